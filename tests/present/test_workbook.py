from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import reportnlp
from reportnlp.analysis import TABLES
from reportnlp.present import workbook
from reportnlp.present.sheets import sheets

TEXT = "全年发放资料5000余份，增长6.5%左右。\n明年力争达到6000份。"


def write(text: str, path: Path) -> openpyxl.Workbook:
    analysis = reportnlp.analyse(reportnlp.from_text(text))
    workbook.write_workbook([sheets(analysis)], path)
    return openpyxl.load_workbook(path)


def test_a_sheet_a_table_with_frozen_headers(tmp_path: Path) -> None:
    book = write(TEXT, tmp_path / "a.xlsx")
    assert book.sheetnames[:1] + book.sheetnames[-1:] == ["报告", "说明"]
    assert len(book.sheetnames) == len(TABLES) + 2
    assert {page.freeze_panes for page in book} == {"A2"}


def test_numbers_are_numbers(tmp_path: Path) -> None:
    page = write(TEXT, tmp_path / "a.xlsx")["数字"]
    head = [cell.value for cell in page[1]]
    row = dict(zip(head, (cell.value for cell in page[2]), strict=True))
    assert row["下限"] == 5000
    assert row["原文"] == "5000余份"
    assert row["约数"] == "大于"


def test_codebook_tells_the_machine_keys(tmp_path: Path) -> None:
    rows = list(write(TEXT, tmp_path / "a.xlsx")["说明"].values)
    assert ("数字", "low", "下限") in {row[:3] for row in rows}
    assert all(row[3] for row in rows)


@pytest.mark.parametrize("hostile", ["=1+1", "@SUM(1)", "http://x.example/", "internal:A1", "-1+1"])
def test_no_text_is_a_formula_or_link(hostile: str, tmp_path: Path) -> None:
    page = write(f"{hostile}\n全年发放资料5000余份。", tmp_path / "a.xlsx")["行"]
    cells = {cell.value: cell for row in page for cell in row}
    assert cells[hostile].data_type == "s"
    assert cells[hostile].hyperlink is None


def test_long_and_odd_cells(tmp_path: Path) -> None:
    text = "发放资料5份，" * 6000 + "\x0b\x01。"
    page = write(text, tmp_path / "a.xlsx")["行"]
    longest = max((str(cell.value) for row in page for cell in row), key=len)
    assert len(longest) == workbook.MAX_CELL
    assert longest.endswith("…")


def test_a_table_too_long_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    book = write("发放资料5份、6份、7份。", tmp_path / "a.xlsx")
    assert [book[name].max_row for name in ("数字", "数字2")] == [3, 2]
