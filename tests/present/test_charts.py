from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.present.pages.charts import WIDTH, Mark, bar_chart, heat_map, line_chart, stacked_chart, ticks_of

FINITE = st.floats(-1e12, 1e12).filter(lambda value: value == 0 or abs(value) > 1e-6)


@given(FINITE, FINITE)
def test_ticks_enclose_the_values(a: float, b: float) -> None:
    low, high = sorted((a, b))
    ticks = ticks_of(low, high)
    slack = (abs(low) + abs(high)) * 1e-9 + 1e-9
    assert ticks[0] <= low + slack
    assert high - slack <= ticks[-1]
    assert 2 <= len(ticks) <= 8


@given(st.lists(st.none() | st.floats(-1e9, 1e9), min_size=1, max_size=12).filter(any))
def test_lines_stay_inside(values: list[float | None]) -> None:
    marks = [None if value is None else Mark(value, "x", 0) for value in values]
    shape = line_chart("甲", "cells", list(map(str, range(len(values)))), {"乙": marks}).shape
    for dot in shape["series"][0]["marks"]:
        assert 0 <= dot["x"] <= shape["width"]
        assert -1 <= dot["y"] <= shape["height"]


def test_a_gap_breaks_the_line() -> None:
    marks = [Mark(1, "", 0), Mark(2, "", 1), None, Mark(3, "", 3)]
    path = line_chart("甲", "cells", list("abcd"), {"乙": marks}).shape["series"][0]["path"]
    assert path.count("M") == 2
    assert path.count("L") == 1


def test_bars_grow_to_both_sides_of_zero() -> None:
    shape = bar_chart("甲", "key_terms", [("多", Mark(4, "", 0)), ("少", Mark(-2, "", 1))]).shape
    more, less = shape["bars"]
    assert more["x"] == shape["zero"] == pytest.approx(less["x"] + less["width"])
    assert more["width"] == pytest.approx(2 * less["width"], abs=0.05)


def test_parts_fill_the_bar() -> None:
    parts = [("fill-other", Mark(0.25, "", 0)), ("fill-duty", Mark(0.75, "", 1))]
    row = stacked_chart("甲", "shares", [("2021", parts)], []).shape["rows"][0]
    assert row["parts"][0]["x"] + row["parts"][0]["width"] == pytest.approx(row["parts"][1]["x"])
    assert row["parts"][1]["x"] + row["parts"][1]["width"] == pytest.approx(WIDTH - 18)


def test_heat_runs_from_the_least_to_one() -> None:
    cells = heat_map("甲", "neighbours", ["a", "b"], [[1.0000001, 0.2], [0.6, 1]]).shape["cells"]
    assert [cell["value"] for cell in cells] == [1, 0, 0.5, 1]
    same = heat_map("甲", "neighbours", ["a", "b"], [[1, 1], [1, 1]]).shape["cells"]
    assert {cell["value"] for cell in same} == {1}
