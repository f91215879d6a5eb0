"""Commitments: every example of the rules is found with its span; deadlines, figures and responsible units."""

from __future__ import annotations

import re
from typing import Any

import pytest

import reportnlp
from reportnlp.model import Commitment
from reportnlp.rules import load_table

RULES: list[dict[str, Any]] = load_table("reportnlp.resolve", "commitments.toml")["rule"]
HEAD = "2024年东湖市政府工作报告\n各位代表：\n二、2024年工作安排\n今年，我们要抓好以下工作。"


def commitments(plan: str) -> tuple[Commitment, ...]:
    return reportnlp.analyse(reportnlp.from_text(HEAD + plan)).commitments


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_examples_are_found(rule: dict[str, Any]) -> None:
    assert rule["examples"]
    for example in rule["examples"]:
        found = [c.text for c in commitments(re.sub("</?c>", "", example)) if c.rule == rule["id"]]
        assert found == re.findall("<c>(.*?)</c>", example), example


@pytest.mark.parametrize("rule", [rule for rule in RULES if "counterexamples" in rule], ids=lambda rule: rule["id"])
def test_counterexamples_are_not(rule: dict[str, Any]) -> None:
    for example in rule["counterexamples"]:
        assert not [c for c in commitments(example) if c.rule == rule["id"]], example


def test_only_the_plan_promises() -> None:
    head = "2024年东湖市政府工作报告\n各位代表：\n一、2023年工作回顾\n"
    report = head + "过去一年，我们建成体育公园3个，出台养老条例，成绩显著。"
    assert not reportnlp.analyse(reportnlp.from_text(report)).commitments


def test_a_heading_promises_nothing() -> None:
    (found,) = commitments("\n三、完成全年目标任务的主要措施\n（一）扩大投资。年内建成标准厂房6栋。")
    assert found.verb == "建成"


def test_the_size_of_a_class_is_not_what_is_promised() -> None:
    (found,) = commitments("引进亿元以上项目12个。")
    assert found.quantity
    assert found.quantity.text == "12个"


def test_a_verb_stands_in_one_rule_only() -> None:
    verbs = [verb for rule in RULES for verb in rule["verbs"]]
    assert len(verbs) == len(set(verbs))


def test_what_a_commitment_holds() -> None:
    (found,) = commitments("年底前建成社区食堂30家。")
    assert (found.verb, found.object and found.object.text) == ("建成", "社区食堂")
    assert found.quantity
    assert found.quantity.text == "30家"
    assert found.deadline
    assert (found.deadline.end or "")[:4] == "2024"
    assert found.responsible is None


def test_the_unit_that_answers_for_it() -> None:
    (found,) = commitments("出台养老服务条例（责任单位：市民政局）。")
    assert found.responsible
    assert found.responsible.text == "市民政局"


def test_words_without_a_result_are_no_commitment() -> None:
    assert not commitments("坚持稳中求进，增强发展信心，培育良好风尚。")


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        (
            "6月底前建成社区食堂30家，年内出台养老条例。",
            [("建成", "社区食堂", "30家", "2024-06-30"), ("出台", "养老条例", None, "2024-12-31")],
        ),
        ("建成一批口袋公园。", [("建成", "口袋公园", None, None)]),
        (
            "到2026年，新建幼儿园6所，改造厂房2万平方米。",
            [("新建", "幼儿园", "6所", "2026-12-31"), ("改造", "厂房", "2万平方米", "2026-12-31")],
        ),
        (
            "10月底前，完成管网改造。巩固成果，建成污水厂2座。",
            [("完成", "管网改造", None, "2024-10-31"), ("建成", "污水厂", "2座", None)],
        ),
        ("新建农村公路58公里以上。", [("新建", "农村公路", "58公里以上", None)]),
    ],
)
def test_what_is_promised_by_when(plan: str, found: list[tuple[str, str, str | None, str | None]]) -> None:
    assert [
        (c.verb, c.object and c.object.text, c.quantity and c.quantity.text, c.deadline and c.deadline.end)
        for c in commitments(plan)
    ] == found


@pytest.mark.parametrize(
    ("plan", "unit"),
    [
        ("由县住建局牵头，改造老旧小区18个。", "县住建局"),
        ("改造老旧小区18个（牵头单位：县住建局；配合单位：各街道）。", "县住建局"),
        ("改造老旧小区18个，责任部门：县住建局。", "县住建局"),
        ("改造老旧小区18个，由居民自愿申报。", None),
    ],
)
def test_who_answers_for_it(plan: str, unit: str | None) -> None:
    (found,) = commitments(plan)
    assert (found.responsible and found.responsible.text) == unit
