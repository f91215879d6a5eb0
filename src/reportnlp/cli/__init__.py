"""The command line: one small module a command, loaded when it is called."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "extract": "What one report says: figures, dates, events, documents, sections.",
}


class LazyGroup(click.Group):
    """A group whose commands are modules of this package, imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import and return a command, or None where there is none of that name."""
        if name not in COMMANDS:
            return None
        command = import_module(f"reportnlp.cli.{name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reportnlp")
def main() -> None:
    """Read Chinese government work reports and turn them into facts."""
