"""Year and place of real reports, against their manifest, with the file's name given and hidden."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportnlp.model import Region, Report
from reportnlp.read import from_text, read

pytestmark = pytest.mark.reference
FLOORS = {"named": (0.99, 0.97), "hidden": (0.975, 0.955)}
"""Year and place; raised when the figures rise, never lowered silently.

Seven files of the reference bear a name that their text contradicts; there the text wins, and place counts as wrong.
"""


def narrowest(region: Region) -> str:
    return region.township or region.county or region.city or region.province or region.name or "—"


@pytest.fixture(scope="module")
def rows(reference: Path) -> list[dict[str, str]]:
    with (reference / "reports/manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row | {"file": str(reference / "reports" / row["path"])} for row in csv.DictReader(file)]


@pytest.mark.parametrize("way", FLOORS)
def test_year_and_place(rows: list[dict[str, str]], way: str) -> None:
    reports = [_read(row["file"], way) for row in rows]
    year = sum(report.year == int(row["year"]) for report, row in zip(reports, rows, strict=True)) / len(rows)
    places = (row["place"].endswith(narrowest(report.region)) for report, row in zip(reports, rows, strict=True))
    place = sum(places) / len(rows)
    print(f"{way}: year {year:.4f} place {place:.4f} of {len(rows)}")
    assert year >= FLOORS[way][0]
    assert place >= FLOORS[way][1]


def _read(file: str, way: str) -> Report:
    report = read(file)
    return report if way == "named" else from_text(report.text)


def test_every_report_is_read_as_it_stands(rows: list[dict[str, str]]) -> None:
    for row in rows:
        report = read(row["file"])
        assert report.text == Path(row["file"]).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        assert report.genre == row["genre"], row["path"]
        assert not any("does not look like" in warning for warning in report.warnings), row["path"]
