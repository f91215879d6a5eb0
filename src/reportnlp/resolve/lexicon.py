"""The indicator lexicon: canonical names of what reports measure, with the names in use.

The shipped table is `indicators.tsv`; a user's own file adds indicators, or names to a shipped one:

    [[indicator]]
    name = "夜间经济营业额"
    group = "trade"
    unit = "元"
    kinds = ["money"]
    aliases = ["夜经济营业额"]
    examples = ["夜间经济营业额增长8%"]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportnlp.model import Quantity, ReportError, Span
from reportnlp.resolve.measures import factor
from reportnlp.rules import fault, load_rows, read_toml

PACKAGE = "reportnlp.resolve"
_RELATIVE = frozenset({"percent", "point", "rank", "ratio"})
_DATED = re.compile(r"(?P<name>.+?)@(?P<first>\d{4})-(?P<last>\d{4})")
_BLANKS = str.maketrans("", "", " \u3000")
# 全省地区生产总值, 我市GDP, 年末金融机构存款余额, 年度固定资产投资
_OWN = re.compile(r"^(?:全[省市区县国州盟旗镇街疆藏]|[我本][省市区县国州盟旗镇街]|年度|年末|年底|当年|各项?)+")
_DEED = re.compile(r"[，,；;：、(（](?:其中|已经?|共|并|全部|累计|均|再|年内|全年)*([^\W\da-zA-Z_]{2,4})了?$")
_STATE = re.compile(
    r"达到?|为|[是有]|增|[升降减]|提高|扩大|总|共计|突破|超过|完成|实现|同比|控制|稳定|保持|近|约|占|居|排名|不"
)
_BRACKET = re.compile(r"[（(][^（()）]*[)）]$")
# 服务业、制造业|的投资预计|分别增长: what of those listed was measured.
_ATTRIBUTE = re.compile(
    r"(?:[、和及与等][^，,；;。：:\d]{0,40}?)?的((?!目标|任务|水平|规模|总量|增[长幅速]|[年月日])[^\W\da-zA-Z_]{2,6}?)"
    r"(?:预计|大约|同比|比上年|年均)*(?:分别|各自|均|都|增长|下降|达到?|为|完成|实现)"
)
# 推动|5000家|规模以上工业企业数字化转型: those that something is done for are not all there are.
_FOR_SOME = re.compile(r"(?:推动|带动|引导|组织|支持|帮助|指导|服务|惠及|走访|助力)(?:了|近|超|约|超过)?$")
_OWNERS = ("家", "户")


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """One indicator: canonical name, group, unit of its level, the kinds a level may be, and an example."""

    name: str
    group: str
    unit: str
    kinds: tuple[str, ...]
    example: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an indicator, as reports of the years `first` to `last` use it.

    With `growth` it means the indicator only with a rate of growth (经济增长5%), with `needs` only where that word
    stands earlier in the sentence.
    """

    of: IndicatorName
    growth: bool = False
    needs: str = ""
    first: int = 0
    last: int = 9999

    def in_use(self, year: int | None) -> bool:
        """Whether reports of a year use the name; old names live on, so one out of use only stands back."""
        return year is None or self.first <= year <= self.last


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator as a subject names it; `general` is False where a qualifier makes it another one."""

    of: IndicatorName
    qualifier: str = ""
    general: bool = True

    @property
    def name(self) -> str:
        """The name a table's row bears: 一般公共预算收入（辖区）."""
        return self.of.name if self.general else f"{self.of.name}（{self.qualifier}）"


