"""Items: numbered points inside the paragraphs, with their inline headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportnlp.model import Item, Line, Span
from reportnlp.structure.marks import read_mark

_MARK = (
    r"[ \u3000]*"
    r"(?=[一二三四五六七八九十]{1,3}(?:是|要|、)|第[一二三四五六七八九十]{1,3}[，、,：]|其[一二三四五六七八九十][，、,]"
    r"|[（(] ?[一二三四五六七八九十\d]{1,3} ?[）)]|\d{1,2} ?[.、．）)](?!\d)|[①-⑳])"
)
_LEADING = re.compile(f"^{_MARK}", re.M)
_FOLLOWING = re.compile(f"[。；！？：:;]{_MARK}")
"""Apart, as a search for a character is much faster than one for what stands behind it or at the start of a line."""
_HEADING = re.compile(r"[^。！？；：:\n\r]{2,60}(?=[。：:])")


@dataclass(slots=True)
class _Point:
    """A list mark inside a paragraph; `end` is where its item ends."""

    start: int
    body: int
    style: str
    value: int
    leads: bool
    end: int = 0


def find_items(text: str, folded: str, lines: Sequence[Line]) -> tuple[Item, ...]:
    """Return the items of the paragraphs, in order.

    An item reaches to the next mark of its style, or of a style that it stands under, or to the line's end.

    >>> [item.marker for item in find_items("一是稳岗。二是扩岗。", "一是稳岗。二是扩岗。", [Line(0, 10, "para")])]
    ['一是', '二是']
    """
    found = []
    for line in lines:
        if line.role == "para":
            points = _real(list(_points(folded, line)))
            _close(points, line.end)
            found += [_item(text, folded, point) for point in points]
    return tuple(found)


def _points(folded: str, line: Line) -> Iterator[_Point]:
    leading = _LEADING.match(folded, line.start, line.end)
    for found in (*filter(None, [leading]), *_FOLLOWING.finditer(folded, line.start, line.end)):
        mark = read_mark(folded, found.end())
        if mark and found.end() + mark.length < line.end:
            yield _Point(found.end(), found.end() + mark.length, mark.style, mark.value, found is leading)


def _real(points: Sequence[_Point]) -> list[_Point]:
    """Keep the points that lead a line or count on from the one before (a lone 一是 is no list)."""
    value: dict[str, int] = {}
    kept: list[_Point] = []
    for point in points:
        if point.leads or point.value in {1, value.get(point.style, -1) + 1}:
            value[point.style] = point.value
            kept.append(point)
    followed = {(a.style, a.start) for a, _ in _successions(kept)}
    return [p for p in kept if p.leads or p.value != 1 or (p.style, p.start) in followed]


def _successions(points: Iterable[_Point]) -> Iterator[tuple[_Point, _Point]]:
    last: dict[str, _Point] = {}
    for point in points:
        if point.style in last and last[point.style].value + 1 == point.value:
            yield last[point.style], point
        last[point.style] = point


def _close(points: Sequence[_Point], end: int) -> None:
    opened: list[_Point] = []
    for point in points:
        while any(other.style == point.style for other in opened):
            opened.pop().end = point.start
        opened.append(point)
    for point in opened:
        point.end = end


def _item(text: str, folded: str, point: _Point) -> Item:
    body = text[point.start : point.end]
    end = point.start + len(body.rstrip())
    return Item(point.start, end, text[point.start : point.body].rstrip(), _heading(text, folded, point.body, end))


def _heading(text: str, folded: str, start: int, end: int) -> Span | None:
    """Return the inline heading of an item: its first short sentence, where more follows."""
    start += len(folded[start:end]) - len(folded[start:end].lstrip())
    found = _HEADING.match(folded, start, end)
    if found is None or found.end() + 1 >= end:
        return None
    return Span(start, found.end(), text[start : found.end()])
