"""What comparing costs beside analysing: `python tests/benchmarks/compare.py year|place PATH…`.

Prints processor times, each the least of several rounds, and their ratios: of the whole commands `compare` and
`extract` (both to JSON), and in a warm process of comparing analyses (everything in the JSON) to analysing. Comparing
is to cost half as much as analysing at most: ratios of 1.5 and 0.5.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import reportnlp
from reportnlp.read import read_all

ROUNDS = 4


def time_command(*arguments: str) -> float:
    """Return the processor time of a command, whose output is thrown away."""
    pid = os.fork()
    if pid == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.execv(sys.executable, [sys.executable, "-m", "reportnlp", *arguments])
    _, _, usage = os.wait4(pid, 0)
    return usage.ru_utime + usage.ru_stime


def time_call(call: Callable[[], Any]) -> float:
    """Return the processor time of a call."""
    started = time.process_time()
    call()
    return time.process_time() - started


def least(*tasks: Callable[[], float]) -> list[float]:
    """Return the least time of each task; they take turns, so that a busy machine is busy for all of them."""
    rounds = [[task() for task in tasks] for _ in range(ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


def main(by: str, paths: Sequence[str]) -> None:
    """Print the times and their ratios."""
    form = ("--format", "json")
    extract, compare = least(
        lambda: time_command("extract", *paths, *form), lambda: time_command("compare", *paths, "--by", by, *form)
    )
    reports = [report for report in read_all(paths) if isinstance(report, reportnlp.Report)]
    analyses = [reportnlp.analyse(report) for report in reports]
    analysing, comparing = least(
        lambda: time_call(lambda: [reportnlp.analyse(report) for report in reports]),
        lambda: time_call(lambda: reportnlp.compare(analyses, by).to_json()),
    )
    print(f"{len(reports)} reports by {by}")
    print(f"whole command: extract {extract:.2f} s · compare {compare:.2f} s · ratio {compare / extract:.2f}")
    print(
        f"warm process: analysing {analysing:.2f} s · comparing {comparing:.2f} s · ratio {comparing / analysing:.2f}"
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
