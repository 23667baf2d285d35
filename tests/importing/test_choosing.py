"""Look and opening of an import: by words that are named, by pictures that are there."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from PIL import Image

from content.importing.blocks import Log, Place, RawPicture
from content.importing.choosing.face import face_of
from content.importing.choosing.keyfigures import _STATED, _stated, key_figures
from content.importing.choosing.keyfigures import opens as figures_open
from content.importing.choosing.loose import placed_loose, with_portraits
from content.importing.choosing.opening import opener_of, opening_of
from content.importing.choosing.subject import NEWS, Subject, subject_of, subjects
from content.importing.importer import import_edition
from content.importing.outline import Outline, Paragraph, PictureWords, Section
from content.importing.recognising.lede import lede_over_pictures
from content.words import Language, Words
from layout.page.designs import BANNERS, LOOK_NAMES
from tests.importing.conftest import Import

AT = Place("稿.docx")


def story(title: str, copy: str, kind: str = "p") -> Section:
    return Section("story", title, AT, body=[Paragraph(copy, AT, kind)])


def outline(title: str, deck: str = "", *stories: Section) -> Outline:
    return Outline(title=title, deck=deck, sections=list(stories or [story("一", "今天天晴。")]))


def photo(name: str, size: tuple[int, int], caption: str = "") -> PictureWords:
    file = io.BytesIO()
    Image.new("RGB", size, "#446688").save(file, "JPEG")
    return PictureWords(caption, raw=RawPicture(file.getvalue(), ".jpg"), place=Place(name))


@pytest.mark.parametrize(
    ("pictures", "copy", "words"),
    [(3, "稻子熟了。", 1), (2, "稻子熟了。", 0), (3, "稻子熟了。" * 40, 0)],
)
def test_a_few_lines_over_an_editions_pictures_are_its_lede(
    pictures: int, copy: str, words: int
) -> None:
    told = story("秋收", copy)
    told.pictures = [photo(f"{n}.jpg", (90, 60)) for n in range(pictures)]
    made = outline("秋收", "", told)
    lede_over_pictures(made)
    assert (len(made.lede), len(told.body)) == (words, 1 - words)


def test_copy_of_one_story_of_several_is_no_lede() -> None:
    told = story("秋收", "稻子熟了。")
    told.pictures = [photo(f"{n}.jpg", (90, 60)) for n in range(3)]
    made = outline("秋收", "", told, story("二", "天晴。"))
    lede_over_pictures(made)
    assert not made.lede and told.body


@pytest.mark.parametrize(
    ("title", "deck", "name"),
    [
        ("讣告", "", "mourning"),
        ("台风过境这一夜", "全镇转移三千人", "disaster"),
        ("弦歌六十年", "县师范学校建校六十周年", "festive"),
        ("江上数帆", "副刊", "culture"),
        ("全县人口普查公报", "", "data"),
        ("龙舟赛开桨", "", "sports"),
        ("稻子熟了", "山乡秋收见闻", "harvest"),
        ("候鸟归来", "湿地保护十年", "nature"),
        ("养老金怎么领", "社保政策解读", "civic"),
        ("园区来了新项目", "", "industry"),
        ("他们说起那一天", "", "news"),
    ],
)
def test_a_headline_tells_the_subject(title: str, deck: str, name: str) -> None:
    assert subject_of(outline(title, deck)).subject.name == name


def test_mourning_decides_whatever_else_is_said() -> None:
    copy = "他是劳动模范，荣获先进称号，庆祝大会上受到表彰，是时代楷模、好人、标兵。"
    sad = outline("老模范走了", "", story("送别", "顾老因病逝世，享年九十岁。" + copy))
    assert subject_of(sad).subject.name == "mourning"
    assert subject_of(sad).words == ("逝世", "病逝")


def test_a_word_of_the_copy_alone_tells_nothing() -> None:
    assert subject_of(outline("一天", "", story("事", "门口有一处工地。"))).subject is NEWS
    five = "师傅在戏班里练唱腔，墨写在宣纸上。"  # short copy, and of nothing else
    assert subject_of(outline("一天", "", story("事", five))).subject.name == "culture"
    assert subject_of(outline("一天", "", story("事", five.replace("墨", "字")))).subject is NEWS
    many = "产值、订单、技改、研发、专利、投资、施工、设备都有。"
    assert subject_of(outline("一天", "", story("事", many))).subject.name == "industry"


def test_long_copy_is_no_surer_than_its_headline() -> None:
    every = "".join(subjects()[1].words + subjects()[-1].words)
    assert subject_of(outline("湿地的客人", "", story("事", every))).subject.name == "nature"


def test_verse_is_culture() -> None:
    poems = [story(name, "水退到第七级石阶", "诗") for name in "一二三"]
    assert subject_of(outline("秋天的信", "", *poems)).subject.name == "culture"


def test_every_look_and_opening_that_may_be_chosen_is_there() -> None:
    assert {one.look for one in (*subjects(), NEWS)} <= set(LOOK_NAMES)
    assert {"number", "wide", "type", "vertical", "hero", "festive", "quiet"} <= set(BANNERS)


PLAIN, LOUD, VERSE = (
    Subject("a", "sea", ()),
    Subject("b", "red", (), ground=True),
    Subject("c", "ink", (), poems=True),
)


@pytest.mark.parametrize(
    ("subject", "size", "name"),
    [
        (PLAIN, None, "type"),
        (LOUD, None, "wide"),
        (PLAIN, (1200, 800), "hero"),
        (PLAIN, (1100, 700), "quiet"),  # too few pixels for a page's width
        (PLAIN, (1200, 1000), "quiet"),  # too high: half of it would be cropped away
        (LOUD, (900, 1200), "festive"),
        (VERSE, (900, 1200), "vertical"),
        (VERSE, None, "type"),
    ],
)
def test_the_opening_goes_by_the_picture(
    subject: Subject, size: tuple[int, int] | None, name: str
) -> None:
    made = outline("河口有渡")
    made.pictures = [photo("a.jpg", size)] if size else []
    assert opening_of(made, subject).name == name


def test_key_figures_are_the_first_that_each_story_states() -> None:
    lede = "初步核算，2024年全县地区生产总值386.7亿元，比上年增长6.2%。"
    made = outline(
        "统计公报",
        "",
        story("农业", "全年粮食总产量41.8万吨，增长1.6%。油菜籽产量3.2万吨。"),
        story("工业", "同比增长8.3%，其中新建厂房12座。"),  # compares, and counts a part
        story("人口", "年末常住人口突破52.36万人。"),
    )
    made.lede = [Paragraph(lede, AT)]
    found = key_figures(made)
    assert [(f.label, f.before, f.value, f.unit) for f in found] == [
        ("全县地区生产总值", "", "386.7", "亿元"),
        ("粮食总产量", "", "41.8", "万吨"),
        ("常住人口", "突破", "52.36", "万人"),
    ]
    assert all(
        f.stated in lede + made.sections[0].body[0].text + "常住人口突破52.36万人" for f in found
    )
    made.lede = []
    assert key_figures(made) == ()  # two are no band


def test_key_figures_of_chapters_and_of_a_list_none_twice() -> None:
    whole = story("通车", "新线全长187公里，投资很大。")
    whole.body += [
        Paragraph("山里", AT, "##"),
        Paragraph("桥隧比达到91%。镇里4312人。", AT),
        Paragraph("数字", AT, "##"),
        Paragraph("线路全长187公里；设计时速250公里；桥隧比91%；总投资286亿元。", AT),
    ]
    found = key_figures(outline("汽笛", "", whole))
    assert [(f.label, f.value) for f in found] == [
        ("新线全长", "187"),
        ("桥隧比", "91"),
        ("设计时速", "250"),
        ("总投资", "286"),
    ]


@pytest.mark.parametrize(
    ("text", "label", "shown"),
    [
        ("地区生产总值（GDP）386.7亿元，增长6%。", "地区生产总值", "386.7亿元"),
        ("2022年全县实现生产总值95.1亿元。", "生产总值", "95.1亿元"),
        ("一般公共预算收入年均增长5.9%。", "一般公共预算收入", "年均增长5.9%"),
        ("旅客吞吐量首次突破500万人次。", "旅客吞吐量", "首次突破500万人次"),
        ("预算收入增加近30亿元。", "预算收入", "增加近30亿元"),
        ("森林覆盖率达到42.5%。", "森林覆盖率", "42.5%"),
        ("城镇调查失业率为4.2%。", "城镇调查失业率", "4.2%"),
        ("户籍人口112635人。", "户籍人口", "112635人"),
        ("三产业增加值分别增长6%、7%。", "", ""),  # of which of three
        ("年均增长4.7%，高于全国0.4个百分点。", "", ""),  # of nothing that is named
        ("农产品出口额居全国第2位。", "", ""),  # a place, not an amount
        ("省级产业园2个，有机农产品9个。", "", ""),  # too few to open a page with
        ("转机发生在2020年。", "", ""),
        ("信息等重点产业增加值占比55%。", "", ""),  # begun in the middle of a list
    ],
)
def test_what_is_a_key_figure(text: str, label: str, shown: str) -> None:
    found = next(iter(_stated(text)), None)
    assert (found is None) == (label == "")
    if found is not None:
        assert (found.label, f"{found.before}{found.value}{found.unit}") == (label, shown)
        assert found.stated in text


def test_every_part_of_the_copy_gives_a_figure_before_one_gives_many() -> None:
    people = "户籍人口52万人，城镇人口21万人，乡村人口31万人，出生人口0.4万人，常住人口48万人。"
    parts = [story("综合", people + "地区生产总值95亿元。")]
    parts += [
        story(name, f"{name}增加值{n}亿元。") for n, name in enumerate(["农产业", "工产业"], 31)
    ]
    found = key_figures(outline("统计公报", "", *parts))
    assert [f.label for f in found] == [
        "地区生产总值",  # the whole of an economy is what a bulletin is told by
        "户籍人口",
        "城镇人口",
        "乡村人口",
        "农产业增加值",
        "工产业增加值",
    ]
    about = key_figures(outline("全县农产业增加值连年走高", "", *parts))
    assert about[0].label == "农产业增加值"


def test_copy_about_figures_opens_with_its_first(imported: Import, tmp_path: Path) -> None:
    copy = "2024年全县地区生产总值386.7亿元，财政收入21.3亿元。"
    _, edition = imported(
        稿_md=f"# 统计公报\n\n{copy}\n\n## 农业\n\n粮食产量41.8万吨。\n\n"
        "## 人口\n\n常住人口52.3万人。\n"
    )
    assert edition.banner == "number"
    assert edition.band is not None
    assert [(i.value, i.unit, i.highlight) for i in edition.band.items] == [
        (386.7, "亿元", True),
        (41.8, "万吨", False),
        (52.3, "万人", False),
    ]


@pytest.mark.parametrize(
    ("title", "copy", "opens"),
    [
        ("政务信息", "此次集中开工项目共18个。", False),  # of one event among several
        ("项目集中开工", "此次集中开工项目共18个。", True),
        ("统计公报", "全县生产总值386.7亿元。", True),
    ],
)
def test_a_number_opens_where_the_edition_is_about_it(title: str, copy: str, opens: bool) -> None:
    body = f"{copy}培训茶农620人次。窗口办理2.1万件。城镇人口12万人。"
    made = outline(title, "", story("开工", copy), story("一年", body))
    figures = key_figures(made)
    assert figures[0].label in ("集中开工项目", "全县生产总值", "生产总值")
    assert figures_open(made, figures) is opens


def test_a_long_headline_does_not_stand_downwards() -> None:
    made = outline("河口有渡渡我过那条宽宽的河")
    made.pictures = [photo("a.jpg", (1200, 800))]
    assert opening_of(made, VERSE).name == "hero"


def test_little_copy_begins_on_a_tabloid() -> None:
    made = outline("一天", "", story("事", "一" * 1900))
    made.pictures = [photo(f"{n}.jpg", (90, 60)) for n in range(3)]
    assert face_of(made).short
    made.pictures *= 2  # three pictures more, 600 characters
    assert not face_of(made).short


def test_the_head_of_the_only_story_is_the_editions() -> None:
    assert (
        subject_of(outline("它们来了", "", story("湿地修复记", "潮水退了。"))).subject.name
        == "nature"
    )
    two = outline("它们来了", "", story("湿地修复记", "潮水退了。"), story("二", "天晴。"))
    assert subject_of(two).subject is NEWS


def test_the_strongest_picture_opens_unless_the_office_ordered_them() -> None:
    high, wide, small = photo("河.jpg", (2000, 2400)), photo("山.jpg", (1600, 1000)), (900, 600)
    about = outline("一天")
    assert opener_of(about, [high, photo("水.jpg", small), wide]) is wide
    ordered = [photo("1 水.jpg", small), wide]
    assert opener_of(about, ordered) is ordered[0]


def test_of_pictures_that_can_open_the_one_that_shows_what_the_headline_says() -> None:
    shop, lane = photo("a.jpg", (1800, 1200), "新开的书店"), photo("b.jpg", (1300, 1700), "棉花巷")
    dye = photo("c.jpg", (1500, 1000), "搬家的染坊")
    assert opener_of(outline("工地上", "染坊搬家记"), [shop, lane, dye]) is dye
    # A short headline of culture stands downwards, where a high picture serves as well.
    assert opener_of(outline("老街不老", "棉花巷更新"), [shop, lane, dye]) is lane
    assert opener_of(outline("工地上", "棉花巷更新"), [shop, lane, dye]) is shop
    # Where the headline says nothing of them, what the copy opens with does.
    told = outline("工地上", "", story("工地上", "搬家的那天，染坊里没有人说话。"))
    assert opener_of(told, [shop, lane, dye]) is dye


def test_a_table_beside_one_text_does_not_take_its_photographs_their_place(
    tmp_path: Path,
) -> None:
    (tmp_path / "稿.txt").write_text("稻子熟了\n\n" + "田里机器响。" * 40, encoding="utf-8")
    (tmp_path / "产量.csv").write_text("年份,产量（吨）\n2023,5\n2024,6\n", encoding="utf-8")
    raw = photo("a.jpg", (1600, 1000)).raw
    assert raw is not None
    (tmp_path / "7月3日夜机器在收割.jpg").write_bytes(raw.data)
    import_edition([tmp_path], tmp_path / "期", paper="某报", date=dt.date(2025, 11, 15))
    assert "\nbanner: hero\n" in (tmp_path / "期" / "edition.yaml").read_text(encoding="utf-8")
    pictures = (tmp_path / "期" / "pictures" / "pictures.yaml").read_text(encoding="utf-8")
    assert "caption: 7月3日夜机器在收割" in pictures  # a date is no number in a row


def test_portraits_called_after_three_persons_on_end_stand_with_them() -> None:
    names = ("宋成元", "高红", "陈斌强", "石桥村")
    body = [Paragraph("共选出四位。", AT)]
    heads = ("宋成元：山路上", "山路上 高红", "山路上")  # the last is named by its copy
    copies = ("他走了二十年。", "他走了二十年。", "陈斌强，教师，走了二十年。")
    for head, copy in zip(heads, copies, strict=True):
        body += [Paragraph(head, AT, "##"), Paragraph(copy, AT)]
    body += [Paragraph("石桥村怎么选", AT, "##"), Paragraph("村里开了会。", AT)]
    made = Outline(title="星光", sections=[Section("story", "星光", AT, body=body)])
    made.sections[0].pictures = [photo(f"{name}.jpg", (900, 1200), name) for name in names]
    with_portraits(made, Log())
    boxes = [p for p in made.sections[0].body if p.kind == "人物"]
    assert [(p.text, p.rows) for p in boxes] == [
        (name, ("身份：山路上", copy)) for name, copy in zip(names, copies, strict=False)
    ]
    told = [p.portrait.place.source for p in boxes if p.portrait]
    assert told == [f"{name}.jpg" for name in names[:3]]
    assert [p.text for p in made.sections[0].body if p.kind == "##"] == ["石桥村怎么选"]
    # Two are no row of persons, and a story's own picture may be called after it.
    body = [Paragraph(f"{n}：山路上", AT, "##") for n in names[:2]]
    two = Outline(title="星光", sections=[Section("story", "星光", AT, body=body)])
    two.sections[0].pictures = [photo(f"{name}.jpg", (900, 1200)) for name in names[:2]]
    with_portraits(two, Log())
    assert two.sections[0].body == body


def test_loose_photographs_go_to_the_story_their_words_name() -> None:
    tea, brook = story("一口锅", "炒茶的铁锅烧热了。"), story("水", "溪水从茶园穿过。")
    brook.pictures = [
        photo("日出.jpg", (1600, 1000), "日出"),
        photo("穿过茶园的溪水.jpg", (1400, 900), "穿过茶园的溪水"),
        photo("别的.jpg", (800, 900), "别的"),
    ]
    made, log = outline("茶", "", tea, brook), Log()
    placed_loose(made, log)
    assert [p.caption for p in made.pictures] == ["日出"]
    assert [p.caption for p in brook.pictures] == ["穿过茶园的溪水"]
    assert [p.caption for p in tea.pictures] == ["别的"]
    assert len(log.doubts) == 3  # each place is told


def test_a_portrait_stays_with_the_person_it_is_called_after() -> None:
    first, last = story("周桂兰：一条渡", "她摆渡三十年。"), story("名单", "甲、乙、丙。")
    last.pictures = [photo("周桂兰.jpg", (1600, 1000))]
    made = outline("平凡的光", "", first, last)
    placed_loose(made, Log())
    assert not made.pictures
    assert len(first.pictures) == 1


def test_the_choice_and_its_reason_are_told(imported: Import, tmp_path: Path) -> None:
    report, edition = imported(稿_txt="候鸟归来\n湿地保护十年记\n\n" + "鹤落在滩上，风很大。" * 30)
    written = (tmp_path / "edition" / "edition.yaml").read_text(encoding="utf-8")
    assert "\nlook: sea\nbanner: type\n" in written
    assert (edition.look, edition.banner) == ("sea", "type")
    assert edition.profile == "tabloid"
    assert [Words(Language.ZH).shown(value) for _, value in report.found][-3:-1] == [
        "sea：生态、旅游，见“湿地、候鸟”；要改，改 edition.yaml 里这一个词",
        "type：没有题图，只用文字；要改，改 edition.yaml 里这一个词",
    ]


@pytest.mark.parametrize("length", [3, 14, 15])
def test_a_key_figure_s_label_has_fourteen_characters_at_most(length: int) -> None:
    found = _STATED.search("茶" * length + "达到120亿元。")
    assert (found and len(found["label"])) == (length if length < 15 else None)


@pytest.mark.parametrize(
    ("copy", "label"),
    [
        ("一是新增公办幼儿学位1000个。", "新增公办幼儿学位"),
        ("村里修路，大大小小11个。", None),
        ("这样的驿站，全区今年新增16个。", None),
    ],
)
def test_a_key_figure_s_label_is_a_thing(copy: str, label: str | None) -> None:
    assert next((one.label for one in _stated(copy)), None) == label
