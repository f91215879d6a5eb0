"""Quality of lines and sections on the gold, pinned: raise a floor when its figure rises, never lower it silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportnlp.classify import find_passages
from reportnlp.classify.corpus import line_number
from reportnlp.model import SECTIONS
from reportnlp.structure import read_outline

pytestmark = pytest.mark.reference
Pairs = Counter[tuple[str, str]]


def rows(table: Path) -> Iterator[tuple[int, str, str]]:
    for row in table.read_text(encoding="utf-8").split("\n"):
        if row[:1].isdigit():
            number, role, section = row.split("\t")[:3]
            yield int(number), role, section.strip()


def read(gold: Path, bare: bool) -> tuple[Pairs, Pairs]:
    """Return (wanted, found) of the roles of all lines and the sections of the paragraphs."""
    roles, sections = Counter(), Counter()
    for table in sorted(gold.glob("*.full.lines.tsv")):
        wanted = {number: (role, section) for number, role, section in rows(table)}
        lines = table.with_name(table.name.replace(".lines.tsv", ".txt")).read_text(encoding="utf-8").split("\n")
        if bare:
            lines = ["" if wanted.get(n, ("",))[0].startswith("h") else line for n, line in enumerate(lines, 1)]
        text = "\n".join(lines)
        outline = read_outline(text)
        sizes: dict[int, Counter[str]] = {}
        for passage in find_passages(text, outline):
            at = outline.line_at(passage.start)
            assert at is not None
            sizes.setdefault(at, Counter())[passage.section] += passage.end - passage.start
        for n, line in enumerate(outline.lines):
            role, section = wanted[line_number(text, line)]
            roles[role, line.role] += 1
            if role == "para":
                sections[section, sizes[n].most_common(1)[0][0]] += 1
    return roles, sections


def f1(pairs: Pairs, name: str) -> float:
    asked = sum(count for (wanted, _), count in pairs.items() if wanted == name)
    said = sum(count for (_, found), count in pairs.items() if found == name)
    return 2 * pairs[name, name] / (asked + said)


def accuracy(pairs: Pairs) -> float:
    return sum(count for (wanted, found), count in pairs.items() if wanted == found) / pairs.total()


def test_with_headings(reference: Path) -> None:
    roles, sections = read(reference / "gold" / "dev", bare=False)
    headings = Counter({pair: n for pair, n in roles.items() if pair[0].startswith("h")})
    assert accuracy(roles) >= 0.99
    assert accuracy(headings) >= 0.97
    assert accuracy(sections) >= 0.97
    assert sum(f1(sections, name) for name in SECTIONS) / len(SECTIONS) >= 0.97


def test_with_every_heading_emptied(reference: Path) -> None:
    _, sections = read(reference / "gold" / "dev", bare=True)
    judged = [name for name in SECTIONS if name != "duty"]
    assert sum(f1(sections, name) for name in judged) / len(judged) >= 0.92


def test_every_report_is_read(reference: Path) -> None:
    paths = sorted((reference / "reports").glob("*/*.txt"))
    assert len(paths) == 289
    for path in paths:
        text = path.read_text(encoding="utf-8")
        outline = read_outline(text)
        found = find_passages(text, outline)
        assert sum(p.end - p.start for p in found) == sum(line.end - line.start for line in outline.lines), path
