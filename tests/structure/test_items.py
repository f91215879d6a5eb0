"""Items inside paragraphs, with their inline headings."""

from __future__ import annotations

import pytest

from reportnlp.structure import read_outline


def items(text: str) -> list[tuple[str, str, str | None]]:
    found = read_outline(text).items
    return [(item.marker, text[item.start : item.end], item.heading.text if item.heading else None) for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "要做好两件事：一是稳住就业。新增岗位三千个；二是稳住物价。",
            [("一是", "一是稳住就业。新增岗位三千个；", "稳住就业"), ("二是", "二是稳住物价。", None)],
        ),
        ("1.加强队伍建设。将招录专职人员。", [("1.", "1.加强队伍建设。将招录专职人员。", "加强队伍建设")]),
        (
            "（二）改善民生。一是办学。二是修路。",
            [
                ("（二）", "（二）改善民生。一是办学。二是修路。", "改善民生"),
                ("一是", "一是办学。", None),
                ("二是", "二是修路。", None),
            ],
        ),
        ("第一，抓项目；第二，抓招商。", [("第一，", "第一，抓项目；", None), ("第二，", "第二，抓招商。", None)]),
    ],
)
def test_items_and_their_headings(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "这一做法是成功的，一是指标好。",
        "全年增长3.5%，其中工业增长4.1%。",
        "一、二、三产业增加值分别增长百分之四。"[2:],
        "占比为1：3。",
    ],
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    assert items(text) == []
