"""From a text to a `Report`."""

from __future__ import annotations

import hashlib
import re

from reportnlp.model import Region, Report
from reportnlp.read import identity, regions, years
from reportnlp.read.encoding import mend_surrogates
from reportnlp.read.head import read_head
from reportnlp.read.options import DEFAULTS, Hints, ReadOptions

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
    folder, _, file = source.rpartition("/")
    name = re.sub(r"\.\w{1,5}$", "", file)
    lines = text.replace("\r", "\n") if "\r" in text else text
    head = read_head(lines)
    genre, genre_evidence = identity.infer_genre(head, lines, name, hints)
    dated, year_warning = identity.infer_year(head, lines, name, hints, annual=bool(genre and genre.annual))
    year = dated.year if dated else None
    located, place_warning = identity.infer_place(head, lines, (name, folder.rpartition("/")[2]), hints, year)
    evidence = {
        "title": head.title and f"title lines: {head.title}",
        "genre": genre_evidence,
        "year": dated and dated.evidence,
        "region": located and located.evidence,
    }
    return Report(
        source=source,
        sha256=sha256,
        encoding=encoding,
        title=head.title,
        organ=regions.organ_of(located),
        region=located.region if located else Region(reason=_NO_PLACE),
        level=located.level if located else None,
        genre=genre.name if genre else None,
        year=year,
        period=years.period_of(year, genre, lines),
        text=text,
        evidence=tuple((key, said) for key, said in evidence.items() if said),
        warnings=(*warnings, *filter(None, (year_warning, place_warning, identity.unlike_report(text)))),
    )
