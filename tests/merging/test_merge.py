"""Many from one: three rows of a small kit give three plain editions."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import openpyxl
import pytest

from bench.told import chinese
from content.merging import MergeReport, merge
from content.model import Severity
from content.reading.reader import read_edition

KIT = Path(__file__).parent / "kit"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A copy of the kit that may be changed."""
    return Path(shutil.copytree(KIT, tmp_path / "kit"))


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> MergeReport:
    return merge(KIT, None, tmp_path_factory.mktemp("merged"))


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def text(folder: Path | None) -> str:
    assert folder is not None
    return "".join(data.decode() for name, data in sorted(files(folder).items()))


def errors(report: MergeReport) -> list[tuple[str, str, str, int]]:
    """Return all errors as (row, rule, file, line)."""
    whole = [("", f) for f in report.findings]
    rows = [(row.key, f) for row in report.rows for f in row.findings]
    return [
        (key, f.rule, f.file, f.line) for key, f in whole + rows if f.severity is Severity.ERROR
    ]


def test_each_row_gives_an_edition_without_errors_or_templates(merged: MergeReport) -> None:
    assert merged.ok
    assert [(row.key, row.name) for row in merged.rows] == [
        ("9901", "青石区"),
        ("9902", "白渡县"),
        ("9903", "南坪县"),
    ]
    for row in merged.rows:
        assert row.folder is not None and row.folder.name == f"sample-{row.key}"
        assert "{{" not in text(row.folder) and "{%" not in text(row.folder)
        result = read_edition(row.folder)
        assert result.ok and result.edition is not None
        assert result.edition.id == f"sample-{row.key}"
        assert result.edition.headline.title.startswith(row.name)


def test_sentences_follow_each_row(merged: MergeReport) -> None:
    one, two, three = (text(row.folder) for row in merged.rows)
    assert "青石区人口增长11.3%" in one
    assert "白渡县人口下降3.3%" in two
    assert "南坪县人口持平" in three and "与2020年持平" in three
    assert "居全市第一" in one
    assert "与南坪县并列全市第2位" in two
    assert "与白渡县并列全市第2位" in three
    # (12.34 × 42.5 + 18.05 × 30.55 + 18.6 × 30.55) ÷ 103.6 = 15.8698
    assert "12.34%，低于全市3.53个百分点，为全市最低" in one
    assert "18.6%，高于全市2.73个百分点，为全市最高" in three
    assert "老人多的地方" not in one and "老人多的地方" in two
    assert all("外市区" not in each for each in (one, two, three))


def test_a_sentence_and_a_chart_of_an_empty_cell_are_left_out(merged: MergeReport) -> None:
    folders = [row.folder for row in merged.rows if row.folder]
    assert [(f / "figures" / "water.yaml").exists() for f in folders] == [True, False, True]
    assert ["通自来水" in (f / "edition.yaml").read_text() for f in folders] == [True, False, True]
    assert "water" not in (folders[1] / "articles" / "homes.md").read_text(encoding="utf-8")


def test_charts_have_the_values_of_the_table(merged: MergeReport) -> None:
    folder = merged.rows[1].folder
    assert folder is not None
    edition = read_edition(folder).edition
    assert edition is not None
    charts = {f.id: f for article in edition.articles for f in article.figures}
    bars = [(i.label, i.value, i.highlight) for i in charts["units"].items]
    assert bars == [("青石区", 42.5, False), ("白渡县", 30.55, True), ("南坪县", 30.55, False)]
    assert charts["town"].items[0].value == 52.25


def test_the_row_and_every_figure_are_kept_with_their_source(merged: MergeReport) -> None:
    folder = merged.rows[1].folder
    assert folder is not None
    with (folder / "data" / "figures.csv").open(encoding="utf-8") as file:
        rows = {row["名称"]: row for row in csv.DictReader(file)}
    assert rows["popu"] == {
        "名称": "popu",
        "数值": "30.55",
        "单位": "万人",
        "时间": "2030年",
        "来源": "虚构样本",
        "上级名称": "全市",
        "上级": "103.6",
        "前期": "31.6",
        "前期时间": "2020年",
    }
    row = (folder / "data" / "row.csv").read_text(encoding="utf-8").splitlines()
    assert row[0].startswith("代码,名称,驻地,人口（万人）")
    assert row[1] == "9902,白渡县,白渡镇,30.55,31.6,18.05,52.25,10.5,"


def test_the_same_kit_and_table_give_the_same_bytes(merged: MergeReport, tmp_path: Path) -> None:
    again = merge(KIT, KIT / "data" / "units.csv", tmp_path)
    for one, two in zip(merged.rows, again.rows, strict=True):
        assert one.folder and two.folder and files(one.folder) == files(two.folder)
    stamps = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    merge(KIT, KIT / "data", tmp_path)
    assert stamps == {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}


