from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.present.screen import figure_label, period_label, screen_columns
from reportnlp.present.sheets import Sheet, columns, plain_columns


@pytest.mark.parametrize(
    ("low", "high", "label"),
    [
        (1480, 1480, "1,480"),
        (3, 5.5, "3—5.5"),
        (66.67, 66.67, "66.67"),
        (23_140_000_000, 23_140_000_000, "231.4亿"),
        (1_200_000_000_000, 1_200_000_000_000, "1.2万亿"),
        (90_000, 90_000, "9万"),
        (31_995, 31_995, "31,995"),
        (200_010_000, 200_010_000, "2.0001亿"),
        (None, None, ""),
        (-0.3, -0.3, "-0.3"),
    ],
)
def test_figures(low: float | None, high: float | None, label: str) -> None:
    assert figure_label(low, high) == label


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ("2021-01-01", "2021-12-31", "2021"),
        ("2016-01-01", "2020-12-31", "2016—2020"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-02-01", "2023-02-28", "2023-02"),
        ("2021-08-20", "2021-08-20", "2021-08-20"),
        ("2021-08-20", "2021-08-31", "2021-08-20—2021-08-31"),
        ("2021-01-01", None, "2021-01-01—"),
        (None, "2029-12-31", "—2029-12-31"),
        (None, None, ""),
    ],
)
def test_periods(start: str | None, end: str | None, label: str) -> None:
    assert period_label(start, end) == label


@given(st.dates(date(1949, 1, 1), date(2050, 1, 1)), st.integers(0, 800))
def test_no_day_is_lost(start: date, days: int) -> None:
    """A label without days stands for whole months or years."""
    end = start + timedelta(days)
    label = period_label(start.isoformat(), end.isoformat())
    if str(start) not in label:
        assert start.day == 1
        assert (end + timedelta(1)).day == 1


def test_bounds_share_a_column() -> None:
    keys = [column.key for column in screen_columns(Sheet("quantities", columns("quantities"), []))]
    assert "low..high" in keys
    assert "period_from..period_to" in keys
    assert not {"low", "high", "start", "period_from"} & set(keys)


@pytest.mark.parametrize(
    ("value", "label"), [(5e12, "5万亿"), (0.00754321, "0.0075"), (-0.00001, "0"), (88000.0, "8.8万"), (None, "")]
)
def test_computed_figures(value: float | None, label: str) -> None:
    sheet = Sheet("shares", plain_columns(share="number"), [{"share": value}])
    assert [column.cell(sheet.rows[0]) for column in screen_columns(sheet)] == [label]
