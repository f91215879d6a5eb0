"""Source lines as the other modules of this package see them: folded, without the blanks around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_ENDED = re.compile(r"[。！？；!?;…][”’\"'）)》」』\]]*$")


@dataclass(frozen=True, slots=True)
class Row:
    """One non-blank line: its span in the report's text (blanks included), and its folded `text`.

    The text is without blanks and invisible characters around it; it is empty where there is nothing else.
    """

    start: int
    end: int
    text: str

    @property
    def ended(self) -> bool:
        """Whether the line closes a sentence (rather than running on, or being a heading)."""
        return bool(_ENDED.search(self.text[-6:]))


def read_rows(folded: str) -> list[Row]:
    r"""Return the non-blank lines of a folded text, split at `\n` and at a lone `\r`.

    >>> [row.text for row in read_rows("　一、回顾\n\n稳步增长。")]
    ['一、回顾', '稳步增长。']
    """
    return [
        Row(line.start(), line.end(), shown(line.group()))
        for line in _LINE.finditer(folded)
        if not line.group().isspace()
    ]


def shown(text: str) -> str:
    """Return a line without the blanks and invisible characters around it."""
    return text.strip().strip(_INVISIBLE).strip()
