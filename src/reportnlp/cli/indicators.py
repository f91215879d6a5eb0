"""`reportnlp indicators PATH…`: one row per report, indicator, measure, role and period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import click

from reportnlp.cli.answers import answer_options, write_answer
from reportnlp.cli.inputs import Inputs
from reportnlp.cli.parameters import ExamplesCommand, Settings, analysis_options
from reportnlp.messages import local
from reportnlp.model import Role
from reportnlp.present.sheets import Row, Sheet, columns, rows

EXAMPLES = {
    "reportnlp indicators reports/": "what each report states, and which headline indicators it does not",
    "reportnlp indicators 2024.txt 2025.txt --role target": "the targets of two years",
    "reportnlp indicators reports/ --indicator 地区生产总值 --format csv -o gdp.csv": "one indicator over many reports",
    "reportnlp indicators reports/ --year 2021-2025 --format parquet -o rows.parquet": "a data frame on disk",
}


class Years(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest Click
    """A year, or a range of years with both ends included (2021-2025)."""

    name = "years"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return how the value is written in the help."""
        return "YEAR[-YEAR]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> range:
        """Return the years; what is none is wrong usage."""
        if isinstance(value, range):
            return value
        first, _, last = str(value).partition("-")
        if not (first.isdigit() and (last or first).isdigit()):
            self.fail(local(f"{value!r} is not a year or a range of years such as 2021-2025."), param, ctx)
        return range(int(first), int(last or first) + 1)


@click.command("indicators", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@answer_options("parquet")
@click.option("--indicator", "names", multiple=True, metavar="NAME", help="Only this indicator; may be repeated.")
@click.option("--role", type=click.Choice(get_args(Role)), help="Only results or only targets.")
@click.option("--year", "years", type=Years(), help="Only reports of this year or these years.")
@analysis_options
def command(
    paths: tuple[str, ...],
    names: tuple[str, ...],
    role: Role | None,
    years: range | None,
    form: str,
    output: Path | None,
    settings: Settings,
) -> None:
    """Tabulate what reports state on indicators, and which headline indicators they do not.

    Figures are in the indicator's canonical unit, falls negative; `text` keeps the report's words. `status` is stated,
    in_step (同步, without a figure) or not_stated.
    """
    where = {"year": list(years)} if years else {}
    inputs = Inputs(paths, settings, where=where, what=("indicators",))
    found = [row for analysis in inputs.analyses() for row in rows(analysis, "indicators")]
    kept = list(chosen(found, names, role, years))
    if found or not inputs.failed:
        write_answer(form, [Sheet("indicators", columns("indicators"), kept)], lambda: kept, output)
    if inputs.failed:
        raise SystemExit(1)


def chosen(found: Iterable[Row], names: tuple[str, ...], role: Role | None, years: range | None) -> Iterator[Row]:
    """Yield the rows that pass the filters; a qualified indicator (GDP（市级）) goes with its plain name."""
    for row in found:
        named = not names or row["indicator"] in names or row["indicator"].partition("（")[0] in names
        if named and role in (None, row["role"]) and (years is None or row["year"] in years):
            yield row
