"""What a number is about: its subject, indicator, role and period, on the report's own clock."""

from reportnlp.resolve.checks import find_checks
from reportnlp.resolve.clock import anchor_dates, date_events
from reportnlp.resolve.commitments import find_commitments
from reportnlp.resolve.context import Context
from reportnlp.resolve.indicators import tabulate_indicators
from reportnlp.resolve.quantities import resolve_quantities

__all__ = [
    "Context",
    "anchor_dates",
    "date_events",
    "find_checks",
    "find_commitments",
    "resolve_quantities",
    "tabulate_indicators",
]
