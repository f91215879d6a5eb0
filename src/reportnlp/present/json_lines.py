"""One finding a line: `{"source", "table", …the row's fields}`, nested as in the JSON contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from reportnlp import contract
from reportnlp.analysis import Analysis


def finding_lines(analysis: Analysis, what: Iterable[str]) -> Iterator[str]:
    """Yield the findings of the chosen tables, each as one line of JSON without its newline."""
    for table in what:
        for finding in getattr(analysis, table):
            head = {"source": analysis.report.source, "table": table}
            yield orjson.dumps(head | contract.plain(finding)).decode()
