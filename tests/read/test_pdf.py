"""PDF files: lines to paragraphs, without what a page adds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pdf_files import LEFT, PITCH, SIZE, TOP, broken, pdf, typeset
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import reportnlp
from reportnlp.model import ReportError
from reportnlp.read import ReadOptions, read
from reportnlp.read.pages import Glyph, lines_of
from reportnlp.read.pdf import read_pdf

THINGS = "工业农业投资消费外贸财政金融科技教育卫生文化体育交通水利电力环保住房就业社保养老托育乡村"
LONG = [
    f"第{n}段，"
    + "".join(f"{THINGS[at % 40 : at % 40 + 2]}{n}号工作稳步推进，成效明显；" for at in range(k, k + 12, 2 + k % 3))
    for k, n in enumerate("一二三四五六七八九十甲乙丙丁戊己庚辛")
]
TITLE = [(200.0, TOP + 30.0, 22.0, "2021年唐县政府工作报告")]


def lines(data: bytes, options: ReadOptions = ReadOptions()) -> list[str]:  # noqa: B008 (frozen)
    return read_pdf(data, "a.pdf", options).text.split("\n")


def test_lines_are_joined_to_paragraphs_over_lines_and_pages() -> None:
    assert lines(pdf(typeset(LONG))) == LONG


def test_running_heads_and_page_numbers_are_dropped() -> None:
    assert lines(pdf(typeset(LONG * 2, head="唐县人民政府公报 2021年第3期", number=True))) == LONG * 2


def test_titles_and_headings_stand_alone() -> None:
    pages = typeset(["各位代表：", "一、去年工作回顾", LONG[0], "（一）经济发展", LONG[1]])
    pages[0] += TITLE
    assert lines(pdf(pages)) == [
        "2021年唐县政府工作报告",
        "各位代表：",
        "一、去年工作回顾",
        LONG[0],
        "（一）经济发展",
        LONG[1],
    ]


def test_a_line_ends_early_before_a_figure_that_may_not_be_parted() -> None:
    words = [(2, "全县城镇新增就业和农村转移就业分别达到预期，居"), (0, "12345.6万人以上，"), (2, "下一段。")]
    page = [(LEFT + i * SIZE, TOP - n * PITCH, SIZE, w) for n, (i, w) in enumerate([*broken(LONG[2], 26), *words])]
    assert lines(pdf([page])) == [
        LONG[2],
        "全县城镇新增就业和农村转移就业分别达到预期，居12345.6万人以上，",
        "下一段。",
    ]


def test_footnotes_are_dropped() -> None:
    pages = typeset(LONG[:3])
    pages[0].append((LEFT, 70, 9, "① 指全年累计发放的数量，不含结转。"))
    assert lines(pdf(pages)) == LONG[:3]


def test_small_print_without_a_mark_stays() -> None:
    pages = typeset(LONG[:3])
    pages[0].append((LEFT, 70, 9, "本页附表的数据由统计部门提供"))
    assert lines(pdf(pages)) == [*LONG[:3], "本页附表的数据由统计部门提供"]


def test_columns_are_read_one_after_the_other() -> None:
    left = [line for text in LONG[:4] for line in broken(text, 14)][:20]
    right = [line for text in LONG[4:8] for line in broken(text, 14)][:20]
    page = [
        (edge + indent * 12, TOP - n * 20, 12, words)
        for n in range(20)
        for edge, column in ((60, left), (310, right))
        for indent, words in [column[n]]
    ]
    joined = "".join(("\n" if indent else "") + words for indent, words in [*left, *right])
    assert lines(pdf([page])) == joined.strip().split("\n")


def test_a_row_of_a_table_is_a_line() -> None:
    rows = [("指标", "目标", "完成"), ("城镇新增就业", "1万人", "1.2万人"), ("粮食产量", "30万吨", "31万吨")]
    cells = [(LEFT + 150 * n, TOP - m * PITCH, SIZE, cell) for m, row in enumerate(rows) for n, cell in enumerate(row)]
    assert lines(pdf([cells])) == ["\t".join(row) for row in rows]


def test_lines_lead_back_to_their_page(tmp_path: Path) -> None:
    pages = typeset([*LONG, "完。"])
    (tmp_path / "a.pdf").write_bytes(pdf(pages))
    report = read(tmp_path / "a.pdf")
    found = reportnlp.analyse(report).lines
    assert (found[0].page, found[-1].page) == (1, len(pages))
    assert [line.page for line in found] == sorted(line.page or 0 for line in found)


def test_radicals_become_characters() -> None:
    glyphs = [Glyph(char, n * 10.0, n * 10.0 + 10, 700.0, 14.0) for n, char in enumerate("⼈⺠政府⾦额")]
    assert lines_of(glyphs, 1)[0].text == "人⺠政府金额"


def test_the_number_of_a_list_touches_its_words() -> None:
    page = [(LEFT, TOP, SIZE, "1."), (LEFT + 40, TOP, SIZE, "扩大投资。"), (LEFT, TOP - 60, SIZE, "一、　去年工作")]
    assert lines(pdf([page])) == ["1.扩大投资。", "一、去年工作"]


def test_a_dash_that_one_glyph_draws_stays_in_its_line() -> None:
    glyphs = [Glyph("—", 10, 38, 700, 14), Glyph("—", 10, 38, 700, 14), Glyph("经", 38, 52, 700, 14)]
    assert [line.text for line in lines_of(glyphs, 1)] == ["——经"]


def test_a_blank_between_a_figure_and_a_word_is_none_and_between_latin_words_is_one() -> None:
    places = [("增", 10, 24), (" ", 24, 24), ("5", 27, 35), ("%", 35, 43), (" ", 43, 43), ("到", 46, 60), (" ", 60, 60)]
    latin = [("A", 90, 98), ("I", 98, 102), (" ", 102, 106), ("P", 106, 114), ("　", 114, 128), ("完", 128, 142)]
    glyphs = [Glyph(char, left, right, 700, 0 if left == right else 14) for char, left, right in [*places, *latin]]
    assert [line.text for line in lines_of(glyphs, 1)] == ["增5%到\tAI P 完"]


def scan() -> bytes:
    buffer = io.BytesIO()
    paper = Canvas(buffer)
    for _ in range(3):
        paper.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        paper.showPage()
    paper.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (scan(), "scan.*--ocr.*ocrmypdf"),
        (pdf([[(90, 700, 16, "密件")]], encrypt=StandardEncryption("geheim")), "password"),
        (b"%PDF-1.7\n" + b"x" * 500, "damaged"),
        (pdf([[]]), "no text"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, said: str) -> None:
    with pytest.raises(ReportError, match=rf"a\.pdf: .*{said}"):
        lines(data)


def test_absurd_page_counts_are_refused_by_a_limit_that_is_named() -> None:
    with pytest.raises(ReportError, match=r"12 pages, more than the limit of 10 \(max_pages\)"):
        lines(pdf([[] for _ in range(12)]), ReadOptions(max_pages=10))
