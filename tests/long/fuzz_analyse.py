"""Give broken sentences to the whole analysis: `python tests/long/fuzz_analyse.py [COUNT] [SEED] [WORKERS]`.

Each of COUNT (200,000) inputs is made of one or two sentences of the sample reports and, with REPORTNLP_REFERENCE, of
the reports there: up to 500 characters with pieces taken out, doubled, swapped and put in from all of Unicode. Fails
on any exception but the package's own, on a finding that breaks its contract (`faults_of`) and on an input that takes
more than a second of processor time.
"""

from __future__ import annotations

import faulthandler
import json
import math
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import reportnlp
from reportnlp.model import Bounds, Date, Period, Quantity, ReportError

CORPORA = Path(__file__).parents[2] / "corpora"
LENGTH, SECONDS, HANGS = 500, 1.0, 60
SENTENCE = re.compile(r"[^。；\n]+[。；\n]*")
TOKENS = (
    *("百分之", "至", "-", "—", "～", "、", "，", "。", "“", "”", "（", "）", "《", "》", "〔2021〕3号", "\n", "\r\n"),
    *("9" * 40, "1,000", "1,00", "0.", ".5", "-5%", "0", "〇", "零", "两", "半", "万", "亿", "万亿", "一百零", "千万"),
    *("13月32日", "2月30日", "0000年", "9999年", "2023-02-30", "“十四五”", "上年", "前三季度", "截至", "年均", "同比"),
    *("增长", "下降", "翻一番", "以上", "余", "不少于", "第一", "倍", "个百分点", "每万人", "其中", "分别"),
)
POOLS = (
    *((0x4E00, 0x9FFF), (0x20000, 0x2A6DF), (0x1F300, 0x1FAFF), (0x00, 0x1F), (0x7F, 0x9F), (0xFF01, 0xFF5E)),
    *((0x200B, 0x202E), (0x2070, 0x209C), (0x2150, 0x2189), (0x2460, 0x249B), (0x0660, 0x0669), (0x0300, 0x036F)),
    *((0x3000, 0x303F), (0x3220, 0x33FF), (0xE000, 0xFFFF), (0x00, 0x10FFFF)),
)
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


@dataclass
class Outcome:
    """What became of the inputs: how many were refused, the slowest one, and the faults, each with its input."""

    count: int = 0
    findings: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_input: str = ""
    faults: list[str] = field(default_factory=list)


def sentences() -> list[str]:
    """Return the sentences of the sample reports and of the reference reports, where there are any."""
    paths = sorted(CORPORA.glob("*.txt"))
    if reference := os.environ.get("REPORTNLP_REFERENCE"):
        paths += sorted((Path(reference) / "reports").rglob("*.txt"))
    return [match[0] for path in paths for match in SENTENCE.finditer(path.read_text(encoding="utf-8"))]


def inputs(count: int, seed: str) -> Iterator[str]:
    """Yield broken sentences."""
    chance = random.Random(seed)
    sound = sentences()
    for _ in range(count):
        text = "".join(chance.choices(sound, k=chance.choice((1, 1, 1, 2, 3, 8))))[:LENGTH]
        for _ in range(chance.choice((1, 1, 2, 4, 8, 20))):
            text = broken(text, chance)
        if chance.random() < 0.3:
            text = f"青垣县{chance.randint(1949, 2031)}年政府工作报告\n{text}"
        yield text[:LENGTH]


def broken(text: str, chance: random.Random) -> str:
    """Return the text with one fault."""
    at, to = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    if chance.random() < 0.8:
        to = min(to, at + chance.choice((1, 1, 2, 3, 10)))
    piece, head, tail = text[at:to], text[:at], text[to:]
    match chance.randrange(8):
        case 0:
            return head + tail
        case 1:
            return head + piece * chance.choice((2, 2, 3, 30)) + tail
        case 2:
            return tail + head + piece
        case 3:
            return head + piece[::-1] + tail
        case 4:
            return head + piece.translate(FULL_WIDTH) + tail
        case 5:
            return head + chance.choice(TOKENS) + piece + tail
        case 6:
            return head + chance.choice(TOKENS) + tail
        case _:
            return head + any_character(chance) * chance.choice((1, 1, 1, 2, 20)) + tail


def any_character(chance: random.Random) -> str:
    """Return a character from anywhere in Unicode but the surrogates, which no text holds."""
    code = chance.randint(*chance.choice(POOLS))
    return chr(code) if not 0xD800 <= code <= 0xDFFF else "\ufffd"


