"""How a paragraph was reworded: word by word, with the changes that carry policy told apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, TypeAlias

from reportnlp.compare.corpus import Corpus
from reportnlp.model import Quantity, Role, Span
from reportnlp.rules import load_rules

Direction = Literal["stronger", "weaker", "up", "down"]

ENDLESS = 10**8
"""Words of the one times words of the other: beyond that (a report in one line) they are not compared one by one."""
Difference: TypeAlias = tuple[int, int, int, int]

KEPT = 3
"""So many characters must be kept behind an exchanged word, or it speaks of another thing (大力推进A, 加快推进B)."""
SHORT = 3
"""A scale word that was exchanged in a longer stretch stands in another sentence, and compares with nothing."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of words that gave way to another; either may be empty (`start == end`, where it would stand)."""

    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class Shift:
    """A change that carries policy.

    `kind` is `figure` (a number), `hedge` (左右→以上), or a scale of shifts.toml (`commitment`, `stance`, `stage`,
    `priority`); `subject` and `role` are those of a figure; `direction` is None where the change has no order.
    """

    kind: str
    before: Span
    after: Span
    subject: str | None
    direction: Direction | None
    rule: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """Words that may give way to each other; on an ordered scale from weak to strong."""

    rule: str
    kind: str
    words: tuple[str, ...]
    ordered: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One paragraph of a pair: its text's report, and its tokens."""

    text: str
    starts: Sequence[int]
    words: Sequence[str]
    end: int

    def span(self, first: int, last: int) -> Span:
        """Return the place of the tokens from `first` up to `last`, which isn't included."""
        start = self.starts[first] if first < len(self.starts) else self.end
        end = self.starts[last - 1] + len(self.words[last - 1]) if last > first else start
        return Span(start, end, self.text[start:end])


def _side_of(corpus: Corpus, number: int) -> Side:
    """Return a paragraph with its tokens."""
    paragraph = corpus.paragraphs[number]
    tokens = corpus.tokens_of(number)
    words = [corpus.words[word] for word in corpus.token[tokens]]
    return Side(corpus.analyses[paragraph.report].report.text, corpus.start[tokens].tolist(), words, paragraph.end)


def read_rewording(corpus: Corpus, before: int, after: int) -> tuple[list[Edit], list[Shift]]:
    """Return the stretches in which two paragraphs differ, in order, and the policy-bearing changes among them.

    Figures are single words. A lone mark or particle that happens to stand in both (，, 的) doesn't part two edits.
    """
    sides = _side_of(corpus, before), _side_of(corpus, after)
    differences = _differences(sides[0].words, sides[1].words)
    figures = _quantities(corpus, before), _quantities(corpus, after)
    shifts = [*_word_shifts(*sides, differences), *_figure_shifts(*figures)]
    return _edits(*sides, differences), sorted(shifts, key=lambda shift: (shift.after.start, shift.kind))


def _edits(before: Side, after: Side, differences: Sequence[Difference]) -> list[Edit]:
    merged: list[list[int]] = []
    for i, j, k, m in differences:
        if merged and not _parts("".join(before.words[merged[-1][1] : i])):
            merged[-1][1], merged[-1][3] = j, m
        else:
            merged.append([i, j, k, m])
    return [Edit(before.span(i, j), after.span(k, m)) for i, j, k, m in merged]


def _parts(kept: str) -> bool:
    return sum(map(str.isalnum, kept)) > 1


