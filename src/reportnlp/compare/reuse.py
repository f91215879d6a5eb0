"""What stands in many reports: ritual formulae (套话), and passages that one place has in common with another.

Reuse is found by MinHash: Broder (1997), On the resemblance and containment of documents, SEQUENCES '97; with the
banding of Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3. Candidates are then compared exactly,
by the Jaccard similarity of their shingles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from reportnlp.compare.corpus import Corpus
from reportnlp.compare.counts import Ints
from reportnlp.compare.panels import Member
from reportnlp.model import Span

FORMULA = 8
"""Clauses of fewer characters stand in many reports by chance."""
MANY = 3
"""A clause is a formula if at least so many reports have it …"""
MANY_SHARE = 0.1
"""… and at least this share of all."""

SHINGLE = 3
"""Words of a shingle."""
LEAST_SHINGLES = 8
"""Sentences of fewer shingles are too short to be reused."""
ALIKE = 0.6
"""Least Jaccard similarity of two sentences that one was taken from the other, or both from a third."""
BANDS, ROWS = 12, 3
"""Sentences whose similarity is 0.6 meet in one of the bands with a probability of 0.95."""
CROWD = 200
"""More sentences than these in one place are a formula of the genre; their pairs would be too many to look at."""
_CLAUSE = re.compile(rf"[^，。；：！？、\n\x00\s]{{{FORMULA},}}")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Formula:
    """A clause that stands in many reports."""

    text: str
    reports: int


@dataclass(frozen=True, slots=True)
class Formulaic:
    """How much of a report is formulae: characters in them, as a share of the report's clauses of that length."""

    source: str
    share: float


@dataclass(frozen=True, slots=True)
class Reuse:
    """A sentence of one report that stands, almost word for word, in a report of another place.

    `earlier` and `later` name the reports in the order of their years; `directed` is False where both are of one year,
    so that neither can be said to be first.
    """

    earlier: str
    later: str
    directed: bool
    similarity: float
    before: Span
    after: Span
    earlier_place: str
    earlier_year: int | None
    later_place: str
    later_year: int | None


def find_formulae(corpus: Corpus) -> tuple[list[Formula], list[Formulaic]]:
    """Return the formulae of a corpus, the commonest first, and the share of them in each report.

    Clauses with figures are no formulae. Fewer than `MANY` reports have none.
    """
    clauses = [_clauses(corpus, number) for number in range(len(corpus.analyses))]
    having = Counter(chain.from_iterable(map(set, clauses)))
    least = max(MANY, MANY_SHARE * len(clauses))
    formulae = {clause: count for clause, count in having.items() if count >= least and not _FIGURE.search(clause)}
    ordered = sorted(formulae.items(), key=lambda item: (-item[1], item[0]))
    shares = [_share(of_report, formulae) for of_report in clauses]
    sources = [analysis.report.source for analysis in corpus.analyses]
    return [Formula(*item) for item in ordered], [Formulaic(*item) for item in zip(sources, shares, strict=True)]


def _clauses(corpus: Corpus, report: int) -> list[str]:
    paragraphs = np.flatnonzero(corpus.of_report == report)
    return _CLAUSE.findall("\n".join(corpus.bare[n] for n in paragraphs))


