"""The whole benchmark, as Markdown: speed, growth, cold start, and accuracy beside peers.

    python tests/benchmarks [FOLDER] [GOLD_DIR …]

FOLDER holds reports and each GOLD_DIR gold, by default corpora/ for both. Takes about five minutes with the peers
(`pip install -e ".[peers]"`), two without.
"""

from __future__ import annotations

import sys

import cold_start
import growth
import peers
import speed


def main(folder: str = str(speed.CORPORA), *gold: str) -> None:
    """Print all tables."""
    print("## Speed beside peers, and by stage\n")
    speed.main(folder)
    print("\n## Growth with length and with number\n", flush=True)
    growth.main(folder)
    print("\n## Cold start of each command\n", flush=True)
    cold_start.main()
    print("\n## Accuracy beside peers", flush=True)
    peers.main(*gold)


if __name__ == "__main__":
    main(*sys.argv[1:])
