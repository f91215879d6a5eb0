"""Roles: whether a figure was reached (`actual`), is set for the future (`target`), or is neither (None)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportnlp.model import Date, Role, Section
from reportnlp.resolve.period import Reading
from reportnlp.resolve.timeline import Spot, Timeline
from reportnlp.rules import load_rules, load_table

_PACKAGE = "reportnlp.resolve"
_FILE = "roles.toml"
_GLOSSARY = "role.glossary"
BEFORE = 40
"""How many characters in front of a figure are looked at."""
_BEHIND, _VERB = 16, 4

# Every way opens with a character, and looks back from there: so the engine looks for those characters alone.
_WILL = re.compile("将(?<!即将)(?=[达新超建完增首会于为再比由迁搬投开竣动启通继有进]|实现|突破)|我们要求")
_AHEAD = re.compile(
    f"{_WILL.pattern}|力争|拟(?<![虚模比]拟)(?!定|人|态|真|合)|即将|目标[为是]|预期目标|计划(?=新|建成|完成(?!率|情况)|安)"
    f"{''.join(f'|{plan}(?:规定|确定|要求|提出|明确|下达)的' for plan in ('计划', '规划', '预算', '方案'))}"
    r"|确保(?!了)|提出用|\((?:年度|全年)目标$|（(?:年度|全年)目标$"
)
_DONE = re.compile("已(?:经|过|达|有|累计|实现|超过|突破|完成|连续|降|增|成为)|现有$|截至|超额|[完达]成了|了$")
_AIM = re.compile("(?P<of>的)?[^，。；、的“”《》<>0-9]{0,5}目标(?!责任|管理|考核|评价|纲要)")
_AIMS = re.compile("[和、及](?=[^，。；\n]{4,40}的[^，。；、0-9]{0,4}目标)")
_SET = re.compile("实现|完成|达到|超额|确定|提出")
_NEAR_AIM = 48
_COUNTED = ("项", "个", "条", "大", "类")
_DUE = re.compile("内$")


class RoleReading(NamedTuple):
    """The role of a figure and what decided it."""

    role: Role | None
    why: str
    aim: bool = False
    """Whether it is named as an aim (没有实现降低4%的目标), so that its time is that of the aim."""


_PLANNED = RoleReading("target", "plan part")


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of roles.toml: those that begin at the figure, those that look before it, those of a line."""

    figure: re.Pattern[str]
    before: re.Pattern[str]
    line: re.Pattern[str]
    ids: tuple[str, ...]

    def named(self, match: re.Match[str] | None) -> str | None:
        return self.ids[int(match.lastgroup[1:])] if match and match.lastgroup else None


@cache
def _rules() -> _Rules:
    macros = load_table(_PACKAGE, _FILE)["macro"]
    kinds: dict[str, list[str]] = {"figure": [], "before": [], "line": []}
    rules = load_rules(_PACKAGE, _FILE)
    for number, rule in enumerate(rules):
        pattern = re.sub(r"\{([A-Z]+)\}", lambda m: macros[m[1]], rule.pattern)
        kind = "line" if dict(rule.data).get("line") else "figure" if pattern.startswith("<") else "before"
        kinds[kind].append(f"(?P<r{number}>{pattern})")
    patterns = {kind: re.compile("|".join(each)) for kind, each in kinds.items()}
    return _Rules(**patterns, ids=tuple(rule.id for rule in rules))


def explanations() -> re.Pattern[str]:
    """Return the pattern of lines that explain a term; it is matched at the start of a folded line."""
    return _rules().line


def read_role(timeline: Timeline, spot: Spot, period: Reading, before: str, clause: str) -> RoleReading:
    """Return the role of a figure; None for thresholds, sizes in names, standing norms and glossaries.

    `before` are the words of its sentence in front of it (40 characters at most), `clause` those behind the last comma.
    """
    if rule := _neither(timeline, spot, before):
        return RoleReading(None, rule)
    if _is_aim(timeline.folded, spot, before):
        return RoleReading("target", "named as an aim", aim=True)
    if period.date and period.date.start >= spot.end:
        clause += timeline.folded[spot.end : period.date.end + _VERB]
    return _by_date(timeline, spot.part, period, clause, before) or _by_section(spot.part, clause, before)


def _neither(timeline: Timeline, spot: Spot, before: str) -> str | None:
    rules, folded = _rules(), timeline.folded
    if spot.line >= 0 and timeline.explains[spot.line]:
        return rules.named(rules.line.match(folded, timeline.line_starts[spot.line])) or _GLOSSARY
    figure = f"<{folded[spot.start : spot.end]}>"
    behind = rules.figure.match(figure + folded[spot.end : spot.end + _BEHIND])
    return rules.named(behind or rules.before.search(before + figure))


def _is_aim(folded: str, spot: Spot, before: str) -> bool:
    """Tell whether a figure is what an aim says (没有实现能耗降低4%、排放减少2%的目标), and no number of aims."""
    if folded.find("目标", spot.end, spot.end + _NEAR_AIM) < 0:
        return False
    aim = _AIM.match(folded, spot.end)
    if aim and (aim["of"] or not folded.endswith(_COUNTED, 0, spot.end)):
        return True
    return bool(_AIMS.match(folded, spot.end) and _SET.search(before, max(map(before.rfind, "，；")) + 1))


def _by_date(timeline: Timeline, section: Section, period: Reading, clause: str, before: str) -> RoleReading | None:
    """Return the role that a date decides: what was over when the report was read is reached, later things are set."""
    if period.date and period.period is None and period.date.text.endswith(("年来", "多来")):
        return RoleReading("actual", f"{period.date.text}: over")
    if timeline.clock.review is None or period.period is None or period.date is None:
        return None
    date, first, last = period.date, period.period.start, period.period.end
    ahead = RoleReading("target", f"{date.text}: ahead")
    if _over(timeline, date, last):
        risen = timeline.folded[date.start - 1 : date.start] in ("由", "从")  # 将由上年18亿元增加到95亿元
        return None if _AHEAD.search(clause) and not risen else RoleReading("actual", f"{date.text}: over")
    if first is not None and int(first[:4]) <= timeline.clock.review and not _DUE.search(date.text):
        return ahead if _will(before) else None
    if section == "measure" or _AHEAD.search(clause) or date.grain in ("year", "years"):
        return None if _DONE.search(clause) else ahead
    return None


def _over(timeline: Timeline, date: Date, last: str | None) -> bool:
    """Tell whether a time lies behind the report: under review, before the day it was read, or running up to it."""
    if date.text.endswith(("以来", "年来")):
        return True
    review, spoken = timeline.clock.review, timeline.spoken
    if last is None or review is None:
        return False
    return int(last[:4]) <= review or (spoken is not None and last < spoken)


def _by_section(section: Section, clause: str, before: str) -> RoleReading:
    ahead = _AHEAD.search(clause)
    done = _DONE.search(clause)
    if section == "measure":
        return RoleReading("actual", f"{done[0]} in the plan part") if done and not ahead else _PLANNED
    if (ahead or _will(before)) and not done:
        return RoleReading("target", f"set for the future in a part on {section}")
    return RoleReading("actual", f"part on {section}")


def _will(before: str) -> bool:
    """Tell whether 将 of an earlier clause looks forward (将达到57亿，比上年增长1倍)."""
    return bool(_WILL.search(before, max(map(before.rfind, "；;")) + 1))
