"""Evaluation: how near the analyses come to gold, on figures that are micro-averaged over all reports.

Gold is a folder of texts with tables beside them: `NAME.txt` with `NAME.mentions.tsv` (every quantity, date, event
and document) or `NAME.lines.tsv` (role and section of every line), or both.
"""

from reportnlp.evaluate.figures import Evaluation, evaluate_gold

__all__ = ["Evaluation", "evaluate_gold"]
