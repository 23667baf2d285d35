"""The shape of a table decides the kind of its chart."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.importing import import_edition
from content.importing.blocks import Log, Place, Table
from content.importing.forms.sheets.reader import read_csv
from content.importing.tables.chartshapes import shape
from content.importing.tables.tabular import Data, bare_title, tabular
from content.model import FigureKind
from content.reading.reader import read_edition
from tests.importing.conftest import TODAY, Import
from tests.importing.offices import PARAGRAPHS

STORY = f"老码头\n\n{PARAGRAPHS[0]}"


def data(text: str, note: str = "") -> Data:
    rows = tuple(tuple(cell.strip() for cell in row.split("|")) for row in text.split("\n"))
    found = tabular(Table(rows, Place("t"), note=note))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("table", "kind", "first"),
    [
        ("镇|户数（户）\n甲镇|12\n乙镇|30\n丙镇|5", "ranked", ("乙镇", "30", "户", "", "")),
        ("年份|产值（元）\n2019年|3\n2020年|5", "change", ("", "3", "元", "2019年", "产值")),
        ("类|占比\n优|62%\n良|28%\n差|10%", "share", ("优", "62", "%", "", "")),
        ("镇|2020年|2021年\n甲镇|1|2\n乙镇|3|4", "before_after", ("甲镇", "1", "", "2020年", "")),
        ("镇|2019|2020|2021\n甲镇|1|2|3", "change", ("", "1", "", "2019", "甲镇")),
        ("镇|男（人）|女（人）\n甲镇|1|2\n乙镇|3|4", "grouped", ("甲镇", "1", "人", "", "男")),
        ("指标|数值|单位\n产值|3.5|亿元\n就业|120|人", "key", ("产值", "3.5", "亿元", "", "")),
        ("镇|增速（%）\n甲镇|-3\n乙镇|5\n丙镇|2", "ranked", ("乙镇", "5", "%", "", "")),
        (
            "镇|2020年|2021年\n甲镇|1|2\n乙镇|3|4\n丙镇|2|5",
            "slope",
            ("甲镇", "1", "", "2020年", ""),
        ),
        (
            "岁|男（人）|女（人）\n0—14岁|1|2\n15—59岁|3|4\n60岁以上|2|3",
            "pyramid",
            ("0—14岁", "1", "人", "", "男"),
        ),
        (
            "类|甲镇（%）|乙镇（%）\n优|62|50\n良|28|40\n差|10|10",
            "stacked",
            ("优", "62", "%", "", "甲镇"),
        ),
        ("产值（亿元）|面积（平方公里）|镇\n3.5|20|甲", "key", ("产值", "3.5", "亿元", "", "")),
        ("年龄|人数（人）\n0—4岁|3\n5—9岁|9\n10岁以上|7", "ranked", ("0—4岁", "3", "人", "", "")),
    ],
)
def test_kinds(table: str, kind: str, first: tuple[str, ...]) -> None:
    charts = shape(data(table))
    assert charts[0][0] == kind
    item = charts[0][1][0]
    assert (item.label, item.value, item.unit, item.period, item.series) == first


def test_columns_of_two_units_are_two_charts() -> None:
    charts = shape(data("镇|户数（户）|面积（亩）\n甲|1|50\n乙|2|60\n丙|3|70"))
    assert [(kind, items[0].unit) for kind, items in charts] == [("ranked", "户"), ("ranked", "亩")]


def test_unit_and_source_in_notes() -> None:
    found = data("镇|产值\n甲|1,234.5\n乙|7", note="单位：万元 资料来源：县统计局")
    assert (found.columns[0].unit, found.columns[0].values) == ("万元", ("1234.5", "7"))
    assert found.source == "资料来源：县统计局"
    assert found.note == ""
    made = data("镇|产值\n甲|1,234.5\n乙|7", note="监测单位：价格监测中心")
    assert (made.columns[0].unit, made.note) == ("", "监测单位：价格监测中心")


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("表3 各镇降水量（单位：毫米）", "各镇降水量"),
        ("各镇降水量（毫米）", "各镇降水量（毫米）"),
        ("水库（一期）", "水库（一期）"),
    ],
)
def test_a_title_keeps_its_brackets_whole(title: str, bare: str) -> None:
    assert bare_title(title) == bare


def test_a_unit_is_not_said_twice(imported: Import) -> None:
    rows = "各镇降水量（毫米）,\n镇,降水量（毫米）\n甲镇,12\n乙镇,30\n丙镇,5\n"
    _, edition = imported(a_md=f"# 雨\n\n{PARAGRAPHS[0]}\n", b_csv=rows)
    figures = [figure for article in edition.articles for figure in article.figures]
    assert [(figure.kind, figure.title) for figure in figures] == [("ranked", "各镇降水量")]


def test_words_are_a_table_where_they_stand(imported: Import) -> None:
    table = "| 时间 | 活动 |\n|---|---|\n| 上午 | 开幕式 |\n| 下午 | 采茶 |\n"
    copy = f"# 老码头\n\n## 日程\n\n{PARAGRAPHS[0]}\n\n{table}\n{PARAGRAPHS[1]}\n"
    _, edition = imported(a_md=copy)
    kinds = [item.kind for item in edition.articles[0].body]
    assert kinds == ["paragraph", "table", "paragraph"]
    assert edition.articles[0].body[1].text.split("\n") == [
        "时间",
        "活动",
        "上午",
        "开幕式",
        "下午",
        "采茶",
    ]


def test_csv_with_title_unit_and_source(imported: Import) -> None:
    rows = (
        "三镇旅客\n单位：万人次\n镇名,旅客\n河口镇,12.6\n东渡镇,25.3\n西坡镇,8.4\n来源：县统计局\n"
    )
    report, edition = imported(a_txt=STORY, b_csv=rows)
    (figure,) = edition.articles[0].figures
    assert (figure.title, figure.source) == ("三镇旅客", "来源：县统计局")
    assert [(i.label, i.value, i.unit) for i in figure.items] == [
        ("东渡镇", 25.3, "万人次"),
        ("河口镇", 12.6, "万人次"),
        ("西坡镇", 8.4, "万人次"),
    ]
    assert any(change.kind.code == "imported.rows-ordered" for change in report.changes)


def test_two_blocks_of_one_sheet() -> None:
    text = "甲表\n镇,数\n甲,1\n乙,2\n\n乙表\n村,数\n丙,3\n丁,4\n"
    _, tables = read_csv(text, "a.csv", Log())
    assert [(t.title, len(t.rows)) for t in tables] == [("甲表", 3), ("乙表", 3)]


def test_values_that_the_copy_states_name_their_words(imported: Import) -> None:
    text = f"老码头\n\n{PARAGRAPHS[0]}去年河口镇接待旅客12.6万人次，东渡镇接待25.3万人次。"
    rows = "镇名,旅客（万人次）\n河口镇,12.6\n东渡镇,25.3\n"
    _, edition = imported(a_txt=text, b_csv=rows)
    (figure,) = edition.articles[0].figures
    assert not figure.table
    assert [i.stated for i in figure.items] == [
        "去年河口镇接待旅客12.6万人次",
        "东渡镇接待25.3万人次",
    ]


def test_too_many_values_are_no_chart(imported: Import) -> None:
    rows = "村,户数（户）\n" + "\n".join(f"第{i}村,{i}" for i in range(1, 60))
    report, edition = imported(a_txt=STORY, b_csv=rows)
    assert edition.articles[0].figures == ()
    (table,) = (item for item in edition.articles[0].body if item.kind == "table")
    assert len(table.rows) == 59
    assert any(str(c.after).find("too-many-values") > 0 for c in report.changes)


SHAPES = {
    "two units": "镇,户数（户）,面积（亩）\n甲镇,120,50\n乙镇,200,60\n丙镇,310,70\n",
    "a column of words": "镇,户数（户）,负责人\n甲镇,120,甲某\n乙镇,200,乙某\n",
    "numbers of rows": "序号,镇,户数（户）\n1,甲镇,120\n2,乙镇,200\n",
    "no unit": "镇,数\n甲镇,12\n乙镇,30\n丙镇,5\n",
    "below nothing": "镇,增速（%）\n甲镇,-3\n乙镇,5\n",
    "far apart": "镇,产值（万元）\n甲镇,0.3\n乙镇,1234567\n丙镇,2\n",
    "a name twice": "镇,户数（户）\n甲镇,3\n甲镇,5\n丙镇,2\n",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_what_is_not_clearly_one_chart_is_a_table_in_its_order(imported: Import, text: str) -> None:
    _, edition = imported(a_txt=STORY, b_csv=text)
    assert edition.articles[0].figures == ()
    (table,) = (item for item in edition.articles[0].body if item.kind == "table")
    cells = [cell.text for row in (*table.head, *table.rows) for cell in row]
    assert cells == [cell for row in text.split() for cell in row.split(",")]


def test_a_total_is_no_bar(imported: Import) -> None:
    rows = "镇,男（人）,女（人）\n甲镇,12,13\n乙镇,25,24\n合　计,37,37\n"
    report, edition = imported(a_txt=STORY, b_csv=rows)
    (figure,) = edition.articles[0].figures
    assert {item.label for item in figure.items} == {"甲镇", "乙镇"}
    assert "合 计" in {o.text for o in report.left_out}


def test_a_line_that_tells_excel_its_mark_is_nobody_s_copy(imported: Import) -> None:
    _, edition = imported(a_txt=STORY, b_csv="sep=;\n镇;户数（户）\n甲镇;3\n乙镇;5\n")
    assert [(i.label, i.value) for i in edition.articles[0].figures[0].items] == [
        ("甲镇", 3),
        ("乙镇", 5),
    ]


@pytest.mark.parametrize("coding", ["gb18030", "utf-16", "utf-8-sig"])
def test_csv_in_other_codings(imported: Import, tmp_path: Path, coding: str) -> None:
    (tmp_path / "t.csv").write_bytes("镇,户数（户）\n甲镇,3\n乙镇,5\n".encode(coding))
    _, edition = imported(tmp_path / "t.csv", a_txt=STORY)
    assert {i.label for i in edition.articles[0].figures[0].items} == {"乙镇", "甲镇"}


def test_an_essay_in_a_cell_is_copy(imported: Import) -> None:
    essay = "这一年，河边的步道修到了村口。" * 9000
    _, edition = imported(a_txt=STORY, b_csv=f"镇,情况\n甲镇,{essay}\n")
    assert edition.articles[0].text.endswith(f"甲镇：{essay}")


def test_tables_alone_by_choice(tmp_path: Path) -> None:
    """A table that is clearly one chart is printed as it is where no charts are wanted."""
    (tmp_path / "客流.csv").write_text("渡口,客流（万人）\n东渡,3.1\n西渡,2.7\n南渡,1.9\n", "utf-8")
    for wished in (False, True):
        made = tmp_path / f"edition-{wished}"
        import_edition((tmp_path / "客流.csv",), made, today=TODAY, as_tables=wished)
        assert (made / "figures").is_dir() is not wished
        assert (made / "tables").is_dir() is wished
        assert read_edition(made).ok


def test_a_file_s_name_is_no_source(imported: Import, tmp_path: Path) -> None:
    (tmp_path / "07月度序列.csv").write_text(
        "日期,客流（万人）\n7月1日,3.1\n7月2日,2.7\n7月9日,1.9\n", "utf-8"
    )
    _, edition = imported(tmp_path / "07月度序列.csv", 文_txt=f"老码头\n\n{PARAGRAPHS[0]}")
    (figure,) = edition.articles[0].figures
    assert figure.source == "资料来源：据来稿表格"
    assert figure.kind is FigureKind.CHANGE  # days are moments
