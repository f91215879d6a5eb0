"""How long a whole process takes, beside the imports that users compare it with. Run it on a quiet machine.

    python tests/benchmarks/cold_start.py [REPORT] [ROUNDS]

`extract` is to stay within 1.2 times `import pandas`, `--help` within 2 times `import click`. pandas loads pyarrow
where it is installed; it is kept from it here, so that the comparison is with pandas alone.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "corpora" / "qingyuan-2024.txt"
RUN = [sys.executable, "-c", "from reportnlp.cli import main; main()"]
WITHOUT_PYARROW = "import sys; sys.modules['pyarrow'] = None; import pandas"


def best(command: list[str], rounds: int) -> float:
    """Return the shortest wall time of `rounds` runs, in seconds."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return min(times)


def main(sample: str = str(SAMPLE), rounds: str = "10") -> None:
    """Print both pairs and their ratios."""
    pairs = [
        ("extract --format json", [*RUN, "extract", sample, "--format", "json"], "import pandas", WITHOUT_PYARROW),
        ("--help", [*RUN, "--help"], "import click", "import click"),
    ]
    for name, ours, other, code in pairs:
        mine, theirs = best(ours, int(rounds)), best([sys.executable, "-c", code], int(rounds))
        print(f"{name} {mine * 1000:.0f} ms · {other} {theirs * 1000:.0f} ms · ratio {mine / theirs:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
