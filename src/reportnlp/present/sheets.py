"""Tables as people and programs take them away: one shape for CSV, Excel, data frames, terminals and pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from reportnlp import tables
from reportnlp.analysis import TABLES, Analysis
from reportnlp.tables import Column, Type

Row = dict[str, Any]
TEXT = Column("text", "text", itemgetter("text"))
"""The words at a place, for tables that hold only the place."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named table: its columns in order, and its rows as flat dicts (a missing key is an empty cell)."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Row]


def plain_columns(**types: Type) -> tuple[Column, ...]:
    """Return columns of rows that are dicts already, by name and type.

    >>> [column.name for column in plain_columns(place="text", share="number")]
    ['place', 'share']
    """
    return tuple(Column(name, of, itemgetter(name)) for name, of in types.items())


def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of one of the tables of an analysis, or of `reports`, as they are written for people."""
    if table == "reports":
        return tables.REPORT
    own = tables.columns(table)
    with_text = own if any(column.name in {"text", "message"} for column in own) else (*own[:2], TEXT, *own[2:])
    return (*tables.HEAD, *with_text)


def rows(analysis: Analysis, table: str) -> list[Row]:
    """Return the rows of one table of an analysis, or its row of `reports`."""
    if table == "reports":
        return [tables.report_row(analysis.report)]
    text = analysis.report.text
    found = list(tables.rows(analysis, table))
    if TEXT in columns(table):
        for row in found:
            row["text"] = text[row["start"] : row["end"]]
    return found


def sheets(analysis: Analysis, what: Iterable[str] = TABLES) -> list[Sheet]:
    """Return the report's own row and the chosen tables of an analysis.

    >>> import reportnlp
    >>> [sheet.name for sheet in sheets(reportnlp.analyse(reportnlp.from_text("发放资料5000余份。")), ["quantities"])]
    ['reports', 'quantities']
    """
    return [Sheet(name, columns(name), rows(analysis, name)) for name in ("reports", *what)]
