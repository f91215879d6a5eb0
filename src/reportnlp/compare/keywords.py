"""The keyword index: how much of each report speaks of a word list, and how far that depends on the counting rule.

The share of a topic's words among all words of a government work report is a common measure of attention, e.g.
Chen and Chen (2018), 雾霾污染、政府治理与经济高质量发展, 经济研究 53(2), for the environment. Rules of counting differ
from paper to paper and are seldom told; here the rule stands with every result, beside a table that shows how ranks
move under other rules and when each word is left out (Spearman's rank correlation, and the largest move).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import reportnlp
from reportnlp.analysis import Analysis
from reportnlp.compare.counting import DEFAULT_RULE, Count, CountingRule, count
from reportnlp.compare.words import WordList


@dataclass(frozen=True, slots=True)
class Row:
    """One report's index: hits, the two sides of the fraction, the share, and the rank among all (1 is the largest)."""

    source: str
    place: str | None
    year: int | None
    hits: int
    numerator: int
    denominator: int
    share: float
    rank: float


@dataclass(frozen=True, slots=True)
class Robustness:
    """What one change of the rule or of the list does to the ranks; `spearman` is None where ranks are undefined."""

    change: str
    spearman: float | None
    largest_move: float
    moved: str | None


@dataclass(frozen=True, slots=True)
class KeywordIndex:
    """The index of several reports under one rule, with what a reader needs to judge and to cite it."""

    words: WordList
    rule: CountingRule
    rows: tuple[Row, ...]
    word_shares: tuple[tuple[str, int, float], ...]
    robustness: tuple[Robustness, ...]

    @property
    def citation(self) -> str:
        """One line that names the software, the list and the rule."""
        return (
            f"reportnlp {reportnlp.__version__}, keyword index of “{self.words.title}” "
            f"({len(self.words.words)} words, sha256 {self.words.sha256[:12]}), {self.rule}"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the index as plain objects: words, rule, version, citation, rows, word_shares, robustness."""
        keys = ("source", "place", "year", "hits", "numerator", "denominator", "share", "rank")
        moves = ("change", "spearman", "largest_move", "moved")
        rule = {name: getattr(self.rule, name) for name in ("match", "per", "boilerplate", "negation")}
        return {
            "words": {
                "name": self.words.name,
                "title": self.words.title,
                "sha256": self.words.sha256,
                "words": list(self.words.words),
            },
            "rule": rule | {"text": str(self.rule)},
            "version": reportnlp.__version__,
            "citation": self.citation,
            "rows": [{key: getattr(row, key) for key in keys} for row in self.rows],
            "word_shares": [{"word": word, "hits": hits, "share": share} for word, hits, share in self.word_shares],
            "robustness": [{key: getattr(move, key) for key in moves} for move in self.robustness],
        }


def keyword_index(
    analyses: Sequence[Analysis], words: WordList, rule: CountingRule = DEFAULT_RULE, *, robustness: bool = True
) -> KeywordIndex:
    """Return the share of each report that speaks of a word list, in the order of the reports.

    >>> keyword_index(analyses, load_words("corpora/words/digital.toml")).rows[0].share  # doctest: +SKIP
    0.0123
    """
    counts = [count(analysis, words, rule) for analysis in analyses]
    shares = [each.share for each in counts]
    rows = [_row(a, c, rank) for a, c, rank in zip(analyses, counts, ranks(shares), strict=True)]
    moves = _robustness(analyses, words, rule, shares) if robustness and len(rows) > 1 else ()
    return KeywordIndex(words, rule, tuple(rows), _word_shares(words, counts), tuple(moves))


def _row(analysis: Analysis, counted: Count, rank: float) -> Row:
    report = analysis.report
    total = sum(counted.hits.values())
    return Row(
        report.source, report.region.name, report.year, total, counted.numerator, counted.denominator,
        counted.share, rank,
    )  # fmt: skip


def _word_shares(words: WordList, counts: Sequence[Count]) -> tuple[tuple[str, int, float], ...]:
    hits: Counter[str] = Counter()
    for counted in counts:
        hits.update(counted.hits)
    total = sum(hits.values())
    return tuple((word, hits[word], hits[word] / total if total else 0.0) for word in words.words)


def ranks(shares: Sequence[float]) -> list[float]:
    """Return descending ranks from 1; ties share the mean of their ranks.

    >>> ranks([0.1, 0.3, 0.1])
    [2.5, 1.0, 2.5]
    """
    order = sorted(shares, reverse=True)
    return [order.index(share) + (order.count(share) + 1) / 2 for share in shares]


def _robustness(
    analyses: Sequence[Analysis], words: WordList, rule: CountingRule, shares: Sequence[float]
) -> list[Robustness]:
    moves = [
        _move(f"rule: {other}", analyses, shares, [count(a, words, other).share for a in analyses])
        for other in _other_rules(rule)
    ]
    if len(words.words) > 1:
        moves += [
            _move(f"without {word}", analyses, shares, [count(a, words.without(word), rule).share for a in analyses])
            for word in words.words
        ]
    return moves


def _other_rules(rule: CountingRule) -> list[CountingRule]:
    """Every rule that differs from this one in a single choice."""
    changes: list[dict[str, Any]] = [
        *({"match": match} for match in ("longest", "substring", "token")),
        *({"per": per} for per in ("tokens", "characters", "sentences", "paragraphs")),
        {"boilerplate": not rule.boilerplate},
        {"negation": not rule.negation},
    ]
    return [other for change in changes if (other := replace(rule, **change)) != rule]


def _move(change: str, analyses: Sequence[Analysis], before: Sequence[float], after: Sequence[float]) -> Robustness:
    old, new = ranks(before), ranks(after)
    moves = [abs(a - b) for a, b in zip(old, new, strict=True)]
    largest = max(moves)
    report = analyses[moves.index(largest)].report
    moved = f"{report.region.name or report.source} {report.year or ''}".strip() if largest else None
    return Robustness(change, _spearman(old, new), largest, moved)


def _spearman(old: Sequence[float], new: Sequence[float]) -> float | None:
    """Spearman's rho; None where all ranks are tied, since it is then undefined."""
    if len(set(old)) < 2 or len(set(new)) < 2:
        return None
    from scipy.stats import spearmanr

    return float(spearmanr(old, new).statistic)
