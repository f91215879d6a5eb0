"""Checks: places of a report that don't seem to fit each other. Flags, never verdicts, and rather too few.

Figures are compared as precisely as they are written: 5.3万亿元 and 53231亿元 agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from reportnlp.model import Check, Quantity, Span
from reportnlp.resolve.context import Context
from reportnlp.resolve.headline import headline_names
from reportnlp.text import behind_last

_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_SAME_CLAUSES = re.compile(r"[^。！？；;\n]{0,40}")
_TO = re.compile(
    r"[^,，。；\n]{0,6}(?:增加|提高|增长|上升|扩大|发展|提升|升|增|减少|降低|下降|降|减)[到至为][^,，。；\n]{0,8}"
)
_GAIN = re.compile(r"[，,、](?:比上年|较上年|同比|比去年|较去年)?净?(?:增加|减少)了?")
_NEXT = re.compile(r"[，,、](?:同比|比上年)?(?:增长|提高|下降|减少|增幅|降幅)(?:了|为|达)?")
_PARTS = re.compile(r"[（(，,、][^（()）。；;\n]{0,8}其中[^（()）。；;，,\n]{0,16}")
_MORE_PARTS = re.compile(r"[、，,][^（()）。；;\n，,、]{0,12}")
_SCATTERED = {"固定资产投资", "城镇新增就业", "规模以上工业增加值", "社会消费品零售总额"}
"""Headline indicators that reports also state for parts of their area without saying so in the name."""
# Real growth is not what two nominal values give.
_REAL = re.compile("生产总值|GDP|增加值|总产值|收入")
# 比“十五”末增长|74%, 由41亿元|增加到: not the year's figure.
_ON_A_BASE = re.compile("[比较由从累均]|年来")
_SLIPS = (10, 100, 1_000, 10_000)
_MOST_PARTS = 50
"""So many parts of a whole are read: of a list of 100,000 figures each would be compared with all behind it."""


def find_checks(context: Context, quantities: Sequence[Quantity]) -> tuple[Check, ...]:
    """Return the flags of a report in the order of their first place.

    Kinds: `growth` (two values and a rate that don't fit), `parts` (parts that exceed their whole), and of headline
    indicators `twice` (different figures for one year) and `unit` (figures a power of ten apart).
    """
    folded = context.folded
    found = [
        *_growth(folded, quantities),
        *_increase(folded, quantities),
        *_parts(folded, quantities),
        *_indicators(folded, quantities),
    ]
    return tuple(sorted(found, key=lambda check: (check.first.start, check.second.start)))


def _growth(folded: str, quantities: Sequence[Quantity]) -> Iterator[Check]:
    """Flag 由A提高到B,增长N% where N is not what A and B give."""
    for start, end, rate in zip(quantities, quantities[1:], quantities[2:], strict=False):
        if not (_exact(start) and _exact(end) and _exact(rate) and rate.kind == "percent" and rate.change):
            continue
        if start.unit != end.unit or start.kind != end.kind or start.kind in ("percent", "rank", "ratio"):
            continue
        if not _TO.fullmatch(folded, start.end, end.start) or not _SAME_CLAUSES.fullmatch(folded, end.end, rate.start):
            continue
        if rate.subject is None or _REAL.search(rate.subject.text):
            continue
        if rate.subject == end.subject and "均" not in folded[end.end : rate.start] and _misfit(start, end, rate):
            yield Check("growth", "the rate is not what the two values give", _span(end), _span(rate), "check.growth")


def _increase(folded: str, quantities: Sequence[Quantity]) -> Iterator[Check]:
    """Flag 达到B,比上年增加X,增长N% where N is not what B and X give."""
    for value, gain, rate in zip(quantities, quantities[1:], quantities[2:], strict=False):
        if not (_exact(value) and _exact(gain) and _exact(rate) and rate.kind == "percent"):
            continue
        if value.change or not gain.change or gain.change != rate.change or value.subject != rate.subject:
            continue
        alike = (value.unit, value.kind, value.subject) == (gain.unit, gain.kind, gain.subject)
        near = _GAIN.fullmatch(folded, value.end, gain.start) and _NEXT.fullmatch(folded, gain.end, rate.start)
        if (
            alike
            and near
            and not _REAL.search(rate.subject.text if rate.subject else "")
            and _unlike(value, gain, rate)
        ):
            yield Check("growth", "the rate is not what value and gain give", _span(value), _span(rate), "check.gain")


def _unlike(value: Quantity, gain: Quantity, rate: Quantity) -> bool:
    sign = -1 if gain.change == "down" else 1
    before = _figure(value) - sign * _figure(gain)
    if before <= 0:
        return True
    slack = (_grain(gain) + _figure(gain) * _grain(value) / before) / before * 100 + _grain(rate) + 0.5
    return abs(_figure(gain) / before * 100 - _figure(rate)) > slack


def _misfit(start: Quantity, end: Quantity, rate: Quantity) -> bool:
    """Whether no values that are written so could give the rate."""
    a, b, said = _figure(start), _figure(end), _figure(rate) * (-1 if rate.change == "down" else 1)
    low = (b - _grain(end)) / (a + _grain(start)) - 1
    high = (b + _grain(end)) / max(a - _grain(start), 1e-9) - 1
    slack = _grain(rate) + 1
    return not low * 100 - slack <= said <= high * 100 + slack


def _parts(folded: str, quantities: Sequence[Quantity]) -> Iterator[Check]:
    """Flag a count with 其中 whose parts are more than it: 收到申请10件(其中受理8件,不予受理5件)."""
    for n, whole in enumerate(quantities[:-1]):
        if whole.kind == "count" and _exact(whole) and not whole.change:
            parts = list(_parts_of(folded, quantities, n))
            if parts and sum(map(_figure, parts)) > _figure(whole) and len({p.unit for p in parts}) == 1:
                yield Check("parts", "the parts are more than the whole", _span(whole), _span(parts[-1]), "check.parts")


def _parts_of(folded: str, quantities: Sequence[Quantity], n: int) -> Iterator[Quantity]:
    whole, gap = quantities[n], _PARTS
    for before, part in pairwise(quantities[n : n + _MOST_PARTS + 1]):
        fits = part.unit == whole.unit and _exact(part) and not part.change
        if not fits or not gap.fullmatch(folded, before.end, part.start):
            return
        yield part
        gap = _MORE_PARTS


def _indicators(folded: str, quantities: Sequence[Quantity]) -> Iterator[Check]:
    """Flag an indicator whose figures for one time differ, or whose levels are a power of ten apart."""
    checked = headline_names() - _SCATTERED
    cells: dict[object, list[Quantity]] = defaultdict(list)
    for q in quantities:
        if not (q.indicator in checked and q.role and q.period and _exact(q)):
            continue
        if q.kind not in ("rank", "ratio", "point") and not _on_a_base(folded, q):
            cells[q.indicator, q.kind, q.unit].append(q)
    for same in cells.values():
        yield from _differing(same)


def _on_a_base(folded: str, figure: Quantity) -> bool:
    start = behind_last(folded, "，,；。：\n", figure.start - 40, figure.start)
    return bool(_ON_A_BASE.search(folded, start, figure.start))


def _differing(same: Iterable[Quantity]) -> Iterator[Check]:
    for first, second in combinations(list(same)[:12], 2):
        if first.change != second.change or first.subject is None or second.subject is None:
            continue
        named = first.subject.text == second.subject.text and first.subject.start != second.subject.start
        if named and _slip(first, second):
            yield Check("unit", "the figures are a power of ten apart", _span(first), _span(second), "check.unit")
        elif (
            named
            and _one_time(first, second)
            and abs(_figure(first) - _figure(second)) > _grain(first) + _grain(second)
        ):
            yield Check("twice", "the figures for one time differ", _span(first), _span(second), "check.twice")


def _one_time(first: Quantity, second: Quantity) -> bool:
    """Whether both hold for the same single year."""
    period = first.period
    if first.role != second.role or period != second.period or period is None or not period.start or not period.end:
        return False
    return period.start[:4] == period.end[:4] and first.base == second.base


def _slip(first: Quantity, second: Quantity) -> bool:
    if first.change or first.kind == "percent" or not _figure(first) or not _figure(second):
        return False
    ratio = max(_figure(first), _figure(second)) / min(_figure(first), _figure(second))
    return any(abs(ratio / power - 1) < 0.03 for power in _SLIPS)


def _exact(figure: Quantity) -> bool:
    return figure.low is not None and figure.low == figure.high and figure.approx is None


def _figure(figure: Quantity) -> float:
    return float(figure.low or 0)


def _grain(figure: Quantity) -> float:
    """Return the worth of the last digit as written: 5.3万亿元 is known to 0.1万亿元."""
    found = _DIGITS.search(figure.text)
    if not found or not figure.low:
        return 0.0
    written = float(found[0].replace(",", ""))
    last_digit: float = 10 ** -len(found[1] or "")
    return abs(float(figure.low) / written if written else 1.0) * last_digit


def _span(figure: Quantity) -> Span:
    return Span(figure.start, figure.end, figure.text)
