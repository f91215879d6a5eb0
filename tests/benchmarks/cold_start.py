"""How long each command takes from start to end, beside the imports that users compare it with.

    python tests/benchmarks/cold_start.py [ROUNDS]

Each is a process of its own on the samples in corpora/; rounds alternate and the least counts. `extract` is to stay
within 1.2 times `import pandas`, `--help` within twice `import click`. pandas loads pyarrow where it is installed; one
row keeps it from that, so that the comparison is with pandas alone.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Cost, markdown, race

CORPORA = Path(__file__).parents[2] / "corpora"
PYTHON = [sys.executable, "-c"]
RUN = [*PYTHON, "from reportnlp.cli import main; main()"]
ROUNDS = "10"
PANDAS, CLICK = "`import pandas`, pyarrow kept away", "`import click`"
NOTE = """
Least of {rounds} alternating rounds, each a new process; ratios are to pandas without pyarrow. `batch` starts a worker,
and `train` trains and measures by place."""
IMPORTS = {
    PANDAS: "import sys; sys.modules['pyarrow'] = None; import pandas",
    "`import pandas`": "import pandas",
    CLICK: "import click",
}

# An installed package is compiled; a checkout would be compiled again at each start with this set.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def spent(command: list[str]) -> Cost:
    """Return what a command costs, with the processes that it starts; one that fails raises CalledProcessError."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def commands(folder: Path) -> dict[str, list[str]]:
    """Return an example of each command; `batch` gets its store at each run."""
    one, last, this = (str(CORPORA / name) for name in ("qingyuan-2024.txt", "linlan-2023.txt", "linlan-2024.txt"))
    answer = folder / "answer.json"
    subprocess.run([*RUN, "extract", one, "--format", "json", "-o", str(answer)], check=True, env=ENVIRONMENT)
    return {
        "--help": ["--help"],
        "extract --format json (a report)": ["extract", one, "--format", "json"],
        "verify (its answer)": ["verify", str(answer)],
        "indicators (a report)": ["indicators", one],
        "ledger (two reports)": ["ledger", last, this],
        "compare (8 reports)": ["compare", str(CORPORA)],
        "index (8 reports)": ["index", str(CORPORA), "--words", str(CORPORA / "words" / "digital.toml")],
        "concordance (8 reports)": ["concordance", "就业", str(CORPORA)],
        "profile (2 reports)": ["profile", str(CORPORA / "yanhu-2023.txt"), str(CORPORA / "yanhu-2024.txt")],
        "batch (8 reports)": ["batch", str(CORPORA), "--workers", "1"],
        "evaluate (3 reports)": ["evaluate", str(CORPORA)],
        "train (3 reports)": ["train", str(write_labels(folder / "labels.csv"))],
    }


def write_labels(path: Path) -> Path:
    """Write the sections of the annotated samples as a table to train on, and return its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("place", "text", "label"))
        for gold in sorted(CORPORA.glob("*.lines.tsv")):
            name = gold.name.removesuffix(".lines.tsv")
            lines = gold.with_name(f"{name}.txt").read_text(encoding="utf-8").split("\n")
            rows = (row.split("\t") for row in gold.read_text(encoding="utf-8").split("\n") if row[:1].isdigit())
            table.writerows((name, lines[int(number) - 1], label) for number, role, label in rows if role == "para")
    return path


def contestants(folder: Path) -> dict[str, Callable[[], Cost]]:
    """Return what is run, by the name of its row."""
    stores = count()

    def run(arguments: list[str]) -> Cost:
        store = ["--store", str(folder / f"store{next(stores)}")] if arguments[0] == "batch" else []
        return spent([*RUN, *arguments, *store])

    runs: dict[str, Callable[[], Cost]] = {
        f"`{name}`": partial(run, arguments) for name, arguments in commands(folder).items()
    }
    return runs | {name: partial(spent, [*PYTHON, code]) for name, code in IMPORTS.items()}


def table(costs: dict[str, Cost]) -> str:
    """Return the table of costs, with their ratios to both imports."""
    rows = []
    for name, cost in costs.items():
        ratios = (_ratios(cost, costs[other]) for other in (PANDAS, CLICK))
        rows.append((name, f"{cost.cpu * 1000:.0f}", f"{cost.wall * 1000:.0f}", *ratios))
    return markdown(("whole process", "processor ms", "wall ms", "× pandas (processor, wall)", "× click"), rows)


def _ratios(cost: Cost, other: Cost) -> str:
    return f"{cost.cpu / other.cpu:.2f}, {cost.wall / other.wall:.2f}"


def main(rounds: str = ROUNDS) -> None:
    """Print the table."""
    with TemporaryDirectory() as name:
        print(table(race(contestants(Path(name)), int(rounds))))
    print(NOTE.format(rounds=rounds), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
