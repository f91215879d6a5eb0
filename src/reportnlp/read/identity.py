"""What a report is: its genre, year and place, from the title lines, then a manifest, the file name, the body.

What the text itself states beats manifest and file name, with a warning. Where nothing says it, it is None.
"""

from __future__ import annotations

import re

from reportnlp.read import regions, years
from reportnlp.read.genres import WORK_REPORT, Genre, find_genre, genre_named
from reportnlp.read.head import Head, squeeze
from reportnlp.read.names import Named, name_in_title
from reportnlp.read.options import Hints
from reportnlp.read.regions import Located
from reportnlp.read.years import Dated

_TO_CONGRESS = re.compile(r"代表.{1,24}(?:政府|国务院|管委会|管理委员会)|向(?:大会|本次大会)(?:作|报告)")
_FOR_ANOTHER = re.compile(r"(?:代表|受)([^，。；]{0,24}?(?:法院|检察院|常务委员会|常委会))")
"""我代表县人民法院向大会报告工作: not the government's report."""
_HEAD_OF_GOVERNMENT = re.compile(r"人民代表大会.*(?:政府|省长|市长|县长|区长|州长|旗长|主席|总理)")
_RULE_OF_LAW = "法治政府建设"


def infer_genre(head: Head, text: str, name: str, hints: Hints) -> tuple[Genre | None, str | None]:
    """Return the genre and what says so; `name` is the file's, without its suffix."""
    if head.genre:
        return head.genre, f"title: {head.title}"
    if hints.genre:
        return genre_named(hints.genre), "manifest"
    if found := find_genre(squeeze(name)):
        return found.genre, f"file name: {name}"
    if _HEAD_OF_GOVERNMENT.search("".join(head.lines)):
        return WORK_REPORT, "title lines: the head of the government before the congress"
    if (spoken := _FOR_ANOTHER.search(head.opening)) and (found := find_genre(f"{spoken[1]}工作报告")):
        return found.genre, f"opening: {spoken[0]}"
    if _TO_CONGRESS.search("".join(head.lines) + head.opening):
        return WORK_REPORT, "opening: the government reports to the congress"
    if text[:3_000].count(_RULE_OF_LAW) > 1:
        return genre_named("法治政府建设情况报告"), f"body: {_RULE_OF_LAW}"
    return (WORK_REPORT, "body: 各位代表") if text.count("各位代表") > 1 else (None, None)


def infer_year(head: Head, text: str, name: str, hints: Hints, annual: bool) -> tuple[Dated | None, str | None]:
    """Return the report's year, and a warning where manifest or file name give another."""
    stated = years.year_in_title(head, annual)
    given = _given_year(name, hints)
    if stated is None and (body := years.year_in_body(text, head, annual)) and (body.firm or not given):
        stated = body
    if stated and given and stated.year != given.year:
        return stated, f"the text is of {stated.year} ({stated.evidence}), not of {given.year} ({given.evidence})"
    return stated or given, None


def _given_year(name: str, hints: Hints) -> Dated | None:
    if hints.year:
        return Dated(hints.year, "manifest")
    year = years.year_in_name(name)
    return Dated(year, f"file name: {name}") if year else None


def infer_place(
    head: Head, text: str, names: tuple[str, ...], hints: Hints, year: int | None
) -> tuple[Located | None, str | None]:
    """Return whose report it is, and a warning where manifest or file name say another; `names`: file, folder."""
    given = _given_place(names, hints, text, year)
    stated = regions.locate_in_text(head, text, year, given)
    if stated and given and _narrowest(stated) != _narrowest(given):
        said, told = stated.region.name, given.region.name
        return stated, f"the text is of {said} ({stated.evidence}), not of {told} ({given.evidence})"
    return stated or given or regions.locate_by_mentions(head, text, year), None


def _narrowest(located: Located) -> str | None:
    region = located.region
    return region.township or region.county or region.city or region.province or region.name


def _given_place(names: tuple[str, ...], hints: Hints, text: str, year: int | None) -> Located | None:
    if hints.place:
        return regions.locate_given(Named(squeeze(hints.place), "manifest"), text, year)
    found = (_named_by(name, text, year) for name in names)
    return next(filter(None, found), None)


def _named_by(name: str, text: str, year: int | None) -> Located | None:
    """Return the place of a file or folder name; a short one (徐水) only beside a year, else 合作.txt were 合作市."""
    named = Named(name_in_title(squeeze(name)), f"file name: {name}")
    found = regions.locate_given(named, text, year) if named.name else None
    whole = found is not None and (not found.chain or named.name.endswith(found.chain[-1].name))
    return found if whole or years.year_in_name(name) else None


def unlike_report(text: str) -> str | None:
    """Return a warning where hardly anything in a longer text speaks of a government's work (a novel, a table)."""
    sample = text[:30_000]
    words = sum(sample.count(word) for word in ("政府", "工作", "建设", "发展", "全面"))
    if len(sample) < 1_500 or words * 500 >= len(sample):
        return None
    return "this does not look like a government's report: it hardly speaks of government, work or development"
