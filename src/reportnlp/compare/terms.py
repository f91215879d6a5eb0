"""Words between groups of reports: which set each group off (keyness), and which come, go, rise and fall over years.

A term is a word as it was segmented, of at least two characters, no figure and no stop word; frequencies are shares of
all terms. A user's own words are counted in the same way, all of them, however rare.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import numpy as np

from reportnlp.compare import dispersion, keyness
from reportnlp.compare.corpus import Corpus
from reportnlp.compare.counts import Floats, Ints
from reportnlp.compare.significance import adjust, chi_squared

Tendency = Literal["new", "gone", "rising", "falling"]

KEY_TERMS = 40
"""Key terms of a group, those of the largest G²; a user's own words are all told."""
SIGNIFICANT = 0.05
LEAST_TOLD = 10
LEAST_COUNT = 3
"""Rarer terms of a panel are not looked at, and a term rarer in its year is no news by its coming or going."""
LEAST_TOTAL = 10
LEAST_YEARS = 4
"""With fewer years no trend can be significant."""
TOLD = 30
"""Terms told of each tendency, for each year that they came or went in."""


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A term that stands more (or, with negative figures, less) often in a group than in all others of its panel.

    `size` and `size_elsewhere` are the numbers of all terms, and rates are per 10,000 of them; `g2` is signed and `p`
    adjusted for testing many terms; `dispersion` is Gries' normalised DP over the group's paragraphs, 0 (throughout) …
    1 (one passage), None where it is undefined; `few` warns of counts too low for G².
    """

    group: str
    term: str
    count: int
    count_elsewhere: int
    size: int
    size_elsewhere: int
    rate: float
    rate_elsewhere: float
    g2: float
    p: float
    log_ratio: float
    log_odds: float
    z: float
    dispersion: float | None
    few: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """A term that came (`since` the first year with it), went (`since` the first year without), rises or falls.

    `counts` has a count for each group, in their order; `tau` and `p` are Kendall's, None for terms that come or go.
    """

    tendency: Tendency
    term: str
    since: str | None
    total: int
    tau: float | None
    p: float | None
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of terms: groups × words, the number of all terms of each group, and the words that are looked at."""

    counts: Floats
    sizes: Floats
    columns: Ints

    def only(self, kept: Sequence[bool]) -> Table:
        """Return the table of some of the words, a flag for each."""
        chosen = np.flatnonzero(kept)
        return replace(self, counts=self.counts[:, chosen], columns=self.columns[chosen])


def count_terms(corpus: Corpus, groups: Sequence[Sequence[int]], words: Collection[str] = ()) -> Table:
    """Count the terms of groups of reports (given by their numbers): those that aren't rare, or only `words`."""
    group = np.full(len(corpus.analyses), -1)
    for number, reports in enumerate(groups):
        group[list(reports)] = number
    compared = np.flatnonzero(group >= 0)
    counts = corpus.report_counts.take(compared)
    if words:
        columns = np.flatnonzero([word in words for word in corpus.words])
    else:
        columns = np.flatnonzero(counts.totals() >= LEAST_COUNT)
    sizes = np.asarray(np.bincount(group[compared], counts.sizes(), len(groups)), float)
    return Table(counts.pick(columns).add_up(group[compared], len(groups)), sizes, columns)


def find_key_terms(
    corpus: Corpus,
    groups: Mapping[str, Sequence[int]],
    words: Collection[str] = (),
    left_out: Container[str] = (),
) -> Iterator[KeyTerm]:
    """Yield the key terms of each group against all others, the largest G² first; one group has none.

    Those `left_out` are not looked at, but count among all terms.
    """
    table = count_terms(corpus, list(groups.values()), words)
    if left_out:
        table = table.only([corpus.words[column] not in left_out for column in table.columns])
    if len(groups) < 2 or not len(table.columns):
        return
    whole = table.counts.sum(axis=0)
    for number, (key, reports) in enumerate(groups.items()):
        a, c = table.counts[number], float(table.sizes[number])
        contrast = Contrast(a, whole - a, c, float(table.sizes.sum()) - c)
        g2, p = _significance(contrast)
        chosen = np.arange(len(a)) if words else _most_key(g2, p, a)
        spread = _dispersion(corpus, reports, table.columns[chosen])
        terms = [corpus.words[column] for column in table.columns[chosen]]
        told = zip(terms, _measures(contrast.only(chosen)), g2[chosen], p[chosen], spread, strict=True)
        for term, measures, size, chance, dp in told:
            dispersed = None if np.isnan(dp) else float(dp)
            yield KeyTerm(key, term, **measures, g2=float(size), p=float(chance), dispersion=dispersed)


class Contrast(NamedTuple):
    """Counts of words in a group (`a`, of `c` terms) and in all others (`b`, of `d` terms)."""

    a: Floats
    b: Floats
    c: float
    d: float

    def only(self, chosen: Ints) -> Contrast:
        """Return the contrast for some of the words."""
        return self._replace(a=self.a[chosen], b=self.b[chosen])


