from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.stats import chi2_contingency

import reportnlp
from reportnlp.compare.corpus import Corpus, build_corpus
from reportnlp.compare.keyness import log_likelihood
from reportnlp.compare.terms import find_key_terms, find_trends

CORPORA = Path(__file__).parents[2] / "corpora"


def corpus_of(*texts: str) -> Corpus:
    return build_corpus([reportnlp.analyse(reportnlp.from_text(text)) for text in texts])


def test_nested_words_are_not_counted_twice() -> None:
    corpus = corpus_of("访问印度尼西亚。再访印度尼西亚，又访印度。")
    counts = dict(zip(corpus.words, corpus.counts.totals(), strict=True))
    assert (counts["印度尼西亚"], counts["印度"]) == (2, 1)


def test_key_terms_equal_an_independent_count() -> None:
    first = "低空经济起飞。低空经济落地。低空经济赋能。稳定就业。\n" * 4
    second = "稳定就业。扩大就业。粮食丰收。改造小区。\n" * 6
    corpus = corpus_of(first, second)
    terms = {(term.group, term.term): term for term in find_key_terms(corpus, {"a": [0], "b": [1]})}
    words = [word for word, is_term in zip(corpus.words, corpus.is_term, strict=True) if is_term]
    sizes = [sum(text.count(word) for word in words) for text in (first, second)]
    for (group, term), found in terms.items():
        here, there = (first, second) if group == "a" else (second, first)
        c, d = (sizes[0], sizes[1]) if group == "a" else (sizes[1], sizes[0])
        assert found.count == here.count(term)
        assert found.g2 == pytest.approx(log_likelihood([here.count(term)], [there.count(term)], c, d)[0], abs=1e-6)
    assert {group for group, _ in terms} == {"a", "b"}


def test_every_row_can_be_recomputed_from_itself() -> None:
    texts = [(CORPORA / f"{name}-2024.txt").read_text(encoding="utf-8") for name in ("linlan", "qingyuan", "yanhu")]
    rows = list(find_key_terms(corpus_of(*texts), {"a": [0], "b": [1], "c": [2]}))
    assert len(rows) > 10
    for row in rows:
        table = [[row.count, row.count_elsewhere], [row.size - row.count, row.size_elsewhere - row.count_elsewhere]]
        expected = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert row.g2 == pytest.approx(expected, abs=1e-9)
        ratio = (row.count / row.size) / ((row.count_elsewhere or 0.5) / row.size_elsewhere)
        assert row.log_ratio == pytest.approx(np.log2(ratio), abs=1e-9)
        assert row.rate == pytest.approx(10_000 * row.count / row.size, abs=1e-9)


def test_figures_and_stop_words_are_no_terms() -> None:
    corpus = corpus_of("2024年，增长6.5%，我们的粮食和粮食。")
    terms = {word for word, is_term in zip(corpus.words, corpus.is_term, strict=True) if is_term}
    assert "粮食" in terms
    assert not terms & {"2024年", "6.5%", "的", "和"}


def test_ordinals_counts_and_conjunctions_are_no_terms() -> None:
    corpus = corpus_of("第五，办好三件实事，一个园区，还是两类企业，三农工作，十大工程。")
    assert {"第五", "三件", "一个", "还是", "两类", "园区"} <= set(corpus.words)
    terms = {word for word, is_term in zip(corpus.words, corpus.is_term, strict=True) if is_term}
    assert not terms & {"第五", "三件", "一个", "还是", "两类"}
    assert {"三农", "园区"} <= terms


def test_one_passage_is_no_theme() -> None:
    spread = "\n".join(["推进数字政府建设。"] * 10)
    once = "\n".join(["养老养老养老养老养老养老养老养老养老养老。", *["优化营商环境。"] * 9])
    corpus = corpus_of(spread + "\n" + once, "改造老旧小区。\n" * 30)
    found = {term.term: term.dispersion for term in find_key_terms(corpus, {"a": [0], "b": [1]})}
    assert found["养老"] > 0.8 > found["营商环境"]


def test_what_comes_goes_rises_and_falls() -> None:
    years = [
        "防控疫情，防控疫情，防控疫情。" + "低空经济。" * rise + "房地产。" * (12 - rise)
        if rise < 9
        else "低空经济。" * rise + "房地产。" * (12 - rise) + "人工智能。" * 3
        for rise in (0, 2, 4, 6, 9, 11)
    ]
    found = list(find_trends(corpus_of(*years), {str(2019 + n): [n] for n in range(6)}))
    told = {(trend.tendency, trend.term): trend for trend in found}
    assert told["gone", "疫情"].since == "2023"
    assert told["new", "人工智能"].since == "2023"
    assert told["falling", "房地产"].counts == (12, 10, 8, 6, 3, 1)
    assert any(tendency == "rising" and "低空" in term for tendency, term in told)


def test_one_group_has_no_key_terms() -> None:
    corpus = corpus_of("稳定就业。" * 9)
    assert list(find_key_terms(corpus, {"a": [0]})) == list(find_trends(corpus, {"a": [0]})) == []
