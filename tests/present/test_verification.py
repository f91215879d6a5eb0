from __future__ import annotations

from dataclasses import replace

import pytest

import reportnlp
from reportnlp.model import Quantity, Span
from reportnlp.present.verification import count_places, verify

TEXT = "发放资料5000余份，增长6.5%左右。"
REPORT = reportnlp.from_text(TEXT)
ANALYSIS = reportnlp.analyse(REPORT)


def test_what_stands() -> None:
    assert verify(ANALYSIS, REPORT) == []
    assert count_places(ANALYSIS) >= 3


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(4, 9, "5000余份"), (0, 99, "5000余份"), (9, 4, ""), (-10, 10, "5000余份"), (4, 10, "5000多份")],
)
def test_a_moved_finding_is_named(start: int, end: int, text: str) -> None:
    moved = replace(ANALYSIS.quantities[0], start=start, end=end, text=text)
    faults = verify(ANALYSIS.replace(quantities=(moved,)), REPORT)
    assert [fault.where for fault in faults] == ["quantities[0]"]


def test_a_nested_span_is_named() -> None:
    odd = Quantity(4, 10, "5000余份", 5000, 5000, "份", "count", ">", subject=Span(2, 4, "材料"))
    faults = verify(ANALYSIS.replace(quantities=(odd,)), REPORT)
    assert [fault.where for fault in faults] == ["quantities[0].subject"]


def test_a_changed_source_is_named() -> None:
    later = reportnlp.from_text(TEXT.replace("5000", "6000"))
    wheres = [fault.where for fault in verify(ANALYSIS, later)]
    assert wheres[:2] == ["report.sha256", "text"]
    assert "quantities[0]" in wheres
    assert "quantities[1]" not in wheres


def test_a_shortened_source() -> None:
    faults = verify(ANALYSIS, reportnlp.from_text(TEXT[:6]))
    assert "differs from the source from character 6 on" in {fault.message for fault in faults}


@pytest.mark.parametrize(
    ("start", "text"), [("4", "5000余份"), (4.0, "5000余份"), (True, "5000余份"), (4, 5000), (4, ["5000余份"])]
)
def test_what_is_no_place_or_no_text_is_named(start: object, text: object) -> None:
    odd = replace(ANALYSIS.quantities[0], start=start, text=text)  # type: ignore[arg-type]
    assert [fault.where for fault in verify(ANALYSIS.replace(quantities=(odd,)), REPORT)] == ["quantities[0]"]
