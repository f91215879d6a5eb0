"""Reports composed of paragraphs written for this project, for genres that the public collections lack.

training/own.toml holds reports on the building of a law-based government and national reports of the first decades,
training/organs.toml reports of other organs: courts, congresses, budgets, officials, offices.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from reportnlp.classify.corpus import Labelled
from reportnlp.rules import load_table

_THIRDS = 3
_COMPOSED, _COMPOSED_WEIGHT = 48, 2.0
"""How many reports are composed of each genre of own.toml, and how much each paragraph counts."""
_OF_ORGAN, _ORGAN_WEIGHT = 18, 1.0
"""The same for each kind of organ; at 2 the collections' own genres are told a little worse without headings."""

Bank = dict[str, Any]
Composed = list[tuple[str, str | None]]
"""The lines of a composed report with their labels; headings have none."""


def compose_reports(seed: int = 1) -> Iterator[Labelled]:
    """Yield reports composed of the paragraphs written for this project, the same each time.

    Each third of the paragraphs makes a place of its own, so that no paragraph stands on both sides of a split.
    """
    chance = random.Random(seed)
    genres = load_table("reportnlp.classify", "training/own.toml")
    for n in range(_COMPOSED):
        for genre, compose in (("rule_of_law", _rule_of_law), ("first_decades", _first_decades)):
            yield _labelled(genre, n, compose(_share(genres[genre], n % _THIRDS), chance), _COMPOSED_WEIGHT)
    for organ, bank in load_table("reportnlp.classify", "training/organs.toml").items():
        for n in range(_OF_ORGAN):
            yield _labelled(organ, n, _of_organ(_share(bank, n % _THIRDS), chance), _ORGAN_WEIGHT)


def _labelled(genre: str, n: int, lines: Composed, weight: float) -> Labelled:
    numbered = _numbered(lines)
    labels = {number: label for number, (_, label) in enumerate(numbered, start=1) if label}
    text = "\n".join(line for line, _ in numbered)
    return Labelled(f"composed {genre} {n % _THIRDS}", text, labels, dict.fromkeys(labels, weight))


def _share(genre: Bank, part: int) -> Bank:
    """Return a third of the headings, points and paragraphs of a genre."""
    return {
        kind: {section: found[part::_THIRDS] or found for section, found in bank.items()}
        for kind, bank in genre.items()
    }


_POINT = "（"


def _numbered(lines: Composed) -> Composed:
    """Return the lines with their first-level headings numbered from 一 on; those that open with （ are points."""
    numbers = iter("一二三四五六七八九十")
    return [
        (f"{next(numbers)}、{text}" if label is None and text[0] != _POINT else text, label) for text, label in lines
    ]


def _rule_of_law(bank: Bank, chance: random.Random) -> Composed:
    headings, paragraphs = bank["headings"], bank["paragraphs"]
    lines: Composed = [(chance.choice(paragraphs["preamble"]), "other")]
    if chance.random() < 0.4:
        for heading in chance.sample(headings["achievement"], chance.randint(2, 4)):
            lines += [(heading, None), *_some(paragraphs, "achievement", chance, 2, 4)]
    else:
        lines += [(chance.choice(headings["achievement"]), None)]
        lines += _body(bank, "achievement", chance, 5, 10)
    for section, share, least, most in (("duty", 0.8, 3, 6), ("problem", 0.8, 2, 5), ("measure", 1.0, 3, 7)):
        if chance.random() < share:
            heading = chance.choice(headings[section])
            if section != "measure" and chance.random() < 0.3:
                # many reports make the leaders' duties a point of the part before, not a part of their own
                point = f"{_POINT}{chance.choice('二三四五')}）{heading}"
                lines += [(point, None), *_some(paragraphs, section, chance, least, most)]
            else:
                lines += [(heading, None), *_body(bank, section, chance, least, most)]
    if chance.random() < 0.6:
        lines.append((chance.choice(paragraphs["closing"]), "other"))
    return lines


def _body(bank: Bank, section: str, chance: random.Random, least: int, most: int) -> Composed:
    """Return some paragraphs of a section: plain, each under a heading of the second level, or after it in its line."""
    found = _some(bank["paragraphs"], section, chance, least, most)
    points = bank["points"][section]
    form = chance.choice(["plain", "headed", "glued"]) if len(points) >= len(found) else "plain"
    if form == "plain":
        return found
    numbered = zip("一二三四五六七八九十", chance.sample(points, len(found)), found, strict=False)
    if form == "glued":
        return [(f"（{number}）{point}。{_unnumbered(text)}", label) for number, point, (text, label) in numbered]
    pairs = ([(f"（{number}）{point}", None), (_unnumbered(text), label)] for number, point, (text, label) in numbered)
    return [line for pair in pairs for line in pair]


