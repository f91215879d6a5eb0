"""Quantities with everything they are about: section, period, role, subject, indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportnlp.model import Date, Quantity, Span
from reportnlp.resolve.context import Context
from reportnlp.resolve.subject import find_subjects


def resolve_quantities(
    context: Context, figures: Sequence[Quantity], dates: Sequence[Date], lexicon: Path | None = None
) -> tuple[Quantity, ...]:
    """Return the figures with section, period, role, subject and indicator filled in."""
    placed = tuple(replace(q, section=context.section_at(q.start)) for q in figures)
    return _with_subjects(context, placed, dates)


def _with_subjects(context: Context, figures: Sequence[Quantity], dates: Sequence[Date]) -> tuple[Quantity, ...]:
    places = find_subjects(context.folded, figures, dates)
    text = context.report.text
    spans = (place and Span(*place, text[place[0] : place[1]]) for place in places)
    return tuple(replace(q, subject=span) for q, span in zip(figures, spans, strict=True))
