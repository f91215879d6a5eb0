"""Word files with all that Word puts in them, each read line by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_files import RELS, W, docx, levels, lists, num, p, r, table, zipped

import reportnlp
from reportnlp.model import ReportError
from reportnlp.read import ReadOptions, read
from reportnlp.read.docx import read_docx

CHINESE = levels(("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def lines(data: bytes) -> list[str]:
    return read_docx(data, "a.docx", ReadOptions()).text.split("\n")


def test_automatic_numbers_are_written_out() -> None:
    body = "".join(
        [
            p("去年工作", number=(1, 0)),
            p("经济发展", number=(1, 1)),
            p("扩大投资。", number=(1, 2)),
            p("促进消费。", number=(1, 2)),
            p("民生改善", number=(1, 1)),
            p("稳定就业。", number=(1, 2)),
            p("今年安排", number=(1, 0)),
            p("总体要求", number=(1, 1)),
        ]
    )
    assert lines(docx(body, numbering=lists(CHINESE))) == [
        "一、去年工作",
        "（一）经济发展",
        "1.扩大投资。",
        "2.促进消费。",
        "（二）民生改善",
        "1.稳定就业。",
        "二、今年安排",
        "（一）总体要求",
    ]


def test_numbers_of_a_style_and_of_the_style_that_it_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
    )
    body = p("甲", style="Base") + p("乙", style="Own") + p("丙", style="Round") + p("丁", style="Own", number=(0, 0))
    assert lines(docx(body, numbering=lists(CHINESE), styles=styles)) == ["一、甲", "二、乙", "丙", "丁"]


def test_forms_of_numbers() -> None:
    forms = (
        "upperRoman",
        "lowerLetter",
        "decimalEnclosedCircle",
        "ideographTraditional",
        "chineseLegalSimplified",
        "ideographDigital",
        "decimalFullWidth",
        "decimalZero",
    )
    body = "".join(p("条", number=(n, 0)) * 2 for n in range(1, len(forms) + 1))
    numbering = lists(*(levels((form, "%1)")) for form in forms))
    second = lines(docx(body, numbering=numbering))[1::2]
    assert second == ["II)条", "b)条", "②)条", "乙)条", "贰)条", "二)条", "２)条", "02)条"]


def test_numbers_over_ten_and_restarts() -> None:
    body = p("条", number=(1, 0)) * 21 + p("重来", number=(2, 0)) + p("接着", number=(2, 0)) + p("接上", number=(1, 0))
    found = lines(docx(body, numbering=lists(CHINESE, nums=num(2, 1, restart=1))))
    assert (found[9], found[10], found[19], found[20]) == ("十、条", "十一、条", "二十、条", "二十一、条")
    assert found[21:] == ["一、重来", "二、接着", "三、接上"]


def test_legal_levels_bullets_and_numbers_without_a_sign() -> None:
    legal = levels(("chineseCounting", "第%1章"), ("decimal", "%1.%2"), extra="<w:isLgl/>")
    bullets = levels(("bullet", "\uf0b7"))
    body = p("总则", number=(1, 0)) + p("目的", number=(1, 1)) + p("要点", number=(2, 0)) + p("", number=(2, 0))
    assert lines(docx(body, numbering=lists(legal, bullets))) == ["第1章 总则", "1.1 目的", "●要点"]


def test_a_list_that_is_defined_nowhere_has_no_numbers() -> None:
    nameless = '<w:abstractNum><w:lvl w:ilvl="0"><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    assert lines(docx(p("条", number=(1, 0)) + p("款", number=(7, 3)), numbering=nameless)) == ["条", "款"]


def test_tables_are_lines() -> None:
    merged = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("合计")
    going_on = "<w:tcPr><w:vMerge/></w:tcPr>" + p("旧字")
    body = table(["指标", "目标", "完成"], [merged, "6%", p("6.5%") + p("左右")], [going_on, "5%", "5%"])
    assert lines(docx(p("表前") + body + p("表后"))) == [
        "表前",
        "指标\t目标\t完成",
        "合计\t6%\t6.5% 左右",
        "5%\t5%",
        "表后",
    ]


def test_a_frame_of_one_cell_is_no_table_and_tables_nest() -> None:
    body = table([p("第一段") + p("第二段")]) + table([p("外") + table(["内一", "内二"]), "旁"])
    assert lines(docx(body)) == ["第一段", "第二段", "外 内一 内二\t旁"]


def test_footnotes_stand_after_the_text_with_their_marks() -> None:
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p(r("一网统管") + note.format(2) + r("提速，清单") + note.format(3) + r("公开。")) + p("完。")
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("指城市管理平台。")}</w:footnote>'
        f'<w:footnote w:id="3">{p("指事项清单。")}</w:footnote>'
    )
    assert lines(docx(body, footnotes=notes)) == [
        "一网统管〔1〕提速，清单〔2〕公开。",
        "完。",
        "注释",
        "〔1〕指城市管理平台。",
        "〔2〕指事项清单。",
    ]


def test_figures_in_footnotes_are_neither_reached_nor_set(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = p("2021年唐县政府工作报告") + p("二、2021年工作安排") + p(r("建设平台") + call + r("，完成投资120亿元。"))
    (tmp_path / "a.docx").write_bytes(docx(body, footnotes=f'<w:footnote w:id="2">{p("覆盖20个部门。")}</w:footnote>'))
    figures = {q.text: q.role for q in reportnlp.analyse(read(tmp_path / "a.docx")).quantities}
    assert figures == {"120亿元": "target", "20个": None}


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    content = f"<w:txbxContent>{p('框中第一段')}{p('框中第二段')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice>{content}</mc:Choice><mc:Fallback>{content}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert lines(docx(p(r("正文") + box + r("继续。")) + p("下段。"))) == [
        "正文继续。",
        "框中第一段",
        "框中第二段",
        "下段。",
    ]


def test_tracked_changes_are_accepted() -> None:
    changed = r("增长") + f"<w:del>{r('5').replace('w:t', 'w:delText')}</w:del><w:ins>{r('6')}</w:ins>" + r("%。")
    moved = f"<w:moveFrom>{r('旧处')}</w:moveFrom><w:moveTo>{r('新处')}</w:moveTo>"
    open_end = p("此段与", marks="<w:rPr><w:del/></w:rPr>") + p("下段合一。")
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('删行')}</w:tc></w:tr>"
    row = f"<w:tbl>{gone}<w:tr><w:tc>{p('留行')}</w:tc></w:tr></w:tbl>"
    assert lines(docx(p(changed) + p(moved) + open_end + row)) == ["增长6%。", "新处", "此段与下段合一。", "留行"]


def test_headers_contents_fields_and_hidden_words_are_left_out() -> None:
    contents = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('一、工作回顾 1')}</w:sdtContent></w:sdt>"
    )
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗字</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>明字</w:t></w:r>'
    control = f"<w:sdt><w:sdtContent>{p('控件中的一段')}</w:sdtContent></w:sdt>"
    body = contents + p("二、安排 5", style="TOC1") + p(field + hidden + shown) + control
    assert lines(docx(body, header1=p("政府工作报告 页眉"), footer1=p("第1页"))) == ["明字", "控件中的一段"]


def test_breaks_tabs_links_and_readings() -> None:
    words = (
        r("县长") + "<w:r><w:tab/></w:r>" + r("张三") + "<w:r><w:br/></w:r>" + f"<w:hyperlink>{r('链接')}</w:hyperlink>"
    )
    ruby = f"<w:r><w:ruby><w:rt>{r('lí')}</w:rt><w:rubyBase>{r('蠡')}</w:rubyBase></w:ruby></w:r>" + r("县")
    assert lines(docx(p(words) + p(ruby))) == ["县长\t张三", "链接", "蠡县"]


def test_strict_files_and_other_names_of_the_main_part() -> None:
    namespace = W.replace("schemas.openxmlformats.org", "purl.oclc.org")
    strict = f"<w:document {namespace}><w:body>{p('严格。')}</w:body></w:document>"
    data = zipped({"_rels/.rels": RELS.replace("word/document", "word/other"), "word/other.xml": strict})
    assert lines(data) == ["严格。"]


def test_lines_lead_back_to_their_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        docx(p("2021年唐县政府工作报告") + p("") + p("各位代表：") + table(["就业", "1.2万人"]) + p("完成。"))
    )
    report = read(path)
    assert (report.encoding, report.year, report.region.county) == (None, 2021, "唐县")
    found = reportnlp.analyse(report).lines
    assert [(report.text[line.start : line.end], line.paragraph) for line in found] == [
        ("2021年唐县政府工作报告", 1),
        ("各位代表：", 3),
        ("就业\t1.2万人", 4),
        ("完成。", 6),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx("")[:200], "archive"),
        (docx("一" * 99)[:-30], "damaged"),
        (docx(p("")), "no text"),
        (docx("").replace(b"word/document.xml", b"word/documents.xm"), "no Word document|damaged"),
    ],
)
def test_what_is_no_word_file_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(ReportError, match=rf"a\.docx: .*(?:{said})"):
        read(path)
