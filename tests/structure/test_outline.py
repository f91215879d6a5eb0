"""Line roles, headings and their depth, on sentences written for these tests in the forms that real reports have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.structure import Outline, read_outline

BODY = "全年完成固定资产投资三十二亿元，新开工项目十五个，一批群众关心的实事办成办好，各项工作稳步推进。"


def body(n: int) -> str:
    """A paragraph unlike the others of its text."""
    return f"第{n}季度，全区新增就业{n}千人，{n}个老旧小区改造完工，居民生活环境得到改善，群众满意度继续提高。"


FIVE = [body(n) for n in range(5)]


def roles(text: str) -> list[str]:
    return [line.role for line in read_outline(text).lines]


def report(*lines: str) -> str:
    return "\n".join(lines)


def test_a_whole_report() -> None:
    text = report(
        "某某县2023年政府工作报告", "——2023年1月5日在某某县人民代表大会会议上", "县长　李某", "各位代表：",
        "现在，我代表县人民政府向大会报告工作，请予审议。", "一、2022年工作回顾", BODY, "各位代表！", "二、2023年安排",
        "（一）抓好项目建设", BODY, "（二）抓好民生保障", BODY,
    )  # fmt: skip
    assert roles(text) == [
        "title", "title", "title", "title", "para", "h1", "para", "title", "h1", "h2", "para", "h2", "para",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a faulty mark in a run of the level above it
        (["一、成效", "（一）抓学习", BODY, "（2）抓执法", BODY, "（三）抓普法", BODY], ["h1", "h2", "h2", "h2"]),
        # the first point of a list is glued to its text, so its second has no brother before it
        (["一、成效", "1.抓学习。" + BODY, "2.抓执法", BODY, "3.抓普法", BODY], ["h1", "h2", "h2"]),
        # （一） after a series of 一是
        (["一、成效", "一是稳住就业。", BODY, "二是稳住物价。", BODY, "（一）农业", BODY], ["h1", "h2", "h2", "h2"]),
        # a number left out
        (["一、回顾", BODY, "三、打算", BODY], ["h1", "h1"]),
        # parts without numbers over numbered points
        (["2022年工作回顾", "一、稳增长", BODY, "2023年工作安排", "一、抓改革", BODY], ["h1", "h2", "h1", "h2"]),
        # the beginning of the report is lost
        (["（三）改善民生", BODY, "二、今年工作", "（一）抓项目", BODY], ["h2", "h1", "h2"]),
        # four levels
        (["一、安排", "（一）农业", "1.种植", "（1）小麦", BODY, "（2）玉米", BODY], ["h1", "h2", "h3", "h4", "h4"]),
        # 一是 on lines of their own
        (["一、安排", "一是稳住就业。", BODY, "二是稳住物价。", BODY], ["h1", "h2", "h2"]),
        # an annex with a title of its own
        (["一、回顾", BODY, "附件1", "十件实事", "一、修路", BODY], ["h1", "h1", "h1", "h2"]),
        # a glossary, whose entries are paragraphs
        (["一、回顾", BODY, "名词解释", "1.四好：路好。", "2.五清：水清。"], ["h1", "h1"]),
        # a series that doesn't belong under the last point
        (
            ["一、回顾", "（一）稳增长", *map(body, range(4)), "——必须实事求是。", BODY, "——必须艰苦奋斗。", body(5)],
            ["h1", "h2", "h2", "h2"],
        ),
        # 第一、 below a point it doesn't follow at once, and the next point after it
        (
            ["一、任务", "（一）经济", *FIVE, "第一、增效", BODY, "第二、节支", BODY, "（二）文教", BODY],
            ["h1", "h2", "h3", "h3", "h2"],
        ),
    ],
)  # fmt: skip
def test_levels_as_the_reader_sees_them(lines: list[str], expected: list[str]) -> None:
    assert [role for role in roles(report(*lines)) if role.startswith("h")] == expected


@pytest.mark.parametrize(
    "lines",
    [
        [
            "（一）抓项目建设，全年开工十五个重点项目。" + BODY,
            "（二）抓民生保障，办好二十件实事。" + BODY,
        ],  # glued headings
        [
            "主要目标如下：",
            "（一）粮食产量稳定在四十万吨以上。",
            "（二）城镇新增就业三千人以上。",
            "（三）居民收入与经济同步。",
        ],
        [
            "今年的指导思想和",
            "主要目标",
            "是：保持稳定增长，提高发展质量，改善人民生活，全面完成各项任务，确保社会和谐稳定。",
        ],
        ["项目名称", "建设内容", "投资", "县水厂改造", "新建管网十二公里", "三千万元"],
    ],
)
def test_points_cells_and_broken_lines_are_paragraphs(lines: list[str]) -> None:
    text = report("一、工作", BODY, *lines)
    assert roles(text)[2:] == ["para"] * len(lines)


def test_lines_of_a_wrapped_text_are_no_headings() -> None:
    wrapped = [f"第{n}季度工作顺利。新建改建农村公路十二公里，改造危房三百户，新建小学和幼" for n in range(4)]
    rest = "儿园各两所，群众出行更方便，孩子上学更近便，各项民生实事全部办结，群众表示满意。"
    lines = [line for start in wrapped for line in (start, "全县上下团结奋斗", rest)]
    assert set(roles(report("一、回顾", *lines))[1:]) == {"para"}


def test_a_heading_broken_over_two_lines() -> None:
    text = report("一、回顾过去，迎难而上、", "稳中求进的五年", BODY, "二、展望未来", body(1))
    assert roles(text) == ["h1", "h1", "para", "h1", "para"]
    assert roles(report("一、任务", "1.抓好学习，", "提高认识；", BODY))[1:] == ["para", "para", "para"]


def test_a_glossary_may_be_an_annex() -> None:
    text = report(
        "一、回顾", BODY, "附件2：名词解释", "1.“四好”公路：", "指建好、管好、护好、运营好农村公路，让群众出行更方便。"
    )
    assert roles(text) == ["h1", "para", "h1", "h2", "para"]


def test_a_lone_point_before_the_next_part_is_a_paragraph() -> None:
    assert roles(report("一、问题", "一是力量不足，人才缺乏。", "二、打算", BODY)) == ["h1", "para", "h1", "para"]


def test_a_short_point_of_points_that_are_paragraphs_is_one_too() -> None:
    points = ["一是抓项目。" + BODY, "二是抓民生。" + BODY, "三是建强队伍，选派干部到基层锻炼。"]
    assert roles(report("一、安排", *points, "各位代表，让我们携手奋进。" + BODY))[1:4] == ["para"] * 3


def test_a_numbered_row_of_a_table_is_no_heading() -> None:
    rows = ["一、本年新收申请数量\t8\t1\t0", "二、上年结转申请数量\t0\t0\t0", "（一）予以公开\t6\t1\t0"]
    assert roles(report("三、申请情况", *rows, "四、存在问题", BODY)) == ["h1", "para", "para", "para", "h1", "para"]


def test_a_part_without_number_may_open_with_a_lead_to_its_points() -> None:
    lines = [BODY, "今后一年的主要任务", "2024年，常委会将着重做好以下工作：", "（一）把牢方向。" + BODY]
    assert roles(report("过去一年的主要工作", *lines)) == ["h1", "para", "h1", "para", "para"]


def test_sentences_in_a_series_are_headings_and_lone_ones_are_not() -> None:
    series = [
        part
        for head in ("这是实力增强的五年。", "这是民生改善的五年。", "这是作风转变的五年。")
        for part in (head, BODY)
    ]
    assert roles(report("一、回顾", BODY, *series))[2:] == ["h2", "para"] * 3
    assert roles(report("一、回顾", BODY, "一年来的工作取得了进展。", BODY))[2:] == ["para", "para"]


def test_a_list_of_results_has_no_headings() -> None:
    results = [
        "建成公园3个，增加绿地24亩。",
        "改造管网18公里，惠及居民9000户。",
        "修路9条。",
        "加固堤防12公里，工程完工。",
    ]
    assert roles(report(*results)) == ["para"] * 4


def test_the_next_part_may_be_led_in() -> None:
    text = report("修路9条。", "下一步工作打算：", "加快建设二期工程。", "启动智慧停车平台建设。")
    assert roles(text) == ["para", "h1", "para", "para"]
    assert roles(report(BODY, "今年工作的总体思路是：", BODY)) == ["para"] * 3


def test_numbers_are_the_report_s_own() -> None:
    lines = read_outline(report("　　一、回顾", BODY, "（２）抓执法", BODY, "2023年安排", BODY)).lines
    assert [line.number for line in lines if line.role.startswith("h")] == ["一、", "（２）", None]


def test_headings_above_a_line() -> None:
    outline = read_outline(report("一、回顾", "（一）项目", BODY, "（二）民生", BODY, "二、打算", BODY))
    assert [outline.headings(n) for n in range(len(outline.lines))] == [
        (), (0,), (0, 1), (0,), (0, 3), (), (5,),
    ]  # fmt: skip


def test_the_session_under_the_title_may_be_a_sentence() -> None:
    session = "2023年1月5日在某某省人民代表大会第一次会议上省长李某作政府工作报告。"
    assert roles(report("某某省政府工作报告", session, "各位代表：", BODY)) == ["title", "title", "title", "para"]


def test_signature_and_date_are_titles() -> None:
    text = report("现将情况报告如下：", "一、成效", BODY, "特此报告。", "某某区人民政府", "2023年1月8日")
    assert roles(text) == ["para", "h1", "para", "para", "title", "title"]


def test_a_lone_carriage_return_ends_a_line() -> None:
    outline = read_outline("一、回顾\r" + BODY)
    assert [line.role for line in outline.lines] == ["h1", "para"]
    assert outline.lines[1].start == 5


def test_an_empty_text_has_no_lines() -> None:
    assert read_outline(" \n　\n") == Outline(())


@given(st.text(alphabet="一二三、（）()1.２年月日 \n\r　。：，abc是要第各位代表附件名词解释2023年-—", max_size=200))
def test_lines_cover_what_is_not_blank(text: str) -> None:
    outline = read_outline(text)
    covered = "".join(text[line.start : line.end] for line in outline.lines)
    assert "".join(covered.split()) == "".join(text.split())
    ends = [0, *(line.end for line in outline.lines)]
    assert all(line.start >= end for line, end in zip(outline.lines, ends, strict=False))
    assert len(outline.above) == len(outline.lines)
    for item in outline.items:
        assert item.start < item.end
        assert item.heading is None or text[item.heading.start : item.heading.end] == item.heading.text
    assert all(text[start:end].strip() for start, end in outline.sentences)
