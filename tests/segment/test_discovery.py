"""New words: what sticks together and stands free is offered, what is known or bound is not."""

from __future__ import annotations

from reportnlp.segment import Segmenter, new_words

VERBS = ["发展", "壮大", "培育", "布局", "推动", "扶持", "领跑", "看好"]
NEXT = ["产业", "企业", "试点", "项目", "人才", "基地", "平台", "规划"]
TEXTS = [f"{verb}低空经济{noun}，{noun}{verb}" for verb in VERBS for noun in NEXT]


def test_a_word_that_the_dictionary_lacks_is_found() -> None:
    found = new_words(TEXTS, Segmenter(lexicon=False), min_cohesion=2.0)
    assert [word.word for word in found] == ["低空经济"]
    assert found[0].frequency == 64
    assert min(found[0].left, found[0].right) > 2.5


def test_a_bound_string_is_not() -> None:
    texts = [f"我们必须培育低空经济{noun}" for noun in NEXT for _ in range(6)]
    words = {word.word for word in new_words(texts, Segmenter(lexicon=False), min_cohesion=1.0)}
    assert "低空经济" not in words, "it always follows 培育"


def test_what_the_lexicon_knows_is_no_news() -> None:
    assert "低空经济" not in {word.word for word in new_words(TEXTS, Segmenter())}


def test_nothing_in_nothing_out() -> None:
    assert new_words([]) == []
    assert new_words(["，。", "12%"]) == []
