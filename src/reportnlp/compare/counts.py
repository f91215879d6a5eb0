"""Counts of words in texts: a sparse table of numpy arrays, which holds only what isn't 0.

scipy.sparse does the same, and takes 0.2 s to import: as long as comparing thirty reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.integer]
Floats: TypeAlias = NDArray[np.float64]

MANY = 1 << 22
"""From so many products of cells on, scipy is worth its import."""
DENSE = 64
"""A product of two cells that must first be found costs as much as so many in whole rows, zeros and all: so words that
many texts have are multiplied in whole rows."""


@dataclass(frozen=True)
class Counts:
    """A texts × words table: cell n says that text `rows[n]` has word `words[n]`, `values[n]` times (or so heavy).

    Cells stand in the order of the texts, each once. `shape` is the numbers of texts and words.
    """

    rows: Ints
    words: Ints
    values: Floats
    shape: tuple[int, int]

    @cached_property
    def bounds(self) -> Ints:
        """Where the cells of each text begin: text n has cells bounds[n] up to bounds[n + 1]."""
        return np.concatenate(([0], np.cumsum(np.bincount(self.rows, minlength=self.shape[0]))))

    def take(self, rows: Sequence[int] | Ints) -> Counts:
        """Return the table of some of the texts, in the given order."""
        chosen = np.asarray(rows, dtype=np.int64)
        lengths = self.bounds[chosen + 1] - self.bounds[chosen]
        cells = ranges(self.bounds[chosen], lengths)
        numbers = np.repeat(np.arange(len(chosen)), lengths)
        return Counts(numbers, self.words[cells], self.values[cells], (len(chosen), self.shape[1]))

    def only(self, kept: NDArray[np.bool_]) -> Counts:
        """Return the table with only the words that are kept (a flag for each); the columns of others are empty."""
        cells = np.flatnonzero(kept[self.words])
        return Counts(self.rows[cells], self.words[cells], self.values[cells], self.shape)

    def pick(self, words: Ints) -> Counts:
        """Return the table of some of the words, in the given order."""
        places = np.full(self.shape[1], -1)
        places[words] = np.arange(len(words))
        columns = places[self.words]
        cells = np.flatnonzero(columns >= 0)
        return Counts(self.rows[cells], columns[cells], self.values[cells], (self.shape[0], len(words)))

    def turned(self) -> Counts:
        """Return the words × texts table."""
        order = np.argsort(self.words, kind="stable")
        return Counts(self.words[order], self.rows[order], self.values[order], (self.shape[1], self.shape[0]))

    def sizes(self) -> Floats:
        """Return the sum of each text."""
        return np.asarray(np.bincount(self.rows, self.values, self.shape[0]), float)

    def totals(self) -> Floats:
        """Return the sum of each word."""
        return np.asarray(np.bincount(self.words, self.values, self.shape[1]), float)

    def add_up(self, group: Ints, groups: int) -> Floats:
        """Return the sums over groups of texts, a groups × words array; `group` has the number of each text's."""
        cells = group[self.rows] * self.shape[1] + self.words
        sums = np.bincount(cells, self.values, groups * self.shape[1])
        return np.asarray(sums, float).reshape(groups, self.shape[1])

    def to_dense(self) -> Floats:
        """Return the whole table."""
        return self.add_up(np.arange(self.shape[0]), self.shape[0])


def tabulate(rows: Ints, words: Ints, shape: tuple[int, int]) -> Counts:
    """Count pairs of a text and a word.

    >>> tabulate(np.array([0, 0, 1]), np.array([2, 2, 0]), (2, 3)).to_dense().tolist()
    [[0.0, 0.0, 2.0], [1.0, 0.0, 0.0]]
    """
    cells, counts = np.unique(rows.astype(np.int64) * shape[1] + words, return_counts=True)
    found, columns = np.divmod(cells, max(shape[1], 1))
    return Counts(found, columns, counts.astype(float), shape)


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """Return the numbers from each start on, as many as its length says, one range behind the other.

    >>> ranges(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    return np.arange(lengths.sum()) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)


def multiply(one: Counts, other: Counts) -> Floats:
    """Return the inner products of all texts of two tables over the same words: one.shape[0] × other.shape[0].

    >>> table = tabulate(np.array([0, 1, 1]), np.array([0, 0, 1]), (2, 2))
    >>> multiply(table, table).tolist()
    [[1.0, 1.0], [1.0, 2.0]]
    """
    partners = np.bincount(other.words, minlength=other.shape[1])
    products = np.bincount(one.words, minlength=one.shape[1]) * partners
    if products.sum() > MANY:
        return _multiply_many(one, other)
    common = np.flatnonzero(DENSE * products > one.shape[0] * other.shape[0])
    rare = products > 0
    rare[common] = False
    return _multiply_dense(one.pick(common), other.pick(common)) + _multiply_sparse(one.only(rare), other.only(rare))


def _multiply_dense(one: Counts, other: Counts) -> Floats:
    """Multiply whole rows, by einsum: BLAS would start threads, which wait longer than they work."""
    return np.asarray(np.einsum("ik,jk->ij", one.to_dense(), other.to_dense()))


def _multiply_sparse(one: Counts, other: Counts) -> Floats:
    """Multiply each cell by those of its word in the other table."""
    having = other.turned()
    partners = np.diff(having.bounds)[one.words]
    at = ranges(having.bounds[one.words], partners)
    pairs = np.repeat(one.rows * other.shape[0], partners) + having.words[at]
    summed = np.bincount(pairs, np.repeat(one.values, partners) * having.values[at], one.shape[0] * other.shape[0])
    return np.asarray(summed, float).reshape(one.shape[0], other.shape[0])


def _multiply_many(one: Counts, other: Counts) -> Floats:
    from scipy.sparse import csr_array

    first, second = (csr_array((side.values, side.words, side.bounds), shape=side.shape) for side in (one, other))
    return np.asarray((first @ second.T).toarray())
