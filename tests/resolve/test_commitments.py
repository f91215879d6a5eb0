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
