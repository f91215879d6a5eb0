"""Word documents: paragraphs with their numbers, tables as lines, text boxes, footnotes; nothing that was deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportnlp.model import ReportError
from reportnlp.read.extracted import Extracted, SourceLine, join_lines
from reportnlp.read.numbering import Numbering, read_numbering
from reportnlp.read.options import ReadOptions
from reportnlp.read.package import Package, attribute, children, local, open_package, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = {
    "del",
    "moveFrom",
    "pPr",
    "rPr",
    "sdtPr",
    "rubyPr",
    "rt",
    "instrText",
    "delText",
    "Fallback",
    "tblPr",
    "comment",
}
_THROUGH = {"ins", "moveTo", "customXml", "smartTag", "sdtContent", "Choice", "hyperlink", "AlternateContent"}
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CONTENTS = re.compile(r"TOC\b|TOC\d|toc \d|Table of Contents", re.IGNORECASE)
_BOXES = 200
_NOTES = "注释"


def read_docx(data: bytes, source: str, options: ReadOptions) -> Extracted:
    """Return the text of a Word document; headers, footers, comments and tables of contents are left out.

    Tracked changes are taken as accepted. Footnotes stand after the text under a line 注释, as a report's own glossary
    would, their marks 〔1〕 where they were called.
    """
    package = open_package(data, source, options.max_unpacked)
    part = package.main_part() or "word/document.xml"
    document = package.xml(part)
    if document is None:
        raise ReportError(f"{source}: this is no Word document; is the suffix right?")
    folder = part.rpartition("/")[0]
    reader = _Reader(read_numbering(package.xml(f"{folder}/numbering.xml"), package.xml(f"{folder}/styles.xml")))
    body = next(children(document, "body"), None)
    lines = list(reader.read(body)) if body is not None else []
    notes = _notes(package, folder)
    told = [SourceLine(f"〔{n}〕{notes[key]}") for n, key in enumerate(reader.notes, 1) if notes.get(key)]
    return join_lines([*lines, SourceLine(_NOTES), *told] if told else lines)


def _notes(package: Package, folder: str) -> dict[tuple[str, str], str]:
    """Return the texts of footnotes and endnotes by kind and id."""
    texts: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        root = package.xml(f"{folder}/{kind}s.xml")
        for note in children(root, kind):
            if attribute(note, "type") is None:
                lines = _Reader(Numbering()).read(note)
                texts[kind, attribute(note, "id") or ""] = " ".join(line.text.strip() for line in lines).strip()
    return texts


@dataclass(slots=True)
class _Reader:
    """Reads blocks in order; counts paragraphs and numbers, and collects the notes that are called."""

    numbering: Numbering
    notes: list[tuple[str, str]] = field(default_factory=list)
    paragraphs: int = 0
    boxes: int = 0
    _open: str = ""

    def read(self, parent: _Element) -> Iterator[SourceLine]:
        """Yield the lines of the blocks of an element."""
        for block in _blocks(parent):
            yield from self._table(block) if local(block) == "tbl" else self._paragraph(block)
        if self._open:
            yield SourceLine(self._open, paragraph=self.paragraphs)
            self._open = ""

    def _paragraph(self, element: _Element) -> Iterator[SourceLine]:
        self.paragraphs += 1
        properties = next(children(element, "pPr"), None)
        if _CONTENTS.match(value_of(properties, "pStyle") or ""):
            return
        boxes: list[_Element] = []
        words = "".join(self._inline(element, boxes))
        mark = self.numbering.mark(properties) if words.strip() else ""
        text, self._open = self._open + mark + words, ""
        if _mark_is_deleted(properties):
            self._open = text  # its end was deleted: the next paragraph goes on with it
        else:
            yield SourceLine(text, paragraph=self.paragraphs)
        for box in boxes:
            yield from self._box(box)

    def _box(self, box: _Element) -> Iterator[SourceLine]:
        self.boxes += 1
        if self.boxes <= _BOXES:
            at, self.paragraphs, held, self._open = self.paragraphs, self.paragraphs, self._open, ""
            for line in self.read(box):
                yield SourceLine(line.text, paragraph=at)
            self.paragraphs, self._open = at, held

    def _inline(self, element: _Element, boxes: list[_Element]) -> Iterator[str]:
        for child in element:
            name = local(child)
            if name == "t":
                yield child.text or ""
            elif name == "txbxContent":
                boxes.append(child)
            elif name in {"footnoteReference", "endnoteReference"}:
                yield self._call(name.removesuffix("Reference"), attribute(child, "id") or "")
            elif name in _CHARACTERS:
                yield _CHARACTERS[name]
            elif name not in _GONE and not (name == "r" and _is_hidden(child)):
                yield from self._inline(_chosen(child), boxes)

    def _call(self, kind: str, key: str) -> str:
        self.notes.append((kind, key))
        return f"〔{len(self.notes)}〕"

    def _table(self, table: _Element) -> Iterator[SourceLine]:
        """Yield a line a row, its cells parted by tabs; a frame of single cells gives its paragraphs."""
        rows = [list(_cells(row)) for row in _rows(table)]
        if all(len(cells) == 1 for cells in rows):
            for cells in rows:
                yield from self.read(cells[0])
            return
        for cells in rows:
            first = self.paragraphs + 1
            texts = ["" if _continues(cell) else " ".join(_flat(self.read(cell))) for cell in cells]
            yield SourceLine("\t".join(texts), paragraph=first)


def _flat(lines: Iterator[SourceLine]) -> Iterator[str]:
    return (text for line in lines if (text := re.sub(r"[\t\n ]+", " ", line.text).strip()))


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Yield paragraphs and tables, also those within content controls and insertions; no table of contents."""
    for child in parent:
        name = local(child)
        if name in {"p", "tbl"}:
            yield child
        elif name in _THROUGH or (name == "sdt" and not _is_contents(child)):
            yield from _blocks(_chosen(child))


def _chosen(element: _Element) -> _Element:
    """Return the first choice of alternate content (a text box stands in each), any other element itself."""
    if local(element) != "AlternateContent":
        return element
    choices = [child for child in element if local(child) in {"Choice", "Fallback"}]
    return choices[0] if choices else element


def _is_contents(control: _Element) -> bool:
    properties = next(children(control, "sdtPr"), None)
    gallery = value_of(next(children(properties, "docPartObj"), None), "docPartGallery")
    return bool(gallery and _CONTENTS.match(gallery))


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        name = local(child)
        if name == "tr":
            if not any(True for _ in children(next(children(child, "trPr"), None), "del")):
                yield child
        elif name in _THROUGH or name == "sdt":
            yield from _rows(child)


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        name = local(child)
        if name == "tc":
            yield child
        elif name in _THROUGH or name == "sdt":
            yield from _cells(child)


def _continues(cell: _Element) -> bool:
    """Say whether a cell belongs to the one above it."""
    merged = next(children(next(children(cell, "tcPr"), None), "vMerge"), None)
    return merged is not None and attribute(merged, "val") != "restart"


def _is_hidden(run: _Element) -> bool:
    vanish = next(children(next(children(run, "rPr"), None), "vanish"), None)
    return vanish is not None and attribute(vanish, "val") not in {"0", "false", "off"}


def _mark_is_deleted(properties: _Element | None) -> bool:
    marks = next(children(properties, "rPr"), None)
    return any(local(child) in {"del", "moveFrom"} for child in (marks if marks is not None else ()))
