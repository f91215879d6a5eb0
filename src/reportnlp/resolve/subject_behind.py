"""What stands behind a figure: the things that it counts, the deed, or the object of what was done.

Masked lines as in subject_mask.py; what stands before a figure is read in subject_phrase.py.
"""

from __future__ import annotations

import re
from functools import cache

from reportnlp.resolve.subject_phrase import Masked, Place, before, cut, head, is_noun, nouns, solid, unquoted

_RUN = re.compile(r"(d?)[AKD ]*((?:[NLGT]|W(?=[NWL]))[NWLGTU]*(?:(?:/[NWLG]+)*&[NWLG]+)*)(d[A]*[NLG][NWLG]*)?")
_AFTER_OF = re.compile(r"[^,.;:(Q]*?(?:Q{1,24}[^,.;:(Q]*?)?d((?:[NL]|W(?=N))[NWL]*)(?![d])")
_DOING = re.compile(r"[A ]*([vVpPW]+[NL][NWL]*)")
# 2次|对档案工作作出|重要批示
_DONE_TO = re.compile(r"[NWLAQ/&d ]{1,30}?(?:v+|(?=V))(V*[NL][NWL]*)")
_OBJECT = re.compile(r"[A ]*[vVp]+[A ]*(?:Q+d?)?([NL][NWL]*)")
_PREDICATE = re.compile(r"([vV]+)(?=[,./;:)]|$)")
_LISTED = re.compile(r"(?:/[NWLG]+)*")
# 60个监测断面|中优良水体占比: those among which a share is told.
_AMONG = re.compile("中(?=[优良劣ⅠⅡⅢⅣⅤI]|均)")
_OPENS = ("v", "V", "d")
_VERB = re.compile("d?[vV]+(W*)")
_ASSESSED = re.compile("在([^,，、]{2,20})中(?:已|已经)?连[续年]$")
_ASSESSED_IN = re.compile("在([^,，、]{2,20}(?:考核|评估|评价|考评|评比|测评))中")
_MEASURED = re.compile(r"([NW]+)A*PP*Q")
# 审批事项|和清理|规范的9项
_DONE = re.compile(r"(?<=[NW])&W+$")
# 3家医院|与某大学|签约
_WITH = re.compile("(?<=..)与")
_MANNER = ("综合", "全面", "专项", "整体", "集中", "系统")
# 除取消3项|外, 14天|中
_SIDES = ("外", "中", "上", "下", "前", "后", "里", "来")


def after(line: Masked, low: int) -> Place | None:
    """Return the noun phrase that a figure at `low` counts (53名|领导干部|参加), or None where a verb follows."""
    at = _past_verb(line, low) if line.mask[low : low + 1] in _OPENS else low
    found = _RUN.match(line.mask, at)
    if not found or line.text[low] in "内间（(" or line.text.startswith("中间", low):
        return None
    start, end = found.span(2)
    start = low + (line.text[low] == "的") if at > low else end - len(line.mask[start:end].lstrip("L"))
    if end - start == 1 or is_noun(line.text[start:end], "stump"):
        end = _LISTED.match(line.mask, end).end()  # type: ignore[union-attr]  # matches the empty string
    if "&" in line.mask[start:end]:
        done = _DONE.search(line.mask, start, end)
        end = cut(_WITH, line, start, done.start() if done else end)
    if line.mask[end - 1] == "L":
        end = _without_place(line, start, end)
    end = _end(line, start, cut(_AMONG, line, min(start + 2, end), end))
    if found[3] and _describes(line, start, end):
        start = head(line, end, found.end(3))
        end = found.end(3)
    if line.text[end - 1] in "“‘" or (line.text[end - 1] == "”" and "“" not in line.text[start:end]):
        end -= 1
    return unquoted(line, start, end) if _is_name(line, start, end) else None


def _describes(line: Masked, start: int, end: int) -> bool:
    """Whether words before 的 only describe what is counted (2件|最复杂|的案件, 3户|住房困难|的家庭)."""
    return (line.text[start] == "最" and end - start < 5) or line.text[start:end].endswith(nouns("describing"))


