"""Web pages: the report found among navigation, in whatever encoding the page really is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportnlp.model import ReportError
from reportnlp.read.encoding import decode
from reportnlp.read.extracted import Extracted, SourceLine, join_lines
from reportnlp.read.options import ReadOptions

if TYPE_CHECKING:
    from lxml.etree import _Element

_DROPPED = {
    "script", "style", "noscript", "template", "head", "nav", "footer", "aside", "form", "button", "select", "option",
    "iframe", "object", "svg", "canvas", "audio", "video", "textarea", "input", "img", "map", "rt", "rp",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section",
    "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
_TEXTUAL = {"p", "span", "font", "b", "strong", "em", "i", "u", "a", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LEAST_SHARE = 0.8
_LISTED = {"a", "li", "head", *_DROPPED}
_LONGEST_TITLE = 60
_LONGEST_CELL = 400
_LABEL = 10
_MAX_DEPTH = 200


def read_html(data: bytes, source: str, options: ReadOptions) -> Extracted:
    """Return the text of a page's main part, a line a block; the page's own title goes before it where it stands apart.

    The main part is the smallest element with four fifths of the page's running text. Nothing is fetched or run.
    """
    from lxml import etree
    from lxml import html as lxml_html

    decoded = decode(data, source, options.encoding)
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", decoded.text).lstrip("\ufeff")
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReportError(f"{source}: this page cannot be read: {error}") from error
    main = _main_part(root)
    lines = list(_lines(main))
    title = _title(root, main, "".join(lines[:5]))
    found = join_lines(map(SourceLine, [*title, *lines]), decoded.warnings)
    return Extracted(found.text, decoded.encoding, found.warnings)


def _main_part(root: _Element) -> _Element:
    """Descend to the smallest container that still holds most of the page's running text."""
    weights = _weights(root)
    main = next(root.iter("body"), root)
    least = _LEAST_SHARE * weights.get(main, 0)
    while least and len(main):
        inner = max(main, key=lambda child: weights.get(child, 0))
        if weights.get(inner, 0) < least or inner.tag in _TEXTUAL:
            break
        main = inner
    return main


def _weights(root: _Element) -> dict[_Element, int]:
    """Return the length of the running text in each element: what is no link and longer than a label."""
    elements = list(root.iter())
    skipped: set[_Element] = set()
    weights: dict[_Element, int] = {}
    for element in elements:
        if element.tag == "a" or element.tag in _DROPPED or element.getparent() in skipped:
            skipped.add(element)
        else:
            own = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
            weights[element] = own if own > _LABEL else 0
    for element in reversed(elements):
        parent = element.getparent()
        if parent is not None and element in weights:
            weights[parent] += weights[element]
    return weights


def _title(root: _Element, main: _Element, opening: str) -> list[str]:
    """Return the title of the page where it names a report and the main part does not begin with it."""
    for title in _titles(root, main):
        if title.replace(" ", "") in opening.replace(" ", ""):
            return []
        if title.endswith("报告") and len(title) <= _LONGEST_TITLE:
            return [title]
    return []


def _titles(root: _Element, main: _Element) -> Iterator[str]:
    """Yield what may be the title: a first heading, a short line before the main part, the name of the window."""
    for element in root.iter("h1"):
        yield _SPACES.sub(" ", "".join(map(str, element.itertext()))).strip()
    for element in root.iter():
        if element is main:
            break
        own = _SPACES.sub(" ", element.text or "").strip() if isinstance(element.tag, str) else ""
        if own and not any(parent.tag in _LISTED for parent in (element, *element.iterancestors())):
            yield own
    for element in root.iter("title"):
        parts = re.split(r"[_|–—-]", _SPACES.sub(" ", element.text or ""))
        yield next((part.strip() for part in parts if part.strip().endswith("报告")), "")


def _lines(root: _Element) -> Iterator[str]:
    """Yield the lines of an element: a block begins one, a `br` ends one, a table row is one, cells parted by tabs."""
    parts: list[str] = []
    for piece in _pieces(root, 0):
        if piece == "\n":
            if line := _clean("".join(parts)):
                yield line
            parts = []
        else:
            parts.append(piece)
    if line := _clean("".join(parts)):
        yield line


def _clean(line: str) -> str:
    return re.sub(r" *\t *", "\t", line.replace("\u200b", "")).strip(" \t\u3000\u00a0\u2002\u2003")


def _pieces(element: _Element, depth: int) -> Iterator[str]:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _DROPPED or depth > _MAX_DEPTH or _HIDDEN.search(element.get("style") or ""):
        return
    if tag == "br":
        yield "\n"
        return
    if tag == "table":
        yield "\n"
        yield from _table(element, depth)
        return
    if tag in _BLOCKS:
        yield "\n"
    yield _SPACES.sub(" ", element.text or "")
    for child in element:
        yield from _pieces(child, depth + 1)
        yield _SPACES.sub(" ", child.tail or "")
    if tag in _BLOCKS:
        yield "\n"


def _table(table: _Element, depth: int) -> Iterator[str]:
    """Give a data table a line a row; a table that lays out a page gives its blocks."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    cells = [[cell for cell in row if cell.tag in {"td", "th"}] for row in rows]
    long = any(len("".join(map(str, cell.itertext()))) > _LONGEST_CELL for row in cells for cell in row)
    layout = long or any(True for _ in table.iterdescendants("table")) or all(len(row) < 2 for row in cells)
    for row in cells:
        for n, cell in enumerate(row):
            pieces = "".join(_pieces(cell, depth + 1)) if not layout else ""
            if layout:
                yield from _pieces(cell, depth + 1)
                yield "\n"
            else:
                yield ("\t" if n else "") + _SPACES.sub(" ", pieces).strip()
        yield "\n"
