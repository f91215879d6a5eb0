"""What comparing costs beside analysing: `python tests/benchmarks/compare.py FOLDER [year|place] [PLACE|YEAR]`.

Prints the processor time of analysing the reports, of comparing their analyses (everything in the JSON), and the
ratio, which is to stay under 0.5. The third argument narrows to one place (by year) or one year (by place).
"""

from __future__ import annotations

import sys
import time

import reportnlp
from reportnlp.read import read_all


def is_wanted(report: reportnlp.Report, by: str, only: str) -> bool:
    """Return whether a report is of the place or year that was asked for."""
    return not only or only == (report.region.name if by == "year" else str(report.year))


def main(path: str, by: str = "year", only: str = "") -> None:
    """Print the two times and their ratio."""
    read = [report for report in read_all([path]) if isinstance(report, reportnlp.Report)]
    reports = [report for report in read if is_wanted(report, by, only)]
    started = time.process_time()
    analyses = [reportnlp.analyse(report) for report in reports]
    between = time.process_time()
    size = len(reportnlp.compare(analyses, by).to_json())
    analysing, comparing = between - started, time.process_time() - between
    print(
        f"{len(reports)} reports · analysing {analysing:.2f} s · comparing by {by} {comparing:.2f} s "
        f"({size / 1e6:.1f} MB of JSON) · ratio {comparing / analysing:.2f}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
