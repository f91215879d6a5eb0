"""The arithmetic of verdicts: intervals from hedges, and a result within, beyond or short of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.compare.verdicts import Interval, Tolerance, interval, judge

T = Tolerance()


@pytest.mark.parametrize(
    ("approx", "unit", "expected"),
    [
        (None, "%", Interval(6, 6)),
        (">", "%", Interval(6, math.inf)),
        ("<", "%", Interval(-math.inf, 6)),
        ("~", "%", Interval(5.5, 6.5)),
        ("~", "人", Interval(5.7, 6.3)),
    ],
)
def test_a_hedge_makes_an_interval(approx: str | None, unit: str, expected: Interval) -> None:
    found = interval(6, 6, approx, unit, T)  # type: ignore[arg-type]
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize(
    ("target", "result", "lower", "verdict"),
    [
        (Interval(6, 6), Interval(6, 6), False, "met"),
        (Interval(6, 6), Interval(6.2, 6.2), False, "exceeded"),
        (Interval(6, 6), Interval(5.9, 5.9), False, "missed"),
        (Interval(5.5, 6.5), Interval(6.4, 6.4), False, "met"),
        (Interval(600_000, math.inf), Interval(622_000, 622_000), False, "met"),
        (Interval(600_000, math.inf), Interval(599_000, 599_000), False, "missed"),
        (Interval(-math.inf, 5.5), Interval(5.2, 5.2), True, "met"),
        (Interval(-math.inf, 5.5), Interval(5.6, 5.6), True, "missed"),
        (Interval(-3, -3), Interval(-3.4, -3.4), True, "exceeded"),
        (Interval(100, 100), Interval(102, math.inf), False, "exceeded"),
        (Interval(100, math.inf), Interval(102, math.inf), False, "met"),
        (Interval(100, 100), Interval(-math.inf, 120), False, "unclear"),
        (Interval(0.1 + 0.2, 0.1 + 0.2), Interval(0.3, 0.3), False, "met"),
    ],
)
def test_verdicts(target: Interval, result: Interval, lower: bool, verdict: str) -> None:
    assert judge(target, result, lower)[0] == verdict


FIGURES = st.floats(-1e6, 1e6)


@given(FIGURES, FIGURES, st.booleans())
def test_a_figure_against_a_figure_is_never_unclear(target: float, result: float, lower: bool) -> None:
    verdict, why = judge(Interval(target, target), Interval(result, result), lower)
    assert verdict in {"met", "exceeded", "missed"}
    mirrored, _ = judge(Interval(target, target), Interval(result, result), not lower)
    assert {verdict, mirrored} in ({"met"}, {"exceeded", "missed"})
    assert " against " in why
