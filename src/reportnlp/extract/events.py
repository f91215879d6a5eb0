"""Names of particular happenings: patterns, known names, head nouns with their topics, quotations.

Rules and words: events.toml, events_heads.tsv (head nouns), events_names.tsv (known names).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import get_args

from reportnlp.extract import quotations
from reportnlp.extract.candidates import Candidate, disjoint
from reportnlp.extract.organisers import with_organiser
from reportnlp.extract.own_rules import find_own
from reportnlp.extract.phrases import QUOTES, STUMP, clause_start, is_border_word, name_start
from reportnlp.extract.vocabulary import find_rule, own_length, rows, rules, scan, words
from reportnlp.model import Document, Event, EventKind
from reportnlp.rules import Rule

_NUMBERED = re.compile(r"第?[一二三四五六七八九十百\d]+届|首届|第[一二三四五六七八九十百\d]+[次轮]|^\d{4}")
_MONTH = r"(?:(?:去|今|明|前)年)?[一二三四五六七八九十\d]+月(?:[一二三四五六七八九十\d]+日)?"
_COUNTED = re.compile(
    rf"{_MONTH}|(?:(?:\d+|[一二三四五六七八九十两数多]+)[余多]?(?:场次?|次|期)|多场)"
    r"|(?:\d+|[一二三四五六七八九十两数多]+)[余多]?[个轮项批类大届]|(?:今|去|明|前)年|首个|一系列|一批|届|\s+"
)
_OWNERS = re.compile("国家|全[国省市县区]")
_ORDINAL_ALONE = re.compile("(?:第[一二三四五六七八九十百\\d]+|首|本|历|上|下)[次届]")
_LINKS = ("、", "和", "与", "及")
_NO_TOPIC_END = ("的", "和", "与", "及")
_TIMES_BEFORE = re.compile(r"(?:[\d一二三四五六七八九十两数多百千][余多]?|多)(?:场次?|[次期项个])$")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+届|首届")
_SHORT_HEAD = 2
"""A longer head noun needs no more than its edition to be a name: 首届龙舟赛, not 第二届大会; in characters."""

_TIMES = re.compile(r"(?:近|约|超)?\d+余?多?(?:场|次|期|个)")
_DAY = re.compile(r"(?:20\d\d[·.年])?(?:[“\"]\d{1,2}[·.]?\d{1,2}[”\"]|\d{1,2}[·.]\d{1,2})\Z")
_NUMERAL = re.compile(r"[\d一二三四五六七八九十百]")
_MEMBER = re.compile('[^、和及与“”"《》]+')
_TELLING = 8
"""A known name so long, in characters, is surer than a head noun with its topic."""

_CLOSING, _LONGEST_LIST, _SHORTEST = 10, 100, 3
"""Of a list: from 等 to its noun, from its first member to 等, and the longest member too short for a name."""

SHORT_STUMP = 3
"""How long a member before 、 may be in the name of a meeting or festival: 中央、省委、市委(经济工作会议)."""

LONGEST_OWNER = 12
"""How long the place, year and ordinal before a name that stands alone may be, in characters."""


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
    yield from quotations.find_quoted(folded)
    inside = [(d.start, d.end) for d in documents]
    yield from (c for c in _named(folded) if not any(a <= c.start and c.end <= b for a, b in inside))
    yield from _known(folded)
    yield from _series(folded)


def _by_pattern(folded: str, rule: Rule) -> Iterator[Candidate]:
    data = dict(rule.data)
    for match in find_rule(rule.id, folded):
        start, end = match.span()
        if data.get("extend"):
            start = _left(folded, start, noun=False)
        if not (data.get("topic") and _NUMERAL.match(folded, start)):
            kind = _kind_by_ending(folded[start:end]) if data["kind"] == "by ending" else data["kind"]
            yield Candidate(start, end, kind, rule.id, data.get("weight", 4))


def _known(folded: str) -> Iterator[Candidate]:
    for start, end, name in scan(folded).get("events.names", ()):
        kind = rows("events_names", "name")[name]["kind"]
        if not (kind == "festival" and folded.startswith(_words("festival_time"), end)):
            start = _with_day(folded, start) if kind == "festival" else start
            yield Candidate(start, end, kind, "event.known", 3 if len(name) >= _TELLING else 1)


def _with_day(folded: str, start: int) -> int:
    """Return where a named day begins with its date: “4·15”全民国家安全教育日."""
    date = _DAY.search(folded, max(0, start - 16), start)
    return date.start() if date else start


def _named(folded: str) -> Iterator[Candidate]:
    for head, end, noun in scan(folded).get("events.heads", ()):
        row = rows("events_heads", "head")[noun]
        if row["needs"] == "never" or folded.startswith(_words("no_name_before"), end):
            continue
        stump = STUMP if row["kind"] == "campaign" else SHORT_STUMP
        start = _left(folded, head, noun=row["needs"] != "sole", stump=stump)
        if _is_name(folded, start, head, end, row):
            if row["kind"] == "campaign" and (owner := _OWNERS.match(folded, start, head)):
                start = owner.end()
            yield Candidate(*_unquote(folded, start, end), row["kind"], "event.named", 2)


def _unquote(folded: str, start: int, end: int) -> tuple[int, int]:
    """Leave quotes round a whole name outside, and take in a closing one: 第二届“茶博会”."""
    opening = max(folded.rfind(quote, start, end) for quote in QUOTES)
    if opening < 0 or not folded.startswith(("”", '"'), end):
        return start, end
    return (start + 1, end) if opening == start else (start, end + 1)


def _series(folded: str) -> Iterator[Candidate]:
    """Yield the members of a list closed by 等…活动 whose last syllable shows a name: 打造才子汇、音乐季等活动."""
    for start, _, _ in scan(folded).get("event.series", ()):
        closing = folded.rfind("等", max(0, start - _CLOSING), start)
        if closing < 0:
            continue
        far = max(0, closing - _LONGEST_LIST)
        opening = max(far, *(folded.rfind(mark, far, closing) + 1 for mark in "，。；：\n"))
        for member in _MEMBER.finditer(folded, opening, closing):
            begin = max(member.start(), _left(folded, member.end(), noun=False, stump=0))
            name = folded[begin : member.end()]
            if (
                name.endswith(_words("series_ends"))
                and not name.endswith(_words("series_never"))
                and len(name) > _SHORTEST
            ):
                yield Candidate(begin, member.end(), _kind_by_ending(name), "event.series", 0)


def _kind_by_ending(name: str) -> str:
    """Return the kind that a name's last syllable shows: contest of 赛, festival of 节, else campaign."""
    kinds = ("contest", "festival", "meeting")
    return next((kind for kind in kinds if name.endswith(_words(f"series_{kind}"))), "campaign")


