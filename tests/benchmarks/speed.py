"""How fast a report is analysed, beside its peers on the same texts, in one process; then what each stage takes.

    python tests/benchmarks/speed.py [FOLDER] [REPORTS]

FOLDER holds reports (by default the samples in corpora/), of which REPORTS are drawn. Prints Markdown: seconds of
processor time per MB of UTF-8, MB per second and core, and the time as a multiple of what `jieba.lcut` takes for the
same texts. A peer that is not installed is left out; `pip install -e ".[peers]"` brings them.
"""

from __future__ import annotations

import logging
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import ask_jionlp
import ask_recognizers
import jieba
import spacy
from measure import Cost, machine, markdown, race, timed

import reportnlp
from reportnlp import classify, extract, pipeline, resolve, structure
from reportnlp.segment import Segmenter

CORPORA = Path(__file__).parents[2] / "corpora"
ROUNDS = 5
SLOW = 0.3
"""How many MB a slow peer is given, at 30 to 50 seconds a MB."""

LCUT = "jieba.lcut alone"
NOTE = f"""
Processor time over all threads, least of {ROUNDS} alternating rounds; a slow peer gets fewer texts and one round, with
`jieba.lcut` on the same texts above it. reportnlp gives all that `extract --format json` delivers, the peers what
stands beside their names, with values; Recognizers-Text gets dates line by line and the rest whole, which suits it."""
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
Work = Callable[[reportnlp.Report], object]


def draw(folder: str, count: int) -> list[reportnlp.Report]:
    """Return some reports of a folder, the same ones each time."""
    paths = sorted(Path(folder).rglob("*.txt"))
    random.Random(2026).shuffle(paths)
    return [reportnlp.read(path) for path in paths[:count]]


def size(reports: Sequence[reportnlp.Report]) -> float:
    """Return the MB of UTF-8 that some reports have."""
    return sum(len(report.text.encode()) for report in reports) / 1e6


def everything(report: reportnlp.Report) -> str:
    """Return all that `extract --format json` delivers."""
    return pipeline.analyse(report).to_json()


def lcut(report: reportnlp.Report) -> list[str]:
    """Return the words of a report."""
    return list(jieba.lcut(report.text))


def fast() -> dict[str, Work]:
    """Return what is fast enough to be measured on all texts."""
    segmenter = Segmenter()
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    works: dict[str, Work] = {
        LCUT: lcut,
        "**everything: `reportnlp.analyse(report).to_json()`**": everything,
        "`reportnlp.segment` alone": lambda report: segmenter.cut(report.text),
        "spaCy blank zh with jieba: tokens": lambda report: nlp(report.text),
    }
    if find_spec("jionlp"):
        works["JioNLP: extract_time, extract_money"] = jio
    return works


def jio(report: reportnlp.Report) -> object:
    """Return the times and the money that JioNLP finds, with their values."""
    ner = ask_jionlp.load()
    with ask_jionlp.silence():
        return ner.extract_time(report.text, time_base=0), ner.extract_money(report.text)


def slow() -> dict[str, Work]:
    """Return what is given fewer texts, with `jieba.lcut` on the same ones."""
    if not find_spec("recognizers_date_time"):
        return {}
    units, dates = ask_recognizers.load_units(), ask_recognizers.load_datetime()

    def recognize(report: reportnlp.Report) -> object:
        # Its dates are faster line by line, its currencies five times slower.
        return [model.parse(report.text) for model in units], [dates.parse(line) for line in report.text.split("\n")]

    return {LCUT: lcut, "Recognizers-Text: number with unit, datetime": recognize}


def rows(works: dict[str, Work], reports: Sequence[reportnlp.Report], rounds: int) -> Iterator[tuple[object, ...]]:
    """Yield a row of the table for each work."""
    if not works:
        return
    for work in works.values():
        work(reports[0])  # builds what is built once

    def run(work: Work) -> Cost:
        return timed(lambda: [work(report) for report in reports])

    costs = race({name: partial(run, work) for name, work in works.items()}, rounds)
    mb, base = size(reports), costs[LCUT].cpu
    for name, cost in costs.items():
        figures = f"{cost.cpu / mb:.2f}", f"{mb / cost.cpu:.2f}", f"{cost.cpu / base:.2f}"
        yield name, len(reports), f"{mb:.2f}", *figures


def some(reports: Sequence[reportnlp.Report], mb: float) -> Sequence[reportnlp.Report]:
    """Return as many of the reports as stay under some MB, at least one."""
    count = 1
    while count < len(reports) and size(reports[: count + 1]) <= mb:
        count += 1
    return reports[:count]


def beside_peers(reports: Sequence[reportnlp.Report]) -> str:
    """Return the table of peers; below those measured on fewer texts stands `jieba.lcut` on the same ones."""
    head = ("", "reports", "MB", "s per MB", "MB/s per core", "× jieba.lcut")
    slower = rows(slow(), some(reports, SLOW), 1)
    return markdown(head, [*rows(fast(), reports, ROUNDS), *((f"{name} (fewer)", *rest) for name, *rest in slower)])


@contextmanager
def timed_stages() -> Iterator[dict[str, float]]:
    """Yield the seconds that each stage of the pipeline takes while the block runs."""
    spent = dict.fromkeys(STAGES, 0.0)
    originals = {name: getattr(module, function) for name, (module, function) in STAGES.items()}

    def timer(name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            started = time.process_time()
            try:
                return originals[name](*args, **kwargs)
            finally:
                spent[name] += time.process_time() - started

        return call

    for name, (module, function) in STAGES.items():
        setattr(module, function, timer(name))
    try:
        yield spent
    finally:
        for name, (module, function) in STAGES.items():
            setattr(module, function, originals[name])


def stages(reports: Sequence[reportnlp.Report]) -> str:
    """Return the table of what each stage takes of the whole."""
    with timed_stages() as spent:
        started = time.process_time()
        analyses = [pipeline.analyse(report) for report in reports]
        middle = time.process_time()
        for analysis in analyses:
            analysis.to_json()
        total = time.process_time() - started
    spent["to_json"] = total - (middle - started)
    spent["folding, joining"] = total - sum(spent.values())
    ordered = sorted(spent.items(), key=lambda item: -item[1])
    rows = [(name, f"{seconds / size(reports) * 1000:.0f}", f"{seconds / total:.1%}") for name, seconds in ordered]
    return markdown(("stage", "ms per MB", "share"), rows)


def main(folder: str = str(CORPORA), count: str = "40") -> None:
    """Print both tables."""
    jieba.setLogLevel(logging.WARNING)
    reports = draw(folder, int(count))
    print(f"{machine()}; {len(reports)} reports, {size(reports):.2f} MB\n", flush=True)
    print(beside_peers(reports), flush=True)
    print(f"{NOTE}\n\n{stages(reports)}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
