"""Odd habits of Markdown, PDF and empty files: every word kept in its place, or told."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from content.importing import SourceError, import_edition
from content.importing.forms.pdf.chars import HYPHEN
from content.importing.forms.pdf.line import Line
from content.importing.forms.pdf.order import Column, in_order
from content.importing.forms.pdf.paragraphs import texts
from content.model import Subhead, Table, Verse
from content.words import Language, say
from tests.importing.conftest import TODAY, Import, copy_of
from tests.importing.offices import PARAGRAPHS, png

FIRST, LAST = PARAGRAPHS[0], PARAGRAPHS[1]


def marked(words: str) -> str:
    return f"# 河口镇修桥\n\n{FIRST}\n\n{words}\n\n{LAST}\n"


def test_lines_under_heads_are_their_marks(imported: Import) -> None:
    text = (
        f"河口镇修桥\n=====\n\n{FIRST}\n\n桥墩\n---\n\n{LAST}\n\n这一段说完了。\n---\n\n{FIRST}\n"
    )
    _, edition = imported(a_md=text)
    assert edition.headline.title == "河口镇修桥"
    assert "=" not in "".join(copy_of(edition)) and "这一段说完了。" in copy_of(edition)
    heads = [i.text for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert "桥墩" in [*heads, *(a.title for a in edition.articles)]


def test_a_table_without_a_frame(imported: Import) -> None:
    rows = "乡镇 | 桥梁 | 说明\n:--- | ---: | :-:\n河口镇 | 三座 | 都通车\n东渡镇 | 两座 | 在修"
    _, edition = imported(a_md=marked(rows))
    table = next(i for a in edition.articles for i in a.body if isinstance(i, Table))
    assert [cell.text for cell in table.rows[0]] == ["河口镇", "三座", "都通车"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("- [x] 桥面铺好\n- [ ] 栏杆未装", ["✓ 桥面铺好", "□栏杆未装"]),
        ('看[河口镇][1]的桥。\n\n[1]: http://a.example/ "河口"', ["看河口镇的桥。"]),
        ("桥面宽12m^2^，水是H~2~O。", ["桥面宽12m²，水是H₂O。"]),
    ],
)
def test_marks_that_are_no_words(imported: Import, written: str, printed: list[str]) -> None:
    _, edition = imported(a_md=marked(written))
    assert copy_of(edition) == [FIRST, *printed, LAST]


def test_broken_lines_are_verse(imported: Import) -> None:
    lines = ["桥在水上，", "人在桥上，", "灯在人手，", "月在灯上。"]
    _, edition = imported(a_md=marked("\\\n".join(lines)))
    assert any(isinstance(i, Verse) for a in edition.articles for i in a.body)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.html", "a.docx"])
def test_what_holds_nothing_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<html><body></body></html>" if name == "a.html" else " \n\u3000\n", "utf-8")
    if name == "a.docx":
        docx.Document().save(str(path))
    with pytest.raises(SourceError) as caught:
        import_edition([path], tmp_path / "e", today=TODAY)
    assert caught.value.told.code == "import.empty"
    assert name in say(caught.value.told, Language.ZH).text
    assert not (tmp_path / "e").exists()


def line(words: str, left: float, base: float, size: float = 10.0) -> Line:
    return Line(words, left, left + size * len(words), base, size, bold=False, face="宋体")


def test_short_paragraphs_make_columns_too() -> None:
    page = []
    for column in (0.0, 230.0):
        for at in range(3):
            page.append(line("字" * 18, column + 20, 400 - 40 * at))
            page.append(line("字" * 11, column, 384 - 40 * at))
    assert [(c.left, len(c.rows)) for c in in_order([page])[0]] == [(0.0, 6), (230.0, 6)]


def test_the_last_of_equal_columns_may_have_one_line() -> None:
    page = [line("字" * 20, x, 400 - 16 * at) for x in (0.0, 220.0) for at in range(8)]
    page.append(line("完" * 7, 460.0, 400))
    assert [c.left for c in in_order([page])[0]] == [0.0, 220.0, 460.0]


def rows_of(*lines: Line) -> list[Column]:
    return [Column(tuple((one,) for one in lines), 0.0, max(one.right for one in lines))]


def test_a_wide_head_does_not_move_the_edge_of_the_copy() -> None:
    copy = [line("字" * 20, 0, 380 - 16 * at) for at in range(5)]
    found = texts([rows_of(line("题" * 14, 0, 400, 20.0), *copy)])
    assert [text.text for text in found] == ["题" * 14, "字" * 100]


def test_a_word_that_a_hyphen_parts_is_joined_and_told() -> None:
    lines = [
        line("字" * 20, 0, 400),
        line(f"字字inter{HYPHEN}", 0, 384),
        line("national字", 0, 368),
    ]
    found = texts([rows_of(*lines)])
    assert found[0].text.endswith("字字international字")
    assert found[0].parted == ["international字"]


def test_running_heads_of_a_printed_text_are_left_out_and_told(imported: Import) -> None:
    rows = [("　　" + p)[at : at + 34] for p in PARAGRAPHS[:4] for at in range(0, len(p) + 2, 34)]
    for at in (5, 2):
        rows[at:at] = [f"第{at}页 共3页\x0c河口文艺　第八期"]
    report, edition = imported(a_txt="\n".join(["河口镇修桥", "", *rows]))
    assert copy_of(edition) == list(PARAGRAPHS[:4])
    assert [o.text for o in report.left_out].count("河口文艺　第八期") == 2


def test_a_page_that_turns_between_paragraphs_parts_them(imported: Import) -> None:
    _, edition = imported(a_txt=f"河口镇修桥\n\n　　{FIRST}\x0c　　{LAST}\n")
    assert copy_of(edition) == [FIRST, LAST]


def test_a_caption_of_a_form_waits_where_no_picture_came(imported: Import) -> None:
    text = f"河口镇修桥\n\n　　{FIRST}\n　　{LAST}\n　　图片说明：老周在桥头编筐。\n"
    report, edition = imported(a_txt=text)
    assert copy_of(edition) == [FIRST, LAST]
    why = {d.words: d.why.code for d in report.doubts}
    assert why["图片说明：老周在桥头编筐。"] == "imported.caption-no-picture"


def test_the_label_of_a_caption_is_none_of_it(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("河口镇修桥", 0)
    made.add_paragraph(FIRST)
    (tmp_path / "p.png").write_bytes(png((200, 60, 40)))
    made.add_picture(str(tmp_path / "p.png"))
    made.add_paragraph("图片说明：老周在桥头编筐。何小舟摄")
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    picture = edition.headline.picture
    assert picture is not None
    assert (picture.caption, picture.credit) == ("老周在桥头编筐。", "何小舟摄")


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("• 里岙小学校舍上下两层", "• 在校学生二十七名", 3),  # a list's mark
        ("开齐音体美每周十二节", "2. 为每名孩子建档案", 2),  # a number after a short row
        ("开齐音体美每周十二节", "2.5万名孩子受益了", 1),  # a figure is no number of a list
    ],
)
def test_what_has_a_mark_or_a_number_begins_anew(first: str, second: str, count: int) -> None:
    rows = [line("字" * 12 + "。", 0, 432), line(first, 0, 416), line(second, 0, 400)]
    assert len(texts([rows_of(*rows)])) == count


def test_a_line_in_brackets_is_no_half_of_the_line_over_it() -> None:
    rows = [
        line("字" * 39 + "。", 0, 448),
        line("秦友　曾文", 170, 432),
        line("（松江学院）", 170, 416),
    ]
    assert [text.text for text in texts([rows_of(*rows)])][1:] == ["秦友　曾文", "（松江学院）"]


def test_a_short_line_within_the_lines_over_the_columns_is_one_of_them() -> None:
    columns = [line("字" * 20, x, 352 - 16 * at) for x in (0.0, 220.0) for at in range(5)]
    over = [line("摘" * 40, 10, 400), line("关键词", 10, 384), line("文" * 40, 10, 368)]
    assert [len(c.rows) for c in in_order([[*over, *columns]])[0]] == [3, 5, 5]
