"""Subjects: the words of the report that name what a figure measures.

A figure's subject stands before it in its clause (地区生产总值增长|6%), behind it (53名|领导干部), or was named earlier
(同比增长|5%). A clause that lists names and then figures gives each figure its own (甲、乙分别增长3%和4%).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportnlp.model import Date, Quantity
from reportnlp.resolve import subject_behind as behind
from reportnlp.resolve.subject_figures import ACTION_UNITS, PERSONS, RELATIVE, alike, is_class, is_sized
from reportnlp.resolve.subject_lists import parts, share_out
from reportnlp.resolve.subject_mask import figure_lines, mask, sentences
from reportnlp.resolve.subject_phrase import Masked, Place, around, before, is_noun, is_weak, takes_object, topic
from reportnlp.resolve.subject_things import counted_deeds, counted_things, measured_works

# 粮食产量连续|三年|获得丰收
_STREAK = ("连续", "连年")
# 提前|两年|完成规划目标
_SHIFT = ("提前", "推迟", "滞后")
_MEASURED = 12
"""What is measured by the size of a class has at most as many characters."""
_GAP = 6
"""What stands between two figures of the same things has at most as many characters."""
_PLACE_NAME = re.compile(r"\w{2,6}(?:省|(?<![城都])市|自治区|自治州)")
# 产值达到5万亿元|、稳居全国前十|、增长4.8%
_SAID = re.compile(r"(?:/[PpOBJM][^/,.;:(]*(?=/))+")
# 保障性住房3万套|（户）、改造旧房2万户
_UNIT_TOO = re.compile("[（(][^（()）]{1,3}[)）]")
# 投资6亿元|的产业园、投资3亿元
_DESCRIBED = re.compile("d[NLGWUTv]+/")
_TIME = re.compile("(?:左右|或者?[^，。、]{1,6})?的?时间")
_STATED = re.compile("A*(N[NW]{2,})A*P[^Q]*$")
# What a level passes on its way: 突破10亿元|大关.
_STEPS = ("台阶", "大关", "关口", "门槛")
# 考虑价格因素,比上年增长|4.3%: no clause that names what grew.
_ASIDE = re.compile(
    r"对|考虑|扣除|剔除|面对|克服|顶住|围绕|聚焦|坚持|针对|根据|随着|由于|按照?|为了?|在(?![^，,：:]{1,16}方面)"
)
# Which side of what was named before is measured: 转移支付增加1万亿元、规模|9万亿元,增长18%.
_SCALES = ("规模", "总量", "总额")
_BARE_GROWTH = ("增长", "增速")
_BOUNDS = str.maketrans(dict.fromkeys(".;:(", ","))


def find_subjects(
    folded: str, figures: Sequence[Quantity], dates: Sequence[Date] = (), *, national: bool = False
) -> tuple[Place | None, ...]:
    """Return the place of each figure's subject in the folded text, or None where nothing names it.

    In a `national` report 全国 is the report's own place and no part of a name.

    >>> from reportnlp.extract import find_quantities
    >>> text = "发放资料5000余份"
    >>> find_subjects(text, find_quantities(text, text, ()))
    ((2, 4),)
    """
    found: list[Place | None] = []
    for start, end, those in figure_lines(folded, figures):
        line = _mask(folded[start:end], start, those, dates, national)
        local = [(q.start - start, q.end - start) for q in those]
        found += [place and (place[0] + start, place[1] + start) for place in _Walk(line, those, local).run()]
    return tuple(found)


def _mask(text: str, offset: int, figures: Sequence[Quantity], dates: Sequence[Date], national: bool) -> Masked:
    low = bisect_left(dates, offset, key=lambda d: d.start)
    high = bisect_left(dates, offset + len(text), key=lambda d: d.start)
    marks = [(d.start - offset, d.end - offset, "D") for d in dates[low:high]]
    marks += [(q.start - offset, q.end - offset, "Q") for q in figures]
    masked = mask(text, sentences(text, [q.start - offset for q in figures]), marks)
    return Masked(text, masked.replace("G", "L") if national else masked)


@dataclass(slots=True)
class _Walk:
    """One pass over the figures of a line, from left to right, with what was named so far."""

    line: Masked
    figures: Sequence[Quantity]
    spans: Sequence[Place]
    found: list[Place | None] = field(default_factory=list)
    last: list[Place | None] = field(default_factory=list)
    clauses: str = ""
    """The line's letters with one for all that ends a clause."""
    run_end: int = 0
    """Where the figures end that stand side by side with the one looked at last."""
    latest: Place | None = None
    reached: Place | None = None
    """The last subject that is no step, nor a mere scale (规模)."""
    climber: Place | None = None
    """What the last step was passed by (地区生产总值|迈上两个台阶)."""

    def run(self) -> list[Place | None]:
        """Return the subject of each figure."""
        self.clauses = self.line.mask.translate(_BOUNDS)
        at = 0
        while at < len(self.figures):
            upto = self._group_end(at)
            subjects = self._group(at, upto)
            self.found += subjects
            self.last = subjects
            self._remember(subjects)
            at = upto
        return self.found

    def _group_end(self, at: int) -> int:
        """Return the index behind the figures that are listed with this one (3%、4%和5%)."""
        upto = at + 1
        while upto < len(self.spans):
            gap = self.line.mask[self.spans[upto - 1][1] : self.spans[upto][0]]
            if not gap or gap.strip("/& ") or not (alike(self.figures[at], self.figures[upto]) or self._is_shared(at)):
                break
            upto += 1
        return upto

    def _is_shared(self, at: int) -> bool:
        """Whether 分别 shares out the figures from one on (绿地率、绿地面积|分别提高到40%和9平方米)."""
        start = self.spans[at][0]
        return "F" in self.line.mask[max(0, start - _GAP) : start]

    def _group(self, at: int, upto: int) -> list[Place | None]:
        """Return the subjects of figures that are listed together."""
        size = upto - at
        if size == 1:
            return [self._single(at)]
        low, high = self._clause_start(at), self.spans[at][0]
        kind = self.figures[at].kind
        named = before(self.line, low, high, rank=kind == "rank", relative=kind in RELATIVE)
        if named:
            return share_out(self.line, low, named, size)
        if len(self.last) == size and behind.after(self.line, self.spans[at][1]) is None:
            return self.last
        recalled = self._recalled(at, low, size)
        return recalled or [self._single(at), *(self._listed(n) for n in range(at + 1, upto))]

    def _recalled(self, at: int, low: int, size: int) -> list[Place | None]:
        """Return the names of listed figures from what was said before them, empty where that is not clear."""
        if "F" not in self.line.mask[low : self.spans[at][0]]:
            return self._one_each(at, size) if self.figures[at].kind in RELATIVE else []
        listed = self._listed_before(low - 1, size)
        if not listed and self.latest:
            listed = parts(self.line, self.latest, size)
        return listed or self._distinct(size)

    def _one_each(self, at: int, size: int) -> list[Place | None]:
        """Return the names of as many levels before: 接待游客3万人次、实现收入2亿元,增长|5%和6%."""
        first = at - size
        if first < 0 or any(figure.kind in RELATIVE for figure in self.figures[first:at]):
            return []
        recent = self.found[first:at]
        between = self.line.mask[self.spans[first][1] : self.spans[at][0]]
        return recent if len(set(recent)) == size and not set(between) & set(".;") else []

    def _listed_before(self, high: int, size: int) -> list[Place | None]:
        """Return the names that the clause before lists without figures: 引进资金、人才,分别增长|29%和6%."""
        start = self.clauses.rfind(",", 0, high) + 1
        if high <= start or "Q" in self.line.mask[start:high]:
            return []
        named = before(self.line, start, high)
        return parts(self.line, named, size) if named else []

    def _distinct(self, size: int) -> list[Place | None]:
        """Return the last `size` different subjects: 存款余额152亿元,贷款余额55亿元,分别增长|5%和8%."""
        recent: dict[Place | None, None] = dict.fromkeys(place for place in self.found[-4 * size :] if place)
        return [*recent][-size:] if len(recent) >= size else []

    def _listed(self, n: int) -> Place | None:
        return behind.after(self.line, self.spans[n][1]) or self._single(n)

    def _clause_start(self, n: int) -> int:
        """Return where the clause up to a figure starts, behind the noun that the figure before counts (3名|院士、)."""
        low = self.spans[n - 1][1] if n else 0
        high = self.spans[n][0]
        counted = self.found[-1] if self.found else None
        if counted and low <= counted[0]:
            rest = self.line.mask[counted[1] : high].lstrip("NW")  # 9公里|河道|治理和3座水闸
            low = high - len(rest) if rest[:1] in ("/", "&") else low
        low = self._past_own(n, low, high) if n else low
        if said := _SAID.match(self.line.mask, low, high):
            low = said.end()
        return max(low, self.clauses.rfind(",", low, high) + 1)

    def _past_own(self, n: int, low: int, high: int) -> int:
        """Return where the words begin that are no longer of the figure before: behind （户）, 的会展中心、 or 内."""
        first = self.line.text[low]
        if first in "（(" and (bracket := _UNIT_TOO.match(self.line.text, low, high)):
            return bracket.end()
        if first == "的" and (of := _DESCRIBED.match(self.line.mask, low, high)):
            return of.end()
        return low + 1 if first in "内中" and self.figures[n - 1].kind == "duration" else low

    def _single(self, n: int) -> Place | None:
        """Return the subject of a figure that stands alone."""
        figure, start = self.figures[n], self.spans[n][0]
        low = self._clause_start(n)
        action = figure.unit in ACTION_UNITS
        named = before(
            self.line, low, start, action=action, rank=figure.kind == "rank", relative=figure.kind in RELATIVE
        )
        if named and ")" in self.line.mask[named[0] : named[1]]:
            named = around(self.line, low, start) or named
        if named and self.line.text[named[1] - 1] in "省市区州" and _PLACE_NAME.fullmatch(self.line.text, *named):
            named = None
        if not named and figure.kind == "duration" and _TIME.match(self.line.text, self.spans[n][1]):
            return None  # 用三年|时间
        if self.line.text.endswith(_STREAK, low, start):
            return named or self._running(n, low)
        if not named and figure.kind == "duration" and self.line.text.endswith(_SHIFT, low, start):
            return self._inherited(n)
        named = named and measured_works(self.line, named, figure)
        if named and (action or figure.kind == "count") and not self.line.mask[named[0] : named[1]].strip("VW"):
            told = self._in_sentence(n) if figure.unit == "人次" else None  # 演出30场,惠及|9万人次
            named = behind.after_of(self.line, self.spans[n][1]) or told or named
        return (
            self._counted(n, low, named)
            or self._again(n, named)
            or self._acted(n, low, action, named)
            or self._classed(n, named)
            or self._inherited(n)
        )

    def _running(self, n: int, low: int) -> Place | None:
        """Return what went on in years running: an assessment (在考核中连续|三年|优秀), an object, the last."""
        start, end = self.spans[n]
        return behind.assessed(self.line, low, start, end) or behind.object_behind(self.line, end) or self._inherited(n)

    def _classed(self, n: int, named: Place | None) -> Place | None:
        """Return a name with the size of its class, and what that measures (年收入过亿元企业|12个)."""
        if named and self.figures[n].text[0] == "过" and "/" in self.line.mask[named[0] : named[1]]:
            return self.line.text.rfind("、", *named) + 1, named[1]  # 规模企业、销售收入|过亿元|企业
        if not named or not n or not (is_sized(self.figures[n - 1]) or self.figures[n - 1].text[0] == "前"):
            return named
        start, end = self.spans[n - 1]
        if self.line.mask[end : named[0]] not in ("", "d"):
            return named
        low = max(start - _MEASURED, 0)
        return low + len(self.line.mask[low:start].rstrip("NWG")), named[1]

    def _again(self, n: int, named: Place | None) -> Place | None:
        """Return what was just counted where a verb alone tells of it: 住房竣工40套,实际供应|30套."""
        if not n or not named or self.line.mask[named[0] : named[1]].strip("W"):
            return None
        if is_noun(self.line.words(named), "herd"):
            return None
        figure, gap = self.figures[n], self.clauses[self.spans[n - 1][1] : named[0]]
        told = figure.kind in ("count", "measure") and figure.unit == self.figures[n - 1].unit not in PERSONS
        return self._latest() if told and gap.startswith((",", "/")) else None

    def _counted(self, n: int, low: int, named: Place | None) -> Place | None:
        """Return the noun behind a figure where it counts that, rather than measures what stands before."""
        figure, end = self.figures[n], self._run_end(n)
        if figure.kind == "duration" and (
            told := behind.lasting(self.line, end) or (named is None and behind.within(self.line, end))
        ):
            return told
        found = self._behind(figure, end) or (None if named else self._shared(n, end))
        if not found:
            closed = self.line.mask[self.spans[n][0] - 1 : self.spans[n][0]] == "E"
            return behind.object_behind(self.line, end) if closed and figure.kind == "count" else None
        if self._is_step(found):
            self.climber = named or self.climber
            if (figure.kind != "count" or figure.unit in PERSONS) and not self._follows(n):
                return None
        if end > self.spans[n][1] and is_class(self.figures[n + 1]):
            return self.spans[n + 1][0], found[1]  # 4个|万亿元台阶
        of = self.line.mask[end : end + 1] == "d"
        if figure.kind == "rank" and figure.text[0] == "前":
            return found  # 新增全球前1%|学科3个
        if named is None or (of and (figure.kind == "rank" or is_weak(self.line, named))):
            return found
        verbal = figure.kind == "measure" and not self.line.mask[named[0] : named[1]].strip("W")  # 改造提升|9亩|农田
        if not of and (verbal or takes_object(self.line, low, self.spans[n][0])):
            return found
        if figure.kind == "count" and not of and figure.unit not in ACTION_UNITS:
            return found
        sized = figure.kind == "measure" and named[1] == self.spans[n][0]
        return found if not of and (sized or is_class(figure)) else None

    def _behind(self, figure: Quantity, end: int) -> Place | None:
        """Return the things, or the deed, that are named right behind a figure."""
        if figure.unit == "次" and behind.is_towards(self.line, end):
            return None
        if figure.kind == "percent" and self.line.text[end : end + 1] == "“":
            return None  # 事项80%以上|“全市通办”
        found = behind.after(self.line, end)
        if found and figure.kind == "measure":
            return measured_works(self.line, found, figure)
        return found and counted_deeds(self.line, counted_things(self.line, found, figure), figure)

    def _shared(self, n: int, end: int) -> Place | None:
        """Return the things behind the next figure where both count the same: 首批12项|及第二批14项|改革."""
        figure = self.figures[n]
        if figure.kind in RELATIVE or n + 1 == len(self.figures) or self.figures[n + 1].unit != figure.unit:
            return None
        start, then = self.spans[n + 1]
        gap = self.line.mask[end:start]
        return self._behind(self.figures[n + 1], then) if gap[:1] in ("&", "/") and len(gap) <= _GAP else None

    def _is_step(self, place: Place) -> bool:
        return self.line.text.endswith(_STEPS, *place)

    def _follows(self, n: int) -> bool:
        """Whether a figure stands right behind another one (4个|万亿元|台阶)."""
        return n > 0 and self.spans[n - 1][1] == self.spans[n][0]

    def _acted(self, n: int, low: int, action: bool, named: Place | None) -> Place | None:
        """Return what a verb behind the figure names: the action that is counted, or the object of what was done."""
        figure, end = self.figures[n], self.spans[n][1]
        if figure.unit == "次" and named is None:
            return behind.doing(self.line, end)
        if figure.kind == "money" and takes_object(self.line, low, self.spans[n][0]):
            if self.line.text.endswith("投入", low, self.spans[n][0]):
                return self.spans[n][0] - 2, self.spans[n][0]
            return behind.object_behind(self.line, end)
        if named:
            return None
        if figure.kind == "duration":
            return behind.object_behind(self.line, end)
        return (
            None
            if action or figure.kind != "count"
            else behind.predicate(self.line, end) or behind.described(self.line, end)
        )

    def _run_end(self, n: int) -> int:
        """Return the end of the figures that stand side by side from this one on (12类45件)."""
        if self.run_end <= self.spans[n][0]:
            while n + 1 < len(self.spans) and self.spans[n][1] == self.spans[n + 1][0]:
                n += 1
            self.run_end = self.spans[n][1]
        return self.run_end

    def _inherited(self, n: int) -> Place | None:
        """Return what the sentence named before, or names behind the figure; else what the line named last."""
        return self._in_sentence(n) or behind.after_of(self.line, self.spans[n][1]) or self._latest()

    def _in_sentence(self, n: int) -> Place | None:
        """Return what an earlier figure or clause of the sentence named."""
        low = self.spans[n - 1][1] if n else 0
        sentence = max(self.line.mask.rfind(bound, low, self.spans[n][0]) for bound in ".;")
        if n and sentence < 0 and (latest := self._stated(low, n) or self._whole(low, n) or self._latest()):
            return latest
        start = max(low, sentence + 1)
        return self._economy(start, n) or self._earlier(start, n)

    def _stated(self, low: int, n: int) -> Place | None:
        """Return what the clause before states without a figure: 断面水质稳定在三类以上,力争|90%."""
        high = self._clause_start(n) - 1
        start = self.clauses.rfind(",", low, max(low, high)) + 1
        found = None if _ASIDE.match(self.line.text, start) else _STATED.match(self.line.mask, start, high)
        return found.span(1) if found else None

    def _whole(self, low: int, n: int) -> Place | None:
        """Return what a mere scale was told of, in a clause behind it: 转移支付增加1亿元、规模9亿元,增长|18%."""
        if not (self.latest and self.reached) or self.line.words(self.latest) not in _SCALES:
            return None
        told = self.line.mask[self.reached[1] : low]
        apart = "," in self.clauses[low : self.spans[n][0]] and "." not in told and ";" not in told
        return self.reached if apart else None

    def _economy(self, low: int, n: int) -> Place | None:
        """Return 经济 where a bare growth rate follows it in the sentence: 顶住经济下行压力,全年增长|4.8%."""
        high = self.spans[n][0]
        if self.figures[n].kind != "percent" or not self.line.text.endswith(_BARE_GROWTH, low, high):
            return None
        at = self.line.text.find("经济", low, high)
        return (at, at + 2) if at >= 0 else None

    def _latest(self) -> Place | None:
        """Return the subject named last, passing steps on a way (跨越两个|千亿级台阶|, 增幅25%)."""
        if self.latest is None or not self._is_step(self.latest):
            return self.latest
        return self.climber or self.reached

    def _remember(self, subjects: Sequence[Place | None]) -> None:
        for place in subjects:
            if place:
                self.latest = place
                scaled = place[1] - place[0] == 2 and self.line.words(place) in _SCALES
                if not scaled and not self._is_step(place):
                    self.reached = place

    def _earlier(self, low: int, n: int) -> Place | None:
        """Return the topic of the nearest clause before the figure's own that has one."""
        high = self._clause_start(n) - 1
        while high > low:
            start = max(low, self.clauses.rfind(",", low, high) + 1)
            found = None if _ASIDE.match(self.line.text, start) else topic(self.line, start, high)
            if found:
                return found
            high = start - 1
        return None
