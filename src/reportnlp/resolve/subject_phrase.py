"""The noun phrase at a figure's side, in one clause of a masked line (see subject_mask.py for the letters)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportnlp.rules import load_rows

Place = tuple[int, int]

_TAIL = "PpAFJDLGTUCRBOMKY/& X.:"
_HEAD = "ADLCRFJTUEK/& d.:XMP"
_SHARE = re.compile(r"(?:比重|比例|份额|占比)$")
_BASE = re.compile(r"B+[^PpvB]*")
# 在全市考评中|名列第二, 主汛期前|完成: where and when, not what.
_CIRCUMSTANCE = re.compile(r"在[^,，、]{1,14}[中上里下外]$|到期[前后]$|\w{0,6}(?<!到)[期季节][前后]$")
# 剔除减税因素后|增长3%: on what terms, not what.
_ON_TERMS = re.compile(r"(?:剔除|扣除|还原|不含|不考虑)[^,，、]{1,20}后$")
# 是2011年的|1.1倍, 超过计划规定的|8.6%: a base, named by a predicate.
_PREDICATED = re.compile(r"[AD]*[PB][^vpV]*d[PA]*$")
# 学科|进入世界排名|前1%
_REACHED = re.compile(
    r"(?<=.)[新再已]?(?:进入|跻身|入围|入选|迈入|退出|位居|稳居|跃居|位列|名列|跃升|(?:[居列排]|排名)(?=[全世国内中西东省同]))"
)
# 服务业加快发展,在生产总值中|占比: a share of what was named before.
_AMONG = re.compile(r"在[^,，、]{1,14}中的?(?:占比|比重|比例|份额)")
# 投资|完成年度计划的|80%
_PLANNED = re.compile(r"(?:分别)?(?:超额|已|累计)?(?:完成|占|为)[^,，、]{0,6}(?:计划|任务|目标|预算|概算|工程量)数?的$")
# 补助标准从人均|40元, 投资超年度计划|9%
_EACH = re.compile(
    r"(?<=[从由到至为达增高])(?:[人户亩生]均|每[百千万]?[人户亩生][每均]?[年月]?|每[年月天])$|每[年月]人均$"
    r"|超(?:过|出)?[^,，、]{0,4}(?:计划|任务|目标|预算)数?$"
)
# 早稻收购价|每斤|分别提高
_PER = re.compile("每(?:公?斤|吨|升|度)$")
_EACH_ENDS = frozenset("均人户亩生年月天划务标算数")
# 优良天数|在全省各县|排名第二
_COMPARED = re.compile("在[全各同][^,，、]{1,12}$")
# 购买力在去年水平的基础上|压缩20%
_GIVEN_THAT = re.compile(r"在[^,，、]{1,24}(?:基础|情况|条件|前提|形势|背景)[上下]|按[^,，、]{1,12}计算")
# 用地指标|是省下达计划的|2倍
_TIMES = re.compile("(?<=..)(?:是|相当于)[^,，、是的]{2,16}的$")
# 处理率由建区之初的|10%|提升到60%: when it was so.
_STARTED = re.compile(r"[由从][^,，、]{1,12}(?:[时初前期末]|时期)的$")
_APPOSED = re.compile(r"[一二三四五六七八九十两]大(?=.)")
# Predicates only right before the figure: 居|第3位, 长|50公里.
_LONE = frozenset("过居列排退创报占升降增减获长宽深高低短重达为有约略望")
# Quotes, and words that name nothing where they stand alone before a figure (用|三年时间).
_EMPTY = '“”"‘’?？用把以将要也仍还了前后内到起必自来再'
_ENDS = "了到至"
_PASSED = re.compile(r".*[dECDLRK](?=.*[NW])")
# 隧道和|总投资|9亿元的桥梁
_ALSO = re.compile("[和及](?=总?投资$)")
# 9.|每千人病床数
_NUMBER = re.compile(r"\d{1,2}[.、](?!\d)")
# 年|进出口额, 年度|计划投资
_YEARLY = re.compile(r"年(?:度(?!目标|考核|报告)|(?=产[值量])|(?![度轻货画终末初均龄产]))(?=..)")
# 存贷|比|95%: not a comparison but the end of a name.
_RATIO = re.compile(r"比(?!上|去|20|19|例|重)")
_MODAL = frozenset("要可拟将应须需仍")
_RECEIVED = ("为", "向", "给", "对")
_GIVEN = re.compile(r"[NLGTU/&]{2,}W+(?=N)")
_NAMES = re.compile(r"(?:[NW]+(?:[/&][NW]+)*)?")
_REACH = 160
"""No name starts further before its figure."""


@cache
def nouns(part: str) -> tuple[str, ...]:
    """Return the nouns of subject_nouns.tsv that play a part."""
    rows = load_rows("reportnlp.resolve", "subject_nouns.tsv")
    return tuple(word for row in rows if row["part"] == part for word in row["words"].split(" "))


def is_noun(word: str, part: str) -> bool:
    """Whether a word is one of those nouns."""
    return word in _noun_set(part)


@cache
def _noun_set(part: str) -> frozenset[str]:
    return frozenset(nouns(part))


@dataclass(frozen=True, slots=True)
class Masked:
    """A folded line and its word classes."""

    text: str
    mask: str

    def words(self, place: Place) -> str:
        """Return the characters of a place."""
        return self.text[place[0] : place[1]]


def before(
    line: Masked, low: int, high: int, *, action: bool = False, rank: bool = False, relative: bool = False
) -> Place | None:
    """Return the noun phrase of `line[low:high]`, the clause up to a figure, or None where it has none.

    With `action` the occurrences of an action are counted, and its verb is part of the name (接待群众 328起); before a
    `relative` figure a full verb is part of a noun (办理时限缩短|60%).
    """
    low, figure = max(low, high - _REACH), high
    if line.text[low : low + 1].isdecimal() and (number := _NUMBER.match(line.text, low, high)):
        low = number.end()
    if line.text[low : low + 1] in ("在", "居", "列") and _names_nothing(line, low, high, rank):
        return None
    low, high = _without_predicates(line, low, high, rank)
    if low < high and (shared := _share(line, low, high)):
        return shared
    low, high = _without_relations(line, low, high, action)
    if low >= high:
        return None
    stated = "P" in line.mask[high:figure]
    start = _of_action(line, low, high) if action else _after_verb(line, low, high, relative, stated)
    start = head(line, _after_of(line, start, high), high)
    listed = start > low and line.mask[start - 1] in "/&" and line.mask[start - 2 : start - 1] in ("v", "V", "W")
    start = _with_owner(line, low, _past_receiver(line, start, high), high)
    adverbial = start > low and line.mask[start - 1] == "A"  # 平均每人|生产|粮食
    if (adverbial or listed or start == head(line, low, high)) and not action and not stated:
        start = _after_noun_verb(line, start, high)
    return _tidy(line, start, high, action)


def around(line: Masked, low: int, high: int) -> Place | None:
    """Return the name behind a bracket that ends in a clause, or before it (总产值（90年不变价）达|9亿元)."""
    close = line.mask.rfind(")", low, high)
    opened = line.mask.rfind("(", max(0, close - _REACH), close)
    start = max(line.mask.rfind(mark, max(0, opened - _REACH), opened) for mark in ",.;:") + 1
    return before(line, close + 1, high) or before(line, start, opened)


def _names_nothing(line: Masked, low: int, high: int, rank: bool) -> bool:
    """Whether a clause tells a share (在生产总值中占比) or a rank (居内地城市|第4位) of what was named before."""
    if line.text[low] == "在":
        return bool(_AMONG.match(line.text, low, high))
    return rank and line.text[low + 1 : low + 2] not in "民住家委车入"


def _without_predicates(line: Masked, low: int, high: int, rank: bool) -> Place:
    """Leave out what says how the figure was reached, or is a plan's or one's share; nothing is left of a base."""
    part = line.mask[low:high]
    if "R" in part and (given := _GIVEN_THAT.search(line.text, low, high)):
        behind = "N" in line.mask[given.end() : high]
        low, high = (given.end(), high) if behind else (low, given.start())
    if "d" in part:
        if _PREDICATED.match(line.mask, low, high):
            return low, low
        high = cut(_STARTED, line, low, cut(_PLANNED, line, low, high))
        if line.text[high - 1] == "的":
            high = cut(_TIMES, line, low, high)
    if line.text[high - 1] in _EACH_ENDS:
        high = cut(_EACH, line, low, high)
    return _trim(line, low, cut(_REACHED, line, low, high) if rank else high, rank)


def _without_relations(line: Masked, low: int, high: int, action: bool) -> Place:
    """Leave out circumstances, the base of a comparison and a verb at the end; nothing is left of a verb alone."""
    if low < high and line.text[high - 1] in "中上里下外前后":
        high = cut(_ON_TERMS, line, low, high)
        high = low + len(line.mask[low : cut(_CIRCUMSTANCE, line, low, high)].rstrip(_TAIL))
    low, high = _without_base(line, low, high)
    if action:
        return low, high
    named = low + len(line.mask[low:high].rstrip("vV" + _TAIL))
    if low + 2 < named < high and line.text[named - 1] in "新再":
        named -= 1  # 安居工程|新安排
    return (low, low) if named < high and "N" not in line.mask[low:named] else (low, named)


def cut(pattern: re.Pattern[str], line: Masked, low: int, high: int) -> int:
    """Return where a pattern starts in the clause, else its end."""
    found = pattern.search(line.text, low, high)
    return found.start() if found else high


def takes_object(line: Masked, low: int, high: int) -> bool:
    """Whether a verb stands right before the figure at `high`, whose object must follow it (设立|500亿元|基金)."""
    rest = line.mask[low:high].rstrip("AFJDLTCRB ")
    return rest.endswith(("v", "V", "p"))


def _trim(line: Masked, low: int, high: int, rank: bool) -> Place:
    """Leave out predicates and adverbs behind the phrase, words of place and time before it."""
    mask = line.mask
    while True:
        high = low + len(mask[low:high].rstrip(_TAIL))
        if high <= low:
            break
        if (last := line.text[high - 1]) in _ENDS:
            high = _before_end(line, low, high, last)
        elif rank and line.text.endswith("综合排名", low, high):
            return high - 4, high
        elif rank and line.text.endswith("排名", low, high):
            high = cut(_COMPARED, line, low, high - 2)
        elif last in "斤吨升度" and (per := _PER.search(line.text, low, high)):
            high = per.start()
        elif _is_lone(line, low, high, rank):
            high -= 1
        else:
            break
    if high > low and mask[high - 1] == "d":
        high = low + len(mask[low:high].rstrip(_TAIL + "d"))
    return low, high


def _before_end(line: Masked, low: int, high: int, last: str) -> int:
    """Leave out a verb with 了, 到 or 至 right before the figure (人口|扩增至|3万人, 水泥|增产了|2万吨)."""
    if last == "了":
        return max(low, high - 3)
    return low + len(line.mask[low : high - 1].rstrip("vVpW"))


def _is_lone(line: Masked, low: int, high: int, rank: bool) -> bool:
    """Whether the last character opens a quote or is a predicate by itself, or modal before one (产量|要稳定在)."""
    char = line.text[high - 1]
    if char in "“‘每":
        return True
    if char == "破" and line.mask[high : high + 1] == "Q":
        return line.text[high - 2] not in "突打爆攻侦"
    if char in _MODAL and line.mask[high : high + 1] == "P":
        return True
    return char in _LONE and (rank or high - 1 == low or line.mask[high - 2] in _TAIL)


def _share(line: Masked, low: int, high: int) -> Place | None:
    """Return 甲占乙的比重 as a whole; 占 without such a noun is a comparison (占全国|三成)."""
    if "O" not in line.mask[low:high] or not _SHARE.search(line.text, low, high):
        return None
    at = line.mask.index("O", low)
    start = head(line, _last_cut(line, low, at), high)
    return of_total(line, start, high), high


def _last_cut(line: Masked, low: int, high: int, verbs: str = "vVp") -> int:
    for at in range(high - 1, low - 1, -1):
        if line.mask[at] in verbs:
            return at + 1
    return low


def _without_base(line: Masked, low: int, high: int) -> Place:
    """Leave out what a figure is compared with: 高于全国平均水平|1.8个百分点, 比上年|新增企业|50家."""
    mask = line.mask
    at = mask.find("O", low, high)
    if at >= 0:
        return low, low + len(mask[low:at].rstrip(_TAIL))
    found = _BASE.search(mask, low, high)
    if not found:
        return low, high
    rest = mask[found.end() : high]
    if "N" in rest or "W" in rest:
        return found.end(), high
    return low, low + len(mask[low : found.start()].rstrip(_TAIL))


def _after_verb(line: Masked, low: int, high: int, relative: bool, stated: bool) -> int:
    """Return where the object of the clause's last verb starts.

    With a predicate of its own before the figure (`stated`), a verb within is part of a noun (垃圾焚烧能力|达|5吨).
    """
    at = _last_cut(line, low, high, "vp" if relative else "vVp")
    if at == low or at >= high:
        return low
    if stated and line.mask[at - 1] != "p":
        verb = low + len(line.mask[low:at].rstrip("vV"))
        noun = low + len(line.mask[low:verb].rstrip("NW"))
        if noun < verb and line.mask[noun - 1 : noun] != "R":
            return _last_cut(line, low, verb)
    verb = low + len(line.mask[low:at].rstrip("p"))
    if low < verb < at and line.mask[verb - 1] in "NW" and is_noun(line.text[at:high], "owned"):
        return _last_cut(line, low, verb)
    return at


def _of_action(line: Masked, low: int, high: int) -> int:
    """Return where the name of an action starts: at its full verb (接待|群众), behind a light one (开展|活动)."""
    low += line.text[low] == "对" and line.text[low + 1] not in "外口接台"  # 对违法行为|立案查处
    verb = low + len(line.mask[low:high].rstrip("vV"))
    if verb < high and line.mask[verb - 1 : verb] in ("N", "W"):
        return _last_cut(line, low, verb, "vp")  # 完成|药品抽检
    if verb < high:
        return line.mask.find("V", verb, high) if "V" in line.mask[verb:high] else high  # 开展|检查
    at = _last_cut(line, low, high)
    return low + len(line.mask[low:at].rstrip("V"))


def _after_of(line: Masked, low: int, high: int) -> int:
    """Return where the phrase starts once 的, 等 and words of time or place within it are passed."""
    passed = _PASSED.match(line.mask, low, high)
    if not passed:
        return low
    end = passed.end()
    if line.text.startswith("各项", end - 2) and line.mask[end - 3 : end - 2] == "N":
        return _after_of(line, low, end - 2)  # 银行机构各项存款 is one name
    return end


def _past_receiver(line: Masked, low: int, high: int) -> int:
    """Return where the object starts behind those that something is done for: 为企业供应|住房|90套."""
    if line.text[low - 1 : low] not in _RECEIVED:
        return low
    found = _GIVEN.match(line.mask, low, high)
    return found.end() if found else low


def _with_owner(line: Masked, low: int, start: int, high: int) -> int:
    """Return where a name starts that is complete only with whose it is (合同制职工的|比例)."""
    if line.mask[start - 1 : start] != "d" or not is_noun(line.text[start:high], "bare"):
        return start
    owner = before(line, low, start - 1)
    return owner[0] if owner and owner[1] == start - 1 else start


def solid(line: Masked, low: int, high: int) -> bool:
    """Whether a place holds a noun, not only adverbs and quotes."""
    mask = line.mask[low:high]
    return ("N" in mask or "W" in mask) and bool(line.text[low:high].strip(_EMPTY))


def head(line: Masked, low: int, high: int) -> int:
    """Return where a phrase starts behind words of place, time and manner, and particles."""
    low = high - len(line.mask[low:high].lstrip(_HEAD))
    if line.text[low : low + 1] == "年" and (year := _YEARLY.match(line.text, low, high)):
        return year.end()
    return low


def _after_noun_verb(line: Masked, low: int, high: int) -> int:
    """Pass a verb that could be a noun where it opens the clause: 培训|农民|520万人, but 落实|帮扶资金|3亿元."""
    verb = len(line.mask[low:high]) - len(line.mask[low:high].lstrip("W"))
    return head(line, low + verb, high) if verb and low + verb + 1 < high else low


def _tidy(line: Masked, low: int, high: int, action: bool) -> Place | None:
    if line.text[high - 1] == "资" and (also := _ALSO.search(line.text, low, high)):
        low = also.end()
    low, high = unquoted(line, of_total(line, low, high), high)
    if high - low > 2 and line.text[high - 1] == "中" and line.text[high - 2] not in "高初集":
        high -= 1
    if high - low > 2 and line.text[high - 1] == "年" and line.mask[high : high + 1] in ("v", "V", "W"):
        high -= 1  # 班列|年开行
    if _RATIO.match(line.text, high) and line.mask[high : high + 2] in ("BQ", "BP", "BR", "BA"):
        high += 1
    if not line.text[low:high].strip('“”"‘’?？'):
        return None
    return (low, high) if solid(line, low, high) or (action and low < high) else None


def of_total(line: Masked, low: int, high: int) -> int:
    """Return where a phrase starts behind the members in apposition to a total: 钢铁、石化|三大产业投资."""
    found = _APPOSED.search(line.text, low, high)
    return found.start() if found and "/" in line.mask[low : found.start()] else low


def unquoted(line: Masked, low: int, high: int) -> Place:
    """Leave quotes outside where they enclose the whole phrase (“天山号”)."""
    text = line.text
    if high - low > 2 and text[low] == "“" and text.find("”", low) == high - 1:
        return low + 1, high - 1
    return low, high


def is_weak(line: Masked, place: Place) -> bool:
    """Whether a phrase only says which side of a thing is measured (占地2000亩的|示范区)."""
    return is_noun(line.words(place).rsplit("、", 1)[-1], "weak")


def topic(line: Masked, low: int, high: int) -> Place | None:
    """Return the noun phrase that opens a clause, or the object of its last verb."""
    start = head(line, low, high)
    end = _NAMES.match(line.mask, start, high).end()  # type: ignore[union-attr]  # matches the empty string
    of = line.mask.startswith("d", end) and start < end and not line.mask[end + 1 : high].strip("NWT")
    if of and line.text.startswith(nouns("bare"), end + 1):
        end = high
    elif of and end + 1 < high:
        start, end = end + 1, high  # 农民的|纯收入,全国平均每人达到355元
    if start < end and solid(line, start, end):
        return start, end
    return before(line, low, high)
