"""Wording: how firmly a figure is set (确保, 力争), and the higher value aimed at beside it (增长5%，力争6%)."""

from __future__ import annotations

import re
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
    for figure in figures:
        figure.wording = _wording(folded, figure)
    between = _between()
    for figure, after in pairwise(figures):
        soft = after.wording == "soft" and figure.unit == after.unit and figure.kind == after.kind
        if soft and between.fullmatch(folded, figure.end, after.start):
            figure.stretch = (after.start, after.end)


def _wording(folded: str, figure: Figure) -> Wording | None:
    floor = max(0, figure.start - WINDOW)
    last = None
    for last in _words().finditer(folded, floor, figure.start):
        pass
    if last is None or _SENTENCE.search(folded, last.end(), figure.start):
        return None
    return _table()[last[0]]


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
