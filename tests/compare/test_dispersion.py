from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import kendalltau

from dense import from_dense
from reportnlp.compare.dispersion import deviation_of_proportions, trend


def test_the_worked_example_of_gries() -> None:
    """Gries (2008): fifty letters in five parts, the `a` 1, 2, 3, 4, 5 times: DP 0.18, of at most 1 - 0.18."""
    found = deviation_of_proportions(from_dense(np.array([[1], [2], [3], [4], [5]])), [9, 10, 10, 10, 11])
    assert found[0] * (1 - 0.18) == pytest.approx(0.18)


@given(arrays(int, st.tuples(st.integers(2, 8), st.just(3)), elements=st.integers(0, 9)))
def test_dispersion_is_half_the_sum_of_differences(counts: np.ndarray) -> None:
    sizes = counts.sum(axis=1) + 1.0
    found = deviation_of_proportions(from_dense(counts), sizes)
    expected = sizes / sizes.sum()
    for word, dp in enumerate(found):
        total = counts[:, word].sum()
        if not total:
            assert np.isnan(dp)
            continue
        plain = np.abs(counts[:, word] / total - expected).sum() / 2
        assert dp == pytest.approx(plain / (1 - expected.min()), abs=1e-12)


def test_one_part_has_no_dispersion() -> None:
    assert np.isnan(deviation_of_proportions(from_dense(np.array([[4]])), [10])).all()


@given(arrays(float, st.tuples(st.integers(3, 12), st.just(2)), elements=st.integers(0, 4).map(float)))
def test_trend_is_kendalls_tau(rates: np.ndarray) -> None:
    taus, ps = trend(rates)
    for word in range(2):
        if len(set(rates[:, word])) == 1:
            assert (taus[word], ps[word]) == (0, 1)
            continue
        expected = kendalltau(np.arange(len(rates)), rates[:, word], method="asymptotic")
        assert taus[word] == pytest.approx(expected.statistic, abs=1e-9)
        assert ps[word] == pytest.approx(expected.pvalue, abs=1e-9)
