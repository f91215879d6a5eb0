"""Tables of reports: a manifest (path, place, year, genre) or a sheet with a column of texts, as CSV or Excel."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportnlp.model import ReportError
from reportnlp.read.encoding import decode
from reportnlp.read.files import read_bytes
from reportnlp.read.formats import kind_of
from reportnlp.read.options import ReadOptions
from reportnlp.read.package import Package, attribute, children, local, open_package

if TYPE_CHECKING:
    from lxml.etree import _Element

COLUMNS = {
    "path": ("path", "file", "filename", "文件", "文件名", "路径"),
    "text": ("text", "content", "正文", "内容", "文本", "全文", "报告内容", "报告全文"),
    "place": ("place", "region", "地区", "地方", "地名", "区域", "城市", "省份"),
    "year": ("year", "年份", "年", "年度"),
    "genre": ("genre", "文种", "类型", "报告类型"),
}
"""What a column may be called, by what it holds; of two in one table (地区, 区域) the first here is meant."""


def read_rows(path: str, options: ReadOptions) -> list[dict[str, str]]:
    """Return the rows of a table as text: the columns that are known by their keys, the others by their own names.

    Raises `ReportError` where the table has neither a column of paths nor one of texts.
    """
    return rows_of(read_bytes(path, options.max_bytes), path, options)


def rows_of(data: bytes, path: str, options: ReadOptions) -> list[dict[str, str]]:
    """Return the rows of a table's bytes; `path` names it in errors."""
    rows = _read_excel(path, data, options) if kind_of(data, path) == "xlsx" else _read_csv(path, data, options)
    own = [str(cell or "").lstrip("\ufeff").strip() for cell in next(rows, ())]
    head = [name.lower() for name in own]
    at = {key: head.index(name) for key, names in COLUMNS.items() for name in reversed(names) if name in head}
    if not at.keys() & {"path", "text"}:
        raise ReportError(f"{path}: this table needs a column `path` (files) or `text` (whole reports); it has {head}")
    at = {name: n for n, name in enumerate(own) if name} | at
    return [_row(at, cells) for cells in rows if any(cells)]


def _row(at: dict[str, int], cells: Sequence[object]) -> dict[str, str]:
    return {key: str(cells[n] if n < len(cells) and cells[n] is not None else "").strip() for key, n in at.items()}


def _read_csv(path: str, data: bytes, options: ReadOptions) -> Iterator[Sequence[object]]:
    text = decode(data, path, options.encoding).text
    csv.field_size_limit(max(options.max_bytes, csv.field_size_limit()))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    except csv.Error as error:
        raise ReportError(f"{path}: not a CSV file: {error}") from error


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _read_excel(path: str, data: bytes, options: ReadOptions) -> Iterator[Sequence[object]]:
    """Yield the rows of the first sheet of a workbook; of a formula, the value that was saved."""
    package = open_package(data, path, options.max_unpacked)
    part = package.main_part() or "xl/workbook.xml"
    folder = part.rpartition("/")[0]
    sheet = package.xml(_first_sheet(package, part, folder))
    shared = ["".join(_texts(item)) for item in children(package.xml(f"{folder}/sharedStrings.xml"), "si")]
    for row in children(next(children(sheet, "sheetData"), None), "row"):
        cells: list[object] = []
        for cell in children(row, "c"):
            column = _column(cell.get("r"), len(cells))
            cells += [None] * (column - len(cells))
            cells.append(_value(cell, shared))
        yield cells


def _first_sheet(package: Package, part: str, folder: str) -> str:
    """Return the member that holds the first sheet, as the workbook's relationships say."""
    first = next(children(next(children(package.xml(part), "sheets"), None), "sheet"), None)
    key, links = attribute(first, "id"), package.xml(f"{folder}/_rels/{part.rpartition('/')[2]}.rels")
    target = (
        next((link.get("Target") or "" for link in links if link.get("Id") == key), "") if links is not None else ""
    )
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target or 'worksheets/sheet1.xml'}"


def _column(reference: str | None, following: int) -> int:
    """Return the number of the column that a cell says (C7: 2), at most that of Excel's last."""
    letters = re.match(r"[A-Z]{1,3}", reference or "")
    if not letters:
        return following
    column = 0
    for letter in letters[0]:
        column = column * 26 + ord(letter) - 64
    return min(column - 1, 16_383)


def _value(cell: _Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(_texts(cell))
    written = next((child.text or "" for child in children(cell, "v")), "")
    if cell.get("t") == "s":
        return shared[int(written)] if written.isdecimal() and int(written) < len(shared) else ""
    return written.removesuffix(".0")


def _texts(item: _Element) -> Iterator[str]:
    """Yield the pieces of a rich text, without the readings set above it."""
    for child in item:
        if local(child) == "t":
            yield child.text or ""
        elif local(child) in {"r", "is"}:
            yield from _texts(child)
