"""Quantities: a number with its unit, its hedge, and what kind of measure it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reportnlp.extract import changes, figures, hedges, lists
from reportnlp.extract.numerals import to_number
from reportnlp.model import Quantity


class Place(Protocol):
    """Anything with a half-open span."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


def find_quantities(text: str, folded: str, taken: Sequence[Place]) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order and disjoint; numbers inside `taken` spans are left alone.

    `folded` is the text as the rules see it (see `reportnlp.text.fold`), of the same length.

    >>> from reportnlp.text import fold
    >>> [(q.text, q.low, q.unit, q.approx) for q in find_quantities(s := "发放资料5000余份。", fold(s), ())]
    [('5000余份', 5000, '份', '>')]
    """
    found = list(figures.scan(folded, [(place.start, place.end) for place in taken]))
    found = lists.join(folded, found)
    changes.mark(folded, found)
    return tuple(_quantity(text, figure) for figure in found)


def _quantity(text: str, figure: figures.Figure) -> Quantity:
    low, high = figure.low, figure.high
    bounds = None
    if low is not None and high is not None and figure.hedges:
        bounds = hedges.bounds_of(low, high, figure.hedges)
    return Quantity(
        figure.start,
        figure.end,
        text[figure.start : figure.end],
        None if low is None else to_number(low),
        None if high is None else to_number(high),
        figure.unit,
        figure.kind or "count",
        figure.approx or hedges.approx_of(figure.hedges),
        figure.change,
        rule=figure.rule,
        bounds=bounds,
        base=figure.base,
    )
