"""Numerals alone: what number a Chinese or Arabic numeral stands for, in exact arithmetic."""

from __future__ import annotations

import re
from fractions import Fraction

from reportnlp.model import Number

Exact = int | Fraction
"""An exact value: whole numbers are ints, everything else is a fraction."""

MAX_LENGTH = 64
"""Longer runs of digits are codes or noise; Python refuses to read 4,300 digits and more."""

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
DIGITS |= {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

_PLAIN = re.compile(r"(\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.(\d+))?([十百千]?)(万亿|[万亿]?)")
_PARTS = re.compile(
    rf"(\d{{1,3}}(?:[,，]\d{{3}})+|\d+)(?:\.(\d+))?|([{''.join(DIGITS)}])|([{''.join(TENS)}])|([万萬亿億兆])|([点點])"
)
_FRACTION = re.compile(r"(.+)分之(.+)")
_SLASH = re.compile(r"(\d+)/(\d+)")
_SCORES = str.maketrans({"廿": "二十", "卅": "三十"})
_MAGNITUDE = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}


def read_numeral(text: str) -> Exact | None:
    """Return the exact value of a numeral, or None where `text` is none (or longer than 64 characters).

    Arabic digits with commas, Chinese numerals, both mixed, decimals in words, fractions.

    >>> read_numeral("3万5千"), read_numeral("一百零五"), read_numeral("1.5万亿")
    (35000, 105, 1500000000000)
    >>> read_numeral("三分之二"), read_numeral("一点七八")
    (Fraction(2, 3), Fraction(89, 50))
    """
    if not text or len(text) > MAX_LENGTH:
        return None
    text = text.replace(" ", "")
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _read_plain(plain)
    parted = _FRACTION.fullmatch(text)
    if parted:
        return _divide(read_numeral(parted[2]), read_numeral(parted[1]))
    slash = _SLASH.fullmatch(text)
    if slash:
        return _divide(int(slash[1]), int(slash[2]))
    return _read_parts(text.translate(_SCORES))


def to_number(value: Exact) -> Number:
    """Return a value for JSON: an int up to 2**53, else the nearest float.

    >>> to_number(read_numeral("6.5")), to_number(read_numeral("1.2万亿"))
    (6.5, 1200000000000)
    """
    return value if isinstance(value, int) and abs(value) <= 2**53 else float(value)


def _digits(text: str) -> str:
    """Drop the commas between thousands; old reports have full-width ones (2，377台)."""
    return text.replace(",", "").replace("，", "")


def _whole(value: Fraction) -> Exact:
    return value.numerator if value.denominator == 1 else value


def _divide(upper: Exact | None, lower: Exact | None) -> Exact | None:
    if upper is None or not lower:
        return None
    return _whole(Fraction(upper) / Fraction(lower))


def _read_plain(match: re.Match[str]) -> Exact:
    """Read the commonest form: digits, a decimal part, one magnitude (`1.5万亿`)."""
    whole, decimals, tens, myriads = match.groups("")
    digits = int(_digits(whole) + decimals)
    shift = _MAGNITUDE[tens] + _MAGNITUDE[myriads] - len(decimals)
    return digits * 10**shift if shift >= 0 else _whole(Fraction(digits, 10**-shift))


class _Sum:
    """A numeral read so far: closed myriads, the open section below them, and a number that awaits its magnitude."""

    def __init__(self) -> None:
        self.total: Exact = 0
        self.section: Exact = 0
        self.number: Exact | None = None
        self.digits = ""
        self.last = 1
        self.decimals: str | None = None

    def settle(self) -> Exact | None:
        """Close a run of digits, with the decimals behind 点."""
        if self.digits:
            self.number = int(self.digits)
            self.digits = ""
        if self.decimals:
            self.number = _whole(Fraction(self.number or 0) + Fraction(int(self.decimals), 10 ** len(self.decimals)))
            self.decimals = None
        return self.number

    def tens(self, factor: int) -> None:
        number = self.settle()
        self.section += (1 if number is None else number) * factor
        self.number, self.last = None, factor

    def myriads(self, factor: int) -> None:
        group = self.section + (self.settle() or 0)
        if self.total and factor > self.last and self.last >= 10**4:
            self.total = (self.total + group) * factor
        elif not group:
            # 万元 is 10,000, 六万万 600 million
            self.total = (self.total or 1) * factor
        else:
            self.total += group * factor
        self.section, self.number, self.last = 0, None, factor


def _read_parts(text: str) -> Exact | None:
    sum_, at, zero = _Sum(), 0, False
    for part in _PARTS.finditer(text):
        if part.start() != at:
            return None
        at = part.end()
        zero = _add(sum_, part, zero)
    return _finish(sum_, zero) if at == len(text) else None


def _add(sum_: _Sum, part: re.Match[str], zero: bool) -> bool:
    """Add one part; the result says that the numeral now stands behind a 零 (so 三万零五 is 30005)."""
    whole, decimals, digit, tens, myriads, _point = part.groups()
    if whole:
        sum_.number = int(_digits(whole)) if not decimals else None
        if decimals:
            sum_.number = Fraction(int(_digits(whole) + decimals), 10 ** len(decimals))
    elif digit and sum_.decimals is not None:
        sum_.decimals += str(DIGITS[digit])
    elif digit:
        sum_.digits += str(DIGITS[digit])
        return zero or digit in "零〇"
    elif tens:
        sum_.tens(TENS[tens])
    elif myriads:
        sum_.myriads(MYRIADS[myriads])
    else:
        sum_.section += sum_.settle() or 0
        sum_.number, sum_.decimals = 0, ""
    return False


def _finish(sum_: _Sum, zero: bool) -> Exact:
    single = len(sum_.digits) == 1
    number = sum_.settle()
    if number is not None and single and not zero and sum_.last >= 100:
        # 三万五 is 35000, 二百五 250: a digit right behind a magnitude counts the next lower one.
        number = number * sum_.last // 10
    value = sum_.total + sum_.section + (number or 0)
    return _whole(Fraction(value))


def step_of(value: Exact) -> Exact:
    """Return the unit of the last figure written: 100 for 1500, a tenth for 2.5 (what 1500余 stays below the next of).

    >>> step_of(1500), step_of(read_numeral("2.5"))
    (100, Fraction(1, 10))
    """
    step = Fraction(1)
    while value and Fraction(value) % (step * 10) == 0:
        step *= 10
    while Fraction(value) % step:
        step /= 10
    return _whole(step)
