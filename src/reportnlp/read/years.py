"""The year of a report and the period that it reports on.

A 政府工作报告 *of* 2019 reviews 2018; an annual report *for* 2021 reviews 2021.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from reportnlp.model import Period
from reportnlp.read.genres import Genre
from reportnlp.read.head import Head, squeeze

YEAR = r"(?:19[4-9]\d|20[0-4]\d|(?:一九|二[〇零Oo0])[〇零Oo0一二三四五六七八九]{2})"
_DIGITS = str.maketrans("〇零Oo一二三四五六七八九", "0000123456789")
_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
_IN_TITLE = re.compile(rf"({YEAR})年")
_DAY = rf"({YEAR})年({_NUMBER})月{_NUMBER}日"
_SESSION = re.compile(rf"{_DAY}[^。]{{0,16}}在?[^。]{{0,24}}(?:人民代表大会|人大|会议)")
_BARE_DAY = re.compile(rf"^[(（]?({YEAR})年({_NUMBER})月(?:{_NUMBER}日)?[)）]?$")
_CONGRESS = re.compile(
    r"[向在]第([一二三四五六七八九十]{1,3})届全国人民代表大会第([一二三四五六七八九十])次会议(?!以来)"
)
_HEADING = re.compile(r"^[^\n]{0,20}年[^\n]{2,40}$", re.MULTILINE)
_REVIEW = re.compile(
    rf"({YEAR})年[^。；]{{0,24}}(?:回顾|总结|成效|成就|成绩|(?:完成|执行|基本)情况|主要举措|取得)"
    rf"|(?:成就|成绩|回顾)[及和与]({YEAR})年[^。；]{{0,8}}工作"
)
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?、?")
_PLAN = re.compile(
    rf"^[一二三四五六]、({YEAR})年的?(?:主要)?工作$|(?<!到)({YEAR})年(?![^。；]{{0,6}}远景)[^。；]{{0,24}}"
    r"(?:安排|任务|目标|重点|思路|要求|打算|建议|展望|部署|计划|主要工作|形势)"
)
_REVIEW_PHRASE = re.compile(
    rf"(?:刚刚过去的|过去的|去年工作(?:的)?回顾)({YEAR})年|({YEAR})年(?:的)?(?:政府)?工作(?:的)?回顾"
)
_PLAN_PHRASE = re.compile(
    rf"今年[^。，；]{{2,12}}({YEAR})年是|今年[(（]({YEAR})年|(?:对|做好)({YEAR})年的?(?:政府|各项)?工作"
    rf"|({YEAR})年(?:的)?(?:主要|重点)?(?:工作安排|工作总体|目标任务|重点工作|主要工作)"
    rf"|({YEAR})年(?:[全我][市省县区])?经济(?:和)?社会发展的?(?:主要|总体|预期)+(?:目标|要求)"
)
_REPORTED = re.compile(rf"({YEAR})年(?:度|以来)?[^。；]{{0,30}}(?:(?:报告|述职|总结|汇报|通报)如下|情况(?:汇报|报告))")
_OPENS = re.compile(rf"({YEAR})年(?:度|以来|来)?(?:，|{_NUMBER}月)")
"""2023年，我镇…: what an annual report opens with, where nothing else says its year."""
_REPORTED_FIVE = re.compile(r"报告[^。；：:]{0,24}过去的?五年")
_FIVE_YEARS = re.compile(
    r"(?:过去的?五年|本届政府|“?[七八九十]五”?(?:时期)?|“?十[一二三四五]五”?(?:时期)?)[^。；]{0,14}(?:回顾|总结|成就)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A year, what says so, and whether the text states it outright (a title line, headings that agree)."""

    year: int
    evidence: str
    firm: bool = True


def to_year(written: str) -> int:
    """Return a year written in digits of either kind (二〇一九) as a number."""
    return int(written.translate(_DIGITS))


def year_in_name(name: str) -> int | None:
    """Return the year in a file name (驻马店市-2013), the leading one of several, or None."""
    if leading := re.match(rf"\D{{0,12}}({YEAR})年", name):
        return to_year(leading.group(1))
    found = set(re.findall(r"(?<!\d)(?:19[4-9]\d|20[0-4]\d)(?=\D|$|[01]\d[0-3]\d(?!\d))", name))
    return int(found.pop()) if len(found) == 1 else None


