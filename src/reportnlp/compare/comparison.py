"""Reports side by side: the five tables of a comparison, and the doors to JSON and data frames."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import orjson

from reportnlp.analysis import Analysis
from reportnlp.compare.changes import Change, find_changes
from reportnlp.compare.choice import EVERYTHING, PARTS, Choice
from reportnlp.compare.corpus import Corpus, build_corpus
from reportnlp.compare.indicators import Cell, Row, lay_side_by_side
from reportnlp.compare.panels import Arrangement, Panel, arrange, make_members
from reportnlp.compare.place_names import names_in
from reportnlp.compare.reuse import Formula, Formulaic, Reuse, find_formulae, find_reuse
from reportnlp.compare.sections import SectionShare, Verifiability, judge_promises, share_sections
from reportnlp.compare.similarity import Similarity, compare_reports
from reportnlp.compare.terms import KeyTerm, Trend, find_key_terms, find_trends

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = "reportnlp-compare/1"
OF_WORDS = frozenset({"terms", "paragraphs", "similarity"})
"""Parts for which the reports are cut into words."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found in one panel: reports of one genre, and of one place (by year) or one year (by place)."""

    panel: Panel
    indicators: tuple[Row, ...] = ()
    shares: tuple[SectionShare, ...] = ()
    promises: tuple[Verifiability, ...] = ()
    key_terms: tuple[KeyTerm, ...] = ()
    trends: tuple[Trend, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Reports side by side, panel by panel; what concerns all reports together stands beside the panels.

    `formulae`, `formulaic`, `reuse` and `similarity` look at all reports at once. `parts` are those that were computed;
    the others are empty, and left out of JSON.
    """

    by: str
    warnings: tuple[str, ...]
    panels: tuple[Compared, ...]
    formulae: tuple[Formula, ...]
    formulaic: tuple[Formulaic, ...]
    reuse: tuple[Reuse, ...]
    similarity: Similarity
    parts: tuple[str, ...] = PARTS

    def to_dict(self, parts: Collection[str] = PARTS) -> dict[str, Any]:
        """Return the comparison as plain objects: what was compared, then the chosen `PARTS`.

        `indicators` is a list of rows with `cells`; `sections` has `shares` and `promises`; `terms` has `key` and
        `trends`; `paragraphs` has `changes` (with `edits` and `shifts`), `formulae`, `formulaic` and `reuse`;
        `similarity` has `sources`, `matrix`, `neighbours`, `points` and `explained`. Rows bear the `genre` and the
        place or year (`within`) of their panel; their keys are the fields of `Row`, `SectionShare`, `KeyTerm` …
        """
        found: dict[str, Any] = orjson.loads(orjson.dumps(self.tree(parts)))
        return found

    def to_json(self, parts: Collection[str] = PARTS) -> str:
        """Return `to_dict` as one line of JSON."""
        return orjson.dumps(self.tree(parts)).decode()

    def tree(self, parts: Collection[str] = PARTS) -> dict[str, Any]:
        """Return the object of `to_dict` with results as its leaves, which orjson writes five times as fast."""
        head = {
            "schema": SCHEMA,
            "by": self.by,
            "warnings": self.warnings,
            "panels": [_names(each.panel) for each in self.panels],
        }
        return head | {part: self._part(part) for part in self.parts if part in parts}

    def _part(self, part: str) -> Any:
        if part == "indicators":
            return self._rows("indicators", _indicator)
        if part == "sections":
            return {"shares": self._rows("shares"), "promises": self._rows("promises")}
        if part == "terms":
            return {"key": self._rows("key_terms"), "trends": self._rows("trends")}
        if part == "similarity":
            return self.similarity
        whole = {name: getattr(self, name) for name in ("formulae", "formulaic", "reuse")}
        return {"changes": self._rows("changes")} | whole

    def _rows(self, part: str, plain: Callable[[Any], dict[str, Any]] | None = None) -> list[dict[str, Any]]:
        return [
            {"genre": each.panel.genre, "within": each.panel.within, **(plain or _fields)(row)}
            for each in self.panels
            for row in getattr(each, part)
        ]

    def frame(self, table: str) -> pd.DataFrame:
        """Return one of the tables as a data frame; an unknown name is a KeyError that names the known ones.

        Tables: indicators (a column a group), cells (every fact about them), shares, promises, key_terms, trends,
        changes, shifts, formulae, formulaic, reuse, neighbours, points. Types are those of `Analysis.frame`, but the
        columns of groups in `indicators` hold figures and words (for what is in step or not stated) beside each other.
        """
        from reportnlp.present.compared import comparison_frame

        return comparison_frame(self, table)

    def to_html(self, parts: Collection[str] = PARTS) -> str:
        """Return a page of the chosen `PARTS`: pictures, and tables with the sentences behind their rows, offline."""
        from reportnlp.present.pages.compared import comparison_page

        return comparison_page(self, parts)

    def plot_indicator(self, indicator: str, measure: str | None = None) -> Any:
        """Return an Altair chart of an indicator over the groups; see `reportnlp.present.plots`."""
        from reportnlp.present.plots import plot_indicator

        return plot_indicator(self, indicator, measure)

    def plot_sections(self) -> Any:
        """Return an Altair chart of the share of each section in each group."""
        from reportnlp.present.plots import plot_sections

        return plot_sections(self)

    def plot_terms(self, group: str, most: int = 12) -> Any:
        """Return an Altair chart of a group's key terms; an unknown group is a KeyError."""
        from reportnlp.present.plots import plot_terms

        return plot_terms(self, group, most)

    def _repr_html_(self) -> str:
        from reportnlp.present.notebook import comparison_html

        return comparison_html(self)


def _fields(value: Any) -> dict[str, Any]:
    names, read = _reader(value.__class__)
    return dict(zip(names, read(value), strict=True))


@cache
def _reader(of: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names of a type's fields, and a function that reads them all from a value."""
    names = tuple(each.name for each in fields(of))
    return names, attrgetter(*names)


def _indicator(row: Row) -> dict[str, Any]:
    return _fields(row) | {"cells": [_cell(cell) for cell in row.cells]}


def _cell(cell: Cell) -> Cell | dict[str, Any]:
    """Return a cell with its period as the JSON of all commands has it: `from` and `to`."""
    if cell.period is None:
        return cell
    return _fields(cell) | {"period": {"from": cell.period.start, "to": cell.period.end}}


def _names(panel: Panel) -> dict[str, Any]:
    groups = [{"key": group.key, "reports": [member.source for member in group.members]} for group in panel.groups]
    return {"genre": panel.genre, "within": panel.within, "groups": groups}


def compare_analyses(
    analyses: Sequence[Analysis],
    by: str,
    columns: Sequence[Mapping[str, str]] = (),
    choice: Choice = EVERYTHING,
) -> Comparison:
    """Compare analysed reports; see `reportnlp.compare`."""
    arrangement = arrange(make_members(analyses, columns, choice.join_renamed), by)
    parts = tuple(part for part in PARTS if part in choice.parts)
    read = arrangement.members if OF_WORDS.intersection(parts) else ()
    corpus = build_corpus([member.analysis for member in read], choice.words)
    formulae, formulaic = find_formulae(corpus) if "paragraphs" in parts else ([], [])
    return Comparison(
        by,
        arrangement.warnings,
        tuple(_compare_panels(arrangement, corpus, choice)),
        tuple(formulae),
        tuple(formulaic),
        tuple(find_reuse(corpus, arrangement.members)) if "paragraphs" in parts else (),
        compare_reports(corpus) if "similarity" in parts else Similarity(),
        parts,
    )


def _compare_panels(arrangement: Arrangement, corpus: Corpus, choice: Choice) -> Iterator[Compared]:
    numbers = count()  # not by sources: texts that were given without one share theirs
    for panel in arrangement.panels:
        groups = {group.key: [next(numbers) for _ in group.members] for group in panel.groups}
        yield Compared(panel, **_find(panel, groups, corpus, choice))


def _find(panel: Panel, groups: dict[str, list[int]], corpus: Corpus, choice: Choice) -> dict[str, tuple[Any, ...]]:
    """Return what is found in a panel, by the names of fields of `Compared`; `groups` are the numbers of reports."""
    in_time = groups if panel.by == "year" else {}
    found: dict[str, Iterable[Any]] = {}
    if "indicators" in choice.parts:
        found["indicators"] = lay_side_by_side(panel)
    if "sections" in choice.parts:
        found |= {"shares": share_sections(panel.groups), "promises": judge_promises(panel.groups)}
    if "terms" in choice.parts:
        names = () if panel.by == "year" or choice.words or choice.place_names else names_in(panel)
        found["key_terms"] = find_key_terms(corpus, groups, choice.words, names)
        found["trends"] = find_trends(corpus, in_time, choice.words)
    if "paragraphs" in choice.parts:
        found["changes"] = find_changes(corpus, {key: reports[0] for key, reports in in_time.items()})
    return {name: tuple(rows) for name, rows in found.items()}
