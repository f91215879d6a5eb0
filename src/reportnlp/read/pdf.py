"""PDF files: the pages' lines, without running heads, page numbers and footnotes, joined to paragraphs."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from typing import Any

from reportnlp.model import ReportError
from reportnlp.read.extracted import Extracted, SourceLine, join_lines
from reportnlp.read.ocr import RECOGNISED, recognise
from reportnlp.read.options import ReadOptions
from reportnlp.read.pages import Glyph, PageLine, drop_furniture, join_paragraphs, lines_of

MAX_CHARACTERS = 2_000_000
_SCANNED = 20
_ONE_AT_A_TIME = threading.Lock()
"""PDFium must not be called by two threads at once."""


def read_pdf(data: bytes, source: str, options: ReadOptions) -> Extracted:
    """Return the text of a PDF, a line a paragraph, each with its first page.

    Raises `ReportError` for a password, for more pages than `max_pages`, and where the pages are pictures (a scan),
    unless `ocr` asks to recognise their text; a warning then says that it was.
    """
    with _ONE_AT_A_TIME:
        pages, warnings = _read_pages(data, source, options)
    if not any(pages):
        raise ReportError(f"{source}: there is no text in this PDF")
    paragraphs = join_paragraphs(drop_furniture(pages))
    return join_lines((SourceLine(text, page=page) for text, page in paragraphs), warnings)


def _read_pages(data: bytes, source: str, options: ReadOptions) -> tuple[list[list[PageLine]], tuple[str, ...]]:
    """Return the lines of each page, and warnings."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or b"/Encrypt" in data:
            raise ReportError(f"{source}: the PDF is protected by a password; save it without one") from error
        raise ReportError(f"{source}: the PDF is damaged and cannot be opened") from error
    try:
        count = len(document)
        if count > options.max_pages:
            raise ReportError(f"{source}: {count:,} pages, more than the limit of {options.max_pages:,} (max_pages)")
        pages = [_glyphs(document, number, source) for number in range(count)]
        if not _is_scan(document, pages):
            return [lines_of(glyphs, number) for number, glyphs in enumerate(pages, 1)], ()
        if options.ocr:
            return list(recognise(document, source, options)), (RECOGNISED,)
        raise ReportError(
            f"{source}: this PDF is a scan, its pages are pictures without text; have it recognised (--ocr, in Python"
            " ReadOptions(ocr=True)), or make it searchable first (for example: ocrmypdf -l chi_sim IN.pdf OUT.pdf)"
        )
    finally:
        document.close()


def _glyphs(document: Any, number: int, source: str) -> list[Glyph]:
    """Return the characters of a page with their places, in the order of the file; a broken page has none."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    count = raw.FPDFText_CountChars(text)
    if count > MAX_CHARACTERS:
        raise ReportError(f"{source}: page {number + 1} has more than the limit of {MAX_CHARACTERS:,} characters")
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    glyphs = []
    for n, char in _characters(text, count):
        if raw.FPDFText_GetCharOrigin(text, n, x, y) and raw.FPDFText_GetLooseCharBox(text, n, box):
            glyphs.append(Glyph(char, box.left, box.right, y.value, abs(box.top - box.bottom)))
    text.close()
    page.close()
    return glyphs


def _characters(text: Any, count: int) -> Iterator[tuple[int, str]]:
    """Yield the characters of a page but for controls; PDFium gives a rare one (U+20000 and up) in two halves."""
    from pypdfium2 import raw

    high = 0
    for n in range(count):
        code = raw.FPDFText_GetUnicode(text, n)
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00 if high else 0xFFFD
        high = code if 0xD800 <= code < 0xDC00 else 0
        if code >= 32 and not high:
            yield n, chr(code)


def _is_scan(document: Any, pages: list[list[Glyph]]) -> bool:
    few = sum(map(len, pages)) < _SCANNED * len(pages)
    return few and any(_has_picture(document, number) for number in range(min(len(pages), 5)))


def _has_picture(document: Any, number: int) -> bool:
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = document[number]
        return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    except pypdfium2.PdfiumError:
        return False
