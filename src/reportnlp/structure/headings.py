"""Headings on lines of their own: which lines are headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from reportnlp.structure.marks import RANKS, Mark, read_mark
from reportnlp.structure.rows import Row

_ANNEX = re.compile(
    r"附 ?[件录表] ?[\d一二三四五六七八九十]{0,2} ?[:：]?[^。；]{0,40}|附[:：][^。；]{0,40}"
    r"|[^，。；：]{4,40}(?:一览表|汇总表|分解表|任务表|测算说明)"
)
_ANNEX_MARK = re.compile(r"^附 ?件? ?[\d一二三四五六七八九十]{0,2} ?[:：]? ?")
_GLOSSARY = re.compile(
    r"[\[【※(（*]?[《》\w“”]{0,16}(?:名词|用语|术语|词语|词汇|缩略语)[、及和\w]{0,6}(?:解释|注释|说明|释义)?[\]】※)）*]?[:：]?"
    r"|[\[【※]?注释[\]】※]?[:：]?"
)
_INNER_END = re.compile(r"[。；！？!?].")
_INNER_COLON = re.compile(r"[：:].")
_RUNS_ON = re.compile(r"[，、：:；,;]$|[的和与及]$")
_SPOKEN = re.compile(r"现在，|我代表|同时，|其中，|此外，|各位代表|^(?:是?指|包括|即)")
_CELLS = re.compile(r"(?: +[-\d.,%/]+){2,}$")
"""一、本年新收申请数量 6 1 0: a numbered row of a table."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_MARKED, _MARKED_SENTENCE, _PLAIN, _PLAIN_SENTENCE = 90, 50, 45, 36
"""Longest heading lines, in characters: with a list mark, with a mark and a full stop, without mark, …"""
_COUNTS = re.compile(r"\d.*[。！]$")
"""A sentence with a figure: one of a list of results."""
_PART_LED = re.compile("[^，。；、：:]{0,12}(?:打算|安排|计划|部署|问题|做法|成效|回顾|下一步)[：:]")
"""下一步工作打算： on a line of its own, but not 主要目标如下：."""
_BODY = 40
_OUTER = {"annex", "glossary"}
_WRAPPED, _WRAPPED_SHARE = 3, 0.04
"""So many lines, and such a share of them, that break in mid-sentence show that a text is wrapped."""
_RUN_OF_SENTENCES, _APART = 3, 6
"""Sentences without mark are headings where at least three stand at most so many lines apart."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line: its index among the lines, its style, its list mark where it has one, and what made it one."""

    index: int
    style: str
    mark: Mark | None
    text: str
    why: str

    @property
    def value(self) -> int:
        """What the list mark counts; 0 without one."""
        return self.mark.value if self.mark else 0


def find_headings(rows: Sequence[Row], taken: Collection[int]) -> list[Heading]:
    """Return the headings among the lines that aren't `taken` (by chrome and titles), in order."""
    report = [n for n in range(len(rows)) if n not in taken]
    glossary = False
    candidates: list[Heading | None] = []
    for n in report:
        candidate = _candidate(n, rows[n].text, glossary)
        glossary = candidate.style == "glossary" if candidate and candidate.style in _OUTER else glossary
        candidates.append(candidate)
    page = _Page([rows[n] for n in report], candidates)
    wrapped = page.is_wrapped()
    kept = {at for run in page.runs() for at in page.kept(run, wrapped)}
    return list(page.joined(sorted(kept)))


def _candidate(index: int, text: str, glossary: bool) -> Heading | None:
    """Return the heading that a line could be by its own form, or None."""
    if len(text) > _MARKED or _CELLS.search(text):
        return None
    if _GLOSSARY.fullmatch(_ANNEX_MARK.sub("", text)):
        return Heading(index, "glossary", None, text, "heading.glossary")
    if _ANNEX.fullmatch(text):
        return Heading(index, "annex", None, text, "heading.annex")
    mark = read_mark(text)
    body = text[mark.length :].strip() if mark else text
    entry = glossary and body.endswith(("：", ":")) and len(body) < _PLAIN
    broken = bool(mark) and body.endswith(("、", "，", ",")) and len(body) < _PLAIN
    part = bool(_PART_LED.fullmatch(body)) and is_part(body)
    if (
        not _LETTERS.search(body)
        or _INNER_END.search(body)
        or (_RUNS_ON.search(body) and not (entry or broken or part))
    ):
        return None
    sentence = body.endswith(("。", "！", "!"))
    if mark:
        return Heading(index, mark.style, mark, text, "heading.mark") if len(text) <= _longest(True, sentence) else None
    if len(text) > _longest(False, sentence) or _SPOKEN.search(text) or (glossary and not entry):
        return None
    if _INNER_COLON.search(text):
        return None
    return Heading(index, "sentence" if sentence else "plain", None, text, "heading.plain")


def _longest(marked: bool, sentence: bool) -> int:
    if marked:
        return _MARKED_SENTENCE if sentence else _MARKED
    return _PLAIN_SENTENCE if sentence else _PLAIN


def _close_runs(open_runs: dict[str, list[int]], style: str) -> None:
    """End the runs that a numbered line of `style` stands above."""
    if style in RANKS:
        for other in [other for other in open_runs if RANKS.get(other, 9) > RANKS[style]]:
            del open_runs[other]


