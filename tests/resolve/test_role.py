from __future__ import annotations

import re

import pytest

from marking import read_in, unmark
from reportnlp.model import Period
from reportnlp.rules import Rule, load_rules

REVIEW = "一、2024年工作回顾\n一年来，全县经济社会各项事业取得新的成效，较好完成了目标任务。\n"
PLAN = "二、2025年工作安排\n"
RULES = load_rules("reportnlp.resolve", "roles.toml")


def roles(head: str, text: str, year: int = 2025) -> list[str | None]:
    return [q.role for q in read_in(year, head + text).quantities if q.start >= len(head)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_by_their_examples(rule: Rule) -> None:
    for example in rule.examples:
        text, marked = unmark(example)
        found = read_in(2025, PLAN + text).quantities
        assert [q.text for q in found if q.role is None and q.why == rule.id] == [span for _, span in marked], example


def test_every_rule_has_an_id_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("head", "text", "role"),
    [
        (REVIEW, "新建学校3所。", "actual"),
        (PLAN, "新建学校3所。", "target"),
        (REVIEW, "惠及上千万家庭，税收突破百亿元。", "actual"),
        (PLAN, "确保就业2万人以上，新建10个以上驿站。", "target"),
        (PLAN, "去年建成的30公里管网投入使用。", "actual"),
        (PLAN, "目前完成投资4亿元。", "actual"),
        (PLAN, "一年多来，走访企业30家。", "actual"),
        (PLAN, "已经建成12座桥。", "actual"),
        (PLAN, "推进已立项的34个项目。", "target"),
        (REVIEW, "预计2027年将达到200亿元。", "target"),
        (REVIEW, "首批300户群众春节前将迁入新居。", "target"),
        (REVIEW, "争取上级资金5亿元。", "actual"),
        (REVIEW, "签约项目20个，计划总投资60亿元。", "actual"),
        (REVIEW, "今年以来，接待游客6万人次。", "actual"),
        (REVIEW, "今年第一季度，产值又增长一成。", "actual"),
        (PLAN, "目前固定职工的比例已由上世纪的五成上升到八成。", "actual"),
        (PLAN, "比去年提高2个百分点。", "target"),
    ],
)
def test_actual_or_target(head: str, text: str, role: str) -> None:
    assert set(roles(head, text)) == {role}


def test_what_was_over_when_the_report_was_read_is_reached() -> None:
    late = (
        "临川县2025年政府工作报告\n——2025年4月9日在临川县人民代表大会上\n"
        + PLAN
        + "今年一季度增长8%，二季度力争增长9%。"
    )
    assert [q.role for q in read_in(2025, late).quantities] == ["actual", "target"]


def test_glossaries_have_no_roles() -> None:
    text = PLAN + "新建学校3所。\n名词解释\n1.双百行动：选派100名干部、100名医生下乡。\n2.小微园区：占地50亩的园区。"
    assert roles("", text) == ["target", None, None, None]


def test_a_figure_without_a_role_has_no_period() -> None:
    (figure, count) = read_in(2025, PLAN + "新开工亿元以上项目12个。").quantities
    assert (figure.role, figure.period, figure.wording) == (None, None, None)
    assert (count.role, count.period is not None) == ("target", True)


def test_patterns_of_the_figure_begin_with_it() -> None:
    """The engine matches them at the figure; anything else is searched for in the words before."""
    before = [rule.id for rule in RULES if not rule.pattern.startswith("<") and not dict(rule.data).get("line")]
    assert all(re.search("<", rule.pattern) for rule in RULES if rule.id in before)


def test_a_figure_named_as_an_aim_is_a_target() -> None:
    assert roles(REVIEW, "没有实现能耗降低4%左右、排放减少2%的目标。") == ["target", "target"]
    assert roles(REVIEW, "没有实现增长8%目标。") == ["target"]
    assert roles(REVIEW, "落实23项目标任务，税收达到8亿元。") == ["actual", "actual"]
    told = REVIEW + "全年产值超过90亿元，提前实现“十四五”规划80亿元的目标。成效明显。"
    (reached, aim) = read_in(2025, told).quantities
    assert (reached.role, aim.role) == ("actual", "target")
    assert aim.period == Period("2021-01-01", "2025-12-31")


def test_what_a_target_starts_from_is_reached() -> None:
    assert roles(PLAN, "助学支出将由上年8亿元增加到15亿元。") == ["actual", "target"]


def test_footnotes_have_no_roles() -> None:
    assert roles(PLAN, "新建学校3所。\n[4]“两个翻番”：收入比2010年翻一番以上。\n[5] 村医一体化：聘用200名村医。") == [
        "target",
        None,
        None,
    ]


def test_a_look_back_in_the_plan_tells_what_was_achieved() -> None:
    look = "过去一年，我们的工作取得了很大成绩。生产总值增长10.3%，新增就业1168万人。\n今年要实现生产总值增长8%。"
    assert roles(PLAN, look) == ["actual", "actual", "target"]
