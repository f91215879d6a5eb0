"""Shared fixtures: the folder of reference reports, and marked-up texts."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

import reportnlp
from reportnlp.model import Period

settings.register_profile("steady", deadline=None)  # a busy machine is no fault
settings.load_profile("steady")

REFERENCE = os.environ.get("REPORTNLP_REFERENCE")
MARK = re.compile(r"<(/?)(q|d|e|doc|t)>")


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder with reports/ and gold/ that REPORTNLP_REFERENCE names."""
    if not REFERENCE:
        pytest.skip("needs REPORTNLP_REFERENCE: a folder of reference reports and gold, which is not shipped")
    return Path(REFERENCE)


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
