"""What stands behind a figure, where nothing before it names what is measured."""

from __future__ import annotations

import pytest

import reportnlp


def subjects(text: str) -> list[str | None]:
    return [q.subject.text if q.subject else None for q in reportnlp.analyse(reportnlp.from_text(text)).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水厂开工以来，15天内签约率达到80%。", ["签约率", "签约率"]),
        ("发展小麦生产，力争用三年时间完成改造。", [None]),
        ("先后2次对档案工作作出重要批示。", ["重要批示"]),
        ("推动50家企业提档升级。", ["企业"]),
        ("连续两年获评全省“平安建设先进县”。", ["平安建设先进县"]),
    ],
)
def test_what_follows_names_it_or_nothing_does(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60个监测断面中优良水体占比90%。", ["监测断面", "监测断面中优良水体占比"]),
        ("推进30个城中村整治。", ["城中村"]),
        ("立改废政府规章9件。", ["政府规章"]),
        ("获省政府督查激励6项。", ["省政府督查激励"]),
    ],
)
def test_names_end_where_the_next_word_begins(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3个数据标注基地纳入试点。", ["数据标注基地"]),
        ("推进首批12项及第二批14项重点改革。", ["重点改革"] * 2),
        ("打造30个民宿提升示范村。", ["民宿提升示范村"]),
        ("推进5个近零碳园区建设。", ["近零碳园区"]),
        ("9个自治州通高铁或动车。", ["自治州"]),
        ("建设6个村村通自来水示范县。", ["村村通自来水示范县"]),
        ("提出绿色发展7项目标。", ["目标"]),
        ("完成40家重点企业销号式整治。", ["重点企业"]),
    ],
)
def test_a_word_never_holds_part_of_a_figure(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12家高水平医院建设加速推进。", ["高水平医院"]),
        ("9个医疗救治项目完工。", ["医疗救治项目"]),
        ("7个产业集群增加值增长。", ["产业集群"]),
        ("在耕地保护考核中连续5年获得优秀。", ["耕地保护考核"]),
        ("贡献了全市40%的工业增加值。", ["工业增加值"]),
        ("规模以上企业、销售收入过亿元企业增多。", ["销售收入"]),
        ("新整备产业用地9公顷。", ["产业用地"]),
        ("区领导挂点服务重点企业80家。", ["重点企业"]),
    ],
)
def test_what_is_measured_of_things_goes(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7个在建项目总建筑面积9万平方米。", ["在建项目", "在建项目总建筑面积"]),
        ("解决30个村人畜饮水困难。", ["村"]),
        ("超额完成9万立方米的压采治理任务。", ["压采治理任务"]),
        ("新增4个更新计划。", ["更新计划"]),
        ("800户居民乔迁新居。", ["居民"]),
    ],
)
def test_more_of_what_is_told_of_things(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设1个医学中心，5个具有国家水平的临床学科。", ["医学中心", "临床学科"]),
        ("世界500强企业有9家投资我市。", ["世界500强企业"]),
        ("9项制度创新案例全省推广。", ["制度创新案例"]),
        ("解决3万农村人口温饱问题。", ["农村人口"]),
        ("800名志愿者万众一心。", ["志愿者"]),
        ("对违法行为立案查处90起。", ["违法行为立案查处"]),
        ("外资达9亿美元、折合60亿元人民币。", ["外资", "外资"]),
    ],
)
def test_what_is_said_of_it_names_nothing(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为900名困难群众代缴养老保险费6万元。", ["困难群众", "养老保险费"]),
        ("建成9座最美水库群的精品线路。", ["最美水库群"]),
        ("30兆瓦光伏发电项目并网。", ["光伏发电项目"]),
        ("安居工程新安排90套。", ["安居工程"]),
        ("筹办招商大会6场。", ["招商大会"]),
    ],
)
def test_verbs_of_service_go(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected
