"""Automatic numbering of Word: what 一、（一）1. a paragraph shows that holds only its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportnlp.read.package import attribute, children, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_CYCLES = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
_COUNTING = {
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseCounting",
    "koreanCounting",
}
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_SMALL_ROMAN = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MAX_LEVEL = 8


def format_number(number: int, form: str) -> str:
    """Return a number in one of Word's forms (`w:numFmt`); an unknown one is decimal.

    >>> format_number(12, "chineseCounting")
    '十二'
    """
    if form in _COUNTING:
        return _counted(number, _DIGITS, "十百千")
    if form in {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}:
        return _counted(number, _LEGAL, "拾佰仟")
    if form == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if form in {"upperRoman", "lowerRoman"}:
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    if form == "decimalFullWidth":
        return str(number).translate({48 + n: 0xFF10 + n for n in range(10)})
    if form == "decimalZero":
        return f"{number:02}"
    cycle = _CYCLES.get(form, "")
    return cycle[number - 1] if 0 < number <= len(cycle) else "" if form == "none" else str(number)


def _counted(number: int, digits: str, units: str) -> str:
    """Return 12 as 十二, 20 as 二十, 105 as 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    written = ""
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            written += digits[digit] + (units[power - 1] if power else "")
        elif written and not written.endswith(digits[0]):
            written += digits[0]
    written = written.rstrip(digits[0])
    return written[1:] if written.startswith(digits[1] + units[0]) else written


def _roman(number: int) -> str:
    written = ""
    for value, letters in (*_ROMAN, *_SMALL_ROMAN):
        written += letters * (min(number, 4000) // value)
        number = min(number, 4000) % value
    return written


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its form, its text with %1 for the first level's number, where it starts."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    spaced: bool = False
    style: str | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted; `mark` counts on."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str | None, int | None, str | None]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def mark(self, properties: _Element | None) -> str:
        """Return the number that a paragraph with these properties shows, "" for none, and count it."""
        if not self.abstracts:
            return ""
        number, depth = self._place(properties)
        levels = self.abstracts.get(self.lists[number], {}) if number in self.lists else {}
        if number is None or depth not in levels:
            return ""
        counts = self._count(number, depth, levels)
        level = levels[depth]
        if level.form == "bullet":
            return "●" if _PRIVATE.search(level.text) else level.text
        written = re.sub(r"%(\d)", lambda found: self._one(int(found[1]) - 1, counts, levels, level.legal), level.text)
        return written + (" " if level.spaced or written[-1:].isalnum() else "")

    def _one(self, depth: int, counts: dict[int, int], levels: dict[int, Level], legal: bool) -> str:
        form = levels[depth].form if depth in levels else "decimal"
        return format_number(counts.get(depth, 1), "decimal" if legal and form != "none" else form)

    def _place(self, properties: _Element | None) -> tuple[str | None, int]:
        """Return the list and level of a paragraph: its own, else those of its style or a style that is based on."""
        number, depth = list_of(properties)
        if number is None and properties is not None:
            style, seen = value_of(properties, "pStyle"), set[str]()
            while style in self.styles and style not in seen:
                seen.add(style)
                number, styled, parent = self.styles[style]
                if number is not None:
                    depth = styled if depth is None else depth
                    depth = self._depth_of_style(number, style) if depth is None else depth
                    break
                style = parent or ""
        return (None if number in {None, "0"} else number), min(depth or 0, _MAX_LEVEL)

    def _depth_of_style(self, number: str, style: str) -> int | None:
        levels = self.abstracts.get(self.lists.get(number, ""), {})
        return next((depth for depth, level in levels.items() if level.style == style), None)

    def _count(self, number: str, depth: int, levels: dict[int, Level]) -> dict[int, int]:
        counts = self._counts.setdefault(self.lists[number], {})
        starts = {each: level.start for each, level in levels.items()}
        if number not in self._begun:
            self._begun.add(number)
            for each, start in self.overrides.get(number, {}).items():
                counts.pop(each, None)
                starts[each] = start
        counts[depth] = counts[depth] + 1 if depth in counts else starts[depth]
        for each in [each for each in counts if each > depth]:
            del counts[each]
        for each in range(depth):
            counts.setdefault(each, starts.get(each, 1))
        return counts


def read_numbering(numbering: _Element | None, styles: _Element | None) -> Numbering:
    """Return the lists that `word/numbering.xml` and `word/styles.xml` define; empty where there are none."""
    found = Numbering()
    for each in children(numbering, "abstractNum"):
        found.abstracts[attribute(each, "abstractNumId") or ""] = dict(map(_level, children(each, "lvl")))
    for each in children(numbering, "num"):
        number = attribute(each, "numId") or ""
        found.lists[number] = value_of(each, "abstractNumId") or ""
        starts = [(_int(attribute(o, "ilvl")), value_of(o, "startOverride")) for o in children(each, "lvlOverride")]
        found.overrides[number] = {depth: _int(start, 1) for depth, start in starts if start is not None}
    for each in children(styles, "style"):
        properties = next(children(each, "pPr"), None)
        number_id, depth = list_of(properties)
        found.styles[attribute(each, "styleId") or ""] = (number_id, depth, value_of(each, "basedOn"))
    return found


def _level(element: _Element) -> tuple[int, Level]:
    return _int(attribute(element, "ilvl")), Level(
        form=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText") or "",
        start=_int(value_of(element, "start"), 1),
        legal=any(True for _ in children(element, "isLgl")),
        spaced=value_of(element, "suff") == "space",
        style=value_of(element, "pStyle"),
    )


def list_of(properties: _Element | None) -> tuple[str | None, int | None]:
    """Return the list and level that paragraph properties name, None for each that they don't."""
    place = next(children(properties, "numPr"), None)
    depth = value_of(place, "ilvl")
    return value_of(place, "numId"), None if depth is None else _int(depth)


def _int(written: str | None, otherwise: int = 0) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,6}", written) else otherwise
