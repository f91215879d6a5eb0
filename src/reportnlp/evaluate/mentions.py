"""Scoring mentions: spans exactly and by overlap, and of the exact ones each value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportnlp.analysis import Analysis
from reportnlp.evaluate.gold import TYPES, GoldMention
from reportnlp.evaluate.tally import Accuracy, Fault, Figure, f1, matched
from reportnlp.model import Date, Event, Quantity

Span = tuple[int, int]
Pair = tuple[Any, Any]
"""A value as the gold has it, and as the analysis does."""

_ROW = ("value", "unit", "approx")
_BEFORE, _BEHIND = 12, 8


@dataclass(slots=True)
class MentionScore:
    """The counts over all reports so far."""

    exact: Counter[str] = field(default_factory=Counter)
    touched: Counter[str] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    facts: int = 0
    values: Accuracy = field(default_factory=Accuracy)
    faults: list[Fault] = field(default_factory=list)

    def add(self, name: str, analysis: Analysis, gold: Iterable[GoldMention]) -> None:
        """Count one report."""
        wanted: dict[str, dict[Span, dict[str, str]]] = {kind: {} for kind in TYPES}
        for mention in gold:
            wanted[mention.type][mention.start, mention.end] = mention.keys
        for kind, table in TYPES.items():
            found = {(each.start, each.end): each for each in getattr(analysis, table)}
            self._add_spans(name, analysis.report.text, kind, wanted[kind], found)
            for span in sorted(wanted[kind].keys() & found.keys()):
                self._add_values(name, kind, wanted[kind][span], found[span])

    def _add_spans(
        self, name: str, text: str, kind: str, wanted: Mapping[Span, object], found: Mapping[Span, object]
    ) -> None:
        self.gold[kind] += len(wanted)
        self.predicted[kind] += len(found)
        self.exact[kind] += len(wanted.keys() & found.keys())
        self.touched[kind] += _overlapping(found, wanted)
        self.reached[kind] += _overlapping(wanted, found)
        for sort, spans in (("missed", wanted.keys() - found.keys()), ("extra", found.keys() - wanted.keys())):
            for start, end in sorted(spans):
                around = text[max(0, start - _BEFORE) : end + _BEHIND]
                self.faults.append(Fault(name, sort, kind, repr(text[start:end]), f"…{around!r}"))

    def _add_values(self, name: str, kind: str, keys: dict[str, str], found: Any) -> None:
        text = repr(found.text)
        pairs = _PAIRS[kind](keys, found) if kind in _PAIRS else {}
        if kind == "QUANT":
            self._add_subject(name, keys.get("subject"), found, text)
            self.rows += all(_same(pairs[value]) for value in _ROW)
            about = "subject" not in keys or _shares(keys["subject"], _subject(found))
            self.facts += about and all(_same(pair) for value, pair in pairs.items() if value != "kind")
        for value, (want, got) in pairs.items():
            self.values.count(value, want == got)
            if want != got:
                self.faults.append(Fault(name, value, kind, text, f"want {want} got {got}"))

    def _add_subject(self, name: str, want: str | None, found: Quantity, text: str) -> None:
        if want is None:
            return
        got = _subject(found)
        self.values.count("subject", want == got)
        self.values.count("subject_overlap", _shares(want, got))
        if want != got:
            self.faults.append(Fault(name, "subject", "QUANT", text, f"want {want!r} got {got!r}"))

    def figures(self) -> dict[str, Figure]:
        """Return the figures; nothing was counted where they are 0."""
        res: dict[str, Figure] = {}
        for kind in TYPES:
            predicted, gold = self.predicted[kind], self.gold[kind]
            res[f"{kind}.exact"] = matched(self.exact[kind], predicted, gold)
            precision = self.touched[kind] / predicted if predicted else 0.0
            res[f"{kind}.overlap"] = f1(precision, self.reached[kind] / gold if gold else 0.0, gold)
        of = self.predicted["QUANT"], self.gold["QUANT"]
        what = {"what": "span, value, unit and approx all right"}
        res["QUANT.row"] = matched(self.rows, *of) | what
        what = {"what": "the row and change, role, period right, subject overlapping"}
        res["QUANT.fact"] = matched(self.facts, *of) | what
        return res | self.values.figures()


def _overlapping(spans: Iterable[Span], others: Iterable[Span]) -> int:
    """Return how many of `spans` overlap one of `others`."""
    count, rest = 0, sorted(others)
    at = 0
    for start, end in sorted(spans):
        while at < len(rest) and rest[at][1] <= start:
            at += 1
        count += at < len(rest) and rest[at][0] < end
    return count


def _same(pair: Pair) -> bool:
    return bool(pair[0] == pair[1])


def _subject(found: Quantity) -> str | None:
    return found.subject.text if found.subject else None


def _shares(want: str, got: str | None) -> bool:
    return bool(got) and (want in str(got) or str(got) in want)


def _quantity(keys: Mapping[str, str], found: Quantity) -> dict[str, Pair]:
    low, _, high = keys.get("value", "").partition("..")
    want = (_number(low), _number(high or low))
    got = (_number(found.low), _number(found.high if found.high is not None else found.low))
    pairs: dict[str, Pair] = {"value": (want, got)}
    for name in ("unit", "kind", "approx", "change", "role"):
        pairs[name] = (keys.get(name), getattr(found, name) or None)
    if "pfrom" in keys or "pto" in keys:
        period = (found.period.start, found.period.end) if found.period else (None, None)
        pairs["period"] = ((keys.get("pfrom"), keys.get("pto")), period)
    return pairs


def _date(keys: Mapping[str, str], found: Date) -> dict[str, Pair]:
    return {"date": ((keys.get("from"), keys.get("to")), (found.first, found.last))}


def _event(keys: Mapping[str, str], found: Event) -> dict[str, Pair]:
    return {"event_kind": (keys.get("kind"), found.kind)}


_PAIRS: dict[str, Any] = {"QUANT": _quantity, "DATE": _date, "EVENT": _event}


def _number(value: str | float | None) -> float | None:
    return round(float(value), 4) if value not in (None, "") else None
