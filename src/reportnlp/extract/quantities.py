"""Quantities: a number with its unit, its hedge, and what kind of measure it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from reportnlp.extract.numerals import Exact, read_numeral, to_number
from reportnlp.extract.units import unit_at, units
from reportnlp.model import Approx, Change, Kind, Quantity


class Place(Protocol):
    """Anything with a half-open span."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


_CN = r"(?:[零〇一二两三四五六七八九十廿卅亿]|百(?!分之)|千(?![瓦米克伏卡焦赫帕]|分之)|万(?!分之))"
_AR = r"\d++(?:,\d{3})*+(?:\.\d++)?"
_MAG = r"(?:[十百](?!分)|千(?![瓦米克伏卡焦赫帕])|万(?!分之)|亿)"
_POINT = r"(?:点[零〇一二两三四五六七八九]++[万亿]*+)?"
_NUM = rf"(?:{_AR}(?:{_MAG}++(?:\d++{_MAG}++)*+)?|{_CN}++{_POINT})"
_TOKEN = re.compile(
    rf"(?P<of>[百千万]分之)?(?P<num>{_NUM})(?P<in>[多余来几](?!年来))?(?P<mag>{_MAG}*+)"
    rf"(?:(?P<range>[-~至到]{{1,2}})(?P<num2>{_NUM}))?"
)
_BEFORE = re.compile(
    r"(超过|突破|不低于|不少于|不高于|不超过|高于|低于|大于|小于|不足|不到|将近|接近|大约|至少|(?<!赶)超|(?<!残疾)逾|(?<![最附])近|(?<![签节预集履违公条])约)$"
)
_AFTER = re.compile(r"以上|以下|以内|左右(?!岸)|上下(?!游)|之多|多(?![年种样元])|余")
_UP = re.compile(r"(增长|增加|上升|提高|提升|增幅|增速|涨幅|新增|净增|递增|增)(了|近|约|速度)?[达为]?$")
_DOWN = re.compile(r"(下降|减少|降低|降幅|回落|收窄|压减|精简)(了|近|约)?[达为]?$")
_APPROX: dict[str, Approx] = dict.fromkeys(
    ["超过", "突破", "不低于", "不少于", "高于", "大于", "至少", "超", "逾", "以上", "之多", "多", "余"], ">"
)
_APPROX |= dict.fromkeys(["不高于", "不超过", "低于", "小于", "不足", "不到", "以下", "以内"], "<")
_APPROX |= dict.fromkeys(["将近", "接近", "大约", "近", "约", "左右", "上下", "来", "几"], "~")


def find_quantities(text: str, folded: str, taken: Sequence[Place]) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order and disjoint; numbers inside `taken` spans are left alone."""
    spans = sorted((place.start, place.end) for place in taken)
    found: list[Quantity] = []
    at, reached = 0, 0
    for match in _TOKEN.finditer(folded):
        while at < len(spans) and spans[at][0] <= match.start():
            reached = max(reached, spans[at][1])
            at += 1
        if match.start() < reached:
            continue
        quantity = _read(text, folded, match, found[-1].end if found else 0)
        if quantity:
            found.append(quantity)
    return tuple(found)


def _read(text: str, folded: str, match: re.Match[str], floor: int) -> Quantity | None:
    start, end = match.span()
    before = folded[start - 1 : start]
    if before in {"第", "“", '"', "+", ".", "-", "/"} or before.isascii() and before.isalpha():
        return None
    unit = "%" if match["of"] == "百分之" else "‰" if match["of"] == "千分之" else unit_at(folded, end)
    if unit is None or (match["num"] == "一" and unit not in {"次", "倍"}) or folded.startswith("年", end):
        return None
    low = read_numeral(match["num"] + match["mag"])
    high = read_numeral(match["num2"]) if match["num2"] else low
    if low is None or high is None:
        return None
    end += 0 if match["of"] else len(unit)
    hedge = _BEFORE.search(folded, max(floor, start - 4), start)
    behind = _AFTER.match(folded, end)
    approx = _approx(hedge, match["in"], behind)
    start = hedge.start() if hedge else start
    end = behind.end() if behind else end
    return _build(text, (start, end), (low, high), unit, approx, _change(folded, start))


def _approx(hedge: re.Match[str] | None, inside: str | None, behind: re.Match[str] | None) -> Approx | None:
    word = hedge[0] if hedge else inside or (behind[0] if behind else None)
    return _APPROX.get(word) if word else None


def _change(folded: str, start: int) -> Change | None:
    if _UP.search(folded, max(0, start - 8), start):
        return "up"
    return "down" if _DOWN.search(folded, max(0, start - 8), start) else None


def _build(
    text: str,
    span: tuple[int, int],
    values: tuple[Exact, Exact],
    unit: str,
    approx: Approx | None,
    change: Change | None,
) -> Quantity:
    start, end = span
    low, high = map(to_number, values)
    kind: Kind = units()[unit].kind
    return Quantity(start, end, text[start:end], low, high, unit, kind, approx, change, rule=f"quantity.{kind}")
