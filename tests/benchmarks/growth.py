"""How time and memory grow: with the length of one report, and with the number of reports read one after another.

    python tests/benchmarks/growth.py [FOLDER]

FOLDER holds reports (by default the samples in corpora/, which are taken several times). Each row of the two tables is
measured in a process of its own: processor time, and the peak of its memory.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from measure import markdown, peak_memory

import reportnlp

CORPORA = Path(__file__).parents[2] / "corpora"
LENGTHS = (1, 10, 100)
NUMBERS = (10, 100, 289)
NOTE = """
Processor time and peak memory of a process of its own for each row, Python and the program included. A report is
analysed, written as JSON and let go of; the largest is that of the first table and in each row of the second."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What was done, what it cost, and the memory before it and at its peak, in MB."""

    characters: int
    seconds: float
    before: float
    peak: float


def measured(work: Callable[[], int]) -> Growth:
    """Return what a work costs that returns how many characters it analysed."""
    everything(reportnlp.read(CORPORA / "linlan-2024.txt"))  # builds what is built once
    before, started = peak_memory(), time.process_time()
    characters = work()
    return Growth(characters, time.process_time() - started, before, peak_memory())


def everything(report: reportnlp.Report) -> int:
    """Analyse a report, let go of it, and return its length."""
    reportnlp.analyse(report).to_json()
    return len(report.text)


def lengthened(path: Path, times: int) -> Growth:
    """Measure one report of some times the length of a file."""
    text = reportnlp.read(path).text
    # A copy of the report is page residue and would be passed over: each copy gets years of its own.
    report = reportnlp.from_text("\n".join(text.replace("年", f"{n}年", 40) for n in range(times)))
    return measured(lambda: everything(report))


def numerous(paths: Sequence[Path], count: int) -> Growth:
    """Measure reading and analysing some reports one after another."""
    return measured(lambda: sum(everything(reportnlp.read(path)) for path in islice(cycle(paths), count)))


def apart(work: Callable[..., Growth], *args: Any) -> Growth:
    """Return what is measured in a process of its own, whose memory starts anew."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *args).result()


def by_length(paths: Sequence[Path]) -> str:
    """Return the table for the largest report, once, ten and a hundred times as long."""
    rows = []
    for times in LENGTHS:
        cost = apart(lengthened, paths[0], times)
        time_per = f"{cost.seconds / cost.characters * 1e6:.2f}"
        memory_per = f"{(cost.peak - cost.before) * 1e6 / cost.characters:.0f}"
        rows.append(
            (f"{times} ×", f"{cost.characters:,}", f"{cost.seconds:.2f}", time_per, f"{cost.peak:.0f}", memory_per)
        )
    head = ("one report", "characters", "s", "µs a character", "peak MB", "bytes a character")
    return markdown(head, rows)


def by_number(paths: Sequence[Path]) -> str:
    """Return the table for more and more reports."""
    rows = []
    for count in NUMBERS:
        cost = apart(numerous, paths, count)
        each = f"{cost.seconds / count * 1000:.0f}", f"{cost.seconds / cost.characters * 1e6:.2f}"
        rows.append((count, f"{cost.characters:,}", f"{cost.seconds:.2f}", *each, f"{cost.peak:.0f}"))
    return markdown(("reports", "characters", "s", "ms a report", "µs a character", "peak MB"), rows)


def main(folder: str = str(CORPORA)) -> None:
    """Print both tables."""
    paths = sorted(Path(folder).rglob("*.txt"))
    random.Random(2026).shuffle(paths)
    largest = max(paths, key=lambda path: path.stat().st_size)
    paths.sort(key=lambda path: path != largest)  # it makes the peak, so all rows are to have it
    print(by_length(paths), flush=True)
    print(f"\n{by_number(paths)}\n{NOTE}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