@dataclass(frozen=True, slots=True)
class _Page:
    """The report's lines and the headings they could be, judged by what stands around them."""

    rows: Sequence[Row]
    candidates: Sequence[Heading | None]

    def heading(self, at: int) -> Heading:
        found = self.candidates[at]
        assert found is not None
        return found

    def is_wrapped(self) -> bool:
        """Whether lines break in the middle of sentences: some hold the end of a sentence, but don't end with one."""
        broken = sum("。" in row.text and row.text[-1].isalnum() for row in self.rows)
        return broken >= max(_WRAPPED, _WRAPPED_SHARE * len(self.rows))

    def runs(self) -> Iterator[list[int]]:
        """Yield the candidates in order as runs: of one style, counting upwards."""
        open_runs: dict[str, list[int]] = {}
        done: list[list[int]] = []
        for at, candidate in enumerate(self.candidates):
            if candidate is None:
                continue
            _close_runs(open_runs, candidate.style)
            run = open_runs.get(candidate.style)
            if run is None or (candidate.mark and candidate.value <= self.heading(run[-1]).value):
                run = open_runs[candidate.style] = []
                done.append(run)
            run.append(at)
        yield from done

    def kept(self, run: list[int], wrapped: bool) -> list[int]:
        """Return those of a run of candidates that are headings; lines of a `wrapped` text may end without a mark."""
        style = self.heading(run[0]).style
        if style in _OUTER:
            return run
        if style == "plain":
            return [at for at in run if self._stands_alone(at) and (not wrapped or is_part(self.rows[at].text))]
        if style == "sentence":
            return [at for series in self._series([at for at in run if self._stands_alone(at)]) for at in series]
        if style == "being" and self.heading(run[0]).value > 1:  # 一是 opened a paragraph: so does 四是, if a short one
            return []
        bodied = sum(self._has_body(at) for at in run)
        return run if 2 * bodied > len(run) else []

    def joined(self, kept: list[int]) -> Iterator[Heading]:
        """Yield the headings, one that is broken over two lines as two (一、迎难而上、|稳中求进) or not at all."""
        rest: int | None = None
        for at in kept:
            heading = self.heading(at)
            if at == rest:
                continue
            if not heading.text.endswith(("、", "，", ",")):
                yield heading
            elif self._goes_on(at):
                rest = at + 1
                yield heading
                yield replace(self.heading(rest), style="continued")

    def _goes_on(self, at: int) -> bool:
        """Whether a broken heading goes on in the next line, and prose follows that."""
        below = self.candidates[at + 1] if at + 2 < len(self.rows) else None
        return below is not None and below.style == "plain" and len(self.rows[at + 2].text) >= _BODY

    def _series(self, run: list[int]) -> Iterator[list[int]]:
        """Yield the sentences of a run that stand in a series: three or more, a few paragraphs apart."""
        series: list[int] = []
        for at in run:
            if series and at - series[-1] > _APART:
                if len(series) >= _RUN_OF_SENTENCES:
                    yield series
                series = []
            series.append(at)
        if len(series) >= _RUN_OF_SENTENCES:
            yield series

    def _has_body(self, at: int) -> bool:
        """Whether what follows a marked line belongs under it, rather than being the next point of a list."""
        if at + 1 == len(self.rows):
            return False
        own, mark = self.heading(at), read_mark(self.rows[at + 1].text)
        if mark is None or _CELLS.search(self.rows[at + 1].text):
            return True
        return mark.style != own.style and RANKS.get(mark.style, 9) >= RANKS.get(own.style, RANKS["arabic"])

    def _stands_alone(self, at: int) -> bool:
        """Whether a line without mark stands between closed text and a body of its own."""
        return self._is_closed(at - 1) and self._opens_body(at)

    def _is_closed(self, at: int) -> bool:
        """Whether the line at `at` (or the text's beginning) lets a heading follow."""
        if at < 0 or self.rows[at].ended or self.rows[at].text.endswith(("：", ":")):
            return True
        before = self.candidates[at]
        return before is not None and (bool(before.mark) or before.style in _OUTER or is_part(before.text))

    def _opens_body(self, at: int) -> bool:
        """Whether prose stands under the line at `at`, or a heading that can stand there."""
        if at + 1 == len(self.rows):
            return False
        own, below, under = self.rows[at].text, self.rows[at + 1], self.candidates[at + 1]
        if at and self.candidates[at - 1] is not None and self.heading(at - 1).style == "annex":
            return True
        if under is not None and under.style != "sentence":
            return under.value == 1 or (is_part(own) and (under.style == "plain" or bool(under.mark)))
        leads = below.ended or below.text.endswith(("：", ":"))  # 今后一年的任务 / 常委会将做好以下工作：
        leads = leads and not _COUNTS.search(own)  # 新建学校3所。/ 改造小区18个，惠及居民9000户。
        return len(below.text) >= max(_BODY, len(own)) or (leads and len(below.text) > len(own))


_PARTS = re.compile(
    r"(?:工作|任务|情况|成[就绩效果])(?:的)?(?:简要)?回顾|主要(?:工作|成[就绩效果]|做法)|工作(?:安排|部署|计划|重点|思路|任务|打算|谋划)"
    r"|^结束语$|^结语$|^前言$|总体(?:要求|思路|目标)|目标任务|主要目标|预期目标|奋斗目标|(?:过去|今后|未来)[一二三四五]年|自身建设|存在的?(?:主要)?问题|下一步"
    r"|^(?:[12]\d|[一二][〇零九])[\d〇零一二三四五六七八九]{2}年|^“.{2,4}五”"
)


def is_part(text: str) -> bool:
    """Whether a heading names one of the great parts of a report (review, arrangements, …)."""
    return bool(_PARTS.search(text))
