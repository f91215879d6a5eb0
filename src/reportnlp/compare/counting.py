"""Counting words under a declared rule: what counts as a hit, of how much text, and what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from reportnlp.analysis import Analysis
from reportnlp.compare.words import WordList
from reportnlp.segment import cut

Match = Literal["longest", "substring", "token"]
Per = Literal["tokens", "characters", "sentences", "paragraphs"]
Span = tuple[int, int]

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
# 不断, 不仅 … deny nothing, and 未来 is no 未.
_NEGATED = re.compile(r"(?:不(?![断仅但懈忘变久])|未(?!来)|没有|缺乏|缺少|尚无|禁止|杜绝)[^，。；、：\n]{0,4}$")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How a report's share of a word list is counted.

    `match`: `longest` counts each stretch of text once, for the longest word there (数字经济 is no 经济);
    `substring` counts every word wherever it stands, also inside another; `token` counts a longest match only
    where it begins and ends with a token. `per` is what the hits are a share of: characters (of the words found, of
    all), tokens without punctuation (words found, of all), or the sentences or paragraphs touched.
    `boilerplate` keeps titles and passages without a section of their own (greetings, thanks, closing calls);
    `negation` leaves out hits that are denied (缺乏…, 没有…).
    """

    match: Match = "longest"
    per: Per = "tokens"
    boilerplate: bool = False
    negation: bool = False

    def __str__(self) -> str:
        """Say the rule in one line, as it is printed with every result."""
        kept = "in" if self.boilerplate else "out"
        denied = "left out" if self.negation else "counted"
        return f"match={self.match}; per={self.per}; boilerplate {kept}; negated hits {denied}"


DEFAULT_RULE = CountingRule()


@dataclass(frozen=True, slots=True)
class Count:
    """Hits per word, and the fraction `numerator / denominator` under one rule."""

    hits: Counter[str]
    numerator: int
    denominator: int

    @property
    def share(self) -> float:
        """The fraction; 0 for a report without countable text."""
        return self.numerator / self.denominator if self.denominator else 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """One word at one place of a text."""

    word: str
    start: int
    end: int


def count(analysis: Analysis, words: WordList, rule: CountingRule) -> Count:
    """Return the count of a word list in one report.

    >>> import reportnlp
    >>> analysis = reportnlp.analyse(reportnlp.from_text("发展数字经济。"))
    >>> count(analysis, WordList("d", "数字", ("数字经济", "经济")), CountingRule(boilerplate=True)).hits["经济"]
    0
    """
    text = analysis.report.text
    lines = list(_counted_lines(analysis, rule.boilerplate))
    hits = [hit for line in lines for hit in _hits(text, line, words, rule)]
    numerator, denominator = _MEASURES[rule.per](text, lines, hits)
    return Count(Counter(hit.word for hit in hits), numerator, denominator)


def _counted_lines(analysis: Analysis, boilerplate: bool) -> Iterator[Span]:
    for line in analysis.lines:
        if line.role != "chrome" and (boilerplate or (line.role != "title" and line.section != "other")):
            yield line.start, line.end


def _hits(text: str, line: Span, words: WordList, rule: CountingRule) -> Iterator[Hit]:
    start, end = line
    piece = text[start:end]
    found = _automaton(words.words, rule.match != "substring").find_matches_as_indexes(
        piece, overlapping=rule.match == "substring"
    )
    edges = token_edges(piece) if rule.match == "token" and found else None
    for which, first, last in found:
        whole = edges is None or (first in edges and last in edges)
        if whole and not (rule.negation and _NEGATED.search(piece, max(0, first - 10), first)):
            yield Hit(words.words[which], start + first, start + last)


@lru_cache(maxsize=256)
def _automaton(words: tuple[str, ...], longest: bool) -> AhoCorasick:
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest if longest else MatchKind.Standard)


def _per_characters(text: str, lines: Iterable[Span], hits: Iterable[Hit]) -> tuple[int, int]:
    covered = {at for hit in hits for at in range(hit.start, hit.end)}
    return len(covered), sum(not c.isspace() for start, end in lines for c in text[start:end])


def _per_tokens(text: str, lines: Iterable[Span], hits: Iterable[Hit]) -> tuple[int, int]:
    return sum(1 for _ in hits), sum(len(words_of(text[start:end])) for start, end in lines)


def _per_sentences(text: str, lines: Iterable[Span], hits: Iterable[Hit]) -> tuple[int, int]:
    spans = [m.span() for start, end in lines for m in _SENTENCE.finditer(text, start, end)]
    return _touched(spans, hits), len(spans)


def _per_paragraphs(text: str, lines: Iterable[Span], hits: Iterable[Hit]) -> tuple[int, int]:
    spans = list(lines)
    return _touched(spans, hits), len(spans)


def _touched(spans: list[Span], hits: Iterable[Hit]) -> int:
    starts = sorted(hit.start for hit in hits)
    touched = at = 0
    for start, end in spans:
        while at < len(starts) and starts[at] < start:
            at += 1
        touched += at < len(starts) and starts[at] < end
    return touched


_MEASURES: dict[Per, Callable[[str, list[Span], list[Hit]], tuple[int, int]]] = {
    "characters": _per_characters,
    "tokens": _per_tokens,
    "sentences": _per_sentences,
    "paragraphs": _per_paragraphs,
}


@lru_cache(maxsize=4096)
def words_of(piece: str) -> tuple[str, ...]:
    """Return the tokens of a piece of text that are words or numbers, not punctuation or blanks."""
    return tuple(token for token in cut(piece) if _WORD.search(token))


def token_edges(piece: str) -> set[int]:
    """Return the offsets at which a token begins or ends."""
    edges, at = {0}, 0
    for token in cut(piece):
        at += len(token)
        edges.add(at)
    return edges
