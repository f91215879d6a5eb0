"""Sections of lines and passages: with headings and without, where a paragraph turns, and why."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.classify import find_passages
from reportnlp.classify.turns import hear_cues
from reportnlp.model import SECTIONS
from reportnlp.rules import Rule, load_rules
from reportnlp.structure import read_outline

REVIEW = (
    "全年完成固定资产投资46亿元，增长9.2%；新增城镇就业3600人，城镇居民人均可支配收入增长7.5%。",
    "新建改建农村公路58公里，改造危房320户，建成公办幼儿园4所，群众出行、就学条件明显改善。",
)
PROBLEM = (
    "我们也清醒地看到，发展中还存在不少困难和问题：产业层次不高，创新能力不强，财政收支矛盾突出，民生领域欠账较多。"
)
PLAN = (
    "今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，一般公共预算收入增长7%，城镇新增就业3500人以上。",
    "加快推进工业园区建设，力争全年新开工亿元以上项目20个，培育规模以上企业8家。",
    "深入推进乡村振兴，完成高标准农田建设3万亩，持续改善农村人居环境。",
)
CLOSING = "各位代表！让我们更加紧密地团结起来，锐意进取、扎实工作，为谱写发展新篇章而努力奋斗！"
HEADED = ["一、2022年工作回顾", *REVIEW, PROBLEM, "二、2023年工作安排", *PLAN, CLOSING]
WANTED = ["achievement", "achievement", "problem", "measure", "measure", "measure", "other"]
TURNS = load_rules("reportnlp.classify", "turns.toml")


def sections(text: str, role: str = "para") -> list[str]:
    outline = read_outline(text)
    return [p.section for p in find_passages(text, outline) if outline.lines[outline.line_at(p.start)].role == role]


def test_a_report_with_its_headings() -> None:
    text = "\n".join(HEADED)
    assert sections(text) == WANTED
    assert sections(text, "h1") == ["achievement", "measure"]


def test_a_report_without_headings() -> None:
    assert sections("\n".join(line for line in HEADED if not re.match("[一二]、", line))) == WANTED


def test_the_same_words_take_the_section_of_their_heading() -> None:
    body = "（一）推进依法行政。组织开展执法培训，规范执法流程，加强执法监督。"
    assert sections(f"一、2022年法治建设工作成效\n{body}\n{body}") == ["achievement"] * 2
    assert sections(f"四、下一步工作打算\n{body}\n{body}") == ["measure"] * 2


def test_duty_problem_and_measure_of_a_rule_of_law_report() -> None:
    text = "\n".join(
        [
            "现将我局2022年度法治政府建设情况报告如下：",
            "一、主要工作成效",
            "全年审核规范性文件18件，办理行政复议案件26件，行政机关负责人出庭应诉率达100%。",
            "二、主要负责人履行推进法治建设第一责任人职责情况",
            "局长主持召开专题会议4次，听取工作汇报，亲自部署、亲自督办重点任务，带头学法用法。",
            "三、存在的问题",
            "一是执法力量不足，专业人才缺乏。",
            "四、下一步打算",
            "加强执法队伍建设，开展业务培训，不断提升依法行政水平。",
        ]
    )
    assert sections(text) == ["other", "achievement", "duty", "problem", "measure"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "全镇造林3200亩，新建管网12公里，生态环境明显改善。但也存在扬尘管控不到位等问题。下一步，我们将加大巡查力度。",
            ["achievement", "problem", "measure"],
        ),
        ("去年，粮食总产达到42万吨，实现增产。今年，要确保播种面积稳定在90万亩以上。", ["achievement", "measure"]),
        ("加快推进项目建设，力争年内开工。完善配套设施，提升服务水平。", ["measure"]),
    ],
)
def test_where_a_paragraph_turns(text: str, wanted: list[str]) -> None:
    assert sections(text) == wanted


def test_a_whole_report_in_one_line() -> None:
    found = sections("".join(HEADED))
    assert [section for section in found if section != "other"] == ["achievement", "problem", "measure"]


@pytest.mark.parametrize("rule", load_rules("reportnlp.classify", "headings.toml"), ids=lambda rule: rule.id)
def test_examples_of_what_headings_say(rule: Rule) -> None:
    assert all(re.search(rule.pattern, example) for example in rule.examples)
    assert not any(re.search(rule.pattern, example) for example in rule.counterexamples)


@pytest.mark.parametrize("rule", TURNS, ids=lambda rule: rule.id)
def test_examples_of_turns(rule: Rule) -> None:
    section = rule.id.removeprefix("turn.")
    for example in rule.examples:
        start = example.index("<t>")
        added, _ = hear_cues(re.sub("</?t>", "", example), [start], SECTIONS)
        assert SECTIONS[int(added[0].argmax())] == section, example
    for example in rule.counterexamples:
        added, _ = hear_cues(example, [example.index("。") + 1], SECTIONS)
        assert not added.any(), example


def test_low_confidence_becomes_other_and_says_so() -> None:
    text = "\n".join(HEADED)
    sure = find_passages(text, read_outline(text))
    unsure = find_passages(text, read_outline(text), min_confidence=1.01)
    assert {passage.section for passage in unsure} == {"other"}
    assert [passage.confidence for passage in unsure] == [passage.confidence for passage in sure]
    assert unsure[1].why == f"achievement only {sure[1].confidence:.2f}: {sure[1].why}"


def test_why_names_words_of_the_passage_and_the_heading() -> None:
    text = "\n".join(HEADED)
    found = find_passages(text, read_outline(text))
    assert any("heading 一、2022年工作回顾" in passage.why for passage in found[1:3])
    for passage in found:
        shown = re.search(r"words ([^;]+)", passage.why)
        words = shown.group(1).split(", ") if shown else []
        assert all(word in text[passage.start : passage.end] for word in words), passage


def test_titles_and_chrome_are_other_and_mixed_headings_too() -> None:
    text = "\n".join(["某某县政府工作报告", "各位代表：", "一、有关情况", REVIEW[0], PLAN[1], "责任编辑：王某"])
    assert sections(text, "title") == ["other", "other"]
    assert sections(text, "chrome") == ["other"]


def test_an_empty_text_has_no_passages() -> None:
    assert find_passages("", read_outline("")) == ()


@given(
    st.lists(
        st.sampled_from([*HEADED, "", "　", "12", "\u200b", "责任编辑：王某", "下一步，要加强管理。但是还有问题。"]),
        max_size=12,
    )
)
def test_passages_cover_every_line_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    outline = read_outline(text)
    found = find_passages(text, outline)
    assert "".join(text[p.start : p.end] for p in found) == "".join(text[x.start : x.end] for x in outline.lines)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(p.section in SECTIONS and 0 <= p.confidence <= 1 for p in found)


def test_classifying_needs_neither_scipy_nor_scikit_learn() -> None:
    code = (
        "import sys\nfrom reportnlp.classify import find_passages\nfrom reportnlp.structure import read_outline\n"
        "text = '全年完成投资3亿元。'\nfind_passages(text, read_outline(text))\n"
        "print('LOADED', *({'scipy', 'sklearn', 'jieba', 'rjieba', 'pandas'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "LOADED"
