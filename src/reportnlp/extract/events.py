"""Names of particular happenings: patterns, known names, quotations, head nouns with their topics, lists.

Rules and words: events.toml, events_heads.tsv (head nouns), events_names.tsv (known names).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import get_args

from reportnlp.extract.candidates import Candidate, Weight, disjoint
from reportnlp.extract.event_borders import event_start, event_words, kind_by_ending, with_venue
from reportnlp.extract.event_heads import find_named
from reportnlp.extract.event_lists import find_listed, find_series
from reportnlp.extract.organisers import with_organiser
from reportnlp.extract.own_rules import find_own
from reportnlp.extract.quotations import find_quoted
from reportnlp.extract.vocabulary import find_rule, rows, rules, scan
from reportnlp.model import Document, Event, EventKind
from reportnlp.rules import Rule

TELLING = 8
"""A known name so long, in characters, is surer than a head noun with its topic."""

_NUMERAL = re.compile(r"[\d一二三四五六七八九十百]")
_FESTIVALS = re.compile("(?:[、和及](?:元旦|春节|元宵|清明|端午|中秋|国庆|“?五一”?|劳动节|重阳)节?)+")
_EDITION = re.compile(r"(?:第[一二三四五六七八九十百\d]{1,4}届|首届)\Z")
_DAY = re.compile(r"(?:20\d\d[·.年])?(?:[“\"]\d{1,2}[·.]?\d{1,2}[”\"]|\d{1,2}[·.]\d{1,2})\Z")


def find_events(text: str, folded: str, documents: Sequence[Document], own: Sequence[Rule] = ()) -> tuple[Event, ...]:
    """Return the events that a text names, in order and disjoint, without dates.

    `folded` is the text to match on; nothing is found inside the names of `documents` but known names. What a user's
    `own` rules find wins over the rest.

    >>> [e.text for e in find_events("举办第二届桃花节", "举办第二届桃花节", ())]
    ['第二届桃花节']
    """
    found = disjoint((*find_own(folded, own), *find_candidates(folded, documents)))
    events = (Event(c.start, c.end, text[c.start : c.end], _kind(c.kind), None, c.rule) for c in found)
    return tuple(with_organiser(event, text, folded) for event in events)


def find_candidates(folded: str, documents: Sequence[Document]) -> Iterator[Candidate]:
    """Yield what each rule finds, overlapping and in no order: `disjoint` chooses among them."""
    for rule in _patterns():
        yield from _by_pattern(folded, rule)
    yield from find_quoted(folded)
    starts = [document.start for document in documents]
    yield from (c for c in find_named(folded) if not _is_inside(c, documents, starts))
    yield from find_listed(folded)
    yield from find_series(folded)
    yield from _known(folded)


def _is_inside(found: Candidate, documents: Sequence[Document], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, found.start) - 1
    return at >= 0 and found.end <= documents[at].end


def _by_pattern(folded: str, rule: Rule) -> Iterator[Candidate]:
    data = dict(rule.data)
    for match in find_rule(rule.id, folded):
        start, end = match.span()
        if data.get("extend"):
            start = event_start(folded, start, noun=False)
        if not (data.get("topic") and _NUMERAL.match(folded, start)):
            kind = kind_by_ending(folded[start:end]) if data["kind"] == "by ending" else data["kind"]
            yield Candidate(start, end, kind, rule.id, data.get("weight", Weight.PATTERN))


def _known(folded: str) -> Iterator[Candidate]:
    for start, end, name in scan(folded).get("events.names", ()):
        kind = rows("events_names", "name")[name]["kind"]
        if folded.startswith(event_words("never_known_before"), end) or _is_excess(folded, end):
            continue
        if kind == "festival":
            if _is_time(folded, end):
                continue
            start = _with_day(folded, start)
        start = _with_edition(folded, start)
        yield Candidate(
            start, with_venue(folded, end), kind, "event.known", Weight.LISTED if len(name) >= TELLING else Weight.KNOWN
        )


def _is_excess(folded: str, end: int) -> bool:
    """Tell whether what ends in 超 is followed by the number exceeded: 美丽乡村超1.2万个 names no league."""
    return folded.startswith("超", end - 1) and folded[end : end + 1].isdigit()


def _is_time(folded: str, end: int) -> bool:
    """Tell whether a festival is only named as a time: 春节期间, 元旦、春节前."""
    others = _FESTIVALS.match(folded, end)
    return folded.startswith(event_words("festival_time"), others.end() if others else end)


def _with_day(folded: str, start: int) -> int:
    """Return where a named day begins with its date: “4·15”全民国家安全教育日."""
    date = _DAY.search(folded, max(0, start - 16), start)
    return date.start() if date else start


def _with_edition(folded: str, start: int) -> int:
    """Return where a known name begins with its edition: 第二届世界互联网大会."""
    edition = _EDITION.search(folded, max(0, start - 6), start)
    return edition.start() if edition else start


def _kind(word: str) -> EventKind:
    kinds: dict[str, EventKind] = {kind: kind for kind in get_args(EventKind)}
    return kinds[word]


@cache
def _patterns() -> tuple[Rule, ...]:
    events = (rule for rule in rules().values() if rule.id.startswith("event."))
    return tuple(rule for rule in events if rule.pattern and "anchors" in dict(rule.data))
