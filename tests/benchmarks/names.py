"""Measure what each way of finding names adds: `python tests/benchmarks/names.py [GOLD_DIR]` (else corpora/).

Prints the exact F1 of events and documents with all rules, without each group of them, and with it alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from reportnlp.evaluate.gold import read_mentions
from reportnlp.extract.candidates import disjoint
from reportnlp.extract.documents import find_documents
from reportnlp.extract.events import find_candidates
from reportnlp.text import fold

EVENTS = {
    "patterns": ("assembly", "party_congress", "party_congress.full", "plenum", "plenums", "anniversary", "double"),
    "disasters": ("typhoon", "dated_incident"),
    "known names": ("known",),
    "head nouns": ("named", "edition"),
    "quotations": ("quoted", "quoted_action"),
    "lists": ("listed", "series"),
}
DOCUMENTS = {
    "titles in 《》": ("titled",),
    "known names": ("known",),
    "five-year plans": ("five_year_plan",),
    "bare names": ("bare",),
    "quotations and packages": ("quoted", "package", "congress_report", "code"),
}
Spans = set[tuple[int, int]]
Finder = Callable[[str, Callable[[str], bool]], Spans]


def events(text: str, wanted: Callable[[str], bool]) -> Spans:
    """Return the events that the wanted rules find."""
    folded = fold(text)
    chosen = disjoint(c for c in find_candidates(folded, find_documents(text, folded)) if wanted(c.rule))
    return {(c.start, c.end) for c in chosen}


def documents(text: str, wanted: Callable[[str], bool]) -> Spans:
    """Return the documents that the wanted rules find."""
    return {(d.start, d.end) for d in find_documents(text, fold(text)) if wanted(d.rule)}


def f1(gold: Collection[tuple[str, Spans]], find: Finder, wanted: Callable[[str], bool]) -> float:
    """Return the exact F1 over some texts and the places that stand in them."""
    right = found = there = 0
    for text, places in gold:
        mine = find(text, wanted)
        right, found, there = right + len(mine & places), found + len(mine), there + len(places)
    return 2 * right / (found + there) if found + there else 0.0


def read_gold(folder: Path, kind: str) -> list[tuple[str, Spans]]:
    """Return the texts of a folder of gold with the places of one kind of mention."""
    found = []
    for path in sorted(folder.glob("*.mentions.tsv")):
        text = path.with_name(path.name.replace(".mentions.tsv", ".txt")).read_text(encoding="utf-8")
        found.append((text, {(m.start, m.end) for m in read_mentions(path, text) if m.type == kind}))
    return found


def report(kind: str, gold: Collection[tuple[str, Spans]], find: Finder, groups: Mapping[str, Collection[str]]) -> None:
    """Print the figures of one kind of mention."""
    count = sum(len(places) for _, places in gold)
    print(f"{kind}: {count} in {len(gold)} texts, all rules {f1(gold, find, lambda _: True):.3f}")
    for name, rules in groups.items():
        without = f1(gold, find, lambda rule, rules=rules: rule.split(".", 1)[1] not in rules)
        alone = f1(gold, find, lambda rule, rules=rules: rule.split(".", 1)[1] in rules)
        print(f"  {name:24s} without {without:.3f}  alone {alone:.3f}")


def main(folder: Path) -> None:
    """Print the figures of a folder of gold."""
    report("EVENT", read_gold(folder, "EVENT"), events, EVENTS)
    report("DOC", read_gold(folder, "DOC"), documents, DOCUMENTS)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "corpora")
