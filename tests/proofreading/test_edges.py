"""Where rules of language begin and where they end: texts of two kinds that differ in little.

What a rule marks stands in ⟦ ⟧; of most pairs one is marked and the other, a character or a figure
off, is not. `docs/rules.md` has an example of each rule; these are of the edges between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from content.model import Datum, Figure, FigureKind
from content.proofreading import (
    misread,
    names,
    numerals,
    offices,
    particles,
    places,
    shares,
    style,
    wording,
)
from content.proofreading.bounds import is_broken, is_edge, is_whole, seam
from content.proofreading.quantities import quantities
from content.proofreading.rule import Fault
from content.proofreading.sense import _far
from content.proofreading.view import Copy, Kind, Passage
from fonts.chinese.words import seams
from tests.proofreading.marking import EDITION, marked, marked_in, plain

Find = Callable[[Passage], Iterable[Fault]]
EDGES: dict[Find, tuple[str, ...]] = {
    style.single_dash: (
        "这是一个新的开始⟦—⟧我们再次出发，",
        "北京—上海今天开通",
        "河口镇中心小学⟦—⟧我们的学校很大",
        "欧盟—阿尔及利亚签约",
        "道—琼斯指数",
        "燕山—太行山区",
        "西安—中亚班列",
        "三星堆—金沙遗址",
        "星期一—星期五开放",
        "美—以关系",
        "他来了。⟦—⟧他走了",
        "京津—石家庄之间的列车",
        "资料汇编—2020年",
        "大气—海洋—水文观测",
    ),
    style.before_and: (
        "茶叶⟦、和⟧油茶",
        "茶叶⟦、以及⟧油茶",
        "茶叶⟦、及⟧油茶",
        "茶叶、和谐家园",
        "古村、和川村",
        "东坪村、和川村",
        "与群众、与市场对接",
        "茶叶⟦、与⟧油茶等",
        "苹果、和平果",
        "杨家村、和家村",
        "李甲、和占钧（纳西族）",
        "茶叶⟦、或⟧油茶",
        "茶叶、或许油茶",
    ),
    style.quoted_list: (
        "“甲”⟦、⟧“乙”",
        "《甲》⟦、⟧《乙》",
        "“甲”、乙",
        "“甲”“乙”",
        "延“链”⟦、⟧“补链”、“强链”",
        "甲、“乙”、“丙”",
        "“甲”、“乙”、丙",
    ),
    numerals.points: (
        "由95%提升至98%，⟦提高3%⟧",
        "由95%提升至98%，提高3个百分点",
        "由95%提升至98%，提高2%",
        "从40%降到38.5%，⟦下降1.5%⟧",
    ),
    numerals.grouping: (
        "1,234人",
        "⟦12,34⟧人",
        "⟦1,2345⟧人",
        "1,234,567元",
        "⟦12,345,67⟧元",
    ),
    numerals.ranges: (
        "⟦10-20⟧人",
        "2019-2020年",
        "⟦3-5⟧万元",
        "A1-20号",
    ),
    numerals.reversed_ranges: (
        "⟦20—10%⟧",
        "2019—20年",
        "⟦2021—2019年⟧",
        "距今约5800年—5200年",
        "5800—5200年前",
        "⟦30万—20万⟧",
        "10—20%",
        "⟦9%—5%⟧",
    ),
    numerals.hedged: (
        "⟦约30人左右⟧",
        "近5年以上",
        "超过10万家规模以上企业",
        "突破100余项关键技术",
        "⟦突破100余⟧万元",
        "节约30元左右",
        "每月节约30元左右",
        "今年⟦约30元左右⟧",
        "附近3个以上",
        "最近30人左右",
        "⟦大约近⟧千人",
        "要求不少于30人以上",
        "⟦不足30余⟧人",
        "将近30多年",
        "⟦近约⟧十人",
        "⟦约三十人上下⟧",
    ),
    particles.particles: (
        "⟦热情的⟧领到了",
        "⟦积极的⟧推进改革",
        "积极的推动作用",
        "⟦美丽地⟧家园",
        "⟦变的⟧更好",
        "社会地位高",
        "⟦慢慢的⟧走，",
        "⟦急匆匆的⟧往家赶",
        "⟦七嘴八舌的⟧议论起来",
        "⟦修的⟧又宽又平，",
        "⟦累的⟧说不出话",
        "⟦微笑得⟧向大家挥手",
        "深入的学习",
        "⟦认真的⟧捧出了",
        "进取的精神",
        "变的不同，",
    ),
    shares.shares: (
        "全村⟦420户，其中378户脱贫，占80%⟧",
        "全村420户，其中378户脱贫，占90%",
        "全村42户，其中378户脱贫，占80%",
        "全村420户，每户378元，占80%",
        "全村420户，其中377户脱贫，占89.7%",
        "全村420户，其中377户脱贫，占89.8%",
        "接待120万人次，比去年的100万人次增长20%",
        "接待⟦120万人次，比去年的100万人次增长25%⟧",
        "由⟦4000吨增加到5000吨，增长20%⟧",
        "由4000吨增加到5000吨，增长25%",
        "12万吨，比上年增加2万吨，增长20%",
        "⟦12万吨，比上年增加2万吨，增长16%⟧",
        "5000吨减少到4000吨，下降20%",
        "⟦5000吨减少到4000吨，下降25%⟧",
        "由⟦4000吨增加到5000吨，增长24.9%⟧",
        "10万亩，较上年减少2万亩，下降16.7%",
        "⟦10万亩，较上年减少2万亩，下降20%⟧",
    ),
}


@pytest.mark.parametrize(
    ("find", "text"),
    [
        pytest.param(find, text, id=f"{find.__name__}-{text}")
        for find, texts in EDGES.items()
        for text in texts
    ],
)
def test_a_rule_marks_what_it_means_and_no_more(find: Find, text: str) -> None:
    assert marked(find, plain(text)) == text


LONG = "他说这条路修了三年今年春天终于通车"


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_long_sentence_stands_once_in_an_edition(more: int) -> None:
    """From the length of which two are the same by no chance."""
    words = (LONG * 3)[: 18 + more]
    twice = f"⟦{words}⟧" if more >= 0 else words
    assert marked_in(wording.repeated, words, twice) == [words, twice]


@pytest.mark.parametrize(
    ("headline", "place"),
    [
        ("茶陵县五年答卷", "茶陵县"),
        ("攸县五年答卷", "攸县"),
        ("数说攸县五年", "攸县"),
        ("五年答卷", ""),
        ("全县五年答卷", ""),
    ],
)
def test_the_place_of_an_edition_is_what_its_headline_names_alone(
    headline: str, place: str
) -> None:
    passage = Passage(headline, Kind.HEADLINE, "edition.yaml")
    assert places.stated_place(Copy(EDITION, (passage,))) == place


@pytest.mark.parametrize(
    "texts",
    [
        ("县委书记张三走访。", "⟦县长张三⟧调研。"),
        ("县委书记张三走访。", "⟦县委书记李四⟧调研。"),
        ("县委书记张三走访。", "县长李四调研。"),
        ("县委书记张三走访。", "副县长张三调研。"),
        ("县委书记张三走访。", "茶陵县委书记李四调研。"),
        ("原县委书记张三走访。", "县委书记李四调研。"),
        ("由县长张三主持。", "⟦县委书记张三⟧说。"),
        ("县委书记张三走访。", "这项工作由⟦县长张三⟧主持。"),
    ],
)
def test_an_office_has_one_holder_and_a_person_one_office(texts: tuple[str, ...]) -> None:
    assert marked_in(offices.office_differs, *map(plain, texts)) == [*texts]


@pytest.mark.parametrize(
    ("values", "far"),
    [
        ((10, 11, 12, 80), []),
        ((10, 11, 12, 96), [3]),
        ((10, 11, 12, 95.9), []),
        ((10, 11, 12, 1.25), [3]),
        ((10, 11, 12, 1.3), []),
        ((10, 12, 96), []),
        ((10, 30, 12, 240), [3]),
        ((10, 31, 12, 260), []),
        ((10, 11, 12, 0), []),
    ],
)
def test_a_value_is_far_from_others_that_are_close_together(
    values: tuple[float, ...], far: list[int]
) -> None:
    """Eight times the greatest, or an eighth of the least, of three at least within three times."""
    items = tuple(Datum(label=f"镇{n}", value=v, unit="人") for n, v in enumerate(values))
    figure = Figure(id="f", kind=FigureKind.RANKED, title="人数", items=items)
    assert [index for index, _, _ in _far(figure)] == far
    shares = tuple(item.model_copy(update={"unit": "%"}) for item in items)
    assert not [*_far(figure.model_copy(update={"items": shares}))]


@pytest.mark.parametrize("at", range(0, 40, 3))
def test_a_seam_is_read_from_the_characters_around_it(at: int) -> None:
    """Two words of six on either side decide: what stands farther off changes nothing."""
    text = (
        "我们自己经历了卖方市场到买方市场的转变，县城里的老街也还在，他今天数到了四百一十二根枕木。"
    )
    around = text[max(0, at - 12) : at + 12]
    assert seam(text, at) == seams(around)[min(at, 12)]


def test_words_run_over_the_edges_of_a_stretch_or_end_there() -> None:
    text = "自己经历"
    assert is_broken(text, 1, 3) and not is_whole(text, 1, 3)
    assert not is_broken(text, 0, 2) and is_whole(text, 0, 2)
    assert not is_broken("座落在河边", 0, 2), "nothing ends inside it"
    assert is_edge(text, 2) and not is_edge(text, 1)
    assert is_broken(text, 0, 2, least=1.1) and not is_broken(text, 0, 2, least=0.1)


def test_two_words_of_one_run_may_both_be_meant_otherwise() -> None:
    text = "县里⟦部暑⟧的工作⟦任物⟧很重"
    assert marked_in(misread.misread, text) == [text]


@pytest.mark.parametrize("wrong", ["茶凌县", "查陵县"])
def test_a_place_that_the_head_names_otherwise_is_told(wrong: str) -> None:
    head = Passage("茶陵县五年答卷", Kind.TITLE, "a.md")
    body = Passage(f"全省会议在{wrong}召开。", Kind.PARAGRAPH, "a.md")
    assert [*names._headed(Copy(EDITION, (head, body)))] == [(wrong, "茶陵县")]
    other = Passage("全省会议在攸陵县召开。", Kind.PARAGRAPH, "a.md")
    assert not [*names._headed(Copy(EDITION, (head, other)))]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("3亿元", 3e8, "元"), ("2.5万人", 25_000, "人"), ("1,204户", 1204, "户"), ("9.5%", 9.5, "%")],
)
def test_a_quantity_is_read_in_its_unit(text: str, value: float, unit: str) -> None:
    (found,) = quantities(f"共{text}。")
    assert (found.value, found.unit) == (value, unit)
    assert f"共{text}。"[found.start : found.end] == text


@pytest.mark.parametrize(
    ("main", "text", "told"),
    [
        ("茶陵县", "⟦安化县⟧新修了公路。", True),
        ("茶陵县", "炎陵县新修了公路。", False),  # a slip of its first character is told by `names`
        ("茶陵县", "茶陵到安化县新修了公路。", False),
        ("攸县", "⟦茶陵县⟧新修了公路。", True),
        ("攸县", "攸县到茶陵县新修了公路。", False),
        ("攸县", "从性命攸关的⟦茶陵县⟧说起。", True),
    ],
)
def test_a_sentence_that_names_its_own_place_may_name_others(
    main: str, text: str, told: bool
) -> None:
    bare = plain(text)
    found = [bare[one.start : one.end] for one in places._in_sentences(bare, main, Counter())]
    assert found == (["安化县" if "安化" in text else "茶陵县"] if told else [])
