"""Changes: whether a number is an amount of change (增长6.5%) or a level (增长到), and what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from reportnlp.extract.figures import Figure
from reportnlp.extract.lists import JOINS
from reportnlp.model import Change
from reportnlp.rules import load_table

WINDOW = 40
"""How many characters left of a number are read."""

_MARK = re.compile(r"[，。；：！？,;:\n]")
_SHARES = frozenset(["percent", "ratio"])
_RATE = re.compile("[增涨升降]")
_NO_AMOUNTS = _SHARES | {"rank"}
_NOUN = re.compile(r"(?!的?(?:行列|强之列|位次|水平|方阵))[^\W\da-zA-Z_]")
_AGES = frozenset(["岁", "周岁"])
_PLACES = frozenset(["位", "名", "个位次", "位次", "个名次"])


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of one direction, compiled; a pattern that the table lacks never matches."""

    change: Change
    kinds: frozenset[str]
    direct: re.Pattern[str]
    governed: re.Pattern[str]
    behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What both directions share (see changes.toml)."""

    hint: re.Pattern[str]
    level: re.Pattern[str]
    fixed: re.Pattern[str]
    than: re.Pattern[str]
    base: re.Pattern[str]
    base_of: re.Pattern[str]
    moves: re.Pattern[str]
    ages: re.Pattern[str]
    list_verbs: re.Pattern[str]
    opens_list: re.Pattern[str]
    inferred: str


@cache
def _cues() -> tuple[Cues, ...]:
    table = load_table("reportnlp.extract", "changes.toml")
    return tuple(_compile(row, table["grammar"]) for row in table["cue"])


def _compile(row: dict[str, Any], grammar: dict[str, str]) -> Cues:
    direct = rf"(?:{row['direct']})(?:{_longest_first(grammar['fillers'])})*+$"
    if "noun" in row:
        direct += rf"|(?:{row['noun']})(?:{_longest_first(grammar['noun_fillers'])})*+$"
    governed = rf"(?:{row['governed']})(?!.*(?:{grammar['stops_governing']})).*$" if "governed" in row else r"(?!)"
    behind = rf"的?(?:速度)?(?:{row['behind']})" if "behind" in row else r"(?!)"
    kinds = frozenset(row.get("kinds", ()))
    return Cues(cast(Change, row["change"]), kinds, *map(re.compile, (direct, governed, behind)))


def _longest_first(words: str) -> str:
    return "|".join(sorted(words.split("|"), key=len, reverse=True))


@cache
def _grammar() -> Grammar:
    raw = load_table("reportnlp.extract", "changes.toml")["grammar"]
    level = rf"(?:{raw['level']})$|(?:{raw['compared']})"
    return Grammar(
        hint=re.compile(raw["hint"]),
        level=re.compile(level),
        fixed=re.compile(raw["fixed"]),
        than=re.compile(raw["than"] + "$"),
        # Every way opens with a word, so that the engine looks for their first characters alone.
        base=re.compile(rf"(?:同比|环比|{raw['compares']})(?:(?<=[同环]比)|(?P<base>{'|'.join(raw['bases'])}))"),
        base_of=re.compile(rf"(?:{raw['multiplies']})(?P<base>{'|'.join(raw['bases'])})"),
        moves=re.compile(rf"(?:{raw['moves']})$"),
        ages=re.compile(rf"(?:{raw['ages']})$"),
        list_verbs=re.compile(raw["list_verbs"]),
        opens_list=re.compile(rf"(?:{raw['opens_list']})$"),
        inferred=raw["inferred"],
    )


def mark(folded: str, figures: Sequence[Figure]) -> None:
    """Set `change` and `base` of each figure from the words around it."""
    last: Figure | None = None
    for figure in figures:
        floor = max(last.end if last else 0, figure.start - WINDOW)
        left = folded[floor : figure.start].rstrip(" ")
        marks = [match.end() for match in _MARK.finditer(left)]
        clause = left[marks[-1] :] if marks else left
        touches = last is not None and floor == last.end and (not marks or (marks == [1] and left[0] in "，,"))
        _mark(folded, figure, clause, last if touches else None)
        if not _stands_inside(folded, figure, clause):
            last = figure


def _stands_inside(folded: str, figure: Figure, clause: str) -> bool:
    """Tell whether a figure stands inside what is told of the next one: 新增全球前1%学科3个, 增速连续三年保持在9%."""
    if figure.rule == "quantity.top":
        return _NOUN.match(folded, figure.end) is not None
    return figure.kind == "duration" and clause.endswith("连续")


def _mark(folded: str, figure: Figure, clause: str, before: Figure | None) -> None:
    grammar = _grammar()
    if clause:
        figure.base = _base(figure, clause, before)
    elif before and before.governed and before.kind == figure.kind and before.end == figure.start:
        # 新增低保120户260人: two counts of one thing
        figure.change = before.change
    if figure.change is None and (figure.unit not in _AGES or grammar.ages.search(clause)):
        hinted = clause != "" and (grammar.hint.search(clause) is not None or before is not None)
        figure.change = _change(figure, clause, before) if hinted else None
        if figure.change is None and figure.kind in _SHARES and not grammar.level.search(clause):
            figure.change = _behind(folded, figure)
    if figure.rule == "quantity.digits" and not (_RATE.search(clause) or _behind(folded, figure)):
        figure.kind, figure.change = "count", None  # 院士突破两位数
    if figure.change and figure.base is None and figure.kind in {"percent", "point"} and "均" not in clause:
        figure.base = grammar.inferred


def _base(figure: Figure, clause: str, before: Figure | None) -> str | None:
    """Return what a number is compared with, in the words of the report; a member of a list has its neighbour's."""
    grammar = _grammar()
    based = grammar.base.search(clause) or (grammar.base_of.search(clause) if figure.kind in _SHARES else None)
    if based:
        return based["base"] or based[0]
    return before.base if before and clause in JOINS else None


