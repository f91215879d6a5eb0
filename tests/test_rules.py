"""Every rule of every shipped file has examples, and finds in each of them what is marked there."""

from __future__ import annotations

from importlib.resources import files

import pytest

import reportnlp
from marking import unmark
from reportnlp.rules import Rule, load_rules

TABLES = {"quantity": "quantities", "date": "dates", "event": "events", "document": "documents"}
RULES = [
    rule
    for path in sorted(files("reportnlp.extract").iterdir(), key=lambda p: p.name)
    if path.name.endswith(".toml") and "[[rule]]" in path.read_text(encoding="utf-8")
    for rule in load_rules("reportnlp.extract", path.name)
]


def findings(rule: Rule, text: str) -> list[str]:
    analysis = reportnlp.analyse(reportnlp.from_text(text))
    return [f.text for f in getattr(analysis, TABLES[rule.id.split(".")[0]]) if f.rule == rule.id]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_are_found(rule: Rule) -> None:
    for example in rule.examples:
        text, marked = unmark(example)
        assert marked, f"{rule.id}: nothing is marked in {example}"
        assert findings(rule, text) == [found for _, found in marked], example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_counterexamples_are_not(rule: Rule) -> None:
    for example in rule.counterexamples:
        assert findings(rule, example) == [], example


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
