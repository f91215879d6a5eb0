"""Headline indicators: rows for what a government work report says of them without a figure, or leaves out.

In step (居民收入与经济增长同步) is a statement; so is 持平, a growth of 0. Faster than (快于经济增长), in line with the
nation (与全国一致) and the like are no figures: the row says `not_stated`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from reportnlp.model import Approx, Indicator, Measure, Period, Quantity, Role
from reportnlp.resolve.context import Context
from reportnlp.resolve.lexicon import load_lexicon
from reportnlp.rules import load_rows
from reportnlp.text import behind_last

GENRE = "政府工作报告"
_STEP = re.compile(
    r"[与和同跟][^，,。；、\n]{0,12}?(?P<step>(?:基本|大体|总体|保持|实现)*同步)(?!推进|实施|建设|规划|提升|开展)"
)
_LEVEL = re.compile(r"(?P<hedge>基本|大体|总体)?(?:保持)?持平")
_TOTAL = ("地区生产总值", "level", "actual")
_RUNNING = re.compile(r"累计|年均|平均|合计|每年")
_REACH = 48


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement without a figure: in step, or level with the year before (`growth` 0)."""

    indicator: str
    start: int
    end: int
    in_step: bool
    about: bool


@cache
def _headlines() -> dict[tuple[str, Measure], tuple[str, tuple[Role, ...]]]:
    rows = load_rows("reportnlp.resolve", "headline.tsv")
    return {
        (row["indicator"], cast(Measure, row["measure"])): (
            row["unit"],
            cast(tuple[Role, ...], tuple(row["roles"].split())),
        )
        for row in rows
    }


def headline_names() -> set[str]:
    """Return the canonical names of the headline indicators."""
    return {indicator for indicator, _ in _headlines()}


def is_headline(indicator: str, measure: Measure) -> bool:
    """Whether every government work report is asked for it."""
    return (indicator, measure) in _headlines()


def complete(context: Context, quantities: Sequence[Quantity], rows: Sequence[Indicator]) -> list[Indicator]:
    """Return the rows with those of headline indicators that no figure states; other genres' rows as they are."""
    year = context.report.year
    if context.report.genre != GENRE or year is None:
        return list(rows)
    rows = _ended(context, rows, _year(year - 1))
    have = {(row.indicator, row.measure, row.role, row.period) for row in rows}
    sayings = list(_sayings(context))
    missing = [
        _unstated(context, quantities, sayings, indicator, measure, role, _year(year - (role == "actual")))
        for (indicator, measure), (_, roles) in _headlines().items()
        for role in roles
        if (indicator, measure, role, _year(year - (role == "actual"))) not in have
    ]
    placed = sorted([*rows, *(row for row in missing if row.start is not None)], key=lambda row: row.start or 0)
    return [*placed, *(row for row in missing if row.start is None)]


def _ended(context: Context, rows: Sequence[Indicator], last: Period) -> list[Indicator]:
    """Return the rows with the total that a stretch of years ended at (五年来…达到14万亿元) as its last year's."""
    have = {(row.indicator, row.measure, row.role) for row in rows if row.period == last}
    found = list(rows)
    for n, row in reversed([*enumerate(rows)]):
        cell = row.indicator, row.measure, row.role
        if cell == _TOTAL and cell not in have and row.period.end == last.end and row.start is not None:
            clause = context.folded[max(0, row.start - 20) : row.start]
            if not _RUNNING.search(clause):
                found[n] = replace(row, period=last)
                have.add(cell)
    return found


def _year(year: int) -> Period:
    return Period(f"{year}-01-01", f"{year}-12-31")


def _unstated(
    context: Context,
    quantities: Sequence[Quantity],
    sayings: Sequence[Saying],
    indicator: str,
    measure: Measure,
    role: Role,
    period: Period,
) -> Indicator:
    unit = _headlines()[indicator, measure][0]
    for saying in sayings if measure == "growth" else ():
        if saying.indicator == indicator and _holds(context, quantities, saying, role, period):
            return _said(context, saying, measure, role, period, unit)
    return Indicator(
        indicator, measure, role, period, None, None, unit, None, "not_stated", None, None, None, "indicator.not_stated"
    )


def _said(context: Context, saying: Saying, measure: Measure, role: Role, period: Period, unit: str) -> Indicator:
    text = context.report.text[saying.start : saying.end]
    figure = None if saying.in_step else 0
    approx: Approx | None = "~" if saying.about and not saying.in_step else None
    return Indicator(
        saying.indicator, measure, role, period, figure, figure, unit, approx,
        "in_step" if saying.in_step else "stated", text, saying.start, saying.end,
        "indicator.in_step" if saying.in_step else "indicator.level",
    )  # fmt: skip


def _sayings(context: Context) -> Iterator[Saying]:
    """Yield what is said without a figure, in the order of the text."""
    for word in ("同步", "持平"):
        at = context.folded.find(word)
        while at >= 0:
            saying = _saying(context.folded, at, word)
            if saying:
                yield saying
            at = context.folded.find(word, at + 2)


def _saying(folded: str, at: int, word: str) -> Saying | None:
    low = behind_last(folded, "，,。；：、\n", at - _REACH, at)
    found = (_STEP if word == "同步" else _LEVEL).search(folded, low, at + 2)
    if not found or found.end() != at + 2:
        return None
    named = _named().search(folded, low, found.start())
    if not named:
        return None
    about = "基本" in found[0] or "大体" in found[0]
    return Saying(_canonical()[named[0]], found.start(), found.end(), word == "同步", about)


@cache
def _canonical() -> dict[str, str]:
    """Return the headline indicator of each name in use; 城乡居民收入 in step counts for 居民人均可支配收入."""
    wanted = headline_names()
    aliases = load_lexicon().aliases
    names = {
        name: each[0].of.name for name, each in aliases.items() if each[0].of.name in wanted and not each[0].growth
    }
    income = "居民人均可支配收入"
    return names | {
        "城乡居民收入": income,
        "城乡居民人均可支配收入": income,
        "城镇和农村居民收入": income,
        income: income,
    }


@cache
def _named() -> re.Pattern[str]:
    names = sorted((name for name in _canonical() if len(name) > 2), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def _holds(context: Context, quantities: Sequence[Quantity], saying: Saying, role: Role, period: Period) -> bool:
    """Whether a saying is of that role and period: as the figure nearest to it, else as its section says."""
    near = _nearest(context.folded, quantities, saying.start)
    if near and near.role:
        return near.role == role and near.period == period
    return (role == "target") == (context.section_at(saying.start) == "measure")


def _nearest(folded: str, quantities: Sequence[Quantity], at: int) -> Quantity | None:
    """Return the figure before a place in its sentence, else the one behind it."""
    n = bisect_left(quantities, at, key=lambda q: q.start)
    for q in (*reversed(quantities[max(0, n - 1) : n]), *quantities[n : n + 1]):
        low, high = sorted((q.start, at))
        if not any(stop in folded[low:high] for stop in "。！？\n"):
            return q
    return None
