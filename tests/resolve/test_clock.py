from __future__ import annotations

import time

import pytest

import reportnlp
from marking import read_in
from reportnlp.extract import find_dates
from reportnlp.model import Period
from reportnlp.resolve import Context, anchor_dates
from reportnlp.structure import read_outline

REPORT = """\
临川县2023年政府工作报告
——2023年2月10日在临川县第九届人民代表大会第三次会议上
各位代表：
一、2022年工作回顾
过去一年，全年修建道路80公里，年初遭遇寒潮。9月，体育馆开馆，10月8日至12日举办书展。较上年增加3所学校。
二、2023年工作安排
今年，力争年内开工20个项目，6月底前完成征地，春节期间不停工。全年安排资金3亿元，比去年多2000万元，年底前付清。
"""


def days(analysis: reportnlp.Analysis) -> dict[str, tuple[str | None, str | None]]:
    """Return the days of each date by its text; the last of the same text stands."""
    return {date.text: (date.first, date.last) for date in analysis.dates}


def last(year: int, text: str, genre: str = "政府工作报告") -> tuple[str | None, str | None]:
    date = read_in(year, text, genre).dates[-1]
    return date.first, date.last


def test_a_work_report_by_its_parts() -> None:
    analysis = read_in(2023, REPORT)
    found = [(date.text, date.first, date.last) for date in analysis.dates]
    assert found == [
        ("2023年", "2023-01-01", "2023-12-31"),
        ("2023年2月10日", "2023-02-10", "2023-02-10"),
        ("2022年", "2022-01-01", "2022-12-31"),
        ("过去一年", "2022-01-01", "2022-12-31"),
        ("全年", "2022-01-01", "2022-12-31"),
        ("年初", "2022-01-01", None),
        ("9月", "2022-09-01", "2022-09-30"),
        ("10月8日至12日", "2022-10-08", "2022-10-12"),
        ("上年", "2021-01-01", "2021-12-31"),
        ("2023年", "2023-01-01", "2023-12-31"),
        ("今年", "2023-01-01", "2023-12-31"),
        ("年内", "2023-01-01", "2023-12-31"),
        ("6月底前", None, "2023-06-30"),
        ("春节期间", "2023-01-22", "2023-01-22"),
        ("全年", "2023-01-01", "2023-12-31"),
        ("去年", "2022-01-01", "2022-12-31"),
        ("年底前", None, "2023-12-31"),
    ]


def test_each_says_how_it_was_anchored() -> None:
    anchors = {date.text: date.anchor for date in read_in(2023, REPORT).dates}
    assert anchors["2023年2月10日"] == "written"
    assert anchors["去年"] == "去年 of a report of 2023"
    assert anchors["年内"] == "今年 before it"
    assert anchors["9月"] == "过去一年 before it"
    assert anchors["上年"] == "上年: 过去一年 before it"


def test_an_annual_report_speaks_of_its_own_year() -> None:
    text = "一、主要工作\n今年以来，全年办案30件。\n二、2021年工作计划\n明年，全年开展培训。"
    found = days(read_in(2020, text, "法治政府建设情况报告"))
    assert found["今年以来"] == ("2020-01-01", "2020-12-31")
    assert found["全年"] == ("2021-01-01", "2021-12-31")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2018年以来，新建3所", ("2018-01-01", "2024-12-31")),
        ("2030年前达峰", (None, "2029-12-31")),
        ("“十三五”末达到", ("2020-01-01", "2020-12-31")),
        ("“十一五”前三年", ("2006-01-01", "2008-12-31")),
        ("“十一五”后两年", ("2009-01-01", "2010-12-31")),
        ("到“十四五”末", ("2025-01-01", "2025-12-31")),
        ("一九五二年到一九五四年", ("1952-01-01", "1954-12-31")),
        ("2019年10月至2020年3月", ("2019-10-01", "2020-03-31")),
        ("2024年1—11月", ("2024-01-01", "2024-11-30")),
        ("2024年底", ("2024-12-01", "2024-12-31")),
        ("2024年前三季度", ("2024-01-01", "2024-09-30")),
        ("2024年第二、三季度", ("2024-04-01", "2024-09-30")),
        ("2024年下半年", ("2024-07-01", "2024-12-31")),
        ("2024年6月上旬", ("2024-06-01", "2024-06-10")),
        ("2024年6月中旬", ("2024-06-11", "2024-06-20")),
        ("2024年6月下旬", ("2024-06-21", "2024-06-30")),
        ("2024年6月初", ("2024-06-01", None)),
        ("2024年2月底", ("2024-02-29", "2024-02-29")),
        ("2024年2月30日", (None, None)),
        ("过去五年，", ("2020-01-01", "2024-12-31")),
        ("创近三年新高", ("2022-01-01", "2024-12-31")),
        ("今后五年，", ("2025-01-01", "2029-12-31")),
        ("上世纪八十年代", ("1980-01-01", "1989-12-31")),
        ("前五年打下基础", (None, None)),
        ("较前五年多两成", ("2015-01-01", "2019-12-31")),
        ("四十年来", (None, None)),
        ("近年来", (None, None)),
        ("去年三月", ("2024-03-01", "2024-03-31")),
        ("明年", ("2026-01-01", "2026-12-31")),
        ("今年春节前夕", (None, "2025-01-28")),
        ("2021年春节期间", ("2021-02-12", "2021-02-12")),
        ("去年三八国际妇女节", ("2024-03-08", "2024-03-08")),
        ("一九六四年末至一九六六年", ("1964-12-01", "1966-12-31")),
        ("一、过去五年工作回顾\n抗击“6·16”特大暴雨", (None, None)),
    ],
)
def test_days_in_a_report_of_2025(text: str, wanted: tuple[str | None, str | None]) -> None:
    assert last(2025, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2021年8月2日开工，9月5日完工。", ("2021-09-05", "2021-09-05")),
        ("较2021年8月增加，9月又增加。", ("2024-09-01", "2024-09-30")),
        ("落实《2019年工作要点》，10月完成。", ("2024-10-01", "2024-10-31")),
        ("一九六一年增长，一九六二年又增长。两年平均增长6%。", ("1961-01-01", "1962-12-31")),
        ("执行“八五”计划。五年累计建成", ("1991-01-01", "1995-12-31")),
        ("从2023年到2030年这八年，", ("2023-01-01", "2030-12-31")),
        ("二、2025年工作安排\n——过去一年，各业向好。修建水库。9月开工", ("2024-09-01", "2024-09-30")),
        ("二、2025年工作安排\n要抓好落实。过去一年，各业向好。修建水库。9月开工", ("2025-09-01", "2025-09-30")),
        ("一、过去五年工作回顾\n投入比上一个五年多。五年共培养", ("2020-01-01", "2024-12-31")),
    ],
)
def test_neighbours_set_the_year(text: str, wanted: tuple[str | None, str | None]) -> None:
    assert last(2025, text) == wanted


