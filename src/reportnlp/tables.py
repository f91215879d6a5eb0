"""The findings as flat tables: one definition of columns and types for CSV, Excel, data frames and Parquet.

A nested value becomes columns: a span its text under the field's name, with `_start` and `_end` beside it; a
period `_from` and `_to`; bounds `_lower`, `_upper` …; a list of offsets a text joined by blanks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, Literal

from reportnlp import contract, model
from reportnlp.analysis import TABLES, Analysis

Type = Literal["text", "integer", "number", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its type, and how it is read from a finding (absent values are None)."""

    name: str
    type: Type
    read: Callable[[Any], Any]


_PLAIN: dict[str, Type] = {"int": "integer", "float": "number", "Number": "number", "bool": "flag", "str": "text"}
_NESTED: dict[str, dict[str, tuple[str, Type]]] = {
    "Span": {"": ("text", "text"), "_start": ("start", "integer"), "_end": ("end", "integer")},
    "Period": {"_from": ("start", "text"), "_to": ("end", "text")},
    "Bounds": {
        "_lower": ("lower", "number"),
        "_upper": ("upper", "number"),
        "_lower_open": ("lower_open", "flag"),
        "_upper_open": ("upper_open", "flag"),
    },
}
HEAD = (
    Column("source", "text", attrgetter("source")),
    Column("place", "text", lambda report: report.region.name),
    Column("year", "integer", attrgetter("year")),
)
"""What every row says of its report."""

REPORT = (
    *HEAD,
    *(Column(name, "text", attrgetter(name)) for name in ("sha256", "encoding", "title", "organ")),
    *(
        Column(name, "text", attrgetter(f"region.{name}"))
        for name in ("province", "city", "county", "township", "adcode")
    ),
    Column("level", "text", attrgetter("level")),
    Column("genre", "text", attrgetter("genre")),
    Column("period_from", "text", lambda report: report.period and report.period.start),
    Column("period_to", "text", lambda report: report.period and report.period.end),
    Column("characters", "integer", lambda report: len(report.text)),
    Column("warnings", "text", lambda report: "\n".join(report.warnings) or None),
)
"""The columns of the `reports` table, one row a report."""


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table of findings, without those of `HEAD`; an unknown table is a KeyError."""
    cls = TABLES[table]
    keys = {name: key for key, name in contract.KEYS[cls]}
    return tuple(column for f in fields(cls) for column in _columns(table, keys[f.name], f.name, str(f.type)))


def _columns(table: str, key: str, name: str, annotation: str) -> Iterator[Column]:
    kind = annotation.removesuffix(" | None")
    if kind.startswith("tuple"):
        yield Column(key, "text", lambda row: " ".join(map(str, getattr(row, name))) or None)
    elif kind in _NESTED:
        stem = "" if (table, key) == ("indicators", "period") else key
        for suffix, (part, of) in _NESTED[kind].items():
            yield Column(f"{stem}{suffix}".removeprefix("_") if not stem else f"{stem}{suffix}", of, _reach(name, part))
    else:
        yield Column(key, _PLAIN.get(kind, "text"), attrgetter(name))


def _reach(name: str, part: str) -> Callable[[Any], Any]:
    return lambda row: None if (inner := getattr(row, name)) is None else getattr(inner, part)


def rows(analysis: Analysis, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as flat dicts: source, place, year, then the table's own columns.

    >>> import reportnlp
    >>> next(rows(reportnlp.analyse(reportnlp.from_text("发放资料5000余份。")), "quantities"))["text"]
    '5000余份'
    """
    head = {column.name: column.read(analysis.report) for column in HEAD}
    for finding in getattr(analysis, table):
        yield head | {column.name: column.read(finding) for column in columns(table)}


def report_row(report: model.Report) -> dict[str, Any]:
    """Return the row of the `reports` table."""
    return {column.name: column.read(report) for column in REPORT}
