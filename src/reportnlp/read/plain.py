"""Plain text files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reportnlp.model import Region, Report


def read(path: str | Path) -> Report:
    """Return the report in a file."""
    data = Path(path).read_bytes()
    return from_text(data.decode("utf-8-sig").replace("\r\n", "\n"), source=str(path))


def from_text(text: str, source: str = "text") -> Report:
    """Return a report made of a text in memory."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(source, digest, None, None, None, Region(), None, None, None, None, text)
