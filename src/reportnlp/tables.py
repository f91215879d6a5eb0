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
    """One column: its key, its type, how it is read from a finding (absent is None), and what field it is part of."""

    name: str
    type: Type
    read: Callable[[Any], Any]
    field: str = ""
    part: str | None = None


_PLAIN: dict[str, Type] = {"int": "integer", "float": "number", "Number": "number", "bool": "flag", "str": "text"}
_NESTED: dict[str, tuple[type, dict[str, tuple[str, Type]]]] = {
    "Span": (model.Span, {"": ("text", "text"), "_start": ("start", "integer"), "_end": ("end", "integer")}),
    "Period": (model.Period, {"_from": ("start", "text"), "_to": ("end", "text")}),
    "Bounds": (
        model.Bounds,
        {
            "_lower": ("lower", "number"),
            "_upper": ("upper", "number"),
            "_lower_open": ("lower_open", "flag"),
            "_upper_open": ("upper_open", "flag"),
        },
    ),
}
_BARE = {("indicators", "period_from"): "from", ("indicators", "period_to"): "to"}

HEAD = (
    Column("source", "text", attrgetter("source")),
    Column("place", "text", attrgetter("region.name")),
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
    return tuple(column for f in fields(cls) for column in _columns(table, keys[f.name], f.name, _kind(f.type)))


def _kind(annotation: object) -> str:
    return str(annotation).removesuffix(" | None")


def _columns(table: str, key: str, field: str, kind: str) -> Iterator[Column]:
    if kind.startswith("tuple"):
        yield Column(key, "text", lambda row: " ".join(map(str, getattr(row, field))) or None, field)
    elif kind in _NESTED:
        for suffix, (part, of) in _NESTED[kind][1].items():
            yield Column(_BARE.get((table, key + suffix), key + suffix), of, _reach(field, part), field, part)
    else:
        yield Column(key, _PLAIN.get(kind, "text"), attrgetter(field), field)


def _reach(field: str, part: str) -> Callable[[Any], Any]:
    return lambda row: None if (inner := getattr(row, field)) is None else getattr(inner, part)


def rows(analysis: Analysis, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as flat dicts: source, place, year, then the table's own columns.

    >>> import reportnlp
    >>> next(rows(reportnlp.analyse(reportnlp.from_text("发放资料5000余份。")), "quantities"))["text"]
    '5000余份'
    """
    head = {column.name: column.read(analysis.report) for column in HEAD}
    for finding in getattr(analysis, table):
        yield head | {column.name: column.read(finding) for column in columns(table)}


def finding(table: str, row: dict[str, Any]) -> Any:
    """Return the finding that a row of `rows` was made of."""
    cls = TABLES[table]
    cells: dict[str, dict[str, Any]] = {}
    for column in columns(table):
        cells.setdefault(column.field, {})[column.part or ""] = row[column.name]
    return cls(**{f.name: _value(_kind(f.type), cells[f.name]) for f in fields(cls)})


def _value(kind: str, cells: dict[str, Any]) -> Any:
    if kind.startswith("tuple"):
        return tuple(int(n) for n in (cells[""] or "").split())
    if kind in _NESTED:
        return None if all(cell is None for cell in cells.values()) else _NESTED[kind][0](**cells)
    value = cells[""]
    return int(value) if kind == "Number" and isinstance(value, float) and value.is_integer() else value


def report_row(report: model.Report) -> dict[str, Any]:
    """Return the row of the `reports` table."""
    return {column.name: column.read(report) for column in REPORT}


def report_of(row: dict[str, Any], text: str) -> model.Report:
    """Return the report that a row of `report_row` describes; `evidence` is not kept in tables."""
    region = model.Region(row["place"], *(row[name] for name in ("province", "city", "county", "township", "adcode")))
    dated = row["period_from"] or row["period_to"]
    return model.Report(
        **{name: row[name] for name in ("source", "sha256", "encoding", "title", "organ", "level", "genre", "year")},
        region=region,
        period=model.Period(row["period_from"], row["period_to"]) if dated else None,
        text=text,
        warnings=tuple((row["warnings"] or "").split("\n")) if row["warnings"] else (),
    )
