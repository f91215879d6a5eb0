"""Wording of targets: hard (确保, 不低于) or soft (力争, 左右), and the stretch value behind a target (力争6%)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportnlp.model import Quantity, Span, Wording

_HARD = re.compile("确保|保证|必须|务必|坚决|不得|严控|不突破")
_SOFT = re.compile("力争|争取|努力|力求|预期|争当|有望")
_HARD_FIGURE = re.compile("不低于|不少于|不超过|不高于|至少|以上|以内|以下|不突破")
_SOFT_FIGURE = re.compile("左右|上下|约|大约|近")
_STRETCH = re.compile(
    r"[，、；,;（(]?(?:并|在实际工作中|实际工作中|同时)?[^，。；、]{0,6}(?:力争|争取|努力)[^，。；、]{0,6}$"
)
_REACH = 24


def with_wording(folded: str, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the figures with `wording`, and `stretch` on the target that a better one follows; targets only.

    生产总值增长5%以上，力争达到6%: the first is hard with the second as its stretch, the second is soft.
    """
    worded = [replace(q, wording=_wording(folded, q)) if q.role == "target" else q for q in figures]
    for at in range(len(worded) - 1):
        if _is_stretch(folded, worded[at], worded[at + 1]):
            better = worded[at + 1]
            worded[at] = replace(worded[at], stretch=Span(better.start, better.end, better.text))
    return tuple(worded)


def _wording(folded: str, figure: Quantity) -> Wording | None:
    before = folded[max(0, figure.start - _REACH) : figure.start]
    clause = before[max(map(before.rfind, "，；。：\n")) + 1 :]
    if _SOFT.search(clause):
        return "soft"
    if _HARD.search(clause) or _HARD_FIGURE.search(figure.text):
        return "hard"
    return "soft" if _SOFT_FIGURE.search(figure.text) or figure.approx == "~" else None


def _is_stretch(folded: str, first: Quantity, second: Quantity) -> bool:
    same = first.role == second.role == "target" and first.unit == second.unit and first.kind == second.kind
    between = folded[first.end : second.start] if same and second.start - first.end < _REACH else "。"
    return bool(_STRETCH.match(between))
