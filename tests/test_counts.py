"""Counts that ship are counted again, without the reports and places that the project's figures are measured on."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportnlp.rules import load_rows

MEASURED_PLACES = ("西营门", "西青", "安国", "南山区", "龙华")
"""Places of the gold, whose reports of any year are left out."""

MEASURED_YEARS = {("全国", "2024"), ("广东省", "2026"), ("河北省", "2012")}
"""Reports of the gold of places that have many others."""

pytestmark = pytest.mark.reference


def counted_reports(reference: Path) -> Iterator[str]:
    """Yield the texts of the reference reports that counts may come from."""
    folder = reference / "reports"
    with (folder / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            measured = any(place in row["place"] for place in MEASURED_PLACES)
            if not measured and (row["place"], row["year"]) not in MEASURED_YEARS:
                yield (folder / row["path"]).read_text(encoding="utf-8-sig")


@pytest.fixture(scope="module")
def texts(reference: Path) -> list[str]:
    found = list(counted_reports(reference))
    assert 200 < len(found) < len(list((reference / "reports").rglob("*.txt"))), "nothing is left out"
    return found


def test_known_events(texts: list[str]) -> None:
    rows = load_rows("reportnlp.extract", "events_names.tsv")
    wrong = {row["name"]: n for row in rows if int(row["reports"]) != (n := sum(row["name"] in text for text in texts))}
    assert not wrong


def test_terms_of_the_segmenters_measurement(texts: list[str]) -> None:
    table = Path(__file__).parent / "segment" / "terms.tsv"
    lines = [line.split("\t") for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    quotes = [set(re.findall(r"[“\"]([\u4e00-\u9fff]{2,8})[”\"]", text)) for text in texts]
    wrong = {}
    for n, (term, count) in enumerate(lines):
        again = sum(term in found for found in (quotes if n < 200 else texts))
        if again != int(count):
            wrong[term] = (int(count), again)
    assert not wrong


def test_quoted_terms_of_the_lexicon_are_common(texts: list[str]) -> None:
    """A term of the segmenter's lexicon that stands in no counted report is from no measured place either."""
    rows = [row["word"] for row in load_rows("reportnlp.segment", "lexicon.tsv") if row["tag"] != "ns"]
    whole = "\n".join(texts)
    absent = [word for word in rows if word not in whole]
    assert len(absent) / len(rows) < 0.05, absent
