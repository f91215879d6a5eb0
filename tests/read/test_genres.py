"""Every kind of report has examples, and finds in each of them what is marked there."""

from __future__ import annotations

import re

import pytest

from marking import unmark
from reportnlp.rules import Rule, load_rules

RULES = load_rules("reportnlp.read", "genres.toml")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_are_found(rule: Rule) -> None:
    for example in rule.examples:
        text, marked = unmark(example)
        assert [found.group() for found in re.finditer(rule.pattern, text)] == [words for _, words in marked]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_counterexamples_are_not(rule: Rule) -> None:
    assert not any(re.search(rule.pattern, example) for example in rule.counterexamples)
