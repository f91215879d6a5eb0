"""Checks flag what doesn't fit, as precisely as it is written, and stay silent otherwise."""

from __future__ import annotations

import pytest

import reportnlp

HEAD = "2024年东湖市政府工作报告\n各位代表：\n一、2023年工作回顾\n过去一年，我们迎难而上，较好完成了全年目标任务。"
TWICE = "2023年，全市地区生产总值增长{}%，居民人均可支配收入增长5%。\n2023年，全市地区生产总值增长{}%，迈上新台阶。"


def kinds(review: str) -> list[str]:
    return [check.kind for check in reportnlp.analyse(reportnlp.from_text(HEAD + review)).checks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("罚没款由100万元增加到120万元，增长30%。", ["growth"]),
        ("罚没款由100万元增加到120万元，增长20%。", []),
        ("税收由1.0亿元增加到1.2亿元，增长25%。", []),
        ("罚没款由100万元增加到120万元，年均增长6%。", []),
        ("罚没款由100万元增加到120万元左右，增长30%。", []),
        ("税收达到120亿元，比上年增加20亿元，增长30%。", ["growth"]),
        ("税收达到120亿元，比上年增加20亿元，增长20%。", []),
        ("税收达到100亿元，比上年减少20亿元，下降16.7%。", []),
        ("收到行政复议申请90件（其中受理80件、不予受理20件）。", ["parts"]),
        ("收到行政复议申请90件（其中受理80件、不予受理10件）。", []),
        ("收到公开申请90件，较上年增加6件，其中网络申请62件、信函申请28件。", []),
        (TWICE.format("6.1", "7.1"), ["twice"]),
        (TWICE.format("6.1", "6.1"), []),
        (TWICE.format("6", "6.4"), []),
        ("粮食产量30亿斤。全年粮食产量3亿斤。", ["unit"]),
    ],
)
def test_flags(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_both_places_stand_in_the_text() -> None:
    analysis = reportnlp.analyse(reportnlp.from_text(f"{HEAD}罚没款由100万元增加到120万元，增长30%。"))
    (check,) = analysis.checks
    for span in (check.first, check.second):
        assert analysis.report.text[span.start : span.end] == span.text
    assert (check.first.text, check.second.text) == ("120万元", "30%")
