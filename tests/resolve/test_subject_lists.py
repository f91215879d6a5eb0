"""Subjects of figures that are shared out over listed names."""

from __future__ import annotations

import pytest

import reportnlp


def subjects(text: str) -> list[str | None]:
    return [q.subject.text if q.subject else None for q in reportnlp.analyse(reportnlp.from_text(text)).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "财政用于文化、体育和科普的支出分别为3亿元、2亿元和1亿元，增长5%、6%和7%。",
            ["文化", "体育", "科普"] * 2,
        ),
        ("家具及配件、陶瓷、羽绒三大产业分别实现产值9亿元、8亿元、7亿元。", ["家具及配件", "陶瓷", "羽绒"]),
        ("工业产值和上缴税收年均递增9%，分别达到60亿元、5亿元。", ["工业产值和上缴税收", "工业产值", "上缴税收"]),
        ("银行机构各项存款、贷款分别达90亿元、60亿元。", ["银行机构各项存款", "贷款"]),
        (
            "养老、失业和工伤保险参保人数分别增加3万人、2万人和1万人。",
            ["养老、失业和工伤保险参保人数"] * 2 + ["工伤保险参保人数"],
        ),
        ("接待游客30万人次、实现收入2亿元，增长8%和9%。", ["接待游客", "收入"] * 2),
    ],
)
def test_names_that_share_out_figures_may_stand_apart(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东湖区、西湖区和南湖新区投资分别增长8%、9%和3%。", ["投资"] * 3),
        ("杭州、宁波港口吞吐量分别达3亿吨、5亿吨。", ["港口吞吐量"] * 2),
        ("工业园、商贸区投资分别增长8%、9%。", ["工业园", "商贸区投资"]),
    ],
)
def test_places_are_left_off_a_list(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


def test_a_blank_parts_no_list() -> None:
    assert subjects("综合指数、PM10浓度同比分别下降8% 和5%。") == ["综合指数", "PM10浓度"]
