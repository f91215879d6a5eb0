"""Reach: how far a date governs the figures behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reportnlp.model import Date
from reportnlp.resolve.clock import is_compared, is_in_title
from reportnlp.resolve.frames import whole_years
from reportnlp.text import behind_last

FAR = 1000
"""No date governs from farther away than this, no clause is longer; so that time grows with the text only."""

_LEAD = (
    "预计|力争|确保|其中|截至|截止|到|至|从|自|在|于|以|针对|克服|经过|据|根据|争取|计划|拟|并|而|且|但|同时|实现|"
    "刚刚过去的|即将过去的|世纪之交的|(?:极?不平凡|难忘)的|回顾|展望|提出|明确|确定|完成|特别是|尤其是|保证|和|及"
)
_BEFORE = r"^|[。！？\n\s\x00（(]|--|[一二三四五六七八九]是|各位代表[，！：]|的是，"
_OPENS = re.compile(rf"(?:(?P<stop>{_BEFORE})|[，；：、,;:])(?:{_LEAD}|从[^，。；、]{{1,8}}到){{0,3}} ?$")
_NAMES_PLAN = re.compile(
    r"(?:国民经济\w{0,8})?(?:规划|计划(?!期[间内]|时期)|纲要|目标|普法|建议)|(?:碳达峰|碳中和)|(?:不变|可比)?价|为基[数期]"
    r"|(?:、\w{2,7})?的?(?:先进|平均|世界)?水平"  # 达到七十年代末、八十年代初的水平
    r"|(?<=年初)(?:[确制]定|提出|下达|预期|安排|部署|剩余|结转)[^，。；]{0,20}的"
)
_SOURCE = re.compile(r"[^，。；、\n\d]{1,10}中(?:安排|拿出|提取|列支|划出|调剂|调入|新增|认定|评选|选|筹|拨|支)")
"""从去年超收收入中安排500亿元: the date belongs to what is drawn on."""
_GROUND = re.compile(r"[^，。；\n]{0,30}基础上")
"""在2016年2.8亿元投入的基础上，再安排5.6亿元: the date is that of the ground."""
_SAID = re.compile(
    r"[，,]?(?:我们|[省市县区]委|国务院|中央|[国省市县区]政府|政府)?[^，。；\d]{0,4}(?:提出|作出|做出|决定|部署)(?!的)"
)
"""2004年我们提出用三年时间…: the date is that of the saying alone."""
_OWN_CLAUSE = re.compile(r"(?:达到?|为|增至|增加到|提高到|上升到|降至|降到|突破)")
_BREAK = re.compile("[，；：,;。！？\n]")
_APPENDAGE = re.compile("[，,](?:增速|增幅|增长|下降|同比|占|位?居|排名|高于|低于|总量|连续|其中)")
_IN_NAMES = {"date.month_day", "date.name_year"}
"""Rules whose dates stand in the names of events (“3·15”, 2023东湖区招商大会)."""
_RISEN = re.compile(r"[^，。；\n]{1,14}(?:到|至|[为成])(?!止|今)")
_BARE_STRETCHES = {"date.stretch", "date.stretch_inside"}
_ASIDE = re.compile(r"[^，。；]{0,4}翻")
_PART = 60
_OWN = 8


def reach_of(folded: str, date: Date, stops: Sequence[int], figures: Sequence[int]) -> int:
    """Return the offset up to which a date governs; its own start where it governs nothing.

    At the head of a sentence it governs all of it, at the head of a clause up to the semicolon, elsewhere its clause.
    `stops` are the ends of sentences and `figures` the starts of quantities, both in order.
    """
    if not governs(folded, date):
        return date.start
    own = _own_figure(folded, date, figures)
    if own is not None:
        return own
    ground = _GROUND.match(folded, date.end) if folded[date.start - 1 : date.start] == "在" else None
    if ground:
        return ground.end()
    sentence_end = min(_sentence_end(folded, date.end, stops), date.end + FAR)
    opens = _OPENS.search(folded, max(0, date.start - 12), date.start)
    if opens and opens["stop"] is not None and not _SAID.match(folded, date.end):
        return sentence_end
    clause = _BREAK.search(folded, date.end, sentence_end)
    clause_end = clause.start() if clause else sentence_end
    if clause and clause[0] in "：:":
        return sentence_end
    set_off = clause_end == date.end
    if not (opens or set_off) or _holds_for_clause(folded, date, figures):
        return clause_end if _ASIDE.match(folded, date.end) else _with_appendages(folded, clause_end, sentence_end)
    if opens and opens[0][0] in "：:":
        return sentence_end  # 目标是：到2021年，…；…
    colon, semicolon = (folded.find(mark, date.end, sentence_end) for mark in "：；")
    return sentence_end if semicolon < 0 or 0 <= colon < semicolon else semicolon


def _holds_for_clause(folded: str, date: Date, figures: Sequence[int]) -> bool:
    """Tell whether a date that opens a clause governs no other: its verb is told at once, or it looks back on a figure.

    收入60亿元，五年翻了一番，其中税收40亿元: the bare years are those of the doubling alone.
    """
    if _OWN_CLAUSE.match(folded, date.end) or _SAID.match(folded, date.end):
        return True
    if date.rule not in _BARE_STRETCHES or folded[date.start - 1 : date.start] not in ("，", ","):
        return False
    part = behind_last(folded, "；。\n", date.start - _PART, date.start)
    return bisect_left(figures, part) < bisect_left(figures, date.start)


def _with_appendages(folded: str, clause_end: int, sentence_end: int) -> int:
    """Return the end of the clauses that only add to the one before: 2024年达到1.3万亿元，增速居全国第3位."""
    while clause_end < sentence_end and _APPENDAGE.match(folded, clause_end):
        further = _BREAK.search(folded, clause_end + 1, sentence_end)
        clause_end = further.start() if further else sentence_end
    return clause_end


def _own_figure(folded: str, date: Date, figures: Sequence[int]) -> int | None:
    """Return the figure that a date only dates (1997年的123万公里, 由去年安排的6.5亿元扩大到…), or None."""
    at = bisect_left(figures, date.end)
    if at == len(figures):
        return None
    between = folded[date.end : figures[at]] if figures[at] - date.end <= _OWN else "，"
    from_it = folded[date.start - 1 : date.start] in ("由", "从") and not _BREAK.search(between)
    risen = from_it and (between.endswith("的") or _RISEN.match(folded, figures[at]))
    return figures[at] if between == "的" or risen else None


def _sentence_end(folded: str, offset: int, stops: Sequence[int]) -> int:
    at = bisect_left(stops, offset)
    return stops[at] if at < len(stops) else len(folded)


def governs(folded: str, date: Date) -> bool:
    """Tell whether a date sets the time of anything: it has bounds and is no base, title, name or plan."""
    bounded = date.first is not None or date.last is not None or date.text.endswith("来")
    return (
        bounded
        and date.rule not in _IN_NAMES
        and "·" not in date.text
        and not is_compared(folded, date.start)
        and not is_in_title(folded, date.start)
        and not _NAMES_PLAN.match(folded, date.end)
        and not (folded[date.start - 1 : date.start] == "从" and _SOURCE.match(folded, date.end))
    )


def opens_sentence(folded: str, low: int, date: Date) -> bool:
    """Tell whether a stretch of whole years stands at the head of a sentence that begins behind `low`."""
    opens = _OPENS.search(folded, max(low - 1, date.start - 12, 0), date.start)  # ^ matches at no later place
    return bool(opens and opens["stop"] is not None and whole_years(date) and governs(folded, date))
