"""What became of the paragraphs of one report in the next, with every rewording shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportnlp.compare.alignment import Pair, Status, align, paragraphs_of
from reportnlp.compare.corpus import Corpus
from reportnlp.compare.rewording import Edit, Shift, read_rewording
from reportnlp.model import Section, Span


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph's fate between two reports of a panel: from group `before_group` to the next, `after_group`.

    `before` and `after` are its places in either report, None where it is new or dropped; `section` is that of the
    later one where there is one. `edits` and `shifts` are empty unless it was reworded or moved.
    """

    before_group: str
    after_group: str
    status: Status
    section: Section
    similarity: float
    before: Span | None
    after: Span | None
    edits: tuple[Edit, ...] = ()
    shifts: tuple[Shift, ...] = ()


def find_changes(corpus: Corpus, groups: dict[str, int]) -> Iterator[Change]:
    """Yield the changes from each report to the next; `groups` gives the number of each group's report, in time."""
    keys = list(groups)
    for before, after in pairwise(keys):
        pairs = align(corpus, paragraphs_of(corpus, groups[before]), paragraphs_of(corpus, groups[after]))
        for pair in pairs:
            yield _change(corpus, before, after, pair)


def _change(corpus: Corpus, before: str, after: str, pair: Pair) -> Change:
    spans = _span(corpus, pair.before), _span(corpus, pair.after)
    later = pair.before if pair.after is None else pair.after
    assert later is not None
    section = corpus.paragraphs[later].section
    head = (before, after, pair.status, section, pair.similarity, *spans)
    if pair.before is None or pair.after is None or pair.similarity == 1.0:
        return Change(*head)
    edits, shifts = read_rewording(corpus, pair.before, pair.after)
    return Change(*head, tuple(edits), tuple(shifts))


def _span(corpus: Corpus, number: int | None) -> Span | None:
    if number is None:
        return None
    paragraph = corpus.paragraphs[number]
    return Span(paragraph.start, paragraph.end, corpus.text_of(paragraph))
