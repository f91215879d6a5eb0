"""Whole sentences with everything that is said of their figures (facts.txt)."""

from __future__ import annotations

from pathlib import Path

import pytest

from marking import read_in
from reportnlp.model import Bounds, Period, Quantity

HEADINGS = {"R": "一、2024年工作回顾\n", "P": "二、2025年工作安排\n"}


def cases() -> list[tuple[str, list[str]]]:
    """Return the sentences of facts.txt with the lines indented under them."""
    found: list[tuple[str, list[str]]] = []
    for line in Path(__file__).with_name("facts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found


def told(figure: Quantity) -> str:
    value = f"{figure.low}" if figure.low == figure.high else f"{figure.low}..{figure.high}"
    said = (
        *(figure.kind, figure.approx, figure.change, figure.role, years(figure.period), figure.base, figure.wording),
        *(interval(figure.bounds), figure.indicator),
    )
    subject = figure.subject.text if figure.subject else "?"
    return f"{subject}: {figure.text} = {value} {figure.unit}; {' '.join(each for each in said if each)}"


def years(period: Period | None) -> str | None:
    if period and period.start and period.end and (period.start[4:], period.end[4:]) == ("-01-01", "-12-31"):
        return "-".join(dict.fromkeys((period.start[:4], period.end[:4])))
    return period and f"{period.start or ''}..{period.end or ''}"


def interval(bounds: Bounds | None) -> str | None:
    if bounds is None:
        return None
    return f"{'[('[bounds.lower_open]}{bounds.lower}, {bounds.upper}{'])'[bounds.upper_open]}"


@pytest.mark.parametrize(("sentence", "facts"), cases(), ids=lambda value: value[:12] if isinstance(value, str) else "")
def test_what_the_figures_of_a_sentence_say(sentence: str, facts: list[str]) -> None:
    part, text = sentence.split(" ", 1)
    assert [told(figure) for figure in read_in(2025, HEADINGS[part] + text).quantities] == facts
