"""An Excel workbook: a sheet per table with frozen Chinese headers, real numbers, and a codebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import xlsxwriter

from reportnlp.atomic import replacing
from reportnlp.present.codebook import entry, table_label, value_label
from reportnlp.present.sheets import Row, Sheet
from reportnlp.tables import Column

MAX_ROWS = 1_048_575
MAX_CELL = 32_767
WIDTHS = {"text": 24, "integer": 9, "number": 14, "flag": 8}
WIDE = {"text": 40, "why": 40, "message": 60, "description": 70, "warnings": 60, "title": 40}
CODEBOOK = (("sheet", "表"), ("key", "英文键"), ("label", "列名"), ("description", "含义"))


def write_workbook(batches: Iterable[Iterable[Sheet]], path: Path) -> None:
    """Write sheets into one .xlsx file; the rows of sheets of one name follow each other on one worksheet.

    A table of more rows than a worksheet holds goes on on a further one. Values of closed vocabularies are in
    Chinese, numbers are numbers, dates are ISO texts (they sort as they are), and no text is ever a formula.
    """
    merged = _merge(chain.from_iterable(batches))
    with replacing(path) as aside:
        book = xlsxwriter.Workbook(str(aside), {"strings_to_formulas": False, "strings_to_urls": False})
        head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "text_wrap": True, "valign": "top"})
        for sheet in merged:
            for title, rows in _pages(sheet):
                _fill(book.add_worksheet(title), sheet, rows, head)
        _fill_codebook(book.add_worksheet("说明"), merged, head)
        book.close()


def _merge(sheets: Iterable[Sheet]) -> list[Sheet]:
    merged: dict[str, tuple[Sequence[Column], list[Row]]] = {}
    for sheet in sheets:
        merged.setdefault(sheet.name, (sheet.columns, []))[1].extend(sheet.rows)
    return [Sheet(name, columns, rows) for name, (columns, rows) in merged.items()]


def _pages(sheet: Sheet) -> Iterable[tuple[str, Sequence[Row]]]:
    title = table_label(sheet.name)
    for n, start in enumerate(range(0, max(len(sheet.rows), 1), MAX_ROWS)):
        yield f"{title}{n + 1}" if n else title, sheet.rows[start : start + MAX_ROWS]


def _fill(page: Any, sheet: Sheet, rows: Sequence[Row], head: Any) -> None:
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        page.write_string(0, at, entry(sheet.name, column.name).label, head)
        page.set_column(at, at, WIDE.get(column.name, WIDTHS[column.type]))
    for line, row in enumerate(rows, start=1):
        for at, column in enumerate(sheet.columns):
            _write(page, line, at, row.get(column.name), sheet.name, column)
    page.autofilter(0, 0, max(len(rows), 1), len(sheet.columns) - 1)


def _write(page: Any, line: int, at: int, value: object, table: str, column: Column) -> None:
    if value is None:
        return
    if isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(line, at, value)
    else:
        page.write_string(line, at, _fit(value_label(table, column, value)))


def _fit(text: str) -> str:
    """Cut a text to what a cell holds; lone surrogates cannot be written and become `?`."""
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"


def _fill_codebook(page: Any, sheets: Sequence[Sheet], head: Any) -> None:
    page.freeze_panes(1, 0)
    for at, (key, label) in enumerate(CODEBOOK):
        page.write_string(0, at, label, head)
        page.set_column(at, at, WIDE.get(key, 18))
    columns = [(sheet.name, column) for sheet in sheets for column in sheet.columns]
    for line, (table, column) in enumerate(columns, start=1):
        found = entry(table, column.name)
        for at, text in enumerate((table_label(table), column.name, found.label, found.description)):
            page.write_string(line, at, text)
