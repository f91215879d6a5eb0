"""The corpora's counties compared both ways: every figure that comes out stands in the texts, as it is written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import reportnlp
from reportnlp.compare.choice import PARTS
from reportnlp.compare.comparison import Comparison
from reportnlp.model import ReportError

CORPORA = Path(__file__).parents[2] / "corpora"
COUNTIES = [CORPORA / f"{name}-{year}.txt" for name in ("linlan", "qingyuan") for year in (2023, 2024, 2025)]
PLACES = {"linlan": "临澜县", "qingyuan": "青垣县"}
COLUMNS = [{"place": PLACES[path.stem.split("-")[0]], "area": path.stem.split("-")[0]} for path in COUNTIES]
MAGNITUDE = {"": 1, "万": 1e4, "亿": 1e8}
CANONICAL = {"亿斤": 1e8 / 2000, "万吨": 1e4}
FIGURE = re.compile(r"(\d+(?:\.\d+)?)([万亿]?)([^\d万亿]*)")


def compared(by: str) -> Comparison:
    return reportnlp.compare(COUNTIES, by, columns=COLUMNS)


def cells(comparison: Comparison) -> list[tuple[str, dict, dict]]:
    return [(row["within"], row, cell) for row in comparison.to_dict()["indicators"] for cell in row["cells"]]


def test_by_year_each_county_is_a_panel_of_three_years() -> None:
    panels = compared("year").to_dict()["panels"]
    assert [(panel["within"], [g["key"] for g in panel["groups"]]) for panel in panels] == [
        ("临澜县", ["2023", "2024", "2025"]),
        ("青垣县", ["2023", "2024", "2025"]),
    ]


def test_by_place_each_year_is_a_panel_of_two_counties() -> None:
    panels = compared("place").to_dict()["panels"]
    assert [(panel["within"], [g["key"] for g in panel["groups"]]) for panel in panels] == [
        (year, ["临澜县", "青垣县"]) for year in ("2023", "2024", "2025")
    ]


@pytest.mark.parametrize("by", ["year", "place"])
def test_every_figure_stands_in_its_text(by: str) -> None:
    found = [cell for _, _, cell in cells(compared(by)) if cell["status"] != "not_stated"]
    assert len(found) > 200
    for cell in found:
        text = Path(cell["source"]).read_text(encoding="utf-8")
        assert text[cell["start"] : cell["end"]] == cell["text"]


@pytest.mark.parametrize("by", ["year", "place"])
def test_every_figure_has_the_value_of_its_words(by: str) -> None:
    checked = 0
    for _, row, cell in cells(compared(by)):
        written = FIGURE.search(cell["text"] or "")
        if cell["low"] is None or cell["low"] != cell["high"] or not written:
            continue
        number, magnitude, unit = written.groups()
        factor = CANONICAL.get(magnitude + re.sub(r"左右|以上|以内", "", unit), MAGNITUDE[magnitude])
        assert abs(cell["low"]) == pytest.approx(float(number) * factor), (row["indicator"], cell)
        checked += 1
    assert checked > 200


def test_headline_figures_by_hand() -> None:
    by_year = {
        (within, row["indicator"], row["measure"], row["role"], cell["group"]): cell
        for within, row, cell in cells(compared("year"))
        if row["years"] in {"-1", "0"}
    }
    growth = [by_year["临澜县", "地区生产总值", "growth", "actual", year] for year in ("2023", "2024", "2025")]
    assert [(cell["low"], cell["change"]) for cell in growth] == [(4.2, None), (6.7, 2.5), (5.6, -1.1)]
    grain = by_year["临澜县", "粮食产量", "level", "actual", "2024"]
    assert (grain["low"], grain["change"], grain["change_percent"]) == (312000, 4000, pytest.approx(1.2987))
    assert by_year["临澜县", "固定资产投资", "growth", "actual", "2024"]["status"] == "not_stated"
    assert by_year["临澜县", "居民人均可支配收入", "growth", "target", "2024"]["status"] == "in_step"


def test_ranks_among_places() -> None:
    ranked = {
        (within, cell["group"]): cell["rank"]
        for within, row, cell in cells(compared("place"))
        if (row["indicator"], row["measure"], row["role"]) == ("地区生产总值", "growth", "target")
    }
    assert ranked["2024", "青垣县"] == 1
    assert ranked["2024", "临澜县"] == 2


def test_units_are_never_mixed() -> None:
    for row in compared("year").to_dict()["indicators"]:
        assert isinstance(row["unit"], str | None)
    keys = [
        tuple(row[k] for k in ("within", "indicator", "measure", "role", "years", "unit"))
        for row in compared("year").to_dict()["indicators"]
    ]
    assert len(keys) == len(set(keys))


def test_by_column_several_reports_are_taken_together() -> None:
    comparison = compared("area")
    row = next(
        row
        for row in comparison.to_dict()["indicators"]
        if (row["indicator"], row["measure"], row["role"]) == ("地区生产总值", "growth", "actual")
    )
    linlan = next(cell for cell in row["cells"] if cell["group"] == "linlan")
    assert (linlan["low"], linlan["stated"], linlan["reports"]) == (5.6, 3, 3)


def test_json_has_the_parts_in_order() -> None:
    data = json.loads(compared("year").to_json())
    assert [key for key in data if key in PARTS] == list(PARTS)
    assert list(json.loads(compared("year").to_json(["terms"]))) == ["schema", "by", "warnings", "panels", "terms"]


def test_places_of_changes_and_shifts_stand_in_the_texts() -> None:
    comparison = compared("year")
    texts = {(m.place, str(m.year)): m.analysis.report.text for p in comparison.panels for m in p.panel.members}
    for panel in comparison.panels:
        for change in panel.changes:
            before, after = (texts[panel.panel.within, key] for key in (change.before_group, change.after_group))
            for pair in (change, *change.edits, *change.shifts):
                for span, text in ((pair.before, before), (pair.after, after)):
                    assert span is None or text[span.start : span.end] == span.text


def test_frames_have_the_same_columns_with_and_without_rows() -> None:
    full, empty = compared("year"), reportnlp.compare([], "year")
    for table in ("cells", "shares", "key_terms", "trends", "changes", "shifts", "reuse", "neighbours", "points"):
        assert list(full.frame(table).columns) == list(empty.frame(table).columns)
        assert len(empty.frame(table)) == 0
    with pytest.raises(KeyError, match="the tables of a comparison are indicators, cells"):
        full.frame("nothing")


@pytest.mark.parametrize("by", ["year", "place"])
@pytest.mark.parametrize(
    "texts",
    [
        ["保定市徐水区2023年政府工作报告\n一、过去一年的工作\n新增就业5000人。"],
        ["2023年徐水区政府工作报告\n没有数字。", "2024年徐水区政府工作报告\n没有数字。"],
        ["", "\n\n"],
        ["一句话。"] * 2,
    ],
)
def test_few_and_empty_reports_are_answered(by: str, texts: list[str]) -> None:
    comparison = reportnlp.compare([reportnlp.from_text(text, source=f"{n}.txt") for n, text in enumerate(texts)], by)
    json.loads(comparison.to_json())


def test_two_the_same_are_one() -> None:
    comparison = reportnlp.compare([COUNTIES[0], COUNTIES[0]], columns=COLUMNS[:1] * 2)
    assert len(comparison.panels[0].panel.members) == 1
    assert comparison.warnings == (f"{COUNTIES[0]}: left out: the same text as {COUNTIES[0]}",)


def test_a_missing_file_is_an_error_that_names_it() -> None:
    with pytest.raises(ReportError, match=r"missing\.txt"):
        reportnlp.compare(["missing.txt"])


def test_manifest_columns_are_used(tmp_path: Path) -> None:
    rows = [f"{path},{PLACES[path.stem.split('-')[0]]},山区" for path in COUNTIES[:3]]
    rows += [f"{path},{PLACES[path.stem.split('-')[0]]},平原" for path in COUNTIES[3:]]
    (tmp_path / "m.csv").write_text("\n".join(["path,place,地形", *rows]), encoding="utf-8")
    comparison = reportnlp.compare([tmp_path / "m.csv"], by="地形")
    assert [group.key for group in comparison.panels[0].panel.groups] == ["山区", "平原"]


def test_a_store_stands_for_its_reports(tmp_path: Path) -> None:
    from reportnlp.store import run_batch

    run_batch([str(CORPORA)], tmp_path / "store")
    stored, read = (reportnlp.compare([path], "year").to_dict() for path in (tmp_path / "store", CORPORA))
    assert stored["indicators"] == read["indicators"]
    assert stored["terms"] == read["terms"]


def test_own_words_alone_are_compared() -> None:
    comparison = reportnlp.compare(COUNTIES, "year", columns=COLUMNS, words=["高标准农田", "老旧小区", "元宇宙"])
    terms = {(term.group, term.term): term.count for term in comparison.panels[0].key_terms}
    texts = {path.stem[-4:]: path.read_text(encoding="utf-8") for path in COUNTIES[:3]}
    for (group, term), count in terms.items():
        assert count == texts[group].count(term)
    assert {term for _, term in terms} == {"高标准农田", "老旧小区"}


@pytest.mark.reference
def test_many_reports_at_once(reference: Path) -> None:
    comparison = reportnlp.compare([reference / "reports" / "manifest.csv"], by="place")
    assert sum(len(panel.panel.members) for panel in comparison.panels) + len(comparison.warnings) >= 289
    assert len(comparison.similarity.points) == len(comparison.similarity.sources)


def test_texts_without_a_source_are_told_apart() -> None:
    reports = [
        reportnlp.from_text(f"临澜县{year}年政府工作报告\n" + f"{word}的产业。" * 9)
        for year, word in ((2023, "光学"), (2024, "纺织"))
    ]
    found = reportnlp.compare(reports, "year").to_dict()
    assert {(row["group"], row["term"]) for row in found["terms"]["key"]} == {("2023", "光学"), ("2024", "纺织")}
    assert [change["status"] for change in found["paragraphs"]["changes"]] == ["reworded"]


def test_only_the_parts_asked_for_are_computed() -> None:
    comparison = reportnlp.compare(COUNTIES, "year", columns=COLUMNS, parts=["sections"])
    assert [key for key in comparison.to_dict() if key in PARTS] == ["sections"]
    assert comparison.frame("shares").shape[0] == 30
    assert comparison.frame("key_terms").empty


def test_comparing_loads_neither_scipy_nor_pandas() -> None:
    code = f"import reportnlp, sys; reportnlp.compare({[str(path) for path in COUNTIES]!r}).to_json()"
    code += "; print(*({'scipy', 'pandas', 'sklearn', 'jieba'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
