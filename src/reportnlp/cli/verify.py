"""`reportnlp verify FILE.json…`: every finding still stands in its source text."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from reportnlp.analysis import Analysis
from reportnlp.cli.inputs import complain, counted
from reportnlp.cli.parameters import ExamplesCommand
from reportnlp.messages import local
from reportnlp.model import Report, ReportError
from reportnlp.present.verification import count_places, verify
from reportnlp.read import ReadOptions
from reportnlp.read.files import is_url
from reportnlp.read.ocr import RECOGNISED
from reportnlp.read.options import DEFAULTS
from reportnlp.read.sources import Failure, Source, find_source, read_source, table_of

EXAMPLES = {
    "reportnlp verify 2021.json": "each place of the file against the report that it names",
    "reportnlp verify out/*.json --base reports": "the reports lie in another folder",
}


@click.command("verify", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("files", metavar="FILE.json…", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder in which the sources lie; else the working folder, then that of the file.",
)
def command(files: tuple[str, ...], base: Path | None) -> None:
    """Check that every finding still stands in its source text.

    The source is read again; what does not stand is named. An answer about standard input has no source any more, and
    is held against the text within it.
    """
    failed = sum(not _check(file, base) for file in counted(files))
    if failed:
        raise SystemExit(1)


def _check(file: str, base: Path | None) -> bool:
    """Report on one file; return whether all of its analyses stand."""
    try:
        stands = [_check_one(file, analysis, base) for analysis in _analyses(file)]  # not lazily: all are reported
    except ReportError as error:
        complain(f"{file}: {local(str(error))}")
        return False
    return all(stands)


def _analyses(file: str) -> Iterator[Analysis]:
    """Yield the analyses of a file: one object, or one a line."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise ReportError(error.strerror or str(error)) from error
    data = _as_utf8(data)
    lines = [line for line in data.splitlines() if line.strip()]
    documents = lines if lines and all(line.startswith(b'{"schema"') for line in lines) else [data]
    for document in documents:
        yield Analysis.from_json(document)


def _as_utf8(data: bytes) -> bytes:
    """Return JSON without the byte order mark of an editor, and out of the UTF-16 of a redirection in PowerShell."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def _check_one(file: str, analysis: Analysis, base: Path | None) -> bool:
    faults = verify(analysis, _source_of(analysis, file, base))
    name = f"{file} ({analysis.report.source})"
    for fault in faults:
        click.echo(f"{name}: {fault.where}: {local(fault.message)}")
    if not faults:
        click.echo(f"{name}: {local(f'all {count_places(analysis):,} places stand')}")
    return not faults


def _source_of(analysis: Analysis, file: str, base: Path | None) -> Report:
    stored = analysis.report
    if stored.source == "-":
        complain(f"{file}: {local('the source was standard input; only the text within the file is checked')}")
        return stored
    path = _path_of(stored.source, [base] if base else [Path(), Path(file).parent])
    found = _read(path, ocr=RECOGNISED in stored.warnings)
    if isinstance(stored.encoding, str) and stored.encoding != found.encoding:  # it had been forced
        found = _read(path, encoding=stored.encoding)
    return found


def _path_of(source: str, folders: list[Path]) -> str:
    """Return the path of a source in the first of some folders that has it, else in the first."""
    places = [source if is_url(source) else (folder / source).as_posix() for folder in folders]
    return next((place for place in places if os.path.exists(table_of(place) or place)), places[0])


def _read(path: str, encoding: str | None = None, ocr: bool = False) -> Report:
    """Return the report of a source, however large: it could be read before."""
    size = os.path.getsize(path) if os.path.isfile(path) else 0
    options = ReadOptions(encoding=encoding, ocr=ocr, max_bytes=max(size, DEFAULTS.max_bytes))
    source = find_source(path, options)
    found = read_source(source, options) if isinstance(source, Source) else source
    if isinstance(found, Failure):
        raise ReportError(found.message)
    return found
