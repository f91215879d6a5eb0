"""Why a passage has its section: its strongest words, the heading above, its place, its neighbours."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Reasons:
    """What explains the sections of one report."""

    text: str
    outline: Outline
    layout: Layout
    grams: Grams
    scores: Scores

    def of(self, row: int, start: int, end: int, chosen: int) -> str:
        """Return why a part of paragraph `row` has the class `chosen`: `words 同比增长, 建成; heading 一、回顾`."""
        total = self.scores.total[row]
        rival = int(np.argsort(np.where(np.arange(len(total)) == chosen, -np.inf, total))[-1])
        speaks = {
            self._words(start, end, chosen, rival): _gain(self.scores.words[row], chosen, rival),
            self._heading(row): _gain(self.scores.headings[row], chosen, rival),
            "place": _gain(self.scores.place[row], chosen, rival),
        }
        named = [reason for reason, gain in sorted(speaks.items(), key=lambda r: -r[1]) if reason and gain > _COUNTS]
        return "; ".join([*named, *(["neighbours"] if total[chosen] < total[rival] else [])]) or "neighbours"

    def _heading(self, row: int) -> str:
        at = int(self.layout.near[row] if self.layout.near[row] >= 0 else self.layout.top[row])
        if at < 0:
            return ""
        line = self.outline.lines[at]
        return f"heading {self.text[line.start : line.end].strip()[:_HEADING_SHOWN]}"

    def _words(self, start: int, end: int, chosen: int, rival: int) -> str:
        at = self.grams.between(start, end)
        gains = self.scores.codes[at, chosen] - self.scores.codes[at, rival]
        found = [self._shown(at.start + n) for n in _peaks(gains)]
        return f"words {', '.join(found)}" if found else ""

    def _shown(self, code: int) -> str:
        """Return the characters of the n-grams that close at a code."""
        first = max(0, code - _WINDOW + 1)
        return " ".join(self.text[max(0, self.grams.places[first]) : self.grams.places[code] + 1].split())


def _gain(scores: npt.NDArray[np.float32], chosen: int, rival: int) -> float:
    return float(scores[chosen] - scores[rival])


def _peaks(gains: npt.NDArray[np.float32], wanted: int = 2) -> list[int]:
    """Return where the n-grams that speak most for a class close, apart from each other, in the order of the text."""
    found: list[int] = []
    left = gains.copy()
    while len(found) < wanted and len(left):
        best = int(left.argmax())
        if left[best] <= 0:
            break
        found.append(best)
        left[max(0, best - _WINDOW) : best + _WINDOW] = 0
    return sorted(found)
