"""Periods: the calendar time that a figure holds for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportnlp.model import Date, Period
from reportnlp.resolve.calendar import first_day, last_day
from reportnlp.resolve.frames import Years
from reportnlp.resolve.timeline import Spot, Timeline, whole_years

_AVERAGE = re.compile(r"年均|平均每年|年平均|每年平均|每年递增")
_AGAINST_LAST_YEAR = re.compile(r"[比较](?:上年|去年|上一年)|同比")
_SINCE_PLAN = re.compile(r"[比较][“\"][一二三四五六七八九十]+五[”\"]|迈上")
_YEAR_END = re.compile(r"[底末]前?$")
_HAPPENED_SINCE = re.compile("[^，。；：\n0-9]{2,14}以来")
CLAUSE_MARKS = "，；：,;"


class Reading(NamedTuple):
    """The period of a figure, what set it, and the date that did where one of its sentence did."""

    period: Period | None
    why: str
    date: Date | None = None


def read_period(timeline: Timeline, spot: Spot, clause: str) -> Reading:
    """Return the period of a figure; None where a time without bounds governs it.

    `clause` are the words between the last comma and the figure.
    """
    governing = timeline.governing(spot)
    if _AVERAGE.search(clause) and (reading := _average(timeline, governing, spot)):
        return reading
    if governing:
        return _since(timeline, governing[0]) or _of_date(governing[0], "governs it in the sentence")
    behind = timeline.behind(spot)
    return _of_date(behind, "follows in the clause") if behind else _of_line(timeline, spot)


def _of_date(date: Date, how: str) -> Reading:
    why = f"{date.text} {how}"
    if date.first is None and date.last is None:
        return Reading(None, why, date)
    if date.last and date.last[5:] == "12-31" and _YEAR_END.search(date.text):
        year = int(date.last[:4])  # a level at 年底 holds for its year
        return Reading(_period((year, year)), why, date)
    return Reading(Period(date.first, date.last), why, date)


def _since(timeline: Timeline, date: Date) -> Reading | None:
    """Return the stretch since a happening that the date only dates (2007年新农合开展以来), None where it isn't one."""
    review = timeline.clock.review
    since = _HAPPENED_SINCE.match(timeline.folded, date.end)
    if not since or review is None or date.first is None or int(date.first[:4]) > review:
        return None
    return Reading(Period(date.first, last_day(review)), f"{date.text}{since[0]}", date)


@cache
def _period(years: Years) -> Period:
    return Period(first_day(years[0]), last_day(years[1]))


def _average(timeline: Timeline, governing: list[Date], spot: Spot) -> Reading | None:
    """Return the stretch of several years that an average (年均增长5%) runs over, None where none is named."""
    for date in governing:
        years = whole_years(date)
        if years and years[1] > years[0]:
            return _of_date(date, "is the stretch of the average")
    years = _since_base(timeline, governing, spot) or _line_years(timeline, spot)
    return Reading(_period(years), f"average over {years[0]}-{years[1]}") if years else None


def _since_base(timeline: Timeline, governing: list[Date], spot: Spot) -> Years | None:
    """Return the years from a base of comparison to the date (一九五七年比一九五二年…平均每年递增)."""
    last = whole_years(governing[0]) if governing else None
    if last is None:
        return None
    for date in timeline.dates_between(spot.low, spot.start):
        years = whole_years(date)
        if years and years[1] < last[0] - 1 and timeline.folded[date.start - 1] in "比较":
            return years[1] + 1, last[1]
    return None


def _line_years(timeline: Timeline, spot: Spot) -> Years | None:
    """Return the stretch of several years that an opening or the heading sets, None where neither does."""
    if spot.line < 0:
        return None
    opening = timeline.openings[spot.line]
    years = whole_years(opening) if opening else None
    return years if years and years[1] > years[0] else timeline.frames[spot.line].years


def _of_line(timeline: Timeline, spot: Spot) -> Reading:
    years, why = _line_default(timeline, spot)
    review = timeline.clock.review
    if years and years[0] < years[1] == review:
        last_year = _AGAINST_LAST_YEAR.search(timeline.folded, spot.low, spot.start)
        if last_year:
            return Reading(_period((review, review)), f"{last_year[0]}: the last year under review")
    return Reading(_period(years) if years else None, why)


def _line_default(timeline: Timeline, spot: Spot) -> tuple[Years | None, str]:
    clock = timeline.clock
    years, why = _named(timeline, spot) if spot.line >= 0 else (None, "")
    looks_back = years and clock.review is not None and years[1] <= clock.review
    if years and not (looks_back and spot.part == "measure"):
        return years, why
    year, why = (clock.plan, "year planned") if spot.part == "measure" else (clock.review, "year under review")
    return ((year, year) if year is not None else None), why


def _named(timeline: Timeline, spot: Spot) -> tuple[Years | None, str]:
    """Return the stretch that the opening of the paragraph or the heading names."""
    frame, opening = timeline.frames[spot.line], timeline.openings[spot.line]
    if frame.year is not None and frame.years and _SINCE_PLAN.search(timeline.folded, spot.low, spot.start):
        return frame.years, "since the last plan"
    if opening:
        return whole_years(opening), f"{opening.text} opens the paragraph"
    if frame.years and (frame.year is None or frame.long_first):
        return frame.years, f"heading of {frame.years[0]}-{frame.years[1]}"
    if frame.year is not None:
        return (frame.year, frame.year), f"heading of {frame.year}"
    return None, ""
