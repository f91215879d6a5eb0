"""When a finding answers a gold mention, from hard to lenient, and the figures that follow."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from findings import Day, Finding, Quantity, Scope

from reportnlp.evaluate.gold import GoldMention
from reportnlp.evaluate.tally import Figure, f1

Agreement = Callable[[Any, GoldMention], bool]
"""Whether a finding answers a gold mention."""

TYPES: dict[type[Finding], str] = {Quantity: "QUANT", Day: "DATE"}


@dataclass(frozen=True, slots=True)
class Text:
    """One text: what was found in it and what stands in it."""

    text: str
    found: Sequence[Finding]
    gold: Sequence[GoldMention]

    def of(self, kind: type[Finding]) -> tuple[list[Any], list[GoldMention]]:
        """Return the findings of one type and the gold mentions of that type."""
        found = [each for each in self.found if isinstance(each, kind)]
        return found, [each for each in self.gold if each.type == TYPES[kind]]


def same_span(found: Finding, gold: GoldMention) -> bool:
    """Return whether both have the same borders."""
    return (found.start, found.end) == (gold.start, gold.end)


def overlaps(found: Finding, gold: GoldMention) -> bool:
    """Return whether both share a character."""
    return found.start < gold.end and gold.start < found.end


def same_value(found: Quantity, gold: GoldMention) -> bool:
    """Return whether an overlapping figure has the gold's value, of a range both ends; hedges are not compared."""
    low, _, high = gold.keys.get("value", "").partition("..")
    return overlaps(found, gold) and _is_near(found.low, low) and _is_near(found.high, high or low)


def _is_near(got: float | None, want: str) -> bool:
    if got is None or not want:
        return got is None and not want
    return math.isclose(got, float(want), rel_tol=1e-4)  # gold rounds fractions: 三分之二 is 66.67 %


def same_amount(found: Quantity, gold: GoldMention) -> bool:
    """Return whether value and unit are the gold's."""
    unit = gold.keys.get("unit")
    return same_value(found, gold) and (unit in found.units if unit else not found.units)


def same_days(found: Day, gold: GoldMention) -> bool:
    """Return whether a reading has the days that the gold gives; one that the gold leaves open may be any."""
    first, last = gold.keys.get("from"), gold.keys.get("to")
    return overlaps(found, gold) and any(
        first in (None, start) and last in (None, end) for start, end in found.stretches or [(None, None)]
    )


def score(texts: Iterable[Text], kind: type[Finding], agrees: Agreement, scope: Scope | None = None) -> Figure:
    """Return precision, recall and F1 over some texts, with a scope only of what it covers.

    A finding in the scope may answer any gold, and a gold mention in the scope may be answered by any finding.
    """
    right = claimed = answered = asked = 0
    for text in texts:
        found, gold = text.of(kind)
        mine = [each for each in found if scope is None or scope.covers(each.kind, each.units)]
        wanted = [each for each in gold if scope is None or scope.covers(each.keys["kind"], [each.keys.get("unit")])]
        right += sum(any(agrees(each, other) for other in gold) for each in mine)
        answered += sum(any(agrees(other, each) for other in found) for each in wanted)
        claimed, asked = claimed + len(mine), asked + len(wanted)
    return f1(right / claimed if claimed else 0.0, answered / asked if asked else 0.0, asked)


def recall(
    texts: Iterable[Text], kind: type[Finding], agrees: Agreement, group: Callable[[str, GoldMention], str | None]
) -> dict[str, tuple[int, int]]:
    """Return how many gold mentions of each group are answered, and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for text in texts:
        found, gold = text.of(kind)
        for each in gold:
            if name := group(text.text, each):
                answered, asked = counts.get(name, (0, 0))
                counts[name] = answered + any(agrees(other, each) for other in found), asked + 1
    return counts