def _left(folded: str, head: int, *, noun: bool = True, stump: int = STUMP) -> int:
    """Return where the name with this head begins, counting words (20场, 今年) left outside."""
    start = name_start(folded, head, partial(_ends_name, folded), noun=noun, stump=stump)
    twin = folded.rfind("暨", start, head)
    if twin > start and folded.endswith(_head_nouns(), 0, twin):
        start = twin + 1  # 全会暨经济工作会议 are two names, 抗战暨…胜利70周年 is one
    counted = _COUNTED.match(folded, start, head)
    return counted.end() if counted and not folded.startswith("第", start) else start


def _is_name(folded: str, start: int, head: int, end: int, row: dict[str, str]) -> bool:
    topic = folded[start:head]
    if row["needs"] == "sole":
        return len(topic) <= LONGEST_OWNER
    if _TIMES_BEFORE.search(folded, max(0, start - 6), start) or _TIMES.match(folded, end):
        return False
    listed = _is_listed(folded, start)
    if row["kind"] == "campaign" and folded.startswith(("等", "的"), start - 1):
        return False  # topics and descriptions, no names: 打击偷排等环境违法专项行动, 最严的执法行动
    if _is_edition(topic, folded[head:end], row):
        return True
    if not _has_topic(topic, listed=listed) or topic.endswith(_words(f"not_before_{row['head']}")):
        return False
    return row["needs"] in {"topic", "edition"} or listed or bool(_NUMBERED.search(topic)) or _is_held(folded, start)


def _is_listed(folded: str, start: int) -> bool:
    return folded.startswith(_LINKS, start - 1) and folded.endswith(_name_ends(), 0, start - 1)


def _is_edition(topic: str, head: str, row: dict[str, str]) -> bool:
    """Tell whether an ordinal alone makes a name of the head: 首届龙舟赛, 第三次国土调查."""
    if row["needs"] == "edition" and _ORDINAL_ALONE.fullmatch(topic):
        return True
    return len(head) > _SHORT_HEAD and bool(_EDITION.fullmatch(topic))


def _is_held(folded: str, start: int) -> bool:
    """Tell whether a word of holding stands before, or before the list in which the name stands."""
    held = _words("held")
    if folded.endswith(held, 0, start):
        return True
    return folded.startswith(_LINKS, start - 1) and any(
        word in folded[clause_start(folded, start - 1) : start] for word in held if len(word) > 1
    )


def _has_topic(topic: str, *, listed: bool) -> bool:
    """Tell whether the words before a head noun name something: not 各类专题(讲座), not …的(专项行动).

    In a list of names a plain topic will do: 中医药论坛、企业家(座谈会).
    """
    if topic.endswith(_NO_TOPIC_END + _sole()) or _ORDINAL_ALONE.fullmatch(topic) or is_border_word(topic):
        return False
    if listed:
        return len(topic) >= 2
    return own_length("events", topic) >= 2


def _ends_name(folded: str, at: int) -> bool:
    return folded.endswith(_endings(), 0, at)


def _kind(word: str) -> EventKind:
    kinds: dict[str, EventKind] = {kind: kind for kind in get_args(EventKind)}
    return kinds[word]


# --- data, loaded once

_words = partial(words, "events")


@cache
def _patterns() -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in rules().values()
        if rule.id.startswith("event.") and rule.pattern and "anchors" in dict(rule.data)
    )


@cache
def _head_nouns() -> tuple[str, ...]:
    return (*rows("events_heads", "head"), *_words("more_heads"))


@cache
def _name_ends() -> tuple[str, ...]:
    return (*_head_nouns(), *rows("events_names", "name"), *(f"{digit}大" for digit in "一二三四五六七八九十"))


@cache
def _endings() -> tuple[str, ...]:
    return (*_name_ends(), *_words("border_nouns"), "》", "”", '"')


@cache
def _sole() -> tuple[str, ...]:
    return tuple(head for head, row in rows("events_heads", "head").items() if row["needs"] == "sole")
