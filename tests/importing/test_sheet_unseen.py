"""What a workbook holds and nobody sees is not printed, and told; what is seen is printed."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill
from PIL import Image as PillowImage

from content.importing.blocks import Log, Place, Table
from content.importing.forms.sheets.deeds import persons_of
from content.importing.forms.sheets.reader import read_csv, read_workbook
from tests.importing.test_sheets import sheet_of

ROWS: tuple[tuple[object, ...], ...] = (
    ("渡口", "船数", "备注"),
    ("上渡", 3, "照常开"),
    ("下渡", 5, "照常开"),
)
_WHITE = Font(color="FFFFFFFF")
_DARK = PatternFill("solid", fgColor="FF1F3864")


def read(book: openpyxl.Workbook, folder: Path) -> tuple[tuple[tuple[str, ...], ...], Log]:
    """The rows of a book's first table, and what was noted."""
    path, log = folder / "book.xlsx", Log()
    book.save(path)
    _, tables = read_workbook(path, log)
    return tables[0].rows, log


@pytest.mark.parametrize(
    ("font", "fill", "printed", "why"),
    [
        (_WHITE, None, "", "imported.white"),
        (Font(color=openpyxl.styles.colors.Color(theme=0)), None, "", "imported.white"),
        (_WHITE, _DARK, "照常开", ""),
        (Font(color="FFC00000"), None, "照常开", ""),
        (Font(strike=True), None, "", "imported.struck"),
    ],
)
def test_white_and_struck_cells_wait_for_a_decision(
    font: Font, fill: PatternFill | None, printed: str, why: str, tmp_path: Path
) -> None:
    book, sheet = sheet_of(ROWS)
    sheet["C2"].font = font
    if fill is not None:
        sheet["C2"].fill = fill
    rows, log = read(book, tmp_path)
    assert rows[1] == ("上渡", "3", printed)
    assert [h.why.code for h in log.held] == ([why] if why else [])


def test_runs_of_a_cell_are_struck_or_raised_by_themselves(tmp_path: Path) -> None:
    struck, raised = InlineFont(strike=True), InlineFont(vertAlign="superscript")
    book, sheet = sheet_of(ROWS)
    sheet["C2"] = CellRichText("票价", TextBlock(struck, "三元"), "两元")
    sheet["C3"] = CellRichText("面积40m", TextBlock(raised, "2"))
    rows, log = read(book, tmp_path)
    assert [row[2] for row in rows[1:]] == ["票价两元", "面积40m²"]
    assert [h.text for h in log.held] == ["三元"]


