from __future__ import annotations

import csv
from operator import itemgetter
from pathlib import Path

import pytest

from reportnlp.present.cells import inert
from reportnlp.present.csv_folder import write_folder
from reportnlp.present.sheets import Sheet
from reportnlp.tables import Column

COLUMNS = (Column("text", "text", itemgetter("text")), Column("low", "number", itemgetter("low")))


def sheet(*rows: dict[str, object]) -> Sheet:
    return Sheet("quantities", COLUMNS, rows)


def test_rows_of_one_name_follow_each_other(tmp_path: Path) -> None:
    write_folder([[sheet({"text": "5份", "low": 5})], [sheet({"text": "6%", "low": None})]], tmp_path / "new")
    data = (tmp_path / "new" / "quantities.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbftext,low")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert rows == [{"text": "5份", "low": "5"}, {"text": "6%", "low": ""}]


@pytest.mark.parametrize(
    "hostile", ["=1+1", "+1+cmd", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "-2+3+cmd|' /C calc'!A0"]
)
def test_no_cell_is_a_formula(hostile: str, tmp_path: Path) -> None:
    write_folder([[sheet({"text": hostile, "low": -1})]], tmp_path)
    with open(tmp_path / "quantities.csv", encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1] == ["'" + hostile, "-1"]


@pytest.mark.parametrize("harmless", ["-3.5%", "+12", "3=3", "", "'=1"])
def test_what_is_no_formula_stays(harmless: str) -> None:
    assert inert(harmless) == harmless


def test_nothing_is_written_when_the_rows_fail(tmp_path: Path) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield [sheet({"text": "a", "low": 1})]
        raise OSError("disk full")

    (tmp_path / "quantities.csv").write_text("old", encoding="utf-8")
    with pytest.raises(OSError, match="disk full"):
        write_folder(broken(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["quantities.csv"]
    assert (tmp_path / "quantities.csv").read_text(encoding="utf-8") == "old"
