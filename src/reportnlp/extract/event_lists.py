"""Events in lists that a word closes: “护苗同行”、清洁家园等主题活动, 才子汇、阅读季等活动品牌."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportnlp.extract.candidates import Candidate, Weight
from reportnlp.extract.event_borders import event_start, event_words, kind_by_ending
from reportnlp.extract.vocabulary import compiled, scan

SHORTEST = 4
"""The shortest member of a list that is read as a name, in characters."""

CLOSING, LONGEST_LIST = 10, 100
"""From 等 to the noun that closes a list, and from its first member to 等, in characters."""

_ITEM = re.compile(r"[“\"][^”\"]*[”\"]|[^、“”\"《》，]+(?:《[^》]*》[^、“”\"，]*)?|《[^》]*》")
_RANKED = re.compile("(?:世界|国际|国家|[省市县区])级")
"""What a member is called by its rank alone: 国家级篮球赛."""

_MEMBER = re.compile('[^、和及与“”"《》]+')


def find_listed(folded: str) -> Iterator[Candidate]:
    """Yield the members of lists that quotation marks open and 等…活动 closes."""
    for found in compiled("event.listed").finditer(folded):
        at = found.start("items")
        for item in _ITEM.finditer(found["items"]):
            quoted = item[0][0] in '“"'
            if len(item[0]) >= SHORTEST:
                start, end = at + item.start() + quoted, at + item.end() - quoted
                yield Candidate(start, end, kind_by_ending(folded[start:end]), "event.listed", Weight.LISTED)


def find_series(folded: str) -> Iterator[Candidate]:
    """Yield the members of other lists that 等…活动 closes, whose last syllable shows a name."""
    for noun, _, _ in scan(folded).get("event.series", ()):
        closing = folded.rfind("等", max(0, noun - CLOSING), noun)
        if closing >= 0:
            yield from _members(folded, closing)


def _members(folded: str, closing: int) -> Iterator[Candidate]:
    far = max(0, closing - LONGEST_LIST)
    opening = max(far, *(folded.rfind(mark, far, closing) + 1 for mark in "，。；：\n"))
    for member in _MEMBER.finditer(folded, opening, closing):
        start = max(member.start(), event_start(folded, member.end(), noun=False, stump=0))
        name = folded[start : member.end()]
        if len(name) >= SHORTEST and _shows_a_name(name):
            yield Candidate(start, member.end(), kind_by_ending(name), "event.series", Weight.SERIES)


def _shows_a_name(name: str) -> bool:
    return (
        not _RANKED.match(name)
        and name.endswith(event_words("series_ends"))
        and not name.endswith(event_words("series_never"))
    )
