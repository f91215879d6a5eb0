"""Names of particular happenings."""

from __future__ import annotations

from collections.abc import Sequence

from reportnlp.model import Document, Event


def find_events(text: str, folded: str, documents: Sequence[Document]) -> tuple[Event, ...]:
    """Return the events that a text names, in order and disjoint, without dates."""
    return ()
