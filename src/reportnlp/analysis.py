"""What one report says: the findings of the pipeline, and the doors to JSON, tables, pages and spaCy.

The doors import upwards, inside the method that needs it: so `import reportnlp` stays light.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from reportnlp import contract, model

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

    from reportnlp.present.notebook import Html

TABLES: dict[str, type] = {
    "lines": model.Line,
    "items": model.Item,
    "quantities": model.Quantity,
    "dates": model.Date,
    "events": model.Event,
    "documents": model.Document,
    "passages": model.Passage,
    "commitments": model.Commitment,
    "indicators": model.Indicator,
    "checks": model.Check,
}


@dataclass(frozen=True, slots=True)
class Analysis:
    """A report with everything found in it; each table is a tuple in the order of the text.

    >>> import reportnlp
    >>> reportnlp.analyse(reportnlp.from_text("全年发放资料5000余份。")).quantities[0].text
    '5000余份'
    """

    report: model.Report
    lines: tuple[model.Line, ...] = ()
    items: tuple[model.Item, ...] = ()
    quantities: tuple[model.Quantity, ...] = ()
    dates: tuple[model.Date, ...] = ()
    events: tuple[model.Event, ...] = ()
    documents: tuple[model.Document, ...] = ()
    passages: tuple[model.Passage, ...] = ()
    commitments: tuple[model.Commitment, ...] = ()
    indicators: tuple[model.Indicator, ...] = ()
    checks: tuple[model.Check, ...] = ()

    def to_dict(self, tables: Iterable[str] = TABLES) -> dict[str, Any]:
        """Return the object of the JSON contract; with `tables`, only those beside the report and its text."""
        head = {"schema": contract.SCHEMA, "report": contract.plain_report(self.report), "text": self.report.text}
        return head | {name: contract.plain(getattr(self, name)) for name in tables}

    def to_json(self, tables: Iterable[str] = TABLES) -> str:
        """Return the JSON contract as one line of text."""
        return orjson.dumps(self.to_dict(tables)).decode()

    @classmethod
    def from_json(cls, data: str | bytes) -> Analysis:
        """Return the analysis that `to_json` wrote; tables that the file lacks are empty.

        Raises `ReportError` where the text is no JSON of this schema.
        """
        try:
            raw = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            raise model.ReportError(f"not JSON: {error}") from error
        if not isinstance(raw, dict) or raw.get("schema") != contract.SCHEMA:
            raise model.ReportError(f"not an analysis of schema {contract.SCHEMA}")
        report = raw.get("report")
        if not (
            isinstance(raw.get("text"), str) and isinstance(report, dict) and isinstance(report.get("source"), str)
        ):
            raise model.ReportError("not a whole analysis: the report's text or source is missing")
        try:
            tables: dict[str, Any] = {
                name: tuple(contract.build(of, row) for row in raw.get(name, ())) for name, of in TABLES.items()
            }
            return cls(contract.build_report(report, raw["text"]), **tables)
        except (AttributeError, KeyError, TypeError) as error:
            raise model.ReportError(f"not a whole analysis: {error}") from error

    def section_at(self, offset: int) -> model.Section:
        """Return the section of the passage in which `offset` stands; `other` between passages."""
        at = bisect_right(self.passages, offset, key=lambda passage: passage.start) - 1
        inside = at >= 0 and offset < self.passages[at].end
        return self.passages[at].section if inside else "other"

    def frame(self, table: str) -> pd.DataFrame:
        """Return one of the tables (`quantities`, `dates` …) or `reports` as a data frame, a row a finding.

        Columns are those of `reportnlp.tables`, after `source`, `place` and `year` of the report; a nested value is
        several columns (`subject`, `subject_start`, `subject_end`). Texts are `string`, offsets `Int64`, figures
        `Float64`, flags `boolean`; what is absent is `pd.NA`, and a table without findings has no rows. ISO dates
        stay texts. An unknown name is a KeyError.

        >>> import reportnlp
        >>> reportnlp.analyse(reportnlp.from_text("全年发放资料5000余份。")).frame("quantities")["low"].tolist()
        [5000.0]
        """
        from reportnlp.present.frames import frame_of

        return frame_of(self, table)

    def show(self, kind: str | Collection[str] | None = None) -> Html:
        """Return the report's text with its findings highlighted, for a notebook: all, or those of one or more kinds.

        Kinds are `quantities`, `dates`, `events`, `documents`; another one is a ValueError.

        >>> import reportnlp
        >>> analysis = reportnlp.analyse(reportnlp.from_text("全年发放资料5000余份。"))
        >>> "5000余份</span>" in str(analysis.show(kind="quantities"))
        True
        """
        from reportnlp.present.notebook import highlighted

        return highlighted(self, kind)

    def to_spacy(self, nlp: Language | None = None) -> Doc:
        """Return the report as a spaCy Doc: words, sentences, span groups of the findings and sections, entities.

        `nlp` gives the vocabulary, a blank Chinese one by default. See `reportnlp.spacy_bridge.to_doc`.
        """
        from reportnlp.spacy_bridge import to_doc

        return to_doc(self, nlp)

    def to_html(self) -> str:
        """Return the report's page: text, outline, tables and pictures in one HTML file that works offline."""
        from reportnlp.present.pages import report_page

        return report_page(self)

    def _repr_html_(self) -> str:
        from reportnlp.present.notebook import summary_html

        return summary_html(self)

    def replace(self, **changes: Any) -> Analysis:
        """Return a copy with some fields changed."""
        return dataclasses.replace(self, **changes)
