"""Office files for the tests, made here: a .docx with heads, table and pictures, an .xlsx."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NOTE = "今年汛期，全县没有一处决口，没有一人失踪，这是十年来头一回。"
PARAGRAPHS = (
    "雨停以后，澄江边的步道先热闹起来。跑步的人从老码头出发，沿着堤岸一直跑到新桥，再折回来，"
    "正好五公里。县里把这条路分成十段，每段请一个村照看，树坑里种什么，长椅朝哪边，都由村里自己商量。",
    "三年前这里还是一片沙场，运沙车从早开到晚，窗户不敢打开。关沙场的那天，七个老板坐在一起开会，"
    "从上午谈到天黑，最后谈成了一件事：设备折价卖给县里，人留下来，改做园林。",
    "现在七个人里有五个还在河边上班。老周管苗圃，他说：“从前一天挖三百车沙，如今一年种三百棵树。”"
    "苗圃的账本挂在门口，谁都可以翻，进多少苗，活多少棵，一笔一笔写得清清楚楚。",
    "学校也把课堂搬到了河边。每周三下午，两个班的学生沿着步道认树，认够五十种就发一枚徽章。"
    "去年发出去一百二十枚，今年春天还没过完，已经发了九十枚。",
    "乡镇的变化写在一张表里。表是县统计局做的，四个镇，三年，一共十二个数，贴在每个镇的公告栏上。"
    "看表的人最多的时候，是每年正月十五，外出的人还没走，大家站在表前面，一个数一个数地比。",
    "有人问，比出高低来，落后的镇脸上怎么过得去。县长的回答是：“表不是用来排名的，是用来问为什么的。”"
    "问来问去，问出了三条路：东边修水渠，西边办作坊，北边把茶山租给年轻人。",
)


def png(colour: tuple[int, int, int], size: tuple[int, int] = (900, 600)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def word_file(path: Path) -> Path:
    """Headings, a deck, lists, a table and three pictures with captions."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "澄江日报 内部稿"
    made.add_heading("一条河和七个老板", 0)
    made.add_paragraph("——澄江县三年治水记", style="Subtitle")
    made.add_paragraph("澄江日报记者 林一山 通讯员 何小舟")
    made.add_paragraph("2031年4月8日，澄江县公布三年治水成绩单。" + PARAGRAPHS[0][:40] + "。")
    made.add_heading("河岸 步道通到家门口", 1)
    made.add_paragraph(PARAGRAPHS[0])
    _picture(made, (60, 120, 90), "步道上的晨跑者（王小满 摄）", "晨雾中的步道")
    made.add_paragraph(PARAGRAPHS[1])
    made.add_heading("苗圃 三百棵树的账本", 1)
    made.add_paragraph(PARAGRAPHS[2])
    _picture(made, (120, 80, 60), "老周在苗圃修枝", "")
    made.add_paragraph("苗圃今年做三件事：")
    for words in ("补种柳树二百棵；", "把育苗棚加高一米；", "开一门修枝课。"):
        made.add_paragraph(words, style="List Number")
    made.add_paragraph(PARAGRAPHS[3])
    made.add_heading("乡镇 一张表和十二个数", 1)
    made.add_paragraph(PARAGRAPHS[4])
    made.add_paragraph("各镇村级集体收入（单位：万元）")
    table = made.add_table(rows=5, cols=4)
    rows = (
        ("镇名", "2028年", "2029年", "2030年"),
        ("河口镇", "310", "362", "428.5"),
        ("东渡镇", "205", "251", "300"),
        ("西坡镇", "188", "190", "246"),
        ("北岭镇", "90", "133", "175"),
    )
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    made.add_paragraph(PARAGRAPHS[5])
    _picture(made, (70, 90, 140), "公告栏前的正月十五", "村民围看公告栏")
    made.save(str(path))
    return path


def _picture(made: Document, colour: tuple[int, int, int], caption: str, alt: str) -> None:
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape = paragraph.add_run().add_picture(io.BytesIO(png(colour)), width=Cm(9))
    if alt:
        shape._inline.docPr.set("descr", alt)
    made.add_paragraph(caption)


def report_file(path: Path) -> Path:
    """A report as offices write it: heads by look, 一、（一）, a text box, a numbered table."""
    made = docx.Document()

    def line(text: str, size: int = 16, *, bold: bool = False) -> None:
        run = made.add_paragraph().add_run(text)
        run.font.size, run.bold = Pt(size), bold

    line("澄江县2030年防汛工作综述", 22, bold=True)
    line("——把水管住，把人护好", bold=True)
    line("澄江县水利局  林一山", 14)
    line("一、早作准备", bold=True)
    line("　　" + PARAGRAPHS[0])
    line("（一）物资到位", bold=True)
    line("　　" + PARAGRAPHS[1].replace("，", ","))
    box = f"<w:txbxContent><w:p><w:r><w:t>编者按：{NOTE}</w:t></w:r></w:p></w:txbxContent>"
    made.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="{MC}"><mc:AlternateContent>'
            f'<mc:Choice Requires="wps">{box}'
            f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    line("二、连夜转移", bold=True)
    line("　　" + PARAGRAPHS[2])
    made.add_picture(io.BytesIO(png((40, 90, 60))))
    line("图1 苗圃的树苗（通讯员 王小满 摄）", 12)
    line("表1 各乡镇转移人数（单位：人）", 14, bold=True)
    rows = (("乡镇", "人数", "占比"), ("河口镇", "1,204", "60.2%"), ("东渡镇", "796", "39.8%"))
    table = made.add_table(rows=4, cols=3)
    for cells, texts in zip(table.rows, (*rows, ("合计", "2,000", "100%")), strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    line("注：数据截至2030年9月30日。", 12)
    line("　　" + PARAGRAPHS[3])
    line("（澄江县水利局供稿）", 14)
    made.save(str(path))
    return path


def workbook(path: Path, *, named: bool = False) -> Path:
    """Two sheets: income by town (a title, a unit in the head, a source), and shares."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "旅客"
    for row in (
        ["三镇旅客人数"],
        ["镇名", "旅客（万人次）"],
        ["河口镇", 12.6],
        ["东渡镇", 25.3],
        ["西坡镇", 8.4],
        ["来源：澄江县统计局"],
    ):
        sheet.append(row)
    shares = book.create_sheet("水质")
    for row in (["类别", "比例"], ["优", 0.62], ["良", 0.28], ["其他", 0.1]):
        shares.append(row)
    for cell in shares["B"][1:]:
        cell.number_format = "0.0%"
    if named:
        book.defined_names["河流水质"] = DefinedName("河流水质", attr_text="水质!$A$1:$B$4")
    book.save(path)
    return path
