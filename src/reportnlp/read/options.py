"""How to read: what the user forces, what a manifest says, and the limits that a hostile file meets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hints:
    """What a manifest says of a report; the text's own statements are trusted more."""

    place: str | None = None
    year: int | None = None
    genre: str | None = None


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """A forced `encoding`, the largest input in bytes, and what a manifest says.

    >>> ReadOptions(encoding="gb18030").max_bytes
    50000000
    """

    encoding: str | None = None
    max_bytes: int = 50_000_000
    hints: Hints = Hints()


DEFAULTS = ReadOptions()
