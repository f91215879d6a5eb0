r"""Reading gold: tab-separated tables beside a text.

A row of `NAME.mentions.tsv` is `line  type  text  occurrence  key=value …`: a 1-based line of `NAME.txt`, QUANT, DATE,
EVENT or DOC, the characters, and the how-manieth place in the line where they stand (overlaps counted). A row of
`NAME.lines.tsv` is `line  role  section`. Rows that open with `#`, a head row and blank lines are passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from reportnlp.model import ReportError
from reportnlp.read.encoding import decode

TYPES = {"QUANT": "quantities", "DATE": "dates", "EVENT": "events", "DOC": "documents"}
"""The types of gold mentions and the tables of the analysis that answer them."""

MENTIONS, LINES = ".mentions.tsv", ".lines.tsv"


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention as it should be found; `keys` are the values that the gold gives (value=, unit=, from= …)."""

    type: str
    start: int
    end: int
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class GoldLine:
    """A line (1-based) with the role and section that it should get."""

    line: int
    role: str
    section: str


def read_mentions(path: Path, text: str) -> tuple[GoldMention, ...]:
    """Return the mentions of a gold file; a row that doesn't fit its text is a ReportError that names it."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    found = []
    for number, cells in _rows(path):
        if len(cells) < 4 or not cells[3].isdigit() or cells[1] not in TYPES:
            raise ReportError(f"{path}: row {number}: a mention has a line, a type, its text and an occurrence")
        line = int(cells[0])
        at = _occurrence(lines[line - 1], cells[2], int(cells[3])) if 0 < line <= len(lines) else -1
        if at < 0:
            raise ReportError(f"{path}: row {number}: {cells[2]!r} does not stand in line {line} that often")
        start = starts[line - 1] + at
        keys = dict(cell.split("=", 1) for cell in cells[4:] if "=" in cell)
        found.append(GoldMention(cells[1], start, start + len(cells[2]), keys))
    return tuple(found)


def read_lines(path: Path, text: str) -> tuple[GoldLine, ...]:
    """Return the lines of a gold file; a row that doesn't fit its text is a ReportError that names it."""
    found, count = [], text.count("\n") + 1
    for number, cells in _rows(path):
        if len(cells) < 3:
            raise ReportError(f"{path}: row {number}: a line has a number, a role and a section")
        if not 0 < int(cells[0]) <= count:
            raise ReportError(f"{path}: row {number}: the text has no line {cells[0]}")
        found.append(GoldLine(int(cells[0]), cells[1], cells[2].strip()))
    return tuple(found)


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return the numbered rows of a table that open with a line number."""
    data = path.read_bytes()
    rows = enumerate(decode(data, str(path)).text.split("\n") if data.strip() else (), 1)
    cells = [(number, row.split("\t")) for number, row in rows if row.strip()]
    return [(number, row) for number, row in cells if row[0].isdigit()]


def _occurrence(line: str, text: str, occurrence: int) -> int:
    """Return where `text` stands in `line` for the given time, -1 where it doesn't."""
    at = -1
    for _ in range(occurrence):
        at = line.find(text, at + 1)
        if at < 0:
            return -1
    return at
