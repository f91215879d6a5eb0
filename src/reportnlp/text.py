"""Folding: full-width forms become half-width ones, one character for one, so that offsets never move."""

from __future__ import annotations

from collections.abc import Iterable

HIDDEN = "\x00"
"""Stands in for characters that no rule may match (page residue)."""

_FOLDS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Punctuation that carries the sentence stays as it is: rules tell ，from , and （ from (.
for _keep in "，；：！？（）":
    del _FOLDS[ord(_keep)]
_FOLDS |= dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u202f\t"), ord(" "))
_FOLDS |= dict.fromkeys(map(ord, "—–―─－−‒﹣"), ord("-"))
_FOLDS |= {ord("～"): ord("~"), ord("〜"): ord("~"), ord("﹪"): ord("%"), ord("〇"): ord("〇"), ord("○"): ord("〇")}


def fold(text: str) -> str:
    """Return `text` with full-width letters, digits, signs, dashes and spaces folded; the length stays.

    Used for matching only: findings are sliced from the original. (NFKC would turn ㎡ into two characters.)

    >>> fold("９８．６％")
    '98.6%'
    """
    return text.translate(_FOLDS)


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
