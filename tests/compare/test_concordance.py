from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportnlp
from reportnlp.compare.concordance import concordance
from reportnlp.model import ReportError

TEXT = "一、过去一年的工作\n稳定就业，新增就业5000人。\n二、存在的问题\n就业压力较大，与印度尼西亚贸易下降。"


def analysis_of(text: str, source: str = "a.txt", year: int = 2024):
    analysis = reportnlp.analyse(reportnlp.from_text(text))
    return analysis.replace(report=replace(analysis.report, source=source, year=year))


def test_hits_stand_at_their_places_with_context_of_their_line() -> None:
    hits = concordance([analysis_of(TEXT)], "就业", context=3)
    assert [(hit.left, hit.keyword, hit.right) for hit in hits] == [
        ("稳定", "就业", "，新增"),
        ("，新增", "就业", "500"),
        ("", "就业", "压力较"),
    ]
    assert all(TEXT[hit.start : hit.end] == "就业" for hit in hits)
    assert [hit.section for hit in hits] == [analysis_of(TEXT).section_at(hit.start) for hit in hits]


def test_word_mode_finds_whole_words_only() -> None:
    assert len(concordance([analysis_of(TEXT)], "印度")) == 1
    assert concordance([analysis_of(TEXT)], "印度", "word") == []
    assert len(concordance([analysis_of(TEXT)], "印度尼西亚", "word")) == 1


def test_regex_mode() -> None:
    assert [hit.keyword for hit in concordance([analysis_of(TEXT)], r"(稳定|新增)就业", "regex")] == [
        "稳定就业",
        "新增就业",
    ]
    with pytest.raises(ReportError, match="not a regular expression"):
        concordance([], "(", "regex")


def test_an_empty_term_is_an_error_and_an_empty_match_no_hit() -> None:
    with pytest.raises(ReportError, match="needs a term"):
        concordance([], "")
    assert concordance([analysis_of(TEXT)], "x*", "regex") == []


def test_orders() -> None:
    analyses = [analysis_of("二就业丙。", "b", 2025), analysis_of("一就业甲。三就业乙。", "a", 2023)]
    found = {
        order: "".join(h.right[0] for h in concordance(analyses, "就业", order=order)) for order in ("text", "year")
    }
    assert found == {"text": "丙甲乙", "year": "甲乙丙"}
    assert [hit.right for hit in concordance(analyses, "就业", order="right")] == sorted(
        hit.right for hit in concordance(analyses, "就业")
    )
    lefts = [hit.left[::-1] for hit in concordance(analyses, "就业", order="left")]
    assert lefts == sorted(lefts)


@given(st.text(alphabet="就业增长，。\n一二", max_size=60), st.sampled_from(["就业", "增", "一二"]))
def test_all_occurrences_are_found(text: str, term: str) -> None:
    analysis = reportnlp.analyse(reportnlp.from_text(text + "。"))
    chrome = sum(analysis.report.text[x.start : x.end].count(term) for x in analysis.lines if x.role == "chrome")
    assert len(concordance([analysis], term)) == sum(line.count(term) for line in text.split("\n")) - chrome
