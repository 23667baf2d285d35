"""Where a rule begins and ends to find something, and which words it finds: both sides of a bound.

The golden `golden/words.txt` has for every faulty sentence of handbook and bench the words that
each rule marks; renew it with `python -m pytest tests/proofreading --renew`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.handwritten import FAULTY
from bench.proofreading import findings_of
from bench.seeded import edition_of
from content.model import Datum, Edition, Figure, FigureKind, Subhead
from content.proofreading.handbook import HANDBOOK
from content.words import Language, say

GOLDEN = Path(__file__).with_name("golden") / "words.txt"


def words(text: str, rule: str, *more: str) -> list[str]:
    """Return the words that a rule marks in a text."""
    return [f.words for f in findings_of(edition_of((text, *more))) if f.rule == rule]


SPEECH = "他说：“" + "路" * 12 + "。"  # what is behind the mark is long enough to run on
LINE = "路修通了。"


@pytest.mark.parametrize(
    ("paragraphs", "marked"),
    [
        ((SPEECH, "水也引来了。”"), []),
        ((SPEECH.replace("路路。", "路。"), "水也引来了。”"), []),
        ((SPEECH.replace("路路。", "。"), "水也引来了。”"), ["“", "”"]),
        ((SPEECH, "“水也引来了。”"), []),  # it opens anew
        ((SPEECH, *[LINE] * 6, "水也引来了。”"), []),
        ((SPEECH, *[LINE] * 7, "水也引来了。”"), []),
        ((SPEECH, *[LINE] * 8, "水也引来了。”"), ["“", "”"]),
        ((SPEECH, "他们叫它（路。", "水也引来了。”"), ["“", "（", "”"]),
        ((SPEECH.replace("：“", "那“"), "水也引来了。”"), ["“", "”"]),  # no speech opens there
        ((SPEECH,), ["“"]),
    ],
)
def test_a_speech_is_closed_within_eight_paragraphs(
    paragraphs: tuple[str, ...], marked: list[str]
) -> None:
    assert words(paragraphs[0], "punctuation-unpaired", *paragraphs[1:]) == marked


@pytest.mark.parametrize("between", [(), (Subhead(text="路和水"),)])
def test_a_speech_ends_where_a_head_stands(between: tuple[Subhead, ...]) -> None:
    edition = edition_of((SPEECH, "水也引来了。”"))
    (article,) = edition.articles
    first, last = article.body
    parted = article.model_copy(update={"body": (first, *between, last)})
    found = findings_of(edition.model_copy(update={"articles": (parted,)}))
    marked = ["“", "”"] if between else []
    assert [f.words for f in found if f.rule == "punctuation-unpaired"] == marked


def test_the_words_that_are_marked(renew: bool) -> None:
    texts = [entry.faulty for entry in HANDBOOK.values() if entry.faulty]
    lines = []
    for text in dict.fromkeys([*texts, *(text for text, _ in FAULTY)]):
        lines.append(text)
        lines += [
            f"  {f.rule} [{f.words}] {say(f.told, Language.ZH).text}"
            for f in findings_of(edition_of((text,)))
        ]
    made = "\n".join(lines) + "\n"
    if renew:
        GOLDEN.write_text(made, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == made


BOUNDS = (
    # what stands between 即 and 又: two characters to fourteen
    ("both-and", "这条路即好，又快。", ""),
    ("both-and", "这条路即好走，又快。", "即好走，又"),
    ("both-and", "这条路即好走，也快。", "即好走，也"),
    ("at-once", "这条路既可走车，又可走人。", ""),
    ("at-once", "双方同意既可申请。", "既可"),
    ("both-and", f"这条路即{'好走' * 7}，又快。", f"即{'好走' * 7}，又"),
    ("both-and", f"这条路即{'好走' * 7}了，又快。", ""),
    # proportions
    ("figure-proportion", "占地300平方公里的产业园。", ""),
    ("figure-proportion", "占地301平方公里的产业园。", "301平方公里的产业园"),
    ("figure-proportion", "产业园占地300平方公里。", ""),
    ("figure-proportion", "产业园占地301平方公里。", "产业园占地301平方公里"),
    ("figure-proportion", "改造20栋、3000户。", ""),
    ("figure-proportion", "改造20栋、3001户。", "20栋、3001户"),
    ("figure-proportion", "改造20栋、10户。", ""),
    ("figure-proportion", "改造20栋、9户。", "20栋、9户"),
    ("figure-proportion", "帮扶20户、200人。", ""),
    ("figure-proportion", "帮扶20户、201人。", "20户、201人"),
    ("figure-proportion", "帮扶20户、20人。", ""),
    ("figure-proportion", "帮扶20户、19人。", "20户、19人"),
    ("figure-proportion", "老人今年125岁。", ""),
    ("figure-proportion", "老人今年126岁。", "人今年126岁"),
    ("figure-proportion", "优良天数达366天。", ""),
    ("figure-proportion", "优良天数达367天。", "优良天数达367天"),
    ("figure-proportion", "最高气温60℃。", ""),
    ("figure-proportion", "最高气温61℃。", "最高气温61℃"),
    ("figure-proportion", "GDP120亿元，人均2万元，人口20万人。", ""),
    ("figure-proportion", "GDP124亿元，人均3000美元，人口20万人。", ""),
    ("figure-proportion", "GDP125亿元，人均3000美元，人口20万人。", "人均3000美元"),
    ("figure-proportion", "GDP125亿元，人均2万元，人口20万人。", "人均2万元"),
    ("figure-proportion", "GDP14亿元，人均2万元，人口20万人。", ""),
    ("figure-proportion", "GDP13亿元，人均2万元，人口20万人。", "人均2万元"),
    # decimal points
    ("decimal-point-differs", "投资3.45亿元，其中一期投资34.5亿元。", "34.5亿元"),
    ("decimal-point-differs", "投资4.5亿元，其中一期投资45亿元。", ""),  # two digits are chance
    ("decimal-point-differs", "投资3.45亿元，种茶34.5亩。", ""),
    # spellings that no other rule finds
    ("wrong-word", "他按装了水管。", "按装"),
    ("wrong-word", "他安装了水管。", ""),
    # numbers
    ("digit-grouping", "藏书380,000册。", ""),
    ("digit-grouping", "藏书1,380,00册。", "1,380,00"),
    ("range-mark", "亩产800-900公斤。", "800-900"),
    ("range-mark", "电话0731-2860。", ""),
    ("range-mark", "用了2016-2020年五年。", ""),
    ("range-reversed", "2020年—2016年共投入3亿元。", "2020年—2016年"),
    ("range-reversed", "2019—20年共投入3亿元。", ""),
    ("range-reversed", "增长30%—20%。", "30%—20%"),
    ("range-reversed", "增长20%—20%。", ""),
    ("hedge-doubled", "约300人左右。", "约300人左右"),
    ("hedge-doubled", "最近300人左右。", ""),
    ("hedge-doubled", "近300年左右。", ""),
    ("hedge-doubled", "规定不超过约300人左右。", ""),
    # dates
    ("weekday-wrong", "2021年7月27日（星期二）开会。", ""),
    ("weekday-wrong", "2021年7月27日（星期天）开会。", "2021年7月27日（星期天"),
    ("date-impossible", "2020年2月29日开工。", ""),
    ("date-impossible", "2019年2月29日（星期五）开工。", "2019年2月29日"),
    ("date-future", "工程计划于2100年完成。", ""),
    ("date-future", "工程计划于2199年完成。", "2199年"),
    ("date-future", "0921年3月，工程开工。", "0921年3月"),
    # the paper is of 27 July 2021: what is past cannot be after it, what is to come can
    ("date-future", "2021年7月27日，大桥建成了。", ""),
    ("date-future", "2021年7月28日，大桥建成了。", "2021年7月28日"),
    ("date-future", "2021年7月，大桥已建成。", ""),
    ("date-future", "2021年8月，大桥已建成。", "2021年8月"),
    ("date-future", "大桥将于2021年8月建成。", ""),
    ("date-future", "大桥2022年3月。", ""),
    ("date-future", "2024年，大桥建成。", "2024年"),
    ("date-future", "2025年，大桥建成。", ""),
    # percentages of two exact figures of one unit
    ("percent-differs", "产值由80万元增加到100万元，增长25%。", ""),
    ("percent-differs", "产值由80万元增加到100万元，增长30%。", "80万元增加到100万元，增长30%"),
    ("percent-differs", "产值由80余万元增加到100万元，增长30%。", ""),
    ("percent-differs", "产值由80万元增加到100余万元，增长30%。", ""),
    ("percent-differs", "产值由0万元增加到100万元，增长30%。", ""),
    ("percent-differs", "产值由80万元增加到100亩，增长30%。", ""),
    ("percent-differs", "由80岁增加到100岁，增长30%。", ""),
    ("percent-differs", "产值由100万元减少到80万元，下降20%。", ""),
    ("percent-differs", "产值由100万元减少到80万元，增长20%。", "100万元减少到80万元，增长20%"),
    ("percent-differs", "产值100万元，比上年增加20万元，增长25%。", ""),
    (
        "percent-differs",
        "产值100万元，比上年增加20万元，增长20%。",
        "100万元，比上年增加20万元，增长20%",
    ),
    ("percent-differs", "产值80万元，比上年减少20万元，下降20%。", ""),
    ("percent-differs", "产值20万元，比上年增加20万元，增长20%。", ""),
    ("parts-do-not-sum", "战士90名，其中男性60名、女性30名。", ""),
    ("parts-do-not-sum", "战士90名，其中男性60名、女性13名。", "90名，其中男性60名、女性13名"),
    ("parts-do-not-sum", "战士90名，其中男党员60名、女党员13名。", ""),
    ("parts-do-not-sum", "战士90名，其中男性60名。", ""),
    ("percent-differs", "企业由80家增加到100家，增长25.1%。", "80家增加到100家，增长25.1%"),
    ("date-future", "0921年，工程开工。", ""),
    ("year-count", "2017至2019年，连续3年上榜。", ""),
    ("year-count", "2017至2019年，连续两年上榜。", "2017至2019年，连续两年"),
    ("year-count", "2019至2017年，连续3年上榜。", ""),
    # quotes
    ("quote-reversed", "发展之”势“强劲。", "”势“"),
    ("quote-nesting", "他说：“这叫“大海捞针”，不好。”", "“大海捞针”"),
    ("quote-nesting", "他说：‘路通了’。", "‘路通了’"),
    ("quote-nesting", "他说：“这叫‘大海捞针’，不好。”", ""),
    ("punctuation-unpaired", "他说：“路通了。", "“"),
    ("punctuation-unpaired", "It’s a fine day，路通了。", ""),
    # dashes
    ("dash-form", "北京—上海高速公路。", ""),
    ("dash-form", "只有一句话—说到做到要做到底。", "—"),
    ("dash-form", "们的共同愿望—上海。", ""),  # six characters may be a name
    ("dash-form", "我们的共同愿望—上海。", "—"),
    ("dash-form", "广东广西湖南湖北梅关—上海高速公路。", ""),  # of a way, ten
    ("dash-form", "河广东广西湖南湖北梅关—上海高速公路。", "—"),
    ("dash-form", "分县资料—2020。", ""),
    ("dash-form", "只有一句话——说到做到。", ""),
    ("dash-form", "只有一句话———说到做到。", "———"),
)


@pytest.mark.parametrize(("rule", "text", "marked"), BOUNDS)
def test_a_bound_has_two_sides(rule: str, text: str, marked: str) -> None:
    assert words(text, rule) == ([marked] if marked else [])


def series(*values: float, unit: str = "亿元", kind: FigureKind = FigureKind.RANKED) -> list[str]:
    """Return the labels of a chart's values that are told to be far from the others."""
    items = tuple(
        Datum(label=f"第{at}项", value=value, unit=unit) for at, value in enumerate(values)
    )
    figure = Figure(id="f", kind=kind, title="各项收入", items=items)
    made = edition_of(("路通了。",))
    article = made.articles[0].model_copy(update={"figures": (figure,)})
    return [
        f.words
        for f in findings_of(made.model_copy(update={"articles": (article,)}))
        if f.rule == "series-outlier"
    ]


