"""Sentences: half-open spans that end after 。！？； or at the end of a line."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^\s。！？；][^。！？；\n\r]*[。！？；]*[”’』」）)》]*")


def find_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a text, in order; blanks between them belong to none.

    >>> find_sentences("稳增长。促改革！")
    ((0, 4), (4, 8))
    """
    return tuple(found.span() for found in _SENTENCE.finditer(text))
