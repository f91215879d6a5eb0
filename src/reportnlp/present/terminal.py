"""Tables that a person enjoys in a terminal: the report's summary first, then its findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
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
UNLOCATED = frozenset({"indicators", "checks"})
"""Tables whose rows are of the whole report rather than of a section."""
WIDTH = 120
"""Columns of a table that goes to a file or a pipe, where COLUMNS does not say."""
WIDEST, NARROWEST, GAP = 44, 22, 3


def console(file: IO[str] | None = None) -> Console:
    """Return a console that keeps to the terminal's width and to NO_COLOR."""
    file = file or sys.stdout
    piped = not file.isatty() and "COLUMNS" not in os.environ
    return Console(file=file, highlight=False, markup=False, emoji=False, width=WIDTH if piped else None)


def print_analysis(analysis: Analysis, what: Sequence[str] = FINDINGS, file: IO[str] | None = None) -> None:
    """Print the summary of a report and the chosen tables of findings."""
    screen = console(file)
    screen.print(Text(heading(analysis.report), style="bold"))
    _print(_facts(analysis.report), screen)
    if located := [name for name in what if name not in UNLOCATED]:
        _print(_counts(analysis, located), screen)
    print_sheets([sheet for sheet in sheets(analysis, what) if sheet.name != "reports"], screen)


def print_sheets(found: Iterable[Sheet], screen: Console, head: bool = False) -> None:
    """Print sheets one under the other; with `head`, also the columns that say which report a row is from."""
    for sheet in found:
        columns = [c for c in screen_columns(sheet) if head or c.key not in HEAD_KEYS]
        if sheet.rows:
            _print(_table(sheet, _fitting(columns, sheet.rows, screen.width)), screen)
        else:
            _print(_title(sheet), screen)


def _print(table: Table | Text, screen: Console) -> None:
    screen.print(table)
    screen.print()


def _facts(report: Report) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, fact in facts(report):
        grid.add_row(label, Text(fact))
    for warning in warnings(report):
        grid.add_row("提示", Text(warning, style="yellow"))
    return grid


def _counts(analysis: Analysis, names: Sequence[str]) -> Table:
    """Return how many findings of each kind stand in each section."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("部分", no_wrap=True)
    for name in names:
        table.add_column(table_label(name), justify="right")
    found = counts(analysis, names)
    for section in SECTIONS:
        numbers = [str(found[name][section]) for name in names]
        table.add_row(Text(vocabulary_label("section", section), style=STYLES[section]), *numbers)
    table.add_row("合计", *(str(found[name].total()) for name in names), style="bold")
    return table


def _title(sheet: Sheet) -> Text:
    return Text.assemble((table_label(sheet.name), "bold"), (f"  {len(sheet.rows)}", "dim"))


def _table(sheet: Sheet, columns: Mapping[ScreenColumn, int]) -> Table:
    """Return a sheet as a table of the given columns, each at least of the width that it needs."""
    table = Table(title=_title(sheet), title_justify="left", box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column, need in columns.items():
        options: dict[str, Any] = {"justify": "right", "no_wrap": True} if column.numeric else {"overflow": "fold"}
        table.add_column(column.label, min_width=need, max_width=max(need, WIDEST), **options)
    for row in sheet.rows:
        table.add_row(*(_cell(column, row) for column in columns))
    return table


def _cell(column: ScreenColumn, row: Row) -> Text:
    style = STYLES.get(row.get("section") or "", "") if column.key == "section" else ""
    return Text(safe(column.cell(row)), style=style)


def _fitting(columns: Sequence[ScreenColumn], rows: Sequence[Row], width: int) -> dict[ScreenColumn, int]:
    """Drop empty columns, then the least important ones, until the others have room; return what each needs."""
    kept = {column: need for column in columns if (need := _need(column, rows))}
    while len(kept) > 1 and sum(need + GAP for need in kept.values()) > width + GAP:
        del kept[max(reversed(kept), key=lambda column: column.rank)]
    return {column: min(need, width) for column, need in kept.items()}


def _need(column: ScreenColumn, rows: Sequence[Row]) -> int:
    """Return the cells that a column cannot do without; 0 where every row is empty."""
    longest = max(cell_len(column.cell(row)) for row in rows)
    if not longest:
        return 0
    shortest = longest if column.numeric else min(longest, max(NARROWEST, longest // 4))
    return max(min(shortest, WIDEST), cell_len(column.label))
