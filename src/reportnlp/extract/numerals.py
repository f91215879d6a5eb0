"""Numerals alone: what number a Chinese or Arabic numeral stands for, in exact arithmetic."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

from reportnlp.model import Number

Exact = int | Decimal | Fraction
"""An exact value: whole numbers are ints, decimals Decimals, only fractions in words (三分之二) Fractions."""

MAX_LENGTH = 64
"""Longer runs of digits are codes or noise; Python's int() refuses 4,300 digits and more."""

LARGEST = 10**MAX_LENGTH
"""What counts more than this is noise as well (2万亿万亿万亿…); a float would overflow."""

CHINESE = "零〇一二两兩三四五六七八九十百千万萬亿億廿卅"
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
DIGITS |= {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

# Some reports of the 1990s have a middle dot for the decimal point (19·5%).
# 千 before 瓦, 米, 克 … belongs to the unit (3万千瓦), 百 before 分之 to the percent.
_THOUSAND = r"千(?![瓦米克伏焦赫帕]|分之|卡(?!车))"
_MYRIAD = r"[万萬](?!分之)|[亿億]"
ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})++(?!\d)|\d++)(?:\.\d++|·\d++(?=[%‰万亿倍个元]))?"
MAGNITUDE = rf"(?:十|百(?!分[之点])|{_THOUSAND}|{_MYRIAD})"
_CHINESE = rf"(?:[零〇一二两兩三四五六七八九十廿卅]|百(?!分之)|{_THOUSAND}|{_MYRIAD})"
NUMERAL = (
    rf"(?:{ARABIC}(?:(?: (?=[万亿]))?{MAGNITUDE}++(?:\d++{MAGNITUDE}++)*+)?"
    rf"|{_CHINESE}++(?:[点點][零〇一二三四五六七八九]++{MAGNITUDE}*+)?)"
)
"""The regular expression of a numeral as it stands in a report: no group, no backtracking."""

_EXACT = Context(prec=4 * MAX_LENGTH)
_PLAIN = re.compile(r"(\d+)(?:\.(\d+))?([十百千]?)(万亿|[万亿]?)")
_PARTS = re.compile(rf"(\d+(?:\.\d+)?)|([{''.join(DIGITS)}])|([{''.join(TENS)}])|([{''.join(MYRIADS)}])|([点點])")
_POWER = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_SPELT = str.maketrans({"廿": "二十", "卅": "三十", "·": ".", " ": None})
_COMMA = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")


@lru_cache(maxsize=4096)
def read_numeral(text: str) -> Exact | None:
    """Return the exact value of a numeral, or None where `text` is none (or longer than 64 characters, or 10**64).

    Arabic digits with commas, Chinese numerals, both mixed, decimals in words, fractions.

    >>> read_numeral("3万5千"), read_numeral("一百零五"), read_numeral("1.5万亿")
    (35000, 105, 1500000000000)
    >>> read_numeral("三分之二"), read_numeral("一点七八")
    (Fraction(2, 3), Decimal('1.78'))
    """
    value = _read(text) if text and len(text) <= MAX_LENGTH else None
    return None if value is None or value >= LARGEST else value


def _read(text: str) -> Exact | None:
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _read_plain(plain)
    for mark in ("分之", "/"):
        first, found, second = text.partition(mark)
        if found:
            return _divide(first, second) if mark == "分之" else _divide(second, first)
    return _read_parts(_COMMA.sub("", text).translate(_SPELT))


def to_number(value: Exact) -> Number:
    """Return a value for JSON: an int up to 2**53, else the nearest float.

    >>> to_number(read_numeral("6.5")), to_number(read_numeral("1.2万亿"))
    (6.5, 1200000000000)
    """
    return value if isinstance(value, int) and -(2**53) <= value <= 2**53 else float(value)


def step_of(value: Exact) -> Exact:
    """Return the unit of the last figure written: 100 for 1500, a tenth for 2.5 (1500余 stays below 1600).

    >>> step_of(1500), step_of(read_numeral("2.5"))
    (100, Decimal('0.1'))
    """
    if not value or isinstance(value, Fraction):
        return 1
    exponent = Decimal(value).normalize(_EXACT).as_tuple().exponent
    return _whole(Decimal(1).scaleb(int(exponent)))


