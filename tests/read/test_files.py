"""Files, standard input, and inputs that cannot be read: each refusal names the file and says what to do."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest

from reportnlp.model import ReportError
from reportnlp.read import ReadOptions, read

TEXT = "2021年唐县政府工作报告\n各位代表：\n全年新增就业1.2万人。\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "唐县-2021.txt"
    path.write_bytes(TEXT.encode("gbk"))
    return path


def test_a_file(file: Path) -> None:
    report = read(file)
    assert (report.text, report.encoding, report.source) == (TEXT, "gb18030", str(file))
    assert report.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_source_is_the_path_as_given(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert read("./唐县-2021.txt").source == "./唐县-2021.txt"


@pytest.mark.skipif(os.name != "posix", reason="names are Unicode elsewhere")
def test_a_name_that_is_no_utf8_is_read_and_can_be_written(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xb1\xa8\xb8\xe6-2021.txt"
    with open(name, "wb") as file:
        file.write(TEXT.encode())
    report = read(os.fsdecode(name))
    assert report.source.endswith("/\ufffd\ufffd\ufffd\ufffd-2021.txt")
    report.source.encode("utf-8")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16"))))
    report = read("-")
    assert (report.text, report.source, report.encoding, report.year) == (TEXT, "-", "utf-16", 2021)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", "no such file"),
        ("folder", r"a folder.*\*\.txt"),
        ("a\0b", "cannot be read"),
        ("a" * 300, "cannot"),
    ],
)
def test_what_is_no_file(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ReportError, match=f"(?s){said}"):
        read(tmp_path / name)


def test_nothing_is_fetched_from_the_web() -> None:
    with pytest.raises(ReportError, match="save the page"):
        read("https://example.invalid/report.html")


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReportError, match="no regular file"):
        read(tmp_path / "pipe")


def test_a_large_file_is_refused_by_a_limit_that_it_names(file: Path) -> None:
    with pytest.raises(ReportError, match=r"limit of 20 bytes \(max_bytes\)"):
        read(file, ReadOptions(max_bytes=20))
    assert read(file, ReadOptions(max_bytes=file.stat().st_size)).text == TEXT
