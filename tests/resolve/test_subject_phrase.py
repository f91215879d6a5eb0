"""The noun phrase beside a figure: forms of clauses, one group for each way that a name hides in them."""

from __future__ import annotations

import pytest

import reportnlp


def subjects(text: str) -> list[str | None]:
    return [q.subject.text if q.subject else None for q in reportnlp.analyse(reportnlp.from_text(text)).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外贸出口逆势增长4%。", ["外贸出口"]),
        ("全区实现工业产值50亿元，同比增长（下同）7%。", ["工业产值", "工业产值"]),
        ("人均住房面积比2008年翻一番。", ["人均住房面积"]),
        ("城乡居民收入比2015年翻一番。", ["城乡居民收入"]),
        ("城乡居民收入比缩小到2.1:1。", ["城乡居民收入比"]),
        ("风电装机在全国率先破亿、达到1.1亿千瓦。", ["风电装机"]),
    ],
)
def test_words_between_name_and_figure_are_passed(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("灾后恢复重建占15%。", ["灾后恢复重建"]),
        ("上缴税费增长6%。", ["上缴税费"]),
        ("清理拖欠工程款800万元。", ["拖欠工程款"]),
        ("新药市场占有率达30%。", ["新药市场占有率"]),
        ("开展免费送戏下乡90场。", ["送戏下乡"]),
        ("为6000名学前一年儿童减免学费。", ["学前一年儿童"]),
    ],
)
def test_a_noun_may_hold_a_verb(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("补充乡村教师600名。", ["乡村教师"]),
        ("为园区职工、人才供应公寓90套。", ["公寓"]),
        ("新建扶贫安居工程3万套（户）。", ["扶贫安居工程"]),
        ("引育学科带头人6名。", ["学科带头人"]),
        ("提高养老金水平，人均月增60元。", ["养老金水平"]),
        ("公路投资超年度计划9%。", ["公路投资"]),
        ("粮食生产增长5%，到1987年达到300万斤。", ["粮食生产", "粮食生产"]),
        ("加固河堤12公里。", ["河堤"]),
        ("成交绿电7亿千瓦时。", ["绿电"]),
        ("本市生产总值增长8%。", ["生产总值"]),
        ("在晋高层次人才达900名。", ["高层次人才"]),
        ("年度计划投资40亿元。", ["计划投资"]),
    ],
)
def test_a_verb_or_the_own_place_goes(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("棉花产量创新高，达到9万吨，连续4年增产。", ["棉花产量", "棉花产量"]),
        ("外贸总额800亿元，连续三年居中部城市首位。", ["外贸总额", "外贸总额"]),
        ("金融业加快发展，在生产总值中占比提高2个百分点。", ["金融业"]),
        ("医保水平提高，连续三年增加报销额度。", ["报销额度"]),
        ("钢产量居西部省区第2位。", ["钢产量"]),
        ("演出30场，惠及9万人次。", ["演出", "演出"]),
        ("惠及群众3万人次。", ["惠及群众"]),
        ("住房竣工40套，实际供应30套。", ["住房", "住房"]),
        ("建设筹集公共住房40套、供应30套。", ["公共住房", "公共住房"]),
        ("地铁客流量90万人次，提前两年实现“十二五”规划目标。", ["地铁客流量", "地铁客流量"]),
        ("渔民的纯收入，全市平均每人达到900元。", ["纯收入"]),
        ("农业产值平均每年增长4%，1998年增长5%。", ["农业产值", "农业产值"]),
    ],
)
def test_what_goes_on_inherits_the_name(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增全球前1%学科3个。", ["学科", "全球前1%学科"]),
        ("年产值超10亿元企业6家。", ["产值", "年产值超10亿元企业"]),
        ("财政收入过亿元的乡镇由3个增加到5个。", ["财政收入", "财政收入过亿元的乡镇", "财政收入过亿元的乡镇"]),
        ("合同制职工的比例达80%。", ["合同制职工的比例"]),
        ("合同制职工的比例，由40%上升到80%。", ["合同制职工的比例", "合同制职工的比例"]),
        ("学校的图书8万册。", ["图书"]),
    ],
)
def test_a_name_keeps_what_makes_it_complete(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("修筑河堤30公里，发展果业合作社80家，建设现代农业园区2万亩。", ["河堤", "果业合作社", "现代农业园区"]),
        ("铲除毒品原植物300株，打造精品线路3条，划定保护区20个。", ["毒品原植物", "精品线路", "保护区"]),
        ("化解信访积案56宗。", ["化解信访积案"]),
    ],
)
def test_the_object_of_a_verb_is_named_alone(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9项年度攻坚任务全部完成。", ["攻坚任务"]),
        ("经过五年的努力，面貌一新。", ["努力"]),
        ("经过九年的艰苦努力，面貌一新。", ["努力"]),
        ("完成食品抽检900批次。", ["食品抽检"]),
        ("反诈软件安装突破9万人次。", ["反诈软件安装"]),
        ("4家医院与某大学签约。", ["医院"]),
        ("横贯城区内外、全长30公里的绿道建成。", ["绿道"]),
        ("财政增速排名全省各市第一。", ["财政"]),
        ("软件、互联网、影视三大产业增速分别为3%、4%和5%。", ["软件", "互联网", "影视"]),
        ("书籍借阅量达到每千人80册。", ["书籍借阅量"]),
        ("低保标准不低于最低工资的0.4倍。", ["低保标准"]),
        ("办理2件最复杂的信访案件。", ["信访案件"]),
        ("投入人才专项资金2亿元。", ["人才专项资金"]),
        ("累计投入600万元实施河道清淤。", ["投入"]),
        ("高考上线人数首次突破“百人”大关。", ["高考上线人数"]),
        ("国际货运班列年开行90列。", ["国际货运班列"]),
        ("主汛期前完成河堤加固9公里。", ["河堤"]),
        ("全省十强县中我市有3个。", ["十强县"]),
        ("粮食产量达到或略高于30万吨。", ["粮食产量"]),
        ("肉羊存栏20万只、出栏30万只。", ["肉羊存栏", "出栏"]),
    ],
)
def test_times_places_and_steps_are_no_names(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("审批时限缩短1/3。", ["审批时限"]),
        ("人口要比上年减少2万人。", ["人口"]),
        ("污水处理率由建区之初的10%提升到60%。", ["污水处理率"] * 2),
        ("学生资助标准从每生每年500元提高到600元。", ["学生资助标准"] * 2),
        ("跨境电商综试区扩容至9个。", ["跨境电商综试区"]),
        ("化肥增产了9万吨。", ["化肥"]),
        ("全市性检查考核事项减少20%。", ["全市性检查考核事项"]),
        ("国有及其他经济类型单位投资增长8%。", ["国有及其他经济类型单位投资"]),
        ("新材料产业整体增速高于全市2个百分点。", ["新材料产业"]),
    ],
)
def test_what_only_leads_to_the_figure_goes(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("筹建安居住房3万套（间）、旧住房改造惠及6万户。", ["安居住房", "旧住房改造"]),
        ("投资6亿元的影视城、投资3亿元的会展中心开工。", ["投资", "投资"]),
        ("物流、文化及相关产业稳步壮大，增加值达30亿元。", ["增加值"]),
        ("城市空气综合指数、PM10浓度继续改善，分别下降2%、7%。", ["城市空气综合指数", "PM10浓度"]),
        ("市直机构和派出机构大幅精简，精简后为18个。", ["市直机构和派出机构"]),
        ("实施“千企示范、万企转型”工程项目60个、完工50个。", ["“千企示范、万企转型”工程项目"] * 2),
    ],
)
def test_a_list_is_told_from_a_clause(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建修复污水管网20公里。", ["污水管网"]),
        ("城市更新供应土地9公顷。", ["土地"]),
        ("用好5年过渡期。", ["过渡期"]),
        ("消除城市积水点30个。", ["城市积水点"]),
    ],
)
def test_two_verbs_go_together(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用水总量要在去年水平的基础上压缩5%。", ["用水总量"]),
        ("普通高考录取人数增加2万人。", ["普通高考录取人数"]),
        ("建筑、医药等重点行业投资增长4%。", ["重点行业投资"]),
        ("在职干部6万人中，已有七成以上辞去兼职。", ["在职干部"] * 2),
    ],
)
def test_more_forms_of_a_clause(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小麦收购价每50公斤提高6元。", ["小麦收购价", "小麦收购价"]),
        ("区域创新能力排名跃升至全国第二。", ["区域创新能力"]),
        ("数字经济增加值连续2年破万亿元。", ["数字经济增加值", "数字经济增加值"]),
        ("建成示范学校30所、教育实践基地20个。", ["示范学校", "教育实践基地"]),
        ("创新亮点项目9个。", ["创新亮点项目"]),
    ],
)
def test_words_that_end_or_open_a_phrase(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("消费的比重上升，积累相应地由四成降到三成。", ["积累", "积累"]),
        ("被动式建筑规模全省第一。", ["被动式建筑规模"]),
        ("跨湖大桥仅用9个月建成。", ["跨湖大桥"]),
        ("优良天数在全省各县排名第二。", ["优良天数"]),
        ("园区在全市综合排名第4位。", ["综合排名"]),
        ("市场活力指数在原特区外排名第一。", ["市场活力指数"]),
        ("高效农业面积达9万亩。", ["高效农业面积"]),
    ],
)
def test_adverbs_and_places_of_comparison_go(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("绿化覆盖率和人均公园面积分别提高到40%和9平方米。", ["绿化覆盖率", "人均公园面积"]),
        ("发放稳岗返还资金3亿元。", ["稳岗返还资金"]),
        ("完成9个村庄整治任务。", ["村庄"]),
        ("提升40所中学办学能力。", ["中学"]),
        ("新药研发占比达15%。", ["新药研发占比"]),
        ("推动30家企业运用智能装备。", ["企业"]),
        ("早稻、玉米每斤分别提高3分、5分。", ["早稻", "玉米"]),
        ("累计为企业减税降费2亿元。", ["企业减税降费"]),
        ("引进一批项目，建成“美丽农村路”\u30102\u301134公里。", ["美丽农村路"]),
    ],
)
def test_forms_that_hide_a_name(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工业产值（含出口2亿元的部分）达9亿元。", ["出口", "工业产值"]),
        ("港口吞吐量9亿吨，居我国沿海城市第4位。", ["港口吞吐量"] * 2),
        ("污水处理率98%，断面水质稳定在四类以上，力争90%稳定在三类以上。", ["污水处理率", "断面水质"]),
        ("职工工资900元，扣除价格因素，增长5%。", ["职工工资"] * 2),
        ("全镇平均每人生产粮食800斤。", ["粮食"]),
        ("完成造林。9.每千人病床数达到6张。", ["每千人病床数"]),
    ],
)
def test_clauses_beside_the_one_of_the_figure(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用地指标是省下达计划的2倍。", ["用地指标"]),
        ("30个县（市、区）通过验收。", ["县（市、区）"]),
        ("组成一支9人的微团队。", ["微团队"]),
        ("推进5个城市更新项目。", ["城市更新项目"]),
        ("为9个市保供煤炭3亿吨。", ["市", "煤炭"]),
        ("7个产业集群支撑作用凸显。", ["产业集群"]),
    ],
)
def test_names_with_brackets_and_pieces(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("转移支付增加1亿元、规模达9亿元，增长18%。", ["转移支付", "规模", "转移支付"]),
        ("储备规模由2亿元增加到3亿元。", ["储备规模"] * 2),
        ("水质按断面计算优良比例达90%。", ["优良比例"]),
        ("新建隧道和总投资9亿元的大桥开工。", ["总投资"]),
        ("新增土地托管面积4万亩。", ["土地托管面积"]),
        ("完成产业用地供应12万平方米。", ["产业用地"]),
        ("优良天数260天，连续三年在空气质量考核中优秀。", ["优良天数", "空气质量考核"]),
        ("全年投入资金3亿元。", ["资金"]),
        ("服务规模以上企业90家。", ["规模以上企业"]),
    ],
)
def test_scales_and_ways_of_reckoning(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("减少审批事项90项，减幅达38%。", ["审批事项"] * 2),
        ("科技进步对工业发展的贡献率达60%。", ["科技进步对工业发展的贡献率"]),
        ("行政编制精简80名。", ["行政编制"]),
        ("分步整治“病患”桥梁9座。", ["“病患”桥梁"]),
    ],
)
def test_last_forms_met(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


def test_a_light_verb_before_a_deed_goes() -> None:
    assert subjects("开展检查90次，带头出庭应诉3次。") == ["检查", "出庭应诉"]
