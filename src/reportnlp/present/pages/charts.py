"""The geometry of pictures: plain numbers that charts.html draws as SVG; every mark leads to a row of a table."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportnlp.present.cells import safe
from reportnlp.present.screen import figure_label

WIDTH, HEIGHT = 420, 190
LEFT, RIGHT, TOP, BOTTOM = 52, 18, 10, 24
BAR, NAME, TIP = 20, 130, 52
CELL = 16
TICKS = 4
TINY = 1e-9
COLOURS = 6
"""Colours of series, in turn (page.css: --series-0 …)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value in a picture: what is told of it, and the row of the picture's table in which it stands."""

    value: float
    title: str
    row: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its kind names the macro of charts.html, `sheet` the table that says the same, `key` its colours."""

    kind: str
    title: str
    sheet: str
    shape: dict[str, Any]
    note: str = ""
    key: Sequence[tuple[str, str]] = ()


def line_chart(
    title: str, sheet: str, labels: Sequence[str], series: Mapping[str, Sequence[Mark | None]], note: str = ""
) -> Picture:
    """Return lines over `labels`, one a series, with gaps where a value is None; nothing to draw is a ValueError."""
    values = [mark.value for marks in series.values() for mark in marks if mark]
    ticks = ticks_of(min(values), max(values))
    step = (WIDTH - LEFT - RIGHT) / max(len(labels) - 1, 1)
    start = LEFT if len(labels) > 1 else (WIDTH + LEFT) / 2
    xs = [start + n * step for n in range(len(labels))]
    height = _scale(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    every = max(1, math.ceil(len(labels) / 8))
    return Picture(
        "lines",
        title,
        sheet,
        {
            "width": WIDTH,
            "height": HEIGHT,
            "ticks": [{"y": height(tick), "label": figure_label(tick, tick)} for tick in ticks],
            "labels": [
                {"x": _short(x), "label": safe(label)} for x, label in list(zip(xs, labels, strict=True))[::every]
            ],
            "series": [
                {"colour": n % COLOURS, "path": _path(xs, marks, height), "marks": _dots(xs, marks, height)}
                for n, marks in enumerate(series.values())
            ],
        },
        note,
        [(f"series-{n % COLOURS}", name) for n, name in enumerate(series)],
    )


def _path(xs: Sequence[float], marks: Sequence[Mark | None], height: Any) -> str:
    parts, pen = [], "M"
    for x, mark in zip(xs, marks, strict=True):
        if mark:
            parts.append(f"{pen}{_short(x)} {height(mark.value)}")
        pen = "L" if mark else "M"
    return "".join(parts)


def _dots(xs: Sequence[float], marks: Sequence[Mark | None], height: Any) -> list[dict[str, Any]]:
    pairs = zip(xs, marks, strict=True)
    return [
        {"x": _short(x), "y": height(mark.value), "title": safe(mark.title), "row": mark.row}
        for x, mark in pairs
        if mark
    ]


def bar_chart(title: str, sheet: str, bars: Sequence[tuple[str, Mark]], note: str = "") -> Picture:
    """Return horizontal bars from zero, those below it to the left; nothing to draw is a ValueError."""
    low = min(0.0, *(mark.value for _, mark in bars))
    high = max(0.0, *(mark.value for _, mark in bars))
    across = _scale(low, high if high > low else 1, NAME + (TIP if low < 0 else 0), WIDTH - TIP)
    zero = across(0)
    drawn = [
        {
            "y": n * BAR,
            "label": safe(label),
            "x": min(zero, across(mark.value)),
            "width": _short(abs(across(mark.value) - zero)),
            "sign": "less" if mark.value < 0 else "more",
            "tip": across(mark.value) + (-4 if mark.value < 0 else 4),
            "figure": figure_label(round(mark.value, 2), round(mark.value, 2)),
            "title": safe(mark.title),
            "row": mark.row,
        }
        for n, (label, mark) in enumerate(bars)
    ]
    shape = {"width": WIDTH, "height": len(bars) * BAR + 4, "zero": zero, "name": NAME, "bars": drawn}
    return Picture("bars", title, sheet, shape, note)


def stacked_chart(
    title: str,
    sheet: str,
    rows: Sequence[tuple[str, Sequence[tuple[str, Mark]]]],
    key: Sequence[tuple[str, str]],
    note: str = "",
) -> Picture:
    """Return a bar a row, made of (class, mark) parts that are shares of one."""
    room = WIDTH - NAME - RIGHT
    drawn = []
    for n, (label, parts) in enumerate(rows):
        x, made = float(NAME), []
        for colour, mark in parts:
            width = mark.value * room
            made.append(
                {"x": _short(x), "width": _short(width), "colour": colour, "title": safe(mark.title), "row": mark.row}
            )
            x += width
        drawn.append({"y": n * BAR, "label": safe(label), "parts": made})
    shape = {"width": WIDTH, "height": len(rows) * BAR + 4, "name": NAME, "rows": drawn}
    return Picture("stacked", title, sheet, shape, note, key)


def heat_map(
    title: str, sheet: str, names: Sequence[str], matrix: Sequence[Sequence[float]], note: str = ""
) -> Picture:
    """Return a square of cells, from the least value of all (pale) to one (dark); its rows bear their names."""
    least = min(0.999, *(value for row in matrix for value in row))
    cells = [
        {
            "x": NAME + j * CELL,
            "y": i * CELL,
            "value": _short(max(0.0, min(1.0, (value - least) / (1 - least)))),
            "title": safe(f"{names[i]} · {names[j]} {value:.2f}"),
        }
        for i, row in enumerate(matrix)
        for j, value in enumerate(row)
    ]
    labels = [{"y": n * CELL, "label": safe(name)} for n, name in enumerate(names)]
    size = len(names) * CELL
    return Picture(
        "heat",
        title,
        sheet,
        {"width": NAME + size, "height": size, "name": NAME, "cell": CELL, "cells": cells, "labels": labels},
        note,
    )


def ticks_of(low: float, high: float) -> list[float]:
    """Return round numbers from at most `low` to at least `high`.

    >>> ticks_of(4.2, 8.9), ticks_of(0, 1), ticks_of(5, 5)
    ([4.0, 6.0, 8.0, 10.0], [0.0, 0.5, 1.0], [4.5, 5.0, 5.5])
    """
    if high - low <= TINY * max(abs(low), abs(high), 1):
        reach = abs(low) / 10 if abs(low) > TINY else 1
        low, high = low - reach, high + reach
    raw = (high - low) / TICKS
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= raw)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(n * step, 10) for n in range(first, last + 1)]


def _scale(low: float, high: float, start: float, end: float) -> Any:
    return lambda value: _short(start + (value - low) / (high - low) * (end - start))


def _short(value: float) -> float:
    return round(value, 2)
