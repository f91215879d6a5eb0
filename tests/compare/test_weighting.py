from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfTransformer

from dense import from_dense
from reportnlp.compare.weighting import weigh


@given(arrays(int, st.tuples(st.integers(1, 8), st.integers(1, 8)), elements=st.integers(0, 9)))
def test_weights_are_those_of_scikit_learn(counts: np.ndarray) -> None:
    expected = TfidfTransformer(sublinear_tf=True).fit_transform(csr_array(counts))
    assert abs(weigh(from_dense(counts)).to_dense() - expected).max() < 1e-9
