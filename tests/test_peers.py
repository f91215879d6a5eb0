"""How findings are held against gold, and how what peers say is translated (where they are installed)."""

from __future__ import annotations

from pathlib import Path

import pytest
from agreement import Text, overlaps, recall, same_amount, same_days, same_span, same_value, score
from findings import Day, Peer, Quantity, Scope, ask_reportnlp, longest, today_of
from peers import ask, sort_of

import reportnlp
from reportnlp.evaluate import evaluate_gold
from reportnlp.evaluate.gold import GoldMention

CORPORA = Path(__file__).parents[1] / "corpora"
LINE = "2023年发放手册800余册，支出3至5万元，新栽果树六成以上。"


def gold(text: str, type_: str = "QUANT", **keys: str) -> GoldMention:
    start = LINE.index(text)
    return GoldMention(type_, start, start + len(text), keys)


def found(text: str, low: float, high: float | None = None, *units: str) -> Quantity:
    start = LINE.index(text)
    return Quantity(start, start + len(text), low, low if high is None else high, frozenset(units))


BOOKS = gold("800余册", value="800", unit="册", approx=">", kind="count")
MONEY = gold("3至5万元", value="30000..50000", unit="元", kind="money")


def test_a_number_without_its_unit_has_the_value_but_not_the_amount() -> None:
    number = found("800", 800)
    assert not same_span(number, BOOKS)
    assert overlaps(number, BOOKS)
    assert same_value(number, BOOKS)
    assert not same_amount(number, BOOKS)
    assert same_amount(found("800余册", 800, None, "册", "本"), BOOKS)


def test_a_range_needs_both_ends() -> None:
    assert same_amount(found("3至5万元", 30000, 50000, "元"), MONEY)
    assert not same_value(found("5万元", 50000, None, "元"), MONEY)


def test_what_does_not_overlap_does_not_answer() -> None:
    assert not same_value(found("2023", 800), BOOKS)


def test_fractions_are_compared_as_gold_rounds_them() -> None:
    third = gold("六成以上", value="66.67", unit="%", kind="ratio")
    assert same_value(found("六成", 66.666666), third)
    assert not same_value(found("六成", 66), third)


def test_one_of_several_readings_suffices_and_an_open_end_may_be_any() -> None:
    year = gold("2023年", "DATE", **{"from": "2023-01-01", "to": "2023-12-31"})
    other, right = ("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-12-31")
    assert same_days(Day(0, 5, (other, right)), year)
    assert not same_days(Day(0, 5, (other,)), year)
    assert not same_days(Day(0, 5, ()), year)
    assert same_days(Day(0, 4, (right,)), gold("2023年", "DATE", **{"from": "2023-01-01"}))


def test_scores_count_findings_and_gold_and_narrow_to_a_scope() -> None:
    texts = [Text(LINE, [found("800", 800), found("2023", 2023), found("5万元", 50000, None, "元")], [BOOKS, MONEY])]
    assert score(texts, Quantity, overlaps) == {"p": 0.6667, "r": 1.0, "f1": 0.8, "gold": 2}
    assert score(texts, Quantity, same_value) == {"p": 0.3333, "r": 0.5, "f1": 0.4, "gold": 2}
    money = Scope(units=frozenset({"元"}))
    assert score(texts, Quantity, overlaps, money) == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1}
    assert score(texts, Quantity, same_value, money)["f1"] == 0.0
    assert score([], Day, overlaps) == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 0}


def test_recall_is_told_by_group() -> None:
    texts = [Text(LINE, [found("800", 800)], [BOOKS, MONEY])]
    assert recall(texts, Quantity, same_value, lambda _, each: each.keys["kind"]) == {"count": (1, 1), "money": (0, 1)}


def test_of_overlapping_findings_the_longer_holds() -> None:
    number, sum_, year = found("5", 5), found("5万元", 50000, None, "元"), Day(0, 5, ())
    assert longest([number, year, sum_]) == [year, sum_]


@pytest.mark.parametrize(
    ("text", "keys", "sort"),
    [
        ("2025年", {"from": "2025-01-01"}, "year written"),
        ("年底", {"to": "2025-12-31", "rel": "1"}, "year inferred"),
        ("“十四五”时期", {"from": "2021-01-01"}, "five-year plan"),
        ("近年来", {}, None),
    ],
)
def test_dates_are_sorted_by_how_they_are_written(text: str, keys: dict[str, str], sort: str | None) -> None:
    assert sort_of(text, GoldMention("DATE", 0, len(text), keys)) == sort


def test_peers_read_a_report_when_its_period_has_ended() -> None:
    report = reportnlp.from_text("青垣县2024年政府工作报告\n2023年，生产总值增长5%。")
    assert report.period is not None
    assert report.period.end == "2023-12-31"
    assert str(today_of(report)) == "2024-01-15"


def test_our_own_figures_are_those_of_evaluate() -> None:
    texts = next(iter(ask(CORPORA, [Peer("reportnlp", ask_reportnlp)]).values()))
    figures = evaluate_gold(CORPORA).figures
    for kind, name in ((Quantity, "QUANT"), (Day, "DATE")):
        assert score(texts, kind, same_span) == figures[f"{name}.exact"]
        assert score(texts, kind, overlaps) == figures[f"{name}.overlap"]


REPORT = reportnlp.from_text("2023年，支出1.2亿元，历时三年，铺路30公里，占六成，栽树5000棵，占三分之二。")


def test_jionlp_is_asked_for_money_and_time() -> None:
    pytest.importorskip("jionlp", reason="needs the extra `peers`")
    from ask_jionlp import ask

    said = {REPORT.text[each.start : each.end]: each for each in ask(REPORT)}
    money, years, year = said["1.2亿元"], said["三年"], said["2023年"]
    assert isinstance(money, Quantity)
    assert (money.low, money.kind, money.units) == (1.2e8, "money", frozenset({"元"}))
    assert isinstance(years, Quantity)
    assert (years.low, years.kind) == (3, "duration")
    assert "年" in years.units
    assert isinstance(year, Day)
    assert year.stretches == (("2023-01-01", "2023-12-31"),)


def test_recognizers_is_asked_for_numbers_units_and_dates() -> None:
    pytest.importorskip("recognizers_date_time", reason="needs the extra `peers`")
    from ask_recognizers import ask

    said = {REPORT.text[each.start : each.end]: each for each in ask(REPORT)}
    length, share, trees, part, year = (said[text] for text in ("30公里", "六成", "5000", "三分之二", "2023年"))
    assert isinstance(length, Quantity)
    assert length.low == 30
    assert "公里" in length.units
    assert isinstance(share, Quantity)
    assert (share.low, share.kind) == (60, "percent")
    assert isinstance(trees, Quantity)
    assert (trees.low, trees.units) == (5000, frozenset())
    assert isinstance(part, Quantity)
    assert part.low == pytest.approx(66.67, abs=0.01)
    assert isinstance(year, Day)
    assert year.stretches == (("2023-01-01", "2023-12-31"),)
