"""Kinds of false alarm and miss that real newspaper copy showed, in other words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bench.proofreading import LUSONG, findings_of
from bench.seeded import edition_of
from content.proofreading.view import Copy, Kind, Passage, copy_of
from content.proofreading.wording import unended_of
from content.reading.reader import read_edition

SOUND: tuple[tuple[str, ...], ...] = (
    # Words meet, or run over what looks like a misspelling.
    ("县交警大队大队长带头上路。",),
    ("孩子自己经受了考验，自己经营着小店。",),
    ("政策由卖方市场转向买方市场。", "买方市场里要靠品质说话。"),
    # Reduplication.
    ("一座村庄一座村庄地走访，一个问题一个问题地解决。",),
    ("山坡上大片大片的油茶开了花，稻田碧绿碧绿。",),
    ("大家都说，日子要过得暖暖和和的，饭要吃得很香很香。",),
    ("到几个摊位上比较比较，回去总结总结经验。",),
    # One — joins names.
    ("中国—中亚峰会成果丰硕，与会各方一致表示满意。",),
    ("罗尔斯—罗伊斯公司的工程师来厂里指导安装工作。",),
    ("要打通种植—加工—销售各个环节的堵点和难点。",),
    ("展览馆周一—周五免费开放，请大家错峰前来参观。",),
    # A speech of several paragraphs closes the last only; items of a list end with ；.
    ("他说：“先把路修通，再把水引来，办法总会有的。", "“等到秋天，你们再来看。”"),
    ("会议明确三件事：", "（一）加快修路，年底前通到每个村；", "（二）保障用水，让老人放心。"),
    ("“两不愁”的底线守住了。（本报记者甲某）（图片由镇政府提供）",),
    # 和 that is no conjunction, 与 that is "with".
    ("两地出口之和，超过了邻县的总和。他的提议得到附和。",),
    ("走访企业、与农户座谈、解决难题，三件事一起抓。",),
    ("代表有刀世光（傣族）、和国才（纳西族）、李秀（白族）。",),
    # Characters of the standard table, in names.
    ("记者王喆、李珺、张琤报道。",),
    # Who signs, and when; labels; lists of lines without marks.
    ("特此通知，请遵照执行。", "澄江县水利局", "2020年3月9日"),
    ("特此通知，请遵照执行。", "澄江县水利局　2020年3月9日"),
    ("特此通知，请遵照执行。", "澄江县文化和旅游局"),
    ("现将先进集体名单公布如下：", "石桥中学　竹坪乡小学　县特殊教育学校"),
    ("大家都说味道好。", "腊肉焖饭上桌了　摄影/何小舟"),
    ("书香澄江，悦读人生。",),
    ("欢迎大家报名参加。", "联系人：林一山　联系电话：0000-1234567"),
    ("现将入选口号公布如下：", "人人护堤", "个个有责", "垃圾不落地", "澄江更美丽", "感谢参与。"),
    # Years: no mixture, no date, no past.
    ("1994、1995、1996三年，工厂没有亏损过。",),
    ("这座古城至今有2800年历史。",),
    ("他要参加2024年奥运会，每天清早就起来训练。",),
    ("’08奥运会的火炬手回到了家乡。",),
    # Figures that are two.
    ("每生300元的补助，一年就是300多万元。",),
    ("要形成20个销售收入20亿元以上的企业，其中100亿元以上的要超过3个。",),
    ("经由本省的旅客、货物和车辆分别占全国的80%、33%和90%。",),
    ("集中整治后，违章率提高160%的势头止住了。",),
    ("他们分获二、三名，邻队列四、五名。",),
    ("《乡村论坛》专栏受人欢迎。",),
    # Particles in their places; words that are in no list; names.
    ("积极的推动作用，深入的学习和研究，不断的努力，都有了回报。",),
    ("进取的精神、谈虎色变的恐惧、采取的措施、明显的变化、所获的奖，都在这里。",),
    ("幸福地生活，社会地位和本地企业都有了变化，地方干部更忙。",),
    # How long something takes; a date of the year under the notice; who ends a letter.
    ("比赛录像满26:30，从头到尾要看三遍。", "她跑完全程用时1:75也不服输，日子还长。"),
    ("11月16日（星期日）管制交通。", "澄江县公安局", "2031年11月8日"),
    ("县长同志：", "请别砍老街口那棵樟树。", "一个教了四十年书的人"),
    ("“3·15”晚会和“12·9”长跑照常举行。",),
    ("每百粒莲子重达110克，每隔3米栽一棵树，路两旁尚属空地。",),
    ("李即先、柴俊民、江铃公司的代表都到了场。",),
    ("坚持“一村一品”、“一户一策”、统一收购。",),
    # An adverb beside a verb, what something becomes, words that came up lately.
    ("这是她最常唱的四句。水喝起来甜，不像以前发咸了。携手战疫，邻里同心。",),
    ("热情的人来了，高兴的事多了，努力的方向明确了。",),
    # Facts behind their labels, the last a figure.
    ("大家都说味道好。", "地址：北关街47号　营业时间：4:30—11:00 人均：22元"),
    ("请用户提前储水。", "抢修电话：6622110；客服热线：12345"),
    # A title or theme of several parts, as a head is set.
    ("部门印发《关于保护传统村落 发展乡村民宿的意见》，今年试行。",),
    ("论坛的主题是“山水 人文 共生”，来了三百人。",),
    # Two characters that a syllable alone relates to another word make a new one.
    ("两家公司在科创板上市，县里的智造车间添了十条生产线。",),
    # Peaks and directions are no parts of a total; parts of a part; rounded figures.
    ("最多的一年有131人，今年秋季入学9人，全校一共41人。",),
    ("代表团共329人，其中运动员186人，女运动员90人，男运动员96人。",),
    ("完成绿化1.27亿亩，其中造林5345万亩、种草7390万亩。",),
    ("全年处分647人，移送73人，其中局级54人、县级285人。",),
    ("这些陶器距今4000年，定位精度从10米提升到1米。",),
    # Aims, and what is arranged for a day to come.
    ("各国加快落实2030年议程，新馆定于2036年建成。",),
    ("问题有两个：1）经费不足，2）人手不够。",),
    ("民航推出退税缓税缓费办法，生产效率提高了20%。",),
    ("要处理好与人、与市场、与自然的关系，茨城、和歌山等地已降级。",),
    ("坚持“拉手”而不是“松手”、“延链”而不是“断链”。",),
    ("沿燕山—太行山一线，有超过10万家规模以上企业，突破100余项技术。",),
    # Shares of another whole; rounded shares.
    ("全国有35.28亿户，其中物联网18.45亿户，占全球总数的70%。",),
    ("全村420户，其中378户通了水，占90%；企业由31家增加到47家，增长51.6%。",),
    ("白鹤滩—浙江特高压直流工程全容量投产，今年的用电更有保障。",),
    ("人防物防技防一起上，电站年送电350亿千瓦时，装机350万千瓦。",),
    # Brothers named side by side.
    ("沈国栋、沈国梁来了。村民沈国栋说，沈国梁说得对。沈国栋笑了。",),
    ("县发改局与市发改委共同研究，县教育局参加。",),
    # A word or a name begins with 和; terse words in a row; ten times as much.
    ("讲和睦、和衷共济、和合共生，还要走进飞岭村、石渠村、和川村。",),
    ("深入实施“引客入赣”工程，让两国人民心通意合。",),
    ("酒卖558.6元，法院判他十倍赔偿5586元。",),
    # A day's name in quotes is no decimal; years are counted back; where somebody is registered.
    ("海河“25·7”洪水过后，遗址距今约5800年至5200年的陶器露了出来。",),
    ("沅山县办好这件事。沅山县的人，沅山县的路。", "他户籍在部队驻地（杭州市拱墅区）。"),
    # An agency's line and a credit keep their blanks.
    ("新华社北京12月11日电　中央经济工作会议闭幕。新华社记者 何小舟 摄。",),
    # A plan's years; two names of the list; what a rule says of rules; a leap day of any year.
    ("镇人大主席何大川来了，市人大主席团开会，热情的人到了，高兴的事上了报。",),
    ("今年建成沅山高铁，明年起提速。2022年、2023年分别建成通达两县的公路，加快推进。",),
    ("推进三星堆—金沙遗址系统性保护。他们履行本规定规定的职责，问题是是否合用。",),
    ("能被4整除的年份增加一天（2月29日），就是闰年。",),
    ("2014年3月27日浙江省第十二届人民代表大会常务委员会第九次会议批准",),
    ("总台记者 何小舟：这里是沅山县。缓缴涉企业收费，为民企减负。",),
    ("她找啊找啊，终于找到了。您也得明天去，我们获得成绩。",),
    ("县委书记沈国栋、县长何大川到会。",),
    ("原县长何大川，新任县委书记何大川到会。",),
    ("攸县县长何大川来了，茶陵县县长沈国栋也来了。",),
    ("从12月20日到1月10日放假，2018年开工，2019年竣工。",),
    ("满意率从95.2%提升至98.4%，提高3.2个百分点；产量从15%提到20%，增长33%。",),
    ("“十四五”时期（2021—2025年），生于1950年的他今年71岁，办学始建于1921年。",),
)
FAULTY = (
    ("二○二○年，新桥通车。", "mixed-numeral"),
    ("全县干部群众群众一条心。", "doubled-words"),
    ("他的心愿只有一个—让孩子们在家门口上学。", "dash-form"),
    ("馆里摆着《红旗谱》、《创业史》等书。", "enumeration-between-quotes"),
    ("他说：“先把路修通，再把水引来。", "punctuation-unpaired"),
    ("会议明确两件事，一是加快修路；", "sentence-unended"),
    ("新桥下的步道修好了，跑步的人越来越多", "sentence-unended"),
    ("现在己经通水。", "wrong-word"),
    ("游客络绎不决，前来参观。", "wrong-word"),
    ("群众对此事义无反故。", "wrong-word"),
    ("全村人口&nbsp;320人。", "web-residue"),
    ("（下转第四版）", "web-residue"),
    ("出口增长47·33%。", "point-form"),
    ("逐步的推进改革，让群众受益。", "particle"),
    ("乡愁变的遥远了，日子显的从容。", "particle"),
    ("各项工作取的成绩，都写进了报告。", "particle"),
    ("他跑的很快，一会儿就到了。", "particle"),
    ("双方深入的交换了意见。", "particle"),
    ("两个人热情的聊了起来，天就黑了。", "particle"),
    ("大家建设美丽地家园。", "particle"),
    ("产量同比下降-3.2%。", "fall-minus"),
    ("会场上掛着横幅。", "unusual-character"),
    ("会议定于上午26:30开始，请准时到。", "date-impossible"),
    ("11月16日（星期五）管制交通。2031年11月8日发布。", "weekday-wrong"),
    ("这条路修的又宽又平。", "particle"),
    ("孩子们跑地满头大汗，谁也不停。", "particle"),
    ("老人高兴的合不拢嘴。", "particle"),
    ("菜农急匆匆的往城里赶去。", "particle"),
    ("她微笑得向大家挥手。", "particle"),
    ("厂长沈国栋说，要上新线。沈国栋指了指。沈国梁看着看板。", "name-differs"),
    ("村医蒋佩兰每天走山路。蒋佩蓝说不累。", "name-differs"),
    ("县发改局牵头。县发改委说，都开工了。", "name-differs"),
    ("全村420户，其中378户通了水，占80%。", "percent-differs"),
    ("发放问卷800份，收回760份，回收率96%。", "percent-differs"),
    ("今年接待120万人次，比去年的100万人次增长12%。", "percent-differs"),
    ("产量由4000吨增加到5000吨，增长20%。", "percent-differs"),
    ("“十三五”时期（2016—2021年）修路百里。", "year-count"),
    ("生于1952年的老匠人，今年已经84岁。", "year-count"),
    ("学校创办于1926年，今年迎来90周年校庆。", "year-count"),
    ("从1998年参加工作到2019年，他已经干了31年。", "year-count"),
    ("今年3月十五日开工，共有十2个乡镇。", "mixed-numeral"),
    ("这项工程由由省里承担。", "doubled-words"),
    ("会议强调，要要坚持问题导向。", "doubled-words"),
    ("走访企业、座谈交流、和农户算账。", "enumeration-before-and"),
    ("县委书记沈国栋讲话，县长何大川主持。会后县委书记何大川强调。", "office-differs"),
    ("县长何大川主持。县长沈国栋说，要抓紧。", "office-differs"),
    ("县长沈国梁主持。县长沈国栋说，要抓紧。", "office-differs"),
    ("满意率从95.2%提升至98.4%，提高了3.2%。", "percent-point"),
    ("1952年出生的张桂兰今年已经84岁。", "year-count"),
    ("活动从9月10日开始，到9月3日结束。", "range-reversed"),
    ("工程2024年5月开工，2023年9月竣工。", "range-reversed"),
    ("窗口每天8时30分至17时70分办公。", "date-impossible"),
    ("全县总人口52亿人，是人口大县。", "figure-proportion"),
    ("全县生产总值达到186万亿元。", "figure-proportion"),
    ("护林员沿着山脊慢慢的走，一走就是二十里。", "particle"),
    ("老师耐心的给他讲了三遍。", "particle"),
    ("同学们争先恐后的举起了手。", "particle"),
    ("工作人员挨家挨户的发放宣传单。", "particle"),
    ("姑娘们唱的很动听，掌声一阵接着一阵。", "particle"),
    ("村民们高兴的领到了分红款。", "particle"),
    ("清澈地河水绕村而过。", "particle"),
    ("这项政策让让群众得到了实惠。", "doubled-words"),
    ("考试9时至11时75分举行。", "date-impossible"),
    ("上午9时至11时75分考试。", "date-impossible"),
    ("县人大主席彭志远讲话。", "office-name"),
    ("孩子们玩的很开心，稻谷晒的很干。", "particle"),
    ("项目进展的比预期顺利，谁也没想到。", "particle"),
    ("歌声飘在美丽得草原上空。", "particle"),
    ("大家对这项己经实施的政策满意。", "wrong-word"),
)


@pytest.mark.parametrize("copy", SOUND, ids=lambda copy: copy[0][:8])
def test_what_real_copy_says_rightly_is_left_alone(copy: tuple[str, ...]) -> None:
    assert [(f.rule, f.words) for f in findings_of(edition_of(copy))] == []


@pytest.mark.parametrize(("text", "rule"), FAULTY)
def test_a_fault_beside_it_is_still_told(text: str, rule: str) -> None:
    assert rule in {f.rule for f in findings_of(edition_of((text,)))}


@pytest.mark.parametrize(("head", "told"), [("活动时间", False), ("一年接着一年干", True)])
def test_what_stands_alone_under_a_head_of_a_notice_is_no_sentence(head: str, told: bool) -> None:
    lines = ((Kind.TITLE, head), (Kind.PARAGRAPH, "即日起在各文化站报名"))
    copy = Copy(edition_of(("",)), tuple(Passage(text, kind, "a.md") for kind, text in lines))
    assert bool(list(unended_of(copy))) is told


def test_an_edition_copied_to_another_county_is_told_wherever_it_still_says_the_first(
    tmp_path: Path,
) -> None:
    """The first edition with another place: each passage with 芦淞, 全区 or 区委 has a finding."""
    copied = Path(shutil.copytree(LUSONG, tmp_path / "lusong"))
    head = copied / "edition.yaml"
    text = head.read_text("utf-8").replace("deck: 芦淞区", "deck: 攸县")
    head.write_text(text.replace("\nid:", "\nplace: 攸县\nid:", 1), "utf-8")
    result = read_edition(copied)
    assert result.edition is not None
    told = {(f.file, f.line) for f in result.findings if f.rule == "place-stale"}
    said = re.compile("芦淞|全区|区委|区政府")
    for passage in copy_of(result.edition).passages:
        if said.search(passage.text) and passage.line:
            assert (passage.file, passage.line) in told, passage.text
    assert len(told) > 25


@pytest.mark.parametrize(
    "words",
    [
        "“扎根山乡里 服务千万家”主题活动在县城启动。",
        "“侨媒走基层 黄河看新貌——共话振兴”采访活动展开。",
    ],
)
def test_halves_of_a_slogan_in_quotes_are_parted_by_a_space(words: str) -> None:
    assert "space-in-text" not in {f.rule for f in findings_of(edition_of((words,)))}


def test_a_space_in_a_sentence_is_told_in_quotes_too() -> None:
    found = findings_of(edition_of(("他说：“今天下午 我们都去河边看新桥。”",)))
    assert "space-in-text" in {f.rule for f in found}


@pytest.mark.parametrize(("title", "told"), [("更正", False), ("好路", True)])
def test_a_notice_may_be_called_by_two_characters(title: str, told: bool) -> None:
    found = findings_of(edition_of(("前天的报道中，全长应为三公里。",), title=title))
    assert ("text-too-short" in {f.rule for f in found}) is told


@pytest.mark.parametrize(("words", "told"), [("5571664人", True), ("3200余人", False)])
def test_a_village_has_no_millions(words: str, told: bool) -> None:
    found = findings_of(edition_of((f"柳村依托山林，带动全村{words}发展致富产业。",)))
    assert ("figure-proportion" in {f.rule for f in found}) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("第十二条　养犬人应当为犬只注射疫苗。", False),
        ("第3款　本办法由县城管局解释。", False),
        ("5月8日　永丰渠通水六十年座谈会召开。", False),
        ("2031年　全县粮食总产量再创新高。", False),
        ("全县　粮食总产量再创新高。", True),
        ("会议于5月8日　在县城召开。", True),
    ],
)
def test_a_blank_behind_the_number_of_an_article_or_a_date(words: str, told: bool) -> None:
    assert ("space-in-text" in {f.rule for f in findings_of(edition_of((words,)))}) is told


def test_words_of_offices_are_none_misread() -> None:
    words = "各年度视情提出预期目标，对困难家庭视情给予补助，有关单位要按情分类、据情处置。"
    assert "wrong-word" not in {f.rule for f in findings_of(edition_of((words,)))}


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("清河镇打造一村一品", "青河镇立足资源优势。", {"name-differs"}),
        ("清河镇打造一村一品", "清河镇和竹坪镇立足资源优势。", set()),
        ("全县新增就业8600人", "全县城镇新增就业6800人。", {"figure-differs"}),
        ("全县新增就业8600人", "全县城镇新增就业8600人，农村新增就业1200人。", set()),
    ],
)
def test_a_head_says_what_its_text_says(title: str, text: str, told: set[str]) -> None:
    assert {f.rule for f in findings_of(edition_of((text,), title=title))} == told


@pytest.mark.parametrize(("text", "told"), [("74条", False), ("92条", True), ("63条", True)])
def test_a_head_may_say_what_a_figure_passes(text: str, told: bool) -> None:
    copy = edition_of((f"上半年全县新开通农村客运班线{text}。",), deck="新开通农村客运班线超70条")
    assert ("figure-differs" in {f.rule for f in findings_of(copy)}) is told
