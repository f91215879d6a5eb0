"""What stands where in a report: lines, passages and sections by offset."""

from __future__ import annotations

from dataclasses import replace

import reportnlp
from reportnlp.classify import find_passages
from reportnlp.model import Period
from reportnlp.resolve import Context
from reportnlp.resolve.frames import Clock, read_clock
from reportnlp.structure import read_outline

TEXT = "2025年工作安排\n今年，要新建学校3所。\n\n年底前建成公厕5座。"


def context() -> Context:
    outline = read_outline(TEXT)
    return Context(reportnlp.from_text(TEXT), TEXT, outline, tuple(find_passages(TEXT, outline, 0.0)))


def test_lines_and_passages_by_offset() -> None:
    found = context()
    for line in found.outline.lines:
        assert found.line_at(line.start) == found.line_at(line.end - 1) == line
        assert found.line_at(line.end) is None
    for passage in found.passages:
        assert found.passage_at(passage.start) == found.passage_at(passage.end - 1) == passage
        assert found.section_at(passage.start) == passage.section
    assert found.passages
    assert found.section_at(len(TEXT)) == "other"


def test_the_clock_of_a_report() -> None:
    report = replace(reportnlp.from_text(""), year=2025, period=None)
    assert read_clock(replace(report, genre="政府工作报告")) == Clock(2025, 2024, 2025)
    assert read_clock(replace(report, genre=None)) == Clock(2025, 2024, 2025)
    assert read_clock(replace(report, genre="法治政府建设情况报告")) == Clock(2025, 2025, 2026)
    assert read_clock(replace(report, period=Period("2023-01-01", "2023-12-31"))) == Clock(2025, 2023, 2024)
    assert read_clock(replace(report, year=None)) == Clock()
    assert Clock(2025, 2025, 2026).annual
    assert not Clock(2025, 2024, 2025).annual
    assert not Clock().annual
