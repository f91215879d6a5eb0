"""The page of ledgers: verdicts of each pair of reports as bars, and every target with both sentences."""

from __future__ import annotations

from collections.abc import Sequence

from reportnlp.compare.ledger import Ledger
from reportnlp.compare.verdicts import VERDICTS
from reportnlp.present.codebook import vocabulary_label
from reportnlp.present.ledger import ledger_sheets
from reportnlp.present.pages.charts import Mark, Picture, stacked_chart
from reportnlp.present.pages.tables import Quote, tables_page
from reportnlp.present.sheets import Row

COLOURS = {
    "met": "series-2",
    "exceeded": "series-0",
    "missed": "series-1",
    "redefined": "series-5",
    "in_step": "series-4",
    "not_mentioned": "fill-other",
    "unclear": "series-3",
}


def ledger_page(ledgers: Sequence[Ledger]) -> str:
    """Return ledgers as one HTML file that works offline."""
    summary, entries = ledger_sheets(ledgers)
    pictures = [_verdicts(summary.rows)] if any(row["targets"] for row in summary.rows) else []
    return tables_page(
        "目标台账",
        [entries, summary],
        facts=[("台账", f"{len(ledgers)} 份"), ("目标", f"{len(entries.rows)} 项")],
        groups={"各份台账的结论": pictures},
        quotes={"ledger": [_sentences(row) for row in entries.rows]},
    )


def _verdicts(rows: Sequence[Row]) -> Picture:
    bars = [
        (
            f"{row['place'] or row['this']} {row['year'] or ''}",
            [
                (COLOURS[verdict], Mark(row[verdict] / row["targets"], f"{_label(verdict)} {row[verdict]} 项", n))
                for verdict in VERDICTS
                if row[verdict]
            ],
        )
        for n, row in enumerate(rows)
        if row["targets"]
    ]
    key = [(COLOURS[verdict], _label(verdict)) for verdict in VERDICTS if any(row[verdict] for row in rows)]
    return stacked_chart("目标完成情况", "ledger_summary", bars, key, "占目标数")


def _label(verdict: str) -> str:
    return vocabulary_label("verdict", verdict)


def _sentences(row: Row) -> list[Quote]:
    sides = (("上年报告", row["target_sentence"]), ("今年报告", row["result_sentence"]))
    return [Quote(label, [(sentence, False)]) for label, sentence in sides if sentence]
