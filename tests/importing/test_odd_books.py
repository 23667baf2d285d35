"""Odd workbooks: whatever an office merges, hides or leaves empty, the edition passes its check."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from content.importing import import_edition
from content.reading.reader import read_edition
from tests.importing.conftest import undecided_apart

#: What stands in cells: names, heads, totals, units, notes, figures as words, and rubbish.
WORDS = (
    *("甲镇", "乙镇", "河东区", "项目名称", "2025年", "1月", "一季度", "合计", "小计", "序号"),
    *(
        "单位：万元",
        "增长±%",
        "资料来源：县统计局",
        "备注",
        "其中：",
        "A",
        "a|b",
        "<",
        "^",
        "——",
        "-",
    ),
    *("#N/A", "12%", "1,234.5", "约30", "5—8", "“引号", "{{ x }}", "[x](y)", "**粗**", "```"),
    *("&nbsp;", "＋5", "３４", "王　芳", "", "很长的说明" * 8),
)
FORMS = ("General", "0.0%", "#,##0", "0.00", "¥#,##0.00", "[红色]0", '0"万元"')


def cell(rng: random.Random) -> object:
    share = rng.random()
    if share < 0.5:
        return rng.choice(WORDS)
    if share < 0.9:
        return round(rng.uniform(-100, 1000), rng.choice((0, 1, 2)))
    return dt.date(2025, rng.randint(1, 12), rng.randint(1, 28))


def book(rng: random.Random) -> openpyxl.Workbook:
    """A workbook with merged cells that do not overlap, hidden rows, and figures in any form."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    rows, columns = rng.randint(2, 14), rng.randint(2, 8)
    figures = rng.random() < 0.5
    for number in range(rows):
        row = [cell(rng) for _ in range(columns)]
        if figures and number:
            row[1:] = [round(rng.uniform(-5, 100), 1) for _ in row[1:]]
        sheet.append(row)
    for one in (c for row in sheet.iter_rows() for c in row):
        one.number_format = rng.choice(FORMS)
    taken: set[tuple[int, int]] = set()
    for _ in range(rng.randint(0, 3)):
        top, left = rng.randint(1, rows), rng.randint(1, columns)
        bottom, right = (
            min(rows, top + rng.randint(0, 2)),
            min(columns, left + rng.randint(0, 3)),
        )
        cells = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if len(cells) > 1 and not cells & taken:
            taken |= cells
            sheet.merge_cells(None, top, left, bottom, right)
    if rng.random() < 0.3:
        sheet.row_dimensions[rng.randint(1, rows)].hidden = True
        sheet.column_dimensions["ABCDEFGH"[rng.randint(0, columns - 1)]].hidden = True
    return made


@pytest.mark.parametrize("seed", range(24))
def test_an_edition_of_an_odd_workbook_passes_its_own_check(seed: int, tmp_path: Path) -> None:
    book(random.Random(seed)).save(tmp_path / "表.xlsx")
    story = "清早，码头上已经有人在卸货，河东区、甲镇、乙镇的菜农赶来交货，忙到天亮。"
    (tmp_path / "文.txt").write_text(f"老码头的早晨\n\n{story * 3}", encoding="utf-8")
    sources = (tmp_path / "表.xlsx", tmp_path / "文.txt")
    import_edition(sources, tmp_path / "edition", today=dt.date(2026, 1, 2))
    # words beside the tables wait for a decision
    assert undecided_apart(read_edition(tmp_path / "edition")) == []
