"""The report's text as HTML: sentences, and in them the findings, underlined by kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import escape

from reportnlp.analysis import Analysis
from reportnlp.present.cells import safe
from reportnlp.structure.sentences import find_sentences

KINDS = ("quantities", "dates", "events", "documents")
"""The tables whose findings are underlined."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding to underline; `id` is its table and its row (`dates-3`)."""

    start: int
    end: int
    kind: str
    id: str


class MarkedText:
    """A text that can be written as HTML piece by piece; each finding keeps its underline across the pieces.

    Without `ids`, several such texts can stand in one document (a notebook).
    """

    def __init__(self, text: str, marks: Sequence[Mark], ids: bool = True) -> None:
        self.ids = ids
        self.text = text
        self.marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self.starts = [mark.start for mark in self.marks]
        self.reach = max((mark.end - mark.start for mark in self.marks), default=0)
        self.sentences = find_sentences(text)
        self.opened: set[str] = set()

    def html(self, start: int, end: int) -> str:
        """Return a stretch of the text: each sentence an element that says where it starts, findings within."""
        first = bisect_left(self.sentences, start, key=lambda sentence: sentence[1] - 1)
        parts, at = [], start
        for left, right in self.sentences[first:]:
            if left >= end:
                break
            left, right = max(left, start), min(right, end)
            opening = f'<span class="s" id="at-{left}">' if self.ids else '<span class="s">'
            parts += [self._plain(at, left), opening, *self._pieces(left, right), "</span>"]
            at = right
        return "".join([*parts, self._plain(at, end)])

    def sentence_of(self, offset: int) -> int:
        """Return where the sentence starts in which `offset` stands, or that follows it."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence[0]) - 1
        return self.sentences[max(at, 0)][0]

    def _pieces(self, start: int, end: int) -> Iterator[str]:
        marks = [mark for mark in self._near(start, end) if mark.end > start]
        inside = (place for mark in marks for place in (mark.start, mark.end) if start < place < end)
        for left, right in pairwise(sorted({start, end, *inside})):
            covering = [mark for mark in marks if mark.start <= left and right <= mark.end]
            yield "".join(map(self._open, covering)) + self._plain(left, right) + "</span>" * len(covering)

    def _near(self, start: int, end: int) -> Sequence[Mark]:
        return self.marks[bisect_left(self.starts, start - self.reach) : bisect_right(self.starts, end - 1)]

    def _open(self, mark: Mark) -> str:
        known = mark.id in self.opened
        self.opened.add(mark.id)
        identity = f' id="{mark.id}"' if self.ids and not known else ""
        return f'<span class="m kind-{mark.kind}" data-of="{mark.id}"{identity}>'

    def _plain(self, start: int, end: int) -> str:
        return str(escape(safe(self.text[start:end])))


def marks_of(analysis: Analysis) -> list[Mark]:
    """Return the findings of an analysis that a page underlines."""
    return [
        Mark(finding.start, finding.end, kind, f"{kind}-{n}")
        for kind in KINDS
        for n, finding in enumerate(getattr(analysis, kind))
    ]
