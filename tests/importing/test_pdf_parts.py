"""A page of several stories, boxes and ruled tables: parts by titles, frames and rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from content.importing.blocks import Log, RawPicture
from content.importing.forms.pdf.chars import Read
from content.importing.forms.pdf.drawn import Box, Drawn
from content.importing.forms.pdf.line import Line
from content.importing.forms.pdf.order import in_order
from content.importing.forms.pdf.paragraphs import texts
from content.importing.forms.pdf.reader import _caption, _levelled, _Placed
from content.importing.forms.pdf.ruled import with_tables
from content.importing.forms.pdf.running import without_furniture
from content.importing.recognising.roles import Role, role_of
from tests.importing.offices import PARAGRAPHS
from tests.importing.test_pdf import pdf, run


def line(words: str, left: float, base: float, *, size: float = 10.0, wide: float = 100.0) -> Line:
    return Line(words, left, left + wide, base, size, bold=False, face="宋体")


def story(name: str, left: float, top: float, columns: int, rows: int) -> list[Line]:
    """Return a title and its columns, 100 pt wide with 20 pt between them."""
    title = line(f"题{name}", left, top, size=20, wide=90)
    copy = [
        line(f"{name}{column}", left + 120 * column, top - 24 - 15 * row)
        for column in range(columns)
        for row in range(rows)
    ]
    return [title, *copy]


def order(lines: list[Line], *frames: Box) -> list[str]:
    """Return the first words of the rows in the order of reading, each said once."""
    columns = in_order([lines], [Drawn(frames=frames)])[0]
    return list(dict.fromkeys(cell.text for c in columns for row in c.rows for cell in row))


def test_stories_beside_and_below_each_other_are_read_one_after_the_other() -> None:
    page = [*story("甲", 0, 700, 5, 6), *story("乙", 0, 500, 3, 6), *story("丙", 390, 500, 2, 4)]
    said = [
        "题甲",
        *(f"甲{n}" for n in range(5)),
        "题乙",
        "乙0",
        "乙1",
        "乙2",
        "题丙",
        "丙0",
        "丙1",
    ]
    assert order(page) == said


def test_a_title_in_one_column_alone_does_not_part_the_other() -> None:
    left = [line("前", 0, 700 - 15 * n) for n in range(4)] + story("节", 0, 610, 1, 4)
    right = [line("后", 120, 700 - 15 * n) for n in range(10)]
    assert order([*left, *right]) == ["前", "题节", "节0", "后"]


@pytest.mark.parametrize("top", [True, False])
def test_what_a_frame_holds_is_read_whole(*, top: bool) -> None:
    base = 760.0 if top else 590.0
    box = [line("框", 10, base - 15 * n, wide=90 if top else 60) for n in range(2)]
    copy = [
        line("文", x, 700 - 15 * n)
        for x in (0, 120)
        for n in range(16)
        if not (x == 0 and 560 < 700 - 15 * n < 610) or top
    ]
    frame = Box(5, base - 25, 115, base + 15)
    assert order([*box, *copy], frame) == (["框", "文"] if top else ["文", "框"])


def test_a_rule_over_the_measure_parts_the_head_from_the_columns() -> None:
    head = [line("编", 0, 740), line("日", 120, 740)]
    copy = [line("文", x, 700 - 15 * n) for x in (0, 120) for n in range(6)]
    drawn = Drawn(level=(Box(0, 725, 220, 725),))
    columns = in_order([[*head, *copy]], [drawn])[0]
    assert [cell.text for column in columns for cell in column.rows[0]] == ["编", "日", "文", "文"]


@pytest.mark.parametrize(
    ("folio", "beside", "kept"),
    [("2版", "甲", 1), ("A02", "甲", 1), ("12", "甲", 3), ("12", "责编甲", 1), ("12", "周三", 1)],
)
def test_what_stands_beside_a_folio_that_says_so_is_no_copy(
    folio: str, beside: str, kept: int
) -> None:
    row = [line(folio, 0, 780), line("要闻", 120, 776, size=20), line(beside, 240, 780)]
    page = Read((*row, line("文", 0, 500)), "", 0, 4, Drawn())
    left = without_furniture([page], [800.0], "a.pdf", log := Log())[0]
    assert len(left) == kept and len(log.left_out) == 4 - kept


@pytest.mark.parametrize(
    ("apart", "ruled", "said", "kept"),
    [(300, 0, "周六", 1), (60, 1, "周六", 1), (60, 0, "周六", 3), (300, 1, "晴", 3)],
)
def test_a_first_row_with_the_day_over_the_measure_is_a_running_head(
    apart: int, ruled: int, said: str, kept: int
) -> None:
    row = [line("8 副刊", 0, 780, wide=30), line(f"2025年3月8日 {said}", apart, 780, wide=100)]
    drawn = Drawn(level=(Box(0, 776, 400, 776),) * ruled)
    page = Read((*row, line("文", 0, 500, wide=400)), "", 0, 3, drawn)
    assert len(without_furniture([page], [800.0], "a.pdf", Log())[0]) == kept


@pytest.mark.parametrize(("words", "read"), [("今年，增收", 4), ("今年增收", 3)])
def test_columns_of_two_rows_are_read_down_where_sentences_pause(words: str, read: int) -> None:
    places = [(x, indent, row) for x in (0, 120, 240) for row, indent in ((0, 20), (1, 0))]
    copy = [line(words, x + i, 700 - 15 * row, wide=100 - i) for x, i, row in places]
    found = texts(in_order([[line("题", 0, 730, size=20), *copy]]))
    assert len(found) == read


def test_paragraphs_parted_by_half_a_line_begin_anew_behind_a_full_sentence() -> None:
    bases = (700, 685, 664, 649, 628)
    words = ("一行字排到栏边", "到这里是满行。", "另一段从头讲起", "又是满行一行。", "通讯员：甲")
    page = [line(text, 0, base) for text, base in zip(words, bases, strict=True)]
    assert len(texts(in_order([page]))) == 3


def test_a_page_of_indented_lines_alone_keeps_the_edge_of_the_others() -> None:
    full = [line("满行的字", 20 * (not n % 3), 700 - 15 * n) for n in range(9)]
    full = [replace(one, right=100.0) for one in full]
    brief = [replace(line("一行成段", 20, 700 - 15 * n), right=100.0) for n in range(3)]
    assert len(texts(in_order([full, brief]))[3:]) == 3


def test_a_frame_under_copy_has_an_edge_of_its_own() -> None:
    copy = [line("文。", 0, 700 - 15 * n) for n in range(5)]
    box = [line("框内的字，", 33, 600, wide=60), line("接着的字", 13, 585, wide=80)]
    found = texts(in_order([[*copy, *box]], [Drawn(frames=(Box(5, 575, 98, 615),))]))
    assert found[-1].text == "框内的字，接着的字"


def test_a_title_of_two_lines_need_not_stand_in_the_middle_of_ragged_copy() -> None:
    heads = [line("上一行标题", 100, 740, size=20), line("下行", 130, 710, size=20, wide=40)]
    copy = [line("参差的正文", 0, 670 - 15 * n, wide=320 - 3 * n) for n in range(6)]
    assert "上一行标题下行" in texts(in_order([[*heads, *copy]]))[0].text.replace(" ", "")


def test_titles_of_a_page_of_stories_are_no_subheads_of_each_other() -> None:
    page = [*story("甲", 0, 700, 5, 6), *story("乙", 0, 500, 3, 6), *story("丙", 390, 500, 2, 4)]
    sizes = {"题甲": 40.0, "题乙": 24.0, "题丙": 18.0}
    page = [replace(one, size=sizes.get(one.text, one.size), bold=True) for one in page]
    found = texts(in_order([page]))
    _levelled(found)
    heads = [(one.text, one.size) for one in found if one.text in sizes]
    assert heads == [("题甲", 40), ("题乙", 24), ("题丙", 24)]


def test_the_story_with_the_largest_title_is_read_before_one_at_its_left() -> None:
    kicker = line("引题", 150, 745, size=15)
    page = [*story("侧", 0, 740, 1, 9), kicker, *story("头", 150, 700, 3, 6)]
    page = [replace(one, size=42) if one.text == "题头" else one for one in page]
    assert order(page) == ["引题", "题头", "头0", "头1", "头2", "题侧", "侧0"]


def test_a_table_that_reaches_further_does_not_widen_its_column() -> None:
    copy = [line("满行的字一直排到栏边", 0, 700 - 15 * n, wide=200) for n in range(7)]
    cells = [line("格", x, 560 - 15 * n, wide=20) for x in (0, 300) for n in range(4)]
    first = texts(in_order([[*copy, *cells]]))[0]
    assert first.text.count("满行") == 7


@pytest.mark.parametrize("beside", [0, 1])
def test_a_second_column_of_a_line_or_of_one_under_a_picture(beside: int) -> None:
    left = [line(f"前{n}", 0, 700 - 15 * n) for n in range(8)]
    if beside:  # columns at 0, 120, 240, 360; the third begins under a picture, level with none
        left += [line("中", 120, 700 - 15 * n) for n in range(8)]
        left += [line("图下", 240, 520 - 15 * n) for n in range(2)]
        right = [line("后", 360, 700 - 15 * n) for n in range(8)]
    else:
        right = [line("后", 170, 700, wide=50)]
    assert order([*left, *right]) == [*dict.fromkeys(one.text for one in left), "后"]


@pytest.mark.parametrize("stop", ["，", "。"])
def test_rows_inset_at_both_sides_go_on_until_a_sentence_ends(stop: str) -> None:
    inset = [line("摘要：志书散佚" + stop, 20, 700, wide=160), line("有待夯实。", 20, 685, wide=60)]
    rest = [line("正文", 0, 660 - 15 * n, wide=200) for n in range(6)]
    first = next(iter(texts(in_order([[*inset, *rest]]))))
    assert first.text.endswith("有待夯实。") is (stop == "，")


def test_a_number_after_a_full_line_that_ends_a_sentence_begins_anew() -> None:
    rows = [("1.本表为快报数。", 200), ("2.括号内为负数。", 80), ("又起一行", 200), ("2.5万吨", 80)]
    lines = [line(words, 0, 700 - 15 * n, wide=wide) for n, (words, wide) in enumerate(rows)]
    assert next(one.text for one in texts(in_order([lines]))) == "1.本表为快报数。"


@pytest.mark.parametrize("figures", [True, False])
def test_cells_an_em_apart_under_each_other_are_a_table(*, figures: bool) -> None:
    rows = [("年份", "白菜", "萝卜"), ("2023年", "405", "26"), ("2024年", "438", "244")]
    if not figures:
        rows = [("河口", "白菜", "萝卜"), ("上游村", "四百", "多"), ("下游村", "五百", "一些")]
    lines = [
        line(cell, 50 + 40 * at - 5 * len(cell), 700 - 16 * row, wide=10 * len(cell))
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
    ]
    copy = [line("文" * 30, 0, 640 - 16 * at, wide=300) for at in range(4)]
    found = [text.table for text in texts(in_order([[*lines, *copy]]))]
    assert (rows in found) is figures


def test_who_wrote_verse_is_no_indent_of_it() -> None:
    rows = [("毛晓春", 90, 40), ("一张湿纸比一口气薄", 40, 100), ("像一片月光", 40, 60)]
    rows += [("贴在脸上", 40, 50), ("他扫过的纸", 40, 70), ("铺一条路", 40, 50)]
    lines = [line(words, x, 700 - 15 * n, wide=wide) for n, (words, x, wide) in enumerate(rows)]
    found = texts(in_order([[replace(lines[0], face="楷体"), *lines[1:]]]))
    assert [one.text for one in found] == [words for words, *_ in rows]


def test_a_line_that_seems_centred_goes_on_without_a_blank() -> None:
    rows = [("覆盖率达到", 20, 160), ("81.3%。", 0, 60), ("正文", 0, 200), ("正文", 0, 200)]
    lines = [line(words, x, 700 - 15 * n, wide=wide) for n, (words, x, wide) in enumerate(rows)]
    assert texts(in_order([lines]))[0].text == "覆盖率达到81.3%。"


@pytest.mark.parametrize(("beside", "kept"), [("2031年4月8日", 4), ("全体职工", 6)])
def test_the_name_of_a_newspaper_with_its_date_is_no_headline(beside: str, kept: int) -> None:
    plate = [line("澄江日报", 0, 760, size=50), line(beside, 250, 799)]
    copy = [line("文", 0, 500 - 15 * at) for at in range(3)]
    page = Read((*plate, line("河口修桥", 0, 600, size=30), *copy), "", 0, 4, Drawn())
    assert len(without_furniture([page], [800.0], "a.pdf", Log())[0]) == kept


def test_rules_make_a_table_and_a_missing_one_joins_two_cells() -> None:
    upright = [Box(x, 0, x, 90) for x in (0, 200)] + [Box(100, 0, 100, 60), Box(150, 0, 150, 90)]
    level = [Box(0, y, 200, y) for y in (0, 30, 60, 90)]
    words = [("镇", 5, 70), ("数", 155, 70), ("秀水", 5, 40), ("8", 105, 40), ("9", 155, 40)]
    words += [("河", 5, 18), ("庄", 5, 6), ("7", 105, 10)]
    lines = [line(text, left, base, wide=10 * len(text)) for text, left, base in words]
    made = with_tables(lines, Drawn(tuple(upright), tuple(level)))
    rows = [("镇", "<", "数"), ("秀水", "8", "9"), ("河庄", "7", "")]
    assert [one.cells for one in made] == rows
    assert [text.table for text in texts(in_order([made]))] == [rows]


def test_rules_around_columns_of_copy_make_no_table() -> None:
    upright = tuple(Box(x, 0, x, 90) for x in (0, 100, 200))
    level = tuple(Box(0, y, 200, y) for y in (0, 45, 90))
    lines = [line("字" * 40, x, y) for x in (0, 100) for y in (80, 70, 60, 50, 30, 20)]
    assert with_tables(lines, Drawn(upright, level)) == lines


def test_a_table_of_a_pdf_is_one_whatever_its_cells_hold(tmp_path: Path) -> None:
    cells = (
        ("岗位", "要求"),
        ("护林员", "身体好，能走山路，每月巡山不少于二十次"),
        ("保洁员", "住在本村"),
    )
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    style = "table {border-collapse: collapse; width: 70mm} td {border: .5pt solid}"
    items = (
        "<ol><li>先看河。<li>再看桥。<li>后看路。</ol>"  # their numbers are drawn after all words
    )
    body = (
        f"<h1>河口镇修桥</h1><p>{PARAGRAPHS[0]}</p>{items}<table>{rows}</table><p>{PARAGRAPHS[1]}"
    )
    run(pdf(tmp_path / "a.pdf", body, style), tmp_path / "e")
    copy = "\n".join(f.read_text("utf-8") for f in (tmp_path / "e" / "articles").glob("*.md"))
    assert all(f"| {' | '.join(row)} |" in copy for row in cells)
    assert not (tmp_path / "e" / "待定.yaml").exists()


@pytest.mark.parametrize("words", ["县　长　石青山", "主 任 赵渡", "党组书 记　钱树"])
def test_an_office_written_wide_is_who_speaks(words: str) -> None:
    assert role_of(words) is Role.BYLINE


def test_rows_that_end_anywhere_are_lines_of_verse_with_their_stanzas() -> None:
    lengths = (8, 4, 7, 5, 9, 5, 6, 7)
    rows = [
        line("诗" * long, 0, 700 - 16 * at - 16 * (at > 3), wide=10.0 * long)
        for at, long in enumerate(lengths)
    ]
    found = texts(in_order([rows]))
    assert [len(text.text) for text in found] == list(lengths)
    assert [text.gap for text in found] == [0, 0, 0, 0, 1, 0, 0, 0]


@pytest.mark.parametrize("mark", ["", "，"])
def test_even_lines_without_any_mark_are_verse(mark: str) -> None:
    words = ["辣椒红在左边", "玉米黄在右边", "中间坐着外婆", f"她{mark}把日子摊开来"]
    rows = [line(one, 40, 680 - 18 * at, wide=66) for at, one in enumerate(words)]
    assert len(texts(in_order([rows]))) == (1 if mark else 4)


def test_a_date_and_who_signs_at_the_right_stand_alone() -> None:
    copy = [line("文" * 30, 0, 700 - 16 * at, wide=300) for at in range(4)]
    signed = [("河口镇人民政府", 70.0, 620.0), ("2031年3月9日", 90.0, 604.0)]
    rows = [line(words, 290 - wide, base, wide=wide) for words, wide, base in signed]
    found = texts(in_order([[*copy, *rows], [line("附件", 0, 700, wide=20)]]))[1:]
    assert [(text.text, text.right_set) for text in found] == [
        ("河口镇人民政府", True),
        ("2031年3月9日", True),
        ("附件", False),
    ]


def test_a_caption_may_stand_beside_its_picture_but_a_column_does_not() -> None:
    picture = _Placed(1, RawPicture(b"", ".png"), 0, 200, 500, 640)
    caption = [line("镇上的桥修好了，", 210, 530), line("孩子先走。", 210, 515)]
    assert _caption(picture, caption) == caption
    column = [line("文", 210, 640 - 15 * at) for at in range(16)]
    assert _caption(picture, column) == []
