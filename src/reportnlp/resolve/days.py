"""Days of one date expression at its place: a reader for each form of the grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportnlp.extract import DateExpression
from reportnlp.model import Date, Grain, Section
from reportnlp.records import quick
from reportnlp.resolve.calendar import day_before, day_of, festival_day, first_day, last_day, plan_years
from reportnlp.resolve.frames import AHEAD, Clock, Frame, Years, whole_years

_SHIFTS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1}
"""Words for a year that count from the year in which the report speaks."""
_RELATIVE = {"上年": -1, "上一年": -1, "次年": 1, "翌年": 1}
"""Words that count from the year of their place; 当年 and 本年 are that year itself."""
_FEW = 3
_TERM = 5
"""The years of a government's term, which a report of its end reviews."""
_FORGOTTEN = 45
_LONGEST = 15
"""Beyond so many years (改革开放四十年来) the stretch has its own beginning, which the number only rounds."""


class Days(NamedTuple):
    """What an expression comes to: first and last day, its grain, and how the year was found."""

    first: str | None
    last: str | None
    grain: Grain
    anchor: str | None = None


UNKNOWN = Days(None, None, "fuzzy")


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """What is known at an expression: the report's clock, its part and heading, and the dates before it."""

    clock: Clock
    section: Section
    frame: Frame
    before: Date | None
    """The nearest date before it in the sentence that gives a single year and is no base of a comparison."""
    paragraph: Sequence[Date]
    """The dates before it in the paragraph."""
    compared: bool
    """Whether it is itself the base of a comparison (比前五年)."""
    preamble: bool = False
    """Whether it is a day that stands before the first heading (1月27日，省长作政府工作报告)."""
    ahead: bool = False
    """Whether a verb behind it looks forward (春节前将搬进新居)."""

    def year(self) -> tuple[int | None, str]:
        """Return the year meant by an expression without one, and how it was found."""
        if self.preamble:
            return self.clock.now, "before the first heading"
        if self.before and self.before.first:
            return int(self.before.first[:4]), f"{self.before.text} before it"
        if self.ahead or (self.section == "measure" and self.frame.year in (None, self.clock.review)):
            return self.clock.plan, "year planned"
        if self.frame.year is not None:
            return self.frame.year, f"heading of {self.frame.year}"
        return self.clock.review, "year under review"


def read_days(expression: DateExpression, place: Place) -> Days:
    """Return the days of an expression; without bounds where the report does not let them be known."""
    days = _READERS[expression.form](expression, place)
    if days.first is None and days.last is None:
        return days
    if days.first and days.last and days.first > days.last:  # a slip of the pen: 1979到1893年
        return UNKNOWN._replace(grain=days.grain)
    if expression.open == "以来":
        end = last_day(place.clock.review) if place.clock.review is not None else None
        return days._replace(last=end if end and days.first and days.first <= end else None)
    if expression.open:
        return days._replace(first=None, last=_before(expression, days))
    return days


def _before(expression: DateExpression, days: Days) -> str | None:
    """Return the last day before a time; 年底前, 6月底前 run to the end itself."""
    if expression.part and expression.part.endswith(("底", "末")):
        return days.last
    return day_before(days.first) if days.first else None


def _year_of(expression: DateExpression, place: Place) -> tuple[int | None, str]:
    """Return the year of an expression: as written, by its relative word, or by its place."""
    if expression.year is not None:
        return expression.year, "written"
    return _word_year(expression.word, place) if expression.word else place.year()


def _word_year(word: str, place: Place) -> tuple[int | None, str]:
    clock = place.clock
    if word in _SHIFTS:
        # Under the plan's heading of a report on its own year (法治政府建设年度报告) the year to come has begun.
        planning = clock.annual and place.frame.year is not None and place.frame.year == clock.plan
        year = clock.plan if planning and word in ("今年", "明年") else _shifted(clock.now, _SHIFTS[word] + planning)
        return year, f"{word} of a report of {clock.now}"
    year, how = place.year()
    return _shifted(year, _RELATIVE.get(word, 0)), f"{word}: {how}"


def _shifted(year: int | None, shift: int) -> int | None:
    return year + shift if year is not None else None


def _point(expression: DateExpression, place: Place) -> Days:
    year, how = _year_of(expression, place)
    if year is None or _of_any_year(expression, place):
        return UNKNOWN._replace(grain=_grain(expression))
    if expression.month is None:
        return _years(expression, year, how)
    if expression.day is None:
        return _months(expression, year, how)
    last_year, last_month = expression.year2 or year, expression.month2 or expression.month
    first = day_of(year, expression.month, expression.day)
    last = day_of(last_year, last_month, expression.day2) if expression.day2 else first
    return Days(first, last, "day", how)


def _of_any_year(expression: DateExpression, place: Place) -> bool:
    """Tell whether a day in a name (“6·16”特大暴雨) stands under a heading of several years: it may be of any."""
    return expression.rule == "date.month_day" and place.before is None and place.frame.years is not None


