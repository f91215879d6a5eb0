"""Units and measure words: what may stand behind a number, and what kind of quantity it makes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportnlp.model import Kind
from reportnlp.rules import load_rows

PACKAGE = "reportnlp.extract"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, its kind, its dimension with the factor to the base unit, and pint's name of it."""

    name: str
    kind: Kind
    dimension: str
    factor: float
    base: str
    pint: str | None


@cache
def units() -> dict[str, Unit]:
    """Return every unit and measure word by its name."""
    physical = (
        Unit(r["unit"], r["kind"], r["dimension"], float(r["factor"]), r["base"], r["pint"] or None)  # type: ignore[arg-type]
        for r in load_rows(PACKAGE, "units.tsv")
    )
    words = (Unit(r["word"], "count", "count", 1.0, r["word"], None) for r in load_rows(PACKAGE, "measure_words.tsv"))
    return {unit.name: unit for unit in (*words, *physical)}


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(units(), key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return {first: tuple(names) for first, names in found.items()}


def unit_at(folded: str, at: int) -> str | None:
    """Return the longest unit that stands at a place of a folded text, or None.

    >>> unit_at("85平方公里", 2), unit_at("85。", 2)
    ('平方公里', None)
    """
    for name in _by_first().get(folded[at : at + 1], ()):
        if folded.startswith(name, at):
            return name
    return None
