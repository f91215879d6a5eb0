"""Engines: where shards are analysed. Both are `concurrent.futures` executors; a worker's death is an exception.

When a worker dies, the shards in flight are done again report by report, one at a time, so that the report that kills
is found and named and its neighbours are delivered.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Protocol, TypeVar

from reportnlp.model import ReportError

Job = TypeVar("Job")
Result = TypeVar("Result")


class Engine(Protocol):
    """Makes executors of some number of workers; `deaths` are the exceptions that mean a worker died."""

    workers: int
    deaths: tuple[type[BaseException], ...]

    def executor(self, workers: int) -> Executor:
        """Return a new executor; the caller shuts it down."""


class Local:
    """Processes of this machine, started clean (not forked), each building its tools once."""

    deaths: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def executor(self, workers: int) -> Executor:
        """Return a pool of processes."""
        return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Watch the parent from a thread: a worker waits for work for ever when its parent is killed, not closed."""
    Thread(target=_outlive_no_parent, daemon=True).start()


def _outlive_no_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


class Dask:
    """A Dask cluster: `scheduler` is its address (tcp://…), or None for one started on this machine."""

    def __init__(self, scheduler: str | None, workers: int) -> None:
        try:
            from distributed import Client, KilledWorker
        except ImportError:
            raise ReportError('the dask engine is not installed: pip install "reportnlp[cluster]"') from None
        self.deaths: tuple[type[BaseException], ...] = (KilledWorker,)
        here = {"n_workers": workers, "threads_per_worker": 1}
        self.client: Any = Client(scheduler, **({} if scheduler else here))  # type: ignore[no-untyped-call]
        self.workers = max(1, len(self.client.scheduler_info()["workers"]))

    def executor(self, workers: int) -> Executor:
        """Return the cluster as an executor; Dask itself retries a task whose worker died."""
        return self.client.get_executor(pure=False)  # type: ignore[no-any-return]


def run(
    engine: Engine, work: Callable[[Sequence[Job]], Result], shards: Iterator[Sequence[Job]]
) -> Iterator[tuple[Sequence[Job], Result | None]]:
    """Yield each shard with its result, as they complete; None is the result of one job that kills its worker."""
    suspects: list[Sequence[Job]] = []
    while (yield from _run_pool(engine, work, shards, suspects, engine.workers)):
        pass
    singles = ((job,) for shard in suspects for job in shard)
    killers: list[Sequence[Job]] = []
    while (yield from _run_pool(engine, work, singles, killers, 0)):
        yield killers.pop(), None


def _run_pool(
    engine: Engine,
    work: Callable[[Sequence[Job]], Result],
    shards: Iterator[Sequence[Job]],
    suspects: list[Sequence[Job]],
    workers: int,
) -> Generator[tuple[Sequence[Job], Result], None, bool]:
    """Run shards, at most two a worker in flight, and return whether a worker died.

    Which of the shards in flight was the cause isn't known, so all of them become suspects; with no `workers` but
    the one that must be, a single shard is in flight, and it is the cause.
    """
    pool = engine.executor(max(workers, 1))
    flying: dict[Future[Result], Sequence[Job]] = {}
    try:
        while True:
            while len(flying) < max(2 * workers, 1) and (shard := next(shards, None)) is not None:
                suspects.append(shard)  # submitting to a pool that has just broken raises, too
                flying[pool.submit(work, shard)] = shard
                suspects.pop()
            if not flying:
                return False
            for future in wait(flying, return_when=FIRST_COMPLETED).done:
                result = future.result()
                yield flying.pop(future), result
    except engine.deaths:
        suspects += flying.values()
        return True
    finally:
        for future in flying:
            future.cancel()
        pool.shutdown(wait=False)
