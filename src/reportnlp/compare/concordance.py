"""Concordance (KWIC): every occurrence of a word, a string or a pattern, in its context."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from reportnlp.analysis import Analysis
from reportnlp.model import ReportError, Section

Mode = Literal["string", "word", "regex"]
Order = Literal["text", "left", "right", "year", "place", "section"]

CONTEXT = 20
"""Characters of context on either side."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An occurrence: `text[start:end] == keyword`, with the context that stands in its line."""

    source: str
    place: str | None
    year: int | None
    section: Section
    start: int
    end: int
    left: str
    keyword: str
    right: str


def concordance(
    analyses: Iterable[Analysis], term: str, mode: Mode = "string", context: int = CONTEXT, order: Order = "text"
) -> list[Hit]:
    """Return every occurrence of `term` in some reports, outside of page residue.

    `string` finds the characters wherever they stand; `word` only where they begin and end with a word as it is
    segmented (印度 is not found in 印度尼西亚); `regex` takes the term as a Python regular expression. Raises
    `ReportError` for an empty term or a pattern that is no regular expression.

    >>> import reportnlp
    >>> analysis = reportnlp.analyse(reportnlp.from_text("稳就业，扩大就业。"))
    >>> [(hit.left, hit.keyword, hit.right) for hit in concordance([analysis], "就业")]
    [('稳', '就业', '，扩大就业。'), ('稳就业，扩大', '就业', '。')]
    """
    pattern = _compile(term, mode)
    hits = [hit for analysis in analyses for hit in _hits(analysis, pattern, mode, context)]
    return sorted(hits, key=_ORDERS[order]) if order != "text" else hits


def _compile(term: str, mode: Mode) -> re.Pattern[str]:
    if not term:
        raise ReportError("a concordance needs a term")
    try:
        return re.compile(term if mode == "regex" else re.escape(term))
    except re.error as error:
        raise ReportError(f"{term}: not a regular expression: {error}") from error


def _hits(analysis: Analysis, pattern: re.Pattern[str], mode: Mode, context: int) -> Iterator[Hit]:
    report = analysis.report
    edges = _word_edges(analysis) if mode == "word" else None
    for line in analysis.lines:
        if line.role == "chrome":
            continue
        for found in pattern.finditer(report.text, line.start, line.end):
            start, end = found.span()
            if start < end and (edges is None or (start in edges and end in edges)):
                yield Hit(
                    report.source,
                    report.region.name,
                    report.year,
                    analysis.section_at(start),
                    start,
                    end,
                    report.text[max(line.start, start - context) : start],
                    found.group(),
                    report.text[end : min(line.end, end + context)],
                )


def _word_edges(analysis: Analysis) -> set[int]:
    from itertools import accumulate

    from reportnlp.segment import cut

    return {0, *accumulate(map(len, cut(analysis.report.text, (*analysis.quantities, *analysis.dates))))}


_ORDERS: dict[Order, Callable[[Hit], Any]] = {
    "left": lambda hit: hit.left[::-1],
    "right": lambda hit: hit.right,
    "year": lambda hit: hit.year or 0,
    "place": lambda hit: hit.place or "",
    "section": lambda hit: hit.section,
}
"""What to sort by; `left` sorts by the context nearest to the keyword, so backwards."""
