from __future__ import annotations

from dataclasses import replace

import pytest

import reportnlp
from reportnlp.compare.panels import Member, arrange, make_members
from reportnlp.model import Region, ReportError


def member(place: str | None, year: int | None, text: str = "", genre: str = "政府工作报告", **columns: str) -> Member:
    analysis = reportnlp.analyse(reportnlp.from_text(text or f"{place}{year}{genre}"))
    region = Region(place, reason=None if place else "the text does not say")
    report = replace(analysis.report, source=f"{place}-{year}.txt", region=region, year=year, genre=genre)
    return make_members([analysis.replace(report=report)], [columns])[0]


def keys(by: str, *members: Member) -> list[tuple[str, list[str]]]:
    return [(panel.within, [group.key for group in panel.groups]) for panel in arrange(members, by).panels]


def test_by_year_a_panel_is_a_place() -> None:
    found = keys("year", member("甲县", 2024), member("乙县", 2023), member("甲县", 2023))
    assert found == [("甲县", ["2023", "2024"]), ("乙县", ["2023"])]


def test_by_place_a_panel_is_a_year() -> None:
    found = keys("place", member("甲县", 2024), member("乙县", 2024), member("甲县", 2023))
    assert found == [("2024", ["甲县", "乙县"]), ("2023", ["甲县"])]


def test_by_column_groups_hold_several_reports() -> None:
    found = arrange(
        [member("甲县", 2024, area="东"), member("乙县", 2023, area="东"), member("丙县", 2023, area="西")], "area"
    )
    assert [(group.key, len(group.members)) for group in found.panels[0].groups] == [("东", 2), ("西", 1)]


def test_genres_are_not_mixed() -> None:
    assert len(keys("year", member("甲县", 2024), member("甲县", 2023, genre="法治政府建设情况报告"))) == 2


def test_a_renamed_place_is_one_place_unless_switched_off() -> None:
    texts = ["2012年徐水县工作。", "2020年徐水区工作。"]
    facts = [("河北省保定市徐水县", "130625", 2012), ("河北省保定市徐水区", "130609", 2020)]
    analyses = []
    for text, (name, code, year) in zip(texts, facts, strict=True):
        analysis = reportnlp.analyse(reportnlp.from_text(text))
        analyses.append(analysis.replace(report=replace(analysis.report, region=Region(name, adcode=code), year=year)))
    assert {m.place for m in make_members(analyses)} == {"河北省保定市徐水区"}
    assert len({m.place for m in make_members(analyses, join_renamed=False)}) == 2


def test_gaps_duplicates_copies_and_unknown_years_are_named() -> None:
    found = arrange(
        [
            member("甲县", 2020),
            member("甲县", 2023),
            member("甲县", 2023, text="另一份报告"),
            member("甲县", 2020),
            member("甲县", None),
            member(None, 2020),
        ],
        "year",
    )
    assert [len(group.members) for group in found.panels[0].groups] == [1, 1]
    assert found.warnings == (
        "甲县-2020.txt: left out: the same text as 甲县-2020.txt",
        "甲县-None.txt: left out: its year is unknown",
        "None-2020.txt: left out: its place is unknown",
        "甲县: no report of 2021, 2022",
        "甲县-2023.txt: left out: 甲县-2023.txt stands for 甲县 in 2023 already",
    )


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(ReportError, match="no report has a column 'colour'"):
        arrange([member("甲县", 2020)], "colour")


def test_the_place_of_the_manifest_is_taken_where_the_text_names_none() -> None:
    analysis = reportnlp.analyse(reportnlp.from_text("各位代表："))
    assert make_members([analysis], [{"place": "丁县"}])[0].place == "丁县"
