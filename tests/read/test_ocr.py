"""Scanned PDF files: pages to pictures, pictures to text by tesseract or by a stand-in for it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from pdf_files import pdf, typeset
from rapidfuzz.distance import Levenshtein
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reportnlp.analysis import Analysis
from reportnlp.cli import main
from reportnlp.messages import chinese
from reportnlp.model import ReportError
from reportnlp.read import ReadOptions, read
from reportnlp.read.ocr import MAX_PIXELS, RECOGNISED

ROOT = Path(__file__).parents[2]
TITLE = "2021年唐县政府工作报告"
OCR = ReadOptions(ocr=True)

# Words with overlapping boxes, parted at random as tesseract parts them: (line, left, top, width, height, word).
WORDS = [
    (1, 800, 300, 400, 45, "2021年唐县"),
    (1, 1180, 300, 380, 45, "政府工作报告"),
    (2, 340, 400, 90, 45, "新增"),
    (2, 435, 400, 280, 45, "就业12.5"),
    (2, 700, 400, 90, 45, "万人"),
    (2, 800, 430, 8, 12, ","),
    (2, 835, 400, 1235, 45, "比上年增长百分之七点九居民收入增长快于经济增长各项"),
    (3, 250, 480, 90, 45, "工作"),
    (3, 345, 480, 300, 45, "得到了肯定。"),
]
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
SAID = [TITLE, "新增就业12.5万人，比上年增长百分之七点九居民收入增长快于经济增长各项工作得到了肯定。"]


def table(words: list[tuple[int, int, int, int, int, str]]) -> str:
    """Return words as tesseract's table."""
    rows = [HEAD]
    for line in dict.fromkeys(word[0] for word in words):
        its = [word for word in words if word[0] == line]
        rows.append(f"4\t1\t1\t1\t{line}\t0\t{its[0][1]}\t{its[0][2]}\t1\t{its[0][4]}\t-1\t")
        rows += [f"5\t1\t1\t1\t{line}\t1\t{x}\t{y}\t{w}\t{h}\t90\t{said}" for _, x, y, w, h, said in its]
    return "\n".join(rows)


def scanned(data: bytes, size: tuple[float, float] = (595, 842)) -> bytes:
    """Return a PDF of the pages' pictures, without text."""
    buffer = io.BytesIO()
    paper = Canvas(buffer, pagesize=size)
    for page in pypdfium2.PdfDocument(data):
        picture = page.render(scale=200 / 72, grayscale=True).to_pil()
        paper.drawImage(ImageReader(picture), 0, 0, *size)
        paper.showPage()
    paper.save()
    return buffer.getvalue()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A scan of two pages."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(pdf([[(90, 700, 16, TITLE)], [(90, 700, 16, TITLE)]])))
    return path


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program named tesseract, alone on PATH; it keeps its arguments and pictures, and answers with WORDS."""
    if os.name != "posix":
        pytest.skip("the stand-in is a script that POSIX systems start")
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "table.tsv").write_text(table(WORDS), encoding="utf-8")
    lasting(folder / "tesseract", "sys.stdout.buffer.write((here / 'table.tsv').read_bytes())")
    monkeypatch.setenv("PATH", str(folder))
    return folder


def lasting(program: Path, answer: str, languages: str = "eng chi_sim") -> None:
    """Write the stand-in."""
    program.write_text(
        f"""#!{sys.executable}
import pathlib, sys, time
here = pathlib.Path(__file__).parent
if sys.argv[1:] == ["--list-langs"]:
    sys.exit(print("List of available languages (2):", *{languages.split()!r}, sep="\\n"))
with (here / "calls.txt").open("a") as calls:
    print(*sys.argv[1:], sys.stdin.buffer.readline().decode().strip(), file=calls)
