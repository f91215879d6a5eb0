"""Profiles of rule-of-law reports (法治政府建设情况报告): required contents, and the standard counters.

What such a report must contain is set by 法治政府建设与责任落实督察工作规定 (2019): the main measures and results,
shortfalls and their causes, how the chief leaders met their responsibility as the first responsible persons, and the
arrangements for the next year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportnlp.analysis import Analysis
from reportnlp.model import Indicator, Number, Report, Section
from reportnlp.rules import load_rows

GENRE = "法治政府建设情况报告"
CONTENTS: dict[str, Section] = {"achievements": "achievement", "problems": "problem", "duty": "duty", "plan": "measure"}
"""Required contents by the section whose lines make them; `causes` are looked for within the problems."""
_CAUSE = re.compile(r"原因|根源|归根|主要(?:是|在于)|究其|源于|由于")


@dataclass(frozen=True, slots=True)
class Content:
    """One required content: where it first and last stands (offsets), and its characters; absent ones have none."""

    name: str
    present: bool
    start: int | None
    end: int | None
    characters: int
    heading: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a rule-of-law report contains, and its counters for the year it reports on (None where not stated)."""

    report: Report
    contents: tuple[Content, ...]
    counters: tuple[tuple[str, Indicator | None], ...]

    @property
    def complete(self) -> bool:
        """Whether the four required contents are there (causes may stand within the problems unnamed)."""
        return all(content.present for content in self.contents if content.name in CONTENTS)

    def counter(self, indicator: str) -> Number | None:
        """Return the figure of one counter, in its canonical unit; None where the report doesn't state it."""
        row = dict(self.counters)[indicator]
        return row.low if row else None


def profile(analysis: Analysis) -> Profile:
    """Return the profile of one report, whatever its genre (one that is none has few contents).

    >>> profile(reportnlp.analyse(reportnlp.read("corpora/yanhu-2023.txt"))).complete  # doctest: +SKIP
    True
    """
    contents = [_content(analysis, name, section) for name, section in CONTENTS.items()]
    return Profile(analysis.report, (*contents, _causes(analysis)), _counters(analysis))


def _content(analysis: Analysis, name: str, section: Section) -> Content:
    parts = [passage for passage in analysis.passages if passage.section == section]
    if not parts:
        return Content(name, False, None, None, 0, None)
    length = sum(part.end - part.start for part in parts)
    return Content(name, True, parts[0].start, parts[-1].end, length, _heading(analysis, section))


def _heading(analysis: Analysis, section: Section) -> str | None:
    """Return the first heading of the highest rank in a section."""
    heads = [line for line in analysis.lines if line.role.startswith("h") and line.section == section]
    top = min(heads, key=lambda line: (line.role, line.start), default=None)
    return analysis.report.text[top.start : top.end].strip() if top else None


def _causes(analysis: Analysis) -> Content:
    for passage in analysis.passages:
        found = (
            _CAUSE.search(analysis.report.text, passage.start, passage.end) if passage.section == "problem" else None
        )
        if found:
            return Content("causes", True, found.start(), passage.end, passage.end - found.start(), None)
    return Content("causes", False, None, None, 0, None)


@cache
def counter_names() -> tuple[str, ...]:
    """Return the standard counters: the indicators of the lexicon's group on law, in its order."""
    return tuple(row["name"] for row in load_rows("reportnlp.resolve", "indicators.tsv") if row["group"] == "law")


def _counters(analysis: Analysis) -> tuple[tuple[str, Indicator | None], ...]:
    period = analysis.report.period
    stated = {
        row.indicator: row
        for row in reversed(analysis.indicators)
        if row.role == "actual" and row.status == "stated" and row.measure == "level" and row.period == period
    }
    return tuple((name, stated.get(name)) for name in counter_names())


def profiles(analyses: Sequence[Analysis]) -> list[Profile]:
    """Return the profiles of those reports that are rule-of-law reports."""
    return [profile(analysis) for analysis in analyses if analysis.report.genre == GENRE]
