"""Flat tables: every field has its column, and a row leads back to its finding."""

from __future__ import annotations

import pytest

from reportnlp import model, tables
from reportnlp.analysis import TABLES, Analysis
from reportnlp.model import Bounds, Indicator, Period, Quantity, Region, Report, Span

YEAR = Period("2021-01-01", "2021-12-31")
QUANTITY = Quantity(
    4, 9, "300多万", 3000000, 3000000, None, "count", ">", None, Span(0, 4, "发放资料"), None, "actual", YEAR,
    "achievement", "quantity.number", Bounds(3000000, 4000000, False, True), stretch=Span(1, 2, "x"),
)  # fmt: skip
INDICATOR = Indicator(
    "地区生产总值", "growth", "target", YEAR, 5.5, 6, "%", "~", "stated", "5.5%—6%", 3, 9, "indicator.alias", (20, 41)
)
REPORT = Report(
    "a.txt", "0" * 64, "utf-8", "标题", None, Region("云岭县"), "county", None, 2021, YEAR, "全文", (), ("w",)
)
ANALYSIS = Analysis(REPORT, quantities=(QUANTITY,), indicators=(INDICATOR,))


@pytest.mark.parametrize("table", TABLES)
def test_columns_have_names_of_their_own(table: str) -> None:
    names = [column.name for column in (*tables.HEAD, *tables.columns(table))]
    assert len(names) == len(set(names)) > len(tables.HEAD)


@pytest.mark.parametrize("table", ["quantities", "indicators"])
def test_a_row_leads_back_to_its_finding(table: str) -> None:
    (row,) = tables.rows(ANALYSIS, table)
    assert row["place"] == "云岭县"
    assert tables.finding(table, row) == getattr(ANALYSIS, table)[0]


def test_a_report_row_leads_back_to_its_report() -> None:
    assert tables.report_of(tables.report_row(REPORT), REPORT.text) == REPORT


def test_nested_values_are_flat() -> None:
    (row,) = tables.rows(ANALYSIS, "quantities")
    assert row["subject"] == "发放资料"
    assert (row["period_from"], row["bounds_upper"], row["bounds_upper_open"]) == ("2021-01-01", 4000000, True)
    assert not any(isinstance(value, model.Span | model.Period | tuple) for value in row.values())
