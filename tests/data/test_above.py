"""The unit above: sum, mean and stated total, each condition alone; formulas and their units."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from content.filling.mapping import Base, RowData, identifier
from content.filling.quantities import Fact
from tests.data.tables import base

ROWS = ["甲县 120 3 100", "乙县 80 1 60"]
COLUMNS = "县 数 重 前"
#: Columns of these tables, for the unit above: its sum, its mean.
SUM = {"数": {"column": "数", "parent": "sum", "earlier": "前"}}
MEAN = {
    "数": {"column": "数", "parent": "mean", "weight": "重", "earlier": "前"},
    "重": {"column": "重"},
}


def made(rows: list[str], **use: Any) -> tuple[Base, RowData, list[str]]:
    """Return joined tables, the data of their first row, codes of what was found."""
    found, findings = base(rows, COLUMNS, **{"parent": {"name": "全市"}} | use)
    row = found.row("甲县")
    assert row is not None
    return found, row, [f.told.code for f in findings.all()]


def figure(rows: list[str], name: str = "数", **use: Any) -> Fact:
    """Return a figure of the first row."""
    fact = made(rows, **use)[1].names[name]
    assert isinstance(fact, Fact)
    return fact


def above(rows: list[str], uses: dict[str, Any], **use: Any) -> tuple[str, str] | None:
    """Return value and unit of the unit above the first row."""
    found = figure(rows, columns=uses, **use).parent
    return (f"{found.value.normalize():f}", found.unit) if found else None


@pytest.mark.parametrize(
    ("rows", "uses", "units", "found"),
    [
        (ROWS, SUM, {}, ("200", "")),
        (ROWS, SUM, {"数": "万人"}, ("200", "万人")),
        (ROWS, MEAN, {}, ("110", "")),
        (ROWS, MEAN, {"数": "%"}, ("110", "%")),
        (ROWS, MEAN, {"重": "万人"}, ("110", "")),
        (["甲县 120 3 100", "乙县 80 _ 60"], MEAN, {}, None),
        (["甲县 120 3 100", "乙县 _ 1 60"], MEAN, {}, None),
        (["甲县 120 3 100", "乙县 80 -3 60"], MEAN, {}, None),
        (["甲县 120 3 100", "乙县 _ 1 60"], SUM, {}, None),
        (["甲县 120 3 100", "甲县 1 1 1", "乙县 80 1 60"], SUM, {}, None),
        (["甲县 120 3 100"], SUM, {}, ("120", "")),
    ],
)
def test_a_sum_and_a_mean_need_every_row(
    rows: list[str], uses: dict[str, Any], units: dict[str, str], found: tuple[str, str] | None
) -> None:
    assert above(rows, uses, units=units) == found


@pytest.mark.parametrize(
    ("lacking", "total", "true"),
    [
        # of 200 in two rows: a missing third has at most twice their mean
        (1, "199", False),
        (1, "200", True),
        (1, "400", True),
        (1, "401", False),
        (2, "600", True),
        (2, "601", False),
        (0, "350", None),
        (1, "—", False),
        (1, "多", False),
    ],
)
def test_a_stated_total_counts_where_it_can_be_true(
    lacking: int, total: str, true: bool | None
) -> None:
    rows = [*ROWS, *(f"{name}县 _ 1 1" for name in "丙丁"[:lacking]), f"合计 {total} 1 1"]
    expected = ("200", "万人") if true is None else (total, "万人") if true else None
    assert above(rows, SUM, units={"数": "万人"}) == expected
    if true:
        assert above(rows, MEAN, units={"数": "万人"}) is None
        grouped = {"column": "重"}
        assert above(rows, SUM, units={"数": "万人"}, group=grouped) != expected
        stated = figure(rows, columns=SUM, units={"数": "万人"}).parent
        assert stated is not None and stated.earlier is None


def test_a_row_that_is_lost_counts_as_lacking() -> None:
    rows = [*ROWS, "甲县 5 5 5"]
    for total, true in (("400", True), ("401", False), ("199", False)):
        assert (above([*rows, f"合计 {total} 1 1"], SUM) is not None) is true


def test_nothing_is_stated_of_rows_without_any_figure() -> None:
    _, row, _ = made(["甲县 _ 3 100", "合计 9 1 1"], columns=SUM)
    assert "数" not in row.names and row.empty == {"数"}


@pytest.mark.parametrize(
    ("rows", "earlier"),
    [
        (ROWS, "160"),
        (["甲县 120 3 100", "乙县 80 1 _"], ""),
        (["甲县 120 3 _", "乙县 80 1 60"], ""),
    ],
)
def test_the_earlier_sum_needs_every_row_too(rows: list[str], earlier: str) -> None:
    found = figure(rows, columns=SUM, units={"数": "万人"}).parent
    assert found is not None
    before = f"{found.earlier.value.normalize():f}{found.earlier.unit}" if found.earlier else ""
    assert before == (f"{earlier}万人" if earlier else "")
    mean = figure(ROWS, columns=MEAN).parent
    assert mean is not None and mean.earlier is None


@pytest.mark.parametrize(
    ("unit", "units", "value", "before"),
    [
        ("", {}, "120", "100"),
        ("万人", {}, "120万人", "100万人"),
        ("", {"数": "万人"}, "120万人", "100万人"),
        ("", {"数": "万人", "前": "人"}, "120万人", "100人"),
        ("万人", {"数": "人", "前": "人"}, "120万人", "100万人"),
    ],
)
def test_an_earlier_value_has_the_unit_of_its_column(
    unit: str, units: dict[str, str], value: str, before: str
) -> None:
    use = {"column": "数", "unit": unit, "earlier": "前", "earlier_period": "2010年"}
    found = figure(ROWS, columns={"数": use}, units=units, period="2020年")
    assert found.earlier is not None
    assert (f"{found.value}{found.unit}", found.period) == (value, "2020年")
    assert (f"{found.earlier.value}{found.earlier.unit}", found.earlier.period) == (
        before,
        "2010年",
    )


def test_a_column_may_state_the_unit_above() -> None:
    use = {"数": {"column": "数", "parent_column": "前", "earlier": "重"}}
    found = figure(ROWS, columns=use, units={"数": "万人"})
    assert found.parent is not None and found.parent.earlier is None
    assert (found.parent.value, found.parent.unit) == (Decimal(100), "万人")
    unread = figure(["甲县 120 3 x", "乙县 80 x 60"], columns=use)
    assert unread.parent is None and unread.earlier is not None
    assert figure(["甲县 120 x 3", "乙县 80 1 60"], columns=use).earlier is None


@pytest.mark.parametrize(
    ("name", "use", "rate"),
    [
        ("增速", {"formula": "数 / 前"}, True),
        ("和", {"formula": "数 / 前"}, False),
        ("增速", {"column": "数"}, False),
    ],
)
def test_a_column_s_name_tells_that_it_is_a_change_itself(
    name: str, use: dict[str, str], rate: bool
) -> None:
    uses = {"数": {}, "前": {}, name: use}
    assert figure(ROWS, name, columns=uses).rate is rate


@pytest.mark.parametrize(
    ("formula", "unit", "units", "found"),
    [
        ("数 + 前", "", {}, "220"),
        ("数 + 前", "", {"数": "人", "前": "人"}, "220人"),
        ("数 + 前", "万人", {"数": "人", "前": "人"}, "0.022万人"),
        ("数 + 前", "万人", {}, "220万人"),
        ("数 / 前", "", {"数": "人", "前": "人"}, "1.2share"),
        ("数 / 前", "倍", {"数": "人", "前": "人"}, "1.2倍"),
        ("7", "人", {}, "7人"),
        ("7.5", "", {}, "7.5"),
    ],
)
def test_a_formula_has_the_unit_that_is_stated_for_it(
    formula: str, unit: str, units: dict[str, str], found: str
) -> None:
    uses = {"数": {}, "前": {}, "和": {"formula": formula, "unit": unit}}
    fact = figure(ROWS, "和", columns=uses, units=units)
    assert f"{fact.value.normalize():f}{fact.unit}" == found


@pytest.mark.parametrize(
    ("formula", "rows", "codes"),
    [
        ("数 + 前", ["甲县 120 3 _", "乙县 80 1 60"], []),
        ("数 / 前", ["甲县 120 3 0", "乙县 80 1 60"], ["fill.formula"]),
        ("'a'", ROWS, ["fill.formula"]),
        ("数 > 1", ROWS, ["fill.formula"]),
    ],
)
def test_a_formula_that_gives_no_figure_is_told_but_where_a_cell_is_empty(
    formula: str, rows: list[str], codes: list[str]
) -> None:
    uses = {"数": {}, "前": {}, "和": {"formula": formula, "parent": "formula"}}
    _, row, found = made(rows, columns=uses)
    assert "和" not in row.names
    assert found == codes


def test_the_unit_above_may_have_a_row() -> None:
    rows = [*ROWS, "全市 500 9 400"]
    uses = {"数": {}, "重": {"parent": "none"}, "前": {"parent": "sum"}}
    found, row, _ = made(rows, columns=uses, parent={"name": "全市", "row": "全市"})
    values = {name: row.names[name].parent for name in uses}
    assert values["数"] is not None and values["数"].value == 500
    assert values["重"] is None
    assert values["前"] is not None and values["前"].value == 160, "the row is none of the group's"
    assert [found.is_parent(key) for key in found.rows] == [False, False, True]
    assert found.row("全市") is None and found.row("无") is None
    assert row.names["数"].peers == {"甲县": 120, "乙县": 80}


def test_a_row_of_the_unit_above_that_is_not_there_is_told() -> None:
    assert made(ROWS, columns={"数": {}}, parent={"row": "全省"})[2] == ["fill.no-parent-row"]
    assert made(ROWS, columns={"数": {}}, parent=None)[2] == []


@pytest.mark.parametrize(
    ("name", "found"),
    [("AGES_0-14", "AGES_0_14"), ("0-14", "n0_14"), ("_a_", "a"), ("-", "x"), ("人口", "人口")],
)
def test_a_name_is_one_that_copy_can_use(name: str, found: str) -> None:
    assert identifier(name) == found


def test_patterns_unknown_columns_and_names_that_are_taken() -> None:
    rows = ["甲县 1 2 3"]
    uses = {
        "a*": {"column": "重*"},
        "peers": {"column": "数"},
        "无": {},
        "数": {"parent": "mean", "weight": "量"},
    }
    found, findings = base(rows, "县 数 重1 重2", columns=uses)
    assert list(found.uses) == ["a1", "a2", "数"]
    codes = {f.told.code: f.told.values for f in findings.all()}
    assert codes.keys() == {"fill.no-column", "fill.name-taken", "fill.no-weight"}
    assert list(base(rows, "县 数 重1 重2", columns={"重*": {}})[0].uses) == ["重1", "重2"]

    assert list(base(rows, "码 县 数 重", name="县")[0].uses) == ["数", "重"]


@pytest.mark.parametrize(("length", "told"), [(20, "多" * 20), (21, "多" * 20 + "…")])
def test_a_cell_that_is_no_number_is_told_in_twenty_characters(length: int, told: str) -> None:
    rows = ["甲县 " + "多" * length + " 3 100", "乙县 80 1 60"]
    found, findings = base(rows, COLUMNS, columns={"数": {}})
    assert found.row("甲县") is not None
    (one,) = findings.all()
    assert (one.told.code, one.line, one.file) == ("fill.cell-no-number", 2, "a.csv")
    assert (one.told.values["cell"], one.told.values["row"]) == (told, "甲县")


@pytest.mark.parametrize(
    ("use", "column", "unknown"),
    [
        ({"column": "产值（亿元）"}, "产值", set()),
        ({"column": "产值"}, "产值", set()),
        ({"column": "产值（万元）"}, None, {"甲"}),  # another unit is another column
        ({"column": "产值", "earlier": "上年产值（亿元）"}, "产值", set()),
        ({"column": "产值", "earlier": "去年产值"}, "产值", {"甲"}),
        ({"column": "产值", "parent_column": "全县"}, "产值", {"甲"}),
    ],
)
def test_a_column_is_stated_by_its_name_or_its_header_and_none_is_passed_over(
    use: dict[str, str], column: str | None, unknown: set[str]
) -> None:
    found, findings = base(
        ["甲县 1 2"],
        "县 产值 上年产值",
        {"产值": "亿元", "上年产值": "亿元"},
        columns={"甲": use},
    )
    assert (found.uses["甲"].column if "甲" in found.uses else None) == column
    assert found.unknown == unknown
    assert [f.told.code for f in findings.all()] == ["fill.no-column"] * len(unknown)


def test_a_word_and_a_group_of_no_column_are_told_and_what_needs_them_is_not() -> None:
    uses = {"甲": {"column": "无此列"}, "乙": {"formula": "甲 * 2"}, "数": {"weight": "甲"}}
    found, findings = base(
        ["甲县 1"], "县 数", columns=uses, words={"镇": "镇名"}, group={"column": "州"}
    )
    assert found.row("甲县") is not None
    assert found.unknown == {"甲", "乙", "镇", "group"}
    assert [f.told.code for f in findings.all()] == ["fill.no-column"] * 3


def test_a_table_without_its_key_is_one_finding_and_rows_are_numbered() -> None:
    found, findings = base(["甲县 1"], "县 数", key="代码", columns={"数": {}, "量": {}})
    assert found.unknown == {"数", "量"}
    assert [f.told.code for f in findings.all()] == ["fill.no-key-column"]
    rows = base(["甲县 1", "乙县 2"], "县 数", columns={"数": {}})[0]
    assert [one.names["number"] for key in rows.rows if (one := rows.row(key))] == ["01", "02"]
