"""What county offices send, each kind in words of our own: who wrote it, menus, faxes, letters."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from content.importing import import_edition
from content.importing.recognising.roles import Role, role_of, titled_box
from content.importing.recognising.staff import names_writer
from content.importing.recognising.webpage import is_menu
from content.importing.text.credits import credit_of
from content.importing.text.writers import writers
from content.model import Subhead, Verse
from tests.importing.conftest import TODAY, Import, copy_of
from tests.importing.offices import PARAGRAPHS
from tests.importing.test_habits import BOLD, LARGE, subs, titles
from tests.importing.test_looks import word


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("记者　葛　川", "记者 葛川"),
        (
            "本报记者　巴图·苏和　马秀兰　实习生　才让卓玛",
            "本报记者 巴图·苏和 马秀兰 实习生 才让卓玛",
        ),
        ("本报见习记者　Ainur　记者　沙　鸥", "本报见习记者 Ainur 记者 沙鸥"),
        ("文／本报记者　葛　川　图／受访者提供", "文／本报记者 葛川 图／受访者提供"),
        ("文 陈凯婷 林宇铖（实习） 图 王鸿鹏", "文 陈凯婷 林宇铖（实习） 图 王鸿鹏"),
        ("陈凯婷 文 王鸿鹏 图", "陈凯婷 文 王鸿鹏 图"),
        ("青川县融媒体中心采写", "青川县融媒体中心采写"),
        ("提案人：宁　静　司马平", "提案人：宁静 司马平"),
        ("王宏坤　口述　　刘玉生　整理", "王宏坤 口述 刘玉生 整理"),
        ("萧　耳　著", "萧耳 著"),
        ("记者丨何　蓉　通讯员丨顾南枝", "记者丨何蓉 通讯员丨顾南枝"),
        ("走进县融媒体中心", None),
        ("通讯员 培训 通知", None),
        ("作者 简介", None),
    ],
)
def test_who_wrote_it(typed: str, wanted: str | None) -> None:
    assert writers(typed) == wanted
    assert wanted is None or role_of(typed) is Role.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "（2025年11月12日） 王志远",
        "（2025年11月12日） 县委书记 王志远",
        "县长 王志远（2025年11月12日）",
    ],
)
def test_who_spoke_stands_with_the_day(line: str) -> None:
    assert role_of(line) is Role.DATELINE


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("老街夜景 摄影／卢一帆", "摄影／卢一帆"),
        ("老街夜景（图片丨卢一帆、顾南枝）", "图片丨卢一帆、顾南枝"),
        ("图书馆内景 图片展区", ""),
        ("步道上的晨跑者。（澄江县文旅局供图）", "澄江县文旅局供图"),
        ("戏台前坐满了观众。县花鼓戏剧团供图", "县花鼓戏剧团供图"),
        ("老周在苗圃修枝　葛　川　摄", "葛川 摄"),
        ("老周在苗圃修枝王小满摄", "王小满摄"),
        ("老人在河边拍摄", ""),
    ],
)
def test_no_credit_is_cut_in_a_name(caption: str, credit: str) -> None:
    assert credit_of(caption)[1] == credit


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        ("网站首页 新闻中心 通知公告 专题专栏", True),
        ("关于我们 | 广告服务 | 联系我们 | 网站地图", True),
        ("新闻发布会 互动环节 现场提问", False),
    ],
)
def test_a_menu_of_a_page(line: str, menu: bool) -> None:
    assert is_menu(line) is menu


def test_a_box_with_its_title_on_one_line() -> None:
    assert titled_box("链接：石桥镇") == ("链接", "石桥镇")
    assert titled_box("链接：点开就能看。") is None


def test_a_fax_cut_at_a_number_of_characters(imported: Import) -> None:
    head = "传真　发件：石桥镇宣传办　收件：总编室　页数：2　FAX:0855-3221100"
    rows = [head, "请编辑部酌处　联系人：林一山", "三百棵树有了账本"]
    for paragraph in PARAGRAPHS[:3]:
        typed = "    本报讯 12" + paragraph
        rows += [typed[at : at + 34] for at in range(0, len(typed), 34)]
    report, edition = imported(a_txt="\n".join(rows))
    assert edition.headline.title == "三百棵树有了账本"
    assert len(copy_of(edition)) == 3
    assert any("FAX" in str(one.text) for one in report.left_out)


def test_letters_are_signed_under_them(imported: Import) -> None:
    letter = "我们村口的路灯坏了三盏，孩子晚上回家得打手电，希望早点修好。"
    answer = "县城管局回复：坏灯系电缆受潮短路所致，三盏已经换好，同批线路也查了一遍。"
    rows: list[str] = []
    for title, who in (
        ("路灯亮了能不能再亮一点", "读者　林　山"),
        ("给老年证年审开个方便之门", "城南街道　周　正"),
    ):
        rows += [title, "编辑同志：", letter, who, "9月3日", "回音", answer]
    _, edition = imported(a_txt="\n".join(rows))
    assert titles(edition) == ["路灯亮了能不能再亮一点", "给老年证年审开个方便之门"]
    assert {"读者　林　山", "9月3日"} <= set(copy_of(edition))
    subs = [i.text for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert subs == ["回音", "回音"]


def test_poems_of_a_group_have_their_titles(imported: Import) -> None:
    poems = {
        "船票": ("一张旧船票", "夹在账本里", "像一片叶子"),
        "新桥": ("桥通那天", "渡船停在芦苇里", "像一只鸭子"),
    }
    rows = ["渡口，渡口（组诗）", "", "林　山", ""]
    for title, lines in poems.items():
        rows += [title, "", *lines, "", *lines, ""]
    _, edition = imported(a_txt="\n".join(rows))
    assert titles(edition) == list(poems)
    assert edition.byline == "林山"
    assert all(isinstance(a.body[0], Verse) for a in edition.articles)


def test_chapters_of_rules_keep_their_numbers(imported: Import) -> None:
    rows = ["澄江县古树保护办法"]
    for number, name in enumerate(("总则", "养护", "附则")):
        rows += [f"第{'一二三'[number]}章　{name}", f"第{'一二三'[number]}条　{PARAGRAPHS[number]}"]
    _, edition = imported(a_txt="\n".join(rows))
    subs = [i.text for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert subs == ["第一章　总则", "第二章　养护", "第三章　附则"]


def test_a_row_of_families_is_a_roll(imported: Import) -> None:
    row = "邝志强家庭　　蓝秀芝家庭　　巫　平家庭　　冼国栋家庭"
    _, edition = imported(
        a_txt="\n".join(["好人家庭名单揭晓", *PARAGRAPHS[:2], row, PARAGRAPHS[2]])
    )
    kinds = [item.kind for article in edition.articles for item in article.body]
    assert "roll" in kinds


def test_short_lines_under_copy_are_no_headline(tmp_path: Path, imported: Import) -> None:
    plain = (12.0, False, False, "")
    file = word(
        tmp_path / "a.docx",
        ("三条街雨后不再看海", *LARGE),
        ("（记者　葛　川）", *plain),
        (PARAGRAPHS[0], *plain),
        ("小区来了共享工具箱", *LARGE),
        ("通讯员　林　山", *plain),
        (PARAGRAPHS[1], *plain),
        ("数字", *LARGE),
        ("407次　工具箱两个月借出次数", *plain),
        ("1把　丢失又归还的螺丝刀", *plain),
    )
    _, edition = imported(file)
    assert edition.headline.title == "三条街雨后不再看海"
    assert titles(edition) == ["三条街雨后不再看海", "小区来了共享工具箱", "数字"]
    assert edition.byline == "记者 葛川"
    assert [a.byline for a in edition.articles] == ["", "通讯员 林山", ""]


def test_the_author_is_told_of_under_the_copy(imported: Import) -> None:
    rows = ["腊月里的豆腐香", "林　山", *PARAGRAPHS[:2], "（作者单位：石桥镇第三小学）"]
    _, edition = imported(a_txt="\n".join(rows))
    assert copy_of(edition)[-1] == "（作者单位：石桥镇第三小学）"


def test_a_number_to_call_ends_a_paragraph(imported: Import) -> None:
    rows = [
        "停水公告",
        "因更换阀门，定于9日停水。",
        "抢修电话：6622110；客服热线：12345",
        "澄江县自来水有限责任公司",
        "2031年8月7日",
    ]
    _, edition = imported(a_txt="\n".join(rows))
    assert copy_of(edition)[1:] == rows[2:]


def test_who_issues_minutes_stands_over_their_number(imported: Import) -> None:
    rows = [
        "澄江县社区建设领导小组办公室",
        "〔2031〕第9期",
        "澄江县完整社区推进会会议纪要",
        PARAGRAPHS[0],
        PARAGRAPHS[1],
    ]
    _, edition = imported(a_txt="\n".join(rows))
    assert edition.headline.title == rows[2]


def test_a_column_before_a_title(imported: Import) -> None:
    _, edition = imported(a_txt="\n".join(["老照片 | 全队的第一辆拖拉机", *PARAGRAPHS[:2]]))
    assert (edition.headline.kicker, edition.headline.title) == ("老照片", "全队的第一辆拖拉机")


def test_a_line_of_what_a_page_of_the_web_says_of_its_copy() -> None:
    line = "2031年07月19日 08:00　　来源：东阳融媒　　编辑：边　城"
    assert role_of(line) is Role.FURNITURE
    assert role_of("讲述：樊　江　整理：本报记者　仇　英") is Role.BYLINE


def test_two_lines_together_over_copy_are_sub_heads_of_two_levels(imported: Import) -> None:
    rows = ["三百棵树有了账本", PARAGRAPHS[0], "步道上的人", "十段路有人照看", PARAGRAPHS[1]]
    _, edition = imported(a_txt="\n\n".join(rows))
    subs = [i for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert [(i.text, i.level) for i in subs] == [("步道上的人", 1), ("十段路有人照看", 2)]


def test_the_head_of_a_chart_column_waits_for_no_decision(tmp_path: Path) -> None:
    file = word(
        tmp_path / "a.docx", ("三百棵树有了账本", *LARGE), (PARAGRAPHS[0], 12.0, False, False, "")
    )
    made = docx.Document(str(file))
    made.add_paragraph("苗木存活（单位：棵）")
    table = made.add_table(4, 3)
    for row, cells in enumerate(
        (
            ("年份", "柳树", "首份清单"),
            ("2029", "94", "12"),
            ("2030", "72", "8"),
            ("2031（上半年）", "61", "6"),
        )
    ):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    made.add_paragraph(PARAGRAPHS[1])
    made.save(str(file))
    report = import_edition([file], tmp_path / "edition", today=TODAY)
    assert not (tmp_path / "edition" / "待定.yaml").exists()
    assert "年份" in {str(one.text) for one in report.left_out}


def test_public_accounts_put_a_han_stroke_between_office_and_name(imported: Import) -> None:
    assert role_of("编辑丨林小桥 责编丨石磊") is Role.STAFF
    assert names_writer("文字丨顾南枝 图片丨卢一帆") and not names_writer("编辑丨林小桥")
    text = f"一条老街的夜\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\n文字丨顾南枝　编辑丨林小桥"
    _, edition = imported(a_txt=text)  # the stroke is no word that is lost
    assert not any("林小桥" in words for words in copy_of(edition))


def test_what_an_account_has_around_its_copy_is_not_printed(imported: Import) -> None:
    assert role_of("Hi，新朋友，点击上方蓝字关注我们哦") is Role.FURNITURE
    assert role_of("来源丨青川融媒") is Role.FURNITURE
    text = f"一条老街的夜\n\n{PARAGRAPHS[0]}\n\n（顾　南　杨　玲）\n\n编　辑：林小桥"
    _, edition = imported(a_txt=text)  # a label that is spread out is one all the same
    assert edition.paper.staff == (("编辑", "林小桥"),)
    assert any("（顾南　杨玲）" in words for words in copy_of(edition))


def test_the_next_story_of_a_page_is_no_verse(imported: Import) -> None:
    poem = "一定是我在清洗笔墨时\n不小心洇染了白露的白\n爱干净的秋风\n这才使劲地吹"
    text = f"白露的白\n◆ 乔金敏\n\n{poem}\n\n{poem}\n\n\n花匠老孟\n//高林友\n\n一\n"
    text += f"　　{PARAGRAPHS[0]}\n\n二\n　　{PARAGRAPHS[1]}"
    _, edition = imported(a_txt=text)
    assert titles(edition) == ["白露的白", "花匠老孟"]
    assert edition.articles[1].byline == "高林友"


def test_poems_stand_under_their_form_and_say_where_their_authors_live(imported: Import) -> None:
    lines = "廿载诗心映碧湖，骚人雅韵未曾孤。\n\n今朝更引春风至，墨染清波万点珠。"
    poems = (("## 七绝\n\n### 贺诗社成立", "青　竹（湖南）"), ("### 山村即景", "◎谢克民"))
    text = "\n\n".join(f"{over}\n\n{author}\n\n{lines}" for over, author in poems)
    _, edition = imported(a_md=f"# 湖畔诗社作品选\n\n{text}")
    first, second = edition.articles
    assert (first.kicker, first.title, second.title) == ("七绝", "贺诗社成立", "山村即景")
    authors = [b.author for one in edition.articles for b in one.body if isinstance(b, Verse)]
    assert authors == ["青竹（湖南）", "谢克民"]


def test_a_day_keeps_its_weather_and_a_number_to_call_heads_nothing(
    imported: Import, tmp_path: Path
) -> None:
    days = [("7月9日　星期四　晴", *BOLD), ("7月10日　星期五　阴", *BOLD)]
    title, call = ("一条老街的夜", *LARGE), ("全国反诈专线：96110", *BOLD)
    one, two = PARAGRAPHS[:2]
    _, edition = imported(word(tmp_path / "a.docx", title, days[0], one, days[1], two, call))
    assert subs(edition) == [day for day, *_ in days]


def test_a_poem_is_named_by_its_file(imported: Import) -> None:
    """Its first line is no title, and what a sentence begins with begins no author's name."""
    poem = "独自任性地黄了\n在初冬\n金灿灿地托起\n季节蹑足行走的脚步\n\n叶似一柄扇\n精致地摇尽"
    _, edition = imported(银杏树_txt=f"{poem}\n人们常说的悲欢离合\n\n（作者：梅　川，系会员）")
    assert edition.headline.title == "银杏树"
    (verse,) = (block for block in edition.articles[0].body if isinstance(block, Verse))
    assert "\n".join(map("\n".join, verse.stanzas)).startswith("独自任性地黄了\n在初冬")


def test_who_wrote_the_one_story_signs_under_the_headline(imported: Import, tmp_path: Path) -> None:
    """Else the story keeps a head of its own, and the page says the headline twice."""
    heads = ("灯亮起来", "人回来了", "规矩在前头")
    copy = "".join(
        f"<p><strong>{head}</strong></p><p>{words}</p>"
        for head, words in zip(heads, PARAGRAPHS, strict=False)
    )
    foot = "<p>文字：顾南枝</p><p>编辑：林小桥</p><p>往期推荐</p><p>● 一碗粉的三十年</p>"
    over = "<p>分享到：微信 微博</p><p>字号：大 中 小</p><p>打印本页</p><p>关闭窗口</p>"
    page = tmp_path / "a.html"
    page.write_text(
        f'<meta charset="utf-8"><h1>一条老街的夜</h1>{over}{copy}{foot}', encoding="utf-8"
    )
    _, edition = imported(page)
    (story,) = edition.articles
    assert story.title == edition.headline.title
    assert "顾南枝" in edition.byline and not story.byline
    assert edition.under_headline(story)
