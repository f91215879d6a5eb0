"""`reportnlp extract FILE…`: what one report says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

import click

from reportnlp.analysis import TABLES, Analysis
from reportnlp.cli.inputs import Inputs
from reportnlp.cli.parameters import ExamplesCommand, Names, Settings, analysis_options, output_option
from reportnlp.cli.portable import portable
from reportnlp.cli.writers import NEEDS_OUTPUT, ONE_EACH, SUFFIXES, WRITERS
from reportnlp.messages import local
from reportnlp.model import SECTIONS
from reportnlp.present.narrow import narrow
from reportnlp.read.options import DEFAULTS

EXAMPLES = {
    "reportnlp extract 2021.txt": "a summary, then tables of what the report says",
    "reportnlp extract 2021.txt --format json -o 2021.json": "everything, with the place of each finding",
    "reportnlp extract *.txt --format xlsx -o all.xlsx": "one workbook of many reports, a sheet a table",
    "reportnlp extract 2021.txt --what quantities,dates --section problem": "figures and dates of the problem part",
    "reportnlp extract 2021.txt --format html -o 2021.html": "a page to read, search and print; it works offline",
    "cat 2021.txt | reportnlp extract - --format jsonl": "one finding a line, from standard input",
}


@click.command("extract", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--format", "form", type=click.Choice(list(WRITERS)), default="table", show_default=True, help="In what form."
)
@output_option
@click.option("--what", type=Names(TABLES), default="", help=f"Only these tables: {', '.join(TABLES)}.")
@click.option("--section", type=Names(SECTIONS), default="", help=f"Only these sections: {', '.join(SECTIONS)}.")
@click.option(
    "--max-bytes", type=click.IntRange(1), default=DEFAULTS.max_bytes, show_default=True, help="Refuse larger files."
)
@analysis_options
def command(
    files: tuple[str, ...],
    form: str,
    output: Path | None,
    what: tuple[str, ...],
    section: tuple[str, ...],
    max_bytes: int,
    settings: Settings,
) -> None:
    """Say what a report states: figures, dates, events, documents, sections.

    With several FILEs, -o is a folder that receives one answer a file, or a file (with the suffix of its form) that
    holds them all. CSV is a folder of tables, in which the rows of all files follow each other. `-` is standard input.
    """
    settings = replace(settings, reading=replace(settings.reading, max_bytes=max_bytes))
    inputs = Inputs(files, settings, folders=False, quiet=form == "table")
    several = len(inputs.sources) > 1
    if output is None and (form in NEEDS_OUTPUT or (several and form in ONE_EACH)):
        raise click.UsageError(local(f"--format {form} needs -o"))
    analyses = (narrow(analysis, section) for analysis in inputs.analyses())
    for part, target in _targets(analyses, output, form, several):
        WRITERS[form](part, what, target)
    if inputs.failed:
        raise SystemExit(1)


def _targets(
    analyses: Iterator[Analysis], output: Path | None, form: str, several: bool
) -> Iterator[tuple[Iterable[Analysis], Path | None]]:
    """Yield what is written together, and where; nothing is written where nothing could be read."""
    if output and form != "csv" and _is_folder(output, form, several):
        output.mkdir(parents=True, exist_ok=True)
        taken: set[str] = set()
        for analysis in analyses:
            yield [analysis], _free(output, analysis.report.source, SUFFIXES[form], taken)
    elif first := next(analyses, None):
        yield chain([first], analyses), output


def _is_folder(output: Path, form: str, several: bool) -> bool:
    """Return whether an answer a file goes into `output`, rather than all of them together."""
    if output.exists() and form not in ONE_EACH:
        return output.is_dir()
    return output.is_dir() or (several and (form in ONE_EACH or output.suffix.lower() != SUFFIXES[form]))


def _free(folder: Path, source: str, suffix: str, taken: set[str]) -> Path:
    """Return a path named after a source that no earlier source has taken (a/2021.txt and b/2021.txt; A.txt, a.txt)."""
    stem = portable("stdin" if source == "-" else Path(source).stem)
    names = (f"{stem}-{n}" if n > 1 else stem for n in count(1))
    name = next(name for name in names if name.casefold() not in taken)
    taken.add(name.casefold())
    return folder / f"{name}{suffix}"
