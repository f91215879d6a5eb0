"""Dispersion and trend: whether a word runs through a text or stands in one passage, and where it is heading."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from reportnlp.compare.counts import Counts, Floats
from reportnlp.compare.significance import two_sided


def deviation_of_proportions(counts: Counts, sizes: ArrayLike) -> Floats:
    """Return Gries' DP of each word, normalised to 0 (evenly spread) … 1 (all in one small part).

    `counts` is a parts × words table; `sizes` are the tokens of each part. Gries (2008), Dispersions and adjusted
    frequencies in corpora, International Journal of Corpus Linguistics 13(4); normalised after Lijffijt and Gries
    (2012), ibid. 17(1). A word that does not occur, or a text of one part, has NaN.

    >>> from reportnlp.compare.counts import tabulate
    >>> counts = tabulate(np.arange(5), np.zeros(5, int), (5, 1), [1, 2, 3, 4, 5])
    >>> deviation_of_proportions(counts, [9, 10, 10, 10, 11]).round(4).tolist()
    [0.2195]
    """
    sizes = np.asarray(sizes, float)
    expected = sizes / max(sizes.sum(), 1.0)
    smallest = expected[expected > 0].min(initial=1.0)
    totals = counts.totals()
    if smallest >= 1.0:
        return np.full(len(totals), np.nan)
    # Half the sum of |observed - expected| is the sum over the parts where more stands than expected.
    over = np.maximum(counts.values / totals[counts.words] - expected[counts.rows], 0.0)
    excess = np.bincount(counts.words, over, len(totals))
    return np.where(totals > 0, excess / (1 - smallest), np.nan)


def trend(rates: Floats) -> tuple[Floats, Floats]:
    """Return Kendall's tau-b between time and the rate of each word, and its two-sided p-value.

    `rates` is a times × words table in the order of time. The test is that of Mann (1945) and Kendall (1975), with the
    variance corrected for ties; it is rough for fewer than ten times. A constant word has tau 0 and p 1.

    >>> tau, p = trend(np.array([[1.0, 5.0], [2.0, 5.0], [3.0, 5.0], [4.0, 5.0]]))
    >>> tau.tolist(), p.round(3).tolist()
    ([1.0, 0.0], [0.042, 1.0])
    """
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
    return tau, two_sided(z)


def _tie_correction(rates: Floats) -> Floats:
    """Return the sum of t(t-1)(2t+5) over groups of t equal values, word by word."""
    total = np.zeros(rates.shape[1])
    for row in rates:  # every member of a group of t sees the group once: so divide by t
        t = (rates == row).sum(axis=0)
        total += (t - 1) * (2 * t + 5)
    return total