def _significance(contrast: Contrast) -> tuple[Floats, Floats]:
    """Return the G² of each word and its adjusted p-value, computed once for all words with the same counts."""
    a, b, c, d = contrast
    base = b.max(initial=0.0) + 1
    pairs, which, times = np.unique(a * base + b, return_inverse=True, return_counts=True)
    g2 = keyness.log_likelihood(*np.divmod(pairs, base), c, d)
    return g2[which], adjust(chi_squared(g2), times)[which]


def _most_key(g2: Floats, p: Floats, a: Floats) -> Ints:
    """Return the significant terms of a group (what it avoids is key to the others), and its `LEAST_TOLD` first ones.

    Short reports have few significant terms or none; `p` and `few` then say how much to make of those told.
    """
    own = np.flatnonzero((a > 1) & (g2 > 0))
    own = own[np.argsort(-g2[own], kind="stable")[:KEY_TERMS]]
    significant = int((p[own] < SIGNIFICANT).sum())
    return own[: max(significant, LEAST_TOLD)]


def _measures(contrast: Contrast) -> Iterator[dict[str, Any]]:
    a, b, c, d = contrast
    delta, z = keyness.log_odds(a, b, a + b, c, d, background_size=c + d)
    ratio = keyness.log_ratio(a, b, c, d)
    few = keyness.too_few(a, b, c, d)
    for at in range(len(a)):
        yield {
            "count": int(a[at]),
            "count_elsewhere": int(b[at]),
            "size": int(c),
            "size_elsewhere": int(d),
            "rate": _rate(a[at], c),
            "rate_elsewhere": _rate(b[at], d),
            "log_ratio": float(ratio[at]),
            "log_odds": float(delta[at]),
            "z": float(z[at]),
            "few": bool(few[at]),
        }


def _rate(count: float, size: float) -> float:
    return 10_000 * float(count) / float(size) if size else 0.0


def _dispersion(corpus: Corpus, reports: Sequence[int], columns: Ints) -> Floats:
    counts = corpus.counts.take(np.flatnonzero(np.isin(corpus.of_report, list(reports))))
    return dispersion.deviation_of_proportions(counts.pick(columns), counts.sizes())


def find_trends(corpus: Corpus, groups: Mapping[str, Sequence[int]], words: Collection[str] = ()) -> Iterator[Trend]:
    """Yield the terms that came, went, rise or fall over groups in the order of time; one group has none."""
    table = count_terms(corpus, list(groups.values()), words)
    if len(groups) < 2 or not len(table.columns):
        return
    yield from _comings_and_goings(corpus, list(groups), table)
    if len(groups) >= LEAST_YEARS:
        yield from _rising_and_falling(corpus, table)


def _comings_and_goings(corpus: Corpus, keys: list[str], table: Table) -> Iterator[Trend]:
    seen = table.counts > 0
    first = seen.argmax(axis=0)
    last = len(keys) - 1 - seen[::-1].argmax(axis=0)
    totals = table.counts.sum(axis=0)
    for at, key in enumerate(keys[1:], start=1):
        came = (first == at) & (table.counts[at] >= LEAST_COUNT)
        went = (last == at - 1) & (table.counts[at - 1] >= LEAST_COUNT)
        yield from _told(corpus, "new", key, table, came, totals)
        yield from _told(corpus, "gone", key, table, went, totals)


def _told(corpus: Corpus, tendency: Tendency, since: str, table: Table, which: Any, totals: Floats) -> Iterator[Trend]:
    chosen = np.flatnonzero(which)
    for at in chosen[np.argsort(-totals[chosen], kind="stable")][:TOLD]:
        counts = tuple(int(count) for count in table.counts[:, at])
        yield Trend(tendency, corpus.words[table.columns[at]], since, sum(counts), None, None, counts)


def _rising_and_falling(corpus: Corpus, table: Table) -> Iterator[Trend]:
    common = np.flatnonzero(table.counts.sum(axis=0) >= LEAST_TOTAL)
    counts = table.counts[:, common]
    tau, p = dispersion.trend(counts / np.where(table.sizes > 0, table.sizes, 1.0)[:, None])
    for tendency, sign in _DIRECTIONS:
        chosen = np.flatnonzero((p < SIGNIFICANT) & (np.sign(tau) == sign))
        for at in chosen[np.argsort(-np.abs(tau[chosen]), kind="stable")][: 2 * TOLD]:
            word = corpus.words[table.columns[common[at]]]
            told = tuple(int(count) for count in counts[:, at])
            yield Trend(tendency, word, None, sum(told), float(tau[at]), float(p[at]), told)


_DIRECTIONS: tuple[tuple[Tendency, int], ...] = (("rising", 1), ("falling", -1))
