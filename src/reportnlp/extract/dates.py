"""Date expressions: the spans of calendar time in a text, before a clock gives them a year.

The rules stand in `dates.toml`. All of them form one expression that runs once over the text; the rule that
matched then reads its named groups again from the span alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from reportnlp.extract.numerals import read_numeral
from reportnlp.rules import Rule, load_rules, load_table

Form = Literal["point", "quarter", "half", "plan", "word", "whole", "years", "decade", "century", "festival", "fuzzy"]

_PACKAGE = "reportnlp.extract"
_FILE = "dates.toml"
_WORDS = {"word", "part", "open", "name"}
_GROUP = re.compile(r"\(\?P<\w+>")
_YEAR_DIGITS = str.maketrans("〇零Oo一二三四五六七八九", "0000123456789")


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A span that speaks of calendar time, with what `resolve.clock` needs to give it days.

    `year2`, `month2`, `day2` close a range; `number` is a plan's ordinal (十四五 is 14), a quarter or a decade;
    `count` a number of years (近三年), months or quarters (前三季度); `word` a relative year (今年); `part` a part
    of the whole (底, 上旬, 期间); `open` an open end (以来, 前); `name` a festival or a direction (过去, 今后).
    """

    start: int
    end: int
    text: str
    rule: str
    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year2: int | None = None
    month2: int | None = None
    day2: int | None = None
    number: int | None = None
    number2: int | None = None
    count: int | None = None
    word: str | None = None
    part: str | None = None
    open: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Where a date may begin; the rules as one expression, its groups named by number; each rule's own."""

    scan: re.Pattern[str]
    union: re.Pattern[str]
    rules: tuple[tuple[Rule, Form, re.Pattern[str]], ...]


@cache
def _grammar() -> _Grammar:
    table = load_table(_PACKAGE, _FILE)
    macros: dict[str, str] = {}
    for name, pattern in table["macro"].items():
        macros[name] = _expand(pattern, macros)
    rules = load_rules(_PACKAGE, _FILE)
    patterns = [_expand(rule.pattern, macros) for rule in rules]
    union = "|".join(f"(?P<r{n}>{_GROUP.sub('(?:', pattern)})" for n, pattern in enumerate(patterns))
    forms: list[Form] = [dict(rule.data)["form"] for rule in rules]
    # [abc] first: it lets the engine skip the other characters; what follows looks at the same character again.
    first, openings = table["scan"]["first"], "|".join(table["scan"]["openings"])
    scan = re.compile(f"{first}(?<=(?={openings}){first})")
    return _Grammar(scan, re.compile(union), tuple(zip(rules, forms, map(re.compile, patterns), strict=True)))


def _expand(pattern: str, macros: dict[str, str]) -> str:
    return re.sub(r"\{([A-Z]+)\}", lambda m: macros[m[1]], pattern)


def find_dates(text: str, folded: str) -> tuple[DateExpression, ...]:
    """Return the date expressions of a folded text, in order and disjoint; none where it names no time.

    >>> [d.text for d in find_dates("2021年9月3日至5日，全年", "2021年9月3日至5日，全年")]
    ['2021年9月3日至5日', '全年']
    """
    grammar = _grammar()
    found: list[DateExpression] = []
    end = 0
    for opening in grammar.scan.finditer(folded):
        start = opening.start()
        match = grammar.union.match(folded, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        assert match.lastgroup
        rule, form, pattern = grammar.rules[int(match.lastgroup[1:])]
        if form == "years" or not _recurs(folded, start):
            fields = _fields(pattern.match(folded, start))
            found.append(DateExpression(start, end, text[start:end], rule.id, form, **fields))
    return tuple(found)


def _recurs(folded: str, start: int) -> bool:
    """Tell whether a time hangs on 每年 in front of it: 每年9月, 每年年初部署全年工作; 三年内 hangs on none."""
    at = folded.rfind("每年", max(0, start - 30), start)
    if folded.endswith("平均", 0, max(at, 0)) or folded.startswith(("平均", "增长", "递增"), at + 2):
        return False  # 平均每年增长5%,1998年增长6%
    return at >= 0 and not any(mark in folded[at:start] for mark in "。；\n")


def _fields(match: re.Match[str] | None) -> dict[str, Any]:
    """Return the named groups as fields; a name that ends in `_` is a second place of the same field."""
    groups = match.groupdict() if match else {}
    return {name.rstrip("_"): value if name in _WORDS else _number(value) for name, value in groups.items() if value}


def _number(digits: str) -> int | None:
    if len(digits) == 4:
        return int(digits.translate(_YEAR_DIGITS))
    value = read_numeral("一" if digits == "元" else digits)
    return value if isinstance(value, int) else None
