"""Who holds an event: the organ that stands before the verb of holding (由街道司法所举办了…培训会)."""

from __future__ import annotations

import re
from dataclasses import replace

from reportnlp.model import Event, Span

_HOLDING = ("举办", "召开", "承办", "主办", "举行", "开展", "组织")
_ORGAN = (
    r"(?P<organ>(?!由)[^\W\da-zA-Z_]{1,12}?(?:人民政府|政府|办公室|委员会|党工委|工委|管委会|指挥部|司法所|派出所|联合会|工商联|总工会|协会"
    r"|商会|大学|学院|研究院|集团|公司|中心|街道|部门|法院|检察院|[局厅委部办会院]))"
)
_HELD = re.compile(
    rf"(?:^|[，。；：、\s由]|年|月|日){_ORGAN}(?:共同|联合|牵头|成功|定期|先后|集中|亦|又|积极|主动|组织){{0,3}}"
    rf"(?:{'|'.join(_HOLDING)})了?\Z"
)
_REACH = 36
"""How far before the event its organiser may begin, in characters."""


def with_organiser(event: Event, text: str, folded: str) -> Event:
    """Return the event with the organ that holds it, or as it is where the clause names none."""
    held = event.start - folded.startswith("了", event.start - 1)
    if not folded.endswith(_HOLDING, 0, held):
        return event  # told at once, where a search for an organ reads every word before
    found = _HELD.search(folded, max(0, event.start - _REACH), event.start)
    if not found:
        return event
    start, end = found.span("organ")
    return replace(event, organiser=Span(start, end, text[start:end]))
