"""Tables joined by key: which row is a unit, which sums up, what a second table adds."""

from __future__ import annotations

import pytest

from content.filling.joining import Joined
from content.filling.spec import ParentUse, TableUse
from content.filling.tables import Row, Table
from content.source.findings import Findings

USE = TableUse(key="代码", name="名称")


def table(*rows: tuple[str, ...], file: str = "a.csv", columns: str = "代码 名称 人口") -> Table:
    names = tuple(columns.split())
    made = (Row(k, dict(zip(names, row, strict=True))) for k, row in enumerate(rows, start=2))
    return Table(file, names, {}, tuple(made))


def joined(*tables: Table) -> tuple[Joined, list[str]]:
    findings = Findings()
    return Joined(USE, tables, findings, "data.yaml"), [f.told.code for f in findings.all()]


@pytest.mark.parametrize(
    "row",
    [("合计", "全部", "9"), ("0", "合计", "9"), ("合计", "合计", "9"), ("0", "全　县", "9")],
)
def test_a_row_of_totals_is_no_unit_by_its_key_or_its_name(row: tuple[str, ...]) -> None:
    made, found = joined(table(("1", "甲县", "4"), row, ("2", "乙县", "5")))
    assert list(made.rows) == ["1", "2"]
    assert made.total == ("a.csv", 3, {"代码": row[0], "名称": row[1], "人口": "9"})
    assert found == ["fill.total-row"]


def test_the_first_row_of_totals_of_the_first_table_counts() -> None:
    total, later = ("合计", "合计", "9"), ("总计", "总计", "8")
    made, found = joined(table(("1", "甲县", "4"), total, later), table(later, file="b.csv"))
    assert made.total is not None
    assert made.total[:2] == ("a.csv", 3)
    assert found == ["fill.total-row"] * 3
    assert joined(table(("1", "甲县", "4")), table(later, file="b.csv"))[0].total is None


def test_a_second_table_adds_columns_and_no_rows() -> None:
    more = table(("1", "甲", "30"), ("3", "丙", "7"), file="b.csv", columns="代码 名称 面积")
    made, found = joined(table(("1", "甲县", "4"), ("2", "乙县", "5")), more)
    assert made.rows["1"] == {"代码": "1", "名称": "甲县", "人口": "4", "面积": "30"}
    assert list(made.rows) == ["1", "2"]
    assert made.columns == ["代码", "名称", "人口", "面积"]
    assert found == [] and not made.broken


@pytest.mark.parametrize("first", [True, False])
def test_a_key_twice_keeps_its_first_row(first: bool) -> None:
    twice, once = table(("1", "甲县", "4"), ("1", "乙县", "5")), table(("1", "甲县", "4"))
    made, found = joined(*((twice,) if first else (once, twice)))
    assert made.rows["1"]["人口"] == "4"
    assert made.broken is first, "rows of the first table alone are summed"
    assert "fill.key-twice" in found


def test_the_whole_is_a_row_where_it_is_stated_as_the_unit_above() -> None:
    use = USE.model_copy(update={"parent": ParentUse(row="全县")})
    findings = Findings()
    made = Joined(use, [table(("全县", "全县", "9"), ("1", "甲镇", "9"))], findings, "data.yaml")
    assert list(made.rows) == ["全县", "1"]
    assert made.total is None and not findings.all()


def test_figures_of_nobody_are_told_and_break_the_sum() -> None:
    made, found = joined(table(("1", "甲县", "4"), ("", "", "7"), ("", "", "")))
    assert list(made.rows) == ["1"] and found == ["fill.row-keyless"]
    assert made.broken and made.unread == "a.csv:3"


def test_a_total_over_the_columns_of_number_and_name_is_one() -> None:
    use = TableUse(key="名称", parent=ParentUse(name="全市"))
    rows = table(("1", "甲县", "4"), ("合计", "", "4"))
    made = Joined(use, [rows], Findings(), "data.yaml")
    assert made.total is not None and not made.broken


@pytest.mark.parametrize(("again", "broken"), [("4", False), ("5", True)])
def test_a_row_that_stands_twice_breaks_the_sum_where_it_differs(
    again: str, *, broken: bool
) -> None:
    made, found = joined(table(("1", "甲县", "4"), ("1", "甲县", again)))
    assert made.broken is broken and found == ["fill.key-twice"]


def test_the_key_may_be_said_as_its_header_stands() -> None:
    rows = Table("a.csv", ("县", "数"), {"县": "市、区"}, (Row(2, {"县": "甲县", "数": "4"}),))
    made = Joined(TableUse(key="县（市、区）"), [rows], Findings(), "data.yaml")
    assert list(made.rows) == ["甲县"]
