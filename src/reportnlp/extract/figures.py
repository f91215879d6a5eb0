"""Figures: numbers with their unit and hedges as they stand in a text, before lists and changes are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportnlp.extract import hedges
from reportnlp.extract.exclusions import excluded_end
from reportnlp.extract.forms import Form, by_follow, by_start
from reportnlp.extract.hedges import Hedge
from reportnlp.extract.numerals import CHINESE, MAGNITUDE, NUMERAL, Exact, read_numeral, times
from reportnlp.extract.units import Unit, unit_at, unit_end, units
from reportnlp.model import Approx, Change, Kind

_NUMBER = re.compile(rf"({NUMERAL})([多余餘来](?!年来))?({MAGNITUDE}*+)([多余餘来](?!年来))?")
_PASSED = r"[十百千万亿]{1,3}(?:美?元|[人吨辆台])?(?:大关[”\"]|[”\"]大关)"
_QUOTED = re.compile(rf"[“\"](?![^“”\"\n]{{1,3}}连|{_PASSED})[^“”\"\n]{{1,24}}[”\"]")
"""Figures in quotes are names, but for “九连增” and the mark that something passed: “百亿”大关."""
_HAN = re.compile(r"[^\W\da-zA-Z_]")
_LIST_MARK = re.compile(r"\d{1,2}\.(?=\d++(?!个?百分点|[%‰千万亿.]))")
_MEDAL = re.compile(r"[金银铜](?=[0-9、，。；的]|$)")
_STARTS_LINE = re.compile(r"(?:^|\n) *$")
_GLUED = frozenset("第+./_#&" + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_INDICATORS = ("GDP", "CPI", "PPI", "AQI", "R&D", "GEP")
_DIGITS = frozenset("0123456789")
_MYRIADS = frozenset("万萬亿億")
_BARE = _MYRIADS | {"百", "千"}
_ONE = re.compile(r"(?:每[^\W\da-zA-Z_]{1,8}|连续|为期|历时|提前|满|召开|开展|组织|进行|举行|举办|安排|各)$")


@dataclass(slots=True)
class Figure:
    """A number being read: `start`, `end` hold hedges and unit, `number` is where the numeral begins.

    `unit` is None for a bare number, `kind` too until a list or the context settles it; `magnitude` holds the 万 and 亿
    of the numeral. `governed` says that a verb before the thing counted makes the change (新增耕地200亩).
    """

    start: int
    end: int
    number: int
    low: Exact | None
    high: Exact | None
    unit: str | None
    kind: Kind | None
    rule: str
    magnitude: str = ""
    hedges: tuple[Hedge, ...] = ()
    approx: Approx | None = None
    change: Change | None = None
    base: str | None = None
    governed: bool = False


@cache
def _first() -> re.Pattern[str]:
    """Return where a quantity may begin: one character of a class (fast to search), then what must stand around it."""
    behind = (
        "".join(sorted({name[0] for name in units()} - set("\\]^-"))) + "多余餘来几点點分成半连番、大周号级位等到至"
    )
    starts = "".join(char for char in by_start() if char not in CHINESE)
    return re.compile(
        rf"[0-9{CHINESE}{starts}]"
        rf"(?:(?<=[0-9])|(?<=[{CHINESE}])(?=[{CHINESE}{behind}])|(?<=[{starts}])(?=[0-9{CHINESE}了位数番半]))"
    )


def scan(folded: str, taken: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    """Yield the figures of a folded text from left to right, disjoint, none of them inside a `taken` span."""
    blocks = sorted([*taken, *(match.span() for match in _QUOTED.finditer(folded))])
    blocks.append((len(folded) + 1, len(folded) + 1))
    search = _first().search
    at = block = floor = 0
    while match := search(folded, at):
        at = match.start()
        while blocks[block][1] <= at:
            block += 1
        if blocks[block][0] <= at:
            at = blocks[block][1]
            continue
        figure, at = _read(folded, at, floor)
        if figure and figure.end <= blocks[block][0]:
            floor = figure.end
            yield figure


def _read(folded: str, at: int, floor: int) -> tuple[Figure | None, int]:
    """Read what begins at a place; the second value is where to go on."""
    first = folded[at]
    for form in by_start().get(first, ()):
        figure = _special(folded, at, floor, form)
        if figure:
            return figure, figure.end
    if first in CHINESE:
        return _number(folded, at, floor, arabic=False)
    if first not in _DIGITS:
        return None, at + 1
    mark = _LIST_MARK.match(folded, at) if "." in folded[at : at + 3] else None
    if mark and _STARTS_LINE.search(folded, max(0, at - 8), at):
        # 3.15个项目 at the start of a line is item 3
        at = floor = mark.end()
    return _number(folded, at, floor, arabic=True)


def _special(folded: str, at: int, floor: int, form: Form) -> Figure | None:
    match = form.match(folded, at)
    values = form.read(groups := match.groupdict()) if match else None
    if match is None or values is None:
        return None
    figure = Figure(at, match.end(), at, *values, form.unit, form.kind, form.id, "", (), form.approx, form.change)
    name = groups.get("unit") or groups.get("unit_")
    if name:
        figure.unit = name if name in units() else f"个{name}"
        figure.kind = form.kind or units()[figure.unit].kind
    elif form.kind is None and not _takes_unit(folded, figure):
        return None
    return _hedged(folded, figure, floor, groups.get("hedge") or groups.get("hedge_"))


def _takes_unit(folded: str, figure: Figure) -> bool:
    """Give a special form the unit behind it; without one only a number of 万 or 亿 may stay (上千万家庭)."""
    unit = unit_at(folded, figure.end)
    if unit:
        start, figure.end = figure.end, unit_end(folded, figure.end, unit)
        figure.unit, figure.kind = folded[start : figure.end], unit.kind
    else:
        figure.magnitude = "万" if not _MYRIADS.isdisjoint(folded[figure.start : figure.end]) else ""
    return unit is not None or figure.magnitude != ""


def _number(folded: str, at: int, floor: int, arabic: bool) -> tuple[Figure | None, int]:
    match = _NUMBER.match(folded, at)
    if not match:
        return None, at + 1
    end = match.end(1)
    before = folded[at - 1] if at else "\n"
    if (before in _GLUED or before == "-") and _is_glued(folded, at, before, floor):
        return (_signed(folded, match, floor), match.end()) if before in "+-" else (None, match.end())
    beyond = excluded_end(folded, at, end, arabic)
    if beyond is not None:
        return None, max(beyond, match.end())
    for behind, form in by_follow().get(folded[end : end + 1], ()):
        figure = _special(folded, at, floor, form) if folded.startswith(behind, end) else None
        if figure:
            return figure, figure.end
    plain = _plain(folded, match, floor, arabic)
    return plain, plain.end if plain else match.end()


def _signed(folded: str, match: re.Match[str], floor: int) -> Figure | None:
    """Read a rate with its sign (同比增长-3.5%): only behind a word, so that no dash is taken for a minus."""
    start = match.start()
    if not (_HAN.match(folded, start - 2) and folded.startswith(("%", "‰", "个百分点"), match.end())):
        return None
    figure = _plain(folded, match, floor, arabic=True)
    if figure and figure.low is not None and folded[start - 1] == "-":
        figure.low = figure.high = times(figure.low, -1)
        figure.start = start - 1
    return figure


def _is_glued(folded: str, at: int, before: str, floor: int) -> bool:
    """Tell whether a number belongs to a name or code (PM2.5, G20, 1+6); a dash is none behind a number (3-5年)."""
    if before == "-":
        return at - floor > (2 if folded[at - 2] == "-" else 1)
    if before == ".":
        return at != floor
    return before in "第+/_#&" or (folded[at] in _DIGITS and not folded.endswith(_INDICATORS, 0, at))


def _plain(folded: str, match: re.Match[str], floor: int, arabic: bool) -> Figure | None:
    numeral, within, more, within_ = match.groups()
    value = read_numeral(numeral + more)
    if value is None or not (arabic or _well_formed(numeral)):
        return None
    start, end = match.span()
    unit = unit_at(folded, end)
    if unit is None and arabic and folded[end : end + 1] == " ":
        unit = unit_at(folded, end := end + 1)
    if unit and unit.digits and not _may_stand(unit, folded, match, arabic):
        unit = None
    figure = Figure(start, match.end(), start, value, value, None, None, "quantity.bare", more or _magnitude(numeral))
    if unit:
        figure.end = unit_end(folded, end, unit)
        figure.unit, figure.kind, figure.rule = folded[end : figure.end], unit.kind, _RULES[unit.kind]
    elif not (arabic or figure.magnitude or _begins_range(folded, end)) or _is_code(folded, end):
        return None
    if folded.startswith("级", figure.end):
        return None
    figure = _hedged(folded, figure, floor, within or within_)
    return figure if arabic or _chinese_counts(folded, figure, numeral + more, unit) else None


_RULES = {kind: f"quantity.{kind}" for kind in ("money", "percent", "point", "count", "measure", "duration", "rank")}
_RULES["ratio"] = "quantity.multiple"


def _magnitude(numeral: str) -> str:
    return "" if numeral[-1] in _DIGITS else "".join(char for char in numeral if char in _MYRIADS)


def _begins_range(folded: str, end: int) -> bool:
    """Tell whether a Chinese numeral without a unit may begin a range (三到五年)."""
    return folded[end : end + 1] in {"到", "至"} and folded[end + 1 : end + 2] in CHINESE


def _is_code(folded: str, end: int) -> bool:
    """Tell whether a letter or digit stands right behind a number without a unit (12B)."""
    behind = folded[end : end + 1]
    return behind.isascii() and behind.isalnum()


def _well_formed(numeral: str) -> bool:
    """Tell a numeral from a run of digits (三六八九)."""
    return len(numeral) == 1 or not set("十百千万萬亿億点點").isdisjoint(numeral)


def _may_stand(unit: Unit, folded: str, match: re.Match[str], arabic: bool) -> bool:
    if unit.digits == "within":
        return folded.startswith("内", match.end() + len(unit.name))
    if unit.digits == "medal":
        return _MEDAL.match(folded, match.end()) is not None
    if unit.digits == "few":
        return match[1] in {"两", "三", "四", "五", "2", "3", "4", "5"}
    return arabic or (unit.digits == "amount" and len(match[1] + match[3]) > 1)


def _chinese_counts(folded: str, figure: Figure, numeral: str, unit: Unit | None) -> bool:
    """Tell whether a Chinese numeral counts: 一 mostly means "a", a bare 百, 千, 万 "very many"."""
    if figure.hedges:
        return True
    if numeral == "一":
        counts = unit is not None and unit.kind in {"ratio", "money"}
        return counts or bool(unit and _ONE.search(folded, max(0, figure.start - 10), figure.start))
    if _BARE.issuperset(numeral):
        return unit is not None and (unit.kind == "money" or (unit.kind == "measure" and numeral != "千"))
    return True


def _hedged(folded: str, figure: Figure, floor: int, within: str | None) -> Figure:
    """Give a figure the hedges around it, and stretch it over those that touch it."""
    before = hedges.before(folded, figure.start, floor)
    if before:
        figure.start -= len(before.word)
    else:
        before = hedges.parted(folded, figure.start, floor)
        if before is None and figure.kind == "ratio" and figure.unit == "%":
            before = hedges.far(folded, figure.start, floor)
    end = figure.end + folded.startswith(" ", figure.end)  # 70% 以上
    behind = hedges.after(folded, end, figure.unit is not None and not within and end == figure.end)
    if behind:
        figure.end = end + len(behind.word)
    else:
        behind = hedges.parted_after(folded, figure.end)
    if before or within or behind:
        figure.hedges = tuple(hedge for hedge in (before, within and hedges.named(within), behind) if hedge)
    return figure
