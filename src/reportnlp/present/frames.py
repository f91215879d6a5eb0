"""Tables as pandas data frames with fixed types."""

from __future__ import annotations

import pandas as pd

from reportnlp.analysis import Analysis
from reportnlp.present.sheets import Sheet, columns, rows

DTYPES = {"text": "string", "integer": "Int64", "number": "Float64", "flag": "boolean"}
"""The nullable pandas type of each type of column; ISO dates stay texts, which sort and compare as they are."""


def to_frame(sheet: Sheet) -> pd.DataFrame:
    """Return a sheet as a data frame: a column per column in order, absent values `pd.NA`, an index from 0."""
    return pd.DataFrame(
        {
            column.name: pd.Series([row.get(column.name) for row in sheet.rows], dtype=DTYPES[column.type])
            for column in sheet.columns
        }
    )


def frame_of(analysis: Analysis, table: str) -> pd.DataFrame:
    """Return one table of an analysis, or `reports`, as a data frame; an unknown name is a KeyError."""
    return to_frame(Sheet(table, columns(table), rows(analysis, table)))
