"""Numbers that are never quantities: what follows them, or the word they begin, says so (never.toml)."""

from __future__ import annotations

import re
from functools import cache

from reportnlp.rules import load_table

_MANY = frozenset("百千万萬亿億")
_HEDGING = frozenset("近超约逾过破上足到")
"""A hedge makes a count of what is "very many" otherwise: 近百家企业."""
_COUNTED_ON = ("连续", "为期", "历时", "时隔")


def excluded_end(folded: str, at: int, end: int, arabic: bool) -> int | None:
    """Return where to go on behind a numeral (at `at` to `end`) that is no quantity, or None where it may be one.

    >>> excluded_end("十大行动", 0, 1, False), excluded_end("十条措施", 0, 1, False)
    (2, None)
    """
    if folded.startswith(_COUNTED_ON, at - 2):
        return None
    match = _after(arabic).match(folded, end)
    if match is None and not arabic and not (folded[at] in _MANY and folded[at - 1 : at] in _HEDGING):
        words = _words().get(folded[at])
        match = words.match(folded, at) if words else None
    return max(end, match.end()) if match else None


@cache
def _after(arabic: bool) -> re.Pattern[str]:
    digits = "arabic" if arabic else "chinese"
    rows = load_table("reportnlp.extract", "never.toml")["exclusion"]
    patterns = (row["after"] for row in rows if "after" in row and row["digits"] in {digits, "both"})
    return re.compile("|".join(patterns).replace("{m}", "[0-9一二两三四五六七八九十]{1,3}"))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """Return the words by the character that they begin with."""
    found: dict[str, list[str]] = {}
    for row in load_table("reportnlp.extract", "never.toml")["exclusion"]:
        for word in row.get("words", ()):
            found.setdefault(word[0], []).append(word[1:])
    return {first: re.compile(f"{first}(?:{'|'.join(rests)})") for first, rests in found.items()}
