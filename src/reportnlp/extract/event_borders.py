"""Where the name of a happening begins, and what kind its last syllable shows."""

from __future__ import annotations

import re
from functools import cache, partial

from reportnlp.extract.phrases import CLOSING, STUMP, name_start
from reportnlp.extract.vocabulary import rows, words

event_words = partial(words, "events")
"""The groups of words of events.toml."""

_YEAR = r"[一二三四五六七八九〇○零\d]{4}年"
_VENUE = re.compile(r"(?!优秀)[^\W\da-zA-Z_]{2,4}?(?:分会场|主会场|分?赛区|行业赛)")
_NAMED_DAY = re.compile(r"(?:国际|世界|全国|中国|全民|国家)[^\W\da-zA-Z_]{1,8}日")
_MONTH = rf"(?:(?:去|今|明|前)年|{_YEAR})?[一二三四五六七八九十\d]+月份?(?:[一二三四五六七八九十\d]+日)?"
_COUNTED = re.compile(
    rf"{_MONTH}|{_YEAR}(?=第?[一二三四五六七八九十\d]+届)|(?:(?:\d+|[一二三四五六七八九十两数多]+)[余多]?(?:场次?|次|期)|多场)"
    r"|(?:\d+|[一二三四五六七八九十两数多]+)[余多]?[个轮项批类大届]|(?:今|去|明|前)年|首个|一系列|一批|届|\s+"
)


def event_start(folded: str, head: int, *, noun: bool = True, stump: int = STUMP) -> int:
    """Return where the event with this head begins, counting words and times (20场, 今年) left outside.

    `noun` and `stump` are those of `phrases.name_start`.
    """
    start = name_start(folded, head, partial(_ends_name, folded, head), noun=noun, stump=stump)
    twin = folded.rfind("暨", start, head)
    if twin > start and folded.endswith(_head_nouns(), 0, twin) and not folded.endswith("发展", 0, twin):
        start = twin + 1  # 全会暨经济工作会议 are two names, 抗战暨…胜利70周年 is one
    counted = _COUNTED.match(folded, start, head)
    return counted.end() if counted and not folded.startswith("第", start) else start


def kind_by_ending(name: str) -> str:
    """Return the kind that a name's last syllable shows: contest of 赛, festival of 节, else campaign."""
    if is_named_day(name):
        return "festival"
    kinds, plain = ("contest", "festival", "meeting"), name.rstrip(CLOSING)  # 首届“竹乡杯”
    return next((kind for kind in kinds if plain.endswith(event_words(f"series_{kind}"))), "campaign")


def with_venue(folded: str, end: int) -> int:
    """Return the end of a name with the place or trade of its part: 央视春晚深圳分会场, 创业大赛新材料行业赛."""
    venue = _VENUE.match(folded, end)
    return venue.end() if venue else end


def is_named_day(name: str) -> bool:
    """Tell whether a name is that of a day kept at large: 国际茶日."""
    return bool(_NAMED_DAY.fullmatch(name))


def ends_event(folded: str, at: int) -> bool:
    """Tell whether an event's name ends before `at`."""
    return folded.endswith(_name_ends(), 0, at)


def _ends_name(folded: str, head: int, at: int) -> bool:
    """Tell whether a name ends before the link at `at`; 国企改革和发展(大会) is one topic."""
    half = folded[at + 1 : head] in event_words("half_topic")
    return folded.endswith(_name_ends() if half else _endings(), 0, at)


@cache
def _head_nouns() -> tuple[str, ...]:
    return (*rows("events_heads", "head"), *event_words("more_heads"))


@cache
def _name_ends() -> tuple[str, ...]:
    return (*_head_nouns(), *rows("events_names", "name"), *(f"{digit}大" for digit in "一二三四五六七八九十"))


@cache
def _endings() -> tuple[str, ...]:
    return (*_name_ends(), *event_words("border_nouns"), "》", "”", '"')
