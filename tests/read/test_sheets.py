"""Tables of reports: CSV and Excel, by the names of their columns."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from reportnlp.model import ReportError
from reportnlp.read import ReadOptions
from reportnlp.read.tables import COLUMNS, rows_of


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("其他").append(["text", "不读"])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rows(data: bytes, name: str = "a.xlsx") -> list[dict[str, str]]:
    return [{key: row[key] for key in row if key in COLUMNS} for row in rows_of(data, name, ReadOptions())]


def test_the_first_sheet_of_a_workbook() -> None:
    data = workbook(
        ["编号", "年份", "地区", "报告全文"], [1, 2019, "易县", "第一行\n第二行"], [], [2, None, None, "另一份"]
    )
    assert rows(data) == [
        {"text": "第一行\n第二行", "place": "易县", "year": "2019"},
        {"text": "另一份", "place": "", "year": ""},
    ]


def test_a_tables_own_columns_are_kept_under_their_own_names() -> None:
    assert rows_of(workbook(["编号", "正文"], [7, "甲"]), "a.xlsx", ReadOptions()) == [
        {"编号": "7", "正文": "甲", "text": "甲"}
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(delimiter: str) -> None:
    data = delimiter.join(["path", "Year"]) + "\n" + delimiter.join(["a.txt", "2020"]) + "\n"
    assert rows(data.encode("utf-8-sig"), "a.csv") == [{"path": "a.txt", "year": "2020"}]


def test_short_rows_and_quoted_lines() -> None:
    data = 'text,year\n"甲，""乙""\n丙",2020\n丁\n'.encode("gbk")
    assert rows(data, "a.csv") == [{"text": '甲，"乙"\n丙', "year": "2020"}, {"text": "丁", "year": ""}]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (workbook(["a", "b"], [1, 2]), "needs a column `path`"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "save it as .xlsx"),
        (workbook(["text"])[:900], "damaged|archive"),
        (b"", "empty"),
    ],
)
def test_what_is_no_table_of_reports_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ReportError, match=rf"a\.xlsx: .*(?:{said})"):
        rows(data)


def test_a_very_long_text_in_a_cell() -> None:
    text = "全县经济平稳增长。" * 30_000
    assert rows(f"text\n{text}\n".encode(), "a.csv")[0]["text"] == text
