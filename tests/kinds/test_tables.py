"""Tables on finished files: real tables for a reader, figures on their point, heads repeated."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from content.model import Cell, Table, printed
from content.source.rules import Rule
from fonts.lengths import pt
from layout.edition.make import OF_SHAPE, Built
from layout.judge.audit import audit
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import read_document
from layout.pdf.tree import elements
from layout.plan.weights import WEIGHTS
from layout.products.download.agreement import disagreements
from layout.products.download.reading import reading
from layout.products.download.singles import single_pages
from tests.kinds import made
from tests.kinds.test_report import web
from tests.placed import same

NAMES = ("tables", "long_tables", "tables_alone")
#: Of these, where everything stands is held.
GOLDEN = ("tables", "tables_alone")


@pytest.fixture(scope="module", params=NAMES)
def built(request: pytest.FixtureRequest) -> Built:
    return made.built(request.param)


def tables(built: Built) -> Iterator[Table]:
    """Yield the tables of an edition in order."""
    for article in built.placed.edition.articles:
        yield from (item for item in article.body if isinstance(item, Table))


def trees(built: Built) -> list[list[list[tuple[str, str, int, int]]]]:
    """Return the tables of the tag tree: rows of cells as tag, scope, columns and rows taken."""
    found = []
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        for table in elements(pdf.Root.StructTreeRoot.K[0]):
            if table.get("/S") != "/Table":
                continue
            rows = []
            for row in elements(table):
                if row.get("/S") == "/TR":
                    cells = []
                    for cell in row.K:
                        own: Any = cell.get("/A", {})
                        cells.append(
                            (
                                str(cell.S)[1:],
                                str(own.get("/Scope", "/"))[1:],
                                int(own.get("/ColSpan", 1)),
                                int(own.get("/RowSpan", 1)),
                            )
                        )
                    rows.append(cells)
            found.append(rows)
    return found


def test_each_page_of_a_finished_file_is_a_file_of_its_own(built: Built) -> None:
    """One with all that a page printed for readers holds: named places, links, bookmarks."""
    pages = single_pages(built.pdf)
    assert len(pages) == len(built.placed.pages)
    for page in pages if len(pages) > 1 else ():
        assert b" 0 0 R" not in page
        with pikepdf.open(io.BytesIO(page)) as pdf:
            assert len(pdf.pages) == 1


def test_nothing_is_found_and_nothing_lost(built: Built) -> None:
    # Two tables alone leave a strip beside a head, or a flat block: shown, and not withheld.
    assert [fault for fault in built.audit.faults if fault.code not in OF_SHAPE] == []
    assert disagreements(built.pdf, built.placed.edition) == ()


@pytest.mark.parametrize("name", GOLDEN)
def test_everything_is_placed_as_before(name: str, renew: bool) -> None:
    same(Path(__file__).with_name("golden") / f"{name}.txt", made.built(name).placed, renew)


def test_the_tag_tree_has_each_table_once_and_whole(built: Built) -> None:
    """Rows and cells, merged ones too, and what each head cell heads."""
    found = sorted(trees(built), key=len)
    want = sorted(tables(built), key=lambda t: len(t.head) + len(t.rows))
    assert len(found) == len(want)
    for rows, table in zip(found, want, strict=True):
        wanted = []
        for index, row in enumerate((*table.head, *table.rows)):
            head = index < len(table.head)
            wanted.append(
                [
                    ("TH", "Column", cell.across, cell.down)
                    if head
                    else ("TH", "Row", cell.across, cell.down)
                    if table.stub and cell.column == 0
                    else ("TD", "", cell.across, cell.down)
                    for cell in row
                ]
            )
        assert rows == wanted


def test_cells_are_read_row_by_row(built: Built) -> None:
    said = Counter(p.text for p in reading(built.pdf) if p.tag in ("TH", "TD"))
    want = Counter(
        cell.text for t in tables(built) for row in (*t.head, *t.rows) for cell in row if cell.text
    )
    assert said == want


def glyph_columns(built: Built) -> dict[tuple[int, int], list[float]]:
    """Return where the decimal points of cells stand: page and tenth of a pt → left edges."""
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    for sheet in read_document(built.pdf).sheets:
        for line in sheet.lines:
            if line.tag == "TD" and line.text.count(".") == 1 and line.text[-1].isdigit():
                at = line.first + line.text.index(".")
                found[sheet.index, round(sheet.glyphs.x[at] / 20)].append(float(sheet.glyphs.x[at]))
    return found


def test_figures_stand_on_their_decimal_point() -> None:
    columns = glyph_columns(made.built("tables"))
    assert sum(map(len, columns.values())) == 3 * 13
    for xs in columns.values():
        assert len(xs) == 13, "three columns of twelve towns and their total"
        assert max(xs) - min(xs) < 0.03 * 8


def test_words_are_no_smaller_than_they_may_be(built: Built) -> None:
    sizes = [
        line.size
        for sheet in read_document(built.pdf).sheets
        for line in sheet.lines
        if line.tag in ("TD", "TH")
    ]
    assert min(sizes) >= WEIGHTS.kinds.table_least_pt - 0.01


def test_rules_are_heavier_over_and_under_a_table(built: Built) -> None:
    for page in built.placed.pages:
        for block in page.blocks:
            for table in block.tables:
                rows = [r for r in table.rows for c in r.cells if c.text.lines]
                assert rows
            weights = Counter(rule.weight for rule in block.rules)
            if block.tables:
                assert weights[0.9] >= 2 and weights[0.5] >= 1 and weights[0.25] > 4
                assert set(weights) <= {0.25, 0.5, 0.9, 1.0, 0.35, 1.6, 1.4, 1.7}


def test_a_head_is_repeated_where_a_table_goes_on_and_read_once() -> None:
    built = made.built("long_tables")
    text = "".join("".join(s.glyphs.text) for s in read_document(built.pdf).sheets)
    said = Counter(p.text for p in reading(built.pdf))
    assert text.count("份数") > 2 and said["份数"] == 1
    assert text.count("牵头单位") == 4 and said["牵头单位"] == 1


def test_merged_rows_stay_together() -> None:
    """第n片区 stands beside its three rows, in one column of one page."""
    built = made.built("long_tables")
    for sheet in read_document(built.pdf).sheets:
        lines = [line for line in sheet.lines if line.tag in ("TH", "TD")]
        for area in (line for line in lines if line.text.endswith("片区") and len(line.text) > 2):
            towns = [
                line
                for line in lines
                if 0 < line.x - area.x < pt(50)
                and abs(line.baseline - area.baseline) < 16
                and line.text in made.TOWNS
            ]
            assert len(towns) == 3
            middle = sorted(line.baseline for line in towns)[1]
            assert area.baseline == pytest.approx(middle, abs=0.5)


def test_parts_of_a_wide_table_follow_each_other() -> None:
    built = made.built("long_tables")
    numbers = [int(p.text) for p in reading(built.pdf) if p.tag == "TH" and p.text.isdigit()]
    assert numbers == list(range(1, 101))


def changed(built: Built, old: str, new: str) -> set[Code]:
    """Return what the audit finds where the edition has another word in a cell."""
    articles = []
    for article in built.placed.edition.articles:
        body = []
        for item in article.body:
            if isinstance(item, Table):
                rows = tuple(
                    tuple(c.model_copy(update={"text": new}) if c.text == old else c for c in row)
                    for row in item.rows
                )
                item = item.model_copy(update={"rows": rows})
            body.append(item)
        articles.append(article.model_copy(update={"body": tuple(body)}))
    other = built.placed.edition.model_copy(update={"articles": tuple(articles)})
    return {f.code for f in audit(built.pdf, built.placed.grid, other, built.placed).faults}


def test_the_audit_reads_every_cell() -> None:
    built = made.built("tables")
    assert changed(built, "344.76", "344.77") == {Code.LOST}
    assert changed(built, "没有这一格", "也没有") == set()


def test_the_audit_sees_rows_that_changed_places() -> None:
    built = made.built("tables")
    edition = built.placed.edition
    story = edition.articles[0]
    at = next(k for k, item in enumerate(story.body) if isinstance(item, Table) and item.title)
    table = story.body[at]
    assert isinstance(table, Table)
    rows = (table.rows[1], table.rows[0], *table.rows[2:])
    body = (*story.body[:at], table.model_copy(update={"rows": rows}), *story.body[at + 1 :])
    other = edition.model_copy(
        update={"articles": (story.model_copy(update={"body": body}), *edition.articles[1:])}
    )
    found = {f.code for f in audit(built.pdf, built.placed.grid, other, built.placed).faults}
    assert found == {Code.MISORDERED}


def test_the_web_page_has_a_real_table() -> None:
    page = web("tables", "article-1-story.html")
    shown = page.xpath("//figure[@class='sheet-table']//table")
    story = made.built("tables").placed.edition.articles[0]
    want = [item for item in story.body if isinstance(item, Table)]
    assert len(shown) == len(want) == 2
    for table, one in zip(want, shown, strict=True):
        cells = [e.text_content() for e in one.xpath(".//th | .//td")]
        assert cells == [c.text for row in (*table.head, *table.rows) for c in row]
        spans = [(int(e.get("colspan", 1)), int(e.get("rowspan", 1))) for e in one.xpath(".//th")]
        heads = [c for row in table.head for c in row] + [
            c for row in table.rows for c in row if c.column == 0
        ]
        assert sorted(spans) == sorted((c.across, c.down) for c in heads)
    assert page.xpath("//figure[@class='sheet-table']/figcaption/p/text()") == list(want[1].notes)


def read(
    body: str, files: dict[str, str] | None = None, **head: object
) -> tuple[list[Table], list[str]]:
    """Return the tables of an article and the rules of its findings about form."""
    root = made.folder({"a": made.article("标题", f"开头一段。\n\n{body}", **head)}, files)
    found = made.read(root)
    assert found.edition is not None
    rules = [f.rule for f in found.findings if f.rule in FORM]
    return [i for i in found.edition.articles[0].body if isinstance(i, Table)], rules


FORM = (
    Rule.BAD_BLOCK,
    Rule.MARKDOWN_UNSUPPORTED,
    Rule.UNKNOWN_REFERENCE,
    Rule.BAD_CSV,
    Rule.UNUSED_FILE,
    Rule.BAD_VALUE,
)


def words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (*table.head, *table.rows)]


def test_a_pipe_table_is_read() -> None:
    (table,), rules = read(
        "| 镇 | 数 \\| 比 | 说明 |\n|:--|--:|:-:|\n| 甲镇 | 1.5 | |\n| 乙镇 | 20 | 多 |"
    )
    assert rules == []
    assert words(table) == [["镇", "数 | 比", "说明"], ["甲镇", "1.5", ""], ["乙镇", "20", "多"]]
    assert table.align == ("left", "right", "center") and len(table.head) == 1


def test_cells_are_merged() -> None:
    (table,), rules = read(
        "| 镇 | 人数 | < |\n| ^ | 男 | 女 |\n|---|---|---|\n| 甲镇 | 1 | 2 |\n| ^ | 3 | < |"
    )
    assert rules == []
    assert table.head[0] == (
        Cell(text="镇", column=0, down=2),
        Cell(text="人数", column=1, across=2),
    )
    assert table.rows[0][0] == Cell(text="甲镇", column=0, down=2)
    assert table.rows[1] == (Cell(text="3", column=1, across=2),)


def test_merged_cells_that_make_no_rectangle_are_found_and_nothing_is_lost() -> None:
    (table,), rules = read("| 甲 | 乙 |\n|---|---|\n| 一 | < |\n| ^ | 二 |")
    assert rules == [Rule.BAD_BLOCK]
    assert words(table) == [["甲", "乙"], ["一", ""], ["", "二"]]


@pytest.mark.parametrize("mark", ["<", "^"])
def test_a_mark_without_a_neighbour_is_found(mark: str) -> None:
    _, rules = read(f"| {mark} | 乙 |\n|---|---|\n| 一 | 二 |")
    assert rules == [Rule.BAD_BLOCK]


def test_a_block_has_title_unit_and_notes() -> None:
    (table,), rules = read(
        ":::表 全县账本\n单位：万元\n| 镇 | 数 |\n|---|---|\n| 甲 | 1 |\n"
        "注：含预备费。\n资料来源：县财政局\n:::"
    )
    assert rules == []
    assert (table.title, table.unit) == ("全县账本", "单位：万元")
    assert table.notes == ("注：含预备费。", "资料来源：县财政局")
    assert printed(table) == (
        "全县账本",
        "单位：万元",
        "镇",
        "数",
        "甲",
        "1",
        "注：含预备费。",
        "资料来源：县财政局",
    )


def test_a_file_is_read_at_its_place_and_behind_the_text() -> None:
    files = {
        "tables/a.csv": "镇,数\n甲,1\n",
        "tables/b.yaml": "title: 乙表\nhead: 2\n"
        "rows:\n- [镇, 数, <]\n- [^, 上, 下]\n- [甲, 1, 2]\n",
    }
    found, rules = read(":::表 a\n:::\n\n末尾一段。", files, tables="b")
    assert rules == []
    assert [table.id for table in found] == ["a", "b"]
    assert found[1].title == "乙表" and len(found[1].head) == 2
    assert found[0].file == "tables/a.csv"


BAD: tuple[tuple[str, dict[str, str], list[Rule]], ...] = (
    (":::表 没有这个文件\n:::", {}, [Rule.UNKNOWN_REFERENCE]),
    (":::表 甲\n一句话\n| 镇 | 数 |\n|---|---|\n| 甲 | 1 |\n:::", {}, [Rule.BAD_BLOCK]),
    ("| 只有一行 |", {}, [Rule.MARKDOWN_UNSUPPORTED]),
    ("一段。", {"tables/a.csv": "镇,数\n甲,1\n"}, [Rule.UNUSED_FILE]),
    (":::表 a\n:::", {"tables/a.csv": 'x,"y\n'}, [Rule.BAD_CSV]),
    (":::表 a\n:::", {"tables/a.csv": "\n"}, [Rule.BAD_BLOCK]),
)


@pytest.mark.parametrize(("body", "files", "rules"), BAD)
def test_what_is_no_table_is_found(body: str, files: dict[str, str], rules: list[Rule]) -> None:
    assert read(body, files)[1] == rules
