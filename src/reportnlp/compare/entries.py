"""The entries of a ledger: one target, what became of it, and both places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportnlp.compare.verdicts import Verdict
from reportnlp.model import Number
from reportnlp.rules import load_table


@dataclass(frozen=True, slots=True)
class Figure:
    """One side of an entry: the figures in canonical units, the report's own words, their place and sentence."""

    low: Number | None
    high: Number | None
    unit: str | None
    approx: str | None
    text: str | None
    start: int | None
    end: int | None
    sentence: str | None
    indicator: str
    measure: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One target and what became of it; `confidence` is how sure the match is, from 0 to 1."""

    indicator: str
    measure: str
    verdict: Verdict
    target: Figure
    result: Figure | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """Words of ledger.toml: indicators of which less is wanted, verbs that can be checked, words of what is done."""

    lower_is_better: frozenset[str]
    checkable: frozenset[str]
    done: re.Pattern[str]


@cache
def ledger_words() -> LedgerWords:
    """Return the shipped words."""
    table = load_table("reportnlp.compare", "ledger.toml")
    done = re.compile("|".join(sorted(table["done"], key=len, reverse=True)))
    return LedgerWords(frozenset(table["lower_is_better"]), frozenset(table["checkable"]), done)


def sentence_at(text: str, offset: int) -> str:
    """Return the sentence of a text in which an offset stands.

    >>> sentence_at("甲增长5%。乙持平。", 6)
    '乙持平。'
    """
    ends = "。！？\n"
    start = max((text.rfind(end, 0, offset) for end in ends), default=-1) + 1
    stops = [at for end in ends if (at := text.find(end, offset)) >= 0]
    return text[start : min(stops, default=len(text)) + 1].strip()
