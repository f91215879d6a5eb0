"""What notebooks show of a report: a summary in place of a repr, and its text with findings highlighted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from markupsafe import Markup

from reportnlp.analysis import Analysis
from reportnlp.model import SECTIONS, Report
from reportnlp.present.codebook import table_label, vocabulary_label
from reportnlp.present.facts import counts, facts, heading, warnings
from reportnlp.present.pages.marks import KINDS, MarkedText, marks_of
from reportnlp.present.pages.render import render_fragment


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that notebooks show by itself; `str()` gives it as text."""

    html: str

    def __str__(self) -> str:
        return self.html

    def _repr_html_(self) -> str:
        return self.html


def report_html(report: Report) -> str:
    """Return the facts of a report as an HTML fragment."""
    return render_fragment("notebook.html", {**_head(report), "sections": [], "tables": [], "lines": []})


def summary_html(analysis: Analysis) -> str:
    """Return the facts of a report and how many findings of each kind stand in each section, as an HTML fragment."""
    found = counts(analysis, (*KINDS, "commitments"))
    sections = [
        {"key": key, "label": vocabulary_label("section", key), "counts": [found[name][key] for name in found]}
        for key in SECTIONS
        if any(found[name][key] for name in found)
    ]
    context = {**_head(analysis.report), "sections": sections, "tables": [table_label(name) for name in found]}
    return render_fragment("notebook.html", context | {"lines": []})


def highlighted(analysis: Analysis, kind: str | Collection[str] | None = None) -> Html:
    """Return the report's text with the findings of one or more kinds highlighted, as displaCy does it.

    The places are the character offsets of the findings. An unknown kind is a ValueError.
    """
    kinds = {kind} if isinstance(kind, str) else set(kind or KINDS)
    if unknown := kinds - set(KINDS):
        raise ValueError(f"cannot show {', '.join(sorted(unknown))}; there are {', '.join(KINDS)}")
    marked = MarkedText(analysis.report.text, [mark for mark in marks_of(analysis) if mark.kind in kinds], ids=False)
    lines = [(line.role, line.section, Markup(marked.html(line.start, line.end))) for line in analysis.lines]
    shown = [(kind, table_label(kind)) for kind in KINDS if kind in kinds]
    return Html(render_fragment("highlight.html", {"lines": lines, "kinds": shown}))


def _head(report: Report) -> dict[str, object]:
    return {"title": heading(report), "facts": facts(report), "warnings": warnings(report)}
