"""What a page shows beside the report, and residue within its lines."""

from __future__ import annotations

import re

import pytest

from reportnlp.rules import Rule, load_rules
from reportnlp.structure import read_outline
from reportnlp.structure.chrome import chrome_rule

CHROME = load_rules("reportnlp.structure", "chrome.toml")
RESIDUE = load_rules("reportnlp.structure", "residue.toml")
BODY = (
    "全年完成固定资产投资三十二亿元，新开工项目十五个，一批群众关心的实事办成办好，各项工作稳步推进，社会大局保持稳定。"
)
MORE = (
    "一年来新修农村公路四十公里，改造危房三百户，新增城镇就业两千余人，教育卫生事业加快发展，人民生活进一步改善提高。"
)


def roles(*lines: str) -> list[str]:
    return [line.role for line in read_outline("\n".join(lines)).lines]


@pytest.mark.parametrize("rule", CHROME, ids=lambda rule: rule.id)
def test_examples_of_chrome(rule: Rule) -> None:
    flag = next((name for name in ("tail", "before", "opens") if name in dict(rule.data)), None)
    for example in rule.examples:
        assert chrome_rule(example.replace("—", "-"), flag) == rule.id, example
    for example in rule.counterexamples:
        assert chrome_rule(example, flag) is None, example


@pytest.mark.parametrize("rule", RESIDUE, ids=lambda rule: rule.id)
def test_examples_of_residue(rule: Rule) -> None:
    for example in rule.examples:
        (marked,) = re.findall(r"<r>(.*?)</r>", example)
        text = re.sub(r"</?r>", "", example)
        assert [text[start:end] for start, end in read_outline(text).hidden] == [marked], example
    for example in rule.counterexamples:
        assert read_outline(example).hidden == (), example


def test_navigation_before_and_after() -> None:
    lines = ["当前位置：", "首页", ">", "政务公开", "某某县2022年政府工作报告", "来源：某报", "各位代表："]
    lines += ["一、回顾", BODY, "QQ空间", "新浪微博", "某某县2021年政府工作报告", "03-30", "标签云", "统计"]
    assert roles(*lines) == ["chrome"] * 4 + ["title", "chrome", "title", "h1", "para"] + ["chrome"] * 6


def test_a_menu_below_the_first_mark_of_a_head() -> None:
    lines = ["首页", "政务公开", "政务服务", "某某区2021年法治政府建设情况报告", "一、主要成效", BODY]
    assert roles(*lines) == ["chrome", "chrome", "chrome", "title", "h1", "para"]


def test_whom_a_report_addresses_is_no_menu_and_files_to_download_are_chrome() -> None:
    lines = [
        "首页",
        "某某局2021年法治政府建设情况报告",
        "发布日期：2022-01-05",
        "区委：",
        BODY,
        "附件：",
        "数据表.xlsx",
    ]
    assert roles(*lines) == ["chrome", "title", "chrome", "title", "para", "chrome", "chrome"]


def test_a_page_number_stands_between_prose_and_a_cell_among_cells() -> None:
    assert roles("一、回顾", BODY, "12", MORE) == ["h1", "para", "chrome", "para"]
    assert roles("一、回顾", BODY, "序号", "1", "项目")[3] == "para"


def test_of_two_copies_the_first_complete_one_is_the_report() -> None:
    copy = [
        "各位代表：",
        "一、回顾",
        BODY,
        MORE,
        BODY.replace("三十二", "四十"),
        "二、打算",
        MORE.replace("四十", "五十"),
    ]
    outline = read_outline("\n".join([*copy, "首页>>政务公开", *copy]))
    assert [line.role for line in outline.lines][:7] == ["title", "h1", "para", "para", "para", "h1", "para"]
    assert {line.role for line in outline.lines[7:]} == {"chrome"}
    assert len(outline.warnings) == 1
    cut = read_outline("\n".join([*copy[:5], *copy, MORE.replace("四十", "七十"), BODY.replace("三十二", "五十")]))
    assert {line.role for line in cut.lines[:5]} == {"chrome"}
    assert cut.lines[6].role == "h1"


def test_an_advertisement_glued_to_the_last_line_is_hidden() -> None:
    text = f"{BODY}\n让我们为建设美好家园而努力奋斗！  百度搜索某某数据网"
    ((start, end),) = read_outline(text).hidden
    assert text[start:end] == "  百度搜索某某数据网"
    assert [line.role for line in read_outline(text).lines] == ["para", "para"]


def test_chrome_lines_are_hidden() -> None:
    text = f"{BODY}\n责任编辑：王某"
    assert [text[start:end] for start, end in read_outline(text).hidden] == ["责任编辑：王某"]


def test_a_line_of_invisible_characters_is_chrome() -> None:
    assert roles("一、回顾", BODY, "\u200b\ufeff") == ["h1", "para", "chrome"]
    assert roles("\u200b各位代表：", BODY) == ["title", "para"]
