"""Scanned PDF files: their pages as pictures, and the text that the program tesseract recognises in them."""

from __future__ import annotations

import csv
import math
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from typing import Any, NamedTuple

from reportnlp.model import ReportError
from reportnlp.read.options import ReadOptions
from reportnlp.read.pages import Glyph, PageLine, lines_of

RECOGNISED = "the pages are pictures; their text was recognised by tesseract (OCR) and must be checked against them"
LANGUAGE = "chi_sim"
DPI = 200
"""At 300 tesseract's Chinese model errs about twice as often in print of 16 points, and takes a third longer."""
MAX_PIXELS = 40_000_000
"""Of a page's picture (A3 has 17 million): a larger page is drawn smaller."""

_POINTS = 72
_LINE, _WORD = "4", "5"
_GAP, _NARROW = 2, 0.8  # in heights of a line: a wide gap, and a character at its narrowest
# Words are parted by blanks, and a word is any one to four characters: only those between Latin words are meant.
_BLANK = re.compile("(?<![A-Za-z]) | (?![A-Za-z])")
_HAN = "[\u3400-\u9fff]"
# Between Chinese characters tesseract writes now “，”, now “,”.
_HALF = re.compile(rf"(?<={_HAN})[,:;!?()]|[,:;!?()](?={_HAN})")
_FULL = str.maketrans(",:;!?()", "，：；！？（）")


class _Stretch(NamedTuple):
    """Words that stand close on one line, and their edges in pixels."""

    words: list[str]
    left: float
    right: float
    bottom: float
    height: float


def recognise(document: Any, source: str, options: ReadOptions) -> Iterator[list[PageLine]]:
    """Yield the lines of each page of an open PDFium document; a broken page and an empty one have none.

    Raises `ReportError` where tesseract or its Chinese is not installed, fails, or needs more than `max_seconds` for
    a page.
    """
    program = _program(source, options)
    for number in range(1, len(document) + 1):
        name = f"{source}: page {number}"
        picture, scale, height = _picture(document, number - 1)
        call = [program, "-", "-", "-l", LANGUAGE, "--psm", "6", "--dpi", str(DPI), "tsv"]
        table = _run(call, name, options, picture) if picture else ""
        yield _even(lines_of(list(_glyphs(table, scale, height)), number))


def _program(source: str, options: ReadOptions) -> str:
    """Return the path of tesseract, once it is known to have Chinese."""
    program = shutil.which("tesseract")
    if program is None:
        raise ReportError(
            f"{source}: this PDF is a scan, and tesseract, which recognises text, is not installed; install it and its"
            " Chinese (for example: apt install tesseract-ocr tesseract-ocr-chi-sim)"
        )
    if LANGUAGE not in _run([program, "--list-langs"], source, options).split():
        raise ReportError(
            f"{source}: this PDF is a scan, and tesseract lacks its Chinese, {LANGUAGE}; install it"
            " (for example: apt install tesseract-ocr-chi-sim)"
        )
    return program


def _run(call: list[str], name: str, options: ReadOptions, given: bytes = b"") -> str:
    limit = options.max_seconds
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # more are no faster on one page, and starve other processes
    try:
        done = subprocess.run(call, input=given, capture_output=True, timeout=limit, env=one_thread)
    except subprocess.TimeoutExpired as error:
        raise ReportError(f"{name}: tesseract did not end within the limit of {limit} seconds (max_seconds)") from error
    except OSError as error:
        raise ReportError(f"{name}: tesseract could not be started ({error})") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise ReportError(f"{name}: tesseract failed ({reason or done.returncode})")
    return done.stdout.decode("utf-8", "replace")


def _picture(document: Any, number: int) -> tuple[bytes, float, float]:
    """Return a page drawn in grey (PGM), its pixels a point, and its height in points; no bytes of a broken page."""
    import pypdfium2

    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(DPI / _POINTS, math.sqrt(MAX_PIXELS / max(width * height, 1)))
        drawn = page.render(scale=scale, grayscale=True)
    except pypdfium2.PdfiumError:
        return b"", 1.0, 0.0
    pixels = drawn.to_numpy()
    head = f"P5 {pixels.shape[1]} {pixels.shape[0]} 255\n".encode()
    page.close()
    return head + pixels.tobytes(), scale, height


def _glyphs(table: str, scale: float, height: float) -> Iterator[Glyph]:
    """Yield the characters of tesseract's table, in points.

    Its boxes of words overlap and swap, so that only a stretch of them has edges to rely on: its characters share it.
    """
    for stretch in _stretches(table):
        text = _clean(" ".join(stretch.words))
        step = (stretch.right - stretch.left) / sum(map(_width, text)) / scale
        at = stretch.left / scale
        for char in text:
            yield Glyph(char, at, at + step * _width(char), height - stretch.bottom / scale, stretch.height / scale)
            at += step * _width(char)


def _stretches(table: str) -> Iterator[_Stretch]:
    """Yield the words of each line up to a wide gap (columns, cells of a table).

    A box may be half as wide as its word, `97.8%，PM2.5`: no gap begins before the word has the room that it needs.
    """
    bottom = height = reach = 0.0
    stretch = None
    for row in csv.DictReader(table.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE):
        left, top, width, tall = (float(row[name]) for name in ("left", "top", "width", "height"))
        word = (row["text"] or "").strip()
        if row["level"] == _LINE:
            bottom, height = top + tall, tall
        if stretch and (row["level"] != _WORD or left - max(stretch.right, reach) > _GAP * height):
            yield stretch
            stretch = None
        if row["level"] == _WORD and word:
            stretch = stretch or _Stretch([], left, left, bottom, height)
            stretch.words.append(word)
            stretch = stretch._replace(right=max(stretch.right, left + width))
            reach = left + _NARROW * height * sum(map(_width, word))
    if stretch:
        yield stretch


def _width(char: str) -> float:
    return 0.5 if char.isascii() else 1.0


def _clean(text: str) -> str:
    return _HALF.sub(lambda found: found[0].translate(_FULL), _BLANK.sub("", text))


def _even(lines: list[PageLine]) -> list[PageLine]:
    """Give lines of about the common size that very size: it is measured from ink, and a short line has little."""
    common = median([line.size for line in lines] or [0.0])
    return [replace(line, size=common) if abs(line.size - common) < 0.25 * common else line for line in lines]
