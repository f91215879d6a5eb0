"""Hedges: the words around a number that say it is more, less or about, and the interval they imply."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from reportnlp.extract.numerals import Exact, add, step_of, to_number
from reportnlp.model import Approx, Bounds, Number
from reportnlp.rules import load_rows

_AFTER = re.compile(
    r"以上(?!率)|以下(?![几两三四五六七八九]|简称)|以内|之多|左右(?![岸两邻逢])|上下(?=[，。；、：）)的,;]|$)"
)
_LITTLE_MORE = re.compile(r"多(?![种样元项次方功能级云渠边个名家出])|余(?![额下款粮热地个名家])")
_AFTER_FIRST = frozenset("以之左上多余")
_PARTING = frozenset("了为占有达需是到在“")
_AT_LEAST = re.compile(r"(?:至少|最少)[^\W\da-zA-Z_]{1,4}$")
_FAR = re.compile(r"(超过|突破|不低于|高于|不到|不足|低于|接近|将近|[超近约])[^\W\da-zA-Z_]{1,8}$")


@dataclass(frozen=True, slots=True)
class Hedge:
    """One word, the sign it gives the number, and what it says about the bounds (see hedges.tsv)."""

    word: str
    approx: Approx
    lower: str
    upper: str
    not_after: frozenset[str]


def _load(side: str) -> Iterable[Hedge]:
    for row in load_rows("reportnlp.extract", "hedges.tsv"):
        if row["side"] == side:
            yield Hedge(
                row["word"], cast(Approx, row["approx"]), row["lower"], row["upper"], frozenset(row["not_after"])
            )


@cache
def _before_by_last() -> dict[str, tuple[Hedge, ...]]:
    found: dict[str, list[Hedge]] = {}
    for hedge in sorted(_load("before"), key=lambda hedge: -len(hedge.word)):
        found.setdefault(hedge.word[-1], []).append(hedge)
    return {last: tuple(hedges) for last, hedges in found.items()}


@cache
def named(word: str) -> Hedge:
    """Return the hedge that stands between a numeral and its unit (多, 余, 来, 几), or within a form (翻了近一番)."""
    return next(hedge for side in ("inside", "before") for hedge in _load(side) if hedge.word == word)


@cache
def _after() -> dict[str, Hedge]:
    return {hedge.word: hedge for hedge in _load("after")}


def before(folded: str, at: int, floor: int) -> Hedge | None:
    """Return the hedge that touches a number from the left (not below `floor`), or None.

    >>> before("年均超过5", 4, 0).word, before("签约5", 2, 0)
    ('超过', None)
    """
    for hedge in _before_by_last().get(folded[at - 1 : at], ()):
        start = at - len(hedge.word)
        if start >= floor and folded.startswith(hedge.word, start):
            return None if folded[start - 1 : start] in hedge.not_after else hedge
    return None


def parted(folded: str, at: int, floor: int) -> Hedge | None:
    """Return the hedge that a light verb parts from the number: 突破了10亿元, 约为1万公里, 至少增产2万件."""
    if folded[at - 1 : at] in _PARTING:
        start = at - (2 if folded.startswith("达到", at - 2) else 1)
        return before(folded, start, floor)
    if "少" in folded[max(floor, at - 5) : at] and _AT_LEAST.search(folded, max(floor, at - 6), at):
        return named("至少")
    return None


def far(folded: str, at: int, floor: int) -> Hedge | None:
    """Return the hedge before what a share is taken of: 超过全球一半, 不到全国平均水平一半."""
    match = _FAR.search(folded, max(floor, at - 11), at)
    return named(match[1]) if match else None


def after(folded: str, at: int, little_more: bool) -> Hedge | None:
    """Return the hedge that touches a number from the right; 多 and 余 only where `little_more` (两年多)."""
    if folded[at : at + 1] not in _AFTER_FIRST:
        return None
    match = _AFTER.match(folded, at) or (_LITTLE_MORE.match(folded, at) if little_more else None)
    return _after()[match[0]] if match else None


def parted_after(folded: str, at: int) -> Hedge | None:
    """Return the hedge that 及 parts from the number: 20人及以上."""
    return after(folded, at + 1, False) if folded.startswith(("及以上", "及以下", "或以上"), at) else None


def approx_of(hedges: Iterable[Hedge]) -> Approx | None:
    """Return the sign of the hedges together: a direction (`>`, `<`) outweighs `~`; None without hedges."""
    signs = [hedge.approx for hedge in hedges]
    if not signs:
        return None
    return next((sign for sign in signs if sign != "~"), signs[0])


def bounds_of(low: Exact, high: Exact, hedges: Iterable[Hedge]) -> Bounds | None:
    """Return the interval that the hedges imply, or None where they only say "about".

    多 and 余 stay below the next figure of the last digit written: 300多万 below 4,000,000.

    >>> bounds_of(3000000, 3000000, [named("多")])
    Bounds(lower=3000000, upper=4000000, lower_open=False, upper_open=True)
    """
    lower: Exact | None = None
    upper: Exact | None = None
    lower_open = upper_open = False
    for hedge in hedges:
        if hedge.lower:
            lower, lower_open = low, hedge.lower == "open"
        if hedge.upper:
            upper, upper_open = (add(high, step_of(high)) if hedge.upper == "step" else high), hedge.upper != "closed"
    if lower is None and upper is None:
        return None
    return Bounds(_number(lower), _number(upper), lower_open, upper_open)


def _number(value: Exact | None) -> Number | None:
    return None if value is None else to_number(value)
