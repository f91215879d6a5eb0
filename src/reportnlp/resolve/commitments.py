"""Commitments: targets in words, whose result can be checked (建成…, 完成…项, 出台…)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportnlp.model import Commitment, Date, Passage, Period, Quantity, Span
from reportnlp.resolve.context import Context
from reportnlp.rules import factored, load_table
from reportnlp.text import behind_last

_ENDS = "，,。；;：！？\n"
_REACH = 400
"""A sentence is read so far back for its date."""
_RESPONSIBLE = re.compile(
    r"(?:责任|牵头|承办|主办|实施|配合)(?:单位|部门|领导|人)?[:：](?P<named>[^)）。；;\n]{2,60})"
    r"|由(?P<led>[^，,。；：、\n]{2,16}?)(?:牵头|负责)"
)


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of a rule; with `needs_quantity` they promise something only with a figure (培育企业5家)."""

    rule: str
    needs_quantity: bool


@cache
def _rules() -> tuple[re.Pattern[str], dict[str, Verbs]]:
    """Return the pattern of a clause that opens with a verb of a commitment, the mark before it included.

    With it comes the rule of each verb.
    """
    table: dict[str, Any] = load_table("reportnlp.resolve", "commitments.toml")
    verbs = {
        verb: Verbs(rule["id"], rule.get("needs_quantity", False)) for rule in table["rule"] for verb in rule["verbs"]
    }
    ahead = rf"(?:\d{{1,2}}月(?:底|份|\d+日)?前|{factored(table['before'])}){{0,5}}"
    opens = "".join({word[0] for word in (*verbs, *table["before"])}) + "0-9"
    pattern = re.compile(
        rf"[{_ENDS}、](?=[{opens}]){ahead}(?P<verb>{factored(verbs)})(?!的)(?P<object>[^{_ENDS}]{{2,80}})"
    )
    return pattern, verbs


def find_commitments(context: Context, quantities: Sequence[Quantity], dates: Sequence[Date]) -> tuple[Commitment, ...]:
    """Return what the report promises to do, in the order of the text; only its plan parts are read.

    `deadline` is the date in its clause or that opens its sentence, None where none is named; `responsible` the unit
    that the line names for it.
    """
    seen = _Seen(context, quantities, dates, [q.start for q in quantities], [d.start for d in dates])
    prose = (passage for passage in context.passages if passage.section == "measure" and _is_prose(context, passage))
    return tuple(commitment for passage in prose for commitment in _in_passage(seen, passage))


def _is_prose(context: Context, passage: Passage) -> bool:
    """Tell whether a passage is no heading: 三、完成全年任务的主要措施 promises nothing that its points don't."""
    line = context.line_at(passage.start)
    return line is not None and line.role == "para"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found in a report before, with the starts of figures and dates for searching."""

    context: Context
    quantities: Sequence[Quantity]
    dates: Sequence[Date]
    figure_starts: Sequence[int]
    date_starts: Sequence[int]

    def figures(self, low: int, high: int) -> Sequence[Quantity]:
        """Return the figures that start in a stretch, without sizes of classes (引进亿元以上项目2个)."""
        inside = self.quantities[bisect_left(self.figure_starts, low) : bisect_left(self.figure_starts, high)]
        return [figure for figure in inside if figure.role]

    def deadline(self, low: int, high: int) -> Period | None:
        """Return the days of the last date in a clause, or of one that opens the sentence before it."""
        folded = self.context.folded
        sentence = behind_last(folded, "。；！\n", low - _REACH, low)
        first, last = bisect_left(self.date_starts, sentence), bisect_left(self.date_starts, high)
        for date in reversed(self.dates[first:last]):
            if date.last and (date.start >= low or date.start - sentence < 4):
                return Period(date.first, date.last)
        return None


def _in_passage(seen: _Seen, passage: Passage) -> Iterator[Commitment]:
    pattern, verbs = _rules()
    context = seen.context
    responsible: Span | None = None
    searched = False
    for found in pattern.finditer(context.folded, max(0, passage.start - 1), passage.end):
        of = verbs[found["verb"]]
        start, end = found.start("verb"), found.end()
        inside = seen.figures(start, end)
        if of.needs_quantity and not inside:
            continue
        if not searched:
            responsible, searched = _responsible(context, passage), True
        yield Commitment(
            start=start,
            end=end,
            text=context.report.text[start:end],
            verb=found["verb"],
            object=_object(context, found.end("verb"), end, inside),
            quantity=_span(inside[0]) if inside else None,
            deadline=seen.deadline(found.start() + 1, end),
            responsible=responsible,
            section="measure",
            rule=of.rule,
        )


def _span(figure: Quantity) -> Span:
    return Span(figure.start, figure.end, figure.text)


def _object(context: Context, low: int, high: int, figures: Sequence[Quantity]) -> Span | None:
    """Return what the verb acts on: the subject of its figure, else the words behind it, without a closing figure."""
    if figures and figures[0].subject and low <= figures[0].subject.start < high:
        return figures[0].subject
    text = context.report.text
    if figures and (figures[-1].end == high or figures[0].start == low):
        low, high = (low, figures[0].start) if figures[0].start > low else (figures[0].end, high)
    while low < high and text[low] in "了一批 ":
        low += 1
    return Span(low, high, text[low:high]) if low < high else None


def _responsible(context: Context, passage: Passage) -> Span | None:
    found = _RESPONSIBLE.search(context.folded, passage.start, passage.end)
    if not found:
        return None
    low, high = found.span("named" if found["named"] else "led")
    return Span(low, high, context.report.text[low:high])
