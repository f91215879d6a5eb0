"""Which paragraphs of a report continue which of another: in order, with what was moved found afterwards.

Likeness of two paragraphs is the mean of the cosine of their words, weighted by TF-IDF, and of the edit similarity of
their texts. The best alignment in order is that of Needleman and Wunsch (1970), Journal of Molecular Biology 48(3),
with free gaps; pairs under `ALIKE` are never made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from reportnlp.compare.corpus import Corpus
from reportnlp.compare.counts import Floats, Ints, multiply

Status = Literal["kept", "reworded", "moved", "new", "dropped"]

ALIKE = 0.4
"""Paragraphs less alike have nothing to do with each other: one was dropped and the other is new."""
PLAINLY_ALIKE = 0.6
"""Out of order only plain likeness counts, or every short heading would seem moved."""
WORTH_A_LOOK = 0.3
"""Edit similarity is slow: it is computed only for pairs whose words are at least so alike."""
ENDLESS = 10**9
"""Characters of the one times those of the other: beyond that (a report in one line) only words are compared."""
ALMOST = 0.9999
"""Only what stands word for word in both is like 1."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What became of a paragraph: `before` and `after` number it in either report, None where it has no counterpart."""

    status: Status
    before: int | None
    after: int | None
    similarity: float


def align(corpus: Corpus, before: Sequence[int], after: Sequence[int]) -> list[Pair]:
    """Return what became of each paragraph, in the order of the later report, dropped ones where they stood.

    `before` and `after` are the numbers of the paragraphs of two reports, in order; either may be empty.
    """
    likeness = _prefer_identical(_likeness(corpus, before, after))
    chain = _best_chain(np.where(likeness >= ALIKE, likeness - ALIKE / 2, 0.0))
    moved = _moved(likeness, chain)
    pairs = {
        j: Pair(
            "moved" if (i, j) in moved else "kept" if likeness[i, j] == 1.0 else "reworded",
            before[i],
            after[j],
            round(float(likeness[i, j]), 4),
        )
        for i, j in (*chain, *moved)
    }
    return _in_order(pairs, chain, before, after)


def _likeness(corpus: Corpus, before: Sequence[int], after: Sequence[int]) -> Floats:
    from rapidfuzz.distance import Indel

    if not before or not after:
        return np.zeros((len(before), len(after)))
    cosine = multiply(corpus.weights.take(before), corpus.weights.take(after))
    likeness = np.zeros_like(cosine)
    texts = [[corpus.bare[number] for number in side] for side in (before, after)]
    for i, j in zip(*np.nonzero(_identical(*texts) | (cosine >= WORTH_A_LOOK)), strict=True):
        one, other = texts[0][i], texts[1][j]
        if one == other:
            likeness[i, j] = 1.0
        elif len(one) * len(other) > ENDLESS:
            likeness[i, j] = min(cosine[i, j], ALMOST)
        else:
            edit = Indel.normalized_similarity(one, other, score_cutoff=max(0.0, 2 * ALIKE - cosine[i, j]))
            likeness[i, j] = min((cosine[i, j] + edit) / 2, ALMOST)
    return np.asarray(likeness)


def _prefer_identical(likeness: Floats) -> Floats:
    """Let what stands word for word in both reports be the rewording of nothing else."""
    same = likeness == 1.0
    taken = same.any(axis=1, keepdims=True) | same.any(axis=0, keepdims=True)
    return np.where(taken & ~same, 0.0, likeness)


def _identical(before: list[str], after: list[str]) -> NDArray[np.bool_]:
    return np.asarray(np.array(before, dtype=object)[:, None] == np.array(after, dtype=object)[None, :])


def _best_chain(gain: Floats) -> list[tuple[int, int]]:
    """Return the pairs (row, column), rising in both, whose gains add up to the most; a gain of 0 is no pair."""
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        stepped = np.maximum(best[i, 1:], best[i, :-1] + gain[i])
        best[i + 1, 1:] = np.maximum.accumulate(stepped)
    chain, i, j = [], rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chain.append((i, j))
    return chain[::-1]


def _moved(likeness: Floats, chain: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return pairs of plainly alike paragraphs that the chain left over, the most alike first."""
    rows, columns = {i for i, _ in chain}, {j for _, j in chain}
    moved: set[tuple[int, int]] = set()
    at = np.argwhere(likeness >= PLAINLY_ALIKE)
    for i, j in sorted(map(tuple, at.tolist()), key=lambda pair: (-likeness[pair], pair)):
        if i not in rows and j not in columns:
            moved.add((i, j))
            rows.add(i)
            columns.add(j)
    return moved


def _in_order(
    pairs: dict[int, Pair], chain: list[tuple[int, int]], before: Sequence[int], after: Sequence[int]
) -> list[Pair]:
    """Put the pairs in the order of the later report, and each dropped paragraph behind the one it followed."""
    gone = set(before) - {pair.before for pair in pairs.values()}
    fixed = {j: i for i, j in chain}
    ordered: list[Pair] = []
    at = 0
    for j, number in enumerate(after):
        if j in fixed:
            ordered += [Pair("dropped", n, None, 0.0) for n in before[at : fixed[j]] if n in gone]
            at = fixed[j] + 1
        ordered.append(pairs.get(j) or Pair("new", None, number, 0.0))
    return ordered + [Pair("dropped", n, None, 0.0) for n in before[at:] if n in gone]


def paragraphs_of(corpus: Corpus, report: int) -> Sequence[int]:
    """Return the numbers of the paragraphs of a report."""
    found: Ints = np.flatnonzero(corpus.of_report == report)
    return [int(number) for number in found]
