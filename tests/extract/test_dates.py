from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marking import unmark
from reportnlp.extract import dates
from reportnlp.extract.dates import find_dates
from reportnlp.rules import load_rules
from reportnlp.text import fold

YEARS = ["2021年", "一九七八年", "１９９５年", "2018-2025", "去年", "上年", "全年", "年底", "年底前"]
DAYS = ["9月", "9月3日", "12·4", "上半年", "三季度", "前10个月", "春节"]
STRETCHES = ["今后五年", "五年来", "“十四五”", "时期", "第三个五年", "计划", "近年来", "目前"]
OTHERS = ["至", "到", "—", "和", "、", "，", "。", "以来", "末", "前", "的", "增长", "5000", "亿元"]
LINES = ["每年", "\n", "行动"]
PIECES = st.sampled_from(YEARS + DAYS + STRETCHES + OTHERS + LINES)


def texts_of(text: str) -> list[str]:
    return [date.text for date in find_dates(text, fold(text))]


@pytest.mark.parametrize(
    "marked",
    [
        "<d>二○○四年二月二十日</d>在大会上，<d>2004 年</d>工作",
        "<d>２００８年１月至３月</d>，受灾面积扩大",
        "<d>2012年10月</d>至<d>次年</d>竣工",
        "<d>1—7月</d>，规上工业回升；<d>8月底</d>投产",
        "由<d>2011年</d>的3家增加到<d>2016年</d>的12家",
        "较<d>“十二五”末</d>提高两成，<d>“十三五”前三年</d>累计",
        "<d>今年年底前</d>完工，<d>明年上半年</d>开园",
        "<d>去年四季度以来</d>，价格回落",
        "<d>本世纪中叶</d>，<d>上世纪九十年代</d>",
        "创<d>近十年来</d>最好水平，<d>十年来</d>首次",
        "<d>过去的五年</d>，是奋进的五年",
        "编制<d>第十六个五年</d>规划",
        "荣获<d>2017年度</d>先进，<d>2018</d>、<d>2019年</d>再获",
        "<d>这五年</d>，<d>新的一年</d>，<d>近几年</d>，<d>当前</d>和<d>今后一段时期</d>",
        "教育支出<d>五年</d>累计增长六成；<d>五年</d>新建学校9所",
        "商户<d>五年</d>净增30万户，总产值<d>五年</d>跨过两个台阶",
        "每年都要报告一次，并在<d>“十一五”期末</d>总结；每年检查，<d>2021年9月</d>评估",
        "入选<d>2018</d>临江改革榜；这是<d>今后一个长时期</d>的任务",
    ],
)
def test_what_is_a_date(marked: str) -> None:
    text, wanted = unmark(marked)
    assert texts_of(text) == [found for _, found in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "为期三年的攻坚，用五年时间，连续八年获奖",
        "实施三年行动计划和五年规划",
        "是极不平凡的五年，也是关键一年",
        "每年年初部署全年工作，每年9月举办读书月，每季度调度一次",
        "新时代以来，疫情期间",
        "现在，我就三项工作作说明",
        "学校获批初中后五年制专业",
        "提前三年完成，科技创新三年计划，学前一年教育",
        "向第二个百年奋斗目标进军的第一个五年",
        "文明年活动、双年展、千年古城、百年变局、青年、年均、年产量、年薪",
        "“七五”普法、六五环境日",
        "现在，我受市人民政府委托报告工作；实现在库企业翻番",
        "第十五届运动会，二十五届六次全会，增长十五点六",
        "合同期2000天，门牌2021-8888，比值19.5.3",
    ],
)
def test_what_is_none(text: str) -> None:
    assert texts_of(text) == []


def test_the_fields_of_a_range() -> None:
    text = "2021年8月30日至9月2日"
    (date,) = find_dates(text, text)
    assert (date.year, date.month, date.day, date.month2, date.day2) == (2021, 8, 30, 9, 2)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("“十四五”时期", "number", 14),
        ("第十五个五年规划", "number", 15),
        ("前三季度", "count", 3),
        ("第二、三季度", "number2", 3),
        ("近三年", "count", 3),
        ("一九五七年", "year", 1957),
        ("二〇二〇年", "year", 2020),
        ("正月", "month", None),
        ("十二月份", "month", 12),
        ("去年三月", "word", "去年"),
        ("2030年前", "open", "前"),
    ],
)
def test_a_field(text: str, field: str, value: object) -> None:
    found = find_dates(text, text)
    assert [getattr(date, field) for date in found] == ([value] if value is not None else [])


@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_scan_loses_nothing(text: str) -> None:
    """Where a date may begin is a short cut: the rules alone, tried at every character, find the same."""
    folded = fold(text)
    grammar = dates._grammar()
    matches = ((match, grammar.rules[int((match.lastgroup or "")[1:])][1]) for match in grammar.union.finditer(folded))
    assert [(d.start, d.end) for d in find_dates(text, folded)] == [
        match.span() for match, form in matches if not dates._recurs(folded, match, form)
    ]


@given(st.lists(PIECES, max_size=30).map("".join))
def test_dates_are_in_order_and_apart(text: str) -> None:
    found = find_dates(text, fold(text))
    assert all(date.text == text[date.start : date.end] for date in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.lists(PIECES, max_size=20).map("".join))
def test_a_second_copy_changes_nothing_in_the_first(text: str) -> None:
    once, twice = texts_of(text), texts_of(f"{text}\n\n{text}")
    assert twice[: len(once)] == once
    assert len(twice) == 2 * len(once)


@pytest.mark.parametrize(
    "unit",
    [
        "2",
        "二",
        "2021年",
        "“",
        "2021、",
        "一年",
        "年底",
        "2021年至",
        "9月3日至",
        "每年",
        "近五年来",
        "2018活动",
        "\x00",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        times = []
        for _ in range(3):
            begun = time.process_time()
            find_dates(text, text)
            times.append(time.process_time() - begun)
        return min(times)

    assert seconds(100_000) < 50 * max(seconds(10_000), 0.0005)


def test_every_rule_says_its_form() -> None:
    assert {dict(rule.data)["form"] for rule in load_rules("reportnlp.extract", "dates.toml")} <= set(
        dates.Form.__args__  # type: ignore[attr-defined]
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("平均每年增长5%，1998年增长6%", ["1998年"]),
        ("每年9月举办", []),
        ("每年举办一次；9月再办", ["9月"]),
        ("三年内每年2月", ["三年内"]),
    ],
)
def test_what_recurs_each_year_is_no_date(text: str, found: list[str]) -> None:
    assert [date.text for date in find_dates(text, fold(text))] == found
