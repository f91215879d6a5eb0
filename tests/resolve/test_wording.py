from __future__ import annotations

from typing import Any

import pytest

from marking import read_in, unmark
from reportnlp.rules import load_table

PLAN = "二、2025年工作安排\n"
ROWS = load_table("reportnlp.resolve", "wording.toml")["wording"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_examples_are_worded_so(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        text, marked = unmark(example)
        found = read_in(2025, PLAN + text).quantities
        assert [(q.text, q.wording) for q in found] == [(each, row["wording"]) for _, each in marked], example


def test_a_word_of_the_sentence_before_does_not_hold() -> None:
    assert [q.wording for q in read_in(2025, PLAN + "确保稳定。新建学校3所。").quantities] == [None]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("生产总值增长5%左右。", "soft"),
        ("力争新增企业30家。", "soft"),
        ("确保新增就业2万人。", "hard"),
        ("新增就业2万人以上。", "hard"),
        ("失业率控制在5%以内。", "hard"),
        ("确保生产总值增长5%左右。", "hard"),
        ("力争接待游客100万人次以上。", "soft"),
        ("新建学校3所。", None),
    ],
)
def test_targets_are_worded_hard_or_soft(text: str, wording: str | None) -> None:
    assert [q.wording for q in read_in(2025, PLAN + text).quantities] == [wording]


def test_results_have_no_wording() -> None:
    (figure,) = read_in(2025, "一、2024年工作回顾\n一年来，全县各项事业取得新成效。预计生产总值增长5%左右。").quantities
    assert figure.wording is None


def test_a_better_value_is_the_stretch_of_the_target() -> None:
    target, better = read_in(2025, PLAN + "生产总值增长5%以上，力争达到6%。").quantities
    assert target.stretch
    assert (target.wording, target.stretch.text, target.stretch.start) == ("hard", "6%", better.start)
    assert (better.wording, better.stretch) == ("soft", None)


@pytest.mark.parametrize(
    "text",
    ["生产总值增长5%，力争新增企业6家。", "生产总值增长5%。财政收入力争增长6%。", "增长5%，税收增长6%。", "没有数字。"],
)
def test_what_is_no_stretch(text: str) -> None:
    assert [q.stretch for q in read_in(2025, PLAN + text).quantities if q.stretch] == []
