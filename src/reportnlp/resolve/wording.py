"""Wording of targets: hard (确保, 不低于) or soft (力争, 左右), and the stretch value behind a target (力争6%)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportnlp.model import Quantity, Role, Span, Wording

_HARD = re.compile("确保|保证|必须|务必|坚决|不得|严控|不突破")
_SOFT = re.compile("力争|争取|努力|力求|预期|争当|有望")
_HARD_FIGURE = re.compile("不低于|不少于|不超过|不高于|至少|以上|以内|以下|不突破")
_SOFT_FIGURE = re.compile("左右|上下|约|大约|近")
_STRETCH = re.compile(
    r"[，、；,;（(]?(?:并|在实际工作中|实际工作中|同时)?[^，。；、]{0,6}(?:力争|争取|努力)[^，。；、]{0,6}$"
)
_REACH = 24


def read_wordings(
    folded: str, figures: Sequence[Quantity], roles: Sequence[Role | None]
) -> list[tuple[Wording | None, Span | None]]:
    """Return the wording of each figure and its stretch: the better figure behind it. Both None but for targets.

    生产总值增长5%以上，力争达到6%: the first is hard with the second as its stretch, the second is soft.
    """
    wordings = [_wording(folded, q) if role == "target" else None for q, role in zip(figures, roles, strict=True)]
    targets = [q if role == "target" else None for q, role in zip(figures, roles, strict=True)]
    stretches = [_stretch(folded, q, better) for q, better in zip(targets, [*targets[1:], None], strict=False)]
    return list(zip(wordings, stretches, strict=True))


def _wording(folded: str, figure: Quantity) -> Wording | None:
    before = folded[max(0, figure.start - _REACH) : figure.start]
    clause = before[max(map(before.rfind, "，；。：\n")) + 1 :]
    if _SOFT.search(clause):
        return "soft"
    if _HARD.search(clause) or _HARD_FIGURE.search(figure.text):
        return "hard"
    return "soft" if _SOFT_FIGURE.search(figure.text) or figure.approx == "~" else None


def _stretch(folded: str, first: Quantity | None, second: Quantity | None) -> Span | None:
    if not first or not second or second.start - first.end > _REACH:
        return None
    same = first.unit == second.unit and first.kind == second.kind
    if not same or not _STRETCH.match(folded[first.end : second.start]):
        return None
    return Span(second.start, second.end, second.text)
