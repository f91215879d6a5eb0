"""Whose report it is: a place name resolved to a `Region`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import cast

from reportnlp.model import Level, Region
from reportnlp.read import places
from reportnlp.read.head import Head
from reportnlp.read.mentions import leading_city, name_by_mentions
from reportnlp.read.names import GENERIC, Named, names_in_text
from reportnlp.read.places import Chain, Place

_STATE = re.compile(r"[^。，]{0,8}国务院|全国人民代表大会|中华人民共和国")
_BUREAU = re.compile(r"[局厅部委会院办处]$")
_NATION_NAMES = {"全国", "国家", "national", "中国"}
_UNLISTED = re.compile(
    r"(?![全我本各在该两])(?P<province>[^\W\da-zA-Z_]{2,8}?省)?(?P<city>[^\W\da-zA-Z_]{2,8}?[市州盟])?"
    r"(?P<county>[^\W\da-zA-Z_]{1,8}?[县区旗])?(?P<township>[^\W\da-zA-Z_]{1,8}?(?:街道|镇|乡|苏木))?"
    r"(?P<bureau>[^\W\da-zA-Z_]{2,14}[局厅部委会院办处])?"
)
_KIND = re.compile("[省市县区旗州盟镇乡]|街道")
NATION = Region(name="全国", reason="the nation has no code in GB/T 2260")


@dataclass(frozen=True, slots=True)
class Located:
    """A region, its level, and what it was taken from."""

    region: Region
    level: Level | None
    evidence: str
    chain: Chain = ()
    organ: str | None = None


def locate_in_text(head: Head, text: str, year: int | None, hint: Located | None) -> Located | None:
    """Return the region that the text itself names, or None where it names none by more than its kind (区政府)."""
    named = [each for each in names_in_text(head, text) if each.name and not GENERIC.fullmatch(each.name)]
    listed = (locate_name(each, text, year, hint) for each in named)
    return next(filter(None, listed), None) or next(filter(None, map(_locate_unlisted, named)), None)


def locate_given(named: Named, text: str, year: int | None) -> Located | None:
    """Return the region of a name that a manifest or file name gives."""
    return locate_name(named, text, year) or _locate_unlisted(named)


def _locate_unlisted(named: Named) -> Located | None:
    """Return the region of a name that only looks like one: 临澜县(司法局), which no year of the standard knows."""
    found = _UNLISTED.fullmatch(named.name)
    if not found:
        return None
    parts = found.groupdict()
    bureau = parts.pop("bureau")
    levels = [level for level, part in parts.items() if part]
    if not levels:
        return None
    name = named.name.removesuffix(bureau or "")
    region = Region(name, **parts, reason="GB/T 2260 has no unit of this name")
    return Located(
        region, cast(Level, levels[-1]), named.evidence, organ=named.organ or (named.name if bureau else None)
    )


def locate_name(named: Named, text: str, year: int | None, hint: Located | None = None) -> Located | None:
    """Return the region of a place name, or None where no unit of the table bears it.

    A name that several places bear (南山区) is settled by `hint`, else by the provinces and cities that the text names.
    """
    if named.name in _NATION_NAMES or _STATE.match(named.name):
        return Located(NATION, "national", named.evidence)
    chains = _longest_parse(named.name)
    if not chains:
        return None
    chain, reason = _choose(chains, text, year, hint)
    evidence = named.evidence
    if len(chain) == 1 and places.is_zone(chain[0].name) and (city := leading_city(text, year)):
        chain, evidence = (city, *chain), f"{evidence}; in {city.name}, of which the text speaks most"
    organ = named.organ or (named.name if _BUREAU.search(named.name) else None)
    return Located(*_region(chain, year, reason), evidence, chain, organ)


def _longest_parse(name: str) -> list[Chain]:
    """Read a name, without the bureau behind it where there is one (某县司法局)."""
    for cut in range(len(name), max(1, len(name) - 12), -1):
        if chains := places.parse_name(name[:cut]):
            bureau = _BUREAU.search(name) and not _KIND.match(name, cut)  # 青河|县司法局 is not of 青河区
            return chains if cut == len(name) or bureau else []
    return []


def _choose(chains: list[Chain], text: str, year: int | None, hint: Located | None) -> tuple[Chain, str | None]:
    if hint and (agreed := [chain for chain in chains if _same(chain, hint.chain)]):
        return (hint.chain if len(hint.chain) > len(agreed[0]) else agreed[0]), None
    standing = [chain for chain in chains if all(place.stood_in(year) for place in chain)]
    if not standing:
        latest = max(chain[-1].last for chain in chains)
        standing = [chain for chain in chains if chain[-1].last == latest]
    if len({chain[-1].code[:4] for chain in standing}) == 1:
        return _older(standing, year), None
    scores = Counter({n: _parents_named(chain, text, year) for n, chain in enumerate(standing)})
    (best, score), (_, second) = scores.most_common(2)
    if score > second:
        return standing[best], None
    return (Place("", standing[0][-1].name),), f"several places are called {standing[0][-1].name}"


def _older(chains: list[Chain], year: int | None) -> Chain:
    """Return the first reading; in the year of a change that which ends, for reports are read in January."""
    last = chains[0][-1]
    ending = [chain for chain in chains if chain[-1].last == year and chain[-1].level == last.level]
    return ending[0] if last.first == year and ending else chains[0]


def _same(chain: Chain, other: Chain) -> bool:
    """Say whether two readings end at the same unit."""
    return bool(other) and (chain[-1].code, chain[-1].name) == (other[-1].code, other[-1].name)


def _parents_named(chain: Chain, text: str, year: int | None) -> int:
    """Count how often a text names the province and the city over a unit."""
    code = chain[-1].code
    parents = {places.find_code(code[:2] + "0000", year), places.find_code(code[:4] + "00", year)}
    return sum(text.count(parent.stem) for parent in parents if parent and parent.code != code)


def _region(chain: Chain, year: int | None, reason: str | None) -> tuple[Region, Level]:
    """Build the region of a chain: its parents by code, its own code as of the year."""
    listed = [place for place in chain if place.code]
    last, base = chain[-1], listed[-1] if listed else None
    code = base.code if base else ""
    province = places.find_code(code[:2] + "0000", year) if code else None
    city = places.find_code(code[:4] + "00", year) if code[2:] not in {"", "0000"} else None
    county = base if base and base.level == "county" else None
    zone = last if not last.code and last.level == "county" else None
    township = last if not last.code and last.level == "township" else None
    parts = {"province": province, "city": city, "county": zone or county, "township": township}
    names = {part: place.name for part, place in parts.items() if place}
    adcode, why = _code(base, zone, year)
    return Region("".join(names.values()), **names, adcode=None if reason else adcode, reason=reason or why), last.level


def _code(base: Place | None, zone: Place | None, year: int | None) -> tuple[str | None, str | None]:
    if zone:
        return None, f"{zone.name} is a functional district without a code in GB/T 2260"
    if base is None:
        return None, "the text does not say in which county it lies"
    if year is None or base.stood_in(year) or year < 1980:
        return base.code, None
    former = [
        place for place in places.find_stem(base.stem) if place.stood_in(year) and place.code[:2] == base.code[:2]
    ]
    if len(former) == 1:
        return former[0].code, f"in {year} it was {former[0].name}"
    return None, f"{base.name} had no code in GB/T 2260 in {year}"


def locate_by_mentions(head: Head, text: str, year: int | None) -> Located | None:
    """Return the region of which a text speaks most, or None where none leads."""
    named = name_by_mentions(head, text, year)
    return locate_name(named, text, year) if named else None


def organ_of(located: Located | None) -> str | None:
    """Return the organ whose report it is: the government of the place, by its level."""
    if located is None:
        return None
    if located.organ:
        return located.organ
    if located.level == "national":
        return "国务院"
    region = located.region
    own = region.township or region.county or region.city or region.province
    return own and own + _organ_suffix(own)


def _organ_suffix(name: str) -> str:
    if name.endswith("街道"):
        return "办事处"
    if name.endswith(("地区", "盟")):
        return "行政公署"
    return "管理委员会" if places.is_zone(name) else "人民政府"
