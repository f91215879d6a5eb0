"""Indicators side by side: one row an indicator, measure and role, one cell a group, units never mixed.

Years are told relative to the report: `0` is the report's own year (a target of a 政府工作报告), `-1` the year before
(its result), `-5..-1` five years in review. So rows of different years stand beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from reportnlp.analysis import Analysis
from reportnlp.compare.panels import Group, Panel
from reportnlp.model import Indicator, Number, Period, Status


@dataclass(frozen=True, slots=True)
class Cell:
    """What a group says of an indicator.

    For a single report the figure (`low` … `high`, in the row's unit), its words and place; for several reports their
    median, with how many state it (`stated` of `reports`). `change` is the difference to the group before (by year; in
    points for %), `change_percent` its share of a level; `rank` counts from the largest (by place, ties share).
    `period` is None for groups whose reports are of several years.
    """

    group: str
    status: Status
    low: Number | None = None
    high: Number | None = None
    approx: str | None = None
    period: Period | None = None
    text: str | None = None
    source: str | None = None
    start: int | None = None
    end: int | None = None
    reports: int = 1
    stated: int = 0
    change: float | None = None
    change_percent: float | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator across the groups of a panel; `cells` has one for every group, in their order."""

    indicator: str
    measure: str
    role: str
    years: str
    unit: str | None
    cells: tuple[Cell, ...]


Key = tuple[str, str, str, str]
Said = list[tuple[Analysis, Indicator]]


def lay_side_by_side(panel: Panel) -> Iterator[Row]:
    """Yield the rows of a panel, in the order in which its reports first name the indicators.

    Figures in different units make rows of their own. An indicator that a group's reports don't name has a cell with
    the status `not_stated`.
    """
    nothing = [Cell(group.key, "not_stated", reports=len(group.members)) for group in panel.groups]
    for key, said in _by_indicator(panel).items():
        units = dict.fromkeys(row.unit for rows in said.values() for _, row in rows if row.low is not None)
        for unit in units or {None: None}:
            made = {at: cell for at, rows in said.items() if (cell := _cell(panel.groups[at], rows, unit))}
            cells = [made.get(at, empty) for at, empty in enumerate(nothing)]
            for at, cell in _compared(made, unit, panel.by):
                cells[at] = cell
            yield Row(*key, unit, tuple(cells))


def _by_indicator(panel: Panel) -> dict[Key, dict[int, Said]]:
    """Return what is said of each indicator by the groups that name it, these by their numbers."""
    found: dict[Key, dict[int, Said]] = {}
    for at, group in enumerate(panel.groups):
        for member in group.members:
            for row in member.analysis.indicators:
                key = (row.indicator, row.measure, row.role, relative_years(row.period, member.year))
                found.setdefault(key, {}).setdefault(at, []).append((member.analysis, row))
    return found


def relative_years(period: Period, year: int | None) -> str:
    """Return a period in years relative to a report's; what isn't whole years keeps its months.

    >>> relative_years(Period("2023-01-01", "2023-12-31"), 2024)
    '-1'
    >>> relative_years(Period("2019-01-01", "2023-12-31"), 2024)
    '-5..-1'
    >>> relative_years(Period("2023-01-01", "2023-06-30"), 2024)
    '-1:01-06'
    """
    if year is None or not period.start or not period.end:
        return "?"
    first, last = int(period.start[:4]) - year, int(period.end[:4]) - year
    years = str(first) if first == last else f"{first}..{last}"
    whole = period.start.endswith("01-01") and period.end.endswith("12-31")
    return years if whole else f"{years}:{period.start[5:7]}-{period.end[5:7]}"


def _cell(group: Group, rows: Said, unit: str | None) -> Cell | None:
    figures = [(analysis, row) for analysis, row in rows if row.low is not None and row.unit == unit]
    if len(group.members) > 1 and figures:
        return _median(group, [row for _, row in figures])
    said = figures or [(analysis, row) for analysis, row in rows if row.status == "in_step"]
    return _stated(group, *said[0]) if said else None


def _stated(group: Group, analysis: Analysis, row: Indicator) -> Cell:
    return Cell(
        group.key,
        row.status,
        row.low,
        row.high,
        row.approx,
        row.period,
        row.text,
        analysis.report.source,
        row.start,
        row.end,
        reports=len(group.members),
        stated=1,
    )


def _median(group: Group, rows: Sequence[Indicator]) -> Cell:
    low = median([row.low for row in rows if row.low is not None])
    high = median([row.high for row in rows if row.high is not None])
    return Cell(group.key, "stated", low, high, reports=len(group.members), stated=len(rows))


def _compared(made: Mapping[int, Cell], unit: str | None, by: str) -> Iterator[tuple[int, Cell]]:
    """Yield the cells that can be compared, with their change or rank."""
    if by == "year":
        for at, cell in made.items():
            if at - 1 in made:
                yield at, _changed(made[at - 1], cell, unit)
    elif by == "place":
        values = sorted((cell.low for cell in made.values() if cell.low is not None), reverse=True)
        for at, cell in made.items():
            if cell.low is not None:
                yield at, replace(cell, rank=values.index(cell.low) + 1)


def _changed(before: Cell, cell: Cell, unit: str | None) -> Cell:
    """Return the cell with its change; ranges and figures that aren't stated have none."""
    if before.low is None or cell.low is None or before.low != before.high or cell.low != cell.high:
        return cell
    change = float(cell.low - before.low)
    percent = round(100 * change / abs(before.low), 4) if unit != "%" and before.low else None
    return replace(cell, change=round(change, 6), change_percent=percent)
