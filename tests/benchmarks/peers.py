"""How many quantities and dates reportnlp and its peers find, on the same gold.

    python tests/benchmarks/peers.py [GOLD_DIR …]

GOLD_DIR holds NAME.txt with NAME.mentions.tsv (see corpora/README.md; by default corpora/). Prints Markdown. A peer
that is not installed is left out; `pip install -e ".[peers]"` brings them.

The measures go from hard to lenient: the gold's own span; a span that overlaps it; the right value in it; the unit too;
and that where only the figures are asked for that a peer claims to cover. Hedges (超, 约, 左右) are never asked for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import ask_jionlp
import ask_recognizers
from agreement import Text, overlaps, recall, same_amount, same_days, same_span, same_value, score
from findings import Day, Peer, Quantity, ask_reportnlp
from measure import markdown

import reportnlp
from reportnlp.evaluate.gold import MENTIONS, GoldMention, read_mentions
from reportnlp.evaluate.tally import Figure

CORPORA = Path(__file__).parents[2] / "corpora"
PLAN = re.compile(r"十[一二三四五六]五|[一二三四五六七八九]五[”’]?(?:时期|规划|计划)")
NOTE = """
JioNLP covers sums of money, dates and durations; it has no function for counts, percentages, measures or ranks.
Recognizers-Text covers every number (so 一 in 一批 too) and gives a unit with money, percentages, ages, temperatures
and the measures of its tables, not with counts (家, 件, 人次). Both resolve dates against one clock, here half a month
after the period under review, so that 全年 in a review is a year late or not found; neither knows five-year plans.
Neither attempts what a figure is about (subject, indicator), whether it was reached or set (role), its period,
events, documents or sections.

Of a peer's overlapping findings the longer one holds, its units are those of its own tables, fractions count as
percentages, and hedges (超, 约, 左右) are never asked for. The gold follows the annotation rules of this project and
their borders, hence the lenient columns."""
Answers = Mapping[Peer, list[Text]]
Counts = dict[str, tuple[int, int]]


def installed_peers() -> list[Peer]:
    """Return reportnlp and the peers that are installed."""
    found = [Peer("reportnlp", ask_reportnlp)]
    for name, module in (("JioNLP", ask_jionlp), ("Recognizers-Text", ask_recognizers)):
        with suppress(ImportError):
            found.append(Peer(name, module.ask, module.scope()))
    return found


def ask(folder: Path, peers: Iterable[Peer]) -> dict[Peer, list[Text]]:
    """Return what each peer finds in the texts of a folder of gold."""
    texts = []
    for path in sorted(folder.glob(f"*{MENTIONS}")):
        report = reportnlp.read(path.with_name(path.name.replace(MENTIONS, ".txt")))
        texts.append((report, read_mentions(path, report.text)))
    return {peer: [Text(report.text, peer.find(report), gold) for report, gold in texts] for peer in peers}


def quantities(answers: Answers) -> str:
    """Return the table of all quantities."""
    rows = []
    for peer, texts in answers.items():
        span, value, amount = (score(texts, Quantity, agrees)["f1"] for agrees in (same_span, same_value, same_amount))
        rows.append((peer.name, _f1(span), _all(score(texts, Quantity, overlaps)), _f1(value), _f1(amount)))
    gold = score(next(iter(answers.values())), Quantity, overlaps)["gold"]
    head = ("exact span", "overlap (precision / recall)", "… with the value", "… and the unit")
    return markdown((f"{gold} quantities, F1", *head), rows)


def claims(answers: Answers) -> str:
    """Return the table of the quantities that each peer claims to cover, beside our own answers to the same."""
    ours, *peers = answers
    rows = []
    for peer in peers:
        theirs, mine = (score(answers[who], Quantity, same_amount, peer.scope) for who in (peer, ours))
        rows.append((f"what {peer.name} claims", theirs["gold"], _all(theirs), _all(mine)))
    return markdown(("value and unit, F1 (precision / recall)", "figures", "the peer", ours.name), rows)


def kinds(answers: Answers) -> str:
    """Return the table of how many quantities of each kind have their value found."""
    found = {p: recall(texts, Quantity, same_value, lambda _, gold: gold.keys["kind"]) for p, texts in answers.items()}
    return _shares("values found, by kind", found)


def dates(answers: Answers) -> str:
    """Return the table of all dates."""
    rows = []
    for peer, texts in answers.items():
        span, days = (score(texts, Day, agrees)["f1"] for agrees in (same_span, same_days))
        rows.append((peer.name, _f1(span), _all(score(texts, Day, overlaps)), _f1(days)))
    gold = score(next(iter(answers.values())), Day, overlaps)["gold"]
    return markdown((f"{gold} dates, F1", "exact span", "overlap (precision / recall)", "… with the days"), rows)


def sorts(answers: Answers) -> str:
    """Return the table of how many dates of each sort have their days found."""
    found = {peer: recall(texts, Day, same_days, sort_of) for peer, texts in answers.items()}
    return _shares("days found, by sort of date", found)


def sort_of(text: str, gold: GoldMention) -> str | None:
    """Return how a date is written; None for those without days (近年来).

    >>> sort_of("到2025年", GoldMention("DATE", 1, 6, {"from": "2025-01-01", "to": "2025-12-31"}))
    'year written'
    """
    if not gold.keys.keys() & {"from", "to"}:
        return None
    if PLAN.search(text, gold.start, gold.end + 2):
        return "five-year plan"
    return "year inferred" if "rel" in gold.keys else "year written"


def _shares(title: str, found: Mapping[Peer, Counts]) -> str:
    """Return a table with a column a group, the largest first, and its size in the head; a dash where none is found."""
    sizes = {name: asked for name, (_, asked) in next(iter(found.values())).items()}
    names = sorted(sizes, key=lambda name: -sizes[name])
    rows = [(peer.name, *(_share(*counts[name]) for name in names)) for peer, counts in found.items()]
    return markdown((title, *(f"{name} ({sizes[name]})" for name in names)), rows)


def _share(answered: int, asked: int) -> str:
    return f"{answered / asked:.2f}" if answered else "–"


def _f1(value: float) -> str:
    return f"{value:.3f}"


def _all(figure: Figure) -> str:
    return f"{figure['f1']:.3f} ({figure['p']:.2f} / {figure['r']:.2f})"


def main(*folders: str) -> None:
    """Print the tables of each folder of gold."""
    peers = installed_peers()
    for folder in map(Path, folders or [str(CORPORA)]):
        answers = ask(folder, peers)
        print(f"\n### Gold: {folder.name}, {len(next(iter(answers.values())))} texts\n")
        print("\n\n".join(table(answers) for table in (quantities, claims, kinds, dates, sorts)), flush=True)
    print(NOTE, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
