"""Names in quotation marks: “清河守岸”专项行动, “书香伴成长”主题活动, 开展“千名干部访千企”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportnlp.extract.candidates import Candidate, Weight
from reportnlp.extract.event_borders import event_start, is_named_day, kind_by_ending
from reportnlp.extract.vocabulary import own_length, rows, words
from reportnlp.text import HIDDEN

_QUOTE = re.compile(r"“(?P<curly>[^“”\n\x00]{2,30})”|\"(?P<straight>[^\"\n\x00]{2,30})\"")
_OWN = re.compile("[^，。；：！？\n“]*")
_NUMBER = re.compile(r"[\d·.+-]+")
_FOOTNOTE = re.compile(rf"\s?(?:\^?[\[［（(【]\d{{1,2}}[\]］）)】]|{HIDDEN}+)\s?")
_TAIL = 40
_LONGEST_HEAD = 7
_LINKS = {"", "、", "和", "及", "与", "以及", "，"}
_ACTIVITY = re.compile(
    r"(?!等?(?:评[选比]|推选|创建|争创))(?:等|和|及)?[^\W\da-zA-Z_]{0,8}?活动(?!品牌|中心|室|场|空间|周|月|日|基地|监督)|(?:专项)?斗争"
    r"|(?:[、和][^、，。；“”]{2,12}){0,3}?等(?!评[选比]|推选|创建|争创)[^\W\da-zA-Z_]{0,8}(?:行动|专项整治|集中整治|活动)"
)
_ACTION = re.compile(
    r"(?:(?!问题|[到于为的了是和等或见])[^\W\da-zA-Z_]){0,8}?"
    r"(?:专项整治行动|专项治理行动|专项行动|攻坚行动|整治行动|行动(?!计划|方案|纲要)|攻坚战|保卫战|阻击战|歼灭战|大会战|会战"
    r"|专项整治|综合治理|专项治理|大讨论|大走访|主题教育|学习教育|专题教育|教育实践活动|标志性战役)"
)
_SIGN = re.compile("[动争战治论访育役赛秀杯展节季坛会峰练习堂班华]")
"""A character that each of the nouns behind a quotation holds; most quotations have none there."""
_CLEARING = re.compile("(?:综合|集中)整治")
"""What completes a quoted list of tasks (“清沟、清路、清墙”集中整治), but no place: “滨河大道”综合整治."""

_BUNDLE = re.compile(r"[一二两三四五六七八九十\d]+[件个项条大]")
"""What only counts things that are told elsewhere: “两件大事”, “八项行动”."""

_ACTIONS = re.compile(r"[一二两三四五六七八九十\d]+[个项大].{0,6}(?:行动|战)")
"""A bundle of actions, which the topic before it names: 高质量发展“十项行动”."""
_SHORTEST_TOPIC = 2
_LEAGUE = re.compile(r"(?![赶反冲商高入名])[^\W\da-zA-Z_]超|[^\W\da-zA-Z_]{1,2}BA")
"""The popular name of a league, by the place that it belongs to: “苏超”, “村BA”."""

_YEAR = re.compile(r"[\u4e00-\u9fff、]{3,12}(?<![全少青壮中老新丰一二三四五六七八九十百千周多成元])年")
"""A year that goes by its task: “作风建设深化年”, but not “两个一百年”."""

_NOUN = re.compile(
    r"[^\W\da-zA-Z_]{0,8}?(?:(?:[赛秀杯]|(?<![开发扩拓])展|(?<![四旺淡])季|(?<![环调细])节|论坛|大会|峰会|演练|演习|讲堂|培训班|博览会|嘉年华)"
    r"(?![^\W\da-zA-Z_])|(?:赛|(?<![四旺淡])季|(?<![环调细])节)(?=[等和及]|系列|活动))"
)
"""A head noun behind the quotation, which the quotation is then part of: “街巷杯”足球赛等活动."""

_CARRIED = re.compile(r"(?:工作|活动)?(?:深入|扎实|广泛|全面|顺利|持续|有序|蓬勃)+开展")
_COMPLETED = "event.quoted_action"
_FOUGHT = re.compile("(?:开展|组织|实施|[，。；、\n]|^)(?:纠治|整治|治理|查处|打击|清理|取缔|纠正|反对|遏制|破除)$")
"""What is fought is no name: 纠治“红包”专项活动."""
_HELD = re.compile(r"(?:开展|举办|组织|办好|承办|举行|组织开展)(?:了|好)?$")
_PAUSE = re.compile(r"[，。；、！和及与等]|$")


def find_quoted(folded: str) -> Iterator[Candidate]:
    """Yield the quoted names of a folded text."""
    after, tail, carried = -1, "", False
    for quote in reversed(list(_QUOTE.finditer(folded))):
        start, end = quote.span()
        note = _FOOTNOTE.match(folded, end)
        behind = note.end() if note else end
        own = _OWN.match(folded, behind, behind + _TAIL)[0]  # type: ignore[index]  # it may be empty
        linked = after >= 0 and folded[end:after] in _LINKS
        if not linked:
            tail, carried = own, False
        after = start
        yield from _judge(folded, quote, own, tail, carried)
        carried = carried or _names_action(_inner(quote))


def _inner(quote: re.Match[str]) -> str:
    return quote[quote.lastgroup or 0]


def _names_action(inner: str) -> bool:
    """Tell whether a quotation names an action, and so what is listed before it: “清障”、“净水行动”."""
    return inner.endswith(("行动", "攻坚战")) and not _BUNDLE.match(inner)


def _judge(folded: str, quote: re.Match[str], own: str, tail: str, carried: bool) -> Iterator[Candidate]:
    start, end = quote.span()
    inner = _inner(quote)
    if _SIGN.search(own):
        action = _ACTION.match(own) or ("、" in inner and _CLEARING.match(own))
        if action and folded.startswith(own, end):  # no footnote between: “两清”[7]专项行动
            yield Candidate(start, end + action.end(), "campaign", _COMPLETED, Weight.QUOTED)
            return
        if _NOUN.match(own):
            return
    kind = None if folded.startswith("届", start - 1) else _inner_kind(inner)  # 第二届“茶博会” is one name
    named = kind or carried or _is_active(tail) or _is_held(folded, start, end, inner) or _CARRIED.match(own)
    if named and not _is_no_name(inner) and not _FOUGHT.search(folded, max(0, start - 4), start):
        yield Candidate(*_span(folded, quote), kind or _kind(inner), "event.quoted", Weight.QUOTED)


def _span(folded: str, quote: re.Match[str]) -> tuple[int, int]:
    """Return the span inside the quotes; a bundle of actions takes in its topic: 高质量发展“十项行动”."""
    start, end = quote.span()
    if _ACTIONS.fullmatch(_inner(quote)):
        topic = event_start(folded, start, noun=False)
        if own_length("events", folded[topic:start]) >= _SHORTEST_TOPIC and "”" not in folded[topic:start]:
            return topic, end
    return start + 1, end - 1


def _is_active(tail: str) -> bool:
    """Tell whether activities or actions follow that the quotation names, but none outside the law."""
    if not _SIGN.search(tail):
        return False
    activity = _ACTIVITY.match(tail)
    if activity and not activity[0].endswith(("行动", "整治")) and any(w in tail for w in words("events", "outlawed")):
        activity = None
    return bool(activity or _ACTION.match(tail))


def _is_held(folded: str, start: int, end: int, inner: str) -> bool:
    """Tell whether a word of holding stands before and a pause behind: 开展“千名干部访千企”，."""
    held = _HELD.search(folded, max(0, start - 8), start) and _PAUSE.match(folded, end)
    return bool(held) and not _BUNDLE.match(inner)


def _is_no_name(inner: str) -> bool:
    return (
        bool(_NUMBER.fullmatch(inner))
        or inner.endswith(words("events", "never_inside_end"))
        or bool(_never_inside().search(inner))
    )


@cache
def _never_inside() -> re.Pattern[str]:
    return re.compile("|".join(words("events", "never_inside")))


def _kind(inner: str) -> str:
    """Return the kind that the last syllable of a quotation shows: “丰收年画展”, but not “科普进社会”."""
    shown = inner.endswith(words("events", "series_ends")) and not inner.endswith(words("events", "series_never"))
    return kind_by_ending(inner) if shown or is_named_day(inner) else "campaign"


def _inner_kind(inner: str) -> str | None:
    """Return the kind of a quotation that ends in a head noun of its own: “净水行动”."""
    if inner.endswith(("超", "BA")) and _LEAGUE.fullmatch(inner):
        return "contest"
    if inner.endswith("年") and _YEAR.fullmatch(inner):
        return "campaign"
    if inner[-1] not in _last_syllables():
        return None
    heads = rows("events_heads", "head")
    for length in range(min(_LONGEST_HEAD, len(inner) - 2), 0, -1):
        row = heads.get(inner[-length:])
        if row and row["needs"] != "never":
            return row["kind"]
    names = rows("events_names", "name")
    return next((names[inner[at:]]["kind"] for at in range(len(inner)) if inner[at:] in names), None)


@cache
def _last_syllables() -> frozenset[str]:
    return frozenset(name[-1] for name in (*rows("events_heads", "head"), *rows("events_names", "name")))
