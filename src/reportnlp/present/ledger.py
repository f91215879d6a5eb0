"""Ledgers as tables: an entry a row, and a row of counts for each pair of reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportnlp.compare.entries import Entry, Figure
from reportnlp.compare.ledger import Ledger, group_of
from reportnlp.compare.verdicts import VERDICTS
from reportnlp.present.sheets import Sheet, plain_columns
from reportnlp.tables import Type

_COUNTS: dict[str, Type] = dict.fromkeys(VERDICTS, "integer")

ENTRIES = plain_columns(
    place="text",
    year="integer",
    indicator="text",
    measure="text",
    verdict="text",
    target="text",
    result="text",
    target_low="number",
    target_high="number",
    target_unit="text",
    target_approx="text",
    result_low="number",
    result_high="number",
    result_unit="text",
    result_approx="text",
    confidence="number",
    why="text",
    group="text",
    target_sentence="text",
    result_sentence="text",
    target_start="integer",
    target_end="integer",
    result_start="integer",
    result_end="integer",
    last="text",
    this="text",
)
SUMMARY = plain_columns(
    place="text",
    year="integer",
    targets="integer",
    numeric="integer",
    **_COUNTS,
    last="text",
    this="text",
)
_PARTS = ("low", "high", "unit", "approx", "sentence", "start", "end")


def ledger_sheets(ledgers: Sequence[Ledger]) -> list[Sheet]:
    """Return the sheets `ledger_summary` and `ledger` of some pairs of reports."""
    entries = [_head(ledger) | _row(entry) for ledger in ledgers for entry in ledger.entries]
    counts = [_head(ledger) | ledger.summary() for ledger in ledgers]
    return [Sheet("ledger_summary", SUMMARY, counts), Sheet("ledger", ENTRIES, entries)]


def _head(ledger: Ledger) -> dict[str, Any]:
    report = ledger.this
    return {
        "place": report.region.name, "year": report.year, "last": ledger.last.source, "this": report.source
    }  # fmt: skip


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "indicator": entry.indicator,
        "group": group_of(entry.indicator),
        "measure": entry.measure,
        "verdict": entry.verdict,
        "confidence": entry.confidence,
        "why": entry.why,
        **_side("target", entry.target),
        **_side("result", entry.result),
    }


def _side(name: str, figure: Figure | None) -> dict[str, Any]:
    return {name: figure and figure.text} | {f"{name}_{part}": figure and getattr(figure, part) for part in _PARTS}
