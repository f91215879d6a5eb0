from __future__ import annotations

from dataclasses import replace

import reportnlp
from reportnlp.compare.indicators import Row, lay_side_by_side
from reportnlp.compare.panels import Group, Member, Panel
from reportnlp.model import Indicator, Period


def stated(name: str, low: float, unit: str, year: int, high: float | None = None) -> Indicator:
    period = Period(f"{year}-01-01", f"{year}-12-31")
    top = low if high is None else high
    return Indicator(name, "level", "actual", period, low, top, unit, None, "stated", str(low), 0, 1, "r")


def side_by_side(by: str, *reports: tuple[str, int, list[Indicator]], together: bool = False) -> list[Row]:
    members = []
    for place, year, indicators in reports:
        analysis = reportnlp.analyse(reportnlp.from_text("。"))
        report = replace(analysis.report, source=f"{place}{year}", year=year)
        members.append(Member(analysis.replace(report=report, indicators=tuple(indicators)), place))
    groups = [Group(m.place if by == "place" else str(m.year), (m,)) for m in members]
    return list(lay_side_by_side(Panel("", "", by, (Group("all", tuple(members)),) if together else tuple(groups))))


def test_years_are_relative_to_the_report() -> None:
    (row,) = side_by_side(
        "year", ("甲", 2023, [stated("粮食产量", 300, "吨", 2022)]), ("甲", 2024, [stated("粮食产量", 330, "吨", 2023)])
    )
    assert (row.years, [cell.low for cell in row.cells]) == ("-1", [300, 330])
    assert (row.cells[1].change, row.cells[1].change_percent) == (30, 10)


def test_different_units_are_different_rows() -> None:
    rows = side_by_side(
        "year", ("甲", 2023, [stated("造林", 3, "亩", 2022)]), ("甲", 2024, [stated("造林", 2, "公顷", 2023)])
    )
    assert [(row.unit, [cell.status for cell in row.cells]) for row in rows] == [
        ("亩", ["stated", "not_stated"]),
        ("公顷", ["not_stated", "stated"]),
    ]
    assert all(cell.change is None for row in rows for cell in row.cells)


def test_percentages_change_by_points_and_ranges_not_at_all() -> None:
    points, ranges = side_by_side(
        "year",
        ("甲", 2023, [stated("覆盖率", 50, "%", 2022), stated("人数", 3, "人", 2022, 5)]),
        ("甲", 2024, [stated("覆盖率", 55, "%", 2023), stated("人数", 6, "人", 2023)]),
    )
    assert (points.cells[1].change, points.cells[1].change_percent) == (5, None)
    assert ranges.cells[1].change is None


def test_ties_share_a_rank() -> None:
    (row,) = side_by_side(
        "place",
        *((p, 2024, [stated("户籍人口", n, "人", 2023)]) for p, n in zip("甲乙丙丁", (5, 9, 9, 1), strict=True)),
    )
    assert [cell.rank for cell in row.cells] == [3, 1, 1, 4]


def test_several_reports_have_a_median() -> None:
    (row,) = side_by_side(
        "area",
        *(
            (p, 2024, [stated("户籍人口", n, "人", 2023)] if n else [])
            for p, n in zip("甲乙丙丁", (5, 9, 7, 0), strict=True)
        ),
        together=True,
    )
    assert (row.cells[0].low, row.cells[0].stated, row.cells[0].reports) == (7, 3, 4)
