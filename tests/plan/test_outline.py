"""What a settled story shows of its shape: columns that elements leave low, air under a drawing."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from content.model import BodyItem, Paragraph, Subhead
from layout.page.units import pt
from layout.plan.elements import Element
from layout.plan.heads.choices import head_choices
from layout.plan.heads.strips import TEXT_AIR, Under, strip_cost
from layout.plan.measures import ROW_INSET, Measures
from layout.plan.pages.settle import Spot
from layout.plan.shapes.outline import low_lines_cost, outline_cost, under_head
from layout.plan.shapes.pouring import Copy, measure_copy
from layout.plan.shapes.shapes import Frame, Recipe
from layout.plan.sources import Story
from layout.plan.text_columns import Columns
from layout.plan.weights import WEIGHTS
from tests.plan import samples

COLUMNS = Columns(4, 17, 12.0, 9.0)
ROWS = 24


@pytest.mark.parametrize(
    ("lines", "low"),
    [
        ([(0, 5), (1, 5)], True),
        ([(0, 5), (1, 6)], False),
        ([(0, 3), (0, 3), (1, 5)], False),
        ([(2, 4)], False),
        ([], False),
    ],
)
def test_columns_are_low_by_the_lines_that_elements_leave(
    lines: list[tuple[int, int]], low: bool
) -> None:
    """A column parted by a picture is one; a single column is no ribbon, however low."""
    assert (low_lines_cost(lines, WEIGHTS.stories) > WEIGHTS.stories.low_fault_cost) is low


def copy_of(measures: Measures, source: Story, measure: int = 17) -> Copy:
    """Return a story's copy at a measure in em."""
    return measure_copy(measures, source, measures.styles.body, measure)


def story(spot: Spot) -> tuple[Story, Recipe]:
    """Return a story of a drawing at a place, and how it is set."""
    article = samples.article("a", 600, title="赶集")
    source = Story("a", article, article.body, (Element(samples.photograph("p")),))
    head = head_choices(samples.measures(), article, COLUMNS.span(4))[0]
    frame = Frame(COLUMNS, 0.0, 0, False)
    return source, Recipe(0.0, ROWS + head.rows, head=head, columns=COLUMNS, frame=frame)


@pytest.mark.parametrize(
    ("spot", "lowered"),
    [
        (Spot(0, 1, 0, 3, ROWS), (1, 2, 3)),
        (Spot(0, 0, 0, 2, ROWS), (0, 1)),
        (Spot(0, 1, 0, 3, 10), ()),
        (Spot(0, 1, 9, 3, 15), ()),
    ],
)
def test_a_drawing_down_to_the_foot_leaves_air_under_the_head(
    spot: Spot, lowered: tuple[int, ...]
) -> None:
    """One that ends above the foot stands right under the head."""
    source, recipe = story(spot)
    measures = samples.measures("broadsheet", None, samples.photograph("p"))
    under = under_head(measures, source, recipe, copy_of(measures, source), [spot])
    inset = ROW_INSET * measures.grid.leading
    high = ROWS * measures.grid.leading - 2 * inset
    spare = measures.spare(source.elements[0], COLUMNS.span(spot.columns), high)
    found = tuple(number for number, (_, air) in enumerate(under) if air == inset + spare)
    assert found == lowered


def test_such_air_makes_a_strip_of_what_was_none() -> None:
    source, recipe = story(Spot(0, 1, 0, 3, ROWS))
    measures = samples.measures("broadsheet", None, samples.photograph("p"))
    width = COLUMNS.span(4)
    assert recipe.head is not None
    air: list[Under] = [(0.0, 1.0), (COLUMNS.x(1), pt(40))]
    assert strip_cost(measures, recipe.head, width, air) > strip_cost(measures, recipe.head, width)
    copy = copy_of(measures, source)
    shown = outline_cost(measures, source, recipe, width, copy, [], [(0, ROWS)])
    assert shown == 0.0
    low = outline_cost(measures, source, recipe, width, copy, [], [(0, 5), (1, 5)])
    assert low > WEIGHTS.stories.low_fault_cost


def opened(*levels: int) -> Story:
    """Return a story whose copy begins with sub-heads of these levels."""
    heads = (Subhead(text="康复服务", level=level) for level in levels)
    body: tuple[BodyItem, ...] = (*heads, *samples.article("a", 200).body)
    article = samples.article("a", 0, title="去年工作").model_copy(update={"body": body})
    return Story("a", article, body)


@pytest.mark.parametrize("levels", [(), (1,), (1, 2)])
def test_sub_heads_right_under_a_head_leave_the_white_beside_it_go_on(
    levels: tuple[int, ...],
) -> None:
    """In one column they are as short as it is; of columns abreast the others have text."""
    measures, source = samples.measures(), opened(*levels)
    one = Columns(1, 23, 0.0, 9.0)
    head = head_choices(measures, source.article, one.span(1))[0]
    recipe = Recipe(0.0, ROWS, head=head, columns=one, frame=Frame(one, 0.0, 0, False))
    copy = copy_of(measures, source, 23)
    under = under_head(measures, source, recipe, copy, [])
    rows = sum(piece.step for piece, item in zip(copy.pieces, copy.items, strict=True) if item.head)
    assert [air > 2 * TEXT_AIR * measures.grid.leading for _, air in under[1:]] == [True] * (
        len(levels) > 0
    )
    for start, air in under[1:]:
        assert start < one.span(1) / 2
        assert air == pytest.approx((rows + TEXT_AIR) * measures.grid.leading)
    beside = Spot(0, 0, 0, 1, 8)
    assert len(under_head(measures, source, recipe, copy, [beside])) == 1, "the picture is there"
    two = replace(recipe, columns=COLUMNS)
    assert len(under_head(measures, source, two, copy, [])) == COLUMNS.count


def test_a_rule_behind_sub_heads_fills_their_line() -> None:
    source = opened(1, 2)
    one = Columns(1, 23, 0.0, 9.0)
    forms: dict[Literal["plain", "bar", "ground", "line"], int]
    forms = {"bar": 2, "plain": 2, "line": 1, "ground": 1}
    for form, parts in forms.items():
        measures = samples.measures()
        styles = measures.styles
        dressed = replace(styles, dress=replace(styles.dress, subhead=form))
        measures = replace(measures, grid=replace(measures.grid, styles=dressed))
        recipe = Recipe(0.0, ROWS, columns=one, frame=Frame(one, 0.0, 0, False))
        copy = copy_of(measures, source, 23)
        assert len(under_head(measures, source, recipe, copy, [])) == parts


def test_a_question_stands_over_its_answer() -> None:
    """No column ends behind it, nor in it, as behind a sub-head; a paragraph of bold may."""
    asks, long = "记者：路什么时候修通？", "记者：" + "说来话长，" * 12
    body = tuple(Paragraph(text=text, bold=len(text)) for text in (asks, long))
    article = samples.article("a", body=(*body, Paragraph(text="年底。" * 40, bold=2)))
    copy = copy_of(samples.measures(), Story("a", article, article.body))
    assert [item.head for item in copy.items] == [True, False, False]
