"""Documents: laws, plans and policies named in 《》 or by a fixed name (documents.toml, documents_names.tsv)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import get_args

from reportnlp.extract.candidates import Candidate, disjoint
from reportnlp.extract.own_rules import find_own
from reportnlp.extract.phrases import QUOTES, clause_start, name_start
from reportnlp.extract.vocabulary import compiled, find_rule, own_length, rows, scan, words
from reportnlp.model import Document, DocumentKind
from reportnlp.rules import Rule

_CLOSING = '”"'
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
_NO_NAME_BEFORE = (
    "的",
    "建设",
    "设计",
    "选址",
    "调整",
    "布局",
    "管理",
    "引领",
    "展览",
    "馆",
    "区",
    "图",
    "编制",
    "审批",
    "控制",
)
"""What shows a head noun to be a mere noun: 规划建设, 规划馆."""
_VERSION = re.compile(
    r"[（(](?:试行|暂行|草案|试行草案|修订草案|修订|修正案|征求意见稿|送审稿|\d{4}年?版|\d{4}-\d{4}年?)[）)]"
)
_POINTS = re.compile(r"[新双]?[一二三四五六七八九十百\d]+条(?:硬措施|措施|政策)?")
_NUMBER_OF = re.compile(r"[\d一二三四五六七八九十几]个(?!五年)|几个")
_OUTSIDE = re.compile(
    "(?:全国|国内|全省|全市|我国|全球)?首[个部项批]|全[省市县区]|[省市](?![级域场际属政中民容区直外辖会本])"
)
"""What stands before a name and is no part of it: the owner, and that it is the first."""

_COUNTRY = "中华人民共和国"
_NOT_AFTER_LAW = re.compile("[律院学治庭官制人会理部警团]|规(?!定)")
"""What follows 法 where it ends no law's name: 合同法律, 刑法学."""


def find_documents(text: str, folded: str, own: Sequence[Rule] = ()) -> tuple[Document, ...]:
    """Return the documents that a text names, in order and disjoint; `folded` is the text to match on.

    The span stands without 《》; quotes inside stay. Works of art and newspapers in 《》 are left out. What a user's
    `own` rules find wins over the rest.

    >>> [d.text for d in find_documents("落实《物业管理办法》和行政复议法", "落实《物业管理办法》和行政复议法")]
    ['物业管理办法', '行政复议法']
    """
    found = [Candidate(start, end, "", rule, -n) for n, (start, end, rule) in enumerate(_candidates(folded))]
    return tuple(_document(text, candidate) for candidate in disjoint((*find_own(folded, own), *found)))


