"""Why a passage has its section: its strongest words, the heading above, its place, its neighbours."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportnlp.classify.grams import ORDERS
from reportnlp.classify.layout import Layout
from reportnlp.classify.score import Grams, Scores
from reportnlp.structure import Outline

_WINDOW = max(ORDERS)
_COUNTS = 0.3
"""What speaks less for a section, against the next best, isn't named."""
_HEADING_SHOWN = 24
_MARKS = ' \n\r\t\u3000，。；：、！？,;:!?“”"（）()《》—-\x00'
_EVIDENCE = ("words", "heading", "place")


@dataclass(frozen=True, slots=True)
class Reasons:
    """What explains the sections of one report.

    `evidence` are the scores of each paragraph by each of `_EVIDENCE`, `total` their sum with the bias; both are lists,
    as one number at a time is asked for.
    """

    text: str
    outline: Outline
    layout: Layout
    grams: Grams
    scores: Scores
    evidence: tuple[list[list[float]], ...]
    total: list[list[float]]

    def of(self, row: int, first: int, last: int, chosen: int) -> str:
        """Return why sentences `first` to `last` of a paragraph are `chosen`: `words 同比增长; heading 一、回顾`."""
        total = self.total[row]
        others = [score if n != chosen else -math.inf for n, score in enumerate(total)]
        rival = others.index(max(others))
        gains = {
            name: scores[row][chosen] - scores[row][rival]
            for name, scores in zip(_EVIDENCE, self.evidence, strict=True)
        }
        named = [name for name in sorted(gains, key=gains.__getitem__, reverse=True) if gains[name] > _COUNTS]
        reasons = [self._shown(name, row, first, last, chosen, rival) for name in named]
        return "; ".join(reasons if total[chosen] >= total[rival] and reasons else [*reasons, "neighbours"])

    def _shown(self, evidence: str, row: int, first: int, last: int, chosen: int, rival: int) -> str:
        if evidence == "words":
            return self._words(first, last, chosen, rival)
        return self._heading(row) if evidence == "heading" else evidence

    def _heading(self, row: int) -> str:
        at = int(self.layout.near[row] if self.layout.near[row] >= 0 else self.layout.top[row])
        if at < 0:
            return ""
        line = self.outline.lines[at]
        return f"heading {self.text[line.start : line.end].strip()[:_HEADING_SHOWN]}"

    def _words(self, first: int, last: int, chosen: int, rival: int) -> str:
        start, end = int(self.scores.first[first]), int(self.scores.last[last - 1])
        codes = self.scores.codes[start:end]
        shown = (self._gram(start + n, start) for n in _peaks(codes[:, chosen] - codes[:, rival]))
        return " ".join(["words", ", ".join(word for word in shown if len(word) > 1)]).strip()

    def _gram(self, code: int, start: int) -> str:
        """Return the characters of the n-grams that close at a code, from `start` on."""
        first = max(start, code - _WINDOW + 1)
        return self.text[self.grams.places[first] : self.grams.places[code] + 1].strip(_MARKS)


def read_reasons(text: str, outline: Outline, layout: Layout, grams: Grams, scores: Scores) -> Reasons:
    """Return what explains the sections of a report."""
    total = scores.words.astype(np.float64) + scores.headings + scores.place + scores.bias
    evidence = (scores.words.tolist(), scores.headings.tolist(), scores.place.tolist())
    return Reasons(text, outline, layout, grams, scores, evidence, total.tolist())


def _peaks(gains: npt.NDArray[np.float32], wanted: int = 2) -> list[int]:
    """Return where the n-grams that speak most for a class close, apart from each other, in the order of the text.

    The gains around those found are set to 0.
    """
    found: list[int] = []
    while len(found) < wanted and len(gains):
        best = int(gains.argmax())
        if gains[best] <= 0:
            break
        found.append(best)
        gains[max(0, best - _WINDOW) : best + _WINDOW] = 0
    return sorted(found)
