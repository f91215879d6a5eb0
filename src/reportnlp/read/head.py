"""The opening of a report: its title lines, and what the speaker says before the first part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportnlp.read.genres import Genre, find_genre
from reportnlp.text import fold

_SALUTATION = re.compile(r"各位代表|各位委员|同志们")
_BLANKS = re.compile(r"[\s\u3000\ufeff\u200b]+")
_LABELLED = re.compile(r"(?:名\s*称|标\s*题)[：:]\s*([^\n]{4,60}报告)\s*$", re.MULTILINE)
_HEAD = 6_000
_OPENING = 600
_LONGEST_TITLE = 80
_TITLE = re.compile(r"关于.{4,50}的报告")
# 政府工作报告——2021年1月9日在某县人民代表大会上: the line of the session, glued to the title.
_DELIVERED = re.compile(r"(?:(?<=报告)[-(（]*|-+)(?:\d{4}|[一二][九〇零]\S\S)年[^月]{1,3}月[^日]{1,3}日[在，].*$")
_NUMBERED = re.compile(
    r"第?[一二三四五六七八九十]{1,3}[、部章]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、](?!\d)"
)
"""二、主要负责人履行推进法治建设第一责任人职责情况: a heading that has the words of a title."""
_SENTENCE = re.compile(r"[。；！？]|如下[:：]?$|[,，].+[:：]$")


@dataclass(frozen=True, slots=True)
class Head:
    """The title, the lines before the salutation, and the text after it; folded and without blanks but for `title`."""

    title: str | None
    genre: Genre | None
    lines: tuple[str, ...]
    opening: str


def squeeze(text: str) -> str:
    """Return a text folded and without blanks, for matching (政 府 is 政府)."""
    return _BLANKS.sub("", fold(text))


def read_head(text: str) -> Head:
    """Return the opening of a report's text; without a salutation, its first ten lines stand for the title lines."""
    head = text[:_HEAD]
    salutation = _SALUTATION.search(head)
    before = head[: salutation.start()] if salutation else head
    raw = [line.strip() for line in re.split(r"[\r\n]+", before) if line.strip()]
    raw = raw if salutation else raw[:10]
    lines = [squeeze(line) for line in raw]
    title, genre = _find_title(raw, lines)
    if title is None and (labelled := _LABELLED.search(text)):  # a page's index card, after its navigation
        title, genre = _find_title([labelled.group(1)], [squeeze(labelled.group(1))])
    opening = squeeze(text[salutation.end() if salutation else 0 :][:_OPENING])
    return Head(title, genre, tuple(line for line in lines if len(line) <= _LONGEST_TITLE), opening)


def _find_title(raw: list[str], lines: list[str]) -> tuple[str | None, Genre | None]:
    """Return the title line nearest to the salutation, one with a place or year before a bare 政府工作报告.

    Further up may stand links to the reports of other years. A report of no known genre (关于…的报告) has none.
    """
    bare: tuple[str | None, Genre | None] = (None, None)
    for n in reversed(range(len(lines))):
        end = found.start() if (found := _DELIVERED.search(lines[n])) else len(lines[n])
        title = _BLANKS.sub("", raw[n])[:end].lstrip("—-―–")
        line = lines[n][:end].lstrip("-")
        if len(line) > _LONGEST_TITLE or _SENTENCE.search(line) or _NUMBERED.match(line):
            continue
        genre = find_genre(line)
        if genre and genre.start > 1 and not genre.genre.part:
            return _with_issuer(title, lines, n), genre.genre
        aside = line.startswith(("(", "（"))
        if not aside and (genre or (_TITLE.fullmatch(line) and not bare[1])):
            bare = (title, genre.genre if genre else None)
    return bare


def _with_issuer(title: str, lines: list[str], at: int) -> str:
    """Put the line before in front of a title that begins with its year (某街道办事处 / 2021年度…报告)."""
    if at and re.match(r"(?:关于)?\d{4}年度", title) and re.search(r"(?:政府|办事处|委员会|局|厅)$", lines[at - 1]):
        return lines[at - 1] + title
    return title
