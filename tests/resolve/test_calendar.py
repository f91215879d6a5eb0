from __future__ import annotations

from itertools import pairwise

import pytest

from reportnlp.resolve.calendar import day_before, day_of, festival_day, last_day, plan_years


def test_last_days() -> None:
    assert [last_day(2023, 2), last_day(2024, 2), last_day(1999)] == ["2023-02-28", "2024-02-29", "1999-12-31"]


def test_days_that_are_none() -> None:
    assert day_of(2023, 2, 30) is None
    assert day_of(2023, 13, 1) is None


def test_the_day_before() -> None:
    assert day_before("2024-03-01") == "2024-02-29"


def test_plans_follow_each_other() -> None:
    assert plan_years(3) == (1966, 1970)
    assert plan_years(99) is None
    plans = [plan_years(number) for number in range(3, 17)]
    assert all(a and b and a[1] + 1 == b[0] and b[1] - b[0] == 4 for a, b in pairwise(plans))


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("春节", 1979, "1979-01-28"),
        ("春节", 2023, "2023-01-22"),
        ("中秋", 2020, "2020-10-01"),
        ("端午节", 2024, "2024-06-10"),
        ("重阳节", 2021, "2021-10-14"),
        ("清明", 2026, "2026-04-05"),
        ("元宵节", 2022, "2022-02-15"),
        ("五一", 2019, "2019-05-01"),
        ("春节", 1900, None),
        ("灯会", 2020, None),
    ],
)
def test_festivals(name: str, year: int, day: str | None) -> None:
    assert festival_day(name, year) == day
