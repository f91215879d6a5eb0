"""The place of which a text speaks most, where it does not say whose it is."""

from __future__ import annotations

import re
from collections import Counter

from reportnlp.read import places
from reportnlp.read.head import Head
from reportnlp.read.names import GENERIC, OPENING, Named
from reportnlp.read.places import Place

_WHOLE = re.compile(r"[全我](省|市|县|区|旗|街|镇|乡)")
_MENTIONS = 6
"""So often must a text speak of a place that it does not say to be its own; a partner county is named four times."""


def name_by_mentions(head: Head, text: str, year: int | None) -> Named | None:
    """Return the place of which a text speaks most, at the level that it speaks for (我代表区人民政府, 全区)."""
    kind = "省" if "代表自治区" in head.opening else _kind(head, text)
    if kind == "新区":
        return _leader(Counter(re.findall(r"[^\W\da-zA-Z_]{2}新区", text)))
    if kind not in {"省", "市", "县", "区", "旗"}:
        return None
    counts = places.count_provinces(text) if kind == "省" else places.count_named(text, kind, year)
    found = _leader(_by_name(counts))
    return found if found or kind in {"省", "市"} else _leader(_by_name(_count_within_city(text, year)))


def _count_within_city(text: str, year: int | None) -> Counter[Place]:
    """Count the names and stems of the districts and counties of the city of which a text speaks most.

    A district report of 坪山区 says 坪山 throughout, 坪山区 hardly ever, and 深圳 of its city.
    """
    city = leading_city(text, year)
    return places.count_below(text, city, year) if city else Counter()


def leading_city(text: str, year: int | None) -> Place | None:
    """Return the city of which a text speaks often, and twice as often as of any other."""
    ranked = [*places.count_cities(text, year).most_common(2), (None, 0), (None, 0)]
    return ranked[0][0] if ranked[0][1] >= max(_MENTIONS, 2 * ranked[1][1]) else None


def _kind(head: Head, text: str) -> str | None:
    """Return the kind of place that the opening names (我代表区人民政府), else the text (全区, 我区)."""
    for found in OPENING.finditer(head.opening):
        if found.group(1) and GENERIC.fullmatch(found.group(1)):
            return found.group(1).lstrip("我本").replace("自治", "")
    kinds = Counter(_WHOLE.findall(text[:20_000])).most_common(1)
    if not kinds or kinds[0][1] < 3:
        return None
    return "新区" if kinds[0][0] == "区" and text.count("新区") > kinds[0][1] else kinds[0][0]


def _by_name(counts: Counter[Place]) -> Counter[str]:
    """Join the places of one name, whose mentions cannot be told apart."""
    names: Counter[str] = Counter()
    for place, count in counts.items():
        names[place.name] = max(names[place.name], count)
    return names


def _leader(names: Counter[str]) -> Named | None:
    ranked = [*names.most_common(2), ("", 0), ("", 0)]
    (name, count), (_, second) = ranked[:2]
    led = count >= max(_MENTIONS, 1.5 * second)
    return Named(name, f"body: {name} is named {count} times") if led else None