def test_a_workbook_gives_the_same_editions(merged: MergeReport, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    with (KIT / "data" / "units.csv").open(encoding="utf-8") as file:
        for number, row in enumerate(csv.reader(file)):
            words = row[:3] if number else row
            values = [float(cell) if cell else None for cell in row[3:]] if number else []
            sheet.append([*words, *values])
    book.save(tmp_path / "units.xlsx")
    again = merge(KIT, tmp_path / "units.xlsx", tmp_path / "out")
    assert again.ok
    for one, two in zip(merged.rows, again.rows, strict=True):
        before, after = files(one.folder or KIT), files(two.folder or KIT)
        differing = {name for name in before if before[name] != after.get(name)}
        assert differing <= {"data/row.csv"}  # whole numbers lose their zeros there, if at all


def test_rows_can_be_chosen_by_key_or_name(tmp_path: Path) -> None:
    report = merge(KIT, None, tmp_path, rows=["南坪县", "9901", "9901"])
    assert [row.key for row in report.rows] == ["9903", "9901"]
    report = merge(KIT, None, tmp_path, rows=["无此县"])
    assert errors(report) == [("", "bad-table", "kit.yaml", 0)]


def test_a_row_that_fails_does_not_stop_the_others(kit: Path, tmp_path: Path) -> None:
    article = kit / "articles" / "homes.md"
    words = article.read_text(encoding="utf-8")
    article.write_text(words.replace("{% optional %}", "").replace("{% endoptional %}", ""))
    line = next(i for i, row in enumerate(words.split("\n"), 1) if "拧开龙头" in row)
    report = merge(kit, None, tmp_path / "out")
    assert [row.ok for row in report.rows] == [True, False, True]
    assert report.rows[1].folder is None
    assert errors(report) == [("9902", "data-missing", "articles/homes.md", line)]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["sample-9901", "sample-9903"]


def test_the_unit_above_has_an_earlier_sum_too(kit: Path, tmp_path: Path) -> None:
    file = kit / "edition.yaml"
    words = file.read_text(encoding="utf-8").replace(
        "年全区域", "年全市{{ popu.parent | 比前期 }}，"
    )
    file.write_text(words, encoding="utf-8")
    (row,) = merge(kit, None, tmp_path / "out", rows=["9902"]).rows
    # 103.6 ÷ (38.2 + 31.6 + 30.55) = 1.0324
    assert "全市比2020年增长3.2%" in text(row.folder)


def test_a_row_without_what_is_needed_becomes_no_edition(kit: Path, tmp_path: Path) -> None:
    file = kit / "kit.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "need: [popu, water]\n", encoding="utf-8")
    report = merge(kit, None, tmp_path / "out")
    assert errors(report) == [("9902", "data-missing", "data/units.csv", 3)]


def test_a_folder_that_people_wrote_is_not_replaced(tmp_path: Path) -> None:
    mine = tmp_path / "sample-9901"
    mine.mkdir()
    (mine / "edition.yaml").write_text("mine", encoding="utf-8")
    report = merge(KIT, None, tmp_path)
    assert [row.ok for row in report.rows] == [False, True, True]
    assert (mine / "edition.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("cell", ["{{ popu }}", "{% include 'x' %}", "> 提要", "../../x", "甲\t乙"])
def test_words_of_a_table_are_words(kit: Path, tmp_path: Path, cell: str) -> None:
    table = kit / "data" / "units.csv"
    written = table.read_text(encoding="utf-8").replace("青石街道", cell)
    table.write_text(written, encoding="utf-8")
    report = merge(kit, None, tmp_path / "out", rows=["9901"])
    (row,) = report.rows
    assert row.folder is not None
    edition = read_edition(row.folder).edition
    assert edition is not None
    assert " ".join(f"驻地{cell}一带最热闹。".split()) in edition.lede[1].text


def test_a_folder_name_cannot_lead_elsewhere(kit: Path, tmp_path: Path) -> None:
    file = kit / "kit.yaml"
    words = file.read_text(encoding="utf-8").replace("sample-{{ key }}", "../{{ key }}")
    file.write_text(words, encoding="utf-8")
    report = merge(kit, None, tmp_path / "out")
    assert {rule for _, rule, *_ in errors(report)} == {"bad-value"}
    assert not (tmp_path / "9901").exists()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("tables: units.csv", "tables: none.csv", "file-missing"),
        ("key: 代码", "key: 编号", "bad-table"),
        ("column: 户数", "column: 户", "bad-table"),
        ("weight: popu", "weight: people", "bad-table"),
        ("popu / homes", "popu / house", "data-unfit"),
        ("parent: mean, weight: popu", "parent: mean", "bad-value"),
        ("folder:", "foldr:", "unknown-key"),
        ("99", "77", "bad-table"),
    ],
)
def test_faults_of_a_kit_are_findings(
    kit: Path, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    file = kit / "kit.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    report = merge(kit, None, tmp_path / "out")
    assert not report.ok
    assert rule in {f.rule for f in report.findings}
    assert all(f.file and chinese(f).text for f in report.findings)


def test_a_kit_reads_as_its_sample_row() -> None:
    result = read_edition(KIT)
    assert result.ok and result.edition is not None
    assert result.edition.headline.title == "青石区人口增长11.3%"


def test_an_article_all_of_whose_sentences_lack_a_figure_is_left_out_and_told(
    kit: Path, tmp_path: Path
) -> None:
    """With its place in the edition; an article that has a chart stays, and is refused."""
    with (kit / "kit.yaml").open("a", encoding="utf-8") as file:
        file.write("\nmissing: skip\n")
    (kit / "articles" / "homes.md").write_text(
        "---\nkind: box\ntitle: 用水\n---\n\n{{ name }}{{ water | 百分比(1) }}的家庭通自来水。\n",
        "utf-8",
    )
    report = merge(kit, None, tmp_path / "out")
    left = [(r.key, f.file) for r in report.rows for f in r.findings if f.rule == "data-doubt"]
    second = report.rows[1]
    assert left == [(second.key, "articles/homes.md")]
    assert second.folder is not None and second.ok
    assert not (second.folder / "articles" / "homes.md").exists()
    assert "homes" not in (second.folder / "edition.yaml").read_text("utf-8")
