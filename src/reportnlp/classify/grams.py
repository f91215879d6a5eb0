"""Hashed character n-grams of a text, computed over arrays: no words, no vocabulary, no loop over characters.

A text becomes an array of codes (digits are all 0, old forms new; blanks and hidden characters go, runs collapse). Each
code closes one n-gram of every order, and the n-gram's hash is its feature. So a feature has a place in the text, which
is what explains a decision.

Hashing: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from reportnlp.rules import shipped

Codes = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]
Buckets = npt.NDArray[np.uint32]

ORDERS = (1, 2, 3, 4)
BITS = 17
_PLANE = 0x10000
_BREAK = ord("\n")
_DIGIT = ord("0")
_MULTIPLIERS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)


@cache
def _folding() -> npt.NDArray[np.uint32]:
    """Return what each code of the basic plane is folded to; 0 drops it."""
    table = np.arange(_PLANE, dtype=np.uint32)
    table[:33] = 0
    table[[ord("\n"), ord("\r")]] = _BREAK
    table[list(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u202f\u200b\ufeff"))] = 0
    table[0xFF01:0xFF5F] -= 0xFEE0
    for digits in ("0123456789", "０１２３４５６７８９", "〇○"):
        table[list(map(ord, digits))] = _DIGIT
    for written, folded in (
        ("，", ","),
        ("；", ";"),
        ("：", ":"),
        ("！", "!"),
        ("？", "?"),
        ("（", "("),
        ("）", ")"),
        ("—", "-"),
    ):
        table[ord(written)] = ord(folded)
    old, new = _old_forms()
    table[list(map(ord, old))] = list(map(ord, new))
    return table


def _old_forms() -> list[str]:
    """Return the traditional forms and, in the same order, the simplified ones."""
    lines = shipped("reportnlp.classify", "old_forms.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def read_codes(text: str) -> tuple[Codes, Places]:
    """Return the codes of a text and the offset of each in it.

    >>> codes, places = read_codes("2021年，增长　5.5%")
    >>> "".join(map(chr, codes)), int(places[1])
    ('0年,增长0.0%', 4)
    """
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded = _folding()[np.minimum(raw, _PLANE - 1)]
    run = (folded == _DIGIT) | (folded == _BREAK)
    keep = folded != 0
    keep[1:] &= ~(run[1:] & (folded[1:] == folded[:-1]))
    places = np.flatnonzero(keep)
    return folded[places], places


def buckets(codes: Codes, bits: int = BITS, salt: int = 0) -> list[Buckets]:
    """Return for each order n the bucket of the n-gram that closes at each code (from code n-1 on)."""
    found: list[Buckets] = []
    state = codes * np.uint32(_MULTIPLIERS[0]) + np.uint32(salt)
    for order in range(len(ORDERS)):
        if order:
            state = (state[:-1] * np.uint32(_MULTIPLIERS[order])) ^ (codes[order:] * np.uint32(_MULTIPLIERS[0]))
            state = state ^ (state >> np.uint32(15))
        found.append((state * np.uint32(0x2C1B3C6D)) >> np.uint32(32 - bits))
    return found
