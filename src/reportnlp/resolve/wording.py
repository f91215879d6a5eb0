"""Wording of targets: hard (确保, 不低于) or soft (力争, 左右), and the stretch value behind a target (力争6%)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportnlp.model import Quantity, Role, Span, Wording
from reportnlp.rules import load_table

_REACH = 24


def read_wordings(
    folded: str, figures: Sequence[Quantity], roles: Sequence[Role | None]
) -> list[tuple[Wording | None, Span | None]]:
    """Return the wording of each figure and its stretch: the better figure behind it. Both None but for targets.

    生产总值增长5%以上，力争达到6%: the first is hard with the second as its stretch, the second is soft.
    """
    words = _words()
    targets = [q if role == "target" else None for q, role in zip(figures, roles, strict=True)]
    return [
        (words.wording(folded, q), words.stretch(folded, q, better)) if q else (None, None)
        for q, better in zip(targets, [*targets[1:], None], strict=False)
    ]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of wording.toml as patterns."""

    soft: re.Pattern[str]
    hard: re.Pattern[str]
    soft_figure: re.Pattern[str]
    hard_figure: re.Pattern[str]
    between: re.Pattern[str]

    def wording(self, folded: str, figure: Quantity) -> Wording | None:
        before = folded[max(0, figure.start - _REACH) : figure.start]
        clause = before[max(map(before.rfind, "，；。：\n")) + 1 :]
        if self.soft.search(clause):
            return "soft"
        if self.hard.search(clause) or self.hard_figure.search(figure.text):
            return "hard"
        return "soft" if self.soft_figure.search(figure.text) or figure.approx == "~" else None

    def stretch(self, folded: str, first: Quantity, second: Quantity | None) -> Span | None:
        if not second or second.start - first.end > _REACH:
            return None
        same = first.unit == second.unit and first.kind == second.kind
        if not same or not self.between.fullmatch(folded, first.end, second.start):
            return None
        return Span(second.start, second.end, second.text)


@cache
def _words() -> _Words:
    table = load_table("reportnlp.resolve", "wording.toml")
    hard, soft = ({key: re.compile("|".join(row[key])) for key in ("before", "within")} for row in table["wording"])
    between = re.compile(table["stretch"]["between"])
    return _Words(soft["before"], hard["before"], soft["within"], hard["within"], between)
