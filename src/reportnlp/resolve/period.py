"""Periods: the calendar time that a figure holds for."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportnlp.model import Date, Period, Section
from reportnlp.resolve.calendar import first_day, last_day
from reportnlp.resolve.frames import Years
from reportnlp.resolve.timeline import Timeline, whole_years

_AVERAGE = re.compile(r"年均|平均每年|年平均|每年平均|每年递增")
_AGAINST_LAST_YEAR = re.compile(r"[比较](?:上年|去年|上一年)|同比")
_SINCE_PLAN = re.compile(r"[比较][“\"][一二三四五六七八九十]+五[”\"]|迈上")
_YEAR_END = re.compile(r"(?:年底|年末|岁末|年底前|年末前|[0-9〇-龥]年?[底末]前?)$")
_CLAUSE_MARKS = "，；：,;"


class Reading(NamedTuple):
    """The period of a figure, what set it, and the date that did where one of its sentence did."""

    period: Period | None
    why: str
    date: Date | None = None


def read_period(timeline: Timeline, start: int, end: int, section: Section) -> Reading:
    """Return the period of the figure at `start`..`end`; None where a time without bounds governs it."""
    low = timeline.sentence_start(start)
    clause = timeline.folded[max(low, _clause_start(timeline.folded, low, start)) : start]
    average = bool(_AVERAGE.search(clause))
    governing = list(timeline.governing(start))
    if average and (reading := _average(timeline, governing, low, start, section)):
        return reading
    if governing:
        return _of_date(governing[0], "governs it in the sentence")
    behind = timeline.behind(end)
    if behind:
        return _of_date(behind, "follows in the clause")
    return _of_line(timeline, low, start, section)


def _clause_start(folded: str, low: int, offset: int) -> int:
    return max(folded.rfind(mark, low, offset) for mark in _CLAUSE_MARKS) + 1


def _of_date(date: Date, how: str) -> Reading:
    why = f"{date.text} {how}"
    if date.first is None and date.last is None:
        return Reading(None, why, date)
    if _YEAR_END.search(date.text) and date.last and date.last[5:] == "12-31":
        return Reading(_period((int(date.last[:4]), int(date.last[:4]))), why, date)
    return Reading(Period(date.first, date.last), why, date)


def _period(years: Years) -> Period:
    return Period(first_day(years[0]), last_day(years[1]))


def _average(timeline: Timeline, governing: list[Date], low: int, start: int, section: Section) -> Reading | None:
    """Return the stretch of several years that an average (年均增长5%) runs over, None where none is named."""
    for date in governing:
        years = whole_years(date)
        if years and years[1] > years[0]:
            return _of_date(date, "is the stretch of the average")
    years = _since_base(timeline, governing, low, start) or _line_years(timeline, start, section)
    return Reading(_period(years), f"average over {years[0]}-{years[1]}") if years else None


def _since_base(timeline: Timeline, governing: list[Date], low: int, start: int) -> Years | None:
    """Return the years from a base of comparison to the date (一九五七年比一九五二年…平均每年递增)."""
    last = whole_years(governing[0]) if governing else None
    if last is None:
        return None
    for date in timeline.dates_between(low, start):
        years = whole_years(date)
        if years and years[1] < last[0] - 1 and timeline.folded[date.start - 1] in "比较":
            return years[1] + 1, last[1]
    return None


def _line_years(timeline: Timeline, start: int, section: Section) -> Years | None:
    """Return the stretch of several years that the heading or an opening sets, None where neither does."""
    index = timeline.line_index(start)
    if index < 0:
        return None
    opening = timeline.openings[index]
    years = whole_years(opening) if opening else None
    if years and years[1] > years[0]:
        return years
    return timeline.frames[index].years


def _of_line(timeline: Timeline, low: int, start: int, section: Section) -> Reading:
    years, why = _line_default(timeline, low, start, section)
    clock = timeline.clock
    if years and clock.review is not None and years[1] > years[0] and years[1] == clock.review:
        last_year = _AGAINST_LAST_YEAR.search(timeline.folded, low, start)
        if last_year:
            return Reading(_period((clock.review, clock.review)), f"{last_year[0]}: the last year under review")
    return Reading(_period(years) if years else None, why)


def _line_default(timeline: Timeline, low: int, start: int, section: Section) -> tuple[Years | None, str]:
    clock = timeline.clock
    index = timeline.line_index(start)
    if index >= 0:
        years, why = _named(timeline, index, low, start)
        looks_back = years and clock.review is not None and years[1] <= clock.review
        if years and not (looks_back and section == "measure"):
            return years, why
    year, why = (clock.plan, "year planned") if section == "measure" else (clock.review, "year under review")
    return ((year, year) if year is not None else None), why


def _named(timeline: Timeline, index: int, low: int, start: int) -> tuple[Years | None, str]:
    frame, opening = timeline.frames[index], timeline.openings[index]
    if frame.year is not None and frame.years and _SINCE_PLAN.search(timeline.folded, low, start):
        return frame.years, "since the last plan"
    if opening:
        return whole_years(opening), f"{opening.text} opens the paragraph"
    if frame.years and (frame.year is None or (frame.long_first)):
        return frame.years, f"heading of {frame.years[0]}-{frame.years[1]}"
    if frame.year is not None:
        return (frame.year, frame.year), f"heading of {frame.year}"
    return None, ""
