"""Scores of the paragraphs of a report by their own evidence: words, headings above, place.

A linear model over hashed n-grams. A stretch's score is the sum of its n-grams' weights over the square root of their
number, so that a sentence and a page are of one scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from reportnlp.classify.grams import ORDERS, buckets, read_codes
from reportnlp.classify.layout import Layout, runs
from reportnlp.classify.weights import Weights
from reportnlp.structure import Outline

Array = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grams:
    """A text's n-grams: the offset of each code, and by order the bucket of the n-gram that closes at each code.

    `buckets[k][i]` closes at code `i + k`; there are 2 ** `bits` buckets.
    """

    places: Integers
    buckets: list[npt.NDArray[np.uint32]]
    bits: int

    def between(self, start: int, end: int) -> slice:
        """Return the codes that stand between two offsets of the text."""
        first, last = np.searchsorted(self.places, (start, end))
        return slice(int(first), int(last))

    def closing(self, at: slice, bits: int) -> Integers:
        """Return the buckets, of 2 ** `bits`, of the n-grams that close at a slice of codes."""
        parts = [found[max(0, at.start - order) : max(0, at.stop - order)] for order, found in enumerate(self.buckets)]
        return (np.concatenate(parts) >> np.uint32(self.bits - bits)).astype(np.int64)


def read_grams(text: str, bits: int) -> Grams:
    """Return the n-grams of a text, into 2 ** `bits` buckets; the text's ends count as ends of a line."""
    codes, places = read_codes(f"\n{text}\n")
    return Grams(places - 1, buckets(codes, bits), bits)


def table_bits(table: Array) -> int:
    """Return how many bits of a hash address a table of weights."""
    return int(table.shape[0]).bit_length() - 1


@dataclass(frozen=True, slots=True)
class Scores:
    """First-stage scores: of every code, of every sentence by its words, of every paragraph by each evidence.

    `first`, `last` (S) are the codes between which each sentence stands.
    """

    first: Integers
    last: Integers
    codes: Array
    sentences: Array
    words: Array
    headings: Array
    place: Array
    bias: Array

    @property
    def around(self) -> Array:
        """Return what is said of the paragraphs beside their words (P × C)."""
        return self.headings + self.place + self.bias

    @property
    def total(self) -> Array:
        """Return the scores of the paragraphs (P × C)."""
        return self.words + self.around


def score_paragraphs(grams: Grams, outline: Outline, layout: Layout, weights: Weights) -> Scores:
    """Return the first-stage scores of a report's paragraphs and sentences."""
    codes = _code_scores(grams, weights.text)
    first, last = np.searchsorted(grams.places, layout.starts), np.searchsorted(grams.places, layout.ends)
    sums, counts = _stretches(codes, first, last), last - first
    whole, total = _reduce(sums, layout.firsts[:-1]), _reduce(counts, layout.firsts[:-1])
    headings = _heading_scores(grams, outline, layout.top, weights.top)
    headings += _heading_scores(grams, outline, layout.near, weights.near) + layout.says @ weights.says
    place = layout.flags @ weights.flags
    return Scores(first, last, codes, sums / _root(counts), whole / _root(total), headings, place, weights.bias)


def _code_scores(grams: Grams, table: Array) -> Array:
    """Return what the n-grams that close at each code add to each class (codes × C)."""
    scores = table.take(grams.buckets[0], axis=0)
    for order, found in enumerate(grams.buckets[1:], start=1):
        scores[order:] += table.take(found, axis=0)
    return scores


def _stretches(codes: Array, first: Integers, last: Integers) -> Array:
    """Return for stretches of codes the sum of their scores."""
    padded = np.vstack([codes, np.zeros((1, codes.shape[1]), codes.dtype)])
    sums = _reduce(padded, np.column_stack([first, last]).ravel())[::2]
    sums[last <= first] = 0
    return sums


def _reduce(values: npt.NDArray[np.generic], firsts: Integers) -> Array:
    """Return the sums of runs of rows that begin at `firsts`; none where there are no runs."""
    if not len(firsts):
        return np.zeros((0, *values.shape[1:]), np.float32)
    sums: Array = np.add.reduceat(values, firsts, axis=0)
    return sums


def _root(counts: npt.NDArray[np.generic]) -> Array:
    root: Array = np.sqrt(len(ORDERS) * np.maximum(counts, 1)).astype(np.float32)
    return root[:, None]


def _heading_scores(grams: Grams, outline: Outline, headings: Integers, table: Array) -> Array:
    """Return what a heading adds to the paragraphs under it (P × C); one that is -1 adds nothing."""
    scores = np.zeros((len(headings), table.shape[1]), np.float32)
    bits, firsts = table_bits(table), runs(headings)
    for first, last in pairwise([*firsts, len(headings)]):
        if headings[first] >= 0:
            line = outline.lines[int(headings[first])]
            found = grams.closing(grams.between(line.start, line.end + 1), bits)
            scores[first:last] = table[found].sum(axis=0) / np.sqrt(max(1, len(found)))
    return scores
