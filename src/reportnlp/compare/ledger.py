"""The ledger (目标台账): each target of one year's report against what the next year's report says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any

from reportnlp.analysis import Analysis
from reportnlp.compare.entries import Entry, Figure, ledger_words, sentence_at
from reportnlp.compare.promises import commitment_entries
from reportnlp.compare.verdicts import DEFAULT_TOLERANCE, VERDICTS, Interval, Tolerance, interval, judge
from reportnlp.model import Indicator, Report
from reportnlp.resolve.lexicon import load_lexicon
from reportnlp.rules import load_rows

LEAST_NAME = 3
LOOKING_BACK = frozenset({"achievement", "problem", "other"})


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one place from one report to the next."""

    last: Report
    this: Report
    entries: tuple[Entry, ...]
    tolerance: Tolerance

    def to_dict(self) -> dict[str, Any]:
        """Return the ledger as plain objects: last, this, entries, summary."""
        names = {"place": self.this.region.name, "last": self.last.source, "this": self.this.source}
        return {**names, "entries": [_plain(entry) for entry in self.entries], "summary": self.summary()}

    def _repr_html_(self) -> str:
        from reportnlp.present.notebook import ledger_html

        return ledger_html(self)

    def summary(self) -> dict[str, Any]:
        """Return how many targets there were, how many with figures, and how many of each verdict, also by group."""
        numeric = [entry for entry in self.entries if entry.target.low is not None]
        groups: dict[str, Counter[str]] = {}
        for entry in self.entries:
            groups.setdefault(group_of(entry.indicator), Counter())[entry.verdict] += 1
        counts = Counter(entry.verdict for entry in self.entries)
        return {
            "targets": len(self.entries),
            "numeric": len(numeric),
            **{verdict: counts[verdict] for verdict in VERDICTS},
            "tolerance": {"points": self.tolerance.points, "share": self.tolerance.share},
            "groups": {group: dict(found) for group, found in groups.items()},
        }


def _plain(entry: Entry) -> dict[str, Any]:
    row = {f.name: getattr(entry, f.name) for f in fields(entry)}
    return row | {side: row[side] and asdict(row[side]) for side in ("target", "result")}


def build_ledger(last: Analysis, this: Analysis, tolerance: Tolerance = DEFAULT_TOLERANCE) -> Ledger:
    """Return what became of each target that `last` sets for the year that `this` reports on.

    Verdicts: `met`, `exceeded`, `missed` by the arithmetic of intervals; `redefined` where the result is told in
    another unit, base or scope; `in_step` where the target is 同步 without a figure; `unclear` where the indicator is
    named again but no figure could be read; `not_mentioned` where it is not named at all. Targets in words follow
    those with an indicator (their `measure` is `commitment`).

    >>> build_ledger(reportnlp.analyse(last), reportnlp.analyse(this)).summary()["met"]  # doctest: +SKIP
    7
    """
    year = reviewed_year(this.report)
    entries = [_entry(target, last, this, tolerance) for target in _targets(last, year)]
    told = [(entry.target.start, entry.target.end) for entry in entries]
    entries += commitment_entries(last, this, year, told, tolerance)
    return Ledger(last.report, this.report, tuple(entries), tolerance)


def reviewed_year(report: Report) -> int | None:
    """Return the year that a report looks back on: the last one of its period."""
    if report.period and report.period.end:
        return int(report.period.end[:4])
    return report.year - 1 if report.year else None


def _targets(last: Analysis, year: int | None) -> Iterator[Indicator]:
    """Yield the targets set for a year; five-year targets fall due later and stay out."""
    days = (f"{year}-01-01", f"{year}-12-31")
    for row in last.indicators:
        if row.role == "target" and row.status != "not_stated" and (row.period.start, row.period.end) == days:
            yield row


def _entry(target: Indicator, last: Analysis, this: Analysis, tolerance: Tolerance) -> Entry:
    asked = _figure(target, last)
    results = [row for row in this.indicators if row.role == "actual" and row.period == target.period]
    same = [row for row in results if row.indicator == target.indicator and row.measure == target.measure]
    stated = [row for row in same if row.status == "stated"]
    if target.status == "in_step":
        return _in_step(target, asked, this, [row for row in same if row.status != "not_stated"], results)
    if stated:
        return _judged(target, asked, stated[0], this, tolerance)
    if done := next(
        (row for row in results if row.measure == "completion" and row.indicator == target.indicator), None
    ):
        return _completed(target, asked, done, this)
    if other := _redefined(target, results):
        return Entry(
            target.indicator, target.measure, "redefined", asked, _figure(other, this), 0.8,
            f"asked as {target.indicator} ({target.measure}), told as {other.indicator} ({other.measure})",
        )  # fmt: skip
    if (place := _named(target.indicator, this)) is not None:
        why = "named in the new report, but no figure for it could be read there"
        return Entry(target.indicator, target.measure, "unclear", asked, _mention(target, place, this), 0.5, why)
    why = "the new report does not name it"
    return Entry(target.indicator, target.measure, "not_mentioned", asked, None, 0.7, why)


