"""Candidates for names, and the choice among those that overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple


class Weight(IntEnum):
    """How sure a way of finding names is; the surer wins where two overlap."""

    SERIES = 0
    KNOWN = 1
    NAMED = 2
    LISTED = 3
    PATTERN = 4
    QUOTED = 5
    OWN = 9


class Candidate(NamedTuple):
    """A place that may be a name: the kind of thing, the rule that found it, and how sure that rule is."""

    start: int
    end: int
    kind: str
    rule: str
    weight: int


def disjoint(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return a disjoint choice in the order of the text: the surer first, then the longer, then the earlier.

    >>> disjoint([Candidate(0, 4, "a", "r", 1), Candidate(2, 9, "b", "s", 2)])[0].kind
    'b'
    """
    starts: list[int] = []
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.weight, c.start - c.end, c.start)):
        at = bisect_left(starts, candidate.start)
        clear_before = at == 0 or chosen[at - 1].end <= candidate.start
        if clear_before and (at == len(starts) or candidate.end <= starts[at]):
            starts.insert(at, candidate.start)
            chosen.insert(at, candidate)
    return chosen
