"""One pass over a text for all the words that documents and events are found by.

The words of both (head nouns, known names, anchors of patterns) stand in one automaton: a pass costs half a
millisecond for a report, five passes would cost most of the stage's time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from reportnlp.rules import Rule, load_rows, load_rules, load_table

_PACKAGE = "reportnlp.extract"
_BEFORE, _AFTER = 40, 60
"""How far a pattern may reach to both sides of its anchor, in characters."""

Hit = tuple[int, int, str]
"""Start, end, and the word."""


@lru_cache(maxsize=2)
def scan(folded: str) -> dict[str, list[Hit]]:
    """Return the places of each group's words in a text, of overlapping ones the first and longest.

    Groups: `documents.heads`, `documents.names`, `events.heads`, `events.names`, and the id of each rule with anchors.
    """
    automaton, words, groups = _vocabulary()
    found: dict[str, list[Hit]] = {}
    for which, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        word = words[which]
        for group in groups[which]:
            found.setdefault(group, []).append((start, end, word))
    return {group: _first_longest(hits) for group, hits in found.items()}


def _first_longest(hits: list[Hit]) -> list[Hit]:
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not chosen or hit[0] >= chosen[-1][1]:
            chosen.append(hit)
    return chosen


def find_rule(rule: str, folded: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a rule's pattern round its anchors, in order and disjoint."""
    hits = scan(folded).get(rule)
    if not hits:
        return  # a pattern that isn't needed isn't compiled, either
    pattern = compiled(rule)
    at = 0
    for start, end, _ in hits:
        if start < at:
            continue
        for match in pattern.finditer(folded, max(at, start - _BEFORE), end + _AFTER):
            if match.start() >= end:
                break
            yield match
            at = match.end()


@cache
def compiled(rule: str) -> re.Pattern[str]:
    """Return a rule's pattern; `{N}` stands for an ordinal (第十四, 十四, 14)."""
    ordinal = r"(?:第?(?:[一二三四五六七八九十百〇○零]{1,4}|\d{1,3}))"
    return re.compile(rules()[rule].pattern.replace("{N}", ordinal))


@cache
def rules() -> dict[str, Rule]:
    """Return the rules of documents and events by their ids."""
    return {rule.id: rule for name in ("documents", "events") for rule in load_rules(_PACKAGE, f"{name}.toml")}


@cache
def words(name: str, group: str) -> tuple[str, ...]:
    """Return a group of words of `documents.toml` or `events.toml`, the longest first; an unknown group is empty."""
    found: str = load_table(_PACKAGE, f"{name}.toml")["words"].get(group, "")
    return tuple(sorted(found.split(), key=len, reverse=True))


@cache
def rows(name: str, key: str) -> dict[str, dict[str, str]]:
    """Return the rows of a shipped table (`events_heads`) by one of their columns."""
    return {row[key]: row for row in load_rows(_PACKAGE, f"{name}.tsv")}


@cache
def _vocabulary() -> tuple[AhoCorasick, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    groups: dict[str, list[str]] = {}
    for group, members in _groups():
        for word in members:
            groups.setdefault(word, []).append(group)
    return AhoCorasick(list(groups)), tuple(groups), tuple(map(tuple, groups.values()))


def _groups() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "documents.heads", words("documents", "heads")
    yield "documents.names", tuple(rows("documents_names", "name"))
    yield "events.heads", tuple(rows("events_heads", "head"))
    yield "events.names", tuple(rows("events_names", "name"))
    for rule in rules().values():
        yield rule.id, tuple(dict(rule.data).get("anchors", "").split())


@cache
def _generic(name: str) -> AhoCorasick:
    return AhoCorasick(list(words(name, "generic")))


def own_length(name: str, topic: str) -> int:
    """Return how many characters of a topic are none of the generic words of documents or events."""
    covered = bytearray(len(topic))
    for _, start, end in _generic(name).find_matches_as_indexes(topic, overlapping=True):
        covered[start:end] = b"\x01" * (end - start)
    return covered.count(0) - topic.count("、")
