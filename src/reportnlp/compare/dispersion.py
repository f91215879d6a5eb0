"""Dispersion and trend: whether a word runs through a text or stands in one passage, and where it is heading."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]


def deviation_of_proportions(counts: Any, sizes: ArrayLike) -> Floats:
    """Return Gries' DP of each word, normalised to 0 (evenly spread) … 1 (all in one small part).

    `counts` is a parts × words table, dense or scipy.sparse; `sizes` are the tokens of each part. Gries (2008),
    Dispersions and adjusted frequencies in corpora, International Journal of Corpus Linguistics 13(4); normalised after
    Lijffijt and Gries (2012), ibid. 17(1). A word that does not occur, or a text of one part, has NaN.

    >>> counts = np.array([[1], [2], [3], [4], [5]])
    >>> deviation_of_proportions(counts, [9, 10, 10, 10, 11]).round(4).tolist()
    [0.2195]
    """
    sizes = np.asarray(sizes, float)
    expected = sizes / max(sizes.sum(), 1.0)
    smallest = expected[expected > 0].min(initial=1.0)
    totals = np.asarray(counts.sum(axis=0), float).ravel()
    excess = _excess(counts, expected, np.where(totals > 0, totals, 1.0))
    if smallest >= 1.0:
        return np.full(len(totals), np.nan)
    return np.where(totals > 0, excess / (1 - smallest), np.nan)


def _excess(counts: Any, expected: Floats, totals: Floats) -> Floats:
    """Return half the sum of |observed - expected|: the sum over the parts where more stands than expected."""
    if isinstance(counts, np.ndarray):
        return np.asarray(np.maximum(counts / totals - expected[:, None], 0.0).sum(axis=0))
    cells = counts.tocoo()
    over = np.maximum(cells.data / totals[cells.col] - expected[cells.row], 0.0)
    return np.bincount(cells.col, over, minlength=len(totals)).astype(float)


def trend(rates: Floats) -> tuple[Floats, Floats]:
    """Return Kendall's tau-b between time and the rate of each word, and its two-sided p-value.

    `rates` is a times × words table in the order of time. The test is that of Mann (1945) and Kendall (1975), with the
    variance corrected for ties; it is rough for fewer than ten times. A constant word has tau 0 and p 1.

    >>> tau, p = trend(np.array([[1.0, 5.0], [2.0, 5.0], [3.0, 5.0], [4.0, 5.0]]))
    >>> tau.tolist(), p.round(3).tolist()
    ([1.0, 0.0], [0.042, 1.0])
    """
    from scipy.special import ndtr

    times, width = rates.shape
    score, untied = np.zeros(width), np.zeros(width)
    for lag in range(1, times):
        signs = np.sign(rates[lag:] - rates[:-lag])
        score += signs.sum(axis=0)
        untied += np.abs(signs).sum(axis=0)
    pairs = times * (times - 1) / 2
    tau = score / np.sqrt(np.where(untied > 0, untied, 1.0) * max(pairs, 1.0))
    variance = (times * (times - 1) * (2 * times + 5) - _tie_correction(rates)) / 18
    z = np.where(variance > 0, np.abs(score) / np.sqrt(np.where(variance > 0, variance, 1.0)), 0.0)
    return tau, np.asarray(2 * ndtr(-z))


def _tie_correction(rates: Floats) -> Floats:
    """Return the sum of t(t-1)(2t+5) over groups of t equal values, word by word."""
    total = np.zeros(rates.shape[1])
    for row in rates:  # every member of a group of t sees the group once: so divide by t
        t = (rates == row).sum(axis=0)
        total += (t - 1) * (2 * t + 5)
    return total
