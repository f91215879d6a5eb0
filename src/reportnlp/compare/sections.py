"""How much of each group's text each section fills, and how far its promises can be checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportnlp.analysis import Analysis
from reportnlp.compare.panels import Group
from reportnlp.model import SECTIONS, Section

_POINT = re.compile(r"[^；;。！\n]{6,}[；;。！]?")
_HEADING_END = re.compile(r"[：:]")
_CLOSING = re.compile(r"^(?:对此|对这些|针对|我们(?:一定|将|要)|下一步|对上述)")
"""A paragraph of problems ends with a promise to solve them, which is no problem."""


@dataclass(frozen=True, slots=True)
class SectionShare:
    """A section of a group: its characters (blanks don't count), their share of the text, its items and its figures."""

    group: str
    section: Section
    characters: int
    share: float
    items: int
    figures: int


@dataclass(frozen=True, slots=True)
class Verifiability:
    """What a group admits and promises: problems, commitments, and how many of these name a number, a date, a doer."""

    group: str
    reports: int
    characters: int
    problems: int
    commitments: int
    with_number: int
    with_deadline: int
    with_responsible: int
    verifiable: float | None


def share_sections(groups: Iterable[Group]) -> Iterator[SectionShare]:
    """Yield a row for every section of every group, also where nothing stands in it."""
    for group in groups:
        characters: Counter[str] = Counter()
        items: Counter[str] = Counter()
        figures: Counter[str] = Counter()
        for member in group.members:
            characters.update(_characters(member.analysis))
            items.update(item.section for item in member.analysis.items)
            figures.update(quantity.section for quantity in member.analysis.quantities)
        total = characters.total()
        for section in SECTIONS:
            share = round(characters[section] / total, 6) if total else 0.0
            yield SectionShare(group.key, section, characters[section], share, items[section], figures[section])


def _characters(analysis: Analysis) -> Counter[str]:
    """Count the characters of each section; page residue is no part of the report."""
    chrome = {line.start for line in analysis.lines if line.role == "chrome"}
    counts: Counter[str] = Counter()
    for passage in analysis.passages:
        if passage.start not in chrome:
            counts[passage.section] += len("".join(analysis.report.text[passage.start : passage.end].split()))
    return counts


def judge_promises(groups: Iterable[Group]) -> Iterator[Verifiability]:
    """Yield a row for every group; `verifiable` is the share of commitments with a number or a deadline."""
    for group in groups:
        found = [commitment for member in group.members for commitment in member.analysis.commitments]
        checked = sum(bool(each.quantity or each.deadline) for each in found)
        yield Verifiability(
            group.key,
            len(group.members),
            sum(_characters(member.analysis).total() for member in group.members),
            sum(count_problems(member.analysis) for member in group.members),
            len(found),
            sum(each.quantity is not None for each in found),
            sum(each.deadline is not None for each in found),
            sum(each.responsible is not None for each in found),
            round(checked / len(found), 6) if found else None,
        )


def count_problems(analysis: Analysis) -> int:
    """Return how many problems a report admits.

    In a passage of problems these are its items (一是…二是…); where it has none, its sentences and the parts between
    semicolons, without the words that lead in and those that promise to solve them.
    """
    headings = {line.start for line in analysis.lines if line.role != "para"}
    passages = [each for each in analysis.passages if each.section == "problem" and each.start not in headings]
    starts = [item.start for item in analysis.items if item.section == "problem"]
    count = 0
    for passage in passages:
        items = sum(passage.start <= start < passage.end for start in starts)
        count += items or _count_points(analysis.report.text[passage.start : passage.end])
    return count


def _count_points(text: str) -> int:
    parts = _HEADING_END.split(text, maxsplit=1)
    points = [point.strip() for point in _POINT.findall(parts[-1])]
    return sum(not _CLOSING.match(point) for point in points)
