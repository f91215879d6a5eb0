"""Many reports into a store: what is there is skipped, what changed is replaced, what fails is named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from reportnlp import analysis
from reportnlp.model import ReportError
from reportnlp.pipeline import Options
from reportnlp.read import ReadOptions
from reportnlp.read.files import read_bytes
from reportnlp.read.sources import Failure, Source, expand
from reportnlp.store.dataset import Store
from reportnlp.store.engines import Engine, Local, run
from reportnlp.store.schema import rules_version, to_arrow
from reportnlp.store.shards import Job, ShardResult, Work, error_row, shard_name

WHAT = (*analysis.TABLES, "terms")
SHARD = 32
KILLED = "this report ended the process that analysed it, twice; it is left out (run with --retry-failed to try again)"


@dataclass
class Summary:
    """What a run did: reports `stored`, `skipped` (already there), `dropped` (changed or vanished), and failures."""

    total: int = 0
    stored: int = 0
    skipped: int = 0
    dropped: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)


def run_batch(
    paths: Iterable[str | Path],
    store: str | Path,
    options: Options = Options(),  # noqa: B008 (immutable)
    *,
    reading: ReadOptions = ReadOptions(),  # noqa: B008 (immutable)
    what: Sequence[str] = WHAT,
    engine: Engine | None = None,
    prune: bool = False,
    retry_failed: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Summary:
    """Analyse the reports that the paths stand for into a store, and return what was done.

    A run that was ended at any moment is completed by the next. `prune` also drops reports that are no longer
    among the inputs; `retry_failed` tries those again that failed and did not change. Raises `ReportError` where
    the folder is no store, another run is writing into it, or the disk is full (what was stored stays).

    >>> run_batch(["reports"], "store").stored  # doctest: +SKIP
    289
    """
    jobs = list(_jobs(paths, options, reading))
    target = Store(store)
    with target.writing():
        summary = Summary(total=len(jobs))
        todo = _prepare(target, jobs, summary, prune, retry_failed)
        work = Work(reading, options, tuple(what))
        progress(summary.skipped, summary.total)
        try:
            for shard, result in run(engine or Local(1), work, _shards(todo)):
                _store(target, shard, result, summary)
                progress(summary.skipped + summary.stored + len(summary.failed), summary.total)
        except OSError as error:
            raise ReportError(
                f"{store}: cannot be written ({error.strerror}); make room and run again to go on"
            ) from error
    return summary


def _jobs(paths: Iterable[str | Path], options: Options, reading: ReadOptions) -> Iterator[Job]:
    base = f"{rules_version()}-{_options_digest(options, reading)}"
    seen: set[str] = set()
    for source in expand(paths, reading):
        found = Source(source.source) if isinstance(source, Failure) else source
        if found.path not in seen:
            seen.add(found.path)
            hints = hashlib.sha256(repr(found.hints).encode()).hexdigest()[:6]
            yield Job(found, _digest(found, reading), f"{base}-{hints}")


def _digest(source: Source, reading: ReadOptions) -> str:
    try:
        data = read_bytes(source.path, reading.max_bytes) if source.text is None else source.text.encode()
    except ReportError:
        return ""
    return hashlib.sha256(data).hexdigest()


def _options_digest(options: Options, reading: ReadOptions) -> str:
    """Two runs with other options, or another lexicon, are two versions of the analysis."""
    digest = hashlib.sha256(f"{options.min_confidence} {reading.encoding}{' ocr' * reading.ocr}".encode())
    for path in (options.lexicon, options.rules):
        digest.update(path.read_bytes() if path else b"")
    return digest.hexdigest()[:6]


def _prepare(store: Store, jobs: list[Job], summary: Summary, prune: bool, retry_failed: bool) -> list[Job]:
    """Drop what changed, vanished or shall be tried again, and return what is to be done."""
    wanted = {job.key: job for job in jobs}
    sources = {job.source.path for job in jobs}
    done, failed = store.stored("reports"), store.stored("errors")
    stale = {key for key in done | failed if key not in wanted and (prune or key[0] in sources)}
    if retry_failed:
        stale |= failed & wanted.keys()
    store.drop(stale)
    summary.dropped = len(stale & done)
    kept = (done | failed) - stale
    summary.skipped = len(kept & wanted.keys())
    return [job for key, job in wanted.items() if key not in kept]


def _shards(jobs: Iterable[Job]) -> Iterator[Sequence[Job]]:
    rest = iter(jobs)
    while shard := tuple(islice(rest, SHARD)):
        yield shard


def _store(store: Store, shard: Sequence[Job], result: ShardResult | None, summary: Summary) -> None:
    if result is None:
        (job,) = shard
        store.commit(shard_name(shard), {"errors": to_arrow("errors", [error_row(job, KILLED)])})
        summary.failed.append((job.source.path, KILLED))
        return
    store.commit(shard_name(shard), dict(result.parts))
    summary.stored += result.reports
    summary.failed += result.errors
