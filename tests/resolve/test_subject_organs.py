"""Subjects in the words of courts, budgets, officials, inspections and the disclosure of information."""

from __future__ import annotations

import pytest

from reportnlp.extract import find_quantities
from reportnlp.resolve.subject import find_subjects


def subjects(text: str) -> list[str | None]:
    found = find_subjects(text, find_quantities(text, text, ()))
    return [place and text[slice(*place)] for place in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("审结合同案件240件，标的额2.3亿元。", ["合同案件", "标的额"]),
        ("执结案件190件，执行到位金额4600万元。", ["案件", "执行到位金额"]),
        ("受理案件530件，审执结487件。", ["案件", "案件"]),
        ("商事案件平均审理天数缩短6.5天。", ["商事案件平均审理天数"]),
        ("诉前化解纠纷310件。", ["纠纷"]),
        ("为当事人缓减免交诉讼费12万元。", ["诉讼费"]),
        ("发布失信被执行人名单86人次。", ["失信被执行人名单"]),
        ("查办案件57件，移送公安机关3件。", ["案件", "案件"]),
        ("新收案件720件，结案694件。", ["案件", "案件"]),
    ],
)
def test_courts(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("基金收入完成6亿元，主要是土地出让收入减少1.2亿元。", ["基金收入", "土地出让收入"]),
        ("加上上级补助收入7亿元、调入资金2亿元，收入总计19亿元。", ["上级补助收入", "调入资金", "收入总计"]),
        ("税收收入9亿元，下降4%，剔除减税因素后增长2%。", ["税收收入"] * 3),
        ("因信息公开引发行政复议3件。", ["行政复议"]),
        ("提出修改意见37条。", ["修改意见"]),
        ("每月开展一次自查。", ["自查"]),
        ("细化整改措施64条，给予党纪政务处分3人。", ["整改措施", "党纪政务处分"]),
        ("选派7名青年干部到乡镇挂职。", ["青年干部"]),
        ("整顿后进党组织4个，划分网格52个。", ["后进党组织", "网格"]),
        ("发放学生资助资金230万元。", ["学生资助资金"]),
        ("招商引资到位资金5亿元。", ["招商引资到位资金"]),
    ],
)
def test_budgets_officials_and_inspections(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("附条件不起诉8人，制发督促监护令13份。", ["附条件不起诉", "督促监护令"]),
        ("发出纠正违法通知书21份，开展司法救助9件。", ["纠正违法通知书", "司法救助"]),
        ("认罪认罚从宽制度适用率90%。", ["认罪认罚从宽制度适用率"]),
        ("行政机关负责人出庭应诉18宗。", ["行政机关负责人出庭应诉"]),
        ("长期未结案件还有26件。", ["长期未结案件"]),
        ("主动公开政府信息260条。", ["政府信息"]),
        ("家庭医生签约6万人，县域内就诊率89%。", ["家庭医生签约", "县域内就诊率"]),
        ("储备救灾帐篷120顶、棉被900床。", ["救灾帐篷", "棉被"]),
        ("返还被骗资金130万元。", ["被骗资金"]),
        ("开展志愿服务60场，服务时长900小时。", ["志愿服务", "服务时长"]),
        ("收到提案150件，经审查立案137件。", ["提案", "提案"]),
        ("督促整治黑臭水体5处。", ["黑臭水体"]),
        ("选派12名检察官担任法治副校长。", ["检察官"]),
        ("撰写读书笔记2万余字、调研报告3篇。", ["读书笔记", "调研报告"]),
    ],
)
def test_procuratorates_police_and_offices(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected
