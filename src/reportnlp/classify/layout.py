"""What is classified, as arrays: the paragraphs of a report, their sentences, the headings above and the place."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from reportnlp.model import Line
from reportnlp.rules import load_rules
from reportnlp.structure import Outline

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

FLAGS = (
    *(f"tenth {n + 1}" for n in range(10)),
    "first paragraph",
    "last paragraph",
    "opens a part",
    "closes a part",
    "ends the text",
    "under no heading",
    "under one heading",
    "follows a heading",
    "short line",
)
"""What the place of a paragraph says, in the order of the columns of `Layout.flags`."""
_COLUMNS = {flag: n for n, flag in enumerate(FLAGS)}
_POSITIONS = (*(f"tenth {n + 1}" for n in range(10)), "first paragraph", "last paragraph", "ends the text")
SAYINGS = ("duty", "problem", "review", "plan", "terms")
"""What a heading can say plainly (headings.toml); `Layout.says` has these columns for the outermost heading, then for
the nearest."""
_TENTHS = 10
_SHORT = 40
_NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Layout:
    """The P paragraphs of a report and their S sentences.

    `lines` (P): the index of each paragraph among the outline's lines. `top`, `near` (P): the indices of its
    outermost and nearest heading lines, -1 where there is none (`near` also where there is only one).
    `flags` (P × `FLAGS`), `says` (P × 2 `SAYINGS`): 0 or 1.
    `starts`, `ends` (S): the offsets between which each sentence stands (the last of a paragraph up to the next
    line), `owner` (S): its paragraph, `firsts` (P + 1): the first sentence of each paragraph, and S.
    """

    lines: Integers
    top: Integers
    near: Integers
    flags: Floats
    says: Floats
    starts: Integers
    ends: Integers
    owner: Integers
    firsts: Integers


def runs(headings: Integers) -> Integers:
    """Return where runs of paragraphs under one heading begin."""
    return np.flatnonzero(np.diff(headings, prepend=headings[:1] - 1))


def lay_out(text: str, outline: Outline) -> Layout:
    """Return the paragraphs of a report with what their place and their headings say."""
    lines = [n for n, line in enumerate(outline.lines) if line.role == "para"]
    paths = [outline.headings(n) for n in lines]
    length = outline.lines[-1].end if outline.lines else 1
    holding = [_flags(outline.lines, n, len(path), length) for n, path in zip(lines, paths, strict=True)]
    if lines:
        holding[0].append("first paragraph")
        holding[-1].append("last paragraph")
    starts, ends, owner = (np.array(column, np.int64) for column in _sentences(outline, lines))
    top = np.array([path[0] if path else -1 for path in paths], np.int64)
    near = np.array([path[-1] if len(path) > 1 else -1 for path in paths], np.int64)
    says = np.hstack([_says(text, outline, top), _says(text, outline, near)])
    firsts = np.searchsorted(owner, np.arange(len(lines) + 1))
    return Layout(np.array(lines, np.int64), top, near, _table(holding), says, starts, ends, owner, firsts)


def _table(holding: list[list[str]]) -> Floats:
    """Return the flags that hold for each paragraph as a table of 0 and 1 (P × `FLAGS`)."""
    table = np.zeros((len(holding), len(FLAGS)), np.float32)
    rows = [row for row, flags in enumerate(holding) for _ in flags]
    table[rows, [_COLUMNS[flag] for flags in holding for flag in flags]] = 1
    return table


def without_position(layout: Layout) -> Layout:
    """Return a layout that doesn't say where in the text its paragraphs stand."""
    flags = layout.flags.copy()
    flags[:, [FLAGS.index(flag) for flag in _POSITIONS]] = 0
    return replace(layout, flags=flags)


def _says(text: str, outline: Outline, headings: Integers) -> Floats:
    """Return what the heading of each paragraph says plainly (P × `SAYINGS`)."""
    found = np.zeros((len(headings), len(SAYINGS)), np.float32)
    bounds = runs(headings)
    for first, last in pairwise([*bounds, len(headings)]):
        if headings[first] >= 0:
            line = outline.lines[int(headings[first])]
            found[first:last] = [bool(saying.search(text, line.start, line.end)) for saying in _sayings()]
    return found


@cache
def _sayings() -> tuple[re.Pattern[str], ...]:
    rules = {rule.id.removeprefix("heading."): rule for rule in load_rules("reportnlp.classify", "headings.toml")}
    return tuple(re.compile(rules[name].pattern) for name in SAYINGS)


def _flags(lines: tuple[Line, ...], n: int, depth: int, length: int) -> list[str]:
    line = lines[n]
    before = lines[n - 1].role if n else _NOWHERE
    after = lines[n + 1].role if n + 1 < len(lines) else _NOWHERE
    flags = {
        f"tenth {min(_TENTHS - 1, _TENTHS * line.start // length) + 1}": True,
        "opens a part": before == "h1",
        "closes a part": after == "h1",
        "ends the text": after in {_NOWHERE, "title", "chrome"},
        "under no heading": depth == 0,
        "under one heading": depth == 1,
        "follows a heading": before.startswith("h"),
        "short line": line.end - line.start < _SHORT,
    }
    return [flag for flag, holds in flags.items() if holds]


def _sentences(outline: Outline, lines: list[int]) -> tuple[list[int], list[int], list[int]]:
    """Return starts, ends and paragraphs of the sentences; the first of a paragraph takes its leading blanks."""
    sentences = [start for start, _ in outline.sentences]
    starts: list[int] = []
    ends: list[int] = []
    owner: list[int] = []
    for row, n in enumerate(lines):
        line = outline.lines[n]
        first, last = bisect_left(sentences, line.start), bisect_left(sentences, line.end)
        own = [line.start, *sentences[first + 1 : last]]
        starts += own
        ends += [*own[1:], line.end + 1]
        owner += [row] * len(own)
    return starts, ends, owner
