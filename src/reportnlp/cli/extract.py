"""`reportnlp extract FILE…`: what one report says."""

from __future__ import annotations

from typing import IO

import click

import reportnlp


@click.command("extract")
@click.argument("file", type=click.Path())
@click.option("--format", "form", default="json")
@click.option("-o", "output", type=click.File("w", encoding="utf-8"), default="-")
def command(file: str, form: str, output: IO[str]) -> None:
    """Say what a report states."""
    click.echo(reportnlp.analyse(reportnlp.read(file)).to_json(), file=output)
