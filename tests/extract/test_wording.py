"""Wording: how firmly a figure is set, and the value aimed at beside a target."""

from __future__ import annotations

from typing import Any

import pytest

from marking import unmark
from reportnlp.extract import find_quantities
from reportnlp.model import Quantity
from reportnlp.rules import load_table
from reportnlp.text import fold

ROWS = load_table("reportnlp.extract", "wording.toml")["wording"]


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, fold(text), ())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_examples_are_worded_so(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        text, marked = unmark(example)
        assert [(q.text, q.wording) for q in read(text)] == [(each, row["wording"]) for _, each in marked], example


def test_a_word_of_the_sentence_before_does_not_hold() -> None:
    assert [q.wording for q in read("确保稳定。新建学校3所")] == [None]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("生产总值增长5%左右，力争5.5%。", "5.5%"),
        ("投资增长8%，实际工作中争取达到10%。", "10%"),
        ("生产总值增长5%，力争新建学校3所。", None),
        ("生产总值增长5%，投资增长6%。", None),
    ],
)
def test_the_value_aimed_at_stands_beside_the_target(text: str, stretch: str | None) -> None:
    first = read(text)[0]
    assert (first.stretch.text if first.stretch else None) == stretch
