"""Where a paragraph turns: its sentences decoded as a sequence in which a change of section has its price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from reportnlp.rules import load_rules

Array = npt.NDArray[np.float64]

_PRICE, _PRICE_AT_CUE = 6.0, 1.0
"""What a change of section costs, in log-odds: in general, and before a sentence that opens with a turn's words."""
_SPEAKS = 3.0
"""What the words of a turn add to the section that they open."""
_TRUST, _TRUSTED = 0.5, 12
"""How much the paragraph's own answer weighs for each of its sentences, and of how many it can speak.

A line that holds a whole report has one answer too: it must not drown what each of its sentences says. Nor does it
speak for a sentence that opens with the words of a turn.
"""
_FLOOR = 0.05


@cache
def _cue() -> re.Pattern[str]:
    """Return one expression of all turns, each in a group named after the section it opens."""
    rules = load_rules("reportnlp.classify", "turns.toml")
    return re.compile("|".join(f"(?P<{rule.id.removeprefix('turn.')}>{rule.pattern})" for rule in rules))


def hear_cues(text: str, starts: Sequence[int], classes: Sequence[str]) -> tuple[Array, Array]:
    """Return for each sentence what its opening words add to each class (S × C), and what a change costs before it."""
    added, prices = np.zeros((len(starts), len(classes))), np.full(len(starts), _PRICE)
    match = _cue().match
    for n, start in enumerate(starts):
        found = match(text, start)
        if found:
            prices[n] = _PRICE_AT_CUE
            if found.lastgroup in classes:
                added[n, classes.index(str(found.lastgroup))] = _SPEAKS
    return added, prices


def find_parts(scores: Array, prices: Array, whole: Array) -> list[tuple[int, int, int]]:
    """Return the parts of a paragraph as (first sentence, last sentence + 1, class); one where it doesn't turn.

    `scores` (S × C) are the log-probabilities of its sentences, `prices` (S) what a change costs before each, and
    `whole` (C) are the probabilities of the paragraph, which alone decide where there is no turn.
    """
    trust = np.where(prices == _PRICE, _TRUST * min(1.0, _TRUSTED / len(scores)), 0.0)
    path = _decode((scores + trust[:, None] * np.log(np.maximum(whole, _FLOOR))).tolist(), prices.tolist())
    bounds = [0, *(n for n in range(1, len(path)) if path[n] != path[n - 1]), len(path)]
    if len(bounds) == 2:
        return [(0, len(path), int(whole.argmax()))]
    return [(first, last, path[first]) for first, last in pairwise(bounds)]


def _decode(scores: list[list[float]], prices: list[float]) -> list[int]:
    """Return the likeliest class of each sentence, given what it costs to change before it (Viterbi)."""
    best = scores[0]
    steps: list[tuple[list[float], float]] = []
    for row, price in zip(scores[1:], prices[1:], strict=True):
        change = max(best) - price
        steps.append((best, change))
        best = [max(score, change) + gain for score, gain in zip(best, row, strict=True)]
    path = [best.index(max(best))]
    for before, change in reversed(steps):
        stays = before[path[-1]] >= change
        path.append(path[-1] if stays else before.index(max(before)))
    return path[::-1]