def test_a_value_eight_times_all_others_is_told() -> None:
    assert series(10, 11, 12, 95) == []
    assert series(10, 11, 12, 96) == ["第3项"]
    assert series(10, 11, 12, 1.25) == ["第3项"]
    assert series(10, 11, 12, 1.26) == []


def test_only_where_the_others_are_three_and_close_together() -> None:
    assert series(10, 12, 96) == []
    assert series(10, 11, 31, 300) == []
    assert series(10, 11, 30, 300) == ["第3项"]
    assert series(10, 11, 12, 96, unit="%") == []
    assert series(10, 11, 12, 96, kind=FigureKind.SHARE) == []


def stale(place: str, *paragraphs: str, deck: str = "") -> list[str]:
    """Return the names that are told to be another district's."""
    made: Edition = edition_of(paragraphs, deck=deck)
    found = findings_of(made.model_copy(update={"place": place}))
    return [f.words for f in found if f.rule == "place-stale"]


def test_another_district_in_a_head_is_told_where_one_is_named_three_times_as_often() -> None:
    text = "芦淞区变了样。芦淞区的路通了，芦淞区的水来了。"
    assert stale("", text, deck="荷塘区改造小区") == ["荷塘区"]
    assert stale("", text, "荷塘区也有两条。", deck="荷塘区改造小区") == []
    both = ["荷塘区", "荷塘区"]
    assert stale("芦淞区", text, "荷塘区也有两条。", deck="荷塘区改造小区") == both
    assert stale("芦淞区", text, deck="芦淞区改造小区") == []
    assert stale("", "芦淞区变了样。芦淞区的路通了。", deck="荷塘区改造小区") == []


