"""What a settled story shows of its shape: columns that elements leave low, air under a drawing."""

from __future__ import annotations

import pytest

from layout.page.units import pt
from layout.plan.heads.choices import head_choices
from layout.plan.heads.strips import Under, strip_cost
from layout.plan.measures import ROW_INSET, Columns, Element
from layout.plan.pages.settle import Spot
from layout.plan.shapes.outline import low_lines_cost, outline_cost, under_head
from layout.plan.shapes.shapes import Frame, Recipe
from layout.plan.sources import Story
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
    under = under_head(measures, source, recipe, COLUMNS, [spot])
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
    shown = outline_cost(measures, source, recipe, width, [], [(0, ROWS)])
    assert shown == 0.0
    low = outline_cost(measures, source, recipe, width, [], [(0, 5), (1, 5)])
    assert low > WEIGHTS.stories.low_fault_cost
