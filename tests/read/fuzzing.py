"""Broken files for each reader: seeds of every kind, mutated from a fixed random state."""

from __future__ import annotations

import random
import time
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree
from office_files import docx, levels, lists, p, r, table, zipped
from pdf_files import pdf, typeset

from reportnlp.model import ReportError
from reportnlp.read import ReadOptions
from reportnlp.read.formats import extract
from reportnlp.read.report import build_report
from reportnlp.read.tables import rows_of

TEXT = (
    "2021年唐县政府工作报告\n各位代表：\n现在，我代表县人民政府报告工作。\n一、2020年工作回顾\n"
    + "全年新增就业1.2万人。\n" * 9
)
OPTIONS = ReadOptions(max_bytes=5_000_000, max_unpacked=20_000_000, max_pages=200, max_seconds=5)
TOKENS = (
    *(b"<", b">", b"&", b'"', b"]]>", b"<w:p>", b"</w:p>", b"<w:tbl>", b"<div>", b"<table>", b"<br>", b"<!--"),
    *(b"\x00", b"\r", b"\xff\xfe", b"\xed\xa0\x80", "年".encode(), b"\\", b"|", b"**", b"-1", b"99999999999"),
    *(b"PK\x03\x04", b"%PDF-", b"endobj", b"stream", b"<!DOCTYPE a [<!ENTITY b 'c'>]>"),
)


def _sheet() -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    workbook = f'<workbook xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    rels = '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    rows = '<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>正文</t></is></c></row>'
    rows += '<row><c r="A2"><v>2021</v></c><c r="B2" t="s"><v>1</v></c></row>'
    main = f'<Relationship Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
    return zipped(
        {
            "_rels/.rels": f"<Relationships>{main}</Relationships>",
            "xl/workbook.xml": workbook,
            "xl/_rels/workbook.xml.rels": rels,
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
            "xl/sharedStrings.xml": "<sst><si><t>年份</t></si><si><r><t>各位代表</t></r></si></sst>",
        }
    )


def _document() -> bytes:
    numbering = lists(levels(("chineseCounting", "%1、"), ("decimal", "%2.")))
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    box = f"<w:r><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r>"
    body = "".join(p(line, number=(1, n % 2)) for n, line in enumerate(TEXT.split("\n")))
    body += table(["指标", "目标"], ["就业", table(["内"])]) + p(r("正文") + note + box) + f"<w:ins>{p('插入')}</w:ins>"
    return docx(body, numbering=numbering, footnotes=f'<w:footnote w:id="2">{p("注。")}</w:footnote>')


def _page() -> bytes:
    cells = "<table><tr><th>指标</th><td>1.2万人</td></tr></table>"
    body = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    return (
        f"<!doctype html><meta charset=gbk><title>报告</title><nav>首页</nav><div>{body}{cells}<br>&gt;</div>".encode()
    )


SEEDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "text": ("2021.txt", TEXT.encode),
    "gb18030": ("a.txt", lambda: TEXT.encode("gb18030")),
    "utf-16": ("a.txt", lambda: TEXT.encode("utf-16")),
    "markdown": ("a.md", lambda: f"# {TEXT}\n| a | b |\n|---|---|\n**粗** [链](x)".encode()),
    "html": ("a.html", _page),
    "docx": ("a.docx", _document),
    "xlsx": ("a.xlsx", _sheet),
    "csv": ("a.csv", lambda: f'year,text\n2021,"{TEXT}"\n'.encode()),
    "pdf": ("a.pdf", lambda: pdf(typeset(TEXT.split("\n"), head="公报", number=True), pageCompression=0)),
}


def mutants(seed: bytes, count: int, state: int) -> Iterator[bytes]:
    """Yield broken forms of a file; of a zip file mostly with broken members in a sound archive."""
    chance = random.Random(state)
    for _ in range(count):
        if seed.startswith(b"PK") and chance.random() < 0.8:
            yield _with_broken_member(seed, chance)
        else:
            yield _broken(seed, chance)


def _with_broken_member(seed: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(BytesIO(seed)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(members))
    content = members[name]
    broken = _rearranged if chance.random() < 0.6 else _broken
    members[name] = broken(content if isinstance(content, bytes) else content.encode(), chance)
    return zipped(members)


def _rearranged(xml: bytes, chance: random.Random) -> bytes:
    """Leave the XML sound, but take elements out, put copies elsewhere, rename them, change their attributes."""
    root = etree.fromstring(xml)
    for _ in range(chance.choice((1, 3, 9))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        one, other = chance.choice(elements), chance.choice(elements)
        kind, parent = chance.randrange(4), one.getparent()
        if kind == 0 and parent is not None:
            parent.remove(one)
        elif kind == 1:
            other.insert(chance.randrange(len(other) + 1), deepcopy(one))
        elif kind == 2:
            one.tag = other.tag
        elif one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(("", "-1", "99999999999", "一", "0", "A1048577")))
    return etree.tostring(root)


def _broken(data: bytes, chance: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, size = chance.randrange(len(broken) + 1), chance.choice((1, 2, 8, 60))
        kind = chance.randrange(6)
        if kind == 0:
            broken[at : at + size] = chance.randbytes(size)
        elif kind == 1:
            del broken[at : at + size]
        elif kind == 2:
            broken[at:at] = broken[at : at + size] * chance.choice((2, 50))
        elif kind == 3:
            broken[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 30))
        elif kind == 4 and chance.random() < 0.2:
            del broken[at:]
        elif at < len(broken):
            broken[at] ^= 1 << chance.randrange(8)
    return bytes(broken)


@dataclass
class Outcome:
    """What became of the broken files of one kind."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)


def run(kind: str, count: int, state: int = 1) -> Outcome:
    """Give broken files of a kind to their reader; whatever it raises but `ReportError` is a fault."""
    name, make = SEEDS[kind]
    outcome = Outcome()
    for n, data in enumerate(mutants(make(), count, state)):
        started = time.perf_counter()
        try:
            _read(data, name)
            outcome.read += 1
        except ReportError as error:
            outcome.refused += 1
            if not str(error).startswith(f"{name}: "):
                outcome.faults.append(f"{kind} {n}: the message does not name the file: {error}")
        except Exception as error:
            outcome.faults.append(f"{kind} {n} (state {state}): {type(error).__name__}: {error}")
        outcome.slowest = max(outcome.slowest, time.perf_counter() - started)
    return outcome


def _read(data: bytes, name: str) -> None:
    if name.endswith((".csv", ".xlsx")):
        list(rows_of(data, name, OPTIONS))
        return
    found = extract(data, name, OPTIONS)
    found.text.encode("utf-8")
    build_report(found.text, name, "", found.encoding, found.warnings, OPTIONS.hints)
