"""What notebooks show: a summary in place of a repr, and a report's text with its findings highlighted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from reportnlp.analysis import Analysis
from reportnlp.model import SECTIONS, Report
from reportnlp.present.cells import safe
from reportnlp.present.codebook import table_label, vocabulary_label
from reportnlp.present.facts import counts, facts, heading, warnings
from reportnlp.present.pages.marks import KINDS, MarkedText, marks_of
from reportnlp.present.pages.render import render_fragment
from reportnlp.present.screen import screen_columns
from reportnlp.present.sheets import Sheet, plain_columns

if TYPE_CHECKING:
    from reportnlp.compare.comparison import Comparison
    from reportnlp.compare.ledger import Ledger

ROWS = 20
"""Rows of a table that a repr shows."""
RANK = 5
"""The least important columns that it shows (as on a screen)."""


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
    return _fragment(heading(report), facts(report), warnings(report))


def summary_html(analysis: Analysis) -> str:
    """Return the facts of a report and how many findings of each kind stand in each section, as an HTML fragment."""
    found = counts(analysis, (*KINDS, "commitments"))
    head = [("部分", ""), *((table_label(name), "number") for name in found)]
    rows = [
        [vocabulary_label("section", section), *(found[name][section] for name in found)]
        for section in SECTIONS
        if any(found[name][section] for name in found)
    ]
    report = analysis.report
    return _fragment(heading(report), facts(report), warnings(report), [{"caption": "", "head": head, "rows": rows}])


def comparison_html(comparison: Comparison) -> str:
    """Return what a comparison compares, panel by panel, as an HTML fragment."""
    from reportnlp.present.compared import TABLES

    panels = [
        {
            "within": each.panel.within,
            "genre": each.panel.genre,
            "groups": "、".join(group.key for group in each.panel.groups),
            "indicators": len(each.indicators),
            "changes": len(each.changes),
        }
        for each in comparison.panels
    ]
    of = plain_columns(within="text", genre="text", groups="text", indicators="integer", changes="integer")
    known = "、".join(name for names in TABLES.values() for name in names)
    told = [
        ("比较方式", {"year": "按年份", "place": "按地区"}.get(comparison.by, comparison.by)),
        ("表 .frame(…)", known),
    ]
    return _fragment("报告比较", told, comparison.warnings, [_table(Sheet("panels", of, panels))])


def ledger_html(ledger: Ledger) -> str:
    """Return the entries of a ledger with their verdicts, as an HTML fragment."""
    from reportnlp.present.ledger import ledger_sheets

    _, entries = ledger_sheets([ledger])
    told = [("上年报告", ledger.last.source), ("今年报告", ledger.this.source), ("目标", str(len(entries.rows)))]
    return _fragment("目标台账", told, (), [_table(entries)])


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


def _fragment(
    title: str, told: Sequence[tuple[str, str]], warned: Sequence[str], tables: Sequence[dict[str, Any]] = ()
) -> str:
    facts = [(label, safe(fact)) for label, fact in told]
    context = {"title": title, "facts": facts, "warnings": [safe(each) for each in warned], "tables": tables}
    return render_fragment("notebook.html", context)


def _table(sheet: Sheet) -> dict[str, Any]:
    """Return the first rows of a sheet in the columns that matter most."""
    shown = [c for c in screen_columns(sheet) if c.rank <= RANK and any(c.cell(row) for row in sheet.rows)]
    more = f"，前 {ROWS} 行" if len(sheet.rows) > ROWS else ""
    return {
        "caption": f"{table_label(sheet.name)}（{len(sheet.rows)} 行{more}）",
        "head": [(column.label, "number" if column.numeric else "") for column in shown],
        "rows": [[safe(column.cell(row)) for column in shown] for row in sheet.rows[:ROWS]],
    }
