"""What classifying costs beside jieba.lcut, and what loading the model adds: `python sections.py FOLDER`.

FOLDER holds reports as text files. Best of five for each figure.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from reportnlp.classify import find_passages
from reportnlp.structure import read_outline

LOAD = (
    "import time\nimport numpy\nstart = time.perf_counter()\n"
    "from reportnlp.classify.weights import shipped_weights\nshipped_weights()\nprint(time.perf_counter() - start)"
)


def best(action: Callable[[], object], times: int = 5) -> float:
    """Return the least seconds that an action took."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        took.append(time.perf_counter() - start)
    return min(took)


def main(folder: str) -> None:
    """Print the cost of structure and sections for all texts of a folder, and of loading the model."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.txt"))[::10]]
    jieba.setLogLevel(60)
    jieba.lcut("预热")
    cut = best(lambda: [jieba.lcut(text) for text in texts], times=2)
    structure = best(lambda: [read_outline(text) for text in texts])
    outlines = [read_outline(text) for text in texts]
    sections = best(lambda: [find_passages(text, outline) for text, outline in zip(texts, outlines, strict=True)])
    load = min(float(subprocess.check_output([sys.executable, "-c", LOAD], text=True)) for _ in range(5))
    print(f"{len(texts)} reports, {sum(map(len, texts))} characters; jieba.lcut {cut:.2f} s")
    print(f"structure {structure / cut:.3f} x lcut; sections {sections / cut:.3f} x lcut (to stay below 0.15)")
    print(f"loading the model after numpy: {load * 1000:.0f} ms (to stay below 50)")


if __name__ == "__main__":
    main(sys.argv[1])
