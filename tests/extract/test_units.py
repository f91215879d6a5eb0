"""The units table: complete rows, and the unit that stands behind a number."""

from __future__ import annotations

from typing import get_args

import pytest

from reportnlp.extract.units import unit_at, unit_end, units
from reportnlp.model import Kind


def test_every_unit_has_a_kind_and_a_factor_to_a_base_that_is_a_unit() -> None:
    bases: dict[str, set[str]] = {}
    for unit in units().values():
        assert unit.kind in get_args(Kind)
        assert unit.factor > 0
        if unit.dimension != "currency":
            bases.setdefault(unit.dimension, set()).add(unit.base)
    assert all(len(found) == 1 for dimension, found in bases.items() if dimension != "count"), bases


def test_pint_knows_the_names_it_is_said_to_know() -> None:
    registry = pytest.importorskip("pint").UnitRegistry()
    own = {"tonne_of_coal_equivalent", "tonne_of_oil_equivalent", "permille"}
    named = [u for u in units().values() if u.pint and u.dimension not in {"currency", "data"} and u.pint not in own]
    assert len(named) > 50
    for unit in named:
        base = units().get(unit.base)
        pinted = registry.Quantity(1, unit.pint)
        if base and base.pint and unit.dimension != "temperature":
            assert pinted.to(base.pint).magnitude == pytest.approx(unit.factor, rel=1e-3), unit.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("平方公里的", "平方公里"),
        ("个百分点", "个百分点"),
        ("个社区", "个"),
        ("人次", "人次"),
        ("微克/立方米", "微克/立方米"),
        ("千瓦时", "千瓦时"),
        ("部电影", "部"),
    ],
)
def test_the_longest_unit_stands(text: str, name: str) -> None:
    unit = unit_at(text, 0)
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize("text", ["部门", "台阶", "人大代表", "方面", "元旦", "口岸", ""])
def test_a_part_of_another_word_is_no_unit(text: str) -> None:
    assert unit_at(text, 0) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [("元/月", 3), ("元每人", 3), ("元/人·年", 5), ("辆（艘、架）次", 7), ("元/", 1), ("元，", 1), ("张/千人", 4)],
)
def test_a_unit_ends_with_its_per_part(text: str, end: int) -> None:
    unit = unit_at(text, 0)
    assert unit is not None
    assert unit_end(text, 0, unit) == end
