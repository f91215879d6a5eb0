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
    """A forced `encoding`, what a manifest says, and the limits.

    They are bytes of a file, bytes that it unpacks to, pages of a PDF, and seconds for LibreOffice to convert a file or
    for tesseract to recognise a page. With `ocr`, the text of a scanned PDF is recognised.

    >>> ReadOptions(encoding="gb18030").max_bytes
    50000000
    """

    encoding: str | None = None
    max_bytes: int = 50_000_000
    max_unpacked: int = 200_000_000
    max_pages: int = 2_000
    max_seconds: int = 120
    hints: Hints = Hints()
    ocr: bool = False


DEFAULTS = ReadOptions()
