"""Training of the section model: the one module that needs scikit-learn and SciPy.

Every report is learnt as it is, with its headings blanked, and in excerpts, so that all can be read. The second stage
learns from answers that the first one gave for places it had not seen.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from reportnlp.classify.context import context_features, decode, soften
from reportnlp.classify.corpus import Labelled, line_number
from reportnlp.classify.evaluation import Figures, judge
from reportnlp.classify.excerpts import excerpts, without_headings
from reportnlp.classify.layout import FLAGS, SAYINGS, Integers, Layout, lay_out
from reportnlp.classify.score import Grams, read_grams
from reportnlp.classify.weights import Weights
from reportnlp.model import ReportError
from reportnlp.structure import Outline, read_outline
from reportnlp.text import hide

Array = npt.NDArray[np.float64]

_HEADING_SHARE, _PLACE_SHARE = 1.0, 0.3
"""How strongly headings and place speak beside the words, before anything is learnt."""
_MOVES = 0.2
"""How much the log-odds of one section following another weigh: the second stage has seen the neighbours already."""
_UNKNOWN = -1
FORMS = ("whole", "bare", "excerpt")
"""The forms in which a report is learnt: as it is, with its headings blanked, in excerpts."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train: bits of the tables, inverse strengths of regularisation, folds of the cross-validation by place."""

    bits: int = 16
    heading_bits: int = 12
    strength: float = 5.0
    context_strength: float = 0.1
    folds: int = 5
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report to learn from: whole, bare of headings, or an excerpt; `labels` (P) are classes, -1 where unknown."""

    place: str
    form: str
    outline: Outline
    grams: Grams
    layout: Layout
    labels: Integers
    weights: Array


def prepare(documents: Iterable[Labelled], classes: Sequence[str], settings: Settings) -> list[Prepared]:
    """Return each report as it is, with its headings blanked, and in excerpts; what has no paragraph is left out."""
    chance = random.Random(settings.seed)
    found: list[Prepared] = []
    for document in documents:
        outline = read_outline(document.text)
        found.append(_prepare(document, outline, classes, settings, "whole"))
        if len(document.labels) > 1:
            bare = without_headings(document, outline)
            found.append(_prepare(bare, read_outline(bare.text), classes, settings, "bare"))
            found += (
                _prepare(excerpt, read_outline(excerpt.text), classes, settings, "excerpt")
                for excerpt in excerpts(document, outline, chance)
            )
    return [each for each in found if len(each.labels)]


def _prepare(document: Labelled, outline: Outline, classes: Sequence[str], settings: Settings, form: str) -> Prepared:
    layout = lay_out(document.text, outline)
    numbers = [line_number(document.text, outline.lines[int(n)]) for n in layout.lines]
    labels = [document.labels.get(number) for number in numbers]
    return Prepared(
        document.place,
        form,
        outline,
        read_grams(hide(document.text, outline.hidden), settings.bits),
        layout,
        np.array([_UNKNOWN if label is None else classes.index(label) for label in labels], np.int64),
        np.array([document.weights.get(number, 1.0) for number in numbers], np.float64),
    )


def label_classes(documents: Iterable[Labelled]) -> tuple[str, ...]:
    """Return the classes of the labels, sorted; raises `ReportError` where there are fewer than two."""
    classes = tuple(sorted({label for document in documents for label in document.labels.values()}))
    if len(classes) < 2:
        raise ReportError(f"training needs at least two classes, found {list(classes)}")
    return classes


@dataclass(frozen=True, slots=True)
class Rows:
    """All paragraphs of the prepared reports, one under the other."""

    labels: Integers
    weights: Array
    places: npt.NDArray[np.str_]
    forms: npt.NDArray[np.str_]

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Which rows have a label."""
        known: npt.NDArray[np.bool_] = self.labels != _UNKNOWN
        return known

    def of(self, form: str, answers: Array) -> tuple[Integers, Array]:
        """Return labels and answers of the labelled rows of one form of report."""
        chosen = self.known & (self.forms == form)
        return self.labels[chosen], answers[chosen]


def gather(prepared: Sequence[Prepared]) -> Rows:
    """Return what is known of the paragraphs of the prepared reports."""
    sizes = [len(report.labels) for report in prepared]
    return Rows(
        np.concatenate([report.labels for report in prepared]),
        np.concatenate([report.weights for report in prepared]),
        np.repeat([report.place for report in prepared], sizes),
        np.repeat([report.form for report in prepared], sizes),
    )


