"""Habits of offices, seen on copy that the program was not made for: each kind in other words."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.shared import Cm

from content.importing.account.counting import lost
from content.importing.blocks import Block, Log, Place
from content.importing.recognising.groups import _group
from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role, joined_names, role_of
from content.importing.recognising.rolls import row_of_names
from content.importing.recognising.staff import STAFF
from content.importing.text.lines import Measure
from content.model import Aside, AsideForm, Edition, Roll, Subhead, Verse
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS, png
from tests.importing.test_looks import Line, word

LARGE, BOLD = (22.0, True, True, ""), (12.0, True, False, "")


def subs(edition: Edition) -> list[str]:
    return [i.text for a in edition.articles for i in a.body if isinstance(i, Subhead)]


def titles(edition: Edition) -> list[str]:
    return [f"{a.kicker} {a.title}".strip() for a in edition.articles]


def test_a_note_under_the_headline_takes_nothing_of_it(imported: Import) -> None:
    rows = ["三百棵树有了账本", "本报记者 林一山", "", "编者按", PARAGRAPHS[0], "", PARAGRAPHS[1]]
    _, edition = imported(a_txt="\n".join(rows))
    assert (edition.headline.title, edition.byline) == ("三百棵树有了账本", "本报记者 林一山")
    (article,) = edition.articles
    note, *rest = article.body
    assert isinstance(note, Aside) and PARAGRAPHS[0] in note.paragraphs[0].text
    assert [p.text for p in rest if getattr(p, "kind", "") == "paragraph"] == [PARAGRAPHS[1]]


@pytest.mark.parametrize("label", ["【相关链接】", "公告", "名词解释"])
def test_a_label_and_a_title_open_a_box(imported: Import, label: str) -> None:
    rows = ["三百棵树有了账本", "", *PARAGRAPHS[:2], "", label, "苗圃里有什么", PARAGRAPHS[2]]
    _, edition = imported(a_txt="\n".join(rows))
    assert titles(edition)[-1] == f"{label.strip('【】')} 苗圃里有什么"


def test_a_box_of_bold_lines_in_word(imported: Import, tmp_path: Path) -> None:
    file = word(
        tmp_path / "a.docx",
        ("三百棵树有了账本", *LARGE),
        *PARAGRAPHS[:2],
        ("老码头", 14.0, True, False, ""),
        PARAGRAPHS[2],
        ("通告", *BOLD),
        ("关于堤岸封闭施工的通告", 14.0, True, True, ""),
        PARAGRAPHS[3],
    )
    _, edition = imported(file)
    assert titles(edition)[-1] == "通告 关于堤岸封闭施工的通告"
    assert subs(edition) == ["老码头"]


def test_a_paper_that_is_called_notice_alone_keeps_its_title(imported: Import) -> None:
    _, edition = imported(a_txt="\n".join(["公告", *PARAGRAPHS[:2]]))
    assert edition.headline.title == "公告"


def test_an_official_title_on_two_lines(imported: Import) -> None:
    rows = ["关于澄江县2030年预算执行情况", "和2031年预算草案的报告", "（2031年1月9日）"]
    _, edition = imported(a_txt="\n".join(f"　　　　{r}" for r in rows) + f"\n{PARAGRAPHS[0]}")
    assert edition.headline.title == "关于澄江县2030年预算执行情况和2031年预算草案的报告"


def test_the_name_of_a_paper_is_the_title_under_a_slogan(imported: Import) -> None:
    rows = ["守护一江清水 建设美丽澄江", "澄江县护河先进集体名单", *PARAGRAPHS[:2]]
    _, edition = imported(a_txt="\n".join(rows))
    assert edition.headline.title == "澄江县护河先进集体名单"
    assert edition.headline.kicker == "守护一江清水 建设美丽澄江"


def test_those_who_made_the_page_open_no_story(imported: Import) -> None:
    rows = ["走过老码头 回到清水边", "澄江步道的三年", "——写在步道通到新桥之际", ""]
    rows += [PARAGRAPHS[0], "", "路通了，人来了", "", PARAGRAPHS[1], ""]
    rows += ["总策划：林一山　统筹：何小舟", "采写：周正　王小满　林秋", "视觉支持：乔木"]
    _, edition = imported(a_txt="\n".join(rows))
    assert edition.headline.title == "澄江步道的三年"
    assert subs(edition) == ["路通了，人来了"]
    assert ("采写", "周正 王小满 林秋") in edition.paper.staff


def test_several_names_of_one_office() -> None:
    read = {m["office"]: m["names"] for m in STAFF.finditer("摄影：林秋 何舟 美编：周正")}
    assert read == {"摄影": "林秋 何舟", "美编": "周正"}


def test_old_verse_without_blank_lines(imported: Import) -> None:
    rows = ["河畔诗苑", "七绝·渡口", "林一山", "一叶轻舟过浅滩，两行白鹭上云端。"]
    rows += ["渔人不问江南北，只道今年水正宽。", "浣溪沙·新桥", "何小舟"]
    rows += ["石拱如虹跨碧流，行人来往不须舟。", "晚风吹柳满堤秋。"]
    rows += ["灯影摇波星点点，笛声隔岸意悠悠。", "月明人在最高头。"]
    _, edition = imported(a_txt="\n".join(rows))
    assert edition.headline.title == "河畔诗苑"
    verses = [i for a in edition.articles for i in a.body if isinstance(i, Verse)]
    assert titles(edition) == ["七绝·渡口", "浣溪沙·新桥"]
    assert [v.author for v in verses] == ["林一山", "何小舟"]


def test_verse_under_bold_titles_with_the_poets_name_in_kai(
    imported: Import, tmp_path: Path
) -> None:
    made = docx.Document()
    made.add_paragraph().add_run("河畔诗页").bold = True
    for title, name, lines in (
        ("堤岸", "林秋", "风先到了堤岸\n柳条还没有醒\n我数着石阶\n一级一级走下去"),
        ("新桥", "何舟", "桥是昨天合上的\n今天就有人走\n明天\n它会忘记自己是新的"),
    ):
        made.add_paragraph().add_run(title).bold = True
        made.add_paragraph().add_run(name).italic = True
        made.add_paragraph(lines)
    file = tmp_path / "a.docx"
    made.save(str(file))
    _, edition = imported(file)
    verses = [i for a in edition.articles for i in a.body if isinstance(i, Verse)]
    assert [v.author for v in verses] == ["林秋", "何舟"]
    assert [a.title for a in edition.articles][-2:] == ["堤岸", "新桥"]


def test_captions_stand_over_pictures(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("步道上的一天", 0)
    made.add_paragraph("林秋　何舟　摄影报道")
    made.add_paragraph(PARAGRAPHS[0])
    words = ["清早的老码头已经有人跑步。", "学生在堤岸上认树。", "傍晚的新桥亮起灯。"]
    for at, line in enumerate(words):
        made.add_paragraph(line)
        picture = io.BytesIO(png((40 * at, 90, 120)))
        made.add_paragraph().add_run().add_picture(picture, width=Cm(9))
    file = tmp_path / "a.docx"
    made.save(str(file))
    _, edition = imported(file)
    assert edition.byline == "林秋 何舟 摄影报道"
    pictures = [edition.headline.picture, *(p for a in edition.articles for p in a.pictures)]
    assert [p.caption for p in pictures if p is not None] == words


DATES = ["2028年3月", "2029年7月1日", "2031年1月"]


def test_bold_dates_head_a_chronicle(imported: Import, tmp_path: Path) -> None:
    lines: list[Line | str] = [("澄江步道大事记", *LARGE), "2028—2031"]
    for day, words in zip(DATES, PARAGRAPHS, strict=False):
        lines += [(day, *BOLD), words[:40] + "。"]
    _, edition = imported(word(tmp_path / "a.docx", *lines))
    assert subs(edition) == DATES


def test_plain_dates_head_a_chronicle(imported: Import) -> None:
    rows = ["澄江步道大事记", PARAGRAPHS[3]]
    for day, words in zip(DATES, PARAGRAPHS, strict=False):
        rows += [day, words[:40] + "。"]
    _, edition = imported(a_txt="\n".join(rows))
    assert subs(edition) == DATES


def test_a_title_by_style_and_bold_heads_under_it(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("步道上的三个人", 0)
    for head, words in (
        ("", PARAGRAPHS[0]),
        ("修路的人", PARAGRAPHS[1]),
        ("看树的人", PARAGRAPHS[2]),
    ):
        if head:
            made.add_paragraph().add_run(head).bold = True
        made.add_paragraph(words)
    file = tmp_path / "a.docx"
    made.save(str(file))
    _, edition = imported(file)
    assert subs(edition) == ["修路的人", "看树的人"]


def test_the_title_over_a_sheet_is_the_headline(imported: Import, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("澄江县护河工时统计",), ("村", "人数", "工时"), ("甲村", 12, 90), ("乙村", 7, 64)):
        sheet.append(list(row))
    file = tmp_path / "a.xlsx"
    book.save(file)
    _, edition = imported(file)
    assert edition.headline.title == "澄江县护河工时统计"


def test_a_row_of_names_with_remarks() -> None:
    row = "林　秋（女）　何小舟　周　正　阿依古丽·买买提（女，维吾尔族）"
    assert row_of_names(row) == ("林秋（女）", "何小舟", "周正", "阿依古丽·买买提（女，维吾尔族）")


def test_who_took_a_picture_is_no_byline_at_the_end(imported: Import) -> None:
    rows = ["三百棵树有了账本", *PARAGRAPHS[:2], "图为老周在苗圃修枝。", "本报记者 林秋 摄"]
    _, edition = imported(a_txt="\n".join(rows))
    assert not edition.byline
    assert copy_of(edition)[-1] in ("本报记者 林秋 摄", "本报记者林秋摄")


def test_rows_cut_at_a_number_of_characters() -> None:
    words = "2031年1月至3月，全县新修步道12.6公里，栽树3200棵，投入856万元，比上年增长23.5%，" * 6
    rows = [words[at : at + 30] for at in range(0, len(words), 30)]
    measure = Measure.of(rows)
    assert measure is not None and measure.goes_on(rows[0], rows[1])


def test_a_numeral_told_apart_is_not_lost() -> None:
    assert not list(lost([("", "一、综合")], ["一、", "title: 综合"]))  # type: ignore[list-item]
    assert list(lost([("", "二综合")], ["一、", "title: 综合"]))  # type: ignore[list-item]


def test_a_head_and_its_unit_stand_in_two_cells() -> None:
    """推荐（人） of a table that becomes a chart: a series and a unit of its data."""
    data = "label,series,value,unit\n助人为乐,推荐,186,人\n"
    assert not list(lost([("", "推荐（人）")], [data]))  # type: ignore[list-item]
    assert list(lost([("", "推荐（件）")], [data]))  # type: ignore[list-item]
    cells = "label,unit\n白菜,公斤\n萝卜,公斤"
    assert not list(lost([("", "（公斤）年份白菜萝卜")], [cells, "年份"]))  # type: ignore[list-item]
    assert list(lost([("", "（公斤）年份白菜番茄")], [cells, "年份"]))  # type: ignore[list-item]


def test_words_over_no_title_are_printed(imported: Import, tmp_path: Path) -> None:
    file = word(
        tmp_path / "a.docx",
        ("三百棵树有了账本", *LARGE),
        PARAGRAPHS[0],
        ("河岸上", *BOLD),
        ("老码头", 14.0, True, False, ""),
        PARAGRAPHS[1],
    )
    report, edition = imported(file)
    assert not (report.folder / "待定.yaml").exists()
    printed = "".join([*titles(edition), *subs(edition), *copy_of(edition)])
    assert "河岸上" in printed and "老码头" in printed


@pytest.mark.parametrize("words", ["本报记者 林秋 摄", "林秋 何舟 供图", "（林秋 摄）"])
def test_a_credit_alone_is_no_byline(words: str) -> None:
    assert role_of(words) is Role.CAPTION


def test_names_with_remarks_are_a_roll(imported: Import) -> None:
    rows = ["护河能手名单", PARAGRAPHS[0], "林　秋（女）　何小舟　周　正（回族）　王小满"]
    rows += ["乔　木　石　磊　方　圆　阿依古丽·买买提（女，维吾尔族）", PARAGRAPHS[1]]
    _, edition = imported(a_txt="\n".join(rows))
    (roll,) = [i for a in edition.articles for i in a.body if isinstance(i, Roll)]
    assert len(roll.names) == 8


@pytest.mark.parametrize(
    "words", ["罗启明汪晓棠", "国家水利中心林一山", "本报评论员", "周正何小舟王小满"]
)
def test_who_wrote_it_without_a_blank(imported: Import, words: str) -> None:
    rows = ["三百棵树一笔一笔写进账本", words, *PARAGRAPHS[:2]]
    _, edition = imported(a_txt="\n".join(rows))
    assert edition.byline == words


@pytest.mark.parametrize("words", ["安居乐业", "高质量发展", "金山银山", "万家灯火"])
def test_a_line_of_common_words_is_no_name(words: str) -> None:
    assert not joined_names(words)


@pytest.mark.parametrize("title", ["齐天乐", "贺新郎·渡口", "七律二首", "石州引·石州慢"])
def test_a_tune_is_no_poet(imported: Import, title: str) -> None:
    lines = ["一叶轻舟过浅滩，两行白鹭上云端。", "渔人不问江南北，只道今年水正宽。"]
    rows = ["词二首", "", title, "林一山", *lines, "", "渡口", "何小舟", *lines[::-1]]
    _, edition = imported(a_txt="\n".join(rows))
    assert title in [a.title for a in edition.articles]


def test_poets_names_centred_over_plain_lines(imported: Import, tmp_path: Path) -> None:
    lines: list[Line | str] = ["河畔诗页"]
    for title, name in (("堤岸", "林秋"), ("新桥", "何舟")):
        lines += [title, (name, 0.0, False, True, "")]
        lines += ["风先到了这里", "柳条还没有醒", "我数着石阶", "一级一级走下去"]
    _, edition = imported(word(tmp_path / "a.docx", *lines))
    verses = [i for a in edition.articles for i in a.body if isinstance(i, Verse)]
    assert [v.author for v in verses] == ["林秋", "何舟"]


def test_a_blank_line_in_a_wrapped_paragraph(imported: Import) -> None:
    rows = ["三百棵树有了账本"]
    for words in PARAGRAPHS[:4]:
        cut = [words[at : at + 30] for at in range(0, len(words), 30)]
        rows += cut
    rows.insert(3, "")
    _, edition = imported(a_txt="\n".join(rows))
    assert copy_of(edition)[0].startswith(PARAGRAPHS[0][:80])


def test_copy_that_speaks_of_a_picture_is_a_doubt(imported: Import) -> None:
    words = "新桥合龙，两岸的人都来看。图为第一辆车驶过新桥。"
    report, edition = imported(a_txt="\n".join(["新桥合龙", PARAGRAPHS[0], words, PARAGRAPHS[1]]))
    assert words in copy_of(edition)
    assert any(d.why.code == "imported.caption-no-picture" for d in report.doubts)


BIO = "女，1979年生，护河志愿者，二十年沿河捡垃圾，带出一支七十人的队伍，获评全县最美家庭。"


def people(edition: Edition) -> list[Aside]:
    return [i for a in edition.articles for i in a.body if isinstance(i, Aside)]


@pytest.mark.parametrize("name", ["林秋", "林秋　护河队队长", "阿依古丽·买买提"])
def test_a_box_about_a_person(imported: Import, name: str) -> None:
    rows = ["把河岸还给走路的人", PARAGRAPHS[0], PARAGRAPHS[1], "", "【人物名片】", name, BIO]
    _, edition = imported(a_txt="\n".join(rows))
    (box,) = people(edition)
    first, _, post = name.partition("　")
    assert (box.form, box.title, box.post) == (AsideForm.PERSON, first, post)
    assert [p.text for p in box.paragraphs] == [BIO]


def test_a_box_about_a_person_in_one_line(imported: Import) -> None:
    rows = ["把河岸还给走路的人", *PARAGRAPHS[:2], f"人物小传：林秋，{BIO}"]
    _, edition = imported(a_txt="\n".join(rows))
    (box,) = people(edition)
    assert (box.title, box.paragraphs[0].text) == ("林秋", BIO)


@pytest.mark.parametrize("portrait_first", [True, False])
def test_a_persons_portrait_and_the_story_behind_the_box(
    imported: Import, tmp_path: Path, portrait_first: bool
) -> None:
    made = docx.Document()
    made.add_heading("把河岸还给走路的人", 0)
    made.add_paragraph(PARAGRAPHS[0])
    made.add_paragraph("人物档案")
    for picture in (portrait_first, not portrait_first):
        if picture:
            made.add_paragraph().add_run().add_picture(io.BytesIO(png((9, 9, 90))), width=Cm(4))
        else:
            made.add_paragraph("林秋")
    made.add_paragraph(BIO)
    made.add_heading("老码头", 1)
    made.add_paragraph(PARAGRAPHS[1])
    made.save(str(tmp_path / "a.docx"))
    report, edition = imported(tmp_path / "a.docx")
    (box,) = people(edition)
    assert box.title == "林秋" and box.portrait is not None
    assert [p.text for p in box.paragraphs] == [BIO]
    assert not (report.folder / "待定.yaml").exists()


def test_parts_stand_over_sections(imported: Import) -> None:
    rows = ["治水三年报告", PARAGRAPHS[0]]
    for part, words in (
        ("第一部分　三年来的工作", PARAGRAPHS[1:3]),
        ("第二部分　今后的打算", PARAGRAPHS[3:5]),
    ):
        rows += [part, "一、堤岸", words[0], "二、苗圃", words[1]]
    _, edition = imported(a_txt="\n".join(rows))
    assert titles(edition) == ["三年来的工作", "今后的打算"]
    assert subs(edition) == ["一、堤岸", "二、苗圃"] * 2


def test_numbered_questions_are_heads(imported: Import) -> None:
    rows = ["护河补贴政策解读", "近日，县里印发护河补贴办法，现就有关内容解读如下。"]
    for ask, words in (("一、谁可以领补贴？", PARAGRAPHS[1]), ("二、怎样申报？", PARAGRAPHS[2])):
        rows += [ask, words]
    _, edition = imported(a_txt="\n".join(rows))
    assert titles(edition) == ["谁可以领补贴？", "怎样申报？"]


def test_a_page_of_verse_whose_first_poem_follows_its_title(imported: Import) -> None:
    lines = ["雾从堤岸上走过", "像一个人", "轻轻翻开了书", "我只读懂了第一行"]
    rows = ["春天的信", "堤岸", "林秋", "", *lines, "", "新桥", "何小舟", "", *lines[::-1]]
    _, edition = imported(a_txt="\n".join(rows))
    assert edition.headline.title == "春天的信"
    assert titles(edition) == ["堤岸", "新桥"]


@pytest.mark.parametrize(("length", "role"), [(24, Role.KICKER), (25, Role.BODY)])
def test_a_long_line_over_a_head_is_copy(length: int, role: Role) -> None:
    """No kicker of 29 characters: it stood on one line, and the rest of it was lost."""
    over = Part(Role.SHORT, Block("出诊次数" * 6 + "多" * (length - 24), Place("a.txt", 1)))
    parts = [over, Part(Role.HEAD, Block("夜诊的提醒", Place("a.txt", 1), level=2))]
    _group(parts, [0, 1], 2, Log())
    assert [part.role for part in parts] == [role, Role.HEAD]
