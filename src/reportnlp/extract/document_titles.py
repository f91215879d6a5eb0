"""Titles in 《》: nested ones, numbers behind them, and what is no document but a work of art or a newspaper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportnlp.extract.vocabulary import compiled, words

BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
"""What may follow the last word of a title: （试行）, （2021-2025年）."""

_NUMBER = re.compile(r"》[（(]([^（）()\n]{0,16}?〔\d{4}〕\d+号)[）)]")


def find_titled(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield the titles that stand in 《》, without the marks, with the rule; works of art are left out."""
    after, art = -1, False
    for title in reversed(list(compiled("document.titled").finditer(folded))):
        chained = after >= 0 and folded[title.end() : after] in {"", "、", "和"}
        art = not _is_document(title["name"]) and (_in_art(folded, title) or (chained and art))
        after = title.start()
        if not art:
            yield (*title.span("name"), "document.titled")


def number_behind(folded: str, end: int) -> tuple[int, int] | None:
    """Return the span of the number that stands behind a title: 《…》（国发〔2021〕3号)."""
    number = _NUMBER.match(folded, end)
    return number.span(1) if number else None


def _is_document(name: str) -> bool:
    return BRACKET.sub("", name).endswith(words("documents", "title_heads"))


def _in_art(folded: str, title: re.Match[str]) -> bool:
    before = folded[max(0, title.start() - 12) : title.start()]
    after = re.split("[，。；\n《]", folded[title.end() : title.end() + 16], maxsplit=1)[0]
    return (
        title["name"].endswith(words("documents", "newspapers"))
        or before.endswith(words("documents", "art_before"))
        or any(word in after for word in words("documents", "art_after"))
    )
