"""A table that is the main matter of short copy stands free, unless the copy leads right to it."""

from __future__ import annotations

import pytest

from content.model import Article, BodyItem, Cell, Paragraph, Subhead, Table
from fonts.setting.lines import Line
from fonts.setting.styles import STYLES
from layout.plan.copy.tables.main import with_main_tables
from layout.plan.copy.tables.setting import MainTable, SetCell, _lines, stands_free
from layout.plan.elements import Element
from layout.plan.shapes.stories import frames
from layout.plan.weights import WEIGHTS
from tests.plan import samples

TABLE = Table(columns=2, rows=((Cell(text="灌区", column=0), Cell(text="4.5", column=1)),))
LEADS = Paragraph(text="现通告如下：")
WORDS = Paragraph(text="全县已完成春浇面积。" * 10)


def freed(*body: BodyItem, **more: object) -> list[bool]:
    """Return of each table of an article with this body whether it stands free."""
    article: Article = samples.article(body=body).model_copy(update=more)
    (found,) = with_main_tables(samples.press(article), WEIGHTS.kinds).articles
    assert [item.text for item in found.body] == [item.text for item in body]
    return [stands_free(item, WEIGHTS.kinds) for item in found.body if isinstance(item, Table)]


@pytest.mark.parametrize(
    ("body", "free"),
    [
        ((WORDS, TABLE, WORDS), [True]),
        ((TABLE, WORDS), [True]),
        ((WORDS, Paragraph(text="现通告如下："), TABLE), [False]),
        ((WORDS, Subhead(text="数说"), TABLE, WORDS), [False]),
        ((WORDS, TABLE, WORDS, TABLE), [False, False]),
        ((*[WORDS] * 7, TABLE), [False]),
    ],
)
def test_the_one_table_of_short_copy_stands_free(
    body: tuple[BodyItem, ...], free: list[bool]
) -> None:
    assert freed(*body) == free


def test_of_two_tables_both_stand_free_where_one_does() -> None:
    wide = Table(columns=6, rows=(tuple(Cell(text="河口镇", column=n) for n in range(6)),))
    assert freed(LEADS, TABLE, wide, WORDS) == [True, True]
    assert freed(WORDS, TABLE, wide, pictures=(samples.photograph(),)) == [False, True]
    assert freed(WORDS, TABLE, TABLE, wide) == [False, False, True]


def test_where_pictures_or_charts_are_it_stays_in_the_copy() -> None:
    assert freed(WORDS, TABLE, pictures=(samples.photograph(),)) == [False]


def test_it_is_the_same_table() -> None:
    article = samples.article(body=(WORDS, TABLE))
    (found,) = with_main_tables(samples.press(article), WEIGHTS.kinds).articles
    assert isinstance(found.body[1], MainTable)
    assert found.body[1].model_dump() == TABLE.model_dump()


@pytest.mark.parametrize(("characters", "whole"), [(40, True), (120, False)])
def test_a_line_of_copy_under_a_wide_table_is_as_broad_as_it(characters: int, whole: bool) -> None:
    """In columns it would fill none, and the table would stand apart from its head."""
    note = Paragraph(text="价" * characters)
    table = MainTable.model_validate(TABLE.model_dump())
    measures, article = samples.measures(), samples.article(body=(table, note))
    story = samples.story("a", article, body=article.body, elements=(Element(table),))
    found = frames(measures, story, measures.grid.columns)
    assert any(frame.columns.count == 1 for frame in found) is whole


@pytest.mark.parametrize(
    ("rows", "high"),
    [
        ([[(1, 1)], [(2, 1)], [(0, 1)]], [1, 2, 1]),  # an empty row is a line high
        ([[(5, 2), (1, 1)], [(1, 1)], [(1, 1)]], [1, 4, 1]),  # its last row, no other, is higher
        ([[(5, 3), (2, 1)], [(1, 1)], [(1, 1)]], [2, 1, 2]),
        ([[(3, 2), (2, 1)], [(1, 1)], [(1, 1)]], [2, 1, 1]),
        ([[(1, 1)], [(9, 2)]], [1, 1]),  # more rows than there are
    ],
)
def test_a_merged_cell_makes_the_last_of_its_rows_higher(
    rows: list[list[tuple[int, int]]], high: list[int]
) -> None:
    line = (0.0, Line((), 0.0, 0.0, 0.0, True))
    cells = [
        [
            SetCell(Cell(text="甲", column=0, down=down), STYLES.body, 9.0, (line,) * count, "")
            for count, down in row
        ]
        for row in rows
    ]
    assert _lines(cells) == high
