"""Keyness: which words set one body of text off from another, with significance *and* size.

All functions take counts as arrays, one element a word: `a` in the target, `b` in the reference; `c` and `d` are the
numbers of all tokens of target and reference. Positive values mean: more in the target.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reportnlp.compare.counts import Floats
from reportnlp.compare.significance import chi_squared

ENOUGH = ((0.0001, 1.0), (0.001, 8.0), (0.01, 11.0), (1.0, 13.0))
"""Up to each p-value, the expected counts from which on it can be trusted."""
PRIOR = 500.0
"""Strength of the Dirichlet prior, in tokens: so many words of the background are added to either side."""


def log_likelihood(a: ArrayLike, b: ArrayLike, c: float, d: float) -> Floats:
    """Return the signed log-likelihood ratio G² of each word (all four cells of the table).

    Dunning (1993), Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19(1);
    the sign as in quanteda's `textstat_keyness(measure = "lr", correction = "none")`. An empty side gives 0.

    >>> log_likelihood([110], [111], 110 + 2442, 111 + 29114).round(2).tolist()
    [270.72]
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    total = c + d
    if not c or not d:
        return np.zeros(np.broadcast(a, b).shape)
    g2 = np.zeros(np.broadcast(a, b).shape)
    for observed, row, column in ((a, a + b, c), (b, a + b, d), (c - a, total - a - b, c), (d - b, total - a - b, d)):
        g2 += _information(observed, row * column / total)
    return np.where(a >= (a + b) * c / total, 2 * g2, -2 * g2)


def _information(observed: Floats, expected: Floats) -> Floats:
    """O·ln(O/E), which is 0 where nothing was observed."""
    safe = np.where(observed > 0, observed, 1.0)
    return np.where(observed > 0, observed * np.log(safe / np.where(expected > 0, expected, 1.0)), 0.0)


def log_ratio(a: ArrayLike, b: ArrayLike, c: float, d: float) -> Floats:
    """Return the binary logarithm of the ratio of relative frequencies: 1 is twice as often, -1 half as often.

    Hardie (2014), Log Ratio: an informal introduction, CASS blog, Lancaster; as there, a count of 0 becomes 0.5.

    >>> log_ratio([20, 4], [5, 0], 1000, 1000).tolist()
    [2.0, 3.0]
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    if not c or not d:
        return np.zeros(np.broadcast(a, b).shape)
    return np.log2(np.where(a > 0, a, 0.5) / c) - np.log2(np.where(b > 0, b, 0.5) / d)


def log_odds(
    a: ArrayLike,
    b: ArrayLike,
    background: ArrayLike,
    c: float,
    d: float,
    prior: float = PRIOR,
    background_size: float | None = None,
) -> tuple[Floats, Floats]:
    """Return the log-odds ratio under an informative Dirichlet prior, and its z-score.

    Monroe, Colaresi and Quinn (2008), Fightin' Words, Political Analysis 16(4), equations 15, 16, 18, 20 and 22: the
    counts of a `background` corpus, scaled to `prior` tokens, are added to either side, so that rare words shrink
    to no difference. `background_size` is the number of its tokens where not all its words are given.

    >>> delta, z = log_odds([90, 1, 909], [10, 0, 990], [100, 1, 1899], 1000, 1000)
    >>> (z > 1.96).tolist()
    [True, False, False]
    """
    a, b, background = np.asarray(a, float), np.asarray(b, float), np.asarray(background, float)
    alpha = prior * background / max(background.sum() if background_size is None else background_size, 1.0)
    first, second = a + alpha, b + alpha
    known = (first > 0) & (second > 0)
    first, second = np.where(known, first, 1.0), np.where(known, second, 1.0)
    delta = np.log(first / np.maximum(c + prior - first, 1.0)) - np.log(second / np.maximum(d + prior - second, 1.0))
    z = delta / np.sqrt(1 / first + 1 / second)
    return np.where(known, delta, 0.0), np.where(known, z, 0.0)


def too_few(a: ArrayLike, b: ArrayLike, c: float, d: float) -> NDArray[np.bool_]:
    """Return whether counts are too low for the p-value of their G².

    Rayson, Berridge and Francis (2004), Extending the Cochran rule for the comparison of word frequencies between
    corpora, JADT 2004: the smaller expected count must be 13 at the 5 % level, 11 at 1 %, 8 at 0.1 % and 1 at 0.01 %.

    >>> too_few([63, 8], [7, 9], 1000, 20000).tolist()
    [False, True]
    """
    p = chi_squared(log_likelihood(a, b, c, d))
    expected = (np.asarray(a, float) + np.asarray(b, float)) * min(c, d) / max(c + d, 1.0)
    levels, needed = zip(*ENOUGH, strict=True)
    return np.asarray(expected < np.array(needed)[np.searchsorted(levels[:-1], p)])
