"""What a reader of a file format gives: lines of text and where in the original each stood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Origin = tuple[tuple[int, int | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text; `origin` gives (offset, page, paragraph), each from its offset to the next."""

    text: str
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    origin: Origin = ()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of text and the page or paragraph (1-based) of the original that it came from."""

    text: str
    page: int | None = None
    paragraph: int | None = None


def join_lines(lines: Iterable[SourceLine], warnings: tuple[str, ...] = ()) -> Extracted:
    """Join lines to one text, without blanks at their edges and without empty ones."""
    parts: list[str] = []
    origin: list[tuple[int, int | None, int | None]] = []
    at = 0
    for line in lines:
        for text in filter(None, map(str.strip, line.text.split("\n"))):
            parts.append(text)
            origin.append((at, line.page, line.paragraph))
            at += len(text) + 1
    return Extracted("\n".join(parts), warnings=warnings, origin=tuple(origin))
