"""A keyword index as tables: the index, its panel of places and years, each word's share, and its robustness."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reportnlp.compare.keywords import KeywordIndex
from reportnlp.present.sheets import Sheet, plain_columns
from reportnlp.tables import Type

INDEX = plain_columns(
    source="text",
    place="text",
    year="integer",
    hits="integer",
    numerator="integer",
    denominator="integer",
    share="number",
    rank="number",
)
WORDS = plain_columns(word="text", hits="integer", share="number")
ROBUSTNESS = plain_columns(change="text", spearman="number", largest_move="number", moved="text")
ABOUT = plain_columns(key="text", value="text")


def index_sheets(index: KeywordIndex) -> list[Sheet]:
    """Return the sheets `keyword_about`, `keyword_index`, `keyword_panel`, `keyword_words`, `keyword_robustness`."""
    about = {
        "citation": index.citation,
        "rule": str(index.rule),
        "words": "、".join(index.words.words),
        "sha256": index.words.sha256,
        "note": index.words.note,
    }
    return [
        Sheet("keyword_about", ABOUT, [{"key": key, "value": value} for key, value in about.items()]),
        Sheet("keyword_index", INDEX, [asdict(row) for row in index.rows]),
        _panel(index),
        Sheet(
            "keyword_words",
            WORDS,
            [dict(zip(("word", "hits", "share"), row, strict=True)) for row in index.word_shares],
        ),
        Sheet("keyword_robustness", ROBUSTNESS, [asdict(move) for move in index.robustness]),
    ]


def _panel(index: KeywordIndex) -> Sheet:
    """One row a place, one column a year; of two reports of a place and year the later source stands."""
    years = sorted({row.year for row in index.rows if row.year is not None})
    places: dict[str, dict[str, Any]] = {}
    for row in sorted(index.rows, key=lambda row: row.source):
        place = row.place or row.source
        places.setdefault(place, {"place": place})[str(row.year)] = row.share
    shares: dict[str, Type] = dict.fromkeys(map(str, years), "number")
    columns = plain_columns(place="text", **shares)
    return Sheet("keyword_panel", columns, list(places.values()))
