"""The geometry of printed pages: characters to lines, columns, page furniture, paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character, its left and right edge, its baseline (from below) and the height of its line."""

    char: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its words, edges and baseline, the width of a character, the column it fills (0, 1, …)."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    column: int = 0


# Fonts that draw 人 and the radical ⼈ with one glyph: print programs often write the radical.
_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_NUMBER = re.compile(
    r"[-—–·.\s]*(?:\d{1,4}|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})[-—–·.\s]*"
)
_NOTE = re.compile(r"[①-⑳*※]|[\[〔（(]\d{1,3}[\]〕）)]|\d{1,2}\s*[^\d.、．年月%]")
# The blank that a word processor puts behind the number of a list.
_MARK = re.compile(
    r"^([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳●•])[\s]+"
)
_EDGE_LINES = 3
# What may not be parted when a line breaks: a figure with its sign, a character with punctuation, quotes on both sides.
_CORE = r"(?:[A-Za-z0-9.,:/+%％‰—-]+|.)[，。、；：！？”’）》〉】…%％]*"
_UNBROKEN = re.compile(rf"[“‘（《〈【]*{_CORE}(?:[“‘]{_CORE})?")


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[PageLine]:
    """Return the lines of a page in reading order."""
    lines = [line for run in _runs(glyphs) if (line := _line(run, page)).text]
    gutter = _gutter(lines)
    if gutter is not None:
        lines = [replace(line, column=int(line.left > gutter)) for line in lines]
    lines = [replace(line, text=_MARK.sub(r"\1", line.text)) for line in _merged(lines)]
    return sorted(lines, key=lambda line: (line.column, -line.base, line.left))


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Part characters where the baseline moves or the next stands far off."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char.isspace() and not run:
            continue
        if run and not _follows(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size, 1.0)
    if (glyph.left, glyph.base) == (last.left, last.base):  # two characters that one glyph draws: ——
        return True
    return abs(glyph.base - last.base) < 0.45 * size and -0.6 * size < glyph.left - last.right < 1.5 * size


def _line(run: list[Glyph], page: int) -> PageLine:
    solid = [glyph for glyph in run if not glyph.char.isspace()] or run
    return PageLine(
        text=_words(run),
        left=solid[0].left,
        right=max(glyph.right for glyph in solid),
        base=median(glyph.base for glyph in solid),
        size=_em(solid),
        page=page,
    )


def _em(run: list[Glyph]) -> float:
    """Return the width of a Chinese character in a run; in a Latin one, what it would be at that height."""
    wide = [glyph.right - glyph.left for glyph in run if glyph.char > "\u2e80"]
    return max(median(wide) if wide else 0.7 * median(glyph.size for glyph in run), 1.0)


def _words(run: list[Glyph]) -> str:
    """Return the characters; a blank between Chinese ones stays only where it is a character wide."""
    parts: list[str] = []
    for n, glyph in enumerate(run):
        if not glyph.char.isspace():
            parts.append(glyph.char)
        elif parts and n + 1 < len(run) and not parts[-1].isspace():
            after = next((other for other in run[n:] if not other.char.isspace()), None)
            before = next(other for other in reversed(run[:n]) if not other.char.isspace())
            latin = after is not None and before.char.isascii() and after.char.isascii()
            if after is not None and (latin or after.left - before.right > 0.9 * before.size):
                parts.append(" ")
    return _RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), "".join(parts)).strip()


def _merged(lines: list[PageLine]) -> list[PageLine]:
    """Join runs that stand on one baseline close to each other; a wide gap between them becomes a tab (a table)."""
    merged: list[PageLine] = []
    for line in lines:
        last = merged[-1] if merged else None
        level = last is not None and last.column == line.column and abs(line.base - last.base) < 0.3 * last.size
        if last and level and 0 <= line.left - last.right < 20 * last.size:
            gap = "\t" if line.left - last.right > 1.5 * last.size else ""
            line = replace(last, text=last.text + gap + line.text, right=max(line.right, last.right))
            merged.pop()
        merged.append(line)
    return merged


