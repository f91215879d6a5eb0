"""What a figure measures of its indicator (level, growth, change …), and figures in the indicator's canonical unit."""

from __future__ import annotations

import re
from functools import cache

from reportnlp.extract.numerals import to_number
from reportnlp.extract.units import units
from reportnlp.model import Approx, Measure, Number, Quantity
from reportnlp.rules import load_rows

COUNTED = frozenset("家户个件条套项座所处起宗例次场份列辆张台株篇部支批眼头只间名")
"""Counting words that may stand for one another (500家, 500户企业)."""

_AVERAGE = re.compile(r"年均|平均每年|每年平均|年平均|逐年平均|年递增")
_PLAN = re.compile(r"(?:完成|为|占(?=[^,，;；。]*[计任目]))[^,，;；。]{0,8}(?:计划|预算|任务|目标)[^,，;；。]{0,4}$")
_BEYOND = re.compile(r"(?:高于|低于|快于|好于|高出|低出|差距|高[^,，]{0,6}平均)[^,，;；。]*$")
_SHARED = re.compile(r"占[^,，;；。]*$")
# 新认定|高新技术企业|8家: a gain, not how many there are.
_GAINED = re.compile(r"认定|新获批|新培育|引进培育|培育|招引|新引进|引进")
_DOUBLED = "翻"
"""翻一番 is read as 2倍, which is a growth of 100%; it takes more than a year."""
# 五年|增长34%, 比“十五”末|增长74%
_YEARS = re.compile(
    r"(?<![0-9.])(?:[2-9]|10|[二两三四五六七八九十])年(?:来|间|累计|共)?[^,，年]{0,4}$|[比较][“\"]?\w{1,2}五[”\"]?(?:时期)?末"
)
# 失业率、价格涨幅分别控制在5%和3%: the list's 涨幅 makes no change of the rate.
_MOVED = re.compile(r"(?:提高|提升|上升|增加|下降|降低|回落|减少)了?$")
_FLIPPED: dict[Approx | None, Approx | None] = {"<": ">", ">": "<"}


@cache
def _stand_ins() -> dict[tuple[str, str], float]:
    rows = load_rows("reportnlp.resolve", "measures.tsv")
    return {(row["unit"], row["base"]): float(row["factor"]) for row in rows}


@cache
def factor(unit: str | None, base: str) -> float | None:
    """Return what one `unit` is of `base` (斤 of 吨: 0.0005), or None where they don't measure the same.

    Foreign money keeps its unit: 美元 of 元 is 1, and the row says 美元.

    >>> factor("斤", "吨"), factor("亩", "元")
    (0.0005, None)
    """
    if unit is None or unit == base or base in ("-", "比"):
        return 1
    if unit.endswith("元") and base == "元":
        return 1
    if unit in COUNTED and base in COUNTED:
        return 1
    if (unit, base) in _stand_ins():
        return _stand_ins()[unit, base]
    said, canonical = units().get(unit), units().get(base)
    return said.factor / canonical.factor if said and canonical and said.base == canonical.base else None


def measure_of(figure: Quantity, unit: str, clause: str, *, price: bool = False, level: bool = True) -> Measure | None:
    """Return what a figure says of its indicator, or None for a distance from something else (高于全国1个百分点).

    `unit` is the indicator's canonical unit, `clause` what stands before the figure in its sentence, `price` whether
    it is an index of prices, and `level` whether a level of it can be stated at all.
    """
    if figure.kind == "rank":
        return "rank"
    if figure.kind in ("percent", "ratio") and _PLAN.search(clause):
        return "completion"
    if _BEYOND.search(clause):
        return None
    if figure.kind == "point":
        return "change" if figure.change else None
    if figure.kind in ("percent", "ratio"):
        return _relative(figure, unit, clause, price)
    if not level:
        return None
    return "change" if figure.change or (figure.kind == "count" and _GAINED.search(clause)) else "level"


def _relative(figure: Quantity, unit: str, clause: str, price: bool) -> Measure | None:
    if price:
        return "average_growth" if _AVERAGE.search(clause) else "growth"
    if figure.kind == "ratio" and unit == "比":
        return "level"
    if figure.change:
        return _growth(figure, unit, clause)
    if unit in ("%", "‰") and figure.kind == "percent":
        return "level"
    return "share" if _SHARED.search(clause) else None


def _growth(figure: Quantity, unit: str, clause: str) -> Measure | None:
    if unit in ("%", "‰"):
        return "change" if _MOVED.search(clause) else "level"
    if _AVERAGE.search(clause):
        return "average_growth"
    return "growth_since" if _since(figure, clause) else "growth"


def _since(figure: Quantity, clause: str) -> bool:
    """Whether growth is on an earlier base than the year before."""
    if _DOUBLED in figure.text or _YEARS.search(clause):
        return True
    period = figure.period
    if period and period.start and period.end and period.start[:4] != period.end[:4]:
        return True
    base = figure.base or ""
    if "五" in base and base.endswith("末"):
        return True
    named = re.search(r"\d{4}", base)
    return bool(named and period and period.start and int(period.start[:4]) - int(named[0]) > 1)


def converted(
    figure: Quantity, unit: str, measure: Measure, *, price: bool = False
) -> tuple[Number | None, Number | None, str | None, Approx | None]:
    """Return (low, high, unit, approx) of a figure in the canonical `unit`; a fall is negative.

    Growth told in 倍 becomes a percentage, a price index its distance from 100.
    """
    if figure.low is None or figure.high is None:
        return None, None, figure.unit, figure.approx
    scale: float = 1
    shift: float = 0
    said = figure.unit
    if measure in ("level", "change") and figure.kind not in ("percent", "point", "rank", "ratio"):
        scale = factor(figure.unit, unit) or 1
        said = figure.unit if _foreign(figure.unit, unit) else unit if figure.unit else None
    elif figure.kind == "ratio" and figure.unit == "倍" and measure in ("growth", "growth_since", "average_growth"):
        scale, said = 100, "%"
        shift = -100 if _DOUBLED in figure.text else 0
    elif price and figure.low >= 90:
        shift = -100
    low, high = _tidy(figure.low * scale + shift), _tidy(figure.high * scale + shift)
    if figure.change == "down" and measure != "level":
        return _tidy(-high), _tidy(-low), said, _FLIPPED.get(figure.approx, figure.approx)
    return low, high, said, figure.approx


def _foreign(unit: str | None, base: str) -> bool:
    return base == "元" and unit is not None and unit != "元"


def _tidy(value: float) -> Number:
    """Return a figure without the dust of binary fractions, whole where it is."""
    value = round(value, 6)
    return to_number(int(value)) if value == int(value) else value
