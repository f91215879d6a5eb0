"""A sample of tests/long/fuzz_analyse.py: no text breaks the analysis, and every finding keeps its contract."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import reportnlp
from long.fuzz_analyse import checked, run
from reportnlp.model import Period, Span

TEXT = "青垣县2023年政府工作报告\n2022年，全县新增就业1.2万人，增长5%左右。"


def test_broken_sentences_are_analysed() -> None:
    outcome = run(2000, seed="7")
    assert outcome.faults == []
    assert outcome.findings > 2000
    assert outcome.slowest < 5


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"start": 28}, "not at its place"),
        ({"end": 99}, "not at its place"),
        ({"low": 9e9}, "figures not in order"),
        ({"low": float("inf"), "high": float("inf")}, "figures not in order"),
        ({"subject": Span(1, 2, "x")}, "not at its place"),
        ({"period": Period("2023-02-30", None)}, "day is out of range"),
        ({"period": Period("2023-12-31", "2023-01-01")}, "not in order"),
    ],
)
def test_a_broken_contract_is_seen(change: dict[str, Any], says: str) -> None:
    analysis = reportnlp.analyse(reportnlp.from_text(TEXT))
    first, *others = analysis.quantities
    broken = analysis.replace(quantities=(replace(first, **change), *others))
    assert any(says in fault for fault in checked(broken, broken.to_json()))


def test_an_overlap_is_seen() -> None:
    analysis = reportnlp.analyse(reportnlp.from_text(TEXT))
    broken = analysis.replace(dates=analysis.dates * 2)
    assert any("overlap" in fault for fault in checked(broken, broken.to_json()))


@pytest.mark.parametrize(
    "text",
    [
        "粮食产量" + "9" * 40 + "亿斤",
        "资金2" + "万亿" * 20 + "元",
        "产量840" + "亿" * 30 + "斤",
        "合格率百分之30-5",
        "覆盖率百分之千万--1",
    ],
)
def test_numbers_that_broke_the_analysis(text: str) -> None:
    analysis = reportnlp.analyse(reportnlp.from_text(f"青垣县2024年政府工作报告\n{text}。"))
    assert checked(analysis, analysis.to_json()) == []
