"""Whose report it is: place names in title, session, speaker and opening, resolved to a `Region`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from reportnlp.model import Level, Region
from reportnlp.read import places
from reportnlp.read.genres import find_genre
from reportnlp.read.head import Head, squeeze
from reportnlp.read.places import Chain, Place
from reportnlp.read.years import YEAR

_ORGAN = r"(?:人民政府|革命委员会|办事处|管理委员会|管委会|行署|行政公署)"
_TERM = r"(?:第?[一二三四五六七八九十\d]{1,3}[届屆])"
_ORGAN_LINE = re.compile(rf"^(.{{2,30}}?){_ORGAN}$")
_SESSION = re.compile(rf"在(.{{2,24}}?){_TERM}(?:人民代表大会|人大)")
_NATIONAL = re.compile(r"届全国人民代表大会|国务院总理")
_SPEAKER = re.compile(
    r"^(.{2,24}?)(?:人民政府|管委会|管理委员会)?(?:代|代理)?(?:省长|市长|县长|区长|主席|旗长|州长|主任)"
)
_OPENING = re.compile(
    rf"(?:代表|受)(?:国务院|(?:中共[^，。、]{{2,12}}委[、和])?([^。，；：！、,:!]{{1,24}}?){_TERM}?"
    r"(?:人民政府|政府|管委会|管理委员会|革命委员会|办事处|党工委))"
)
_STATE = re.compile(r"[^。，]{0,8}国务院|全国人民代表大会|中华人民共和国")
_GENERIC = re.compile(r"(?:省|市|县|区|自治区|自治州|州|旗|新区|街道|镇|乡|本级|本届|我[省市县区])")
_WHOLE = re.compile(r"[全我](省|市|县|区|旗|街|镇|乡)")
_BUREAU = re.compile(r"[局厅部委会院办处]$")
_NOISE = re.compile(
    rf"^(?:关于|{YEAR}年度?|中共.{{2,12}}委(?:员会)?|[本全我](?=[省市县区]))+|(?:{YEAR}年度?|关于|的|[-_—\s（(\d）)])+$"
)

_NATION_NAMES = {"全国", "国家", "national", "中国"}
_UNLISTED = re.compile(
    r"(?![全我本各在该两])(?P<province>[\u4e00-\u9fff]{2,8}?省)?(?P<city>[\u4e00-\u9fff]{2,8}?[市州盟])?"
    r"(?P<county>[\u4e00-\u9fff]{1,8}?[县区旗])?(?P<township>[\u4e00-\u9fff]{1,8}?(?:街道|镇|乡|苏木))?"
)
_MENTIONS = 6
"""So often must a text speak of a place that it does not say to be its own; a partner county is named four times."""
NATION = Region(name="全国", reason="the nation has no code in GB/T 2260")


@dataclass(frozen=True, slots=True)
class Named:
    """A place name that a report or its file carries, and where it was found."""

    name: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Located:
    """A region, its level, and what it was taken from."""

    region: Region
    level: Level | None
    evidence: str
    chain: Chain = ()
    organ: str | None = None


def names_in_text(head: Head, text: str) -> Iterator[Named]:
    """Give the place names of the title, the title lines, the opening and the signature, the surest first."""
    if head.title:
        yield Named(name_in_title(squeeze(head.title)), f"title: {head.title}")
    if national := next(filter(None, map(_NATIONAL.search, head.lines)), None):
        yield Named("国务院", f"title lines: {national.group()}")
    for pattern in (_SESSION, _SPEAKER, _ORGAN_LINE):
        for line in head.lines:
            if found := pattern.search(line):
                yield Named(found.group(1), f"title lines: {line[:40]}")
    for found in _OPENING.finditer(head.opening):
        yield Named(found.group(1) or "国务院", f"opening: {found.group()}")
    for line in map(squeeze, text[-300:].split("\n")):
        if found := _ORGAN_LINE.search(line):
            yield Named(found.group(1), f"signature: {found.group()}")


def name_in_title(title: str) -> str:
    """Return the place or organ that a title or file name speaks of (2021年青河县政府工作报告: 青河县)."""
    found = find_genre(title)
    name = title[: found.start] if found else title
    previous = None
    while previous != name:
        previous, name = name, _NOISE.sub("", name)
    return re.sub(rf"{_ORGAN}$", "", name)


def locate_in_text(head: Head, text: str, year: int | None, hint: Located | None) -> Located | None:
    """Return the region that the text itself names, or None where it names none by more than its kind (区政府)."""
    named = [each for each in names_in_text(head, text) if each.name and not _GENERIC.fullmatch(each.name)]
    listed = (locate_name(each, text, year, hint) for each in named)
    return next(filter(None, listed), None) or next(filter(None, map(_locate_unlisted, named)), None)


def locate_given(named: Named, text: str, year: int | None) -> Located | None:
    """Return the region of a name that a manifest or file name gives."""
    return locate_name(named, text, year) or _locate_unlisted(named)


def _locate_unlisted(named: Named) -> Located | None:
    """Return the region of a name that only looks like one: 临澜县, which no year of the standard knows."""
    found = _UNLISTED.fullmatch(named.name)
    if not found or not any(found.groups()):
        return None
    parts = found.groupdict()
    level = [level for level, part in parts.items() if part][-1]
    region = Region(named.name, **parts, reason="GB/T 2260 has no unit of this name")
    return Located(region, cast(Level, level), named.evidence)


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
    if len(chain) == 1 and places.is_zone(chain[0].name) and (city := _leading_city(text, year)):
        chain, evidence = (city, *chain), f"{evidence}; in {city.name}, of which the text speaks most"
    organ = named.name if _BUREAU.search(named.name) else None
    return Located(*_region(chain, year, reason), evidence, chain, organ)


def _longest_parse(name: str) -> list[Chain]:
    """Read a name, without the bureau behind it where there is one (某县司法局)."""
    for cut in range(len(name), max(1, len(name) - 12), -1):
        if chains := places.parse_name(name[:cut]):
            return chains if cut == len(name) or _BUREAU.search(name) else []
    return []


def _choose(chains: list[Chain], text: str, year: int | None, hint: Located | None) -> tuple[Chain, str | None]:
    if hint and (agreed := [chain for chain in chains if _same(chain, hint.chain)]):
        return (hint.chain if len(hint.chain) > len(agreed[0]) else agreed[0]), None
    standing = [chain for chain in chains if all(place.stood_in(year) for place in chain)]
    if not standing:
        latest = max(chain[-1].last for chain in chains)
        standing = [chain for chain in chains if chain[-1].last == latest]
    names = {chain[-1].code[:4] for chain in standing}
    if len(names) == 1:
        return standing[0], None
    scores = Counter({n: _parents_named(chain, text, year) for n, chain in enumerate(standing)})
    (best, score), (_, second) = scores.most_common(2)
    if score > second:
        return standing[best], None
    return (Place("", standing[0][-1].name),), f"several places are called {standing[0][-1].name}"


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
    county = zone or county
    names = [place.name if place else None for place in (province, city, county, township)]
    adcode, why = _code(base, zone, year)
    region = Region(
        "".join(filter(None, names)),
        names[0],
        names[1],
        names[2],
        names[3],
        None if reason else adcode,
        reason or why,
    )
    return region, last.level


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
    """Return the place of which a text speaks most, at the level that it speaks for (我代表区人民政府, 全区)."""
    kind = "省" if "代表自治区" in head.opening else _kind(head, text)
    if kind == "新区":
        return _zone_mentioned(text, year)
    if kind not in {"省", "市", "县", "区", "旗"}:
        return None
    counts = places.count_provinces(text) if kind == "省" else places.count_named(text, kind, year)
    found = _leader(counts, text, year)
    return found if found or kind in {"省", "市"} else _leader(_count_within_city(text, year), text, year)


def _count_within_city(text: str, year: int | None) -> Counter[Place]:
    """Count the names and stems of the districts and counties of the city of which a text speaks most.

    A district report of 坪山区 says 坪山 throughout, 坪山区 hardly ever, and 深圳 of its city.
    """
    city = _leading_city(text, year)
    return places.count_below(text, city, year) if city else Counter()


def _leading_city(text: str, year: int | None) -> Place | None:
    """Return the city of which a text speaks often, and twice as often as of any other."""
    ranked = [*places.count_cities(text, year).most_common(2), (None, 0), (None, 0)]
    return ranked[0][0] if ranked[0][1] >= max(_MENTIONS, 2 * ranked[1][1]) else None


def _kind(head: Head, text: str) -> str | None:
    for found in _OPENING.finditer(head.opening):
        if found.group(1) and _GENERIC.fullmatch(found.group(1)):
            return found.group(1).lstrip("我本").replace("自治", "")
    kinds = Counter(_WHOLE.findall(text[:20_000])).most_common(1)
    if not kinds or kinds[0][1] < 3:
        return None
    return "新区" if kinds[0][0] == "区" and text.count("新区") > kinds[0][1] else kinds[0][0]


def _leader(counts: Counter[Place], text: str, year: int | None) -> Located | None:
    names: Counter[str] = Counter()
    for place, count in counts.items():
        names[place.name] = max(names[place.name], count)
    ranked = names.most_common(2)
    if not ranked or ranked[0][1] < _MENTIONS or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
        return None
    name, count = ranked[0]
    return locate_name(Named(name, f"body: {name} is named {count} times"), text, year)


def _zone_mentioned(text: str, year: int | None) -> Located | None:
    names = Counter(re.findall(r"[\u4e00-\u9fff]{2}新区", text)).most_common(1)
    if not names or names[0][1] < _MENTIONS:
        return None
    name, count = names[0]
    return locate_name(Named(name, f"body: {name} is named {count} times"), text, year)


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
