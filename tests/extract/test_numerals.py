"""Numerals alone: what is written reads back, exactly."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.extract.numerals import MAX_LENGTH, Exact, add, read_numeral, step_of, times, to_number

DIGITS = "零一二三四五六七八九"


def spell_below_myriad(number: int) -> str:
    """Spell 1 to 9999 as a Chinese numeral, with 零 for each gap."""
    text, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
        gap = digit == 0
    return text


def spell(number: int) -> str:
    """Spell a number below 10**16 as a Chinese numeral."""
    if number == 0:
        return "零"
    text = ""
    for power, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        group = number // power % 10**4
        if group:
            text += ("零" if text and group < 1000 else "") + spell_below_myriad(group) + name
    return text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,456.7亿", 345_670_000_000),
        ("2，377", 2377),
        ("20001万", 200_010_000),
        ("3万5千", 35_000),
        ("1.5万亿", 1_500_000_000_000),
        ("3亿5000万", 350_000_000),
        ("25 亿", 2_500_000_000),
        ("19·5", Decimal("19.5")),
        ("二十三", 23),
        ("廿三", 23),
        ("十五", 15),
        ("一百零五", 105),
        ("两千三百万", 23_000_000),
        ("三万零五", 30_005),
        ("三万五", 35_000),
        ("三万五千亿", 3_500_000_000_000),
        ("3万5千亿", 3_500_000_000_000),
        ("一万亿三千万", 1_000_030_000_000),
        ("二百五", 250),
        ("二〇二一", 2021),
        ("六万万", 600_000_000),
        ("五十七亿五千万", 5_750_000_000),
        ("五十七点五亿", 5_750_000_000),
        ("一百零四点一", Decimal("104.1")),
        ("万亿", 1_000_000_000_000),
        ("百亿", 10_000_000_000),
        ("三萬五千", 35_000),
        ("二點八", Decimal("2.8")),
        ("三分之二", Fraction(2, 3)),
        ("1/4", Fraction(1, 4)),
        ("二分之二", 1),
        ("零", 0),
    ],
)
def test_numerals_have_their_value(text: str, value: Exact) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize(
    "text", ["", "约", "5个", "分之", "一分之", "1/0", "12/", "1.2.3", "3,45,6", "五·", "9" * (MAX_LENGTH + 1)]
)
def test_what_is_no_numeral_has_none(text: str) -> None:
    assert read_numeral(text) is None


@given(st.integers(0, 10**16 - 1))
def test_a_chinese_numeral_reads_back(number: int) -> None:
    assert read_numeral(spell(number)) == number


@given(st.integers(0, 10**15))
def test_thousands_with_commas_read_back(number: int) -> None:
    assert read_numeral(f"{number:,}") == number


@given(st.decimals(0, 10**6, places=3), st.sampled_from([("", 0), ("万", 4), ("亿", 8), ("万亿", 12), ("百万", 6)]))
def test_a_decimal_with_its_magnitude_reads_back(number: Decimal, magnitude: tuple[str, int]) -> None:
    name, power = magnitude
    assert read_numeral(f"{number:f}{name}") == number.scaleb(power)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_mixed_numeral_reads_back(first: int, second: int) -> None:
    assert read_numeral(f"{first}亿{second}万") == first * 10**8 + second * 10**4


@given(st.text(alphabet="0123456789.,，·零〇一二两三十百千万亿点分之/ 约", max_size=70))
def test_any_text_has_a_value_or_none(text: str) -> None:
    value = read_numeral(text)
    assert value is None or math.isfinite(to_number(value))


def test_whole_numbers_are_ints_and_big_ones_floats() -> None:
    assert to_number(2**53) == 2**53
    assert isinstance(to_number(2**53), int)
    assert isinstance(to_number(2**53 + 1), float)
    assert isinstance(to_number(10**63), float)
    assert to_number(Decimal("6.5")) == 6.5


def test_products_are_exact() -> None:
    assert times(Decimal("0.1"), 3) == Decimal("0.3")
    assert times(Decimal("12345678901234567890.5"), 2) == 24691357802469135781


@pytest.mark.parametrize(
    ("value", "step"),
    [(5000, 1000), (1500, 100), (3, 1), (0, 1), (3_000_000, 1_000_000), (Decimal("2.5"), Decimal("0.1"))],
)
def test_the_step_is_the_last_figure_written(value: Exact, step: Exact) -> None:
    assert step_of(value) == step


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(0, 9999))
def test_a_numeral_of_many_yi_reads_back(myriads: int, ones: int, below: int) -> None:
    """一万二千三百亿: what stands before 亿 is a numeral with 万 of its own."""
    text = spell(myriads * 10**4 + ones) + "亿"
    if below:
        text += ("零" if below < 1000 else "") + spell_below_myriad(below) + "万"
    assert read_numeral(text) == (myriads * 10**4 + ones) * 10**8 + below * 10**4


def test_fractions_add_up() -> None:
    assert add(Fraction(1, 2), 1) == Fraction(3, 2)
    assert add(Decimal("0.1"), 2) == Decimal("2.1")
    assert (step_of(0), step_of(Fraction(2, 3)), step_of(Decimal("0.25"))) == (1, 1, Decimal("0.01"))
