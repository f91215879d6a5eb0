from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.metrics.pairwise import cosine_similarity

import reportnlp
from reportnlp.compare.corpus import build_corpus
from reportnlp.compare.similarity import MATRIX, compare_reports, cosine_matrix, draw_map
from reportnlp.compare.weighting import weigh

TEXTS = [
    "做强光学产业，引进光学企业，建设光学产业园。",
    "做强光学产业，建设产业园，培育光学人才。",
    "新建高标准农田，推广耐盐碱小麦，粮食再获丰收。",
    "粮食丰收，新建高标准农田，推广良种小麦。",
]


def corpus_of(*texts: str):
    return build_corpus([reportnlp.analyse(reportnlp.from_text(text, source=str(n))) for n, text in enumerate(texts)])


def test_cosines_are_those_of_scikit_learn() -> None:
    counts = corpus_of(*TEXTS).report_counts
    expected = cosine_similarity(TfidfTransformer(sublinear_tf=True).fit_transform(counts.to_dense()))
    assert cosine_matrix(weigh(counts)) == pytest.approx(expected, abs=1e-9)


def test_neighbours_speak_of_the_same() -> None:
    nearest = {each.source: each.neighbour for each in compare_reports(corpus_of(*TEXTS)).neighbours if each.rank == 1}
    assert nearest == {"0": "1", "1": "0", "2": "3", "3": "2"}


def test_the_map_keeps_distances_where_two_dimensions_can() -> None:
    """Three texts lie in a plane, so that the map must give their distances exactly."""
    cosines = np.array([[1.0, 0.8, 0.1], [0.8, 1.0, 0.3], [0.1, 0.3, 1.0]])
    points, explained = draw_map(cosines)
    for i in range(3):
        for j in range(3):
            apart = np.hypot(*(np.array(points[i]) - np.array(points[j])))
            assert apart == pytest.approx(np.sqrt(2 - 2 * cosines[i, j]), abs=1e-5)
    assert explained == pytest.approx(1.0)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_few_reports_have_no_map(number: int) -> None:
    found = compare_reports(corpus_of(*TEXTS[:number]))
    assert found.explained is None
    assert len(found.points) == len(found.matrix or ()) == number


def test_a_report_without_words_is_like_no_other() -> None:
    found = compare_reports(corpus_of(TEXTS[0], "。\n。", TEXTS[1]))
    assert found.matrix is not None
    assert found.matrix[1] == (0.0, 0.0, 0.0)


def test_many_reports_have_the_map_of_few() -> None:
    """Beyond `MATRIX` reports the map comes from another routine, which must draw the same."""
    rng = np.random.default_rng(5)
    vectors = np.abs(rng.normal(size=(MATRIX + 1, 4)))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = vectors @ vectors.T
    products = cosines - cosines.mean(axis=0) - cosines.mean(axis=1)[:, None] + cosines.mean()
    _, explained = draw_map(cosines)
    values = np.linalg.eigvalsh(products)
    assert explained == pytest.approx(values[-2:].sum() / np.trace(products), abs=1e-5)
