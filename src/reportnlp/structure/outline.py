"""The outline: what each line of a text is, before anything is known of its content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportnlp.model import Item, Line, LineRole
from reportnlp.structure.chrome import find_chrome, find_copy
from reportnlp.structure.headings import Heading, find_headings
from reportnlp.structure.items import find_items
from reportnlp.structure.levels import find_levels
from reportnlp.structure.residue import find_residue
from reportnlp.structure.rows import Row, read_rows, shown
from reportnlp.structure.sentences import find_sentences
from reportnlp.structure.titles import find_titles
from reportnlp.text import fold

_ROLES: tuple[LineRole, ...] = ("h1", "h2", "h3", "h4")
_NUMBERED = {"part", "comma", "paren", "ordinal", "being", "arabic", "round", "circle"}
_STANDS_TWICE = "the report stands twice in this text; the {} copy is left out"


@dataclass(frozen=True, slots=True)
class Outline:
    """Lines, items and sentences of one text.

    `hidden` are the spans that no rule may match: chrome lines, and page residue within a line.
    `sentences` are half-open spans that end after 。！？； or at the end of a line.
    `above` gives for each line the index of the nearest heading above it, or None.
    """

    lines: tuple[Line, ...]
    items: tuple[Item, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    warnings: tuple[str, ...] = ()
    above: tuple[int | None, ...] = ()

    def line_at(self, offset: int) -> int | None:
        """Return the index of the line in which `offset` stands, or None between lines."""
        at = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return at if at >= 0 and offset < self.lines[at].end else None

    def headings(self, index: int) -> tuple[int, ...]:
        """Return the indices of the headings above a line, outermost first; a heading isn't above itself."""
        path: list[int] = []
        at = self.above[index]
        while at is not None:
            path.append(at)
            at = self.above[at]
        return tuple(reversed(path))


def read_outline(text: str) -> Outline:
    r"""Return the outline of a report's text; an empty text has no lines.

    >>> [(line.role, line.number) for line in read_outline("一、回顾\n全年稳步增长，各项任务顺利完成。").lines]
    [('h1', '一、'), ('para', None)]
    """
    folded = fold(text)
    rows = read_rows(folded)
    chrome, warnings = _find_chrome(rows)
    titles = find_titles(rows, chrome)
    headings = find_headings(rows, chrome.keys() | titles.keys())
    lines = _lines(text, rows, chrome, titles, headings)
    body = [row for n, row in enumerate(rows) if n not in chrome]
    hidden = sorted([*((rows[n].start, rows[n].end) for n in chrome), *find_residue(text, body)])
    return Outline(lines, find_items(text, folded, lines), find_sentences(text), tuple(hidden), warnings, _above(lines))


def _find_chrome(rows: Sequence[Row]) -> tuple[dict[int, str], tuple[str, ...]]:
    chrome = find_chrome(rows)
    copy = find_copy(rows, chrome)
    if copy is None:
        return chrome, ()
    chrome.update(dict.fromkeys(copy, "chrome.copy"))
    return chrome, (_STANDS_TWICE.format("first" if copy.start == 0 else "second"),)


def _lines(
    text: str, rows: Sequence[Row], chrome: Mapping[int, str], titles: Mapping[int, str], headings: Sequence[Heading]
) -> tuple[Line, ...]:
    lines = [Line(row.start, row.end, "para") for row in rows]
    for n, why in titles.items():
        lines[n] = Line(rows[n].start, rows[n].end, "title", why=why)
    for n, why in chrome.items():
        lines[n] = Line(rows[n].start, rows[n].end, "chrome", why=why)
    for heading, level in zip(headings, find_levels(headings), strict=True):
        row = rows[heading.index]
        number = _number(text, row, heading)
        lines[heading.index] = Line(row.start, row.end, _ROLES[level - 1], number=number, why=heading.why)
    return tuple(lines)


def _number(text: str, row: Row, heading: Heading) -> str | None:
    """Return a heading's own mark as the report writes it."""
    if heading.mark is None or heading.style not in _NUMBERED:
        return None
    return shown(text[row.start : row.end])[: heading.mark.length].strip()


def _above(lines: Sequence[Line]) -> tuple[int | None, ...]:
    """Return for each line the nearest heading above it that is less deep."""
    opened: list[int] = []
    above: list[int | None] = []
    for n, line in enumerate(lines):
        if line.role in _ROLES:
            depth = _ROLES.index(line.role)
            while opened and _ROLES.index(lines[opened[-1]].role) >= depth:
                opened.pop()
        above.append(opened[-1] if opened else None)
        if line.role in _ROLES:
            opened.append(n)
    return tuple(above)
