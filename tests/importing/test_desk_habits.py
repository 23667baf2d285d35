"""What offices do to copy that is no style: who to call under a title, marks, lists, blanks."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from content.importing.blocks import Block, Log, Place
from content.importing.recognising.headgroup import _heads_copy
from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role, pen_name, role_of
from content.importing.text.marks import close_up
from content.model import Roll, Subhead, Table, Verse
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS, png
from tests.importing.test_looks import subs, word

HERE = Place("a.txt", 1)


@pytest.mark.parametrize(
    "line",
    [
        "报送单位：河口镇中心学校　联系人：何小舟　电话：0000-1234567",
        "供稿：县水利局　联系人：林一山",
        "通讯员：林一山　手机：13900000000",
    ],
)
def test_who_sent_it_is_no_deck(imported: Import, line: str) -> None:
    text = f"河口镇的孩子会测水位\n{line}\n　　{PARAGRAPHS[0]}\n　　{PARAGRAPHS[1]}\n"
    report, edition = imported(a_txt=text)
    assert edition.headline.deck == ""
    assert edition.headline.title == "河口镇的孩子会测水位"
    assert copy_of(edition) == [PARAGRAPHS[0], PARAGRAPHS[1]]
    assert "imported.writers-own" in [d.why.code for d in report.doubts]


def test_each_story_of_several_has_its_sender(imported: Import) -> None:
    text = (
        f"河口镇清了三里渠\n供稿：河口镇　联系人：林一山\n　　{PARAGRAPHS[0]}\n"
        f"东渡镇修好五座桥\n供稿：东渡镇　联系人：何小舟\n　　{PARAGRAPHS[3]}\n"
    )
    _, edition = imported(a_txt=text)
    assert [a.title for a in edition.articles] == ["河口镇清了三里渠", "东渡镇修好五座桥"]


def test_whom_to_call_stays_in_a_notice(imported: Import) -> None:
    text = (
        f"关于步道夜跑的通知\n各镇、各村：\n　　{PARAGRAPHS[0]}\n五、联系方式\n"
        "联系人：林一山　联系电话：0000-1234567\n澄江县体育局\n2031年3月9日\n"
    )
    _, edition = imported(a_txt=text)
    assert "联系人：林一山　联系电话：0000-1234567" in copy_of(edition)


@pytest.mark.parametrize(
    ("over", "line", "heads"),
    [
        (Role.BODY, "▌苗圃", True),
        (Role.BODY, "苗圃", False),  # it has no mark
        (Role.BODY, "◆苗圃", False),  # another
        (Role.SHORT, "▌苗圃", False),  # the deck of the next story, under its title
    ],
)
def test_a_marked_line_under_the_title_heads_copy_as_those_amid_it_do(
    over: Role, line: str, heads: bool
) -> None:
    lines = ((Role.SHORT, "▌堤岸"), (Role.BODY, PARAGRAPHS[0]), (over, "甲"), (Role.SHORT, line))
    assert _heads_copy([Part(role, Block(words, HERE)) for role, words in lines], 0) is heads


@pytest.mark.parametrize(("first", "second"), [("★堤岸", "★苗圃"), ("■ 堤岸 ■", "■ 苗圃 ■")])
def test_the_mark_of_a_head_is_its_dress(imported: Import, first: str, second: str) -> None:
    text = (
        f"澄江一年\n　　{PARAGRAPHS[0]}\n　　{PARAGRAPHS[1]}\n{first}\n　　{PARAGRAPHS[2]}\n"
        f"{second}\n　　{PARAGRAPHS[3]}\n"
    )
    report, edition = imported(a_txt=text)
    assert subs(edition) == ["堤岸", "苗圃"]
    told = [(str(c.before), str(c.after)) for c in report.changes if "head-mark" in c.kind.code]
    assert told == [(first, "堤岸"), (second, "苗圃")]


PLACES = "河口镇老码头\n新桥下沙场\n东渡镇渡口\n苗圃后门\n北岭镇茶山\n西坡镇水库\n"
SLOGANS = "人人护堤\n个个有责\n一片绿叶\n一江清水\n垃圾不落地\n澄江更美丽\n"
DISHES = "清蒸江鱼、炒藕片\n米饭、花卷\n红烧豆腐、白菜汤\n馒头、小米粥\n"


@pytest.mark.parametrize(
    ("title", "lines"),
    [("以下是今年的放鱼点位", PLACES), ("护河月宣传标语", SLOGANS), ("步道食堂一周菜谱", DISHES)],
)
def test_a_list_is_no_verse(imported: Import, title: str, lines: str) -> None:
    _, edition = imported(a_txt=f"{title}\n{lines}\n　　{PARAGRAPHS[0]}\n")
    assert not any(isinstance(i, Verse) for a in edition.articles for i in a.body)
    assert copy_of(edition) == [*lines.split(), PARAGRAPHS[0]]
    assert edition.headline.title == title


def test_a_list_ends_where_sentences_go_on(imported: Import) -> None:
    text = (
        f"护河口号评出来了\n　　现将入选口号公布如下：\n{SLOGANS}感谢大家的参与。\n澄江县水利局\n"
        "2031年3月9日\n"
    )
    _, edition = imported(a_txt=text)
    assert not any(isinstance(i, Verse) for a in edition.articles for i in a.body)
    assert copy_of(edition)[1:7] == SLOGANS.split()


def test_lines_with_labels_of_their_own_are_copy(imported: Import) -> None:
    meals = "星期一\n早餐：小米粥、蛋饼\n午餐：清蒸江鱼、炒藕片\n"
    meals += meals.replace("一", "二") + meals.replace("一", "三")
    text = f"河口镇小学本周食谱\n{meals}食谱如有调整，以当日公示为准。\n"
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "河口镇小学本周食谱"
    assert subs(edition) == ["星期一", "星期二", "星期三"]
    assert copy_of(edition).count("午餐：清蒸江鱼、炒藕片") == 3


def test_verse_without_marks_is_verse(imported: Import) -> None:
    lines = "船靠岸了\n岸上没有人\n只有一盏灯\n灯下是去年的水\n水里是今年的月\n我把它还给河\n"
    _, edition = imported(a_txt=f"渡口的灯\n林　山\n\n{lines}")
    assert any(isinstance(i, Verse) for a in edition.articles for i in a.body)


@pytest.mark.parametrize(
    "rows",
    [
        ("林一山家庭　何小舟家庭　周　正家庭", "吴大江家庭　郑　平家庭　王小满家庭"),
        (
            "河口镇中心学校　新桥小学　东渡中学",
            "西坡镇幼儿园　北岭小学　老码头职校",
            "苗圃小学　少年宫",
        ),
    ],
)
def test_items_in_columns_are_a_roll(imported: Import, rows: tuple[str, ...]) -> None:
    text = f"澄江好榜样名单\n　　{PARAGRAPHS[0]}\n" + "\n".join(rows) + f"\n　　{PARAGRAPHS[1]}\n"
    _, edition = imported(a_txt=text)
    (roll,) = (i for a in edition.articles for i in a.body if isinstance(i, Roll))
    wanted = "".join(rows).replace("　", "")
    assert "".join(roll.names).replace("　", "") == wanted
    assert len(roll.names) == sum(
        len(row.replace("周　正", "").replace("郑　平", "").split("　")) for row in rows
    )


def test_a_row_of_names_alone_is_not_run_together(imported: Import, tmp_path: Path) -> None:
    file = word(
        tmp_path / "a.docx",
        ("澄江好人通报", 20, True, True, ""),
        PARAGRAPHS[0],
        ("助人为乐", 12, True, False, ""),
        "周　正　何小舟　林一山　郑　平",
        ("见义勇为", 12, True, False, ""),
        "吴大江　古丽·买买提　王　川",
        PARAGRAPHS[1],
    )
    _, edition = imported(file)
    rolls = [i for a in edition.articles for i in a.body if isinstance(i, Roll)]
    assert [[n.replace("　", "") for n in roll.names] for roll in rolls] == [
        ["周正", "何小舟", "林一山", "郑平"],
        ["吴大江", "古丽·买买提", "王川"],
    ]


def test_lines_between_two_heads_of_one_look_are_copy(imported: Import, tmp_path: Path) -> None:
    file = word(
        tmp_path / "a.docx",
        ("步道食堂吃什么", 20, True, True, ""),
        PARAGRAPHS[0],
        ("星期一", 12, True, False, ""),
        "清蒸江鱼",
        "炒藕片",
        ("星期三", 12, True, False, ""),
        "红烧豆腐",
        ("星期五", 12, True, False, ""),
        "白菜汤",
        "米饭",
        PARAGRAPHS[1],
    )
    _, edition = imported(file)
    assert subs(edition) == ["星期一", "星期三", "星期五"]
    assert copy_of(edition)[1:6] == ["清蒸江鱼", "炒藕片", "红烧豆腐", "白菜汤", "米饭"]


def test_sub_heads_that_look_like_the_title(imported: Import, tmp_path: Path) -> None:
    file = word(
        tmp_path / "a.docx",
        ("老周的苗圃", 12, True, True, ""),
        ("——记澄江县种树人周正", 12, False, True, ""),
        ("通讯员　何小舟", 12, False, True, ""),
        PARAGRAPHS[2],
        ("一把锹", 12, True, True, ""),
        PARAGRAPHS[1],
        ("一本账", 12, True, True, ""),
        PARAGRAPHS[3],
        ("一面墙", 12, True, True, ""),
        PARAGRAPHS[4],
    )
    _, edition = imported(file)
    assert edition.headline.title == "老周的苗圃"
    assert subs(edition) == ["一把锹", "一本账", "一面墙"]
    assert len(edition.articles) == 1


def test_a_title_as_small_as_its_numbered_heads(imported: Import, tmp_path: Path) -> None:
    file = word(
        tmp_path / "a.docx",
        ("澄江县护河月活动方案", 12, True, False, ""),
        ("一、主题", 12, True, False, ""),
        "护好一江水　种好一排树",
        ("二、时间", 12, True, False, ""),
        "2031年3月1日至31日",
        ("三、要求", 12, True, False, ""),
        PARAGRAPHS[0],
    )
    _, edition = imported(file)
    assert edition.headline.title == "澄江县护河月活动方案"
    assert [a.title for a in edition.articles] == ["主题", "时间", "要求"]


def test_who_issues_a_paper_and_when(imported: Import) -> None:
    head = "澄江县2030年水情公报\n澄江县水利局\n2031年3月9日"
    text = f"{head}\n　　{PARAGRAPHS[0]}\n　　{PARAGRAPHS[1]}\n"
    _, edition = imported(a_txt=text)
    assert edition.byline == "澄江县水利局"
    assert edition.headline.dateline == "2031年3月9日"
    assert edition.headline.deck == ""


def test_when_and_where_are_copy(imported: Import) -> None:
    text = f"护河音乐会节目单\n时间：2031年3月9日晚7:30\n地点：老码头戏台\n　　{PARAGRAPHS[0]}\n"
    _, edition = imported(a_txt=text)
    assert copy_of(edition)[:2] == ["时间：2031年3月9日晚7:30", "地点：老码头戏台"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("种树的人走了。（通讯员 何小舟 周正）", "种树的人走了。（通讯员 何小舟 周正）"),
        ("种树的人走了。（记者 林一山）", "种树的人走了。（记者 林一山）"),
        ("本报讯 雨停以后，步道热闹起来。", "本报讯　雨停以后，步道热闹起来。"),
        ("二胡独奏《赛马》 演奏：周正", "二胡独奏《赛马》　演奏：周正"),
        ("二重唱《河》 演唱：何小舟 周正", "二重唱《河》　演唱：何小舟　周正"),
        ("生产再忙 安全不忘", "生产再忙　安全不忘"),
        ("书香澄江 悦读人生", "书香澄江　悦读人生"),
        ("石桥中学 竹坪乡小学 县特殊教育学校", "石桥中学　竹坪乡小学　县特殊教育学校"),
        ("撰稿人：汤海 审核人：祁山", "撰稿人：汤海　审核人：祁山"),
        ("腊肉焖饭上桌了 摄影/车晓光", "腊肉焖饭上桌了　摄影/车晓光"),
        ("雨停 以后，步道 热闹起来。", "雨停以后，步道热闹起来。"),
    ],
)
def test_blanks_that_part_names_and_labels(text: str, wanted: str) -> None:
    assert close_up(text, HERE, Log()) == wanted


def test_a_post_of_a_phone(imported: Import, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        "<h1>🎉澄江的春天，从步道开始！</h1><p>点击上方蓝字关注我们👆</p>"
        f"<p>{PARAGRAPHS[0]}😊</p><p><strong>📍 老码头</strong></p><p>{PARAGRAPHS[1]}</p>"
        '<p><img src="https://example.invalid/1.jpg"></p><p>▲老码头的早晨。何小舟 摄</p>'
        f"<p>{PARAGRAPHS[3]}</p><p>编辑：小周　审核：老林</p><p>👇点个“在看”，让更多人看到👇</p>"
        "<p>喜欢就点赞、分享、收藏吧</p>",
        encoding="utf-8",
    )
    _, edition = imported(page)
    assert edition.headline.title == "澄江的春天，从步道开始！"
    assert copy_of(edition) == [PARAGRAPHS[i] for i in (0, 1, 3)]
    heads = [i.text for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert heads == ["老码头"]
    held = (tmp_path / "edition/待定.yaml").read_text("utf-8")
    assert "老码头的早晨" in held


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1日—5日　“五一”假期接待游客八万人次。", "1日—5日　“五一”假期接待游客八万人次。"),
        ("上午9时　开幕。", "上午9时　开幕。"),
        ("婆婆：谢招娣　媳妇：邹　敏", "婆婆：谢招娣　媳妇：邹　敏"),
        ("石门小学五年级　曹　穗", "石门小学五年级　曹　穗"),
        ("他说，　来得正好。", "他说，来得正好。"),
    ],
)
def test_blanks_that_part_matters_stay(typed: str, kept: str) -> None:
    assert close_up(typed.replace("　", " "), HERE, Log()) == kept


def test_a_label_is_no_headline(imported: Import) -> None:
    text = (
        f"写给桥的信\n\n【第一封信】\n\n　　{PARAGRAPHS[0]}\n\n"
        f"【第二封信】\n\n　　{PARAGRAPHS[1]}\n\n"
        f"【第三封信】\n\n　　{PARAGRAPHS[2]}\n"
    )
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "写给桥的信"
    assert subs(edition) == ["【第一封信】", "【第二封信】", "【第三封信】"]


def test_what_a_column_is_called_stands_over_it(imported: Import) -> None:
    text = "【要闻速递】\n" + "".join(
        f"{title}\n　　本报讯（记者　何小舟）{words}\n"
        for title, words in zip(
            ("河口镇清了三里渠", "东渡镇修好五座桥", "县医院开到村头"), PARAGRAPHS, strict=False
        )
    )
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "河口镇清了三里渠"
    assert edition.headline.kicker == "要闻速递"


def test_who_signs_one_letter_signs_no_other(imported: Import, tmp_path: Path) -> None:
    path = word(
        tmp_path / "a.docx",
        ("三封来信", 18, True, True, ""),
        ("【第一封】", 12, True, False, ""),
        PARAGRAPHS[0],
        "三桥工地工人　魏长河",
        ("【第二封】", 12, True, False, ""),
        PARAGRAPHS[1],
        ("【第三封】", 12, True, False, ""),
        PARAGRAPHS[2],
    )
    _, edition = imported(path)
    assert copy_of(edition)[1] == "三桥工地工人　魏长河"
    assert not any(a.byline for a in edition.articles)


def test_months_head_a_chronicle(imported: Import) -> None:
    text = "河口镇大事记\n\n" + "\n\n".join(
        f"{month}\n\n5日　{words}" for month, words in zip("一三五", PARAGRAPHS, strict=False)
    ).replace("一\n", "一月\n").replace("三\n", "三月\n").replace("五\n", "五月\n")
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "河口镇大事记"


def test_poems_under_one_head_each_have_title_and_author(imported: Import) -> None:
    text = (
        "山水清音（诗二首）\n采茶\n云　霞\n露水还没有散\n指尖先有了春天\n一芽一叶\n落进祖母的竹篮\n"
        "老码头\n鲁　达\n石阶磨成了月亮\n船来时它亮\n船走后它也亮\n等船的人一天比一天暗\n"
    )
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "山水清音（诗二首）"
    assert [a.title for a in edition.articles] == ["采茶", "老码头"]


@pytest.mark.parametrize("signs", ["一个迟到的人", "门卫　老鲍", "读者　窦　娥"])
def test_who_signs_over_a_label_is_no_head(imported: Import, signs: str) -> None:
    text = (
        f"写在老校门拆除之前\n第一封信\n　　{PARAGRAPHS[0]}\n{signs}\n"
        f"第二封信\n　　{PARAGRAPHS[1]}\n第三封信\n　　不卖，打一把锄头。\n"
    )
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "写在老校门拆除之前"
    assert subs(edition) == ["第一封信", "第二封信", "第三封信"]
    assert signs in copy_of(edition)


@pytest.mark.parametrize(("line", "names"), [("水　边", True), ("通　知", False)])
def test_two_characters_spread_under_a_title_are_a_name(line: str, names: bool) -> None:
    assert pen_name(line) is names


def test_levels_of_heads_begin_under_the_title(imported: Import, tmp_path: Path) -> None:
    lines = ("把荒山背成果园", 22, True, True, ""), ("本报记者　何小舟", 14, False, True, "")
    inner = [
        line
        for head, words in zip(("背土", "嫁接", "分红"), PARAGRAPHS, strict=False)
        for line in ((head, 12, True, True, ""), words)
    ]
    path = word(tmp_path / "a.docx", *lines, PARAGRAPHS[3], *inner)
    _, edition = imported(path)
    heads = [i for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert {head.level for head in heads} == {1}


def test_a_line_with_a_unit_over_a_table_is_its_title(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("本周菜价", 0)
    made.add_paragraph(PARAGRAPHS[0])
    made.add_paragraph().add_run("主要品种零售均价（元/公斤）").bold = True
    table = made.add_table(3, 3)
    for row, cells in zip(
        table.rows,
        (("品种", "本周", "说明"), ("苋菜", "3.6", "降"), ("豆角", "6.5", "涨")),
        strict=True,
    ):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    made.add_paragraph(PARAGRAPHS[1])
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    tables = [i for a in edition.articles for i in a.body if isinstance(i, Table)]
    assert [t.title for t in tables] == ["主要品种零售均价（元/公斤）"] and not subs(edition)


def test_lines_under_pictures_in_a_look_of_their_own_are_captions(
    imported: Import, tmp_path: Path
) -> None:
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(12)
    made.add_heading("把荒山背成果园", 0)
    for number, caption in enumerate(("老路走在石阶上。", "技术员教村民嫁接。")):
        made.add_paragraph(PARAGRAPHS[number])
        made.add_picture(io.BytesIO(png((200, 60 * number, 40))))
        line = made.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(caption).font.size = Pt(10.5)
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    shown = [*edition.headline.pictures, *(p for a in edition.articles for p in a.pictures)]
    assert [p.caption for p in shown] == ["老路走在石阶上。", "技术员教村民嫁接。"]


def test_what_a_site_of_an_office_says_of_itself() -> None:
    for line in ("您当前的位置：首页 > 公示公告", "主办：县政府办　网站标识码：5200000000"):
        assert role_of(line) is Role.FURNITURE


@pytest.mark.parametrize("said", ["排名不分先后", "（以姓氏笔画为序）", "2034年3月"])
def test_what_stands_under_the_title_of_a_sheet_is_its_note(
    imported: Import, tmp_path: Path, said: str
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["清江县竹乡工匠名单"], [said], ["序号", "姓名", "行当"], [1, "尹家宝", "豆腐"]):
        book.active.append(row)
    book.active.append([2, "谷雨", "竹编"])
    book.save(tmp_path / "a.xlsx")
    _, edition = imported(tmp_path / "a.xlsx")
    assert edition.headline.title == "清江县竹乡工匠名单"
    tables = [i for i in edition.articles[0].body if isinstance(i, Table)]
    assert any(said in note for one in tables for note in one.notes)


def test_who_wrote_a_page_of_the_web_is_its_byline(imported: Import) -> None:
    page = (
        f"<html><body><p>↑↑↑点击关注“清江融媒”</p><h1>凌晨三点的豆腐坊</h1><p>{PARAGRAPHS[0]}</p>"
        f"<p>{PARAGRAPHS[1]}</p><p>文字：晏　青</p><p>长按二维码，关注我们</p>"
        "<p>清江县融媒体中心出品</p></body></html>"
    )
    _, edition = imported(a_html=page)
    assert copy_of(edition) == [PARAGRAPHS[0], PARAGRAPHS[1]]
    assert "晏青" in edition.byline + edition.articles[0].byline


def test_a_slogan_of_two_halves_keeps_its_blank() -> None:
    assert close_up("以“翰墨染堤 丹青铸河”为题", HERE, Log()) == "以“翰墨染堤　丹青铸河”为题"
    assert close_up("他说：“河水 清了三里多。”", HERE, Log()) == "他说：“河水清了三里多。”"
