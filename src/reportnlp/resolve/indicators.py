"""The indicators table: one row per indicator, measure, role and period.

A row is chosen among the figures that state the same: the sentence that lists the targets, or the review's opening,
wins; the same figure said again is listed in `also`. Headline indicators that a government work report leaves out
have rows too, `in_step` or `not_stated` (see headline.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from reportnlp.model import Indicator, Measure, Number, Period, Quantity, Role, Span
from reportnlp.resolve.context import Context
from reportnlp.resolve.headline import complete, is_headline
from reportnlp.resolve.lexicon import IndicatorName, Known, Lexicon, load_lexicon
from reportnlp.resolve.measures import converted, measure_of
from reportnlp.text import behind_last, places

# 从上半年5.5%|降到|5.3%: the first figure is where the way starts.
_START_OF_WAY = re.compile(r"[^,，;；。、]{0,4}[升高增加降减大展至压缩长番少低涨落]了?[到至为][^,，;；。、]{0,8}")
_PAIRS = dict.fromkeys(("城乡居民人均可支配收入", "城乡居民收入"), ("城镇居民人均可支配收入", "农村居民人均可支配收入"))
_CROPS = re.compile(r"([粮棉油肉蛋奶菜果糖茶]{2,5})(?:总?产量|总产)")
_AND = ("、", "和", "及", "与", "，", ",")
_STEADY = ("地区生产总值", "居民人均可支配收入", "城镇居民人均可支配收入", "农村居民人均可支配收入")
_STEP = re.compile(r"(?:[一二两三四五六七八九\d]个)?[新大]?(?:台阶|大关|关口)")
# 连续跨越|7万亿、8万亿、9万亿|三个大台阶: only the last step is where the way ends.
_PASSED = re.compile(r"(?:[、和][^，,。；、]{1,10}){1,5}(?:台阶|大关|关口)")
_SUFFIX = re.compile(r"(?<=..)(?:省|市|区|县|镇|街道|新区|[^省市区县]{1,3}族?自治[区州县])$")
_GAIN = ("新增", "城镇新增", "新设")
"""Indicators that are gains by name: 新增学位5000个 is how many there were of it."""
_LISTED = re.compile(r"([、和及与])")
_STOPS = "。！？；\n"
_REACH, _CLAUSE = 240, 60
"""A sentence and a clause are read so far back from a figure."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as a statement on an indicator."""

    figure: Quantity
    known: Known
    measure: Measure
    price: bool
    step: bool
    """Whether the figure is only a step on the way (跨越3000亿元台阶)."""

    @property
    def cell(self) -> tuple[str, Measure, Role | None, Period | None]:
        """What the statement is about; two statements on one cell say the same or contradict each other."""
        return self.known.of.name, self.measure, self.figure.role, self.figure.period


def name_indicators(
    context: Context, figures: Sequence[Quantity], subjects: Sequence[Span | None], lexicon: Path | None = None
) -> list[str | None]:
    """Return for each figure the canonical name of the indicator that its subject names, or None."""
    names = _names(context, lexicon)
    known = (names.find(figure, subject) for figure, subject in zip(figures, subjects, strict=True))
    return [each.name if each else None for each in known]


def tabulate_indicators(
    context: Context, quantities: Sequence[Quantity], lexicon: Path | None = None
) -> tuple[Indicator, ...]:
    """Return the rows of one report in the order of the text, those without a place last.

    A row holds figures in the canonical unit (1亿斤 = 50,000吨), falls negative; `text` keeps the report's words.
    Headline indicators of a 政府工作报告 have a row for the year's target and last year's result, stated or not.
    """
    stated = _statements(context, quantities, _names(context, lexicon))
    weights = _weights(stated)
    rows = [row for each in _cells(stated).values() for row in _rows(each, weights)]
    rows.sort(key=lambda row: (row.start or 0, row.end or 0))
    return tuple(complete(context, quantities, rows))


@lru_cache(maxsize=2)
def _names(context: Context, lexicon: Path | None) -> _Names:
    """Return what finds the indicators of a report: the same for its figures and for its table."""
    return _Names(context, load_lexicon(lexicon))


class _Names:
    """Finds the indicators of one report's figures, each once."""

    def __init__(self, context: Context, lexicon: Lexicon) -> None:
        region = context.report.region
        named = (region.name, region.province, region.city, region.county, region.township)
        self._places = tuple(each for name in named if name for each in (name, _SUFFIX.sub("", name)))
        self._folded, self._year, self._lexicon = context.folded, context.report.year, lexicon
        self._stops = places(context.folded, _STOPS)
        self._found: dict[tuple[int, int, str], Known | None] = {}

    def entry(self, name: str) -> IndicatorName:
        """Return the indicator of a canonical name of the shipped table."""
        return self._lexicon.indicators[name]

    def find(self, figure: Quantity, subject: Span | None) -> Known | None:
        """Return the indicator that the subject of a figure names, or None."""
        if subject is None:
            return None
        key = figure.start, subject.start, subject.text
        if key not in self._found:
            self._found[key] = self._named(figure, subject)
        return self._found[key]

    def _named(self, figure: Quantity, subject: Span) -> Known | None:
        stop = bisect_left(self._stops, figure.start) - 1
        sentence = self._stops[stop] + 1 if stop >= 0 else 0
        before = self._folded[max(sentence, figure.start - _REACH) : figure.start]
        return self._lexicon.find(figure, subject, self._year, before, self._places)


