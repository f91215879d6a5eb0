"""The arithmetic of a ledger: what a target asks for as an interval, and what a result does to it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from reportnlp.model import Approx, Number

Verdict = Literal["met", "exceeded", "missed", "redefined", "in_step", "not_mentioned", "unclear"]
VERDICTS: tuple[Verdict, ...] = ("met", "exceeded", "missed", "redefined", "in_step", "not_mentioned", "unclear")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a hedged figure (左右, 约) reaches to both sides: in points for percentages, else as a share of it."""

    points: float = 0.5
    share: float = 0.05

    def of(self, figure: Number, unit: str | None) -> float:
        """Return the half-width of the interval around a figure."""
        return self.points if unit in {"%", "个百分点", "‰"} else abs(figure) * self.share


DEFAULT_TOLERANCE = Tolerance()


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included; an infinite side is unbounded.

    >>> str(Interval(5, math.inf))
    '≥ 5'
    """

    low: float
    high: float

    def __str__(self) -> str:
        """Write the interval as people do."""
        if self.low == self.high:
            return f"{self.low:.10g}"
        if math.isinf(self.high):
            return f"≥ {self.low:.10g}"
        return f"≤ {self.high:.10g}" if math.isinf(self.low) else f"{self.low:.10g} … {self.high:.10g}"


def interval(low: Number, high: Number, approx: Approx | None, unit: str | None, tolerance: Tolerance) -> Interval:
    """Return what a figure with its hedge allows.

    >>> str(interval(6, 6, "~", "%", Tolerance()))
    '5.5 … 6.5'
    """
    if approx == ">":
        return Interval(low, math.inf)
    if approx == "<":
        return Interval(-math.inf, high)
    if approx == "~":
        return Interval(low - tolerance.of(low, unit), high + tolerance.of(high, unit))
    return Interval(low, high)


def judge(target: Interval, result: Interval, lower_is_better: bool) -> tuple[Verdict, str]:
    """Return whether a result lies within what was asked, beyond it or short of it, and the comparison in words.

    A result that is itself an interval and lies only partly within is `unclear`.

    >>> judge(Interval(5.5, 6.5), Interval(6.7, 6.7), lower_is_better=False)
    ('exceeded', '6.7 against 5.5 … 6.5')
    """
    why = f"{result} against {target}"
    slack = 1e-9 * max(1.0, *(abs(end) for end in (target.low, target.high) if not math.isinf(end)))
    if target.low - slack <= result.low and result.high <= target.high + slack:
        return "met", why
    if result.low > target.high + slack:
        return ("missed" if lower_is_better else "exceeded"), why
    if result.high < target.low - slack:
        return ("exceeded" if lower_is_better else "missed"), why
    if math.isinf(result.high) and result.low >= target.low - slack and not lower_is_better:
        return ("met" if math.isinf(target.high) or result.low <= target.high + slack else "exceeded"), why
    return "unclear", f"{why}: the result's own bounds reach over the target's"
