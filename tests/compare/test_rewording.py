from __future__ import annotations

import re
from pathlib import Path

import pytest

import reportnlp
from reportnlp.compare.alignment import align, paragraphs_of
from reportnlp.compare.corpus import build_corpus
from reportnlp.compare.rewording import Edit, Shift, read_rewording
from reportnlp.rules import load_rules

CORPORA = Path(__file__).parents[2] / "corpora"
ARROW = re.compile(r"<(.*?)>→<(.*?)>")
EXAMPLES = [(rule, example) for rule in load_rules("reportnlp.compare", "shifts.toml") for example in rule.examples]
COUNTER = [(rule, each) for rule in load_rules("reportnlp.compare", "shifts.toml") for each in rule.counterexamples]


def changes(before: str, after: str) -> tuple[list[Edit], list[Shift]]:
    corpus = build_corpus([reportnlp.analyse(reportnlp.from_text(text)) for text in (before, after)])
    return read_rewording(corpus, 0, 1)


def told(shifts: list[Shift]) -> list[tuple[str, str, str, str | None]]:
    return [(shift.kind, shift.before.text, shift.after.text, shift.direction) for shift in shifts]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "id", value))
def test_examples_of_the_scales(rule, example) -> None:
    before, after = ARROW.sub(r"\1", example), ARROW.sub(r"\2", example)
    _, shifts = changes(f"今年{before}。", f"今年{after}。")
    assert [(shift.rule, shift.before.text, shift.after.text) for shift in shifts] == [
        (rule.id, *ARROW.search(example).groups())
    ]


@pytest.mark.parametrize(("rule", "example"), COUNTER, ids=lambda value: getattr(value, "id", value))
def test_counterexamples_of_the_scales(rule, example) -> None:
    before, after = ARROW.sub(r"\1", example), ARROW.sub(r"\2", example)
    assert rule.id not in {shift.rule for shift in changes(f"今年{before}。", f"今年{after}。")[1]}


def test_edits_are_words_at_their_places() -> None:
    before, after = "加大保供力度，鼓励发展夜市经济。", "加大保供稳价力度，发展夜市经济和早市。"
    edits, _ = changes(before, after)
    assert [(edit.before.text, edit.after.text) for edit in edits] == [("", "稳价"), ("鼓励", ""), ("", "和早市")]
    for edit in edits:
        assert before[edit.before.start : edit.before.end] == edit.before.text
        assert after[edit.after.start : edit.after.end] == edit.after.text


def test_a_lone_comma_does_not_part_two_edits() -> None:
    edits, _ = changes("提高保障水平，完善救助制度，守住底线。", "扩大就业规模，优化公共服务，守住底线。")
    assert len(edits) == 1


def test_figures_and_hedges_of_one_indicator() -> None:
    _, shifts = changes("地区生产总值增长6.5%左右。", "地区生产总值增长6%以上。")
    assert told(shifts) == [("figure", "6.5%左右", "6%以上", "down"), ("hedge", "6.5%左右", "6%以上", None)]
    assert {shift.subject for shift in shifts} == {"地区生产总值"}


def test_a_word_in_another_sentence_is_no_shift() -> None:
    _, shifts = changes("积极开展碳汇交易试点。做好春耕。", "扎实推进入湖排口清零行动。做好春耕。")
    assert shifts == []


def test_known_shifts_of_the_sample_reports() -> None:
    texts = [(CORPORA / f"linlan-{year}.txt").read_text(encoding="utf-8") for year in (2023, 2024)]
    corpus = build_corpus([reportnlp.analyse(reportnlp.from_text(text)) for text in texts])
    pairs = align(corpus, paragraphs_of(corpus, 0), paragraphs_of(corpus, 1))
    found = [s for p in pairs if p.status == "reworded" for s in read_rewording(corpus, p.before, p.after)[1]]
    assert {("stance", "积极", "稳妥", None), ("commitment", "力争", "确保", "stronger")} <= set(told(found))
    assert ("hedge", "38亿元左右", "38亿元以上", None) in told(found)
    assert sum(shift.kind == "commitment" for shift in found) >= 4
