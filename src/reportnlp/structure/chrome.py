"""Chrome: what a page shows beside the report (navigation, share buttons, page numbers, a second copy)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportnlp.rules import Rule, load_rules
from reportnlp.structure.rows import Row

PROSE = 40
"""A line of so many characters with a sentence in it is the report's own text."""

_LONGEST, _LONGEST_NOTICE = 160, 400
_TITLE = re.compile(r"报\s?告|情\s?况|总\s?结|计\s?划|要\s?点|\d年|^-|[省市区县州旗镇乡席]长|主席")
_ANNEX = re.compile(r"附 ?件 ?\d{0,2} ?[:：]?")
_TITLE_ZONE = 16
_COPY_HEAD = 10
_MENU = 10
"""The longest entry of a menu."""
_START = re.compile(r"各位|同志们|一、|[（(]一[）)]")


@cache
def _rules() -> dict[str, Rule]:
    return {f"r{n}": rule for n, rule in enumerate(load_rules("reportnlp.structure", "chrome.toml"))}


@cache
def _pattern(flag: str | None) -> re.Pattern[str]:
    """Return one expression of all rules that hold everywhere, or of those that carry `flag`."""
    chosen = {
        key: rule
        for key, rule in _rules().items()
        if (flag in dict(rule.data) if flag else "tail" not in dict(rule.data))
    }
    return re.compile("|".join(f"(?P<{key}>{rule.pattern})" for key, rule in chosen.items()))


def chrome_rule(text: str, flag: str | None = None) -> str | None:
    """Return the id of the rule by which a whole line is chrome, or None.

    >>> chrome_rule("责任编辑：王某")
    'chrome.credit'
    """
    if len(text) > (_LONGEST_NOTICE if text.startswith("本作品") else _LONGEST):
        return None
    found = _pattern(flag).fullmatch(text)
    return _rules()[str(found.lastgroup)].id if found else None


def find_chrome(rows: Sequence[Row]) -> dict[int, str]:
    """Return why a line is chrome, for each line (by index) that is."""
    found = {n: rule for n, row in enumerate(rows) if (rule := chrome_rule(row.text) if row.text else "chrome.empty")}
    _add_downloads(rows, found)
    _add_page_numbers(rows, found)
    _add_head(rows, found)
    _add_tail(rows, found)
    return found


def _is_prose(row: Row) -> bool:
    return len(row.text) >= PROSE and row.ended


def _add_downloads(rows: Sequence[Row], found: dict[int, str]) -> None:
    """Add the word 附件 over files to download."""
    for n in [n for n, rule in found.items() if rule == "chrome.link"]:
        if n and _ANNEX.fullmatch(rows[n - 1].text):
            found.setdefault(n - 1, "chrome.link")


def _add_page_numbers(rows: Sequence[Row], found: dict[int, str]) -> None:
    """Add bare numbers between lines of prose; among short lines a number is a cell of a table."""
    for n, row in enumerate(rows):
        if len(row.text) > 3 or not row.text.isdigit():
            continue
        beside = [*rows[max(0, n - 1) : n], *rows[n + 1 : n + 2]]
        if beside and all(len(other.text) >= PROSE for other in beside):
            found[n] = "chrome.page_number"


def _add_head(rows: Sequence[Row], found: dict[int, str]) -> None:
    """Add the navigation above the report: short lines before the last mark of a page's head."""
    opening = next((n for n, row in enumerate(rows) if _is_prose(row) or _START.match(row.text)), len(rows))
    marks = [n for n in found if n < opening]
    if not any(chrome_rule(rows[n].text, "before") for n in marks):
        return
    last = max(marks)
    for n in range(last):
        if opening == len(rows) or not _TITLE.search(rows[n].text) or n < last - _TITLE_ZONE:
            found.setdefault(n, "chrome.head")
    for n in range(last + 1, opening):
        if _TITLE.search(rows[n].text) or len(rows[n].text) > _MENU or rows[n].text.endswith(("：", ":")):
            break
        found.setdefault(n, "chrome.head")


def _add_tail(rows: Sequence[Row], found: dict[int, str]) -> None:
    """Add what follows the last prose of the report once a page's foot has opened."""
    last = max((n for n, row in enumerate(rows) if _is_prose(row) and n not in found), default=-1)
    opening = next((n for n in range(last + 1, len(rows)) if _opens(rows[n], found.get(n))), None)
    if opening is not None:
        for n in range(opening, len(rows)):
            found.setdefault(n, "chrome.tail")
    for n in range(last + 1, len(rows)):
        if n not in found and n > last + 1 and (rule := chrome_rule(rows[n].text, "tail")):
            found.setdefault(n, rule)


def _opens(row: Row, rule: str | None) -> bool:
    return rule is not None and chrome_rule(row.text, "opens") is not None


def find_copy(rows: Sequence[Row], chrome: dict[int, str]) -> range | None:
    """Return the lines of the copy that isn't the report, where a report stands twice in a text, or None.

    The first complete copy is the report; a copy is complete unless the other holds a fifth more of it.
    """
    seen: dict[str, int] = {}
    again: list[tuple[int, int]] = []
    for n, row in enumerate(rows):
        if n in chrome or len(row.text) < PROSE:
            continue
        if row.text in seen:
            again.append((seen[row.text], n))
        else:
            seen[row.text] = n
    if len({first for first, _ in again}) < max(3, len(seen) // 3):
        return None
    return _lesser_copy(rows, again)


def _lesser_copy(rows: Sequence[Row], again: list[tuple[int, int]]) -> range:
    second = _opening_of_copy(rows, *again[0])
    before, after = (sum(len(row.text) for row in part) for part in (rows[:second], rows[second:]))
    return range(second) if after > 1.2 * before else range(second, len(rows))


def _opening_of_copy(rows: Sequence[Row], first: int, second: int) -> int:
    """Return where the second copy opens, given a line of each: at its address, or the page's head above that."""
    opening = {row.text for row in rows[: first + 1]}
    for n in range(max(first + 1, second - _COPY_HEAD), second):
        if rows[n].text in opening and len(rows[n].text) < PROSE:
            second = n
            break
    while second > first + 1 and not rows[second - 1].ended:
        second -= 1
    return second
