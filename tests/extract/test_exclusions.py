"""Every exclusion has examples, and they hold no quantity."""

from __future__ import annotations

from typing import Any

import pytest

from marking import unmark
from reportnlp.extract import find_quantities
from reportnlp.rules import load_table
from reportnlp.text import fold

ROWS = load_table("reportnlp.extract", "never.toml")["exclusion"]


def found(text: str) -> list[str]:
    return [quantity.text for quantity in find_quantities(text, fold(text), ())]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_examples_hold_no_quantity(row: dict[str, Any]) -> None:
    assert row["examples"]
    for example in row["examples"]:
        assert found(example) == [], example


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_counterexamples_hold_those_marked(row: dict[str, Any]) -> None:
    for example in row.get("counterexamples", ()):
        text, marked = unmark(example)
        assert found(text) == [quantity for _, quantity in marked], example


@pytest.mark.parametrize(
    "text",
    [
        "打造“5分钟充电圈”样板",
        "深化“3+2+N”改革",
        "PM2.5、G20、K12",
        "通过DB31/T 1402-2023标准",
        "电话021-6660123",
        "1.坚持创新\n2.坚持协调",
        "附件1",
        "国发〔2020〕15号",
        "坚持三项制度",
    ],
)
def test_names_and_codes_hold_none(text: str) -> None:
    assert found(text) == []
