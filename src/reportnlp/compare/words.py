"""Word lists: small documented TOML files, and the digest by which a result names the list that made it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from reportnlp.model import ReportError
from reportnlp.rules import read_toml


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that stand for a topic. `sha256` is of the sorted words, so order and comments don't change it."""

    name: str
    title: str
    words: tuple[str, ...]
    note: str = ""

    @property
    def sha256(self) -> str:
        """The hex digest of the words, sorted and joined by newlines."""
        return hashlib.sha256("\n".join(sorted(self.words)).encode()).hexdigest()

    def without(self, word: str) -> WordList:
        """Return the list with one word left out."""
        return WordList(self.name, self.title, tuple(w for w in self.words if w != word), self.note)


def load_words(path: str | Path) -> WordList:
    """Return the word list in a TOML file.

        name = "digital-economy"
        title = "数字经济"
        note = "why these words, and where they come from"
        words = ["数字经济", "大数据"]

    Raises `ReportError` where the file cannot be read, or lists no word, an empty one, or one twice.
    """
    raw = read_toml(Path(path))
    words = raw.get("words")
    if not isinstance(words, list) or not words or not all(isinstance(w, str) and w.strip() for w in words):
        raise ReportError(f'{path}: needs a list `words = ["…", …]` of words that are not empty')
    if twice := sorted({w for w in words if words.count(w) > 1}):
        raise ReportError(f"{path}: listed twice: {'、'.join(twice)}")
    name = str(raw.get("name", Path(path).stem))
    return WordList(name, str(raw.get("title", name)), tuple(words), str(raw.get("note", "")))
