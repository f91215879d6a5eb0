from __future__ import annotations

import pytest

import reportnlp
from reportnlp.compare import compare
from reportnlp.compare.ledger import build_ledger

ANALYSIS = reportnlp.analyse(
    reportnlp.from_text(
        "<b>青河县</b>2022年政府工作报告\n2021年5月8日，《青河县法治规划》印发。全年发放资料5000余份。",
        source="a&b.txt",
    )
)


def test_an_analysis_shows_its_facts_and_counts() -> None:
    html = ANALYSIS._repr_html_()
    assert "a&amp;b.txt" in html
    assert "<b>" not in html
    assert '<th class="number">数字</th>' in html
    assert "<script" not in html


def test_a_report_shows_its_facts() -> None:
    html = ANALYSIS.report._repr_html_()
    assert "<dt>年份</dt><dd><bdi>2022</bdi></dd>" in html
    assert "<table>" not in html


def test_show_highlights_by_kind() -> None:
    both = str(ANALYSIS.show())
    assert both.count('data-of="quantities-0"') == both.count('data-of="documents-0"') == 1
    assert 'data-of="documents' not in str(ANALYSIS.show(kind="quantities"))
    assert ANALYSIS.show(kind=["dates", "documents"])._repr_html_().count('data-of="quantities') == 0
    assert "<b>" not in both


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="quantities, dates, events, documents"):
        ANALYSIS.show(kind="figures")


def test_two_of_them_stand_in_one_document() -> None:
    assert " id=" not in str(ANALYSIS.show())


def test_the_page_is_a_door() -> None:
    assert ANALYSIS.to_html().startswith("<!doctype html>")


def test_a_comparison_and_a_ledger_show_themselves() -> None:
    text = "青河县{}年政府工作报告\n一、{}年工作回顾\n生产总值增长6.1%。\n二、{}年目标\n生产总值增长6%左右。"
    reports = [reportnlp.from_text(text.format(year, year - 1, year)) for year in (2022, 2023)]
    last, this = map(reportnlp.analyse, reports)
    html = compare([last, this], by="year")._repr_html_()
    assert "2022、2023" in html
    assert "key_terms" in html
    assert "目标" in build_ledger(last, this)._repr_html_()
