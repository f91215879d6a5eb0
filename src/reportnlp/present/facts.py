"""What is known of a report as a whole, each fact with its label, and how much was found where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reportnlp.analysis import Analysis
from reportnlp.messages import chinese
from reportnlp.model import Report
from reportnlp.present.cells import safe
from reportnlp.present.codebook import vocabulary_label
from reportnlp.present.screen import period_label


def facts(report: Report) -> list[tuple[str, str]]:
    """Return the known facts of a report in the order in which people ask; the place always, with why it is unknown.

    >>> from reportnlp import from_text
    >>> facts(from_text("青河县2021年政府工作报告"))[0][0]
    '地区'
    """
    unknown = f"未能判明（{chinese(report.region.reason)}）" if report.region.reason else "未能判明"
    encoding = f"（{report.encoding}）" if report.encoding else ""
    known = {
        "地区": report.region.name or unknown,
        "机关": report.organ,
        "层级": report.level and vocabulary_label("level", report.level),
        "年份": report.year and str(report.year),
        "所报时段": report.period and period_label(report.period.start, report.period.end),
        "文种": report.genre,
        "字数": f"{len(report.text):,}",
        "来源": report.source + encoding,
    }
    return [(label, safe(fact)) for label, fact in known.items() if fact]


def heading(report: Report) -> str:
    """Return what a report is called: its title, else its place, year and genre, else where it came from."""
    made = f"{report.region.name} {report.year}年 {report.genre}"
    known = report.region.name and report.year and report.genre
    return safe(report.title or (made if known else report.source))


def warnings(report: Report) -> list[str]:
    """Return the report's warnings in Chinese."""
    return [safe(chinese(warning)) for warning in report.warnings]


def counts(analysis: Analysis, tables: Iterable[str]) -> dict[str, Counter[str]]:
    """Return for each table how many of its findings stand in each section."""
    return {name: Counter(analysis.section_at(f.start) for f in getattr(analysis, name)) for name in tables}
