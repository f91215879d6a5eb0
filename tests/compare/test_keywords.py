"""The keyword index: every rule counts what it says, and ranks follow from the shares."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.analysis import Analysis
from reportnlp.compare.counting import CountingRule, count
from reportnlp.compare.keywords import keyword_index, ranks
from reportnlp.compare.words import WordList, load_words
from reportnlp.model import Line, Region, Report, ReportError

CORPORA = Path(__file__).parent.parent.parent / "corpora"
WORDS = WordList("d", "数字", ("数字经济", "经济", "大数据"))


def report(*lines: str, name: str = "a", title: str = "") -> Analysis:
    """A report of a title (perhaps) and paragraphs of achievements."""
    parts = [line for line in (title, *lines) if line]
    text = "\n".join(parts)
    starts = [sum(len(part) + 1 for part in parts[:n]) for n in range(len(parts))]
    found = tuple(
        Line(s, s + len(p), "title" if p == title else "para", "other" if p == title else "achievement")
        for s, p in zip(starts, parts, strict=True)
    )
    return Analysis(Report(name, "", None, None, None, Region(name), None, None, 2021, None, text), lines=found)


ONE = report("发展数字经济，经济向好。缺乏大数据人才。", "生活改善。", title="经济报告")


@pytest.mark.parametrize(
    ("rule", "hits"),
    [
        (CountingRule("longest"), {"数字经济": 1, "经济": 1, "大数据": 1}),
        (CountingRule("substring"), {"数字经济": 1, "经济": 2, "大数据": 1}),
        (CountingRule("longest", negation=True), {"数字经济": 1, "经济": 1}),
        (CountingRule("longest", boilerplate=True), {"数字经济": 1, "经济": 2, "大数据": 1}),
    ],
)
def test_what_is_a_hit(rule: CountingRule, hits: dict[str, int]) -> None:
    assert dict(count(ONE, WORDS, rule).hits) == hits


def test_a_token_match_begins_and_ends_with_a_token() -> None:
    words = WordList("x", "印度", ("印度",))
    text = report("与印度尼西亚和印度合作。")
    assert count(text, words, CountingRule("longest")).hits["印度"] == 2
    assert count(text, words, CountingRule("token")).hits["印度"] == 1


@pytest.mark.parametrize(
    ("per", "numerator", "denominator"),
    [("characters", 4 + 2 + 3, 25), ("sentences", 2, 3), ("paragraphs", 1, 2)],
)
def test_what_it_is_a_share_of(per: str, numerator: int, denominator: int) -> None:
    counted = count(ONE, WORDS, CountingRule("longest", per))  # type: ignore[arg-type]
    assert (counted.numerator, counted.denominator) == (numerator, denominator)


@pytest.mark.parametrize("denial", ["没有数字经济", "缺乏大数据"])
@pytest.mark.parametrize("kept", ["不断发展数字经济", "不仅有大数据", "未来的经济"])
def test_negation(denial: str, kept: str) -> None:
    rule = CountingRule("longest", negation=True)
    assert count(report(f"{denial}。"), WORDS, rule).hits.total() == 0
    assert count(report(f"{kept}。"), WORDS, rule).hits.total() == 1


def test_a_report_without_text_has_no_share() -> None:
    assert count(report("  "), WORDS, CountingRule()).share == 0


def test_ranks_are_reproduced_by_ten_lines_of_another_kind() -> None:
    places = {
        "甲": "数字经济。" * 5 + "其他事。" * 3,
        "乙": "经济好。" + "其他事。" * 9,
        "丙": "数字经济强，大数据多。",
    }
    index = keyword_index(
        [report(text, name=name) for name, text in places.items()], WORDS, CountingRule(per="characters")
    )
    shares = {}
    for name, text in places.items():
        left, covered = text, 0
        for word in sorted(WORDS.words, key=len, reverse=True):
            covered += len(word) * left.count(word)
            left = left.replace(word, "#")
        shares[name] = covered / len(text)
    order = sorted(shares, key=shares.__getitem__, reverse=True)
    assert [row.place for row in sorted(index.rows, key=lambda row: row.rank)] == order
    assert {row.place: row.share for row in index.rows} == pytest.approx(shares)


def test_robustness_tries_every_other_choice_and_every_word() -> None:
    index = keyword_index([report("数字经济。", name="甲"), report("经济，经济，其他。", name="乙")], WORDS)
    changes = [move.change for move in index.robustness]
    assert len(changes) == len(set(changes)) == 2 + 3 + 2 + len(WORDS.words)
    assert all(move.spearman is None or -1 <= move.spearman <= 1 for move in index.robustness)
    assert index.to_dict()["words"]["sha256"][:12] in index.citation


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_ranks_share_what_ties_take(shares: list[float]) -> None:
    assert sum(ranks(shares)) == pytest.approx(len(shares) * (len(shares) + 1) / 2)


@pytest.mark.parametrize("path", sorted((CORPORA / "words").glob("*.toml")), ids=lambda p: p.stem)
def test_shipped_lists_load(path: Path) -> None:
    words = load_words(path)
    assert len(words.words) == 15
    assert words.note
    assert words.without(words.words[0]).sha256 != words.sha256


@pytest.mark.parametrize(
    "content", ["words = []", 'words = ["甲", "甲"]', 'words = ["甲", ""]', 'words = "甲"', "words = ["]
)
def test_a_faulty_list_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "list.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReportError, match=r"list\.toml"):
        load_words(path)
