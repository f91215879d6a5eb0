"""A concordance as a table, and as lines in a terminal with the keyword in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportnlp.compare.concordance import Hit
from reportnlp.present.cells import safe
from reportnlp.present.codebook import vocabulary_label
from reportnlp.present.sheets import Sheet
from reportnlp.tables import Column


def concordance_sheet(hits: Sequence[Hit]) -> Sheet:
    """Return the occurrences as a table, a row each."""
    return Sheet("concordance", [_column(each.name) for each in fields(Hit)], [asdict(hit) for hit in hits])


def _column(name: str) -> Column:
    return Column(name, "integer" if name in {"year", "start", "end"} else "text", lambda row: row.get(name))


def print_concordance(hits: Sequence[Hit], screen: Console) -> None:
    """Print the occurrences, the keyword in the middle, with where each stands: source:offset, section."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("来源", style="dim", overflow="fold")
    table.add_column("部分", style="dim", no_wrap=True)
    table.add_column("上文", justify="right", no_wrap=True, overflow="crop")
    table.add_column("关键词", justify="center", no_wrap=True)
    table.add_column("下文", no_wrap=True, overflow="crop")
    for hit in hits:
        table.add_row(
            Text(safe(f"{hit.source}:{hit.start}")),
            vocabulary_label("section", hit.section),
            Text(safe(hit.left)),
            Text(safe(hit.keyword), style="bold"),
            Text(safe(hit.right)),
        )
    screen.print(table)
