"""Special forms of quantities (ranks, fractions, doublings …): rules from quantities.toml, and how each is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from reportnlp.extract.numerals import CHINESE, NUMERAL, Exact, read_numeral, times
from reportnlp.model import Approx, Change, Kind
from reportnlp.rules import load_rules

# Within a form a numeral needs no look-around (read_numeral judges it), and small sets compile fast.
_SIMPLE = rf"[0-9{CHINESE}]++(?:[.点點][0-9零〇一二三四五六七八九]++[万亿]*+)?"

Groups = dict[str, str | None]
Values = tuple[Exact | None, Exact | None]
Reader = Callable[[Groups], Values | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A rule with its pattern (compiled when it is first tried), the reader of its value and what it sets."""

    id: str
    pattern: str
    read: Reader
    kind: Kind | None
    unit: str | None
    change: Change | None
    approx: Approx | None

    def match(self, folded: str, at: int) -> re.Match[str] | None:
        """Match the form at a place of a folded text."""
        return _compiled(self.pattern).match(folded, at)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    for name in "nm":
        pattern = pattern.replace(f"{{{name}}}", f"(?P<{name}>{_SIMPLE})").replace(
            "{m before unit}", f"(?P<m>{NUMERAL})"
        )
    return re.compile(pattern)


@cache
def by_start() -> dict[str, tuple[Form, ...]]:
    """Return the forms by the character that they begin with."""
    found: dict[str, list[Form]] = {}
    for key, form in _forms("start"):
        found.setdefault(key, []).append(form)
    return {first: tuple(forms) for first, forms in found.items()}


@cache
def by_follow() -> dict[str, tuple[tuple[str, Form], ...]]:
    """Return what may stand behind the first numeral of a form, and the form, by its first character."""
    found: dict[str, list[tuple[str, Form]]] = {}
    for key, form in _forms("follow"):
        found.setdefault(key[0], []).append((key, form))
    return {first: tuple(forms) for first, forms in found.items()}


def _forms(key: str) -> Iterator[tuple[str, Form]]:
    for rule in load_rules("reportnlp.extract", "quantities.toml"):
        data = dict(rule.data)
        if key in data:
            form = _form(rule.id, rule.pattern, data)
            yield from ((each, form) for each in data[key])


def _form(id_: str, pattern: str, data: dict[str, Any]) -> Form:
    sets = (data.get(name) for name in ("kind", "unit", "change", "approx"))
    return Form(id_, pattern, READERS[data["read"]], *sets)


def _numeral(groups: Groups, name: str) -> Exact | None:
    return read_numeral(groups.get(name) or "")


def _number(groups: Groups) -> Values | None:
    low = _numeral(groups, "n")
    high = _numeral(groups, "m") if groups.get("m") else low
    return None if low is None or high is None else (min(low, high), max(low, high))


def _power(groups: Groups) -> Values | None:
    doublings = _numeral(groups, "n")
    return (2**doublings,) * 2 if isinstance(doublings, int) and doublings <= 20 else None


def _fraction(groups: Groups) -> Values | None:
    """Read a share in percent, to two decimals: 三分之二 is 66.67."""
    above, below = _numeral(groups, "n"), _numeral(groups, "m")
    if above is None or not below or above > below:
        return None
    percent = Decimal(round(Fraction(above) * 10000 / Fraction(below))) / 100
    return (int(percent) if percent == int(percent) else percent,) * 2


def _tenths(groups: Groups) -> Values | None:
    tens = _numeral(groups, "n")
    more = 5 if groups["m"] == "半" else _numeral(groups, "m") or 0
    if isinstance(tens, Fraction) or tens is None or tens > 10:
        return None
    return (times(tens, 10) + int(more),) * 2


def _months(groups: Groups) -> Values | None:
    years, months = _numeral(groups, "n"), _numeral(groups, "m")
    if not isinstance(years, int) or not isinstance(months, int):
        return None
    return (years * 12 + months,) * 2


def _and_a_half(groups: Groups) -> Values | None:
    whole = _numeral(groups, "n")
    return (whole + Decimal("0.5"),) * 2 if isinstance(whole, int) else None


def _pair(groups: Groups) -> Values | None:
    low, high = (read_numeral(f"{groups[name]}{groups['mag']}") for name in ("n", "m"))
    return (low, high) if low is not None and high is not None and low < high else None


def _product(groups: Groups) -> Values | None:
    first, second = _numeral(groups, "n"), _numeral(groups, "m")
    return (times(second, first),) * 2 if isinstance(first, int) and second is not None else None


def _double(groups: Groups) -> Values | None:
    return 2, 2


def _half(groups: Groups) -> Values | None:
    return 50, 50


def _unsaid(groups: Groups) -> Values | None:
    return None, None


READERS: dict[str, Reader] = {
    "number": _number,
    "power": _power,
    "fraction": _fraction,
    "tenths": _tenths,
    "months": _months,
    "and_a_half": _and_a_half,
    "pair": _pair,
    "product": _product,
    "double": _double,
    "half": _half,
    "unsaid": _unsaid,
}
