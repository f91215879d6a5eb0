"""The command line: one small module a command, loaded when it is called."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from reportnlp.cli.localise import localise, localise_click, write_examples
from reportnlp.messages import local

COMMANDS = {
    "extract": "What one report says: figures, dates, events, documents, sections.",
    "indicators": "One row per report, indicator, measure, role and period; also what is not stated.",
    "compare": "What changed or differs over years and places: indicators, sections, terms, paragraphs.",
    "ledger": "Last report's targets against this report's results (目标台账).",
    "index": "How much of each report speaks of a word list, under a declared rule.",
    "concordance": "Every occurrence of a term in context, with section and offset (KWIC).",
    "profile": "Rule-of-law reports: required contents and standard counters.",
    "batch": "Many reports into a Parquet store; resumes; local processes or a Dask cluster.",
    "evaluate": "Measure the analyses against one's own gold.",
    "train": "The section classifier, on one's own labels and classes.",
    "verify": "Whether every finding still stands in its source text.",
}
"""Each command is the object `command` of the module of its name; the texts stand here so that --help loads none."""

EXAMPLES = {
    "reportnlp extract 2021.txt": "what one report says",
    "reportnlp compare reports/ --by year": "what changed through the years",
    'eval "$(_REPORTNLP_COMPLETE=bash_source reportnlp)"': "completion in bash; zsh_source and fish_source likewise",
}


def write_utf8() -> None:
    """Let stdout be UTF-8 with Unix line ends; into a pipe or file a Chinese Windows would write GBK, without 😀."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")


class LazyGroup(click.Group):
    """A group whose commands are modules of this package, imported when called."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line in the user's language."""
        gc.set_threshold(50_000)  # the default looks through all modules again and again while they load: 30 ms
        write_utf8()
        localise_click()
        localise(self)
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what it cannot read or write is named without a traceback."""
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()  # a full disk shows here
            return answer
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever reads has read enough, which Click takes quietly
                raise
            named = f"{error.filename or 'stdout'}: {local(error.strerror or str(error))}"
            raise click.ClickException(named) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import and return a command, or None where there is none of that name."""
        if name not in COMMANDS:
            return None
        if name in {"extract", "compare"}:  # a report's scores need no threads, and starting them takes 30 ms
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        command = import_module(f"reportnlp.cli.{name}").command
        assert isinstance(command, click.Command)
        return localise(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        with formatter.section(local("Commands")):
            formatter.write_dl([(name, local(text)) for name, text in COMMANDS.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples."""
        write_examples(formatter, EXAMPLES)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Read Chinese government work reports and turn them into facts.",
)
@click.version_option(package_name="reportnlp")
def main() -> None:
    """Hold the commands together."""
