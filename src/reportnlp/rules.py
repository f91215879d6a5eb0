r"""Rules as data: TOML files beside the code that reads them, each rule with an id and examples.

    [[rule]]
    id = "quantity.rank"
    pattern = '第\d+[位名]'
    examples = ["居全国<q>第3位</q>"]          # what must be found, by this rule, with exactly this span
    counterexamples = ["第十四届人大"]            # where this rule must find nothing
    note = "…"

A character of writing is `[^\W\da-zA-Z_]` in patterns: Python 3.11 takes half a millisecond to compile each `[一-鿿]`.

A test runs every example of every file (tests/test_rules.py).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from reportnlp.model import ReportError


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, its regular expression, and whatever further keys its engine reads (`data`)."""

    id: str
    pattern: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()
    note: str = ""
    data: tuple[tuple[str, Any], ...] = ()


def shipped(package: str, name: str) -> Path:
    """Return the path of a file that comes with a package (importlib.resources takes 10 ms to load)."""
    return Path(import_module(package).__path__[0], name)


@cache
def load_table(package: str, name: str) -> dict[str, Any]:
    """Return the parsed TOML file `name` of `package` (`load_table("reportnlp.extract", "dates.toml")`)."""
    return tomllib.loads(shipped(package, name).read_text(encoding="utf-8"))


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a user's TOML file; raises `ReportError`, which names it and says what is wrong."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ReportError(f"{path}: there is no such file") from error
    except OSError as error:
        raise ReportError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ReportError(f"{path}: not in UTF-8; save it in that encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise ReportError(f"{path}: not a TOML file: {error}") from error


def fault(error: Exception) -> str:
    """Return what an error says of a user's file; of a KeyError, that the key is missing."""
    return f"no {error}" if isinstance(error, KeyError) else str(error)


@cache
def load_rules(package: str, name: str) -> tuple[Rule, ...]:
    """Return the rules of a shipped TOML file, in its order; a rule without an id or examples is a ValueError."""
    return tuple(parse_rule(raw, name) for raw in load_table(package, name)["rule"])


def parse_rule(raw: dict[str, Any], source: str) -> Rule:
    """Turn one `[[rule]]` table into a `Rule`; `source` names the file in errors."""
    known = {"id", "pattern", "examples", "counterexamples", "note"}
    if not raw.get("id") or not raw.get("examples"):
        raise ValueError(f"{source}: a rule needs an id and examples: {raw}")
    return Rule(
        id=raw["id"],
        pattern=raw.get("pattern", ""),
        examples=tuple(raw["examples"]),
        counterexamples=tuple(raw.get("counterexamples", ())),
        note=raw.get("note", ""),
        data=tuple((key, value) for key, value in raw.items() if key not in known),
    )


@cache
def load_rows(package: str, name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a shipped TSV table (first line: column names; lines that open with # are notes)."""
    lines = shipped(package, name).read_text(encoding="utf-8").splitlines()
    head, *rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return tuple(dict(zip(head, row, strict=True)) for row in rows)


def factored(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of `words`, with shared beginnings told once: faster than a plain |.

    >>> factored(["建成", "建成投用", "建立"])
    '建(?:成(?:投用)?|立)'
    """
    by_first: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        by_first.setdefault(word[0], []).append(word[1:])
    return "|".join(_branch(first, rest) for first, rest in by_first.items())


def _branch(first: str, rests: list[str]) -> str:
    longer = [rest for rest in rests if rest]
    if not longer:
        return re.escape(first)
    inner = factored(longer)
    if len(rests) == len(longer):
        return re.escape(first) + (f"(?:{inner})" if len(longer) > 1 else inner)
    return f"{re.escape(first)}(?:{inner})?"
