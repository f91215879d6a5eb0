"""The page of a comparison: pictures panel by panel, and every table of it with the sentences behind its rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from reportnlp.compare.changes import Change
from reportnlp.compare.choice import PARTS
from reportnlp.compare.comparison import Comparison
from reportnlp.model import Span
from reportnlp.present.codebook import vocabulary_label
from reportnlp.present.compared import comparison_sheets
from reportnlp.present.pages.charts import Mark, Picture, bar_chart, heat_map, line_chart, stacked_chart
from reportnlp.present.pages.tables import Quote, tables_page
from reportnlp.present.sheets import Row, Sheet
from reportnlp.structure.sentences import find_sentences

PANELS, PICTURES, TERMS, LARGEST = 12, 12, 8, 40
"""Panels with pictures, indicators and groups pictured in each, words to a side, and reports of a heat map."""
Numbered = tuple[int, Row]


def comparison_page(comparison: Comparison, parts: Collection[str] = PARTS) -> str:
    """Return the chosen parts of a comparison as one HTML file that works offline."""
    sheets = {sheet.name: sheet for sheet in comparison_sheets(comparison, parts)}
    groups: dict[str, list[Picture]] = {
        f"{within}　{genre}": list(_panel_pictures(sheets, comparison.by, genre, within))
        for genre, within in [(each.panel.genre, each.panel.within) for each in comparison.panels][:PANELS]
    }
    if "neighbours" in sheets:
        groups["全部报告"] = list(_similarity(comparison))
    return tables_page(
        "报告比较",
        list(sheets.values()),
        facts=_facts(comparison),
        warnings=comparison.warnings,
        groups=groups,
        quotes={name: read(comparison, sheets[name]) for name, read in _QUOTES.items() if name in sheets},
    )


def _facts(comparison: Comparison) -> list[tuple[str, str]]:
    reports = {member.source for each in comparison.panels for member in each.panel.members}
    by = {"year": "年份", "place": "地区"}.get(comparison.by, comparison.by)
    return [("比较方式", f"按{by}"), ("报告", f"{len(reports)} 份"), ("组", f"{len(comparison.panels)} 个")]


def _panel_pictures(sheets: dict[str, Sheet], by: str, genre: str, within: str) -> Iterator[Picture]:
    def rows(name: str) -> list[Numbered]:
        found = enumerate(sheets[name].rows) if name in sheets else ()
        return [(n, row) for n, row in found if (row["genre"], row["within"]) == (genre, within)]

    yield from (_indicator_lines if by == "year" else _indicator_bars)(rows("cells"))
    yield from _shares(rows("shares"))
    yield from _key_terms(rows("key_terms"))
    yield from _trends(rows("trends"), [str(row["group"]) for _, row in rows("shares")])


def _indicator_lines(rows: Sequence[Numbered]) -> Iterator[Picture]:
    """Draw the indicators that most groups state over the years that they are of, results and targets as two lines.

    The result of 2020 stands in the report of 2021 (`years` is -1), where the target for 2021 stands too (0).
    """
    annual = [(n, row) for n, row in rows if row["years"] in {"-1", "0"} and str(row["group"]).isdigit()]
    for (indicator, measure, unit), found in _most_stated(annual, ("indicator", "measure", "unit")):
        series: dict[str, dict[int, Mark]] = {}
        for n, row in found:
            if mark := _mark(n, row):
                series.setdefault(row["role"], {})[int(row["group"]) + int(row["years"])] = mark
        reached = sorted({year for marks in series.values() for year in marks})
        years = range(reached[0], reached[-1] + 1)
        lines = {
            vocabulary_label("role", role): [marks.get(y) for y in years] for role, marks in sorted(series.items())
        }
        yield line_chart(_name(indicator, measure), "cells", list(map(str, years)), lines, unit or "")


def _indicator_bars(rows: Sequence[Numbered]) -> Iterator[Picture]:
    """Draw the indicators that most groups state, the largest first."""
    for (indicator, measure, unit, _, role), found in _most_stated(
        rows, ("indicator", "measure", "unit", "years", "role")
    ):
        marks = [(str(row["group"]), mark) for n, row in found if (mark := _mark(n, row))]
        bars = sorted(marks, key=lambda bar: -bar[1].value)[:LARGEST]
        yield bar_chart(
            f"{_name(indicator, measure)}　{vocabulary_label('role', role or '')}", "cells", bars, unit or ""
        )


def _most_stated(rows: Sequence[Numbered], keys: Sequence[str]) -> list[tuple[tuple[Any, ...], list[Numbered]]]:
    found: dict[tuple[Any, ...], list[Numbered]] = {}
    for n, row in rows:
        found.setdefault(tuple(row[key] for key in keys), []).append((n, row))
    stated = {key: len({row["group"] for _, row in held if row["low"] is not None}) for key, held in found.items()}
    kept = sorted((key for key in found if stated[key] > 1), key=lambda key: -stated[key])[:PICTURES]
    return [(key, found[key]) for key in kept]


def _mark(n: int, row: Row) -> Mark | None:
    if row["low"] is None:
        return None
    value = row["low"] if row["high"] is None else (row["low"] + row["high"]) / 2
    return Mark(value, f"{row['group']} {row['text'] or value}", n)


def _name(indicator: str, measure: str) -> str:
    return indicator if measure == "level" else f"{indicator}{vocabulary_label('measure', measure)}"


def _shares(rows: Sequence[Numbered]) -> Iterator[Picture]:
    if not rows:
        return
    bars = [
        (
            str(group),
            [
                (f"fill-{row['section']}", Mark(row["share"], f"{group} {_section(row)} {row['share']:.1%}", n))
                for n, row in held
            ],
        )
        for group, held in groupby(rows, key=lambda pair: pair[1]["group"])
    ]
    key = list(dict.fromkeys((f"fill-{row['section']}", _section(row)) for _, row in rows))
    yield stacked_chart("各部分占比", "shares", bars[:LARGEST], key)


def _section(row: Row) -> str:
    return vocabulary_label("section", row["section"])


def _key_terms(rows: Sequence[Numbered]) -> Iterator[Picture]:
    groups = [(group, list(held)) for group, held in groupby(rows, key=lambda pair: pair[1]["group"])]
    for group, held in groups[:PICTURES]:
        ranked = sorted(held, key=lambda pair: -pair[1]["z"])
        ends = dict([*ranked[:TERMS], *ranked[-TERMS:]])
        bars = [
            (row["term"], Mark(row["z"], f"{row['term']} {row['count']} 次，z {row['z']:.1f}", n))
            for n, row in ends.items()
        ]
        yield bar_chart(f"特征词　{group}", "key_terms", bars, "z 值")


def _trends(rows: Sequence[Numbered], groups: Iterable[str]) -> Iterator[Picture]:
    labels = list(dict.fromkeys(groups))
    steady = sorted((pair for pair in rows if pair[1]["tau"] is not None), key=lambda pair: pair[1]["p"])[:6]
    counts = {row["term"]: (n, [int(count) for count in row["counts"].split()]) for n, row in steady}
    series = {
        term: [Mark(count, f"{label} {term} {count} 次", n) for label, count in zip(labels, found, strict=True)]
        for term, (n, found) in counts.items()
        if len(found) == len(labels)
    }
    if series:
        yield line_chart("词语走向", "trends", labels, series, "次数")


def _similarity(comparison: Comparison) -> Iterator[Picture]:
    matrix = comparison.similarity.matrix
    if matrix and 2 <= len(matrix) <= LARGEST:
        names = [source.rpartition("/")[2].rpartition(".")[0] or source for source in comparison.similarity.sources]
        yield heat_map("相似度", "neighbours", names, matrix, "余弦相似度，越深越相似")


def _cell_quotes(comparison: Comparison, sheet: Sheet) -> list[list[Quote]]:
    texts = _texts(comparison)
    sentences = {source: find_sentences(text) for source, text in texts.items()}
    told = []
    for row in sheet.rows:
        source, start = row["source"], row["start"]
        place = _sentence_at(sentences[source], start) if source in sentences and start is not None else None
        told.append([Quote("", [(texts[source][slice(*place)], False)])] if place else [])
    return told


def _sentence_at(sentences: Sequence[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    at = bisect_right(sentences, offset, key=lambda sentence: sentence[0]) - 1
    return sentences[at] if at >= 0 else None


def _change_quotes(comparison: Comparison, sheet: Sheet) -> list[list[Quote]]:
    return [list(_both_sides(change)) for each in comparison.panels for change in each.changes]


def _both_sides(change: Change) -> Iterator[Quote]:
    """Yield the paragraph before and after, with the words that gave way to others marked."""
    if change.before:
        yield Quote(change.before_group, _pieces(change.before, [edit.before for edit in change.edits]))
    if change.after:
        yield Quote(change.after_group, _pieces(change.after, [edit.after for edit in change.edits]))


def _pieces(whole: Span, marked: Sequence[Span]) -> list[tuple[str, bool]]:
    pieces, at = [], whole.start
    for span in marked:
        pieces += [(whole.text[at - whole.start : span.start - whole.start], False), (span.text, True)]
        at = span.end
    return [*pieces, (whole.text[at - whole.start :], False)]


def _reuse_quotes(comparison: Comparison, sheet: Sheet) -> list[list[Quote]]:
    return [
        [Quote(each.earlier, [(each.before.text, False)]), Quote(each.later, [(each.after.text, False)])]
        for each in comparison.reuse
    ]


def _texts(comparison: Comparison) -> dict[str, str]:
    members = (member for each in comparison.panels for member in each.panel.members)
    return {member.source: member.analysis.report.text for member in members}


_QUOTES = {"cells": _cell_quotes, "changes": _change_quotes, "reuse": _reuse_quotes}
