"""Counting: precision, recall and F1 of findings, accuracy of what is said of them, and the faults."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

Figure = dict[str, Any]
"""A figure with what it was counted over: `{"p", "r", "f1", "gold"}` or `{"acc", "of"}`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One difference from gold: in which report, of what sort (missed, extra, or a value's name), where and how."""

    report: str
    sort: str
    type: str
    text: str
    note: str

    def __str__(self) -> str:
        """Return the fault as one tab-separated row."""
        return "\t".join((self.report, self.sort, self.type, self.text, self.note))


def f1(precision: float, recall: float, gold: int) -> Figure:
    """Return precision, recall and their harmonic mean, rounded to four decimals."""
    both = precision + recall
    harmonic = 2 * precision * recall / both if both else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(harmonic, 4), "gold": gold}


def matched(right: int, predicted: int, gold: int) -> Figure:
    """Return the F1 figure of `right` findings among those predicted and those of the gold."""
    return f1(_share(right, predicted), _share(right, gold), gold)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


@dataclass(slots=True)
class Accuracy:
    """How often each of some values was right."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def count(self, name: str, right: bool) -> None:
        """Count one answer."""
        self.asked[name] += 1
        self.right[name] += right

    def figure(self, name: str) -> Figure:
        """Return the share of right answers, 0 where nothing was asked."""
        return {"acc": round(_share(self.right[name], self.asked[name]), 4), "of": self.asked[name]}

    def figures(self) -> dict[str, Figure]:
        """Return a figure for each value that was asked for."""
        return {f"acc.{name}": self.figure(name) for name in self.asked}
