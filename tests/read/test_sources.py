"""What a command's PATHs stand for, and that one bad input stops no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportnlp.model import Report
from reportnlp.read import Failure, Source, expand, read_all


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "reports"
    (root / "local").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "local/c.txt", "README.md", ".hidden.txt", "picture.png"):
        (root / name).write_text("各位代表：\n我代表县人民政府报告工作。\n", encoding="utf-8")
    return root


def paths(*given: str) -> list[str]:
    return [each.path if isinstance(each, Source) else each.message for each in expand(given)]


def test_a_folder_gives_its_reports_by_name(folder: Path) -> None:
    assert paths("reports") == paths("reports/") == ["reports/a.txt", "reports/b.txt", "reports/local/c.txt"]


def test_a_glob(folder: Path) -> None:
    assert paths("reports/*.txt") == ["reports/a.txt", "reports/b.txt"]
    assert paths("reports/*.pdf") == ["reports/*.pdf: no file matches this pattern"]


def test_the_order_is_that_given(folder: Path) -> None:
    assert paths("reports/b.txt", "-", "missing.txt", "reports/a.txt") == [
        "reports/b.txt",
        "-",
        "missing.txt",
        "reports/a.txt",
    ]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert "no report in this folder" in paths(str(tmp_path))[0]


def test_links_out_of_a_folder_are_passed_over(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "inner.txt").symlink_to(folder / "a.txt")
    assert "reports/link.txt" not in paths("reports")
    assert "reports/inner.txt" in paths("reports")


def test_a_manifest_gives_hints(folder: Path) -> None:
    (folder / "manifest.csv").write_text("path,place,year\na.txt,易县,2019年\nlocal/c.txt,,\n", encoding="utf-8-sig")
    first, second = read_all(["reports/manifest.csv"])
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.source, first.region.county, first.year) == ("reports/a.txt", "易县", 2019)
    assert (second.source, second.year) == ("reports/local/c.txt", None)


def test_the_manifest_of_a_folder_is_used(folder: Path) -> None:
    (folder / "manifest.csv").write_text("路径,年份,地区\na.txt,2019,易县\n", encoding="gbk")
    found = [each for each in read_all(["reports"]) if isinstance(each, Report)]
    assert [(each.source, each.year) for each in found] == [
        ("reports/a.txt", 2019),
        ("reports/b.txt", None),
        ("reports/local/c.txt", None),
    ]


def test_a_table_of_texts(folder: Path) -> None:
    (folder / "all.csv").write_text('year,正文\n2019,"第一行\n第二行"\n2020,\n2021,另一份\n', encoding="utf-8")
    first, second, third = read_all(["reports/all.csv"])
    assert isinstance(first, Report)
    assert isinstance(third, Report)
    assert (first.source, first.text, first.year) == ("reports/all.csv#1", "第一行\n第二行", 2019)
    assert isinstance(second, Failure)
    assert (third.source, third.year) == ("reports/all.csv#3", 2021)


def test_a_table_without_a_column_of_either_is_told(folder: Path) -> None:
    (folder / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (failure,) = read_all(["reports/other.csv"])
    assert isinstance(failure, Failure)
    assert "needs a column `path`" in failure.message


def test_one_bad_input_stops_no_other(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"\x00\x01\x02" * 500)
    found = list(read_all(["reports", "missing.txt", "reports/a.txt"]))
    assert [type(each).__name__ for each in found] == ["Report", "Failure", "Report", "Failure", "Report"]
    assert all(each.message.startswith(f"{each.source}: ") for each in found if isinstance(each, Failure))


def test_further_columns_of_a_manifest_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("政府工作报告", encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("path,地区,区域\na.txt,甲县,东部\n", encoding="utf-8")
    for given in (tmp_path, tmp_path / "manifest.csv"):
        (source,) = expand([given])
        assert isinstance(source, Source)
        assert source.columns == {"place": "甲县", "地区": "甲县", "区域": "东部"}
