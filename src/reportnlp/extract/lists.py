"""Numbers that stand together: ranges (3至5个), and units and hedges that one member of a list gives to all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportnlp.extract.figures import Figure
from reportnlp.extract.numerals import MYRIADS, times

_RANGE = re.compile(r"(?:[-~至到]|--|到)")
_LEVELS = re.compile(r"[由从][^，。；、]{0,30}$")
_MONEY = re.compile(
    r"(?:资金|投资|收入|财政|[税费]|贷款|产值|利润|总额|补贴|补助|拨款|金额|余额|工资|支出|经费|成本|债券|基金|奖励)[一-鿿]{0,6}$"
)
_AND = re.compile(r"(?:[、，]|和|与|及|以及|、?和)")


def join(folded: str, found: Sequence[Figure]) -> list[Figure]:
    """Return the figures with ranges made one, shared units and hedges given out, and unitless numbers dropped."""
    figures = list(_ranges(folded, found))
    _share(folded, figures)
    return [figure for figure in figures if _settle(folded, figure)]


def _ranges(folded: str, found: Sequence[Figure]) -> Iterator[Figure]:
    last: Figure | None = None
    for figure in found:
        if last and _is_range(folded, last, figure):
            last = _join(last, figure)
            continue
        if last:
            yield last
        last = figure
    if last:
        yield last


def _is_range(folded: str, first: Figure, second: Figure) -> bool:
    gap = second.start - first.end
    if not 1 <= gap <= 2 or second.start != second.number or not _RANGE.fullmatch(folded, first.end, second.start):
        return False
    if first.low is None or second.low is None or first.low != first.high:
        return False
    if first.unit not in {None, second.unit} or (first.unit is None and not second.unit and not second.magnitude):
        return False
    return not _LEVELS.search(folded, max(0, first.start - 30), first.start)


def _join(first: Figure, second: Figure) -> Figure:
    low = first.low
    if first.unit is None and not first.magnitude and second.magnitude and low is not None:
        factor = 1
        for char in second.magnitude:
            factor *= MYRIADS.get(char, 1)
        # 3至5万元: the first number takes the magnitude of the second, unless it is too big to (9000至1万).
        if second.high is not None and times(low, factor) < second.high:
            low = times(low, factor)
    second.low, second.start, second.number = low, first.start, first.number
    second.hedges = [*first.hedges, *second.hedges]
    return second


def _share(folded: str, figures: Sequence[Figure]) -> None:
    """Give the unit behind the last number of a list to those before it (1409万、1305万人次), and hedges likewise."""
    for n in range(len(figures) - 2, -1, -1):
        this, after = figures[n], figures[n + 1]
        if after.start - this.end > 2 or not _AND.fullmatch(folded, this.end, after.start):
            continue
        if this.unit is None and after.unit and not _starts_line(folded, this):
            this.unit, this.kind, this.rule = after.unit, after.kind, after.rule
        elif this.unit == "个" and after.unit == "个百分点":
            this.unit, this.kind, this.rule = after.unit, after.kind, after.rule
        if this.unit == after.unit:
            _give_hedges(this, after)
    for this, after in zip(figures, figures[1:], strict=False):
        if 0 < after.start - this.end <= 2 and this.unit == after.unit and not after.hedges and this.hedges:
            if _AND.fullmatch(folded, this.end, after.start) and folded[this.end] != "，":
                after.hedges = [hedge for hedge in this.hedges if this.start < this.number]


def _give_hedges(this: Figure, after: Figure) -> None:
    if this.hedges or not after.hedges or after.start < after.number:
        return
    this.hedges = [hedge for hedge in after.hedges if hedge.word in {"以上", "以下", "以内", "左右", "上下"}]


def _starts_line(folded: str, figure: Figure) -> bool:
    return folded[figure.start - 1 : figure.start] in {"", "\n", "。", "；", "："}


def _settle(folded: str, figure: Figure) -> bool:
    """Settle the kind of a number without a unit; False drops it."""
    if figure.kind is not None:
        return True
    if not figure.magnitude and not any(hedge.word in {"余", "多"} for hedge in figure.hedges):
        return False
    figure.kind = "money" if _MONEY.search(folded, max(0, figure.start - 14), figure.start) else "count"
    return True
