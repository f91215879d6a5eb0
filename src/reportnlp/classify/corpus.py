"""Labelled reports to train on: from a table of labels, or from a folder of reports that label themselves.

The places whose gold the project is measured on never enter training (`HELD_OUT`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportnlp.classify.weak import weak_labels
from reportnlp.model import Line, ReportError
from reportnlp.read.encoding import decode
from reportnlp.read.files import read_bytes
from reportnlp.read.options import DEFAULTS
from reportnlp.rules import load_rows
from reportnlp.structure import read_outline

HELD_OUT = ("全国", "广东省", "河北省", "安国市", "南山区", "龙华区", "西青区", "西营门")
"""Places of the gold, all years of each: a report of a place whose name holds one of these is no training text."""

HAND_WEIGHT = 5.0
"""A line labelled by hand counts as so many that were labelled by their headings."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One report to train on: labels by 1-based number of the source line, and weights of those that aren't 1."""

    place: str
    text: str
    labels: Mapping[int, str]
    weights: Mapping[int, float] = field(default_factory=dict)


def line_number(text: str, line: Line) -> int:
    """Return the 1-based number of the source line in which a line's first visible character stands."""
    shown = line.end - len(text[line.start : line.end].lstrip())
    return text.count("\n", 0, shown) + 1


def read_reports(folder: Path) -> Iterator[Labelled]:
    """Yield the reports of a folder with a manifest.csv (path, place, …), labelled by their headings and by hand.

    Reports of the places that are held out are passed over.
    """
    by_hand = _hand_labels()
    rows = list(csv.DictReader(io.StringIO(_text(folder / "manifest.csv"), newline="")))
    if not rows or not {"path", "place"} <= rows[0].keys():
        raise ReportError(f"{folder}: its manifest.csv needs the columns path and place")
    for row in rows:
        if any(place in row["place"] for place in HELD_OUT):
            continue
        text = _text(folder / row["path"])
        outline = read_outline(text)
        weak = {line_number(text, outline.lines[n]): label for n, label in weak_labels(text, outline).items()}
        hand = by_hand.get(row["path"], {})
        yield Labelled(row["place"], text, {**weak, **hand}, dict.fromkeys(hand, HAND_WEIGHT))


def _hand_labels() -> dict[str, dict[int, str]]:
    labels: dict[str, dict[int, str]] = {}
    for row in load_rows("reportnlp.classify", "training/hand.tsv"):
        labels.setdefault(row["path"], {})[int(row["line"])] = row["label"]
    return labels


def read_labels(path: Path) -> list[Labelled]:
    """Return the labelled reports of a table of labels (CSV).

    Columns: `label`; then either `path` and `line` (a report beside the table, and the 1-based number of its line), or
    `text` (rows of one `document` are its lines in order; without that column each row stands alone; an empty label
    marks a line that is only context). `place`, where given, keeps its reports on one side of a split.
    Labels of lines that are no paragraphs (titles, headings) aren't learnt.
    Raises `ReportError` where columns are missing or a path can't be read.
    """
    rows = list(csv.DictReader(io.StringIO(_text(path), newline="")))
    if not rows or "label" not in rows[0] or not ({"path", "line"} <= rows[0].keys() or "text" in rows[0]):
        raise ReportError(f"{path}: needs the columns label, and path and line, or text")
    groups: dict[str, list[dict[str, str]]] = {}
    for n, row in enumerate(rows):
        groups.setdefault(row.get("path") or row.get("document") or f"row {n + 2}", []).append(row)
    return [_labelled(path, name, group) for name, group in groups.items()]


def _labelled(table: Path, name: str, rows: Sequence[dict[str, str]]) -> Labelled:
    place = rows[0].get("place") or name
    if not rows[0].get("path"):
        text = "\n".join(row["text"].replace("\n", " ") for row in rows)
        return Labelled(place, text, {n: row["label"] for n, row in enumerate(rows, start=1) if row["label"]})
    try:
        text = _text(table.parent / name)
    except ReportError as error:
        raise ReportError(f"{table}: {error}") from error
    count = text.count("\n") + 1
    for row in rows:
        if not row["line"].isdecimal() or not 0 < int(row["line"]) <= count:
            raise ReportError(f"{table}: {name} has no line {row['line']!r}")
    return Labelled(place, text, {int(row["line"]): row["label"] for row in rows if row["label"]})


def _text(path: Path) -> str:
    return decode(read_bytes(path.as_posix(), DEFAULTS.max_bytes), str(path)).text
