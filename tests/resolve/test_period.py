from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

import reportnlp
from marking import read_in
from reportnlp.extract import find_dates, find_quantities
from reportnlp.model import Period
from reportnlp.resolve import Context, anchor_dates
from reportnlp.resolve.frames import read_frames
from reportnlp.resolve.period import read_period
from reportnlp.resolve.role import explanations
from reportnlp.resolve.timeline import read_timeline
from reportnlp.structure import read_outline

REVIEW = "一、2024年工作回顾\n"
PLAN = "二、2025年工作安排\n"
FIVE = "一、过去五年工作回顾\n"
BOTH = "一、2025年和“十四五”时期工作回顾\n"
LONG_FIRST = "一、“十四五”时期和2025年工作回顾\n"
AHEAD = "二、“十五五”时期主要目标\n"

MARK = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")


def check(year: int, marked: str) -> None:
    """Hold the figures of a text, marked up as [12亿元|2023] with their years, against the analysis."""
    wanted = MARK.findall(marked)
    found = read_in(year, MARK.sub(r"\1", marked)).quantities
    assert [(q.text, short(q.period.start, q.period.end) if q.period else "") for q in found] == wanted


def short(first: str | None, last: str | None) -> str:
    whole = first and last and first.endswith("-01-01") and last.endswith("-12-31")
    if not (whole and first and last):
        return f"{first or ''}..{last or ''}"
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}-{last[:4]}"


@pytest.mark.parametrize(
    "marked",
    [
        REVIEW + "新建学校[3所|2024]，比2020年增加[2所|2024]。",
        PLAN + "新建学校[4所|2025]，较上年多[1所|2025]。",
    ],
)
def test_the_part_sets_the_year_and_a_base_never_does(marked: str) -> None:
    check(2025, marked)


@pytest.mark.parametrize(
    "marked",
    [
        REVIEW + "2023年，完成投资[12亿元|2023]；新增企业[30家|2023]。",
        REVIEW + "三季度增长[4.1%|2024-07-01..2024-09-30]、总量达[2亿元|2024-07-01..2024-09-30]，全年增长[6%|2024]。",
        REVIEW + "2024年3月5日，捐款[20万元|2024-03-05..2024-03-05]。",
        PLAN + "到2027年，床位达到[900张|2027]，护士达到[600名|2027]。",
        PLAN + "年底前建成[8座|2025]桥梁。",
        PLAN + "今年拟从去年结余资金中安排[5亿元|2025]。",
        PLAN + "助学支出将由上年[8亿元|2024]增加到[15亿元|2025]。",
        REVIEW + "没有实现年初确定的税收增长[4%左右|2024]的目标。",
        PLAN + "6月底前拆除[50户|..2025-06-30]。",
        PLAN + "[300户|..2025-01-28]群众春节前将迁入新居。",
        REVIEW + "年末存款余额[80亿元|2024]。",
        REVIEW + "2022年进出口[40亿元|2022]。其中，出口[25亿元|2022]。",
        REVIEW + "2021年合作医疗开展以来，补偿[2.3亿元|2021-2024]。",
        REVIEW + "一是举办“12·4”宪法宣传日等活动[20场|2024]。",
        REVIEW + "近年来，引进人才[40名|]。",
    ],
)
def test_a_date_governs_its_clause_or_from_the_head_of_the_sentence(marked: str) -> None:
    check(2025, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "铁路由2019年的[300公里|2019]增加到2024年的[410公里|2024]，其中高铁由[90公里|2020-2024]增加到[150公里|2020-2024]。",
        "五年累计引资[40亿元|2020-2024]，2024年达到[11亿元|2024]，占全市[两成|2024]，有[6家|2020-2024]企业落户。",
        "年均增长[7.5%|2020-2024]，产业化率达到[66%|2020-2024]。",
        "生产总值比上年增长[6%|2024]。",
        "2024年税收[9亿元|2024]。住房面积达到[31平方米|2020-2024]。",
        "2024年外贸额[70亿元|2024]，五年[翻了一番|2020-2024]，其中出口[40亿元|2024]。",
        "完成投资[9亿元|2024]，同比增长[5%|2024]。完成税收[3亿元|2020-2024]，同比增长[4%|2020-2024]，是2019年的[2倍|2020-2024]。",
        "在2022年[4亿元|2022]投入的基础上，再安排[6亿元|2020-2024]。",
        "调查失业率全年平均为[5.2%|2024]。",
        "产品达到2015年、2016年的水平的有[90种|2020-2024]。",
        "年初剩余的[30个|2020-2024]村全部脱贫。",
        "2021年我们提出用[三年|2021]时间还清欠款，各地已偿还[30亿元|2020-2024]。",
        "增速快于2023年[1.2个百分点|2020-2024]。",
        "刚刚过去的 2024年，全县上下砥砺前行。查处违建[60宗|2024]。",
    ],
)
def test_figures_of_five_years(marked: str) -> None:
    check(2025, FIVE + marked)


