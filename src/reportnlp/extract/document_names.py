"""Documents by their bare names: a topic, a head noun, and a word before that makes, follows or carries it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from reportnlp.extract.phrases import QUOTES, WINDOW, clause_start, name_start
from reportnlp.extract.vocabulary import own_length, rows, scan, words

_NOT_AFTER_LAW = re.compile("学(?!习)|[律院治庭官制人会理部警团]|规(?!定)|公园|广场")
"""What follows 法 where it ends no law's name: 合同法律, 刑法学, 物业管理法规."""

_CLOSING = '”"'
_LINKS = ("和", "及", "与", "、")
_VERSION = re.compile(
    r"[（(](?:试行|暂行|草案|试行草案|修订草案|修订|修正案|征求意见稿|送审稿|\d{4}年?版|\d{4}-\d{4}年?)[）)]"
)
_CARRIED_OUT = re.compile(
    "(?:正式|全面|深入|顺利|加快|有序|成功|有望|已|先后|相继|持续|扎实|稳步|圆满){0,2}"
    r"(?:启动|出台|实施|印发|获批|发布|施行|颁布|通过|推进|完成|收官|落地|上升为|获[^\W\da-zA-Z_]{2,6}批)"
)
_COMMON = {"计划": "carrying", "办法": "issuing", "方案": "issuing"}
"""Head nouns that mean other things, too, and the words that lead to a document of theirs."""
_SHORTEST_TOPIC = {"方案": 5}
"""How many characters of its own a topic has; 招商方案, 防控方案 are none in particular."""

_MANNERS = ("正式", "全面", "深入", "顺利", "成功", "圆满")
_YEARS = re.compile(r"[（(]\d{4}-\d{4}年?[）)]")
_POINTS = re.compile(r"[新双]?[一二三四五六七八九十百\d]+条(?:硬措施|措施|政策)?")
_NUMBER_OF = re.compile(r"[\d一二三四五六七八九十几]个(?!五年)|几个")
_OUTSIDE = re.compile(
    "(?:全国|国内|全省|全市|我国|全球)?首[个部项批]|新一轮|全[省市县区]|[省市](?![级域场际属政中民容区直外辖会本委])"
)
"""What stands before a name and is no part of it: the owner, and that it is the first."""


