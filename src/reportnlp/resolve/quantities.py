"""Quantities with everything they are about: section, period, role, subject, indicator."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportnlp.model import Date, Period, Quantity, Role, Section, Span, Wording
from reportnlp.resolve.context import Context
from reportnlp.resolve.indicators import name_indicators
from reportnlp.resolve.period import CLAUSE_MARKS, of_aim, read_period
from reportnlp.resolve.role import BEFORE, explanations, read_role
from reportnlp.resolve.subject import find_subjects
from reportnlp.resolve.timeline import Timeline, read_timeline
from reportnlp.resolve.wording import read_wordings


class _Time(NamedTuple):
    section: Section
    role: Role | None
    period: Period | None
    why: str


def resolve_quantities(
    context: Context, figures: Sequence[Quantity], dates: Sequence[Date], lexicon: Path | None = None
) -> tuple[Quantity, ...]:
    """Return the figures with section, period, role, wording, subject and indicator filled in.

    `why` says what decided the role and the period; a figure without a role has no period.
    """
    subjects = _subjects(context, figures, dates)
    timeline = read_timeline(context, dates, [figure.start for figure in figures], explanations())
    times = [_time(context, timeline, figure) for figure in figures]
    wordings = read_wordings(context.folded, figures, [time.role for time in times])
    indicators = name_indicators(context, figures, subjects, lexicon)
    rows = zip(figures, subjects, indicators, times, wordings, strict=True)
    return tuple(_filled(figure, subject, name, time, *wording) for figure, subject, name, time, wording in rows)


def _subjects(context: Context, figures: Sequence[Quantity], dates: Sequence[Date]) -> list[Span | None]:
    text = context.report.text
    places = find_subjects(context.folded, figures, dates, national=context.report.level == "national")
    return [place and Span(*place, text[place[0] : place[1]]) for place in places]


def _time(context: Context, timeline: Timeline, figure: Quantity) -> _Time:
    spot = timeline.spot(figure.start, figure.end)
    before = context.folded[max(spot.low, figure.start - BEFORE) : figure.start]
    clause = before[max(map(before.rfind, CLAUSE_MARKS)) + 1 :]
    period = read_period(timeline, spot, clause)
    role = read_role(timeline, spot, period, before, clause)
    if role.role is None:
        return _Time(spot.section, None, None, role.why)
    if role.aim:
        period = of_aim(timeline, spot) or period
    elif role.role == "target" and period.date is None and spot.part != "measure":
        period = read_period(timeline, spot._replace(part="measure"), clause)
    return _Time(spot.section, role.role, period.period, f"{role.why}; {period.why}")


def _filled(
    figure: Quantity,
    subject: Span | None,
    indicator: str | None,
    time: _Time,
    wording: Wording | None,
    stretch: Span | None,
) -> Quantity:
    """Return the figure with what was found out; said in full, as `replace` takes three times as long."""
    return Quantity(
        figure.start,
        figure.end,
        figure.text,
        figure.low,
        figure.high,
        figure.unit,
        figure.kind,
        figure.approx,
        figure.change,
        subject,
        indicator,
        time.role,
        time.period,
        time.section,
        figure.rule,
        figure.bounds,
        figure.base,
        wording,
        stretch,
        time.why,
    )
