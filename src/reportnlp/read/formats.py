"""Which reader a file needs: asked of its bytes first, of its suffix where the bytes don't say."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from reportnlp.model import ReportError
from reportnlp.read.encoding import decode
from reportnlp.read.extracted import Extracted
from reportnlp.read.options import ReadOptions

_READERS = {
    "docx": ("reportnlp.read.docx", "read_docx"),
    "pdf": ("reportnlp.read.pdf", "read_pdf"),
    "html": ("reportnlp.read.html", "read_html"),
    "markdown": ("reportnlp.read.markdown", "read_markdown"),
    "office": ("reportnlp.read.office", "read_office"),
}
_SUFFIXES = {"md": "markdown", "markdown": "markdown", "htm": "html", "html": "html", "shtml": "html", "xhtml": "html"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"^\W{0,8}(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype html|html|head|body|div|p|table)\b", re.I | re.S
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def kind_of(data: bytes, source: str) -> str:
    """Return the kind of a file: text, docx, xlsx, pdf, html, markdown or office (.doc, .wps, .rtf).

    Raises `ReportError` for what holds no report: pictures, archives, documents behind a password.
    """
    if data.startswith(_PICTURES):
        raise ReportError(f"{source}: this is a picture; make it a PDF and use --ocr, or give the text")
    if data.startswith(_ARCHIVES):
        raise ReportError(f"{source}: this is an archive; unpack it")
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data, source)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        return _kind_of_ole(data, source)
    if data.startswith(b"{\\rtf"):
        return "office"
    suffix = _suffix(source)
    return _SUFFIXES.get(suffix) or ("html" if _HTML.match(data[:1000].removeprefix(b"\xef\xbb\xbf")) else "text")


def _kind_of_zip(data: bytes, source: str) -> str:
    for member, kind in ((b"word/", "docx"), (b"xl/", "xlsx"), (b"mimetypeapplication/vnd.oasis", "office")):
        if member in data[:4_000] or member in data[-20_000:]:
            return kind
    raise ReportError(f"{source}: this is an archive and no Word or Excel file; unpack it and give the reports in it")


def _kind_of_ole(data: bytes, source: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReportError(f"{source}: the file is protected by a password; save it without one")
    if "Workbook".encode("utf-16-le") in data:
        raise ReportError(f"{source}: this is an old Excel file; save it as .xlsx or .csv")
    return "office"


def _suffix(source: str) -> str:
    return source.rpartition("/")[2].rpartition(".")[2].lower()


def extract(data: bytes, source: str, options: ReadOptions) -> Extracted:
    """Return the text of a file of any kind, and where in the original each line of it stood."""
    kind = kind_of(data, source)
    if kind == "xlsx":
        raise ReportError(f"{source}: an Excel file may hold many reports; read it with read_all, which takes its rows")
    if kind == "text":
        decoded = decode(data, source, options.encoding)
        return Extracted(decoded.text, decoded.encoding, decoded.warnings + _wrong_suffix(source))
    module, name = _READERS[kind]
    reader: Callable[[bytes, str, ReadOptions], Extracted] = getattr(import_module(module), name)
    try:
        found = reader(data, source, options)
    except RecursionError as error:
        raise ReportError(f"{source}: its parts are nested too deep to be read") from error
    if not found.text.strip():
        raise ReportError(f"{source}: there is no text in it")
    return found


def _wrong_suffix(source: str) -> tuple[str, ...]:
    suffix = _suffix(source)
    wrong = suffix in {"docx", "doc", "pdf", "wps", "xlsx", "rtf"}
    return (f"its suffix says {suffix}, but it is a plain text and was read as one",) if wrong else ()
