"""Kinds of report, by the words of a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportnlp.rules import load_rules


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of report; an `annual` one is *for* a year, any other *of* the year it is read in.

    The words of a `part` also head parts of other reports (一、2022年工作总结).
    """

    name: str
    annual: bool
    part: bool = False


@dataclass(frozen=True, slots=True)
class GenreFound:
    """A genre and the place of its words."""

    genre: Genre
    start: int
    end: int


WORK_REPORT = Genre("政府工作报告", annual=False)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Genre], ...]:
    rules = load_rules("reportnlp.read", "genres.toml")
    return tuple((re.compile(rule.pattern), _genre(dict(rule.data))) for rule in rules)


def _genre(data: dict[str, Any]) -> Genre:
    return Genre(data["genre"], data["annual"], data.get("part", False))


def find_genre(title: str) -> GenreFound | None:
    """Return the genre that a title (folded, without blanks) names, and where; None where it names none.

    >>> find_genre("2021年青河县政府工作报告").genre.name
    '政府工作报告'
    """
    for pattern, genre in _patterns():
        if found := pattern.search(title):
            return GenreFound(genre, found.start(), found.end())
    return None


def genre_named(name: str) -> Genre:
    """Return the genre that a manifest names; an unknown one is taken for a report of its year."""
    found = find_genre(name)
    return found.genre if found else Genre(name, annual=False)
