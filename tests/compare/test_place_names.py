from __future__ import annotations

import pytest

import reportnlp
from reportnlp.compare.place_names import name_places
from reportnlp.model import Region
from reportnlp.rules import load_rows

SHENZHEN = Region("广东省深圳市", "广东省", "深圳市", adcode="440300")
DISTRICT = Region("广东省深圳市大鹏新区", "广东省", "深圳市", "大鹏新区")
GUANGXI = Region("广西壮族自治区", "广西壮族自治区", adcode="450000")
INVENTED = Region("临澜县", county="临澜县")


@pytest.mark.parametrize(
    "word", ["深圳", "广东省", "南山区", "南山", "光明", "东莞", "中共广东省委", "上海市", "全市", "我区"]
)
def test_names_in_a_report_of_a_city(word: str) -> None:
    assert word in name_places([SHENZHEN])


@pytest.mark.parametrize(
    "word",
    [
        "金融中心",
        "中心",
        "高新区",
        "自贸区",
        "城区",
        "资源",
        "和平",
        "平安",
        "城市",
        "县域",
        "省级",
        "先行示范区",
        "全国",
    ],
)
def test_words_that_are_no_names(word: str) -> None:
    assert word not in name_places([SHENZHEN])


def test_a_word_of_every_report_is_a_name_only_where_the_place_is_compared() -> None:
    assert "光明" not in name_places([GUANGXI])
    assert "资源" not in name_places([GUANGXI, Region("广西壮族自治区桂林市", adcode="450300")])


def test_units_within_a_province_are_known_by_their_short_names() -> None:
    names = name_places([GUANGXI])
    assert {"南宁", "德保", "德保县", "广西", "自治区"} <= {
        w for w in ("南宁", "德保", "德保县", "广西", "自治区") if w in names
    }
    assert "德保" not in name_places([SHENZHEN])


@pytest.mark.parametrize(("region", "words"), [(DISTRICT, ["大鹏", "大鹏新区"]), (INVENTED, ["临澜", "临澜县"])])
def test_places_without_a_code_are_known_by_their_own_names(region: Region, words: list[str]) -> None:
    assert [word for word in words if word in name_places([region])] == words


def test_no_region_is_needed() -> None:
    assert "北京" in name_places([Region()])


def test_every_word_of_the_table_has_one_reading() -> None:
    rows = load_rows("reportnlp.compare", "place_words.tsv")
    assert len({row["word"] for row in rows}) == len(rows)
    assert {row["reading"] for row in rows} == {"word", "own", "other"}


def test_names_are_key_terms_only_where_they_are_asked_for() -> None:
    reports = [
        reportnlp.from_text("广东省深圳市2024年政府工作报告\n" + "深圳的海洋产业，南山区的码头。" * 9),
        reportnlp.from_text("广东省广州市2024年政府工作报告\n" + "广州的汽车产业，番禺区的工厂。" * 9),
    ]
    named = {"深圳", "南山区", "广州", "番禺区"}
    without, having = (
        {row["term"] for row in reportnlp.compare(reports, "place", place_names=asked).to_dict()["terms"]["key"]}
        for asked in (False, True)
    )
    assert not without & named
    assert {"海洋", "码头", "工厂"} <= without
    assert named <= having
    own = reportnlp.compare(reports, "place", words=["深圳", "广州"]).to_dict()["terms"]["key"]
    assert {row["term"] for row in own} == {"深圳", "广州"}


def test_through_the_years_of_one_place_names_are_words_like_others() -> None:
    reports = [
        reportnlp.from_text(f"广东省深圳市{year}年政府工作报告\n" + text * 9)
        for year, text in ((2023, "建设宝安区。"), (2024, "建设光明区。"))
    ]
    terms = {row["term"] for row in reportnlp.compare(reports, "year").to_dict()["terms"]["key"]}
    assert {"宝安区", "光明区"} <= terms
