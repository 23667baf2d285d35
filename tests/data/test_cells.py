"""Cells, headers and rows of tables, one by one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from content.filling.tables import Table, _cell, _rows, amount, table_of
from content.filling.unitnames import close_name, is_total
from content.source.findings import Findings
from content.source.folder import EditionFolder


def read(*rows: str) -> tuple[Table | None, list[tuple[str, int]]]:
    """Return a table of rows whose cells are parted by |, and what is found."""
    findings = Findings()
    lines = [(number, row.split("|")) for number, row in enumerate(rows, start=1)]
    made = table_of("a.csv", lines, EditionFolder(Path(), findings))
    return made, [(f.told.code.removeprefix("fill."), f.line) for f in findings.all()]


@pytest.mark.parametrize(
    ("rows", "columns", "units", "cells", "found"),
    [
        (("县|数", "甲|1"), "县 数", {}, [(2, {"县": "甲", "数": "1"})], []),
        (("", " | ", "县|数", "", "甲|1"), "县 数", {}, [(5, {"县": "甲", "数": "1"})], []),
        (("GDP（亿元）|率(%)|数 [ 户 ]", "1|2|3"), "GDP 率 数",
         {"GDP": "亿元", "率": "%", "数": "户"}, [(2, {"GDP": "1", "率": "2", "数": "3"})], []),
        (("县|数", "单位|万人", "甲|1"), "县 数",
         {"数": "万人"}, [(3, {"县": "甲", "数": "1"})], []),
        (("县|数（人）|量", "计量单位||吨", "甲|1|2"), "县 数 量", {"数": "人", "量": "吨"},
         [(3, {"县": "甲", "数": "1", "量": "2"})], []),
        (("县|数", "甲|1", "单位|万人"), "县 数", {},
         [(2, {"县": "甲", "数": "1"}), (3, {"县": "单位", "数": "万人"})], []),
        (("县|数", "单位|万人"), "县 数", {"数": "万人"}, [], []),
        (("县|数|数", "甲|1|2"), "县 数 数", {},
         [(2, {"县": "甲", "数": "2"})], [("columns-alike", 1)]),
        (("县|数|", "甲|1|2"), "县 数", {}, [(2, {"县": "甲", "数": "1"})], []),
        (("一览表||", "制表：甲|二月|", "县|数|量", "甲|1|2", "注：快报数||"), "县 数 量", {},
         [(4, {"县": "甲", "数": "1", "量": "2"})],
         [("row-aside", 1), ("row-aside", 2), ("row-aside", 5)]),
        (("县|数|量", "注溪镇||", "注：甲|1|"), "县 数 量", {},
         [(2, {"县": "注溪镇"}), (3, {"县": "注：甲", "数": "1"})], []),
        (("县", "甲", "注：乙"), "县", {}, [(2, {"县": "甲"}), (3, {"县": "注：乙"})], []),
        (("县|数", "甲|1|", "乙|1|2"), "县 数", {},
         [(2, {"县": "甲", "数": "1"}), (3, {"县": "乙", "数": "1"})], [("cells", 3)]),
        (("县|数|量", "甲|—|n/a", "乙|...|0"), "县 数 量", {},
         [(2, {"县": "甲"}), (3, {"县": "乙", "量": "0"})], []),
        (("县|数", " 甲  县 |\t1 "), "县 数", {}, [(2, {"县": "甲 县", "数": "1"})], []),
    ],
)  # fmt: skip
def test_a_table_of_rows(
    rows: tuple[str, ...],
    columns: str,
    units: dict[str, str],
    cells: list[tuple[int, dict[str, str]]],
    found: list[tuple[str, int]],
) -> None:
    made, told = read(*rows)
    assert made is not None
    assert (" ".join(made.columns), dict(made.units)) == (columns, units)
    assert [(row.line, dict(row.cells)) for row in made.rows] == cells
    assert told == found


def test_a_table_of_nothing_is_told() -> None:
    assert read("", " | ") == (None, [("table-empty", 0)])


def cell(value: Any, **more: Any) -> tuple[str, str]:
    """Return words and unit of a workbook's cell."""
    folder = EditionFolder(Path(), Findings())
    return _cell(SimpleNamespace(value=value, **more), folder, "a.xlsx")


@pytest.mark.parametrize(
    ("value", "form", "words", "unit"),
    [
        (None, "", "", ""),
        (True, "", "是", ""),
        (False, "", "否", ""),
        (3, "General", "3", ""),
        (0.1 + 0.2, "", "0.3", ""),
        (0.125, "0.0%", "12.500%", "%"),
        (1, "0%", "100%", "%"),
        (1e20, "", "100000000000000000000", ""),
        (dt.date(2030, 1, 2), "", "2030-01-02", ""),
    ],
)
def test_a_cell_of_a_workbook(value: Any, form: str, words: str, unit: str) -> None:
    assert cell(value, number_format=form) == (words, unit)


def test_a_row_of_a_workbook_has_the_number_of_its_first_cell_that_has_one() -> None:
    folder = EditionFolder(Path(), Findings())
    some = [SimpleNamespace(value="甲", row=7), SimpleNamespace(value=2)]
    none = [SimpleNamespace(value=None), SimpleNamespace(value=2)]
    assert _rows([some, none], folder, "a.xlsx") == [(7, ["甲", "2"]), (2, ["", "2"])]


@pytest.mark.parametrize(
    ("words", "unit", "found"),
    [
        ("3", "人", ("3", "人")),
        ("12.5%", "share", ("12.5", "%")),
        ("12.5％ ", "人", ("12.5", "%")),
        ("0.125", "share", ("0.125", "share")),
        ("6.1", "1/10万", ("6.1", "/10万")),
        ("很多", "人", None),
    ],
)
def test_a_percentage_is_one_whatever_its_column_says(
    words: str, unit: str, found: tuple[str, str] | None
) -> None:
    assert amount(words, unit) == (found and (Decimal(found[0]), found[1]))


@pytest.mark.parametrize("words", ["合计", "总 计", "共计", "小计", "总数", "累 计"])
def test_a_row_of_totals_is_no_unit(words: str) -> None:
    assert is_total(words) and not is_total(f"{words}县")
    assert close_name("玉　山 县") == "玉山县" and close_name("A 县") == "A 县"
