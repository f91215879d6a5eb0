"""Web pages and Markdown: the report without the page around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportnlp.model import ReportError
from reportnlp.read import ReadOptions, read
from reportnlp.read.html import read_html
from reportnlp.read.markdown import read_markdown

BODY = "<p>各位代表：</p><p>一年来，全县干部群众团结奋斗，经济保持平稳增长。</p><p>一、去年工作</p>" + (
    "<p>　　全年新增就业1.2万人，城乡居民收入稳步增长，民生保障更加有力，城市面貌明显改善。</p>" * 6
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>2021年唐县政府工作报告_唐县人民政府</title>
<style>p{{color:red}}</style><script>var a = "全年新增就业";</script></head><body>
<nav><a href="/">首页</a> <a href="/news">要闻动态信息公开办事服务互动交流</a></nav>
<div class="top"><ul><li><a href="1">关于印发重点任务分工方案的通知</a></li><li><a href="2">解读</a></li></ul></div>
<div id="wrap"><h1>2021年唐县政府工作报告</h1><div class="meta">来源：县政府办 <span>打印</span></div>
<div id="zoom">{BODY}</div></div>
<div class="links"><a href="3">2020年唐县政府工作报告全文请点击这里查看</a></div>
<footer>版权所有：唐县人民政府办公室，网站标识码及联系电话</footer></body></html>"""


def lines(page: str | bytes) -> list[str]:
    data = page.encode() if isinstance(page, str) else page
    return read_html(data, "a.html", ReadOptions()).text.split("\n")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_the_report_is_found_whatever_encoding_the_page_declares(codec: str) -> None:
    found = lines(PAGE.encode(codec))
    assert found[:3] == [
        "2021年唐县政府工作报告",
        "各位代表：",
        "一年来，全县干部群众团结奋斗，经济保持平稳增长。",
    ]
    assert len(found) == 10
    assert found[-1].startswith("全年新增就业1.2万人")


def test_a_title_is_not_said_twice() -> None:
    assert lines(f"<h1>政府工作报告</h1><div>{BODY}</div>")[:2] == ["政府工作报告", "各位代表："]
    assert lines(f"<title>政府工作报告</title><div><h1>政府工作报告</h1>{BODY}</div>")[:2] == [
        "政府工作报告",
        "各位代表：",
    ]


def test_a_fragment_and_broken_markup() -> None:
    assert lines("[<div><h4>各位代表：</h4>\n<p>现在，我代表县人民政府\n报告工作。<p>一、回顾<br>全年") == [
        "各位代表：",
        "现在，我代表县人民政府 报告工作。",
        "一、回顾",
        "全年",
    ]


def test_tables_hidden_parts_and_entities() -> None:
    table = "<table><tr><th>指标</th><th>目标</th></tr><tr><td>就业</td><td><p>1&nbsp;万人</p></td></tr></table>"
    page = f"<div>{BODY}{table}<p style='display: none'>暗字暗字暗字</p><p>增长&gt;5%。<!-- 注 --></p></div>"
    assert lines(page)[-3:] == ["指标\t目标", "就业\t1\xa0万人", "增长>5%。"]


def test_a_table_that_lays_out_the_page() -> None:
    page = f"<table><tr><td width=200><a>导航</a></td><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>"
    assert lines(page)[0] == "各位代表："


def test_a_row_with_a_whole_report_in_a_cell_is_no_row_of_figures() -> None:
    preface = "前言一段文字，说明情况。" * 40
    row = f"<tr><td>左栏</td><td>{BODY * 2}</td></tr>"
    assert "各位代表：" in lines(f"<div><p>{preface}</p><table>{row}</table></div>")


def test_a_title_that_stands_in_no_heading() -> None:
    title = "<tr><td class=title>2021年唐县政府工作报告</td></tr>"
    page = f"<table><tr><td><ul><li><a>2020年唐县政府工作报告</a></ul></td></tr>{title}<tr><td>{BODY}</td></tr></table>"
    assert lines(page)[:2] == ["2021年唐县政府工作报告", "各位代表："]
    assert lines(f"<title>唐县政府工作报告-唐县人民政府</title><div>{BODY}</div>")[0] == "唐县政府工作报告"


def test_unknown_elements_and_lines_parted_by_br() -> None:
    nav = "<div><ul>" + "<li><a>某栏目</a></li>" * 30 + "</ul></div>"
    assert lines(f"{nav}<ucapcontent>{BODY}</ucapcontent>")[0] == "各位代表："
    broken = BODY.replace("<p>", "<br>").replace("</p>", "")
    assert lines(f"{nav}<div>{broken}</div>{nav}") == lines(f"<div>{BODY}</div>")


def test_nothing_is_fetched_and_no_entity_expanded(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    page = (
        f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]><div><img src="http://x.invalid/">{BODY}&s;</div>'
    )
    assert "secret" not in "".join(lines(page)).replace("&s;", "")


@pytest.mark.parametrize("page", ["<html></html>", "<script>1</script>", "<img>"])
def test_a_page_without_words_is_refused(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(page)
    with pytest.raises(ReportError, match="no text"):
        read(tmp_path / "a.html")


def test_a_page_nested_too_deep_is_read_in_part() -> None:
    assert isinstance(lines("<div>" * 5000 + "深" * 20), list)


def test_markdown() -> None:
    text = """---
title: x
---
# 2021年唐县政府工作报告 #

**各位代表：**

## 一、去年*工作*
全年新增就业**1.2万人**，见[附表](http://x.y)![图](a.png)。
- 增长5%
1. 扩大投资
> 引文 `代码` <b>粗</b> 2\\*3

| 指标 | 目标 |
|:---|---:|
| 就业 | 1.2万人 |

<!-- 注
释 -->
---
"""
    assert read_markdown(text.encode(), "a.md", ReadOptions()).text.split("\n") == [
        "2021年唐县政府工作报告",
        "各位代表：",
        "一、去年工作",
        "全年新增就业1.2万人，见附表。",
        "增长5%",
        "1. 扩大投资",
        "引文 代码 粗 2*3",
        "指标\t目标",
        "就业\t1.2万人",
    ]


def test_asterisks_that_mark_no_emphasis_stay() -> None:
    assert read_markdown("3 * 4 与 snake_case_name 与 *注".encode(), "a.md", ReadOptions()).text == (
        "3 * 4 与 snake_case_name 与 *注"
    )
