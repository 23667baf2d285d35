"""The nameplate of an office's or school's paper: its name and a line about the issue."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from content.importing.blocks import Log, Place
from content.importing.recognising.nameplate import is_issue_line, paper_named
from content.importing.text.marks import close_up
from content.model import Verse
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("第37期（总第412期）　2026年11月25日　星期三　本期四版", True),
        ("星期三 农历十月十六 第37期 今日4版", True),
        ("主办：澄江一中 承办：校办 2026年11月 总第12期", True),
        ("（内部资料　免费交流）　第37期", True),
        ("2026年11月25日我校举行第37期培训", False),
        ("第37期培训班开班", False),
        ("内部资料 免费交流", False),
        ("2026年11月25日", False),
    ],
)
def test_a_line_about_the_issue(line: str, told: bool) -> None:
    assert is_issue_line(line) is told


@pytest.mark.parametrize(
    ("line", "name"),
    [("澄江一中报", "澄江一中报"), ("《石桥通讯》", "石桥通讯"), ("澄 江 周 报", "澄江周报")]
    + [(line, "") for line in ("海报", "我们的好消息", "河岸变成客厅")],
)
def test_a_papers_name(line: str, name: str) -> None:
    assert paper_named(line) == name


def _paper(folder: Path) -> Path:
    """A school's paper: its nameplate in a table, a story, a poem centred in a face of its own."""
    made = docx.Document()
    plate = made.add_table(rows=2, cols=3)
    plate.rows[0].cells[0].merge(plate.rows[0].cells[2]).text = "澄江一中报"
    for cell, words in zip(
        plate.rows[1].cells,
        ("第37期（总第412期）", "2026年11月25日 星期三", "本期四版"),
        strict=True,
    ):
        cell.text = words
    lines = [("一盏马灯照着操场", 22.0, True, ""), *((p, 12.0, False, "") for p in PARAGRAPHS[:3])]
    lines += [("冬日操场", 15.0, True, "")]
    lines += [(f"{line}", 12.0, False, "楷体") for line in ("单杠上结了薄霜", "手一碰", "霜就化了")]
    lines += [("跑道还是那条", 12.0, False, "楷体"), ("跑的人毕业了", 12.0, False, "楷体")]
    for words, size, bold, face in lines:
        paragraph = made.add_paragraph()
        run = paragraph.add_run(words)
        run.bold, run.font.size = bold, Pt(size)
        if bold or face:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run.font.name = face or None
    made.save(str(folder / "a.docx"))
    return folder / "a.docx"


def test_a_nameplate_in_a_table_names_the_paper(imported: Import, tmp_path: Path) -> None:
    _, edition = imported(_paper(tmp_path))
    assert not any("第37期" in words for words in copy_of(edition))
    assert edition.headline.title == "一盏马灯照着操场"


def test_centred_verse_in_a_face_of_its_own_makes_no_heads(
    imported: Import, tmp_path: Path
) -> None:
    _, edition = imported(_paper(tmp_path))
    verse = [i for a in edition.articles for i in a.body if isinstance(i, Verse)]
    assert [line for one in verse for stanza in one.stanzas for line in stanza][:2] == [
        "单杠上结了薄霜",
        "手一碰",
    ]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("二等奖……舞蹈社 群舞《采桑》", "二等奖……舞蹈社\u3000群舞《采桑》"),
        ("我们 的工作，要慢慢来。", "我们的工作，要慢慢来。"),
        ("通 知", "通知"),
    ],
)
def test_a_row_of_a_list_keeps_its_spaces(line: str, printed: str) -> None:
    assert close_up(line, Place("a.txt", 1), Log()) == printed
