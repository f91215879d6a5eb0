"""Documents: titles with what stands in and behind them, bare names, and what is no document."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.extract.documents import find_documents
from reportnlp.model import Document
from reportnlp.text import fold


def find(text: str) -> list[Document]:
    return list(find_documents(text, fold(text)))


def names(text: str) -> list[str]:
    return [document.text for document in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("印发《青垣县节约用水办法（试行）》", ["青垣县节约用水办法（试行）"]),
        ("修订《关于贯彻《养老条例》的意见》。", ["关于贯彻《养老条例》的意见"]),
        ("落实《水法》《河道管理条例》和《防洪法》", ["水法", "河道管理条例", "防洪法"]),
        ("一个没有右边的《标题，后面还有《完整办法》", ["完整办法"]),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "电视剧《临江往事》热播",
        "《古桥》《渡口的灯》等一批文艺精品获奖",
        "《古桥》、《渡口的灯》和《竹海》等一批文艺精品获奖",
        "《渡口的灯》等作品、舞剧《竹海》广受好评",
        "经验在《青垣日报》刊发",
        "成果登上《自然》《细胞》等期刊",
    ],
)
def test_works_of_art_and_papers_are_no_documents(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("认真执行安全生产法、消防法", ["安全生产法", "消防法"]),
        ("完成“十四五”规划中期评估", ["“十四五”规划"]),
        ('实施"十二五"规划的第三年', ['"十二五"规划']),
        ("编制“十五五”规划纲要（草案）", ["“十五五”规划纲要（草案）"]),
        ("出台养老服务条例和志愿服务促进办法", ["养老服务条例", "志愿服务促进办法"]),
        ("推动制定省湿地保护条例", ["湿地保护条例"]),
        ("实施科技特派员三年行动计划，成效明显", ["科技特派员三年行动计划"]),
        ("抓紧制定管网建设融资整体方案", ["管网建设融资整体方案"]),
        ("临江湾区发展规划上升为国家战略", ["临江湾区发展规划"]),
        ("对标全市营商环境改革“20条”", ["营商环境改革“20条”"]),
        ("严格落实中央“八项规定”精神", ["中央“八项规定”"]),
        ("严格执行党内政治生活若干准则、党内监督条例", ["党内政治生活若干准则", "党内监督条例"]),
        ("超过“十二五”“十三五”两个五年规划总和", []),
        ("制定重点机构认定办法等政策", ["重点机构认定办法"]),
        ("修订完善人才服务保障办法", ["人才服务保障办法"]),
        ("举办民法典、宪法学习会，研究刑法学", ["民法典", "宪法"]),
        ("贯彻法治建设“一规划两纲要”", ["法治建设“一规划两纲要”"]),
        ("探索“政府规划+企业运营”模式", []),
        ("制定“散乱污”企业清退办法，想尽一切办法", ["“散乱污”企业清退办法"]),
        ("用好临江宪法公园", []),
        ("实施兴边富民行动和少数民族事业规划", ["少数民族事业规划"]),
        ("实施早孕关爱行动、出生缺陷防治计划", ["出生缺陷防治计划"]),
        ("颁布实施新的临江妇女、儿童发展纲要", ["临江妇女、儿童发展纲要"]),
        ("实施夜市提质计划和企业梯队成长计划", ["夜市提质计划", "企业梯队成长计划"]),
        ("全年计划实施项目90个，完成收购计划", []),
        ("“四新”计划，民宿集群成长计划成功实施", ["“四新”计划", "民宿集群成长计划"]),
        ("推进“千村点亮”“万户清泉”行动计划", ["“千村点亮”“万户清泉”行动计划"]),
        ("兑现“稳岗九条”“消费12条”", ["稳岗九条", "消费12条"]),
        ("用好稳外贸“18条”", ["稳外贸“18条”"]),
        ("贯彻党的二十大报告精神", ["党的二十大报告"]),
        ("出台茶山集体林权改革试点方案", ["茶山集体林权改革试点方案"]),
        ("制定招商方案，提出一套方案", []),
        ("印发库区供水改造试点方案实施计划", ["库区供水改造试点方案实施计划"]),
    ],
)
def test_bare_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "制定工作方案",
        "编制各类专项规划",
        "坚持规划引领，加强规划建设",
        "出台15个专项规划",
        "想尽一切办法",
        "打通断头路3条",
        "行政执法和刑法学",
    ],
)
def test_what_names_nothing_in_particular(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "canonical"),
    [
        ("执行行政处罚法", "law", "中华人民共和国行政处罚法"),
        ("弘扬宪法精神", "law", "中华人民共和国宪法"),
        ("出台《夜市管理办法（试行）》", "policy", "夜市管理办法"),
        ("落实“十四五”规划", "plan", "国民经济和社会发展第十四个五年规划纲要"),
        ("编制“十四五”养老规划", "plan", "“十四五”养老规划"),
        ("依据青府发〔2022〕9号", "code", "青府发〔2022〕9号"),
    ],
)
def test_kind_and_canonical_name(text: str, kind: str, canonical: str) -> None:
    (document,) = find(text)
    assert (document.kind, document.canonical) == (kind, canonical)


def test_a_number_behind_a_title_is_no_second_document() -> None:
    (document,) = find("《夜市管理办法》（青府发〔2022〕9号）")
    assert (document.text, document.number) == ("夜市管理办法", "青府发〔2022〕9号")
    assert find("出台《夜市管理办法》")[0].number is None


@given(st.text(alphabet="《》〈〉“”规划法条例十四五和、，。\n落实出台3（）〔〕2021号水", max_size=80))
def test_places_are_in_order_and_disjoint(text: str) -> None:
    found = find(text)
    assert all(text[d.start : d.end] == d.text for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["《" * 20000, "“" * 20000, "出台" + "水、" * 20000 + "条例", "规划" * 20000])
def test_hostile_texts_stay_linear(text: str) -> None:
    find(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("印发《关于加强治理的意见》（青政发〔2024〕5号）", ("policy", "关于加强治理的意见", "青政发〔2024〕5号")),
        ("出台《青垣县物业管理办法（试行）》", ("policy", "青垣县物业管理办法", None)),
        ("施行《河道管理条例》", ("law", "河道管理条例", None)),
        ("编制文旅发展规划（2023-2027年）", ("plan", "文旅发展规划", None)),
        ("落实国办发〔2023〕12号文", ("code", "国办发〔2023〕12号", None)),
        ("实施“十三五”计划纲要", ("plan", "国民经济和社会发展第十三个五年计划纲要", None)),
        ("编制第十四个五年规划", ("plan", "国民经济和社会发展第十四个五年规划纲要", None)),
        ("编制“十四五”文旅规划", ("plan", "“十四五”文旅规划", None)),
        ("宣传民法典（草案）", ("law", "民法典", None)),
        ("落实中央一号文件", ("policy", "中央一号文件", None)),
        ("学习党的二十大报告", ("policy", "党的二十大报告", None)),
        ("出台稳岗“12条”政策", ("policy", "稳岗“12条”", None)),
    ],
)
def test_what_a_document_is(text: str, found: tuple[str, str, str | None]) -> None:
    (document,) = find(text)
    assert (document.kind, document.canonical, document.number) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("编制产业规划设计，出台青垣县文旅发展规划", ["青垣县文旅发展规划"]),
        ("严格按计划推进，制定人才引育三年行动计划", ["人才引育三年行动计划"]),
        ("执行合同法律、刑法学、消防法", ["消防法"]),
        ("推进城市更新、产业规划", []),
        ("实施“古镇保护三年行动计划”", ["古镇保护三年行动计划"]),
        ("实施古镇保护“三年行动计划”", ["古镇保护“三年行动计划”"]),
        ("推进西部山区“两通”攻坚计划", ["西部山区“两通”攻坚计划"]),
        ("推进“两通”攻坚计划", ["“两通”攻坚计划"]),
        ("实施“甲乙制造”战略和“领跑者”计划", ["“领跑者”计划"]),
        ("文旅产业规划印发实施", ["文旅产业规划"]),
        ("2.文旅产业规划印发实施", ["文旅产业规划"]),
        ("三年行动计划全面实施", []),
        ("按照工作计划深入推进", []),
        ("出台支持民营经济的18条措施", []),
        ("制定古镇“1+4”发展策略", ["古镇“1+4”发展策略"]),
        ("启动全省首部物业管理条例立法", ["物业管理条例"]),
    ],
)
def test_where_bare_names_begin_and_end(text: str, expected: list[str]) -> None:
    assert names(text) == expected
