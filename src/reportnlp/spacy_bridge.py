"""The bridge to spaCy: an analysis as a Doc, and the analysis as a pipeline component.

nlp = spacy.blank("zh")
nlp.add_pipe("reportnlp")                   # found by its entry point
doc = nlp("全年发放资料5000余份。")
doc.spans["quantities"], doc.ents, list(doc.sents)
"""

# No `from __future__ import annotations`: spaCy 3.7 checks a factory's arguments by their annotations as they
# stand, and cannot resolve texts.

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Literal

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import filter_spans

from reportnlp.analysis import Analysis
from reportnlp.extract import load_own_rules
from reportnlp.model import Date, Document, Event, Quantity
from reportnlp.pipeline import Options, analyse
from reportnlp.read import from_text
from reportnlp.segment import Segmenter
from reportnlp.structure.sentences import find_sentences

Finding = Quantity | Date | Event | Document
GROUPS = ("quantities", "dates", "events", "documents")
"""The tables of findings, which are also the names of the span groups; `sections` is a fifth group."""

ANALYSIS = "reportnlp"
"""Where `Doc.user_data` keeps the analysis as JSON (a DocBin keeps it with `store_user_data=True`)."""

RETOKENISED = "reportnlp.retokenised"
"""Where `Doc.user_data` counts the findings whose ends fell inside words, so that these words were split."""


def to_doc(analysis: Analysis, nlp: Language | None = None, segmenter: Segmenter | None = None) -> Doc:
    """Return the report as a Doc: words, sentences, span groups, entities; `doc.text` is the report's text.

    Quantities and dates are single tokens where nothing else begins or ends in them. The span groups `quantities`,
    `dates`, `events`, `documents` and `sections` hold all findings in order, with the kind as label and the rule as
    span id; `doc.ents` holds the longest of overlapping ones (EVENT, DATE, DOCUMENT, else the quantity's kind: MONEY,
    PERCENT, COUNT …). A word in which a finding ends is split; how many findings did that stands in
    `doc.user_data["reportnlp.retokenised"]`. `nlp` gives the vocabulary (a blank Chinese one), `segmenter` the words.

    >>> import reportnlp
    >>> doc = to_doc(reportnlp.analyse(reportnlp.from_text("全年发放资料5000余份。")))
    >>> [(ent.text, ent.label_) for ent in doc.ents]
    [('全年', 'DATE'), ('5000余份', 'COUNT')]
    """
    text = analysis.report.text
    words = (segmenter or _segmenter(None)).cut(text, (*analysis.quantities, *analysis.dates))
    ends = set(accumulate(map(len, words)))
    crossing = [found for found in _findings(analysis) if not _aligned(found, ends)]
    borders = sorted(ends | {at for found in _spans(analysis) for at in found} - {0})
    pieces = [text[start:end] for start, end in zip([0, *borders], borders, strict=False)]
    doc = Doc((nlp or _blank()).vocab, words=pieces, spaces=[False] * len(pieces))
    return _annotate(doc, analysis, len(crossing))


def from_doc(doc: Doc) -> Analysis:
    """Return the analysis that a Doc carries; a Doc that carries none is a KeyError."""
    return Analysis.from_json(doc.user_data[ANALYSIS])


def annotate(doc: Doc, analysis: Analysis) -> Doc:
    """Put an analysis of its own text on a Doc that keeps its tokens, but for those in which a finding ends.

    Returns the same Doc. An analysis of another text is a ValueError.
    """
    if doc.text != analysis.report.text:
        raise ValueError("the analysis is of another text than the Doc")
    starts = {token.idx for token in doc} | {len(doc.text)}
    crossing = [found for found in _findings(analysis) if not _aligned(found, starts | {0})]
    _split(doc, {at for found in _spans(analysis) for at in found} - starts)
    return _annotate(doc, analysis, len(crossing))


def _findings(analysis: Analysis) -> Iterator[Finding]:
    for group in GROUPS:
        yield from getattr(analysis, group)


