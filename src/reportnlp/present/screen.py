"""Tables as they are read on a screen: fewer columns, values in Chinese, pairs of bounds in one cell."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportnlp.present.codebook import Entry, entry, merged_entries, value_label
from reportnlp.present.sheets import Row, Sheet
from reportnlp.tables import HEAD, Column

MAGNITUDES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
MAX_DECIMALS = {"万亿": 4, "亿": 4, "万": 2}
"""A figure with more decimals than these is easier to read in full: 31,995, not 3.1995万."""
DECIMALS = 4
"""Decimals of a computed figure that a screen shows."""
HEAD_KEYS = {column.name for column in HEAD}
HEDGES = {"<": "＜", ">": "＞", "~": "约"}


@dataclass(frozen=True, slots=True)
class ScreenColumn:
    """A column on a screen: its key and label, its rank (1 stays longest), whether it holds figures, its cells."""

    key: str
    label: str
    rank: int
    numeric: bool
    cell: Callable[[Row], str]


def screen_columns(sheet: Sheet) -> list[ScreenColumn]:
    """Return the columns of a sheet that are worth a place on a screen, in the sheet's order."""
    merged = {key.split("..")[0]: (key, found) for key, found in merged_entries(sheet.name).items()}
    by_name = {column.name: column for column in sheet.columns}
    return [
        made
        for column in sheet.columns
        for made in (*_single(sheet.name, column), *_merged(by_name, *merged.get(column.name, ("", None))))
    ]


def _single(table: str, column: Column) -> Iterator[ScreenColumn]:
    found = entry(table, column.name)
    if found.screen:
        numeric = column.type in {"number", "integer"}
        read = lambda row: _cell(table, column, row.get(column.name))  # noqa: E731
        yield ScreenColumn(column.name, found.label, found.screen, numeric, read)


def _cell(table: str, column: Column, value: Any) -> str:
    if column.type == "number" and isinstance(value, int | float):
        figure = round(value, DECIMALS) + 0  # no -0.0
        return figure_label(figure, figure)
    return value_label(table, column, value)


def _merged(columns: dict[str, Column], key: str, found: Entry | None) -> Iterator[ScreenColumn]:
    first, _, second = key.partition("..")
    if found and found.screen and second in columns:
        figures = columns[first].type == "number"
        join = figure_label if figures else period_label
        hedge = "approx" if first == "low" else ""
        read = lambda row: HEDGES.get(row.get(hedge) or "", "") + join(row.get(first), row.get(second))  # noqa: E731
        yield ScreenColumn(key, found.label, found.screen, figures, read)


def figure_label(low: float | None, high: float | None) -> str:
    """Return one figure or a range as people write it: with 万, 亿, 万亿 where that is short and exact.

    >>> figure_label(1480, 1480), figure_label(3, 5.5), figure_label(1200000000000, 1200000000000)
    ('1,480', '3—5.5', '1.2万亿')
    """
    return "—".join(dict.fromkeys(_figure(end) for end in (low, high) if end is not None))


def _figure(value: float) -> str:
    for size, word in MAGNITUDES:
        short = Decimal(str(value)) / size
        if abs(short) >= 1 and -int(short.normalize().as_tuple().exponent) <= MAX_DECIMALS[word]:
            return f"{short.normalize():,f}{word}"
    return f"{Decimal(str(value)).normalize():,f}"


def period_label(start: str | None, end: str | None) -> str:
    """Return a stretch of ISO days as people write it: whole months and years lose their days.

    >>> period_label("2021-01-01", "2021-12-31"), period_label("2021-03-01", "2021-04-30")
    ('2021', '2021-03—2021-04')
    >>> period_label("2021-08-20", "2021-08-20"), period_label("2021-01-01", None), period_label(None, None)
    ('2021-08-20', '2021-01-01—', '')
    """
    if not start or not end:
        return f"{start or ''}—{end or ''}" if start or end else ""
    if start.endswith("-01-01") and end.endswith("-12-31"):
        start, end = start[:4], end[:4]
    elif start.endswith("-01") and int(end[8:]) == monthrange(int(end[:4]), int(end[5:7]))[1]:
        start, end = start[:7], end[:7]
    return start if start == end else f"{start}—{end}"
