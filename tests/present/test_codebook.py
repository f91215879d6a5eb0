"""Every column and every value of a closed vocabulary has its Chinese name."""

from __future__ import annotations

from typing import get_args

import pytest

from reportnlp import model
from reportnlp.analysis import TABLES
from reportnlp.present.codebook import VOCABULARIES, entry, table_label, value_label, vocabulary_label
from reportnlp.present.ledger import ENTRIES
from reportnlp.present.sheets import columns
from reportnlp.rules import load_rows

VALUES = {
    "section": model.Section,
    "level": model.Level,
    "line_role": model.LineRole,
    "quantity_kind": model.Kind,
    "event_kind": model.EventKind,
    "document_kind": model.DocumentKind,
    "approx": model.Approx,
    "change": model.Change,
    "role": model.Role,
    "wording": model.Wording,
    "grain": model.Grain,
    "measure": model.Measure,
    "status": model.Status,
}


@pytest.mark.parametrize("table", ["reports", *TABLES])
def test_every_column_is_described(table: str) -> None:
    assert table_label(table) != table
    missing = [column.name for column in columns(table) if not entry(table, column.name).description]
    assert not missing, f"add to present/codebook.tsv: {table} {missing}"


@pytest.mark.parametrize("vocabulary", VALUES)
def test_every_value_has_a_name(vocabulary: str) -> None:
    missing = [value for value in get_args(VALUES[vocabulary]) if vocabulary_label(vocabulary, value) == value]
    assert not missing, f"add to present/values.tsv: {vocabulary} {missing}"


def test_every_group_of_indicators_has_a_name() -> None:
    groups = {row["group"] for row in load_rows("reportnlp.resolve", "indicators.tsv")} | {"other"}
    assert not [group for group in groups if vocabulary_label("indicator_group", group) == group]


def test_vocabularies_belong_to_columns() -> None:
    own = {"ledger": ENTRIES}
    for table, key in VOCABULARIES:
        assert key in {column.name for column in own.get(table) or columns(table)}


@pytest.mark.parametrize(
    ("why", "label"),
    [
        ("plan part; heading of 2024", "计划部分；标题所说的 2024 年"),
        ("2023年: over; 2023年 opens the paragraph", "2023年 已过；段首为 2023年"),
        ("heading.mark; never said", "heading.mark；never said"),
    ],
)
def test_reasons_are_told_in_chinese(why: str, label: str) -> None:
    column = next(column for column in columns("quantities") if column.name == "why")
    assert value_label("quantities", column, why) == label
