"""Excerpts of labelled reports: users read passages, digests and single paragraphs too, not only whole reports.

Of a whole report the place of a paragraph says much, of an excerpt nothing; a model that had seen whole reports only
would take every lone paragraph for a preamble.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportnlp.classify.corpus import Labelled
from reportnlp.structure import Outline, read_outline

_WINDOWS, _SINGLES = 3, 8
_LONGEST_WINDOW, _LONGEST_RUN = 8, 3
_HEADING_KEPT, _PARAGRAPH_KEPT = 0.7, 0.2


def without_headings(document: Labelled, outline: Outline) -> Labelled:
    """Return a report with its heading lines blanked; lines keep their numbers."""
    parts, at = [], 0
    for line in outline.lines:
        if line.role.startswith("h"):
            parts += [document.text[at : line.start], " " * (line.end - line.start)]
            at = line.end
    return replace(document, text="".join([*parts, document.text[at:]]))


def excerpts(document: Labelled, outline: Outline, chance: random.Random) -> Iterator[Labelled]:
    """Yield a digest of a report, some windows of consecutive lines, and some single sentences."""
    lines = document.text.split("\n")
    headings = _numbers(document, outline, "h")
    labelled = sorted(document.labels)
    kept = [n for n in range(1, len(lines) + 1) if chance.random() < _share(n, headings, document)]
    yield _of(document, lines, kept)
    for _ in range(_WINDOWS if labelled else 0):
        first = chance.choice(labelled)
        window = range(first, min(len(lines), first + chance.randint(1, _LONGEST_WINDOW) - 1) + 1)
        yield _of(document, lines, [n for n in window if n not in headings])
    for n in chance.sample(labelled, min(len(labelled), _SINGLES)):
        weights = {1: document.weights.get(n, 1.0)}
        yield Labelled(document.place, _some_sentences(lines[n - 1], chance), {1: document.labels[n]}, weights)


def _numbers(document: Labelled, outline: Outline, role: str) -> set[int]:
    """Return the 1-based numbers of the source lines with a role."""
    return {document.text.count("\n", 0, line.end) + 1 for line in outline.lines if line.role.startswith(role)}


def _share(number: int, headings: set[int], document: Labelled) -> float:
    if number in headings:
        return _HEADING_KEPT
    return _PARAGRAPH_KEPT if number in document.labels else 0.0


def _of(document: Labelled, lines: Sequence[str], numbers: Sequence[int]) -> Labelled:
    """Return the excerpt that holds the lines of these numbers."""
    labels = {new: document.labels[n] for new, n in enumerate(numbers, start=1) if n in document.labels}
    weights = {new: document.weights[n] for new, n in enumerate(numbers, start=1) if n in document.weights}
    return Labelled(document.place, "\n".join(lines[n - 1] for n in numbers), labels, weights)


def _some_sentences(line: str, chance: random.Random) -> str:
    """Return one to three sentences of a line, not its last one (which often turns to promises) where it has more."""
    spans = read_outline(line).sentences
    if len(spans) < 2:
        return line
    first = chance.randrange(len(spans) - 1)
    last = min(len(spans) - 2, first + chance.randrange(_LONGEST_RUN))
    return line[spans[first][0] : spans[last][1]]
