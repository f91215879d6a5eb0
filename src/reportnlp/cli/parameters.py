"""Parameters that several commands share."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import reduce, wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from reportnlp.cli.localise import write_examples
from reportnlp.messages import local
from reportnlp.model import ReportError
from reportnlp.pipeline import Options
from reportnlp.read import ReadOptions

F = TypeVar("F", bound=Callable[..., Any])


class Names(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest Click
    """Several of a closed set of names, joined by commas."""

    name = "names"

    def __init__(self, allowed: Collection[str]) -> None:
        self.allowed = tuple(allowed)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return how the value is written in the help."""
        return "NAME,…"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the names as a tuple; an unknown one is wrong usage."""
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in value.replace("，", ",").split(",") if name.strip())
        for name in names:
            if name not in self.allowed:
                self.fail(local(f"{name!r} is not one of {', '.join(self.allowed)}."), param, ctx)
        return names

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Return the names that may follow."""
        done, comma, begun = incomplete.rpartition(",")
        return [click.shell_completion.CompletionItem(done + comma + n) for n in self.allowed if n.startswith(begun)]


class Encoding(click.ParamType):  # type: ignore[type-arg]
    """The name of a character encoding that Python knows."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name; an unknown one is wrong usage."""
        try:
            codecs.lookup(value)
        except LookupError:
            self.fail(local(f"unknown encoding: {value}"), param, ctx)
        return str(value)


class ExamplesCommand(click.Command):
    """A command that names what it cannot read, and whose help ends with examples: command line to what it gives."""

    def __init__(self, *args: Any, examples: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples or {}

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an input without which it can do nothing is named, and the exit code is 1."""
        try:
            return super().invoke(ctx)
        except ReportError as error:
            click.echo(local(str(error)), err=True)
            raise SystemExit(1) from error

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        write_examples(formatter, self.examples)


def output_option(function: F) -> F:
    """Add `-o`, the path that is written whole or not at all."""
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path), help="Write here, whole or not at all; else to stdout."
    )(function)


@dataclass(frozen=True)
class Settings:
    """How the command line says to read and to analyse."""

    reading: ReadOptions
    analysis: Options


def analysis_options(function: F) -> F:
    """Add the options that say how to read and analyse; the command gets them as `settings`.

    It stands right above the function, below all other options.
    """

    @wraps(function)
    def command(
        *args: Any,
        encoding: str | None,
        ocr: bool,
        min_confidence: float,
        lexicon: Path | None,
        rules: Path | None,
        model: Path | None,
        **kwargs: Any,
    ) -> Any:
        reading = ReadOptions(encoding=encoding, ocr=ocr)
        analysis = Options(lexicon=lexicon, rules=rules, min_confidence=min_confidence, model=model)
        return function(*args, settings=Settings(reading, analysis), **kwargs)

    return reduce(lambda decorated, option: option(decorated), _ANALYSIS, cast(F, command))


EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
_ANALYSIS = (
    click.option("--model", type=EXISTING, help="A section model of your own (`reportnlp train`)."),
    click.option("--rules", type=EXISTING, help="Further rules of your own (TOML)."),
    click.option("--lexicon", type=EXISTING, help="Further indicators of your own (TOML)."),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Call a section that is less certain than this `other`.",
    ),
    click.option("--ocr", is_flag=True, help="Recognise the text of scanned PDFs (needs tesseract with chi_sim)."),
    click.option("--encoding", type=Encoding(), help="The files' encoding, where detection goes wrong."),
)