@pytest.mark.parametrize(
    "marked",
    [
        BOTH + "粮食产量[90万吨|2025]，外贸五年累计[300亿元|2021-2025]。",
        BOTH + "企业数较“十三五”末增长[三成|2021-2025]。",
        BOTH + "五年来，绿化不断推进。新增林地[70万亩|2021-2025]。\n建成水库[5座|2021-2025]。",
        LONG_FIRST + "建成高铁[200公里|2021-2025]。\n零售额增长[4.4%|2025]。\n引进首店[80家|2025]。",
        BOTH + "过去的五年极不寻常。建成水库[5座|2021-2025]。",
        LONG_FIRST + "建成高铁[200公里|2021-2025]。\n一年来，建成地铁[30公里|2025]。\n修路[90公里|2025]。",
        AHEAD + "到2030年，产值达到[90亿元|2030]；投资累计达到[300亿元|2026-2030]。",
        AHEAD + "目标是：到2030年，产值达到[90亿元|2030]；投资累计达到[300亿元|2026-2030]；税收达到[9亿元|2030]。",
        BOTH + "修渠[9公里|2025]。扶贫开发成效明显，移民搬迁、产业扶持、教育帮扶、医疗救助统筹推进，"
        "燕山、太行山等片区的道路、饮水、用电、住房条件逐步改善，群众生活水平日益提高，五年投入资金[3亿元|2021-2025]，[9万人|2021-2025]脱贫。",
        BOTH + "PM10年均浓度下降[9%|2025]，企业年均增长[9%|2021-2025]。",
        LONG_FIRST.replace("五”时期和2025年", "五”时期")
        + "2025年，经济稳定增长。\n这五年，转型步伐加快，全市上下深入推进结构调整，大力支持"
        "企业改造，坚持创新\n驱动发展，建成园区[9个|2021-2025]。",
        "一、“十四五”时期回顾和2025年发展情况\n“十四五”期间，成效显著。\n世纪之交的2025年，是重要的一年。\n建成园区[9个|2025]。",
        "二、“十五五”时期思路和2026年任务\n建成水库[5座|2026]。",
        AHEAD + "森林覆盖率达到[45%|2026-2030]，经济年均增长[5%左右|2026-2030]。",
        AHEAD + "“十四五”时期，我市砥砺前行。这五年，跨越提升。生产总值达到[900亿元|2021-2025]。",
    ],
)
def test_headings_and_openings_set_stretches(marked: str) -> None:
    check(2026, marked)


def test_an_average_runs_from_its_base() -> None:
    check(1957, "一九六二年比一九五七年，产值将增长[六成|1962]，即平均每年递增[百分之十|1958-1962]。")


def test_a_part_line_that_is_no_heading_still_frames() -> None:
    check(2025, "各位代表：\n一、过去五年的工作\n全县投资累计完成[20亿元|2020-2024]。")


def test_why_says_what_set_it() -> None:
    (figure,) = read_in(2025, PLAN + "到2027年，床位达到900张。").quantities
    assert figure.why == "2027年: ahead; 2027年 governs it in the sentence"


def test_a_report_without_a_year_has_no_default() -> None:
    (figure,) = reportnlp.analyse(reportnlp.from_text("新建学校3所。")).quantities
    assert figure.period is None


@pytest.mark.parametrize("opening", ["各位代表，刚刚过去的2024年，是本届政府的收官之年。", "2024年是很不平凡的一年。"])
def test_a_year_that_a_paragraph_presents_is_its_topic(opening: str) -> None:
    text = f"2025年某省政府工作报告\n各位代表：\n一、过去五年的工作\n五年来，建成公路500公里。\n{opening}产值增长3.8%。"
    assert reportnlp.analyse(reportnlp.from_text(text)).quantities[-1].period == Period("2024-01-01", "2024-12-31")


@pytest.mark.parametrize("unit", ["2021年3家，", "年均3家", "比2021年3家，", "其中3家。", "每年3家", "“十四五”3%"])
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        context = Context(read_in(2025, "").report, text, read_outline(text), ())
        dates = anchor_dates(context, find_dates(text, text))
        figures = find_quantities(text, text, dates)
        begun = time.process_time()
        timeline = read_timeline(context, dates, [figure.start for figure in figures], explanations())
        for figure in figures:
            read_period(timeline, timeline.spot(figure.start, figure.end), "年均")
        return time.process_time() - begun

    assert seconds(40_000) < 50 * max(seconds(4_000), 0.002)