def _change(figure: Figure, clause: str, before: Figure | None) -> Change | None:
    grammar = _grammar()
    if grammar.level.search(clause) or grammar.fixed.search(clause):
        return None
    found = _direct(figure, clause)
    if found:
        figure.governed = grammar.opens_list.search(clause) is not None
        return found
    if before and before.change and clause in JOINS and _alike(before, figure):
        figure.governed = before.governed
        return before.change
    return _governed(figure, clause, before)


def _alike(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers of a list measure alike; shares and points do: 分别上升8%、9%和0.7个百分点."""
    return one.kind == other.kind or {one.kind, other.kind} == {"percent", "point"}


def _direct(figure: Figure, clause: str) -> Change | None:
    if figure.unit in _PLACES and _grammar().moves.search(clause):
        figure.kind = "rank"
    for cues in _cues():
        if (not cues.kinds or figure.kind in cues.kinds) and cues.direct.search(clause):
            return cues.change
    than = _grammar().than.search(clause)
    return None if than is None else "up" if than["up"] else "down"


def _governed(figure: Figure, clause: str, before: Figure | None) -> Change | None:
    """Read 新增耕地200亩 and, in its list, 、果园120亩: the verb stands before the things."""
    for cues in _cues():
        # 新增装机占比60%: a share is no amount of what is new, unless the verb takes shares (节约用电3%).
        takes = figure.kind in cues.kinds if cues.kinds else figure.kind not in _NO_AMOUNTS
        if takes and cues.governed.search(clause):
            figure.governed = True
            return cues.change
    if before and before.governed and _continues(figure, clause, before):
        figure.governed = True
        return before.change
    return None


def _continues(figure: Figure, clause: str, before: Figure) -> bool:
    """Tell whether a number stands in the list that 新增 opened: 新增A5家、B3家; 新增5家A和3家B; 新增A5家，B3家."""
    if before.kind != figure.kind or _grammar().list_verbs.search(clause):
        return False
    return clause[0] in "、和与及“" or clause[-1] in "、和与及" or before.unit == figure.unit


def _behind(folded: str, figure: Figure) -> Change | None:
    """Read a share whose word stands behind it: 以5%的速度增长, 两位数增长."""
    for cues in _cues():
        if cues.behind.match(folded, figure.end):
            return cues.change
    return None