def test_headings_set_stretches() -> None:
    text = "一、过去五年工作回顾\n五年来，经济向好。五年新建学校9所。\n二、“十四五”时期目标\n五年内，城镇化率达到六成。"
    found = days(read_in(2021, text))
    assert found["五年来"] == found["五年"] == ("2016-01-01", "2020-12-31")
    assert found["五年内"] == ("2021-01-01", "2025-12-31")


def test_without_a_year_relative_times_have_no_days() -> None:
    found = days(reportnlp.analyse(reportnlp.from_text("去年，全年增收，五年来翻番。“十二五”时期，2014年6月。")))
    assert found["去年"] == found["全年"] == found["五年来"] == (None, None)
    assert found["“十二五”时期"] == ("2011-01-01", "2015-12-31")
    assert found["2014年6月"] == ("2014-06-01", "2014-06-30")


def test_a_day_before_the_first_heading_is_that_of_the_report() -> None:
    text = "1月27日，县长代表县政府作报告。\n一、2024年工作回顾\n一年来，8月2日建成新馆，全县各项事业取得成效。"
    assert days(read_in(2025, text))["1月27日"] == ("2025-01-27", "2025-01-27")
    assert days(read_in(2025, text))["8月2日"] == ("2024-08-02", "2024-08-02")


def test_the_closing_call_speaks_of_the_plan() -> None:
    parts = ["一、工作回顾", "一年来，各项事业取得成效。", "二、工作安排", "今年，重点抓好以下工作。"]
    text = "\n".join([*parts, "各位代表，让我们为完成全年任务而奋斗！"])
    assert days(read_in(2025, text))["全年"] == ("2025-01-01", "2025-12-31")


def test_only_inferred_years_are_relative() -> None:
    dates = read_in(2025, "2024年3月、4月，近年来，“十五五”，春节").dates
    assert [date.relative for date in dates] == [False, True, False, False, True]


def test_the_end_of_the_century() -> None:
    assert last(1984, "到本世纪末翻两番") == ("2000-01-01", "2000-12-31")
    assert last(1984, "到下世纪中叶") == (None, None)


def test_events_take_the_date_of_their_sentence() -> None:
    text = "一、2021年工作回顾\n8月20日举办第三届滨河读书节。随后召开全县乡村振兴工作推进会。"
    events = read_in(2022, text).events
    assert [event.date and event.date.start for event in events] == ["2021-08-20", None]


def test_an_event_keeps_its_organiser_and_the_date_in_its_name() -> None:
    text = "一、2021年工作回顾\n4月，由街道司法所举办法治素养提升培训班。贯彻2020年全县经济工作会议精神。"
    training, meeting = read_in(2022, text).events
    assert training.organiser
    assert (training.organiser.text, training.date) == ("街道司法所", Period("2021-04-01", "2021-04-30"))
    assert text[training.organiser.start : training.organiser.end] == "街道司法所"
    assert meeting.date == Period("2020-01-01", "2020-12-31")


def test_what_is_followed_did_not_happen_then() -> None:
    text = "一、2021年工作回顾\n一年来，我们深入贯彻党的十九大和十九届六中全会精神，举办第三届滨河读书节。"
    assert [event.date is None for event in read_in(2022, text).events] == [True, True, False]


