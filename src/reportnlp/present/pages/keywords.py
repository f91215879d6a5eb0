"""The page of a keyword index: shares over years or over reports, words, robustness, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportnlp.compare.keywords import KeywordIndex, Row
from reportnlp.present.keywords import index_sheets
from reportnlp.present.pages.charts import COLOURS, Mark, Picture, bar_chart, line_chart
from reportnlp.present.pages.tables import tables_page

MOST = 30
"""Reports and words in a picture; the tables have them all."""


def index_page(index: KeywordIndex) -> str:
    """Return a keyword index as one HTML file that works offline."""
    facts = [("词表", index.words.title), ("计数规则", str(index.rule)), ("引用", index.citation)]
    sheets = sorted(index_sheets(index), key=lambda sheet: sheet.name == "keyword_about")
    return tables_page(f"关键词指数：{index.words.title}", sheets, facts=facts, groups={"图": list(_pictures(index))})


def _pictures(index: KeywordIndex) -> Iterator[Picture]:
    numbered = list(enumerate(index.rows))
    places = {row.place for row in index.rows}
    years = sorted({row.year for row in index.rows if row.year})
    if len(years) > 1 and len(places) <= COLOURS:
        yield _over_years(numbered, years)
    elif numbered:
        ranked = sorted(numbered, key=lambda pair: pair[1].rank)[:MOST]
        bars = [(f"{row.place or row.source} {row.year or ''}", _mark(n, row)) for n, row in ranked]
        yield bar_chart("占比", "keyword_index", bars, "%")
    words = [(word, Mark(hits, f"{word} {hits} 次", n)) for n, (word, hits, _) in enumerate(index.word_shares) if hits]
    if words:
        yield bar_chart("各词次数", "keyword_words", sorted(words, key=lambda bar: -bar[1].value)[:MOST], "次")


def _over_years(rows: Sequence[tuple[int, Row]], years: Sequence[int]) -> Picture:
    series: dict[str, dict[int, Mark]] = {}
    for n, row in rows:
        if row.year:
            series.setdefault(row.place or "未知", {})[row.year] = _mark(n, row)
    lines = {place: [marks.get(year) for year in years] for place, marks in series.items()}
    return line_chart("占比", "keyword_index", list(map(str, years)), lines, "%")


def _mark(n: int, row: Row) -> Mark:
    return Mark(row.share * 100, f"{row.place or row.source} {row.year or ''} {row.share:.2%}", n)
