"""The place names that a report carries: in its title, in the lines under it, in the opening, in the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportnlp.read.genres import find_genre
from reportnlp.read.head import Head, squeeze
from reportnlp.read.years import YEAR

_ORGAN = r"(?:人民政府|革命委员会|办事处|管理委员会|管委会|行署|行政公署)"
_TERM = r"(?:第?[一二三四五六七八九十\d]{1,3}[届屆])"
_ORGAN_LINE = re.compile(rf"^(.{{2,30}}?){_ORGAN}$")
_SESSION = re.compile(rf"在(.{{2,24}}?){_TERM}(?:人民代表大会|人大)")
_NATIONAL = re.compile(r"届全国人民代表大会|国务院总理")
_SPEAKER = re.compile(
    r"^(.{2,24}?)(?:人民政府|管委会|管理委员会)?(?:代|代理)?(?:省长|市长|县长|区长|主席|旗长|州长|主任)"
)
_CONFERENCE = re.compile(
    rf"(?:政协|政治协商会议){_TERM}?([^\W\da-zA-Z_]{{2,16}}?(?:省|市|县|区|旗|州)){_TERM}?委员会(?=常务委员会|常委会)"
)
"""政协第九届青河县委员会常务委员会, 政协青河县第九届委员会常务委员会."""
_OFFICIAL = re.compile(
    r"^([^\W\da-zA-Z_]{2,16}?(?:街道|[镇乡局院]|管委会))(?:党[组委]|党工委|工委)?(?:副?书记|[局镇乡院]长|主任)"
)
"""青河镇党委副书记、镇长: who debriefs."""
OPENING = re.compile(
    rf"(?:代表|受)(?:国务院|(?:中共[^，。、]{{2,12}}委[、和])?([^。，；：！、,:!]{{1,24}}?){_TERM}?"
    r"(?:人民政府|政府|管委会|管理委员会|革命委员会|办事处|党工委))"
)
_NOISE = re.compile(
    rf"^(?:关于|{YEAR}年度?|中共(?=.{{2,24}}党[组委]$)|中共.{{2,12}}委(?:员会)?|[本全我](?=[省市县区]))+|(?:{YEAR}年度?|关于|的|[-_—\s（(\d）)])+$"
    r"|党组$|(?<=局)党委$|[、，]?(?:(?:党[组委]|工委)?书记|[局厅院部市区镇乡州旗处所]长|县长|主任|检察长)$"
)
GENERIC = re.compile(r"(?:省|市|县|区|自治区|自治州|州|旗|新区|街道|镇|乡|本级|本届|我[省市县区])")
"""What a government calls itself without its name (我代表区人民政府)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place name that a report or its file carries, and where it was found."""

    name: str
    evidence: str
    organ: str | None = None


def names_in_text(head: Head, text: str) -> Iterator[Named]:
    """Give the place names of the title, the title lines, the opening and the signature, the surest first."""
    if head.title:
        if conference := _CONFERENCE.search(squeeze(head.title)):
            yield Named(conference[1], f"title: {head.title}", f"政协{conference[1]}委员会")
        yield Named(name_in_title(squeeze(head.title)), f"title: {head.title}")
    if national := next(filter(None, map(_NATIONAL.search, head.lines)), None):
        yield Named("国务院", f"title lines: {national.group()}")
    for pattern in (_SESSION, _SPEAKER, _ORGAN_LINE, _OFFICIAL):
        for line in head.lines:
            if found := pattern.search(line):
                yield Named(found.group(1), f"title lines: {line[:40]}")
    for found in OPENING.finditer(head.opening):
        yield Named(found.group(1) or "国务院", f"opening: {found.group()}")
    for line in map(squeeze, text[-300:].split("\n")):
        if found := _ORGAN_LINE.search(line):
            yield Named(found.group(1), f"signature: {found.group()}")


def name_in_title(title: str) -> str:
    """Return the place or organ that a title or file name speaks of (2021年青河县政府工作报告: 青河县)."""
    found = find_genre(title)
    name = title[: found.start] if found else title
    previous = None
    while previous != name:
        previous, name = name, _NOISE.sub("", name)
    return re.sub(rf"{_ORGAN}$", "", name)
