"""Click's help and words in the user's language, with examples at the end."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import cleandoc

import click

from reportnlp.messages import chinese, is_chinese, local


def localise(command: click.Command) -> click.Command:
    """Return a command with its help in the user's language."""
    command.help = command.help and local(cleandoc(command.help))
    for param in command.params:
        if isinstance(param, click.Option) and param.help:
            param.help = local(param.help)
    return command


def localise_click() -> None:
    """Give Click's own words (Usage, Options, Error …) in Chinese where the user's locale asks for it.

    Click looks them up through `gettext`, which reads compiled catalogues only; so its lookup is replaced.
    """
    if is_chinese():
        for module in (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types):
            vars(module).update(_=chinese, ngettext=_one_or_many)


def _one_or_many(one: str, many: str, count: int) -> str:
    return chinese(one if count == 1 else many)


def write_examples(formatter: click.HelpFormatter, examples: Mapping[str, str]) -> None:
    """Write command lines, and under each what it gives."""
    with formatter.section(local("Examples")):
        for line, says in examples.items():
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
            formatter.write(f"{'':>{formatter.current_indent + 4}}{local(says)}\n")
