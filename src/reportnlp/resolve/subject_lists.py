"""Lists of names that share out the figures behind them: 甲、乙和丙|分别增长3%、4%和5%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportnlp.resolve.subject_phrase import Masked, Place, before, is_noun, nouns, of_total, unquoted
from reportnlp.rules import factored

_THING = 2
"""A name of what is measured has at least as many characters."""


def share_out(line: Masked, low: int, named: Place, size: int) -> list[Place | None]:
    """Return whose each of `size` figures is, given the phrase before them in the clause that starts at `low`.

    Where no list of as many names is found, all of them belong to the phrase.
    """
    for place in _lists(line, low, named):
        if shares := parts(line, place, size):
            return shares
    return [named] * size


def parts(line: Masked, place: Place, size: int) -> list[Place | None]:
    """Return the `size` names that a phrase lists, empty where it lists more or fewer.

    A name may hold 和 itself: 汽车及零部件、索具、|玩具 are three.
    """
    for marks in ("/&", "/"):
        members = _split(line, *place, marks)
        if len(members) == size:
            return _of_places(line, members) or _wholes(line, members)
    return []


def _lists(line: Masked, low: int, named: Place) -> Iterator[Place]:
    """Yield where the list may stand: the phrase, what 等 or 的 parts from it, what 分别 does, before a total."""
    yield named
    if total := _before_total(line, low, named):
        yield total
    ends = [named[0] - 1] if line.mask[named[0] - 1 : named[0]] in ("E", "d") else []
    shared = line.mask.rfind("F", low, named[0])
    if shared >= 0:
        ends.append(shared)
    for end in ends:
        if place := before(line, low, end):
            yield place
            if total := _before_total(line, low, place):
                yield total


def _before_total(line: Masked, low: int, place: Place) -> Place | None:
    """Return the list in apposition to a total: 汽车、索具|两大产业分别实现产值."""
    return before(line, low, place[0]) if of_total(line, low, place[1]) == place[0] > low else None


def _split(line: Masked, low: int, high: int, marks: str) -> list[Place]:
    """Return the members of a list of names (甲、乙和丙)."""
    members, start = [], low
    for at in range(low, high + 1):
        quoted = line.text[at - 1 : at + 1] == "”“"
        if at == high or quoted or line.mask[at] in marks:
            if start < at:
                members.append((start, at))
            start = at if quoted else at + 1
    return members


@cache
def _place() -> re.Pattern[str]:
    """Return the pattern of the name of a place."""
    return re.compile(rf"(?:{factored(nouns('place'))})[省市]?|\w{{2,9}}?(?:[省市县州旗盟镇乡湖]|(?<!小)区|街道)")


def _of_places(line: Masked, members: list[Place]) -> list[Place | None]:
    """Return what was measured of the places listed (甲县、乙县和丙县|投资), empty where others than places are."""
    *first, last = members
    owner = _place().match(line.text, *last)
    if not first or not owner or last[1] - owner.end() < _THING or not all(_is_place(line, each) for each in first):
        return []
    return [(owner.end(), last[1])] * len(members)


def _is_place(line: Masked, place: Place) -> bool:
    return _place().fullmatch(line.text, *place) is not None


def _wholes(line: Masked, members: list[Place]) -> list[Place | None]:
    """Return each member, or for one cut to a stump (一、二、三产业增加值) the phrase that it belongs to."""
    wholes: list[Place | None] = []
    first = 0
    for n, member in enumerate(members):
        if n == len(members) - 1 or not _is_stump(line, member):
            wholes += [unquoted(line, members[first][0], member[1])] * (n - first) + [unquoted(line, *member)]
            first = n + 1
    return wholes


def _is_stump(line: Masked, place: Place) -> bool:
    return place[1] - place[0] == 1 or line.text[place[1] - 1] == "类" or is_noun(line.words(place), "stump")
