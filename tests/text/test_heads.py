"""Headlines: two parts break at their space, one part between phrases, lines are balanced."""

from __future__ import annotations

from itertools import accumulate, combinations, pairwise

import pytest

from fonts.setting import Composer, TextStyle
from fonts.setting.heads import UNEVEN, Head, HeadBreaks
from fonts.setting.items import Spans
from fonts.setting.phrases import SURE

TITLE = TextStyle("Press Song", 900)


def texts(composer: Composer, head: str, measure: float, max_lines: int = 2) -> list[str] | None:
    fit = composer.head(head, TITLE, measure, max_lines)
    return None if fit is None else [line.text.strip() for line in fit.lines]


def test_two_parts_on_one_line_stand_one_em_apart(composer: Composer) -> None:
    fit = composer.head("昂首阔步新时代 砥砺前行新征程", TITLE, 20)
    assert fit is not None
    assert len(fit.lines) == 1
    assert fit.width_em == pytest.approx(15)


def test_two_parts_break_at_their_space(composer: Composer) -> None:
    assert texts(composer, "昂首阔步新时代 砥砺前行新征程", 14) == [
        "昂首阔步新时代",
        "砥砺前行新征程",
    ]
    assert texts(composer, "民生改善 群众获得感、幸福感不断增强", 14) == [
        "民生改善",
        "群众获得感、幸福感不断增强",
    ]
    assert texts(composer, "民生改善 群众获得感、幸福感不断增强", 11) is None


def test_a_part_that_is_too_long_breaks_between_phrases(composer: Composer) -> None:
    assert texts(composer, "民生改善 群众获得感、幸福感不断增强", 9, 3) == [
        "民生改善",
        "群众获得感、",
        "幸福感不断增强",
    ]


def test_a_heads_lines_begin_at_its_edge_and_are_as_wide_as_their_words(composer: Composer) -> None:
    fit = composer.head("民生改善 群众获得感、幸福感不断增强", TITLE, 9, 3)
    assert fit is not None
    assert {line.indent_em for line in fit.lines} == {0.0}
    assert [line.width_em for line in fit.lines] == pytest.approx([4, 5.5, 7])
    assert {line.spacing_em for line in fit.lines} == {0.0}


@pytest.mark.parametrize("words", ["再修三十八 户人家的屋", "新开二十六 条公交线路"])
def test_a_measure_word_stays_with_its_number(composer: Composer, words: str) -> None:
    at = words.index(" ")
    for count in (2, 3):
        found = composer.head_breaks(words.replace(" ", ""), TITLE, count)
        assert found is None or at not in [*accumulate(map(len, found.lines))]


def test_one_part_is_balanced(composer: Composer) -> None:
    fit = composer.head("芦淞区近五年经济社会发展回眸", TITLE, 12)
    assert fit is not None
    first, second = (line.width_em for line in fit.lines)
    assert abs(first - second) <= 2


@pytest.mark.parametrize(
    "head",
    [
        "“放管服”改革走在前列，创新活力不断释放！",
        "服饰产业风生水起，航空产业大干快上",
        "全区GDP突破400亿元，5.5万人新增就业",
        "乡村振兴 最美乡村入画来",
    ],
)
def test_a_head_fits_the_measure_that_is_told(composer: Composer, head: str) -> None:
    widths = composer.head_widths(head, TITLE)
    assert list(widths) == sorted(widths)
    for count, width in widths.items():
        fit = composer.head(head, TITLE, width, count)
        assert fit is not None
        assert len(fit.lines) <= count
        assert fit.width_em <= width + 1e-6
        assert "".join(line.text for line in fit.lines) == head
        assert not any(line.text[0] in "，。！”" for line in fit.lines)
        less = composer.head(head, TITLE, width - 0.1, count)
        assert less is None or less.width_em <= width - 0.1 + 1e-6


def test_heads_that_cannot_be_set(composer: Composer) -> None:
    assert composer.head("", TITLE, 10) is None
    assert composer.head("昂首阔步新时代", TITLE, 3, 2) is None
    assert composer.head_widths("", TITLE) == {}


def test_eight_characters_are_four_and_four(composer: Composer) -> None:
    """BudouX parts 党建引领 in the middle; a head of eight breaks in its middle."""
    fit = composer.head("党建引领聚合力量", TITLE, 4.2, max_lines=2)
    assert fit is not None
    assert [line.text for line in fit.lines] == ["党建引领", "聚合力量"]


