"""Folding: full-width forms become half-width ones, one character for one, so that offsets never move."""

from __future__ import annotations

import re
from collections.abc import Iterable

HIDDEN = "\x00"
"""Stands in for characters that no rule may match (page residue)."""

# Punctuation that carries the sentence stays as it is: rules tell ，from , and （ from (.
_KEPT = "，；：！？（）"
_FOLDS = (
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
    | dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u202f\t", " ")
    | dict.fromkeys("—–―─－−‒﹣", "-")
    | {"～": "~", "〜": "~", "﹪": "%", "○": "〇"}
)
# A search for what must change is twenty times faster than str.translate: little of a report does.
_FOLDABLE = re.compile(f"[{re.escape(''.join(_FOLDS))}]")


def fold(text: str) -> str:
    """Return `text` with full-width letters, digits, signs, dashes and spaces folded; the length stays.

    Used for matching only: findings are sliced from the original. (NFKC would turn ㎡ into two characters.)

    >>> fold("９８．６％")
    '98.6%'
    """
    return _FOLDABLE.sub(lambda match: _FOLDS[match[0]], text)


def hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    r"""Return `text` with the characters of the half-open `spans` hidden from every rule; the length stays.

    >>> hide("abc", [(1, 2)])
    'a\x00c'
    """
    parts, at = [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        if start < end:
            parts += [text[at:start], HIDDEN * (end - start)]
            at = end
    return "".join([*parts, text[at:]])


def places(text: str, marks: str) -> list[int]:
    """Return where any of some characters stands, in order; five times as fast as an expression that matches each.

    >>> places("一。二！三。", "。！")
    [1, 3, 5]
    """
    found = []
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    return sorted(found)


def behind_last(text: str, marks: str, low: int, high: int) -> int:
    """Return where the last of some characters between two places ends; `low` (at least 0) where there is none.

    >>> behind_last("全年，增长5%", "，。", 0, 5), behind_last("增长5%", "，。", -9, 2)
    (3, 0)
    """
    low = max(0, low)
    for mark in marks:
        at = text.rfind(mark, low, high)
        if at >= 0:
            low = at + 1
    return low