def _without_place(line: Masked, start: int, end: int) -> int:
    """Return where a name ends before the own place: 26项|制度创新案例|全省推广; a list of places keeps its last."""
    named = line.mask[start:end].rstrip("L")
    return start + len(named.rstrip("&")) if len(named) > 1 and named[-1] != "/" else end


def _is_name(line: Masked, start: int, end: int) -> bool:
    """Whether a place names something, rather than says where it is done (114家|投资我市, 除取消3项|外)."""
    if line.text[start:end] in _SIDES or (line.text[start:end] == "投资" and line.mask[end : end + 1] == "L"):
        return False
    return solid(line, start, end) or line.text.endswith("目标", start, end)


def _past_verb(line: Masked, low: int) -> int:
    """Return where the noun goes on behind a verb that is part of it (12个|改扩建|工程), else `low`."""
    verb = _VERB.match(line.mask, low)
    ends = (verb.start(1), verb.end()) if verb else ()
    return next((end for end in ends if line.text.startswith(nouns("undertaking"), end)), low)


def _end(line: Masked, start: int, end: int) -> int:
    """Return where a name behind a figure ends, without what belongs to the words that follow it."""
    last, follows = line.text[end - 1], line.mask[end : end + 1]
    if line.text.endswith("之一", start, end) or (end - start > 3 and line.text.endswith("方面", start, end)):
        return end - 2
    if end - start > 2 and last in "新再已" and follows in ("v", "V", "P"):
        return end - 1
    if end - start > 3 and follows in ("v", "V", "P") and line.text.endswith(_MANNER, start, end):
        return end - 2  # 4个片区交通|综合|提升
    if end - start > 2 and last == "中" and line.text[end - 2] not in "高初":
        return end - 1
    return end


def described(line: Masked, low: int) -> Place | None:
    """Return the noun behind what describes it right behind a figure: 5个|具有国家水平的|学科."""
    return after_of(line, low) if line.text.startswith(nouns("stative"), low) else None


def after_of(line: Masked, low: int) -> Place | None:
    """Return the noun behind the clause's 的: 3户|收入偏低的|家庭."""
    found = _AFTER_OF.match(line.mask, low)
    return found.span(1) if found else None


def lasting(line: Masked, low: int) -> Place | None:
    """Return what went on over a time: 经过5年|的|努力."""
    found = _effort().match(line.text, low)
    return found.span(1) if found else None


def within(line: Masked, low: int) -> Place | None:
    """Return what was measured within a time: 28天|内|签约率|达73%."""
    if line.text[low : low + 1] != "内":
        return None
    found = _MEASURED.match(line.mask, low + 1)
    return found.span(1) if found else None


@cache
def _effort() -> re.Pattern[str]:
    return re.compile(f"的?(?:艰苦|不懈|坚持不懈的|共同|持续|接续)?({'|'.join(nouns('effort'))})")


def assessed(line: Masked, low: int, start: int, end: int) -> Place | None:
    """Return where something was found in years running, told before them or behind: 在防汛考核中连续|三年|优秀."""
    found = _ASSESSED.search(line.text, low, start) or _ASSESSED_IN.match(line.text, end)
    return before(line, *found.span(1)) if found else None


def doing(line: Masked, low: int) -> Place | None:
    """Return the action behind a figure that counts it: 两次|降低存款准备金率."""
    found = (_DONE_TO if is_towards(line, low) else _DOING).match(line.mask, low)
    return found.span(1) if found else None


def is_towards(line: Masked, low: int) -> bool:
    """Whether 对 and not a noun with it (对外投资) stands at a place."""
    return line.text[low : low + 1] == "对" and line.text[low + 1 : low + 2] not in "外口接子手象"


def object_behind(line: Masked, low: int) -> Place | None:
    """Return the object of the verb behind a figure: 三年|增加|养老金, 14天|建成15万平方米的|接驳站."""
    found = _OBJECT.match(line.mask, low)
    if not found or is_noun(line.words(found.span(1)), "grade"):
        return None
    return unquoted(line, head(line, *found.span(1)), found.end(1))


def predicate(line: Masked, low: int) -> Place | None:
    """Return the verb that is all that follows a figure in its clause: 2条|完工."""
    found = _PREDICATE.match(line.mask, low)
    return found.span(1) if found else None
