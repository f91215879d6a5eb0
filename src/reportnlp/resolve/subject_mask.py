"""A line as word classes: one letter per character, so that a phrase is found by looking at letters.

    全省 新增 城镇就业 200多万人，
    LL  pp  NNNN  QQQQQQ,

| letter | words | letter | words |
|---|---|---|---|
| `N` | the rest, and nouns that hold a verb (固定资产投资) | `Q` | a quantity |
| `P` `p` | predicates before a figure (达到); also with an object (完成) | `D` | time |
| `v` `V` | verbs with an object, of things (发放); of actions (接待) | `L` `G` | the own place (全省), others (全国) |
| `W` | verbs that are as often nouns (培训, 改造) | `B` `O` | comparison (高于), share (占) |
| `A` `K` `Y` | adverbs, determiners (各类), 平均 | `C` `R` | conjunctions, prepositions |
| `F` `J` | 分别; 均 | `E` `d` `&` `/` | 等, 的, 和, 、 |
| `T` `U` `M` | of a measure (增速), totals (总数), ranks (全国排名) | `X` | a bracket without figures |

Words are data (subject_words.tsv, and the names of indicators.tsv); the longest match at a place wins. A class of
several letters tells the characters apart (等地下: `ENN`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from reportnlp.model import Quantity
from reportnlp.resolve.lexicon import load_lexicon
from reportnlp.rules import load_rows
from reportnlp.text import hide

PUNCTUATION = {
    "，": ",", ",": ",", "；": ";", ";": ";", "。": ".", "！": ".", "？": ".", "\n": ".", "：": ":", ":": ":",
    "（": "(", "(": "(", "）": ")", ")": ")", "、": "/", " ": " ", "\x00": "X",
    **dict.fromkeys(["--", *"①②③④⑤⑥⑦⑧⑨⑩"], ":"),
}  # fmt: skip
# A verb before one of these is part of a noun: 覆盖|率, 检测|点.
_NOUN_ENDINGS = frozenset("率量额费型者员度权性")
# Names of indicators that are no one word: a list, with an owner, with what becomes of it.
_COMPOUND = re.compile(r"^为|[和、及本全我各]|增长|涨幅|实现|(?:平均|实际|达|收入比)$")
_SHUT = re.compile(r"《[^《》\n]{1,60}》|“[^“”\"，。；、\n]{1,20}[”\"]|\"[^“”\"，。；、\n]{1,20}[”\"]")
"""Each way opens with a character of its own, not with a set: so the engine looks for those three alone."""
_PLACES = frozenset("站点园场厂所室馆店库房楼")
_BUILDS = frozenset("新改扩建修完实续搭盖")
_COUNTS = ("人数", "户数", "件数", "起数", "次数", "总人数", "面积")
_KINDS = {"N": 0} | dict.fromkeys("PpA", 2) | {"v": 3} | dict.fromkeys("VW", 4)
"""0: nothing to mask, 1: other words, 2: predicates, 3: verbs of things, 4: of actions, of which more nouns are."""
_HEADS = (
    *("中心", "平台", "机构", "基地", "体系", "系统", "能力", "设备", "设施", "大厅", "窗口"),
    *("标准", "对象", "金额", "水平", "网点", "网络", "占比", "比重", "比例", "强度"),
)
_NOTE = re.compile(r"\[\d{1,3}\]")
_BRACKET = re.compile(r"\([^()Q.;]*\)")


@cache
def _words() -> tuple[AhoCorasick, list[bytes], list[int]]:
    """Return the matcher, the letters that each pattern is masked with, and its kind (0: left as it is)."""
    classes = dict(PUNCTUATION)
    for row in load_rows("reportnlp.resolve", "subject_words.tsv"):
        classes |= dict.fromkeys(row["words"].split(" "), row["class"])
    for name in load_lexicon().aliases:
        if len(name) > 3 and not _COMPOUND.search(name) and not _opens_with_verb(name, classes):
            classes.setdefault(name, "N")
    for word, letter in [*classes.items()]:
        if letter in "vVWpP" and len(word) > 1:
            classes.setdefault(word + "了", "v" if letter == "W" else letter)
    filled = [(letter * len(word))[: len(word)].encode() for word, letter in classes.items()]
    kinds = [_KINDS.get(letter, 1) for letter in classes.values()]
    return AhoCorasick(list(classes), matchkind=MatchKind.LeftmostLongest), filled, kinds


def _names(text: str, start: int, end: int, kind: int) -> bool:
    """Whether a verb at a place is part of a noun: 覆盖|率, 投放|点, 调处|中心."""
    follows = text[end : end + 1]
    if follows in _NOUN_ENDINGS or (kind == 4 and text[start] not in _BUILDS and text.startswith(_HEADS, end)):
        return True
    if kind == 4 and text.startswith("规模", end):
        return not text.startswith("规模以", end)  # 储备|规模, but 服务|规模以上企业
    if kind > 2 and end - start < 3 and text.startswith(_COUNTS, end):
        return True
    return follows in _PLACES and text[start] not in _BUILDS and not "\u4e00" <= text[end + 1 : end + 2] <= "\u9fff"


def _opens_with_verb(name: str, classes: dict[str, str]) -> bool:
    return not name.startswith(("新设", "新登记")) and any(classes.get(name[:n], "N") in "vVpPW" for n in (2, 3, 4))


def figure_lines(folded: str, figures: Sequence[Quantity]) -> Iterator[tuple[int, int, list[Quantity]]]:
    """Yield (start, end, figures) of each line that has figures."""
    at = 0
    while at < len(figures):
        start = folded.rfind("\n", 0, figures[at].start) + 1
        end = folded.find("\n", figures[at].end)
        end = len(folded) if end < 0 else end
        upto = at
        while upto < len(figures) and figures[upto].start < end:
            upto += 1
        yield start, end, list(figures[at:upto])
        at = upto


def sentences(text: str, figures: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a line that have figures, each with the mark that ends the one before it."""
    end = -1
    for at in figures:
        if at >= end:
            start = max(end, text.rfind("。", 0, at), 0)
            end = text.find("。", at) + 1 or len(text)
            yield start, end


def mask(text: str, spans: Iterable[tuple[int, int]], marks: Sequence[tuple[int, int, str]]) -> str:
    """Return the class letters of one folded line, read within `spans` (the sentences that have figures).

    `marks` are (start, end, letter) known beforehand (quantities `Q`, dates `D`); they win over words.
    """
    matcher, filled, kinds = _words()
    masked = bytearray(b"N" * len(text))
    words = hide(text, [(start, end) for start, end, letter in marks if letter == "Q"])  # 2个|数据 holds no 个数
    for low, high in spans:
        for pattern, start, end in matcher.find_matches_as_indexes(words[low:high]):
            kind = kinds[pattern]
            if kind and not (kind > 1 and _names(text, low + start, low + end, kind)):
                masked[low + start : low + end] = filled[pattern]
    shut = [(found.start(), found.end(), "N") for found in _SHUT.finditer(text)]
    if "[" in text:
        shut += ((found.start(), found.end(), "X") for found in _NOTE.finditer(text))
    for start, end, letter in (*shut, *marks):
        masked[start:end] = letter.encode() * (end - start)
    whole = masked.decode()
    return _BRACKET.sub(_bracket, whole) if "(" in whole else whole


def _bracket(found: re.Match[str]) -> str:
    """Mask a bracket without figures: a short one is part of its noun (县(市), 县（市、区）)."""
    short = len(found[0]) < (8 if "/" in found[0] else 5)
    return ("N" if short else "X") * len(found[0])