def _grain(expression: DateExpression) -> Grain:
    if expression.day is not None:
        return "day"
    return "month" if expression.month is not None else "year"


def _years(expression: DateExpression, year: int, how: str) -> Days:
    if expression.year2 is not None:  # 1984年末至1985年 begins in December
        return Days(first_day(year, 12 if expression.part else 1), last_day(expression.year2), "years", how)
    return _part_of_year(expression.part, year, Days(first_day(year), last_day(year), "year", how))


def _part_of_year(part: str | None, year: int, days: Days) -> Days:
    """Narrow a year to 年初 (open at its end), or 年底 (December)."""
    if part and part.endswith("初"):
        return days._replace(last=None)
    if part and part.endswith(("底", "末", "尾")):
        return days._replace(first=first_day(year, 12), grain="month")
    return days


def _months(expression: DateExpression, year: int, how: str) -> Days:
    assert expression.month
    last_month = expression.month2 or expression.month
    last_year = expression.year2 or year
    if not (1 <= expression.month <= 12 and 1 <= last_month <= 12):
        return UNKNOWN
    days = Days(first_day(year, expression.month), last_day(last_year, last_month), "month", how)
    return _part_of_month(expression.part, days)


def _part_of_month(part: str | None, days: Days) -> Days:
    assert days.first
    assert days.last
    month = days.last[:8]
    if part == "初":
        return days._replace(last=None)
    if part in ("底", "末"):
        return days._replace(first=days.last, grain="day")
    parts = {"上旬": ("01", f"{month}10"), "中旬": ("11", f"{month}20"), "下旬": ("21", days.last)}
    if part in parts:
        begin, last = parts[part]
        return days._replace(first=month + begin, last=last, grain="day")
    return days


def _quarter(expression: DateExpression, place: Place) -> Days:
    year, how = _year_of(expression, place)
    if year is None:
        return UNKNOWN._replace(grain="quarter")
    last = expression.number2 or expression.number or expression.count or 1
    first = 1 if expression.count else expression.number or 1
    return Days(first_day(year, 3 * first - 2), last_day(year, 3 * last), "quarter", how)


def _half(expression: DateExpression, place: Place) -> Days:
    year, how = _year_of(expression, place)
    if year is None:
        return UNKNOWN._replace(grain="half")
    if expression.count:
        return Days(first_day(year), last_day(year, min(expression.count, 12)), "month", how)
    first, last = (1, 6) if expression.name == "上" else (7, 12)
    return Days(first_day(year, first), last_day(year, last), "half", how)


def _plan(expression: DateExpression, place: Place) -> Days:
    years = plan_years(expression.number) if expression.number else None
    if years is None or (place.clock.now is not None and place.clock.now - years[1] > _FORGOTTEN):
        return UNKNOWN  # 新时期的第一个五年规划 of today is not that of 1953
    first, last = years
    if expression.count and expression.name == "后":
        first = last - expression.count + 1
    elif expression.count:
        last = first + expression.count - 1
    elif expression.part and expression.part.startswith(("末", "期末")):
        first = last
    elif expression.part and expression.part.startswith(("初", "期初")):
        last = first
    return Days(first_day(first), last_day(last), "years" if last > first else "year", "calendar of plans")


def _word(expression: DateExpression, place: Place) -> Days:
    assert expression.word
    year, how = _word_year(expression.word, place)
    if year is None:
        return UNKNOWN._replace(grain="year")
    return _part_of_year(expression.part, year, Days(first_day(year), last_day(year), "year", how))


def _whole(expression: DateExpression, place: Place) -> Days:
    year, how = place.year()
    if year is None:
        return UNKNOWN._replace(grain="year")
    return _part_of_year(expression.part, year, Days(first_day(year), last_day(year), "year", how))


def _stretch(expression: DateExpression, place: Place) -> Days:
    years, how = _stretch_years(expression, place)
    if years is None:
        return UNKNOWN._replace(grain="years")
    return Days(first_day(years[0]), last_day(years[1]), "years" if years[1] > years[0] else "year", how)


def _stretch_years(expression: DateExpression, place: Place) -> tuple[Years | None, str]:
    clock, count = place.clock, expression.count
    if not count or count > _LONGEST or (expression.part or "").startswith("多"):
        return None, ""
    if expression.name == "后" and (after := _years_after(count, place)):
        return after, "after the years spoken of"
    if expression.name in AHEAD:
        return clock.ahead(count), "from the year planned"
    if expression.part == "前":
        year = clock.review - count if clock.review is not None else None
        return (year, year) if year is not None else None, f"{count} years before the year under review"
    if expression.name in ("前", "此前", "上个", "上一个"):
        return _years_before(count, place), "before the years spoken of"
    if expression.name in ("过去", "近", "最近"):
        return clock.back(count), "up to the year under review"
    return _bare_years(expression, count, place)


