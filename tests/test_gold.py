"""Quality is pinned: no figure on the reference gold falls below its floor; floors are raised, not lowered silently."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportnlp.evaluate import Evaluation, evaluate_gold

FLOORS: dict[str, dict[str, float]] = {
    "dev": {
        "QUANT.exact": 0.985,
        "QUANT.row": 0.98,
        "QUANT.fact": 0.95,
        "DATE.exact": 0.99,
        "EVENT.exact": 0.95,
        "DOC.exact": 0.95,
        "acc.value": 0.995,
        "acc.unit": 0.99,
        "acc.kind": 0.985,
        "acc.approx": 0.99,
        "acc.change": 0.97,
        "acc.subject": 0.88,
        "acc.subject_overlap": 0.96,
        "acc.role": 0.99,
        "acc.period": 0.98,
        "acc.date": 0.99,
        "acc.event_kind": 0.95,
        "lines.role": 0.98,
        "lines.heading": 0.98,
        "lines.level": 0.95,
        "section.acc": 0.95,
        "section.macro_f1": 0.90,
    },
    "hard": {
        "QUANT.exact": 0.97,
        "QUANT.row": 0.95,
        "QUANT.fact": 0.90,
        "DATE.exact": 0.99,
        "acc.kind": 0.95,
        "acc.change": 0.95,
        "acc.subject_overlap": 0.94,
        "acc.role": 0.97,
        "acc.period": 0.95,
        "acc.date": 0.98,
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
