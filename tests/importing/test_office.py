"""Word and Excel files: imported, charted, checked, printed and read back."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from bench.told import CHINESE
from content.model import Edition, FigureKind, Subhead, Table
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import NOTE, PARAGRAPHS, png, report_file, word_file, workbook
from tests.sparing import printed_again


@pytest.fixture
def edition(imported: Import, tmp_path: Path) -> Edition:
    sources = word_file(tmp_path / "river.docx"), workbook(tmp_path / "river.xlsx")
    return imported(*sources)[1]


def test_heads_and_copy(edition: Edition) -> None:
    assert edition.headline.title == "一条河和七个老板"
    assert edition.headline.deck == "澄江县三年治水记"
    assert edition.byline == "澄江日报记者 林一山 通讯员 何小舟"
    assert edition.paper.name == "澄江日报"
    assert edition.paper.date.isoformat() == "2031-04-08"
    assert [(a.kicker, a.title) for a in edition.articles] == [
        ("河岸", "步道通到家门口"),
        ("苗圃", "三百棵树的账本"),
        ("乡镇", "一张表和十二个数"),
    ]
    assert set(PARAGRAPHS) <= set(copy_of(edition))
    assert "2.把育苗棚加高一米；" in copy_of(edition)


def test_pictures_have_captions_credits_and_alternatives(edition: Edition) -> None:
    pictures = [p for a in edition.articles for p in a.pictures]
    assert [(p.caption, p.credit, p.alt) for p in pictures] == [
        ("步道上的晨跑者", "王小满 摄", "晨雾中的步道"),
        ("老周在苗圃修枝", "", "老周在苗圃修枝"),
        ("公告栏前的正月十五", "", "村民围看公告栏"),
    ]
    assert [len(a.pictures) for a in edition.articles] == [1, 1, 1]


def test_tables_become_charts(edition: Edition) -> None:
    figures = {f.title: f for a in edition.articles for f in a.figures}
    assert {title: figure.kind for title, figure in figures.items()} == {
        "各镇村级集体收入": FigureKind.CHANGE,
        "三镇旅客人数": FigureKind.RANKED,
        "水质：比例": FigureKind.SHARE,
    }
    income = figures["各镇村级集体收入"].items
    assert {(i.series, i.period, i.value, i.unit) for i in income} >= {
        ("河口镇", "2030年", 428.5, "万元"),
        ("北岭镇", "2028年", 90.0, "万元"),
    }
    assert len(income) == 12
    travellers = figures["三镇旅客人数"]
    assert [(i.label, i.value, i.unit) for i in travellers.items] == [
        ("东渡镇", 25.3, "万人次"),
        ("河口镇", 12.6, "万人次"),
        ("西坡镇", 8.4, "万人次"),
    ]
    assert travellers.source == "来源：澄江县统计局"
    assert [i.value for i in figures["水质：比例"].items] == [62, 28, 10]


def test_it_is_printed_and_reads_back(edition: Edition) -> None:
    from layout.edition.make import OF_SHAPE, make

    with printed_again():  # the first way strands a head
        built = make(edition)
    assert [fault for fault in built.audit.faults if fault.code not in OF_SHAPE] == []
    document = pypdfium2.PdfDocument(built.pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    text = re.sub(r"\s", "", "".join(pages))
    running = text  # where a paragraph goes on on the next page, a caption may stand between
    for picture in (picture for article in edition.articles for picture in article.pictures):
        running = running.replace(re.sub(r"\s", "", picture.caption + picture.credit), "")
    for words in (*copy_of(edition), edition.headline.deck, edition.headline.title):
        rest = re.sub(r"\s", "", words)
        assert all(rest[i : i + 4] in running for i in range(0, len(rest) - 4, 12)), words
    for article in edition.articles:
        assert re.sub(r"\s", "", article.title) in text
        assert all(picture.caption in text for picture in article.pictures)
        for figure in article.figures:
            assert figure.title.replace(" ", "") in text
            last = {item.series: item for item in figure.items}  # others are read off its scale
            for item in last.values() if figure.kind is FigureKind.CHANGE else figure.items:
                assert f"{item.value:g}" in text


def test_what_word_hides_is_listed(imported: Import, tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx")
    report, _ = imported(path)
    assert ("澄江日报 内部稿", "Word 的页眉") in {
        (o.text, CHINESE.text(o.why)) for o in report.left_out
    }
    numbers = [c for c in report.changes if c.kind.code == "imported.numbered"]
    assert [CHINESE.shown(c.after)[:2] for c in numbers] == ["1.", "2.", "3."]


def heads_by_look(path: Path, size: float | None) -> Path:
    """Write a document whose heads are told by their look alone: bold, and of a size in pt."""
    made = docx.Document()
    made.add_paragraph().add_run("一条河和七个老板").font.size = Pt(22)
    for words, copy in zip(("河岸变成客厅", "苗圃的账本"), PARAGRAPHS[:2], strict=True):
        run = made.add_paragraph().add_run(words)
        run.bold, run.font.size = True, None if size is None else Pt(size)
        made.add_paragraph(copy)
    made.save(str(path))
    return path


def test_heads_by_look(imported: Import, tmp_path: Path) -> None:
    report, edition = imported(heads_by_look(tmp_path / "a.docx", 15))
    assert edition.headline.title == "一条河和七个老板"
    assert [a.title for a in edition.articles] == ["河岸变成客厅", "苗圃的账本"]
    # Larger, bold and two alike: surer than a doubt asks for.
    assert not any("加粗" in CHINESE.text(doubt.why) for doubt in report.doubts)


def test_heads_no_larger_than_the_copy_are_doubted(imported: Import, tmp_path: Path) -> None:
    report, _ = imported(heads_by_look(tmp_path / "a.docx", None))
    assert sum("加粗" in CHINESE.text(doubt.why) for doubt in report.doubts) == 2


def test_a_report_as_offices_write_it(imported: Import, tmp_path: Path) -> None:
    _, edition = imported(report_file(tmp_path / "a.docx"))
    assert edition.headline.title == "澄江县2030年防汛工作综述"
    assert edition.headline.deck == "把水管住，把人护好"
    assert edition.byline == "澄江县水利局 林一山"
    assert edition.credits == ("（澄江县水利局供稿）",)
    assert [(a.number, a.title) for a in edition.articles] == [
        (1, "早作准备"),
        (None, "编者按"),
        (2, "连夜转移"),
    ]
    first, note, second = edition.articles
    assert [type(item).__name__ for item in first.body] == ["Paragraph", "Subhead", "Paragraph"]
    assert copy_of(edition) == [*PARAGRAPHS[:2], NOTE, *PARAGRAPHS[2:4]]
    assert [(p.caption, p.credit) for p in second.pictures] == [("苗圃的树苗", "通讯员 王小满 摄")]
    assert second.figures == ()  # 人 and %: a table, where it stands, with its total
    assert [item.kind for item in second.body] == ["paragraph", "table", "paragraph"]
    (table,) = (item for item in second.body if isinstance(item, Table))
    assert (table.title, table.unit) == ("表1 各乡镇转移人数", "单位：人")
    assert table.notes == ("注：数据截至2030年9月30日。",)
    assert [cell.text for cell in table.rows[-1]] == ["合计", "2,000", "100%"]
    assert note.text == NOTE


def test_a_layout_table_and_deleted_words(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("老码头", 1)
    made.add_table(rows=1, cols=1).cell(0, 0).text = PARAGRAPHS[0]
    paragraph = made.add_paragraph(PARAGRAPHS[1])
    gone = parse_xml(
        f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r>'
        "<w:delText>删去的话</w:delText></w:r></w:del>"
    )
    paragraph._p.append(gone)
    made.save(str(tmp_path / "a.docx"))
    report, edition = imported(tmp_path / "a.docx")
    assert copy_of(edition) == [PARAGRAPHS[0], PARAGRAPHS[1]]
    assert ("删去的话", "修订中已删去的文字") in {
        (o.text, CHINESE.text(o.why)) for o in report.left_out
    }


def test_a_table_without_any_head_stays_where_it_stands(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph(PARAGRAPHS[0])
    made.add_paragraph("表1 三镇概况")
    table = made.add_table(rows=3, cols=3)
    rows = (("镇", "面积（亩）", "户数（户）"), ("甲镇", "52", "120"), ("乙镇", "61", "75"))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    made.add_paragraph(PARAGRAPHS[1])
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    (article,) = edition.articles
    assert [item.kind for item in article.body] == ["paragraph", "table", "paragraph"]
    assert article.body[1].text.startswith("表1 三镇概况")


def test_named_ranges(imported: Import, tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", named=True)
    report, edition = imported(tmp_path / "a.xlsx", a_txt=f"老码头\n\n{PARAGRAPHS[0]}")
    assert [f.title for a in edition.articles for f in a.figures] == ["河流水质：比例"]
    assert "资料来源" in next(
        CHINESE.text(d.done) for d in report.doubts if "资料来源" in CHINESE.text(d.why)
    )


def test_a_formula_without_a_value_is_no_number(imported: Import, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["镇", "户数（户）"], ["甲镇", 12], ["乙镇", 30], ["丙镇", "=B2+B3"], ["丁镇", 5]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    report, edition = imported(tmp_path / "a.xlsx", a_txt=f"老码头\n\n{PARAGRAPHS[0]}")
    (figure,) = (f for a in edition.articles for f in a.figures)
    assert [i.label for i in figure.items] == ["乙镇", "甲镇", "丁镇"]
    assert any("公式" in CHINESE.text(doubt.why) for doubt in report.doubts)


def test_markdown(imported: Import, tmp_path: Path) -> None:
    (tmp_path / "boat.png").write_bytes(png((10, 90, 120)))
    text = f"""# 一条河和七个老板