def _years_before(count: int, place: Place) -> Years | None:
    """Return the years before those spoken of, None for a 前三年 that is compared with nothing.

    2016年，能耗由前三年…: 2013-2015; 五年累计…，超过此前十年: before the five; 超过前两年总和: before the year under
    review; 比前五年: before the five under review.
    """
    if not place.compared:
        return None
    last = place.paragraph[-1] if place.paragraph else None
    if last and last is place.before:
        return _before_year(last, count)
    long = last if last and last.grain == "years" else None
    if long:
        return _before_year(long, count)
    if count < _TERM:
        review = place.clock.review
        return (review - count, review - 1) if review is not None else None
    back = place.clock.back(2 * count)
    return (back[0], back[0] + count - 1) if back else None


def _years_after(count: int, place: Place) -> Years | None:
    """Return the years after those named before: 重点放在“九五”，后十年只提出轮廓; None where none are."""
    years = whole_years(place.paragraph[-1]) if place.paragraph and place.paragraph[-1].grain == "years" else None
    return (years[1] + 1, years[1] + count) if years else None


def _before_year(date: Date, count: int) -> Years | None:
    years = whole_years(date)
    return (years[0] - count, years[0] - 1) if years else None


def _bare_years(expression: DateExpression, count: int, place: Place) -> tuple[Years | None, str]:
    """Return the years of 五年来, 五年累计, 两年平均: those named around them, else those under review or planned."""
    clock = place.clock
    if place.paragraph and place.paragraph[-1].end == expression.start:  # 一九五三年到一九六〇年这八年
        years = whole_years(place.paragraph[-1])
        if years and years[1] - years[0] + 1 == count:
            return years, f"{place.paragraph[-1].text} before it"
    of_plan = count == 1 and place.frame.year is not None and place.frame.year == clock.plan  # 做好这一年的工作
    looks_back = (expression.name == "这" and not of_plan) or (expression.part or "").endswith("来")
    for years, how in _named_years(count, place):
        if years[1] - years[0] + 1 == count and not (looks_back and clock.review and years[1] > clock.review):
            return years, how
    if place.section == "measure" and count > 1 and not looks_back:
        return clock.ahead(count), "from the year planned"
    return clock.back(count), "up to the year under review"


def _named_years(count: int, place: Place) -> Iterator[tuple[Years, str]]:
    """Yield the stretches that the heading and the paragraph name before a bare number of years."""
    frame = place.frame
    if frame.later and place.section == "measure":
        yield frame.later, f"heading of {frame.later[0]}-{frame.later[1]}"
    if frame.years:
        yield frame.years, f"heading of {frame.years[0]}-{frame.years[1]}"
    if frame.year is not None:
        yield (frame.year, frame.year), f"heading of {frame.year}"
    single = sorted({int(d.first[:4]) for d in place.paragraph if d.first and d.grain == "year"})
    if 1 < count <= _FEW and len(single) >= count:
        yield (single[-count], single[-1]), "the years named before it"
    for date in reversed(place.paragraph):
        if date.grain == "years" and not date.text.startswith(("上", "前")) and (long := whole_years(date)):
            yield long, f"{date.text} before it"


def _decade(expression: DateExpression, place: Place) -> Days:
    if not expression.number:
        return UNKNOWN
    century = 2000 if expression.name in ("本世纪", "21世纪", "二十一世纪") else 1900
    first = century + expression.number
    return Days(first_day(first), last_day(first + 9), "years", "written")


def _century(expression: DateExpression, place: Place) -> Days:
    """Return the last year of this century; its middle and the next one have no bounds."""
    now = place.clock.now
    if expression.name != "本" or expression.part != "末" or now is None:
        return UNKNOWN
    last = -(-now // 100) * 100
    return Days(first_day(last), last_day(last), "year", f"century of {now}")


def _festival(expression: DateExpression, place: Place) -> Days:
    year, how = _year_of(expression, place)
    name = (expression.name or "").strip("“”\"'").replace("国际", "")[-3:]
    day = festival_day(name, year) if year is not None else None
    if day is None:
        return UNKNOWN._replace(grain="day")
    if expression.part in ("前", "前夕"):
        return Days(None, day_before(day), "day", f"{how}; calendar of festivals")
    return Days(day, day, "day", f"{how}; calendar of festivals")


def _fuzzy(expression: DateExpression, place: Place) -> Days:
    return UNKNOWN


_READERS: dict[str, Callable[[DateExpression, Place], Days]] = {
    "point": _point,
    "quarter": _quarter,
    "half": _half,
    "plan": _plan,
    "word": _word,
    "whole": _whole,
    "years": _stretch,
    "decade": _decade,
    "century": _century,
    "festival": _festival,
    "fuzzy": _fuzzy,
}
