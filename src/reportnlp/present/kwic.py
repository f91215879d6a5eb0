"""A concordance as a table, and as lines in a terminal with the keyword in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportnlp.compare.concordance import Hit
from reportnlp.present.cells import safe
from reportnlp.present.codebook import vocabulary_label
from reportnlp.present.sheets import Sheet
from reportnlp.tables import Column

GAPS = 14
"""Cells that the section and the blanks between columns take."""
LEAST = 4


def concordance_sheet(hits: Sequence[Hit]) -> Sheet:
    """Return the occurrences as a table, a row each."""
    return Sheet("concordance", [_column(each.name) for each in fields(Hit)], [asdict(hit) for hit in hits])


def _column(name: str) -> Column:
    return Column(name, "integer" if name in {"year", "start", "end"} else "text", lambda row: row.get(name))


def print_concordance(hits: Sequence[Hit], screen: Console) -> None:
    """Print the occurrences, the keyword in the middle, with where each stands: source:offset, section."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("来源", style="dim", no_wrap=True)
    table.add_column("部分", style="dim", no_wrap=True)
    table.add_column("上文", justify="right", no_wrap=True)
    table.add_column("关键词", justify="center", no_wrap=True)
    table.add_column("下文", no_wrap=True)
    places = [f"{hit.source}:{hit.start}" for hit in hits]
    room = _room(places, hits, screen.width)
    for place, hit in zip(places, hits, strict=True):
        table.add_row(
            Text(safe(place)),
            vocabulary_label("section", hit.section),
            Text(safe(hit.left[-room:])),
            Text(safe(hit.keyword), style="bold"),
            Text(safe(hit.right[:room])),
        )
    screen.print(table)


def _room(places: Sequence[str], hits: Sequence[Hit], width: int) -> int:
    """Return how many characters of context fit on either side: what is cut must be far from the keyword."""
    taken = max(map(cell_len, places), default=0) + max((cell_len(hit.keyword) for hit in hits), default=0) + GAPS
    return max(LEAST, (width - taken) // 4)
