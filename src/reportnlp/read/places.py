"""Places of government: the codes of GB/T 2260 with their years, and place names taken apart by them.

The table stays one string that is searched, never parsed as a whole: a report needs five of its 7,000 rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportnlp.model import Level
from reportnlp.rules import shipped

_PEOPLES = (
    "(?<!内)蒙古|维吾尔|土家|哈尼|哈萨克|傈僳|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|朝鲜|布依|"
    "塔吉克|俄罗斯|鄂温克|德昂|保安|裕固|独龙|鄂伦春"
)
# A people of one character has its 族 behind it: 陵水黎族自治县 is 陵水, and 西藏自治区 is 西藏.
_AUTONOMOUS = rf"(?:(?:{_PEOPLES})族?|[回满藏苗彝壮侗瑶白傣黎佤畲水土羌怒各]族)*自治[区州县旗]"
_FORM = re.compile(rf"(?:省|市|县|区|旗|盟|地区|林区|特区|{_AUTONOMOUS}|特别行政区)$")
_ZONE = re.compile(
    r"(?:新区|新城|开发区|高新区|经开区|管理区|示范区|合作区|试验区|实验区|产业区|园区|度假区|景区|保税区)$"
)
_KIND_OF_ZONE = re.compile(r"(?:国家级?)?(?:高新|经开|经济|工业|产业|保税|综合|旅游|新区$|新城$)")
_TOWNSHIP = re.compile(r"(?:街道|镇|乡|苏木)$")
_NAME = re.compile(r"[\u3400-\u9fff〇]{1,40}")
_END = frozenset("省市区县旗盟州")
_WORDS = frozenset({"城区", "郊区", "矿区", "市区"})
"""Names of districts that are words of every report."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the standard and the years (both included) in which its name bore its code; `code` is "" outside it."""

    code: str
    name: str
    first: int = 0
    last: int = 9999

    @property
    def prefix(self) -> str:
        """The digits that the codes of everything within it begin with."""
        return re.sub(r"(?:00){1,2}$", "", self.code)

    @property
    def level(self) -> Level:
        """The level of its government."""
        if not self.code:
            return "township" if _TOWNSHIP.search(self.name) else "county"
        return {2: "province", 4: "city"}.get(len(self.prefix), "county")  # type: ignore[return-value]

    @property
    def stem(self) -> str:
        """The name without its kind: 徐水县 is 徐水, 广西壮族自治区 is 广西; a two-character name stays."""
        stem = re.sub(rf"{_AUTONOMOUS}$|特别行政区$|地区$|[省市县区旗盟]$", "", self.name)
        return stem if len(stem) > 1 else self.name

    def stood_in(self, year: int | None) -> bool:
        """Say whether the name bore its code in a year; without one, whether it does today."""
        return self.last == 9999 if year is None else self.first <= year <= self.last


Chain = tuple[Place, ...]


@cache
def _table() -> str:
    """Return the rows of the table, each between two line ends."""
    raw = shipped("reportnlp.read", "places.tsv").read_text(encoding="utf-8")
    return raw[raw.index("code\tname\tfirst\tlast\n") :][len("code\tname\tfirst\tlast") :]


def all_units() -> list[tuple[str, str]]:
    """Return the code and name of every row, in the order of the table: a place that was renamed has several."""
    return re.findall(r"\n(\d+)\t([^\t\n]+)", _table())


def _row(at: int) -> Place:
    """Return the place in whose row the offset stands."""
    table = _table()
    code, name, first, last = table[table.rfind("\n", 0, at) + 1 : table.find("\n", at)].split("\t")
    return Place(code, name, int(first or 0), int(last or 9999))


@cache
def find_named(name: str) -> tuple[Place, ...]:
    """Return every unit that bears or bore exactly this name."""
    return tuple(_rows(f"\t{name}\t"))


@cache
def find_stem(stem: str) -> tuple[Place, ...]:
    """Return every unit whose name is `stem` with the kind of unit behind it (徐水: 徐水县, 徐水区)."""
    return tuple(place for place in _rows(f"\t{stem}") if _FORM.fullmatch(place.name, len(stem)))


def _rows(needle: str) -> Iterator[Place]:
    table = _table()
    at = table.find(needle)
    while at >= 0:
        yield _row(at + 1)
        at = table.find(needle, at + 1)


@cache
def _bearers(code: str) -> tuple[Place, ...]:
    return tuple(_rows(f"\n{code}\t"))


def find_code(code: str, year: int | None) -> Place | None:
    """Return the unit that bore a code in a year, or None."""
    found = _bearers(code)
    return next((place for place in found if place.stood_in(year)), found[-1] if found else None)


