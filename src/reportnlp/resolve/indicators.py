"""The indicators table: one row per indicator, measure, role and period."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportnlp.model import Indicator, Quantity
from reportnlp.resolve.context import Context


def tabulate_indicators(
    context: Context, quantities: Sequence[Quantity], lexicon: Path | None = None
) -> tuple[Indicator, ...]:
    """Return the rows of one report, also for headline indicators that it does not state."""
    return ()
