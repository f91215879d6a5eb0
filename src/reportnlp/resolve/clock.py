"""The report's own clock: date expressions to calendar days, by the report's year and the section."""

from __future__ import annotations

from collections.abc import Sequence

from reportnlp.extract import DateExpression
from reportnlp.model import Date, Event
from reportnlp.resolve.context import Context


def anchor_dates(context: Context, expressions: Sequence[DateExpression]) -> tuple[Date, ...]:
    """Return the expressions with their first and last day, as far as the report lets them be known."""
    return ()


def date_events(context: Context, events: Sequence[Event], dates: Sequence[Date]) -> tuple[Event, ...]:
    """Return the events with the date that their sentence gives them."""
    return tuple(events)