def _share(clauses: Sequence[str], formulae: Container[str]) -> float:
    total = sum(map(len, clauses))
    return round(sum(map(len, filter(formulae.__contains__, clauses))) / total, 6) if total else 0.0


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences as ranges [first, last) of tokens, with the report of each."""

    first: Ints
    last: Ints
    report: Sequence[int]


def find_reuse(corpus: Corpus, members: Sequence[Member]) -> Iterator[Reuse]:
    """Yield sentences that reports of different places share, the most alike first.

    A sentence that many reports share (as in `find_formulae`) is a formula, not reuse, and left out. `members` are
    the reports of the corpus, in its order.
    """
    if len({member.place for member in members}) < 2:
        return
    sentences = split_sentences(corpus)
    shingles = _shingles(corpus)
    bags = [shingles[a : b - SHINGLE + 1] for a, b in zip(sentences.first, sentences.last, strict=True)]
    places = [members[report].place for report in sentences.report]
    alike = {
        (i, j): similarity
        for i, j in candidate_pairs(bags)
        if places[i] != places[j] and (similarity := jaccard(bags[i], bags[j])) >= ALIKE
    }
    partners = Counter(chain.from_iterable(alike))
    crowd = max(MANY, MANY_SHARE * len(members))
    found = [
        _reuse(corpus, sentences, members, pair, similarity)
        for pair, similarity in alike.items()
        if max(partners[number] for number in pair) < crowd
    ]
    yield from sorted(found, key=lambda reuse: (-reuse.similarity, reuse.earlier, reuse.before.start, reuse.later))


def _reuse(
    corpus: Corpus, sentences: Sentences, members: Sequence[Member], pair: tuple[int, int], similarity: float
) -> Reuse:
    first, second = sorted(pair, key=lambda number: members[sentences.report[number]].year or 0)
    one, other = members[sentences.report[first]], members[sentences.report[second]]
    spans = _span(corpus, sentences, first), _span(corpus, sentences, second)
    who = (one.place, one.year, other.place, other.year)
    return Reuse(one.source, other.source, one.year != other.year, round(similarity, 4), *spans, *who)


def split_sentences(corpus: Corpus) -> Sentences:
    """Return the sentences that are long enough to be reused; they end with 。！？； or a paragraph."""
    ends = np.array([word in "。！？；" for word in corpus.words], dtype=bool)
    inside = corpus.paragraph >= 0
    turn = np.flatnonzero((corpus.paragraph[1:] != corpus.paragraph[:-1]) | ends[corpus.token[:-1]]) + 1
    bounds = np.concatenate(([0], turn, [len(corpus.token)]))
    first, last = bounds[:-1], bounds[1:]
    kept = (last - first >= LEAST_SHINGLES + SHINGLE - 1) & inside[np.minimum(first, len(inside) - 1)]
    first, last = first[kept], last[kept]
    return Sentences(first, last, corpus.of_report[corpus.paragraph[first]].tolist())


def _shingles(corpus: Corpus) -> NDArray[np.uint64]:
    """Return a number for the shingle that begins at each token."""
    token = corpus.token.astype(np.uint64) + np.uint64(1)
    padded = np.concatenate((token, np.zeros(SHINGLE, dtype=np.uint64)))
    mixed = np.zeros(len(token), dtype=np.uint64)
    for step in range(SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + padded[step : step + len(token)]
    return _mix(mixed)


def _mix(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return numbers whose every bit depends on every bit: the finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def candidate_pairs(bags: Sequence[NDArray[np.uint64]]) -> list[tuple[int, int]]:
    """Return pairs of bags (i < j) that agree in a band of their signatures: most that are alike, few that aren't."""
    if not bags:
        return []
    signatures = _signatures(bags)
    pairs: set[tuple[int, int]] = set()
    for band in range(BANDS):
        keys = np.zeros(len(bags), dtype=np.uint64)
        for row in range(band * ROWS, (band + 1) * ROWS):
            keys = _mix(keys ^ signatures[:, row])
        for together in _meeting(keys):
            pairs.update(combinations(together.tolist(), 2))
    return sorted(pairs)


def _meeting(keys: NDArray[np.uint64]) -> Iterator[Ints]:
    """Yield the numbers, in order, of those that bear one key together, where they are no crowd."""
    order = np.argsort(keys, kind="stable")
    _, first, count = np.unique(keys[order], return_index=True, return_counts=True)
    shared = (count > 1) & (count <= CROWD)
    for start, number in zip(first[shared], count[shared], strict=True):
        yield order[start : start + number]


def _signatures(bags: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Return the least hash of each bag under BANDS × ROWS hash functions, fixed for all time."""
    salts = np.random.default_rng(1997).integers(1, 1 << 63, BANDS * ROWS, dtype=np.uint64)
    shingles = np.concatenate(bags)
    starts = np.cumsum([0, *(len(bag) for bag in bags[:-1])])
    columns = [np.minimum.reduceat((shingles ^ salt) * (salt | np.uint64(1)), starts) for salt in salts]
    return np.stack(columns, axis=1)


def jaccard(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    """Return the share of the shingles of two bags that they have in common; one that stands twice counts once."""
    first, second = set(one.tolist()), set(other.tolist())
    return len(first & second) / len(first | second)


def _span(corpus: Corpus, sentences: Sentences, number: int) -> Span:
    first, last = int(sentences.first[number]), int(sentences.last[number]) - 1
    start = int(corpus.start[first])
    end = int(corpus.start[last]) + len(corpus.words[corpus.token[last]])
    text = corpus.analyses[sentences.report[number]].report.text
    return Span(start, end, text[start:end])
