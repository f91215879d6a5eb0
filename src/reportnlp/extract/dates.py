"""Date expressions: the spans of calendar time in a text, before a clock gives them a year.

The rules stand in `dates.toml`. All of them form one expression that runs once over the text; a group that a rule
names (`year`) bears the rule's number there (`r3_year`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from reportnlp.extract.numerals import read_numeral
from reportnlp.records import quick
from reportnlp.rules import Rule, load_rules, load_table

Form = Literal["point", "quarter", "half", "plan", "word", "whole", "years", "decade", "century", "festival", "fuzzy"]

_PACKAGE = "reportnlp.extract"
_FILE = "dates.toml"
_ONCE = {"years", "plan"}
"""Forms that never recur: 每年检查一次，三年内…, 每年报告，并在“十一五”期末总结."""
_YEAR = re.compile(r"\d{4}|[一二][〇零Oo0一二三四五六七八九]{3}")
_WORDS = {"word", "part", "open", "name"}
_GROUP = "(?P<"
_YEAR_DIGITS = str.maketrans("〇零Oo一二三四五六七八九", "0000123456789")


@quick
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
    """Where a date may begin; the rules as one expression; of each rule the fields with their groups in it."""

    scan: re.Pattern[str]
    union: re.Pattern[str]
    rules: tuple[tuple[Rule, Form, tuple[tuple[str, int], ...]], ...]


@cache
def _grammar() -> _Grammar:
    table = load_table(_PACKAGE, _FILE)
    macros: dict[str, str] = {}
    for name, pattern in table["macro"].items():
        macros[name] = _expand(pattern, macros)
    rules = load_rules(_PACKAGE, _FILE)
    patterns = [_expand(rule.pattern, macros) for rule in rules]
    parts = (f"{_GROUP}r{n}>{pattern.replace(_GROUP, f'{_GROUP}r{n}_')})" for n, pattern in enumerate(patterns))
    union = re.compile("|".join(parts))
    fields = (_groups(union, f"r{n}_") for n in range(len(rules)))
    forms: list[Form] = [dict(rule.data)["form"] for rule in rules]
    # [abc] first: it lets the engine skip the other characters; what follows looks at the same character again.
    first, openings = table["scan"]["first"], "|".join(table["scan"]["openings"])
    scan = re.compile(f"{first}(?<=(?={openings}){first})")
    return _Grammar(scan, union, tuple(zip(rules, forms, fields, strict=True)))


def _groups(union: re.Pattern[str], rule: str) -> tuple[tuple[str, int], ...]:
    """Return the fields of a rule with their groups; a name that ends in `_` is a second place of the same field."""
    names = union.groupindex.items()
    return tuple((name.removeprefix(rule).rstrip("_"), group) for name, group in names if name.startswith(rule))


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
        rule, form, groups = grammar.rules[int(match.lastgroup[1:])]
        if not _recurs(folded, match, form):
            found.append(DateExpression(start, end, text[start:end], rule.id, form, **_fields(match, groups)))
    return tuple(found)


def _recurs(folded: str, match: re.Match[str], form: Form) -> bool:
    """Tell whether a time hangs on 每年 in front of it (每年9月, 每年年初部署全年工作); 2021年9月 never does."""
    start = match.start()
    at = folded.rfind("每年", max(0, start - 30), start)
    if at < 0 or form in _ONCE or _YEAR.match(match[0]):
        return False
    if folded.endswith("平均", 0, at) or folded.startswith(("平均", "增长", "递增"), at + 2):
        return False  # 平均每年增长5%,1998年增长6%
    return not any(mark in folded[at:start] for mark in "。；\n")


def _fields(match: re.Match[str], groups: tuple[tuple[str, int], ...]) -> dict[str, Any]:
    """Return the groups that took part as fields."""
    return {name: value if name in _WORDS else _number(value) for name, group in groups if (value := match[group])}


def _number(digits: str) -> int | None:
    if len(digits) == 4:
        return int(digits.translate(_YEAR_DIGITS))
    value = read_numeral("一" if digits == "元" else digits)
    return value if isinstance(value, int) else None
