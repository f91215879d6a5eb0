"""Periods: the calendar time that a figure holds for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportnlp.model import Date, Period
from reportnlp.resolve.calendar import first_day, last_day
from reportnlp.resolve.frames import Frame, Years, whole_years
from reportnlp.resolve.timeline import Spot, Timeline

# PM10年均浓度 is one year's, as is 年均气温.
_AVERAGE = re.compile(r"(?<!全)年均(?!浓度|值|气温|降[水雨]|径流|流量)|平均每年|(?<!全)年平均|每年平均|每年递增")
_BY = re.compile("[到至：] ?$")
_SUM = re.compile("累计|合计|总计")
_AGAINST_LAST_YEAR = re.compile(r"[比较](?:上年|去年|上一年)|同比")
_GROWN = re.compile(r"[，,](?:同比|[比较](?:上年|去年|上一年))")
_BASE = re.compile(r"[是比较为]((?:20|19)\d\d)年")
_SINCE_PLAN = re.compile(r"[比较][“\"][一二三四五六七八九十]+五[”\"]|迈上")
_YEAR_END = re.compile(r"[底末]前?$")
_HAPPENED_SINCE = re.compile("[^，。；：\n0-9]{2,14}以来")
_AIM = 24
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
    if governing and (accumulated := _accumulated(timeline, governing[0], spot, clause)):
        return accumulated
    if governing:
        return _since(timeline, governing[0]) or _of_date(governing[0], "governs it in the sentence")
    behind = timeline.behind(spot)
    return _of_date(behind, "follows in the clause") if behind else _of_line(timeline, spot)


def of_aim(timeline: Timeline, spot: Spot) -> Reading | None:
    """Return the stretch of the plan that an aim is taken from (“十二五”规划120亿元的目标), None without one."""
    for date in reversed(timeline.dates_between(max(spot.low, spot.start - _AIM), spot.start)):
        if date.rule == "date.plan":
            return _of_date(date, "is the plan of the aim")
    return None


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
    if years is None:
        return None
    return Reading(_period(years), f"average over {years[0]}-{years[1]}", governing[0] if governing else None)


def _accumulated(timeline: Timeline, date: Date, spot: Spot, clause: str) -> Reading | None:
    """Return the stretch of a sum by its deadline (到2016年，…累计达到600亿元), None where no heading opens it."""
    if not (_SUM.search(clause) and _BY.search(timeline.folded, max(date.start - 3, 0), date.start)):
        return None
    years, last = _line_years(timeline, spot), whole_years(date)
    if years is None or last is None or years[1] != last[1]:
        return None
    return Reading(_period(years), f"sum over {years[0]}-{years[1]}", date)


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
    """Return the stretch of several years that the paragraph or the heading sets, None where neither does."""
    topic = timeline.topic(spot)
    years = whole_years(topic) if topic else None
    if topic and years and years[1] > years[0]:
        earlier = topic.start < timeline.line_starts[spot.line]
        if not (earlier and _looks_back(timeline, spot, years)):
            return years
    return timeline.frame(spot).years if spot.line >= 0 else None


def _of_line(timeline: Timeline, spot: Spot) -> Reading:
    reading = _named(timeline, spot) or _by_part(timeline, spot)
    review, period = timeline.clock.review, reading.period
    if review is None or period is None or period.end != last_day(review) or period.start == first_day(review):
        return reading
    words = _against_last_year(timeline, spot, review)
    if not words:
        return reading
    year = timeline.clock.plan if spot.part == "measure" and timeline.clock.plan is not None else review
    return Reading(_period((year, year)), f"{words} in {year}")


def _against_last_year(timeline: Timeline, spot: Spot, review: int) -> str | None:
    """Return the words that compare a figure with last year (投资62亿元，同比增长9%), None where they hold for no year.

    A sentence that compares with the year before the stretch as well (是2006年的3倍) speaks of the stretch.
    """
    folded = timeline.folded
    words = _AGAINST_LAST_YEAR.search(folded, spot.low, spot.start) or _GROWN.match(folded, spot.end)
    if words is None:
        return None
    end = timeline.sentence_end(spot.end)
    bases = (int(base[1]) for base in _BASE.finditer(folded, spot.low, end))
    return None if any(base < review - 1 for base in bases) else words[0].strip("，,")


def _by_part(timeline: Timeline, spot: Spot) -> Reading:
    """Return the year under review, in the plan part the year planned; None where the report has no year."""
    clock = timeline.clock
    year, why = (clock.plan, "year planned") if spot.part == "measure" else (clock.review, "year under review")
    return Reading(_period((year, year)) if year is not None else None, why)


def _named(timeline: Timeline, spot: Spot) -> Reading | None:
    """Return the stretch that the paragraph or the heading names; None where it is no time of this part."""
    if spot.line < 0:
        return None
    frame, topic = timeline.frame(spot), timeline.topic(spot)
    if frame.year is not None and frame.years and _SINCE_PLAN.search(timeline.folded, spot.low, spot.start):
        return Reading(_period(frame.years), "since the last plan")
    if topic and (years := whole_years(topic)):
        back = _looks_back(timeline, spot, years)
        # 去年 may open a paragraph on what is to be done this year, 过去五年 one before it
        if not back or (years[0] < years[1] and topic.start >= timeline.line_starts[spot.line]):
            return Reading(_period(years), f"{topic.text} opens the paragraph", topic if back else None)
    years, why = _framed(frame)
    return Reading(_period(years), why) if years and not _looks_back(timeline, spot, years) else None


def _looks_back(timeline: Timeline, spot: Spot, years: Years) -> bool:
    """Tell whether the years of a figure in the plan part lie under review."""
    review = timeline.clock.review
    return spot.part == "measure" and review is not None and years[1] <= review


def _framed(frame: Frame) -> tuple[Years | None, str]:
    if frame.years and (frame.year is None or frame.long_first):
        return frame.years, f"heading of {frame.years[0]}-{frame.years[1]}"
    return (frame.year, frame.year) if frame.year is not None else None, f"heading of {frame.year}"