def test_runs_among_the_shared_words_are_told_apart_too(tmp_path: Path) -> None:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    words = (
        f"<sst {main}><si><r><t>票价</t></r><r><rPr><strike/></rPr><t>三元</t></r>"
        "<r><t>两元</t></r></si></sst>"
    )
    related = f'<Relationship Id="rId99" Type="{kind}" Target="sharedStrings.xml"/></Relation'
    typed = (
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    book, sheet = sheet_of(ROWS)
    sheet["C2"] = "W"
    book.save(tmp_path / "plain.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "plain.xlsx") as packet,
        zipfile.ZipFile(tmp_path / "shared.xlsx", "w") as out,
    ):
        for name in packet.namelist():
            data = packet.read(name).decode("utf-8")
            data = re.sub(
                r'(<c r="C2"[^>]*t=")inlineStr("[^>]*>)<is>.*?</is>', r"\1s\2<v>0</v>", data
            )
            data = data.replace("</Relation", related, 1) if "workbook.xml.rels" in name else data
            out.writestr(name, data.replace("</Types>", typed))
        out.writestr("xl/sharedStrings.xml", words)
    log = Log()
    _, tables = read_workbook(tmp_path / "shared.xlsx", log)
    assert tables[0].rows[1][2] == "票价两元"
    assert [h.text for h in log.held] == ["三元"]


def test_a_sheet_that_is_a_chart_is_told(tmp_path: Path) -> None:
    book, sheet = sheet_of(ROWS)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
    book.create_chartsheet("图").add_chart(chart)
    _, log = read(book, tmp_path)
    assert [d.why.code for d in log.doubts] == ["imported.sheet-charts"]


def test_a_workbook_in_the_strict_form_is_read(tmp_path: Path) -> None:
    book, _ = sheet_of(ROWS)
    book.save(tmp_path / "usual.xlsx")
    usual = rb"schemas\.openxmlformats\.org/(spreadsheetml|officeDocument)/2006/(main|relation)"
    with (
        zipfile.ZipFile(tmp_path / "usual.xlsx") as packet,
        zipfile.ZipFile(tmp_path / "strict.xlsx", "w") as out,
    ):
        for name in packet.namelist():
            out.writestr(name, re.sub(usual, rb"purl.oclc.org/ooxml/\1/\2", packet.read(name)))
    _, tables = read_workbook(tmp_path / "strict.xlsx", Log())
    assert tables[0].rows[2] == ("下渡", "5", "照常开")


def test_bars_divide_cells_too() -> None:
    _, tables = read_csv("渡口|船数\n上渡|3\n下渡|5\n", "a.csv", Log())
    assert tables[0].rows[1] == ("上渡", "3")


def rows_of(
    rows: tuple[tuple[object, ...], ...], folder: Path
) -> list[tuple[tuple[str, ...], ...]]:
    """The rows of each table of a sheet."""
    book, _ = sheet_of(rows)
    book.save(folder / "book.xlsx")
    return [table.rows for table in read_workbook(folder / "book.xlsx", Log())[1]]


SIDES: tuple[tuple[object, ...], ...] = (
    ("学校", "所", None, "教师", "人"),
    ("小学", 42, None, "小学", 1702),
    ("中学", 17, None, "中学", 1103),
)


def test_tables_side_by_side_are_two(tmp_path: Path) -> None:
    left, right = rows_of(SIDES, tmp_path)
    assert left[1] == ("小学", "42")
    assert right == (("教师", "人"), ("小学", "1702"), ("中学", "1103"))


def test_a_blank_column_alone_parts_no_table(tmp_path: Path) -> None:
    rows = tuple((*row[:2], None, row[4], row[1]) for row in SIDES)
    assert len(rows_of(rows, tmp_path)) == 1


@pytest.mark.parametrize(
    ("after", "tables"),
    [
        ((("龙渡", 7, "照常开"),), 1),
        ((("渡口", "人数", "备注"), ("龙渡", 70, "")), 2),
        ((("渡口", 2031, 2032), ("龙渡", 70, 71)), 2),
    ],
)
def test_a_table_goes_on_after_a_blank_row_where_no_head_follows(
    after: tuple[tuple[object, ...], ...], tables: int, tmp_path: Path
) -> None:
    assert len(rows_of((*ROWS, (None, None, None), *after), tmp_path)) == tables


def test_a_note_some_rows_below_is_the_tables(tmp_path: Path) -> None:
    book, _ = sheet_of((*ROWS, (None,), (None,), (None,), ("说明：下渡周日不开。",)))
    book.save(tmp_path / "book.xlsx")
    log = Log()
    (table,) = read_workbook(tmp_path / "book.xlsx", log)[1]
    assert table.note == "说明：下渡周日不开。"
    assert not log.held


def test_names_in_rows_are_a_roll_under_their_heads(tmp_path: Path) -> None:
    rows = (("献血名单",), ("金奖（6人）",), ("王河", "李　山", "张桥"), ("赵渡", "钱树", "孙云"))
    book, _ = sheet_of((*rows, ("银奖（2人）",), ("古丽·买买提", "邝岭")))
    book.save(tmp_path / "book.xlsx")
    document, tables = read_workbook(tmp_path / "book.xlsx", Log())
    heads = [block.text for block in document.blocks if block.text]
    assert heads == ["献血名单", "金奖（6人）", "银奖（2人）"]
    assert len(document.blocks) == 5 and not tables


def test_words_that_are_no_names_stay_a_table(tmp_path: Path) -> None:
    rows = (("周一", "语文", "数学"), ("周二", "体育", "美术"), ("周三", "音乐", "科学"))
    book, _ = sheet_of(rows)
    book.save(tmp_path / "book.xlsx")
    document, tables = read_workbook(tmp_path / "book.xlsx", Log())
    assert len(tables) == 1 and not document.blocks


def test_a_sentence_over_the_tables_is_copy(tmp_path: Path) -> None:
    said = "全县图书室在夏天做了一次问卷，收回一千零八十六份。"
    rows = (("读书问卷",), (None,), (said,), (None,), ("渠道", "人数"), ("手机", 42), ("书屋", 20))
    book, _ = sheet_of(rows)
    book.save(tmp_path / "book.xlsx")
    document, (table,) = read_workbook(tmp_path / "book.xlsx", Log())
    assert [block.text for block in document.blocks] == ["读书问卷", said]
    assert table.rows[0] == ("渠道", "人数")


def test_who_filled_in_a_form_and_the_day_are_no_row(tmp_path: Path) -> None:
    book, _ = sheet_of((*ROWS, ("制表：县文明办", "2031年10月8日")))
    book.save(tmp_path / "book.xlsx")
    (table,) = read_workbook(tmp_path / "book.xlsx", log := Log())[1]
    assert len(table.rows) == len(ROWS)
    assert [one.text for one in log.left_out] == ["制表：县文明办　2031年10月8日"]


def test_a_day_of_the_week_and_who_made_a_table_are_seen_as_they_are(tmp_path: Path) -> None:
    legend = ("编制单位：水务局", None, "单位：万元")
    book, sheet = sheet_of(
        (legend, ("渡口", "日期", "票款"), ("上渡", 45632, 12), ("下渡", 45633, 9))
    )
    for cell in ("B3", "B4"):
        sheet[cell].number_format = "[$-804]aaaa"
    path = tmp_path / "book.xlsx"
    book.save(path)
    _, (table,) = read_workbook(path, Log())
    assert [row[1] for row in table.rows] == ["日期", "星期五", "星期六"]
    assert table.note == "编制单位：水务局　单位：万元"


def test_a_list_goes_on_under_names_in_rows_of_one_cell(tmp_path: Path) -> None:
    names = (("王　军", "李春梅", "赵　亮"), ("陈　伟", "刘美华", "周　密"))
    rows = (("七一表彰",), ("一、党员（6名）",), *names, ("二、组织（1个）",), ("上渡口党支部",))
    book, _ = sheet_of(rows)
    path, log = tmp_path / "book.xlsx", Log()
    book.save(path)
    document, tables = read_workbook(path, log)
    assert not tables and not log.held
    assert [b.text for b in document.blocks][-2:] == ["二、组织（1个）", "上渡口党支部"]


def test_a_list_of_copy_is_stories_not_a_table(tmp_path: Path) -> None:
    """A row a story: what is for the office is told, what is copy printed with its column."""
    copy = ("今年柳河新修步道三公里，沿岸补种柳树八百株，老人早晚都来走一走。" * 2, "水很清。")
    book, _ = sheet_of(
        (
            ("柳河稿件汇总表",),
            ("序号", "栏目", "标题", "作者", "正文", "备注"),
            (1, "身边事", "柳河修好三公里步道", "林月华", "\n".join(copy), "头条"),
            (2, "短讯", "渡口添了两条新船", "记者 陈望秋", copy[0], None),
        )
    )
    path, log = tmp_path / "book.xlsx", Log()
    book.save(path)
    document, tables = read_workbook(path, log)
    assert tables == ()
    assert [(block.level, block.text) for block in document.blocks] == [
        (1, "身边事丨柳河修好三公里步道"),
        (0, "作者：林月华"),
        (0, copy[0]),
        (0, copy[1]),
        (1, "短讯丨渡口添了两条新船"),
        (0, "记者 陈望秋"),
        (0, copy[0]),
    ]
    assert {one.text for one in log.left_out} >= {"柳河稿件汇总表", "序号", "1", "头条"}
    assert "备注：头条" in {str(doubt.words) for doubt in log.doubts}


@pytest.mark.parametrize(
    ("head", "words"), [(("标题", "正文"), "认识稻子"), (("题目", "内容"), "认识稻子和稗子，" * 9)]
)
def test_a_table_of_remarks_is_no_list_of_copy(
    head: tuple[str, str], words: str, tmp_path: Path
) -> None:
    book, _ = sheet_of((head, ("第一课", words), ("第二课", words)))
    rows, _ = read(book, tmp_path)
    assert rows[0] == head


def test_a_picture_of_a_sheet_comes_with_the_line_under_it_and_a_mark_is_told(
    tmp_path: Path,
) -> None:
    book, sheet = sheet_of((*ROWS, *((),) * 10, ("图为渡口的早班船。何小舟摄",)))
    for cell, size in (("E1", 40), ("A5", 200)):
        image = BytesIO()
        PillowImage.new("RGB", (size, size), (9, 99, size)).save(image, "PNG")
        sheet.add_image(Image(image), cell)
    book.save(tmp_path / "book.xlsx")
    document, tables = read_workbook(tmp_path / "book.xlsx", log := Log())
    picture, caption = document.blocks
    assert picture.picture is not None and picture.picture.ending == ".png"
    assert (caption.text, caption.hint) == ("图为渡口的早班船。何小舟摄", "caption")
    assert len(tables) == 1 and len(tables[0].rows) == 3
    assert [doubt.why.values for doubt in log.doubts] == [{"count": 1}]
    assert not log.held


def test_a_list_of_deeds_tells_of_persons(tmp_path: Path) -> None:
    """A part for each, called by the name and the posts; what is personal is left out, and told."""
    deed = "扎根渡口二十六年，把过河的人一个个送到对岸。"
    book, _ = sheet_of(
        (
            ("柳河最美摆渡人",),
            ("序号", "姓名", "性别", "单位", "职 务", "主要事迹"),
            (1, "林　月", "女", "上渡口", "船工", f"{deed}\n去年零事故。"),
            (2, "陈望秋", "男", "下渡口", None, deed),
        )
    )
    path, log = tmp_path / "book.xlsx", Log()
    book.save(path)
    document, tables = read_workbook(path, log)
    assert tables == ()
    assert [(block.level, block.text) for block in document.blocks] == [
        (1, "柳河最美摆渡人"),
        (2, "林月　上渡口船工"),
        (0, deed),
        (0, "去年零事故。"),
        (2, "陈望秋　下渡口"),
        (0, deed),
    ]
    assert {"序号", "1", "女"} <= {one.text for one in log.left_out}
    assert {str(doubt.words) for doubt in log.doubts} == {"性别：女", "性别：男"}


@pytest.mark.parametrize(
    "rows",
    [
        (("姓名", "事迹"), ("林月", "捐款三百元"), ("陈望秋", "捐款二百元")),  # a remark in a roll
        (("渡口", "简介"), ("上渡", "建于清代的老渡口，有石阶七十二级，柳树两行。")),
        (("姓名", "事迹"), ("", "扎根渡口二十六年，把过河的人一个个送到对岸。")),
    ],
)
def test_other_tables_are_no_lists_of_deeds(rows: tuple[tuple[str, ...], ...]) -> None:
    assert persons_of(Table(rows, Place("a")), Log()) == ()


@pytest.mark.parametrize("title", ["诵读大赛获奖名单", "渡口船只情况"])
def test_a_sheet_of_short_groups_of_names_is_its_rolls(title: str, tmp_path: Path) -> None:
    rows = ((title,), ("一等奖",), ("何雨桐", "金　涛"), ("优秀组织奖（2个）",), ("实验小学",))
    book, _ = sheet_of((*rows, ("城南中学",)))
    book.save(tmp_path / "book.xlsx")
    document, tables = read_workbook(tmp_path / "book.xlsx", Log())
    rolls = [block.rows for block in document.blocks if block.hint == "roll"]
    wanted = [("何雨桐　　金涛",), ("实验小学", "城南中学")]
    assert (rolls, bool(tables)) == ((wanted, False) if "名单" in title else ([], True))


def test_which_paper_of_a_letter_a_sheet_is_stands_in_no_title(tmp_path: Path) -> None:
    book, _ = sheet_of((("附件2",), ("渡口船只情况",), *ROWS))
    book.save(tmp_path / "book.xlsx")
    _, (table,) = read_workbook(tmp_path / "book.xlsx", log := Log())
    assert table.title == "渡口船只情况"
    assert [one.text for one in log.left_out] == ["附件2"]


def read_lines(text: str) -> tuple[list[str], tuple[Table, ...]]:
    """The lines of copy of a sheet, and its tables."""
    document, tables = read_csv(text, "册.csv", Log())
    return [block.text for block in document.blocks if block.text], tables


def test_what_several_columns_count_in_is_no_part_of_a_title() -> None:
    _, (table,) = read_lines(
        "雨水情快报,\n水位：米　流量：立方米/秒,\n站,水位,流量\n上站,1,2\n下站,3,4\n"
    )
    assert (table.title, table.note) == ("雨水情快报", "水位：米　流量：立方米/秒")


@pytest.mark.parametrize(("second", "over"), [("女子组", ["运动会"]), ("女子接力", [])])
def test_a_line_like_the_next_table_s_title_is_that_of_the_first(
    second: str, over: list[str]
) -> None:
    rows = "项目,名次\n跳远,1\n跳高,2\n"
    copy, tables = read_lines(f"运动会,\n男子组,\n{rows},\n{second},\n{rows}")
    assert copy == over
    assert [one.title for one in tables] == ["男子组" if over else "运动会 男子组", second]
