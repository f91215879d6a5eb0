"""A store: a folder of Parquet files, one folder a table, whose one small index says which files are live.

    STORE/index.json                 {"schema": …, "shards": {"<id>": ["reports", "quantities", …]}}
    STORE/quantities/<id>.parquet    the rows of one shard of reports

Files are written aside and put in place with `os.replace`; then the index is replaced. A file that the index
does not name is the trace of a run that was killed: the next writer removes it. So a store is never torn.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from reportnlp.atomic import replacing
from reportnlp.model import ReportError
from reportnlp.store.schema import KEY, SCHEMA, TABLES, schema

INDEX = "index.json"
Key = tuple[str, str, str]


class Store:
    """A folder of findings of many reports; made on first use.

    >>> store = Store("store")                                     # doctest: +SKIP
    >>> store.table("quantities", year=2021, place="云岭县")        # doctest: +SKIP
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._shards = self._read_index()

    def _read_index(self) -> dict[str, list[str]]:
        path = self.folder / INDEX
        if not path.exists():
            if self.folder.is_dir() and any(p.name != "lock" for p in self.folder.iterdir()):
                raise ReportError(f"{self.folder}: not a store (no {INDEX}) and not empty; name a new folder")
            return {}
        try:
            index = json.loads(path.read_text(encoding="utf-8"))
            schema, shards = index["schema"], dict(index["shards"])
        except (ValueError, LookupError, TypeError) as error:
            raise ReportError(f"{self.folder}: its {INDEX} is damaged; make the store anew") from error
        if schema != SCHEMA:
            raise ReportError(f"{self.folder}: written as {schema}, this version reads {SCHEMA}; make the store anew")
        return shards

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store's lock (the system releases it when a process dies) and clear what a killed run left."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise ReportError(
                f"{self.folder}: another run is writing into this store; try again when it is done"
            ) from None
        with lock:
            self._shards = self._read_index()
            self._remove_unnamed()
            yield

    def _remove_unnamed(self) -> None:
        for path in self.folder.glob("*/*"):
            if path.parent.name not in self._shards.get(path.name.removesuffix(".parquet"), ()):
                path.unlink()

    def commit(self, shard: str, parts: dict[str, pa.Table | bytes], remove: Iterable[str] = ()) -> None:
        """Put a shard's tables in place, and the shards of `remove` out of it, in one step."""
        for table, part in parts.items():
            data = part if isinstance(part, bytes) else to_parquet(part)
            write_aside(self.folder / table / f"{shard}.parquet", data)
        gone = set(remove)
        kept = {name: named for name, named in self._shards.items() if name not in gone}
        self._write_index(kept | ({shard: sorted(parts)} if parts else {}))
        for name in gone:
            for table in TABLES:
                (self.folder / table / f"{name}.parquet").unlink(missing_ok=True)

    def _write_index(self, shards: dict[str, list[str]]) -> None:
        write_aside(self.folder / INDEX, json.dumps({"schema": SCHEMA, "shards": shards}).encode())
        self._shards = shards

    def files(self, table: str) -> list[str]:
        """Return the live files of a table, in a fixed order."""
        return [
            str(self.folder / table / f"{name}.parquet")
            for name, named in sorted(self._shards.items())
            if table in named
        ]

    def dataset(self, table: str) -> ds.Dataset:
        """Return a table as a pyarrow dataset, for filters of one's own; a table without rows is empty, not missing."""
        if table not in TABLES:
            raise ReportError(f"no table {table!r} in a store; there are {', '.join(TABLES)}")
        if not (files := self.files(table)):
            return ds.dataset(schema(table).empty_table())
        return ds.dataset(files, schema=schema(table), format="parquet")

    def table(self, table: str, columns: list[str] | None = None, **equal: Any) -> pa.Table:
        """Return a table's rows where each column named in `equal` has that value (or one of a list of them)."""
        return self.dataset(table).to_table(columns=columns, filter=_filter(equal))

    def stored(self, table: str) -> set[Key]:
        """Return the (source, sha256, version) of each report (`reports`) or of each failed one (`errors`)."""
        return _keys(self.table(table, columns=[name for name, _ in KEY]))

    def drop(self, stale: set[Key]) -> None:
        """Remove every row of these reports; shards that hold one are written anew without it."""
        for shard in list(self._shards):
            if sources := {key[0] for key in stale & self._held(shard)}:
                parts = {table: self._read(shard, table) for table in self._shards[shard]}
                kept = {table: _without(part, sources) for table, part in parts.items()}
                self.commit(f"{shard}x", {table: part for table, part in kept.items() if part.num_rows}, remove=[shard])

    def _read(self, shard: str, table: str) -> pa.Table:
        return pq.read_table(self.folder / table / f"{shard}.parquet")

    def _held(self, shard: str) -> set[Key]:
        return set().union(
            *(_keys(self._read(shard, table)) for table in ("reports", "errors") if table in self._shards[shard])
        )


def _filter(equal: dict[str, Any]) -> pc.Expression | None:
    found: pc.Expression | None = None
    for name, value in equal.items():
        if value is None:
            continue
        one = pc.field(name).isin(list(value)) if isinstance(value, list | tuple | set) else pc.field(name) == value
        found = one if found is None else found & one
    return found


def _keys(part: pa.Table) -> set[Key]:
    return set(zip(*(part[name].to_pylist() for name, _ in KEY), strict=True))


def _without(part: pa.Table, sources: set[str]) -> pa.Table:
    return part.filter(pc.invert(pc.is_in(part["source"], value_set=pa.array(sorted(sources), pa.string()))))


def to_parquet(part: pa.Table) -> bytes:
    """Return an Arrow table as the bytes of a Parquet file."""
    sink = pa.BufferOutputStream()
    pq.write_table(part, sink, compression="zstd")
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


def write_aside(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all; a full disk leaves no trace of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as aside, aside.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
