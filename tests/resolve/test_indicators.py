"""The indicators table: one row a cell, canonical units, and what is said without a figure."""

from __future__ import annotations

from typing import Any

import pytest

import reportnlp
from reportnlp.analysis import Analysis
from reportnlp.model import Indicator
from reportnlp.resolve.measures import factor

HEAD = (
    "2024年东湖市政府工作报告\n各位代表：\n一、2023年工作回顾\n"
    "2023年，我们坚持稳中求进，经济运行总体平稳，主要指标好于预期，各项工作取得明显成效。全年，"
)
PLAN = "\n二、2024年工作安排\n"


def analysis(review: str, plan: str = "今年，加快发展。") -> Analysis:
    return reportnlp.analyse(reportnlp.from_text(f"{HEAD}{review}{PLAN}{plan}"))


def rows(found: Analysis, **wanted: Any) -> list[Indicator]:
    return [row for row in found.indicators if all(getattr(row, key) == value for key, value in wanted.items())]


def row(found: Analysis, **wanted: Any) -> Indicator:
    (only,) = rows(found, **wanted)
    return only


def test_a_row_stands_at_its_place_in_the_canonical_unit() -> None:
    found = analysis("2023年，全市地区生产总值完成520亿元、增长6%，粮食产量达到1亿斤，耕地保有量20公顷。")
    level = row(found, indicator="地区生产总值", measure="level", role="actual")
    assert (level.low, level.high, level.unit, level.status) == (52_000_000_000, 52_000_000_000, "元", "stated")
    assert level.start is not None
    assert found.report.text[level.start : level.end] == level.text == "520亿元"
    assert (level.period.start, level.period.end) == ("2023-01-01", "2023-12-31")
    assert row(found, indicator="粮食产量", role="actual").low == 50_000
    assert row(found, indicator="耕地保有量").low == 300


@pytest.mark.parametrize(
    ("text", "measure", "low", "approx"),
    [
        ("固定资产投资增长8%左右", "growth", 8, "~"),
        ("固定资产投资下降3%", "growth", -3, None),
        ("固定资产投资下降3%以上", "growth", -3, "<"),
        ("固定资产投资增长1.5倍", "growth_since", 150, None),
        ("网络零售额增长1.5倍", "growth", 150, None),
        ("固定资产投资年均增长8%", "average_growth", 8, None),
        ("固定资产投资居全省第2位", "rank", 2, None),
        ("固定资产投资增加20亿元", "change", 2_000_000_000, None),
        ("固定资产投资完成年度计划的80%", "completion", 80, None),
        ("城镇调查失业率下降0.2个百分点", "change", -0.2, None),
        ("城镇调查失业率控制在5%以内", "level", 5, "<"),
        ("居民消费价格指数102%", "growth", 2, None),
        ("居民消费价格下降0.3%", "growth", -0.3, None),
        ("新增城镇就业2万人", "level", 20_000, None),
    ],
)
def test_what_a_figure_measures(text: str, measure: str, low: float, approx: str | None) -> None:
    found = [each for each in analysis(f"全年{text}。").indicators if each.status == "stated"]
    assert [(each.measure, each.low, each.approx) for each in found] == [(measure, low, approx)]


def test_a_distance_from_others_is_no_row() -> None:
    found = analysis("固定资产投资增长8%，高于全省1.2个百分点。")
    assert {each.measure for each in rows(found, status="stated")} == {"growth"}


def test_headline_indicators_always_have_a_row_each() -> None:
    found = analysis("全年平稳。")
    unstated = rows(found, status="not_stated")
    assert {(each.indicator, each.measure) for each in unstated} >= {("地区生产总值", "level"), ("粮食产量", "level")}
    assert len(unstated) == len({(each.indicator, each.measure, each.role) for each in unstated}) == 22
    assert all(each.low is None and each.start is None and each.text is None for each in unstated)
    assert {each.period.start for each in rows(found, role="target")} == {"2024-01-01"}
    assert {each.period.start for each in rows(found, role="actual")} == {"2023-01-01"}


def test_other_genres_have_no_rows_for_what_they_leave_out() -> None:
    report = reportnlp.from_text("东湖市2023年法治政府建设情况报告\n全年发放宣传资料900份。")
    assert not [each for each in reportnlp.analyse(report).indicators if each.status != "stated"]


@pytest.mark.parametrize(
    ("plan", "status"),
    [
        ("居民收入与经济增长同步", "in_step"),
        ("城乡居民收入增长和经济增长基本同步", "in_step"),
        ("居民人均可支配收入与经济增长保持同步", "in_step"),
        ("居民收入快于经济增长", "not_stated"),
        ("居民收入保持合理水平", "not_stated"),
        ("城镇、农村居民人均可支配收入分别增长5%、6%", "not_stated"),
        ("推动“四化”同步发展，居民收入稳定", "not_stated"),
    ],
)
def test_in_step_is_a_statement(plan: str, status: str) -> None:
    found = analysis("全年平稳。", f"今年主要预期目标是：地区生产总值增长5%，{plan}。")
    assert row(found, indicator="居民人均可支配收入", measure="growth", role="target").status == status


