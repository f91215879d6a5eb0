"""Events: names held apart from unspecific activities, in lists and quotes, with kind and organiser."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.extract.documents import find_documents
from reportnlp.extract.events import find_events
from reportnlp.model import Event
from reportnlp.text import fold


def find(text: str) -> list[Event]:
    folded = fold(text)
    return list(find_events(text, folded, find_documents(text, folded)))


def names(text: str) -> list[str]:
    return [event.text for event in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在青垣县第十届人民代表大会第二次会议上", ["青垣县第十届人民代表大会第二次会议"]),
        ("贯彻党的二十大和二十届二中、三中全会精神", ["党的二十大", "二十届二中、三中全会"]),
        ("落实党的十九大、十九届历次全会和省委九届三次全会部署", ["党的十九大", "十九届历次全会", "省委九届三次全会"]),
        ("按照中央、省委、市委经济工作会议部署", ["中央、省委、市委经济工作会议"]),
        ("举世瞩目的中国共产党第十九次全国代表大会", ["中国共产党第十九次全国代表大会"]),
        ("从去年五月县十一届人大二次会议以来", ["县十一届人大二次会议"]),
    ],
)
def test_sessions_and_congresses(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成功举办首届竹文化节、第三届山地马拉松和全县招商大会", ["首届竹文化节", "第三届山地马拉松", "全县招商大会"]),
        ("办好中国（临江）竹产业博览会", ["中国（临江）竹产业博览会"]),
        ("两届茶博会吸引客商", ["茶博会"]),
        ("参加第二届“茶博会”", ["第二届“茶博会”"]),
        ("打好蓝天、碧水、净土保卫战", ["蓝天、碧水、净土保卫战"]),
        ("开展规范校外培训专项行动，成效明显", ["规范校外培训专项行动"]),
        ("实施房屋安全工程和物业服务提升行动", ["物业服务提升行动"]),
        ("召开优化营商环境现场推进会", ["优化营商环境现场推进会"]),
        ("做好第五次全国经济普查工作", ["第五次全国经济普查"]),
        ("筹备好古镇论坛、企业家座谈会", ["古镇论坛", "企业家座谈会"]),
        ("打赢环境治理攻坚战", ["环境治理攻坚战"]),
        ("以大决心见大行动，打好重大攻坚战", []),
        ("夺得县第四届“晨光杯”羽毛球团体赛冠军", ["县第四届“晨光杯”羽毛球团体赛"]),
        ("荣获第六届临江创业大赛新能源行业赛第一名", ["第六届临江创业大赛新能源行业赛"]),
        ("贯彻省、市系列会议精神", []),
        ("反映的涉路案件及大排查大整治问题", ["大排查大整治"]),
    ],
)
def test_topics_before_head_nouns(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展“护苗有我”、“邻里守望”等志愿活动12次", ["护苗有我", "邻里守望"]),
        ("推进“清渠”专项整治行动", ["“清渠”专项整治行动"]),
        ("推进“四河”水系攻坚战", ["“四河”水系攻坚战"]),
        ("开展“不忘来时路”主题教育", ["“不忘来时路”主题教育"]),
        ("扎实开展“百名干部驻百村”，帮助群众", ["百名干部驻百村"]),
        ("“竹乡超级联赛”带火夜经济", ["竹乡超级联赛"]),
        ('开展"三比三看"活动', ["三比三看"]),
        ("开展“亮剑”“飓风”、查欠薪等专项整治行动", ["亮剑", "飓风"]),
        ("开展“亮剑”、“飓风”专项行动", ["亮剑", "“飓风”专项行动"]),
        ("开展“亮剑”“飓风”活动", ["亮剑", "飓风"]),
        ("举办青少年“童心同梦”合唱季等活动", ["青少年“童心同梦”合唱季"]),
        ("举行“青苗人才”招聘和“青苗杯”创业大赛", ["“青苗杯”创业大赛"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "召开常务会议12次、专题会议8次",
        "举办各类培训班20期",
        "开展一次送服务上门行动",
        "向大会报告工作",
        "提交大会审查",
        "全县上下统一行动、果断行动",
        "打击偷排漏排等环境违法专项行动",
        "坚决打击“台独”分裂活动",
        "落实“两个维护”见行动",
        "抓好疫情防控，确保春节期间安全",
        "搞好各项调节，补齐薄弱环节",
        "开展纠治“红包”专项活动",
        "开展海域地质普查",
        "中央环保督察组交办的案件",
        "获评城市更新行动示范城市",
        "做实文明微行动",
        "建成美丽乡村超900个",
        "建设礼品展示中心，引进高端游艇展会",
        "开展基础教育考试评价改革",
        "入选国家医改重大典型经验",
        "优化消费品以旧换新政策",
        "推动“无烟单位”、“最美庭院”等创建活动",
        "举办音乐节、美食节等活动",
        "启动自然博物馆周边整治",
        "召开新区工作会议",
        "开行动车组12列",
    ],
)
def test_unspecific_activities_are_no_events(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("根据一九九一年三月县第十届人民代表大会第二次会议的决议", "县第十届人民代表大会第二次会议"),
        ("2016年8月份全县农村工作会议提出", "全县农村工作会议"),
        ("2017年第三届茶文化节开幕", "第三届茶文化节"),
        ("参加省“我为邻里办实事”主题擂台赛", "“我为邻里办实事”主题擂台赛"),
        ("全市茶园治理经验交流会在我县召开", "全市茶园治理经验交流会"),
        ("办好车展、古镇戏曲进校园等活动", "古镇戏曲进校园"),
        ("抗击12号强台风", "12号强台风"),
        ("狠抓中央、省环保督察整改", "中央、省环保督察"),
        ("出席第二届世界互联网大会", "第二届世界互联网大会"),
        ("办好全国“双学”周主会场活动", "全国“双学”周"),
        ("启动百家民企进临江活动", "百家民企进临江"),
        ("召开民营经济高质量发展暨营商环境提升大会", "民营经济高质量发展暨营商环境提升大会"),
        ("开展“金桥”消费季活动", "“金桥”消费季"),
        ("深化“桥街3·18警示日”等爱国主义教育", "桥街3·18警示日"),
        ("结合党史学习教育开展活动", "党史学习教育"),
        ("推进高质量发展“十项行动”", "高质量发展“十项行动”"),
        ("抓好以下“十大行动”", "十大行动"),
        ("召开“强能力办实事”专题民主生活会", "“强能力办实事”专题民主生活会"),
        ("实施高新区提升行动", "高新区提升行动"),
        ("开展走访活动、服务民营企业专项行动", "服务民营企业专项行动"),
        ("争取临江国际游艇展落户", "临江国际游艇展"),
        ("在我市召开的全国土地管理现场会上推广", "全国土地管理现场会"),
        ('全省"多证合一、一照一码"改革现场会在我市召开', '"多证合一、一照一码"改革现场会'),
        ("十九大安保任务完成", "十九大"),
        ("开展政策落实障碍清理行动", "政策落实障碍清理行动"),
        ("开展城区市容市貌、占道经营、广告牌匾集中整治", "城区市容市貌、占道经营、广告牌匾集中整治"),
        ("央视春晚临江分会场精彩纷呈", "央视春晚临江分会场"),
        ("深刻吸取临江医院“4·18”火灾事故教训", "临江医院“4·18”火灾事故"),
        ("应对台风和“9·7”特大暴雨", "“9·7”特大暴雨"),
        ("也是临江建市40周年", "临江建市40周年"),
        ("“国际鱼日”科普系列活动", "国际鱼日"),
        ("深化降低物流成本专项行动", "降低物流成本专项行动"),
        ("召开全县集体林改革和发展工作会议", "全县集体林改革和发展工作会议"),
        ("开展集中供热整治和打击非法采砂专项行动", "打击非法采砂专项行动"),
        ("深入开展营商环境提质年活动", "营商环境提质年"),
        ("我们党的第十二次全国代表大会", "党的第十二次全国代表大会"),
        ("举办庆祝建县60周年系列活动", "建县60周年"),
        ("举行签约活动暨茶产业发展大会", "茶产业发展大会"),
        ("召开全会暨全县经济工作会议", "全县经济工作会议"),
        ("参加第八届进博会", "第八届进博会"),
        ("参加第二届世界互联网大会", "第二届世界互联网大会"),
        ("参加全国“两会”", "全国“两会”"),
        ("开展“青苗人才”招聘和“青苗杯”大赛", "“青苗杯”大赛"),
        ("3.物业管理提升行动", "物业管理提升行动"),
        ("一是物业管理提升行动", "物业管理提升行动"),
    ],
)
def test_what_stands_before_a_name_is_left_out(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("召开全县旅游发展大会", "meeting"),
        ("举办乡村医生能力培训班", "training"),
        ("实施学前教育提升三年行动", "campaign"),
        ("组织森林火灾扑救应急演练", "exercise"),
        ("举办首届龙舟赛", "contest"),
        ("办好第二届民俗文化节", "festival"),
        ("应对超强台风“青松”", "incident"),
        ("今年是建县70周年", "milestone"),
        ("举办建县70周年成就展", "festival"),
        ("召开建县70周年纪念大会", "meeting"),
        ("“江超”场场爆满", "contest"),
        ("落实“项目攻坚突破年”部署", "campaign"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    (event,) = find(text)
    assert event.kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("举办“乡村美食周”等活动", "festival"),
        ("举办“邻里厨艺赛”等活动", "contest"),
        ("举办“科普进社会”等活动", "campaign"),
        ("举办“中国航天日”活动", "festival"),
        ("“江超”、篮球赛等赛事", "contest"),
        ("举办首届“竹乡杯”，", "contest"),
        ("办好第六届“采菱节”。", "festival"),
        ("举办“科技成果转化年”活动", "campaign"),
        ("推进“六保”行动", "campaign"),
        ("应对“海葵”台风", "incident"),
        ("央视春晚临江分会场", "festival"),
        ("纪念抗战暨建军胜利70周年", "milestone"),
    ],
)
def test_kinds_shown_by_the_last_syllable(text: str, kind: str) -> None:
    assert [event.kind for event in find(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("开展“护苗”“净网”专项行动", ["event.quoted", "event.quoted_action"]),
        ("“清障”、“净水行动”成效明显", ["event.quoted", "event.quoted"]),
        ("开展“千企帮千村”。", ["event.quoted"]),
        ("办好第二届民俗文化节", ["event.named"]),
        ("庆祝建县60周年", ["event.anniversary"]),
        ("防御第5号台风“海葵”", ["event.typhoon"]),
        ("抗击“7·20”特大暴雨", ["event.dated_incident"]),
        ("县委十四届六次全会、县十届人大三次会议", ["event.plenum", "event.assembly"]),
    ],
)
def test_each_event_names_its_rule(text: str, rules: list[str]) -> None:
    assert [event.rule for event in find(text)] == rules


@pytest.mark.parametrize(
    "text",
    [
        "启动“扫黑风暴”，打击犯罪",
        "提出“百亿超越”。",
        "打击“黑灯舞会”等违法活动",
        "纠治“红包”专项活动",
        "改造“滨河大道”综合整治工程",
        "开通“12345”热线等活动",
        "推选“最美家庭”等评选活动",
        "举办20余场招聘会、3期培训班",
        "（县）运动会",
        "打击“套路贷”等违法犯罪活动",
        "游艇展会开幕",
        "世界三大赛之一",
    ],
)
def test_quotations_and_heads_that_name_no_event(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "organiser"),
    [
        ("4月，由街道司法所组织举办了法治素养提升培训班", "街道司法所"),
        ("县农业农村局成功承办第三届茶文化节", "县农业农村局"),
        ("成功举办第三届茶文化节", None),
    ],
)
def test_organisers(text: str, organiser: str | None) -> None:
    (event,) = find(text)
    assert (event.organiser.text if event.organiser else None) == organiser


@given(st.text(alphabet='“”"举办第三届大会行动、和，。\n党的二十全活等周年“青松”台风开展专项整治', max_size=80))
def test_places_are_in_order_and_disjoint(text: str) -> None:
    found = find(text)
    assert all(text[e.start : e.end] == e.text != "" for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text", ["“" * 20000, '"' * 20000, "大会" * 20000, "水、" * 20000 + "大会", "第三届" * 20000, "等活动" * 20000]
)
def test_hostile_texts_stay_linear(text: str) -> None:
    find(text)
