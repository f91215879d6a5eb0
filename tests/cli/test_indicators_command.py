"""`reportnlp indicators`: its columns, filters and forms."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportnlp.cli import main

COLUMNS = "source,place,year,indicator,measure,role,from,to,low,high,unit,approx,status,text,start,end,rule"
REPORT = """{year}年东湖市政府工作报告
各位代表：
一、{last}年工作回顾
过去一年，我们攻坚克难，成绩显著。{last}年，全市地区生产总值增长6%，辖区一般公共预算收入增长4%。
二、{year}年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长5%左右。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year in (2023, 2024):
        text = REPORT.format(year=year, last=year - 1)
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["indicators", *map(str, args)])


def rows(*args: str | Path) -> list[dict[str, str]]:
    done = run(*args, "--format", "csv")
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_the_columns_are_those_of_the_contract(folder: Path) -> None:
    done = run(folder / "2024.txt", "--format", "csv")
    assert done.stdout.startswith(COLUMNS)


def test_a_folder_gives_the_rows_of_all_reports(folder: Path) -> None:
    found = rows(folder)
    assert {row["source"] for row in found} == {str(folder / "2023.txt"), str(folder / "2024.txt")}
    growth = [row for row in found if (row["indicator"], row["measure"]) == ("地区生产总值", "growth")]
    assert [(row["year"], row["role"], row["from"], row["low"]) for row in growth] == [
        ("2023", "actual", "2022-01-01", "6"),
        ("2023", "target", "2023-01-01", "5"),
        ("2024", "actual", "2023-01-01", "6"),
        ("2024", "target", "2024-01-01", "5"),
    ]


def test_filters(folder: Path) -> None:
    assert {row["indicator"] for row in rows(folder, "--indicator", "地区生产总值")} == {"地区生产总值"}
    assert {row["role"] for row in rows(folder, "--role", "target")} == {"target"}
    assert {row["year"] for row in rows(folder, "--year", "2024")} == {"2024"}
    assert {row["year"] for row in rows(folder, "--year", "2020-2023")} == {"2023"}
    qualified = rows(folder / "2024.txt", "--indicator", "一般公共预算收入")
    assert "一般公共预算收入（辖区）" in {row["indicator"] for row in qualified}


def test_what_is_not_stated_has_a_row(folder: Path) -> None:
    found = [row for row in rows(folder / "2024.txt") if row["indicator"] == "粮食产量"]
    assert [(row["status"], row["low"], row["text"]) for row in found] == [("not_stated", "", "")] * 2


def test_json_holds_numbers_and_nulls(folder: Path) -> None:
    done = run(folder / "2024.txt", "--format", "json")
    found = json.loads(done.stdout)
    assert any(row["low"] == 5 and row["approx"] == "~" for row in found)
    assert any(row["low"] is None for row in found)


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_forms_are_written_to_a_path(folder: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    target = tmp_path / f"out.{form}"
    assert run(folder / "2024.txt", "--format", form, "-o", target).exit_code == 0
    assert target.read_bytes()[:3] == (b"\xef\xbb\xbf" if form == "csv" else b"PK\x03" if form == "xlsx" else b"PAR")


def test_a_lexicon_of_ones_own(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[[indicator]]\nname = "客流"\nunit = "人次"\nkinds = ["count"]\n', encoding="utf-8"
    )
    (folder / "2024.txt").write_text(
        REPORT.format(year=2024, last=2023) + "今年，确保客流8万人次。\n", encoding="utf-8"
    )
    found = rows(folder / "2024.txt", "--lexicon", tmp_path / "own.toml", "--indicator", "客流")
    assert [(row["measure"], row["low"]) for row in found] == [("level", "80000")]


def test_wrong_usage_and_missing_files(folder: Path, tmp_path: Path) -> None:
    assert run(folder, "--year", "soon").exit_code == 2
    assert run(folder, "--format", "parquet").exit_code == 2
    assert run().exit_code == 2
    assert run(tmp_path / "none.txt").exit_code == 1
    mixed = run(folder / "2024.txt", tmp_path / "none.txt", "--format", "csv")
    assert mixed.exit_code == 1
    assert "地区生产总值" in mixed.stdout
