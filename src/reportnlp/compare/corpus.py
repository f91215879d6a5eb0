"""The words of all compared reports as arrays, cut once and counted many times.

A token is a place in a report and the number of its word; figures and dates are single tokens. Words are counted as
they were segmented, so a word inside another (印度 in 印度尼西亚) is not counted twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

import numpy as np
from numpy.typing import NDArray

from reportnlp.analysis import Analysis
from reportnlp.compare.counts import Counts, Ints, tabulate
from reportnlp.compare.weighting import weigh
from reportnlp.model import Section
from reportnlp.segment import Segmenter, cut
from reportnlp.segment.segmenter import shipped_stop_words
from reportnlp.text import fold

_TERM = re.compile(
    r"^(?![一二三四五六七八九十]{1,3}[是要]$)(?!第[一二三四五六七八九十]+$)"
    r"(?![一二三四五六七八九十两几][个件张类条项年次位名天种批届]$)[^\W\d_]{2,}$",
    re.MULTILINE,
)
"""A word that can be a term, a line each: at least two letters or characters, no figures, no mark of a list (一是), no
ordinal (第五), no count (三个, 一件)."""
_NUMBER = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.]|[（(]?\d{1,3}[）)、.])")
"""The number of a heading or an entry, which moves when others come or go (（三）, 12.)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a report that is compared: neither title nor page residue."""

    report: int
    start: int
    end: int
    section: Section
    heading: bool


@dataclass(frozen=True)
class Corpus:
    """Reports as one stream of tokens: `token` the number of each word in `words`, `start` its offset in its report.

    `paragraph` is the number of the paragraph that a token stands in, or -1 outside (titles, page residue).
    """

    analyses: tuple[Analysis, ...]
    words: tuple[str, ...]
    token: Ints
    start: Ints
    paragraph: Ints
    paragraphs: tuple[Paragraph, ...]
    stop_words: frozenset[str]

    @cached_property
    def of_report(self) -> Ints:
        """The report of each paragraph."""
        return np.array([paragraph.report for paragraph in self.paragraphs], dtype=np.int64)

    @cached_property
    def bounds(self) -> Ints:
        """Where the tokens of each paragraph begin; paragraph n has tokens bounds[n] to bounds[n + 1] of `inside`."""
        return np.searchsorted(self.paragraph[self.inside], np.arange(len(self.paragraphs) + 1))

    @cached_property
    def inside(self) -> Ints:
        """The numbers of the tokens that stand in paragraphs."""
        return np.flatnonzero(self.paragraph >= 0)

    @cached_property
    def is_term(self) -> NDArray[np.bool_]:
        """Whether each word can be a term: no figure, no single character, no stop word."""
        terms = set(_TERM.findall("\n".join(self.words))) - self.stop_words
        return np.fromiter(map(terms.__contains__, self.words), bool, len(self.words))

    @cached_property
    def all_counts(self) -> Counts:
        """How often each word stands in each paragraph."""
        shape = (len(self.paragraphs), len(self.words))
        return tabulate(self.paragraph[self.inside], self.token[self.inside], shape)

    @cached_property
    def counts(self) -> Counts:
        """How often each term stands in each paragraph: `all_counts` without the words that are no terms."""
        return self.all_counts.only(self.is_term)

    @cached_property
    def report_counts(self) -> Counts:
        """How often each term stands in each report."""
        words = self.token[self.inside]
        kept = np.flatnonzero(self.is_term[words])
        reports = self.of_report[self.paragraph[self.inside[kept]]]
        return tabulate(reports, words[kept], (len(self.analyses), len(self.words)))

    @cached_property
    def weights(self) -> Counts:
        """The TF-IDF vector of each paragraph, of length 1; all words weigh, figures and function words too."""
        return weigh(self.all_counts)

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The text of each paragraph as it is compared: widths, blanks and its number make no difference."""
        folded = [fold(analysis.report.text) for analysis in self.analyses]
        texts = ("".join(folded[each.report][each.start : each.end].split()) for each in self.paragraphs)
        return tuple(text[found.end() :] if (found := _NUMBER.match(text)) else text for text in texts)

    def tokens_of(self, paragraph: int) -> Ints:
        """Return the numbers of the tokens of a paragraph, in order."""
        return self.inside[self.bounds[paragraph] : self.bounds[paragraph + 1]]

    def text_of(self, paragraph: Paragraph) -> str:
        """Return the text of a paragraph."""
        return self.analyses[paragraph.report].report.text[paragraph.start : paragraph.end]


def build_corpus(analyses: Sequence[Analysis], words: Collection[str] = ()) -> Corpus:
    """Cut reports into words; `words` of the user's are kept whole beside those of the dictionary.

    >>> import reportnlp
    >>> corpus = build_corpus([reportnlp.analyse(reportnlp.from_text("稳定就业，扩大就业。"))])
    >>> int(corpus.counts.sizes().sum()), corpus.words[corpus.token[1]]
    (4, '就业')
    """
    cut_words = _own_segmenter(words).cut if words else cut
    index: defaultdict[str, int] = defaultdict(count().__next__)
    tokens = [_number(cut_words(each.report.text, (*each.quantities, *each.dates)), index) for each in analyses]
    lengths = np.fromiter(map(len, index), np.int64, len(index))
    starts = [_starts(lengths[token]) for token in tokens]
    paragraphs: list[Paragraph] = []
    places = [_place(n, each, start, paragraphs) for n, (each, start) in enumerate(zip(analyses, starts, strict=True))]
    stop_words = shipped_stop_words().difference(words)
    return Corpus(
        tuple(analyses), tuple(index), _join(tokens), _join(starts), _join(places), tuple(paragraphs), stop_words
    )


def _number(words: Sequence[str], index: Mapping[str, int]) -> Ints:
    """Return the numbers of words in an index, which gives a new word the next number."""
    return np.fromiter(map(index.__getitem__, words), np.int64, len(words))


def _own_segmenter(words: Collection[str]) -> Segmenter:
    """Return a segmenter for a user's words, which the field's compounds (老旧小区改造) would hide (老旧小区)."""
    segmenter = Segmenter(lexicon=False)
    for word in words:
        segmenter.add(word)
    return segmenter


def _starts(lengths: Ints) -> Ints:
    return np.cumsum(lengths) - lengths


def _place(number: int, analysis: Analysis, starts: Ints, paragraphs: list[Paragraph]) -> Ints:
    """Append the paragraphs of a report to the list, and return the number of each token's own."""
    lines = [line for line in analysis.lines if line.role not in {"title", "chrome"}]
    first = len(paragraphs)
    paragraphs += [Paragraph(number, line.start, line.end, line.section, line.role != "para") for line in lines]
    if not lines:
        return np.full(len(starts), -1)
    at = np.searchsorted([line.start for line in lines], starts, side="right") - 1
    ends = np.array([line.end for line in lines])
    return np.where((at >= 0) & (starts < ends[at]), at + first, -1)


def _join(parts: Sequence[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
