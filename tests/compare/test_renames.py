from __future__ import annotations

import pytest

from reportnlp.compare.renames import latest_name, renamed
from reportnlp.model import Region
from reportnlp.read import places
from reportnlp.rules import load_rows


@pytest.mark.parametrize(
    ("region", "year", "name"),
    [
        (Region("河北省保定市徐水县", adcode="130625"), 2013, "河北省保定市徐水区"),
        (Region("河北省保定市徐水区", adcode="130609"), 2020, "河北省保定市徐水区"),
        (Region("湖北省襄樊市", adcode="420600"), 2005, "湖北省襄阳市"),
        (Region("广东省深圳市坪山新区"), 2014, "广东省深圳市坪山区"),
        (Region("天津市蓟县", adcode="120225"), 2010, "天津市蓟州区"),
        (Region("上海市南汇区", adcode="310119"), 2008, "上海市南汇区"),
        (Region("天津市西青区西营门街道", township="西营门街道", adcode="120111"), 2015, "天津市西青区西营门街道"),
        (Region("云上县", reason="no such place"), 2015, "云上县"),
        (Region(reason="the text does not say"), 2015, None),
    ],
)
def test_a_place_bears_its_latest_name(region: Region, year: int, name: str | None) -> None:
    assert latest_name(region, year) == name


def test_new_names_of_the_table_are_places_of_the_standard() -> None:
    for name in renamed().values():
        assert places.parse_name(name), name


def test_no_new_name_is_a_former_one() -> None:
    assert not renamed().keys() & set(renamed().values())


def test_years_of_the_table_agree_with_the_standard() -> None:
    for row in load_rows("reportnlp.compare", "renames.tsv"):
        place = places.parse_name(row["name"])[0][-1]
        assert abs(place.first - int(row["since"])) <= 1, row
