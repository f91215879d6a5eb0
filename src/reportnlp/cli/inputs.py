"""The inputs of a command: each is read and analysed, and one that cannot be is named while the rest goes on."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import click

from reportnlp.analysis import TABLES, Analysis
from reportnlp.cli.parameters import Settings
from reportnlp.messages import local
from reportnlp.model import Report, ReportError
from reportnlp.pipeline import analyse
from reportnlp.read.sources import Failure, Source, expand, read_source

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds of silence before work is long enough for a progress line."""
CLEAR = "\r\x1b[K"


@dataclass
class Inputs:
    """Some inputs, how to read and analyse them, and how many of them could not be.

    With `folders`, a folder stands for the reports in it, and a store for those stored there (as they were analysed
    then, whatever the options, with the tables of `what`; `where` limits them by columns of the table of reports);
    without, it is no file and named as such.
    """

    paths: tuple[str, ...]
    settings: Settings
    folders: bool = True
    quiet: bool = False
    what: Sequence[str] = tuple(TABLES)
    where: dict[str, Any] = field(default_factory=dict)
    failed: int = 0

    def __post_init__(self) -> None:
        self.stores = [path for path in self.paths if self.folders and os.path.isfile(os.path.join(path, "index.json"))]
        self.sources = [source for path in self.paths if path not in self.stores for source in self._expand(path)]

    def _expand(self, path: str) -> Iterable[Source | Failure]:
        return expand([path]) if self.folders or not os.path.isdir(path) else [Source(path)]

    def analyses(self) -> Iterator[Analysis]:
        """Yield the analysis of each input; failures and warnings go to stderr as they come."""
        for store in self.stores:
            yield from self._stored(store)
        for source in counted(self.sources):
            read = source if isinstance(source, Failure) else self._analyse(source)
            if isinstance(read, Failure):
                self.failed += 1
                complain(local(read.message))
            else:
                yield read

    def _stored(self, store: str) -> Iterator[Analysis]:
        from reportnlp.store import stored_analyses

        try:
            yield from stored_analyses(store, self.what, **self.where)
        except ReportError as error:
            self.failed += 1
            complain(local(str(error)))

    def _analyse(self, source: Source) -> Analysis | Failure:
        try:
            report = read_source(source, self.settings.reading)
            if isinstance(report, Failure):
                return report
            analysis = analyse(report, self.settings.analysis)
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
