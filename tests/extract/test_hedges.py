"""Hedges: the sign of a number, how far its span reaches, and the interval that the words imply."""

from __future__ import annotations

import pytest

from reportnlp.extract import find_quantities
from reportnlp.extract.hedges import approx_of, bounds_of, named
from reportnlp.model import Bounds, Quantity
from reportnlp.text import fold


def only(text: str) -> Quantity:
    found = find_quantities(text, fold(text), ())
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "span", "approx", "bounds"),
    [
        ("共有300多万人参加", "300多万人", ">", Bounds(3_000_000, 4_000_000, False, True)),
        ("送出1.5万余份", "1.5万余份", ">", Bounds(15_000, 16_000, False, True)),
        ("近5万户受益", "近5万户", "~", Bounds(None, 50_000, False, True)),
        ("总量超过2亿元", "超过2亿元", ">", Bounds(200_000_000, None, True, False)),
        ("达标率不低于95%", "不低于95%", ">", Bounds(95, None, False, False)),
        ("控制在4%以内", "4%以内", "<", Bounds(None, 4, False, False)),
        ("不到3个月办结", "不到3个月", "<", Bounds(None, 3, False, True)),
        ("增长6%左右", "6%左右", "~", None),
        ("约20人到场", "约20人", "~", None),
        ("历时两年多", "两年多", ">", Bounds(2, 3, False, True)),
        ("突破了10亿元", "10亿元", ">", Bounds(1_000_000_000, None, True, False)),
        ("约为3公里", "3公里", "~", None),
        ("至少增产2万件", "2万件", ">", Bounds(20_000, None, False, False)),
        ("产量超过全国一半", "一半", ">", Bounds(50, None, True, False)),
        ("上千家企业", "上千家", ">", Bounds(1000, None, False, False)),
        ("淘汰10蒸吨及以下锅炉", "10蒸吨", "<", Bounds(None, 10, False, False)),
        ("6%左右以上", "6%左右", "~", None),
    ],
)
def test_a_hedge_gives_sign_span_and_bounds(text: str, span: str, approx: str, bounds: Bounds | None) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.approx, quantity.bounds) == (span, approx, bounds)


@pytest.mark.parametrize("text", ["签约5家", "最近3个月", "节约20吨", "赶超10家", "经过3年"])
def test_the_end_of_another_word_is_no_hedge(text: str) -> None:
    assert only(text).approx is None


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("分别控制在5%和3%以内", ["<", "<"]),
        ("达到800亿斤、60亿斤、160亿斤以上", [">", ">", ">"]),
        ("提高到不低于700元/月和480元/月", [">", ">"]),
        ("增长5%，投资20亿元以上", [None, ">"]),
    ],
)
def test_one_hedge_holds_for_a_whole_list(text: str, signs: list[str | None]) -> None:
    assert [quantity.approx for quantity in find_quantities(text, fold(text), ())] == signs


def test_a_direction_outweighs_about() -> None:
    more, about = named("余"), named("来")
    assert approx_of([about, more]) == ">"
    assert approx_of([about]) == "~"
    assert approx_of([]) is None


def test_about_alone_implies_no_bounds() -> None:
    assert bounds_of(20, 20, [named("来")]) is None
