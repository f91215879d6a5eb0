"""The figures of a folder of gold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportnlp.analysis import Analysis
from reportnlp.evaluate.gold import LINES, MENTIONS, read_lines, read_mentions
from reportnlp.evaluate.lines import LineScore
from reportnlp.evaluate.mentions import MentionScore
from reportnlp.evaluate.tally import Fault, Figure
from reportnlp.model import ReportError
from reportnlp.pipeline import Options, analyse
from reportnlp.read import ReadOptions, read


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures by name (`DATE.exact`, `acc.period`, `section.macro_f1` …) and the faults behind them.

    F1 figures are `{"p", "r", "f1", "gold"}`, accuracies `{"acc", "of"}`; `gold` and `of` say over how many.
    """

    figures: dict[str, Figure]
    faults: tuple[Fault, ...]


def evaluate_gold(folder: str | Path, options: Options | None = None, reading: ReadOptions | None = None) -> Evaluation:
    """Analyse the texts of a folder of gold and return how near the analyses come to it.

    Mentions are compared by their exact span; values (unit, period …) are judged on those whose span is right.
    Raises `ReportError` where the folder has no gold, a text is missing or a row doesn't fit its text.

    >>> evaluate_gold("corpora/gold").figures["DATE.exact"]["f1"]  # doctest: +SKIP
    0.99
    """
    folder = Path(folder)
    marked, lined = sorted(folder.glob(f"*{MENTIONS}")), sorted(folder.glob(f"*{LINES}"))
    if not marked and not lined:
        raise ReportError(f"{folder}: no gold: no NAME{MENTIONS} and no NAME{LINES} beside a NAME.txt")
    analyses = _Analyses(options or Options(), reading or ReadOptions())
    mentions, lines = MentionScore(), LineScore()
    for path in marked:
        analysis = analyses.beside(path, MENTIONS)
        mentions.add(_name(path, MENTIONS), analysis, read_mentions(path, analysis.report.text))
    for path in lined:
        analysis = analyses.beside(path, LINES)
        lines.add(_name(path, LINES).removesuffix(".full"), analysis, read_lines(path, analysis.report.text))
    return Evaluation(mentions.figures() | lines.figures(), (*mentions.faults, *lines.faults))


def _name(path: Path, suffix: str) -> str:
    return path.name.removesuffix(suffix)


class _Analyses:
    """The analyses of the texts beside gold files; each text is analysed once."""

    def __init__(self, options: Options, reading: ReadOptions) -> None:
        self._options = options
        self._reading = reading
        self._done: dict[Path, Analysis] = {}

    def beside(self, path: Path, suffix: str) -> Analysis:
        text = path.with_name(f"{_name(path, suffix)}.txt")
        if text not in self._done:
            self._done[text] = analyse(read(text, self._reading), self._options)
        return self._done[text]
