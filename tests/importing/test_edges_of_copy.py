"""What stands at the edges of copy: who signs it, what a desk is told, what a page hangs on it."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
import yaml
from docx.enum.text import WD_ALIGN_PARAGRAPH

from content.importing.recognising.roles import Role, role_of
from content.model import Roll, Subhead
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS, png
from tests.importing.test_habits import LARGE, titles
from tests.importing.test_looks import word

PLAIN = (12.0, False, False, "")


def held(edition: Path) -> str:
    return (edition / "待定.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("signed", ["（通讯员 林小山）", "澄江中学　林小山", "本报记者 林小山"])
def test_who_signs_under_copy_is_not_moved(imported: Import, signed: str) -> None:
    _, edition = imported(a_txt="\n".join(["河边的灯亮了", "", *PARAGRAPHS[:2], signed]))
    assert edition.byline == ""
    assert copy_of(edition)[-1].replace("　", " ") == signed.replace("　", " ")


def test_letters_signed_in_two_ways_are_treated_alike(tmp_path: Path, imported: Import) -> None:
    rows: list[tuple[object, ...]] = [("读者来信", 26.0, True, True, "")]
    for title, who in (("路牌写错了字", "澄江中学　林小山"), ("灯坏了三盏", "读者　周　正")):
        rows += [(title, *LARGE), ("编辑同志：", *PLAIN), (PARAGRAPHS[0], *PLAIN), (who, *PLAIN)]
    _, edition = imported(word(tmp_path / "a.docx", *rows))  # type: ignore[arg-type]
    assert titles(edition) == ["路牌写错了字", "灯坏了三盏"]
    assert [a.byline for a in edition.articles] == ["", ""]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("为一位公交司机点赞", Role.SHORT),
        ("扫码看病 一部手机全办妥", Role.SHORT),
        ("跳到水里救人", Role.SHORT),
        ("G60通车了", Role.SHORT),
        ("喜欢就点个赞吧", Role.FURNITURE),
        ("扫码关注我们", Role.FURNITURE),
        ("扫一扫在手机打开当前页", Role.FURNITURE),
        ("【打印本页】 【关闭窗口】 扫一扫在手机打开当前页", Role.FURNITURE),
        ("###", Role.FURNITURE),
        ("↓↓↓", Role.FURNITURE),
        ("点分享　点收藏　点在看", Role.FURNITURE),
        ("（责任编辑：admin 新闻报料：2729868）", Role.FURNITURE),
        ("标签： 高考 志愿", Role.FURNITURE),
        ("（未完待续）", Role.BODY),
        ("审核：桑锦/何晓云", Role.STAFF),
        ("图文编辑丨苏青", Role.STAFF),
        ("11/29/26，12:47 AM □河的灯亮了-澄江县人民政府网", Role.FURNITURE),
        ("编辑：何小舟 联系电话：0000-12345", Role.STAFF),
        ("提示：本文共有 2009 个字，阅读大概需要 5 分钟", Role.FURNITURE),
    ],
)
def test_a_title_is_no_furniture_for_one_word(line: str, role: Role) -> None:
    assert role_of(line) is role


def test_a_release_has_its_label_and_its_callers_held_back(
    tmp_path: Path, imported: Import
) -> None:
    file = word(
        tmp_path / "a.docx",
        ("新闻通稿", *LARGE),
        ("（即时发布）", *PLAIN),
        ("澄江县一码通村平台上线", 20.0, True, True, ""),
        (PARAGRAPHS[0], *PLAIN),
        (PARAGRAPHS[1], *PLAIN),
        ("###", *PLAIN),
        ("媒体联系人：林小山　手机：13800000000", *PLAIN),
    )
    report, edition = imported(file)
    assert edition.headline.title == "澄江县一码通村平台上线"
    assert titles(edition) == ["澄江县一码通村平台上线"]
    assert copy_of(edition) == list(PARAGRAPHS[:2])
    assert all(words in held(report.folder) for words in ("新闻通稿", "即时发布", "媒体联系人"))


def test_two_links_beside_a_page_s_foot_are_other_pages(tmp_path: Path, imported: Import) -> None:
    copy = "".join(f"<p>{words}</p>" for words in PARAGRAPHS[:3])
    links = "<ul><li><a href=1>招聘启事</a></li><li><a href=2>调整采样点的公告</a></li></ul>"
    page = f"<h1>一条河</h1>{copy}{links}<div class=footer>主办：澄江县政府</div>"
    (tmp_path / "a.html").write_text(f"<meta charset=utf-8>{page}", encoding="utf-8")
    report, edition = imported(tmp_path / "a.html")
    assert copy_of(edition) == list(PARAGRAPHS[:3])
    assert any("采样点" in str(row) for row in report.left_out)


@pytest.mark.parametrize(
    ("line", "byline"), [("澄江县统计局", True), ("河岸变成客厅", False), ("乡村振兴新格局", False)]
)
def test_an_office_of_a_place_under_a_title_issues_it(
    tmp_path: Path, imported: Import, line: str, byline: bool
) -> None:
    rows = (("医保缴费八问", 20.0, True, True, ""), (line, 12.0, False, True, ""))
    copy = ((words, *PLAIN) for words in PARAGRAPHS[:3])
    _, edition = imported(word(tmp_path / "a.docx", *rows, *copy))
    assert (edition.byline == line) is byline


def test_captions_under_and_over_their_pictures(tmp_path: Path, imported: Import) -> None:
    made = docx.Document()
    made.add_paragraph().add_run("一支竹篙四十年").bold = True
    for number, over in ((1, False), (2, True)):
        made.add_paragraph(PARAGRAPHS[number])
        words = f"图{'①②'[number - 1]}：渡口的第{number}条船。"
        if over:
            made.add_paragraph(words)
        picture = io.BytesIO(png((9, 90 * number, 9)))
        made.add_paragraph().add_run().add_picture(picture)
        if not over:
            made.add_paragraph(words)
    made.add_paragraph(PARAGRAPHS[3])
    made.save(str(tmp_path / "a.docx"))
    report, _ = imported(tmp_path / "a.docx")
    written = yaml.safe_load((report.folder / "pictures/pictures.yaml").read_text("utf-8"))
    captions = [picture["caption"] for picture in written.values()]
    assert captions == ["渡口的第1条船。", "渡口的第2条船。"]


def test_two_characters_of_a_title_are_closed_up(imported: Import) -> None:
    _, edition = imported(a_txt="\n".join(["讣　告", "", *PARAGRAPHS[:2]]))
    assert edition.headline.title == "讣告"


def test_who_issues_it_and_when_is_not_asked(tmp_path: Path, imported: Import) -> None:
    rows = [("关于召开防汛会议的通知", *LARGE), *((words, *PLAIN) for words in PARAGRAPHS[:2])]
    rows += [("附件：1.回执", *PLAIN), ("澄江县防汛办公室", *PLAIN), ("2031年1月9日", *PLAIN)]
    report, edition = imported(word(tmp_path / "a.docx", *rows))
    assert copy_of(edition)[-2:] == ["澄江县防汛办公室", "2031年1月9日"]
    assert not {"澄江县防汛办公室", "2031年1月9日"} & {doubt.words for doubt in report.doubts}


def test_a_round_up_says_which_paper_each_story_stood_in(imported: Import) -> None:
    heads = ("一、班列从澄江发出", "二、茶场入选示范区")
    papers = ("来源：《东江日报》11月17日", "来源：《农村新报》11月17日")
    stories = ["\n".join(rows) for rows in zip(heads, papers, PARAGRAPHS, strict=False)]
    _, edition = imported(a_txt="\n\n".join(["一周外媒看澄江", *stories]))
    assert edition.byline == ""
    assert [a.byline for a in edition.articles] == list(papers)


def test_what_digits_count_keeps_its_number(imported: Import) -> None:
    rows = ["医保缴费二问", ""]
    for number, words in zip((1, 2), PARAGRAPHS, strict=False):
        rows += [f"{number}.缴费第{number}问怎么办？", words]
    _, edition = imported(a_txt="\n".join(rows))
    subs = [item.text for a in edition.articles for item in a.body if isinstance(item, Subhead)]
    assert subs == ["1.缴费第1问怎么办？", "2.缴费第2问怎么办？"]


def test_marks_of_notes_are_ringed_and_one_without_its_note_is_told(imported: Import) -> None:
    said = "全县生产总值[1]186亿元，旅客[2]41万人次，比上年多出四成。"
    rows = ["澄江县统计公报[1]", "", said, "[1]按现价计算，未作调整。"]
    report, edition = imported(a_txt="\n".join(rows))
    assert edition.headline.title == "澄江县统计公报"
    assert "生产总值①186亿元，旅客[2]41万" in copy_of(edition)[0]
    assert copy_of(edition)[1].startswith("①按现价")
    assert [d.words for d in report.doubts if d.why.code == "imported.note-missing"] == [
        "全县生产总值[1]186亿元，旅客[2]"[-16:]
    ]


def test_a_head_that_is_a_sub_head_elsewhere_is_no_deck(tmp_path: Path, imported: Import) -> None:
    rows = ["# 社区周报", "## 要闻", "### 电梯换新", PARAGRAPHS[0], "### 党员报到", PARAGRAPHS[1]]
    rows += ["## 邻里", "### 阿婆的菜摊", PARAGRAPHS[2]]
    (tmp_path / "a.md").write_text("\n\n".join(rows), encoding="utf-8")
    _, edition = imported(tmp_path / "a.md")
    assert [(a.title, a.deck) for a in edition.articles] == [("要闻", ""), ("邻里", "")]


def test_a_bulletin_s_name_over_several_stories_is_their_headline(
    tmp_path: Path, imported: Import
) -> None:
    rows = [("澄江中学校园简报", 26.0, True, True, ""), ("第12期", 10.0, False, True, "")]
    for title, words in zip(("冬季长跑开跑", "机器人社获奖"), PARAGRAPHS, strict=False):
        rows += [(title, 16.0, True, True, ""), (words, *PLAIN)]
    _, edition = imported(word(tmp_path / "a.docx", *rows))
    assert edition.headline.title == "澄江中学校园简报"
    assert titles(edition) == ["冬季长跑开跑", "机器人社获奖"]


def test_an_office_that_signs_is_no_kicker_of_what_follows(
    tmp_path: Path, imported: Import
) -> None:
    rows = [("停电通知", *LARGE), (PARAGRAPHS[0], *PLAIN), ("澄江县供电公司", *PLAIN)]
    rows += [("寻物启事", *LARGE), (PARAGRAPHS[1], *PLAIN)]
    _, edition = imported(word(tmp_path / "a.docx", *rows))
    assert titles(edition) == ["停电通知", "寻物启事"]
    assert copy_of(edition) == [PARAGRAPHS[0], "澄江县供电公司", PARAGRAPHS[1]]


def test_a_date_at_the_end_tells_that_a_group_signs(imported: Import) -> None:
    rows = ["讣告", "", *PARAGRAPHS[:2], "沈先生治丧小组", "2031年1月9日"]
    report, edition = imported(a_txt="\n".join(rows))
    assert copy_of(edition)[-2:] == rows[-2:]
    assert not set(rows[-2:]) & {doubt.words for doubt in report.doubts}


def test_a_head_that_counts_its_names_stands_over_a_roll_of_any_size(imported: Import) -> None:
    rows = ["征文大赛获奖名单", "", "一等奖（2名）", "池小满　　沙洲", "二等奖（1名）", "覃秀莲"]
    rows += ["三等奖（6名）", "龙小雨　　石大勇　　何思源　　江小北　　柏青青　　田野"]
    report, edition = imported(a_txt="\n".join(rows))
    body = [item for article in edition.articles for item in article.body]
    subs = [item.text for item in body if isinstance(item, Subhead)]
    assert subs == ["一等奖（2名）", "二等奖（1名）", "三等奖（6名）"]
    rolls = [len(item.names) for item in body if isinstance(item, Roll)]
    assert rolls == [2, 1, 6]
    assert not set(subs) & {doubt.words for doubt in report.doubts}


@pytest.mark.parametrize("line", ["报到时间：1月9日14:00—20:00", "指导老师：林小山"])
def test_a_label_and_what_it_states_heads_nothing(
    tmp_path: Path, imported: Import, line: str
) -> None:
    rows = [("校庆邀请", *LARGE), (PARAGRAPHS[0], *PLAIN), (line, *PLAIN), (PARAGRAPHS[1], *PLAIN)]
    report, edition = imported(word(tmp_path / "a.docx", *rows))
    assert copy_of(edition) == [PARAGRAPHS[0], line, PARAGRAPHS[1]]
    assert line not in {doubt.words for doubt in report.doubts}


def test_a_writer_whose_name_is_a_word_keeps_his_blank_behind_the_dateline(
    imported: Import,
) -> None:
    said = f"本报讯（通讯员　黄河）{PARAGRAPHS[0]}"
    _, edition = imported(a_txt="\n".join(["河边的灯亮了", "", said, PARAGRAPHS[1]]))
    assert copy_of(edition)[0].startswith("本报讯（通讯员 黄河）")


def test_things_counted_by_a_label_head_their_fields(imported: Import) -> None:
    things = ("活动一：春联书写", "活动二：少儿晚会", "活动三：书画展")
    lines = [row for head in things for row in ("", head, "", "活动时间：1月5日", "地点：文化馆")]
    _, edition = imported(a_txt="\n".join(["“两节”活动安排", "", f"　　{PARAGRAPHS[0]}", *lines]))
    heads = [i.text for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert heads == list(things)


def test_names_at_the_right_sign_a_story_and_are_no_roll(tmp_path: Path, imported: Import) -> None:
    made = docx.Document(str(word(tmp_path / "a.docx", ("灯亮了", *LARGE), PARAGRAPHS[0])))
    made.add_paragraph("林一山　何小舟　周正").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    assert copy_of(edition)[-1] == "林一山　何小舟　周正"


def test_an_opening_that_closes_as_an_essay_does_is_a_story(
    tmp_path: Path, imported: Import
) -> None:
    rows: list[tuple[object, ...]] = []
    for title, words in zip(("我眼中的秋天", "我眼中的河"), PARAGRAPHS, strict=False):
        rows += [(title, *LARGE), (words, *PLAIN), ("（指导老师：林一山）", *PLAIN)]
    rows[3] = ("我眼中的河", 16.0, True, True, "")  # a size below the first, which heads the page
    _, edition = imported(word(tmp_path / "a.docx", *rows))  # type: ignore[arg-type]
    assert (titles(edition), edition.lede) == (["我眼中的秋天", "我眼中的河"], ())


def test_a_line_goes_on_under_what_a_label_states(imported: Import) -> None:
    said = ("时　间：3月9日", "嘉　宾：县医院主任医师　林一山", "　　　　县医院护士长　何小舟")
    _, edition = imported(a_txt="\n".join(["发布会实录", "", *said, "", f"　　{PARAGRAPHS[0]}"]))
    assert [line[-3:] for line in copy_of(edition)[-3:-1]] == ["林一山", "何小舟"]
    assert titles(edition) == ["发布会实录"]
