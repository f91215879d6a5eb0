"""Profiles of rule-of-law reports: contents, their places, and counters."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportnlp
from reportnlp.compare.profile import CONTENTS, counter_names, profile, profiles
from reportnlp.present.profile import plain_profile, profile_sheets

CORPORA = Path(__file__).parent.parent.parent / "corpora"


@pytest.fixture(scope="module")
def street() -> reportnlp.Analysis:
    return reportnlp.analyse(reportnlp.read(CORPORA / "yanhu-2023.txt"))


def test_every_required_content_is_found_at_its_place(street: reportnlp.Analysis) -> None:
    found = profile(street)
    assert found.complete
    headings = {content.name: content.heading for content in found.contents}
    assert "履行" in (headings["duty"] or "")
    for content in found.contents[: len(CONTENTS)]:
        assert content.start is not None
        assert content.end is not None
        assert 0 < content.characters <= content.end - content.start


def test_counters_are_those_of_the_report(street: reportnlp.Analysis) -> None:
    found = profile(street)
    assert found.counter("行政处罚案件") == 137
    assert found.counter("普法宣传资料") == 12_000
    assert found.counter("行政诉讼败诉率") is None


def test_a_report_without_a_content_is_incomplete(street: reportnlp.Analysis) -> None:
    for name, section in CONTENTS.items():
        short = street.replace(passages=tuple(p for p in street.passages if p.section != section))
        found = profile(short)
        assert not found.complete
        assert [c.name for c in found.contents if not c.present] == [name, "causes"]


def test_causes_are_told_from_problems(street: reportnlp.Analysis) -> None:
    text = street.report.text.replace("三、存在的主要问题\n", "三、存在的主要问题\n主要原因是力量不足，培训不够。\n", 1)
    found = profile(reportnlp.analyse(reportnlp.from_text(text))).contents[-1]
    assert text[found.start : found.end].startswith("原因是力量不足")
    assert not profile(street).contents[-1].present


def test_other_genres_are_passed_over(street: reportnlp.Analysis) -> None:
    county = reportnlp.analyse(reportnlp.read(CORPORA / "linlan-2023.txt"))
    assert [each.report.source for each in profiles([street, county])] == [street.report.source]


def test_tables_and_objects(street: reportnlp.Analysis) -> None:
    contents, counters = profile_sheets([profile(street)])
    assert [row["content"] for row in contents.rows] == [*CONTENTS, "causes"]
    assert counters.rows[0]["行政处罚案件"] == 137
    assert set(plain_profile(profile(street))["counters"]) == set(counter_names())


@pytest.mark.reference
def test_the_profile_of_a_real_street(reference: Path) -> None:
    found = profile(reportnlp.analyse(reportnlp.read(reference / "gold/dev/xiyingmen-2021.full.txt")))
    assert found.complete
    assert [content.heading[:2] for content in found.contents if content.heading] == ["一、", "三、", "二、", "四、"]
    assert (found.counter("普法宣传资料"), found.counter("普法宣传活动")) == (5000, 20)
