"""How long a whole process computes, beside the imports that users compare it with (processor time, least of ROUNDS).

    python tests/benchmarks/cold_start.py [REPORT] [ROUNDS]

`extract` is to stay within 1.2 times `import pandas`, `--help` within 2 times `import click`. pandas loads pyarrow
where it is installed; it is kept from it here, so that the comparison is with pandas alone.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "corpora" / "qingyuan-2024.txt"
RUN = [sys.executable, "-c", "from reportnlp.cli import main; main()"]
WITHOUT_PYARROW = "import sys; sys.modules['pyarrow'] = None; import pandas"


# An installed package is compiled; a checkout would be compiled again at each start with this set.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def best(command: list[str], rounds: int) -> float:
    """Return the least processor time of `rounds` runs, in seconds."""
    return min(_run(command) for _ in range(rounds))


def _run(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(sample: str = str(SAMPLE), rounds: str = "15") -> None:
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
