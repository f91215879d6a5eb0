"""The typed, versioned schema of a store: one Parquet table a kind of finding, as in `reportnlp.tables`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import pyarrow as pa

from reportnlp import analysis, tables

SCHEMA = "reportnlp-store/1"
ARROW = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}
KEY = (("source", "text"), ("sha256", "text"), ("version", "text"))
"""What identifies a stored report: where it came from, its bytes, and the rules and model that read it."""
ERRORS = (*KEY, ("reason", "text"))
TERMS = (("source", "text"), ("place", "text"), ("year", "integer"), ("term", "text"), ("count", "integer"))
TABLES = ("reports", *analysis.TABLES, "terms", "errors")


@cache
def schema(table: str) -> pa.Schema:
    """Return the Arrow schema of one of `TABLES`; the name and version of the store's schema are its metadata."""
    return pa.schema([pa.field(name, ARROW[of]) for name, of in _columns(table)], metadata={"schema": SCHEMA})


def _columns(table: str) -> Iterable[tuple[str, str]]:
    if table == "errors":
        return ERRORS
    if table == "terms":
        return TERMS
    if table == "reports":
        return [*((c.name, c.type) for c in tables.REPORT), ("version", "text"), ("text", "text")]
    return [(c.name, c.type) for c in (*tables.HEAD, *tables.columns(table))]


def to_arrow(table: str, rows: list[dict[str, Any]]) -> pa.Table:
    """Return rows as an Arrow table of that table's schema."""
    return pa.Table.from_pylist(rows, schema=schema(table))


@cache
def rules_version() -> str:
    """Return the hash of everything that decides a finding: the package's code, rules and model."""
    digest = hashlib.sha256()
    for path, data in sorted(_contents(files("reportnlp"), "")):
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:12]


def _contents(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _contents(entry, f"{path}{entry.name}/")
        elif entry.is_file():
            yield f"{path}{entry.name}", entry.read_bytes()
