"""Roles: whether a figure was reached (`actual`), is set for the future (`target`), or is neither (None)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportnlp.model import Quantity, Role, Section
from reportnlp.resolve.period import Reading
from reportnlp.resolve.timeline import Timeline
from reportnlp.rules import load_rules, load_table

_PACKAGE = "reportnlp.resolve"
_FILE = "roles.toml"
_BEFORE, _BEHIND = 40, 16

_AHEAD = re.compile(
    "将(?=达|实现|突破|新|超|建|完|增|首|会|于|为|再)|力争|争取|拟(?!定|人)|即将|目标[为是]|预期目标|计划(?=新|投|建|完|总|安)"
    "|(?:计划|规划|预算|方案)(?:规定|确定|要求|提出|明确|下达)的|确保(?!了)"
)
_DONE = re.compile("已(?!定)|目前|现有|截至|超额|顺利|[完达]成了|了$")
_DUE = re.compile("内$")


class RoleReading(NamedTuple):
    """The role of a figure and what decided it."""

    role: Role | None
    why: str


@dataclass(frozen=True, slots=True)
class _Rules:
    window: re.Pattern[str]
    line: re.Pattern[str]
    ids: tuple[str, ...]


@cache
def _rules() -> _Rules:
    macros = load_table(_PACKAGE, _FILE)["macro"]
    window: list[str] = []
    line: list[str] = []
    ids: list[str] = []
    for rule in load_rules(_PACKAGE, _FILE):
        pattern = re.sub(r"\{([A-Z]+)\}", lambda m: macros[m[1]], rule.pattern)
        (line if dict(rule.data).get("line") else window).append(f"(?P<r{len(ids)}>{pattern})")
        ids.append(rule.id)
    return _Rules(re.compile("|".join(window)), re.compile("|".join(line)), tuple(ids))


def read_role(timeline: Timeline, figure: Quantity, section: Section, period: Reading) -> RoleReading:
    """Return the role of a figure; None for thresholds, sizes in names, standing norms and glossaries."""
    low = max(timeline.sentence_start(figure.start), figure.start - _BEFORE)
    before = timeline.folded[low : figure.start]
    if rule := _neither(timeline, figure, before):
        return RoleReading(None, rule)
    clause = before[max(map(before.rfind, "，；：")) + 1 :]
    if period.date and period.date.start >= figure.end:
        clause += timeline.folded[figure.end : period.date.end + 4]
    return _by_date(timeline, section, period, clause) or _by_section(section, clause)


def _neither(timeline: Timeline, figure: Quantity, before: str) -> str | None:
    rules = _rules()
    folded = timeline.folded
    behind = folded[figure.end : figure.end + _BEHIND]
    found = rules.window.search(f"{before}<{folded[figure.start : figure.end]}>{behind}")
    if not found and (index := timeline.line_index(figure.start)) >= 0:
        found = rules.line.match(folded, timeline.line_starts[index])
    return rules.ids[int(found.lastgroup[1:])] if found and found.lastgroup else None


def _by_date(timeline: Timeline, section: Section, period: Reading, clause: str) -> RoleReading | None:
    """Return the role that a date of the sentence decides: what ends under review is reached, later things are set."""
    review = timeline.clock.review
    if review is None or period.period is None or period.date is None:
        return None
    first, last = period.period.start, period.period.end
    if last is not None and int(last[:4]) <= review:
        return None if _AHEAD.search(clause) else RoleReading("actual", f"{period.date.text}: under review")
    if first is not None and int(first[:4]) <= review and not _DUE.search(period.date.text):
        return None
    if section == "measure" or _AHEAD.search(clause) or period.date.grain in ("year", "years", "half", "quarter"):
        return None if _DONE.search(clause) else RoleReading("target", f"{period.date.text}: after the review")
    return None


def _by_section(section: Section, clause: str) -> RoleReading:
    ahead, done = _AHEAD.search(clause), _DONE.search(clause)
    if section == "measure":
        if done and not ahead:
            return RoleReading("actual", f"{done[0]} in the plan part")
        return RoleReading("target", "plan part")
    if ahead and not done:
        return RoleReading("target", f"{ahead[0]} in a part on {section}")
    return RoleReading("actual", f"part on {section}")
