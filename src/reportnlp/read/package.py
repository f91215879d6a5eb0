"""Zip packages of XML (docx, xlsx), opened so that no bomb goes off: sizes are asked first, entities never expanded."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reportnlp.model import ReportError

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_MEMBERS = 10_000
MAX_XML = 12_000_000
"""Bytes of one XML part; its tree takes twenty times as much memory. A report of 100,000 characters has 2 MB."""


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a zip file in memory; `source` names it in errors."""

    source: str
    archive: zipfile.ZipFile

    def xml(self, member: str) -> _Element | None:
        """Return the root of a member, or None where there is no such member."""
        try:
            if self.archive.getinfo(member).file_size > MAX_XML:
                raise ReportError(f"{self.source}: {member} is larger than the limit of {MAX_XML:,} bytes")
            data = self.archive.read(member)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError) as error:
            raise ReportError(f"{self.source}: the file is damaged ({member}: {error}); save it again") from error
        return parse_xml(data, self.source)

    def main_part(self) -> str | None:
        """Return the member that holds the document itself, as the package's relationships say."""
        root = self.xml("_rels/.rels")
        links = root if root is not None else ()
        targets = [each.get("Target") for each in links if (each.get("Type") or "").endswith("/officeDocument")]
        return posixpath.normpath(str(targets[0])).lstrip("/") if targets else None


def open_package(data: bytes, source: str, limit: int) -> Package:
    """Open a zip file that unpacks to at most `limit` bytes; anything else is a `ReportError`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise ReportError(f"{source}: the file is damaged ({error}); save it again") from error
    if len(members) > MAX_MEMBERS:
        raise ReportError(f"{source}: {len(members):,} parts, more than the limit of {MAX_MEMBERS:,}")
    if sum(member.file_size for member in members) > limit:
        raise ReportError(f"{source}: unpacks to more than the limit of {limit:,} bytes (max_unpacked)")
    if any(member.flag_bits & 1 for member in members):
        raise ReportError(f"{source}: the file is protected by a password; save it without one")
    return Package(source, archive)


def parse_xml(data: bytes, source: str) -> _Element:
    """Return the root of an XML document; one with a document type (entities) is refused."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReportError(f"{source}: the file is damaged ({error}); save it again") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReportError(f"{source}: its XML declares a document type, which no office program writes; refused")
    return root


def local(element: _Element) -> str:
    """Return an element's name without its namespace, so that strict and transitional files read alike."""
    tag = element.tag
    return _without_namespace(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1_000)
def _without_namespace(name: str) -> str:
    return name.rpartition("}")[2]


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """Yield the children of a name; nothing where there is no element."""
    return (child for child in (element if element is not None else ()) if local(child) == name)


def attribute(element: _Element | None, name: str) -> str | None:
    """Return an attribute in whatever namespace it stands, or None."""
    for key, value in element.attrib.items() if element is not None else ():
        if _without_namespace(str(key)) == name:
            return str(value)
    return None


def value_of(element: _Element | None, name: str) -> str | None:
    """Return the `val` of a child of a name, or None."""
    return attribute(next(children(element, name), None), "val")