sys.stdin.buffer.read()
{answer}
""",
        encoding="utf-8",
    )
    program.chmod(0o755)


def test_pages_are_recognised_and_their_lines_joined(scan: Path, stand_in: Path) -> None:
    report = read(scan, OCR)
    assert report.text.split("\n") == SAID * 2
    assert RECOGNISED in report.warnings
    assert [page for _, page, _ in report.origin] == [1, 1, 2, 2]
    calls = (stand_in / "calls.txt").read_text().splitlines()
    assert calls == ["- - -l chi_sim --psm 6 --dpi 200 tsv P5 1653 2339 255"] * 2


def test_wide_gaps_part_cells_and_narrow_boxes_do_not(scan: Path, stand_in: Path) -> None:
    cells = [(1, 250, 300, 180, 45, "就业人数"), (1, 700, 300, 90, 45, "9.5"), (1, 1100, 300, 90, 45, "万人")]
    narrow = [(2, 350, 400, 180, 45, "达到93.4%，PM10"), (2, 690, 400, 180, 45, "平均浓度")]
    (stand_in / "table.tsv").write_text(table([*cells, *narrow]), encoding="utf-8")
    assert read(scan, OCR).text.split("\n")[:2] == ["就业人数\t9.5\t万人", "达到93.4%，PM10平均浓度"]


def test_a_pdf_with_text_is_not_recognised(tmp_path: Path, stand_in: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(typeset([TITLE, "全年工作平稳，各项任务如期完成，群众满意。"])))
    report = read(tmp_path / "a.pdf", OCR)
    assert report.text.startswith(TITLE)
    assert RECOGNISED not in report.warnings
    assert not (stand_in / "calls.txt").exists()


def test_unasked_nothing_is_recognised_and_the_error_names_the_option(scan: Path, stand_in: Path) -> None:
    with pytest.raises(ReportError, match=r"is a scan.*--ocr.*ReadOptions\(ocr=True\).*ocrmypdf"):
        read(scan)
    assert not (stand_in / "calls.txt").exists()


def test_a_huge_page_is_drawn_smaller(tmp_path: Path, stand_in: Path) -> None:
    data = scanned(pdf([[(90, 700, 16, TITLE)]]), size=(14_000, 14_000))
    (tmp_path / "a.pdf").write_bytes(data)
    read(tmp_path / "a.pdf", OCR)
    width, height = map(int, (stand_in / "calls.txt").read_text().split()[-3:-1])
    assert 0.9 * MAX_PIXELS < width * height < 1.01 * MAX_PIXELS


@pytest.mark.parametrize(
    ("answer", "languages", "options", "said"),
    [
        ("", "eng chi_tra", OCR, "lacks its Chinese, chi_sim; install it"),
        ("time.sleep(30)", "chi_sim", ReadOptions(ocr=True, max_seconds=1), r"page 1: .*1 seconds \(max_seconds\)"),
        ("sys.exit('Image too small')", "chi_sim", OCR, r"page 1: tesseract failed \(Image too small\)"),
        ("", "chi_sim", OCR, "no text in this PDF"),
        ("", "chi_sim", ReadOptions(ocr=True, max_pages=1), r"2 pages, more than the limit of 1 \(max_pages\)"),
    ],
)
def test_what_fails_says_so(
    scan: Path, stand_in: Path, answer: str, languages: str, options: ReadOptions, said: str
) -> None:
    lasting(stand_in / "tesseract", answer, languages)
    with pytest.raises(ReportError, match=rf"scan\.pdf: .*{said}") as caught:
        read(scan, options)
    assert "：" in chinese(str(caught.value))


def test_without_tesseract_the_error_says_what_to_install(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReportError, match=r"not installed.*apt install tesseract-ocr tesseract-ocr-chi-sim"):
        read(scan, OCR)


def test_a_program_that_cannot_start_says_so(scan: Path, stand_in: Path) -> None:
    (stand_in / "tesseract").write_text("#!/no/such/interpreter\n")
    with pytest.raises(ReportError, match="tesseract could not be started"):
        read(scan, OCR)


def test_commands_have_the_option(scan: Path, stand_in: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = CliRunner().invoke(main, ["extract", "--ocr", str(scan), "--format", "json", "-o", str(out)])
    assert (done.exit_code, RECOGNISED in done.stderr) == (0, True)
    assert Analysis.from_json(out.read_bytes()).report.text.split("\n") == SAID * 2
    assert CliRunner().invoke(main, ["verify", str(out)]).exit_code == 0
    store = ["batch", str(scan), "--store", str(tmp_path / "store"), "--workers", "1"]
    assert CliRunner().invoke(main, store).exit_code == 1
    assert CliRunner().invoke(main, [*store, "--ocr"]).exit_code == 0


def has_chinese_tesseract() -> bool:
    """Return whether tesseract is installed with its Chinese."""
    program = shutil.which("tesseract")
    call = [program or "", "--list-langs"]
    return program is not None and "chi_sim" in subprocess.run(call, capture_output=True, text=True).stdout.split()


@pytest.mark.skipif(not has_chinese_tesseract(), reason="needs tesseract with chi_sim")
def test_a_real_scan_comes_back(tmp_path: Path) -> None:
    lines = (ROOT / "corpora" / "linlan-2023.txt").read_text(encoding="utf-8").split("\n")
    paragraphs = [line.strip() for line in lines if line.strip()][:12]
    data = scanned(pdf(typeset(paragraphs)))
    (tmp_path / "a.pdf").write_bytes(data)
    if ink(data) < 0.01:
        pytest.skip("needs a Chinese font to draw the scan with")
    text = read(tmp_path / "a.pdf", OCR).text.replace("\n", "")
    assert Levenshtein.normalized_similarity(text, "".join(paragraphs)) > 0.93


def ink(data: bytes) -> float:
    """Return how much of the first page is dark."""
    return float((pypdfium2.PdfDocument(data)[0].render(grayscale=True).to_numpy() < 128).mean())
