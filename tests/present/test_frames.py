from __future__ import annotations

import pytest

import reportnlp
from reportnlp.analysis import TABLES
from reportnlp.present.sheets import columns

ANALYSIS = reportnlp.analyse(reportnlp.from_text("发放资料5000余份，增长6.5%。"))


@pytest.mark.parametrize("table", ["reports", *TABLES])
def test_columns_and_types_do_not_depend_on_the_rows(table: str) -> None:
    empty = reportnlp.Analysis(ANALYSIS.report)
    assert list(ANALYSIS.frame(table).columns) == [column.name for column in columns(table)]
    assert ANALYSIS.frame(table).dtypes.equals(empty.frame(table).dtypes)


def test_values() -> None:
    frame = ANALYSIS.frame("quantities")
    assert frame["low"].tolist() == [5000, 6.5]
    assert frame["approx"].isna().tolist() == [False, True]
    assert [ANALYSIS.report.text[a:b] for a, b in zip(frame["start"], frame["end"], strict=True)] == frame[
        "text"
    ].tolist()


def test_an_unknown_table_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        ANALYSIS.frame("figures")
