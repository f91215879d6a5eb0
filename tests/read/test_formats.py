"""Which reader a file needs, and files that lie, bite or hold no report."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest
from office_files import docx, p, zipped

from reportnlp.model import ReportError
from reportnlp.read import Failure, ReadOptions, read, read_all
from reportnlp.read.formats import kind_of
from reportnlp.read.options import DEFAULTS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"text", "a.txt", "text"),
        (b"text", "a", "text"),
        (b"# text", "a.md", "markdown"),
        (b"<p>", "a.HTM", "html"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "a.txt", "html"),
        (b"%PDF-1.7", "a.txt", "pdf"),
        (docx(p("a")), "a.txt", "docx"),
        (OLE, "a.wps", "office"),
        (b"{\\rtf1", "a.doc", "office"),
    ],
)
def test_the_bytes_decide(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


def refused(tmp_path: Path, name: str, data: bytes, said: str, options: ReadOptions = DEFAULTS) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReportError, match=rf"{name}: .*(?:{said})"):
        read(tmp_path / name, options)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"Rar!\x1a\x07", "unpack"),
        (zipped({"a.txt": "x"}), "unpack"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_holds_no_report_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    refused(tmp_path, "a.docx", data, said)


def test_a_wrong_suffix_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("各位代表：全县经济平稳增长。", encoding="utf-8")
    report = read(tmp_path / "a.docx")
    assert report.text == "各位代表：全县经济平稳增长。"
    assert "suffix says docx" in report.warnings[0]


def test_a_forced_encoding_is_for_texts_only(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("全县经济平稳增长。")))
    (tmp_path / "a.html").write_bytes("<p>臺北市政府</p>".encode("big5"))
    assert read(tmp_path / "a.docx", ReadOptions(encoding="big5")).text == "全县经济平稳增长。"
    assert read(tmp_path / "a.html", ReadOptions(encoding="big5")).text == "臺北市政府"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = zipped({"word/document.xml": b" " * 3_000_000})
    refused(tmp_path, "a.docx", bomb, r"limit of 1,000,000 bytes \(max_unpacked\)", ReadOptions(max_unpacked=1_000_000))


def test_a_part_too_large_for_its_tree_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, "a.docx", docx(p("全" * 5_000_000)), "document.xml is larger than the limit of 12,000,000")


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    refused(tmp_path, "a.docx", zipped({f"word/{n}": "" for n in range(10_001)}), "limit of 10,000")


def test_entities_are_refused_not_expanded(tmp_path: Path) -> None:
    laughs = f"{LAUGHS}<w:document xmlns:w='x'><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
    refused(tmp_path, "a.docx", zipped({"word/document.xml": laughs}), "document type|damaged")
    outside = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document xmlns:w="x">&a;</w:document>'
    refused(tmp_path, "b.docx", zipped({"word/document.xml": outside}), "document type|damaged")


def test_deep_nesting_is_refused_or_read(tmp_path: Path) -> None:
    deep = docx("<w:sdt><w:sdtContent>" * 3_000 + p("深") + "</w:sdtContent></w:sdt>" * 3_000)
    refused(tmp_path, "a.docx", deep, "nested|damaged")


def test_macros_and_links_are_passed_over(tmp_path: Path) -> None:
    link = (
        '<w:altChunk xmlns:r="r" r:id="r9"/><w:p><w:r><w:drawing><a blip="http://x.invalid/"/></w:drawing></w:r></w:p>'
    )
    (tmp_path / "a.docm").write_bytes(docx(link + p("全县经济平稳增长。")))
    assert read(tmp_path / "a.docm").text == "全县经济平稳增长。"


def test_names_with_line_breaks_and_255_bytes(tmp_path: Path) -> None:
    for name in ("报\n告2021.txt", "长" * 83 + "21.txt"):
        (tmp_path / name).write_text("各位代表：全县经济平稳增长。", encoding="utf-8")
        assert read(tmp_path / name).source.endswith(name)


def test_a_file_that_vanishes_or_may_not_be_read_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("各位代表：全县经济平稳增长。", encoding="utf-8")
    found = read_all([tmp_path])
    next(found)
    (tmp_path / "b.txt").unlink()
    gone, last = found
    assert isinstance(gone, Failure)
    assert "no such file" in gone.message
    assert not isinstance(last, Failure)


def test_old_office_files_say_how_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    refused(tmp_path, "a.doc", OLE, r"save it as \.docx, or install LibreOffice")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_old_office_files_go_through_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(docx(p("旧文件转来。")))
    program = tmp_path / "soffice"
    program.write_text(f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp "{made}" "$2/report.docx"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(shutil, "which", lambda name: str(program))
    (tmp_path / "a.wps").write_bytes(OLE)
    assert read(tmp_path / "a.wps").text == "旧文件转来。"
    program.write_text("#!/bin/sh\nexit 1\n")
    refused(tmp_path, "b.doc", OLE, "could not convert")
    program.write_text("#!/bin/sh\nexec sleep 30\n")
    refused(tmp_path, "c.doc", OLE, r"1 seconds \(max_seconds\)", ReadOptions(max_seconds=1))