def year_in_title(head: Head, annual: bool) -> Dated | None:
    """Return the year that the title or the line of the session gives."""
    years = [to_year(written) for written in _IN_TITLE.findall(squeeze(head.title or ""))]
    if years:
        first = re.match(rf"{YEAR}年", squeeze(head.title or "")) or annual
        return Dated(years[0] if first else max(years), f"title: {head.title}")
    for line in head.lines:
        if day := _SESSION.search(line) or _BARE_DAY.search(line):
            return Dated(_year_of_day(day, annual), f"title lines: {day.group()[:40]}")
    return _congress_year("".join(head.lines)) or _congress_year(head.opening[:120])


def _year_of_day(day: re.Match[str], annual: bool) -> int:
    """Return the year of a date of signature; an annual report dated in spring is for the year before."""
    year, month = to_year(day.group(1)), day.group(2)
    early = month not in {"9", "10", "11", "12", "09", "九", "十", "十一", "十二"}
    return year - 1 if annual and early else year


def _congress_year(text: str) -> Dated | None:
    """Return the year of a session of the National People's Congress, yearly without a gap from the sixth (1983)."""
    if not (found := _CONGRESS.search(text)):
        return None
    term, session = (_small(part) for part in found.groups())
    return Dated(1983 + (term - 6) * 5 + session - 1, f"session: {found.group()}") if term >= 6 else None


def _small(written: str) -> int:
    tens, _, ones = written.rpartition("十")
    digits = "一二三四五六七八九"
    base = (digits.find(tens) + 1 if tens else 1) * 10 if "十" in written else 0
    return base + digits.find(ones) + 1 if ones else base


def year_in_body(text: str, head: Head, annual: bool) -> Dated | None:
    """Return the year that the headings, the opening or the signature of the body speak for."""
    if annual and (found := _REPORTED.search(head.opening)):
        return Dated(to_year(found.group(1)), f"body: {found.group()[-24:]}")
    if found_year := _vote(_headings(text), _REVIEW, _PLAN, annual):
        return found_year
    phrases = _vote([squeeze(text[:4_000]), squeeze(text[4_000:])], _REVIEW_PHRASE, _PLAN_PHRASE, annual)
    return phrases or _signature(text, annual) or (_opening_year(head) if annual else None)


def _opening_year(head: Head) -> Dated | None:
    """Return the year that the opening of an annual report speaks of first, not firm."""
    found = _OPENS.search(head.opening)
    return Dated(to_year(found.group(1)), f"opening: {found.group()}", firm=False) if found else None


def _headings(text: str) -> list[str]:
    return [line for line in map(squeeze, _HEADING.findall(text)) if not line.endswith("。")]


def _vote(lines: list[str], review: re.Pattern[str], plan: re.Pattern[str], annual: bool) -> Dated | None:
    """Let headings vote: 2018年工作回顾 and 2019年工作安排 both speak for a report of 2019 (annual: for 2018)."""
    votes: Counter[int] = Counter()
    said: dict[int, list[str]] = {}
    for line in dict.fromkeys(lines):
        found = review.search(line)
        step = 0 if found else -1
        if found := found or plan.search(line):
            year = to_year(next(filter(None, found.groups()))) + step + (0 if annual else 1)
            votes[year] += 2 if _NUMBERED.match(line) else 1  # prose broken over lines looks like a heading
            said.setdefault(year, []).append(found.group()[:24])
    if not votes:
        return None
    year, count = votes.most_common(1)[0]
    return Dated(year, f"body: {'; '.join(said[year][:2])}", firm=count > 1 and len(votes) == 1)


def _signature(text: str, annual: bool) -> Dated | None:
    """Return the year of the date under the signature."""
    for line in reversed([squeeze(line) for line in text[-200:].split("\n")]):
        if day := _BARE_DAY.search(line):
            return Dated(_year_of_day(day, annual), f"body: signature {day.group()}", firm=False)
    return None


def period_of(year: int | None, genre: Genre | None, text: str) -> Period | None:
    """Return the days that a report of a year reports on: its own year, the year before, or five years."""
    if year is None or genre is None:
        return None
    last = year if genre.annual else year - 1
    first = last - 4 if not genre.annual and _speaks_of_five_years(text[:2_500], last) else last
    return Period(f"{first}-01-01", f"{last}-12-31")


def _speaks_of_five_years(opening: str, last: int) -> bool:
    """Say whether the opening or a heading gives five years as what is reviewed, and not the last of them besides."""
    lines = [squeeze(line) for line in opening.split("\n")]
    headings = (line for line in lines if len(line) <= 40 and _FIVE_YEARS.search(line))
    return any(f"{last}年" not in line for line in headings) or bool(_REPORTED_FIVE.search("".join(lines)))
