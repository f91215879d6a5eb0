"""The ledger: every verdict occurs in the sample reports, each for the reason that their README gives."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import reportnlp
from reportnlp.analysis import Analysis
from reportnlp.compare.entries import Entry, sentence_at
from reportnlp.compare.ledger import build_ledger, families, group_of, pair_up
from reportnlp.compare.verdicts import VERDICTS, Tolerance

CORPORA = Path(__file__).parent.parent.parent / "corpora"


@cache
def analysed(name: str) -> Analysis:
    return reportnlp.analyse(reportnlp.read(CORPORA / f"{name}.txt"))


def entries(place: str, year: int, tolerance: Tolerance = Tolerance()) -> dict[tuple[str, str], Entry]:  # noqa: B008
    ledger = build_ledger(analysed(f"{place}-{year}"), analysed(f"{place}-{year + 1}"), tolerance)
    return {(entry.indicator, entry.measure): entry for entry in ledger.entries}


@pytest.mark.parametrize(
    ("place", "year", "indicator", "measure", "verdict", "target", "result"),
    [
        ("linlan", 2023, "地区生产总值", "growth", "met", "6.5%左右", "6.7%"),
        ("linlan", 2023, "一般公共预算收入", "growth", "missed", "5%", "3.0%"),
        ("linlan", 2023, "社会消费品零售总额", "growth", "met", "7%", "7.0%"),
        ("linlan", 2023, "规模以上工业增加值", "growth", "redefined", "9%左右", "11.2%"),
        ("linlan", 2023, "城镇新增就业", "level", "met", "4800人以上", "5213人"),
        ("linlan", 2023, "城镇调查失业率", "level", "met", "5.5%以内", "5.2%"),
        ("linlan", 2023, "居民消费价格", "growth", "unclear", "3%左右", "居民消费价格"),
        ("linlan", 2023, "粮食产量", "level", "met", "30万吨以上", "6.24亿斤"),
        ("linlan", 2023, "单位地区生产总值能耗", "growth", "not_mentioned", "3%", None),
        ("linlan", 2023, "造林面积", "level", "exceeded", "2万亩", "2.1万亩"),
        ("qingyuan", 2024, "居民人均可支配收入", "growth", "in_step", "与经济增长同步", "与经济增长同步"),
        ("qingyuan", 2024, "进出口总额", "growth", "missed", "8%以上", "5.6%"),
        ("qingyuan", 2024, "居民消费价格", "growth", "met", "3%以内", "基本持平"),
    ],
)
def test_verdicts(
    place: str, year: int, indicator: str, measure: str, verdict: str, target: str, result: str | None
) -> None:
    entry = entries(place, year)[indicator, measure]
    assert (entry.verdict, entry.target.text) == (verdict, target)
    assert (entry.result and entry.result.text) == result


@pytest.mark.parametrize(
    ("promised", "verdict", "told"),
    [
        ("标准厂房", "exceeded", "16.3万平方米"),
        ("嵌入式养老服务中心", "met", "5个"),
        ("产业园二期", "met", "产业园二期开工建设"),
        ("林业碳汇交易试点", None, None),
        ("四星级酒店", "not_mentioned", None),
    ],
)
def test_commitments_in_words(promised: str, verdict: str | None, told: str | None) -> None:
    entry = entries("linlan", 2023).get((promised, "commitment"))
    assert (entry and entry.verdict) == verdict
    if told:
        assert entry is not None
        assert entry.result is not None
        assert told in (entry.result.text or "")


def test_a_commitment_that_has_an_indicator_stands_once() -> None:
    starts = [entry.target.start for entry in entries("linlan", 2023).values()]
    assert len(starts) == len(set(starts))


def test_every_verdict_occurs() -> None:
    found = {
        e.verdict for year in (2023, 2024) for place in ("linlan", "qingyuan") for e in entries(place, year).values()
    }
    assert found == set(VERDICTS)


@pytest.mark.parametrize("place", ["linlan", "qingyuan"])
def test_both_sides_stand_in_their_sentences(place: str) -> None:
    for entry in entries(place, 2023).values():
        for side, name in ((entry.target, f"{place}-2023"), (entry.result, f"{place}-2024")):
            if side and side.start is not None:
                assert analysed(name).report.text[side.start : side.end] == side.text
                assert side.text in (side.sentence or "")


def test_a_narrower_tolerance_changes_the_verdict() -> None:
    assert entries("linlan", 2023, Tolerance(points=0.1))["地区生产总值", "growth"].verdict == "exceeded"


def test_the_summary_adds_up() -> None:
    ledger = build_ledger(analysed("linlan-2023"), analysed("linlan-2024"))
    summary = ledger.summary()
    assert sum(summary[verdict] for verdict in VERDICTS) == summary["targets"] == len(ledger.entries)
    assert sum(sum(found.values()) for found in summary["groups"].values()) == summary["targets"]
    assert set(ledger.to_dict()["entries"][0]) == {
        "indicator", "measure", "verdict", "target", "result", "confidence", "why"
    }  # fmt: skip


def test_reports_are_paired_by_place_and_year() -> None:
    names = ["linlan-2025", "qingyuan-2023", "linlan-2023", "linlan-2024", "yanhu-2023"]
    pairs = list(pair_up([analysed(name) for name in names]))
    assert [(a.report.year, b.report.year) for a, b in pairs] == [(2023, 2024), (2024, 2025)]


def test_families_are_of_known_indicators() -> None:
    assert [name for name in families() if group_of(name) == "other"] == []


def test_sentences() -> None:
    assert sentence_at("甲增长5%。乙持平。", 0) == "甲增长5%。"
    assert sentence_at("只有一句", 2) == "只有一句"


def year(text: str, which: int) -> Analysis:
    return reportnlp.analyse(reportnlp.from_text(f"{which}年山河县政府工作报告\n{text}"))


LAST = "二、2022年主要任务\n2022年主要预期目标是：城镇新增就业5000人以上，居民消费价格涨幅3%左右，造林2万亩。"


@pytest.mark.parametrize(
    ("told", "indicator", "verdict"),
    [
        ("城镇新增就业完成年计划的112%。", "城镇新增就业", "exceeded"),
        ("城镇新增就业完成年计划的97%。", "城镇新增就业", "missed"),
        ("CPI涨幅保持在合理区间。", "居民消费价格", "unclear"),
        ("物价不说。", "居民消费价格", "not_mentioned"),
    ],
)
def test_results_told_in_other_ways(told: str, indicator: str, verdict: str) -> None:
    this = year(f"一、2022年工作回顾\n过去一年，全县上下努力，{told}新建道路12公里，完成投资3亿元。", 2023)
    found = {entry.indicator: entry.verdict for entry in build_ledger(year(LAST, 2022), this).entries}
    assert found[indicator] == verdict