def test_in_step_of_a_plan_of_years_is_not_the_years() -> None:
    plan = "“十五五”时期，地区生产总值年均增长5%，居民收入与经济增长同步。"
    found = analysis("全年平稳。", f"{plan}\n今年主要预期目标是：地区生产总值增长5%。")
    assert row(found, indicator="居民人均可支配收入", role="target").status == "not_stated"


def test_level_with_the_year_before_is_zero() -> None:
    found = row(analysis("2023年，地区生产总值增长6%，居民消费价格基本持平。"), indicator="居民消费价格", role="actual")
    assert (found.low, found.high, found.approx, found.status) == (0, 0, "~", "stated")


def test_a_stretch_value_is_not_the_target() -> None:
    plan = "今年主要预期目标是：地区生产总值增长5%以上、力争达到6%。"
    found = row(analysis("全年平稳。", plan), indicator="地区生产总值", measure="growth", role="target")
    assert (found.low, found.approx, found.stretch and found.stretch.text) == (5, ">", "6%")


def test_the_same_figure_said_again_makes_no_second_row() -> None:
    plan = "今年主要预期目标是：地区生产总值增长5%，固定资产投资增长6%，一般公共预算收入增长3%。"
    found = analysis("全年平稳。", f"{plan}\n扩大投资，确保固定资产投资增长6%。")
    target = row(found, indicator="固定资产投资", measure="growth", role="target")
    assert target.start == found.report.text.index("6%")
    assert target.also == (found.report.text.rindex("6%"),)


def test_the_wider_form_is_the_row_and_the_other_is_qualified() -> None:
    found = analysis("完成了目标。2023年，辖区一般公共预算收入增长9%，地方一般公共预算收入增长4%。")
    assert row(found, indicator="一般公共预算收入", measure="growth", role="actual").low == 4
    assert row(found, indicator="一般公共预算收入（辖区）").low == 9


def test_five_years_are_a_row_of_their_own() -> None:
    found = analysis("五年来，城镇新增就业累计20万人。\n2023年，城镇新增就业4万人。")
    assert row(found, indicator="城镇新增就业", role="actual", low=40_000).period.start == "2023-01-01"
    assert row(found, indicator="城镇新增就业", role="actual", low=200_000).period.start != "2023-01-01"


def test_the_start_of_a_way_is_passed() -> None:
    found = analysis("城镇调查失业率由5.8%降到5.3%。")
    assert row(found, indicator="城镇调查失业率", measure="level", role="actual").low == 5.3


@pytest.mark.parametrize(
    ("unit", "base", "expected"),
    [
        ("斤", "吨", 0.0005),
        ("公顷", "亩", 15),
        ("户", "家", 1),
        ("美元", "元", 1),
        ("吨", "元", None),
        ("人次", "人", 1),
    ],
)
def test_units_convert_within_what_they_measure(unit: str, base: str, expected: float | None) -> None:
    found = factor(unit, base)
    assert found == pytest.approx(expected) if expected else found is None


def test_foreign_money_keeps_its_unit() -> None:
    found = row(analysis("实际利用外资3亿美元。"), indicator="实际利用外资")
    assert (found.low, found.unit) == (300_000_000, "美元")


@pytest.mark.parametrize("text", ["五年增长34%", "比“十五”末增长74%", "五年来翻了一番", "增长1.2倍", "增长36%"])
def test_growth_over_years_is_not_the_years(text: str) -> None:
    found = analysis(f"地区生产总值{text}。")
    assert {each.measure for each in rows(found, status="stated")} == {"growth_since"}


def test_what_was_reached_wins_over_the_steps_on_the_way() -> None:
    found = analysis("2023年，地区生产总值连续跨越300亿元、400亿元台阶，达到492亿元。")
    assert row(found, indicator="地区生产总值", measure="level", role="actual").low == 49_200_000_000


def test_the_first_steps_of_several_are_passed() -> None:
    found = analysis("全省生产总值连续跨越7万亿元、8万亿元、9万亿元三个大台阶。")
    assert [row.low for row in found.indicators if row.measure == "level" and row.low] == [9e12]


def test_one_figure_of_several_indicators_is_a_row_of_each() -> None:
    found = analysis("全年平稳。", "今年主要预期目标是：固定资产投资、社会消费品零售总额均增长6%。")
    for name in ("固定资产投资", "社会消费品零售总额"):
        assert row(found, indicator=name, measure="growth", role="target").low == 6


