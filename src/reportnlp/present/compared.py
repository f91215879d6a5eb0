"""A comparison as flat tables: for CSV, Excel, data frames and terminals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from reportnlp.compare.changes import Change
from reportnlp.compare.choice import PARTS
from reportnlp.compare.comparison import Compared, Comparison
from reportnlp.compare.indicators import Cell
from reportnlp.compare.indicators import Row as IndicatorRow
from reportnlp.compare.reuse import Formula, Formulaic, Reuse
from reportnlp.compare.rewording import Shift
from reportnlp.compare.sections import SectionShare, Verifiability
from reportnlp.compare.similarity import Neighbour, Point
from reportnlp.compare.terms import KeyTerm, Trend
from reportnlp.model import Period, Span
from reportnlp.present.codebook import vocabulary_label
from reportnlp.present.sheets import Row, Sheet
from reportnlp.tables import Column, Type

if TYPE_CHECKING:
    import pandas as pd

TABLES: dict[str, tuple[str, ...]] = dict(
    zip(
        PARTS,
        (
            ("indicators", "cells"),
            ("shares", "promises"),
            ("key_terms", "trends"),
            ("changes", "shifts", "formulae", "formulaic", "reuse"),
            ("neighbours", "points"),
        ),
        strict=True,
    )
)
"""The tables of each part of a comparison. `indicators` has a column a group; `cells` every fact, a row a cell."""

_PLAIN: dict[str, Type] = {"int": "integer", "float": "number", "Number": "number", "bool": "flag"}
_SUFFIXES: dict[str, dict[str, Type]] = {
    "Span": {"": "text", "_start": "integer", "_end": "integer"},
    "Period": {"_from": "text", "_to": "text"},
}


def comparison_sheets(comparison: Comparison, parts: Iterable[str] = PARTS) -> list[Sheet]:
    """Return the tables of the chosen parts of a comparison."""
    return [comparison_sheet(comparison, table) for part in parts for table in TABLES[part]]


def comparison_sheet(comparison: Comparison, table: str) -> Sheet:
    """Return one table of a comparison; an unknown name is a KeyError that names the known ones."""
    known = [name for names in TABLES.values() for name in names]
    if table not in known:
        raise KeyError(f"{table}: the tables of a comparison are {', '.join(known)}")
    if table == "indicators":
        rows = [_head(panel) | row for panel in comparison.panels for row in _wide(panel)]
        return Sheet(table, (*_columns_of(_PANEL), *_columns_of(_SHARED), *_group_columns(comparison)), rows)
    head, cls, read = _TABLES[table]
    return Sheet(table, (*head, *_columns_of(_types(cls))), list(read(comparison)))


def comparison_frame(comparison: Comparison, table: str) -> pd.DataFrame:
    """Return one table of a comparison as a data frame."""
    sheet = comparison_sheet(comparison, table)
    if table != "indicators":
        from reportnlp.present.frames import to_frame

        return to_frame(sheet)
    import pandas as pd

    return pd.DataFrame(list(sheet.rows), columns=[column.name for column in sheet.columns], dtype=object)


def _types(cls: type) -> dict[str, str]:
    return {each.name: str(each.type).removesuffix(" | None") for each in fields(cls)}


def _columns_of(types: dict[str, str]) -> tuple[Column, ...]:
    """Return the columns of named fields: a place is its text, start and end, a list is one text."""
    return tuple(
        _column(name + suffix, of)
        for name, kind in types.items()
        for suffix, of in _SUFFIXES.get(kind, {"": _PLAIN.get(kind, "text")}).items()
    )


def _column(name: str, of: Type) -> Column:
    return Column(name, of, lambda row: row.get(name))


def _flat(value: Any) -> Row:
    return {name: cell for each in fields(value) for name, cell in _cells(each.name, getattr(value, each.name))}


def _cells(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Span):
        yield from ((name, value.text), (f"{name}_start", value.start), (f"{name}_end", value.end))
    elif isinstance(value, Period):
        yield from ((f"{name}_from", value.start), (f"{name}_to", value.end))
    elif isinstance(value, tuple):
        yield name, _join(name, value)
    else:
        yield name, value


def _join(name: str, values: tuple[Any, ...]) -> str | None:
    if name in {"edits", "shifts"}:
        return "；".join(f"{each.before.text}→{each.after.text}" for each in values) or None
    return " ".join(map(str, values))


_PANEL = {"genre": "str", "within": "str"}
_SHARED = dict.fromkeys(("indicator", "measure", "role", "years", "unit"), "str")


def _head(panel: Compared) -> Row:
    return {"genre": panel.panel.genre, "within": panel.panel.within}


def _shared(row: IndicatorRow) -> Row:
    return {name: getattr(row, name) for name in _SHARED}


def _of_panels(part: str) -> Callable[[Comparison], Iterator[Row]]:
    return lambda comparison: (
        _head(panel) | _flat(each) for panel in comparison.panels for each in getattr(panel, part)
    )


def _of_all(read: Callable[[Comparison], Iterable[Any]]) -> Callable[[Comparison], Iterator[Row]]:
    return lambda comparison: map(_flat, read(comparison))


def _cell_rows(comparison: Comparison) -> Iterator[Row]:
    for panel in comparison.panels:
        for row in panel.indicators:
            yield from (_head(panel) | _shared(row) | _flat(cell) for cell in row.cells)


def _shift_rows(comparison: Comparison) -> Iterator[Row]:
    for panel in comparison.panels:
        for change in panel.changes:
            groups = {"before_group": change.before_group, "after_group": change.after_group}
            yield from (_head(panel) | groups | _flat(shift) for shift in change.shifts)


_OF_PANEL = _columns_of(_PANEL)
_TABLES: dict[str, tuple[tuple[Column, ...], type, Callable[[Comparison], Iterator[Row]]]] = {
    "cells": ((*_OF_PANEL, *_columns_of(_SHARED)), Cell, _cell_rows),
    "shares": (_OF_PANEL, SectionShare, _of_panels("shares")),
    "promises": (_OF_PANEL, Verifiability, _of_panels("promises")),
    "key_terms": (_OF_PANEL, KeyTerm, _of_panels("key_terms")),
    "trends": (_OF_PANEL, Trend, _of_panels("trends")),
    "changes": (_OF_PANEL, Change, _of_panels("changes")),
    "shifts": ((*_OF_PANEL, *_columns_of({"before_group": "str", "after_group": "str"})), Shift, _shift_rows),
    "formulae": ((), Formula, _of_all(lambda comparison: comparison.formulae)),
    "formulaic": ((), Formulaic, _of_all(lambda comparison: comparison.formulaic)),
    "reuse": ((), Reuse, _of_all(lambda comparison: comparison.reuse)),
    "neighbours": ((), Neighbour, _of_all(lambda comparison: comparison.similarity.neighbours)),
    "points": ((), Point, _of_all(lambda comparison: comparison.similarity.points)),
}


def _wide(panel: Compared) -> Iterator[Row]:
    """Yield an indicator a row, a column a group, and beside it the change or the rank where there is one."""
    beside = _beside(panel.panel.by)
    for row in panel.indicators:
        wide = _shared(row)
        for cell in row.cells:
            wide[cell.group] = figure_of(cell)
            if beside:
                wide[f"{cell.group}_{beside}"] = getattr(cell, beside)
        yield wide


def _group_columns(comparison: Comparison) -> Iterator[Column]:
    keys = [group.key for panel in comparison.panels for group in panel.panel.groups]
    beside = _beside(comparison.by)
    for key in sorted(set(keys)) if comparison.by == "year" else dict.fromkeys(keys):
        yield _column(key, "number")
        if beside:
            yield _column(f"{key}_{beside}", "integer" if beside == "rank" else "number")


def _beside(by: str) -> str | None:
    return {"year": "change", "place": "rank"}.get(by)


def figure_of(cell: Cell) -> float | str:
    """Return a cell as its figure; a range, and what is in step or not stated, in words."""
    if cell.low is None:
        return vocabulary_label("status", cell.status)
    return cell.low if cell.low == cell.high else f"{cell.low}—{cell.high}"
