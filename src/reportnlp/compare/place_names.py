"""Which words are names of places: between places they are key and tell nothing (深圳 in a report of 深圳).

Names are those of GB/T 2260 of any year, with their kind of unit (南山区, 江西省委). Without it (深圳) they are names
where they are those of a province, of a city or of a unit within a compared place; words of every report that are
names too (资源 of 资源县, 光明 of 光明区) are told apart by place_words.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportnlp.compare.panels import Panel
from reportnlp.model import Region
from reportnlp.read import places
from reportnlp.rules import load_rows

_SELF = re.compile(r"[全我本各该](?:[省市县区州旗盟乡镇]|街道|新区)|自治[区州县旗]")
"""What a place calls itself."""
_ORGAN = re.compile(r"(?:中共)?(.{2,}?[省市县区州旗盟])委?")
_KIND = re.compile(r"(?:新区|开发区|高新区|街道|[镇乡])$")
_MUNICIPALITIES = ("11", "12", "31", "50")


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """The names of places, with their kind of unit (`full`) and without (`short`), as they are read in some reports."""

    full: frozenset[str]
    short: frozenset[str]

    def __contains__(self, word: object) -> bool:
        """Say whether a word is nothing but a name of a place, of its government or of the report's own place."""
        if not isinstance(word, str) or word in self.short or _SELF.fullmatch(word):
            return isinstance(word, str)
        organ = _ORGAN.fullmatch(word)
        return organ is not None and organ[1] in self.full


def names_in(panel: Panel) -> PlaceNames:
    """Return the names of places as they are read in the reports of a panel."""
    return name_places(member.analysis.report.region for member in panel.members)


def name_places(regions: Iterable[Region]) -> PlaceNames:
    """Return the names of places as they are read in reports of some regions.

    >>> names = name_places([Region("广东省深圳市", "广东省", "深圳市", adcode="440300")])
    >>> [word for word in ("深圳", "南山区", "光明", "东莞", "金融中心", "资源", "全市") if word in names]
    ['深圳', '南山区', '光明', '东莞', '全市']
    """
    told = list(regions)
    prefixes = {re.sub("(?:00){1,2}$", "", region.adcode) for region in told if region.adcode}
    units = places.all_units()
    cities = {name for code, name in units if code.endswith("00")}
    within = {name for code, name in units if code.startswith(tuple(prefixes))} if prefixes else set()
    parts = {name for code, name in units if _is_part(code, prefixes)} | set(_parents(told))
    ordinary = _words("word") | _words("own")
    short = {shorten(name) for name in cities | within} - ordinary
    own = {shorten(name) for name in parts} - _words("word")
    return PlaceNames(
        frozenset(name for _, name in units).union(parts) - _words("word"), frozenset(short | own | _words("other"))
    )


def _is_part(code: str, prefixes: set[str]) -> bool:
    """Say whether a unit is one of the places that have such codes, or the next below one of them."""
    return code[:4] in prefixes or code in prefixes or (code[:2] in prefixes and _is_below_province(code))


def _is_below_province(code: str) -> bool:
    return code.endswith("00") or code.startswith(_MUNICIPALITIES)


def _parents(regions: Iterable[Region]) -> Iterable[str]:
    """Return the names of the places themselves and of those they lie in, also those without a code."""
    for region in regions:
        yield from filter(None, (region.province, region.city, region.county, region.township))


@cache
def shorten(name: str) -> str:
    """Return a name without its kind of unit; a name of two characters stays.

    >>> shorten("南山区"), shorten("大鹏新区"), shorten("广西壮族自治区"), shorten("易县")
    ('南山', '大鹏', '广西', '易县')
    """
    stem = _KIND.sub("", name)
    if stem == name and "自治" not in name and name[-1] in "省市县旗":
        stem = name[:-1]
    elif stem == name:
        stem = places.Place("", name).stem
    return stem if len(stem) > 1 else name


@cache
def _words(reading: str) -> frozenset[str]:
    return frozenset(
        row["word"] for row in load_rows("reportnlp.compare", "place_words.tsv") if row["reading"] == reading
    )
