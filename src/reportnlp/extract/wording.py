"""Wording: how firmly a figure is set (确保, 力争), and the higher value aimed at beside it (增长5%，力争6%)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import cast

from reportnlp.extract.figures import Figure
from reportnlp.model import Wording
from reportnlp.rules import load_table

WINDOW = 40
"""How many characters left of a number are read."""

_SENTENCE = re.compile(r"[。；！？\n]")


def mark(folded: str, figures: Sequence[Figure]) -> None:
    """Set `wording` of each figure, and `stretch` of those with a higher value behind them."""
    words = [(match.end(), match[0]) for match in _words().finditer(folded)]
    starts = [end for end, _ in words]
    for figure in figures:
        n = bisect_right(starts, figure.start)
        if n and figure.start - starts[n - 1] <= WINDOW and not _SENTENCE.search(folded, starts[n - 1], figure.start):
            figure.wording = _table()[words[n - 1][1]]
    between = _between()
    for figure, after in pairwise(figures):
        soft = after.wording == "soft" and figure.unit == after.unit and figure.kind == after.kind
        if soft and between.fullmatch(folded, figure.end, after.start):
            figure.stretch = (after.start, after.end)


@cache
def _table() -> dict[str, Wording]:
    rows = load_table("reportnlp.extract", "wording.toml")["wording"]
    return {word: cast(Wording, row["wording"]) for row in rows for word in row["words"]}


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_table(), key=len, reverse=True)))


@cache
def _between() -> re.Pattern[str]:
    return re.compile(load_table("reportnlp.extract", "wording.toml")["stretch"]["between"])
