"""What an office puts around its copy is told from it: red head, who gets it, who sent it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from content.importing import import_edition
from content.importing.blocks import Block, Log, Place, Table
from content.importing.recognising.nameplate import is_for_keeping
from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role
from content.importing.recognising.surroundings import without_surroundings
from content.model import Subhead
from content.reading.reader import read_edition
from tests.importing.conftest import TODAY, Import, copy_of
from tests.importing.offices import PARAGRAPHS

BULLETIN = (
    "澄江水利动态\n2031年第4期（总第88期）\n澄江县水利局办公室编　2031年3月9日\n本期目录\n"
    "1.老码头装上了水尺 …… 1\n2.新桥下多了一个泵站 …… 3\n"
    f"老码头装上了水尺\n　　{PARAGRAPHS[0]}\n　　{PARAGRAPHS[1]}\n"
    f"新桥下多了一个泵站\n　　{PARAGRAPHS[3]}\n　　{PARAGRAPHS[4]}\n"
    "报：县政府办公室\n发：各镇水利站　　（共印60份）\n"
)


def test_a_bulletin_without_its_head(imported: Import) -> None:
    report, edition = imported(a_txt=BULLETIN)
    assert [a.title for a in edition.articles] == ["老码头装上了水尺", "新桥下多了一个泵站"]
    assert copy_of(edition) == [PARAGRAPHS[i] for i in (0, 1, 3, 4)]
    told = "".join(o.text for o in report.left_out)
    for words in ("澄江水利动态", "（总第88期）", "水利局办公室编", "本期目录", "共印60份"):
        assert words in told


def test_a_list_of_heads_with_their_pages_is_no_table() -> None:
    place = Place("a.pdf")
    rows = (("一、基本情况", "1"), ("二、存在的问题", "3"))
    title = Part(Role.TITLE, Block("调研报告", place))
    over = Part(Role.SHORT, Block("目　录", place))
    table = Part(Role.TABLE, Block("", place, table=Table(rows, place)))
    copy = Part(Role.BODY, Block(PARAGRAPHS[0], place))
    found = without_surroundings([title, over, table, copy], Log())
    assert [p.role for p in found] == [Role.TITLE, Role.FURNITURE, Role.FURNITURE, Role.BODY]
    figures = replace(table, block=replace(table.block, table=Table((rows[1], rows[0]), place)))
    assert without_surroundings([title, over, figures, copy], Log())[2].role is Role.TABLE


def test_who_printed_a_paper_is_told_by_the_line_alone() -> None:
    lines = (PARAGRAPHS[0], "高岭县教育局办公室　2031年3月9日印发")
    parts = [Part(Role.BODY, Block(words, Place("a.pdf"))) for words in lines]
    found = without_surroundings(parts, Log())
    assert [p.role for p in found] == [Role.BODY, Role.FURNITURE]


def test_a_story_about_bulletins_keeps_its_words(imported: Import) -> None:
    text = f"水利动态\n　　{PARAGRAPHS[0]}\n发：是这一期简报的第一个字。\n　　{PARAGRAPHS[1]}\n"
    _, edition = imported(a_txt=text)
    assert "发：是这一期简报的第一个字。" in copy_of(edition)


def test_a_writers_own_affairs_are_not_printed(imported: Import) -> None:
    own = ("通讯地址：澄江县老码头街9号", "邮编：000000", "收款人：林一山", "卡号：0000 0000 0000")
    text = f"河边一年\n林一山\n　　{PARAGRAPHS[0]}\n　　{PARAGRAPHS[1]}\n" + "\n".join(own)
    report, edition = imported(a_txt=text)
    assert copy_of(edition) == [PARAGRAPHS[0], PARAGRAPHS[1]]
    doubts = {str(d.words) for d in report.doubts if d.why.code == "imported.writers-own"}
    assert len(doubts) == len(own)


def test_whom_to_call_is_copy(imported: Import) -> None:
    call = "（联系人：何小舟，电话：0000-1234）"
    text = f"关于堤岸施工的通知\n　　{PARAGRAPHS[0]}\n{call}\n澄江县水利局\n2031年3月9日\n"
    _, edition = imported(a_txt=text)
    assert call in copy_of(edition)


def test_a_list_of_annexes_is_no_head(imported: Import) -> None:
    text = (
        f"关于堤岸施工的通知\n　　{PARAGRAPHS[0]}\n附件：1.施工路段表\n　　　2.绕行路线图\n"
        "澄江县水利局\n2031年3月9日\n"
    )
    _, edition = imported(a_txt=text)
    heads = [i.text for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert not heads
    assert any("绕行路线图" in words for words in copy_of(edition))


def test_the_blank_behind_an_articles_number_stays(imported: Import) -> None:
    rows = ("第一条　堤岸由沿线各村照看。", "第二条　本办法自2031年5月1日 起施行。")
    text = "澄江县堤岸管理办法\n" + "\n".join(f"　　{row}" for row in (PARAGRAPHS[0], *rows))
    _, edition = imported(a_txt=text)
    assert copy_of(edition)[1:] == [rows[0], "第二条　本办法自2031年5月1日起施行。"]


def test_minutes_without_another_title_are_called_so(imported: Import) -> None:
    text = (
        f"澄江县河长办公室会议纪要\n〔2031〕第6期\n　　{PARAGRAPHS[0]}\n一、关于清淤\n"
        f"　　{PARAGRAPHS[1]}\n二、关于巡河\n　　{PARAGRAPHS[2]}\n"
    )
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "澄江县河长办公室会议纪要"
    assert not any("〔2031〕" in words for words in copy_of(edition))


def test_who_printed_a_paper_is_none_of_it(imported: Import) -> None:
    text = (
        f"关于堤岸施工的通知\n　　{PARAGRAPHS[0]}\n　　{PARAGRAPHS[1]}\n"
        "抄送：县政府办公室。\n澄江县水利局办公室　　2031年3月9日印发\n"
    )
    report, edition = imported(a_txt=text)
    assert copy_of(edition) == [PARAGRAPHS[0], PARAGRAPHS[1]]
    assert any("印发" in o.text for o in report.left_out)


def test_a_bulletin_of_several_stories_is_its_stories(imported: Import) -> None:
    """Marks round 要目, a column before a title there, whom it is for and who let it pass."""
    text = (
        "内部资料　注意保存\n澄江政务信息\n第3期（总第218期）\n澄江县政府办公室　2026年1月16日\n"
        "★本期要目★\n◇重点项目集中开工\n◇民生：窗口搬到家门口\n"
        f"重点项目集中开工\n　　{PARAGRAPHS[0]}\n窗口搬到家门口\n　　{PARAGRAPHS[1]}\n"
        "送：各乡镇人民政府，县直各单位。\n编辑：何静　审核：陈立　签发：刘志强　（共印120份）\n"
    )
    report, edition = imported(a_txt=text)
    assert [article.title for article in edition.articles] == ["重点项目集中开工", "窗口搬到家门口"]
    assert copy_of(edition) == [PARAGRAPHS[0], PARAGRAPHS[1]]
    told = "".join(one.text for one in report.left_out)
    for words in (
        "内部资料",
        "澄江政务信息",
        "★本期要目★",
        "民生：窗口",
        "送：各乡镇",
        "签发：刘志强",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("line", "kept"),
    [("内部资料　注意保存", True), ("★内部参阅★", True), ("内部资料的价值", False), ("", False)],
)
def test_whom_a_paper_is_for(line: str, kept: bool) -> None:
    assert is_for_keeping(line) is kept


def test_a_weekly_sheet_is_called_by_its_name_over_tables_and_copy(tmp_path: Path) -> None:
    """Its name stands in large type over the week's number; the first of its parts is a table."""
    document = docx.Document()
    for words, size in (("柳河社区服务周报", 26), ("2031年第4周（1月19日—1月25日）", 11)):
        document.add_paragraph().add_run(words).font.size = Pt(size)
    for number in range(2):
        head = document.add_paragraph().add_run(("本周安排", "居民说")[number])
        head.font.size, head.bold = Pt(16), True
        if number == 0:
            table = document.add_table(2, 2)
            for cell, words in zip(table.rows[0].cells, ("时间", "地点"), strict=True):
                cell.text = words
            for cell, words in zip(table.rows[1].cells, ("周一", "广场"), strict=True):
                cell.text = words
        document.add_paragraph(PARAGRAPHS[number])
    document.save(str(tmp_path / "a.docx"))
    report = import_edition([tmp_path / "a.docx"], tmp_path / "期", paper="澄江日报", today=TODAY)
    edition = read_edition(report.folder).edition
    assert edition is not None
    assert edition.headline.title == "柳河社区服务周报"
    assert [article.title for article in edition.articles] == ["本周安排", "居民说"]


def test_an_address_under_what_asks_readers_to_come_is_printed(imported: Import) -> None:
    rows = ["# 投资澄江", PARAGRAPHS[0], "## 联系我们", "县招商中心 0000-1", "地址：江滨路9号"]
    _, edition = imported(a_md="\n\n".join(rows))
    assert copy_of(edition)[-1] == "地址：江滨路9号"
