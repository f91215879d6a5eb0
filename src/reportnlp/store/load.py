"""Stored reports as analyses again: what reads files reads a store, with filters pushed down to its columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reportnlp import tables
from reportnlp.analysis import TABLES, Analysis
from reportnlp.store.dataset import INDEX, Store

CHUNK = 256
"""Reports that are in memory at a time."""


def is_store(path: str | Path) -> bool:
    """Return whether a path is a store."""
    return (Path(path) / INDEX).is_file()


def stored_analyses(store: str | Path, what: Sequence[str] = tuple(TABLES), **equal: Any) -> Iterator[Analysis]:
    """Yield the reports of a store, by source, with the tables of `what`; the others are empty.

    `equal` names columns of the `reports` table and their values (`year=2021`, `place=["云岭县", "临澜县"]`).

    >>> for analysis in stored_analyses("store", ["quantities"], year=2021): ...  # doctest: +SKIP
    """
    opened = Store(store)
    chosen = opened.table("reports", columns=["source"], **equal)["source"].to_pylist()
    for start in range(0, len(chosen), CHUNK):
        yield from _chunk(opened, sorted(chosen)[start : start + CHUNK], what)


def _chunk(store: Store, sources: list[str], what: Sequence[str]) -> Iterator[Analysis]:
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for table in what:
        for row in store.table(table, source=sources).to_pylist():
            found[row["source"]][table].append(tables.finding(table, row))
    rows = {row["source"]: row for row in store.table("reports", source=sources).to_pylist()}
    for source in sources:
        report = tables.report_of(rows[source], rows[source]["text"])
        yield Analysis(report, **{table: tuple(each) for table, each in found[source].items()})
