"""Labelled reports to train on: from a table of labels, or from a folder of reports that label themselves.

The places whose gold the project is measured on never enter training (`HELD_OUT`).
"""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportnlp.classify.weak import weak_labels
from reportnlp.model import Line, ReportError
from reportnlp.read.encoding import decode
from reportnlp.read.files import read_bytes
from reportnlp.read.options import DEFAULTS
from reportnlp.rules import load_rows, load_table
from reportnlp.structure import read_outline

HELD_OUT = ("全国", "广东省", "河北省", "安国市", "南山区", "龙华区", "西青区", "西营门")
"""Places of the gold, all years of each: a report of a place whose name holds one of these is no training text."""

HAND_WEIGHT = 5.0
"""A line labelled by hand counts as so many that were labelled by their headings."""
_THIRDS = 3
_COMPOSED, _COMPOSED_WEIGHT = 48, 2.0
"""How many reports of each genre are composed of the paragraphs written for this project, and how much each counts."""


Composed = list[tuple[str, str | None]]
"""The lines of a composed report with their labels; headings have none."""


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


def compose_reports(seed: int = 1) -> Iterator[Labelled]:
    """Yield reports composed of the paragraphs written for this project (training/own.toml), the same each time.

    Each third of the paragraphs makes a place of its own, so that no paragraph stands on both sides of a split.
    """
    chance = random.Random(seed)
    genres = load_table("reportnlp.classify", "training/own.toml")
    for n in range(_COMPOSED):
        for genre, compose in (("rule_of_law", _rule_of_law), ("first_decades", _first_decades)):
            lines = _numbered(compose(_share(genres[genre], n % _THIRDS), chance))
            labels = {number: label for number, (_, label) in enumerate(lines, start=1) if label}
            text = "\n".join(line for line, _ in lines)
            yield Labelled(f"composed {genre} {n % _THIRDS}", text, labels, dict.fromkeys(labels, _COMPOSED_WEIGHT))


def _share(genre: dict[str, Any], part: int) -> dict[str, Any]:
    """Return a third of the headings, points and paragraphs of a genre."""
    return {
        kind: {section: found[part::_THIRDS] or found for section, found in bank.items()}
        for kind, bank in genre.items()
    }


_POINT = "（"


def _numbered(lines: Composed) -> Composed:
    """Return the lines with their first-level headings numbered from 一 on; those that open with （ are points."""
    numbers = iter("一二三四五六七八九十")
    return [
        (f"{next(numbers)}、{text}" if label is None and text[0] != _POINT else text, label) for text, label in lines
    ]


def _rule_of_law(bank: dict[str, Any], chance: random.Random) -> Composed:
    headings, paragraphs = bank["headings"], bank["paragraphs"]
    lines: Composed = [(chance.choice(paragraphs["preamble"]), "other")]
    if chance.random() < 0.4:
        for heading in chance.sample(headings["achievement"], chance.randint(2, 4)):
            lines += [(heading, None), *_some(paragraphs, "achievement", chance, 2, 4)]
    else:
        lines += [(chance.choice(headings["achievement"]), None)]
        lines += _body(bank, "achievement", chance, 5, 10)
    for section, share, least, most in (("duty", 0.8, 3, 6), ("problem", 0.8, 2, 5), ("measure", 1.0, 3, 7)):
        if chance.random() < share:
            heading = chance.choice(headings[section])
            if section != "measure" and chance.random() < 0.3:
                # many reports make the leaders' duties a point of the part before, not a part of their own
                point = f"{_POINT}{chance.choice('二三四五')}）{heading}"
                lines += [(point, None), *_some(paragraphs, section, chance, least, most)]
            else:
                lines += [(heading, None), *_body(bank, section, chance, least, most)]
    if chance.random() < 0.6:
        lines.append((chance.choice(paragraphs["closing"]), "other"))
    return lines


def _body(bank: dict[str, Any], section: str, chance: random.Random, least: int, most: int) -> Composed:
    """Return some paragraphs of a section: plain, each under a heading of the second level, or after it in its line."""
    found = _some(bank["paragraphs"], section, chance, least, most)
    points = bank["points"][section]
    form = chance.choice(["plain", "headed", "glued"]) if len(points) >= len(found) else "plain"
    if form == "plain":
        return found
    numbered = zip("一二三四五六七八九十", chance.sample(points, len(found)), found, strict=False)
    if form == "glued":
        return [(f"（{number}）{point}。{_unnumbered(text)}", label) for number, point, (text, label) in numbered]
    pairs = ([(f"（{number}）{point}", None), (_unnumbered(text), label)] for number, point, (text, label) in numbered)
    return [line for pair in pairs for line in pair]


def _unnumbered(text: str) -> str:
    """Return a paragraph without the list mark and inline heading it may open with."""
    return re.sub(r"^(?:（.）|[一二三四]是|\d\.)(?:[^。]{2,16}。)?", "", text) or text


def _first_decades(bank: dict[str, Any], chance: random.Random) -> Composed:
    headings, paragraphs = bank["headings"], bank["paragraphs"]
    lines: Composed = [(chance.choice(paragraphs["preamble"]), "other")]
    lines += [(chance.choice(headings["achievement"]), None), *_some(paragraphs, "achievement", chance, 4, 7)]
    if chance.random() < 0.6:
        lines += _some(paragraphs, "problem", chance, 1, 3)
    if chance.random() < 0.5:
        lines += _some(paragraphs, "other", chance, 1, 1)
    for heading in chance.sample(headings["measure"], chance.randint(1, 2)):
        lines += [(heading, None), *_some(paragraphs, "measure", chance, 3, 5)]
    if chance.random() < 0.5:
        lines += [(chance.choice(headings["other"]), None), *_some(paragraphs, "other", chance, 2, 3)]
    return [*lines, (paragraphs["closing"][0], "other")]


def _some(paragraphs: dict[str, list[str]], section: str, chance: random.Random, least: int, most: int) -> Composed:
    bank = paragraphs[section]
    return [(text, section) for text in chance.sample(bank, min(len(bank), chance.randint(least, most)))]


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
