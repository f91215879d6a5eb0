"""Quantities: spans, values, units and kinds; ranges and lists; any text at all, in linear time."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.extract import find_quantities
from reportnlp.model import Quantity
from reportnlp.text import fold


@dataclass(frozen=True)
class Taken:
    start: int
    end: int


def read(text: str, taken: tuple[Taken, ...] = ()) -> tuple[Quantity, ...]:
    return find_quantities(text, fold(text), taken)


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit", "kind"),
    [
        ("完成投资1.2万亿元", "1.2万亿元", 1.2e12, 1.2e12, "元", "money"),
        ("合格率９８．６％", "９８．６％", 98.6, 98.6, "%", "percent"),
        ("提高0.3个百分点", "0.3个百分点", 0.3, 0.3, "个百分点", "point"),
        ("装机26万千瓦", "26万千瓦", 260_000, 260_000, "千瓦", "measure"),
        ("撰写笔记3万余字", "3万余字", 30_000, 30_000, "字", "count"),
        ("每亩补助500元/亩", "500元/亩", 500, 500, "元/亩", "money"),
        ("建设2×35万千瓦机组", "2×35万千瓦", 700_000, 700_000, "千瓦", "measure"),
        ("3至5个试点", "3至5个", 3, 5, "个", "count"),
        ("增长4.5-5%", "4.5-5%", 4.5, 5, "%", "percent"),
        ("增长5%—5.5%", "5%—5.5%", 5, 5.5, "%", "percent"),
        ("每年投入3至5万元", "3至5万元", 30_000, 50_000, "元", "money"),
        ("节约百分之二到三", "百分之二到三", 2, 3, "%", "percent"),
        ("走访三五个村", "三五个", 3, 5, "个", "count"),
        ("占全国三分之二", "三分之二", 66.67, 66.67, "%", "ratio"),
        ("超过四成五", "超过四成五", None, None, "%", "percent"),
        ("总量翻两番", "翻两番", 4, 4, "倍", "ratio"),
        ("增长一倍半", "一倍半", 1.5, 1.5, "倍", "ratio"),
        ("历时一年零四个月", "一年零四个月", 16, 16, "个月", "duration"),
        ("居全国第5位", "第5位", 5, 5, "位", "rank"),
        ("规模居全省第一。", "第一", 1, 1, None, "rank"),
        ("进入前十，", "前十", 10, 10, None, "rank"),
        ("经济总量不足百亿。", "不足百亿", 1e10, 1e10, None, "money"),
        ("产值突破百亿大关。", "突破百亿", 1e10, 1e10, None, "money"),
        ("参赛者突破“百人大关”，", "百人", 100, 100, "人", "count"),
        ("实现“二十一连丰”，", "二十一连丰", 21, 21, None, "count"),
        ("报销比例提高到65% 以上", "65% 以上", 65, 65, "%", "percent"),
        ("实现九连增", "九连增", 9, 9, None, "count"),
        ("保持两位数增长", "两位数", None, None, None, "percent"),
        ("数百亿元", "数百亿元", None, None, "元", "money"),
        ("惠及6600多万纳税人", "6600多万", 66_000_000, 66_000_000, None, "count"),
        ("安排资金4700万，", "4700万", 47_000_000, 47_000_000, None, "money"),
        ("亿元以上项目", "亿元以上", 1e8, 1e8, "元", "money"),
        ("产出2，377台", "2，377台", 2377, 2377, "台", "count"),
        ("增长19·5%", "19·5%", 19.5, 19.5, "%", "percent"),
        ("历时三个多月", "三个多月", 3, 3, "个月", "duration"),
        ("达2813万辆（艘、架）次", "2813万辆（艘、架）次", 28_130_000, 28_130_000, "辆（艘、架）次", "count"),
    ],
)
def test_a_quantity_is_read(
    text: str, span: str, low: float | None, high: float | None, unit: str | None, kind: str
) -> None:
    (quantity,) = read(text)
    if span == "超过四成五":
        low = high = 45
    assert (quantity.text, quantity.low, quantity.high, quantity.unit, quantity.kind) == (span, low, high, unit, kind)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("分别达1409万、1305万人次", [("1409万", "人次"), ("1305万人次", "人次")]),
        ("分别高于全省2.2个和3.7个百分点", [("2.2个", "个百分点"), ("3.7个百分点", "个百分点")]),
        ("由23.1%提高到24.2%", [("23.1%", "%"), ("24.2%", "%")]),
        ("接访328起1652人次", [("328起", "起"), ("1652人次", "人次")]),
        ("其中国家级2家、省级44家", [("2家", "家"), ("44家", "家")]),
        ("从3%到5%", [("3%", "%"), ("5%", "%")]),
    ],
)
def test_members_of_a_list_are_rows_of_their_own(text: str, rows: list[tuple[str, str]]) -> None:
    assert [(quantity.text, quantity.unit) for quantity in read(text)] == rows


def test_numbers_inside_what_is_taken_are_left_alone() -> None:
    text = "2021年8月建成12座"
    assert [quantity.text for quantity in read(text, (Taken(0, 7),))] == ["12座"]
    assert read(text, (Taken(0, len(text)),)) == ()


def test_every_quantity_names_its_rule() -> None:
    assert {quantity.rule for quantity in read("投资3亿元，增长5%，居第2位，翻一番")} == {
        "quantity.money",
        "quantity.percent",
        "quantity.rank",
        "quantity.doubling",
    }


ALPHABET = (
    "0123456789.,，%‰亿万元千百十一二三两半年月日个第前后几数上翻番分之成倍连增至到-—~×:/余多来约近超以上内左右"
    '“”" \n公里全国人次新增下降提高、和'
)


@given(st.text(alphabet=ALPHABET, max_size=120))
def test_spans_stand_in_the_text_disjoint_and_values_are_finite(text: str) -> None:
    last = 0
    for quantity in read(text):
        assert last <= quantity.start < quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        last = quantity.end
        if quantity.low is not None and quantity.high is not None:
            assert math.isfinite(quantity.low)
            assert quantity.low <= quantity.high


@given(st.text(alphabet=ALPHABET, max_size=80), st.text(alphabet=ALPHABET, max_size=40))
def test_a_further_paragraph_changes_nothing_before_it(text: str, more: str) -> None:
    text = text.strip() + "。"
    assert read(f"{text}\n{more}")[: len(read(text))] == read(text)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "十",
        "1,000",
        "5家、",
        "三五、",
        "“1”",
        "“",
        "约",
        "第",
        "1.",
        "1-",
        "新增",
        "1至",
        "百分之",
        "每",
        "前",
        "新增企业5家、",
        "增长了",
        "的",
    ],
)
def test_adversarial_text_takes_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        started = time.process_time()
        read(text)
        return time.process_time() - started

    seconds(1000)
    short, long = seconds(10_000), seconds(100_000)
    assert long < max(4.0, 40 * short), (short, long)


def test_very_long_runs_of_digits_are_no_quantities() -> None:
    assert read("9" * 100_000 + "元") == ()


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("从业人员30至50人", [(30, 50)]),
        ("自由贸易区入驻30~50家", [(30, 50)]),
        ("由30家至50家", [(30, 30), (50, 50)]),
        ("从5%到6%", [(5, 5), (6, 6)]),
        ("产值达到8000至1万元", [(8000, 10000)]),
        ("产值5—8亿元", [(500_000_000, 800_000_000)]),
        ("增长5%—5.5%", [(5, 5.5)]),
        ("分别突破70和50亿元", [(7_000_000_000, 7_000_000_000), (5_000_000_000, 5_000_000_000)]),
        ("接待1409万、1305万人次", [(14_090_000, 14_090_000), (13_050_000, 13_050_000)]),
        ("税收同比增长-3.5%", [(-3.5, -3.5)]),
        ("税收同比+3.5%", [(3.5, 3.5)]),
        ("工程A-3个", []),
        ("上升十一成", []),
        ("走访三五百户", [(300, 500)]),
    ],
)
def test_a_range_and_a_way(text: str, ends: list[tuple[float, float]]) -> None:
    assert [(q.low, q.high) for q in find_quantities(text, fold(text), ())] == ends


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("桥梁3座、5条", ["座", "条"]),
        ("投资5亿元、8亿美元", ["元", "美元"]),
        ("增加1409万、1305万人次", ["人次", "人次"]),
        ("提高2和3个百分点", ["个百分点", "个百分点"]),
        ("分别建成3、5座", ["座", "座"]),
        ("新建学校12 所", ["所"]),
    ],
)
def test_units_in_a_list(text: str, units: list[str]) -> None:
    assert [q.unit for q in find_quantities(text, fold(text), ())] == units
