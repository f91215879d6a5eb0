"""The inputs of a command: each is read and analysed, and one that cannot be is named while the rest goes on."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import click

from reportnlp.analysis import Analysis
from reportnlp.messages import local
from reportnlp.model import Report, ReportError
from reportnlp.pipeline import Options, analyse
from reportnlp.read import ReadOptions
from reportnlp.read.sources import Failure, Source, expand, read_source

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds of silence before work is long enough for a progress line."""
CLEAR = "\r\x1b[K"


@dataclass
class Inputs:
    """Some inputs, how to read and analyse them, and how many of them could not be.

    With `folders`, a folder stands for the reports in it; without, it is no file and named as such.
    """

    paths: tuple[str, ...]
    encoding: str | None
    options: Options
    folders: bool = True
    quiet: bool = False
    failed: int = 0

    def __post_init__(self) -> None:
        self.sources = [source for path in self.paths for source in self._expand(path)]

    def _expand(self, path: str) -> Iterable[Source | Failure]:
        return expand([path]) if self.folders or not os.path.isdir(path) else [Source(path)]

    def analyses(self) -> Iterator[Analysis]:
        """Yield the analysis of each input; failures and warnings go to stderr as they come."""
        for source in counted(self.sources):
            read = source if isinstance(source, Failure) else self._analyse(source)
            if isinstance(read, Failure):
                self.failed += 1
                complain(local(read.message))
            else:
                yield read

    def _analyse(self, source: Source) -> Analysis | Failure:
        report = read_source(source, ReadOptions(encoding=self.encoding))
        if isinstance(report, Failure):
            return report
        try:
            analysis = analyse(report, self.options)
        except ReportError as error:
            return Failure(source.path, str(error))
        except Exception as error:  # a fault that one report lays bare must not take the others down
            message = f"{source.path}: internal error, please report it: {type(error).__name__}: {error}"
            return Failure(source.path, message)
        if not self.quiet:
            tell_warnings(analysis.report)
        return analysis


def complain(message: str) -> None:
    """Write a message to stderr, over the progress line if there is one."""
    click.echo((CLEAR if sys.stderr.isatty() else "") + message, err=True)


def tell_warnings(report: Report) -> None:
    """Write a report's warnings to stderr, each with its source."""
    for warning in report.warnings:
        complain(f"{report.source}: {local('warning')}: {local(warning)}")


def counted(things: Sequence[T]) -> Iterator[T]:
    """Yield things while a line on stderr counts them: where a person waits at a terminal, and only for long work."""
    watched = sys.stderr.isatty() and not sys.stdout.isatty()
    started = time.monotonic()
    for n, thing in enumerate(things):
        if watched and time.monotonic() - started > PATIENCE:
            sys.stderr.write(f"{CLEAR}[{n}/{len(things)}]\r")
            sys.stderr.flush()
        yield thing
    if watched:
        sys.stderr.write(CLEAR)
