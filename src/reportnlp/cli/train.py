"""`reportnlp train LABELS.csv`: the section classifier, on one's own labels and classes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportnlp.atomic import replacing
from reportnlp.cli.parameters import EXISTING, ExamplesCommand
from reportnlp.messages import local

if TYPE_CHECKING:
    from reportnlp.classify.corpus import Labelled
    from reportnlp.classify.evaluation import Figures

EXAMPLES = {
    "reportnlp train labels.csv -o model.npz": "train, measure by place, and write the model",
    "reportnlp train labels.csv": "measure only",
    "reportnlp train --reports folder -o model.npz": "train as the shipped model was, on a folder with manifest.csv",
}


@click.command("train", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("labels", metavar="LABELS.csv", required=False, type=EXISTING)
@click.option(
    "--reports",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Reports that label themselves by their headings, with a manifest.csv (path, place).",
)
@click.option("--ablation", is_flag=True, help="Measure too what each kind of evidence is worth (takes long).")
@click.option("-o", "--output", metavar="FILE.npz", type=click.Path(dir_okay=False, path_type=Path), help="The model.")
def command(labels: Path | None, reports: Path | None, ablation: bool, output: Path | None) -> None:
    """Train the section classifier on the labels of LABELS.csv, and measure it on places it has not seen.

    The table needs a column `label`, and either `path` and `line` (a report beside the table, and the number of its
    line) or `text`; `place` keeps its reports on one side of the split. The classes are those of the labels.
    """
    documents = _documents(labels, reports)
    _train(documents, output)
    if ablation:
        _ablate(documents)


def _documents(labels: Path | None, reports: Path | None) -> list[Labelled]:
    from reportnlp.classify.compose import compose_reports
    from reportnlp.classify.corpus import read_labels, read_reports

    if (labels is None) == (reports is None):
        raise click.UsageError(local("give either LABELS.csv or --reports FOLDER"))
    if labels is not None:
        return read_labels(labels)
    assert reports is not None
    return [*read_reports(reports), *compose_reports()]


def _train(documents: list[Labelled], output: Path | None) -> None:
    from reportnlp.classify.training import FORMS, train
    from reportnlp.classify.weights import save_weights

    trained = train(documents)
    for form in FORMS:
        _show(form, trained.figures(form))
    if output is not None:
        with replacing(output) as aside:
            save_weights(trained.weights, aside)


def _ablate(documents: list[Labelled]) -> None:
    """Write the figures of the first stage by the evidence that it may use; the neighbours come with the second."""
    from reportnlp.classify.training import ablate

    for evidence, by_form in ablate(documents).items():
        shown = "  ".join(f"{form} {figures.macro_f1:.4f}" for form, figures in by_form.items())
        click.echo(f"macro-F1 by {evidence}: {shown}")


def _show(form: str, figures: Figures) -> None:
    """Write the cross-validated figures of one form of report, with the confusion of its classes."""
    if not figures.count:
        return
    click.echo(
        f"{form}: {figures.count} paragraphs, accuracy {figures.accuracy:.4f}, macro-F1 {figures.macro_f1:.4f}, "
        f"calibration error {figures.calibration_error:.4f}"
    )
    for name, row in zip(figures.classes, figures.confusion.tolist(), strict=True):
        f1 = figures.f1.get(name)
        shown = "  ".join(f"{other} {count}" for other, count in zip(figures.classes, row, strict=True) if count)
        click.echo(f"  {name:12s} F1 {'-' if f1 is None else format(f1, '.4f')}  called: {shown or '-'}")
