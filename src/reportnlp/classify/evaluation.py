"""Figures of a classifier: F1, confusion, and how far its confidence is from the share of right answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_BINS = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures over N answers for C classes.

    `confusion[i][j]` counts what is class i and was called j. `calibration_error` is the expected calibration error
    over ten bins of confidence (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017): 0 is perfect.
    """

    classes: tuple[str, ...]
    confusion: npt.NDArray[np.int64]
    calibration_error: float

    @property
    def count(self) -> int:
        """How many answers were judged."""
        return int(self.confusion.sum())

    @property
    def accuracy(self) -> float:
        """The share of right answers; 0 where there are none."""
        return float(np.trace(self.confusion)) / max(1, self.count)

    @property
    def f1(self) -> dict[str, float]:
        """F1 of each class that occurs."""
        right, asked = np.diag(self.confusion), self.confusion.sum(axis=1)
        both = asked + self.confusion.sum(axis=0)
        return {name: float(2 * right[n] / both[n]) for n, name in enumerate(self.classes) if asked[n]}

    @property
    def macro_f1(self) -> float:
        """The mean of F1 over the classes that occur; 0 where none does."""
        return float(np.mean(list(self.f1.values()))) if self.f1 else 0.0


def judge(labels: npt.NDArray[np.int64], probable: npt.NDArray[np.float64], classes: tuple[str, ...]) -> Figures:
    """Return the figures of answers (N × C probabilities) for labels (N indices of classes)."""
    answers = probable.argmax(axis=1)
    confusion = np.zeros((len(classes), len(classes)), np.int64)
    np.add.at(confusion, (labels, answers), 1)
    return Figures(classes, confusion, _calibration_error(answers == labels, probable.max(axis=1, initial=0.0)))


def _calibration_error(right: npt.NDArray[np.bool_], confidence: npt.NDArray[np.float64]) -> float:
    bins = np.minimum(_BINS - 1, (confidence * _BINS).astype(int))
    gaps = [abs(right[bins == n].mean() - confidence[bins == n].mean()) * (bins == n).mean() for n in np.unique(bins)]
    return float(sum(gaps))