def _judged(target: Indicator, asked: Figure, row: Indicator, this: Analysis, tolerance: Tolerance) -> Entry:
    assert target.low is not None
    assert target.high is not None
    assert row.low is not None
    assert row.high is not None
    wanted = interval(target.low, target.high, target.approx, target.unit, tolerance)
    # 约 and 左右 of a result are taken at their figure: its tolerance would only blur what was reached.
    reached = interval(row.low, row.high, row.approx if row.approx != "~" else None, row.unit, tolerance)
    lower = target.indicator in ledger_words().lower_is_better or target.approx == "<" or target.high < 0
    verdict, why = judge(wanted, reached, lower)
    confidence = 0.95 if row.approx is None else 0.85
    return Entry(target.indicator, target.measure, verdict, asked, _figure(row, this), confidence, why)


def _completed(target: Indicator, asked: Figure, row: Indicator, this: Analysis) -> Entry:
    """Judge a result that is told as a share of the plan (完成年计划的118%)."""
    assert row.low is not None
    verdict, _ = judge(Interval(100, 100), Interval(row.low, row.low), lower_is_better=False)
    figure = _figure(row, this)
    return Entry(target.indicator, target.measure, verdict, asked, figure, 0.85, f"told as {row.text} of the plan")


def _in_step(
    target: Indicator, asked: Figure, this: Analysis, same: Sequence[Indicator], results: Sequence[Indicator]
) -> Entry:
    pace = next(
        (r for r in results if (r.indicator, r.measure, r.status) == ("地区生产总值", "growth", "stated")), None
    )
    row = same[0] if same else None
    why = "asked to keep pace, without a figure"
    if row and row.low is not None and pace and pace.low is not None:
        why += f"; it grew {row.text}, the economy {pace.text}"
    elif row and row.status == "in_step":
        why += "; the new report says that it did"
    return Entry(target.indicator, target.measure, "in_step", asked, _figure(row, this) if row else None, 0.8, why)


def _redefined(target: Indicator, results: Sequence[Indicator]) -> Indicator | None:
    """Return a stated result of the same indicator under another measure or scope, else of its family."""
    stated = [row for row in results if row.status == "stated"]
    bare = target.indicator.partition("（")[0]
    own = [row for row in stated if row.indicator.partition("（")[0] == bare]
    family = families().get(bare, frozenset())
    kin = [row for row in stated if row.indicator.partition("（")[0] in family and row.measure == target.measure]
    return next(iter(own + kin), None)


def _named(indicator: str, this: Analysis) -> tuple[int, int] | None:
    """Return where the new report names an indicator, by any of its names, in the parts that look back."""
    text = this.report.text
    for passage in this.passages:
        if passage.section in LOOKING_BACK:
            for name in _names(indicator.partition("（")[0]):
                if (at := text.find(name, passage.start, passage.end)) >= 0:
                    return at, at + len(name)
    return None


@cache
def _names(indicator: str) -> tuple[str, ...]:
    """Return the names of an indicator that are long enough to mean nothing else, its own first."""
    aliases = load_lexicon().aliases
    others = (name for name, known in aliases.items() if any(each.of.name == indicator for each in known))
    return (indicator, *(name for name in others if len(name) >= LEAST_NAME and name != indicator))


def _mention(target: Indicator, place: tuple[int, int], this: Analysis) -> Figure:
    start, end = place
    text = this.report.text
    words = text[start:end]
    name = target.indicator.partition("（")[0]
    return Figure(None, None, None, None, words, start, end, sentence_at(text, start), name, target.measure)


def _figure(row: Indicator, analysis: Analysis) -> Figure:
    sentence = None if row.start is None else sentence_at(analysis.report.text, row.start)
    return Figure(
        row.low, row.high, row.unit, row.approx, row.text, row.start, row.end, sentence, row.indicator, row.measure
    )


@cache
def _groups() -> dict[str, str]:
    return {row["name"]: row["group"] for row in load_rows("reportnlp.resolve", "indicators.tsv")}


def group_of(indicator: str) -> str:
    """Return the group of an indicator in the lexicon; `other` for one that it doesn't have."""
    return _groups().get(indicator.partition("（")[0], "other")


@cache
def families() -> dict[str, frozenset[str]]:
    """Return, for each indicator of a family, the others under whose name a result may be told."""
    found: dict[str, frozenset[str]] = {}
    for row in load_rows("reportnlp.compare", "redefinitions.tsv"):
        names = row["names"].split()
        found |= {name: frozenset(names) - {name} for name in names}
    return found


def pair_up(analyses: Sequence[Analysis]) -> Iterator[tuple[Analysis, Analysis]]:
    """Yield, for each place, the reports of two years that follow each other."""
    known = {(a.report.region.name, a.report.genre, a.report.year): a for a in analyses if a.report.year}
    for (place, genre, year), this in sorted(known.items(), key=lambda item: tuple(map(str, item[0]))):
        assert year is not None
        if last := known.get((place, genre, year - 1)):
            yield last, this
