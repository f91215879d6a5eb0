"""Real documents: the same text from .docx, .html and printed PDF as from the plain text."""

from __future__ import annotations

import csv
import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

import reportnlp
from reportnlp.analysis import Analysis
from reportnlp.model import Report
from reportnlp.read import read

CORPORA = Path(__file__).parents[2] / "corpora"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
STYLE = """@page{size:A4;margin:30mm 26mm} body{font:16pt/28pt serif;text-align:justify} p{text-indent:2em;margin:0}
h1{text-align:center;font-size:22pt} h2{font:bold 16pt/28pt sans-serif;text-indent:2em;margin:0}"""
FLOOR = 0.995
"""Similarity without blanks; 0.98 is demanded, 1.0 was reached."""


def likeness(one: str, other: str) -> float:
    return Indel.normalized_similarity(re.sub(r"\s+", "", one), re.sub(r"\s+", "", other))


def headings(text: str) -> set[str]:
    lines = (re.sub(r"\s+", "", line) for line in text.split("\n"))
    return {
        line
        for line in lines
        if re.match(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]", line) and len(line) < 40
    }


@pytest.fixture(scope="module")
def plain(reference: Path) -> dict[tuple[str, str], Path]:
    """Return the plain texts by place and year."""
    with (reference / "reports/manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        return {(row["place"], row["year"]): reference / "reports" / row["path"] for row in csv.DictReader(file)}


@pytest.mark.reference
def test_word_files_give_the_plain_text(reference: Path, plain: dict[tuple[str, str], Path]) -> None:
    files = sorted((reference / "originals/docx").glob("*.docx"))
    assert len(files) == 21
    for file in files:
        report = read(file)
        expected = plain[report.region.province or "", str(report.year)].read_text(encoding="utf-8")
        assert likeness(report.text, expected) >= FLOOR, file.name
        assert headings(expected) <= headings(report.text), file.name


@pytest.mark.reference
def test_web_pages_give_the_plain_text(reference: Path, plain: dict[tuple[str, str], Path]) -> None:
    files = sorted((reference / "originals/html").glob("*.html"))
    assert len(files) == 4
    for file in files:
        report = read(file)
        expected = plain["全国", file.name[:4]].read_text(encoding="utf-8")
        assert likeness(report.text, expected) >= 0.99, file.name
        assert all(heading in re.sub(r"\s+", "", report.text) for heading in headings(expected)), file.name
        assert (report.region.name, report.year) == ("全国", int(file.name[:4]))


def printed(text: str, folder: Path, heads: bool) -> Report:
    """Return a text printed to PDF by Chromium and read back; with its running heads and page numbers or without."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    tags = ["h1" if n == 0 else "h2" if line in headings(line) else "p" for n, line in enumerate(lines)]
    body = "".join(f"<{tag}>{html.escape(line)}</{tag}>" for tag, line in zip(tags, lines, strict=True))
    page = folder / "page.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><title>公报</title><style>{STYLE}</style>{body}", encoding="utf-8"
    )
    pdf = folder / "page.pdf"
    call = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={pdf}", str(page)]
    subprocess.run(call if heads else [*call, "--no-pdf-header-footer"], capture_output=True, timeout=120, check=True)
    return read(pdf)


def findings(analysis: Analysis) -> list[tuple[str, str]]:
    tables = ("quantities", "dates", "events", "documents")
    return [(table, re.sub(r"\s+", "", found.text)) for table in tables for found in getattr(analysis, table)]


def assert_survives_printing(report: Report, folder: Path, heads: bool) -> None:
    again = printed(report.text, folder, heads)
    assert likeness(report.text, again.text) >= FLOOR
    assert headings(report.text) <= headings(again.text)
    before, after = findings(reportnlp.analyse(report)), findings(reportnlp.analyse(again))
    kept = sum(min(before.count(each), after.count(each)) for each in set(before))
    assert kept >= 0.97 * max(len(before), len(after))


@pytest.mark.reference
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice, which writes the old formats")
@pytest.mark.parametrize("suffix", ["doc", "rtf", "pdf"])
def test_old_formats_and_libreoffice_pdf_read_the_same(reference: Path, suffix: str, tmp_path: Path) -> None:
    file = sorted((reference / "originals/docx").glob("*.docx"))[4]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path), str(file)]
    subprocess.run(call, capture_output=True, timeout=120, check=True)
    again = read(tmp_path / f"{file.stem}.{suffix}")
    assert likeness(read(file).text, again.text) >= FLOOR
    assert headings(read(file).text) <= headings(again.text)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, which prints the PDF")
@pytest.mark.parametrize("name", ["linlan-2023", "linlan-2024", "qingyuan-2023", "qingyuan-2024", "yanhu-2023"])
def test_printed_corpora_read_the_same(name: str, tmp_path: Path) -> None:
    assert_survives_printing(read(CORPORA / f"{name}.txt"), tmp_path, heads=name.endswith("2023"))


@pytest.mark.browser
@pytest.mark.reference
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, which prints the PDF")
@pytest.mark.parametrize("at", range(5))
def test_printed_word_files_read_the_same(reference: Path, at: int, tmp_path: Path) -> None:
    file = sorted((reference / "originals/docx").glob("*.docx"))[at * 4]
    assert_survives_printing(read(file), tmp_path, heads=at % 2 == 0)
