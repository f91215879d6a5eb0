"""Thousands of reports into a store: throughput of one and two workers, their memory, and a run with nothing to do.

    REPORTNLP_REFERENCE=… python tests/long/batch_scale.py [REPORTS] [LIMIT]

Reads the reference reports (or, without them, the samples), each repeated with altered text until there are REPORTS
(3,000) of them. Prints a table and exits 1 where two workers are less than 1.8 times as fast as one, a worker's memory
grows by more than a tenth from the first tenth of the run to the last, or resuming takes over 5 % of the first run.
LIMIT "-" only prints.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from reportnlp.store import Store

CORPORA = Path(__file__).parents[2] / "corpora"
REPORTNLP = str(Path(sys.executable).with_name("reportnlp"))


def make_reports(folder: Path, count: int) -> int:
    """Write altered copies of the reports into a folder, and return their size in bytes."""
    reference = os.environ.get("REPORTNLP_REFERENCE")
    sources = sorted((Path(reference) / "reports").rglob("*.txt") if reference else CORPORA.glob("*.txt"))
    folder.mkdir()
    size = 0
    for n, path in enumerate(islice(cycle(sources), count)):
        text = path.read_text(encoding="utf-8").replace("。", f"（{n}）。", 3)
        (folder / f"{n:05}.txt").write_text(text, encoding="utf-8")
        size += len(text.encode())
    return size


def memory_of_children(pid: int) -> dict[int, int]:
    """Return the resident kB of each process that a process has started."""
    found = subprocess.run(["ps", "-o", "pid=,rss=,args=", "--ppid", str(pid)], capture_output=True, text=True)
    rows = [line.split(None, 2) for line in found.stdout.splitlines()]
    return {int(child): int(rss) for child, rss, args in rows if "spawn_main" in args}


def run(reports: Path, store: Path, workers: int) -> tuple[float, float, int]:
    """Return seconds, the growth of the worker that grows most (last tenth by first tenth), and its peak kB."""
    started = time.monotonic()
    command = [REPORTNLP, "batch", str(reports), "--store", str(store), "--workers", str(workers)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    samples: dict[int, list[int]] = {}
    while process.poll() is None:
        for child, rss in memory_of_children(process.pid).items():
            samples.setdefault(child, []).append(rss)
        time.sleep(0.5)
    seconds = time.monotonic() - started
    steady = [each[3:] for each in samples.values() if len(each) > 13]
    growth = max(
        (mean(each[-len(each) // 10 :]) / mean(each[: max(1, len(each) // 10)]) for each in steady), default=1.0
    )
    return seconds, growth, max((max(each) for each in samples.values()), default=0)


def mean(numbers: list[int]) -> float:
    """Return the arithmetic mean."""
    return sum(numbers) / len(numbers)


def main(count: str = "3000", limit: str = "") -> None:
    """Make the reports, run, print, judge."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        size = make_reports(folder / "reports", int(count))
        one, _, _ = run(folder / "reports", folder / "one", 1)
        two, growth, peak = run(folder / "reports", folder / "two", 2)
        again, _, _ = run(folder / "reports", folder / "two", 2)
        stored = Store(folder / "two").table("reports", columns=["source"]).num_rows
        disk = sum(path.stat().st_size for path in (folder / "two").rglob("*.parquet"))
    print(f"{stored} reports, {size / 1e6:.0f} MB of text, store {disk / 1e6:.0f} MB")
    print(f"one worker {one:.1f} s ({int(count) / one:.1f} reports/s) · two workers {two:.1f} s, {one / two:.2f} ×")
    print(f"memory of a worker: peak {peak / 1024:.0f} MB, last tenth {growth:.2f} × first tenth")
    print(f"run again with nothing to do: {again:.1f} s, {again / two:.1%} of the first")
    if limit != "-" and not (stored == int(count) and one / two >= 1.8 and growth <= 1.1 and again / two <= 0.05):
        raise SystemExit("a limit is not kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