@pytest.mark.parametrize("unit", ["2021年", "比2021年", "9月，", "五年", "全年较上年", "2021年，“十四五”", "年底。"])
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        context = Context(read_in(2025, "").report, text, read_outline(text), ())
        expressions = find_dates(text, text)
        begun = time.process_time()
        anchor_dates(context, expressions)
        return time.process_time() - begun

    assert seconds(50_000) < 50 * max(seconds(5_000), 0.001)


def test_years_before_those_spoken_of() -> None:
    review = "一、过去五年工作回顾\n"
    assert last(2015, review + "投资五年累计突破900亿元，超过此前六年") == ("2004-01-01", "2009-12-31")
    assert last(2015, review + "产量达30万吨，是五年前") == ("2009-01-01", "2009-12-31")
    assert last(2017, "一、2016年工作回顾\n2016年，能耗由前三年") == ("2013-01-01", "2015-12-31")
    assert last(2017, "一、2016年工作回顾\n一年来，引进教师900名，超过前两年") == ("2014-01-01", "2015-12-31")


def test_years_after_those_spoken_of() -> None:
    assert last(1996, "二、主要任务\n重点放在“九五”，后十年") == ("2001-01-01", "2010-12-31")


def test_this_year_under_the_heading_of_the_plan() -> None:
    assert last(2026, "二、2026年工作任务\n做好这一年") == ("2026-01-01", "2026-12-31")
    assert last(2026, "一、2025年工作回顾\n这一年") == ("2025-01-01", "2025-12-31")


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("2024年3月5日", "day"),
        ("2024年2月30日", "day"),
        ("2024年2月底", "day"),
        ("2024年6月中旬", "day"),
        ("今年春节", "day"),
        ("今年春节前夕", "day"),
        ("一、过去五年工作回顾\n抗击“6·16”特大暴雨", "day"),
        ("2024年3月", "month"),
        ("2024年5月初", "month"),
        ("2024年底", "month"),
        ("去年底", "month"),
        ("2024年1—11月", "month"),
        ("2024年前11个月", "month"),
        ("2024年二季度", "quarter"),
        ("前三季度", "quarter"),
        ("2024年上半年", "half"),
        ("2024年", "year"),
        ("2024年初", "year"),
        ("今年", "year"),
        ("全年", "year"),
        ("产量达30万吨，是五年前", "year"),
        ("“十三五”末", "year"),
        ("“十三五”期末", "year"),
        ("“十三五”初期", "year"),
        ("到本世纪末", "year"),
        ("2022年至2024年", "years"),
        ("过去五年", "years"),
        ("四十年来", "years"),
        ("“十四五”", "years"),
        ("上世纪八十年代", "years"),
        ("近年来", "fuzzy"),
    ],
)
def test_grains(text: str, grain: str) -> None:
    assert read_in(2025, text).dates[-1].grain == grain


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("全年", "year"),
        ("去年", "year"),
        ("上半年", "half"),
        ("二季度", "quarter"),
        ("5月", "month"),
        ("5月6日", "day"),
    ],
)
def test_a_grain_is_known_without_a_year(text: str, grain: str) -> None:
    (date,) = reportnlp.analyse(reportnlp.from_text(text)).dates
    assert (date.first, date.last, date.grain) == (None, None, grain)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("2024年3月", "written"),
        ("去年", "去年 of a report of 2025"),
        ("一、2024年工作回顾\n上年", "上年: heading of 2024"),
        ("9月", "year under review"),
        ("一、2023年工作回顾\n9月", "heading of 2023"),
        ("二、2025年工作安排\n9月", "heading of 2025"),
        ("1月27日，县长代表县政府作报告。\n一、2024年工作回顾\n一年来，各项事业取得成效。", "before the first heading"),
        ("“十四五”时期", "calendar of plans"),
        ("过去五年", "up to the year under review"),
        ("今后五年", "from the year planned"),
        ("产量达30万吨，是五年前", "5 years before the year under review"),
        ("比前五年", "before the years spoken of"),
        ("执行“八五”计划。五年累计建成", "“八五” before it"),
        ("一九六一年增长，一九六二年又增长。两年平均增长6%。", "the years named before it"),
        ("一、过去五年工作回顾\n五年新建学校9所。", "heading of 2020-2024"),
        ("上世纪九十年代", "written"),
        ("到本世纪末", "century of 2025"),
        ("今年春节", "今年 of a report of 2025; calendar of festivals"),
        ("近年来", None),
    ],
)
def test_anchors_say_what_gave_the_year(text: str, anchor: str | None) -> None:
    dates = read_in(2025, text).dates
    assert (dates[0] if "作报告" in text else dates[-1]).anchor == anchor


def test_a_stretch_that_ends_before_it_begins_has_no_days() -> None:
    (date,) = read_in(2025, "1979到1893年，工业平稳增长。").dates
    assert (date.first, date.last, date.grain) == (None, None, "years")