@pytest.mark.parametrize("count", [2, 3, 4, 5])
@pytest.mark.parametrize(
    "head",
    [
        "从青石镇到南坪镇，四十分钟里有早市、有课堂、有一个县城的早晨",
        "三座小镇的街坊怎样在站台上等一趟每天只停四十秒的慢车",
        "全区GDP突破400亿元，5.5万人新增就业，城乡居民收入差距缩小",
    ],
)
def test_no_other_breaks_are_better(composer: Composer, head: str, count: int) -> None:
    """Every way to break between words, tried one by one."""
    as_head = Head(composer.prepare(head, TITLE))
    prepared, places = as_head._prepared, dict(as_head._find(SURE))
    end = len(prepared.boxes)
    mean = prepared.natural_width(0, end) / count

    def cost(path: tuple[int, ...]) -> float:
        widths = [prepared.natural_width(a, b) for a, b in pairwise(path)]
        uneven = sum((width - mean) ** 2 for width in widths) / mean
        return sum(places[k] for k in path[1:-1]) + UNEVEN * uneven

    ways = [(0, *cuts, end) for cuts in combinations(places, count - 1)]
    breaks = composer.head_breaks(head, TITLE, count)
    assert breaks is not None
    offsets = list(accumulate(len(line) for line in breaks.lines))
    chosen = (0, *(k for k, box in enumerate(prepared.boxes) if box.offset in offsets), end)
    assert cost(chosen) == pytest.approx(min(map(cost, ways)), abs=1e-5)