@dataclass(frozen=True, eq=False, slots=True)
class Lexicon:
    """All indicators by name, and all their names."""

    indicators: dict[str, IndicatorName]
    aliases: dict[str, tuple[Alias, ...]]
    qualifiers: dict[str, bool]
    qualified: re.Pattern[str]
    """Matches the longest qualifier at the start of a subject."""

    def find(
        self, figure: Quantity, subject: Span | None, year: int | None, before: str, places: tuple[str, ...] = ()
    ) -> Known | None:
        """Return the indicator that a figure's subject names, or None.

        `before` is what stands before the figure in its sentence; `places` are names of the report's own region.
        """
        if subject is None:
            return None
        left = before[: len(before) - figure.start + subject.start]
        between = before[len(left) + len(subject.text) :]
        if figure.kind == "count" and (deed := _deed(between)):
            return self._meaning(deed + subject.text, figure, year, before)
        if figure.unit in _OWNERS and _FOR_SOME.search(before):
            return None
        attribute = _ATTRIBUTE.match(between)
        for words, qualifier in self._readings(subject.text + (attribute[1] if attribute else ""), left, places):
            if words in self.aliases and (
                known := self._meaning(words, figure, year, before, qualifier or self._owner(left))
            ):
                return known
        return None

    def _meaning(
        self, words: str, figure: Quantity, year: int | None, before: str, qualifier: str = ""
    ) -> Known | None:
        aliases = self.aliases.get(words, ())
        for alias in sorted(aliases, key=lambda each: not each.in_use(year)) if len(aliases) > 1 else aliases:
            if _fits(alias, figure, before):
                return Known(alias.of, qualifier, not qualifier or self.qualifiers[qualifier])
        return None

    def _readings(self, subject: str, left: str, places: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Yield the (name, qualifier) pairs that a subject may be read as: with the verb before it, whole, plainer."""
        words = subject.translate(_BLANKS) if " " in subject else subject
        plain = _BRACKET.sub("", words) if words[-1:] in ")）" else words
        for size in (4, 3, 2):
            if left[-size:] + plain in self.aliases:
                yield left[-size:] + plain, ""
        yield words, ""
        yield plain, ""
        bare = plain
        if plain.startswith(places):
            bare = next(plain[len(place) :] for place in places if plain.startswith(place))
        bare = _OWN.sub("", bare)
        yield bare, ""
        if qualified := self.qualified.match(bare):
            yield bare[qualified.end() :], qualified[0]

    def _owner(self, before: str) -> str:
        """Return the qualifier that 的 ties to what follows: 来源于辖区的|一般公共预算收入."""
        if not before.endswith("的"):
            return ""
        owners = (word for word in self.qualifiers if before.endswith(f"{word}的"))
        return max(owners, key=len, default="")


def _deed(between: str) -> str:
    """Return the verb that tells what was done to things named before (受理90件,其中|审结|80件), "" for a state."""
    done = _DEED.search(between)
    return done[1] if done and not _STATE.search(done[1]) else ""


def _fits(alias: Alias, figure: Quantity, before: str) -> bool:
    if alias.needs and alias.needs not in before:
        return False
    if figure.kind in _RELATIVE:
        return figure.kind == "percent" and figure.change is not None if alias.growth else True
    return not alias.growth and figure.kind in alias.of.kinds and factor(figure.unit, alias.of.unit) is not None


@cache
def load_lexicon(own: Path | None = None) -> Lexicon:
    """Return the shipped lexicon, with the user's `own` TOML file added to it.

    Raises `ReportError` where the file is not TOML of that form.
    """
    rows: list[dict[str, Any]] = [*load_rows(PACKAGE, "indicators.tsv"), *(_read_own(own) if own else ())]
    indicators: dict[str, IndicatorName] = {}
    aliases: dict[str, tuple[Alias, ...]] = {}
    for row in rows:
        entry = indicators.setdefault(row["name"], _entry(row))
        for word in (row["name"], *row["aliases"].split()):
            name, alias = _alias(word, entry)
            aliases[name] = (*aliases.get(name, ()), alias)
    qualifiers = {row["word"]: row["general"] == "yes" for row in load_rows(PACKAGE, "indicator_qualifiers.tsv")}
    longest = sorted(qualifiers, key=len, reverse=True)
    return Lexicon(indicators, aliases, qualifiers, re.compile("|".join(map(re.escape, longest))))


def _entry(row: dict[str, Any]) -> IndicatorName:
    return IndicatorName(row["name"], row["group"], row["unit"], tuple(row["kinds"].split()), row["example"])


def _alias(word: str, entry: IndicatorName) -> tuple[str, Alias]:
    if dated := _DATED.fullmatch(word):
        return dated["name"], Alias(entry, first=int(dated["first"]), last=int(dated["last"]))
    if word.endswith("%"):
        return word[:-1], Alias(entry, growth=True)
    name, _, needs = word.partition("~")
    return name, Alias(entry, needs=needs)


def _read_own(path: Path) -> Iterable[dict[str, Any]]:
    raw = read_toml(path)
    try:
        return [_own_row(row) for row in raw["indicator"]]
    except (KeyError, TypeError, AttributeError) as error:
        why = fault(error)
        raise ReportError(
            f"{path}: not an indicator lexicon ({why}); it needs [[indicator]] tables with a name, a unit and kinds"
        ) from error


def _own_row(row: dict[str, Any]) -> dict[str, Any]:
    examples = row.get("examples", [])
    return {
        "name": row["name"],
        "group": row.get("group", "own"),
        "unit": row["unit"],
        "kinds": " ".join(row["kinds"]),
        "aliases": " ".join(word.translate(_BLANKS) for word in row.get("aliases", [])),
        "example": examples[0] if examples else "",
    }
