"""The outline: what each line of a text is, before anything is known of its content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportnlp.model import Item, Line


@dataclass(frozen=True, slots=True)
class Outline:
    """Lines, items and sentences of one text.

    `hidden` are the spans that no rule may match: chrome lines, and page residue within a line.
    `sentences` are half-open spans that end after 。！？； or at the end of a line.
    """

    lines: tuple[Line, ...]
    items: tuple[Item, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    warnings: tuple[str, ...] = ()


def read_outline(text: str) -> Outline:
    """Return the outline of a report's text."""
    lines = tuple(Line(m.start(), m.end(), "para") for m in re.finditer(r"[^\n\r]*\S[^\n\r]*", text))
    return Outline(lines)
