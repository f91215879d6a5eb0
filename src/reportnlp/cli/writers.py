"""The forms of an answer: each writes analyses to a place, and loads its library when it is called."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from reportnlp.analysis import TABLES, Analysis
from reportnlp.atomic import replacing

Tables = Sequence[str]
Writer = Callable[[Iterable[Analysis], Tables, Path | None], None]
"""Writes the chosen tables (none chosen: what the form shows of itself) to a path, or to stdout."""


@contextmanager
def opened(path: Path | None) -> Iterator[IO[str]]:
    """Yield a UTF-8 text file that replaces `path` when all is written, or stdout."""
    if path is None:
        yield sys.stdout
        return
    with replacing(path) as aside, open(aside, "w", encoding="utf-8", errors="replace", newline="\n") as file:
        yield file


def write_bytes(data: bytes, path: Path | None) -> None:
    """Write bytes that replace `path`, or to stdout."""
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    with replacing(path) as aside:
        aside.write_bytes(data)


def write_table(analyses: Iterable[Analysis], what: Tables, path: Path | None) -> None:
    """Write what a person reads."""
    from reportnlp.present.terminal import FINDINGS, print_analysis

    with opened(path) as file:
        for analysis in analyses:
            print_analysis(analysis, what or FINDINGS, file)


def write_json(analyses: Iterable[Analysis], what: Tables, path: Path | None) -> None:
    """Write the JSON contract, an object a line."""
    with opened(path) as file:
        file.writelines(analysis.to_json(what or TABLES) + "\n" for analysis in analyses)


def write_jsonl(analyses: Iterable[Analysis], what: Tables, path: Path | None) -> None:
    """Write one finding a line."""
    from reportnlp.present.json_lines import finding_lines

    with opened(path) as file:
        for analysis in analyses:
            file.writelines(line + "\n" for line in finding_lines(analysis, what or tuple(TABLES)))


def write_csv(analyses: Iterable[Analysis], what: Tables, path: Path | None) -> None:
    """Write a folder of tables."""
    from reportnlp.present.csv_folder import write_folder
    from reportnlp.present.sheets import sheets

    assert path
    write_folder((sheets(analysis, what or TABLES) for analysis in analyses), path)


def write_xlsx(analyses: Iterable[Analysis], what: Tables, path: Path | None) -> None:
    """Write a workbook."""
    from reportnlp.present.sheets import sheets
    from reportnlp.present.workbook import write_workbook

    assert path
    write_workbook((sheets(analysis, what or TABLES) for analysis in analyses), path)


def write_html(analyses: Iterable[Analysis], what: Tables, path: Path | None) -> None:
    """Write the page of one report."""
    from reportnlp.present.pages import report_page

    with opened(path) as file:
        file.writelines(report_page(analysis) for analysis in analyses)


WRITERS: dict[str, Writer] = {
    "table": write_table,
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "xlsx": write_xlsx,
    "html": write_html,
}
SUFFIXES = {"table": ".txt", "json": ".json", "jsonl": ".jsonl", "csv": "", "xlsx": ".xlsx", "html": ".html"}
ONE_EACH = {"html"}
"""Forms that hold one report each."""
NEEDS_OUTPUT = {"csv", "xlsx"}
