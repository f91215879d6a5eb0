from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reportnlp.analysis import TABLES
from reportnlp.cli import main

FIRST = (
    "青河县2022年政府工作报告\n一、2021年工作回顾\n全年发放宣传资料5000余份，粮食产量12万吨。\n"
    "二、存在的困难和问题\n我们清醒地认识到，工作中还存在不少困难和问题，仍有3个村未通公路。\n"
)
SECOND = "青河县2023年政府工作报告\n一、2022年工作回顾\n全年新建校舍9栋。\n"


def run(*args: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, args)], input=stdin)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "2022.txt", tmp_path / "2023.txt"]
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_json_is_the_contract(files: list[Path]) -> None:
    result = run(files[0], "--format", "json")
    data = json.loads(result.stdout)
    assert list(data)[:3] == ["schema", "report", "text"]
    assert data["report"]["source"] == str(files[0])
    assert data["text"] == FIRST
    assert all(data["text"][q["start"] : q["end"]] == q["text"] for q in data["quantities"])
    assert result.exit_code == 0


def test_standard_input() -> None:
    data = json.loads(run("-", "--format", "json", stdin=FIRST.encode("gb18030")).stdout)
    assert data["report"]["source"] == "-"
    assert data["report"]["encoding"] == "gb18030"


def test_forced_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(FIRST.encode("utf-16-le"))
    assert json.loads(run(tmp_path / "a.txt", "--encoding", "utf-16-le", "--format", "json").stdout)["text"] == FIRST
    assert run(tmp_path / "a.txt", "--encoding", "klingon").exit_code == 2


def test_jsonl_is_a_finding_a_line(files: list[Path]) -> None:
    rows = [json.loads(line) for line in run(*files, "--format", "jsonl").stdout.splitlines()]
    assert all(list(row)[:2] == ["source", "table"] for row in rows)
    assert {row["source"] for row in rows} == set(map(str, files))
    assert "5000余份" in {row["text"] for row in rows if row["table"] == "quantities"}


def test_table_has_chinese_labels(files: list[Path]) -> None:
    out = run(files[0]).stdout
    assert all(word in out for word in ("来源", "年份", "成效", "数字", "原文", "5000余份"))
    assert "\x1b" not in out


def test_several_files_are_json_lines(files: list[Path], tmp_path: Path) -> None:
    out = run(*files, "--format", "json").stdout
    assert [json.loads(line)["text"] for line in out.splitlines()] == [FIRST, SECOND]
    run(*files, "--format", "json", "-o", tmp_path / "all.json")
    assert (tmp_path / "all.json").read_text(encoding="utf-8") == out


@pytest.mark.parametrize("form", ["json", "jsonl", "table", "xlsx"])
def test_several_files_into_a_folder(form: str, files: list[Path], tmp_path: Path) -> None:
    suffix = "txt" if form == "table" else form
    assert run(*files, "--format", form, "-o", tmp_path / "out").exit_code == 0
    assert sorted(os.listdir(tmp_path / "out")) == [f"2022.{suffix}", f"2023.{suffix}"]


def test_one_name_twice_in_a_folder(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "2022.txt").write_text(FIRST, encoding="utf-8")
    run(tmp_path / "a" / "2022.txt", tmp_path / "b" / "2022.txt", "--format", "json", "-o", tmp_path / "out")
    assert sorted(os.listdir(tmp_path / "out")) == ["2022-2.json", "2022.json"]