OF_OTHERS = [
    ("攸县", "五年来，芦淞区新建学校12所。", ["芦淞区"]),
    ("攸县", "走进芦淞，处处是工地。", ["芦淞"]),
    ("攸县", "全区上下一条心，区委、区政府走在前。", ["全区", "区委", "区政府"]),
    ("攸县", "芦淞人的日子越来越好。", ["芦淞"]),
    ("芦淞区", "攸县的路修好了。", ["攸县"]),
    ("芦淞区", "县委书记带头下乡。", ["县委"]),
    ("衡东县", "雁峰的老城变了样。", ["雁峰"]),
    # Beside each other, from where, of a zone, or no names at all.
    ("攸县", "攸县与芦淞区签订了协议。", []),
    ("攸县", "他原籍芦淞区。", []),
    ("攸县", "客商里有人来过辽宁省营口市老边区，有人到过浙江省安吉县。", []),
    ("攸县", "芦淞区默默耕耘，助力炎陵县8个村脱贫。", ["芦淞区"]),
    ("攸县", "来自芦淞区、天元区的客商来了。", []),
    ("攸县", "开发区全区上下齐动员。", []),
    ("攸县", "社区委员会在山区、林区办公。", []),
    ("芦淞区", "各区县都在行动，县长期待大家来。", []),
    (
        "攸县",
        "全县居第5位：最高的是天元区，最低的芦淞区为6%；前一位是石峰区，多12人，在荷塘区最低。",
        [],
    ),
    ("攸县", "有人上街，有人打游击，有人到城关来。", []),
    # A town lies in a county, which its copy names: the one that it names most.
    ("青竹镇", "云溪县统计局发布年报，云溪县有7个乡镇，不同于芦淞区的街道。", []),
    ("青竹镇", "云溪县发布年报，云溪县有7个乡镇。走进芦淞，处处是工地。", ["芦淞"]),
    # The end of a longer name.
    ("澄江县", "云溪湖上有了护渔队，人们绕着云溪湖走。", []),
    ("澄江县", "走进溪湖，处处是工地。", ["溪湖"]),
]


