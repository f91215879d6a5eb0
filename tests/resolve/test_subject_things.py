"""Counted things, deeds and measured land, apart from what is done to them."""

from __future__ import annotations

import pytest

import reportnlp


def subjects(text: str) -> list[str | None]:
    return [q.subject.text if q.subject else None for q in reportnlp.analyse(reportnlp.from_text(text)).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3万多名建设者奋战在一线。", ["建设者"]),
        ("完成6个园区绿色低碳改造。", ["园区"]),
        ("改善25个路口通行条件。", ["路口"]),
        ("推进9个中型灌区现代化改造。", ["中型灌区"]),
        ("推动60家纺织企业技术改造和数字化转型。", ["纺织企业"]),
        ("明年8万高校学生毕业。", ["高校学生"]),
        ("为3万名学生落实了助学金。", ["学生"]),
        ("46个监测断面水质优良率达97%。", ["监测断面", "监测断面水质优良率"]),
        ("开展2次燃气隐患排查。", ["燃气隐患排查"]),
        ("建设1所拥有300张床位的康复医院。", ["康复医院", "床位"]),
        ("新建和改造提升9万亩高标准农田。", ["高标准农田"]),
        ("80个事项下沉镇街。", ["事项"]),
        ("改造燃气、供水等地下管线90公里。", ["地下管线"]),
        ("完成90户棚户区改造。", ["棚户区改造"]),
        ("6家街道未成年人服务站投用。", ["街道未成年人服务站"]),
        ("对精简后的9项审批事项和清理规范的2项收费予以公开。", ["审批事项", "收费"]),
        ("作为全市3个街道之一通过验收。", ["街道"]),
        ("举办6场技能培训。", ["技能培训"]),
        ("新建5个公园。", ["公园"]),
    ],
)
def test_things_are_told_apart_from_what_becomes_of_them(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湿地修复500亩。", ["湿地"]),
        ("沙化草场治理3万亩。", ["沙化草场"]),
        ("高标准农田建设8万亩。", ["高标准农田"]),
        ("违法建设治理5万平方米。", ["违法建设"]),
        ("生态修复12亩。", ["生态修复"]),
    ],
)
def test_land_is_told_apart_from_its_treatment(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成6个小区雨污分流改造。", ["小区"]),
        ("完成20座公厕艺术化改造。", ["公厕"]),
        ("完成8条主次干道绿化升级。", ["主次干道"]),
        ("推进3家企业战略性重组。", ["企业"]),
        ("开展2个全国性专项整治。", ["全国性专项整治"]),
        ("学校扩建等5个改扩建工程启动。", ["改扩建工程"]),
        ("完成9公里河道治理和3座水闸除险加固。", ["河道", "水闸"]),
        ("完成30公里绿道建设。", ["绿道"]),
        ("完成40公里架空线入地和杆箱整治。", ["架空线入地和杆箱整治"]),
        ("实现90%以上行政村通硬化路。", ["行政村"]),
    ],
)
def test_a_deed_goes_with_its_manner(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成30个村庄生活污水治理。", ["村庄"]),
        ("完成9个黑臭水体整治。", ["黑臭水体"]),
        ("推进12个道路项目前期工作。", ["道路项目"]),
        ("实施4个片区交通综合提升。", ["片区交通"]),
        ("加快6个在建项目进度。", ["在建项目"]),
        ("全区社消零增长7%。", ["社消零"]),
    ],
)
def test_what_becomes_of_things_is_no_part_of_them(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected
