"""Small pictures of a whole report: where its sections lie, its main figures, its events over the months."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from reportnlp.analysis import Analysis
from reportnlp.model import Event, Indicator
from reportnlp.present.cells import safe
from reportnlp.present.codebook import vocabulary_label
from reportnlp.present.pages.marks import MarkedText
from reportnlp.present.screen import HEDGES, figure_label, period_label

STRIP, ENTRIES = 12, 3
"""Indicators in the strip and figures of each; the table has them all."""
MONTH, ROW, HEIGHT = 40, 13, 4
"""Width of a month, height of a dot, and how many dots stand on each other at least."""
FOOT = 38
"""Room under the dots for the months and years."""
FEWEST, MAX_YEARS, MAX_DOTS = 3, 3, 14


def section_bar(analysis: Analysis) -> list[dict[str, Any]]:
    """Return the runs of one section, in the order of the text, each as wide as it is long (of 1,000)."""
    lines = [line for line in analysis.lines if line.role != "chrome"]
    total = sum(line.end - line.start for line in lines) or 1
    bar, x = [], 0.0
    numbered = ((n, line) for n, line in enumerate(analysis.lines) if line.role != "chrome")
    for section, run in groupby(numbered, key=lambda pair: pair[1].section):
        held = list(run)
        width = sum(line.end - line.start for _, line in held) / total * 1000
        title = f"{vocabulary_label('section', section)} {width / 1000:.0%}"
        bar.append(
            {"section": section, "x": _short(x), "width": _short(width), "title": title, "target": f"line-{held[0][0]}"}
        )
        x += width
    return bar


def figure_strip(analysis: Analysis, marked: MarkedText) -> list[dict[str, Any]]:
    """Return the first indicators that are stated, each with its foremost figures, or nothing where there are none."""
    found: defaultdict[str, list[Indicator]] = defaultdict(list)
    for row in analysis.indicators:
        if row.status == "stated" and row.low is not None and row.start is not None:
            found[row.indicator].append(row)
    nearness = partial(_distance, analysis.report.year)
    return [
        {"name": name, "entries": [_entry(row, marked) for row in sorted(rows, key=nearness)[:ENTRIES]]}
        for name, rows in list(found.items())[:STRIP]
    ]


def _distance(year: int | None, row: Indicator) -> tuple[bool, bool]:
    """Sort the single years before longer stretches, and of them the report's own and the last one first."""
    first, last = row.period.start, row.period.end
    single = bool(first and last and first[:4] == last[:4])
    near = bool(year and single and first and year - int(first[:4]) in {0, 1})
    return not near, not single


def _entry(row: Indicator, marked: MarkedText) -> dict[str, Any]:
    value = HEDGES.get(row.approx or "", "") + figure_label(row.low, row.high) + (row.unit or "")
    words = [period_label(row.period.start, row.period.end), vocabulary_label("role", row.role or "")]
    measure = "" if row.measure == "level" else vocabulary_label("measure", row.measure)
    label = " ".join(filter(None, [*words, measure]))
    return {"value": value, "label": label, "role": row.role or "", "at": marked.sentence_of(row.start or 0)}


def timeline(analysis: Analysis) -> dict[str, Any] | None:
    """Return the events that happened within one month as dots over the months, or None where there are hardly any."""
    events = [(n, event) for n, event in enumerate(analysis.events) if _month(event)]
    if len(events) < FEWEST:
        return None
    months = list(_months(_month(event) or "" for _, event in events))
    kept = [(n, event) for n, event in events if _month(event) in months]
    tallest = min(max(Counter(_month(event) for _, event in kept).values()), MAX_DOTS)
    height = max(tallest, HEIGHT) * ROW + FOOT
    return {
        "width": len(months) * MONTH,
        "height": height,
        "ticks": [
            {"x": n * MONTH, "label": str(int(month[5:])), "year": month[:4] if month.endswith("-01") else ""}
            for n, month in enumerate(months)
        ],
        "dots": list(_dots(kept, months, height - FOOT)),
        "note": f"{len(kept)} 件有月日；另有 {len(analysis.events) - len(kept)} 件见表",
    }


def _month(event: Event) -> str | None:
    """Return the month (2021-08) of an event that began and ended in it."""
    day = event.date
    same = day and day.start and day.end and day.start[:7] == day.end[:7]
    return day.start[:7] if same and day and day.start else None


def _months(found: Iterable[str]) -> Iterator[str]:
    """Yield every month of the years from the first to the last; of many years the latest ones."""
    years = sorted({int(month[:4]) for month in found})
    for year in range(max(years[0], years[-1] - MAX_YEARS + 1), years[-1] + 1):
        yield from (f"{year}-{month:02}" for month in range(1, 13))


def _dots(events: Iterable[tuple[int, Event]], months: list[str], floor: int) -> Iterator[dict[str, Any]]:
    stacked: Counter[str] = Counter()
    for n, event in sorted(events, key=lambda pair: pair[1].date.start if pair[1].date and pair[1].date.start else ""):
        month = _month(event) or ""
        level = stacked[month]
        stacked[month] += 1
        if level < MAX_DOTS and event.date:
            day = period_label(event.date.start, event.date.end)
            yield {
                "x": months.index(month) * MONTH + MONTH / 2,
                "y": floor - level * ROW,
                "target": f"events-{n}",
                "title": safe(f"{day} {event.text}"),
            }


def _short(value: float) -> float:
    return round(value, 2)
