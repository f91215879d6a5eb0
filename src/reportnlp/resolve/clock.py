"""The report's own clock: date expressions to calendar days.

A year that is not written comes, in this order, from a date before it in the sentence, from the heading above
(一、2025年工作回顾), and from the part of the report: the review part speaks of the year under review, the plan part
of the year planned. `Date.anchor` says which.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reportnlp.extract import DateExpression
from reportnlp.model import Date, Event, Period
from reportnlp.resolve.context import Context
from reportnlp.resolve.days import Days, Place, read_days
from reportnlp.resolve.frames import NO_FRAME, Clock, Frame, read_clock, read_frames, years_of

STOPS = "。！？\n"
"""What ends a sentence; a semicolon does not, as a date governs beyond it."""

_STOP = re.compile(f"[{STOPS}]")

_COMPARED = re.compile(
    r"(?:比|较|相较于?|对比|相当于|等[于於]|[高低快慢好优多少]于|是|[为為]|超过)(?:全[国省市县区]|我[国省市县区])?$"
)

_FROM = ("由", "从")
"""What is told to have changed since is compared too: 由前三年分别上升4%和5%，转为下降."""
_HEAD = re.compile("过去的?一年|一年来|去年|这一年")
_FOLLOWING = re.compile("(?:贯彻|落实|学习|按照|根据|对标|迎接|备战)[^，。；\n]*$")
_FOLLOWED = re.compile("[^，。；\n]{0,24}(?:精神|部署|要求|确定|提出)")
_NEAR = 12
_AHEAD = re.compile(r"[^，。；]{0,4}(?:将|拟|力争|确保)")


class _Parts(NamedTuple):
    """Where the first heading stands, and the first passage on plans."""

    heading: int
    plans: int


def anchor_dates(context: Context, expressions: Sequence[DateExpression]) -> tuple[Date, ...]:
    """Return the expressions with their first and last day, as far as the report lets them be known.

    Relative times of a report without a year have no days, and fuzzy times (近年来) never have.
    """
    clock = read_clock(context.report)
    named = [(e.start, years) for e in expressions if (years := years_of(e, clock))]
    frames = read_frames(context, named)
    parts = _parts(context)
    starts = [line.start for line in context.outline.lines]
    dates: list[Date] = []
    for expression in expressions:
        line = bisect_right(starts, expression.start) - 1
        frame, paragraph_start = (frames[line], starts[line]) if line >= 0 else (NO_FRAME, 0)
        paragraph = _paragraph(dates, paragraph_start)
        place = _place(context, clock, frame, parts, paragraph, expression)
        dates.append(_date(expression, read_days(expression, place)))
    return tuple(dates)


def _parts(context: Context) -> _Parts:
    heading = next((line.start for line in context.outline.lines if line.role.startswith("h")), 0)
    plans = next((passage.start for passage in context.passages if passage.section == "measure"), len(context.folded))
    return _Parts(heading, plans)


def is_compared(folded: str, start: int) -> bool:
    """Tell whether the time at `start` is the base of a comparison (比2015年增长17%)."""
    return bool(_COMPARED.search(folded, max(0, start - 6), start))


def _place(
    context: Context,
    clock: Clock,
    frame: Frame,
    parts: _Parts,
    paragraph: list[Date],
    expression: DateExpression,
) -> Place:
    folded, start = context.folded, expression.start
    section = frame.part(clock, context.section_at(start))
    if section == "other" and start > parts.plans and not frame.names_years and not is_in_title(folded, start):
        section = "measure"  # the closing call speaks of the plan's year
    return Place(
        clock,
        section,
        frame,
        _year_before(folded, paragraph, start),
        paragraph,
        compared=is_compared(folded, start) or folded[start - 1 : start] in _FROM,
        preamble=start < parts.heading and expression.day is not None,
        ahead=_looks_ahead(folded, expression),
    )


def _looks_ahead(folded: str, expression: DateExpression) -> bool:
    """Tell whether the verb beside a time looks forward: 春节前将搬进新居, 我们将做好春节期间工作."""
    if (expression.open or expression.part) == "前" and _AHEAD.match(folded, expression.end):
        return True
    clause = folded[max(0, expression.start - 20) : expression.start]
    return expression.form == "festival" and "将" in clause[max(map(clause.rfind, "，。；\n")) + 1 :]


def _paragraph(dates: list[Date], start: int) -> list[Date]:
    """Return the last dates of the paragraph that begins at `start`, no more than a sentence may have."""
    return [date for date in dates[-_NEAR:] if date.start >= start]


def _year_before(folded: str, paragraph: Sequence[Date], start: int) -> Date | None:
    """Return the date that sets the year for what follows: the nearest in the sentence, else one that opens it all.

    It is no base of a comparison, stands in no title and lies within one year. 过去一年, … at the head of a paragraph
    holds for its other sentences as well.
    """
    for date in reversed(paragraph):
        if _STOP.search(folded, date.end, start):
            break
        if _sets_year(folded, date):
            return date
    head = paragraph[0] if paragraph else None
    return head if head and _HEAD.fullmatch(head.text) and _at_head(folded, head) else None


def _at_head(folded: str, date: Date) -> bool:
    return not folded[max(0, date.start - 1) : date.start].strip("\n \x00-")


def _sets_year(folded: str, date: Date) -> bool:
    single = date.first is not None and date.first[:4] == (date.last or date.first)[:4]
    return single and not is_compared(folded, date.start) and not is_in_title(folded, date.start)


def is_in_title(folded: str, start: int) -> bool:
    """Tell whether `start` stands inside 《》."""
    return folded.rfind("《", max(0, start - 60), start) > folded.rfind("》", max(0, start - 60), start)


def _date(expression: DateExpression, days: Days) -> Date:
    written = expression.year is not None or expression.form in ("plan", "fuzzy", "decade")
    return Date(
        expression.start,
        expression.end,
        expression.text,
        days.first,
        days.last,
        days.grain,
        not written,
        expression.rule,
        days.anchor,
    )


def date_events(context: Context, events: Sequence[Event], dates: Sequence[Date]) -> tuple[Event, ...]:
    """Return the events with the date that their own name or their sentence gives them, None where neither does.

    What a sentence says to follow (贯彻党的二十大精神) did not happen at its time, and has none.
    """
    starts = [date.start for date in dates]
    return tuple(_dated(event, _event_period(context.folded, event, dates, starts)) for event in events)


def _dated(event: Event, date: Period | None) -> Event:
    return Event(event.start, event.end, event.text, event.kind, date, event.rule, event.organiser)


def _event_period(folded: str, event: Event, dates: Sequence[Date], starts: Sequence[int]) -> Period | None:
    last = bisect_right(starts, event.end - 1)
    followed = _is_followed(folded, event)
    for date in reversed(dates[max(0, last - _NEAR) : last]):
        named = date.start >= event.start
        if not named and (followed or _STOP.search(folded, date.end, event.start)):
            return None
        if (date.first or date.last) and not is_compared(folded, date.start):
            return Period(date.first, date.last)
    return None


def _is_followed(folded: str, event: Event) -> bool:
    before = _FOLLOWING.search(folded, max(0, event.start - 30), event.start)
    return bool(before or _FOLLOWED.match(folded, event.end))
