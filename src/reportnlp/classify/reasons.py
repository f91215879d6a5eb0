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
_MARKS = ' \n\r\t\u3000，。；：、！？,;:!?“”"（）()《》—-\x00'
_EVIDENCE = ("words", "heading", "place")


@dataclass(frozen=True, slots=True)
class Reasons:
    """What explains the sections of one report."""

    text: str
    outline: Outline
    layout: Layout
    grams: Grams
    scores: Scores

    def of(self, row: int, first: int, last: int, chosen: int) -> str:
        """Return why sentences `first` to `last` of a paragraph are `chosen`: `words 同比增长; heading 一、回顾`."""
        own = self.scores
        parts = [part[row].tolist() for part in (own.words, own.headings, own.place)]
        total = [sum(scores) for scores in zip(*parts, own.bias.tolist(), strict=True)]
        rival = max((n for n in range(len(total)) if n != chosen), key=total.__getitem__)
        gains = [scores[chosen] - scores[rival] for scores in parts]
        named = [_EVIDENCE[n] for n in sorted(range(len(gains)), key=lambda n: -gains[n]) if gains[n] > _COUNTS]
        shown = {"words": lambda: self._words(first, last, chosen, rival), "heading": lambda: self._heading(row)}
        reasons = [shown[name]() if name in shown else name for name in named]
        return "; ".join(reasons if total[chosen] >= total[rival] and reasons else [*reasons, "neighbours"])

    def _heading(self, row: int) -> str:
        at = int(self.layout.near[row] if self.layout.near[row] >= 0 else self.layout.top[row])
        if at < 0:
            return ""
        line = self.outline.lines[at]
        return f"heading {self.text[line.start : line.end].strip()[:_HEADING_SHOWN]}"

    def _words(self, first: int, last: int, chosen: int, rival: int) -> str:
        start, end = int(self.scores.first[first]), int(self.scores.last[last - 1])
        codes = self.scores.codes[start:end]
        shown = (self._shown(start + n, start) for n in _peaks(codes[:, chosen] - codes[:, rival]))
        return " ".join(["words", ", ".join(word for word in shown if len(word) > 1)]).strip()

    def _shown(self, code: int, start: int) -> str:
        """Return the characters of the n-grams that close at a code, from `start` on."""
        first = max(start, code - _WINDOW + 1)
        return self.text[self.grams.places[first] : self.grams.places[code] + 1].strip(_MARKS)


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