def test_csv_is_a_folder_of_tables(files: list[Path], tmp_path: Path) -> None:
    assert run(*files, "--format", "csv", "-o", tmp_path / "out").exit_code == 0
    assert {path.stem for path in (tmp_path / "out").iterdir()} == {"reports", *TABLES}
    with open(tmp_path / "out" / "quantities.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["source"] for row in rows} == set(map(str, files))
    assert rows[0]["low"] == "5000"


def test_one_workbook_of_several_files(files: list[Path], tmp_path: Path) -> None:
    assert run(*files, "--format", "xlsx", "-o", tmp_path / "all.xlsx").exit_code == 0
    page = openpyxl.load_workbook(tmp_path / "all.xlsx")["报告"]
    assert [row[0] for row in page.iter_rows(min_row=2, values_only=True)] == list(map(str, files))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_no_text_needs_a_place(form: str, files: list[Path]) -> None:
    result = run(files[0], "--format", form)
    assert result.exit_code == 2
    assert "-o" in result.stderr


def test_what_and_section_narrow(files: list[Path]) -> None:
    data = json.loads(run(files[0], "--format", "json", "--what", "quantities,lines", "--section", "problem").stdout)
    assert set(data) == {"schema", "report", "text", "quantities", "lines"}
    assert [q["text"] for q in data["quantities"]] == ["3个"]
    assert {line["section"] for line in data["lines"]} == {"problem"}


@pytest.mark.parametrize("option", [["--what", "figures"], ["--section", "achievment"], ["--min-confidence", "2"]])
def test_wrong_usage(option: list[str], files: list[Path]) -> None:
    assert run(files[0], *option).exit_code == 2


def test_no_file_is_wrong_usage() -> None:
    assert run().exit_code == 2


def test_bad_inputs_are_named_and_the_others_delivered(files: list[Path], tmp_path: Path) -> None:
    bad = {"empty.txt": b"", "blank.txt": b" \n\xe3\x80\x80\n", "binary.txt": bytes(range(256)) * 40}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    names = [*bad, "missing.txt", "folder"]
    (tmp_path / "folder").mkdir()
    result = run(files[0], *(tmp_path / name for name in names), files[1], "--format", "json")
    assert result.exit_code == 1
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == [FIRST, SECOND]
    assert [next(name for name in names if name in line) for line in result.stderr.splitlines()] == names
    assert "Traceback" not in result.stderr


def test_too_large_a_file_is_refused_unless_it_is_wanted(files: list[Path]) -> None:
    size = files[0].stat().st_size
    result = run(files[0], "--format", "json", "--max-bytes", size - 1)
    assert result.exit_code == 1
    assert "2022.txt" in result.stderr
    assert run(files[0], "--format", "json", "--max-bytes", size).exit_code == 0


def test_nothing_is_written_where_nothing_was_read(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("old")
    assert run(tmp_path / "missing.txt", "--format", "json", "-o", tmp_path / "old.json").exit_code == 1
    assert (tmp_path / "old.json").read_text() == "old"


def test_a_fault_in_one_report_is_no_traceback(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    import reportnlp.cli.inputs as inputs

    whole = inputs.analyse
    monkeypatch.setattr(inputs, "analyse", lambda r, o: 1 / 0 if r.source.endswith("2022.txt") else whole(r, o))
    result = run(*files, "--format", "json")
    assert result.exit_code == 1
    assert "2022.txt: internal error" in result.stderr
    assert json.loads(result.stdout)["text"] == SECOND


def test_what_does_not_look_like_a_report_is_analysed_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("他推开门，雨还在下。\n" * 400, encoding="utf-8")
    result = run(path, "--format", "json")
    assert result.exit_code == 0
    assert "novel.txt: warning: " in result.stderr


def test_the_same_input_gives_the_same_bytes(files: list[Path]) -> None:
    code = "from reportnlp.cli import main; main()"
    outs = {
        subprocess.run(
            [sys.executable, "-c", code, "extract", str(files[0]), "--format", "json"],
            env={**os.environ, "PYTHONHASHSEED": seed, "LANG": lang},
            capture_output=True,
            check=True,
        ).stdout
        for seed, lang in [("1", "C.UTF-8"), ("2", "zh_CN.UTF-8")]
    }
    assert len(outs) == 1


@pytest.mark.parametrize("form", ["json", "table", "xlsx", "html"])
def test_what_cannot_be_written_is_named(form: str, files: list[Path], tmp_path: Path) -> None:
    result = run(files[0], "--format", form, "-o", tmp_path / "none" / "a.out")
    assert result.exit_code == 1
    assert str(tmp_path / "none") in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_in_place_of_a_folder_is_named(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    for form in ("csv", "html"):
        result = run(*files, "--format", form, "-o", tmp_path / "taken")
        assert result.exit_code == 1
        assert "taken" in result.stderr


def test_several_files_into_a_device(files: list[Path]) -> None:
    assert run(*files, "--format", "json", "-o", "/dev/null").exit_code == 0


def test_whoever_reads_may_stop(files: list[Path]) -> None:
    code = "from reportnlp.cli import main; main()"
    command = [sys.executable, "-c", code, "extract", *map(str, files * 40), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
