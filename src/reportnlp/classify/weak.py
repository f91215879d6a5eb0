"""Weak labels: what the clear first-level headings of a report say of the paragraphs under them."""

from __future__ import annotations

import re
from functools import cache

from reportnlp.model import Section
from reportnlp.rules import load_table
from reportnlp.structure import Outline
from reportnlp.text import fold

_LONG_PREAMBLE, _SHORT_THANKS, _SHORT, _MANY = 120, 260, 30, 3


@cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    return re.compile(load_table("reportnlp.classify", "training/weak.toml")[table][name])


def _says(name: str, text: str, table: str = "line") -> bool:
    return bool(_pattern(table, name).search(text))


def weak_labels(text: str, outline: Outline) -> dict[int, Section]:
    """Return the sections of the paragraphs (by index of line) that headings make clear; others are absent."""
    folded = fold(text)
    found: dict[int, Section] = {}
    for n, line in enumerate(outline.lines):
        if line.role == "para":
            path = [folded[outline.lines[at].start : outline.lines[at].end].strip() for at in outline.headings(n)]
            after = outline.lines[n + 1].role if n + 1 < len(outline.lines) else "end"
            section = _label(folded[line.start : line.end].strip(), path, after)
            if section:
                found[n] = section
    return found


def _label(text: str, path: list[str], after: str) -> Section | None:
    if _says("preamble", text) and len(text) < _LONG_PREAMBLE:
        return "other"
    part = _part(path)
    closing = after in {"h1", "title", "end", "chrome"}
    if part == "achievement":
        return _in_review(text, closing)
    if part == "measure":
        return _in_plan(text, closing, len(path))
    return part


def _part(path: list[str]) -> Section | None:
    """Return what the headings say: the duty of leaders wherever it stands, else the first-level heading."""
    if any(_says("duty", heading, "part") for heading in path):
        return "duty"
    if not path:
        return None
    if _says("glossary", path[0], "part"):
        return "other"
    if _says("review", path[0], "part"):
        return None if _says("mixed", path[0], "part") else "achievement"
    return "measure" if _says("plan", path[0], "part") else None


def _in_review(text: str, closing: bool) -> Section | None:
    if _says("problem", text) and _says("shortfall", text):
        return "problem"
    if _says("thanks", text):
        return "other" if _says("reasons", text) or len(text) < _SHORT_THANKS else None
    doubtful = (
        closing
        or len(text) < _SHORT
        or _says("spoken", text)
        or _says("reasons", text[:_LONG_PREAMBLE])
        or len(_pattern("line", "shortfall").findall(text)) >= _MANY
    )
    return None if doubtful else "achievement"


def _in_plan(text: str, closing: bool, depth: int) -> Section | None:
    if closing and _says("call", text):
        return "other"
    doubtful = (
        _says("thanks", text)
        or _says("spoken", text)
        or _says("problem", text)
        or (depth == 1 and _says("situation", text))
    )
    return None if doubtful else "measure"
