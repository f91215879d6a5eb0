"""Tables of counts written as plain arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from reportnlp.compare.counts import Counts


def from_dense(table: ArrayLike) -> Counts:
    """Return the counts of a texts × words array."""
    dense = np.asarray(table, float)
    rows, words = np.nonzero(dense)
    return Counts(rows, words, dense[rows, words], (dense.shape[0], dense.shape[1]))