def feature_matrix(prepared: Sequence[Prepared], settings: Settings) -> sparse.csr_matrix:
    """Return the first stage's features of all paragraphs: n-grams of text and headings, and the flags of the place."""
    columns: list[npt.NDArray[np.int64]] = []
    values: list[Array] = []
    for report in prepared:
        for indices, share in _features(report, settings):
            columns.append(indices)
            values.append(np.full(len(indices), share))
    ends = np.cumsum([0, *map(len, columns)])
    rows = ends[::_PARTS]
    matrix = sparse.csr_matrix(
        (np.concatenate(values), np.concatenate(columns), rows), shape=(len(rows) - 1, _width(settings))
    )
    matrix.sum_duplicates()
    return matrix


_PARTS = 5
"""A row is made of: its n-grams, those of its outermost and of its nearest heading, what these say, its flags."""


def _width(settings: Settings) -> int:
    return (1 << settings.bits) + 2 * (1 << settings.heading_bits) + 2 * len(SAYINGS) + len(FLAGS)


def _features(report: Prepared, settings: Settings) -> Iterator[tuple[npt.NDArray[np.int64], float]]:
    """Yield for each paragraph its parts: columns, and the value that each of them has."""
    layout, text, heading = report.layout, 1 << settings.bits, 1 << settings.heading_bits
    for row, (first, last) in enumerate(pairwise(layout.firsts)):
        yield _scaled(_closing(report, int(layout.starts[first]), int(layout.ends[last - 1]), settings.bits), 1.0)
        for n, above in enumerate((layout.top[row], layout.near[row])):
            found = np.zeros(0, np.int64)
            if above >= 0:
                line = report.outline.lines[int(above)]
                found = _closing(report, line.start, line.end + 1, settings.heading_bits) + text + n * heading
            yield _scaled(found, _HEADING_SHARE)
        yield np.flatnonzero(layout.says[row]) + text + 2 * heading, _HEADING_SHARE
        yield np.flatnonzero(layout.flags[row]) + text + 2 * heading + 2 * len(SAYINGS), _PLACE_SHARE


def _closing(report: Prepared, start: int, end: int, bits: int) -> npt.NDArray[np.int64]:
    return report.grams.closing(report.grams.between(start, end), bits)


