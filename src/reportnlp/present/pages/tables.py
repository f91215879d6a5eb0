"""A page of pictures and tables: what comparisons, ledgers, indices and further commands show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportnlp.present.cells import safe
from reportnlp.present.pages.charts import Picture
from reportnlp.present.pages.render import render_page
from reportnlp.present.pages.sheets import sheet_data
from reportnlp.present.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Quote:
    """Words behind a row: where they are from, and their pieces, some of which are marked (what was reworded)."""

    label: str
    pieces: Sequence[tuple[str, bool]]


def tables_page(
    title: str,
    sheets: Sequence[Sheet],
    *,
    facts: Sequence[tuple[str, str]] = (),
    warnings: Sequence[str] = (),
    groups: Mapping[str, Sequence[Picture]] | None = None,
    quotes: Mapping[str, Sequence[Sequence[Quote]]] | None = None,
) -> str:
    """Return a page of sheets, each on a tab, under groups of pictures whose marks lead to rows.

    `quotes` gives, for sheets by name and each of their rows, the words that are told when the row is chosen. One
    file, offline, escaped.

    >>> from reportnlp.present.sheets import plain_columns
    >>> sheet = Sheet("keyword_words", plain_columns(word="text"), [{"word": "创新"}])
    >>> "创新" in tables_page("词频", [sheet])
    True
    """
    context = {
        "title": safe(title),
        "facts": [(label, safe(fact)) for label, fact in facts],
        "warnings": [safe(warning) for warning in warnings],
        "groups": [
            {"title": safe(name), "pictures": pictures} for name, pictures in (groups or {}).items() if pictures
        ],
    }
    told = quotes or {}
    data = {"sheets": [sheet_data(sheet) | {"quotes": _plain(told.get(sheet.name, ()))} for sheet in sheets]}
    return render_page("tables.html", context, data, styles=["tables.css"], scripts=["tables.js"])


def _plain(quotes: Sequence[Sequence[Quote]]) -> list[list[dict[str, Any]]]:
    return [
        [{"label": q.label, "pieces": [[safe(text), marked] for text, marked in q.pieces if text]} for q in told]
        for told in quotes
    ]
