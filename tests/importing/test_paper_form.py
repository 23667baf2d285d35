"""A form on which a paper is handed in (稿签): its labels go, its copy is copy, notes wait."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import pytest

from content.importing import import_edition
from content.reading.reader import read_edition

COPY = (
    "清晨六点，北干渠的闸门抬起一尺，水就顺着新砌的渠底往下走。",
    "渠老了，跑水漏水，下游的稻田常常等到六月才见水。去年省下的水可以多浇一万亩地。",
)
#: Rows of forms, a line that waits for the editor's decision, and what is left out and told.
FORMS = (
    (
        [
            ("投稿单位", "青岚县融媒体中心"),
            ("稿件标题", "一条旧渠的新活法"),
            ("作者", "记者　卢某某"),
            ("正文", "\n".join(COPY)),
            ("审核意见", "同意刊发"),
        ],
        "审核意见：同意刊发",
        "投稿单位：青岚县融媒体中心",
    ),
    (
        [
            ("题目：", "一条旧渠的新活法", "交稿时间：", "6月3日"),
            ("署名：", "记者　卢某某", "手机：", "13800000000"),
            ("内容：", "\n".join(COPY), "", ""),
        ],
        "",
        "手机：13800000000",
    ),
    (
        [
            ("作　者", "记者　卢某某", "分管领导", ""),
            ("稿件标题", "一条旧渠的新活法"),
            ("正　文",),
            ("\n".join(COPY),),
            ("备注", "周三见报"),
        ],
        "备注：周三见报",
        "分管领导：",
    ),
)


def form(path: Path, rows: list[tuple[str, ...]], name: str = "") -> Path:
    """Write a form as a table of a Word file under its name; a cell's lines are its paragraphs."""
    document = docx.Document()
    if name:
        document.add_heading(name, 0)
    table = document.add_table(0, max(map(len, rows)))
    for row in rows:
        cells = table.add_row().cells
        if len(row) < len(cells):
            cells[len(row) - 1].merge(cells[-1])
        for cell, words in zip(cells, row, strict=False):
            first, *rest = words.split("\n")
            cell.text = first
            for line in rest:
                cell.add_paragraph(line)
    document.save(str(path))
    return path


@pytest.mark.parametrize(("rows", "held", "left"), FORMS)
def test_a_form_is_read_as_its_paper(
    rows: list[tuple[str, ...]], held: str, left: str, tmp_path: Path
) -> None:
    """A label stands before what it names or over it, spread out or not; an entry needs no say."""
    source = form(tmp_path / "稿签.docx", rows)
    report = import_edition([source], tmp_path / "made", paper="青岚日报", date=dt.date(2031, 6, 6))
    edition = read_edition(report.folder).edition
    assert edition is not None
    assert edition.headline.title == "一条旧渠的新活法"
    assert edition.byline == "记者 卢某某"
    printed = [item.text for article in edition.articles for item in article.body]
    assert printed == list(COPY)
    waiting = report.folder / "待定.yaml"
    assert held in waiting.read_text("utf-8") if held else not waiting.exists()
    assert left in (report.folder / "导入说明.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["稿件送审单", "县直单位新闻信息报送表（2031版）"])
def test_a_form_s_own_name_and_what_else_it_asks_for_wait(name: str, tmp_path: Path) -> None:
    asked = [("体裁", "通讯"), ("配图", "2张"), ("责编", "甲某某"), ("备注", "周三见报")]
    rows: list[tuple[str, ...]] = [
        *asked[:1],
        ("标题", "一条旧渠的新活法"),
        ("正文", "\n".join(COPY)),
        *asked[1:],
    ]
    source = form(tmp_path / "稿.docx", rows, name)
    report = import_edition([source], tmp_path / "made", paper="青岚日报", date=dt.date(2031, 6, 6))
    edition = read_edition(report.folder).edition
    assert edition is not None
    assert edition.headline.title == "一条旧渠的新活法"
    assert [item.text for article in edition.articles for item in article.body] == list(COPY)
    waiting = (report.folder / "待定.yaml").read_text("utf-8")
    told = (report.folder / "导入说明.md").read_text("utf-8")
    # A picture that is announced, and a remark, may be meant for the page.
    assert all(words in waiting for words in (name, "配图：2张", "备注：周三见报"))
    assert all(words in told and words not in waiting for words in ("体裁：通讯", "责编：甲某某"))


def test_a_table_of_facts_stays_a_table(tmp_path: Path) -> None:
    rows: list[tuple[str, ...]] = [
        ("项目", "内容"),
        ("地点", "北干渠"),
        ("标题", "渠长46公里"),
        ("合计", "63处"),
    ]
    source = form(tmp_path / "表.docx", rows)
    report = import_edition([source], tmp_path / "made", paper="青岚日报", date=dt.date(2031, 6, 6))
    copy = "".join(file.read_text("utf-8") for file in report.folder.glob("articles/*.md"))
    assert "| 地点 | 北干渠 |" in copy