def parse_name(name: str, within: str = "") -> list[Chain]:
    """Return the ways to read a place name as units of the table, the highest first (保定徐水区: 保定市, 徐水区).

    A zone (坪山新区) or a township, which the standard does not list, may stand last. Empty where nothing fits.
    """
    if not name:
        return [()]
    if not _NAME.fullmatch(name):  # digits would be found among the table's years
        return []
    exact = [
        (place, *rest)
        for cut in range(len(name), 1, -1)
        if name[cut - 1] in _END
        for place in _below(find_named(name[:cut]) or _find_short_prefecture(name[:cut]), within)
        for rest in parse_name(name[cut:], place.prefix)
    ]
    if exact:
        return exact
    return _parse_short(name, within) or _parse_unlisted(name)


def _find_short_prefecture(name: str) -> tuple[Place, ...]:
    """Return the autonomous prefecture that is called 延边州 for short."""
    if len(name) < 3 or not name.endswith("州"):
        return ()
    return tuple(place for place in find_stem(name[:-1]) if place.name.endswith("自治州"))


def _parse_short(name: str, within: str) -> list[Chain]:
    """Read 保定 in 保定徐水区, or the whole of a short name (徐水, 宁夏), as the stem of a unit."""
    chains: list[Chain] = []
    for cut in range(2, min(len(name), 6) + 1):
        for place in _below(find_stem(name[:cut]), within):
            rests = parse_name(name[cut:], place.prefix)
            chains += [(place, *(_own_zone(name, rest) if rest else rest)) for rest in rests]
    return chains


def _own_zone(name: str, rest: Chain) -> Chain:
    """Leave its city in the name of a zone that has no other: 苏州工业园区, not 工业园区 in 苏州市."""
    return (Place("", name),) if not rest[0].code and _KIND_OF_ZONE.match(rest[0].name) else rest


def _parse_unlisted(name: str) -> list[Chain]:
    """Read a zone or township; one in front of which a county stands (临澜县砚湖街道) is none."""
    alone = 2 < len(name) <= 12 and not re.search(r"[县市旗].", name)
    return [(Place("", name),)] if alone and (_ZONE.search(name) or _TOWNSHIP.search(name)) else []


def is_zone(name: str) -> bool:
    """Say whether a name is that of a functional district, which the standard does not list (坪山新区)."""
    return bool(_ZONE.search(name)) and not find_named(name)


def _below(places: tuple[Place, ...], within: str) -> list[Place]:
    return [place for place in places if place.code.startswith(within) and len(place.prefix) > len(within)]


def count_named(text: str, kind: str, year: int | None) -> Counter[Place]:
    """Return how often a text names units whose name ends in `kind` (one character of 省市县区旗), by name and stem.

    Names borne in another year don't count; neither do those of which a text speaks only once, nor 城区 and 郊区.
    """
    ends = [match.end() for match in re.finditer(kind, text)]
    words = Counter(text[end - size : end] for end in ends for size in range(3, 7) if end >= size)
    words.update(re.findall(rf"(?<![^\W\da-zA-Z_])[^\W\da-zA-Z_]{kind}", text))  # 和县 is no part of 我市和县
    counts: Counter[Place] = Counter()
    for word, count in words.items():
        if count > 1 and word[-2:] not in _WORDS:
            places = [place for place in find_named(word) if place.stood_in(year)]
            counts.update({place: text.count(place.stem) for place in places})
    return counts


def count_cities(text: str, year: int | None) -> Counter[Place]:
    """Return how often a text names each city, by its full name or stem."""
    from ahocorasick_rs import AhoCorasick

    rows = (_row(match.start(1)) for match in re.finditer(r"\n(\d\d(?!00)\d\d00)\t", _table()))
    cities = [place for place in rows if place.stood_in(year)]
    found = AhoCorasick([place.stem for place in cities]).find_matches_as_indexes(text)
    return Counter(cities[index] for index, _, _ in found)


def count_below(text: str, city: Place, year: int | None) -> Counter[Place]:
    """Return how often a text names each unit of a city, by its full name or stem."""
    rows = (place for place in _rows(f"\n{city.prefix}") if place.code != city.code and place.stood_in(year))
    return Counter({place: count for place in rows if (count := text.count(place.stem)) > 2})


def count_provinces(text: str) -> Counter[Place]:
    """Return how often a text names each province, by its full name or stem."""
    codes = re.findall(r"\n(\d\d0000)\t", _table())
    provinces = [place for code in codes if (place := find_code(code, None))]
    return Counter({place: text.count(place.stem) for place in provinces})
