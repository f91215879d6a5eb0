from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import reportnlp
from reportnlp.compare.corpus import build_corpus
from reportnlp.compare.panels import Member
from reportnlp.compare.reuse import Reuse, candidate_pairs, find_formulae, find_reuse, jaccard

OWN = (
    "全面推行村级小微权力清单，把宅基地审批、低保评定、工程发包等三十六项权力逐项列明、逐项公开，让群众看得懂、能监督。"
)
TAKEN = (
    "全面推行村级小微权力清单，把宅基地审批、低保评定、工程发包等四十项权力逐项列明、逐项公开，让群众看得懂、能监督。"
)
OTHER = "抓好春耕备耕，调运化肥农药，检修农机具，确保不误农时，粮食播种面积稳定，蔬菜供应充足，市场价格总体平稳。"


def members(*reports: tuple[str, int, str]) -> list[Member]:
    found = []
    for place, year, text in reports:
        analysis = reportnlp.analyse(reportnlp.from_text(text))
        report = replace(analysis.report, source=f"{place}{year}", year=year)
        found.append(Member(analysis.replace(report=report), place))
    return found


def reuse_of(*reports: tuple[str, int, str]) -> list[Reuse]:
    found = members(*reports)
    return list(find_reuse(build_corpus([member.analysis for member in found]), found))


def test_reuse_is_told_in_the_order_of_time() -> None:
    (found,) = reuse_of(("乙县", 2024, TAKEN), ("甲县", 2021, f"{OTHER}\n{OWN}"))
    assert (found.earlier, found.later, found.directed) == ("甲县2021", "乙县2024", True)
    assert (found.earlier_place, found.earlier_year, found.later_place, found.later_year) == (
        "甲县",
        2021,
        "乙县",
        2024,
    )
    assert (found.before.text, found.after.text) == (OWN, TAKEN)
    assert found.before.start == len(OTHER) + 1


def test_of_one_year_neither_is_first() -> None:
    (found,) = reuse_of(("甲县", 2024, OWN), ("乙县", 2024, TAKEN))
    assert not found.directed


def test_a_place_repeating_itself_is_no_reuse() -> None:
    assert reuse_of(("甲县", 2023, OWN), ("甲县", 2024, OWN)) == []


def test_what_many_share_is_a_formula_and_no_reuse() -> None:
    assert reuse_of(*((f"{n}县", 2024, OWN) for n in range(6))) == []


def test_formulae_stand_in_many_reports() -> None:
    closing = "让我们同心协力把各项事业推向前进"
    texts = [
        f"{closing}，{own}。" for own in ("壮大光学产业集群基地", "守好粮食安全底线大局", "办好候鸟观测站的建设", "")
    ]
    corpus = build_corpus([reportnlp.analyse(reportnlp.from_text(text)) for text in texts])
    formulae, shares = find_formulae(corpus)
    assert [(formula.text, formula.reports) for formula in formulae] == [(closing, 4)]
    assert shares[0].share == round(len(closing) / (len(closing) + 10), 6)
    assert shares[3].share == 1.0


def test_two_reports_have_no_formulae() -> None:
    corpus = build_corpus([reportnlp.analyse(reportnlp.from_text(OWN))] * 2)
    assert find_formulae(corpus)[0] == []


@given(st.sets(st.integers(0, 10**9), min_size=20, max_size=60), st.integers(0, 2))
def test_bags_that_are_alike_become_candidates(bag: set[int], changed: int) -> None:
    numbers = np.random.default_rng(sorted(bag)).integers(0, 1 << 63, len(bag) + changed, dtype=np.uint64)
    pair = [np.unique(numbers[: len(bag)]), np.unique(numbers[changed:])]
    assert jaccard(*pair) >= 0.8
    assert candidate_pairs(pair) == [(0, 1)]
