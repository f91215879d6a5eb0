"""Tables of reports: a manifest (path, place, year, genre) or a sheet with a column of texts, as CSV or Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from reportnlp.model import ReportError
from reportnlp.read.encoding import decode
from reportnlp.read.files import read_bytes
from reportnlp.read.options import ReadOptions

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
    data = read_bytes(path, options.max_bytes)
    rows = _read_excel(path, data) if data.startswith(b"PK") else _read_csv(path, data, options)
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
    csv.field_size_limit(options.max_bytes)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    except csv.Error as error:
        raise ReportError(f"{path}: not a CSV file: {error}") from error


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _read_excel(path: str, data: bytes) -> Iterator[Sequence[object]]:
    raise ReportError(f"{path}: Excel files are not read yet; save it as CSV")
    yield from _none()


def _none() -> Iterable[Sequence[object]]:
    return ()
