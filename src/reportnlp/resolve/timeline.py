"""The timeline of a report: which date governs a place, and which stretch its line speaks of.

A stretch is set by a date in the clause, by one that governs from earlier in the sentence, by the opening words of
the paragraph or of the one before it, by the heading, and at last by the part of the report.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportnlp.model import Date, Line, Section
from reportnlp.resolve.clock import STOPS
from reportnlp.resolve.context import Context
from reportnlp.resolve.frames import Clock, Frame, read_clock, read_frames, whole_years
from reportnlp.resolve.openings import read_explanations, read_openings, read_topics, turn_frames
from reportnlp.resolve.reach import FAR, opens_sentence, reach_of
from reportnlp.text import places

_GOES_ON = "其中"
"""A sentence that opens with it speaks of the same time as the one before."""
_NOW = {"目前", "现在", "当前", "如今"}
_BREAK_BEHIND = re.compile("[，；：、,;。！？\n]|[创为]$")
_CLAUSE = 60


class Spot(NamedTuple):
    """The place of a figure: its span, where its sentence begins, the index of its line, its section.

    `part` is the section that decides on time: the review part or the plan part of what is `other`.
    """

    start: int
    end: int
    low: int
    line: int
    section: Section
    part: Section


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of a report in order, how far each governs, and the stretch of each line."""

    folded: str
    clock: Clock
    dates: tuple[Date, ...]
    starts: tuple[int, ...]
    reaches: tuple[int, ...]
    """For each date the offset up to which it governs; its own start where it governs nothing."""
    stops: tuple[int, ...]
    line_starts: tuple[int, ...]
    frames: tuple[Frame, ...]
    openings: tuple[Date | None, ...]
    """For each line the date that opens it, or that opened one before it under the same heading."""
    topics: tuple[tuple[int, Date], ...]
    """Starts and dates at the head of a sentence that set the time of what follows in the paragraph (这五年，…)."""

    explains: tuple[bool, ...]
    """For each line whether it explains a term (6.双创平台：指…)."""
    section_starts: tuple[int, ...]
    sections: tuple[Section, ...]
    """Where each passage starts, and its section; before the first it is `other`."""
    spoken: str | None
    """The day on which the report was read, where its title names one."""
    plan_starts: int | None
    """Where the first passage on plans stands: what is `other` behind it belongs to the plan part."""

    def spot(self, start: int, end: int) -> Spot:
        """Return what is known of the place of a figure."""
        section = self.sections[bisect_right(self.section_starts, start) - 1]
        low = max(self.sentence_start(start), start - FAR)
        line = bisect_right(self.line_starts, start) - 1
        seen = self.frames[line].part(self.clock, section) if line >= 0 else section
        part = self._part(start, low, seen)
        if part == "measure" and line >= 0 and self._looks_back(start, self.line_starts[line]):
            part = "achievement"
        return Spot(start, end, low, line, section, part)

    def _looks_back(self, offset: int, low: int) -> bool:
        """Tell whether the last date before `offset` in its paragraph sets the past as its topic (过去一年，…)."""
        at = bisect_left(self.starts, offset) - 1
        if at < 0 or self.starts[at] < low or not self.dates[at].text.startswith("过去"):
            return False
        return opens_sentence(self.folded, low, self.dates[at])

    def _part(self, offset: int, low: int, section: Section) -> Section:
        """Return the section that decides on time: `other` leans on the part it stands in.

        What is said of the present in the plan part (目前每年多耗电) looks back as well.
        """
        if section == "measure":
            return "achievement" if self._speaks_of_now(offset, low) else section
        if section != "other":
            return section
        return "measure" if self.plan_starts is not None and offset > self.plan_starts else "achievement"

    def _speaks_of_now(self, offset: int, low: int) -> bool:
        """Tell whether the present (目前) stands before `offset` in its sentence, and no later time governs it."""
        for at in range(bisect_left(self.starts, offset) - 1, -1, -1):
            if self.starts[at] < low or self.reaches[at] >= offset:
                return False
            if self.dates[at].text in _NOW:
                return True
        return False

    def sentence_start(self, offset: int) -> int:
        """Return where the sentence of `offset` begins; 其中 at its head goes on with the one before."""
        at = bisect_left(self.stops, offset)
        return self.stops[at - 1] + 1 if at else 0

    def sentence_end(self, offset: int) -> int:
        """Return where the sentence of `offset` ends, no farther than a date may reach."""
        at = bisect_left(self.stops, offset)
        return min(self.stops[at] if at < len(self.stops) else len(self.folded), offset + FAR)

    def governing(self, spot: Spot) -> list[Date]:
        """Return the dates that govern a figure from before it in its sentence, the nearest first."""
        last = bisect_left(self.starts, spot.start)
        first = bisect_left(self.starts, spot.low, 0, last)
        return [self.dates[at] for at in range(last - 1, first - 1, -1) if self.reaches[at] >= spot.start]

    def dates_between(self, low: int, high: int) -> tuple[Date, ...]:
        """Return the dates that start in `low`..`high`."""
        return self.dates[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def topic(self, spot: Spot) -> Date | None:
        """Return the date that sets the time of a figure's paragraph so far, or one that an earlier paragraph set."""
        if spot.line < 0:
            return None
        at = bisect_left(self.topics, (spot.start,)) - 1
        if at >= 0 and self.topics[at][0] >= self.line_starts[spot.line]:
            return self.topics[at][1]
        return self.openings[spot.line]

    def frame(self, spot: Spot) -> Frame:
        """Return the frame of the line of a figure, with the later of two stretches where it is planned."""
        frame = self.frames[spot.line]
        return replace(frame, years=frame.later) if frame.later and spot.part == "measure" else frame

    def behind(self, spot: Spot) -> Date | None:
        """Return a date that follows a figure in its own clause (4112户群众春节前将搬进新居), or None."""
        at = bisect_left(self.starts, spot.end)
        if at == len(self.dates) or self.reaches[at] <= self.starts[at] or self.starts[at] - spot.end > _CLAUSE:
            return None
        return None if _BREAK_BEHIND.search(self.folded, spot.end, self.starts[at]) else self.dates[at]


def read_timeline(
    context: Context, dates: Sequence[Date], figures: Sequence[int], explains: re.Pattern[str]
) -> Timeline:
    """Return the timeline of a report; quantities start at `figures`, lines that `explains` matches explain terms."""
    folded, lines = context.folded, context.outline.lines
    clock = read_clock(context.report)
    stops = tuple(at for at in places(folded, STOPS) if not folded.startswith(_GOES_ON, at + 1))
    named = [(date.start, years) for date in dates if (years := whole_years(date))]
    frames = tuple(turn_frames(folded, lines, read_frames(context, named), clock))
    passages = context.passages
    return Timeline(
        folded=folded,
        clock=clock,
        dates=tuple(dates),
        starts=tuple(date.start for date in dates),
        reaches=tuple(reach_of(folded, date, stops, figures) for date in dates),
        stops=stops,
        line_starts=tuple(line.start for line in lines),
        frames=frames,
        openings=tuple(read_openings(folded, lines, frames, dates, clock)),
        topics=tuple(read_topics(folded, dates)),
        explains=tuple(read_explanations(folded, lines, explains)),
        section_starts=(-1, *(passage.start for passage in passages)),
        sections=("other", *(passage.section for passage in passages)),
        spoken=_spoken(lines, dates, clock),
        plan_starts=_plan_starts(context, frames, clock),
    )


def _plan_starts(context: Context, frames: Sequence[Frame], clock: Clock) -> int | None:
    """Return where plans start: at the first passage on them, or at the heading of the year planned before it."""
    starts = [passage.start for passage in context.passages if passage.section == "measure"][:1]
    if clock.plan is not None:
        headed = zip(context.outline.lines, frames, strict=True)
        starts += [line.start for line, frame in headed if frame.year == clock.plan and frame.years is None][:1]
    return min(starts, default=None)


def _spoken(lines: Sequence[Line], dates: Sequence[Date], clock: Clock) -> str | None:
    """Return the day of a title's date in the report's own year (——2022年4月12日在…会议上)."""
    ends = [line.end for line in lines if line.role == "title"]
    days = (date for date in dates if date.grain == "day" and date.first and date.first[:4] == str(clock.now))
    return next((date.first for date in days if ends and date.start < ends[-1]), None)
