"""`reportnlp evaluate GOLD_DIR`: measure on one's own gold."""

from __future__ import annotations

from pathlib import Path

import click
import orjson

from reportnlp.cli.parameters import ExamplesCommand, Settings, analysis_options
from reportnlp.evaluate import evaluate_gold
from reportnlp.evaluate.tally import Figure

EXAMPLES = {
    "reportnlp evaluate gold": "precision, recall, F1 and accuracies over all texts of the folder",
    "reportnlp evaluate gold --faults": "and every difference from gold, one a line",
    "reportnlp evaluate gold --json": "the figures as one JSON object",
}


@click.command("evaluate", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("folder", metavar="GOLD_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
@click.option("--faults", is_flag=True, help="Every difference from gold too, one a line.")
@analysis_options
def command(
    folder: Path,
    as_json: bool,
    faults: bool,
    settings: Settings,
) -> None:
    """Measure the analyses of the texts in GOLD_DIR against the tables beside them.

    NAME.txt is judged by NAME.mentions.tsv (quantities, dates, events, documents) and NAME.lines.tsv (roles and
    sections of lines), whichever there are. Mentions count by their exact span; values only where the span is right.
    """
    evaluation = evaluate_gold(folder, settings.analysis, settings.reading)
    if as_json:
        click.echo(orjson.dumps(evaluation.figures, option=orjson.OPT_INDENT_2))
    else:
        for name, figure in evaluation.figures.items():
            click.echo(_row(name, figure))
    for fault in evaluation.faults if faults else ():
        click.echo(str(fault))


def _row(name: str, figure: Figure) -> str:
    return f"{name:22s} " + "  ".join(f"{key}={value}" for key, value in figure.items())
