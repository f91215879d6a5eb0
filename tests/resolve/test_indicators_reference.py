"""The headline indicators of real reports against a table that was filled in by hand."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import reportnlp
from reportnlp.model import Indicator

# What the hand-made table calls the indicators.
NAMES = {
    "地区生产总值增速": ("地区生产总值", "growth"),
    "地区生产总值": ("地区生产总值", "level"),
    "一般公共预算收入增速": ("一般公共预算收入", "growth"),
    "固定资产投资增速": ("固定资产投资", "growth"),
    "社会消费品零售总额增速": ("社会消费品零售总额", "growth"),
    "城镇新增就业": ("城镇新增就业", "level"),
    "城镇调查失业率": ("城镇调查失业率", "level"),
    "居民消费价格涨幅": ("居民消费价格", "growth"),
    "居民人均可支配收入增速": ("居民人均可支配收入", "growth"),
    "粮食产量": ("粮食产量", "level"),
    "规模以上工业增加值增速": ("规模以上工业增加值", "growth"),
}
FLOORS = {"stated": 0.99, "hedged": 0.98, "in_step": 0.99, "not_stated": 0.99}


@cache
def shares(reference: Path) -> dict[str, float]:
    """Return for each status the share of cells with exactly one row, and that right; a missing table skips."""
    gold = reference / "gold" / "headline.dev.tsv"
    if not gold.exists():
        pytest.skip(f"needs {gold}")
    with gold.open(encoding="utf-8", newline="") as file:
        cells = [g for g in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if g["note"][:2] != "存疑"]
    found = {name: _rows(reference / "reports" / name) for name in {cell["file"] for cell in cells}}
    right: dict[str, list[bool]] = defaultdict(list)
    for cell in cells:
        year = int(cell["report_year"]) - (cell["role"] == "actual")
        rows = found[cell["file"]].get((*NAMES[cell["indicator"]], cell["role"], year), [])
        row = rows[0] if len(rows) == 1 else None
        status = "stated" if cell["low"] else "in_step" if "同步" in cell["note"] else "not_stated"
        fits = row is not None and row.status == status and (status != "stated" or _same(cell, row))
        right[status].append(fits)
        if status == "stated":
            right["hedged"].append(fits and row is not None and (row.approx or "exact") == cell["hedge"])
    return {status: sum(fits) / len(fits) for status, fits in right.items()}


def _rows(path: Path) -> dict[tuple[str, str, str, int], list[Indicator]]:
    rows: dict[tuple[str, str, str, int], list[Indicator]] = defaultdict(list)
    for row in reportnlp.analyse(reportnlp.read(path)).indicators:
        start, end = row.period.start or "", row.period.end or ""
        if start[4:] == "-01-01" and end == f"{start[:4]}-12-31":
            rows[row.indicator, row.measure, row.role, int(start[:4])].append(row)
    return rows


def _same(cell: dict[str, str], row: Indicator) -> bool:
    wanted = float(cell["low"]), float(cell["high"] or cell["low"])
    return (row.low, row.high) == pytest.approx(wanted, rel=1e-6)


@pytest.mark.reference
@pytest.mark.parametrize("status", FLOORS)
def test_no_share_falls(reference: Path, status: str) -> None:
    assert shares(reference)[status] >= FLOORS[status]
