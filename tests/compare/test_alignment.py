from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import reportnlp
from reportnlp.compare.alignment import Pair, align, paragraphs_of
from reportnlp.compare.corpus import Corpus, build_corpus

CORPORA = Path(__file__).parents[2] / "corpora"


def body_of(name: str) -> list[str]:
    """Return the lines of a sample report without its title lines."""
    lines = (CORPORA / name).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line.strip()][4:]


COUNTY, PLAIN, STREET = map(body_of, ("linlan-2024.txt", "qingyuan-2023.txt", "yanhu-2024.txt"))


def compared(before: str, after: str) -> tuple[Corpus, list[Pair]]:
    corpus = build_corpus([reportnlp.analyse(reportnlp.from_text(text)) for text in (before, after)])
    return corpus, align(corpus, paragraphs_of(corpus, 0), paragraphs_of(corpus, 1))


def outcome(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    corpus, pairs = compared(before, after)

    def text(number: int | None) -> str | None:
        return None if number is None else corpus.text_of(corpus.paragraphs[number])

    return [(pair.status, text(pair.before), text(pair.after)) for pair in pairs]


def test_what_became_of_each_paragraph() -> None:
    before = [
        "全力办好民生实事，新增学位1800个。",
        "推进老旧小区改造，改造小区26个。",
        "深化国企改革。",
        "守牢耕地红线。",
    ]
    after = [
        "守牢耕地红线。",
        "全力办好民生实事，新增学位1200个左右。",
        "培育低空经济，开通航线3条。",
        "深化国企改革。",
    ]
    assert outcome("\n".join(before), "\n".join(after)) == [
        ("moved", before[3], after[0]),
        ("reworded", before[0], after[1]),
        ("new", None, after[2]),
        ("dropped", before[1], None),
        ("kept", before[2], after[3]),
    ]


def test_a_number_that_moved_on_is_no_rewording() -> None:
    pairs = outcome(
        "（二）推动纺织产业升级。\n12.中水：处理后的污水。", "（三）推动纺织产业升级。\n9．中水：处理后的污水。"
    )
    assert [status for status, *_ in pairs] == ["kept", "kept"]


def test_a_report_against_itself_is_kept_whole() -> None:
    text = "\n".join(COUNTY)
    assert {status for status, *_ in outcome(text, text)} == {"kept"}


@pytest.mark.parametrize(("before", "after"), [("", ""), ("一句话。", ""), ("", "一句话。")])
def test_empty_reports(before: str, after: str) -> None:
    assert [status for status, *_ in outcome(before or "\n", after or "\n")] == (
        ["dropped"] if before else ["new"] if after else []
    )


@dataclass
class Edited:
    """A text with known edits: line numbers of the old text by what was done, and the new text."""

    lines: list[str]
    done: dict[str, set[str]] = field(default_factory=dict)


def edit(lines: list[str], foreign: list[str], seed: int) -> Edited:
    """Drop 8, insert 8, reword 8 and move 6 lines; each line is edited at most once, each is unique."""
    rng = random.Random(seed)
    chosen = rng.sample([line for line in lines if len(line) >= 20], 22)
    dropped, reworded, moved = set(chosen[:8]), set(chosen[8:16]), set(chosen[16:])
    kept = [reword(line, rng) if line in reworded else line for line in lines if line not in dropped]
    for line in moved:
        at = kept.index(line)
        kept.remove(line)
        kept.insert((at + len(kept) // 2) % len(kept), line)
    inserted = set(rng.sample([line for line in foreign if len(line) >= 20], 8))
    for line in sorted(inserted):
        kept.insert(rng.randrange(len(kept)), line)
    return Edited(kept, {"dropped": dropped, "reworded": reworded, "moved": moved, "new": inserted})


def reword(line: str, rng: random.Random) -> str:
    """Change every figure, a hedge, and leave out one of the clauses."""
    changed = re.sub(r"\d+", lambda found: str(int(found[0]) + rng.randint(1, 9)), line).replace("左右", "以上")
    clauses = re.split(r"(?<=[，；。])", changed)
    if len(clauses) > 4:
        del clauses[rng.randrange(1, len(clauses) - 1)]
    return "".join(clauses) if "".join(clauses) != line else f"坚定不移{line}"


def judge(lines: list[str], edited: Edited) -> tuple[float, float]:
    """Return the share of edits found, and of unedited paragraphs that are said to have changed."""
    found = outcome("\n".join(lines), "\n".join(edited.lines))
    said = {
        "new": {after for status, _, after in found if status == "new"},
        **{
            name: {before for status, before, _ in found if status == name} for name in ("dropped", "reworded", "moved")
        },
    }
    right = sum(len(wanted & said[name]) for name, wanted in edited.done.items())
    true = set().union(*edited.done.values())
    false = sum(status != "kept" and (before or after) not in true for status, before, after in found)
    return right / sum(map(len, edited.done.values())), false / len(lines)


@pytest.mark.parametrize("seed", range(8))
def test_thirty_known_edits_are_found(seed: int) -> None:
    lines = list(dict.fromkeys(COUNTY + PLAIN))
    found, false = judge(lines, edit(lines, STREET, seed))
    assert found >= 0.95
    assert false <= 0.05


@pytest.mark.reference
def test_thirty_known_edits_are_found_in_real_reports(reference: Path) -> None:
    rows = list(csv.DictReader((reference / "reports" / "manifest.csv").open(encoding="utf-8")))
    judged: list[tuple[float, float]] = []
    for seed, row in enumerate(rows[::9]):
        text = (reference / "reports" / row["path"]).read_text(encoding="utf-8-sig")
        analysis = reportnlp.analyse(reportnlp.from_text(text))
        lines = list(dict.fromkeys(analysis.report.text[x.start : x.end] for x in analysis.lines if x.role == "para"))
        if sum(len(line) >= 20 for line in lines) >= 44:
            judged.append(judge(lines, edit(lines, STREET, seed)))
    assert len(judged) >= 15
    assert sum(found for found, _ in judged) / len(judged) >= 0.95
    assert sum(false for _, false in judged) / len(judged) <= 0.05


def test_reports_in_one_line_are_compared_by_their_words() -> None:
    line = "".join(f"第{n}项工作扎实推进，完成投资{n}亿元。" for n in range(4000))
    ((status, *_),) = outcome(line, line.replace("扎实", "稳步"))
    assert status == "reworded"