def _spans(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield every place at which a token must begin or end: findings, sections and sentences."""
    yield from ((found.start, found.end) for found in _findings(analysis))
    yield from ((passage.start, passage.end) for passage in analysis.passages)
    yield from find_sentences(analysis.report.text)


def _aligned(found: Finding, borders: set[int]) -> bool:
    return (found.start in borders or found.start == 0) and found.end in borders


def _split(doc: Doc, cuts: set[int]) -> None:
    """Split the tokens in which cuts fall."""
    ordered = sorted(cuts)
    with doc.retokenize() as retokenizer:
        for token in doc:
            first, last = bisect_left(ordered, token.idx), bisect_left(ordered, token.idx + len(token))
            inside = [at - token.idx for at in ordered[first:last]]
            if inside:
                parts = [token.text[a:b] for a, b in zip([0, *inside], [*inside, len(token)], strict=True)]
                retokenizer.split(token, parts, heads=[(token, n) for n in range(len(parts))])


def _annotate(doc: Doc, analysis: Analysis, crossing: int) -> Doc:
    starts = [token.idx for token in doc]
    opening = {start for start, _ in find_sentences(doc.text)}
    for token in doc:
        token.is_sent_start = token.idx in opening or token.i == 0
    for group in GROUPS:
        found = getattr(analysis, group)
        doc.spans[group] = SpanGroup(doc, name=group, spans=_to_spans(doc, starts, found, _kind))
    sections = [p for p in analysis.passages if p.end > p.start]
    at = [(bisect_left(starts, p.start), bisect_left(starts, p.end)) for p in sections]
    doc.spans["sections"] = SpanGroup(
        doc, name="sections", spans=[Span(doc, a, b, p.section) for (a, b), p in zip(at, sections, strict=True)]
    )
    doc.set_ents(filter_spans(_to_spans(doc, starts, list(_findings(analysis)), _label)))
    doc.user_data |= {ANALYSIS: analysis.to_json(), RETOKENISED: crossing}
    return doc


def _to_spans(doc: Doc, starts: Sequence[int], found: Iterable[Finding], label: Callable[[Finding], str]) -> list[Span]:
    return [
        Span(doc, bisect_left(starts, f.start), bisect_left(starts, f.end), label(f), span_id=f.rule) for f in found
    ]


def _kind(found: Finding) -> str:
    return found.grain if isinstance(found, Date) else found.kind


def _label(found: Finding) -> str:
    return found.kind.upper() if isinstance(found, Quantity) else type(found).__name__.upper()


@Language.factory(
    "reportnlp",
    default_config={"lexicon": None, "rules": None, "min_confidence": 0.0, "tokens": "words"},
)
class ReportComponent:
    """The pipeline component: analyses a Doc's text and puts the findings on it.

    `lexicon`, `rules` and `min_confidence` are those of `reportnlp.Options`, paths as texts. `tokens` is "words" (the
    Doc is made anew with the segmenter's words; put the component first) or "keep" (the tokens that are there stay,
    but for those in which a finding ends). The report's title, organ and year are read from the text alone.
    """

    def __init__(
        self,
        nlp: Language,
        name: str,
        lexicon: str | None = None,
        rules: str | None = None,
        min_confidence: float = 0.0,
        tokens: Literal["words", "keep"] = "words",
    ) -> None:
        if tokens not in {"words", "keep"}:
            raise ValueError(f"tokens is 'words' or 'keep', not {tokens!r}")
        self.nlp, self.name, self.tokens = nlp, name, tokens
        self.options = Options(Path(lexicon) if lexicon else None, Path(rules) if rules else None, min_confidence)

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with the findings."""
        analysis = analyse(from_text(doc.text), self.options)
        if self.tokens == "keep":
            return annotate(doc, analysis)
        made = to_doc(analysis, self.nlp, _segmenter(self.options.rules))
        made.user_data = doc.user_data | made.user_data
        return made


@cache
def _segmenter(rules: Path | None) -> Segmenter:
    segmenter = Segmenter()
    for term in load_own_rules(rules).terms:
        segmenter.add(term.pattern, **{key: value for key, value in term.data if key in {"frequency", "tag"}})
    return segmenter


@cache
def _blank() -> Language:
    return spacy.blank("zh")
