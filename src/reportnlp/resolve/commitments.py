"""Commitments: targets in words."""

from __future__ import annotations

from collections.abc import Sequence

from reportnlp.model import Commitment, Date, Quantity
from reportnlp.resolve.context import Context


def find_commitments(context: Context, quantities: Sequence[Quantity], dates: Sequence[Date]) -> tuple[Commitment, ...]:
    """Return what the report promises to do, in the order of the text."""
    return ()