def _unnumbered(text: str) -> str:
    """Return a paragraph without the list mark and inline heading it may open with."""
    return re.sub(r"^(?:（.）|[一二三四]是|\d\.)(?:[^。]{2,16}。)?", "", text) or text


def _first_decades(bank: Bank, chance: random.Random) -> Composed:
    headings, paragraphs = bank["headings"], bank["paragraphs"]
    lines: Composed = [(chance.choice(paragraphs["preamble"]), "other")]
    lines += [(chance.choice(headings["achievement"]), None), *_some(paragraphs, "achievement", chance, 4, 7)]
    if chance.random() < 0.6:
        lines += _some(paragraphs, "problem", chance, 1, 3)
    if chance.random() < 0.5:
        lines += _some(paragraphs, "other", chance, 1, 1)
    for heading in chance.sample(headings["measure"], chance.randint(1, 2)):
        lines += [(heading, None), *_some(paragraphs, "measure", chance, 3, 5)]
    if chance.random() < 0.5:
        lines += [(chance.choice(headings["other"]), None), *_some(paragraphs, "other", chance, 2, 3)]
    return [*lines, (paragraphs["closing"][0], "other")]


def _some(
    paragraphs: Bank, kind: str, chance: random.Random, least: int, most: int, label: str | None = None
) -> Composed:
    """Return some paragraphs of a kind with their label, which is the kind's own name where none is given."""
    bank = paragraphs[kind]
    return [(text, label or kind) for text in chance.sample(bank, min(len(bank), chance.randint(least, most)))]


def _of_organ(bank: Bank, chance: random.Random) -> Composed:
    """Return a report of another organ, of those parts that its bank of paragraphs has."""
    paragraphs = bank["paragraphs"]
    lines: Composed = [(chance.choice(paragraphs["preamble"]), "other"), *_organ_review(bank, chance)]
    if "assessment" in paragraphs and chance.random() < 0.7:  # thanks, experiences, the situation
        lines += _some(paragraphs, "assessment", chance, 1, 1, "other")
    if "duty" in paragraphs:
        at = 1 if chance.random() < 0.4 else len(lines)
        lines[at:at] = _headed(bank, "duty", chance, 2, 5)
    for heading in chance.sample(bank["headings"].get("table", []), 1 if "table" in paragraphs else 0):
        lines += [(heading, None), *_some(paragraphs, "table", chance, 3, 7, "achievement")]
    lines += _organ_plan(bank, chance)
    if "other" in paragraphs:
        lines += _headed(bank, "other", chance, 1, 1)
    if "closing" in paragraphs and chance.random() < 0.8:
        lines.append((chance.choice(paragraphs["closing"]), "other"))
    return lines


def _organ_review(bank: Bank, chance: random.Random) -> Composed:
    """Return the review: under one heading, or under its points as headings of the first level."""
    paragraphs = bank["paragraphs"]
    opening = _some(paragraphs, "situation", chance, 1, 1, "achievement") if "situation" in paragraphs else []
    if chance.random() < 0.35:
        points = chance.sample(bank["points"]["achievement"], min(3, len(bank["points"]["achievement"])))
        return opening + [
            line for point in points for line in [(point, None), *_some(paragraphs, "achievement", chance, 1, 2)]
        ]
    heading = chance.choice(bank["headings"]["achievement"])
    return [(heading, None), *opening, *_body(bank, "achievement", chance, 3, 5)]


def _organ_plan(bank: Bank, chance: random.Random) -> Composed:
    """Return problems, at the end of the review or under a heading of their own, and what will be done."""
    paragraphs = bank["paragraphs"]
    problems = _some(paragraphs, "problem", chance, 1, 2)
    if "measure" not in bank["headings"]:  # 四、存在的主要问题及改进情况: both under one heading
        return [
            (chance.choice(bank["headings"]["problem"]), None),
            *problems,
            *_some(paragraphs, "measure", chance, 1, 2),
        ]
    inline = chance.random() < 0.5
    lines = problems[:1] if inline else [(chance.choice(bank["headings"]["problem"]), None), *problems]
    lines += _headed(bank, "measure", chance, 3, 5)
    if "further" in paragraphs:
        lines += [
            (chance.choice(bank["headings"]["further"]), None),
            *_some(paragraphs, "further", chance, 2, 3, "measure"),
        ]
    return lines


def _headed(bank: Bank, section: str, chance: random.Random, least: int, most: int) -> Composed:
    """Return a part of the first level: its heading, and some paragraphs."""
    body = _body(bank, section, chance, least, most) if section in bank["points"] else None
    heading = (chance.choice(bank["headings"][section]), None)
    return [heading, *(body or _some(bank["paragraphs"], section, chance, least, most))]
