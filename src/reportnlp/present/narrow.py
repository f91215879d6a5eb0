"""Narrowing an analysis to the sections that a reader asked for."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from reportnlp.analysis import TABLES, Analysis
from reportnlp.model import Check


def narrow(analysis: Analysis, sections: Collection[str]) -> Analysis:
    """Return an analysis with the findings that stand in one of `sections`; without sections, all of them.

    A finding that bears no section of its own has that of the passage in which it starts; an indicator that is
    not stated stands nowhere and is left out.
    """
    if not sections:
        return analysis

    def wanted(finding: Any) -> bool:
        if hasattr(finding, "section"):
            return finding.section in sections
        start = finding.first.start if isinstance(finding, Check) else finding.start
        return start is not None and analysis.section_at(start) in sections

    return analysis.replace(**{name: tuple(filter(wanted, getattr(analysis, name))) for name in TABLES})
