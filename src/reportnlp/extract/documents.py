"""Documents named in 《》 or by a fixed name."""

from __future__ import annotations

from reportnlp.model import Document


def find_documents(text: str, folded: str) -> tuple[Document, ...]:
    """Return the documents that a text names, in order and disjoint."""
    return ()
