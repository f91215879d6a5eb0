"""Office files made in memory for the tests: as little XML as Word and Excel need."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file: `body` is the content of w:body, each part (numbering, styles, footnotes …) of its root."""
    roots = {"footnotes": "footnotes", "endnotes": "endnotes", "header1": "hdr", "footer1": "ftr"}
    members = {"_rels/.rels": RELS, "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        root = roots.get(name, name)
        members[f"word/{name}.xml"] = f"<w:{root} {W} {MC}>{content}</w:{root}>"
    return zipped(members)


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Return a zip file of the members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def p(words: str, *, number: tuple[int, int] | None = None, style: str | None = None, marks: str = "") -> str:
    """Return a paragraph: words (or runs), its list and level, its style, further paragraph properties."""
    place = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = words if words.startswith("<") else r(words)
    return f"<w:p><w:pPr>{named}{place}{marks}</w:pPr>{runs}</w:p>"


def r(words: str) -> str:
    """Return a run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    """Return a table; a cell is words, or XML that begins with <."""
    cells = ("".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def levels(*forms: tuple[str, str], extra: str = "") -> str:
    """Return the levels of a list, each (form, text)."""
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(forms)
    )


def lists(*abstracts: str, nums: str = "") -> str:
    """Return the numbering part: list 1 for the first abstract list, 2 for the second …, and further `nums`."""
    own = "".join(f'<w:abstractNum w:abstractNumId="{n}">{each}</w:abstractNum>' for n, each in enumerate(abstracts, 1))
    return own + "".join(num(n, n) for n in range(1, len(abstracts) + 1)) + nums


def num(number: int, abstract: int, restart: int | None = None) -> str:
    """Return a list that follows an abstract one, restarted at a number where one is given."""
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>' if restart else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
