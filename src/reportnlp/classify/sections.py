"""Sections of lines and of passages within a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportnlp.model import SECTIONS, Line, Passage, Section
from reportnlp.rules import load_rules
from reportnlp.structure import Outline
from reportnlp.text import fold

Scores = dict[Section, float]

_TURN = re.compile(
    r"(?<=[。！])(?=(?:但|然而|同时|不过|当然|在(?:肯定|看到|取得|总结)|与此同时)[^。]{0,60}(?:存在|问题|不足|短板|困难|差距|挑战|薄弱)"
    r"|(?:下一步|下步|今后|明年|新的一年)[，,]|(?:对此|对于?这些问题|针对(?:这些|上述|以上)|为此)[^。]{0,10}(?:要|将|采取))"
)


def find_passages(text: str, outline: Outline, min_confidence: float = 0.0) -> tuple[Passage, ...]:
    """Return passages in order that cover every line; below `min_confidence` a passage is `other`.

    >>> from reportnlp.structure import read_outline
    >>> report = "各项工作取得新成效，完成投资3亿元。但也存在短板，创新能力不强。"
    >>> [passage.section for passage in find_passages(report, read_outline(report))]
    ['achievement', 'problem']
    """
    folded = fold(text)
    state: Scores = {}
    found: list[Passage] = []
    for n, line in enumerate(outline.lines):
        if line.role in {"title", "chrome"}:
            found.append(Passage(line.start, line.end, "other", 1.0, line.why))
            continue
        above = [outline.lines[at] for at in outline.headings(n)] + ([line] if line.role != "para" else [])
        prior = _heading_scores(folded, above)
        for start, end in _parts(folded, line):
            passage, state = _passage(folded, start, end, prior, state, line.role != "para")
            found.append(passage)
    return tuple(_lowered(passage, min_confidence) for passage in found)


def _lowered(passage: Passage, least: float) -> Passage:
    if passage.confidence >= least:
        return passage
    return Passage(passage.start, passage.end, "other", passage.confidence, f"{passage.why}; below {least}")


def _parts(folded: str, line: Line) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line between its turns (…取得成效。|但也存在…。|下一步…)."""
    turns = [turn.start() for turn in _TURN.finditer(folded, line.start, line.end)] if line.role == "para" else []
    yield from zip([line.start, *turns], [*turns, line.end], strict=True)


def _passage(
    folded: str, start: int, end: int, prior: Scores, state: Scores, is_heading: bool
) -> tuple[Passage, Scores]:
    scores, why = ({}, []) if is_heading else _cue_scores(folded, start, end)
    total = {
        section: scores.get(section, 0.0) + prior.get(section, 0.0) + 0.3 * state.get(section, 0.0)
        for section in SECTIONS
    }
    best = max(SECTIONS, key=lambda section: total[section])
    if not total[best]:
        return Passage(start, end, "other", 0.0, "section.none"), state
    share = total[best] / sum(total.values())
    reason = ", ".join([*why, *(["section.headings"] if prior.get(best) else [])])
    return Passage(start, end, best, round(share, 3), reason), {best: min(total[best], 8.0)}


@cache
def _cues(place: str) -> tuple[tuple[re.Pattern[str], Section, float, str], ...]:
    found = []
    for rule in load_rules("reportnlp.classify", "cues.toml"):
        data = dict(rule.data)
        if data["place"] == place:
            found.append((re.compile(rule.pattern), data["section"], float(data["weight"]), rule.id))
    return tuple(found)


def _heading_scores(folded: str, headings: Sequence[Line]) -> Scores:
    """Return what the headings above say, the outermost first and strongest."""
    scores: Scores = {}
    for depth, heading in enumerate(headings):
        for pattern, section, weight, _ in _cues("heading"):
            if pattern.search(folded, heading.start, heading.end):
                scores[section] = scores.get(section, 0.0) + weight / (1 + 2 * depth)
                break
    return scores


def _cue_scores(folded: str, start: int, end: int) -> tuple[Scores, list[str]]:
    scores: Scores = {}
    why: list[str] = []
    opening = start + len(folded[start:end]) - len(folded[start:end].lstrip())
    for place in ("opening", "anywhere"):
        for pattern, section, weight, rule in _cues(place):
            hits = (
                int(bool(pattern.match(folded, opening, end)))
                if place == "opening"
                else _density(pattern, folded, start, end)
            )
            if hits:
                scores[section] = scores.get(section, 0.0) + weight * hits
                why.append(rule)
    return scores, why


def _density(pattern: re.Pattern[str], folded: str, start: int, end: int) -> float:
    """Return how often a cue stands in a stretch, for each hundred characters where it is longer."""
    return sum(1 for _ in pattern.finditer(folded, start, end)) / max(1.0, (end - start) / 100)