def _statements(context: Context, quantities: Sequence[Quantity], names: _Names) -> list[Stated]:
    passed = {q.stretch.start for q in quantities if q.stretch}
    passed |= {
        q.start for q, then in pairwise(quantities) if _START_OF_WAY.fullmatch(context.folded, q.end, then.start)
    }
    passed |= {q.start for q in quantities if q.kind == "money" and _PASSED.match(context.folded, q.end)}
    found = [
        stated
        for q, place in zip(quantities, _places_in_lists(context.folded, quantities), strict=True)
        if q.subject and q.role and q.start not in passed
        for subject in (_members(q.subject, place) if q.indicator is None else (q.subject,))
        if (stated := _statement(context.folded, names, q, subject))
    ]
    return _paired(context.folded, found, names)


def _paired(folded: str, stated: list[Stated], names: _Names) -> list[Stated]:
    """Return the statements with 城乡居民收入分别增长|5%|和|7%| told apart as what towns and villages earn."""
    for n, (first, second) in enumerate(pairwise(stated)):
        name, one, two = first.known.of.name, first.figure, second.figure
        gap = folded[one.end : two.start]
        if name in _PAIRS and name == second.known.of.name and one.subject == two.subject and gap in _AND:
            for at, part in enumerate(_PAIRS[name]):
                stated[n + at] = replace(stated[n + at], known=Known(names.entry(part)))
    return stated


def _places_in_lists(folded: str, quantities: Sequence[Quantity]) -> Iterator[int]:
    """Yield for each figure how many listed before it share its subject (粮油产量分别为|9吨|和|3吨: 0, 1)."""
    place = 0
    before: Quantity | None = None
    for q in quantities:
        same = before and before.subject == q.subject and folded[before.end : q.start] in _AND
        place = place + 1 if same else 0
        before = q
        yield place


def _members(subject: Span, place: int) -> Iterator[Span]:
    """Yield the names in a subject that lists several: those of one figure (固定资产投资、消费品零售总额|增长4%).

    Of crops told by a character each (粮油产量) it is the one at the figure's own `place` in the list.
    """
    crops = _CROPS.fullmatch(subject.text)
    if crops and place < len(crops[1]):
        yield Span(subject.start, subject.end, f"{crops[1][place]}产量")
    if not _LISTED.search(subject.text):
        return
    at = subject.start
    parts = _LISTED.split(subject.text)
    for part, gap in zip(parts[::2], [*parts[1::2], ""], strict=True):
        yield Span(at, at + len(part), part)
        at += len(part) + len(gap)


def _statement(folded: str, names: _Names, figure: Quantity, subject: Span) -> Stated | None:
    known = names.find(figure, subject)
    if known is None or figure.role is None or figure.period is None or figure.low is None:
        return None
    price = known.of.group == "prices"
    clause = folded[behind_last(folded, "，,；：。\n", figure.start - _CLAUSE, figure.start) : figure.start]
    measure = measure_of(figure, known.of.unit, clause, price=price, level="-" not in known.of.kinds)
    if measure == "change" and known.of.name.startswith(_GAIN):
        measure = "level"
    if measure == "growth" and _takes_years(figure, known):
        measure = "growth_since"
    step = bool(_STEP.match(folded, figure.end))
    return Stated(figure, known, measure, price, step) if measure else None


def _takes_years(figure: Quantity, known: Known) -> bool:
    """Whether a growth is too great for one year: no total doubles (增长1.1倍), no income grows by a quarter."""
    if figure.kind == "ratio":
        return is_headline(known.of.name, "growth")
    return known.of.name in _STEADY and figure.change == "up" and (figure.low or 0) >= 25


def _weights(stated: Iterable[Stated]) -> Counter[tuple[Role | None, int]]:
    """Count the headline statements of a role near each place: the sentence that lists the targets has the most."""
    return Counter((s.figure.role, s.figure.start // 400) for s in stated if is_headline(s.known.of.name, s.measure))


def _cells(stated: Iterable[Stated]) -> dict[object, list[Stated]]:
    cells: dict[object, list[Stated]] = defaultdict(list)
    for each in stated:
        cells[each.cell].append(each)
    return cells


def _rows(cell: list[Stated], weights: Counter[tuple[Role | None, int]]) -> list[Indicator]:
    """Return the row of a cell, and one for each qualified indicator that a different figure is about."""
    order = sorted(
        cell, key=lambda s: (not s.known.general, bool(s.known.qualifier), s.step, -_weight(s, weights), s.figure.start)
    )
    chief = order[0]
    groups: dict[str, list[Stated]] = defaultdict(list)
    for each in order:
        groups[_name(each, chief)].append(each)
    return [_row(name, same) for name, same in groups.items()]


def _weight(stated: Stated, weights: Counter[tuple[Role | None, int]]) -> int:
    role, block = stated.figure.role, stated.figure.start // 400
    return weights[role, block - 1] + weights[role, block] + weights[role, block + 1]


def _name(stated: Stated, chief: Stated) -> str:
    """Return a statement's name: a wider form (全社会) stands for the indicator itself where no plainer one does."""
    known = stated.known
    if known.general and known.qualifier and known.qualifier != chief.known.qualifier:
        return f"{known.of.name}（{known.qualifier}）"
    return known.name


def _row(name: str, same: list[Stated]) -> Indicator:
    stated, figure = same[0], same[0].figure
    assert figure.role
    assert figure.period
    low, high, unit, approx = converted(figure, stated.known.of.unit, stated.measure, price=stated.price)
    also = tuple(sorted(s.figure.start for s in same[1:] if _figures(s) == (low, high)))
    return Indicator(
        name, stated.measure, figure.role, figure.period, low, high, unit, approx, "stated",
        figure.text, figure.start, figure.end, figure.rule, also, figure.stretch,
    )  # fmt: skip


def _figures(stated: Stated) -> tuple[Number | None, Number | None]:
    return converted(stated.figure, stated.known.of.unit, stated.measure, price=stated.price)[:2]
