"""List marks at the start of a line or point: 一、 （一） 1. （1） ① 第一， 一是 ——."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = "一二三四五六七八九十"
_MARK = re.compile(
    rf"(?P<part>第[{_HAN}\d]{{1,3}}(?:部分|章|篇|编))"
    rf"|(?P<comma>[{_HAN}]{{1,3}} ?(?:、|[.,，](?!\d))(?![{_HAN}](?:、|次?产业)))"  # not 二、三产业
    rf"|(?P<paren>[（(] ?[{_HAN}]{{1,3}} ?[）)][、.]?)"
    rf"|(?P<ordinal>第[{_HAN}]{{1,3}}[，、,：]|其[{_HAN}]{{1,2}}[，、,])"
    rf"|(?P<being>[{_HAN}]{{1,3}}(?:是|要|、是))"
    r"|(?P<arabic>\d{1,3} ?[.、．](?!\d))"
    r"|(?P<round>[（(] ?\d{1,2} ?[）)]|\d{1,2}[）)]|[〔\[]\d{1,3}[〕\]][.、]?)"
    r"|(?P<circle>[①-⑳⑴-⒇❶-❿])"
    r"|(?P<dash>--|-(?=[^\d-])|[●■◆◇▲★※•])"
)
_DIGITS = {char: value for value, char in enumerate("零" + _HAN)}
_HAN_NUMBER = re.compile(rf"[{_HAN}]+")

RANKS = {"part": 0, "comma": 2, "paren": 3, "arabic": 4, "round": 5, "circle": 6}
"""The usual depth of numbered styles; 1 is kept for a heading without number that stands above 一、."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark: its `style`, the `value` it counts (0 where it counts nothing), and its `length`."""

    style: str
    value: int
    length: int


def read_mark(text: str, at: int = 0) -> Mark | None:
    """Return the list mark that stands at `at`, or None.

    >>> read_mark("（二）强化领导")
    Mark(style='paren', value=2, length=3)
    """
    found = _MARK.match(text, at)
    if found is None:
        return None
    return Mark(str(found.lastgroup), _value(found.group()), found.end() - at)


def _value(mark: str) -> int:
    digits = re.search(r"\d+", mark)
    if digits:
        return int(digits.group())
    if "①" <= mark <= "⑳":
        return ord(mark) - ord("①") + 1
    han = _HAN_NUMBER.search(mark)
    return han_number(han.group()) if han else 0


def han_number(text: str) -> int:
    """Return the value of a small Han numeral: 三 is 3, 十二 is 12, 二十 is 20."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS[text[-1]]
    return (_DIGITS[tens[-1]] if tens else 1) * 10 + (_DIGITS[ones[-1]] if ones else 0)