def test_what_towns_and_villages_earn_is_told_apart() -> None:
    found = analysis("2023年，城乡居民人均可支配收入分别增长5%和7%。")
    assert row(found, indicator="城镇居民人均可支配收入", role="actual").low == 5
    assert row(found, indicator="农村居民人均可支配收入", role="actual").low == 7
    assert row(found, indicator="居民人均可支配收入", role="actual").status == "not_stated"


def test_crops_told_by_a_character_each() -> None:
    found = analysis("全年平稳。", "今年，粮肉奶产量分别稳定在80亿斤、6亿斤、16亿斤以上。")
    assert row(found, indicator="粮食产量", measure="level", role="target").low == 4_000_000
    assert row(found, indicator="肉类产量", measure="level", role="target").low == 300_000


@pytest.mark.parametrize("way", ["由4.1亿元增长至9.4亿元", "从4.1亿元提高到9.4亿元", "由4.1亿元跃升至9.4亿元"])
def test_a_way_ends_where_it_leads(way: str) -> None:
    found = analysis(f"2023年，税收收入{way}。")
    assert [each.low for each in rows(found, indicator="税收收入", measure="level")] == [940_000_000]


def test_a_clause_without_a_mark_takes_no_words_from_far_before() -> None:
    listed = "、".join(["旧管网更新", "村道拓宽", "老年食堂", "社区托育", "校园午餐", "口袋公园", "夜间门诊"] * 2)
    found = analysis(f"引进企业8家。实施{listed}等十件民生实事，群众满意。")
    assert row(found, indicator="民生实事", status="stated").measure == "level"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "固定资产投资完成80亿元，完成年度目标的105%。",
            ["固定资产投资 level 8000000000 元", "固定资产投资 completion 105 %"],
        ),
        (
            "地区生产总值比2020年增长30%，年均增长6.8%。",
            ["地区生产总值 growth_since 30 %", "地区生产总值 average_growth 6.8 %"],
        ),
        (
            "城镇调查失业率5.2%，比上年下降0.3个百分点。",
            ["城镇调查失业率 level 5.2 %", "城镇调查失业率 change -0.3 个百分点"],
        ),
        (
            "高新技术企业新认定8家，总数85家。",
            ["高新技术企业 change 8 家", "高新技术企业 level 85 家"],
        ),
        (
            "一般公共预算收入完成30亿元，其中税收收入21亿元，占70%。",
            [
                "一般公共预算收入 level 3000000000 元",
                "税收收入 level 2100000000 元",
                "税收收入 share 70 %",
            ],
        ),
        (
            "社会消费品零售总额、进出口总额分别增长5%、6%。",
            ["社会消费品零售总额 growth 5 %", "进出口总额 growth 6 %"],
        ),
        (
            "农村居民人均可支配收入2.1万元，城镇居民人均可支配收入4.2万元，分别增长7%、5%。",
            [
                "农村居民人均可支配收入 level 21000 元",
                "城镇居民人均可支配收入 level 42000 元",
                "农村居民人均可支配收入 growth 7 %",
                "城镇居民人均可支配收入 growth 5 %",
            ],
        ),
        ("规模以上工业增加值增长8%，高于全省2个百分点。", ["规模以上工业增加值 growth 8 %"]),
        ("居民消费价格总体持平。", ["居民消费价格 growth 0 %"]),
        ("居民收入与经济增长基本同步。", ["居民人均可支配收入 growth None %"]),
    ],
)
def test_rows_of_a_sentence(text: str, found: list[str]) -> None:
    stated = [each for each in analysis(text).indicators if each.status != "not_stated" and each.role == "actual"]
    assert [f"{each.indicator} {each.measure} {each.low} {each.unit}" for each in stated] == found


def test_all_that_is_in_step_has_its_row() -> None:
    plan = "今年主要预期目标是：地区生产总值增长5%；居民收入与经济增长同步，社会消费品零售总额与经济增长保持同步。"
    found = analysis("全年平稳。", plan)
    assert [(each.indicator, each.text, each.unit, each.approx) for each in rows(found, status="in_step")] == [
        ("居民人均可支配收入", "与经济增长同步", "%", None),
        ("社会消费品零售总额", "与经济增长保持同步", "%", None),
    ]


def test_a_row_names_the_rule_and_an_empty_one_its_unit() -> None:
    found = analysis("2023年，全市地区生产总值增长6%。")
    assert row(found, indicator="地区生产总值", measure="growth", role="actual").rule == "quantity.percent"
    empty = row(found, indicator="地区生产总值", measure="level", role="actual")
    assert (empty.status, empty.unit, empty.rule) == ("not_stated", "元", "indicator.not_stated")


def test_the_total_that_years_ended_at_is_the_last_years() -> None:
    found = analysis("五年来，全市地区生产总值连跨台阶，达到520亿元。")
    level = row(found, indicator="地区生产总值", measure="level", role="actual", status="stated")
    assert (level.low, level.period.start, level.period.end) == (52_000_000_000, "2023-01-01", "2023-12-31")
