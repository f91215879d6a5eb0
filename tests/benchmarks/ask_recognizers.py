"""Asking Recognizers-Text for figures and dates; what it says is translated, never mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from findings import Day, Finding, Quantity, Scope, Stretch, by_line, today_of

import reportnlp

PERCENT = frozenset({"%", "个百分点"})
DURATION = re.compile(r"P(T?)([\d.]+)([YMWDHS])")
DURATION_UNITS = {
    "Y": {"年", "周年"},
    "M": {"个月"},
    "W": {"周", "个星期"},
    "D": {"天", "日"},
    "TH": {"小时", "个小时"},
    "TM": {"分钟"},
    "TS": {"秒"},
}
CALENDAR = ("date", "daterange", "datetime", "datetimerange")


@cache
def load_numbers() -> tuple[Any, ...]:
    """Return Recognizers-Text's models of numbers, ordinals and percentages."""
    from recognizers_number import NumberRecognizer
    from recognizers_text import Culture

    models = NumberRecognizer(Culture.Chinese)
    return models.get_percentage_model(), models.get_ordinal_model(), models.get_number_model()


@cache
def load_units() -> tuple[Any, ...]:
    """Return Recognizers-Text's models of numbers with a unit."""
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    models = NumberWithUnitRecognizer(Culture.Chinese)
    return (
        models.get_currency_model(),
        models.get_dimension_model(),
        models.get_age_model(),
        models.get_temperature_model(),
    )


@cache
def load_datetime() -> Any:
    """Return Recognizers-Text's model of dates and times."""
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_text import Culture

    return DateTimeRecognizer(Culture.Chinese).get_datetime_model()


@cache
def unit_words() -> dict[str, frozenset[str]]:
    """Return the words that Recognizers-Text's own tables list for each of its units."""
    from recognizers_number_with_unit.resources.chinese_numeric_with_unit import ChineseNumericWithUnit as Tables

    tables = (
        Tables.CurrencySuffixList,
        Tables.DimensionSuffixList,
        Tables.AgeSuffixList,
        Tables.TemperatureSuffixList,
    )
    words: dict[str, frozenset[str]] = {}
    for unit, forms in (pair for table in tables for pair in table.items()):
        words[unit] = words.get(unit, frozenset()) | frozenset(forms.split("|"))
    return words


def scope() -> Scope:
    """Return what Recognizers-Text claims: the units of its tables, percentages and durations; else an ImportError."""
    words = frozenset[str]().union(*unit_words().values())
    return Scope(frozenset({"percent", "point", "duration"}), words - {"位"})  # there a bit, in reports a person


def ask(report: reportnlp.Report) -> list[Finding]:
    """Return what Recognizers-Text's models of numbers, units and dates find."""
    today = today_of(report)
    now = datetime(today.year, today.month, today.day)

    def find(line: str) -> Iterator[Finding]:
        yield from filter(None, map(time, load_datetime().parse(line, now)))
        for model in (*load_units(), *load_numbers()):
            yield from filter(None, map(figure, model.parse(line)))

    return by_line(report, find)


def figure(result: Any) -> Quantity | None:
    """Return a figure; None where only a unit stands (微克/立方米)."""
    written = (result.resolution or {}).get("value")
    if not written:
        return None
    value = float(written.rstrip("%"))
    units = unit_words().get(result.resolution.get("unit"), frozenset())
    if result.type_name == "percentage":
        units = PERCENT
    elif 0 < value < 1 and "." not in result.text:  # 三分之二 is 0.667 here and 66.67 % in gold
        value, units = value * 100, frozenset({"%"})
    kind = "percent" if result.type_name == "percentage" else None
    return Quantity(result.start, result.end + 1, value, value, units, kind)


def time(result: Any) -> Finding | None:
    """Return a duration or the readings of a date; None for what gold doesn't ask for (每月, 早)."""
    values, kind = (result.resolution or {}).get("values") or [], result.type_name.rpartition(".")[2]
    if kind == "duration" and (match := DURATION.fullmatch(values[0]["timex"])):
        value, units = float(match[2]), frozenset(DURATION_UNITS.get(match[1] + match[3], ()))
        return Quantity(result.start, result.end + 1, value, value, units, "duration")
    if kind not in CALENDAR:
        return None
    return Day(result.start, result.end + 1, tuple(filter(None, map(_stretch, values))))


def _stretch(value: Mapping[str, str]) -> Stretch | None:
    """Return first and last day; Recognizers-Text names the day after the last one."""
    if "start" in value and "end" in value:
        return value["start"][:10], str(date.fromisoformat(value["end"][:10]) - timedelta(days=1))
    day = value.get("value", "")[:10]
    return (day, day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
