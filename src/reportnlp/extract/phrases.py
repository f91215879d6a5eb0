"""Where a name begins: the words before a head noun that cannot belong to it.

成功举办首届中药材博览会 → the head is 博览会, and the name begins behind 举办. The words are data (phrases.toml);
one automaton reads them in a window of a few dozen characters before each head.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from reportnlp.rules import load_table
from reportnlp.text import HIDDEN

WINDOW = 40
"""How far before its head a name may begin, in characters."""

STUMP = 4
"""How long a member without a head of its own may be (蓝天、碧水保卫战), in characters."""

QUOTES = '“"'
"""What opens a quotation; the old reports use the straight mark for both sides."""

_BOUND = re.compile(rf"(?s:.*)[，。；：！？\n《》…,;:!?\[\]【】{HIDDEN}]")
_LIST_MARK = re.compile(r"\s*(?:\d+[.、]|[一二三四五六七八九十]+[是、])\s*|\s+|-+")
_BRACKET = re.compile(r"(?<=[\u4e00-\u9fff])[（(](?P<place>[\u4e00-\u9fff、]{2,8}|[A-Za-z0-9·]{1,8})[）)]|[（）()]")
"""A bracket ends a name unless it holds a place in it: 中国（太原）能源博览会."""
_PARTICLES = ("了", "好", "过", "着")
_COUNTED = ("一批", "一系列", "一大批", "系列", "多个", "多项", "若干")
EndsName = Callable[[int], bool]


@cache
def _words() -> tuple[AhoCorasick, tuple[str, ...]]:
    kinds: dict[str, str] = {"、": "comma"}
    table = load_table("reportnlp.extract", "phrases.toml")
    for kind in ("inside", "verb", "hold", "weak", "owner", "link", "prep"):  # a later group wins
        kinds |= dict.fromkeys(table[kind].split(), kind)
    return AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest), tuple(kinds.values())


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
    lo = start = clause_start(text, head)
    automaton, kinds = _words()
    held = False
    for which, begin, end in automaton.find_matches_as_indexes(text[lo:head]):
        kind = kinds[which]
        if noun and lo + end == head and kind in {"verb", "weak"}:
            break
        if _is_border(text, kind, lo + begin, start, held, ends_name, stump):
            start = lo + end
            held = kind == "hold"
            if kind in {"hold", "verb", "weak"} and text.startswith(_PARTICLES, start) and start + 1 < head:
                start += 1
    return start


def _is_border(text: str, kind: str, begin: int, start: int, held: bool, ends_name: EndsName, stump: int) -> bool:
    if kind == "inside":
        return False
    if kind in {"weak", "owner"}:
        return begin == start and (kind == "owner" or not held)
    if kind == "link":  # 一批示范项目和…行动方案: what is only counted is no part of the name
        return begin == start or ends_name(begin) or text.startswith(_COUNTED, start)
    if kind == "comma":
        return begin - start > stump or begin == start or ends_name(begin)
    return True