def _scaled(indices: npt.NDArray[np.int64], share: float) -> tuple[npt.NDArray[np.int64], float]:
    return indices, share / float(np.sqrt(max(1, len(indices))))


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained model, and the answers (rows × C) of models that never saw the place, of the first stage and of all."""

    weights: Weights
    rows: Rows
    first: Array
    answers: Array

    def figures(self, form: str) -> Figures:
        """Return the cross-validated figures over the labelled paragraphs of one form of report."""
        return judge(*self.rows.of(form, self.answers), self.weights.classes)


def train(documents: Sequence[Labelled], settings: Settings = Settings()) -> Trained:
    """Train on labelled reports, and cross-validate by place; the same labels give the same weights, bit by bit.

    Raises `ReportError` where there are fewer than two classes, or two places.
    """
    classes = label_classes(documents)
    with threadpool_limits(1):  # sums of floats depend on the number of threads
        prepared = prepare(documents, classes, settings)
        rows, matrix = gather(prepared), feature_matrix(prepared, settings)
        folds = _folds(rows, settings)
        first = _across(matrix, rows, folds, len(classes), settings.strength)
        features = np.vstack([context_features(part, report.layout) for report, part in _split(prepared, first)])
        second = _across(features, rows, folds, len(classes), settings.context_strength)
        moves = _moves(prepared, rows, len(classes)) * _MOVES
        weights = _tuned(_weights(classes, matrix, features, rows, moves, settings), prepared, rows, second)
        return Trained(weights, rows, first, _sequences(weights, prepared, second))


def ablate(documents: Sequence[Labelled], settings: Settings = Settings()) -> dict[str, dict[str, Figures]]:
    """Return the cross-validated figures of the first stage by the evidence that it may use, and by form of report."""
    classes = label_classes(documents)
    with threadpool_limits(1):
        prepared = prepare(documents, classes, settings)
        rows, matrix = gather(prepared), feature_matrix(prepared, settings)
        folds, text = _folds(rows, settings), 1 << settings.bits
        place = _width(settings) - len(FLAGS)
        evidence = {"words": [(0, text)], "words and headings": [(0, place)]}
        evidence |= {"words and place": [(0, text), (place, _width(settings))], "all three": [(0, _width(settings))]}
        found = {}
        for name, spans in evidence.items():
            chosen = matrix[:, np.concatenate([np.arange(*span) for span in spans])]
            answers = _across(chosen, rows, folds, len(classes), settings.strength)
            found[name] = {form: judge(*rows.of(form, answers), classes) for form in FORMS}
        return found


def _folds(rows: Rows, settings: Settings) -> list[tuple[Integers, Integers]]:
    """Return training and held-out rows of each fold; a place stands on one side only."""
    folds = min(settings.folds, len(np.unique(rows.places[rows.known])))
    if folds < 2:
        raise ReportError("training needs reports of at least two places (or documents) to measure itself")
    splits = GroupKFold(folds).split(rows.labels, groups=rows.places)
    return [(train[rows.known[train]], held) for train, held in splits]


def _across(matrix: Any, rows: Rows, folds: list[tuple[Integers, Integers]], size: int, strength: float) -> Array:
    """Return for all rows the answers of models that never saw their place."""
    found = np.zeros((matrix.shape[0], size))
    for seen, held in folds:
        model = _fit(matrix[seen], rows.labels[seen], rows.weights[seen], strength)
        found[np.ix_(held, model.classes_)] = model.predict_proba(matrix[held])
    return found


def _fit(matrix: Any, labels: Integers, weights: Array, strength: float) -> LogisticRegression:
    if len(np.unique(labels)) < 2:
        raise ReportError("training needs two classes in what is left when a place is held out; label more places")
    return LogisticRegression(C=strength, max_iter=400, tol=1e-3).fit(matrix, labels, sample_weight=weights)


def _split(prepared: Sequence[Prepared], values: Array) -> Iterator[tuple[Prepared, Array]]:
    at = 0
    for report in prepared:
        yield report, values[at : at + len(report.labels)]
        at += len(report.labels)


def _moves(prepared: Sequence[Prepared], rows: Rows, size: int) -> Array:
    """Return the log-odds of one class following another, against its share of all."""
    counts = np.ones((size, size))
    for report in prepared:
        before, after = report.labels[:-1], report.labels[1:]
        both = (before != _UNKNOWN) & (after != _UNKNOWN)
        np.add.at(counts, (before[both], after[both]), 1)
    share = np.bincount(rows.labels[rows.known], minlength=size) / rows.known.sum()
    return np.asarray(np.log(counts / counts.sum(axis=1, keepdims=True)) - np.log(share))


def _weights(
    classes: tuple[str, ...], matrix: Any, features: Array, rows: Rows, moves: Array, settings: Settings
) -> Weights:
    known = rows.known
    own, bias = _coefficients(_fit(matrix[known], rows.labels[known], rows.weights[known], settings.strength))
    context, context_bias = _coefficients(
        _fit(features[known], rows.labels[known], rows.weights[known], settings.context_strength)
    )
    text, heading = 1 << settings.bits, 1 << settings.heading_bits
    top, near = text + heading, text + 2 * heading
    says, flags = near + 2 * len(SAYINGS), _width(settings)
    return Weights(
        classes,
        own[:text],
        own[text:top] * np.float32(_HEADING_SHARE),
        own[top:near] * np.float32(_HEADING_SHARE),
        own[near:says] * np.float32(_HEADING_SHARE),
        own[says:flags] * np.float32(_PLACE_SHARE),
        bias,
        context,
        context_bias,
        moves.astype(np.float32),
        1.0,
    )


def _coefficients(model: LogisticRegression) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return weights (features × C) and bias (C); of two classes scikit-learn gives the second's only."""
    weights, bias = model.coef_.T, model.intercept_
    if weights.shape[1] == 1:
        weights, bias = np.hstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
    return weights.astype(np.float32), bias.astype(np.float32)


def _sequences(weights: Weights, prepared: Sequence[Prepared], second: Array) -> Array:
    """Return the decoded answers for the second stage's own answers of all reports."""
    return np.vstack([decode(np.log(part + 1e-9), weights) for _, part in _split(prepared, second)])


def _tuned(weights: Weights, prepared: Sequence[Prepared], rows: Rows, second: Array) -> Weights:
    """Return weights with the temperature that makes the cross-validated answers likeliest."""
    labels = rows.labels[rows.known]
    answers = _sequences(weights, prepared, second)[rows.known]

    def unlikely(temperature: float) -> float:
        chosen = soften(answers, temperature)[np.arange(len(labels)), labels]
        return float(-np.log(chosen + 1e-9).mean())

    found = optimize.minimize_scalar(unlikely, bounds=(0.5, 4.0), method="bounded", options={"xatol": 0.01})
    return replace(weights, temperature=round(float(found.x), 2))