## 河岸变成客厅

{PARAGRAPHS[0]}

![老码头的船](boat.png "老码头的渡船")

- **补种**柳树二百棵

| 镇 | 收入（万元） |
|---|---|
| 河口镇 | 310 |
| 东渡镇 | 205 |
| 西坡镇 | 188 |

## 苗圃的账本

{PARAGRAPHS[1]}见[网页](https://example.org/river)。

![远方](../../etc/passwd)
"""
    report, edition = imported(a_md=text)
    first, second = edition.articles
    assert edition.headline.title == "一条河和七个老板"
    assert copy_of(edition) == [PARAGRAPHS[0], "补种柳树二百棵", f"{PARAGRAPHS[1]}见网页。"]
    assert [(p.caption, p.alt) for p in first.pictures] == [("老码头的渡船", "老码头的船")]
    assert [(i.label, i.value, i.unit) for i in first.figures[0].items] == [
        ("河口镇", 310, "万元"),
        ("东渡镇", 205, "万元"),
        ("西坡镇", 188, "万元"),
    ]
    assert any(o.text == "https://example.org/river" for o in report.left_out)
    assert any("passwd" in str(doubt.words) for doubt in report.doubts)
    assert second.pictures == ()
    assert not [item for item in first.body if isinstance(item, Subhead)]
