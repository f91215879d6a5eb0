"""Engines: results come back, and a job that kills its worker takes nobody along."""

from __future__ import annotations

import os
from collections.abc import Sequence

from reportnlp.store.engines import Dask, Engine, Local, run


def double(jobs: Sequence[int]) -> list[int]:
    if 13 in jobs:
        os._exit(1)
    return [2 * job for job in jobs]


def doubled(engine: Engine, shards: list[list[int]]) -> tuple[list[int], list[int]]:
    """The results, and the jobs without one."""
    results = list(run(engine, double, iter(shards)))
    return sorted(n for _, made in results for n in made or ()), [
        n for jobs, made in results if made is None for n in jobs
    ]


def test_local_processes_deliver_everything() -> None:
    assert doubled(Local(2), [[n, n + 1] for n in range(0, 12, 2)]) == ([2 * n for n in range(12)], [])


def test_a_job_that_kills_its_worker_is_found_and_its_neighbours_are_delivered() -> None:
    made, killed = doubled(Local(2), [[1, 2], [12, 13, 14], [20, 21], [30]])
    assert killed == [13]
    assert made == [2, 4, 24, 28, 40, 42, 60]


def test_nothing_to_do_is_done_at_once() -> None:
    assert doubled(Local(2), []) == ([], [])


def test_a_dask_cluster_does_the_same(cluster: Dask) -> None:
    assert doubled(cluster, [[1, 2], [12, 13, 14], [20, 21]]) == ([2, 4, 24, 28, 40, 42], [13])
