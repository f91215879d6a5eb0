"""The two engines: rjieba (Rust, fast) and jieba (the reference), held token for token equal by tests.

Both are own instances: words added here are known to nobody else.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from itertools import chain
from typing import Any, Literal, Protocol

EngineName = Literal["rjieba", "jieba"]

_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
"""How jieba's HMM stage splits what isn't Han: 1-2 → 1 - 2. rjieba lets the dot stand for any character."""


class Engine(Protocol):
    """What cuts a text into words."""

    def cut(self, text: str) -> list[str]:
        """Return the words of a text; joined they are the text."""

    def tag(self, text: str) -> list[tuple[str, str]]:
        """Return the words with their parts of speech (ICTCLAS tags)."""

    def add(self, word: str, frequency: int | None, tag: str) -> None:
        """Add a word; without a frequency it gets the least that keeps it whole."""


@cache
def _load_rjieba() -> Any:
    """Return rjieba's extension module; the package around it would build a second dictionary (0.1 s) on import."""
    package = find_spec("rjieba")
    spec = package and PathFinder.find_spec("rjieba.rjieba", package.submodule_search_locations)
    if "rjieba" in sys.modules or spec is None or spec.loader is None:
        return import_module("rjieba")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[spec.name] = module  # where `import rjieba` will look for it
    return module


class Rjieba:
    """jieba-rs by its Python binding; `hmm` joins unknown words."""

    def __init__(self, *, hmm: bool = True) -> None:
        self._jieba: Any = _load_rjieba().Jieba()
        self._hmm = hmm

    def cut(self, text: str) -> list[str]:
        """Return the words of a text."""
        words: list[str] = self._jieba.cut(text, self._hmm)
        parts: list[list[str]] = []
        at = 0
        for n in [n for n, word in enumerate(words) if word < "\x80"]:  # ASCII, or at least its first character is
            if len(split := self._split(words[n])) > 1:
                parts += [words[at:n], split]
                at = n + 1
        return list(chain(*parts, words[at:])) if parts else words

    def _split(self, word: str) -> list[str]:
        """Split an ASCII word that isn't one of the dictionary."""
        if len(word) == 1 or word.isalnum() or not word.isascii() or self._jieba.has_word(word):
            return [word]
        return [part for part in _LATIN.split(word) if part]

    def tag(self, text: str) -> list[tuple[str, str]]:
        """Return the words with their parts of speech."""
        return [(word, tag) for word, tag in self._jieba.tag(text, self._hmm)]

    def add(self, word: str, frequency: int | None, tag: str) -> None:
        """Add a word."""
        self._jieba.add_word(word, self._jieba.suggest_freq(word) if frequency is None else frequency, tag)


class Jieba:
    """jieba itself, slower by an order of magnitude: the reference."""

    def __init__(self, *, hmm: bool = True) -> None:
        import logging

        import jieba
        import jieba.posseg

        logging.getLogger("jieba").setLevel(logging.WARNING)
        self._jieba: Any = jieba.Tokenizer()
        self._jieba.initialize()
        self._posseg: Any = jieba.posseg.POSTokenizer(self._jieba)
        self._hmm = hmm

    def cut(self, text: str) -> list[str]:
        """Return the words of a text."""
        words: list[str] = self._jieba.lcut(text, HMM=self._hmm)
        return words

    def tag(self, text: str) -> list[tuple[str, str]]:
        """Return the words with their parts of speech."""
        return [(pair.word, pair.flag) for pair in self._posseg.lcut(text, HMM=self._hmm)]

    def add(self, word: str, frequency: int | None, tag: str) -> None:
        """Add a word."""
        self._jieba.add_word(word, frequency, tag)


ENGINES: dict[EngineName, type[Rjieba] | type[Jieba]] = {"rjieba": Rjieba, "jieba": Jieba}
