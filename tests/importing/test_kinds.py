"""Rolls of names, verse, groups of heads and furniture, told from running text."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from content.importing.blocks import Block, Log, Look, Place
from content.importing.recognising.kinds import recognised
from content.importing.recognising.parts import parts_of
from content.importing.recognising.roles import Role
from content.importing.recognising.rolls import row_of_names
from content.model import Roll, Subhead, Verse
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("林\u3000山\u3000何小舟\u3000周\u3000正", ("林山", "何小舟", "周正")),
        ("林一山\t何小舟\t周正", ("林一山", "何小舟", "周正")),
        ("林一山、何小舟、周正", ("林一山", "何小舟", "周正")),
        ("本报记者\u3000林一山\u3000通讯员\u3000周正", ()),
        ("河岸变成客厅", ()),
        ("河口镇\t310\t362", ()),
        ("雨停以后，步道先热闹起来", ()),
    ],
)
def test_a_row_of_names(row: str, found: tuple[str, ...]) -> None:
    assert tuple(n.replace("\u3000", "") for n in row_of_names(row)) == found


def test_a_roll_is_printed_whole_and_in_order(imported: Import) -> None:
    rows = ("林\u3000山\u3000何小舟\u3000周\u3000正", "吴大江\u3000郑\u3000平\u3000王小满")
    text = f"好河长名单\n\n\u3000\u3000{PARAGRAPHS[0]}\n" + "\n".join(rows)
    _, edition = imported(a_txt=text)
    (roll,) = (i for a in edition.articles for i in a.body if isinstance(i, Roll))
    names = [n.replace("\u3000", "") for n in roll.names]
    assert names == ["林山", "何小舟", "周正", "吴大江", "郑平", "王小满"]


def test_verse_keeps_its_lines_and_stanzas(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("澄江诗页", 0)
    made.add_heading("渡口", 1)
    made.add_paragraph("林一山").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for stanza in (("船靠岸了", "岸上没有人", "只有一盏灯"), ("灯下是去年的水", "水里是今年的月")):
        run = made.add_paragraph().add_run(stanza[0])
        for line in stanza[1:]:
            run.add_break()
            run.add_text(line)
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    (verse,) = (i for a in edition.articles for i in a.body if isinstance(i, Verse))
    assert verse.author == "林一山"
    assert verse.stanzas[0] == ("船靠岸了", "岸上没有人", "只有一盏灯")
    assert [a.title for a in edition.articles] == ["渡口"]


@pytest.mark.parametrize("way", ["bold", "faces"])
def test_kickers_over_titles_by_look(imported: Import, tmp_path: Path, way: str) -> None:
    made = docx.Document()
    looks = {"top": (22, "方正小标宋简体"), "title": (18, "黑体"), "low": (14, "楷体_GB2312")}

    def line(words: str, look: str) -> None:
        paragraph = made.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(words)
        if way == "bold":
            run.bold, run.font.size = True, Pt(looks[look][0])
        else:
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), looks[look][1])

    line("澄江县治水特刊", "low")
    line("一条河和七个老板", "top")
    line("——三年回访", "low")
    for number, title in enumerate(("河岸变成客厅", "苗圃的账本")):
        line(f"第{number + 5}个春天", "low")
        line(title, "title")
        made.add_paragraph(PARAGRAPHS[2 * number])
        made.add_paragraph(PARAGRAPHS[2 * number + 1])
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    head = edition.headline
    assert (head.kicker, head.title, head.deck) == (
        "澄江县治水特刊",
        "一条河和七个老板",
        "三年回访",
    )
    assert [(a.kicker, a.title) for a in edition.articles] == [
        ("第5个春天", "河岸变成客厅"),
        ("第6个春天", "苗圃的账本"),
    ]


def test_a_report_keeps_its_speaker_date_and_numbers(imported: Import) -> None:
    text = (
        "县水利工作报告\n——2031年1月9日在澄江县第三次治水大会上\n澄江县水利局局长\u3000林一山\n"
        f"\u3000\u3000各位乡亲：\n一、去年的水\n\u3000\u3000（一）修堤\n\u3000\u3000{PARAGRAPHS[0]}\n"
        f"\u3000\u3000（二）清淤\n\u3000\u3000{PARAGRAPHS[1]}\n二、今年的水\n\u3000\u3000{PARAGRAPHS[2]}\n"
    )
    _, edition = imported(a_txt=text)
    assert edition.byline == "澄江县水利局局长 林一山"
    assert [a.title for a in edition.articles] == ["去年的水", "今年的水"]
    heads = [i.text for i in edition.articles[0].body if isinstance(i, Subhead)]
    assert heads == ["（一）修堤", "（二）清淤"]


def test_what_a_web_page_has_around_its_copy(imported: Import) -> None:
    text = (
        "首页 > 要闻\n发布时间：2031-01-08 来源：澄江县融媒体中心\n下载 打印 全屏\n"
        "字号：[大] [中] [小]\n\n"
        f"一条河和七个老板\n\n&nbsp;&nbsp;{PARAGRAPHS[0]}\n\n&nbsp;{PARAGRAPHS[1]}\n"
        "（本报澄江1月8日电）\n（下转第三版）\n扫一扫在手机打开当前页\n上一篇：开渠\n"
    )
    report, edition = imported(a_txt=text)
    assert edition.headline.title == "一条河和七个老板"
    left = "\n".join(o.text for o in report.left_out)
    for words in ("首页 > 要闻", "下载 打印 全屏", "下转第三版", "扫一扫", "上一篇", "字号"):
        assert words in left
    assert set(PARAGRAPHS[:2]) <= set(copy_of(edition))


def test_rows_of_names_in_the_middle_are_no_heads(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph().add_run("好河长名单").bold = True
    made.add_paragraph(PARAGRAPHS[0])
    for row in ("林\u3000山\u3000何小舟\u3000周\u3000正", "吴大江\u3000郑\u3000平\u3000王小满"):
        run = made.add_paragraph().add_run(row)
        run.font.size = Pt(12)
        made.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    (roll,) = (i for a in edition.articles for i in a.body if isinstance(i, Roll))
    assert len(roll.names) == 6


def test_markdown_that_is_struck_noted_or_counted(imported: Import) -> None:
    text = (
        f"# 一条河和七个老板\n\n## 河岸\n\n{PARAGRAPHS[0]}\n\n"
        "渡船票价~~五元~~三元[^1]，从今年起。\n\n"
        "5. 先修东岸的堤。\n6. 再修西岸的堤。\n\n[^1]: 数目由船家提供。\n"
    )
    report, edition = imported(a_md=text)
    assert copy_of(edition)[1:] == [
        "渡船票价三元，从今年起。",
        "5. 先修东岸的堤。",
        "6. 再修西岸的堤。",
    ]
    left = "".join(o.text for o in report.left_out)
    assert "五元" in left
    assert "数目由船家提供" in left


def test_a_title_written_wide_over_a_poem_is_no_name() -> None:
    place = Place("a.pdf")
    head = Block("秋　辞", place, level=3)
    lines = [Block(f"田埂上的风吹过{n}", place) for n in "一二三四五六七"]
    _, poem = recognised([head, Block("麦苗苗", place, look=Look(face="楷体")), *lines], Log())
    assert poem.rows[0] == "作者：麦苗苗"


_RULES = ("不准携带火种进山", "不准上坟烧纸放鞭", "不准烧田埂炼山地", "不准林区吸烟野炊")


@pytest.mark.parametrize(
    ("ends", "item", "verse"),
    [("；；；。", False, False), ("，，，。", False, True), ("，，，。", True, False)],
    ids=["clauses", "lines", "bullets"],
)
def test_rules_are_no_verse(ends: str, item: bool, verse: bool) -> None:
    """Clauses of one sentence, and what the source itself marks as a list, are no poem."""
    place = Place("a.docx", 1)
    blocks = [
        Block(f"{words}{end}", place, firm=True, item=item)
        for words, end in zip(_RULES, ends, strict=True)
    ]
    found = recognised((Block(PARAGRAPHS[0], place, firm=True), *blocks), Log())
    assert any(block.rows for block in found) is verse


@pytest.mark.parametrize(
    "line", ["彩礼不超过三万元。", "彩礼的数目"], ids=["stopped", "between two items"]
)
def test_a_numbered_line_is_what_its_neighbours_are(line: str) -> None:
    """A short line among numbered paragraphs (一、…二、…) is no head, its number stays."""
    place = Place("a.docx", 1)
    rows = (
        "村规民约",
        PARAGRAPHS[0],
        f"一、{PARAGRAPHS[1]}",
        f"二、{line}",
        PARAGRAPHS[2],
        f"三、{PARAGRAPHS[3]}",
    )
    parts, _ = parts_of(tuple(Block(words, place, firm=True) for words in rows), Log())
    (found,) = (part for part in parts if line in part.text)
    assert (found.role, found.text) == (Role.BODY, f"二、{line}")


def test_a_name_over_few_lines_with_marks_writes_them_and_a_note_is_none_of_them(
    imported: Import, tmp_path: Path
) -> None:
    made = docx.Document()
    made.add_heading("诗页", 0)
    poems = [
        ("七绝·秋", "林一山", "枫叶飘飘似火红，菊茶温暖喜相逢。"),
        ("渡口", "何小舟", "船靠岸了。"),
    ]
    for title, name, line in poems:
        made.add_heading(title, 1)
        for words in (name, line, "人生几度秋光好，往事如烟岁月匆。"):
            made.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.CENTER
        made.add_paragraph("【注】写于重阳。")
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    found = [i for a in edition.articles for i in a.body if isinstance(i, Verse)]
    assert [poem.author for poem in found] == ["林一山", "何小舟"]
    assert copy_of(edition) == ["【注】写于重阳。"] * 2
