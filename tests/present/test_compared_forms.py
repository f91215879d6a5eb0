"""A comparison, an index and a ledger on the screen and as pages say what their JSON says."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import reportnlp
from reportnlp.cli import main
from reportnlp.present.plots import plot_terms

ROOT = Path(__file__).parents[2]
YEARS = [f"corpora/linlan-{year}.txt" for year in (2023, 2024, 2025)]
PLACES = ["corpora/linlan-2025.txt", "corpora/qingyuan-2025.txt"]


@cache
def answer(*args: str) -> str:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        result = CliRunner().invoke(main, list(args), env={"LANG": "C.UTF-8", "COLUMNS": "240"})
    finally:
        os.chdir(before)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def comparison(by: str) -> tuple[dict[str, Any], str]:
    """The JSON of a comparison and what the screen shows."""
    given = YEARS if by == "year" else PLACES
    return (
        json.loads(answer("compare", *given, "--by", by, "--format", "json")),
        answer("compare", *given, "--by", by),
    )


@pytest.mark.parametrize("by", ["year", "place"])
def test_the_screen_shows_every_part(by: str) -> None:
    data, shown = comparison(by)
    assert all(heading in shown for heading in ("各部分占比", "特征词与词语走向"))
    assert ("最近报告" in shown) == any(each["rank"] == 1 for each in data["similarity"]["neighbours"])
    first = next(term for term in data["terms"]["key"] if term["group"] == data["panels"][0]["groups"][0]["key"])
    assert f"{first['term']}({first['count']}" in shown


def test_the_screen_counts_paragraphs_and_names_shifts() -> None:
    data, shown = comparison("year")
    kept = sum(c["status"] == "kept" and c["after_group"] == "2024" for c in data["paragraphs"]["changes"])
    rows = [line.split() for line in shown.splitlines() if line.startswith("2023→2024")]
    assert rows[0][1] == str(kept)
    assert ["2023→2024", "力度", "力争", "→", "确保"] in rows


def test_places_share_formulae_or_reuse_as_the_json_says() -> None:
    data, shown = comparison("place")
    assert ("套语" in shown) == bool(data["paragraphs"]["formulae"])
    assert ("文本沿用" in shown) == bool(data["paragraphs"]["reuse"])


@pytest.mark.parametrize("by", ["year", "place"])
def test_the_page_draws_what_is_compared(by: str) -> None:
    page = answer("compare", *(YEARS if by == "year" else PLACES), "--by", by, "--format", "html")
    assert page.count("<svg") >= 3
    assert "https://" not in page


@pytest.mark.parametrize("given", [YEARS, PLACES, PLACES[:1]])
def test_the_page_of_an_index(given: list[str]) -> None:
    words = "corpora/words/environment.toml"
    data = json.loads(answer("index", *given, "--words", words, "--format", "json"))
    page = answer("index", *given, "--words", words, "--format", "html")
    assert f"关键词指数：{data['words']['title']}" in page
    assert page.count("<svg") >= 2
    assert all(row["source"] in page for row in data["rows"])


def test_the_page_and_the_json_of_ledgers() -> None:
    two = json.loads(answer("ledger", *YEARS[:2], "--format", "json"))
    assert isinstance(two, dict)
    pairs = json.loads(answer("ledger", *YEARS, "--format", "json"))
    assert len(pairs) == 2
    assert pairs[0] == two
    page = answer("ledger", *YEARS, "--format", "html")
    assert all(source in page for source in YEARS)


def test_key_terms_are_drawn_the_strongest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("altair")
    monkeypatch.chdir(ROOT)
    found = reportnlp.compare(YEARS, by="year")
    chart = plot_terms(found, "2024", most=5).to_dict()
    rows = chart["data"]["values"]
    assert len(rows) == 5
    strength = [abs(value) for row in rows for key, value in row.items() if key not in {"词", "次数"}]
    assert strength == sorted(strength, reverse=True)