def _differences(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """Return the stretches [i, j) of the one that the stretches [k, m) of the other stand for.

    The longest common subsequence of words is what was kept; endless paragraphs are one difference.
    """
    from rapidfuzz.distance import Indel

    if len(before) * len(after) > ENDLESS:
        return [(0, len(before), 0, len(after))]
    found: list[Difference] = []
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            continue
        i, k = step.src_start, step.dest_start
        if found and found[-1][1] == i and found[-1][3] == k:
            i, _, k, _ = found.pop()
        found.append((i, step.src_end, k, step.dest_end))
    return found


@cache
def scales() -> tuple[Scale, ...]:
    """Return the scales of shifts.toml."""
    rules = load_rules("reportnlp.compare", "shifts.toml")
    return tuple(Scale(rule.id, **{**dict(rule.data), "words": tuple(dict(rule.data)["words"])}) for rule in rules)


def _word_shifts(before: Side, after: Side, differences: Sequence[Difference]) -> Iterator[Shift]:
    next_at = [*(i for i, *_ in differences[1:]), len(before.words)]
    for (i, j, k, m), until in zip(differences, next_at, strict=False):
        goes_on = len("".join(before.words[j:until])) >= KEPT
        if not (0 < j - i <= SHORT and 0 < m - k <= SHORT and _has_scale_word(before, i, j)):
            continue
        for scale in scales():
            if spans := _exchanged(before, after, range(i, j), range(k, m), scale, goes_on):
                yield Shift(scale.kind, *spans, None, _strength(scale, spans[0].text, spans[1].text), scale.rule)
                break


def _has_scale_word(side: Side, first: int, last: int) -> bool:
    return any(_scale_words().match(side.words[n]) for n in range(first, last))


@cache
def _scale_words() -> re.Pattern[str]:
    return re.compile("|".join(word for scale in scales() for word in scale.words))


def _exchanged(
    before: Side, after: Side, old: range, new: range, scale: Scale, goes_on: bool
) -> tuple[Span, Span] | None:
    """Return the two words of a scale where one gave way to the other, as words of their own or at the head of one.

    积极探索 is one word and 稳妥|探索 are two: so what follows the words of the scale is compared as characters.
    """
    spans = before.span(old.start, old.stop), after.span(new.start, new.stop)
    heads = [next((word for word in scale.words if span.text.startswith(word)), "") for span in spans]
    rests = [span.text.removeprefix(head) for span, head in zip(spans, heads, strict=True)]
    if all(heads) and heads[0] != heads[1] and rests[0] == rests[1] and (goes_on or rests[0]):
        return _cut(spans[0], heads[0]), _cut(spans[1], heads[1])
    first = next((n for n in old if before.words[n] in scale.words), None)
    second = next((n for n in new if after.words[n] in scale.words), None)
    if not goes_on or first is None or second is None or before.words[first] == after.words[second]:
        return None
    return before.span(first, first + 1), after.span(second, second + 1)


def _cut(span: Span, head: str) -> Span:
    return Span(span.start, span.start + len(head), head)


def _strength(scale: Scale, before: str, after: str) -> Direction | None:
    if not scale.ordered:
        return None
    return "stronger" if scale.words.index(after) > scale.words.index(before) else "weaker"


def _quantities(corpus: Corpus, number: int) -> Sequence[Quantity]:
    paragraph = corpus.paragraphs[number]
    found = corpus.analyses[paragraph.report].quantities
    first, last = (bisect_left(found, place, key=attrgetter("start")) for place in (paragraph.start, paragraph.end))
    return found[first:last]


def _figure_shifts(before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[Shift]:
    from rapidfuzz.distance import Indel

    if len(before) * len(after) > ENDLESS:
        return
    for step in Indel.opcodes([_meaning(each) for each in before], [_meaning(each) for each in after]):
        if step.tag == "equal":
            kept = before[step.src_start : step.src_end], after[step.dest_start : step.dest_end]
            for old, new in zip(*kept, strict=True):
                yield from _compare_figures(old, new)


def _meaning(quantity: Quantity) -> Any:
    """Return what two figures must share to be figures of one thing; a figure of nothing known shares with none."""
    subject = quantity.subject.text if quantity.subject else f"?{quantity.text}"
    return subject, quantity.unit, quantity.kind, quantity.change


def _compare_figures(before: Quantity, after: Quantity) -> Iterator[Shift]:
    spans = Span(before.start, before.end, before.text), Span(after.start, after.end, after.text)
    subject = after.subject.text if after.subject else None
    if before.approx != after.approx:
        yield Shift("hedge", *spans, subject, None, "shift.hedge", after.role)
    if (before.low, before.high) != (after.low, after.high):
        yield Shift("figure", *spans, subject, _direction(before, after), "shift.figure", after.role)


def _direction(before: Quantity, after: Quantity) -> Direction | None:
    if before.low is None or after.low is None or before.low == after.low:
        return None
    return "up" if after.low > before.low else "down"
