"""The laws of the house: what may import what, what stays light, and that a place is a place."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportnlp
from reportnlp.text import fold, hide

SRC = Path(reportnlp.__file__).parent
HEAVY = {"jieba", "spacy", "pandas", "sklearn", "scipy", "pyarrow", "altair"}
LAYERS = [
    {"records"},
    {"model", "text", "rules", "atomic", "messages"},
    {"contract"},
    {"read", "extract", "segment"},
    {"structure"},
    {"classify"},
    {"resolve"},
    {"analysis"},
    {"tables"},
    {"pipeline"},
    {"evaluate", "compare", "store"},
    {"present", "spacy_bridge"},
    {"cli"},
    {"__main__"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
DOORS = {"analysis.py", "comparison.py", "ledger.py", "model.py"}
"""Files whose methods may import upwards, when called."""


def imported(tree: ast.AST, nested: bool) -> set[str]:
    """Return the parts of reportnlp that a module imports, at its top or anywhere."""
    nodes = ast.walk(tree) if nested else ast.iter_child_nodes(tree)
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "reportnlp":
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("reportnlp."):
            names.add(node.module.split(".")[1])
    return names & RANK.keys()


def parts() -> list[Path]:
    return [path for path in sorted(SRC.rglob("*.py")) if path != SRC / "__init__.py"]


@pytest.mark.parametrize("path", parts(), ids=lambda p: str(p.relative_to(SRC)))
def test_imports_run_one_way(path: Path) -> None:
    part = path.relative_to(SRC).parts[0].removesuffix(".py")
    assert part in RANK, f"{part} has no place in the layers"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    upward = {name for name in imported(tree, nested=path.name not in DOORS) if RANK[name] > RANK[part]}
    assert not upward, f"{path.name} imports upwards: {upward}"


@pytest.mark.parametrize(
    "call", ["import reportnlp", "from reportnlp.cli import main; main(['--help'], standalone_mode=False)"]
)
def test_start_up_stays_light(call: str) -> None:
    code = f"{call}\nimport sys\nprint('LOADED', *({HEAVY!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].strip() == "LOADED"


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_hiding_keeps_the_length(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(min(s, len(text)), min(e, len(text))) for s, e in spans]
    assert len(hide(text, inside)) == len(text)


@given(
    st.text(alphabet="0123456789.,%亿万元年月日第一二三十百千余约超《》“”，。；、\n 新增长比上年会议活动", max_size=300)
)
def test_every_finding_stands_at_its_place(text: str) -> None:
    analysis = reportnlp.analyse(reportnlp.from_text(text))
    for table in ("quantities", "dates", "events", "documents"):
        for finding in getattr(analysis, table):
            assert finding.text == text[finding.start : finding.end] != ""


def test_json_round_trip() -> None:
    analysis = reportnlp.analyse(reportnlp.from_text("2021年，全区新增就业1.2万人，增长5%左右。"))
    assert reportnlp.Analysis.from_json(analysis.to_json()) == analysis
