"""Wide tables of a story are read in its order, and behind the words that announce them."""

from __future__ import annotations

import pytest

from content.model import BodyItem, Cell, Paragraph, Table
from layout.plan.elements import Element
from layout.plan.pages.sequence import reads_in_order
from layout.plan.pages.settle import Segment, Spot
from layout.plan.shapes.pouring import Copy
from layout.plan.sources import Story
from tests.plan import samples

WORDS, LEADS = Paragraph(text="全县已完成春浇。"), Paragraph(text="现将安排公告如下：")


def table(name: str) -> Table:
    return Table(id=name, columns=1, rows=((Cell(text="灌区", column=0),),))


def story(*body: BodyItem, free: str) -> Story:
    """Return a story some of whose tables stand free, by their names."""
    elements = tuple(Element(i) for i in body if isinstance(i, Table) and i.id in free)
    return Story("a", samples.article(body=body), body, elements)


def read(source: Story, spots: list[Spot], runs: list[Segment], lines: int = 4) -> bool:
    """Tell whether it is in order where each item in the columns has so many lines."""
    free = [one.table for one in source.elements]
    homes = tuple(n for n, item in enumerate(source.body) if item not in free)
    homes += (len(source.body),)  # what stands under all of it: where it goes on, who wrote it
    copy = Copy(20.0, (), (), {}, homes=homes)
    return reads_in_order(source, copy, [lines] * len(homes), runs, spots)


TWO = story(LEADS, table("a"), table("b"), WORDS, free="ab")
#: Beside each other in the second column, over it, right over all columns at the foot.
RIGHT, LEFT_FOOT, ALL_FOOT = (1, 0, 1, 8), (0, 4, 1, 8), (0, 8, 2, 4)


@pytest.mark.parametrize(
    ("one", "two", "good"),
    [
        (LEFT_FOOT, RIGHT, True),
        (RIGHT, LEFT_FOOT, False),
        (RIGHT, ALL_FOOT, True),
        (ALL_FOOT, RIGHT, False),
    ],
)
def test_of_two_tables_the_second_is_not_read_first(
    one: tuple[int, ...], two: tuple[int, ...], good: bool
) -> None:
    spots = [Spot(0, *one), Spot(1, *two)]
    assert read(TWO, spots, [Segment(0, 0, 4), Segment(1, 8, 4)]) == good


@pytest.mark.parametrize(
    ("row", "runs", "good"), [(0, [8], False), (4, [4], True), (3, [3], False)]
)
def test_what_announces_a_table_stands_over_it(row: int, runs: list[int], good: bool) -> None:
    source = story(LEADS, table("a"), WORDS, free="a")
    after = [Segment(0, row and 8, runs[0])]
    assert read(source, [Spot(0, 0, row, 1, 8)], [Segment(0, 0, row), *after]) == good


def test_a_table_follows_those_that_stand_in_the_columns() -> None:
    source = story(WORDS, table("a"), table("b"), WORDS, free="b")
    left, right = Spot(0, 0, 0, 1, 8), Spot(0, 1, 0, 1, 8)
    assert not read(source, [left], [Segment(0, 8, 4), Segment(1, 0, 8)])
    assert read(source, [right], [Segment(0, 0, 8), Segment(1, 8, 4)])
    assert not read(source, [right], [Segment(0, 0, 7), Segment(1, 8, 4)])


def test_copy_that_goes_on_to_the_next_page_is_asked_too() -> None:
    runs, spots = [Segment(0, 0, 4), Segment(1, 8, 4)], [Spot(0, *LEFT_FOOT), Spot(1, *RIGHT)]
    copy = Copy(20.0, (), (), {}, homes=(0, 3, 4))
    assert reads_in_order(TWO, copy, [4], runs, spots)


def test_a_table_may_stand_over_copy_that_does_not_lead_to_it() -> None:
    source = story(WORDS, table("a"), free="a")
    assert read(source, [Spot(0, 0, 0, 1, 8)], [Segment(0, 8, 4)])
