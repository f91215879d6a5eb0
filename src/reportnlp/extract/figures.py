"""Figures: numbers with their unit and hedges as they stand in a text, before lists and changes are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from reportnlp.extract import hedges
from reportnlp.extract.forms import CHINESE, MAGNITUDE, NUMERAL, Form, by_follow, by_start, never
from reportnlp.extract.hedges import Hedge
from reportnlp.extract.numerals import Exact, read_numeral
from reportnlp.extract.units import Unit, per_at, unit_at, units
from reportnlp.model import Change, Kind

Spans = Sequence[tuple[int, int]]

_NUMBER = re.compile(
    rf"(?P<num>{NUMERAL})(?P<in>[多余餘来](?!年来))?(?P<mag>{MAGNITUDE}*+)(?P<in2>[多余餘来几](?!年来))?"
)
_QUOTED = re.compile(r"[“\"](?![^“”\"\n]连)[^“”\"\n]{1,24}[”\"]")
_BARE = frozenset("百千万萬亿億")
_MONEY = re.compile(
    r"(?:资金|投资|收入|财政|[税费]|贷款|产值|利润|总额|补贴|补助|拨款|金额|余额|工资|支出|经费|成本|债券|基金|奖励)[一-鿿]{0,6}$"
)


@dataclass(slots=True)
class Figure:
    """A number being read: `start`, `end` hold hedges and unit, `number` is where the numeral begins.

    `unit` is None for a bare number, `kind` too until a list or the context settles it.
    """

    start: int
    end: int
    number: int
    low: Exact | None
    high: Exact | None
    unit: str | None
    kind: Kind | None
    rule: str
    hedges: list[Hedge] = field(default_factory=list)
    approx: str | None = None
    change: Change | None = None
    magnitude: str = ""
    base: str | None = None
    governed: bool = False


@cache
def _first() -> re.Pattern[str]:
    """Return where a quantity may begin: one character of a class (fast to search), then what must stand around it."""
    units_first = "".join(sorted({name[0] for name in units()} - set("\\]^-")))
    starts = "".join(char for char in by_start() if char not in CHINESE)
    return re.compile(
        rf"[0-9{CHINESE}{starts}](?:(?<=[0-9])|(?<=[{CHINESE}])(?=[{CHINESE}{units_first}多余餘来几点點分成半连番、大周号级位等])"
        rf"|(?<=[{starts}])(?=[0-9{CHINESE}了位数千百万亿十]))"
    )


def scan(folded: str, taken: Spans) -> Iterator[Figure]:
    """Yield the figures of a folded text from left to right, disjoint, none of them inside a `taken` span."""
    blocks = sorted([*taken, *(match.span() for match in _QUOTED.finditer(folded))])
    first = _first()
    at = block = floor = 0
    while match := first.search(folded, at):
        at = match.start()
        while block < len(blocks) and blocks[block][1] <= at:
            block += 1
        if block < len(blocks) and blocks[block][0] <= at:
            at = blocks[block][1]
            continue
        limit = blocks[block][0] if block < len(blocks) else len(folded)
        figure, at = _read(folded, at, floor)
        if figure and figure.end <= limit:
            floor = figure.end
            yield figure


def _read(folded: str, at: int, floor: int) -> tuple[Figure | None, int]:
    """Read what begins at a place; the second value is where to go on."""
    for form in by_start().get(folded[at], ()):
        figure = _read_form(folded, at, floor, form)
        if figure:
            return figure, figure.end
    if folded[at] not in "0123456789" and folded[at] not in CHINESE:
        return None, at + 1
    return _read_number(folded, at, floor)


def _read_form(folded: str, at: int, floor: int, form: Form) -> Figure | None:
    match = form.pattern.match(folded, at)
    if not match:
        return None
    groups = match.groupdict()
    values = form.read(groups)
    if values is None:
        return None
    end = match.end()
    unit, kind = form.unit, form.kind
    if groups.get("unit"):
        unit = groups["unit"]
    elif groups.get("unit2"):
        unit = "个" + str(groups["unit2"])
    if kind is None:
        stands = units().get(unit) if unit else unit_at(folded, end)
        if stands is None and not {"万", "亿"} & set(match[0]):
            return None
        if stands is not None:
            end = end if unit else _unit_end(folded, end, stands)
            unit, kind = folded[match.end() : end] or stands.name, stands.kind
    figure = Figure(at, end, at, *values, unit, kind, form.id, approx=form.approx, change=form.change)  # type: ignore[arg-type]
    figure.magnitude = "万"
    return _hedged(folded, figure, floor, groups.get("hedge") or groups.get("hedge2"))


def _read_number(folded: str, at: int, floor: int) -> tuple[Figure | None, int]:
    if _starts_line(folded, at) and (mark := _LIST_MARK.match(folded, at)):
        return None, mark.end()
    match = _NUMBER.match(folded, at)
    if not match:
        return None, at + 1
    before = folded[at - 1 : at]
    arabic = folded[at].isdigit()
    if _is_glued(folded, at, before, floor):
        return None, match.end()
    excluded = never(arabic).match(folded, at)
    if excluded:
        return None, max(excluded.end(), match.end())
    for form in by_follow().get(folded[match.end("num") : match.end("num") + 1], ()):
        figure = _read_form(folded, at, floor, form)
        if figure:
            return figure, figure.end
    return _plain(folded, match, floor, arabic), match.end()


_LIST_MARK = re.compile(r"\d{1,2}\.(?=\d)")


def _starts_line(folded: str, at: int) -> bool:
    return folded[at - 1 : at] in {"", "\n"} if at else True


_GLUED = frozenset("第+./_#&")


def _is_glued(folded: str, at: int, before: str, floor: int) -> bool:
    """Tell whether a number belongs to a name or code (PM2.5, G20, 1+6); a dash is none behind a number (3-5年)."""
    if before == "." and _starts_line(folded, at - 2) | _starts_line(folded, at - 3):
        return False  # 3.15个项目 at the start of a line is item 3
    if before == "-":
        return not folded[max(0, at - 2) : at].startswith("-") and at - floor > 1 or at - floor > 2
    return before in _GLUED or (before.isascii() and before.isalpha() and folded[at].isdigit())


def _plain(folded: str, match: re.Match[str], floor: int, arabic: bool) -> Figure | None:
    num, within, mag, within2 = match.groups()
    value = read_numeral(num + mag)
    if value is None or (not arabic and not _well_formed(num)):
        return None
    at, end = match.span()
    unit = unit_at(folded, end)
    if unit is None and arabic and folded[end : end + 1] == " " and not _starts_line(folded, at):
        unit, end = unit_at(folded, end + 1), end + 1
    if unit and not _may_stand(unit, folded, match, arabic):
        unit = None
    figure = Figure(at, end, at, value, value, None, None, "quantity.bare", magnitude=mag)
    figure.magnitude = mag or "".join(char for char in num if char in "万萬亿億")
    if unit:
        figure.end = end = _unit_end(folded, end, unit)
        figure.unit, figure.kind = folded[match.end() : end].lstrip(), unit.kind
        figure.rule = f"quantity.{'multiple' if unit.kind == 'ratio' else unit.kind}"
    elif not arabic and not figure.magnitude:
        return None
    elif folded[end : end + 1].isascii() and folded[end : end + 1].isalnum():
        return None
    if folded[end : end + 1] == "级":
        return None
    figure = _hedged(folded, figure, floor, within or within2)
    if not arabic and not _chinese_counts(folded, figure, num + mag, unit):
        return None
    return figure


_OR = re.compile(r"[（(][一-鿿、]{1,8}[）)]次")


def _unit_end(folded: str, at: int, unit: Unit) -> int:
    """Return where a unit ends with its alternatives (辆（艘、架）次) and its per-part (元/月)."""
    end = at + len(unit.name)
    others = _OR.match(folded, end) if folded[end : end + 1] in {"（", "("} else None
    return others.end() if others else per_at(folded, end)


def _well_formed(num: str) -> bool:
    digits = sum(char in "一二两三四五六七八九" for char in num)
    return digits <= 1 or any(char in "十百千万萬亿億点點" for char in num)


def _may_stand(unit: Unit, folded: str, match: re.Match[str], arabic: bool) -> bool:
    if not unit.digits:
        return True
    if unit.digits == "within":
        return folded[match.end() + len(unit.name) : match.end() + len(unit.name) + 1] == "内"
    if unit.digits == "few":
        return match["num"] in {"两", "三", "四", "五", "2", "3", "4", "5"}
    if arabic:
        return True
    return unit.digits == "amount" and len(match["num"] + match["mag"]) > 1


_ONE_BEFORE = re.compile(r"(?:每[一-鿿]{1,8}|连续|为期|历时|提前|满|(?:召开|开展|组织|进行|举行|举办|安排|各))$")


def _chinese_counts(folded: str, figure: Figure, numeral: str, unit: Unit | None) -> bool:
    """Tell whether a Chinese numeral counts: 一 mostly means "a", a bare 百, 千, 万 "very many"."""
    if numeral == "一":
        if unit and unit.kind in {"ratio", "money"}:
            return True
        return bool(figure.hedges or (unit and _ONE_BEFORE.search(folded, max(0, figure.start - 10), figure.start)))
    if set(numeral) <= _BARE:
        if figure.hedges:
            return True
        return unit is not None and (unit.kind == "money" or (unit.kind == "measure" and numeral != "千"))
    return True


def _hedged(folded: str, figure: Figure, floor: int, within: str | None) -> Figure:
    found = []
    hedge = hedges.before(folded, figure.start, floor)
    if hedge:
        figure.start -= len(hedge.word)
        found.append(hedge)
    else:
        hedge = hedges.parted(folded, figure.start, floor)
        if hedge is None and figure.kind == "ratio" and figure.unit == "%":
            hedge = hedges.far(folded, figure.start, floor)
        if hedge:
            found.append(hedge)
    if within:
        found.append(hedges.inside(within))
    behind = hedges.after(folded, figure.end, figure.unit is not None and not within)
    if behind:
        figure.end += len(behind.word)
        found.append(behind)
    figure.hedges = found
    return figure


def looks_like_money(folded: str, figure: Figure) -> bool:
    """Tell whether a number without a unit is an amount of money (落实资金2600万)."""
    return bool(_MONEY.search(folded, max(0, figure.start - 14), figure.start))
