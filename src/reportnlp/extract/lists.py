"""Numbers that stand together: ranges (3至5个), and units and hedges that one member of a list gives to all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportnlp.extract.figures import Figure
from reportnlp.extract.numerals import MYRIADS, Exact, times

JOINS = frozenset(["、", "和", "与", "及", "以及", "、和"])
"""What may stand between two members of a list of numbers alone."""

_TO = frozenset(["-", "--", "~", "至", "到"])
# 从5%到6%, but 从业人员30至50人
_FROM = re.compile(r"(?:(?<!自)由(?!于)|从(?![业事]))[^，。；、]*$")
_GIVEN_BACK = frozenset(["以上", "以下", "以内", "左右", "上下"])
_MONEY = re.compile(
    r"(?:资金|投资|收入|经济总量|生产总值|GDP|增加值|市值|财政|税|(?<![免消])费|贷款|产值|利润|(?<!名)额|补贴|补助|拨款|工资|支出|经费|成本|债券|基金"
    r"|奖励)[^\W\da-zA-Z_]{0,6}$"
)
_INDEX = re.compile(
    r"(?:指数|系数|得分|评分)(?:值|预计|分别|约|均|为|是|达到|达|(?:下降|降低|提高|上升|提升|调整|增加)?[到至]|由|从|控制在)*$"
)
_REACHED = re.compile(r"(?:控制在|达到|降至|降到|下降到|提高到|提升到|提升至|上升到)$")
_OTHER = re.compile(r"[A-Za-z0-9版年月日:：\-]")
_COUNTED = re.compile(r"(?![用支投建资给的元]|大关)[^\W\da-zA-Z_]")
_PASSED = re.compile('[”"]?大关')
"""百亿大关 without a unit is one of money."""
_WINDOW = 30


def join(folded: str, found: Sequence[Figure]) -> list[Figure]:
    """Return the figures with ranges made one, shared units and hedges given out, and unitless numbers dropped."""
    figures = list(_ranges(folded, found))
    listed = [(this, after) for this, after in pairwise(figures) if folded[this.end : after.start] in JOINS]
    for this, after in reversed(listed):
        _give_back(folded, this, after)
    for this, after in listed:
        if this.unit == after.unit and not after.hedges and this.start < this.number:
            # 不低于700元/月和480元/月: the hedge in front holds for both.
            after.hedges = this.hedges[:1]
    settled = [figure for figure in figures if _settle(folded, figure)]
    for this, after in listed:
        if this.kind == "money" and after.kind == "count" and after.unit is None:
            after.kind = "money"  # 生产总值跨越7万亿、8万亿台阶
    return settled


def _ranges(folded: str, found: Sequence[Figure]) -> Iterator[Figure]:
    last: Figure | None = None
    for figure in found:
        if last and _is_range(folded, last, figure):
            last = _span(last, figure)
            continue
        if last:
            yield last
        last = figure
    if last:
        yield last


def _is_range(folded: str, first: Figure, second: Figure) -> bool:
    """Tell a range (5%—5.5%) from two levels (从5%到6%) and from numbers that only touch."""
    if folded[first.end : second.start] not in _TO or second.start != second.number:
        return False
    if first.low is None or second.high is None or first.low != first.high:
        return False
    if first.unit not in {None, second.unit} or not (second.unit or second.magnitude):
        return False
    return not _FROM.search(folded, max(0, first.start - _WINDOW), first.start)


def _span(first: Figure, second: Figure) -> Figure:
    low, high = first.low, second.high
    assert low is not None
    assert high is not None
    if first.unit is None and not first.magnitude:
        # 3至5万元: the first number takes the magnitude of the second, unless it is too big to (9000至1万).
        raised = _raised(low, second.magnitude)
        low = raised if raised < high else low
    second.low, second.high = min(low, high), max(low, high)
    second.start, second.number = first.start, first.number
    second.hedges = (*first.hedges, *second.hedges)
    return second


def _raised(value: Exact, magnitude: str) -> Exact:
    for char in magnitude:
        value = times(value, MYRIADS.get(char, 1))
    return value


def _give_back(folded: str, this: Figure, after: Figure) -> None:
    """Give the unit and the hedge behind the last number of a list to the one before (1409万、1305万人次)."""
    takes = (this.unit is None and not _starts_item(folded, this)) or (this.unit, after.unit) == ("个", "个百分点")
    if takes and after.unit:
        if this.unit is None and not this.magnitude and this.low is not None:
            # 突破70和50亿元: the first number takes the magnitude too.
            this.low = this.high = _raised(this.low, after.magnitude)
        this.unit, this.kind, this.rule = after.unit, after.kind, after.rule
    if this.unit == after.unit and not this.hedges and after.start == after.number:
        this.hedges = tuple(hedge for hedge in after.hedges if hedge.word in _GIVEN_BACK)


def _starts_item(folded: str, figure: Figure) -> bool:
    """Tell whether a bare number may be the mark of an item (3、5个社区建成)."""
    return folded[figure.start - 1 : figure.start] in {"", "\n", "。", "；", "："}


def _is_index(folded: str, figure: Figure) -> bool:
    """Tell whether a number without a unit is a value all the same: an index, or a decimal that something reaches."""
    if _OTHER.match(folded, figure.end):
        return False
    left = max(0, figure.start - 14)
    reached = isinstance(figure.low, Decimal) and _REACHED.search(folded, left, figure.start)
    return bool(reached or _INDEX.search(folded, left, figure.start))


def _settle(folded: str, figure: Figure) -> bool:
    """Settle the kind of a number without a unit; False drops it."""
    if figure.kind is not None:
        return True
    if _is_index(folded, figure):
        figure.kind, figure.rule = "measure", "quantity.index"
        return True
    if not figure.magnitude and not any(hedge.word in {"余", "多"} for hedge in figure.hedges):
        return False
    named = _MONEY.search(folded, max(0, figure.start - 14), figure.start) and not _COUNTED.match(folded, figure.end)
    passed = "亿" in figure.magnitude and _PASSED.match(folded, figure.end)
    figure.kind = "money" if named or passed else "count"
    return True
