"""The segmenter: an engine, the lexicon of the field, users' words, and the spans that stay whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple, Protocol

from reportnlp.rules import load_rows, shipped
from reportnlp.segment.engines import ENGINES, EngineName

_PRIVATE = range(0xE000, 0xF900)
"""Private-use characters: both engines cut them off by themselves, so one can stand in for a span that stays whole."""


class Token(NamedTuple):
    """A word and its place: `text[start:end] == word`."""

    start: int
    end: int
    text: str


class Place(Protocol):
    """Anything with a half-open span."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Segmenter:
    """Cuts Chinese text into words; an own instance, so that its words are nobody else's.

    `engine` is "rjieba" or "jieba" (the reference); without `lexicon` the dictionary is jieba's own. User
    dictionaries are jieba's: a line a word, `词 频率 词性`, the last two may be missing. `stop_words` replaces the
    shipped list. An unknown engine raises KeyError, an unreadable dictionary OSError or ValueError.

    >>> Segmenter().cut("发展新质生产力")
    ['发展', '新质生产力']
    """

    def __init__(
        self,
        engine: EngineName = "rjieba",
        *,
        lexicon: bool = True,
        user_dictionaries: Iterable[Path | str] = (),
        stop_words: Iterable[str] | None = None,
        hmm: bool = True,
    ) -> None:
        self._engine = ENGINES[engine](hmm=hmm)
        self.stop_words = frozenset(shipped_stop_words() if stop_words is None else stop_words)
        for row in load_rows("reportnlp.segment", "lexicon.tsv") if lexicon else ():
            self._engine.add(row["word"], int(row["frequency"]), row["tag"])
        for path in user_dictionaries:
            self._add_dictionary(Path(path))

    def add(self, word: str, frequency: int | None = None, tag: str = "n") -> None:
        """Add a word to this segmenter; without a frequency it gets the least that keeps it whole."""
        self._engine.add(word, frequency, tag)

    def cut(self, text: str, keep: Sequence[Place] = ()) -> list[str]:
        """Return the words of a text, which joined are the text; spans in `keep` are single words.

        `keep` are disjoint findings (quantities, dates); of two that overlap the later one is dropped.
        """
        if not keep:
            return self._engine.cut(text)
        spans = list(_disjoint(keep))
        mark = next(char for char in map(chr, _PRIVATE) if char not in text)
        borders = [0, *chain.from_iterable(spans), len(text)]
        pieces = [text[a:b] for a, b in zip(borders[::2], borders[1::2], strict=True)]
        words = self._engine.cut(mark.join(pieces))
        at = -1
        for start, end in spans:
            at = words.index(mark, at + 1)
            words[at] = text[start:end]
        return words

    def tokens(self, text: str, keep: Sequence[Place] = ()) -> list[Token]:
        """Return the words with their places, blanks and punctuation included."""
        words = self.cut(text, keep)
        ends = list(accumulate(map(len, words)))
        return [Token(end - len(word), end, word) for word, end in zip(words, ends, strict=True)]

    def words(self, text: str, keep: Sequence[Place] = ()) -> list[str]:
        """Return the words that carry meaning: no blanks, no punctuation, no stop words."""
        return [word for word in self.cut(text, keep) if word not in self.stop_words and any(map(str.isalnum, word))]

    def tag(self, text: str) -> list[tuple[str, str]]:
        """Return the words with their parts of speech (ICTCLAS: n, v, ns …); a word of the lexicon keeps its own."""
        return self._engine.tag(text)

    def _add_dictionary(self, path: Path) -> None:
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
            word, *rest = line.split()[:3] or [""]
            if not word or word.startswith("#"):
                continue
            frequency = next((int(part) for part in rest if part.isdigit()), None)
            tag = next((part for part in rest if part.isascii() and part.isalpha()), "n")
            if len(rest) != (frequency is not None) + (tag in rest):
                raise ValueError(f"{path}:{number}: expected `word frequency tag`, got {line!r}")
            self.add(word, frequency, tag)


def _disjoint(keep: Sequence[Place]) -> Iterator[tuple[int, int]]:
    at = 0
    for place in sorted(keep, key=lambda place: place.start):
        if place.start >= at and place.end > place.start:
            yield place.start, place.end
            at = place.end


@cache
def shipped_stop_words() -> frozenset[str]:
    """Return the shipped stop words: function words and the phrases that every report repeats."""
    lines = shipped("reportnlp.segment", "stop_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _shared() -> Segmenter:
    return Segmenter()


def cut(text: str, keep: Sequence[Place] = ()) -> list[str]:
    """Return the words of a text with the shipped lexicon; one segmenter, built when first needed, serves all calls.

    >>> cut("优化营商环境")
    ['优化', '营商环境']
    """
    return _shared().cut(text, keep)
