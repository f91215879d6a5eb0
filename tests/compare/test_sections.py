from __future__ import annotations

from pathlib import Path

import reportnlp
from reportnlp.compare.panels import Group, Member
from reportnlp.compare.sections import count_problems, judge_promises, share_sections

CORPORA = Path(__file__).parents[2] / "corpora"


def group_of(*texts: str) -> Group:
    analyses = [reportnlp.analyse(reportnlp.from_text(text)) for text in texts]
    return Group("2024", tuple(Member(analysis, "甲县") for analysis in analyses))


def test_shares_add_up_and_count_the_text() -> None:
    text = (CORPORA / "yanhu-2023.txt").read_text(encoding="utf-8")
    shares = list(share_sections([group_of(text)]))
    assert [share.section for share in shares] == ["achievement", "duty", "problem", "measure", "other"]
    assert abs(sum(share.share for share in shares) - 1) < 1e-5
    assert sum(share.characters for share in shares) == len("".join(text.split()))
    assert all(share.characters for share in shares)


def test_problems_are_items_or_the_parts_between_semicolons() -> None:
    numbered = "一、存在的问题\n一是产业基础薄弱；二是水资源短缺；三是人才流失严重。对此，我们将认真解决。"
    plain = "一、存在的问题\n我们清醒地看到：产业基础仍然薄弱；优质水资源短缺。对这些问题，我们一定下力气解决。"
    assert count_problems(reportnlp.analyse(reportnlp.from_text(numbered))) == 3
    assert count_problems(reportnlp.analyse(reportnlp.from_text(plain))) == 2


def test_a_report_without_sections_or_numbers() -> None:
    (promise,) = judge_promises([group_of("一句话")])
    assert (promise.problems, promise.commitments, promise.verifiable) == (0, 0, None)
    (empty,) = judge_promises([group_of("\n")])
    assert empty.characters == 0
    assert {share.share for share in share_sections([group_of("\n")])} == {0.0}


def test_verifiable_are_commitments_with_a_number_or_a_date() -> None:
    text = (CORPORA / "qingyuan-2024.txt").read_text(encoding="utf-8")
    group = group_of(text)
    (promise,) = judge_promises([group])
    found = group.members[0].analysis.commitments
    assert promise.commitments == len(found)
    assert promise.with_number == sum(commitment.quantity is not None for commitment in found)
    assert promise.verifiable is None or 0 <= promise.verifiable <= 1