def _gutter(lines: list[PageLine]) -> float | None:
    """Return the place between two columns, or None: eight lines on either side, next to none across."""
    if len(lines) < 16:
        return None
    middle = (min(line.left for line in lines) + max(line.right for line in lines)) / 2
    left = [line for line in lines if line.right <= middle]
    right = [line for line in lines if line.left >= middle]
    across = len(lines) - len(left) - len(right)
    both = min(len(left), len(right)) >= 8 and across <= len(lines) // 10
    wide = both and median(line.right - line.left for line in [*left, *right]) > 8 * median(each.size for each in lines)
    return middle if wide else None


def drop_furniture(pages: Iterable[list[PageLine]]) -> list[PageLine]:
    """Return the lines of all pages without running heads, page numbers and footnotes."""
    pages = list(pages)
    edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = max(3, len(pages) // 3)
    body = median([line.size for page in pages for line in page] or [0.0])
    kept: list[PageLine] = []
    for page in pages:
        edge = set(map(id, _edges(page)))
        lines = [
            line
            for line in page
            if id(line) not in edge or (edges[_key(line)] < often and not _NUMBER.fullmatch(line.text))
        ]
        kept += _without_notes(lines, body)
    return kept


def _edges(page: list[PageLine]) -> list[PageLine]:
    ordered = sorted(page, key=lambda line: -line.base)
    return ordered[:_EDGE_LINES] + ordered[_EDGE_LINES:][-_EDGE_LINES:]


def _key(line: PageLine) -> tuple[str, int]:
    """Return what a running head keeps from page to page: its words but for the figures, and its height."""
    return re.sub(r"\d+", "#", line.text), round(line.base / 4)


def _without_notes(lines: list[PageLine], body: float) -> list[PageLine]:
    """Leave out what stands in smaller print under the last line of the body and begins with a mark."""
    small = len(lines)
    while small and lines[small - 1].size < 0.88 * body:
        small -= 1
    notes = lines[small:]
    return lines[:small] if small and notes and _NOTE.match(notes[0].text) else lines


def join_paragraphs(lines: Sequence[PageLine]) -> Iterator[tuple[str, int]]:
    """Yield each paragraph with the page that it begins on.

    A line goes on with the one before where that is full, and itself neither indented nor parted by a gap.
    """
    margins = _margins(lines)
    pitch = _pitch(lines)
    text, page, last = "", 0, None
    for line in lines:
        if last is not None and _continues(last, line, margins, pitch):
            text += (" " if _latin(text[-1:]) and _latin(line.text[:1]) else "") + line.text
        else:
            if text:
                yield text, page
            text, page = line.text, line.page
        last = line
    if text:
        yield text, page


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _margins(lines: Sequence[PageLine]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the left and right margin of each page and column, a sparse page's from the whole."""
    found: dict[tuple[int, int], tuple[float, float]] = {}
    columns: dict[int, list[PageLine]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    for column, own in columns.items():
        whole = _edge_of(own)
        pages: dict[int, list[PageLine]] = {}
        for line in own:
            pages.setdefault(line.page, []).append(line)
        for page, its in pages.items():
            found[page, column] = _edge_of(its) if len(its) > 8 else whole
    return found


def _edge_of(lines: list[PageLine]) -> tuple[float, float]:
    lefts = Counter(round(line.left) for line in lines)
    often = [left for left, count in lefts.items() if count >= max(2, len(lines) // 8)]
    rights = sorted(line.right for line in lines)
    return min(often or lefts), rights[int(0.9 * (len(rights) - 1))]


def _pitch(lines: Sequence[PageLine]) -> float:
    steps = [a.base - b.base for a, b in pairwise(lines) if a.page == b.page and a.base > b.base]
    return median(steps) if steps else 0.0


def _width(line: PageLine) -> float:
    """Return the width of what stands first on a line and could not have stood on the one before."""
    found = _UNBROKEN.match(line.text)
    return sum(0.55 if char.isascii() else 1.0 for char in found[0]) * line.size if found else 0.0


def _continues(
    last: PageLine, line: PageLine, margins: dict[tuple[int, int], tuple[float, float]], pitch: float
) -> bool:
    left, _ = margins[line.page, line.column]
    _, right = margins[last.page, last.column]
    full = last.right + _width(line) > right - 0.5 * last.size
    indented = line.left > left + 0.9 * line.size
    apart = last.page == line.page and last.column == line.column and last.base - line.base > 1.45 * pitch
    return (
        full and not indented and not apart and abs(line.size - last.size) < 0.12 * last.size and "\t" not in line.text
    )
