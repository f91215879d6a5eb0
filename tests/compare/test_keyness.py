from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, chi2_contingency

from reportnlp.compare import keyness
from reportnlp.compare.significance import chi_squared

counts = st.integers(0, 500)


def test_dunnings_own_table() -> None:
    """Dunning (1993), table of bigrams by G²: `the swiss` and `can be` with their four cells."""
    swiss = keyness.log_likelihood([110], [111], 110 + 2442, 111 + 29114)
    can_be = keyness.log_likelihood([29], [123], 29 + 13, 123 + 31612)
    assert swiss.round(2).tolist() == [270.72]
    assert can_be.round(2).tolist() == [263.90]


@given(counts, counts, st.integers(1, 5000), st.integers(1, 5000))
def test_g2_is_the_log_likelihood_ratio_of_the_contingency_table(a: int, b: int, rest_a: int, rest_b: int) -> None:
    c, d = a + rest_a, b + rest_b
    found = keyness.log_likelihood([a], [b], c, d)[0]
    if a + b == 0:
        assert found == 0
        return
    expected = chi2_contingency([[a, b], [rest_a, rest_b]], correction=False, lambda_="log-likelihood")
    assert abs(found) == pytest.approx(expected.statistic, rel=1e-9, abs=1e-9)
    assert chi_squared([found])[0] == pytest.approx(chi2.sf(abs(found), 1), rel=1e-9, abs=1e-300)


def test_g2_by_hand_from_quantedas_formulae() -> None:
    """2·ΣO·ln(O/E) over the table, negative where the target has no more than expected."""
    a, b, c, d = 7, 30, 1200, 1500
    total = c + d
    cells = [(a, c, a + b), (b, d, a + b), (c - a, c, total - a - b), (d - b, d, total - a - b)]
    by_hand = 2 * sum(o * math.log(o / (column * row / total)) for o, column, row in cells)
    assert keyness.log_likelihood([a], [b], c, d)[0] == pytest.approx(-by_hand, rel=1e-12)


@given(counts, counts, st.integers(500, 5000), st.integers(500, 5000))
def test_keyness_is_antisymmetric(a: int, b: int, c: int, d: int) -> None:
    assert keyness.log_ratio([a], [b], c, d)[0] == pytest.approx(-keyness.log_ratio([b], [a], d, c)[0], abs=1e-9)
    forth, back = keyness.log_odds([a], [b], [a + b], c, d), keyness.log_odds([b], [a], [a + b], d, c)
    assert forth[0][0] == pytest.approx(-back[0][0], abs=1e-9)
    assert forth[1][0] == pytest.approx(-back[1][0], abs=1e-9)


def test_log_odds_by_hand_from_the_paper() -> None:
    """Equations 15 and 20 of Monroe, Colaresi and Quinn, one word at a time."""
    a, b, background, c, d, prior = [12.0, 3.0], [4.0, 9.0], [30.0, 70.0], 200.0, 260.0, 50.0
    deltas, zs = keyness.log_odds(a, b, background, c, d, prior)
    for y_i, y_j, back, delta, z in zip(a, b, background, deltas, zs, strict=True):
        alpha = prior * back / 100
        omega_i = (y_i + alpha) / (c + prior - y_i - alpha)
        omega_j = (y_j + alpha) / (d + prior - y_j - alpha)
        assert delta == pytest.approx(math.log(omega_i) - math.log(omega_j), rel=1e-12)
        assert z == pytest.approx(delta / math.sqrt(1 / (y_i + alpha) + 1 / (y_j + alpha)), rel=1e-12)


@pytest.mark.parametrize(
    ("a", "b", "few"), [(12, 12, True), (14, 14, False), (20, 5, False), (4, 0, True), (30, 1, False)]
)
def test_low_counts_are_judged_by_the_extended_cochran_rule(a: int, b: int, few: bool) -> None:
    """Equal sides: 12 expected are too few for a p of 1, 14 are enough; 12.5 are for 20:5 (p 0.002), 15.5 for 30:1."""
    assert keyness.too_few([a], [b], 10_000, 10_000).tolist() == [few]


def test_an_empty_side_tells_nothing() -> None:
    assert keyness.log_likelihood([3], [0], 10, 0).tolist() == [0.0]
    assert keyness.log_ratio([3], [0], 10, 0).tolist() == [0.0]
    assert not np.isnan(keyness.log_odds([0], [0], [0], 10, 0)).any()
