"""New words: strings of words that stick together and stand free, found over a corpus and lacking in the dictionary."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportnlp.segment.segmenter import Segmenter

Gram = tuple[str, ...]
_EDGE = ""
"""The neighbour of a word at the edge of a stretch; each one counts as different, for any word may stand there."""


class NewWord(NamedTuple):
    """A candidate for the user dictionary and how often it occurs.

    `cohesion` is the least pointwise mutual information over the places where it could be split (bits);
    `left`, `right` are the entropies of its neighbours (bits).
    """

    word: str
    frequency: int
    cohesion: float
    left: float
    right: float


def new_words(
    texts: Iterable[str],
    segmenter: Segmenter | None = None,
    *,
    min_count: int = 5,
    min_cohesion: float = 4.0,
    min_entropy: float = 1.5,
    longest: int = 4,
) -> list[NewWord]:
    """Return words of 2 to `longest` known words that the dictionary lacks, the commonest first.

    A candidate occurs `min_count` times, its parts attract each other (`min_cohesion`, bits of PMI), and its
    neighbours vary on both sides (`min_entropy`, bits). Nothing found: an empty list. The statistics are those of
    Church and Hanks (1990) for cohesion and of Huang and Powers (2003) for freedom.

    >>> texts = [f"{a}低空经济{b}" for a in ("发展", "壮大", "培育", "布局") for b in ("产业", "企业", "试点", "人才")]
    >>> [w.word for w in new_words(texts, Segmenter(lexicon=False), min_cohesion=2.0)]
    ['低空经济']
    """
    cut = (segmenter or Segmenter()).cut
    stretches = [words for text in texts for words in _stretches(cut(text))]
    counts = _count(stretches, longest, min_count)
    neighbours = _neighbours(stretches, counts, longest)
    total = sum(count for gram, count in counts.items() if len(gram) == 1)
    judged = (_judge(gram, counts, neighbours[gram], total) for gram in counts if len(gram) > 1)
    kept = [w for w in judged if w.cohesion >= min_cohesion and min(w.left, w.right) >= min_entropy]
    return sorted(kept, key=lambda w: (-w.frequency, w.word))


def _stretches(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the stretches of Han words between marks, digits and Latin."""
    stretch: list[str] = []
    for word in words:
        if all("\u4e00" <= char <= "\u9fff" for char in word):
            stretch.append(word)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _count(stretches: Sequence[list[str]], longest: int, min_count: int) -> dict[Gram, int]:
    """Count the grams up to `longest` words, longer ones only where their parts are frequent (Apriori)."""
    frequent: dict[Gram, int] = dict(Counter((word,) for words in stretches for word in words))
    for size in range(2, longest + 1):
        counter = Counter(
            gram
            for words in stretches
            for gram in zip(*(words[n:] for n in range(size)), strict=False)
            if size == 2 or (gram[1:] in frequent and gram[:-1] in frequent)
        )
        frequent |= {gram: count for gram, count in counter.items() if count >= min_count}
    return frequent


def _neighbours(
    stretches: Sequence[list[str]], counts: dict[Gram, int], longest: int
) -> dict[Gram, tuple[Counter[str], Counter[str]]]:
    found: dict[Gram, tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    for words in stretches:
        for size in range(2, longest + 1):
            for at in range(len(words) - size + 1):
                gram = tuple(words[at : at + size])
                if gram in counts:
                    left, right = found[gram]
                    left[words[at - 1] if at else _EDGE] += 1
                    right[words[at + size] if at + size < len(words) else _EDGE] += 1
    return found


def _judge(gram: Gram, counts: dict[Gram, int], neighbours: tuple[Counter[str], Counter[str]], total: int) -> NewWord:
    splits = [(gram[:n], gram[n:]) for n in range(1, len(gram))]
    cohesion = min(math.log2(counts[gram] * total / (counts[a] * counts[b])) for a, b in splits)
    left, right = map(_entropy, neighbours)
    return NewWord("".join(gram), counts[gram], round(cohesion, 3), round(left, 3), round(right, 3))


def _entropy(neighbours: Counter[str]) -> float:
    total = neighbours.total()
    edges = neighbours[_EDGE]
    inner = sum(-n / total * math.log2(n / total) for word, n in neighbours.items() if word != _EDGE)
    return inner + edges / total * math.log2(total)
