"""Tables: units in headers, rows and columns, workbooks, what cannot be read."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from content.filling.edition import Named, read_data
from content.filling.quantities import Fact, decimal, with_unit
from content.filling.tables import MOST_BYTES, MOST_UNPACKED, Row, Table, read_table
from content.source.findings import Findings
from content.source.folder import EditionFolder
from tests.data.given import written


def data(tmp_path: Path, **files: str) -> tuple[Named, list[tuple[str, str, int]]]:
    """Read a folder with data files; return names and findings as (rule, file, line)."""
    (tmp_path / "data").mkdir(exist_ok=True)
    for name, text in files.items():
        (tmp_path / "data" / name.replace("_", ".", 1)).write_text(text, encoding="utf-8")
    findings = Findings()
    named = read_data(EditionFolder(tmp_path, findings))
    return named, [(f.rule, f.file, f.line) for f in findings.all()]


def value(named: Named, name: str) -> tuple[Decimal, str]:
    fact = named.names[name]
    assert isinstance(fact, Fact)
    return fact.value, fact.unit


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("412.5", "412.5"),
        ("1,234,567", "1234567"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("12.5%", "0.125"),
        ("１２．５", "12.5"),
        ("+2", "2"),
        ("", None),
        ("12a", None),
        ("1.2.3", None),
        ("—", None),
        ("9" * 40, None),
        ("inf", None),
        ("nan", None),
        ("1e-5", "0.00001"),
    ],
)
def test_written_numbers(words: str, number: str | None) -> None:
    assert decimal(words) == (None if number is None else Decimal(number))


def test_number_and_unit_in_one() -> None:
    assert with_unit("412.5亿元") == (Decimal("412.5"), "亿元")
    assert with_unit("97.46%") == (Decimal("97.46"), "%")
    assert with_unit("三成") is None


def test_yaml_values(tmp_path: Path) -> None:
    named, found = data(
        tmp_path,
        a_yaml="source: 公报\nperiod: 2030年\nparent_name: 全市\nvalues:\n"
        "  gdp: {value: 412.5, unit: 亿元, parent: 3105.8亿元, earlier: 381.2,\n"
        "    earlier_period: 2029年}\n"
        "  urban: 91.48%\n  mayor: 张三\n  gone:\nformulas: {half: gdp / 2, none: gone + 1}\n",
    )
    assert found == []
    gdp = named.names["gdp"]
    assert (gdp.source, gdp.period, gdp.parent_name) == ("公报", "2030年", "全市")
    assert gdp.parent.value == Decimal("3105.8")
    assert (gdp.earlier.value, gdp.earlier.period) == (Decimal("381.2"), "2029年")
    assert value(named, "urban") == (Decimal("91.48"), "%")
    assert named.names["mayor"] == "张三"
    assert value(named, "half") == (Decimal("206.25"), "亿元")
    assert named.empty == {"gone", "none"}


@pytest.mark.parametrize(
    ("written", "unit", "found"),
    [
        ("412.5", "亿元", ("412.5", "亿元")),
        ("412.5亿元", "", ("412.5", "亿元")),
        ("412.5亿元", "亿元", ("412.5", "亿元")),
        # what is written with the number is its unit, here and in a cell of a table
        ("3亿元", "万元", ("3", "亿元")),
        ("91.48%", "share", ("91.48", "%")),
        ("91.48%", "%", ("91.48", "%")),
        ("91.48%", "", ("91.48", "%")),
        ("0.9148", "share", ("0.9148", "share")),
        ("91.48", "%", ("91.48", "%")),
        ("1e3", "人", ("1000", "人")),
        ("1,234", "", ("1234", "")),
    ],
)
def test_a_unit_written_with_the_number_is_its_own(
    tmp_path: Path, written: str, unit: str, found: tuple[str, str]
) -> None:
    named, told = data(
        tmp_path,
        a_yaml=f"values:\n  x: {{value: '{written}', unit: '{unit}', earlier: '{written}'}}\n",
        b_csv=f'名称,数值,单位\ny,"{written}",{unit}\n',
    )
    assert told == [("bad-table", "data/a.yaml", 2)] * (written == "1e3")
    assert value(named, "x") == value(named, "y") == (Decimal(found[0]), found[1])
    earlier = named.names["x"].earlier
    assert earlier is None or earlier.plain == named.names["x"].plain


def test_words_are_no_figure_where_a_unit_asks_for_one(tmp_path: Path) -> None:
    named, told = data(
        tmp_path,
        a_yaml="values:\n  a: {value: 很多, unit: 人}\n  b: 很多\n  c: {value: '', unit: 人}\n"
        "  d: {value: 3人, parent: 很多, earlier: 2, earlier_period: 2019年}\n",
    )
    assert told == [("bad-table", "data/a.yaml", 2), ("bad-table", "data/a.yaml", 5)]
    assert named.names["b"] == "很多" and named.empty == {"a", "c"}
    found = named.names["d"]
    assert (found.parent, found.earlier.value, found.earlier.unit) == (None, 2, "人")
    assert (found.earlier.period, found.earlier.earlier, found.earlier.parent) == (
        "2019年",
        None,
        None,
    )


@pytest.mark.parametrize(("length", "told"), [(20, "多" * 20), (21, "多" * 20 + "…")])
def test_words_that_are_no_number_are_told_in_twenty_characters(
    tmp_path: Path, length: int, told: str
) -> None:
    (tmp_path / "data").mkdir()
    text = f"values:\n  a: {{value: {'多' * length}, unit: 人}}\n"
    (tmp_path / "data" / "a.yaml").write_text(text, encoding="utf-8")
    findings = Findings()
    read_data(EditionFolder(tmp_path, findings))
    assert [f.told.values["value"] for f in findings.all()] == [told]


def test_a_figure_a_row(tmp_path: Path) -> None:
    named, found = data(
        tmp_path,
        a_csv='指标,数值,单位,上年\nroad,"1,235",千米,1200\n桥,210,米,\nempty,—,米,\n口号,一路同行,,\n',
    )
    assert found == []
    assert value(named, "road") == (Decimal(1235), "千米")
    assert named.names["road"].earlier.value == 1200
    assert value(named, "桥") == (Decimal(210), "米")
    assert named.names["口号"] == "一路同行"
    assert "empty" in named.empty


def test_units_in_the_header_and_in_a_row(tmp_path: Path) -> None:
    named, found = data(
        tmp_path,
        one_csv="GDP（亿元）,城镇化率(%),区长\n412.5,91.48,张三\n",
        many_csv="镇,店,人口\n单位,家,万人\n青石,21,3.5\n白渡,,2\n",
    )
    assert found == []
    assert value(named, "GDP") == (Decimal("412.5"), "亿元")
    assert value(named, "城镇化率") == (Decimal("91.48"), "%")
    first, second = named.names["many"]
    assert (first.name, first.facts["店"].unit, first.facts["人口"].unit) == ("青石", "家", "万人")
    assert second.empty == {"店"}


def test_a_row_of_a_table_with_its_parent_and_peers(tmp_path: Path) -> None:
    named, found = data(
        tmp_path,
        t_csv="代码,名称,人口（万人）,老年（%）\n1,全市,73,15\n2,青石区,42.5,12\n3,白渡县,30.5,18\n",
        u_yaml="tables:\n  - tables: t.csv\n    key: 代码\n    name: 名称\n    row: 3\n"
        "    parent: {name: 全市, row: 1}\n    columns: {popu: 人口, old: 老年}\n",
    )
    assert found == []
    assert value(named, "popu") == (Decimal("30.5"), "万人")
    assert named.names["popu"].parent.value == 73
    assert [(p.name, p.own) for p in named.names["peers"]] == [("青石区", False), ("白渡县", True)]
    assert named.names["parent_name"] == "全市"


def test_units_of_one_name_are_counted_each(tmp_path: Path) -> None:
    named, found = data(
        tmp_path,
        t_csv="k,n,v,name\n1,鼓楼区,5,1\n2,鼓楼区,5,1\n3,台江区,4,1\n",
        u_yaml="tables:\n  - tables: t.csv\n    key: k\n    name: n\n    row: 3\n"
        "    columns: [v]\n    parent: {name: 全市}\n"
        "  - tables: t.csv\n    row: 1\n    columns: [name]\n",
    )
    assert written("{{ v | 居 }}", **named.names) == "居全市第3位"
    first = named.names["peers"][0]
    assert written("{{ p.v | 居 }}", p=first) == "与鼓楼区并列全市第一"
    assert found[0] == ("bad-table", "data/u.yaml", 8)


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "店"
    for row in (["镇", "店（家）", "占比"], ["青石", 21, 0.125], ["白渡", None, "n/a"]):
        sheet.append(row)
    sheet["C2"].number_format = "0.0%"
    other = book.create_sheet("其他")
    other["B2"], other["B3"] = 0.1 + 0.2, 0.1234
    other["B3"].number_format = "0.00%"
    book.defined_names["gdp"] = DefinedName("gdp", attr_text="其他!$B$2")
    book.defined_names["rate"] = DefinedName("rate", attr_text="其他!$B$3")
    book.defined_names["list"] = DefinedName("list", attr_text="店!$A$1:$B$3")
    (tmp_path / "data").mkdir()
    book.save(tmp_path / "data" / "shops.xlsx")
    named, found = data(tmp_path)
    assert found == []
    assert value(named, "gdp") == (Decimal("0.3"), "")
    assert value(named, "rate") == (Decimal("12.34"), "%")
    first, second = named.names["shops"]
    assert first.facts["占比"].value == Decimal("12.5")
    assert first.facts["店"].unit == "家"
    assert second.empty == {"店", "占比"}
    assert [p.name for p in named.names["list"]] == ["青石", "白渡"]


@pytest.mark.parametrize("rows", [1, 2])
def test_a_sheet_beside_named_cells_is_a_table_from_one_row_on(tmp_path: Path, rows: int) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["镇", "店（家）"], ["青石", 21], ["白渡", 7])[: rows + 1]:
        sheet.append(row)
    book.defined_names["most"] = DefinedName("most", attr_text=f"{sheet.title}!$B$2")
    path = tmp_path / "shops.xlsx"
    book.save(path)
    table = read_table(path, EditionFolder(tmp_path, Findings()))
    assert table is not None and table.columns == ("镇", "店")
    assert len(table.rows) == rows and table.named["most"] == ("21", "")


@pytest.mark.parametrize("place", ["$A$1", "$A$1:$B$1", ""])
def test_one_row_beside_named_cells_or_ranges_is_no_table(tmp_path: Path, place: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["镇", "店（家）"])
    if place:
        book.defined_names["x"] = DefinedName("x", attr_text=f"{sheet.title}!{place}")
    book.save(tmp_path / "shops.xlsx")
    table = read_table(tmp_path / "shops.xlsx", EditionFolder(tmp_path, Findings()))
    assert table is not None and table.columns == (() if place else ("镇", "店"))
    assert [*table.named, *table.ranges] == ["x"] * bool(place)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"no workbook"),
        ("a.csv", "甲\n".encode("gbk")),
        ("a.csv", b""),
        ("a.csv", b'a,b\n"1,2\n'),
        ("a.xlsx", b"PK\x03\x04"),
    ],
)
def test_damaged_tables_are_findings(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    findings = Findings()
    assert read_table(path, EditionFolder(tmp_path, findings)) is None
    assert [f.file for f in findings.all()] == [name]


def test_faults_of_data_have_their_lines(tmp_path: Path) -> None:
    _, found = data(
        tmp_path,
        a_yaml="values:\n  gdp: {value: 很多, unit: 亿元}\n  x: 1\n  2x: 3\n"
        "  y: {value: 1, unti: 元}\nformulas:\n  z: x + nosuch\n",
        b_csv="名称,数值\nx,2\n",
        c_csv="镇,店,店\n青石,1,2,3\n",
        d_yaml="tables:\n  - tables: none.csv\n    row: 1\n  - tables: t.csv\n    row: 9\n",
        t_csv="k,v\n1,a\n1,2\n",
    )
    assert found == [
        ("bad-table", "data/a.yaml", 2),
        ("bad-table", "data/a.yaml", 4),
        ("unknown-key", "data/a.yaml", 5),
        ("data-unfit", "data/a.yaml", 7),
        ("bad-table", "data/b.csv", 2),
        ("bad-table", "data/c.csv", 1),
        ("bad-table", "data/c.csv", 2),
        ("file-missing", "data/d.yaml", 2),
        ("bad-table", "data/d.yaml", 4),
        ("bad-table", "data/t.csv", 3),
    ]


def test_the_unit_above_is_worked_out_of_its_group(tmp_path: Path) -> None:
    """People are added up; a share is a mean by people: (30 × 12 + 10 × 16) / 40 = 13."""
    table = "代码,名称,人口,上年,老年\n2,青石区,30,28,12\n3,白渡县,10,9,16\n"
    use = (
        "tables:\n  - tables: t.csv\n    key: 代码\n    name: 名称\n    row: 3\n"
        "    parent: {name: 全市}\n    columns:\n"
        "      popu: {column: 人口, unit: 万人, earlier: 上年, parent: sum}\n"
        "      old: {column: 老年, unit: '%', parent: mean, weight: popu}\n"
    )
    named, found = data(tmp_path, t_csv=table, u_yaml=use)
    assert found == []
    people, old = named.names["popu"], named.names["old"]
    assert (people.parent.value, people.parent.earlier.value) == (40, 37)
    assert (old.parent.value, old.parent.unit) == (13, "%")
    named, _ = data(tmp_path, t_csv=table.replace(",30,28", ",—,28"), u_yaml=use)
    assert named.names["popu"].parent is None, "a unit of the group has no value"
    assert named.names["old"].parent is None, "nor is there then a weight"
    named, _ = data(tmp_path, t_csv=table.replace(",28,", ",—,"), u_yaml=use)
    assert named.names["popu"].parent.earlier is None


@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_UNPACKED"])
def test_a_workbook_may_be_as_large_as_its_limit(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.create_sheet(index=0).append(["县", "数"])
    book.save(file)
    with zipfile.ZipFile(file) as packed:
        unpacked = sum(part.file_size for part in packed.infolist())
    size = file.stat().st_size if limit == "MOST_BYTES" else unpacked
    for most, read in ((size, True), (size - 1, False)):
        monkeypatch.setattr(f"content.filling.tables.{limit}", most)
        findings = Findings()
        found = read_table(file, EditionFolder(tmp_path, findings))
        assert (found is not None) is read
        assert [f.told.code for f in findings.all()] == ["fill.table-too-large"] * (not read)
    assert (MOST_BYTES, MOST_UNPACKED) == (20_000_000, 200_000_000)


def test_rows_and_tables_are_keys() -> None:
    row = Row(2, {"县": "甲县"})
    assert {row, Table("a.csv", ("县",), {"数": "人"}, (row,), {"名": ("1", "")})}
