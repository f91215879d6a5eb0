"""Documents: laws, plans and policies named in 《》 or by a fixed name (documents.toml, documents_names.tsv)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from reportnlp.extract.candidates import Candidate, disjoint
from reportnlp.extract.document_names import find_bare, goes_on, with_number, with_plan_of, with_topic, with_version
from reportnlp.extract.document_titles import BRACKET, find_titled, number_behind
from reportnlp.extract.own_rules import find_own
from reportnlp.extract.vocabulary import find_rule, rows, scan, words
from reportnlp.model import Document, DocumentKind
from reportnlp.rules import Rule

_PATTERNS = (
    "code",
    "five_year_plan",
    "congress_report",
    "package",
    "points",
    "quoted",
    "bundle",
    "quoted_plan",
    "file",
)
"""The rules that are patterns, the surer first."""

_COUNTRY = "中华人民共和国"
_FIVE_YEARS = re.compile(
    r"[“\"]?(?:第?(?P<number>[一二三四五六七八九十]+)(?:五[”\"]?|个五年))(?P<noun>规划|计划)(?:纲要)?"
)
"""“十四五”规划, 第十四个五年规划纲要: the plan of the whole economy, not that of one field."""


def find_documents(text: str, folded: str, own: Sequence[Rule] = ()) -> tuple[Document, ...]:
    """Return the documents that a text names, in order and disjoint; `folded` is the text to match on.

    The span stands without 《》; quotes inside stay. Works of art and newspapers in 《》 are left out. What a user's
    `own` rules find wins over the rest.

    >>> [d.text for d in find_documents("落实《物业管理办法》和行政复议法", "落实《物业管理办法》和行政复议法")]
    ['物业管理办法', '行政复议法']
    """
    found = [Candidate(start, end, "", rule, -n) for n, (start, end, rule) in enumerate(_candidates(folded))]
    return tuple(_document(text, folded, place) for place in disjoint((*find_own(folded, own), *found)))


def _candidates(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield places with their rules, the surer rules first."""
    yield from find_titled(folded)
    for rule in _PATTERNS:
        yield from _by_pattern(folded, f"document.{rule}")
    yield from find_bare(folded)
    yield from _known(folded)


def _by_pattern(folded: str, rule: str) -> Iterator[tuple[int, int, str]]:
    for match in find_rule(rule, folded):
        start, end = match.span("inner") if match.groupdict().get("inner") else match.span()
        if rule == "document.package":
            start, end = with_number(folded, start, end)
        elif rule == "document.quoted_plan":
            start, end = with_plan_of(folded, start, end)
        elif rule in {"document.quoted", "document.bundle"}:
            start = with_topic(folded, start)
        yield start, with_version(folded, end), rule


def _known(folded: str) -> Iterator[tuple[int, int, str]]:
    for start, end, name in scan(folded).get("documents.names", ()):
        if goes_on(folded, end, name):
            continue
        if folded.startswith(_COUNTRY, max(0, start - len(_COUNTRY))):
            start -= len(_COUNTRY)
        yield start, with_version(folded, end), "document.known"


def _document(text: str, folded: str, found: Candidate) -> Document:
    name = text[found.start : found.end]
    row = rows("documents_names", "name").get(name.removeprefix(_COUNTRY).strip("《》"))
    kind = found.kind or (row["kind"] if row else _kind(name, found.rule))
    canonical = row["canonical"] if row else _canonical(name)
    number = number_behind(folded, found.end)
    return Document(
        found.start, found.end, name, found.rule, _as_kind(kind), canonical, text[slice(*number)] if number else None
    )


def _canonical(name: str) -> str:
    plain = BRACKET.sub("", name)
    plan = _FIVE_YEARS.fullmatch(plain)
    return f"国民经济和社会发展第{plan['number']}个五年{plan['noun']}纲要" if plan else plain


def _kind(name: str, rule: str) -> DocumentKind:
    plain = BRACKET.sub("", name)
    if rule == "document.code":
        return "code"
    if plain.endswith(words("documents", "law")) and not plain.endswith("办法"):
        return "law"
    return "plan" if plain.endswith(words("documents", "plan")) else "policy"


def _as_kind(word: str) -> DocumentKind:
    kinds: dict[str, DocumentKind] = {kind: kind for kind in get_args(DocumentKind)}
    return kinds[word]
