"""Give thousands of broken files to each reader: `python tests/long/fuzz_readers.py [--count 20000] [--state 1]`.

Every kind runs in a process of its own, so that a crash is seen. Fails on any exception but the package's own, on a
call above 10 seconds and on more than 500 MB of memory.
"""

from __future__ import annotations

import argparse
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "read"))

from fuzzing import SEEDS, Outcome, run

SECONDS, MEGABYTES = 10.0, 500.0


def measured(kind: str, count: int, state: int) -> tuple[Outcome, float]:
    """Return the outcome of a kind and the most memory that its process took, in MB."""
    outcome = run(kind, count, state)
    return outcome, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print a row a kind and return 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--state", type=int, default=1)
    chosen = parser.parse_args()
    each = -(-chosen.count // len(SEEDS))
    print(f"{'kind':<10}{'inputs':>8}{'read':>8}{'refused':>9}{'slowest s':>11}{'MB':>6}{'faults':>8}")
    wrong = 0
    for kind in SEEDS:
        with ProcessPoolExecutor(1) as pool:
            outcome, memory = pool.submit(measured, kind, each, chosen.state).result()
        bad = len(outcome.faults) + (outcome.slowest > SECONDS) + (memory > MEGABYTES)
        row = f"{kind:<10}{each:>8}{outcome.read:>8}{outcome.refused:>9}{outcome.slowest:>11.2f}{memory:>6.0f}"
        print(f"{row}{len(outcome.faults):>8}", *outcome.faults[:5], sep="\n  ", flush=True)
        wrong += bad
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
