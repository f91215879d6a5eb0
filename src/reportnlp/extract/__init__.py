"""Mentions: quantities, date expressions, events and documents, each found by a named rule."""

from reportnlp.extract.dates import DateExpression, find_dates
from reportnlp.extract.documents import find_documents
from reportnlp.extract.events import find_events
from reportnlp.extract.own_rules import OwnRules, load_own_rules
from reportnlp.extract.quantities import find_quantities

__all__ = [
    "DateExpression",
    "OwnRules",
    "find_dates",
    "find_documents",
    "find_events",
    "find_quantities",
    "load_own_rules",
]