def test_a_sentence_taken_for_a_heading_frames_nothing() -> None:
    text = "一、2020年工作回顾\n面对今年初突发疫情，我们坚决贯彻部署，全面落实\n批示要求，打赢阻击战。\n"
    outline = read_outline(text)
    lines = (outline.lines[0], replace(outline.lines[1], role="h2"), outline.lines[2])
    context = Context(reportnlp.from_text(text), text, replace(outline, lines=lines, above=(None, 0, 1)), ())
    named = [(text.index("2020"), (2020, 2020)), (text.index("今年"), (2021, 2021))]
    assert [frame.year for frame in read_frames(context, named)] == [2020] * 3


def test_a_heading_of_two_plans_has_the_later_for_what_is_planned() -> None:
    text = "二、“十四五”成就和“十五五”目标\n编制规划。\n"
    report = reportnlp.from_text(f"2026年某县政府工作报告\n{text}")
    context = Context(report, text, read_outline(text), ())
    timeline = read_timeline(context, anchor_dates(context, find_dates(text, text)), [], explanations())
    spot = timeline.spot(len(text) - 3, len(text) - 2)
    years = [timeline.frame(spot._replace(part=part)).years for part in ("achievement", "measure")]
    assert years == [(2021, 2025), (2026, 2030)]


@pytest.mark.parametrize(
    "marked",
    [
        FIVE + "2022年，建成水库[2座|2022]。修路[8公里|2020-2024]。\n新建学校[3所|2020-2024]。",
        FIVE + "过去一年，抓好项目。新建学校[3所|2024]。\n新建医院[2所|2024]。",
        FIVE + "刚刚过去的2024年，新建学校[3所|2024]。\n新建医院[2所|2024]。",
        FIVE + "2024年是攻坚之年，新建学校[3所|2024]。\n新建医院[2所|2024]。",
        "一、2022年、2023年、2024年工作回顾\n新建学校[3所|2022-2024]。",
        "一、去年工作回顾\n新建学校[3所|2024]。\n二、今年工作安排\n新建医院[2所|2025]。",
        "一、2023年和2024年工作\n2023年，新建学校[3所|2023]。",
        "一、工作回顾\n新建学校[3所|2024]。\n二、工作安排\n新建医院[2所|2025]。",
        "各位代表：\n二、今后五年的目标\n建成高铁[200公里|2025-2029]。",
        f"各位代表：\n{'全县上下同心。' * 9}\n二、今后五年的目标\n建成高铁[200公里|2025-2029]。",
        FIVE + "新建学校[3所|2020-2024]。\n" + PLAN + "新建医院[2所|2025]。",
    ],
)
def test_what_headings_and_openings_set_in_2025(marked: str) -> None:
    check(2025, marked)


@pytest.mark.parametrize(
    "marked",
    [
        REVIEW + "2020年以来，新建学校[3所|2020-2024]，今年新建[1所|2025]。",
        REVIEW + "到2024年底，存款[520亿元|2024]；贷款[300亿元|2024]。",
        REVIEW + "产值由2023年的[30亿元|2023]增加到[40亿元|2024]，2025年将达到[50亿元|2025]。",
        REVIEW + "预计到2026年，产值达到[80亿元|2026]，比2024年增长[5%|2026]。",
        REVIEW + "在5月举办的节会上，签约项目[12个|2024-05-01..2024-05-31]。",
        REVIEW + "5月，签约项目[12个|2024-05-01..2024-05-31]；开工[8个|2024-05-01..2024-05-31]。竣工[6个|2024]。",
        REVIEW + "5月签约项目[12个|2024-05-01..2024-05-31]，开工[8个|2024-05-01..2024-05-31]。",
        REVIEW + "与2023年相比，企业增加[8家|2024]。",
        REVIEW + "其中，2023年完成[5亿元|2023]，2024年完成[6亿元|2024]。",
        REVIEW + "2023年和2024年，分别完成[5亿元|2024]。",
        REVIEW + "2023年（全年）完成[5亿元|2023]。",
        REVIEW + "落实《2023年工作要点》，新建学校[3所|2024]。",
        REVIEW + "落实《工作要点》，2023年完成投资[5亿元|2023]。",
        REVIEW + "目标是：到2027年，产值达到[5亿元|2027]；税收达到[1亿元|2027]。",
        REVIEW + "2023年，产值达到[5亿元|2023]；税收：工业[3亿元|2023]。",
        PLAN + "三年内，覆盖率达到[六成|2025-2027]。",
        "二、工作安排\n三年内，覆盖率达到[六成|2025-2027]。",
        "二、今后五年工作目标\n建成高铁[200公里|2025-2029]。",
        REVIEW + "按2020年不变价计算，产值[5亿元|2024]。",
    ],
)
def test_how_far_a_date_reaches(marked: str) -> None:
    check(2025, marked)
