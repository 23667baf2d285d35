"""A table as offices send it: bad cells are named once, sound rows go on."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from bench.told import CHINESE, chinese
from content.filling.sandbox import TemplateFault
from content.filling.skipping import Skipped, sentences, shortened
from content.merging import MergeReport, merge
from content.words import Message
from layout.app.merging import _show, run
from layout.app.options import MergeOptions
from layout.page.errors import ContentError

KIT = Path(__file__).parent / "kit"
#: One age missing, a name spread out, none, a key twice, a word for a number, a total.
ROWS = """9904,东　岭 县,东岭镇,12.5,12.1,,61.5,4.2,93
9905,,西关镇,20.1,20,15.5,55,7,90
9906,河湾县,河湾镇,18.2,18,16.5,57,约6,91
9906,石桥县,石桥镇,11,11,16.5,57,6,91
9907,柳林县,柳林镇,30.5,12,16.5,157,9,91
合计,,,185.7,,,,,
"""


def dirty(tmp_path: Path, rows: str = ROWS, **changes: str) -> MergeReport:
    kit = Path(shutil.copytree(KIT, tmp_path / "kit"))
    table = kit / "data/units.csv"
    table.write_text(table.read_text("utf-8") + rows, "utf-8")
    whole = kit / "kit.yaml"
    text = whole.read_text("utf-8")
    whole.write_text(text.replace("group: {column: 代码, first: 2}\n", ""), "utf-8")
    for name, words in changes.items():
        file = kit / name.replace("_", ".")
        file.write_text(f"{words}\n{file.read_text('utf-8')}", "utf-8")
    return merge(kit, None, tmp_path / "out")


@pytest.fixture
def merged(tmp_path: Path) -> MergeReport:
    return dirty(tmp_path)


def told(report: MergeReport) -> list[tuple[int, str]]:
    return [(f.line, chinese(f).text) for f in report.findings]


def test_each_bad_cell_is_named_once_with_its_row_and_column(merged: MergeReport) -> None:
    assert sorted(told(merged)) == sorted(
        [
            (3, "白渡县的“自来水”没有数"),
            (6, "东岭县的“老年”没有数"),
            (6, "“东 岭 县”中间有空格，已作“东岭县”"),
            (7, "键“9905”的“名称”是空的，不出版"),
            (8, "河湾县的“户数”写的是“约6”，不是数"),
            (9, "键“9906”有两行：第 8 行“河湾县”照用，这一行“石桥县”不出版"),
            (10, "柳林县的“人口”是 30.5，与前期或范围相差太远"),
            (10, "柳林县的“城镇化率”是 157，与前期或范围相差太远"),
            (11, "合计行不是一个单位，不出版"),
            (11, "“人口”合计写的是 185.7，各行相加是 283.90"),
        ]
    )


def test_rows_that_the_table_has_not_are_counted(tmp_path: Path) -> None:
    options = MergeOptions(KIT, editions=tmp_path, rows="青石区,无此县")
    with pytest.raises(ContentError) as refused:
        run(options)
    assert dict(refused.value.told.values) == {"rows": 2, "sound": 1}


def test_sound_rows_go_on_without_what_cannot_be_compared(merged: MergeReport) -> None:
    assert [row.name for row in merged.rows if row.ok][:3] == ["青石区", "白渡县", "南坪县"]
    assert "合计" not in [row.key for row in merged.rows]
    assert "9905" not in [row.key for row in merged.rows]
    first = next(row for row in merged.rows if row.key == "9901")
    assert first.folder is not None
    people = (first.folder / "articles/people.md").read_text("utf-8")
    assert "65岁及以上人口占12.34%。" in people  # the figure stays; its place is not known
    assert "全市平均" not in people.split("\n\n")[1]
    assert "数据不全，不作比较；人口、老年不排位次。" in (first.folder / "edition.yaml").read_text(
        "utf-8"
    )


def test_a_row_without_a_figure_is_refused_or_goes_on_without_its_sentence(tmp_path: Path) -> None:
    row = "9904,东岭县,东岭镇,12.5,12.1,,61.5,4.2,93\n"
    (refused,) = (r for r in dirty(tmp_path / "a", row).rows if r.key == "9904")
    assert refused.folder is None
    made = dirty(tmp_path / "b", row, kit_yaml="missing: skip")
    (one,) = (r for r in made.rows if r.key == "9904")
    assert one.ok and one.folder is not None
    assert "65岁及以上" not in (one.folder / "articles/people.md").read_text("utf-8")
    assert "老年缺数，有关文字从略。" in (one.folder / "edition.yaml").read_text("utf-8")


def test_one_cause_is_said_once(tmp_path: Path) -> None:
    kit = Path(shutil.copytree(KIT, tmp_path / "kit"))
    homes = kit / "articles/homes.md"
    homes.write_text(homes.read_text("utf-8") + "\n{{ nowhere }}人。\n", "utf-8")
    console = Console(file=io.StringIO(), width=200)
    _show(merge(kit, None, tmp_path / "out"), console, CHINESE)
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert shown.count("nowhere") == 1
    assert "3 行都有" in shown


def test_the_report_begins_with_how_many_rows_are_what(merged: MergeReport) -> None:
    console = Console(file=io.StringIO(), width=200)
    _show(merged, console, CHINESE)
    assert isinstance(console.file, io.StringIO)
    told = "表有 9 行：6 个单位，合计 1 行，无名 1 行，键重复 1 行，字库缺字 0 行；"
    assert f"{told}缺数或不是数 3 格，数值可疑 2 格" in console.file.getvalue()


def test_a_rate_is_a_change(tmp_path: Path) -> None:
    kit = Path(shutil.copytree(KIT, tmp_path / "kit"))
    table = kit / "data/units.csv"
    head, *rows = table.read_text("utf-8").split()
    rates = ("5.12", "-0.7", "0", "3")
    joined = [f"{row},{rate}" for row, rate in zip(rows, rates, strict=True)]
    table.write_text("\n".join([f"{head},工业增速（%）", *joined]) + "\n", "utf-8")
    with (kit / "kit.yaml").open("a", encoding="utf-8") as file:
        file.write("")
    text = (kit / "kit.yaml").read_text("utf-8")
    column = "columns:\n  grow: {column: 工业增速, parent: none}"
    (kit / "kit.yaml").write_text(text.replace("columns:", column), "utf-8")
    homes = kit / "articles/homes.md"
    homes.write_text(homes.read_text("utf-8") + "\n工业比上年{{ grow | 增减(1) }}。\n", "utf-8")
    made = merge(kit, None, tmp_path / "out")
    found = [
        (row.folder / "articles/homes.md").read_text("utf-8").split()[-1]
        for row in made.rows
        if row.folder
    ]
    assert found == ["工业比上年增长5.1%。", "工业比上年下降0.7%。", "工业比上年持平。"]


def test_a_clause_goes_before_its_sentence_and_blocks_stay_whole() -> None:
    source = "人口{{ a }}，{{ b }}，比去年多。面积{{ b }}大。{% if a %}好。真好。{% endif %}完。"
    assert sentences(source) == [
        "人口{{ a }}，{{ b }}，比去年多。",
        "面积{{ b }}大。",
        "{% if a %}好。真好。{% endif %}完。",
    ]
    skipped = Skipped()

    def fill(part: str) -> str | TemplateFault:
        if "{{ b }}" in part:
            return TemplateFault("empty", Message("fill.no-parent", {"name": "b"}))
        return part.replace("{{ a }}", "三").replace("{% if a %}", "").replace("{% endif %}", "")

    made = shortened(source, fill, lambda fault: fault.kind == "empty", skipped)
    assert made == "人口三，比去年多。好。真好。完。"
    assert list(skipped.figures) == [("fill.no-parent", "b")]


def test_characters_of_all_rows_are_looked_for_before_any_edition_is_made(tmp_path: Path) -> None:
    """A rare character that a rare face has is printed, one that none has refuses its row."""
    rows = "9904,东\U00030000县,东岭镇,12.5,12.1,15,61.5,4.2,93\n"
    rows += "9905,西𬴊县,西关镇,20.1,20,15.5,55,7,90\n"
    report = dirty(tmp_path, rows)
    assert [(line, words) for line, words in told(report) if "字库" in words] == [
        (6, "东\U00030000县的“名称”有字库里没有的“\U00030000”（U+30000），不出版")
    ]
    assert "9904" not in [row.key for row in report.rows]
    assert "9905" in [row.key for row in report.rows if row.ok]


def test_a_value_far_from_all_others_and_a_name_that_stands_twice(tmp_path: Path) -> None:
    names = ("东岭县", "西关县", "河湾县", "石桥县", "柳林县", "东岭县")
    ages = ("12.5", "11.5", "1650", "14.5", "15", "15.5")
    rows = "".join(
        f"99{10 + i},{name},城关镇,12.5,12.1,15,61.5,{homes},90\n"
        for i, (name, homes) in enumerate(zip(names, ages, strict=True))
    )
    found = [words for _, words in told(dirty(tmp_path, rows))]
    assert "河湾县的“户数”是 1650，与其余各行" in " ".join(found)
    assert "“东岭县”在第 6 行已有，是两个单位同名，还是一个单位写了两次" in found
