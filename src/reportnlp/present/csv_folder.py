"""A folder of CSV files, one a table, that Excel opens as UTF-8 (a byte order mark stands in front)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from reportnlp.atomic import replacing
from reportnlp.present.cells import inert
from reportnlp.present.sheets import Sheet


def write_folder(batches: Iterable[Iterable[Sheet]], folder: Path) -> None:
    """Write sheets into `folder`/NAME.csv; the rows of sheets of one name follow each other in one file.

    The folder is made where it is missing; files appear when all is written. Keys are the English ones.
    """
    folder.mkdir(parents=True, exist_ok=True)
    writers: dict[str, Any] = {}
    with ExitStack() as files:
        for sheet in (sheet for batch in batches for sheet in batch):
            if sheet.name not in writers:
                aside = files.enter_context(replacing(folder / f"{sheet.name}.csv"))
                file = files.enter_context(open(aside, "w", encoding="utf-8-sig", errors="replace", newline=""))
                writers[sheet.name] = csv.writer(file)
                writers[sheet.name].writerow([column.name for column in sheet.columns])
            writers[sheet.name].writerows(cells(sheet))


def cells(sheet: Sheet) -> Iterable[list[Any]]:
    """Yield the rows of a sheet as cells: None is empty, no text is a formula."""
    names = [column.name for column in sheet.columns]
    for row in sheet.rows:
        yield [inert(cell) if isinstance(cell := row.get(name), str) else cell for name in names]
