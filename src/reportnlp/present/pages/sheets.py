"""Sheets as the scripts of a page read them: labels and cells for people, raw values for sorting and export."""

from __future__ import annotations

from typing import Any

from reportnlp.present.cells import safe
from reportnlp.present.codebook import entry, table_label
from reportnlp.present.screen import HEAD_KEYS, screen_columns
from reportnlp.present.sheets import Sheet


def sheet_data(sheet: Sheet, head: bool = True) -> dict[str, Any]:
    """Return a sheet as plain data; without `head`, screens leave out which report a row is from.

    `keys` and `rows` are the table as programs know it; `columns` and `cells` are what a screen shows, each column
    with what it means and the place in `keys` by which it sorts.
    """
    keys = [column.name for column in sheet.columns]
    wanted = [column for column in screen_columns(sheet) if head or column.key not in HEAD_KEYS]
    shown = [column for column in wanted if any(column.cell(row) for row in sheet.rows)]
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


def _plain(value: Any) -> Any:
    return safe(value) if isinstance(value, str) else value
