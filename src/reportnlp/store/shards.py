"""What a worker does: read and analyse a shard of reports, and return its tables as the bytes of Parquet files."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportnlp import analysis, tables
from reportnlp.model import Report, ReportError
from reportnlp.pipeline import Options, analyse
from reportnlp.read import ReadOptions
from reportnlp.read.sources import Failure, Source, read_source
from reportnlp.segment import Segmenter
from reportnlp.store.dataset import to_parquet
from reportnlp.store.schema import to_arrow


@dataclass(frozen=True, slots=True)
class Job:
    """One input: where it is, the digest of its bytes ("" where they can't be read), the version that reads it."""

    source: Source
    sha256: str
    version: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies the report in a store."""
        return self.source.path, self.sha256, self.version


@dataclass(frozen=True, slots=True)
class Work:
    """How a shard is worked: reading and analysing options, and the tables that are wanted."""

    reading: ReadOptions
    options: Options
    what: tuple[str, ...]

    def __call__(self, jobs: Sequence[Job]) -> ShardResult:
        """Analyse a shard; an input that fails becomes a row of `errors`, whatever the reason."""
        made: dict[str, list[dict[str, Any]]] = {table: [] for table in ("reports", "errors", *self.what)}
        for job in jobs:
            _die_if_told(job)
            for table, row in self._rows(job):
                made[table].append(row)
        parts = {table: to_parquet(to_arrow(table, rows)) for table, rows in made.items() if rows}
        return ShardResult(parts, len(made["reports"]), tuple((row["source"], row["reason"]) for row in made["errors"]))

    def _rows(self, job: Job) -> Iterator[tuple[str, dict[str, Any]]]:
        report = read_source(job.source, self.reading)
        if isinstance(report, Failure):
            yield "errors", error_row(job, report.message)
            return
        try:
            found = analyse(report, self.options)
            rows = [(table, row) for table in self.what for row in _table_rows(found, table)]
        except ReportError as error:
            yield "errors", error_row(job, str(error))
        except Exception as error:  # a fault that one report lays bare must not take its shard down
            yield "errors", error_row(job, f"internal error, please report it: {type(error).__name__}: {error}")
        else:
            yield "reports", _report_row(found.report, job)
            yield from rows


@dataclass(frozen=True, slots=True)
class ShardResult:
    """The tables of a shard as Parquet bytes, how many reports they hold, and (source, reason) of each failure."""

    parts: dict[str, bytes]
    reports: int
    errors: tuple[tuple[str, str], ...]


def error_row(job: Job, reason: str) -> dict[str, Any]:
    """Return the row of the `errors` table for a job that failed."""
    return dict(zip(("source", "sha256", "version"), job.key, strict=True)) | {"reason": reason}


def _report_row(report: Report, job: Job) -> dict[str, Any]:
    return tables.report_row(report) | {"sha256": job.sha256, "version": job.version, "text": report.text}


def _table_rows(found: analysis.Analysis, table: str) -> Iterator[dict[str, Any]]:
    return _terms(found) if table == "terms" else tables.rows(found, table)


def _terms(found: analysis.Analysis) -> Iterator[dict[str, Any]]:
    head = {column.name: column.read(found.report) for column in tables.HEAD}
    text = found.report.text
    pieces = (text[line.start : line.end] for line in found.lines if line.role != "chrome")
    counts = Counter(word for piece in pieces for word in _segmenter().words(piece) if word.strip("0123456789.%"))
    for term, count in counts.most_common():
        yield head | {"term": term, "count": count}


@cache
def _segmenter() -> Segmenter:
    """Return the worker's one segmenter."""
    return Segmenter()


def shard_name(jobs: Sequence[Job]) -> str:
    """Return a name that depends on the shard's inputs alone, so that working it twice writes the same file."""
    return hashlib.sha256("\n".join("\0".join(job.key) for job in jobs).encode()).hexdigest()[:16]


def _die_if_told(job: Job) -> None:
    """End this process where a test says so: a report that takes its worker down can't be had otherwise."""
    if (poison := os.environ.get("REPORTNLP_TEST_POISON")) and poison in job.source.path:
        os._exit(1)
