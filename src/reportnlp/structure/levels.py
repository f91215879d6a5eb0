"""The depth of headings, as the reader sees it, whatever faulty numbering they carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportnlp.structure.headings import Heading, is_part
from reportnlp.structure.marks import RANKS

DEEPEST = 4
_ALWAYS_TOP = {"结束语", "结语", "前言"}
_NEAR = 3
"""A series without numbers belongs under the last numbered heading if it begins at most so many lines below."""
_UNNUMBERED = {"dash", "plain", "sentence"}
_BRACKETED = {"paren", "round"}
_LOW = {"being", "dash", "sentence"}
"""Series that no （一） stands under."""
_TOP = {"annex": 0, "glossary": 0, "top": 1}


@dataclass(slots=True)
class _Open:
    """A heading that is still open: later ones stand beside it or under it."""

    style: str
    rank: int | None
    value: int
    index: int
    level: int


def find_levels(headings: Sequence[Heading]) -> list[int]:
    """Return the level, 1 to 4, of each heading."""
    styles = _styles(headings)
    missing = _missing_above(headings, styles)
    opened = [_Open(style, RANKS[style], 0, -1, level) for level, style in enumerate(missing, start=1)]
    return [_place(heading, style, opened) for heading, style in zip(headings, styles, strict=True)]


def _styles(headings: Sequence[Heading]) -> list[str]:
    """Return the styles, telling plain headings that stand above the numbered ones (`top`) from those below."""
    numbered = any(h.style == "comma" for h in headings)
    above = any(h.style == "plain" and below.style == "comma" and below.value == 1 for h, below in pairwise(headings))
    top_exists = above or not numbered
    return ["top" if h.style == "plain" and _is_top(h, top_exists) else h.style for h in headings]


def _is_top(heading: Heading, top_exists: bool) -> bool:
    return heading.text in _ALWAYS_TOP or (top_exists and is_part(heading.text))


def _missing_above(headings: Sequence[Heading], styles: Sequence[str]) -> list[str]:
    """Return the styles above the first heading of a report that lost its beginning (（三）… 二、…)."""
    first: dict[str, int] = {}
    for heading, style in zip(headings, styles, strict=True):
        if style in RANKS:
            first.setdefault(style, heading.value)
    opening = next(iter(first), None)
    if opening is None or styles[0] != opening:
        return []
    return sorted((s for s, v in first.items() if RANKS[s] < RANKS[opening] and v > 1), key=RANKS.__getitem__)


def _place(heading: Heading, style: str, opened: list[_Open]) -> int:
    """Close what the heading closes, open it, and return its level; the rest of a broken heading has its level."""
    if style == "continued":
        return min(opened[-1].level, DEEPEST)
    beside = _beside(heading, style, opened)
    if beside is not None:
        del opened[beside + 1 :]
        opened[beside].value, opened[beside].index = heading.value, heading.index
        return min(opened[beside].level, DEEPEST)
    rank = _TOP.get(style, RANKS.get(style))
    _close(opened, style, rank, heading)
    level = opened[-1].level + (not _left_behind(heading, style, opened)) if opened else 1
    opened.append(_Open(style, rank, heading.value, heading.index, level))
    return min(level, DEEPEST)


def _left_behind(heading: Heading, style: str, opened: list[_Open]) -> bool:
    """Whether a series without numbers begins so far below the last numbered point that it stands beside it."""
    return style in _UNNUMBERED and len(opened) > 1 and heading.index - opened[-1].index > _NEAR


def _beside(heading: Heading, style: str, opened: list[_Open]) -> int | None:
    """Return the open heading that this one stands beside: of its style, or in brackets too and next before it."""
    for at in reversed(range(len(opened))):
        if opened[at].style == style:
            return at
    if opened and opened[-1].style == "annex" and style in {"plain", "top"} and opened[-1].index == heading.index - 1:
        return len(opened) - 1
    if style in _BRACKETED and heading.value > 1:  # （2） after （一）
        for at in reversed(range(len(opened))):
            if opened[at].style in _BRACKETED and opened[at].value == heading.value - 1:
                return at
    return None


def _close(opened: list[_Open], style: str, rank: int | None, heading: Heading) -> None:
    """Close the open headings that a heading of a new style doesn't stand under."""
    if rank is None:
        nested = style == "being" and heading.value == 1 and bool(opened) and opened[-1].style == "plain"
        while opened and opened[-1].rank is None and not nested:
            opened.pop()
        return
    while opened and _closes(opened[-1], rank):
        opened.pop()


def _closes(last: _Open, rank: int) -> bool:
    if last.rank is None:
        return rank <= RANKS["paren" if last.style in _LOW else "comma"]
    return last.rank > rank or (last.rank == rank == 0)
