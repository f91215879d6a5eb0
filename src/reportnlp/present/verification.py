"""Whether what was found still stands in the text that it was found in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportnlp.analysis import TABLES, Analysis
from reportnlp.contract import KEYS
from reportnlp.model import Report, Span

EXCERPT = 30
"""Characters of a long line that a message repeats."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding that does not stand: where it is in the file (`quantities[5].subject`), and what is wrong."""

    where: str
    message: str


def verify(analysis: Analysis, source: Report) -> list[Fault]:
    """Return what of an analysis does not stand in its source as it is read today; nothing where all stands.

    The bytes (SHA-256) and the text are compared first, then every place with what should stand there.

    >>> import reportnlp
    >>> report = reportnlp.from_text("发放资料5000余份。")
    >>> verify(reportnlp.analyse(report), report)
    []
    """
    return [*_compare(analysis.report, source), *_misplaced(analysis, source.text)]


def count_places(analysis: Analysis) -> int:
    """Return how many places `verify` compares."""
    return sum(1 for _ in _places(analysis))


def _compare(stored: Report, source: Report) -> Iterator[Fault]:
    if stored.sha256 != source.sha256:
        yield Fault("report.sha256", "the source has changed since")
    if stored.text != source.text:
        at = next((n for n, (a, b) in enumerate(zip(stored.text, source.text, strict=False)) if a != b), None)
        at = min(len(stored.text), len(source.text)) if at is None else at
        yield Fault("text", f"differs from the source from character {at} on")


def _misplaced(analysis: Analysis, text: str) -> Iterator[Fault]:
    for where, start, end, words in _places(analysis):
        if not _slice(text, start, end):
            yield Fault(where, f"{start}-{end} is no place in a text of {len(text)} characters")
        elif text[start:end] != words:
            yield Fault(where, f"{start}-{end} should be {_short(words)}, the source has {_short(text[start:end])}")


def _slice(text: str, start: Any, end: Any) -> str:
    """Return what stands at a place; nothing where a file holds something that is no place of this text."""
    whole = type(start) is type(end) is int and 0 <= start < end <= len(text)
    return text[start:end] if whole else ""


def _short(words: object) -> str:
    return repr(words if len(str(words)) <= EXCERPT else f"{str(words)[:EXCERPT]}…")


def _places(analysis: Analysis) -> Iterator[tuple[str, int, int, str]]:
    """Yield each place with its name and the words that should stand there."""
    for table in TABLES:
        for n, finding in enumerate(getattr(analysis, table)):
            if getattr(finding, "start", None) is not None:
                words = getattr(finding, "text", None) or _slice(analysis.report.text, finding.start, finding.end)
                yield f"{table}[{n}]", finding.start, finding.end, words
            for key, name in _span_fields(type(finding)):
                if isinstance(span := getattr(finding, name), Span):
                    yield f"{table}[{n}].{key}", span.start, span.end, span.text


def _span_fields(cls: type) -> list[tuple[str, str]]:
    spans = {field.name for field in dataclasses.fields(cls) if "Span" in str(field.type)}
    return [(key, name) for key, name in KEYS[cls] if name in spans]
