"""Every rule on faulty and on sound copy; the reference is made of the same examples."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bench.handwritten import FAULTY, SOUND
from bench.proofreading import findings_of
from bench.seeded import edition_of
from content.model import (
    Article,
    Datum,
    Edition,
    Figure,
    FigureKind,
    Headline,
    Paper,
    Paragraph,
    Picture,
    Query,
)
from content.proofreading.handbook import HANDBOOK
from content.proofreading.reference import DOCS, pages
from content.proofreading.registry import RULES, TEXT, WHOLE
from content.proofreading.view import Kind, Passage
from content.proofreading.wording import doubled
from content.source.rules import Rule
from fonts.chinese.numerals import in_han

SHOWN = [name for name, entry in HANDBOOK.items() if entry.faulty]


def rules(*paragraphs: str, title: str = "一年接着一年干", deck: str = "") -> set[str]:
    """Ids of the rules that find something in an edition of these paragraphs."""
    return {f.rule for f in findings_of(edition_of(paragraphs, title, deck))}


@pytest.mark.parametrize("name", SHOWN)
def test_the_reference_shows_what_a_rule_finds_and_what_is_sound(name: str) -> None:
    assert name in rules(HANDBOOK[name].faulty)
    assert rules(HANDBOOK[name].sound) == set()


@pytest.mark.parametrize(("text", "wanted"), FAULTY)
def test_a_faulty_sentence_is_told(text: str, wanted: str) -> None:
    assert rules(text) & set(wanted.split())


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_sentence_is_left_alone(text: str) -> None:
    assert rules(text) == set()


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("居民徐××向记者讲述了事情的经过。", False),
        ("居民张某××向记者讲述了事情的经过。", False),
        ("全镇新修道路××公里。", True),
    ],
)
def test_a_name_kept_back_is_no_empty_place(text: str, empty: bool) -> None:
    assert ("placeholder" in rules(text)) is empty


HEADS = [
    ("全县改造小区98个", "全县改造小区89个，加装电梯143部。", "figure-differs"),
    ("全区GDP突破400亿元", "全区GDP达到480亿元。", "figure-differs"),
    ("总投资3.45亿元", "全县投入34.5亿元修路。", "decimal-point-differs"),
    ("五年来的变化。", "路通了。", "head-full-stop"),
    ("变" * 60, "路通了。", "text-too-long"),
]


@pytest.mark.parametrize(("deck", "text", "rule"), HEADS)
def test_a_head_is_read_against_the_text(deck: str, text: str, rule: str) -> None:
    assert rule in rules(text, deck=deck)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("路通了,水也来了。", ","),
        ("增长了5%,水也来了。", ","),
        ("用了GDP, 水也来了。", ","),
        ("（见图）,“水也来了。”", ","),
        ("路通了; 水也来了。", ";"),
        ("路通了!", "!"),
        ("路通了,5个村有水。", ","),
        ("路通了(两条)。", "()"),
        ("路通了(2条)。", "()"),
        ('他说"水来了"。', '""'),
        ("藏书1,234册，比分3:2。", ""),
        ("用了C919(新)和A320飞机。", "()"),
        ("用了It's fine, thanks这句。", ""),
    ],
)
def test_a_half_width_mark_is_told_wherever_it_stands(text: str, marks: str) -> None:
    found = findings_of(edition_of((text,)))
    assert "".join(f.words for f in found if f.rule == "half-width-punctuation") == marks


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("工程于2019年12月开工。", False),
        ("工程于2019年13月开工。", True),
        ("工程于2019年0月开工。", True),
        ("会议24时结束，当天23时59分发布。", False),
        ("会议于当天25时结束。", True),
        ("会议于当天8时60分结束。", True),
        ("上午9:60开会。", True),
        ("比分是30:61，全场喝彩。", False),
    ],
)
def test_a_month_and_a_time_of_day_exist(text: str, wrong: bool) -> None:
    assert ("date-impossible" in rules(text)) is wrong


SOUND_HEADS = [
    ("全县改造小区89个", "2019年改造小区12个。全县改造小区89个。"),
    ("人均GDP超2万元", "全区GDP突破400亿元。"),
    ("固定资产投资年均增长13%", "工业增加值年均增长9%。"),
    ("新增就业5.5万人", "新增就业5.46万人。"),
]


@pytest.mark.parametrize(("deck", "text"), SOUND_HEADS)
def test_a_head_that_agrees_is_left_alone(deck: str, text: str) -> None:
    assert rules(text, deck=deck) == set()


def test_a_paragraph_told_twice() -> None:
    twice = "水通了，地也活了，村里用这笔钱修了路灯，添了校车。"
    assert rules(twice, "中间一段。", twice) == {"paragraph-repeated"}
    assert rules(twice, twice.replace("修了路灯", "办了食堂")) == set()


NAMES = [
    ("茶陵县有山。茶陵县有水。炎陵县有林。", False),  # two real places
    ("颍州区有山。颍州区有水。颍东区有林。", False),
    ("芦淞区有山。芦淞区有水。芦凇区有林。", True),
    ("澄江县有山。澄江县有水。橙江县有林。", True),
    ("住石桥村的人，到石桥村的路，问石桥村的事。", False),
    ("村民黄敏在家。黄敏就是她。黄敏说好。", False),
]


@pytest.mark.parametrize(("text", "wrong"), NAMES)
def test_a_slip_of_the_keyboard_and_another_place(text: str, wrong: bool) -> None:
    assert ("name-differs" in rules(text)) is wrong


def test_a_chart_may_set_districts_side_by_side() -> None:
    items = tuple(Datum(label=name, value=1, unit="人") for name in ("荷塘区", "石峰区"))
    figure = Figure(id="f", kind=FigureKind.RANKED, title="各区人口", items=items)
    article = edition().articles[0].model_copy(update={"figures": (figure,)})
    assert findings_of(edition(place="芦淞区", articles=(article,))) == ()


def test_population_and_product_go_together() -> None:
    text = "全区GDP突破400亿元，人均超{}万美元，常住人口30万人。"
    assert "figure-proportion" in rules(text.format("20"))
    assert rules(text.format("2")) == set()


def edition(**changes: object) -> Edition:
    """A sound edition with some fields changed."""
    folder = Path("/edition")
    text = "芦淞区变了样。芦淞区的路通了，芦淞区的水来了。"
    article = Article(
        id="one", file=folder / "articles/one.md", title="变化", body=(Paragraph(text=text),)
    )
    fields: dict[str, object] = {
        "id": "e-20210727",
        "folder": folder,
        "headline": Headline(title="一年接着一年干"),
        "paper": Paper(name="株洲日报", date=dt.date(2021, 7, 27)),
        "articles": (article,),
    }
    return Edition.model_validate(fields | changes)


def paper(**changes: object) -> Paper:
    fields = {"name": "株洲日报", "date": dt.date(2021, 7, 27)} | changes
    return Paper.model_validate(fields)


MASTHEADS: list[tuple[dict[str, object], str]] = [
    ({"paper": paper(page_numbers=("05", "05"))}, "page-number-form"),
    ({"paper": paper(page_numbers=("五版",))}, "page-number-form"),
    ({"paper": paper(issue="12345")}, "issue-form"),
    ({"paper": paper(staff=(("责任编辑", "张三"),))}, "staff-incomplete"),
    ({"paper": paper(staff=(("责任编辑", "张三"), ("校对", "张三")))}, "staff-incomplete"),
    ({"paper": paper(staff=(("责任编辑", "张3"), ("校对", "李四")))}, "staff-name"),
    ({"paper": paper(staff=(("责任编辑", ""), ("校对", "李四")))}, "staff-name"),
    ({"id": "lusong-20200727"}, "id-date-differs"),
    ({"byline": "长沙晚报记者/张三"}, "paper-name-differs"),
    ({"credits": ("本版图片由荷塘区委宣传部提供",)}, "place-stale"),
    ({"headline": Headline(title="变化", deck="荷塘区近五年回眸")}, "place-stale"),
    ({"place": "荷塘区", "headline": Headline(title="变化", deck="芦淞区回眸")}, "place-stale"),
]


@pytest.mark.parametrize(("changes", "rule"), MASTHEADS)
def test_the_masthead_and_names_left_from_another_edition(
    changes: dict[str, object], rule: str
) -> None:
    assert rule in {f.rule for f in findings_of(edition(**changes))}


def test_a_full_masthead_is_sound() -> None:
    full = paper(
        page_numbers=("05", "06"),
        issue="第12345期",
        staff=(("责任编辑", "张三"), ("美术编辑", "王五"), ("校对", "李四 欧阳雪")),
    )
    made = edition(
        paper=full, byline="株洲日报·掌上株洲记者/杨凌凌", credits=("图片由芦淞区委宣传部提供",)
    )
    assert findings_of(made) == ()


@pytest.mark.parametrize(("office", "told"), [("责编", 0), ("编审", 0), ("美编", 1), ("审核", 1)])
def test_an_editor_goes_by_the_name_that_the_office_has(office: str, told: int) -> None:
    made = edition(paper=paper(staff=((office, "张三"), ("校对", "李四"))))
    assert [f.rule for f in findings_of(made)].count("staff-incomplete") == told


def test_a_value_far_from_its_series() -> None:
    def figure(*values: float) -> Figure:
        items = tuple(Datum(label=f"第{i}项", value=v, unit="亿元") for i, v in enumerate(values))
        return Figure(id="f", kind=FigureKind.RANKED, title="各项投资", items=items)

    def told(*values: float) -> set[str]:
        made = edition()
        article = made.articles[0].model_copy(update={"figures": (figure(*values),)})
        return {f.rule for f in findings_of(made.model_copy(update={"articles": (article,)}))}

    assert told(12.5, 11.3, 10.8, 984) == {"series-outlier"}
    assert told(40, 21, 9, 2) == set()


def test_captions_and_alternative_texts_are_read() -> None:
    picture = Path("/edition/p.png")
    words = Picture(
        id="p", file=picture, caption="村民采摘采摘丝瓜", credit="图", alt="村民,采摘丝瓜"
    )
    found = findings_of(edition(headline=Headline(title="变化大", picture=words)))
    assert {(f.rule, f.field) for f in found} == {
        ("doubled-words", "p.caption"),
        ("half-width-punctuation", "p.alt"),
        ("text-too-short", "p.credit"),
    }


def test_what_is_queried_is_not_told_again() -> None:
    text = "持续加强干部队伍队伍建设，新建,两所学校。"
    query = Query(text="干部队伍队伍建设", note="重复", offset=4)
    made = edition_of((text,))
    article = made.articles[0]
    asked = article.model_copy(update={"body": (Paragraph(text=text, queries=(query,)),)})
    found = findings_of(made.model_copy(update={"articles": (asked,)}))
    assert [f.rule for f in found] == ["half-width-punctuation"]


@pytest.mark.parametrize("queried", ["新建", "两所学校"])
def test_what_stands_beside_queried_words_is_told(queried: str) -> None:
    text = "新建,两所学校。"
    query = Query(text=queried, note="待核", offset=text.index(queried))
    made = edition_of((text,))
    body = (Paragraph(text=text, queries=(query,)),)
    asked = made.articles[0].model_copy(update={"body": body})
    found = findings_of(made.model_copy(update={"articles": (asked,)}))
    assert [f.rule for f in found] == ["half-width-punctuation"]


def test_every_rule_is_in_the_handbook() -> None:
    assert {rule.value for rule in Rule} <= HANDBOOK.keys()
    assert all(HANDBOOK[rule.value].zh for rule in RULES)
    assert len({check.find for check in TEXT}) == len(TEXT)
    assert len({check.find for check in WHOLE}) == len(WHOLE)


def test_the_reference_is_renewed() -> None:
    written = {name: (DOCS / name).read_text(encoding="utf-8") for name in pages()}
    assert written == pages(), "run python -m content.proofreading.reference"


@pytest.mark.parametrize("text", ["茶树要两棵两棵看。", "鱼三斤三斤地称。", "队伍十个十个过桥。"])
def test_a_number_and_its_measure_may_stand_twice(text: str) -> None:
    assert not list(doubled(Passage(text, Kind.PARAGRAPH, "articles/a.md")))


def test_of_one_rule_twenty_faults_of_a_passage_are_told() -> None:
    """A text set throughout with half-width commas does not drown all other findings."""
    for count, told in ((20, 20), (21, 20), (90, 20)):
        text = f"{','.join(f'{in_han(n)}号路也通了' for n in range(count + 1))}。"
        found = [f.rule for f in findings_of(edition_of((text,)))]
        assert found.count("half-width-punctuation") == told
