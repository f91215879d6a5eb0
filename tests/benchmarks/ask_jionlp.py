"""Asking JioNLP for money and time; what it says is translated, never mended."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from typing import Any

from findings import Day, Finding, Quantity, Scope, by_line, today_of

import reportnlp

UNITS = {
    "year": {"年", "周年"},
    "month": {"个月", "月"},
    "week": {"周", "个星期"},
    "day": {"天", "日"},
    "workday": {"个工作日", "工作日"},
    "hour": {"小时", "个小时"},
    "minute": {"分钟"},
    "second": {"秒"},
}


@contextmanager
def silence() -> Iterator[None]:
    """Keep JioNLP's greeting off the screen, and the tracebacks that it logs for what it can't parse."""
    level = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            yield
    finally:
        logging.disable(level)


@cache
def load() -> Any:
    """Return JioNLP's extractors; an ImportError where it is not installed."""
    with silence():
        import jionlp
    return jionlp.ner


def scope() -> Scope:
    """Return what JioNLP claims: money and durations; else an ImportError."""
    load()
    return Scope(kinds=frozenset({"money", "duration"}))


def ask(report: reportnlp.Report) -> list[Finding]:
    """Return what JioNLP's extract_money and extract_time find."""
    ner, today = load(), today_of(report)
    base = {"year": today.year, "month": today.month, "day": today.day}

    def find(line: str) -> Iterator[Finding]:
        yield from map(money, ner.extract_money(line))
        yield from filter(None, map(time, ner.extract_time(line, time_base=base)))

    with silence():
        return by_line(report, find)


def money(entity: Mapping[str, Any]) -> Quantity:
    """Return a sum of money; `num` is one figure or the two ends of a range."""
    (start, end), detail = entity["offset"], entity["detail"]
    figures = detail["num"] if isinstance(detail["num"], list) else [detail["num"]]
    return Quantity(start, end, float(figures[0]), float(figures[-1]), frozenset({detail["case"]}), "money")


def time(entity: Mapping[str, Any]) -> Finding | None:
    """Return a duration or a stretch of days; None for what gold doesn't ask for (每月, 夜间)."""
    (start, end), said = entity["offset"], entity["detail"]["time"]
    if entity["type"] == "time_delta":
        deltas = said if isinstance(said, list) else [said]
        unit = next(iter(deltas[0]))
        low, high = deltas[0][unit], deltas[-1].get(unit)
        return Quantity(start, end, low, high, frozenset(UNITS.get(unit, ())), "duration")
    if entity["type"] not in ("time_point", "time_span") or not said[0].endswith("00:00:00"):
        return None
    return Day(start, end, ((_day(said[0]), _day(said[1])),))


def _day(moment: str) -> str | None:
    return None if moment in ("inf", "-inf") else moment[:10]
