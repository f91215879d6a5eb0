"""`verify` holds for an answer about any kind of input: the source is read again as it was read then."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from office_files import docx, p
from pdf_files import pdf, typeset

from reportnlp.cli import main

TITLE = "云溪县2022年政府工作报告"
LINES = ["一、2021年工作回顾", "去年修通农村公路120公里，新开通公交线路8条，群众出行更加方便。"]
HTML = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{{}}</body></html>"


def run(*args: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, args)), input=stdin)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def text(separator: str = "\n") -> str:
    return separator.join([TITLE, *LINES]) + separator


FILES = {
    "plain.txt": text().encode(),
    "bom.txt": text().encode("utf-8-sig"),
    "windows.txt": text("\r\n").encode("gbk"),
    "old_mac.txt": text("\r").encode(),
    "wide.txt": text().encode("utf-16"),
    "marked.md": f"# {TITLE}\n\n## {LINES[0]}\n\n**{LINES[1]}**\n".encode(),
    "page.html": HTML.format("".join(f"<p>{line}</p>" for line in LINES)).encode("gb18030"),
    "word.docx": docx("".join(map(p, [TITLE, *LINES]))),
    "print.pdf": pdf(typeset([TITLE, *LINES])),
    "云溪县 2022年: 报告.txt": text().encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file(name: str) -> None:
    Path(name).write_bytes(FILES[name])
    assert run("extract", name, "--format", "json", "-o", "a.json").exit_code == 0
    found = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert "120公里" in {quantity["text"] for quantity in found["quantities"]}
    result = run("verify", "a.json")
    assert result.exit_code == 0, result.output
    assert f"a.json ({name}): all " in result.stdout
    Path(name).write_bytes(FILES["plain.txt"].replace(b"120", b"121"))
    assert run("verify", "a.json").exit_code == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_an_old_office_file() -> None:
    rtf = "".join(f"\\u{ord(char)}?" if ord(char) > 127 else char for char in text("\\par "))
    Path("a.rtf").write_text(f"{{\\rtf1\\ansi {rtf}}}", encoding="ascii")
    assert run("extract", "a.rtf", "--format", "json", "-o", "a.json").exit_code == 0
    assert run("verify", "a.json").exit_code == 0


def write_excel() -> str:
    book = openpyxl.Workbook()
    for row in (["地区", "正文"], ["云溪县", text()], ["云溪县", f"{TITLE}\n{LINES[1]}\n"]):
        book.active.append(row)
    book.save("all.xlsx")
    return "all.xlsx"


def write_csv() -> str:
    Path("all.csv").write_text(
        f'地区,正文\r\n云溪县,"{text()}"\r\n云溪县,"{TITLE}\n{LINES[1]}\n"\r\n', encoding="utf-8-sig"
    )
    return "all.csv"


def write_manifest() -> str:
    Path("reports").mkdir()
    Path("reports/2022.docx").write_bytes(FILES["word.docx"])
    Path("reports/2022.txt").write_bytes(FILES["windows.txt"])
    Path("manifest.csv").write_text("路径,年份\nreports\\2022.docx,2022\nreports\\2022.txt,2022\n", encoding="gbk")
    return "manifest.csv"


@pytest.mark.parametrize("write", [write_excel, write_csv, write_manifest])
def test_a_table(write: object) -> None:
    name = write()  # type: ignore[operator]
    assert run("extract", name, "--format", "json", "-o", "all.json").exit_code == 0
    result = run("verify", "all.json")
    assert result.exit_code == 0, result.output
    assert result.stdout.count(" stand") == 2
    os.mkdir("there")
    for path in [name, "reports"]:
        if os.path.exists(path):
            os.rename(path, f"there/{path}")
    assert run("verify", "all.json").exit_code == 1
    assert run("verify", "all.json", "--base", "there").exit_code == 0


def test_a_row_that_is_gone_and_a_table_that_is_gone_are_named() -> None:
    run("extract", write_csv(), "--format", "json", "-o", "all.json")
    Path("all.csv").write_text(f'地区,正文\n云溪县,"{text()}"\n', encoding="utf-8")
    result = run("verify", "all.json")
    assert result.exit_code == 1
    assert "all.csv#2: there is no such row" in result.stderr
    Path("all.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "all.csv: this table needs a column `path`" in run("verify", "all.json").stderr
    Path("all.csv").unlink()
    assert "all.csv#1: there is no such file" in run("verify", "all.json").stderr


def test_a_folder_of_answers() -> None:
    for name in ("plain.txt", "word.docx"):
        Path(name).write_bytes(FILES[name])
    run("extract", "plain.txt", "word.docx", "--format", "json", "-o", "out")
    assert run("verify", "out/plain.json", "out/word.json").exit_code == 0


def test_a_source_above_the_limit_of_size_is_read_as_it_was_then() -> None:
    Path("large.docx").write_bytes(FILES["word.docx"])
    with zipfile.ZipFile("large.docx", "a") as package:
        package.writestr("word/media/photo.bmp", bytes(50_000_000))
    assert run("extract", "large.docx").exit_code == 1
    run("extract", "large.docx", "--max-bytes", 10**9, "--format", "json", "-o", "a.json")
    assert run("verify", "a.json").exit_code == 0


def test_an_answer_that_an_editor_or_a_shell_of_windows_saved_again() -> None:
    Path("a.txt").write_bytes(FILES["plain.txt"])
    answer = run("extract", "a.txt", "--format", "json").stdout
    for encoding in ("utf-8-sig", "utf-16"):
        Path("a.json").write_bytes((answer + answer).replace("\n", "\r\n").encode(encoding))
        result = run("verify", "a.json")
        assert result.exit_code == 0, result.output
        assert result.stdout.count(" stand") == 2


def test_standard_input_as_source() -> None:
    answer = run("extract", "-", "--format", "json", stdin=FILES["windows.txt"]).stdout
    assert run("verify", "-", stdin=answer.encode()).exit_code == 0
    moved = answer.replace('"text":"120公里"', '"text":"210公里"')
    assert moved != answer
    assert run("verify", "-", stdin=moved.encode()).exit_code == 1
