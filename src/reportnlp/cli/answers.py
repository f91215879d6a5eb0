"""How commands that answer with tables of several reports write them: screen, JSON, CSV, Excel, page, Parquet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import orjson

from reportnlp.atomic import replacing
from reportnlp.cli.parameters import output_option
from reportnlp.cli.writers import opened, write_bytes
from reportnlp.messages import local
from reportnlp.present.csv_folder import cells, write_folder
from reportnlp.present.sheets import Sheet

F = TypeVar("F", bound=Callable[..., Any])
FORMS = ("table", "json", "csv", "xlsx", "html")


def answer_options(*more: str) -> Callable[[F], F]:
    """Add `--format` (as the parameter `form`; `more` are forms beside those of every command) and `-o`."""
    form = click.option(
        "--format", "form", type=click.Choice([*FORMS, *more]), default="table", show_default=True, help="In what form."
    )
    return lambda function: form(output_option(function))


def write_answer(
    form: str,
    sheets: Sequence[Sheet],
    plain: Callable[[], Any],
    output: Path | None,
    page: Callable[[], str] | None = None,
) -> None:
    """Write sheets (or, as JSON, the object that `plain` returns, as HTML the `page`) to a path or stdout.

    CSV of one table is a file or stdout, of several a folder. A form that needs a path and has none is wrong usage.
    """
    if output is None and (form in {"xlsx", "parquet"} or (form == "csv" and len(sheets) > 1)):
        raise click.UsageError(local(f"--format {form} needs -o"))
    if form == "json":
        write_bytes(orjson.dumps(plain(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE), output)
    elif form == "html":
        with opened(output) as file:
            file.write(page() if page else _plain_page(sheets))
    elif form == "table":
        from reportnlp.present.terminal import console, print_sheets

        with opened(output) as file:
            print_sheets(sheets, console(file), head=True)
    else:
        _FILES[form](sheets, output)


def _plain_page(sheets: Sequence[Sheet]) -> str:
    from reportnlp.present.codebook import table_label
    from reportnlp.present.pages import tables_page

    return tables_page(table_label(sheets[0].name), sheets)


def _write_csv(sheets: Sequence[Sheet], output: Path | None) -> None:
    """Write one table as a file (with the byte order mark that Excel wants) or to stdout, several as a folder."""
    if output and len(sheets) > 1:
        write_folder([sheets], output)
        return
    if output is None:
        with opened(None) as file:
            _write_rows(sheets[0], file)
        return
    with replacing(output) as aside, open(aside, "w", encoding="utf-8-sig", errors="replace", newline="") as file:
        _write_rows(sheets[0], file)


def _write_rows(sheet: Sheet, file: Any) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([column.name for column in sheet.columns])
    writer.writerows(cells(sheet))


def _write_xlsx(sheets: Sequence[Sheet], output: Path | None) -> None:
    from reportnlp.present.workbook import write_workbook

    assert output
    write_workbook([sheets], output)


def _write_parquet(sheets: Sequence[Sheet], output: Path | None) -> None:
    from reportnlp.present.frames import to_frame

    assert output
    with replacing(output) as aside:
        to_frame(sheets[0]).to_parquet(aside, index=False)


_FILES: dict[str, Callable[[Sequence[Sheet], Path | None], None]] = {
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "parquet": _write_parquet,
}
