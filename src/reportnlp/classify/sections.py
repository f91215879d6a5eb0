"""Sections of the lines of a report, and of passages within a line where a paragraph turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

import numpy as np
import numpy.typing as npt

from reportnlp.classify.context import classify_sequence, softmax
from reportnlp.classify.layout import lay_out, without_position
from reportnlp.classify.reasons import Reasons, read_reasons
from reportnlp.classify.score import read_grams, score_paragraphs, table_bits
from reportnlp.classify.turns import find_parts, hear_cues
from reportnlp.classify.weights import Weights, shipped_weights
from reportnlp.model import Line, Passage, Section
from reportnlp.structure import Outline
from reportnlp.text import hide

_MOST = 0.6
"""A heading takes the section that fills so much of what stands under it, else it is `other`."""

_WHOLE = 8
"""A text of fewer paragraphs is no whole report: that a review stands at its end doesn't make it a plan."""

_AROUND = np.float32(0.5)
"""How much headings and place say of a single sentence, beside what they say of the paragraph."""


def find_passages(
    text: str, outline: Outline, min_confidence: float = 0.0, weights: Weights | None = None
) -> tuple[Passage, ...]:
    """Return passages in order that cover every line; below `min_confidence` a passage is `other`.

    Titles and chrome are `other`; a heading has the section of most of what stands under it. `weights` are those of a
    model of one's own (`load_weights`), else of the one that comes with the package.

    >>> from reportnlp.structure import read_outline
    >>> report = "一年来，全区完成投资3亿元，增长8%，建成学校2所。但也存在不足，创新能力不强，产业层次不高。"
    >>> [passage.section for passage in find_passages(report, read_outline(report))]
    ['achievement', 'problem']
    """
    reading = _read(text, outline, weights or shipped_weights())
    paragraphs = dict(zip(reading.lines, reading.passages(), strict=True))
    under = _under_headings(outline, paragraphs)
    found: list[Passage] = []
    for n, line in enumerate(outline.lines):
        found += paragraphs.get(n) or [_whole(line, under.get(n))]
    return tuple(_lowered(passage, min_confidence) for passage in found)


def _lowered(passage: Passage, least: float) -> Passage:
    if passage.confidence >= least:
        return passage
    why = f"{passage.section} only {passage.confidence:.2f}: {passage.why}"
    return replace(passage, section="other", why=why)


def _whole(line: Line, under: Counter[Section] | None) -> Passage:
    """Return the passage of a line that is no paragraph, given how much of each section stands under it."""
    if not line.role.startswith("h"):
        return Passage(line.start, line.end, "other", 1.0, line.why)
    if not under:
        return Passage(line.start, line.end, "other", 0.0, "nothing stands under it")
    section, most = under.most_common(1)[0]
    share = most / under.total()
    if share < _MOST:
        return Passage(line.start, line.end, "other", round(1 - share, 3), "mixed: several sections stand under it")
    return Passage(line.start, line.end, section, round(share, 3), "what stands under it")


def _under_headings(outline: Outline, paragraphs: dict[int, list[Passage]]) -> dict[int, Counter[Section]]:
    """Return for each heading line how many characters of each section stand under it."""
    under: dict[int, Counter[Section]] = {}
    for n, passages in paragraphs.items():
        for heading in outline.headings(n):
            counts = under.setdefault(heading, Counter())
            for passage in passages:
                counts[passage.section] += passage.end - passage.start
    return under


@dataclass(frozen=True, slots=True)
class _Reading:
    """A report with the answers for its paragraphs (`probable`, P × C) and for its sentences.

    `lines` and `ends` (P) are the paragraphs' indices among the outline's lines and where they end; sentences `firsts`
    to the next belong to a paragraph, and begin at `starts` (S). `spoken` (S × C) are log-probabilities, `prices` (S)
    what a change of section costs before a sentence, `turning` (P) whether a sentence speaks for another class
    than its paragraph's.
    """

    lines: list[int]
    firsts: list[int]
    starts: list[int]
    ends: list[int]
    classes: tuple[str, ...]
    probable: npt.NDArray[np.float64]
    spoken: npt.NDArray[np.float64]
    prices: npt.NDArray[np.float64]
    turning: list[bool]
    reasons: Reasons

    def passages(self) -> Iterator[list[Passage]]:
        """Yield the passages of each paragraph: one, or its parts where it turns."""
        chosen, confidence = self.probable.argmax(axis=1).tolist(), self.probable.max(axis=1, initial=0).tolist()
        for row, (first, last) in enumerate(pairwise(self.firsts)):
            if self.turning[row]:
                yield list(self._parts(row, first, last, chosen[row]))
            else:
                yield [self._passage(row, first, last, chosen[row], confidence[row])]

    def _parts(self, row: int, first: int, last: int, chosen: int) -> Iterator[Passage]:
        whole = self.probable[row]
        for start, end, part in find_parts(self.spoken[first:last], self.prices[first:last], whole):
            spoken = np.exp(self.spoken[first + start : first + end, part]).mean()
            confidence = float(whole[part] if part == chosen else spoken)
            yield self._passage(row, first + start, first + end, part, confidence)

    def _passage(self, row: int, first: int, last: int, chosen: int, confidence: float) -> Passage:
        """Return the passage of the sentences `first` to `last`; the last of a paragraph ends where its line does."""
        end = self.ends[row] if last == self.firsts[row + 1] else self.starts[last]
        section = cast(Section, self.classes[chosen])
        why = self.reasons.of(row, first, last, chosen)
        return Passage(self.starts[first], end, section, round(confidence, 3), why)


def _read(text: str, outline: Outline, weights: Weights) -> _Reading:
    layout = lay_out(text, outline)
    if len(layout.lines) < _WHOLE:
        layout = without_position(layout)
    grams = read_grams(hide(text, outline.hidden), table_bits(weights.text))
    scores = score_paragraphs(grams, outline, layout, weights)
    probable = classify_sequence(scores.total, layout, weights)
    starts, lines = layout.starts.tolist(), layout.lines.tolist()
    added, prices = hear_cues(text, starts, weights.classes)
    around = scores.around[layout.owner]
    spoken = np.log(softmax(scores.sentences + _AROUND * around + added) + 1e-9)
    turning = np.zeros(len(probable), bool)
    turning[layout.owner[spoken.argmax(axis=1) != probable.argmax(axis=1)[layout.owner]]] = True
    ends = [outline.lines[n].end for n in lines]
    reasons = read_reasons(text, outline, layout, grams, scores)
    firsts, turns = layout.firsts.tolist(), turning.tolist()
    return _Reading(lines, firsts, starts, ends, weights.classes, probable, spoken, prices, turns, reasons)
