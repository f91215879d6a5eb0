"""PDF files made in memory for the tests: Chinese lines set at known places."""

from __future__ import annotations

import io
from collections.abc import Iterable

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
SIZE, PITCH, WIDTH, TOP, LEFT, LINES = 16, 28, 26, 740, 90, 22
Placed = tuple[float, float, float, str]
"""Left edge, baseline, size, words."""


def pdf(pages: Iterable[Iterable[Placed]], **canvas: object) -> bytes:
    """Return a PDF with the words of each page at their places."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    paper = Canvas(buffer, pagesize=A4, **canvas)
    for page in pages:
        for left, base, size, words in page:
            paper.setFont(FONT, size)
            paper.drawString(left, base, words)
        paper.showPage()
    paper.save()
    return buffer.getvalue()


def typeset(paragraphs: list[str], width: int = WIDTH, head: str = "", number: bool = False) -> list[list[Placed]]:
    """Set paragraphs, each indented by two characters, over as many pages as they need."""
    lines = [line for paragraph in paragraphs for line in broken(paragraph, width)]
    pages = [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
    return [
        [(LEFT + indent * SIZE, TOP - n * PITCH, SIZE, words) for n, (indent, words) in enumerate(page)]
        + ([(220, 800, 10, head)] if head else [])
        + ([(290, 50, 12, f"— {at} —")] if number else [])
        for at, page in enumerate(pages, 1)
    ]


def broken(paragraph: str, width: int) -> list[tuple[int, str]]:
    """Break a paragraph into lines of full-width characters: (indent, words)."""
    first, rest = paragraph[: width - 2], paragraph[width - 2 :]
    return [(2, first), *((0, rest[at : at + width]) for at in range(0, len(rest), width))]
