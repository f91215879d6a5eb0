"""The segmenter: terms whole, findings whole, words of one's own, and both engines equal."""

from __future__ import annotations

import subprocess
import sys
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportnlp
from reportnlp.segment import Segmenter, cut

HERE = Path(__file__).parent
CORPORA = sorted((HERE.parents[1] / "corpora").glob("*.txt"))
HAND = [line for line in (HERE / "hand_segmented.txt").read_text("utf-8").splitlines() if line[:1] not in ("#", "")]
TERMS = [line.split("\t")[0] for line in (HERE / "terms.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]

FAST = Segmenter()
PLAIN = Segmenter(lexicon=False)


class Span(NamedTuple):
    start: int
    end: int


@pytest.fixture(scope="module")
def slow() -> Segmenter:
    return Segmenter("jieba")


@pytest.mark.parametrize(
    "term", ["新质生产力", "低空经济", "一般公共预算收入", "法治政府", "放管服", "十五五", "营商环境", "规范性文件"]
)
def test_terms_of_the_field_stay_whole(term: str) -> None:
    assert term in cut(f"我们深入推进{term}的各项工作。")


def test_300_terms_stay_whole() -> None:
    whole = [term for term in TERMS if FAST.cut(term) == [term]]
    default = [term for term in TERMS if PLAIN.cut(term) == [term]]
    assert len(TERMS) == 300
    assert len(whole) / 300 >= 0.97
    assert len(default) / 300 < 0.5, "jieba knows the terms by itself: the list no longer shows anything"


def spans(words: list[str]) -> set[tuple[int, int]]:
    ends = list(accumulate(map(len, words)))
    return set(zip([0, *ends], ends, strict=False))


def f1(segmenter: Segmenter) -> float:
    right = found = wanted = 0
    for line in HAND:
        gold = line.split(" ")
        mine = segmenter.cut("".join(gold))
        right += len(spans(gold) & spans(mine))
        found += len(mine)
        wanted += len(gold)
    return 2 * right / (found + wanted)


def test_words_are_not_broken_by_the_lexicon() -> None:
    assert len(HAND) == 50
    assert f1(FAST) > f1(PLAIN)
    assert f1(FAST) >= 0.90


@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.stem)
def test_engines_agree_on_the_sample_reports(path: Path, slow: Segmenter) -> None:
    report = reportnlp.read(path)
    analysis = reportnlp.analyse(report)
    keep = (*analysis.quantities, *analysis.dates)
    assert FAST.cut(report.text) == slow.cut(report.text)
    assert FAST.cut(report.text, keep) == slow.cut(report.text, keep)


def test_engines_agree_without_the_lexicon(slow: Segmenter) -> None:
    texts = ["5G-A基站1-2座，主频1.4GHz，C++和PM2.5。", "增长3.5%-4%，GDP突破1,000亿元", "１２３ＡＢＣ，A.B.C 1.2.3"]
    bare = Segmenter("jieba", lexicon=False)
    assert [PLAIN.cut(text) for text in texts] == [bare.cut(text) for text in texts]


@pytest.mark.reference
def test_engines_agree_on_the_reference_reports(reference: Path, slow: Segmenter) -> None:
    paths = sorted((reference / "reports").rglob("*.txt"))
    different = [p.name for p in paths if FAST.cut(t := p.read_text("utf-8-sig")) != slow.cut(t)]
    assert paths
    assert not different


@given(st.text(alphabet="新增就业1.2万人，增长5%左右。 \n\ue000A-b发展新质生产力", max_size=60), st.data())
def test_words_joined_are_the_text(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    keep = [Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(place, place), max_size=4))]
    words = FAST.cut(text, keep)
    assert "".join(words) == text
    first = min((span for span in keep if span.end > span.start), default=None, key=lambda s: s.start)
    assert first is None or text[first.start : first.end] in words


def test_kept_spans_are_single_words() -> None:
    text = "全年完成投资1.2万元，增长5%左右"
    words = FAST.cut(text, [Span(6, 11), Span(14, 18)])
    assert words == ["全年", "完成", "投资", "1.2万元", "，", "增长", "5%左右"]


def test_of_overlapping_spans_the_first_is_kept() -> None:
    assert FAST.cut("2021年8月20日", [Span(0, 10), Span(5, 7)]) == ["2021年8月20日"]


def test_tokens_stand_at_their_places() -> None:
    text = "推进法治政府建设，\n优化营商环境"
    assert all(text[token.start : token.end] == token.text for token in FAST.tokens(text))


def test_words_leave_out_marks_and_stop_words() -> None:
    assert FAST.words("我们的营商环境，更加优化！") == ["营商环境", "优化"]
    assert Segmenter(stop_words=["优化"]).words("营商环境，更加优化") == ["营商环境", "更加"]


def test_user_dictionary(tmp_path: Path, slow: Segmenter) -> None:
    own = tmp_path / "own.txt"
    own.write_text("青垣夜校 20 n\n织造云台\n# a note\n", encoding="utf-8")
    text = "办好青垣夜校，建成织造云台"
    mine = Segmenter(user_dictionaries=[own])
    assert mine.cut(text) == ["办好", "青垣夜校", "，", "建成", "织造云台"]
    assert mine.cut(text) == Segmenter("jieba", user_dictionaries=[own]).cut(text)
    assert FAST.cut(text) != mine.cut(text), "the words of one segmenter leak into another"


def test_a_faulty_user_dictionary_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("青垣夜校 二十 n\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.txt:1"):
        Segmenter(user_dictionaries=[own])


def test_tags() -> None:
    assert ("法治政府", "n") in FAST.tag("建设法治政府")


@pytest.mark.parametrize("order", ["cut('就业'); import rjieba", "import rjieba; cut('就业')"])
def test_the_extension_and_its_package_get_on(order: str) -> None:
    code = f"from reportnlp.segment import cut; {order}; assert rjieba.cut('就业') == cut('就业') == ['就业']"
    subprocess.run([sys.executable, "-c", code], check=True)
