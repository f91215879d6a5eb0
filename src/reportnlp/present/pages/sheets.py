"""Sheets as the scripts of a page read them: labels and cells for people, raw values for sorting and export."""

from __future__ import annotations

from typing import Any

from reportnlp.present.cells import safe
from reportnlp.present.codebook import entry, table_label
from reportnlp.present.screen import HEAD_KEYS, ScreenColumn, screen_columns
from reportnlp.present.sheets import Sheet

IDENTITY = HEAD_KEYS | {"genre", "within"}
"""Columns that tell rows of several reports apart."""


def sheet_data(sheet: Sheet, head: bool = True) -> dict[str, Any]:
    """Return a sheet as plain data; without `head`, screens leave out which report a row is from.

    `keys` and `rows` are the table as programs know it; `columns` and `cells` are what a screen shows, each column
    with what it means and the place in `keys` by which it sorts.
    """
    keys = [column.name for column in sheet.columns]
    shown = [c for c in screen_columns(sheet) if _tells(c, sheet) and (head or c.key not in HEAD_KEYS)]
    return {
        "name": sheet.name,
        "label": table_label(sheet.name),
        "keys": keys,
        "rows": [[_plain(row.get(key)) for key in keys] for row in sheet.rows],
        "columns": [
            {
                "label": column.label,
                "about": entry(sheet.name, column.key).description,
                "numeric": column.numeric,
                "sort": keys.index(column.key.split("..")[0]),
                "rank": column.rank,
            }
            for column in shown
        ],
        "cells": [[safe(column.cell(row)) for column in shown] for row in sheet.rows],
    }


def _tells(column: ScreenColumn, sheet: Sheet) -> bool:
    """Return whether a column says something: not empty throughout, and no identity that all rows share."""
    found = {column.cell(row) for row in sheet.rows}
    shared = column.key in IDENTITY and len(found) == 1 < len(sheet.rows)
    return found - {""} != set() and not shared


def _plain(value: Any) -> Any:
    return safe(value) if isinstance(value, str) else value