@pytest.mark.parametrize(("place", "text", "words"), OF_OTHERS)
def test_every_sentence_is_read_for_the_place_of_a_copied_edition(
    place: str, text: str, words: list[str]
) -> None:
    assert stale(place, text) == words


def test_a_headline_states_the_place_too_and_each_paragraph_tells_a_place_once() -> None:
    made: Edition = edition_of(
        ("芦淞区修路30公里。芦淞区的水也通了。", "走进芦淞，处处是工地。"), title="攸县五年看变化"
    )
    found = [f.words for f in findings_of(made) if f.rule == "place-stale"]
    assert found == ["芦淞区", "芦淞"]


def test_without_a_place_running_text_is_left_alone() -> None:
    assert stale("", "芦淞区芦淞区芦淞区。荷塘区政府新建学校。") == []


@pytest.mark.parametrize(("long", "found"), [(17, False), (18, True), (19, True)])
@pytest.mark.parametrize("whole", [True, False])
def test_words_are_repeated_from_eighteen_characters_on(
    long: int, found: bool, whole: bool
) -> None:
    """A sentence with its end, as a paragraph of its own or within others."""
    sentence = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未"[: long - 1] + "。"
    assert len(sentence) == long
    one, other = (
        (sentence, sentence) if whole else (f"河水又清了。{sentence}", f"{sentence}山也绿了。")
    )
    assert words(one, "paragraph-repeated", "中间的一段。", other) == [sentence] * found
