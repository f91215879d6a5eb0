"""The page of one report: its text with outline and findings, its tables, and pictures of the whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from markupsafe import Markup, escape

from reportnlp.analysis import TABLES, Analysis
from reportnlp.model import SECTIONS, Line, Report
from reportnlp.present.cells import safe
from reportnlp.present.codebook import table_label, vocabulary_label
from reportnlp.present.facts import facts, heading, warnings
from reportnlp.present.pages.marks import KINDS, MarkedText, marks_of
from reportnlp.present.pages.pictures import figure_strip, section_bar, timeline
from reportnlp.present.pages.render import render_page
from reportnlp.present.pages.sheets import sheet_data
from reportnlp.present.sheets import sheets

SHOWN = ("indicators", "quantities", "dates", "events", "documents", "commitments", "checks")
HEADINGS = {"h1", "h2", "h3", "h4"}
TAGS = {"title": "p", "h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "para": "p", "chrome": "p"}


def report_page(analysis: Analysis) -> str:
    """Return the page of a report as one HTML file: offline, self-contained, every text of the report escaped.

    >>> import reportnlp
    >>> report_page(reportnlp.analyse(reportnlp.from_text("发放资料5000余份。"))).startswith("<!doctype html>")
    True
    """
    report = analysis.report
    marked = MarkedText(report.text, marks_of(analysis))
    context = {
        "title": heading(report),
        "facts": facts(report),
        "warnings": warnings(report),
        "legend": _legend(analysis),
        "bar": section_bar(analysis),
        "figures": figure_strip(analysis, marked),
        "timeline": timeline(analysis),
        "kinds": [{"key": kind, "label": table_label(kind), "count": len(getattr(analysis, kind))} for kind in KINDS],
        "indicators": sorted({q.indicator for q in analysis.quantities if q.indicator}),
        "outline": _outline(analysis, marked),
        "body": Markup("\n".join(_body(analysis, marked))),
    }
    data = {"report": _head(report), "sheets": _sheets(analysis)}
    return render_page("report.html", context, data, styles=["report.css"], scripts=["report.js"])


def _head(report: Report) -> dict[str, Any]:
    return {"source": safe(report.source), "title": safe(report.title or "")}


def _legend(analysis: Analysis) -> list[dict[str, str]]:
    size: Counter[str] = Counter()
    for line in analysis.lines:
        if line.role != "chrome":
            size[line.section] += line.end - line.start
    return [
        {"key": key, "label": vocabulary_label("section", key), "share": f"{size[key] / size.total():.0%}"}
        for key in SECTIONS
        if size[key]
    ]


def _outline(analysis: Analysis, marked: MarkedText) -> list[dict[str, Any]]:
    """Return the headings in the order of the text; of those that open a paragraph （一） is of level 2, 一是 of 3."""
    text = analysis.report.text
    lines = [
        (line.start, int(line.role[1]), text[line.start : line.end], line.section, f"line-{n}")
        for n, line in enumerate(analysis.lines)
        if line.role in HEADINGS
    ]
    items = [
        (
            item.start,
            2 if item.marker[0] in "（(" else 3,
            f"{item.marker}{item.heading.text}",
            item.section,
            f"at-{marked.sentence_of(item.start)}",
        )
        for item in analysis.items
        if item.heading
    ]
    keys = ("at", "level", "text", "section", "target")
    return [dict(zip(keys, (*row[:2], safe(row[2].strip()), *row[3:]), strict=True)) for row in sorted(lines + items)]


def _body(analysis: Analysis, marked: MarkedText) -> Iterator[str]:
    """Yield each line as an element; where the section changes, a label says so."""
    before = ""
    for n, line in enumerate(analysis.lines):
        parts = _passages(analysis, line)
        tag, inner = TAGS[line.role], []
        for start, end, section in parts:
            label = f'<span class="label">{escape(vocabulary_label("section", section))}</span>'
            body = marked.html(start, end)
            told = section != before and line.role not in {"title", "chrome"}
            inner.append(f'<span class="passage sec-{section}">{label if told else ""}{body}</span>')
            before = section if told else before
        yield f'<{tag} id="line-{n}" class="line role-{line.role} sec-{line.section}">{"".join(inner)}</{tag}>'


def _passages(analysis: Analysis, line: Line) -> Sequence[tuple[int, int, str]]:
    """Return the stretches of a line with their sections; they cover the line."""
    after = bisect_right(analysis.passages, line.start, key=lambda passage: passage.start)
    before = bisect_left(analysis.passages, line.end, key=lambda passage: passage.start)
    cuts = [passage.start for passage in analysis.passages[after:before]]
    bounds = [line.start, *cuts, line.end]
    return [(a, b, analysis.section_at(a) if cuts else line.section) for a, b in pairwise(bounds)]


def _sheets(analysis: Analysis) -> list[dict[str, Any]]:
    """Return the tables, each row with the section in which it stands and the place that it leads to."""
    made = []
    for sheet in sheets(analysis, [name for name in TABLES if name in SHOWN]):
        places = [row.get("start", row.get("first_start")) for row in sheet.rows]
        data = sheet_data(sheet, head=False) | {
            "places": places,
            "sections": ["other" if at is None else analysis.section_at(at) for at in places],
        }
        made.append(data)
    return sorted(made[1:], key=lambda data: SHOWN.index(data["name"]))
