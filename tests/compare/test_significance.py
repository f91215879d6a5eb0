from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, false_discovery_control, norm

from reportnlp.compare.significance import adjust, chi_squared, two_sided


@given(st.lists(st.floats(-30, 30), max_size=9))
def test_two_sided_is_twice_the_tail_of_the_normal_distribution(z: list[float]) -> None:
    assert two_sided(z) == pytest.approx(2 * norm.sf(np.abs(z)), rel=1e-9, abs=1e-300)


@given(st.lists(st.floats(-900, 900), max_size=9))
def test_chi_squared_is_that_of_scipy_whatever_the_sign(statistic: list[float]) -> None:
    assert chi_squared(statistic) == pytest.approx(chi2.sf(np.abs(statistic), 1), rel=1e-9, abs=1e-300)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_adjusted_p_values_are_those_of_scipy(p: list[float]) -> None:
    assert adjust(p) == pytest.approx(false_discovery_control(p), rel=1e-9, abs=1e-12)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 5)), min_size=1, max_size=12))
def test_p_values_that_stand_several_times_are_adjusted_as_if_each_was_given(told: list[tuple[float, int]]) -> None:
    p, times = (np.array(column) for column in zip(*told, strict=True))
    assert np.repeat(adjust(p, times), times) == pytest.approx(adjust(np.repeat(p, times)), rel=1e-12)
