"""How likely a difference is to be chance: p-values, and their adjustment where many words are tested at once."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from reportnlp.compare.counts import Floats


def two_sided(z: ArrayLike) -> Floats:
    """Return the probability that a standard normal variable is further from 0 than z, for each z.

    erfc is that of the C library: scipy.special has the same, and takes 0.2 s to import.

    >>> two_sided([1.959963984540054]).round(6).tolist()
    [0.05]
    """
    scaled = np.abs(np.asarray(z, float)) / math.sqrt(2)
    return np.fromiter(map(math.erfc, scaled.tolist()), float, len(scaled))


def chi_squared(statistic: ArrayLike) -> Floats:
    """Return the probability of so large a chi-squared statistic by chance, with one degree of freedom.

    Such a statistic is the square of a standard normal variable; its sign, as that of a signed G², doesn't matter.

    >>> chi_squared([3.841458820694124]).round(6).tolist()
    [0.05]
    """
    return two_sided(np.sqrt(np.abs(np.asarray(statistic, float))))


def adjust(p: ArrayLike, times: ArrayLike | None = None) -> Floats:
    """Return p-values adjusted for many tests at once: the false discovery rate.

    Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57(1). `times` says how many tests have
    each p-value, where it isn't one.

    >>> adjust([0.01, 0.02, 0.04]).round(3).tolist()
    [0.03, 0.03, 0.04]
    >>> adjust([0.01, 0.04], times=[2, 1]).round(3).tolist()
    [0.015, 0.04]
    """
    p = np.asarray(p, float)
    rank = np.ones(len(p)) if times is None else np.asarray(times, float)
    order = np.argsort(p)
    ranked = p[order] * rank.sum() / np.cumsum(rank[order])
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    return adjusted