def times(value: Exact, factor: int) -> Exact:
    """Return a value times a whole factor, exactly."""
    return _whole(_EXACT.multiply(value, factor)) if isinstance(value, Decimal) else value * factor


def add(first: Exact, second: Exact) -> Exact:
    """Return the exact sum of two values."""
    if isinstance(first, int) and isinstance(second, int):
        return first + second
    if isinstance(first, Fraction) or isinstance(second, Fraction):
        return Fraction(first) + Fraction(second)
    return _whole(_EXACT.add(Decimal(first), Decimal(second)))


def _whole(value: Decimal) -> Exact:
    return int(value) if value == value.to_integral_value(context=_EXACT) else value.normalize(_EXACT)


def _divide(lower: str, upper: str) -> Exact | None:
    below, above = read_numeral(lower), read_numeral(upper)
    if above is None or not below:
        return None
    found = Fraction(above) / Fraction(below)
    return found.numerator if found.denominator == 1 else found


def _read_plain(match: re.Match[str]) -> Exact:
    """Read the commonest form: digits, a decimal part, one magnitude (`1.5万亿`)."""
    digits, decimals, tens, myriads = match.groups("")
    shift = _POWER[tens] + _POWER[myriads]
    if not decimals:
        return int(digits + "0" * shift)
    value = Decimal(f"{digits}.{decimals}e{shift}")
    return _whole(value) if shift or decimals.endswith("0") else value


class _Sum:
    """A numeral read so far: closed myriads, the open section below them, and a number that awaits its magnitude."""

    def __init__(self) -> None:
        self.total: Exact = 0
        self.section: Exact = 0
        self.number: Exact | None = None
        self.digits = ""
        self.decimals: str | None = None
        self.last = 1
        self.myriad = 1

    def settle(self) -> Exact | None:
        """Close a run of digits, with the decimals behind 点."""
        if self.decimals is not None:
            self.number = _whole(Decimal(f"{self.digits or 0}.{self.decimals or 0}"))
        elif self.digits:
            self.number = int(self.digits)
        self.digits, self.decimals = "", None
        return self.number

    def digit(self, value: int) -> None:
        """Add a Chinese digit, before or behind 点."""
        if self.decimals is None:
            self.digits += str(value)
        else:
            self.decimals += str(value)

    def tens(self, factor: int) -> None:
        """Close a number by 十, 百 or 千; without a number it stands for one (十五)."""
        number = self.settle()
        self.section = add(self.section, factor if number is None else times(number, factor))
        self.number, self.last = None, factor

    def myriads(self, factor: int) -> None:
        """Close a section by 万 or 亿: 万亿 and 三万五千亿 multiply, 三亿五千万 adds, a bare 万 is 10,000."""
        group = add(self.section, self.settle() or 0)
        if not group:
            self.total = times(self.total or 1, factor)
        elif self.total and factor > self.myriad:
            self.total = times(add(self.total, group), factor)
        else:
            self.total = add(self.total, times(group, factor))
        self.section, self.number, self.last, self.myriad = 0, None, factor, factor

    def point(self) -> None:
        """Begin the decimals: what stands before 点 is the whole part."""
        whole = add(self.section, self.settle() or 0)
        self.section, self.number, self.digits, self.decimals = 0, None, str(whole), ""

    def value(self) -> Exact:
        """Return the whole numeral; a digit right behind a magnitude counts the next lower one (三万五, 二百五)."""
        colloquial = len(self.digits) == 1 and self.last >= 100 and self.decimals is None
        number = self.settle() or 0
        if colloquial:
            number = times(number, self.last // 10)
        return add(add(self.total, self.section), number)


def _read_parts(text: str) -> Exact | None:
    if sum(text.count(point) for point in "点點.") > 1:
        return None
    found, at = _Sum(), 0
    for part in _PARTS.finditer(text):
        if part.start() != at:
            return None
        at = part.end()
        _take(found, part)
    return found.value() if at == len(text) > 0 else None


def _take(found: _Sum, part: re.Match[str]) -> None:
    arabic, digit, tens, myriads, _ = part.groups()
    if arabic:
        found.number = _whole(Decimal(arabic))
    elif digit:
        found.digit(DIGITS[digit])
    elif tens:
        found.tens(TENS[tens])
    elif myriads:
        found.myriads(MYRIADS[myriads])
    else:
        found.point()
