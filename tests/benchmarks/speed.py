"""How fast a report is analysed, beside its peers on the same texts, in one process on one core.

    python tests/benchmarks/speed.py [FOLDER] [REPORTS]

FOLDER holds reports (by default the samples in corpora/). Prints a table: seconds, MB of UTF-8 per second, and the time
as a multiple of `jieba.lcut`'s on the same texts; then each stage's share, how time grows with length, and memory.
Peers that are not installed are left out; `pip install "reportnlp[peers]"` brings them.
"""

from __future__ import annotations

import logging
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import jieba

import reportnlp
from reportnlp import classify, extract, pipeline, resolve, structure
from reportnlp.segment import Segmenter

CORPORA = Path(__file__).parents[2] / "corpora"
STAGES: dict[str, tuple[ModuleType, str]] = {
    "outline": (structure, "read_outline"),
    "dates": (extract, "find_dates"),
    "documents": (extract, "find_documents"),
    "events": (extract, "find_events"),
    "quantities": (extract, "find_quantities"),
    "sections": (classify, "find_passages"),
    "clock": (resolve, "anchor_dates"),
    "about (subject, role, period, indicator)": (resolve, "resolve_quantities"),
    "commitments": (resolve, "find_commitments"),
    "indicators table": (resolve, "tabulate_indicators"),
    "checks": (resolve, "find_checks"),
}


def best(work: Callable[[], Any], rounds: int = 3) -> float:
    """Return the shortest of some rounds, in seconds; the first, unmeasured call builds the tools."""
    work()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def peers(texts: list[str]) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield what segments or extracts the same texts, as far as it is installed."""
    segmenter = Segmenter()
    yield "reportnlp.segment", lambda: [segmenter.cut(text) for text in texts]
    try:
        import spacy

        nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
        yield "spaCy blank zh + jieba", lambda: [nlp(text) for text in texts]
    except ImportError:
        pass
    try:
        import jionlp

        yield (
            "JioNLP extract_time + extract_money",
            lambda: [
                (jionlp.ner.extract_time(text, time_base=0), jionlp.ner.extract_money(text)) for text in texts[:5]
            ],
        )
    except ImportError:
        pass


@contextmanager
def timed_stages() -> Iterator[dict[str, float]]:
    """Yield the seconds that each stage of the pipeline takes while the block runs."""
    spent = dict.fromkeys(STAGES, 0.0)
    originals = {name: getattr(module, function) for name, (module, function) in STAGES.items()}

    def timed(name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            started = time.perf_counter()
            try:
                return originals[name](*args, **kwargs)
            finally:
                spent[name] += time.perf_counter() - started

        return call

    for name, (module, function) in STAGES.items():
        setattr(module, function, timed(name))
    yield spent
    for name, (module, function) in STAGES.items():
        setattr(module, function, originals[name])


def show_table(reports: list[reportnlp.Report]) -> None:
    """Print the table of peers."""
    texts = [report.text for report in reports]
    size = sum(len(text.encode()) for text in texts) / 1e6
    lcut = best(lambda: [jieba.lcut(text) for text in texts])
    ours = best(lambda: [pipeline.analyse(report).to_json() for report in reports])
    print(f"{len(texts)} reports, {size:.2f} MB\n\n{'':40}{'seconds':>9}{'MB/s':>9}{'× lcut':>9}")
    for name, seconds in (("jieba.lcut", lcut), ("reportnlp.analyse(report).to_json()", ours)):
        print(f"{name:40}{seconds:9.3f}{size / seconds:9.2f}{seconds / lcut:9.2f}")
    for name, work in peers(texts):
        few = 5 if "JioNLP" in name else len(texts)
        part = sum(len(text.encode()) for text in texts[:few]) / 1e6
        seconds = best(work, 1 if few == 5 else 3) * size / part
        print(f"{name:40}{seconds:9.3f}{size / seconds:9.2f}{seconds / lcut:9.2f}")


def show_stages(reports: list[reportnlp.Report]) -> None:
    """Print what each stage takes of the whole."""
    with timed_stages() as spent:
        started = time.perf_counter()
        analyses = [pipeline.analyse(report) for report in reports]
        middle = time.perf_counter()
        for analysis in analyses:
            analysis.to_json()
        total = time.perf_counter() - started
    spent["to_json"] = total - (middle - started)
    print(f"\n{'stage':44}{'share':>7}")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{name:44}{seconds / total:7.1%}")


def show_growth(text: str) -> None:
    """Print how time grows with one text's length."""
    print(f"\n{'one report':12}{'characters':>12}{'seconds':>9}{'µs per character':>18}")
    for times in (1, 10, 100):
        # A copy of the report is page residue and would be passed over: each copy gets a year of its own.
        copies = (text.replace("年", f"{n}年", 40) for n in range(times))
        report = reportnlp.from_text("\n".join(copies))
        started = time.perf_counter()
        pipeline.analyse(report).to_json()
        seconds = time.perf_counter() - started
        print(f"{times:>9} ×  {len(report.text):12,}{seconds:9.3f}{seconds / len(report.text) * 1e6:18.2f}")


def main(folder: str = str(CORPORA), count: str = "40") -> None:
    """Print the four tables."""
    jieba.setLogLevel(logging.WARNING)
    paths = sorted(Path(folder).rglob("*.txt"))
    random.Random(2026).shuffle(paths)
    reports = [reportnlp.read(path) for path in paths[: int(count)]]
    show_table(reports)
    show_stages(reports)
    show_growth(max((report.text for report in reports), key=len))
    print(f"\npeak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
