from __future__ import annotations

import reportnlp
from reportnlp.model import Check, Date, Indicator, Passage, Period, Quantity, Span
from reportnlp.present.narrow import narrow

REPORT = reportnlp.from_text("甲5份\n乙6份")
QUANTITIES = (
    Quantity(1, 3, "5份", 5, 5, "份", "count", None, section="achievement"),
    Quantity(5, 7, "6份", 6, 6, "份", "count", None, section="problem"),
)
ANALYSIS = reportnlp.Analysis(
    REPORT,
    quantities=QUANTITIES,
    dates=tuple(Date(at, at + 1, "x", None, None, "fuzzy", False, "date.x") for at in (0, 4)),
    passages=(Passage(0, 3, "achievement", 1.0, ""), Passage(4, 7, "problem", 1.0, "")),
    indicators=(
        Indicator(
            "粮食产量",
            "level",
            "target",
            Period(None, None),
            None,
            None,
            None,
            None,
            "not_stated",
            None,
            None,
            None,
            "",
        ),
    ),
    checks=(Check("share", "…", Span(4, 5, "乙"), Span(0, 1, "甲"), "check.share"),),
)


def test_without_sections_all_stays() -> None:
    assert narrow(ANALYSIS, ()) is ANALYSIS


def test_findings_of_a_section() -> None:
    problem = narrow(ANALYSIS, ["problem"])
    assert problem.quantities == QUANTITIES[1:]
    assert [date.start for date in problem.dates] == [4]
    assert problem.checks == ANALYSIS.checks
    assert problem.indicators == ()
    assert narrow(ANALYSIS, ["achievement"]).checks == ()
