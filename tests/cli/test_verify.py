from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportnlp.cli import main

TEXT = "青河县2022年政府工作报告\n全年发放宣传资料5000余份。\n"


def run(*args: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, args)), input=stdin)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    run("extract", "a.txt", "--format", "json", "-o", "a.json")
    return Path("a.txt")


def test_what_stands(report: Path) -> None:
    result = run("verify", "a.json")
    assert result.exit_code == 0
    assert "places stand" in result.stdout


def test_a_changed_source(report: Path) -> None:
    report.write_text(TEXT.replace("5000", "6000"), encoding="utf-8")
    result = run("verify", "a.json")
    assert result.exit_code == 1
    assert "report.sha256" in result.stdout
    assert "'5000余份', the source has '6000余份'" in result.stdout


def test_a_changed_finding(report: Path) -> None:
    data = json.loads(Path("a.json").read_text(encoding="utf-8"))
    data["quantities"][0]["start"] += 1
    Path("a.json").write_text(json.dumps(data), encoding="utf-8")
    result = run("verify", "a.json")
    assert result.exit_code == 1
    assert "quantities[0]" in result.stdout
    assert "sha256" not in result.stdout


def test_json_lines_of_several(report: Path) -> None:
    Path("b.txt").write_text(TEXT, encoding="utf-8")
    run("extract", "a.txt", "b.txt", "--format", "json", "-o", "all.json")
    Path("b.txt").unlink()
    result = run("verify", "all.json")
    assert result.exit_code == 1
    assert "(a.txt)" in result.stdout
    assert "b.txt: there is no such file" in result.stderr


def test_sources_in_another_folder(report: Path) -> None:
    Path("reports").mkdir()
    report.rename("reports/a.txt")
    assert run("verify", "a.json").exit_code == 1
    assert run("verify", "a.json", "--base", "reports").exit_code == 0
    Path("a.json").rename("reports/a.json")
    assert run("verify", "reports/a.json").exit_code == 0


def test_forced_encoding_is_kept(report: Path) -> None:
    report.write_bytes(TEXT.encode("utf-16-le"))
    run("extract", "a.txt", "--encoding", "utf-16-le", "--format", "json", "-o", "a.json")
    assert run("verify", "a.json").exit_code == 0


def test_standard_input_has_no_source() -> None:
    answer = run("extract", "-", "--format", "json", stdin=TEXT).stdout
    result = run("verify", "-", stdin=answer)
    assert result.exit_code == 0
    assert "standard input" in result.stderr


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"schema": "reportnlp/1"}',
        '{"schema": "reportnlp/1", "text": "a", "report": {"source": "a.txt"}, "quantities": [{"start": 1}]}',
        "\x00\x01",
    ],
)
def test_what_is_no_answer_is_named(content: str, report: Path) -> None:
    Path("bad.json").write_text(content, encoding="utf-8")
    result = run("verify", "bad.json", "missing.json", "a.json")
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["bad.json", "missing.json"]
    assert "a.json (a.txt)" in result.stdout
