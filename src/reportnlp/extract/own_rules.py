"""A user's own rules: events, documents and terms in a TOML file of the form of the shipped ones.

[[rule]]
id = "event.own.lantern_night"          # event.…, document.… or term.…
pattern = "(?:第.{1,3}届)?临河灯会"        # a regular expression; of a term: the word itself
kind = "festival"                       # an event's or a document's kind
examples = ["办好<e>第三届临河灯会</e>"]    # what it finds, marked <e>, <doc> or <t>; checked when the file is read
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from reportnlp.extract.candidates import Candidate, Weight
from reportnlp.model import DocumentKind, EventKind, ReportError
from reportnlp.rules import Rule, fault, parse_rule, read_toml

_MARKED = re.compile(r"<(e|doc|t)>(.*?)</\1>")
_KINDS = {"event": get_args(EventKind), "document": get_args(DocumentKind)}


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The rules of a user's file by what they find; `terms` are words for the segmenter."""

    events: tuple[Rule, ...] = ()
    documents: tuple[Rule, ...] = ()
    terms: tuple[Rule, ...] = ()


@cache
def load_own_rules(path: Path | None) -> OwnRules:
    """Return the rules of a user's TOML file, or none without a file.

    Raises `ReportError` where the file cannot be read, is not of this form, or a rule misses its own examples.
    """
    if path is None:
        return OwnRules()
    raw = read_toml(path)
    try:
        rules = [_checked(parse_rule(row, path.name)) for row in raw["rule"]]
    except (ValueError, KeyError, TypeError, AttributeError, re.error) as error:
        why = fault(error)
        raise ReportError(
            f"{path}: not a file of rules ({why}); it needs [[rule]] tables with an id, a pattern and marked examples"
        ) from error
    return OwnRules(*(tuple(r for r in rules if r.id.startswith(f"{what}.")) for what in ("event", "document", "term")))


def _checked(rule: Rule) -> Rule:
    what = rule.id.split(".")[0]
    if what not in {"event", "document", "term"} or not rule.pattern:
        raise ValueError(f"{rule.id}: an id opens with event., document. or term., and a rule has a pattern")
    kind = dict(rule.data).get("kind", "policy" if what == "document" else None)
    if what in _KINDS and kind not in _KINDS[what]:
        raise ValueError(f"{rule.id}: kind {kind!r} is none of {', '.join(_KINDS[what])}")
    for example in rule.examples:
        wanted = [found for _, found in _MARKED.findall(example)]
        plain = _MARKED.sub(r"\2", example)
        if not wanted or [plain[c.start : c.end] for c in find_own(plain, [rule])] != wanted:
            raise ValueError(f"{rule.id}: it does not find what is marked in {example!r}")
    return rule


def find_own(folded: str, rules: Sequence[Rule]) -> Iterator[Candidate]:
    """Yield what a user's rules find in a folded text."""
    for rule in rules:
        kind = str(dict(rule.data).get("kind", "policy"))
        for match in re.finditer(rule.pattern, folded):
            if match.end() > match.start():
                yield Candidate(match.start(), match.end(), kind, rule.id, Weight.OWN)