def _candidates(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield places with their rules, the surer rules first."""
    yield from _titled(folded)
    for rule in ("code", "five_year_plan", "congress_report", "package", "quoted"):
        yield from _by_pattern(folded, f"document.{rule}")
    yield from _bare(folded)
    yield from _known(folded)


def _by_pattern(folded: str, rule: str) -> Iterator[tuple[int, int, str]]:
    for match in find_rule(rule, folded):
        start, end = match.span("inner") if match.groupdict().get("inner") else match.span()
        if rule == "document.package":
            start, end = _with_number(folded, start, end)
        elif rule == "document.quoted":
            start = _with_topic(folded, start)
        yield start, _with_version(folded, end), rule


# --- 《…》


def _titled(folded: str) -> Iterator[tuple[int, int, str]]:
    after, art = -1, False
    for title in reversed(list(compiled("document.titled").finditer(folded))):
        chained = after >= 0 and folded[title.end() : after] in {"", "、", "和"}
        art = not _is_document(title["name"]) and (_in_art(folded, title) or (chained and art))
        after = title.start()
        if not art:
            yield (*title.span("name"), "document.titled")


def _is_document(name: str) -> bool:
    return _BRACKET.sub("", name).endswith(words("documents", "title_heads"))


def _in_art(folded: str, title: re.Match[str]) -> bool:
    before = folded[max(0, title.start() - 12) : title.start()]
    after = re.split("[，。；\n《]", folded[title.end() : title.end() + 16], maxsplit=1)[0]
    return (
        title["name"].endswith(words("documents", "newspapers"))
        or before.endswith(words("documents", "art_before"))
        or any(word in after for word in words("documents", "art_after"))
    )


# --- names without 《》


def _known(folded: str) -> Iterator[tuple[int, int, str]]:
    for start, end, name in scan(folded).get("documents.names", ()):
        if name.endswith("法") and _NOT_AFTER_LAW.match(folded, end):
            continue
        if folded.startswith(_COUNTRY, max(0, start - len(_COUNTRY))):
            start -= len(_COUNTRY)
        yield start, _with_version(folded, end), "document.known"


def _bare(folded: str) -> Iterator[tuple[int, int, str]]:
    listed = -1
    for head, end, _ in scan(folded).get("documents.heads", ()):
        if folded.startswith(_NO_NAME_BEFORE, end):
            continue
        start = name_start(folded, head, partial(_ends_name, folded))
        start, end = _balance(folded, start, head, end)
        if folded[start:end] in rows("documents_names", "name"):
            continue
        led = start == listed or _follows_link(folded, start) or _is_led(folded, start, folded[head:end])
        if led and _has_topic(folded[start:head]):
            listed = end + 1
            outside = _OUTSIDE.match(folded, start, head)
            yield outside.end() if outside else start, _with_version(folded, end), "document.bare"


def _follows_link(folded: str, start: int) -> bool:
    """Tell whether a link stands before, and before it a verb that leads to both: 出台…决定和…行动纲要."""
    if not folded.startswith(("和", "及", "与", "、"), start - 1):
        return False
    before = folded[clause_start(folded, start - 1) : start - 1]
    return any(verb in before for verb in words("documents", "verbs") if len(verb) > 1)


def _is_led(folded: str, start: int, head: str) -> bool:
    """Tell whether a word before makes, follows or carries out a document; 推进…规划 is mere planning."""
    lead = start - 1 if folded.startswith(tuple(QUOTES), start - 1) else start
    verbs = words("documents", "verbs")
    return folded.endswith(verbs, 0, lead) and not (
        head == "规划" and folded.endswith(words("documents", "planning"), 0, lead)
    )


def _ends_name(folded: str, at: int) -> bool:
    return folded.endswith(_endings(), 0, at)


def _with_version(folded: str, end: int) -> int:
    """Take a version behind a name into it: …条例（试行）."""
    version = _VERSION.match(folded, end)
    return version.end() if version else end


def _balance(folded: str, start: int, head: int, end: int) -> tuple[int, int]:
    """Take a closing quote behind the head into the span where the opening one is in it: 古镇保护“三年行动计划”."""
    opening = max(folded.rfind(quote, start, head) for quote in QUOTES)
    if opening > start and folded.startswith(tuple(_CLOSING), end):
        return start, end + 1
    return (opening + 1, end) if opening == start else (start, end)


def _has_topic(topic: str) -> bool:
    """Tell whether the words before a head noun name something: not 各类专项(规划), not 有关贸易的(条例)."""
    if topic.endswith("的") or _NUMBER_OF.search(topic):
        return False
    return own_length("documents", topic) >= 2


def _with_topic(folded: str, quote: int) -> int:
    """Return where the topic before an opening quote begins: 古镇“1+4”发展策略; the quote where there is none."""
    if folded.endswith(tuple(_CLOSING), 0, quote):
        return quote
    topic = name_start(folded, quote, partial(_ends_name, folded), noun=False)
    return topic if quote - topic >= 2 and _has_topic(folded[topic:quote]) else quote


def _with_number(folded: str, start: int, end: int) -> tuple[int, int]:
    """Take the topic before the quotes of a bare number of points into the span: 稳岗“12条”."""
    quote = start - 1
    if quote < 0 or folded[quote] not in QUOTES or not _POINTS.fullmatch(folded, start, end):
        return start, end
    topic = _with_topic(folded, quote)
    return (topic, end + 1) if topic < quote else (start, end)


# --- the finding


def _document(text: str, found: Candidate) -> Document:
    name = text[found.start : found.end]
    row = rows("documents_names", "name").get(name.removeprefix(_COUNTRY).strip("《》"))
    kind = found.kind or (row["kind"] if row else _kind(name, found.rule))
    canonical = row["canonical"] if row else _BRACKET.sub("", name)
    return Document(found.start, found.end, name, found.rule, _as_kind(kind), canonical)


def _kind(name: str, rule: str) -> DocumentKind:
    plain = _BRACKET.sub("", name)
    if rule == "document.code":
        return "code"
    if plain.endswith(words("documents", "law")) and not plain.endswith("办法"):
        return "law"
    return "plan" if plain.endswith(words("documents", "plan")) else "policy"


def _as_kind(word: str) -> DocumentKind:
    kinds: dict[str, DocumentKind] = {kind: kind for kind in get_args(DocumentKind)}
    return kinds[word]


@cache
def _endings() -> tuple[str, ...]:
    return (
        *words("documents", "heads"),
        *words("documents", "before_link"),
        *rows("documents_names", "name"),
        "法",
        "》",
        *_CLOSING,
    )
