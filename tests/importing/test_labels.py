"""Labels of office mail over a title are asked about, however surely they stand there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from bench.told import CHINESE
from content.importing import import_edition


@pytest.mark.parametrize(
    ("over", "asked"),
    [
        ("内部资料 注意保存", True),
        ("送审稿", True),
        ("春到青萍", False),
    ],
)
def test_a_label_over_the_title_is_a_doubt(tmp_path: Path, over: str, asked: bool) -> None:
    document = docx.Document()
    document.add_paragraph().add_run(over).font.size = Pt(12)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("青萍镇一条河的一年")
    run.bold, run.font.size = True, Pt(22)
    for head in ("※　天没亮就下河", "※　把账本钉在村口", "※　孩子们的一堂课"):
        run = document.add_paragraph().add_run(head)
        run.bold, run.font.size = True, Pt(15)
        document.add_paragraph("2031年3月，河长天没亮就出了门，沿着河走了6公里，数了11处垃圾。" * 3)
    document.save(str(tmp_path / "a.docx"))
    report = import_edition([tmp_path / "a.docx"], tmp_path / "e", today=dt.date(2031, 3, 5))
    found = [CHINESE.text(doubt.why) for doubt in report.doubts if str(doubt.words) == over]
    assert bool(found) or not asked
    assert asked or "标题上面的公文标记" not in found