def find_bare(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield the documents named by a topic and a head noun, with the rule."""
    listed = -1
    for head, end, _ in scan(folded).get("documents.heads", ()):
        if folded.startswith(words("documents", "no_name_before"), end) or goes_on(folded, end, folded[head:end]):
            continue
        if folded.startswith("计划", head) and listed < head - WINDOW and not _may_be_programme(folded, head):
            continue
        start, end = _balance(folded, name_start(folded, head, partial(_ends_name, folded)), head, end)
        if folded[start:end] in rows("documents_names", "name") or _is_listed_planning(folded[start:head], head, end):
            continue
        led = start == listed or _leads(folded, start, folded[head:end])
        led = led or (start == clause_start(folded, head) and _is_carried_out(folded, head, end))
        if led and (_has_topic(folded[start:head], folded[head:end]) or _YEARS.match(folded, end)):
            listed = end + 1 if folded.startswith(_LINKS, end) else -1
            outside = _OUTSIDE.match(folded, start, head)
            yield outside.end() if outside else start, with_version(folded, end), "document.bare"


def goes_on(folded: str, end: int, name: str) -> bool:
    """Tell whether the last word of a law's name goes on: 合同法律, 物业管理法规修订."""
    return name.endswith("法") and not name.endswith("办法") and bool(_NOT_AFTER_LAW.match(folded, end))


def with_version(folded: str, end: int) -> int:
    """Return the end of a name with the version behind it: …条例（试行）."""
    version = _VERSION.match(folded, end)
    return version.end() if version else end


def with_topic(folded: str, quote: int) -> int:
    """Return where the topic before an opening quote begins: 古镇“1+4”发展策略; the quote where there is none."""
    if folded.endswith(tuple(_CLOSING), 0, quote):
        return quote
    topic = name_start(folded, quote, partial(_ends_name, folded), noun=False)
    if any(mark in folded[topic:quote] for mark in _CLOSING):
        return quote  # “甲乙制造”战略和“领跑者”计划
    outside = _OUTSIDE.match(folded, topic, quote)
    topic = outside.end() if outside else topic
    return topic if quote - topic >= 2 and _has_topic(folded[topic:quote]) else quote


def with_number(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a bare number of points with the topic before its quotes: 稳岗“12条”."""
    quote = start - 1
    if quote < 0 or folded[quote] not in QUOTES or not _POINTS.fullmatch(folded, start, end):
        return start, end
    topic = with_topic(folded, quote)
    return (topic, end + 1) if topic < quote else (start, end)


def with_plan_of(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a quoted plan, with the topic before it where the quotes hold none: 骨干企业“倍增计划”.

    A name completed behind the quotes takes its topic in any case: 西部山区“两通”攻坚计划.
    """
    if folded[start] in QUOTES:
        return with_topic(folded, start), end
    head = next((head for head in words("documents", "heads") if folded.endswith(head, start, end)), None)
    if head is None or own_length("documents", folded[start : end - len(head)]) >= 2:
        return start, end
    topic = with_topic(folded, start - 1)
    return (topic, end + 1) if topic < start - 1 else (start, end)


def _balance(folded: str, start: int, head: int, end: int) -> tuple[int, int]:
    """Take a closing quote behind the head into the span where the opening one is in it: 古镇保护“三年行动计划”."""
    opening = max(folded.rfind(quote, start, head) for quote in QUOTES)
    if opening < start or any(mark in folded[opening + 1 : head] for mark in _CLOSING):
        return start, end
    if opening == start:
        return start + 1, end
    if folded.startswith(tuple(_CLOSING), end):
        return start, end + 1
    return opening + 1, end  # the quotation goes on: 法治建设“一规划两纲要”


def _is_listed_planning(topic: str, head: int, end: int) -> bool:
    """Tell whether 规划 ends a list of tasks: 城市更新、产业规划."""
    return end - head == len("规划") and "、" in topic


def _follows_link(folded: str, start: int, head: str) -> bool:
    """Tell whether a link stands before, and before it a verb that leads to both: 出台…决定和…行动纲要."""
    if not folded.startswith(_LINKS, start - 1):
        return False
    before = folded[clause_start(folded, start - 1) : start - 1]
    planning = words("documents", "planning") if head == "规划" else ()  # 推进管网改造、“第二通道”规划
    return any(verb in before for verb in words("documents", "verbs") if len(verb) > 1 and verb not in planning)


def _leads(folded: str, start: int, head: str) -> bool:
    return _follows_link(folded, start, head) or _is_led(folded, start, head)


def _may_be_programme(folded: str, head: int) -> bool:
    """Tell whether a word that leads to a programme stands near; most 计划 of a report are none, and it costs less."""
    before = folded[max(0, head - WINDOW) : head]
    return any(verb in before for verb in words("documents", "carrying")) or folded.startswith(_MANNERS, head + 2)


def _is_carried_out(folded: str, head: int, end: int) -> bool:
    """Tell whether a word behind says that it was made or carried out; in 全年计划实施… 计划 is a verb."""
    if folded.startswith("计划", head) and not folded.startswith(_MANNERS, end):
        return False
    return bool(_CARRIED_OUT.match(folded, end))


def _is_led(folded: str, start: int, head: str) -> bool:
    """Tell whether a word before makes, follows or carries out a document; 推进…规划 is mere planning."""
    lead = start - folded.startswith((*QUOTES, "了"), start - 1)
    lead -= 2 * folded.endswith("新的", 0, lead)
    if head == "规划" and folded.endswith(words("documents", "planning"), 0, lead):
        return False
    if head in _COMMON:
        return folded.endswith(words("documents", _COMMON[head]), 0, lead)
    made = folded.startswith("的", lead - 1) and folded.endswith(words("documents", "making"), 0, lead - 1)
    return made or folded.endswith(words("documents", "verbs"), 0, lead)


def _has_topic(topic: str, head: str = "") -> bool:
    """Tell whether the words before a head noun name something: not 各类专项(规划), not 以长远眼光谋(规划)."""
    if topic.endswith(("的", "谋", "抓", "搞", *words("documents", f"not_before_{head}"))) or _NUMBER_OF.search(topic):
        return False
    return own_length("documents", topic) >= _SHORTEST_TOPIC.get(head, 2)


def _ends_name(folded: str, at: int) -> bool:
    return folded.endswith(_endings(), 0, at)


@cache
def _endings() -> tuple[str, ...]:
    nouns = (*words("documents", "heads"), *words("documents", "before_link"))
    return (*nouns, *rows("documents_names", "name"), "法", "》", *_CLOSING)
