"""Records are frozen dataclasses in every way but how their fields are filled."""

from __future__ import annotations

import dataclasses
import inspect
import pickle

import pytest

from reportnlp.model import Quantity
from reportnlp.records import quick


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    start: int
    text: str | None = None
    also: tuple[int, ...] = ()


@quick
@dataclasses.dataclass(frozen=True, slots=True)
class Quick:
    start: int
    text: str | None = None
    also: tuple[int, ...] = ()


@pytest.mark.parametrize("values", [(3,), (3, "a"), (3, None, (1, 2))])
def test_a_quick_record_is_filled_as_a_plain_one(values: tuple[object, ...]) -> None:
    assert dataclasses.astuple(Quick(*values)) == dataclasses.astuple(Plain(*values))
    assert type(Quick(*values)) is Quick


def test_it_equals_hashes_and_shows_as_a_dataclass() -> None:
    assert Quick(1, also=(2,)) == Quick(1, None, (2,)) != Quick(2)
    assert hash(Quick(1)) == hash(Quick(start=1))
    assert repr(Quick(1)) == "Quick(start=1, text=None, also=())"
    assert inspect.signature(Quick) == inspect.signature(Plain)


def test_it_is_frozen() -> None:
    record = Quick(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.start = 2  # type: ignore[misc]


def test_a_missing_or_unknown_field_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="start"):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="other"):
        Quick(1, other=2)  # type: ignore[call-arg]


def test_it_is_replaced_and_pickled() -> None:
    figure = Quantity(0, 2, "5%", 5, 5, "%", "percent", None)
    assert dataclasses.replace(figure, change="up").change == "up"
    assert pickle.loads(pickle.dumps(figure)) == figure
