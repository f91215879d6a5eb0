"""The second stage: what stands around a paragraph, and the decoding of the whole sequence."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reportnlp.classify.layout import Layout, runs
from reportnlp.classify.weights import Weights

Array = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

_LONGEST = 200
"""A paragraph counts for what stands around it by its length, up to so many characters."""
_FADE = 0.7
_FLOOR = 1e-6


def softmax(scores: npt.NDArray[np.floating]) -> Array:
    """Return the rows of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float64)


def context_features(probable: Array, layout: Layout) -> Array:
    """Return for each paragraph (P × features) what the first stage says of it and of what stands around it.

    Its own answer; those of the two before and the two after; the fading average of all before and all after; the
    average of the whole report before and after, of its part, of what stands under its nearest heading; the highest
    so far and from here on; the flags of its place and what its headings say.
    """
    weight = np.minimum(_LONGEST, _lengths(layout))[:, None]
    share = probable * weight
    before, after = np.cumsum(share, axis=0) - share, share.sum(axis=0) - np.cumsum(share, axis=0)
    parts = [
        np.log(probable + _FLOOR),
        *(_shift(probable, by) for by in (1, 2, -1, -2)),
        *(side / (side.sum(axis=1, keepdims=True) + _LONGEST) for side in (before, after)),
        _averages(share, weight, layout.top),
        _averages(share, weight, np.where(layout.near >= 0, layout.near, layout.top)),
        _fading(probable),
        _fading(probable[::-1])[::-1],
        _shift(np.maximum.accumulate(probable, axis=0), 1),
        _shift(np.maximum.accumulate(probable[::-1], axis=0)[::-1], -1),
        layout.flags,
        layout.says,
    ]
    return np.hstack(parts)


def _lengths(layout: Layout) -> Integers:
    return np.add.reduceat(layout.ends - layout.starts, layout.firsts[:-1])


def _shift(values: Array, by: int) -> Array:
    """Return the rows moved down (or up, where `by` is negative), with zeros coming in."""
    moved = np.zeros_like(values)
    if by > 0:
        moved[by:] = values[:-by]
    else:
        moved[:by] = values[-by:]
    return moved


def _averages(share: Array, weight: Array, headings: Integers) -> Array:
    """Return for each paragraph the average of the run under the same heading; zeros where there is no heading."""
    firsts = runs(headings)
    sums = np.add.reduceat(share, firsts, axis=0) / np.add.reduceat(weight, firsts, axis=0)
    sums[headings[firsts] < 0] = 0
    return np.repeat(sums, np.diff(firsts, append=len(headings)), axis=0)


def _fading(values: Array) -> Array:
    """Return for each row the average of the rows before it, the nearest weighing most."""
    average = [0.0] * values.shape[1]
    found = [average]
    for row in values[:-1].tolist():  # so few numbers a step are faster as a list
        average = [_FADE * before + (1 - _FADE) * value for before, value in zip(average, row, strict=True)]
        found.append(average)
    return np.array(found[: len(values)]).reshape(values.shape)


def decode(scores: Array, weights: Weights) -> Array:
    """Return the probability of each class for each paragraph, given the whole sequence (forward-backward)."""
    if not len(scores):
        return np.zeros(scores.shape)
    own = softmax(scores)
    steps = np.exp(weights.moves.astype(np.float64)) * own[1:, None, :]
    forward = np.vstack([own[:1], own[0] @ _products(steps)])
    backward = np.vstack([_products(steps[::-1].swapaxes(1, 2)).sum(axis=1)[::-1], np.ones_like(own[:1])])
    return soften(forward * backward, weights.temperature)


def _products(steps: Array) -> Array:
    """Return for each of a sequence of matrices (N × C × C) its product with those before it, up to a factor.

    By doubling: after k rounds each is the product of the last 2 ** k (Hillis and Steele, "Data Parallel Algorithms",
    CACM 1986). A round is one call for the whole report, where a step at a time takes two calls for each paragraph.
    """
    found, gap = steps, 1
    while gap < len(found):
        joined = found[:-gap] @ found[gap:]
        found = np.concatenate([found[:gap], joined / joined.max(axis=(1, 2), keepdims=True)])
        gap *= 2
    return found


def soften(probable: Array, temperature: float) -> Array:
    """Return probabilities raised to 1 / temperature, as shares again."""
    powers = np.maximum(probable / probable.max(axis=1, keepdims=True), 1e-12) ** (1 / temperature)
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def classify_sequence(first: npt.NDArray[np.floating], layout: Layout, weights: Weights) -> Array:
    """Return the probabilities (P × C) of paragraphs from their first-stage scores and what stands around them."""
    if not len(first):
        return np.zeros(first.shape)
    features = context_features(softmax(first), layout)
    return decode(features @ weights.context + weights.context_bias, weights)
