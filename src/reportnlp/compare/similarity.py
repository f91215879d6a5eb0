"""How alike whole reports are: a matrix, each report's nearest neighbours, and a map in two dimensions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportnlp.compare.corpus import Corpus
from reportnlp.compare.counts import Counts, Floats, multiply
from reportnlp.compare.weighting import weigh

NEAREST = 5
MATRIX = 500
"""Beyond so many reports only the neighbours are told, not the whole matrix."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One of the reports nearest to a report; `rank` 1 is the nearest, `similarity` the cosine."""

    source: str
    neighbour: str
    rank: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Point:
    """A report's place on the map: near is alike, as far as two dimensions can tell; the axes mean nothing."""

    source: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Similarity:
    """Reports in the order of `sources`: the cosines of all pairs (None beyond `MATRIX` reports), neighbours, map."""

    sources: tuple[str, ...] = ()
    matrix: tuple[tuple[float, ...], ...] | None = None
    neighbours: tuple[Neighbour, ...] = ()
    points: tuple[Point, ...] = ()
    explained: float | None = None


def compare_reports(corpus: Corpus) -> Similarity:
    """Return how alike the reports of a corpus are, by their terms weighted by TF-IDF.

    A report without terms is like no other. `explained` is the share of the squared distances that the map keeps,
    None where there is no map (fewer than three reports).
    """
    sources = tuple(analysis.report.source for analysis in corpus.analyses)
    cosines = cosine_matrix(weigh(corpus.report_counts))
    points, explained = draw_map(cosines)
    rows = tuple(tuple(round(float(value), 6) for value in row) for row in cosines) if len(sources) <= MATRIX else None
    return Similarity(
        sources,
        rows,
        tuple(_neighbours(sources, cosines)),
        tuple(Point(source, *point) for source, point in zip(sources, points, strict=True)),
        explained,
    )


def cosine_matrix(weights: Counts) -> Floats:
    """Return the cosines of all pairs of rows of length 1 (or 0)."""
    return np.clip(multiply(weights, weights), 0.0, 1.0)


def _neighbours(sources: Sequence[str], cosines: Floats) -> list[Neighbour]:
    others = cosines - 2 * np.eye(len(sources))
    nearest = np.argsort(-others, axis=1, kind="stable")[:, : min(NEAREST, len(sources) - 1)]
    return [
        Neighbour(source, sources[other], rank, round(float(cosines[number, other]), 6))
        for number, source in enumerate(sources)
        for rank, other in enumerate(nearest[number], start=1)
    ]


def draw_map(cosines: Floats) -> tuple[list[tuple[float, float]], float | None]:
    """Return a point for each report by classical scaling of the distances √(2 - 2·cosine), and the share kept.

    Torgerson (1952), Multidimensional scaling: I. Theory and method, Psychometrika 17(4). The largest coordinate of
    each axis is positive, so that the same reports always give the same map. Fewer than three reports lie on the
    origin.
    """
    number = len(cosines)
    if number < 3:
        return [(0.0, 0.0)] * number, None
    squared = np.maximum(2 - 2 * cosines, 0.0)
    np.fill_diagonal(squared, 0.0)
    centring = np.eye(number) - 1 / number
    products = -centring @ squared @ centring / 2
    values, vectors = _largest(products)
    axes = vectors[:, ::-1] * np.sqrt(np.maximum(values[::-1], 0.0))
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]] + 1e-300)
    total = float(np.trace(products))
    kept = round(float(np.maximum(values, 0.0).sum()) / total, 6) if total > 0 else None
    return [(round(float(x), 6), round(float(y), 6)) for x, y in axes], kept


def _largest(products: Floats) -> tuple[Floats, Floats]:
    """Return the two largest eigenvalues, rising, and their vectors."""
    if len(products) <= MATRIX:
        values, vectors = np.linalg.eigh(products)
        return values[-2:], vectors[:, -2:]
    from scipy.linalg import eigh  # takes long to import, and saves longer where there are many

    found: tuple[Floats, Floats] = eigh(products, subset_by_index=[len(products) - 2, len(products) - 1])
    return found
