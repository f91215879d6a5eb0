"""Special forms of quantities (ranks, fractions, doublings …): rules from quantities.toml, and how each is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from reportnlp.extract.numerals import Exact, read_numeral
from reportnlp.rules import load_rules, load_table

CHINESE = "零〇一二两兩三四五六七八九十百千万萬亿億廿卅"
_CHINESE = rf"(?:[零〇一二两兩三四五六七八九十廿卅亿億]|百(?!分之)|千(?![瓦米克伏焦赫帕]|分之|卡(?!车))|[万萬](?!分之))"
_ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})++(?!\d)|\d++)(?:\.\d++)?"
MAGNITUDE = r"(?:[十百](?!分[之点])|千(?![瓦米克伏焦赫帕]|卡(?!车))|[万萬](?!分之)|[亿億])"
NUMERAL = (
    rf"(?:{_ARABIC}(?:(?: (?=[万亿]))?{MAGNITUDE}++(?:\d++{MAGNITUDE}++)*+)?"
    rf"|{_CHINESE}++(?:[点點][零〇一二三四五六七八九]++[十百千万萬亿億]*+)?)"
)

Values = tuple[Exact | None, Exact | None]
Reader = Callable[[dict[str, str | None]], Values | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A rule with its compiled pattern, the reader of its value and what it sets as it stands."""

    id: str
    pattern: re.Pattern[str]
    read: Reader
    kind: str | None
    unit: str | None
    change: str | None
    approx: str | None


def expand(pattern: str) -> str:
    """Return a pattern with its {n}, {m}, {k} written out as named groups of a numeral."""
    for name in "nmk":
        pattern = pattern.replace(f"{{{name}}}", f"(?P<{name}>{NUMERAL})", 1).replace(f"{{{name}}}", NUMERAL)
    return pattern


def _number(groups: dict[str, str | None]) -> Values | None:
    low = read_numeral(groups["n"] or "")
    high = read_numeral(groups["m"] or "") if groups.get("m") else low
    return None if low is None or high is None else (low, high)


def _power(groups: dict[str, str | None]) -> Values | None:
    times = read_numeral(groups["n"] or "")
    if not isinstance(times, int) or times > 20:
        return None
    return 2**times, 2**times


def _fraction(groups: dict[str, str | None]) -> Values | None:
    upper, lower = (read_numeral(groups[name] or "") for name in "nm")
    if upper is None or not lower or upper > lower:
        return None
    value = Fraction(round(Fraction(upper) * 10000 / Fraction(lower)), 100)
    exact = value.numerator if value.denominator == 1 else value
    return exact, exact


def _tenths(groups: dict[str, str | None]) -> Values | None:
    tens = read_numeral(groups["n"] or "")
    more = Fraction(1, 2) if groups["m"] == "半" else read_numeral(groups["m"] or "零")
    if tens is None or more is None or tens > 10:
        return None
    value = Fraction(tens) * 10 + Fraction(more) * (10 if groups["m"] == "半" else 1)
    exact = value.numerator if value.denominator == 1 else value
    return exact, exact


def _months(groups: dict[str, str | None]) -> Values | None:
    years, months = (read_numeral(groups[name] or "") for name in "nm")
    if years is None or months is None:
        return None
    return years * 12 + months, years * 12 + months


def _half(groups: dict[str, str | None]) -> Values | None:
    whole = read_numeral(groups["n"] or "")
    return None if whole is None else (Fraction(whole) + Fraction(1, 2),) * 2


def _pair(groups: dict[str, str | None]) -> Values | None:
    low, high = (read_numeral((groups[name] or "") + (groups["mag"] or "")) for name in "nm")
    if low is None or high is None or not low < high:
        return None
    return low, high


def _product(groups: dict[str, str | None]) -> Values | None:
    first, second = (read_numeral(groups[name] or "") for name in "nm")
    return None if first is None or second is None else (first * second,) * 2


def _none(groups: dict[str, str | None]) -> Values | None:
    return None, None


READERS: dict[str, Reader] = {
    "number": _number,
    "power": _power,
    "fraction": _fraction,
    "tenths": _tenths,
    "months": _months,
    "half": _half,
    "pair": _pair,
    "product": _product,
    "none": _none,
}


@cache
def by_start() -> dict[str, tuple[Form, ...]]:
    """Return the forms by the character that they begin with."""
    return _by("start")


@cache
def by_follow() -> dict[str, tuple[Form, ...]]:
    """Return the forms by the character behind their first numeral."""
    return _by("follow")


def _by(key: str) -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for rule in load_rules("reportnlp.extract", "quantities.toml"):
        data = dict(rule.data)
        if key not in data:
            continue
        value = data.get("value")
        reader = _fixed(int(value)) if value else READERS[data["read"]]
        pattern = re.compile(expand(rule.pattern))
        form = Form(
            rule.id, pattern, reader, data.get("kind"), data.get("unit"), data.get("change"), data.get("approx")
        )
        for char in data[key]:
            found.setdefault(char, []).append(form)
    return {char: tuple(forms) for char, forms in found.items()}


def _fixed(value: int) -> Reader:
    return lambda groups: (value, value)


@cache
def never(arabic: bool) -> re.Pattern[str]:
    """Return what is never a quantity where an Arabic (or a Chinese) numeral begins (never.toml)."""
    kind = "arabic" if arabic else "chinese"
    rows = load_table("reportnlp.extract", "never.toml")["exclusion"]
    return re.compile("|".join(f"(?:{_never(row)})" for row in rows if row["digits"] in {kind, "both"}))


def _never(row: dict[str, Any]) -> str:
    pattern = row.get("pattern") or "|".join(row["words"])
    return str(pattern).replace("{n}", NUMERAL).replace("{m}", NUMERAL)
