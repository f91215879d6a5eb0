"""Scoring lines: roles of all of them, headings and their levels, sections of paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from reportnlp.analysis import Analysis
from reportnlp.evaluate.gold import GoldLine
from reportnlp.evaluate.tally import Accuracy, Fault, Figure, matched
from reportnlp.model import SECTIONS, Line

_ROLE, _LEVEL = "role", "level"


@dataclass(slots=True)
class LineScore:
    """The counts over all reports so far."""

    values: Accuracy = field(default_factory=Accuracy)
    headings: Counter[str] = field(default_factory=Counter)
    sections: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def add(self, name: str, analysis: Analysis, gold: Iterable[GoldLine]) -> None:
        """Count one report."""
        text = analysis.report.text
        found = _by_source_line(text, analysis.lines)
        source = text.split("\n")
        for line in gold:
            row = found.get(line.line)
            role, section = (row.role, row.section) if row else (None, None)
            self._add_role(line.role, role)
            if role != line.role:
                self._fault(name, "role", line, f"want {line.role} got {role}", source[line.line - 1].strip()[:40])
            if line.role == "para":
                self.sections[line.section, section] += 1
            if line.role == "para" and section != line.section:
                note = f"want {line.section} got {section}"
                self._fault(name, "section", line, note, source[line.line - 1].strip()[:50])

    def _add_role(self, want: str, got: str | None) -> None:
        self.values.count(_ROLE, want == got)
        heading, said = want.startswith("h"), str(got).startswith("h")
        self.headings.update({"gold": heading, "predicted": said, "both": heading and said})
        if heading:
            self.values.count(_LEVEL, want == got)

    def _fault(self, name: str, sort: str, line: GoldLine, note: str, text: str) -> None:
        self.faults.append(Fault(name, sort, str(line.line), note, repr(text)))

    def figures(self) -> dict[str, Figure]:
        """Return the figures; a section that the gold doesn't have has none."""
        heads = self.headings
        res = {
            "lines.role": self.values.figure(_ROLE),
            "lines.heading": matched(heads["both"], heads["predicted"], heads["gold"]),
            "lines.level": self.values.figure(_LEVEL),
        }
        each = {f"section.{name}": figure for name in SECTIONS if (figure := self._section(name))}
        total = sum(self.sections.values())
        right = sum(self.sections[name, name] for name in SECTIONS)
        mean = sum(figure["f1"] for figure in each.values()) / len(each) if each else 0.0
        return {
            **res,
            **each,
            "section.acc": {"acc": round(right / total, 4) if total else 0.0, "of": total},
            "section.macro_f1": {"f1": round(mean, 4), "classes": len(each)},
        }

    def _section(self, name: str) -> Figure | None:
        gold = sum(count for (want, _), count in self.sections.items() if want == name)
        predicted = sum(count for (_, got), count in self.sections.items() if got == name)
        return matched(self.sections[name, name], predicted, gold) if gold else None


def _by_source_line(text: str, lines: Iterable[Line]) -> dict[int, Line]:
    """Return the lines by the number (1-based) of the source line in which their first visible character stands."""
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    found = {}
    for line in lines:
        written = text[line.start : line.end]
        at = line.start + len(written) - len(written.lstrip())
        found[bisect_right(starts, at)] = line
    return found
