"""Texts for tests: marked up with what must be found, and read as a report of some year."""

from __future__ import annotations

import re
from dataclasses import replace

import reportnlp
from reportnlp.model import Period

MARK = re.compile(r"<(/?)(q|d|e|doc|t)>")


def unmark(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the plain text of `发放<q>5000余份</q>` and the marked (tag, text) pairs in order."""
    found = re.findall(r"<(q|d|e|doc|t)>(.*?)</\1>", marked)
    return MARK.sub("", marked), found


def read_in(year: int, text: str, genre: str = "政府工作报告") -> reportnlp.Analysis:
    """Return the analysis of a text as a report of this year; a 政府工作报告 reviews the year before it."""
    review = year - 1 if genre == "政府工作报告" else year
    period = Period(f"{review}-01-01", f"{review}-12-31")
    report = replace(reportnlp.from_text(text), year=year, genre=genre, period=period)
    return reportnlp.analyse(report)
