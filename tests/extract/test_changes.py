"""Changes: amounts of change against levels, and what a change is compared with."""

from __future__ import annotations

from typing import Any

import pytest

from marking import unmark
from reportnlp.extract import find_quantities
from reportnlp.rules import load_table
from reportnlp.text import fold

CUES = load_table("reportnlp.extract", "changes.toml")["cue"]


def changes(text: str) -> list[tuple[str, str | None]]:
    return [(quantity.text, quantity.change) for quantity in find_quantities(text, fold(text), ())]


@pytest.mark.parametrize("row", CUES, ids=lambda row: row["id"])
def test_examples_change(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        text, marked = unmark(example)
        assert changes(text) == [(quantity, row["change"]) for _, quantity in marked], example


@pytest.mark.parametrize("row", CUES, ids=lambda row: row["id"])
def test_counterexamples_do_not(row: dict[str, Any]) -> None:
    for example in row.get("counterexamples", ()):
        text, marked = unmark(example)
        assert changes(text) == [(quantity, None) for _, quantity in marked], example


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("排名上升3位", [("3位", "up")]),
        ("比重由23.1%提高到24.2%", [("23.1%", None), ("24.2%", None)]),
        ("总量达到80万吨，比上年增加5万吨", [("80万吨", None), ("5万吨", "up")]),
        ("新增学位800个，拆除违建3处", [("800个", "up"), ("3处", None)]),
        ("改造提升13条道路", [("13条", None)]),
        ("新增设施农业3万亩，打造示范区9万亩、“丰产田”6万亩", [("3万亩", "up"), ("9万亩", None), ("6万亩", None)]),
        ("新增托位900个，开设寒暑托班60个，供应住房80套", [("900个", "up"), ("60个", None), ("80套", None)]),
        ("新增全球前1%学科3个", [("前1%", None), ("3个", "up")]),
        ("增速连续三年保持在9%以上", [("三年", None), ("9%以上", "up")]),
        ("降幅居全市第2", [("第2", None)]),
        ("减少贫困人口2.1万人", [("2.1万人", "down")]),
    ],
)
def test_a_level_is_no_change(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert changes(text) == expected


def test_a_rise_in_rank_is_a_rank() -> None:
    (quantity,) = find_quantities(text := "排名上升3位", fold(text), ())
    assert quantity.kind == "rank"


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("比2019年增长12%", ["2019年"]),
        ("较上年提高2个百分点", ["上年"]),
        ("同比增长5%", ["同比"]),
        ("分别比上年增长5%、6%", ["上年", "上年"]),
        ("增长5%", ["推断：上年"]),
        ("年均增长5%", [None]),
        ("是2015年的1.8倍", ["2015年"]),
        ("达到5%", [None]),
    ],
)
def test_the_base_is_said_or_inferred(text: str, bases: list[str | None]) -> None:
    assert [quantity.base for quantity in find_quantities(text, fold(text), ())] == bases
