"""Many reports: side by side over years and places, targets against results, how much of them speaks of what.

`compare` is what `reportnlp.compare` stands for; numpy is loaded when it is called, scipy only for many reports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportnlp.analysis import Analysis
from reportnlp.compare.choice import PARTS, Choice
from reportnlp.model import Report, ReportError

if TYPE_CHECKING:
    from reportnlp.compare.comparison import Comparison


def compare(
    reports: Iterable[Analysis | Report | str | Path],
    by: str = "year",
    *,
    columns: Sequence[Mapping[str, str]] = (),
    words: Collection[str] = (),
    join_renamed: bool = True,
    place_names: bool = False,
    parts: Collection[str] = PARTS,
) -> Comparison:
    r"""Compare reports by year (one place through time), by place (one year across places) or by a column.

    `reports` are analyses, reports or paths (files, folders, globs, manifests, stores). `columns` has a mapping for
    each report (`{"area": "东部"}`), to compare by one of its keys; a manifest's own need not be given. `words` are a
    user's own: only these are then compared. Places that were renamed are one place unless `join_renamed` is off; names
    of places are no key terms between places unless `place_names` is on. Of the `parts` only those given are computed.
    Gaps, duplicates and reports left out stand in the result's `warnings`. Raises `ReportError` where an input cannot
    be read, or where no report has the column.

    >>> import reportnlp
    >>> reports = [reportnlp.from_text(f"保定市徐水区{year}年政府工作报告\n扩大就业。") for year in (2021, 2022)]
    >>> [row["after_group"] for row in reportnlp.compare(reports, by="year").to_dict()["paragraphs"]["changes"]]
    ['2022']
    """
    from reportnlp.compare.comparison import compare_analyses

    told = [pair for each in reports for pair in _analyse(each)]
    analyses = [analysis for analysis, _ in told]
    choice = Choice(parts, words, join_renamed, place_names)
    return compare_analyses(analyses, by, columns or [row for _, row in told], choice)


def _analyse(each: Analysis | Report | str | Path) -> Iterator[tuple[Analysis, Mapping[str, str]]]:
    """Yield the analysis of each report that is meant, with what a manifest tells of it."""
    from reportnlp.pipeline import analyse
    from reportnlp.read import Failure, expand, read_source

    if isinstance(each, Analysis):
        yield each, {}
    elif isinstance(each, Report):
        yield analyse(each), {}
    elif Path(each, "index.json").is_file():  # a store: to ask the store itself would load pyarrow for every path
        from reportnlp.store import stored_analyses

        yield from ((analysis, {}) for analysis in stored_analyses(each))
    else:
        for source in expand([each]):
            if isinstance(source, Failure):
                raise ReportError(source.message)
            report = read_source(source)
            if isinstance(report, Failure):
                raise ReportError(report.message)
            yield analyse(report), source.columns
