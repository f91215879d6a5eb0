"""Changes: whether a number is an amount of change (增长6.5%) or a level (增长到), and what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportnlp.extract.figures import Figure

_CUE = re.compile(
    r"(?:(?P<up>增长|增加(?!值)|上升|提高|提升|增幅|增速|涨幅|上涨|净增|递增|增收|增产|增发|增派|扩大|新增|增)"
    r"|(?P<down>下降|减少|降低|降幅|回落|收窄|压减|精简|削减|缩短|压缩|下调|降|减))"
    r"(?:了|率|速度|幅度|预期|目标|控制|确定|保持|分别|均|仅|将|约|大约|将近|近|超过|超|达到|达|为|在|到了)*$"
)
_LEVEL = re.compile(r"(?:增长|增加|上升|提高|提升|扩大|下降|减少|降低|降|增|减)(?:到|至)")
_VERB = re.compile(
    r"^(?:[一-鿿]{0,8}?)(?:(?P<up>新增|净增|增发|增加(?!值))|(?P<down>减少|压减|精简|削减|减免|节约))[^，。；：]*$"
)
_STOP = re.compile(r"[，。；：、！？\n]")
_AFTER = re.compile(r"(?:左右|以上)?的?(?:速度|幅度)?(?:(?P<up>增长|递增|增速|增幅)|(?P<down>下降|降幅))")
_NOT = re.compile(r"(?:高于|低于|快于|高出|就业)[^，。；]*$")


def mark(folded: str, figures: Sequence[Figure]) -> None:
    """Set `change` and `base` of each figure from the words around it."""
    last: Figure | None = None
    for figure in figures:
        if figure.change is None:
            figure.change = _change(folded, figure, last)
        last = figure


def _change(folded: str, figure: Figure, last: Figure | None) -> str | None:  # type: ignore[return]
    floor = max(last.end if last else 0, figure.start - 40)
    left = folded[floor : figure.start]
    cut = max((m.end() for m in _STOP.finditer(left)), default=0)
    clause = left[cut:]
    if _NOT.search(clause):
        return None
    cue = _CUE.search(clause)
    if cue and not _LEVEL.search(clause):
        return "up" if cue["up"] else "down"
    if last and last.change and clause == "" and left in {"、", "和", "与", "及"} and last.kind == figure.kind:
        return last.change
    verb = _VERB.match(clause)
    if verb and figure.kind not in {"percent", "ratio"}:
        return "up" if verb["up"] else "down"
    if last and last.change and last.rule.startswith("x") is False and left.startswith("、") and figure.kind == "count":
        if "新增" not in clause and last.kind == "count" and not re.search("达|到|为|共", clause):
            return last.change
    after = _AFTER.match(folded, figure.end)
    if after and figure.kind in {"percent", "ratio"}:
        return "up" if after["up"] else "down"
    return None
