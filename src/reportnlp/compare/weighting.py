"""TF-IDF: counts of words weighted so that what stands everywhere says little."""

from __future__ import annotations

from typing import Any

import numpy as np


def weigh(counts: Any) -> Any:
    """Return a texts × words scipy.sparse array weighted by TF-IDF, each row of length 1 (or 0 where it is empty).

    The weight of a word is (1 + ln count) · (ln((1 + texts) / (1 + texts that have it)) + 1): Salton, Buckley (1988),
    Term-weighting approaches in automatic text retrieval, Information Processing and Management 24(5), in the form of
    scikit-learn's `TfidfTransformer(sublinear_tf=True)`, which would take longer to import than this to run.

    >>> from scipy.sparse import csr_array
    >>> weigh(csr_array([[1, 0], [1, 1]])).toarray().round(3).tolist()
    [[1.0, 0.0], [0.58, 0.815]]
    """
    table = counts.tocsr().astype(float)  # a copy: weighting is in place
    frequency = np.bincount(table.indices, minlength=table.shape[1])
    rarity = np.log((1 + table.shape[0]) / (1 + frequency)) + 1
    table.data = (1 + np.log(table.data)) * rarity[table.indices]
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1), float).ravel())
    table.data /= np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(table.indptr))
    return table
