"""The table of places: codes with their years, names taken apart."""

from __future__ import annotations

import re
import time
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.read.names import Named
from reportnlp.read.places import count_below, count_cities, find_code, find_named, find_stem, parse_name
from reportnlp.read.regions import locate_name

ROWS = [
    line.split("\t")
    for line in files("reportnlp.read").joinpath("places.tsv").read_text(encoding="utf-8").splitlines()
    if line[0].isdigit()
]


def codes(name: str) -> list[list[str]]:
    return [[place.code or place.name for place in chain] for chain in parse_name(name)]


def test_every_row_is_a_code_a_name_and_its_years() -> None:
    for code, name, first, last in ROWS:
        assert re.fullmatch(r"[1-8]\d{5}", code)
        assert re.fullmatch(r"[\u4e00-\u9fff〇\u3400-\u4dbf]+", name), name
        assert not (first and last) or int(first) <= int(last), name


def test_no_code_has_two_names_in_one_year_but_that_of_the_change() -> None:
    spans: dict[str, list[tuple[int, int]]] = {}
    for code, _, first, last in ROWS:
        spans.setdefault(code, []).append((int(first or 1900), int(last or 9999)))
    overlapping = [code for code, each in spans.items() if any(b[0] < a[1] for a, b in pairwise(each))]
    assert len(overlapping) < 10, overlapping


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("130625", 2014, "徐水县"),
        ("130609", 2016, "徐水区"),
        ("110103", 2009, "崇文区"),
        ("440000", 1985, "广东省"),
        ("500000", 1998, "重庆市"),
        ("130505", 2021, "任泽区"),
        ("371200", 2010, "莱芜市"),
    ],
)
def test_a_code_in_a_year(code: str, year: int, name: str) -> None:
    place = find_code(code, year)
    assert place is not None
    assert place.name == name
    assert place.stood_in(year)


def test_a_code_that_nothing_bears() -> None:
    assert find_code("999999", 2020) is None


def test_the_same_name_in_several_places() -> None:
    assert {place.code for place in find_named("南山区") if place.stood_in(2020)} == {"230404", "440305"}


def test_stems() -> None:
    assert {place.name for place in find_stem("徐水")} == {"徐水县", "徐水区"}
    assert [place.name for place in find_stem("广西")] == ["广西壮族自治区"]
    assert find_stem("na") == find_stem("name") == ()


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("保定徐水区", [["130600", "130609"]]),
        ("天津市西青区西营门街道", [["120000", "120111", "西营门街道"]]),
        ("湖北省恩施土家族苗族自治州利川市", [["420000", "422800", "422802"]]),
        ("深圳市坪山新区", [["440300", "坪山新区"]]),
        ("浦东新区", [["310115"]]),
        ("吉林市", [["220200"]]),
        ("吉林", [["220000"], ["220200"]]),
        ("", [[]]),
        ("省直", []),
        ("2020年", []),
        ("20" * 30, []),
        ("我们", []),
    ],
)
def test_names_are_taken_apart(name: str, read: list[list[str]]) -> None:
    assert codes(name) == read


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("内蒙古自治区", "内蒙古"),
        ("西藏自治区", "西藏"),
        ("长白朝鲜族自治县", "长白"),
        ("陵水黎族自治县", "陵水"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("龙胜各族自治县", "龙胜"),
        ("易县", "易县"),
        ("锡林郭勒盟", "锡林郭勒"),
    ],
)
def test_the_stem_of_a_name(name: str, stem: str) -> None:
    (place, *_) = find_named(name)
    assert place.stem == stem
    assert place in find_stem(stem) or name == stem


def test_every_place_of_today_is_found_by_its_name_and_its_citys() -> None:
    for code, name, _, last in ROWS:
        if last or code[:2] in {"81", "82"}:
            continue
        city = find_code(code[:4] + "00", 2026) or find_code(code[:2] + "0000", 2026)
        over = city.name if city and city.code != code else ""
        found = locate_name(Named(over + name, ""), "", 2026)
        assert found is not None, over + name
        assert found.region.adcode == code, over + name


def test_mentions_are_counted_by_name_and_stem() -> None:
    text = "深圳市要求，坪山加快发展。坪山区工业、坪山商业，服务深圳。"
    (city, count), *_ = count_cities(text, 2020).most_common(1)
    assert (city.name, count) == ("深圳市", 2)
    assert {place.name: n for place, n in count_below(text, city, 2020).items()} == {"坪山区": 3}


@given(st.text(alphabet="保定徐水县区市省自治族深圳南山新街道镇北京", max_size=40))
def test_any_name_is_read_in_time(name: str) -> None:
    started = time.process_time()
    for chain in parse_name(name):
        assert "".join(place.name for place in chain[-1:]).endswith(name[-1:]) or chain[-1].code
    assert time.process_time() - started < 1
