"""Measuring and telling: processor time in alternating rounds, peak memory, Markdown tables."""

from __future__ import annotations

import gc
import os
import platform
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time and of the clock on the wall."""

    cpu: float
    wall: float

    def __or__(self, other: Cost) -> Cost:
        """Return the lesser of each."""
        return Cost(min(self.cpu, other.cpu), min(self.wall, other.wall))


def timed(work: Callable[[], object]) -> Cost:
    """Return what one call costs in this process, over all its threads."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


def race(contestants: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """Return the least cost of each; rounds alternate, so that a busy minute of the machine strikes all alike."""
    best: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, run in contestants.items():
            cost = run()
            best[name] = best.get(name, cost) | cost
    return best


def peak_memory() -> float:
    """Return the most memory that this process has held, in MB.

    Linux hands a parent's peak down in `ru_maxrss`, so its own account of this program is read where there is one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        peaks = [line.split()[1] for line in status.read_text().split("\n") if line.startswith("VmHWM:")]
        return int(peaks[0]) / 1024
    import resource  # not on Windows

    unit = 1024 * 1024 if platform.system() == "Darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def markdown(head: Row, rows: Iterable[Row]) -> str:
    """Return a table with its first column left and the others right.

    >>> print(markdown(("program", "s"), [("jieba", 1.2)]))
    | program | s |
    |:--|--:|
    | jieba | 1.2 |
    """
    rule = "|".join(["", ":--", *["--:"] * (len(head) - 1), ""])
    return "\n".join([_row(head), rule, *map(_row, rows)])


def _row(cells: Row) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def machine() -> str:
    """Return the day, the interpreter and the processor."""
    info = Path("/proc/cpuinfo")
    names = [line for line in info.read_text().split("\n") if line.startswith("model name")] if info.exists() else []
    processor = names[0].partition(": ")[2] if names else platform.processor() or platform.machine()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores ({processor}), {python}"