def test_a_long_quote_takes_little_work(
    composer: Composer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred characters on many lines: once the ways grew with the power of the lines."""
    asked = 0
    plain = Spans.width

    def counted(self: Spans, start: int, end: int) -> float:
        nonlocal asked
        asked += 1
        return plain(self, start, end)

    monkeypatch.setattr(Spans, "width", counted)
    text = "".join(f"第{n}趟慢车停在青石镇，街坊们把早市搬上站台；" for n in range(1, 6))
    assert composer.head(text, TITLE, 7.5, 8) is None
    assert composer.head(text[:64], TITLE, 12.0, 8) is not None
    assert 0 < asked < 20_000


#: Heads, and words in them that a model of phrases parts or a list of words lacks.
WHOLE = [
    ("高举伟大旗帜开创发展新局面", "伟大 旗帜 开创 发展 局面"),
    ("全区经济社会发展取得辉煌成就", "经济 社会 取得 辉煌 成就"),
    ("渌口区龙门镇香水村村民自发修路架桥", "渌口区 龙门镇 香水 村民 自发 修路 架桥"),
    ("菲律宾总统马科斯会见日本外相上川阳子", "菲律宾 总统 马科斯 会见 外相"),
    ("阿尔巴尼亚与乌兹别克斯坦签署合作备忘录", "阿尔巴尼亚 乌兹别克斯坦 签署 备忘录"),
    ("市长周俊杰走访慰问困难职工家庭", "市长 周俊杰 走访 慰问 困难 职工 家庭"),
    ("欧阳明珠获评全国优秀少先队辅导员", "欧阳明珠 获评 优秀 少先队 辅导员"),
    ("贝娜齐尔·布托纪念馆举行落成仪式", "贝娜齐尔·布托 纪念馆 举行 落成 仪式"),
    ("株洲高新技术产业开发区亩均税收超三十万元", "株洲 高新技术 开发区 亩均 税收 三十万元"),
    ("我国成功发射遥感三十九号卫星", "我国 成功 发射 遥感 三十九号 卫星"),
    ("村集体经济收入突破1200万元大关", "集体经济 收入 突破 1200万元 大关"),
    ("首批130名乡村医生走上工作岗位", "首批 130名 乡村 医生 走上 工作 岗位"),
    ("K线图里看A股三十年风云变幻", "K线图 A股 三十年 风云变幻"),
    ("二〇二三年居民人均可支配收入增长百分之六点五", "二〇二三年 居民 人均 可支配 百分之 六点五"),
    ("老旧小区加装电梯让居民上下楼不再犯愁", "老旧 小区 加装 电梯 居民 上下楼 犯愁"),
    ("湘江流域非法捕捞专项整治行动启动", "湘江 流域 非法 捕捞 专项 整治 行动 启动"),
    ("绿水青山就是金山银山理念深入人心", "绿水青山 就是 金山银山 理念 深入人心"),
    ("炎陵黄桃坐上高铁进京赶集", "炎陵 黄桃 坐上 高铁 进京 赶集"),
    ("数字化转型助推传统陶瓷企业焕发新生机", "数字化 转型 助推 传统 陶瓷 企业 焕发 生机"),
    ("朱亭古镇石板街修旧如旧迎八方游客", "朱亭 古镇 石板街 修旧如旧 八方 游客"),
]


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize(("head", "words"), WHOLE, ids=[head for head, _ in WHOLE])
def test_no_word_is_parted(composer: Composer, head: str, words: str, count: int) -> None:
    breaks = composer.head_breaks(head, TITLE, count)
    assert breaks is not None
    for word in words.split():
        assert word in head
        assert any(word in line for line in breaks.lines), (word, breaks.lines)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("市第一人民医院来坐诊", "市第一人民医院"),
        ("市公安局交通警察支队开展夜查", "交通警察支队"),
        ("国家税务总局青川县税务局送政策上门", "青川县税务局"),
        ("中国农业银行青川支行发放首笔贷款", "青川支行"),
        ("市自然资源和规划局送图上门", "市自然资源"),
        ("开创县域高质量发展新局面", "新局面"),
        ("新桥社区新时代文明实践站打造食堂", "文明实践站"),
    ],
)
def test_no_institution_is_parted(composer: Composer, head: str, name: str) -> None:
    breaks = composer.head_breaks(head, TITLE, 2)
    assert breaks is not None
    assert any(name in line for line in breaks.lines), breaks.lines


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("山乡巨变——来自罗霄山区的脱贫答卷", ["山乡巨变——", "来自罗霄山区的脱贫答卷"]),
        ("书记谈产业：把油茶做成富民大产业", ["书记谈产业：", "把油茶做成富民大产业"]),
        ("老街换新颜，游客纷至沓来", ["老街换新颜，", "游客纷至沓来"]),
        ("种好一粒米、养好一头猪，农户笑开颜", ["种好一粒米、养好一头猪，", "农户笑开颜"]),
        ("雨停了！抢收的机器又响起来", ["雨停了！", "抢收的机器又响起来"]),
    ],
)
def test_a_head_breaks_at_its_marks_first(composer: Composer, head: str, lines: list[str]) -> None:
    breaks = composer.head_breaks(head, TITLE, 2)
    assert breaks is not None
    assert list(breaks.lines) == lines


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("走访记丨学校门口盲道被占 镇里当天恢复", ["走访记丨", "学校门口盲道被占", "镇里当天恢复"]),
        ("田野手记｜霜降这天，十二户人家开镰", ["田野手记｜", "霜降这天，", "十二户人家开镰"]),
        ("山乡来信 | 一碗擂茶，讲述古道变迁", ["山乡来信 |", "一碗擂茶，", "讲述古道变迁"]),
        ("秋收季丨百亩大棚带来新收入", ["秋收季丨", "百亩大棚", "带来新收入"]),
    ],
)
def test_a_label_ends_behind_its_divider(composer: Composer, head: str, lines: list[str]) -> None:
    breaks = composer.head_breaks(head, TITLE, 3)
    assert breaks is not None
    assert list(breaks.lines) == lines
    assert not breaks.doubtful


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("多处大型水运工程为何提速", ["多处大型水运工程", "为何提速"]),
        ("河口港开通气垫船旅客运输", ["河口港开通", "气垫船旅客运输"]),
        ("全县粮食烘干设备正式投用", ["全县粮食烘干设备", "正式投用"]),
        ("青石镇入选“长寿之乡”名单", ["青石镇入选", "“长寿之乡”名单"]),
    ],
)
def test_nouns_of_one_thing_and_quotes_are_whole(
    composer: Composer, head: str, lines: list[str]
) -> None:
    breaks = composer.head_breaks(head, TITLE, 2)
    assert breaks is not None
    assert list(breaks.lines) == lines


def test_a_break_by_hand_comes_first(composer: Composer) -> None:
    head = "全区经济社会发展取得辉煌成就"
    for at in (2, 5, 9):  # also where the program never would
        breaks = composer.head_breaks(head, TITLE, 2, (at,))
        assert breaks is not None
        assert breaks.lines == (head[:at], head[at:])
        assert breaks.doubtful == ()
    one = composer.head(head, TITLE, 14, 2, (5,))
    assert one is not None
    assert len(one.lines) == 1, "what fits on a line stays there"
    three = composer.head_breaks(head, TITLE, 3, (2,))
    assert three is not None
    assert three.lines[0] == head[:2]
    barred = composer.head_breaks("增长9%，再创新高", TITLE, 2, (4,))
    assert barred is not None
    assert not barred.lines[1].startswith("，")


def test_a_doubtful_break_is_told(composer: Composer) -> None:
    sure = composer.head_breaks("全区经济社会发展取得辉煌成就", TITLE, 2)
    assert sure is not None
    assert sure.doubtful == ()
    verb = composer.head_breaks("九间书屋亮到夜里九点", TITLE, 2)
    assert verb is not None
    assert verb == HeadBreaks(("九间书屋", "亮到夜里九点"), ())
    strange = composer.head_breaks("亚硝化螺藻粉", TITLE, 2)
    assert strange is not None
    assert strange.doubtful
