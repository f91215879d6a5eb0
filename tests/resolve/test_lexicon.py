"""The indicator lexicon: its table, its names over the years, a user's own file."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportnlp
from reportnlp.model import ReportError
from reportnlp.pipeline import Options
from reportnlp.resolve.lexicon import load_lexicon
from reportnlp.rules import load_rows

ROWS = load_rows("reportnlp.resolve", "indicators.tsv")
KINDS = {"money", "count", "measure", "percent", "duration", "ratio", "-"}


def indicators(text: str, lexicon: Path | None = None) -> list[str | None]:
    analysis = reportnlp.analyse(reportnlp.from_text(text), Options(lexicon=lexicon))
    return [q.indicator for q in analysis.quantities]


def test_the_table_holds_150_indicators_of_many_groups() -> None:
    assert len({row["name"] for row in ROWS}) == len(ROWS) >= 150
    assert len({row["group"] for row in ROWS}) >= 12


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_each_indicator_is_found_in_its_example(row: dict[str, str]) -> None:
    assert set(row["kinds"].split()) <= KINDS
    assert row["name"] in indicators(f"全年{row['example']}。"), row["example"]


def test_names_that_look_alike_are_others() -> None:
    aliases = load_lexicon().aliases
    for row in ROWS:
        for name in row["related"].split():
            assert row["name"] not in {alias.of.name for alias in aliases.get(name, ())}, name


def test_no_name_means_two_indicators_at_once() -> None:
    for name, aliases in load_lexicon().aliases.items():
        plain = {a.of.name for a in aliases if not a.needs and not a.growth and a.first == 0}
        assert len(plain) <= 1, f"{name}: {plain}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全省国内生产总值增长8%。", "地区生产总值"),
        ("本市GDP增长8%。", "地区生产总值"),
        ("地方财政一般预算收入增长8%。", "一般公共预算收入"),
        ("全口径财政收入增长8%。", "财政总收入"),
        ("国民生产总值增长8%。", "国民生产总值"),
        ("城镇登记失业率4%。", "城镇登记失业率"),
        ("规上工业增加值增长8%。", "规模以上工业增加值"),
        ("辖区一般公共预算收入增长8%。", "一般公共预算收入（辖区）"),
        ("来源于辖区的一般公共预算收入增长8%。", "一般公共预算收入（辖区）"),
        ("粮食丰收，总产量达到80亿斤。", "粮食产量"),
        ("某企业总产量达到80亿斤。", None),
        ("民办学校生产总值公开课8%。", None),
    ],
)
def test_names_in_use(text: str, expected: str | None) -> None:
    assert indicators(text) == [expected]


def test_names_carry_their_years() -> None:
    (alias,) = load_lexicon().aliases["公共财政预算收入"]
    assert (alias.in_use(2013), alias.in_use(2023), alias.in_use(None)) == (True, False, True)
    assert indicators("2023年，公共财政预算收入增长8%。") == ["一般公共预算收入"], "old names live on"


def test_of_two_meanings_the_one_of_the_year_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    head = '[[indicator]]\nunit = "元"\nkinds = ["money"]\n'
    names = [
        f'name = "{name}"\naliases = ["夜经济额@{years}"]\n'
        for name, years in (("甲", "2000-2010"), ("乙", "2011-2030"))
    ]
    own.write_text("".join(head + name for name in names), encoding="utf-8")
    for year, name in ((2005, "甲"), (2020, "乙")):
        text = f"{year}年某市政府工作报告\n各位代表：\n夜经济额增长8%。"
        assert indicators(text, own) == [name]


OWN = """
[[indicator]]
name = "夜间营业额"
unit = "元"
kinds = ["money"]
aliases = ["夜经济营业额"]
examples = ["夜间营业额增长8%"]

[[indicator]]
name = "地区生产总值"
unit = "元"
kinds = ["money"]
aliases = ["全域经济量"]
"""


def test_a_users_file_adds_indicators_and_names(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    assert indicators("夜经济营业额达到9亿元，全域经济量增长5%。", own) == ["夜间营业额", "地区生产总值"]
    assert indicators("夜经济营业额达到9亿元。") == [None]


@pytest.mark.parametrize("content", ["[[indicator]]\nunit = '元'", "x = ", "a = 1", "[[indicator]]\nname = 3"])
def test_a_faulty_file_is_named(tmp_path: Path, content: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(ReportError, match=r"own\.toml"):
        load_lexicon(own)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "共受理行政复议案件86件，审结80件，其中撤销10件。",
            ["行政复议受理", "行政复议审结", None],
        ),
        ("市场主体新增800户，总数达3万户。", ["经营主体", "经营主体"]),
    ],
)
def test_what_was_done_to_things_named_before_is_another_count(text: str, expected: list[str | None]) -> None:
    assert indicators(text) == expected


def test_what_was_measured_of_those_listed_is_the_indicator() -> None:
    assert indicators("服务业和高新技术产业的投资预计分别增长55%和45%。") == [None, None]
    assert indicators("服务业增长5%。") == ["第三产业增加值"]


def test_those_that_something_is_done_for_are_not_all_there_are() -> None:
    assert indicators("新推动5000家规模以上工业企业数字化转型。") == [None]
    assert indicators("规模以上工业企业达到5000家。") == ["规模以上工业企业"]
