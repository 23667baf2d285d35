"""Rows of places within a story: elements, quotes, and how many ways are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unittest.mock import patch

from layout.plan.elements import Element
from layout.plan.measures import Measures
from layout.plan.pages.settle import Settled, placings, quote_spots, settle
from layout.plan.shapes.shapes import Quote, Recipe, Shapes, Slot
from layout.plan.shapes.stories import story_shapes
from layout.plan.sources import Source, Story
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.weighing import between, row

ROWS = 30


def places(weights: Weights, *slots: Slot, count: int = 4, overlap: int = 0) -> dict[str, float]:
    """Return the places of elements in columns (column,row of each), with their costs."""
    recipe = Recipe(0.0, ROWS, slots=slots, overlap=overlap)
    return {
        " ".join(f"{spot.column},{spot.row}" for spot in spots): cost
        for spots, cost in placings(recipe, count, ROWS, weights.settle)
    }


ONE = Slot(0, 1, 10)
WIDE = Slot(0, 4, 10)
PAIR = (Slot(0, 2, 8), Slot(1, 2, 12))


@row("settle.left_cost")
def a_picture_at_the_left(weights: Weights) -> object:
    """Dearer than one picture right under another (0.2), cheaper than at the foot (0.4)."""
    return between(0.2, places(weights, ONE)["0,0"], 0.4)


@row("settle.middle_cost")
def a_picture_in_the_middle(weights: Weights) -> object:
    """Dearer than at the left (0.3), cheaper than crossed with another (0.5)."""
    return between(0.3, places(weights, ONE)["1,0"], 0.5)


@row("settle.foot_cost")
def a_picture_at_the_foot(weights: Weights) -> object:
    """Dearer than at the left (0.3), cheaper than crossed with another (0.5)."""
    return between(0.3, places(weights, ONE)["3,20"], 0.5)


@row("settle.across_foot_cost")
def a_picture_over_all_columns_at_the_foot(weights: Weights) -> object:
    """Dearer than two pictures at the foot (0.8), cheaper than a row of white (1.3)."""
    return between(0.8, places(weights, WIDE)["0,20"], 1.3)


@row("settle.pair_share")
def two_pictures_at_left_and_right_are_half_as_dear(weights: Weights) -> object:
    return between(0.1, places(weights, *PAIR)["0,0 2,18"], 0.2)


@row("settle.under_cost")
def one_picture_right_under_another(weights: Weights) -> object:
    """Dearer than at top and foot (0), cheaper than a picture at the left (0.3)."""
    return between(0.1, places(weights, *PAIR, count=2, overlap=2)["0,0 0,8"], 0.3)


@row("settle.crossed_cost")
def the_second_picture_over_the_first(weights: Weights) -> object:
    """Dearer than a picture in the middle (0.4), cheaper than both at the top (0.6)."""
    return between(0.4, places(weights, *PAIR, count=2, overlap=2)["0,22 0,0"], 0.6)


@row("settle.both_foot_cost")
def both_pictures_at_the_foot(weights: Weights) -> object:
    """Dearer than both at the top (0.6), cheaper than two stories side by side (0.9)."""
    return between(0.6, places(weights, *PAIR, count=2, overlap=2)["0,10 0,18"], 0.9)


@row("settle.both_top_cost")
def both_pictures_at_the_top(weights: Weights) -> object:
    """Dearer than crossed (0.5), cheaper than both at the foot (0.8); half for left and right."""
    found = places(weights, *PAIR)
    return between(0.5, found["0,0 2,0"] - found["0,0 2,18"], 0.8)


@row("settle.first_foot_cost")
def the_first_picture_at_the_foot(weights: Weights) -> object:
    """Dearer than one right under another (0.2), cheaper than a picture in the middle (0.4)."""
    found = places(weights, *PAIR)
    return between(0.2, found["0,22 2,0"] - found["0,0 2,18"], 0.4)


def quote_places(weights: Weights, count: int) -> list[tuple[int, int, float]]:
    """Return column, row and cost of a quote's places in columns."""
    recipe = Recipe(0.0, ROWS, quote=Quote("慢线", 6))
    found = quote_spots(recipe, (), count, ROWS, weights)
    return [(spot.column, spot.row, round(cost, 2)) for spot, cost in found if spot]


@row(
    "settle.quote_parts",
    [(0, 12, 0.0), (0, 8, 0.15), (0, 16, 0.15)],
    others=((0.25, 0.35, 0.65), (0.5, 0.2, 0.65), (0.5, 0.35, 0.9), (0.5, 0.65, 0.35)),
)
def a_quote_stands_in_the_middle_or_a_little_off(weights: Weights) -> object:
    return quote_places(weights, 1)


@row("settle.quote_column_cost")
def a_quote_two_columns_off_the_middle(weights: Weights) -> object:
    """Dearer than a little high (0.15), cheaper than a picture at the left (0.3)."""
    return between(0.15, max(c for _, r, c in quote_places(weights, 5) if r == 12), 0.3)


# Ways kept


def stubbed(weights: Weights, *recipes: Recipe) -> list[float]:
    """Return the costs of the ways of a shape; a recipe's note says what its ways cost."""

    def ways(
        _: Measures, source: Source, recipe: Recipe, width: int, most: Callable[[], float]
    ) -> Iterator[Settled]:
        for name, cost in recipe.costs:
            assert name == "way"
            yield Settled(cost, recipe)

    shapes = Shapes(samples.story("a"))
    for recipe in recipes:
        shapes.add(2, recipe)
    with patch("layout.plan.pages.settle.story_ways", ways):
        found = settle(samples.measures(weights=weights), shapes.seal(), 2, ROWS)
    return [way.cost for way in found]


@row("settle.ways", 6)
def six_ways_of_a_shape_are_kept(weights: Weights) -> object:
    return len(stubbed(weights, Recipe(0.0, ROWS, tuple(("way", float(n)) for n in range(20)))))


@row("settle.reach_cost", [0.0, 5.0, 20.0, 20.0, 20.0, 20.0])
def a_recipe_five_dearer_is_still_tried_eight_is_not(weights: Weights) -> object:
    first = Recipe(0.0, ROWS, (("way", 0.0), *(("way", 20.0),) * 5))
    return stubbed(
        weights, first, Recipe(5.0, ROWS, (("way", 5.0),)), Recipe(8.0, ROWS, (("way", 8.0),))
    )


@row("slicing.recipes", 8)
def eight_recipes_of_a_shape_are_kept(weights: Weights) -> object:
    photo = samples.photograph("p")
    article = samples.article(characters=500, pictures=(photo,))
    source = Story("a", article, article.body, (Element(photo),))
    measures = samples.measures("tabloid", None, photo, weights=weights)
    heights = story_shapes(measures, source, 40).table[6]
    return max(len(recipes) for recipes in heights.values())
