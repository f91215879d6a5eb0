"""Targets in words in a ledger: what was to be built, added or finished, against what the next report tells of it.

A commitment has no indicator, so its object is looked for by its characters: a figure whose subject is nearly the
object's name, in the same unit; else the sentence that holds most of the object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportnlp.analysis import Analysis
from reportnlp.compare.entries import Entry, Figure, ledger_words, sentence_at
from reportnlp.compare.verdicts import Interval, Tolerance, interval, judge
from reportnlp.model import Commitment, Quantity, Section

MEASURE = "commitment"
ALIKE = 0.75
"""How much of two names must be the same (difflib's ratio) for a figure to be of the same thing."""
COVERED = 0.8
"""How many of an object's pairs of characters must stand in a sentence for it to speak of the object."""
LEAST_OBJECT = 4
"""Shorter objects (项目, 道路) are found anywhere."""
LOOKING_BACK: frozenset[Section] = frozenset({"achievement", "problem"})


def commitment_entries(
    last: Analysis,
    this: Analysis,
    year: int | None,
    told: Sequence[tuple[int | None, int | None]],
    tolerance: Tolerance,
) -> Iterator[Entry]:
    """Yield an entry for each commitment for a year whose place is not among `told` (those have an indicator)."""
    taken = [(start, end) for start, end in told if start is not None and end is not None]
    for promise in last.commitments:
        named = promise.object and len(promise.object.text) >= LEAST_OBJECT
        checkable = promise.quantity or promise.verb in ledger_words().checkable
        new = not any(start < promise.end and promise.start < end for start, end in taken)
        if promise.object and named and checkable and new and _is_due(promise, year):
            yield _entry(promise, promise.object.text, last, this, tolerance)


def _is_due(promise: Commitment, year: int | None) -> bool:
    """Return whether a promise falls due by the year; one without a deadline does."""
    end = promise.deadline and promise.deadline.end
    return not end or year is None or int(end[:4]) <= year


def _entry(promise: Commitment, name: str, last: Analysis, this: Analysis, tolerance: Tolerance) -> Entry:
    asked = _quantity_at(promise, last)
    target = _figure(last, name, (promise.start, promise.end), asked)
    found = _same_figure(asked, name, this) if asked else None
    if asked and found:
        wanted, reached = _interval(asked, tolerance), _interval(found, tolerance)
        verdict, why = judge(wanted, reached, lower_is_better=False)
        return Entry(name, MEASURE, verdict, target, _figure(this, name, (found.start, found.end), found), 0.7, why)
    if sentence := _speaking_of(name, this):
        result = _figure(this, name, sentence, None)
        if not asked and ledger_words().done.search(this.report.text, *sentence):
            return Entry(name, MEASURE, "met", target, result, 0.6, "told of as done in the new report")
        why = "the new report speaks of it, but doesn't say how far it came"
        return Entry(name, MEASURE, "unclear", target, result, 0.5, why)
    return Entry(name, MEASURE, "not_mentioned", target, None, 0.5, "the new report does not name it")


def _quantity_at(promise: Commitment, last: Analysis) -> Quantity | None:
    """Return the figure of a promise; the size of a class (亿元以上项目) is none."""
    place = promise.quantity
    return next((q for q in last.quantities if place and q.start == place.start and q.role == "target"), None)


def _interval(figure: Quantity, tolerance: Tolerance) -> Interval:
    low, high = figure.low or 0, figure.high if figure.high is not None else figure.low or 0
    return interval(low, high, figure.approx, figure.unit, tolerance)


def _same_figure(asked: Quantity, name: str, this: Analysis) -> Quantity | None:
    """Return the result in the same unit whose subject is most like the name, if it is like enough."""
    best, score = None, ALIKE
    for figure in this.quantities:
        if figure.role == "actual" and figure.unit == asked.unit and figure.subject and figure.low is not None:
            alike = SequenceMatcher(None, name, figure.subject.text, autojunk=False).ratio()
            if alike >= score and figure.section in LOOKING_BACK:
                best, score = figure, alike + 1e-9
    return best


def _speaking_of(name: str, this: Analysis) -> tuple[int, int] | None:
    """Return the sentence, in the parts that look back, that holds most of a name; None where none holds enough."""
    wanted = _pairs(name)
    best, score = None, COVERED
    for start, end in _sentences(this):
        covered = len(wanted & _pairs(this.report.text[start:end])) / len(wanted)
        if covered >= score:
            best, score = (start, end), covered + 1e-9
    return best


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}


def _sentences(this: Analysis) -> Iterator[tuple[int, int]]:
    for passage in this.passages:
        if passage.section in LOOKING_BACK:
            for found in re.finditer(r"[^。！？；\n]+", this.report.text[passage.start : passage.end]):
                yield passage.start + found.start(), passage.start + found.end()


def _figure(analysis: Analysis, name: str, span: tuple[int, int], figure: Quantity | None) -> Figure:
    text = analysis.report.text
    start, end = span
    values = (figure.low, figure.high, figure.unit, figure.approx) if figure else (None, None, None, None)
    return Figure(*values, text[start:end].strip(), start, end, sentence_at(text, start), name, MEASURE)
