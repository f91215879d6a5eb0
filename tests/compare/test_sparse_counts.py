from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.sparse import csr_array

from dense import from_dense
from reportnlp.compare import counts as module
from reportnlp.compare.counts import multiply, tabulate

tables = arrays(int, st.tuples(st.integers(0, 6), st.just(5)), elements=st.integers(0, 3))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4))))
def test_pairs_are_counted(pairs: list[tuple[int, int]]) -> None:
    rows, words = np.array(pairs, int).reshape(-1, 2).T
    expected = np.zeros((4, 5))
    np.add.at(expected, (rows, words), 1)
    assert (tabulate(rows, words, (4, 5)).to_dense() == expected).all()


@given(tables, st.lists(st.integers(0, 5)), st.permutations(range(5)))
def test_texts_and_words_are_picked_in_the_given_order(dense: np.ndarray, rows: list[int], words: list[int]) -> None:
    rows = [row for row in rows if row < len(dense)]
    table = from_dense(dense)
    assert (table.take(rows).to_dense() == dense[rows]).all()
    assert (table.pick(np.array(words[:3])).to_dense() == dense[:, words[:3]]).all()
    kept = np.isin(np.arange(5), words[:3])
    assert (table.only(kept).to_dense() == dense * kept).all()


@given(tables)
def test_sums_are_those_of_the_dense_table(dense: np.ndarray) -> None:
    table = from_dense(dense)
    assert (table.sizes() == dense.sum(axis=1)).all()
    assert (table.totals() == dense.sum(axis=0)).all()
    groups = np.arange(len(dense)) % 2
    expected = [dense[groups == group].sum(axis=0) for group in (0, 1)]
    assert (table.add_up(groups, 2) == expected).all()


@pytest.mark.parametrize(("many", "dense"), [(-1, 0), (module.MANY, 0), (module.MANY, 4), (module.MANY, 1000)])
@given(one=tables, other=tables)
def test_products_are_those_of_scipy_few_or_many(many: int, dense: int, one: np.ndarray, other: np.ndarray) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MANY", many)
        patch.setattr(module, "DENSE", dense)
        found = multiply(from_dense(one), from_dense(other))
    assert (found == (csr_array(one) @ csr_array(other).T).toarray()).all()