def faults_of(analysis: reportnlp.Analysis, written: str) -> Iterator[str]:
    """Yield what is wrong with an analysis: places, order, figures, dates, and the JSON that was written."""
    whole = analysis.report.text
    tables = [getattr(analysis, name) for name in reportnlp.analysis.TABLES]
    for part in (part for table in tables for finding in table for part in parts_of(finding)):
        yield from faults_of_part(part, whole)
    for table in (analysis.quantities, analysis.dates, analysis.events, analysis.documents, analysis.lines):
        yield from (f"{one} and {other} overlap" for one, other in pairwise(table) if one.end > other.start)
    if json.loads(written)["text"] != whole or reportnlp.Analysis.from_json(written) != analysis:
        yield "the JSON doesn't read back"


def parts_of(finding: Any) -> Iterator[Any]:
    """Yield a finding and what is nested in it."""
    yield finding
    for each in fields(finding):
        if is_dataclass(value := getattr(finding, each.name)):
            yield value


def faults_of_part(part: Any, whole: str) -> Iterator[str]:
    """Yield what is wrong with one object: a finding, a span, a period, bounds."""
    start, end = getattr(part, "start", None), getattr(part, "end", None)
    if isinstance(part, Date) and not in_order([day_of(part.first), day_of(part.last)]):
        yield f"{part}: not in order"
    if isinstance(part, Period):
        if not in_order([day_of(start), day_of(end)]):
            yield f"{part}: not in order"
    elif start is not None and not stands(part, whole):
        yield f"{part}: not at its place"
    if isinstance(part, Quantity | Bounds):
        figures = (part.low, part.high) if isinstance(part, Quantity) else (part.lower, part.upper)
        if not in_order(list(figures)) or not all(math.isfinite(each) for each in figures if each is not None):
            yield f"{part}: figures not in order"


def stands(part: Any, whole: str) -> bool:
    """Tell whether a place lies in the text and is what its finding says."""
    return 0 <= part.start < part.end <= len(whole) and (
        getattr(part, "text", None) in (None, whole[part.start : part.end])
    )


def day_of(iso: str | None) -> date | None:
    """Return the day that an ISO date names; one that is none is a ValueError."""
    return None if iso is None else date.fromisoformat(iso)


def in_order(values: list[Any]) -> bool:
    """Tell whether what is known of two values is in order."""
    known = [value for value in values if value is not None]
    return known == sorted(known)


def run(count: int, seed: str) -> Outcome:
    """Analyse broken sentences and gather what goes wrong."""
    outcome = Outcome(count)
    for text in inputs(count, seed):
        faulthandler.dump_traceback_later(HANGS, exit=True)
        started = time.process_time()
        try:
            analysis = reportnlp.analyse(reportnlp.from_text(text))
            written = analysis.to_json()
        except ReportError:
            outcome.refused += 1
            continue
        except Exception as error:
            outcome.faults.append(f"{type(error).__name__}: {error}: {text!r}")
            continue
        seconds = time.process_time() - started
        if seconds > outcome.slowest:
            outcome.slowest, outcome.slowest_input = seconds, text
        outcome.findings += len(analysis.quantities) + len(analysis.dates)
        outcome.faults += [f"{fault}: {text!r}" for fault in checked(analysis, written)]
    faulthandler.cancel_dump_traceback_later()
    return outcome


def checked(analysis: reportnlp.Analysis, written: str) -> list[str]:
    """Return the faults of an analysis; a date that is none ends the check."""
    try:
        return list(faults_of(analysis, written))
    except ValueError as error:
        return [str(error)]


def main(count: str = "200000", seed: str = "1", workers: str = "1") -> None:
    """Run, print, judge."""
    shares = [(int(count) // int(workers), f"{seed}.{n}") for n in range(int(workers))]
    with ProcessPoolExecutor(int(workers)) as pool:
        outcomes = list(pool.map(run, *zip(*shares, strict=True)))
    faults = [fault for outcome in outcomes for fault in outcome.faults]
    slow = max(outcomes, key=lambda outcome: outcome.slowest)
    print(*faults[:50], sep="\n")
    print(f"{sum(each.count for each in outcomes):,} inputs, seed {seed}, {workers} workers:", end=" ")
    print(f"{sum(each.findings for each in outcomes):,} quantities and dates,", end=" ")
    print(
        f"{sum(each.refused for each in outcomes)} refused, slowest {slow.slowest * 1000:.0f} ms, {len(faults)} faults"
    )
    if faults or slow.slowest > SECONDS:
        raise SystemExit(f"slowest: {slow.slowest_input!r}")


if __name__ == "__main__":
    main(*sys.argv[1:])
