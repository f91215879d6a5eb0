from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reportnlp.cli import main

ROOT = Path(__file__).parents[2]
YANHU = [f"corpora/yanhu-{year}.txt" for year in (2023, 2024)]


def run(*args: str) -> Result:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return CliRunner().invoke(main, list(args), env={"LANG": "C.UTF-8", "COLUMNS": "120"})
    finally:
        os.chdir(before)


def test_json_of_a_folder() -> None:
    result = run("compare", "corpora", "--format", "json")
    assert result.exit_code == 0, result.stderr
    data = json.loads(result.stdout)
    assert [panel["within"] for panel in data["panels"]] == ["临澜县", "青垣县", "临澜县砚湖街道"]
    assert data["similarity"]["sources"][0] == "corpora/linlan-2023.txt"


def test_table_shows_figures_and_what_is_not_stated() -> None:
    result = run("compare", "corpora", "--by", "year", "--what", "indicators")
    assert "218.6亿元" in result.stdout
    assert "未写明" in result.stdout


def test_csv_is_a_folder_of_tables(tmp_path: Path) -> None:
    assert run("compare", *YANHU, "--format", "csv", "-o", str(tmp_path / "out")).exit_code == 0
    with (tmp_path / "out" / "changes.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {row["status"] for row in rows} <= {"kept", "reworded", "moved", "new", "dropped"}
    assert "kept" in {row["status"] for row in rows}


def test_xlsx_has_real_numbers(tmp_path: Path) -> None:
    assert run("compare", "corpora", "--format", "xlsx", "-o", str(tmp_path / "out.xlsx")).exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["指标"]
    head, *rows = sheet.iter_rows(values_only=True)
    first = dict(zip(head, rows[0], strict=True))
    assert first["2023"] == 21_860_000_000


def test_only_some_parts() -> None:
    data = json.loads(run("compare", *YANHU, "--format", "json", "--what", "terms").stdout)
    assert list(data) == ["schema", "by", "warnings", "panels", "terms"]


def test_own_words(tmp_path: Path) -> None:
    words = tmp_path / "w.toml"
    words.write_text('words = ["普法", "调解"]', encoding="utf-8")
    data = json.loads(run("compare", *YANHU, "--format", "json", "--words", str(words)).stdout)
    assert {term["term"] for term in data["terms"]["key"]} <= {"普法", "调解"}


def test_warnings_go_to_stderr_and_a_missing_file_is_named() -> None:
    result = run("compare", YANHU[0], YANHU[0], "missing.txt", "--format", "json")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
    assert "the same text as" in result.stderr
    assert json.loads(result.stdout)["panels"]


@pytest.mark.parametrize("args", [["--by", "colour"], ["--format", "csv"], ["--format", "xlsx"]])
def test_wrong_usage(args: list[str]) -> None:
    assert run("compare", *YANHU, *args).exit_code == 2


def test_concordance_on_screen_and_as_rows() -> None:
    shown = run("concordance", "第一责任人", *YANHU)
    assert shown.exit_code == 0
    assert shown.stdout.count("第一责任人") >= 4
    rows = [
        json.loads(line) for line in run("concordance", "第一责任人", *YANHU, "--format", "jsonl").stdout.splitlines()
    ]
    assert {row["year"] for row in rows} == {2023, 2024}
    for row in rows:
        text = (ROOT / row["source"]).read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["keyword"] == "第一责任人"


def test_concordance_as_csv(tmp_path: Path) -> None:
    assert run("concordance", "普法", *YANHU, "--format", "csv", "-o", str(tmp_path / "k.csv")).exit_code == 0
    with (tmp_path / "k.csv").open(encoding="utf-8-sig") as file:
        assert {row["keyword"] for row in csv.DictReader(file)} == {"普法"}


def test_a_bad_pattern_is_wrong_usage() -> None:
    result = run("concordance", "(", *YANHU, "--mode", "regex")
    assert result.exit_code == 2
    assert "not a regular expression" in result.stderr


def test_every_column_of_the_workbook_is_called_by_a_chinese_name(tmp_path: Path) -> None:
    for by in ("year", "place"):
        run("compare", "corpora", "--by", by, "--format", "xlsx", "-o", str(tmp_path / "out.xlsx"))
        for sheet in openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets:
            heads = [str(cell.value) for cell in next(sheet.iter_rows())]
            assert not [head for head in heads if head.isascii() and not head.isdigit() and head != "G²"], sheet.title
