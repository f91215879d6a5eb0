"""`reportnlp concordance TERM PATH…`: every occurrence in context."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import get_args

import click
import orjson

from reportnlp.cli.answers import answer_options, write_answer
from reportnlp.cli.inputs import Inputs
from reportnlp.cli.parameters import ExamplesCommand, Settings, analysis_options
from reportnlp.cli.writers import opened
from reportnlp.compare.concordance import CONTEXT, Mode, Order, concordance
from reportnlp.messages import local
from reportnlp.model import ReportError

EXAMPLES = {
    "reportnlp concordance 就业 reports/": "every place where it stands, the keyword in the middle",
    "reportnlp concordance 印度 reports/ --mode word": "as a word of its own, not in 印度尼西亚",
    "reportnlp concordance '力争|确保' reports/ --mode regex --sort right": "a pattern, sorted by what follows",
    "reportnlp concordance 就业 reports/ --format csv -o jobs.csv": "with place, year, section and offsets",
}


@click.command("concordance", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("term")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option(
    "--mode", type=click.Choice(get_args(Mode)), default="string", show_default=True, help="How the term is read."
)
@click.option(
    "--context",
    type=click.IntRange(0),
    default=CONTEXT,
    show_default=True,
    help="Characters of context on either side.",
)
@click.option("--sort", "order", type=click.Choice(get_args(Order)), default="text", show_default=True, help="Order.")
@answer_options("jsonl")
@analysis_options
def command(
    term: str,
    paths: tuple[str, ...],
    mode: Mode,
    context: int,
    order: Order,
    form: str,
    output: Path | None,
    settings: Settings,
) -> None:
    """Show every occurrence of a term in its context, with section, place, year and offsets (KWIC)."""
    inputs = Inputs(paths, settings)
    try:
        hits = concordance(inputs.analyses(), term, mode, context, order)
    except ReportError as error:
        raise click.UsageError(local(str(error))) from error
    if form in {"table", "jsonl"}:
        with opened(output) as file:
            if form == "jsonl":
                file.writelines(orjson.dumps(asdict(hit)).decode() + "\n" for hit in hits)
            else:
                from reportnlp.present.kwic import print_concordance
                from reportnlp.present.terminal import console

                print_concordance(hits, console(file))
    else:
        from reportnlp.present.kwic import concordance_sheet

        write_answer(form, [concordance_sheet(hits)], lambda: [asdict(hit) for hit in hits], output)
    if inputs.failed:
        raise SystemExit(1)
