"""Events by their head nouns (events_heads.tsv): a noun that ends names, and a topic before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportnlp.extract.candidates import Candidate, Weight
from reportnlp.extract.event_borders import ends_event, event_start, event_words, with_venue
from reportnlp.extract.phrases import QUOTES, STUMP, clause_start, is_border_word
from reportnlp.extract.vocabulary import own_length, rows, scan

SHORT_STUMP = 3
"""How long a member before 、 may be in the name of a meeting or festival: 中央、省委、市委(经济工作会议)."""

LONGEST_OWNER = 12
"""How long the place, year and ordinal before a name that stands alone may be, in characters."""

SHORT_HEAD = 2
"""A longer head noun needs no more than its edition to be a name: 首届龙舟赛, not 第二届大会; in characters."""

_OWNERS = re.compile(
    "国家|全[国省市县区](?:各级)?|(?:[省市县区]政府(?:[及和](?:其|[省市县区]政府)?)?)?(?:工作)?部门|[省市县区]政府"
)
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+届|首届")
_ORDINAL = re.compile(r"(?:第[一二三四五六七八九十百\d]+|首|本|历|上|下)[次届]")
_NUMBERED = re.compile(r"第?[一二三四五六七八九十百\d]+届|首届|第[一二三四五六七八九十百\d]+[次轮]|^\d{4}")
_TIMES_BEFORE = re.compile(r"(?:[\d一二三四五六七八九十两数多百千][余多]?|多)(?:场次?|[次期项个])$")
_TIMES_AFTER = re.compile(r"(?:近|约|超)?\d+余?多?(?:场|次|期|个)")
_PLACE = re.compile("(?<![全我本各该])[省市县镇乡州旗]|(?<![全我本各该地灾山小景园城片社街])区")
_TAKES_PLACE = re.compile("(?:在[^，。；\n]{1,12})?(?:成功|隆重|顺利|圆满|胜利)?(?:召开|举行|举办|开幕|闭幕|落幕)")
_QUOTED_OWNER = re.compile('[省市县区][“"]')
_NUMBER_END = re.compile("[两三四五六七八九十]$")
_LINKS = ("、", "和", "与", "及")
_NO_TOPIC_END = ("的", "和", "与", "及", "、")


def find_named(folded: str) -> Iterator[Candidate]:
    """Yield the names that a head noun ends."""
    for head, end, noun in scan(folded).get("events.heads", ()):
        row = rows("events_heads", "head")[noun]
        if row["needs"] == "never" or _goes_on(folded, end):
            continue
        stump = STUMP if row["kind"] == "campaign" else SHORT_STUMP
        start = event_start(folded, head, noun=row["needs"] != "sole", stump=stump)
        if _is_name(folded, start, head, end, row):
            if row["kind"] == "campaign" and (owner := _OWNERS.match(folded, start, head)):
                start = owner.end()
            yield Candidate(*_unquote(folded, start, with_venue(folded, end)), row["kind"], "event.named", Weight.NAMED)


def _goes_on(folded: str, end: int) -> bool:
    """Tell whether the head noun is part of a longer word: 论坛道, 游艇展会."""
    return folded.startswith(event_words("no_name_before"), end) or folded.startswith("展会", end - 1)


def _unquote(folded: str, start: int, end: int) -> tuple[int, int]:
    """Leave quotes round a whole name outside, and take in a closing one: 第二届“茶博会”.

    The owner before a quoted name goes: 市“创客杯”大赛.
    """
    if _QUOTED_OWNER.match(folded, start):
        start += 1
    start = _opening_before(folded, start, end)
    opening = max(folded.rfind(quote, start, end) for quote in QUOTES)
    if opening < 0 or not folded.startswith(("”", '"'), end):
        return start, end
    return (start + 1, end) if opening == start else (start, end + 1)


def _opening_before(folded: str, start: int, end: int) -> int:
    """Return the opening quote where a name begins inside a quotation: “我为群众办实事”主题大赛; else `start`."""
    if folded.count('"', start, end) % 2:
        opening = folded.rfind('"', max(0, start - LONGEST_OWNER), start)
        return opening if opening >= 0 else start
    closing = folded.find("”", start, end)
    if closing < 0 or 0 <= folded.find("“", start, end) < closing:
        return start
    opening = folded.rfind("“", max(0, start - LONGEST_OWNER), start)
    return opening if opening >= 0 and "”" not in folded[opening:start] else start


def _is_name(folded: str, start: int, head: int, end: int, row: dict[str, str]) -> bool:
    topic = folded[start:head]
    if row["needs"] == "sole":
        return len(topic) <= LONGEST_OWNER
    if row["needs"] == "place":
        return bool(_PLACE.search(topic)) and not topic.endswith(_NO_TOPIC_END)
    if _is_counted(folded, start, end) or (row["kind"] == "campaign" and _is_described(folded, start)):
        return False
    if row["kind"] == "contest" and _NUMBER_END.search(topic) and folded.startswith("大", head):
        return False  # 世界三大赛
    if _is_edition(topic, folded[head:end], row):
        return True
    listed = folded.startswith(_LINKS, start - 1) and ends_event(folded, start - 1)
    numbered = bool(_NUMBERED.search(topic))
    if not _has_topic(topic, plain=listed or row["needs"] == "any") or (
        not numbered and topic.endswith(event_words(f"not_before_{row['head']}"))
    ):
        return False
    held = row["needs"] in {"topic", "edition", "any"} or listed or numbered
    return held or _is_held(folded, start) or (row["head"] != "会议" and bool(_TAKES_PLACE.match(folded, end)))


def _is_counted(folded: str, start: int, end: int) -> bool:
    """Tell whether the thing is only counted: 举办20场招聘会, 培训班12期."""
    return bool(_TIMES_BEFORE.search(folded, max(0, start - 6), start) or _TIMES_AFTER.match(folded, end))


def _is_described(folded: str, start: int) -> bool:
    """Tell whether topics, a description or who acts stand before: 打击偷排等专项行动, 最严的执法行动, 我们紧急行动."""
    return folded.endswith(("等", "的", "我们"), 0, start)


def _is_edition(topic: str, head: str, row: dict[str, str]) -> bool:
    """Tell whether an ordinal alone makes a name of the head: 首届龙舟赛, 第三次国土调查."""
    if row["needs"] == "edition" and _ORDINAL.fullmatch(topic):
        return True
    return len(head) > SHORT_HEAD and bool(_EDITION.fullmatch(topic))


def _is_held(folded: str, start: int) -> bool:
    """Tell whether a word of holding stands before, or before the list in which the name stands."""
    held = event_words("held")
    if folded.endswith(held, 0, start):
        return True
    if not folded.startswith(_LINKS, start - 1):
        return False
    before = folded[clause_start(folded, start - 1) : start]
    return any(word in before for word in held if len(word) > 1)


def _has_topic(topic: str, *, plain: bool) -> bool:
    """Tell whether the words before a head noun name something: not 各类专题(讲座), not …的(大会).

    Where a `plain` topic will do, as in a list of names (中医药论坛、企业家座谈会), generic words count, too.
    """
    if topic.endswith(_NO_TOPIC_END + _sole()) or _ORDINAL.fullmatch(topic) or is_border_word(topic):
        return False
    return (len(topic) if plain else own_length("events", topic)) >= 2


@cache
def _sole() -> tuple[str, ...]:
    return tuple(head for head, row in rows("events_heads", "head").items() if row["needs"] == "sole")
