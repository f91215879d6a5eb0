"""Openings: the stretch that a paragraph speaks of, by its first words, those of one before it, and what it tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportnlp.model import Date, Line
from reportnlp.resolve.frames import Clock, Frame, whole_years
from reportnlp.resolve.reach import opens_sentence

_CARRIED = re.compile(r"过去|年来$|时期$|期间$|一年$|^[0-9]{4}年$|今年|去年")
_YEARLY_GROWTH = re.compile(r"(?:增长|下降)[0-9.]+%")
_LONG_GROWTH = re.compile(r"年均|累计|[五5]年|20[0-9]{2}年|[比较][“\"]")
_TOPIC = re.compile(r"过去|年来$|^这|时期$|期间$")
_BARE_YEAR = re.compile(r"[0-9〇零一二三四五六七八九]{4} ?年度?")
_PRESENTS = re.compile(r"，?是[^，。]{0,30}之年|，?是[^，。]{0,16}的一年")
_GLOSSARY = re.compile(r"(?:名词|术语|词语|用语|缩略语)[^，。]{0,4}(?:解释|注释|说明|释义)|(?<![^\n])\s*注释[：:]?$")
_TITLE = 24
_OPENING = 60
"""An opening date stands within so many characters of its paragraph: behind an inline heading at most."""


def read_openings(
    folded: str, lines: Sequence[Line], frames: Sequence[Frame], dates: Sequence[Date], clock: Clock
) -> Iterator[Date | None]:
    """Yield the opening of each line; one that speaks of the whole part (一年来) holds for the lines below it."""
    starts = [date.start for date in dates]
    carried: Date | None = None
    last: Date | None = None
    for index, line in enumerate(lines):
        if line.role.startswith("h") and (line.role == "h1" or (index and frames[index] != frames[index - 1])):
            carried = None
        near = min(line.end, line.start + _OPENING) if line.role == "para" else line.start
        inside = dates[bisect_left(starts, line.start) : bisect_left(starts, near)]
        own = next((date for date in inside if opens_sentence(folded, line.start, date)), None)
        presented = own is not None and _is_presented(folded, own, clock)
        if own and _is_aside(own, frames[index], clock) and not presented:
            own = None
        if own is None and index and _goes_on(folded, lines[index - 1], line):
            own = last  # the line was broken in the middle of a sentence
        last = own
        if own and (presented or _CARRIED.search(own.text)):
            carried = own
        yield own or carried


def _goes_on(folded: str, before: Line, line: Line) -> bool:
    """Tell whether a line goes on with the sentence of the one before it: …总书记亲自¶谋划推动…."""
    return before.role == line.role == "para" and "\u4e00" <= folded[before.end - 1] <= "\u9fff"


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
    return folded.endswith(("过去的", "过去的 ", "之交的"), 0, date.start) or bool(_PRESENTS.match(folded, date.end))


def read_topics(folded: str, dates: Sequence[Date]) -> Iterator[tuple[int, Date]]:
    """Yield start and date of the stretches at the head of a sentence that hold for what follows (这五年，…)."""
    for date in dates:
        if _TOPIC.search(date.text) and opens_sentence(folded, 0, date):
            yield date.start, date


def turn_frames(folded: str, lines: Sequence[Line], frames: Sequence[Frame], clock: Clock) -> Iterator[Frame]:
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


def read_explanations(folded: str, lines: Sequence[Line], explains: re.Pattern[str]) -> Iterator[bool]:
    """Yield for each line whether it explains a term: by its own form, or as it stands under 名词解释."""
    inside = False
    for line in lines:
        if line.end - line.start <= _TITLE and _GLOSSARY.search(folded, line.start, line.end):
            inside = True
        elif line.role == "h1":
            inside = False
        yield inside or bool(explains.match(folded, line.start))
