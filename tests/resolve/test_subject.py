"""Subjects: the words that name what a figure measures."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportnlp
from reportnlp.extract import find_quantities
from reportnlp.resolve.subject import find_subjects
from reportnlp.rules import load_rows


def subjects(text: str) -> list[str | None]:
    return [q.subject.text if q.subject else None for q in reportnlp.analyse(reportnlp.from_text(text)).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年，全县生产总值完成96亿元，同比增长5%。", ["生产总值", "生产总值"]),
        ("发放宣传册5000余份。", ["宣传册"]),
        ("组织全镇53名村干部参加轮训。", ["村干部"]),
        ("全年累计完成固定资产投资70亿元。", ["固定资产投资"]),
        ("建成乡村公路86公里、村级服务站12个。", ["乡村公路", "村级服务站"]),
        ("新增高新技术企业8家，总数达30家。", ["高新技术企业", "高新技术企业"]),
        ("服务业完成增加值80亿元。", ["服务业完成增加值"]),
        ("全市完成技改投资40亿元。", ["技改投资"]),
        ("居民消费价格涨幅控制在3%左右。", ["居民消费价格"]),
        ("总部企业数量达29家。", ["总部企业"]),
        ("综合治理得分在全省排名第4位。", ["综合治理得分"]),
    ],
)
def test_the_name_stands_beside_the_figure(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "财政总收入30亿元，增长8%，其中地方一般公共预算收入17亿元，增长7%。",
            ["财政总收入"] * 2 + ["地方一般公共预算收入"] * 2,
        ),
        ("粮食单产由400公斤提高到450公斤。", ["粮食单产", "粮食单产"]),
        ("二手房交易量比2020年增长20%，高于全国3个百分点。", ["二手房交易量", "二手房交易量"]),
        ("出口额达80亿元，占全国三成。", ["出口额", "出口额"]),
        ("工业用电量突破50亿千瓦时大关，增长4%。", ["工业用电量", "工业用电量"]),
        ("顶住经济下行压力，上半年增长4%，全年增长5%。", ["经济", "经济"]),
        ("存款余额90亿元，贷款余额60亿元，分别增长5%和8%。", ["存款余额", "贷款余额", "存款余额", "贷款余额"]),
    ],
)
def test_a_name_goes_on_to_later_figures(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工业增加值、税收分别增长6%和4%。", ["工业增加值", "税收"]),
        ("城乡居民人均可支配收入分别增长6%、8%。", ["城乡居民人均可支配收入"] * 2),
        (
            "城镇和农村居民人均可支配收入分别增长6%、8%。",
            ["城镇和农村居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        ("一、二、三产业增加值分别增长4%、5%和6%。", ["一、二、三产业增加值"] * 2 + ["三产业增加值"]),
        ("新材料、生物医药等新兴产业产值分别增长9%和7%。", ["新材料", "生物医药"]),
        (
            "城乡居民人均可支配收入分别为3万元、2万元，增长6%、8%。",
            ["城乡居民人均可支配收入"] * 4,
        ),
    ],
)
def test_listed_names_share_out_their_figures(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("街道共接待群众30起。", ["接待群众"]),
        ("行政机关负责人出庭46宗。", ["行政机关负责人出庭"]),
        ("召开专题会议4次。", ["专题会议"]),
        ("全年两次下调存款利率。", ["下调存款利率"]),
        ("收到行政复议申请103件。", ["行政复议申请"]),
    ],
)
def test_what_is_counted_may_be_an_action(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制造业增加值占地区生产总值比重达到30%。", ["制造业增加值占地区生产总值比重"]),
        ("占地2000亩的生态园开工。", ["生态园"]),
        ("亿元以上工业项目12个。", ["工业项目", "亿元以上工业项目"]),
        ("解决了300户农村低收入家庭的住房问题。", ["农村低收入家庭"]),
    ],
)
def test_shares_sizes_and_relations(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@given(st.text(alphabet="0123456789%亿元家个增长分别占比的和、，。；（）“”等全省工业产值完成新增", max_size=200))
def test_every_subject_is_a_span_of_its_line(text: str) -> None:
    figures = find_quantities(text, text, ())
    for figure, place in zip(figures, find_subjects(text, figures), strict=True):
        if place:
            low, high = place
            assert 0 <= low < high <= len(text)
            assert "\n" not in text[min(low, figure.start) : max(high, figure.end)]


@pytest.mark.parametrize(
    "text",
    [
        "企业3家、" * 20_000,
        "5家" * 20_000,
        "增长3%" * 20_000,
        "城镇、" * 20_000 + "分别为" + "3家、" * 20_000,
        "5家、" * 20_000,
        "的" * 60_000 + "3家",
        "增长3%、" + "乡、" * 60_000 + "分别增长3%和5%",
    ],
)
def test_long_lists_are_read_in_linear_time(text: str) -> None:
    figures = find_quantities(text, text, ())
    started = time.process_time()
    assert len(find_subjects(text, figures)) == len(figures)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("精简材料20份，办理时限压缩60%。", ["材料", "办理时限"]),
        ("调处纠纷60件，调处成功率99%。", ["纠纷", "调处成功率"]),
        ("发现问题86个，已整改82个。", ["问题", "问题"]),
        ("落实帮扶资金3亿元，培训农民600名。", ["帮扶资金", "农民"]),
        ("出口额占比达30%、合格率达90%，分别提高2个百分点和5%。", ["出口额占比", "合格率", "出口额占比", "合格率"]),
        ("全球合作伙伴增至10家。", ["全球合作伙伴"]),
    ],
)
def test_verbs_and_nouns_that_look_alike(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("农民收入稳步提高，扣除价格因素，比上年增长4%。", ["农民收入"]),
        ("补助标准从人均40元提高到45元。", ["补助标准", "补助标准"]),
        ("引进资金、技术、人才，分别增长9%、8%和7%。", ["资金", "技术", "人才"]),
        ("取缔、搬迁养殖场35家。", ["养殖场"]),
        ("实验小学等3所新建学校投用。", ["学校"]),
        ("12个学科新进入世界排名前1%。", ["学科", "学科"]),
        ("垃圾焚烧能力达5万吨。", ["垃圾焚烧能力"]),
        ("产值连续跨上2个千亿元台阶、达5000亿元。", ["千亿元台阶", "台阶", "产值"]),
    ],
)
def test_forms_met_in_reports(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


def test_a_word_has_one_class() -> None:
    words = [word for row in load_rows("reportnlp.resolve", "subject_words.tsv") for word in row["words"].split(" ")]
    assert len(words) == len(set(words)) > 3000
    assert all(words)


def test_each_line_is_read_by_itself() -> None:
    text = "各项事业取得进步。\n第一，全年新建学校3所。\n改造公厕5座，\n新增路灯90盏。"
    assert subjects(text) == ["学校", "公厕", "路灯"]
