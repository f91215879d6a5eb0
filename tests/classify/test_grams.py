"""Codes and n-grams of a text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.classify.grams import ORDERS, buckets, read_codes
from reportnlp.classify.score import read_grams


def shown(text: str) -> str:
    return "".join(map(chr, read_codes(text)[0]))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2021年增长５.5％", "0年增长0.0%"),
        ("增 长\u3000\x00了\u200b", "增长了"),
        ("農業\n\n\n發展", "农业\n发展"),
        ("（一）改革；", "(一)改革;"),
        ("", ""),
    ],
)
def test_codes(text: str, codes: str) -> None:
    assert shown(text) == codes


@given(st.text())
def test_each_code_has_its_place(text: str) -> None:
    codes, places = read_codes(text)
    assert len(codes) == len(places)
    assert list(places) == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)


@given(st.text(max_size=40), st.integers(4, 16))
def test_a_smaller_table_takes_the_leading_bits(text: str, bits: int) -> None:
    grams = read_grams(text, 16)
    everything = slice(0, len(grams.places))
    small = buckets(read_codes(f"\n{text}\n")[0], bits)
    assert grams.closing(everything, bits).tolist() == np.concatenate(small).astype(int).tolist()
    assert len(small) == len(ORDERS)


def test_an_n_gram_has_the_same_bucket_wherever_it_stands() -> None:
    one, other = (buckets(read_codes(text)[0]) for text in ("经济增长", "全年经济增长加快"))
    assert one[3][0] == other[3][2]
    assert one[1][1] == other[1][3]
