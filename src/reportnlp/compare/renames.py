"""Places that were renamed or raised in rank over time (徐水县, 徐水区), joined under their latest name."""

from __future__ import annotations

from functools import cache

from reportnlp.model import Region
from reportnlp.read import places
from reportnlp.read.places import Place
from reportnlp.rules import load_rows


@cache
def latest_name(region: Region, year: int | None) -> str | None:
    """Return the full name that a place bears today, or its name in the report where no change is known.

    Followed are the names and codes of GB/T 2260 (read/places.tsv) and the table renames.tsv; merged and divided units
    are not joined to others. A region without a name is None.

    >>> latest_name(Region("河北省保定市徐水县", "河北省", "保定市", "徐水县", adcode="130625"), 2012)
    '河北省保定市徐水区'
    >>> latest_name(Region("广东省深圳市光明新区", "广东省", "深圳市", "光明新区"), 2012)
    '广东省深圳市光明区'
    """
    if region.name in renamed():
        return renamed()[region.name]
    place = places.find_code(region.adcode, year) if region.adcode else None
    if place is None or not place.code or region.name is None:
        return region.name
    latest = _latest(place)
    named = _full_name(latest) + (region.township or "")
    return renamed().get(named, named) if latest != place else region.name


@cache
def renamed() -> dict[str, str]:
    """Return the table of renamed places: former full name to the latest."""
    return {row["former"]: row["name"] for row in load_rows("reportnlp.compare", "renames.tsv")}


def _latest(place: Place) -> Place:
    """Follow a place to the unit that continues it today; where two could, the last certain one stands."""
    seen = {place}
    while place.last < 9999:
        heirs = [heir for heir in _heirs(place) if heir not in seen]
        if len(heirs) != 1:
            break
        place = heirs[0]
        seen.add(place)
    return place


def _heirs(place: Place) -> list[Place]:
    """Return the units that took over a place's code, or else its stem, in the year in which it ended."""
    successor = places.find_code(place.code, place.last + 1)
    if successor and successor.stood_in(place.last + 1):
        return [successor]
    turn = range(place.last, place.last + 2)
    return [
        unit
        for unit in places.find_stem(place.stem)
        if unit != place and unit.code[:2] == place.code[:2] and unit.first in turn
    ]


def _full_name(place: Place) -> str:
    parents = (places.find_code(place.code[:size].ljust(6, "0"), None) for size in (2, 4))
    return "".join(parent.name for parent in parents if parent and parent.code != place.code) + place.name
