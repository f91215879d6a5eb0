"""Units and measure words: what may stand behind a number, and what kind of quantity it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from reportnlp.model import Kind
from reportnlp.rules import load_rows

PACKAGE = "reportnlp.extract"

_PER = re.compile(
    r"(?:[/每](?:[百千万亿]|\d{1,3}万?)?"
    r"(?:人次|小时|分钟|秒|[年月日天周]|人|户|亩|公顷|平方公里|平方千米|平方米|立方米|吨|公斤|千克|千瓦时|度|升|套|台|辆|例|次|只|头|家|个|万元))"
    r"(?:[·・/](?:年|月|日|天|人|次|平方米|平方公里))?"
)
_ALTERNATIVES = re.compile(r"[（(][一-鿿、]{1,8}[）)]次")
_OPENS = frozenset("/每（(")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, its kind, its dimension with the factor to the base unit, and pint's name of it.

    `digits` says which numbers may stand before it, `not_before` which characters make another word of it.
    """

    name: str
    kind: Kind
    dimension: str
    factor: float
    base: str
    pint: str | None
    digits: str
    not_before: frozenset[str]


@cache
def units() -> dict[str, Unit]:
    """Return every unit and measure word by its name.

    >>> units()["亩"].base, round(units()["亩"].factor, 2), units()["吨"].pint
    ('平方米', 666.67, 'metric_ton')
    """
    words = (_unit(row["word"], row, "count", "count", row["word"]) for row in load_rows(PACKAGE, "measure_words.tsv"))
    physical = (
        _unit(row["unit"], row, row["kind"], row["dimension"], row["base"], row["factor"], row["pint"])
        for row in load_rows(PACKAGE, "units.tsv")
    )
    return {unit.name: unit for unit in (*words, *physical)}


def _unit(
    name: str, row: dict[str, str], kind: str, dimension: str, base: str, factor: str = "1", pint: str = ""
) -> Unit:
    return Unit(
        name,
        cast(Kind, kind),
        dimension,
        float(factor),
        base,
        pint or None,
        row["digits"],
        frozenset(row["not_before"]),
    )


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return the lengths of the units that begin with a character, the longest first."""
    found: dict[str, set[int]] = {}
    for name in units():
        found.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def unit_at(folded: str, at: int) -> Unit | None:
    """Return the longest unit that stands at a place of a folded text and is no part of another word, or None.

    >>> unit_at("85平方公里", 2).name, unit_at("85部门", 2)
    ('平方公里', None)
    """
    known = units()
    for length in _lengths().get(folded[at : at + 1], ()):
        unit = known.get(folded[at : at + length])
        if unit:
            end = at + length
            part = unit.not_before and folded[end : end + 1] in unit.not_before
            return None if part and not folded.startswith("大关", end) else unit  # 突破百人大关
    return None


def unit_end(folded: str, at: int, unit: Unit) -> int:
    """Return where a unit at a place ends, with its alternatives (辆（艘、架）次) and its per-part (元/月).

    >>> unit_end("500元/月", 3, units()["元"])
    6
    """
    end = at + len(unit.name)
    behind = folded[end : end + 1]
    if behind in _OPENS:
        match = _ALTERNATIVES.match(folded, end) or _PER.match(folded, end)
        return match.end() if match else end
    return end
