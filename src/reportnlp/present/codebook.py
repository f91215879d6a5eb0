"""Labels for people: what each column, table and value is called in Chinese, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportnlp.messages import chinese
from reportnlp.rules import load_rows
from reportnlp.tables import Column

REASONS = Path(__file__).with_name("reasons.tsv")
"""Why findings are what they are; those of ledgers stand with the messages."""
VOCABULARIES = {
    ("lines", "role"): "line_role",
    ("quantities", "kind"): "quantity_kind",
    ("events", "kind"): "event_kind",
    ("documents", "kind"): "document_kind",
    ("ledger", "group"): "indicator_group",
}
"""Columns whose values are named after the table; every other closed vocabulary bears its column's key."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the codebook says of one column; `screen` is its rank on screens, 1 first, None for never shown."""

    label: str
    screen: int | None
    description: str


@cache
def _entries() -> dict[tuple[str, str], Entry]:
    rows = load_rows("reportnlp.present", "codebook.tsv")
    return {
        (row["table"], row["key"]): Entry(row["label"], int(row["screen"] or 0) or None, row["description"])
        for row in rows
    }


@cache
def _values() -> dict[tuple[str, str], str]:
    return {(row["field"], row["value"]): row["label"] for row in load_rows("reportnlp.present", "values.tsv")}


def entry(table: str, key: str) -> Entry:
    """Return what the codebook says of a column; an unknown column bears its key and is shown last.

    >>> entry("quantities", "subject").label
    '对象'
    """
    found = _entries().get((table, key)) or _entries().get(("*", key))
    return found or _beside(key) or Entry(key, 9, "")


def _beside(key: str) -> Entry | None:
    """Return the entry of a column beside that of a group in a comparison (2024_change, 临澜县_rank)."""
    group, _, fact = key.rpartition("_")
    found = _entries().get(("cells", fact)) if group else None
    return found and Entry(f"{group} {found.label}", found.screen, found.description)


def merged_entries(table: str) -> dict[str, Entry]:
    """Return the columns that screens make of two, by their key `first..second`, for a table."""
    found = {key: known for (of, key), known in _entries().items() if ".." in key and of == "*"}
    return found | {key: known for (of, key), known in _entries().items() if ".." in key and of == table}


def table_label(table: str) -> str:
    """Return the Chinese name of a table, or its key where it has none."""
    return vocabulary_label("table", table)


def value_label(table: str, column: Column, value: object) -> str:
    """Return a cell as people read it: closed vocabularies in Chinese, figures grouped, None as an empty text.

    >>> from reportnlp.tables import columns
    >>> role, low = (next(c for c in columns("quantities") if c.name == name) for name in ("role", "low"))
    >>> value_label("quantities", role, "target"), value_label("quantities", low, 1480)
    ('目标', '1,480')
    """
    if value is None:
        return ""
    if column.name in {"why", "anchor"}:
        return _reasons(table, str(value))
    if column.type == "flag":
        return vocabulary_label("flag", str(value))
    if isinstance(value, int | float):
        return _number_label(value, grouped=column.type == "number")
    return vocabulary_label(VOCABULARIES.get((table, column.name), column.name), str(value))


def _reasons(table: str, text: str) -> str:
    """Return reasons in Chinese; a finding's are joined by `; `, a ledger's is one sentence."""
    if table == "ledger":
        return chinese(text)
    return "；".join(chinese(reason, REASONS) for reason in text.split("; "))


def vocabulary_label(vocabulary: str, value: str) -> str:
    """Return the Chinese of a value of a closed vocabulary, or the value itself."""
    return _values().get((vocabulary, value), value)


def _number_label(value: int | float, grouped: bool) -> str:
    if isinstance(value, float):
        value = int(value) if value.is_integer() else round(value, 4)
    return f"{value:,}" if grouped else str(value)
