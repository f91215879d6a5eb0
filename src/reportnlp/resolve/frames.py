"""The frame of a passage: the years that the report and the headings above it speak of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reportnlp.extract import DateExpression
from reportnlp.model import Date, Report, Section
from reportnlp.records import quick
from reportnlp.resolve.calendar import plan_years
from reportnlp.resolve.context import Context
from reportnlp.structure import Outline

WORK_REPORT = "政府工作报告"
AHEAD = ("今后", "未来", "后", "新", "下个", "下一个")
"""Words in front of a number of years that look forward."""

Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clock:
    """The year in which a report speaks (its 今年), the year it reviews and the year it plans; None where unknown."""

    now: int | None = None
    review: int | None = None
    plan: int | None = None

    @property
    def annual(self) -> bool:
        """Whether the report speaks from within the year that it reviews (法治政府建设情况报告)."""
        return self.now is not None and self.now == self.review

    def back(self, count: int) -> Years | None:
        """Return the `count` years that end with the year under review."""
        return (self.review - count + 1, self.review) if self.review is not None else None

    def ahead(self, count: int) -> Years | None:
        """Return the `count` years that begin with the year planned."""
        return (self.plan, self.plan + count - 1) if self.plan is not None else None


@quick
@dataclass(frozen=True, slots=True)
class Frame:
    """The single `year` and the longer stretch of `years` that a heading names, None where it names none.

    `long_first` tells which of two comes first: 一、“十四五”时期和2025年工作回顾 opens with the five years.
    """

    year: int | None = None
    years: Years | None = None
    long_first: bool = False
    unseen: bool = False
    """Whether the outline took the heading for a paragraph, so that the sections know nothing of it."""
    review: bool = field(default=False, compare=False)
    """Whether the heading says that what is under it looks back (2024年工作回顾), whatever its lines sound like."""
    later: Years | None = None
    """The second stretch that the heading names (二、“十四五”成就和“十五五”目标): that of what is planned under it."""

    @property
    def names_years(self) -> bool:
        """Whether the heading names any years."""
        return self.year is not None or self.years is not None

    def part(self, clock: Clock, section: Section) -> Section:
        """Return the section at a place under this heading, by the heading itself where the sections missed it."""
        if self.review and section == "measure":
            return "achievement"
        last = max(self.year or 0, self.years[1] if self.years else 0)
        if not self.unseen or not last or clock.review is None:
            return section
        return "measure" if last > clock.review else "problem" if section == "problem" else "achievement"


NO_FRAME = Frame()
_PART = re.compile("[一二三四五六七八九十]+、[^，。；：][^，。；：\n]*(?:\n|$)")
# 面对今年初的疫情，我们坚决…: the first line of a wrapped paragraph, whatever the outline took it for.
_SENTENCE = re.compile("(?![一二三四五六七八九十(（0-9这过])[^，\n]{2,}，")
_POINT = re.compile("[一二三四五六七八九十]+、")
"""From a numbered point on, what stands under a heading of review may belong to another part whose heading is lost."""
_REVIEW = re.compile("工作的?(?:简要)?(?:回顾|总结)$")
_TITLE = 30
"""A numbered line of a part (二、今后五年的目标) sets the frame even where the outline takes it for a paragraph."""


def read_clock(report: Report) -> Clock:
    """Return the clock of a report: a 政府工作报告 of a year reviews the year before it, other reports their own."""
    year = report.year
    if year is None:
        return Clock()
    if report.period and report.period.end:
        review = int(report.period.end[:4])
    else:
        review = year - 1 if report.genre in (None, WORK_REPORT) else year
    return Clock(year, review, review + 1)


def read_frames(context: Context, named: Sequence[tuple[int, Years]]) -> tuple[Frame, ...]:
    """Return the frame of each line of the outline: that of the nearest heading which names years.

    `named` are the whole years that the text names, each with the offset where it does, in order.
    """
    starts = [start for start, _ in named]
    own: dict[int, Frame] = {}
    frames: list[Frame] = []
    part, points = NO_FRAME, False
    nearest = _Nearest(context.outline, own)
    for index, line in enumerate(context.outline.lines):
        marked = line.role == "para" and line.end - line.start <= _TITLE
        numbered = marked and _PART.match(context.folded, line.start)
        heading = line.role.startswith("h") and not _SENTENCE.match(context.folded, line.start, line.end)
        if numbered or heading:
            inside = named[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
            review = bool(_REVIEW.search(context.folded, line.start, line.end))
            own[index] = replace(_frame([years for _, years in inside]), unseen=bool(numbered), review=review)
        if index in own and (numbered or line.role == "h1"):
            part = replace(own[index], review=False)
        points = line.role == "para" and (points or bool(_POINT.match(context.folded, line.start)))
        frame = nearest.frame(index) or part
        frames.append(replace(frame, review=False) if points else frame)
    return tuple(frames)


@dataclass(frozen=True, slots=True)
class _Nearest:
    """Finds the nearest heading that names years, once for all lines that stand under one; `own` are theirs so far."""

    outline: Outline
    own: Mapping[int, Frame]
    known: dict[int, Frame | None] = field(default_factory=dict)

    def frame(self, index: int) -> Frame | None:
        """Return the frame of a line or of the nearest heading that names years, as a review only right under it."""
        if index in self.own and self.own[index].names_years:
            return self.own[index]
        above = self.outline.above[index] if self.outline.above else None
        if above is None:
            return None
        if above not in self.known:
            self.known[above] = self._of_heading(above)
        return self.known[above]

    def _of_heading(self, index: int) -> Frame | None:
        path = (index, *reversed(self.outline.headings(index)))
        found = next((at for at in path if at in self.own and self.own[at].names_years), None)
        if found is None:
            return None
        return self.own[found] if found == index else replace(self.own[found], review=False)


def _frame(named: Sequence[Years]) -> Frame:
    single = [first for first, last in named if first == last]
    long = [years for years in named if years[0] < years[1]]
    year = single[0] if len(set(single)) == 1 else None
    if len(single) > 1 and all(b - a == 1 for a, b in pairwise(single)) and not long:
        return Frame(None, (single[0], single[-1])) if len(single) > 2 else NO_FRAME
    later = long[-1] if long and long[-1][0] > long[0][1] else None
    return Frame(year, long[0] if long else None, bool(long) and named[0] == long[0], later=later)


def years_of(expression: DateExpression, clock: Clock) -> Years | None:
    """Return the whole years that an expression speaks of wherever it stands; None where its place decides."""
    if expression.form == "plan" and expression.number is not None:
        return plan_years(expression.number)
    if expression.form == "years" and expression.count is not None:
        return clock.ahead(expression.count) if expression.name in AHEAD else clock.back(expression.count)
    if expression.form == "point" and expression.year is not None:
        return expression.year, expression.year2 or expression.year
    if expression.form == "word" and clock.now is not None and expression.word in ("今年", "去年"):
        year = clock.now - (expression.word == "去年")
        return year, year
    return None


def whole_years(date: Date) -> Years | None:
    """Return the first and last year of a stretch of whole years, None for any other."""
    if not date.first or not date.last or date.first[4:] != "-01-01" or date.last[4:] != "-12-31":
        return None
    return int(date.first[:4]), int(date.last[:4])
