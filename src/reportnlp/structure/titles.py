"""Title lines: the report's title, its date and speaker, who is addressed, the signature under it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from reportnlp.structure.marks import read_mark
from reportnlp.structure.rows import Row

_ADDRESS = re.compile(
    r"(?:尊敬的)?(?:各位(?:代表|委员|同志|领导|嘉宾|来宾|常委)|主席团?|主任|(?:同志|女士|先生|朋友)们)"
    r"(?:[、,， ](?:各位)?(?:代表|委员|同志|领导|(?:同志|先生|朋友)们|副主任|秘书长|来宾|列席同志))*\s?[!！:：,，。]"
    r"|各位代表"
)
_RECIPIENT = re.compile(r"[^，。；！？]{2,30}[:：]")
_DATE = re.compile(
    r"[（(]?(?:[12]\d{3}|[一二][〇零一二三四五六七八九十O○]{3}) ?年 ?(?:[\d一二三四五六七八九十]{1,2} ?月 ?)?"
    r"(?:[\d一二三四五六七八九十]{1,3} ?日?)?[）)]?"
)
_ORGAN = re.compile(
    r"[\w（）() ]{2,30}(?:政 ?府|办事处|委员会|办公室|领导小组|[局厅委院处署队]|公司)(?:[（(].{1,10}[）)])?"
)
_OPENING_WORDS = re.compile(
    r"报\s?告|情\s?况|总\s?结|年度|在.{2,40}(?:会议|大会|代表大会)|代表大会|会议上|-|[（(]|[省市区县州旗镇乡长]长|主任|书记|总理"
)
_SESSION = re.compile(r"-{0,2}(?:[12]\d{3} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日，?.{2,40}(?:会议|大会)")
"""The line under the title: when, at which session, who spoke (also as a sentence)."""
_TITLE_ZONE = 14
_LONGEST = 80


def find_titles(rows: Sequence[Row], chrome: Collection[int]) -> dict[int, str]:
    """Return why a line is a title, for each line (by index) that is."""
    report = [n for n in range(len(rows)) if n not in chrome]
    found = _opening(rows, report)
    for n in report:
        if _ADDRESS.fullmatch(rows[n].text):
            found[n] = "title.address"
    found.update(_signature(rows, report))
    return found


def _opening(rows: Sequence[Row], report: list[int]) -> dict[int, str]:
    """Return the title lines above the address, or above the first line that is no title."""
    zone = report[:_TITLE_ZONE]
    address = next((at for at, n in enumerate(zone) if _ADDRESS.fullmatch(rows[n].text)), None)
    if address is not None and not any(_counts(rows[n]) for n in zone[:address]):
        return {n: "title.opening" for n in zone[:address] if _may_open(rows[n])}
    found: dict[int, str] = {}
    for n in zone:
        if not (_may_open(rows[n]) and _opens(rows[n], bool(found))):
            break
        found[n] = "title.opening"
    return found


def _may_open(row: Row) -> bool:
    return len(row.text) <= _LONGEST and (not row.text.endswith("。") or bool(_SESSION.match(row.text)))


def _counts(row: Row) -> bool:
    """Whether a line opens with a list mark, so that the report has begun."""
    mark = read_mark(row.text)
    return mark is not None and mark.style != "dash"


def _opens(row: Row, after_title: bool) -> bool:
    if _counts(row):
        return False
    if _RECIPIENT.fullmatch(row.text):
        return after_title and not re.search(r"如下|以下", row.text)
    named = _OPENING_WORDS.search(row.text) or _DATE.fullmatch(row.text) or _ORGAN.fullmatch(row.text)
    return bool(named) and not re.search(r"回顾|总体|目标|任务|工作安排|[，。；]", row.text)


def _signature(rows: Sequence[Row], report: list[int]) -> dict[int, str]:
    """Return the date lines below the opening, each with the organ above it."""
    found = {}
    for before, n in pairwise(report[2:]):
        if _DATE.fullmatch(rows[n].text) and "年" in rows[n].text and re.search(r"[日月]", rows[n].text):
            found[n] = "title.date"
            if _ORGAN.fullmatch(rows[before].text):
                found[before] = "title.signature"
    return found
