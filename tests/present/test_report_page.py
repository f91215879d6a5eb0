from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportnlp
from reportnlp.model import Event, Passage, Period
from reportnlp.present.cells import safe
from reportnlp.present.pages import report_page
from reportnlp.present.pages.marks import Mark, MarkedText
from reportnlp.present.pages.pictures import section_bar, timeline

TEXT = "青河县2022年政府工作报告\n一、2021年工作回顾\n全年发放资料5000余份。\n二、存在的问题\n仍有3个村未通公路。\n"


class Text(HTMLParser):
    """What a reader of HTML reads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.read, self.ids = "", []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.read += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id"]


def analysed(text: str) -> reportnlp.Analysis:
    """An analysis with sections that do not hang on the classifier: what stands under 问题 is a problem."""
    analysis = reportnlp.analyse(reportnlp.from_text(text))
    turn = text.find("二、存在的问题")
    lines = tuple(
        replace(
            line, section="other" if line.role == "title" else "problem" if 0 <= turn <= line.start else "achievement"
        )
        for line in analysis.lines
    )
    passages = tuple(Passage(line.start, line.end, line.section, 1.0, "") for line in lines)
    return analysis.replace(lines=lines, passages=passages)


def page(text: str) -> str:
    return report_page(analysed(text))


def data_of(html: str) -> dict[str, list[dict[str, list[object]]]]:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', html)[1])  # type: ignore[index]


def test_asks_for_nothing() -> None:
    html = page(TEXT)
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|href)=[\"'](?!#)", html)
    assert not re.search(r"\sstyle=|\son\w+=", html)


def test_ids_are_unique() -> None:
    ids = Text(page(TEXT)).ids
    assert len(ids) == len(set(ids))


def test_data_lead_back_to_the_findings() -> None:
    sheets = {sheet["name"]: sheet for sheet in data_of(page(TEXT))["sheets"]}
    figures = sheets["quantities"]
    at = figures["keys"].index("text")
    assert [row[at] for row in figures["rows"]] == ["5000余份", "3个"]
    assert figures["sections"] == ["achievement", "problem"]
    assert [TEXT[place : place + 2] for place in figures["places"]] == ["50", "3个"]


def test_sections_are_labelled_where_they_change() -> None:
    labels = re.findall(r'<span class="label">(\w+)</span>', page(TEXT))
    assert labels == ["成效", "问题"]


@given(
    st.text(alphabet="甲乙丙<>&\"'。；\n 1", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=6),
)
def test_marked_text_keeps_every_character(text: str, places: list[tuple[int, int]]) -> None:
    marks = [
        Mark(start, min(start + size, len(text)), "dates", f"dates-{n}")
        for n, (start, size) in enumerate(places)
        if start < len(text)
    ]
    html = MarkedText(text, marks).html(0, len(text))
    parsed = Text(html)
    assert parsed.read == safe(text)
    assert html.count("<span") == html.count("</span>")
    assert len(parsed.ids) == len(set(parsed.ids))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_page(text: str) -> None:
    assert page(text).startswith("<!doctype html>")


def test_section_bar_is_as_wide_as_the_text() -> None:
    bar = section_bar(analysed(TEXT))
    assert sum(part["width"] for part in bar) == pytest.approx(1000, abs=0.1)
    assert {part["section"] for part in bar} >= {"achievement", "problem"}


def test_timeline_stacks_the_events_of_a_month() -> None:
    days = [
        ("2021-03-05", "2021-03-05"),
        ("2021-03-01", "2021-03-31"),
        ("2021-11-02", "2021-11-02"),
        ("2021-01-01", "2021-12-31"),
    ]
    events = tuple(Event(0, 1, "会", "meeting", Period(*day), "event.x") for day in days)
    line = timeline(reportnlp.Analysis(reportnlp.from_text("会"), events=events))
    assert line is not None
    assert len(line["ticks"]) == 12
    assert sorted(dot["target"] for dot in line["dots"]) == ["events-0", "events-1", "events-2"]
    assert len({(dot["x"], dot["y"]) for dot in line["dots"]}) == 3
    assert timeline(reportnlp.Analysis(reportnlp.from_text("会"), events=events[:2])) is None
