"""What reportnlp and its peers find, in one form, so that they can be held against the same gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import reportnlp

Stretch = tuple[str | None, str | None]
"""First and last day as ISO dates; None is open."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `units` are all words that its unit may be written with, empty where the peer gives none."""

    start: int
    end: int
    low: float | None
    high: float | None
    units: frozenset[str] = frozenset()
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A date: `stretches` are the readings that the peer offers (September may be last year's or this year's)."""

    start: int
    end: int
    stretches: tuple[Stretch, ...]


Finding = Quantity | Day
Finder = Callable[[reportnlp.Report], list[Finding]]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a peer claims to give with value and unit: some kinds of the annotation, and everything in some units."""

    kinds: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()

    def covers(self, kind: str | None, units: Iterable[str | None]) -> bool:
        """Return whether a figure of this kind or with one of these units is claimed."""
        return kind in self.kinds or not self.units.isdisjoint(units)


@dataclass(frozen=True, slots=True)
class Peer:
    """A program, how to ask it, and what it claims (None: everything)."""

    name: str
    find: Finder
    scope: Scope | None = None


def today_of(report: reportnlp.Report) -> date:
    """Return the day on which a report is read: half a month after the period under review; peers need a today."""
    end = report.period.end if report.period else None
    return (date.fromisoformat(end) if end else date(report.year or 2000, 12, 31)) + timedelta(days=15)


def longest(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings that don't overlap: the longer one holds, of equals the first."""
    kept: list[Finding] = []
    for each in sorted(findings, key=lambda each: each.start - each.end):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return kept


def by_line(report: reportnlp.Report, find: Callable[[str], Iterable[Finding]]) -> list[Finding]:
    """Return what is found line by line, which suits peers that slow down with length, placed in the whole text."""
    found, start = [], 0
    for line in report.text.split("\n"):
        found += [_moved(each, start) for each in longest(find(line))]
        start += len(line) + 1
    return found


def _moved(found: Finding, by: int) -> Finding:
    return replace(found, start=found.start + by, end=found.end + by)


def ask_reportnlp(report: reportnlp.Report) -> list[Finding]:
    """Return what reportnlp finds."""
    analysis = reportnlp.analyse(report)
    figures = [
        Quantity(q.start, q.end, q.low, q.high, frozenset({q.unit} if q.unit else ()), q.kind)
        for q in analysis.quantities
    ]
    return [*figures, *(Day(d.start, d.end, ((d.first, d.last),)) for d in analysis.dates)]
