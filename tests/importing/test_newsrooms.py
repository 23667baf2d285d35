"""What newsrooms and offices put on their pages: places, frames, catalogues, broken titles."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from content.importing import import_edition
from content.importing.recognising.roles import Role, role_of
from content.model import Roll, Subhead, Table, Verse
from tests.importing.conftest import TODAY, Import, copy_of
from tests.importing.offices import PARAGRAPHS


def told(report: object, name: str) -> list[str]:
    return [str(one.text) for one in getattr(report, name)]


def test_where_a_story_is_to_stand_is_not_printed(imported: Import) -> None:
    text = (
        f"【头条】河口镇清了三里渠\n记者　林一山\n　　{PARAGRAPHS[0]}\n\n"
        f"【简讯】东渡镇修好五座桥\n记者　何小舟\n　　{PARAGRAPHS[3]}\n"
    )
    report, edition = imported(a_txt=text)
    assert [a.title for a in edition.articles] == ["河口镇清了三里渠", "东渡镇修好五座桥"]
    assert [a.kicker for a in edition.articles] == ["", "简讯"]
    assert "【头条】" in told(report, "left_out")


def test_rows_in_columns_are_no_wrapped_text(imported: Import) -> None:
    rows = (
        "林一山  何小舟  周  正  杨国栋",
        "严春生  何国栋  冯  明  冯海燕",
        "陈海燕  吕志强  周小兰  陶  丽",
    )
    text = f"先进个人名单\n\n{PARAGRAPHS[0]}\n\n" + "\n".join(rows) + "\n"
    _, edition = imported(a_txt=text)
    (roll,) = (item for item in edition.articles[0].body if isinstance(item, Roll))
    assert list(roll.names)[2:5] == ["周　正", "杨国栋", "严春生"]


@pytest.mark.parametrize("style", ["", "Heading 1"])
def test_a_break_within_a_title_parts_no_title(
    imported: Import, tmp_path: Path, style: str
) -> None:
    paper = docx.Document()
    title = paper.add_paragraph(style=style or None)
    run = title.add_run(
        "澄江县人民政府办公室\n关于印发《澄江县“一老一小”服务提升三年行动方案》的通知"
    )
    run.font.size = Pt(22)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words in PARAGRAPHS[:2]:
        paper.add_paragraph(words)
    paper.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    assert edition.headline.title.startswith("澄江县人民政府办公室")
    assert edition.headline.title.endswith("三年行动方案》的通知")
    assert not edition.headline.kicker


def test_a_frame_of_stories_is_no_table(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph().add_run("清渠与修桥").bold = True
    frame = paper.add_table(rows=2, cols=2)
    for at, cell in enumerate(cell for row in frame.rows for cell in row.cells):
        cell.paragraphs[0].add_run(f"第{'一二三四'[at]}件事").bold = True
        cell.add_paragraph(PARAGRAPHS[at])
    paper.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    assert copy_of(edition) == list(PARAGRAPHS[:4])
    assert not any(isinstance(item, Table) for item in edition.articles[0].body)


def test_a_table_of_measures_stays_a_table(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph(PARAGRAPHS[0])
    table = paper.add_table(rows=3, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "任务", "措施"
    for row in (1, 2):
        table.cell(row, 0).text = f"任务{row}"
        table.cell(row, 1).text = PARAGRAPHS[row][:40] + "。"
        table.cell(row, 1).add_paragraph(PARAGRAPHS[row][:30] + "。")
    paper.save(str(tmp_path / "a.docx"))
    report, _ = imported(tmp_path / "a.docx")
    assert "imported.table-split" not in [c.kind.code for c in report.changes]


def test_what_a_site_says_of_its_page(imported: Import, tmp_path: Path) -> None:
    page = (
        "<meta charset=utf-8><title>关于清渠的通知-澄江县</title>"
        "<table><tr><td>索 引 号：</td><td>0000/2031-1</td>"
        "<td>公开方式：</td><td>主动公开</td></tr>"
        "<tr><td>发文单位：</td><td>县政府办</td><td>发布日期：</td><td>2031-01-20</td></tr></table>"
        "<h1>澄江县人民政府办公室<br>关于清渠的通知</h1>"
        "<div>来源：县政府办　作者：　浏览量：<span>213</span>　"
        "【字体：<a>大</a> <a>中</a> <a>小</a>】</div>"
        + "".join(f"<p>{words}</p>" for words in PARAGRAPHS[:3])
        + "<h3>相关解读</h3><ul><li><a>图解：清渠五问</a></li></ul>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    report, edition = imported(tmp_path / "a.html")
    assert edition.headline.title == "澄江县人民政府办公室关于清渠的通知"
    assert copy_of(edition) == list(PARAGRAPHS[:3])
    assert len(edition.articles) == 1
    assert not any(isinstance(item, Table) for item in edition.articles[0].body)
    assert any("主动公开" in words for words in told(report, "left_out"))


def test_a_picture_named_by_a_label_is_a_caption() -> None:
    assert role_of("【图片】村民在自家院中接水。骆明川 摄") is Role.CAPTION


def test_pupils_poems_with_their_schools_and_teachers(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()

    def line(words: str, *, bold: bool = False, size: float = 12) -> None:
        there = paper.add_paragraph()
        run = there.add_run(words)
        run.bold, run.font.size = bold, Pt(size)
        there.alignment = WD_ALIGN_PARAGRAPH.CENTER

    line("童诗一束", bold=True, size=22)
    for title, who, stanzas in (
        (
            "月亮的邮票",
            "河口镇中心小学　三（2）班　茅小米",
            ("月亮是一枚邮票|贴在夜空上|天亮了|外婆收到了",),
        ),
        (
            "影子",
            "东渡镇完小　四年级　卜一舟",
            ("我跑|它也跑|我停|它也停", "只有我跳进池塘|它才肯|站在岸上"),
        ),
    ):
        line(title, bold=True, size=15)
        line(who)
        for stanza in stanzas:
            for words in stanza.split("|"):
                line(words)
            paper.add_paragraph()
        line("（指导老师：辛辛）")
    paper.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    poems = [item for a in edition.articles for item in a.body if isinstance(item, Verse)]
    assert [poem.author for poem in poems] == [
        "河口镇中心小学 三（2）班 茅小米",
        "东渡镇完小 四年级 卜一舟",
    ]
    assert poems[1].stanzas == (
        ("我跑", "它也跑", "我停", "它也停"),
        ("只有我跳进池塘", "它才肯", "站在岸上"),
    )
    assert [a.kicker for a in edition.articles] == ["", ""]


def test_the_name_of_a_weekly_heads_its_stories(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()
    for words, size in (
        ("澄江农情周报", 36),
        ("第47期（总第389期）", 12),
        ("澄江县农业农村局主办　　　　2031年1月20日　星期一", 12),
    ):
        paper.add_paragraph().add_run(words).font.size = Pt(size)
    for at, head in enumerate(("本周要情", "病虫预报", "农时提醒")):
        paper.add_paragraph().add_run(head).font.size = Pt(16)
        paper.add_paragraph(PARAGRAPHS[at])
    paper.save(str(tmp_path / "a.docx"))
    report, edition = imported(tmp_path / "a.docx")
    assert edition.headline.title == "澄江农情周报"
    assert [a.title for a in edition.articles] == ["本周要情", "病虫预报", "农时提醒"]
    assert any("主办" in words for words in told(report, "left_out"))


def test_an_editors_note_is_no_story(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()

    def centred(words: str) -> None:
        paper.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.CENTER

    centred("读者来信")
    paper.add_paragraph("编者按：本期刊发三封来信，都是街坊邻里的小事，小事连着民心。")
    for at, title in enumerate(("站台少了一把椅子", "小区的灯，亮了又灭", "谢谢那位货车司机")):
        centred(title)
        paper.add_paragraph("编辑同志：")
        paper.add_paragraph(PARAGRAPHS[at])
    paper.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    assert edition.headline.title == "读者来信"
    assert [a.title for a in edition.articles][1] == "小区的灯，亮了又灭"
    assert len(edition.articles) == 3


def test_copy_goes_on_behind_a_text_box(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_heading("一个人的学校", 1)
    for at, head in enumerate(("三口锅", "下山与上山")):
        paper.add_paragraph().add_run(head).bold = True
        paper.add_paragraph(PARAGRAPHS[at])
        if not at:
            box = (
                f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape>"
                "<v:textbox><w:txbxContent><w:p><w:r><w:t>新闻链接</w:t></w:r></w:p>"
                f"<w:p><w:r><w:t>{PARAGRAPHS[4]}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
                "</v:shape></w:pict></w:r>"
            )
            paper.add_paragraph()._p.append(parse_xml(box))
    paper.add_paragraph(PARAGRAPHS[2])
    paper.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    story, box_ = edition.articles
    assert [getattr(p, "text", "") for p in box_.body] == [PARAGRAPHS[4]]
    assert [getattr(p, "text", "") for p in story.body][-2:] == [PARAGRAPHS[1], PARAGRAPHS[2]]


def test_marks_of_two_notes_side_by_side(imported: Import) -> None:
    text = (
        f"古驿道考\n\n　　{PARAGRAPHS[0]}碑立于关侧[1][2]。\n\n　　{PARAGRAPHS[1]}\n\n"
        "[1]《云溪县志》卷三。\n[2]碑存大坳关。\n"
    )
    _, edition = imported(a_txt=text)
    assert "关侧①②。" in copy_of(edition)[0]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("文　禾苗苗", Role.BYLINE),
        ("记者：钟鸣　编辑：鲁小橘　一审：石松", Role.STAFF),
        ("记者：钟鸣", Role.BYLINE),
        ("澄江发布 2031-01-26 10:31 湖南", Role.FURNITURE),
        ("阅读 8,412　赞 96　在看 41", Role.FURNITURE),
        ("高二（5）班　苗若水", Role.BYLINE),
    ],
)
def test_lines_around_copy(line: str, role: Role) -> None:
    assert role_of(line) is role


def test_an_office_under_verse_signs_it(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_heading("桂家村三字歌", 1)
    lines = ("桂家村，是我家；爱护它，靠大家。", "路要扫，沟要清；柴要码，地要平。")
    for words in (*lines, "老人话，要细听；孩子事，莫急争。", "酒少喝，牌莫赌；多读书，早致富。"):
        paper.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.CENTER
    paper.add_paragraph("桂家村村民委员会")
    paper.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    poem = next(item for item in edition.articles[0].body if isinstance(item, Verse))
    assert len(poem.stanzas[0]) == 4
    assert copy_of(edition) == ["桂家村村民委员会"]


def test_numbered_heads_in_a_face_of_their_own_are_heads(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()
    numbering = paper.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'><w:lvl w:ilvl='0'>"
            "<w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
            "</w:abstractNum>"
        ),
    )
    numbering.append(
        parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>")
    )
    paper.add_heading("办公会纪要", 0)
    for at, head in enumerate(("关于农田水利建设", "关于停车整治")):
        line = paper.add_paragraph()
        run = line.add_run(head)
        face = parse_xml(f"<w:rFonts {nsdecls('w')} w:eastAsia='黑体'/>")
        run._r.get_or_add_rPr().append(face)
        line._p.get_or_add_pPr().append(
            parse_xml(f"<w:numPr {nsdecls('w')}><w:ilvl w:val='0'/><w:numId w:val='77'/></w:numPr>")
        )
        paper.add_paragraph(PARAGRAPHS[at])
        paper.add_paragraph(PARAGRAPHS[at + 2])
    paper.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    heads = [item.text for a in edition.articles for item in a.body if isinstance(item, Subhead)]
    assert heads == ["1.关于农田水利建设", "2.关于停车整治"]


def test_short_lines_in_the_middle_under_titles_are_verse(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_heading("诗二首", 1)
    for title, lines in (
        ("水表", "它不说话|只把日子|一格一格地数|数到月底"),
        ("检修井", "打开盖子|黑暗里有光|那是地下的河|在赶夜路"),
    ):
        head = paper.add_paragraph()
        head.add_run(title).bold = True
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for words in lines.split("|"):
            paper.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.CENTER
    paper.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    poems = [item for a in edition.articles for item in a.body if isinstance(item, Verse)]
    assert [len(poem.stanzas[0]) for poem in poems] == [4, 4]


def test_what_a_sheet_is_called_stands_once(imported: Import, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["教育事业统计表"], [], ["类别", "学校", "备注"], ["小学", "64", "含教学点"]):
        sheet.append(row)
    sheet.append(["初中", "23", "含九年一贯制"])
    book.save(str(tmp_path / "a.xlsx"))
    _, edition = imported(tmp_path / "a.xlsx")
    assert edition.headline.title == "教育事业统计表"
    files = [*(tmp_path / "edition").glob("tables/*"), *(tmp_path / "edition").glob("figures/*")]
    words = "".join(file.read_text(encoding="utf-8") for file in files)
    assert "含教学点" in words
    assert "教育事业统计表" not in words


def test_names_beside_their_classes_are_a_roll(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_heading("三好学生光荣榜", 1)
    rows = (("高一（1）班", "尤小溪　蓝天　章可可　岑树"), ("高一（2）班", "郎清　米朵　骆一帆"))
    table = paper.add_table(rows=2, cols=2)
    for at, row in enumerate(rows):
        table.cell(at, 0).text, table.cell(at, 1).text = row
    paper.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    rolls = [item for item in edition.articles[0].body if isinstance(item, Roll)]
    assert [roll.title for roll in rolls] == ["高一（1）班", "高一（2）班"]
    assert rolls[0].names == ("尤小溪", "蓝　天", "章可可", "岑　树")


def test_lines_under_a_table_are_its_notes(imported: Import, tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph(PARAGRAPHS[0])
    table = paper.add_table(rows=2, cols=2)
    for at, words in enumerate(("餐次", "星期一", "早餐", "小米粥")):
        table.cell(at // 2, at % 2).text = words
    paper.add_paragraph("备注：1.以当天公示为准。")
    paper.add_paragraph("2.对鱼虾过敏的，请提前告知。")
    paper.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    assert copy_of(edition) == [PARAGRAPHS[0]]
    book = openpyxl.Workbook()
    for row in (
        ["捐款公示"],
        ["（截至1月25日，单位：元）"],
        ["姓名", "日期"],
        ["石远志", "1月10日"],
    ):
        book.worksheets[0].append(row)
    book.worksheets[0].append(["周小溪", "1月11日"])
    for row in ([], ["监督电话：0000-5556666"]):
        book.worksheets[0].append(row)
    book.save(str(tmp_path / "b.xlsx"))
    import_edition([tmp_path / "b.xlsx"], tmp_path / "b", today=TODAY)
    (told_,) = (tmp_path / "b" / "tables").glob("*.yaml")
    words = told_.read_text(encoding="utf-8")
    assert "监督电话：0000-5556666" in words
    assert "（截至1月25日）" in words
    assert "单位：元" in words


def test_a_writers_number_is_held_back_with_the_line(imported: Import) -> None:
    line = "作者简介：云归，县作协会员。地址：文庙街21号，手机：13512345678"
    report, edition = imported(
        a_txt=f"炊烟\n\n　　{PARAGRAPHS[0]}\n\n　　{PARAGRAPHS[1]}\n\n{line}\n"
    )
    assert copy_of(edition) == list(PARAGRAPHS[:2])
    assert line in told(report, "left_out")


def test_the_name_of_a_site_is_no_title(imported: Import, tmp_path: Path) -> None:
    page = (
        "<meta charset=utf-8><title>给自己织一块布 - 澄江文艺</title><div>澄江文艺</div>"
        "<div style='text-align:center'>给自己织一块布</div>"
        + "".join(f"<div>{words}</div>" for words in PARAGRAPHS[:3])
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    report, edition = imported(tmp_path / "a.html")
    assert edition.headline.title == "给自己织一块布"
    assert "澄江文艺" in told(report, "left_out")
    assert copy_of(edition) == list(PARAGRAPHS[:3])
