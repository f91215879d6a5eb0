"""The inputs of a command: each is read and analysed, and one that cannot be is named while the rest goes on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from reportnlp.analysis import Analysis
from reportnlp.messages import local
from reportnlp.model import Report, ReportError
from reportnlp.pipeline import Options, analyse
from reportnlp.read import ReadOptions, read

PATIENCE = 1.0
"""Seconds of silence before work is long enough for a progress line."""
CLEAR = "\r\x1b[K"


@dataclass
class Inputs:
    """Some files, how to read and analyse them, and how many of them could not be."""

    files: tuple[str, ...]
    encoding: str | None
    options: Options
    quiet: bool = False
    failed: int = 0

    def analyses(self) -> Iterator[Analysis]:
        """Yield the analysis of each file; failures and warnings go to stderr as they come."""
        for file in counted(self.files):
            if analysis := self._analysis(file):
                yield analysis

    def _analysis(self, file: str) -> Analysis | None:
        try:
            analysis = analyse(read(file, ReadOptions(encoding=self.encoding)), self.options)
        except ReportError as error:
            self._fail(str(error))
            return None
        except Exception as error:  # a fault that one report lays bare must not take the others down
            self._fail(f"{file}: internal error, please report it: {type(error).__name__}: {error}")
            return None
        if not self.quiet:
            tell_warnings(analysis.report)
        return analysis

    def _fail(self, message: str) -> None:
        self.failed += 1
        complain(local(message))


def complain(message: str) -> None:
    """Write a message to stderr, over the progress line if there is one."""
    click.echo((CLEAR if sys.stderr.isatty() else "") + message, err=True)


def tell_warnings(report: Report) -> None:
    """Write a report's warnings to stderr, each with its source."""
    for warning in report.warnings:
        complain(f"{report.source}: {local('warning')}: {local(warning)}")


def counted(names: Sequence[str]) -> Iterator[str]:
    """Yield names while a line on stderr counts them: where a person waits at a terminal, and only for long work."""
    watched = sys.stderr.isatty() and not sys.stdout.isatty()
    started = time.monotonic()
    for n, name in enumerate(names):
        if watched and time.monotonic() - started > PATIENCE:
            sys.stderr.write(f"{CLEAR}[{n}/{len(names)}] {click.format_filename(name)[-60:]}\r")
            sys.stderr.flush()
        yield name
    if watched:
        sys.stderr.write(CLEAR)
