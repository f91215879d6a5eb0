"""Quality is pinned: no figure on the reference gold falls below its floor; floors are raised, not lowered silently."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportnlp.evaluate import Evaluation, evaluate_gold

FLOORS: dict[str, dict[str, float]] = {
    "dev": {
        "QUANT.exact": 0.995,
        "QUANT.row": 0.995,
        "QUANT.fact": 0.985,
        "DATE.exact": 0.995,
        "EVENT.exact": 0.985,
        "EVENT.overlap": 0.985,
        "DOC.exact": 0.995,
        "acc.value": 0.995,
        "acc.unit": 0.995,
        "acc.kind": 0.995,
        "acc.approx": 0.995,
        "acc.change": 0.99,
        "acc.subject": 0.945,
        "acc.subject_overlap": 0.985,
        "acc.role": 0.99,
        "acc.period": 0.99,
        "acc.date": 0.99,
        "acc.event_kind": 0.975,
        "lines.role": 0.995,
        "lines.heading": 0.99,
        "lines.level": 0.99,
        "section.acc": 0.98,
        "section.macro_f1": 0.98,
    },
    "hard": {
        "QUANT.exact": 0.99,
        "QUANT.row": 0.99,
        "QUANT.fact": 0.955,
        "DATE.exact": 0.99,
        "EVENT.exact": 0.98,
        "DOC.exact": 0.98,
        "acc.kind": 0.99,
        "acc.change": 0.99,
        "acc.subject": 0.935,
        "acc.subject_overlap": 0.985,
        "acc.role": 0.99,
        "acc.period": 0.965,
        "acc.date": 0.985,
    },
}
CASES = [(part, name, floor) for part, floors in FLOORS.items() for name, floor in floors.items()]


@cache
def evaluation(folder: Path) -> Evaluation:
    return evaluate_gold(folder)


@pytest.mark.reference
@pytest.mark.parametrize(("part", "name", "floor"), CASES, ids=lambda value: str(value))
def test_no_figure_falls(reference: Path, part: str, name: str, floor: float) -> None:
    figure = evaluation(reference / "gold" / part).figures[name]
    assert figure.get("f1", figure.get("acc")) >= floor
