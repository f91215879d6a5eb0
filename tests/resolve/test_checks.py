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
        ("城镇调查失业率0.5%。\n全年城镇调查失业率5.0%。", ["twice"]),
        ("税收达到10亿元，比上年增加20亿元，增长30%。", ["growth"]),
        ("城镇调查失业率下降0.2个百分点。\n全年城镇调查失业率下降0.5个百分点。", []),
        ("地区生产总值居全省第2位。\n全年地区生产总值居全市第5位。", []),
        ("罚没款由100万元下降到80万元，下降30%。", ["growth"]),
        ("罚没款由100万元下降到80万元，下降20%。", []),
        ("罚没款由2.5亿元增加到3亿元，增长20%。", []),
        ("罚没款由2.5亿元增加到3.0亿元，增长60%。", ["growth"]),
        ("合格率由90%提高到95%，增长30%。", []),
        ("办案由100件增加到120件。罚没款增长80%。", []),
        ("税收达到1,200万元，比上年减少300万元，下降10%。", ["growth"]),
        ("税收达到1,200万元，比上年减少300万元，下降20%。", []),
        ("税收达到120亿元，比上年增加20亿元，非税收入增长30%。", []),
        ("居民收入达到3万元，比上年增加0.5万元，增长30%。", []),
        ("新增企业90家（其中工业80家、农业20家）。", []),
        ("收到申请90件，其中受理80件。另有举报20件。", []),
        ("收到申请90件，其中受理约80件、驳回20件。", []),
        ("收到申请90件，涉及60人，其中受理80件、驳回20件。", []),
        ("粮食产量30亿斤。“十三五”以来粮食产量累计3亿斤。", []),
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


def test_the_first_place_comes_first() -> None:
    text = HEAD + "收到申请90件（其中受理80件、驳回20件）。罚没款由100万元增加到120万元，增长30%。"
    checks = reportnlp.analyse(reportnlp.from_text(text)).checks
    assert [(check.kind, check.first.text, check.second.text, check.rule) for check in checks] == [
        ("parts", "90件", "20件", "check.parts"),
        ("growth", "120万元", "30%", "check.growth"),
    ]


def test_each_kind_names_its_rule() -> None:
    text = (
        HEAD
        + "税收达到120亿元，比上年增加20亿元，增长30%。\n"
        + TWICE.format("6.1", "7.1")
        + "\n粮食产量30亿斤。全年粮食产量3亿斤。"
    )
    checks = reportnlp.analyse(reportnlp.from_text(text)).checks
    assert [check.rule for check in checks] == ["check.gain", "check.twice", "check.unit"]
