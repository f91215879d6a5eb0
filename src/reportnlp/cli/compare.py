"""`reportnlp compare PATH… --by year·place·COLUMN`: what changed, what differs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportnlp.cli.answers import answer_options, write_answer
from reportnlp.cli.inputs import Inputs, complain
from reportnlp.cli.parameters import EXISTING, ExamplesCommand, Names, Settings, analysis_options
from reportnlp.cli.writers import opened
from reportnlp.compare.choice import PARTS, Choice
from reportnlp.messages import local
from reportnlp.model import ReportError
from reportnlp.read import Source

if TYPE_CHECKING:
    from reportnlp.compare.comparison import Comparison
    from reportnlp.present.sheets import Sheet

EXAMPLES = {
    "reportnlp compare reports/ --by year": "each place through the years: what changed, came and went",
    "reportnlp compare reports/2025/ --by place": "the places of one year: ranks, key words, reuse of text",
    "reportnlp compare manifest.csv --by area --what terms": "groups that a column of the manifest makes",
    "reportnlp compare reports/ --by year --format html -o years.html": "a page with lines, bars and every sentence",
    "reportnlp compare reports/ --words digital.toml --format xlsx -o digital.xlsx": "a word list of your own",
}


@click.command("compare", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--by", default="year", show_default=True, metavar="year|place|COLUMN", help="Whom with whom.")
@click.option("--what", type=Names(PARTS), default="", help=f"Only these parts: {', '.join(PARTS)}.")
@click.option("--words", "file", type=EXISTING, help="Compare only the words of this list (TOML).")
@click.option(
    "--join-renamed/--no-join-renamed",
    default=True,
    show_default=True,
    help="A renamed place is one place (徐水县, 徐水区).",
)
@click.option(
    "--place-names/--no-place-names",
    default=False,
    show_default=True,
    help="Names of places are key terms between places too.",
)
@answer_options()
@analysis_options
def command(
    paths: tuple[str, ...],
    by: str,
    what: tuple[str, ...],
    file: Path | None,
    join_renamed: bool,
    place_names: bool,
    form: str,
    output: Path | None,
    settings: Settings,
) -> None:
    """Compare reports across years, places or the groups of a column: indicators, sections, terms, paragraphs.

    By year, each place is compared with itself through time; by place, the places of a year with each other. Reports of
    different genres are never mixed. CSV is a folder of tables.
    """
    from reportnlp.compare.comparison import compare_analyses

    inputs = Inputs(paths, settings)
    analyses = list(inputs.analyses())
    told = {source.path: source.columns for source in inputs.sources if isinstance(source, Source)}
    columns = [told.get(analysis.report.source, {}) for analysis in analyses]
    choice = Choice(what or PARTS, _words(file), join_renamed, place_names)
    try:
        comparison = compare_analyses(analyses, by, columns, choice)
    except ReportError as error:
        raise click.UsageError(local(str(error))) from error
    for warning in comparison.warnings:
        complain(f"{local('warning')}: {local(warning)}")
    if analyses or not inputs.failed:
        _write(comparison, form, output)
    if inputs.failed:
        raise SystemExit(1)


def _words(file: Path | None) -> tuple[str, ...]:
    if file is None:
        return ()
    from reportnlp.compare.words import load_words

    return load_words(file).words


def _write(comparison: Comparison, form: str, output: Path | None) -> None:
    if form == "table":
        from reportnlp.present.compared_screen import print_comparison
        from reportnlp.present.terminal import console

        with opened(output) as target:
            print_comparison(comparison, console(target), comparison.parts)
        return
    sheets = _sheets(comparison) if form in {"csv", "xlsx"} else []
    write_answer(form, sheets, comparison.tree, output, lambda: comparison.to_html(comparison.parts))


def _sheets(comparison: Comparison) -> list[Sheet]:
    from reportnlp.present.compared import comparison_sheets

    return comparison_sheets(comparison, comparison.parts)
