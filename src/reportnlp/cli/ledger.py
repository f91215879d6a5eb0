"""`reportnlp ledger LAST THIS`: last report's targets against this report's results (目标台账)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from reportnlp.analysis import Analysis
from reportnlp.cli.answers import answer_options, write_answer
from reportnlp.cli.inputs import Inputs, complain
from reportnlp.cli.parameters import ExamplesCommand, Settings, analysis_options
from reportnlp.compare.ledger import Ledger, build_ledger, pair_up
from reportnlp.compare.verdicts import DEFAULT_TOLERANCE, Tolerance
from reportnlp.messages import local
from reportnlp.present.ledger import ledger_sheets

EXAMPLES = {
    "reportnlp ledger 2023.txt 2024.txt": "what became of each target of 2023",
    "reportnlp ledger reports/ --format xlsx -o ledger.xlsx": "every place and every pair of years of a folder",
    "reportnlp ledger 2023.txt 2024.txt --points 0.2": "5%左右 is 4.8 to 5.2",
}


@click.command("ledger", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("paths", metavar="LAST THIS | PATH…", nargs=-1, required=True)
@answer_options()
@click.option(
    "--points",
    type=click.FloatRange(0),
    default=DEFAULT_TOLERANCE.points,
    show_default=True,
    help="How far 左右 reaches to both sides, in percentage points.",
)
@click.option(
    "--share",
    type=click.FloatRange(0),
    default=DEFAULT_TOLERANCE.share,
    show_default=True,
    help="How far 左右 reaches to both sides of an amount, as a share of it.",
)
@analysis_options
def command(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    points: float,
    share: float,
    settings: Settings,
) -> None:
    """Hold each target of one year's report against what the next year's report says.

    Two files are taken as they are given; of more, the reports of one place in years that follow each other are
    paired. Verdicts: met, exceeded, missed, redefined (another unit, base or scope), in_step, not_mentioned, unclear.
    """
    inputs = Inputs(paths, settings)
    analyses = list(inputs.analyses())
    ledgers = _ledgers(analyses, Tolerance(points, share))
    if analyses and not ledgers:
        complain(local("no two of these reports are of one place in years that follow each other"))
        raise SystemExit(1)
    write_answer(form, ledger_sheets(ledgers), lambda: _plain(ledgers), output, lambda: _page(ledgers))
    if inputs.failed:
        raise SystemExit(1)


def _ledgers(analyses: Sequence[Analysis], tolerance: Tolerance) -> list[Ledger]:
    pairs = [(analyses[0], analyses[1])] if len(analyses) == 2 else pair_up(analyses)
    return [build_ledger(last, this, tolerance) for last, this in pairs]


def _page(ledgers: Sequence[Ledger]) -> str:
    from reportnlp.present.pages.ledger import ledger_page

    return ledger_page(ledgers)


def _plain(ledgers: Sequence[Ledger]) -> object:
    """Return one ledger as the object of the contract, several as a list of them."""
    return ledgers[0].to_dict() if len(ledgers) == 1 else [ledger.to_dict() for ledger in ledgers]
