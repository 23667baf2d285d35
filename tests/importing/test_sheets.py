"""A workbook is imported as a person sees it: what is hidden, failed or merged."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bench.told import CHINESE
from content.importing import ImportReport, import_edition
from content.importing.forms.sheets import reader as sheets
from content.importing.forms.sheets.grid import Grid
from content.model import Article, Edition, Table
from content.words import Message
from tests.importing.conftest import TODAY, Import
from tests.importing.offices import PARAGRAPHS

STORY = f"老码头\n\n{PARAGRAPHS[0]}"
ROWS = (
    ("乡镇", "内部考核", "收入（万元）"),
    ("甲镇", 91, 120),
    ("乙镇", 64, 999),
    ("丙镇", 77, 85),
    ("丁镇", 58, 140),
)


def sheet_of(rows: tuple[tuple[object, ...], ...]) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def table_of(article: Article) -> Table:
    (table,) = (item for item in article.body if isinstance(item, Table))
    return table


def _words(words: str | Message) -> str:
    return words if isinstance(words, str) else CHINESE.text(words)


def told(report: ImportReport) -> str:
    return " ".join(
        f"{d.place.source} {_words(d.words)} {CHINESE.text(d.why)}" for d in report.doubts
    )


def everything(edition: Edition) -> str:
    """All that is written for print: the report excepted."""
    files = sorted(edition.folder.glob("[!.]*/*.*"))
    return "".join(p.read_text("utf-8") for p in files).replace("# 由导入生成", "")


@pytest.mark.parametrize("hidden", ["rows", "no height", "columns", "no width", "sheet"])
def test_what_is_hidden_is_never_published(imported: Import, tmp_path: Path, hidden: str) -> None:
    book, sheet = sheet_of(ROWS)
    if hidden == "rows":
        sheet.row_dimensions[3].hidden = True
    elif hidden == "no height":
        sheet.row_dimensions[3].height = 0.1
    elif hidden == "columns":
        sheet.column_dimensions["B"].hidden = True
    elif hidden == "no width":
        sheet.column_dimensions["B"].width = 0.1
    else:
        draft = book.create_sheet("底稿")
        draft.append(["机密", 777])
        draft.sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    report, edition = imported(tmp_path / "a.xlsx", a_txt=STORY)
    copy = everything(edition)
    gone = {"rows": ("999", "乙镇"), "no height": ("999", "乙镇"), "sheet": ("机密", "777")}
    assert not any(words in copy for words in gone.get(hidden, ("内部考核", "91")))
    assert "85" in copy
    assert "隐藏" in told(report)


def test_cells_are_imported_as_they_are_shown(imported: Import, tmp_path: Path) -> None:
    book, sheet = sheet_of(
        (
            ("月份", "开门", "收入（元）", "占比", "说明"),
            (dt.datetime(2025, 1, 1), "9:00", 1234567.891, 0.986, "甲"),
            (dt.datetime(2025, 2, 1), dt.time(10, 30), 1.005, 0.014, "乙"),
        )
    )
    for row in (2, 3):
        for column, form in zip("ACD", ('yyyy"年"m"月"', "#,##0.00", "0.0%"), strict=True):
            sheet[f"{column}{row}"].number_format = form
    sheet["B3"].number_format = "h:mm:ss"
    book.save(tmp_path / "a.xlsx")
    report, edition = imported(tmp_path / "a.xlsx", a_txt=STORY)
    rows = [[cell.text for cell in row] for row in table_of(edition.articles[0]).rows]
    assert rows == [
        ["2025年1月", "9:00", "1,234,567.89", "98.6%", "甲"],
        ["2025年2月", "10:30", "1.01", "1.4%", "乙"],
    ]
    assert any(change.kind.code == "imported.times-alike" for change in report.changes)


def test_dates_in_a_chinese_excel_s_own_forms(imported: Import, tmp_path: Path) -> None:
    book, sheet = sheet_of((("月份", "人次（人）"), (45658, 12), (45689, 15), (45717, 11)))
    for row in (2, 3, 4):
        sheet[f"A{row}"].number_format = 'yyyy"年"m"月"'
        sheet[f"A{row}"]._style.numFmtId = 57  # known to it by this number alone
    book.save(tmp_path / "a.xlsx")
    _, edition = imported(tmp_path / "a.xlsx", a_txt=STORY)
    (figure,) = edition.articles[0].figures
    assert [i.period for i in figure.items] == ["2025年1月", "2025年2月", "2025年3月"]


def test_errors_are_doubts_and_are_not_printed(imported: Import, tmp_path: Path) -> None:
    rows = (("镇", "户数（户）"), ("甲镇", 12), ("乙镇", "#REF!"), ("丙镇", "#N/A"), ("丁镇", 7))
    book, _ = sheet_of(rows)
    book.save(tmp_path / "a.xlsx")
    report, edition = imported(tmp_path / "a.xlsx", a_txt=STORY)
    (figure,) = edition.articles[0].figures
    assert [(i.label, i.value) for i in figure.items] == [("甲镇", 12), ("丁镇", 7)]
    assert "#N" not in everything(edition)
    assert "#R" not in everything(edition)
    assert "·B3 #REF! 公式出错的值" in told(report)
    assert "乙镇、丙镇 这些行没有数" in told(report)


def test_formulas_without_a_result_are_asked_about_once_a_sheet(
    imported: Import, tmp_path: Path
) -> None:
    rows = (*ROWS, *((f"{n}村", f"=B{n}*2", n) for n in range(6, 24)))
    book, _ = sheet_of(rows)
    book.save(tmp_path / "收入.xlsx")
    report, _ = imported(tmp_path / "收入.xlsx", a_txt=STORY)
    (asked,) = (d for d in report.doubts if d.why.code == "imported.formula-empty")
    assert "B6、B7" in str(asked.place.source) and str(asked.place.source).endswith("…")


def test_a_missing_figure_is_a_dash_at_the_foot_too(imported: Import, tmp_path: Path) -> None:
    rows = (("项目", "同比（%）"), ("工业", 6.5), ("外贸", None), ("旅游", -3), ("建筑", None))
    book, _ = sheet_of(rows)
    book.save(tmp_path / "a.xlsx")
    report, edition = imported(tmp_path / "a.xlsx", a_txt=STORY)
    cells = [[cell.text for cell in row] for row in table_of(edition.articles[0]).rows]
    assert cells == [["工业", "6.5"], ["外贸", "—"], ["旅游", "-3"], ["建筑", "—"]]
    assert "外贸：同比（%） 这一格没有数" in told(report)


def test_a_head_of_two_storeys_and_groups(imported: Import, tmp_path: Path) -> None:
    book, sheet = sheet_of(
        (
            ("三镇投入", None, None, None),
            (None, None, None, "单位：万元、个"),
            ("镇", "上年", None, "今年"),
            (None, "投入", "项目", "投入"),
            ("一、沿江", None, None, None),
            ("甲镇", 120.5, 3, 180),
            ("乙镇", 98, 2, 150.25),
            ("合计", 218.5, 5, 330.25),
            ("注：今年为快报数。", None, None, None),
        )
    )
    for cells in ("A1:D1", "A3:A4", "B3:C3", "A5:D5"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "a.xlsx")
    _, edition = imported(tmp_path / "a.xlsx", a_txt=STORY)
    table = table_of(edition.articles[0])
    assert (table.title, table.unit) == ("三镇投入", "单位：万元、个")
    assert table.notes == ("注：今年为快报数。",)
    assert [[(c.text, c.across, c.down) for c in row] for row in table.head] == [
        [("镇", 1, 2), ("上年", 2, 1), ("今年", 1, 1)],
        [("投入", 1, 1), ("项目", 1, 1), ("投入", 1, 1)],
    ]
    assert [(row[0].text, row[0].across) for row in table.rows] == [
        ("一、沿江", 4),
        ("甲镇", 1),
        ("乙镇", 1),
        ("合计", 1),
    ]


def test_words_beside_tables_are_told(imported: Import, tmp_path: Path) -> None:
    book, sheet = sheet_of((("镇", "户数（户）"), ("甲镇", 12), ("乙镇", 30)))
    sheet["A9"] = "联系电话七三一"
    book.save(tmp_path / "a.xlsx")
    report, _ = imported(tmp_path / "a.xlsx", a_txt=STORY)
    assert "联系电话七三一" in {o.text for o in report.left_out}


def test_thirteen_rows_of_several_units_are_one_table(imported: Import, tmp_path: Path) -> None:
    rows = [("村", "收入（万元）", "同比（±%）", "户数（户）")]
    rows += [(f"第{i}村", str(100 - 7 * i), f"{i - 6}.5", str(30 + i)) for i in range(12)]
    book, _ = sheet_of(tuple(rows))
    book.save(tmp_path / "a.xlsx")
    _, edition = imported(tmp_path / "a.xlsx", a_txt=STORY)
    table = table_of(edition.articles[0])
    assert [tuple(cell.text for cell in row) for row in (*table.head, *table.rows)] == rows


def test_a_cell_merged_from_the_head_into_the_figures_is_taken_apart(
    imported: Import, tmp_path: Path
) -> None:
    """地区 over two rows, of which the second has figures: the check would refuse the table."""
    rows = (("地区", "累计", None), (None, 12.5, 31), ("河东区", 6.2, 14), ("河西区", 6.3, 17))
    book, sheet = sheet_of(rows)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    book.save(tmp_path / "表.xlsx")
    _, edition = imported(tmp_path / "表.xlsx", 文_txt=STORY)
    table = table_of(edition.articles[0])
    assert [cell.text for cell in table.rows[-1]] == ["河西区", "6.3", "17"]


def test_what_lies_on_a_sheet_beside_its_cells_is_told(imported: Import, tmp_path: Path) -> None:
    from openpyxl.comments import Comment

    book, sheet = sheet_of((("渡口", "客流（万人）"), ("东渡", 3.1), ("西渡", 2.7), ("南渡", 1.9)))
    sheet["B3"].comment = Comment("含包船，待核", "统计员")
    book.save(tmp_path / "表.xlsx")
    report, edition = imported(tmp_path / "表.xlsx", 文_txt=STORY)
    assert "B3 含包船，待核 单元格的批注" in told(report)
    assert "待核" not in everything(edition)


def test_words_are_counted_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that passes over a row loses words that the file has: they are told."""
    book, _ = sheet_of((("渡口", "客流（万人）"), ("东渡", 3.1), ("西渡", 2.7), ("南渡", 1.9)))
    book.save(tmp_path / "表.xlsx")
    grid = sheets._Sheet.grid

    def shorter(self: sheets._Sheet, *words: object) -> Grid:
        whole = grid(self, *words)  # type: ignore[arg-type]
        return replace(whole, rows=whole.rows[:-1], numbers=list(whole.numbers)[:-1])

    monkeypatch.setattr(sheets._Sheet, "grid", shorter)
    report = import_edition((tmp_path / "表.xlsx",), tmp_path / "edition", today=TODAY)
    assert "南渡" in " ".join(_words(d.words) for d in report.doubts)


def test_who_filled_in_a_sheet_is_no_row(imported: Import, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["镇", "计划", "完成"], ["河口镇", 31, 28], ["东渡镇", 40, 44]):
        sheet.append(row)
    sheet.append(["填表人：林一山", None, "审核人：何小舟"])
    book.save(tmp_path / "a.xlsx")
    report, _ = imported(tmp_path / "a.xlsx")
    files = "".join(f.read_text("utf-8") for f in report.folder.glob("*/*.csv"))
    assert "填表人" not in files
    assert any("填表人" in o.text for o in report.left_out)
