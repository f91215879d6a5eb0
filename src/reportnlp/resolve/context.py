"""What the resolvers know of a report beside the mention in hand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from reportnlp.model import Line, Passage, Report, Section
from reportnlp.structure import Outline

_START = attrgetter("start")


@dataclass(frozen=True, eq=False, slots=True)
class Context:
    """The report, its folded text, its outline, and the passages with their sections; equal to itself alone."""

    report: Report
    folded: str
    outline: Outline
    passages: tuple[Passage, ...]

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage in which `offset` stands, or None between lines."""
        at = bisect_right(self.passages, offset, key=_START) - 1
        return self.passages[at] if at >= 0 and offset < self.passages[at].end else None

    def section_at(self, offset: int) -> Section:
        """Return the section at `offset`; `other` between lines."""
        passage = self.passage_at(offset)
        return passage.section if passage else "other"

    def line_at(self, offset: int) -> Line | None:
        """Return the line in which `offset` stands, or None between lines."""
        lines = self.outline.lines
        at = bisect_right(lines, offset, key=_START) - 1
        return lines[at] if at >= 0 and offset < lines[at].end else None
