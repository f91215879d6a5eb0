"""TF-IDF: counts of words weighted so that what stands everywhere says little."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reportnlp.compare.counts import Counts


def weigh(counts: Counts) -> Counts:
    """Return a texts × words table weighted by TF-IDF, each row of length 1 (or 0 where it is empty).

    The weight of a word is (1 + ln count) · (ln((1 + texts) / (1 + texts that have it)) + 1): Salton, Buckley (1988),
    Term-weighting approaches in automatic text retrieval, Information Processing and Management 24(5), in the form of
    scikit-learn's `TfidfTransformer(sublinear_tf=True)`, which would take longer to import than this to run.

    >>> from reportnlp.compare.counts import tabulate
    >>> weigh(tabulate(np.array([0, 1, 1]), np.array([0, 0, 1]), (2, 2))).to_dense().round(3).tolist()
    [[1.0, 0.0], [0.58, 0.815]]
    """
    frequency = np.bincount(counts.words, minlength=counts.shape[1])
    rarity = np.log((1 + counts.shape[0]) / (1 + frequency)) + 1
    weights = (1 + np.log(counts.values)) * rarity[counts.words]
    lengths = np.sqrt(np.bincount(counts.rows, weights * weights, counts.shape[0]))
    return replace(counts, values=weights / lengths[counts.rows])
