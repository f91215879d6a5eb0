"""Tables that a person enjoys in a terminal: the report's summary first, then its findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import IO, Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportnlp.analysis import Analysis
from reportnlp.model import SECTIONS, Report
from reportnlp.present.cells import safe
from reportnlp.present.codebook import table_label, vocabulary_label
from reportnlp.present.facts import counts, facts, heading, warnings
from reportnlp.present.screen import HEAD_KEYS, ScreenColumn, screen_columns
from reportnlp.present.sheets import Row, Sheet, sheets

STYLES = {"achievement": "green", "duty": "blue", "problem": "red", "measure": "cyan", "other": "dim"}
FINDINGS = ("indicators", "quantities", "dates", "events", "documents", "commitments", "checks")
WIDTH = 120
"""Columns of a table that goes to a file or a pipe, where COLUMNS does not say."""
WIDEST, NARROWEST, GAP = 44, 14, 3


def console(file: IO[str] | None = None) -> Console:
    """Return a console that keeps to the terminal's width and to NO_COLOR."""
    file = file or sys.stdout
    piped = not file.isatty() and "COLUMNS" not in os.environ
    return Console(file=file, highlight=False, markup=False, emoji=False, width=WIDTH if piped else None)


def print_analysis(analysis: Analysis, what: Sequence[str] = FINDINGS, file: IO[str] | None = None) -> None:
    """Print the summary of a report and the chosen tables of findings."""
    screen = console(file)
    screen.print(Text(heading(analysis.report), style="bold"))
    screen.print(Padding(_facts(analysis.report), (0, 0, 1, 0)))
    screen.print(Padding(_counts(analysis, what), (0, 0, 1, 0)))
    print_sheets([sheet for sheet in sheets(analysis, what) if sheet.name != "reports"], screen)


def print_sheets(found: Iterable[Sheet], screen: Console, head: bool = False) -> None:
    """Print sheets one under the other; with `head`, also the columns that say which report a row is from."""
    for sheet in found:
        columns = [c for c in screen_columns(sheet) if head or c.key not in HEAD_KEYS]
        if sheet.rows:
            screen.print(Padding(_table(sheet, _fitting(columns, sheet.rows, screen.width)), (0, 0, 1, 0)))


def _facts(report: Report) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, fact in facts(report):
        grid.add_row(label, Text(fact))
    for warning in warnings(report):
        grid.add_row("提示", Text(warning, style="yellow"))
    return grid


def _counts(analysis: Analysis, what: Sequence[str]) -> Table:
    """Return how many findings of each kind stand in each section."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("部分", no_wrap=True)
    names = [name for name in what if name not in {"indicators", "checks"}]
    for name in names:
        table.add_column(table_label(name), justify="right")
    found = counts(analysis, names)
    for section in SECTIONS:
        numbers = [str(found[name][section]) for name in names]
        table.add_row(Text(vocabulary_label("section", section), style=STYLES[section]), *numbers)
    table.add_row("合计", *(str(found[name].total()) for name in names), style="bold")
    return table


def _table(sheet: Sheet, columns: Sequence[ScreenColumn]) -> Table:
    title = Text.assemble((table_label(sheet.name), "bold"), (f"  {len(sheet.rows)}", "dim"))
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        options: dict[str, Any] = {"justify": "right", "no_wrap": True} if column.numeric else {"overflow": "fold"}
        table.add_column(column.label, max_width=WIDEST, **options)
    for row in sheet.rows:
        table.add_row(*(_cell(column, row) for column in columns))
    return table


def _cell(column: ScreenColumn, row: Row) -> Text:
    style = STYLES.get(row.get("section") or "", "") if column.key == "section" else ""
    return Text(safe(column.cell(row)), style=style)


def _fitting(columns: Sequence[ScreenColumn], rows: Sequence[Row], width: int) -> list[ScreenColumn]:
    """Drop empty columns, then the least important ones, until the others have room."""
    needs = {column.key: _need(column, rows) for column in columns}
    kept = [column for column in columns if needs[column.key]]
    while len(kept) > 1 and sum(needs[column.key] + GAP for column in kept) > width + GAP:
        kept.remove(max(reversed(kept), key=lambda column: column.rank))
    return kept


def _need(column: ScreenColumn, rows: Sequence[Row]) -> int:
    """Return the cells that a column cannot do without; 0 where every row is empty."""
    longest = max(cell_len(column.cell(row)) for row in rows)
    if not longest:
        return 0
    shortest = longest if column.numeric else min(longest, max(NARROWEST, longest // 4))
    return max(min(shortest, WIDEST), cell_len(column.label))
