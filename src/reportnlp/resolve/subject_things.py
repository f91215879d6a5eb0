"""Things apart from what is done to them or measured of them, where the report glues both: 12个|社区|改造."""

from __future__ import annotations

import re
from functools import cache

from reportnlp.model import Quantity
from reportnlp.resolve.subject_phrase import Masked, Place, is_noun, nouns

# What is counted by these is the action or the whole scheme: 3场|技能培训, 177户|棚户区改造.
_WHOLE_UNITS = frozenset({"户", "次", "场", "批", "期", "轮", "项", "件", "起", "宗", "人次", "类", "套"})
_DEED_UNITS = frozenset({"次", "场", "轮"})
_DEED = re.compile(r"(V+)(?=[,.;:/&]|$)")
# 78个村|通高铁或动车, 90%以上行政村|通硬化路
_LINKED = r"(?<=[村县市镇乡州组屯户站梁])(?<!村村)通(?![信讯用道过行知航勤])(?:(?!工程|项目|示范)\w){1,10}$"
_LINK = re.compile(_LINKED)
_THING = 2
_SETTLEMENTS = ("村", "县", "镇", "乡", "市", "区")
"""A name of things has at least two characters, but for these."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what may stand behind counted things, and what behind a measured stretch of land or works."""
    manner, action, attribute, works = ("|".join(nouns(part)) for part in ("manner", "action", "attribute", "works"))
    done = rf"(?:{manner}|\w[^\W绿硬美亮净]化|\w\w式)*(?:{action})+"
    counted = re.compile(f"(?:{done}(?:[和及与、]{done})*(?:任务|问题|工作)?|(?:{attribute}))$|{_LINKED}")
    return counted, re.compile(f"(?:{manner})*(?:{works})(?<!违法建设)$")


def counted_things(line: Masked, place: Place, figure: Quantity) -> Place:
    """Return the place of the things alone: 30个|路口|通行条件, 8处|河口|整治; the whole place where it is one name."""
    if figure.kind == "percent":
        return _without(_LINK, line, place)
    if figure.kind != "count" or figure.unit in _WHOLE_UNITS:
        return place
    return _without(_patterns()[0], line, place)


def counted_deeds(line: Masked, place: Place, figure: Quantity) -> Place:
    """Return the place with the verb that completes the name of a deed: 开展|一次|全面|排查."""
    found = _DEED.match(line.mask, place[1]) if figure.unit in _DEED_UNITS else None
    return (place[0], found.end(1)) if found else place


def measured_works(line: Masked, place: Place, figure: Quantity) -> Place:
    """Return the land or the works that were measured: 湿地|修复|500亩, 高标准农田|建设|8万亩."""
    if figure.kind != "measure" or "&" in line.mask[place[0] : place[1]]:
        return place  # 架空线入地和杆箱整治
    return _without(_patterns()[1], line, place)


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(noun[-1] for part in ("action", "attribute", "works") for noun in nouns(part)) | set("务题作")


def _without(tail: re.Pattern[str], line: Masked, place: Place) -> Place:
    if line.text[place[1] - 1] not in _last_characters():
        return place
    found = tail.search(line.text, *place)
    if not found or not _is_thing(line, place[0], found.start()):
        return place
    return place[0], found.start()


def _is_thing(line: Masked, start: int, end: int) -> bool:
    """Whether what is left is a thing, not only of what kind the deed is (3个|全国性|专项整治), nor half of a pair."""
    if end - start < _THING:
        return line.text[start:end] in _SETTLEMENTS
    if line.text[end - 1] in "性级类型式" or line.mask[end - 1] in "&/":
        return False
    return not is_noun(line.text[start:end], "stump")
