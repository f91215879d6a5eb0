"""From a text to a `Report`: whose it is, of which year, and what says so."""

from __future__ import annotations

import hashlib
import re

from reportnlp.model import Region, Report
from reportnlp.read import regions, years
from reportnlp.read.encoding import mend_surrogates
from reportnlp.read.genres import WORK_REPORT, Genre, find_genre, genre_named
from reportnlp.read.head import Head, read_head, squeeze
from reportnlp.read.options import DEFAULTS, Hints, ReadOptions
from reportnlp.read.regions import Located, Named

_NO_PLACE = "the text does not name its place"


def from_text(text: str, source: str = "text", options: ReadOptions = DEFAULTS) -> Report:
    """Return a report made of a text in memory, with what can be inferred of it; what cannot is None.

    `source` is a name for it: a file's name may carry place and year. A lone surrogate becomes U+FFFD, with a warning.

    >>> from_text("青河县2021年政府工作报告").year
    2021
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    text, warnings = mend_surrogates(text)
    return build_report(text, source, digest, None, warnings, options.hints)


def build_report(
    text: str, source: str, sha256: str, encoding: str | None, warnings: tuple[str, ...], hints: Hints
) -> Report:
    """Return the report of a decoded text: infer title, genre, year, place and period, each with its evidence."""
    head = read_head(text)
    genre, genre_from = _genre(head, text, source, hints)
    annual = bool(genre and genre.annual)
    dated, year_warning = _year(head, text, source, hints, annual)
    year = dated.year if dated else None
    located, place_warning = _place(head, text, source, hints, year)
    evidence = {
        "title": f"title lines: {head.title}" if head.title else None,
        "genre": genre_from,
        "year": dated.evidence if dated else None,
        "region": located.evidence if located else None,
    }
    return Report(
        source=source,
        sha256=sha256,
        encoding=encoding,
        title=head.title,
        organ=regions.organ_of(head, located),
        region=located.region if located else Region(reason=_NO_PLACE),
        level=located.level if located else None,
        genre=genre.name if genre else None,
        year=year,
        period=years.period_of(year, genre, text),
        text=text,
        evidence=tuple((key, said) for key, said in evidence.items() if said),
        warnings=(*warnings, *filter(None, (year_warning, place_warning, _unlike(text)))),
    )


def _genre(head: Head, text: str, source: str, hints: Hints) -> tuple[Genre | None, str | None]:
    if head.genre:
        return head.genre, f"title: {head.title}"
    if hints.genre:
        return genre_named(hints.genre), "manifest"
    if found := find_genre(squeeze(_stem(source))):
        return found.genre, f"file name: {_stem(source)}"
    if re.search(
        r"代表.{1,24}(?:政府|国务院|管委会|管理委员会)|向(?:大会|本次大会)(?:作|报告)",
        head.opening + "".join(head.lines),
    ):
        return WORK_REPORT, "opening: the government reports to the congress"
    if text[:3_000].count("法治政府建设") > 1:
        return genre_named("法治政府建设情况报告"), "body: 法治政府建设"
    if text.count("各位代表") > 1:
        return WORK_REPORT, "body: 各位代表"
    return None, None


def _year(head: Head, text: str, source: str, hints: Hints, annual: bool) -> tuple[years.Dated | None, str | None]:
    stated = years.year_in_title(head, annual)
    given = _given_year(source, hints)
    if stated is None and (body := years.year_in_body(text, head, annual)) and (body.firm or not given):
        stated = body
    if stated and given and stated.year != given.year:
        return stated, f"the text is of {stated.year} ({stated.evidence}), not of {given.year} ({given.evidence})"
    return stated or given, None


def _given_year(source: str, hints: Hints) -> years.Dated | None:
    if hints.year:
        return years.Dated(hints.year, "manifest")
    year = years.year_in_name(_stem(source))
    return years.Dated(year, f"file name: {_stem(source)}") if year else None


def _place(head: Head, text: str, source: str, hints: Hints, year: int | None) -> tuple[Located | None, str | None]:
    given = _given_place(source, hints, text, year)
    stated = regions.locate_in_text(head, text, year, given)
    if stated and given and not _agree(stated, given):
        said, told = stated.region.name, given.region.name
        return stated, f"the text is of {said} ({stated.evidence}), not of {told} ({given.evidence})"
    return stated or given or regions.locate_by_mentions(head, text, year), None


def _agree(stated: Located, given: Located) -> bool:
    """Say whether the most specific parts are the same."""
    parts = [(r.township or r.county or r.city or r.province or r.name) for r in (stated.region, given.region)]
    return parts[0] == parts[1]


def _given_place(source: str, hints: Hints, text: str, year: int | None) -> Located | None:
    if hints.place:
        return regions.locate_name(Named(squeeze(hints.place), "manifest"), text, year)
    stem = _stem(source)
    for part in (stem, *reversed(source.split("/")[:-1][-1:])):
        name = regions.name_in_title(squeeze(part))
        if name and (found := regions.locate_name(Named(name, f"file name: {part}"), text, year)):
            return found
    return None


def _stem(source: str) -> str:
    return re.sub(r"\.\w{1,5}$", "", source.rpartition("/")[2])


def _unlike(text: str) -> str | None:
    """Warn of a text in which nothing speaks of a government's work, and of a table."""
    if len(text) < 1_500:
        return None
    sample = text[:30_000]
    words = sum(sample.count(word) for word in ("政府", "工作", "建设", "发展", "全面"))
    if words * 500 < len(sample):
        return "this does not look like a government's report: it hardly speaks of government, work or development"
    return None
