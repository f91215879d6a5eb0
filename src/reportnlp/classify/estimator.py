"""The first stage of the section model as a scikit-learn estimator, for single paragraphs and classes of one's own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import check_is_fitted

from reportnlp.classify.score import read_grams


class SectionClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Classify paragraphs by hashed character n-grams and logistic regression.

    `fit` takes N texts and N labels, `predict` N texts; `predict_proba` returns N × C probabilities in the order of
    `classes_`. `strength` is the inverse of regularisation (C), `bits` the size of the table of n-grams.
    Use it where paragraphs stand alone; a whole report is read better by `find_passages`, which knows the headings,
    the place and the neighbours.

    >>> model = SectionClassifier().fit(["完成投资3亿元", "存在不足"], ["achievement", "problem"])
    >>> model.predict(["完成投资5亿元"]).tolist()
    ['achievement']
    """

    def __init__(self, strength: float = 5.0, bits: int = 16) -> None:
        self.strength = strength
        self.bits = bits

    def fit(
        self,
        X: Sequence[str],  # noqa: N803  # scikit-learn's name
        y: Sequence[str],
        sample_weight: npt.NDArray[np.float64] | None = None,
    ) -> SectionClassifier:
        """Learn from texts and their labels."""
        self.model_ = LogisticRegression(C=self.strength, max_iter=400)
        self.model_.fit(self._features(X), y, sample_weight=sample_weight)
        self.classes_ = self.model_.classes_
        return self

    def predict(self, X: Sequence[str]) -> npt.NDArray[np.str_]:  # noqa: N803
        """Return the likeliest class of each text."""
        chosen: npt.NDArray[np.str_] = self.classes_[self.predict_proba(X).argmax(axis=1)]
        return chosen

    def predict_proba(self, X: Sequence[str]) -> npt.NDArray[np.float64]:  # noqa: N803
        """Return the probability of each class for each text."""
        check_is_fitted(self, "model_")
        probable: npt.NDArray[np.float64] = self.model_.predict_proba(self._features(X))
        return probable

    def _features(self, texts: Sequence[str]) -> sparse.csr_matrix:
        columns = [self._buckets(text) for text in texts]
        values = [np.full(len(found), 1 / np.sqrt(max(1, len(found)))) for found in columns]
        matrix = sparse.csr_matrix(
            (np.concatenate(values), np.concatenate(columns), np.cumsum([0, *map(len, columns)])),
            shape=(len(columns), 1 << self.bits),
        )
        matrix.sum_duplicates()
        return matrix

    def _buckets(self, text: str) -> npt.NDArray[np.int64]:
        grams = read_grams(text, self.bits)
        return grams.closing(slice(0, len(grams.places)), self.bits)
