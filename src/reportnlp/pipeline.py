"""From a report to its analysis: the table of contents of the program. Each stage returns, `analyse` attaches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportnlp import classify, extract, resolve, structure
from reportnlp.analysis import Analysis
from reportnlp.model import Item, Line, Passage, Report, Section
from reportnlp.text import fold, hide


@dataclass(frozen=True, slots=True)
class Options:
    """How to analyse: a user's own `lexicon` and `rules` (TOML files) and section `model` (see `reportnlp train`).

    A section that is less certain than `min_confidence` becomes `other`.
    """

    lexicon: Path | None = None
    rules: Path | None = None
    min_confidence: float = 0.0
    model: Path | None = None


def analyse(report: Report, options: Options = Options()) -> Analysis:
    """Return everything that is found in a report.

    >>> import reportnlp
    >>> report = reportnlp.from_text("2021年，调解纠纷328起。")
    >>> [q.text for q in reportnlp.analyse(report).quantities]
    ['328起']
    """
    text = report.text
    outline = structure.read_outline(text)
    folded = hide(fold(text), outline.hidden)

    expressions = extract.find_dates(text, folded)
    own = extract.load_own_rules(options.rules)
    documents = extract.find_documents(text, folded, own.documents)
    events = extract.find_events(text, folded, documents, own.events)
    figures = extract.find_quantities(text, folded, (*expressions, *documents, *events))
    weights = classify.load_weights(options.model) if options.model else None
    passages = classify.find_passages(text, outline, options.min_confidence, weights)

    context = resolve.Context(report, folded, outline, passages)
    dates = resolve.anchor_dates(context, expressions)
    quantities = resolve.resolve_quantities(context, figures, dates, options.lexicon)
    return Analysis(
        report=replace(report, warnings=report.warnings + outline.warnings),
        lines=_with_sections(_with_origin(outline.lines, report.origin), passages),
        items=tuple(
            Item(item.start, item.end, item.marker, item.heading, context.section_at(item.start))
            for item in outline.items
        ),
        quantities=quantities,
        dates=dates,
        events=resolve.date_events(context, events, dates),
        documents=documents,
        passages=passages,
        commitments=resolve.find_commitments(context, quantities, dates),
        indicators=resolve.tabulate_indicators(context, quantities, options.lexicon),
        checks=resolve.find_checks(context, quantities),
    )


def _with_origin(lines: Sequence[Line], origin: Sequence[tuple[int, int | None, int | None]]) -> Sequence[Line]:
    """Give each line the page or paragraph of the original that it came from."""
    if not origin:
        return lines
    starts = [start for start, _, _ in origin]
    places = (origin[max(0, bisect_right(starts, line.start) - 1)] for line in lines)
    return [replace(line, page=page, paragraph=n) for line, (_, page, n) in zip(lines, places, strict=True)]


def _with_sections(lines: Sequence[Line], passages: Sequence[Passage]) -> tuple[Line, ...]:
    """Give each line the section that fills most of it."""
    parts: dict[int, list[Passage]] = {}
    starts = [line.start for line in lines]
    for passage in passages:
        parts.setdefault(bisect_right(starts, passage.start) - 1, []).append(passage)
    return tuple(_with_section(line, parts.get(n, [])) for n, line in enumerate(lines))


def _with_section(line: Line, parts: list[Passage]) -> Line:
    if not parts:
        return line
    size: dict[Section, int] = {}
    for part in parts:
        size[part.section] = size.get(part.section, 0) + part.end - part.start
    section = max(size, key=size.__getitem__)
    chief = next(part for part in parts if part.section == section)
    why = f"{line.why}; {chief.why}".strip("; ")
    return Line(
        line.start, line.end, line.role, section, chief.confidence, line.number, why, line.page, line.paragraph
    )  # said in full, as `replace` takes three times as long
