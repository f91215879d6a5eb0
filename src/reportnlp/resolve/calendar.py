"""The calendar: years, months, five-year plans and festivals as first and last days (ISO dates)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from reportnlp.rules import load_rows, load_table

_PACKAGE = "reportnlp.resolve"


@cache
def first_day(year: int, month: int = 1) -> str:
    """Return the first day of a year or of its month."""
    return f"{year:04d}-{month:02d}-01"


@cache
def last_day(year: int, month: int = 12) -> str:
    """Return the last day of a year or of its month.

    >>> last_day(2024, 2)
    '2024-02-29'
    """
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"


def day_of(year: int, month: int, day: int) -> str | None:
    """Return a day, or None where the calendar has no such day (2月30日)."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def day_before(day: str) -> str:
    """Return the day before an ISO day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def plan_years(number: int) -> tuple[int, int] | None:
    """Return the first and last year of the five-year plan of this number, or None where there is none.

    >>> plan_years(14)
    (2021, 2025)
    """
    years = load_table(_PACKAGE, "calendar.toml")["plans"].get(str(number))
    return (years[0], years[1]) if years else None


def festival_day(name: str, year: int) -> str | None:
    """Return the day of a festival in a year; None for an unknown one, or a year outside the table.

    >>> festival_day("春节", 2025), festival_day("国庆", 2024)
    ('2025-01-29', '2024-10-01')
    """
    days = _festivals().get(year, {})
    fixed = load_table(_PACKAGE, "calendar.toml")["days"]
    month_day = fixed.get(name) or days.get(name) or days.get(f"{name}节")
    return f"{year:04d}-{month_day}" if month_day else None


@cache
def _festivals() -> dict[int, dict[str, str]]:
    return {int(row["year"]): row for row in load_rows(_PACKAGE, "festivals.tsv")}
