"""Whose report it is and of which year: from title, manifest, file name, body; and what says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.model import Period, Report
from reportnlp.read import Hints, ReadOptions, from_text

PLAIN = "现在，我代表县人民政府向大会报告工作，请予审议。\n"


def said(report: Report, fact: str) -> str:
    return dict(report.evidence)[fact]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2021年唐县政府工作报告\n各位代表：", 2021),
        ("唐县２０２１年政府工作报告\n各位代表：", 2021),
        ("政 府 工 作 报 告\n——2019年1月8日在唐县第十六届人民代表大会第三次会议上\n各位代表：", 2019),
        ("政府工作报告\n（二〇〇五年三月一日）\n各位代表：", 2005),
        ("各位代表：\n一、2018年工作回顾\n全年……\n二、2019年工作安排", 2019),
        ("各位代表：\n一、二〇二四年工作回顾\n二、二〇二五年主要任务", 2025),
        ("各位代表：\n一、“十三五”发展成就和2020年主要工作\n二、2021年重点工作", 2021),
        ("各位代表：\n一、过去五年的工作\n二、2017年工作任务", 2017),
        ("各位代表：\n一、去年工作回顾\n2005年，经济平稳增长。", 2006),
        ("各位代表：\n二、今年主要任务\n2006年是开局之年。", 2006),
        ("各位代表：\n根据第六届全国人民代表大会第一次会议的决议，开展工作。\n一、1984年工作安排", 1984),
        ("各位代表：\n从今年（2011年）开始，我市实施新的规划。", 2011),
        ("某局2020年度法治政府建设情况报告\n2020年，", 2020),
        ("关于2016年依法行政工作情况和2017年工作打算的报告", 2016),
        ("现将法治政府建设情况报告如下：\n推进法治政府建设。\n某县人民政府\n2022年1月14日", 2021),
        ("现将法治政府建设情况报告如下：\n推进法治政府建设。\n某县人民政府\n2022年12月30日", 2022),
        ("1997年3月1日在第八届全国人民代表大会第五次会议上\n国务院总理", 1997),
        ("我代表国务院，向第十三届全国人民代表大会第四次会议报告政府工作。", 2021),
    ],
)
def test_the_year(text: str, year: int) -> None:
    assert from_text(text).year == year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021年，调解纠纷328起。",
        "到2035年，基本实现现代化。",
        "各位代表：\n未来五年的主要目标是：到2025年，产值翻一番。",
    ],
)
def test_a_year_that_is_not_stated_is_none(text: str) -> None:
    report = from_text(text)
    assert report.year is None
    assert report.period is None
    assert "year" not in dict(report.evidence)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("驻马店市-2013.txt", 2013),
        ("national/2021.txt", 2021),
        ("深圳市罗湖区-2021-2.txt", 2021),
        ("20210305.txt", 2021),
        ("2020年工作总结和2021年计划.txt", 2020),
        ("2016-2020.txt", None),
        ("报告12021.txt", None),
    ],
)
def test_the_year_of_a_file_name(name: str, year: int | None) -> None:
    assert from_text(PLAIN, name).year == year


def test_old_line_ends_part_lines_too() -> None:
    report = from_text("各位代表：\r一、2018年工作回顾\r二、2019年工作安排\r")
    assert report.year == 2019
    assert report.text.count("\r") == 3


def test_a_report_reviews_the_year_before_and_an_annual_one_its_own() -> None:
    assert from_text("2019年唐县政府工作报告").period == Period("2018-01-01", "2018-12-31")
    assert from_text("唐县2021年法治政府建设情况报告").period == Period("2021-01-01", "2021-12-31")


@pytest.mark.parametrize(
    ("opening", "first"),
    [
        ("现在，我向大会报告过去五年的工作。", "2016"),
        ("一、过去五年工作回顾", "2016"),
        ("一、“十三五”时期工作回顾", "2016"),
        ("一、“十三五”时期发展成就和2020年工作回顾", "2020"),
        ("一、2020年工作回顾\n过去五年，是极不平凡的五年。", "2020"),
    ],
)
def test_a_report_of_five_years_reviews_five(opening: str, first: str) -> None:
    report = from_text(f"2021年唐县政府工作报告\n各位代表：\n{opening}")
    assert report.period == Period(f"{first}-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("text", "name", "adcode", "level"),
    [
        ("2021年博野县政府工作报告", "河北省保定市博野县", "130637", "county"),
        ("2025年宁夏政府工作报告", "宁夏回族自治区", "640000", "province"),
        ("2012年2月1日在徐水县第十五届人民代表大会第一次会议上", "河北省保定市徐水县", "130625", "county"),
        ("2018年保定市徐水区政府工作报告", "河北省保定市徐水区", "130609", "county"),
        ("各位代表：我代表驻马店市人民政府向大会报告工作。", "河南省驻马店市", "411700", "city"),
        ("各位代表：我代表中共唐县县委、唐县人民政府报告工作。", "河北省保定市唐县", "130627", "county"),
        ("各位代表：我受唐县人民政府委托，报告工作。", "河北省保定市唐县", "130627", "county"),
        ("各位代表：我代表坪山区政府筹备组报告工作。\n2017年工作安排", "广东省深圳市坪山区", "440310", "county"),
        ("2008年海口市龙华区政府工作报告", "海南省海口市龙华区", "460106", "county"),
        ("济源市2020年政府工作报告", "河南省济源市", "419001", "county"),
        ("2009年北京市崇文区政府工作报告", "北京市崇文区", "110103", "county"),
        ("恩施土家族苗族自治州2019年政府工作报告", "湖北省恩施土家族苗族自治州", "422800", "city"),
        (
            "天津市西青区西营门街道办事处\n2021年度法治政府建设情况报告",
            "天津市西青区西营门街道",
            "120111",
            "township",
        ),
        ("徐水县2021年法治政府建设年度报告\n徐水县司法局", "河北省保定市徐水县", "130609", "county"),
        ("易县司法局2021年法治政府建设年度报告", "河北省保定市易县", "130633", "county"),
        ("延边州2019年政府工作报告", "吉林省延边朝鲜族自治州", "222400", "city"),
        ("中共青州市委 青州市人民政府关于2021年度法治政府建设情况的报告", "山东省潍坊市青州市", "370781", "county"),
        ("沈阳市大东区人民政府2020年工作报告", "辽宁省沈阳市大东区", "210104", "county"),
        ("长沙县2021年政府工作报告", "湖南省长沙市长沙县", "430121", "county"),
        ("本溪市2021年政府工作报告", "辽宁省本溪市", "210500", "city"),
        ("张家口下花园区2021年政府工作报告", "河北省张家口市下花园区", "130706", "county"),
        ("襄樊市2009年政府工作报告", "湖北省襄樊市", "420600", "city"),
        ("安徽省巢湖市2010年政府工作报告", "安徽省巢湖市", "341400", "city"),
        ("安徽省巢湖市2015年政府工作报告", "安徽省合肥市巢湖市", "340181", "county"),
    ],
)
def test_the_place(text: str, name: str, adcode: str, level: str) -> None:
    report = from_text(text)
    assert (report.region.name, report.region.adcode, report.level) == (name, adcode, level)


def test_the_code_is_that_of_the_year() -> None:
    raised = from_text("2020年徐水县政府工作报告").region
    assert (raised.county, raised.adcode, raised.reason) == ("徐水县", "130609", "in 2020 it was 徐水区")


def test_parts_of_a_region() -> None:
    region = from_text("2019年深圳市南山区政府工作报告").region
    assert (region.province, region.city, region.county, region.township) == ("广东省", "深圳市", "南山区", None)


def test_a_functional_district_has_no_code() -> None:
    report = from_text("2015年深圳市坪山新区管委会工作报告")
    assert (report.region.name, report.region.adcode) == ("广东省深圳市坪山新区", None)
    assert "functional district" in (report.region.reason or "")
    assert report.organ == "坪山新区管理委员会"


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("2021年唐县政府工作报告", "唐县人民政府"),
        ("苏州工业园区2021年工作报告", "苏州工业园区管理委员会"),
        ("阿克苏地区行署2020年工作报告", "阿克苏地区行政公署"),
        ("广东省司法厅2022年度法治政府建设情况报告", "广东省司法厅"),
        ("青河县某局2022年度法治政府建设情况报告", "青河县某局"),
        ("某局2022年度法治政府建设情况报告", None),
    ],
)
def test_the_organ(text: str, organ: str | None) -> None:
    assert from_text(text).organ == organ


def test_the_nation() -> None:
    report = from_text("各位代表：\n现在，我代表国务院，向大会报告政府工作。")
    assert (report.region.name, report.level, report.organ) == ("全国", "national", "国务院")
    assert from_text(PLAIN, "national/2021.txt").region.name == "全国"


def test_a_name_of_several_places_is_settled_by_the_text_or_not_at_all() -> None:
    text = "2019年南山区政府工作报告\n各位代表：\n"
    assert from_text(text).region.adcode is None
    assert "several places" in (from_text(text).region.reason or "")
    assert from_text(text + "深圳市委要求，建设深圳先行示范区。").region.adcode == "440305"
    assert from_text(text, "鹤岗市南山区-2019.txt").region.adcode == "230404"


def test_a_place_of_no_table_is_named_without_a_code() -> None:
    report = from_text("临澜县砚湖街道办事处\n关于2023年度法治政府建设情况的报告")
    assert (report.region.county, report.region.township, report.level) == ("临澜县", "砚湖街道", "township")
    assert report.region.adcode is None
    assert report.organ == "砚湖街道办事处"


def test_a_place_that_is_only_spoken_of() -> None:
    text = PLAIN + "易县经济平稳。易县工业增长。在易县，农业丰收。\n" * 4
    report = from_text(text)
    assert report.region.name == "河北省保定市易县"
    assert "is named" in said(report, "region")


def test_a_place_of_a_few_mentions_is_not_taken_for_the_reports_own() -> None:
    report = from_text(PLAIN + "对口支援和静县，与和静县签约。")
    assert report.region.name is None
    assert report.region.reason == "the text does not name its place"


def test_the_text_beats_manifest_and_file_name_with_a_warning() -> None:
    text = "2021年高唐县政府工作报告\n各位代表："
    for report in (
        from_text(text, "保定唐县-2020.txt"),
        from_text(text, "a.txt", ReadOptions(hints=Hints("保定唐县", 2020))),
    ):
        assert (report.region.county, report.year) == ("高唐县", 2021)
        assert len(report.warnings) == 2
        assert "唐县" in report.warnings[1]


def test_the_manifest_beats_the_file_name() -> None:
    report = from_text(PLAIN, "唐县-2019.txt", ReadOptions(hints=Hints("易县", 2020)))
    assert (report.region.county, report.year) == ("易县", 2020)
    assert said(report, "year") == said(report, "region") == "manifest"


def test_one_heading_alone_does_not_beat_the_file_name() -> None:
    report = from_text("各位代表：\n较好地完成了2000年主要目标任务\n各项事业发展", "河北省-2001.txt")
    assert (report.year, report.warnings) == (2001, ())


def test_a_short_name_needs_a_year_beside_it() -> None:
    assert from_text(PLAIN, "徐水-2015.txt").region.county == "徐水县"
    assert from_text(PLAIN, "徐水-2012.txt").region.name == "河北省保定市徐水县"
    assert from_text(PLAIN, "合作.txt").region.name is None
    assert from_text(PLAIN, "唐县/第3份.txt").region.name == "河北省保定市唐县"


def test_a_file_name_completes_the_place_of_the_text() -> None:
    report = from_text("各位代表：我代表坪山新区管委会报告工作。", "深圳市坪山新区-2014.txt")
    assert report.region.name == "广东省深圳市坪山新区"
    assert report.warnings == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("政 府 工 作 报 告\n各位代表：", "政府工作报告"),
        ("首页\n>\n要闻\n2026年青海省政府工作报告\n政府工作报告\n各位代表：", "2026年青海省政府工作报告"),
        ("2021年唐县政府工作报告\n2022年唐县政府工作报告\n政府工作报告\n各位代表：", "2022年唐县政府工作报告"),
        ("政府工作报告2011年1月9日在唐县第十届人民代表大会上\n各位代表：", "政府工作报告"),
        ("——在唐县第十届人民代表大会上的政府工作报告\n各位代表：", "在唐县第十届人民代表大会上的政府工作报告"),
        ("关于唐县第十二个五年规划纲要的报告\n各位代表：", "关于唐县第十二个五年规划纲要的报告"),
        ("县直各部门：\n政府工作报告提出的任务，要抓好落实。", None),
    ],
)
def test_the_title(text: str, title: str | None) -> None:
    assert from_text(text).title == title


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("2021年唐县人民政府工作报告", "政府工作报告"),
        ("各位代表：我代表唐县人民政府报告工作。", "政府工作报告"),
        ("2021年唐县法治政府建设情况报告", "法治政府建设情况报告"),
        ("推进法治政府建设。法治政府建设取得成效。", "法治政府建设情况报告"),
        ("2021年唐县政府信息公开工作年度报告", "政府信息公开工作年度报告"),
        ("今天天气很好。", None),
    ],
)
def test_the_genre(text: str, genre: str | None) -> None:
    assert from_text(text).genre == genre


def test_a_novel_and_a_table_are_warned_of() -> None:
    novel = "他推开门，雨还在下，院子里没有人。" * 200
    table = "姓名\t年龄\t电话\n" + "张三\t35\t139\n" * 400
    assert all("does not look like" in from_text(text).warnings[0] for text in (novel, table))
    assert from_text("全县工作有序推进，政府加强建设，发展全面提速。" * 100).warnings == ()


@given(
    st.text(alphabet="政府工作报告省市县区年月日第届一二三2019０—（）各位代表：我\n 法治建设保定徐水新", max_size=200)
)
def test_it_never_fails(text: str) -> None:
    assert from_text(text, text[:20]).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "青山县人民法院工作报告\n——2024年1月10日在青山县第十八届人民代表大会第三次会议上\n各位代表：\n"
            "现在，我代表县人民法院向大会报告工作。",
            ("法院工作报告", 2024, "青山县", "青山县人民法院"),
        ),
        (
            "临澜区人民检察院工作报告\n（2023年2月3日）\n各位代表：\n现在，我代表区人民检察院向大会报告工作。",
            ("检察院工作报告", 2023, "临澜区", "临澜区人民检察院"),
        ),
        (
            "青山县人民代表大会常务委员会工作报告\n——2024年1月10日在青山县第十八届人民代表大会第三次会议上\n各位代表：",
            ("人大常委会工作报告", 2024, "青山县", "青山县人民代表大会常务委员会"),
        ),
        (
            "临澜县司法局局长2023年度述职述廉报告\n现将一年来履职情况报告如下：\n一、主要工作",
            ("述职报告", 2023, "临澜县", "临澜县司法局"),
        ),
        (
            "砚湖街道2022年工作总结和2023年工作计划\n2022年，街道各项工作取得新成效。\n第二部分 2023年工作计划",
            ("工作总结", 2022, "砚湖街道", "砚湖街道办事处"),
        ),
        (
            "临澜县自然资源局2023年政府信息公开工作年度报告\n一、总体情况",
            ("政府信息公开工作年度报告", 2023, "临澜县", "临澜县自然资源局"),
        ),
        (
            "临澜县交通运输局2022年度法治政府建设情况报告\n2022年，县交通运输局持续推进法治建设，现将有关情况报告如下：\n"
            "一、主要举措和成效\n二、局主要负责人履行推进法治建设第一责任人职责情况\n局长研究法治工作3次。",
            ("法治政府建设情况报告", 2022, "临澜县", "临澜县交通运输局"),
        ),
        (
            "中国人民政治协商会议第十届临澜县委员会常务委员会工作报告\n——2023年1月9日在政协第十届临澜县委员会第三次会议上\n"
            "各位委员：\n我受常务委员会委托，向大会报告工作。",
            ("政协常委会工作报告", 2023, "临澜县", "政协临澜县委员会"),
        ),
        (
            "政协临澜区第五届委员会常务委员会工作报告\n（2021年2月）\n各位委员：",
            ("政协常委会工作报告", 2021, "临澜区", "政协临澜区委员会"),
        ),
        (
            "2022年度述职述廉报告\n砚湖镇党委副书记、镇长  何某某\n现将一年来的履职情况报告如下：\n一、履职情况",
            ("述职报告", 2022, "砚湖镇", "砚湖镇人民政府"),
        ),
        (
            "抓党建工作述职报告\n砚湖街道党工委书记  何某某\n（2022年12月）\n一、工作亮点",
            ("述职报告", 2022, "砚湖街道", "砚湖街道办事处"),
        ),
        (
            "中共临澜县水务局党组关于县委巡察组反馈意见整改情况的通报\n2021年4月6日至6月5日，县委第二巡察组对县水务局党组"
            "开展了巡察。现将整改情况予以公布。\n一、整改落实情况",
            ("整改情况报告", 2021, "临澜县", "临澜县水务局"),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_reports_of_other_organs(text: str, expected: tuple[str, int, str, str]) -> None:
    report = from_text(text)
    assert (report.genre, report.year, report.region.name, report.organ) == expected


def test_a_part_of_a_report_is_not_its_title() -> None:
    text = "青河县政府工作报告\n一、2022年工作总结\n全年经济平稳增长。\n二、2023年工作安排"
    report = from_text(text)
    assert (report.genre, report.title) == ("政府工作报告", "青河县政府工作报告")


@pytest.mark.parametrize(
    ("opening", "genre"),
    [
        ("现在，我代表县人民法院向大会报告工作，请予审议。", "法院工作报告"),
        ("我受县人大常委会委托，向大会报告工作。", "人大常委会工作报告"),
        ("我受政协青山县第十届委员会常务委员会的委托，向大会报告工作。", "政协常委会工作报告"),
        ("现在，我代表县人民政府向大会报告工作。", "政府工作报告"),
    ],
)
def test_without_a_title_the_opening_says_whose_report_it_is(opening: str, genre: str) -> None:
    assert from_text(f"各位代表：\n{opening}\n一、一年来的工作").genre == genre
