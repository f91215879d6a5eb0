"""`reportnlp batch PATH… --store DIR`: many reports into a Parquet store."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from reportnlp.cli.inputs import complain
from reportnlp.cli.parameters import ExamplesCommand, Names, Settings, analysis_options
from reportnlp.messages import local
from reportnlp.store import Summary, run_batch
from reportnlp.store.batch import WHAT
from reportnlp.store.engines import Dask, Engine, Local

EXAMPLES = {
    "reportnlp batch reports/ --store store": "every report of a folder, on all cores; run again to go on",
    "reportnlp batch manifest.csv --store store --what quantities,indicators": "only some tables",
    "reportnlp batch reports/ --store store --prune": "also drop the reports that are gone from the folder",
    "reportnlp batch manifest.csv --store store --engine dask --scheduler tcp://10.0.0.1:8786": "on a Dask cluster",
}


@click.command("batch", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--store", required=True, type=click.Path(file_okay=False, path_type=Path), help="The store's folder.")
@click.option("--what", type=Names(WHAT), default="", help=f"Only these tables: {', '.join(WHAT)}.")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="cores", help="Processes.")
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="Where to run."
)
@click.option("--scheduler", help="Address of a Dask scheduler (tcp://…); without it a cluster is started here.")
@click.option("--prune", is_flag=True, help="Drop stored reports that are no longer among the inputs.")
@click.option("--retry-failed", is_flag=True, help="Try unchanged reports again that failed before.")
@analysis_options
def command(
    paths: tuple[str, ...],
    store: Path,
    what: tuple[str, ...],
    workers: int,
    engine: str,
    scheduler: str | None,
    prune: bool,
    retry_failed: bool,
    settings: Settings,
) -> None:
    """Analyse many reports into a store of Parquet tables.

    What is stored already is skipped, what changed is replaced; a run that was ended at any moment is completed by
    the next. Read the store with pandas, DuckDB, Polars or Spark, or give it to the other commands as a PATH.
    """
    if "-" in paths:
        raise click.UsageError(local("batch reads files; save what comes from standard input first"))
    with _progress() as progress:
        summary = run_batch(
            paths,
            store,
            settings.analysis,
            reading=settings.reading,
            what=what or WHAT,
            engine=_engine(engine, workers, scheduler),
            prune=prune,
            retry_failed=retry_failed,
            progress=progress,
        )
    _tell(summary, store)
    if summary.failed:
        raise SystemExit(1)


def _engine(name: str, workers: int, scheduler: str | None) -> Engine:
    return Dask(scheduler, workers) if name == "dask" or scheduler else Local(workers)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Yield what shows (done, total) on stderr, with the rate and the remaining time; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TimeRemainingColumn

    rate = TaskProgressColumn(show_speed=True)
    with Progress(BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield show


def _tell(summary: Summary, store: Path) -> None:
    for _, reason in summary.failed:
        complain(local(reason))
    done = f"{summary.stored} stored, {summary.skipped} already there, {summary.dropped} dropped"
    complain(local(f"{store}: {done}, {len(summary.failed)} failed, of {summary.total} inputs"))
