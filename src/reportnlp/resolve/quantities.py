"""Quantities with everything they are about: section, period, role, subject, indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportnlp.model import Date, Quantity, Span
from reportnlp.resolve.context import Context
from reportnlp.resolve.indicators import name_indicators
from reportnlp.resolve.period import read_period
from reportnlp.resolve.role import read_role
from reportnlp.resolve.subject import find_subjects
from reportnlp.resolve.timeline import Timeline, read_timeline
from reportnlp.resolve.wording import with_wording


def resolve_quantities(
    context: Context, figures: Sequence[Quantity], dates: Sequence[Date], lexicon: Path | None = None
) -> tuple[Quantity, ...]:
    """Return the figures with section, period, role, wording, subject and indicator filled in.

    `why` says what decided the role and the period; a figure without a role has no period.
    """
    subjects = _subjects(context, figures, dates)
    timeline = read_timeline(context, dates, [figure.start for figure in figures])
    resolved = [
        _resolved(context, timeline, figure, subject) for figure, subject in zip(figures, subjects, strict=True)
    ]
    return with_wording(context.folded, name_indicators(context, resolved, lexicon))


def _subjects(context: Context, figures: Sequence[Quantity], dates: Sequence[Date]) -> list[Span | None]:
    text = context.report.text
    places = find_subjects(context.folded, figures, dates)
    return [place and Span(*place, text[place[0] : place[1]]) for place in places]


def _resolved(context: Context, timeline: Timeline, figure: Quantity, subject: Span | None) -> Quantity:
    section = context.section_at(figure.start)
    part = timeline.part(figure.start, section)
    period = read_period(timeline, figure.start, figure.end, part)
    role = read_role(timeline, figure, part, period)
    return replace(
        figure,
        section=section,
        subject=subject,
        role=role.role,
        period=period.period if role.role else None,
        why=f"{role.why}; {period.why}" if role.role else role.why,
    )
