"""Where a name begins: the words before a head noun that cannot belong to it.

成功举办首届中药材博览会 → the head is 博览会, and the name begins behind 举办. The words are data (phrases.toml);
one automaton reads them in a window of a few dozen characters before each head.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from reportnlp.rules import load_table
from reportnlp.text import HIDDEN

WINDOW = 40
"""How far before its head a name may begin, in characters."""

STUMP = 4
"""How long a member without a head of its own may be (蓝天、碧水保卫战), in characters."""

_LED_STUMP = 8
"""So long where a verb of holding leads the list: 开展(人员密集场所、重点部位安全防范)专项治理."""

QUOTES = '“"'
"""What opens a quotation; the old reports use the straight mark for both sides."""

CLOSING = '”"'
"""What closes a quotation."""

_BOUND = re.compile(rf"(?s:.*)[，。；：！？\n《》…,;:!?\[\]【】{HIDDEN}]")
_LIST_MARK = re.compile(r"\s*(?:\d+[.、]|[一二三四五六七八九十]+[是、])\s*|\s+|-+")
_BRACKET = re.compile(
    r"(?<=[\u4e00-\u9fff\d])[（(](?P<place>(?![一二三四五六七八九十]+[）)])[\u4e00-\u9fff、]{1,8}|[A-Za-z0-9·]{1,8})[）)]|[（）()]"
)
"""A bracket ends a name unless it holds a word of it: 中国（太原）能源博览会, 非法采砂场（点）专项整治."""
_PARTICLES = ("了", "好", "过", "着")
_COUNTED = ("一批", "一系列", "一大批", "系列", "多个", "多项", "若干")
_NEVER_HELD = ("庆祝", "纪念", "喜迎", "首次")
"""What is no part of a name behind a verb of holding either: 开展庆祝…周年活动."""
_CARRYING_ON = ("深化",)
"""What holds an action that goes on, like a verb of holding: 深化降低物流成本专项行动."""
_LISTED = ("打击", "整治", "清理", "规范", "服务", "重点")
"""What a list that a verb of holding leads may hold: 开展消防演练和打击传销专项行动."""
EndsName = Callable[[int], bool]


@cache
def _words() -> tuple[AhoCorasick, tuple[str, ...]]:
    kinds: dict[str, str] = {"、": "comma"}
    table = load_table("reportnlp.extract", "phrases.toml")
    for kind in ("inside", "verb", "hold", "weak", "owner", "link", "prep"):  # a later group wins
        kinds |= dict.fromkeys(table[kind].split(), kind)
    return AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest), tuple(kinds.values())


def is_border_word(word: str) -> bool:
    """Tell whether a word alone would end a name: a topic that is one names nothing (推动大赛)."""
    return word in _border_words()


@cache
def _border_words() -> frozenset[str]:
    table = load_table("reportnlp.extract", "phrases.toml")
    return frozenset(word for kind in ("hold", "verb", "weak", "owner") for word in table[kind].split())


def clause_start(text: str, at: int) -> int:
    """Return where the clause that reaches to `at` begins, at most `WINDOW` characters before."""
    lo = max(0, at - WINDOW)
    bound = _BOUND.match(text, lo, at)
    lo = bound.end() if bound else lo
    for bracket in _BRACKET.finditer(text, lo, at):
        if bracket["place"] is None:
            lo = bracket.end()
    mark = _LIST_MARK.match(text, lo, at)
    return mark.end() if mark else lo


def name_start(text: str, head: int, ends_name: EndsName, *, noun: bool = True, stump: int = STUMP) -> int:
    """Return where the name begins whose head stands at `head`.

    `ends_name(at)` tells whether another name ends before `at`: only then a link (和, 、) is a border. A verb that
    touches a head `noun` is part of the name (现场推进会, 提升行动); before any other head it is a border. A member
    before 、 belongs to the name where it is no longer than a `stump`.
    """
    lo = clause_start(text, head)
    reader = _Reader(text, head, ends_name, stump, lo, lo)
    automaton, kinds = _words()
    for which, begin, end in automaton.find_matches_as_indexes(text[lo:head]):
        if noun and lo + end == head and reader.may_close(kinds[which], lo + begin):
            break
        reader.read(kinds[which], lo + begin, lo + end)
    return reader.start


@dataclass(slots=True)
class _Reader:
    """Reads the words before a head; `start` is where its name begins by what was read so far.

    `member` is where the last member of a list begins, `held` whether a verb of holding stands right before `start`,
    `listed` whether it stands before the list that `start` is in.
    """

    text: str
    head: int
    ends_name: EndsName
    stump: int
    start: int
    member: int
    held: bool = False
    listed: bool = False

    def read(self, kind: str, begin: int, end: int) -> None:
        """Take in the next word, of a kind of phrases.toml."""
        if self._is_border(kind, begin, end):
            self.listed = kind in {"comma", "link"} and (self.held or self.listed)
            self.start, self.held = end, kind == "hold" or self.text.startswith(_CARRYING_ON, begin)
            if kind in {"hold", "verb", "weak"} and end < self.head and self.text.startswith(_PARTICLES, end):
                self.start += 1
            self.member = self.start
        elif kind == "comma":
            self.member = end

    def may_close(self, kind: str, begin: int) -> bool:
        """Tell whether a verb that touches the head noun is part of the name: 现场推进会, 绿色消费推进行动."""
        if kind == "hold":
            return begin > self.start and self.text.startswith("推进", begin)
        return kind in {"verb", "weak"}

    def _is_border(self, kind: str, begin: int, end: int) -> bool:
        if kind == "inside":
            return False
        if kind in {"weak", "verb"} and begin == self.start and self.held:
            return self.text.startswith(_NEVER_HELD, begin)  # 实施降低物流成本专项行动
        if self.listed and begin == self.start and self.text.startswith(_LISTED, begin):
            return False
        if kind == "weak":
            return begin == self.start
        if kind == "owner":
            return begin == self.start
        if kind == "link":
            return begin == self.start or self._ends_member(begin, end)
        if kind == "comma":
            stump = _LED_STUMP if self.held and self.stump == STUMP else self.stump
            return begin == self.start or begin - self.member > stump or self.ends_name(begin)
        return begin >= self.start

    def _ends_member(self, begin: int, end: int) -> bool:
        """Tell whether a name ends before a link, or what is only counted: 一批示范项目和…行动方案."""
        if self.text.startswith(tuple(QUOTES), end) and (
            end == self.head or any(mark in self.text[self.start : begin] for mark in CLOSING)
        ):
            return True  # “青苗人才”招聘和“青苗杯”大赛
        return self.ends_name(begin) or self.text.startswith(_COUNTED, self.start)
