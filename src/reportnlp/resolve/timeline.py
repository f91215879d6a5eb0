"""The timeline of a report: which date governs a place, and which stretch its line speaks of.

A stretch is set by a date in the clause, by one that governs from earlier in the sentence, by the opening words of
the paragraph or of the one before it, by the heading, and at last by the part of the report.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportnlp.model import Date, Line, Section
from reportnlp.resolve.clock import STOP, is_compared, is_in_title
from reportnlp.resolve.context import Context
from reportnlp.resolve.frames import Clock, Frame, Years, read_clock, read_frames

_LEAD = (
    "预计|力争|确保|其中|截至|截止|到|至|从|自|在|于|以|针对|克服|经过|据|根据|争取|计划|拟|并|而|且|但|同时|实现|"
    "刚刚过去的|即将过去的|回顾|展望|提出|明确|确定|完成|特别是|尤其是|保证|和|及"
)
_OPENS = re.compile(
    rf"(?:(?P<stop>^|[。！？\n\s\x00（(]|--|[一二三四五六七八九]是|各位代表[，！：]|的是，)|[，；：、,;:])(?:{_LEAD}|从[^，。；、]{{1,8}}到){{0,3}}$"
)
_NAMES_PLAN = re.compile(r"(?:国民经济\w{0,8})?(?:规划|计划|纲要|目标|普法|建议)|(?:不变|可比)?价|为基[数期]")
_OWN_CLAUSE = re.compile(r"(?:达到?|为|增至|增加到|提高到|上升到|降至|降到|突破)")
_BREAK = re.compile("[，；：,;。！？\n]")
_APPENDAGE = re.compile("[，,](?:增速|增幅|增长|下降|同比|占|位?居|排名|高于|低于|总量|连续|其中)")
_BREAK_BEHIND = re.compile("[，；：、,;。！？\n]|[创为]$")
_IN_NAMES = {"date.month_day", "date.name_year"}
"""Rules whose dates stand in the names of events (“3·15”, 2023东湖区招商大会)."""
_CARRIED = re.compile(r"过去|年来$|时期$|期间$|一年$|^[0-9]{4}年$|今年|去年")
_GOES_ON = "其中"
"""A sentence that opens with it speaks of the same time as the one before."""
_YEARLY_GROWTH = re.compile(r"(?:增长|下降)[0-9.]+%")
_LONG_GROWTH = re.compile(r"年均|累计|[五5]年|20[0-9]{2}年|[比较][“\"]")
_TOPIC = re.compile(r"过去|年来$|^这|时期$|期间$")
_NOW = {"目前", "现在", "当前", "如今"}
_BARE_YEAR = re.compile(r"[0-9〇-龥]{4}年度?")
_GLOSSARY = re.compile(r"(?:名词|术语|词语|用语|缩略语)[^，。]{0,4}(?:解释|注释|说明|释义)|^\s*注释\s*$")
_TITLE = 24
_OWN = 8
_CLAUSE = 60
_SENTENCE = 1000
"""No date governs from farther away than this; no clause is longer."""
_PRESENTS = re.compile(r"，?是[^，。]{0,30}之年|，?是[^，。]{0,16}的一年")
_OPENING = 60
"""An opening date stands within so many characters of its paragraph: behind an inline heading at most."""


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
        low = max(self.sentence_start(start), start - _SENTENCE)
        line = bisect_right(self.line_starts, start) - 1
        seen = self.frames[line].part(self.clock, section) if line >= 0 else section
        return Spot(start, end, low, line, section, self._part(start, low, seen))

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
        """Tell whether the nearest time before `offset` in its sentence is the present (目前, 现在)."""
        at = bisect_left(self.starts, offset) - 1
        return at >= 0 and self.starts[at] >= low and self.dates[at].text in _NOW

    def sentence_start(self, offset: int) -> int:
        """Return where the sentence of `offset` begins; 其中 at its head goes on with the one before."""
        at = bisect_left(self.stops, offset)
        return self.stops[at - 1] + 1 if at else 0

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
    folded = context.folded
    clock = read_clock(context.report)
    stops = tuple(m.start() for m in STOP.finditer(folded) if not folded.startswith(_GOES_ON, m.end()))
    named = [(date.start, years) for date in dates if (years := whole_years(date))]
    lines = context.outline.lines
    frames = tuple(_turned(folded, lines, read_frames(context, named), clock))
    return Timeline(
        folded,
        clock,
        tuple(dates),
        tuple(date.start for date in dates),
        tuple(_reach(folded, date, stops, figures) for date in dates),
        stops,
        tuple(line.start for line in lines),
        frames,
        tuple(_openings(folded, lines, frames, dates, clock)),
        tuple((date.start, date) for date in dates if _TOPIC.search(date.text) and _opens(folded, 0, date)),
        tuple(_explanations(folded, lines, explains)),
        (-1, *(passage.start for passage in context.passages)),
        ("other", *(passage.section for passage in context.passages)),
        _spoken(lines, dates, clock),
        next((passage.start for passage in context.passages if passage.section == "measure"), None),
    )


def _turned(folded: str, lines: Sequence[Line], frames: Sequence[Frame], clock: Clock) -> Iterator[Frame]:
    """Yield the frames; where a part on five years and on the last one comes to the last one, the year holds.

    一、“十四五”时期和2025年工作回顾 opens with the five years; from the first paragraph that gives growth on the
    year before (零售额增长15.7%) it speaks of 2025. Plans (“十五五”思路和2026年任务) are for the year.
    """
    turned = False
    for line, frame, before in zip(lines, frames, (None, *frames), strict=False):
        if frame != before:
            turned = frame.years is not None and clock.review is not None and frame.years[1] > clock.review
        if frame.long_first and frame.year is not None:
            text = folded[line.start : line.end]
            turned = turned or bool(_YEARLY_GROWTH.search(text) and not _LONG_GROWTH.search(text))
            yield replace(frame, long_first=not turned)
        else:
            yield frame


def whole_years(date: Date) -> Years | None:
    """Return the first and last year of a stretch of whole years, None for any other."""
    if not date.first or not date.last or date.first[4:] != "-01-01" or date.last[4:] != "-12-31":
        return None
    return int(date.first[:4]), int(date.last[:4])


def _reach(folded: str, date: Date, stops: Sequence[int], figures: Sequence[int]) -> int:
    if not _governs(folded, date):
        return date.start
    own = _own_figure(folded, date, figures)
    if own is not None:
        return own
    sentence_end = min(_sentence_end(folded, date.end, stops), date.end + _SENTENCE)
    opens = _OPENS.search(folded, max(0, date.start - 12), date.start)
    if opens and opens["stop"] is not None:
        return sentence_end
    clause = _BREAK.search(folded, date.end, sentence_end)
    clause_end = clause.start() if clause else sentence_end
    if clause and clause[0] in "：:":
        return sentence_end
    set_off = clause_end == date.end
    if not (opens or set_off) or _OWN_CLAUSE.match(folded, date.end):
        return _with_appendages(folded, clause_end, sentence_end)
    colon, semicolon = (folded.find(mark, date.end, sentence_end) for mark in "：；")
    return sentence_end if semicolon < 0 or 0 <= colon < semicolon else semicolon


def _with_appendages(folded: str, clause_end: int, sentence_end: int) -> int:
    """Return the end of the clauses that only add to the one before: 2024年达到1.3万亿元，增速居全国第3位."""
    while clause_end < sentence_end and _APPENDAGE.match(folded, clause_end):
        further = _BREAK.search(folded, clause_end + 1, sentence_end)
        clause_end = further.start() if further else sentence_end
    return clause_end


def _own_figure(folded: str, date: Date, figures: Sequence[int]) -> int | None:
    """Return the figure that a date only dates (1997年的123万公里, 由去年安排的6.5亿元扩大到…), or None."""
    at = bisect_left(figures, date.end)
    if at == len(figures):
        return None
    between = folded[date.end : figures[at]] if figures[at] - date.end <= _OWN else "，"
    from_it = folded[date.start - 1 : date.start] in ("由", "从") and between.endswith("的")
    return figures[at] if between == "的" or (from_it and not _BREAK.search(between)) else None


def _sentence_end(folded: str, offset: int, stops: Sequence[int]) -> int:
    at = bisect_left(stops, offset)
    return stops[at] if at < len(stops) else len(folded)


def _governs(folded: str, date: Date) -> bool:
    bounded = date.first is not None or date.last is not None or date.text.endswith("来")
    return (
        bounded
        and date.rule not in _IN_NAMES
        and "·" not in date.text
        and not is_compared(folded, date.start)
        and not is_in_title(folded, date.start)
        and not _NAMES_PLAN.match(folded, date.end)
    )


def _openings(
    folded: str, lines: Sequence[Line], frames: Sequence[Frame], dates: Sequence[Date], clock: Clock
) -> Iterator[Date | None]:
    """Yield the opening of each line; one that speaks of the whole part (一年来) holds for the lines below it."""
    starts = [date.start for date in dates]
    carried: Date | None = None
    for index, line in enumerate(lines):
        if line.role.startswith("h") and (line.role == "h1" or (index and frames[index] != frames[index - 1])):
            carried = None
        inside = dates[bisect_left(starts, line.start) : bisect_left(starts, min(line.end, line.start + _OPENING))]
        own = next((date for date in inside if _opens(folded, line.start, date)), None) if line.role == "para" else None
        if own and _is_aside(own, frames[index], clock) and not _is_presented(folded, own, clock):
            own = None
        if own and (_CARRIED.search(own.text) or _is_presented(folded, own, clock)):
            carried = own
        yield own or carried


def _spoken(lines: Sequence[Line], dates: Sequence[Date], clock: Clock) -> str | None:
    """Return the day of a title's date in the report's own year (——2022年4月12日在…会议上)."""
    ends = [line.end for line in lines if line.role == "title"]
    days = (date for date in dates if date.grain == "day" and date.first and date.first[:4] == str(clock.now))
    return next((date.first for date in days if ends and date.start < ends[-1]), None)


def _is_aside(date: Date, frame: Frame, clock: Clock) -> bool:
    """Tell whether a year that opens a paragraph sets its sentence only.

    So does 2007年 under a heading of several years, and a year that the report neither reviews nor plans.
    """
    years = whole_years(date)
    if not _BARE_YEAR.fullmatch(date.text) or years is None:
        return False
    under_years = frame.year is None and frame.years is not None
    return under_years or years[0] not in (clock.review, clock.plan, clock.now, frame.year)


def _is_presented(folded: str, date: Date, clock: Clock) -> bool:
    """Tell whether the last year under review is presented as the topic: 刚刚过去的2022年, 2025年是收官之年."""
    years = whole_years(date)
    if years is None or years[0] != years[1] or years[0] != clock.review:
        return False
    return folded.endswith("过去的", 0, date.start) or bool(_PRESENTS.match(folded, date.end))


def _explanations(folded: str, lines: Sequence[Line], explains: re.Pattern[str]) -> Iterator[bool]:
    """Yield for each line whether it explains a term: by its own form, or as it stands under 名词解释."""
    inside = False
    for line in lines:
        if line.end - line.start <= _TITLE and _GLOSSARY.search(folded, line.start, line.end):
            inside = True
        elif line.role == "h1":
            inside = False
        yield inside or bool(explains.match(folded, line.start))


def _opens(folded: str, low: int, date: Date) -> bool:
    opens = _OPENS.search(folded, max(low - 1, date.start - 12, 0), date.start)  # ^ matches at no later place
    return bool(opens and opens["stop"] is not None and whole_years(date) and _governs(folded, date))
