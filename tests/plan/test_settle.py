"""Settling: spots and segments tile the body, text reads on around every element."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from content.model import ArticleKind, Paragraph, Picture, PullQuote
from layout.plan.elements import Element
from layout.plan.measures import Measures
from layout.plan.pages.settle import Settled, Spot, quote_spots, settle
from layout.plan.shapes.shapes import Quote, Recipe, Shapes
from layout.plan.shapes.stories import story_shapes
from layout.plan.sources import Story
from layout.plan.weights import WEIGHTS
from tests.plan import samples
from tests.plan.test_column_breaks import broken

#: Stories: characters, pictures, more about the article.
STORIES: dict[str, tuple[int, int]] = {
    "text": (420, 0),
    "short": (130, 0),
    "subhead": (600, 0),
    "quote": (500, 0),
    "box": (300, 0),
    "one picture": (450, 1),
    "two pictures": (700, 2),
    "two in little": (330, 2),
}
#: Shapes of one story that are looked at.
MOST = 45


def story(name: str) -> tuple[Measures, Story]:
    characters, count = STORIES[name]
    pictures: list[Picture] = [samples.photograph(f"p{i}") for i in range(count)]
    article = samples.article(characters=characters, subhead=name == "subhead")
    if name == "quote":
        first = article.body[0]
        assert isinstance(first, Paragraph)
        own = PullQuote(text=first.text.split("。")[0][:32])
        article = article.model_copy(update={"body": (*article.body, own)})
    if name == "box":
        article = article.model_copy(update={"kind": ArticleKind.BOX, "title": "记者手记"})
    measures = samples.measures("tabloid", None, *pictures)
    elements = tuple(Element(p) for p in pictures)
    return measures, Story("a", article, article.body, elements)


@cache
def shapes(name: str) -> tuple[Measures, Shapes]:
    measures, source = story(name)
    return measures, story_shapes(measures, source, measures.grid.rows)


@cache
def ways(name: str) -> tuple[tuple[int, int, Settled], ...]:
    """Return every way to settle some of a story's shapes, with width and height."""
    measures, found = shapes(name)
    keys = [(w, h) for w in sorted(found.table) for h in sorted(found.table[w])]
    step = max(1, len(keys) // MOST)
    return tuple((w, h, way) for w, h in keys[::step] for way in settle(measures, found, w, h))


def every(name: str) -> Iterator[tuple[int, int, Settled, int, int]]:
    """Yield width, height, way, text columns and rows of the body."""
    found = ways(name)
    assert len(found) > 20
    for width, height, way in found:
        recipe = way.recipe
        assert recipe.columns is not None and recipe.frame is not None
        pad = recipe.frame.pad_rows
        yield width, height, way, recipe.columns.count, recipe.body_rows - 2 * pad


def cells(spot: Spot) -> set[tuple[int, int]]:
    return {(spot.column + c, spot.row + r) for c in range(spot.columns) for r in range(spot.rows)}


@pytest.mark.parametrize("name", STORIES)
def test_spots_quote_and_segments_tile_the_body(name: str) -> None:
    for _, height, way, count, rows in every(name):
        assert way.recipe.rows == height
        covered: list[tuple[int, int]] = []
        for spot in (*way.spots, *([way.quote] if way.quote else [])):
            covered += sorted(cells(spot))
        for segment in way.segments:
            covered += [(segment.column, segment.row + r) for r in range(segment.rows)]
        assert len(covered) == len(set(covered)), "nothing overlaps"
        tops = [way.recipe.rise.top(c) if way.recipe.rise else 0 for c in range(count)]
        room = {(c, r) for c in range(count) for r in range(tops[c], rows)}
        assert not set(covered) - room, "nothing stands in the head"
        free = sorted(room - set(covered))
        short = [(c, rows - 1) for c in range(count - len(free), count)]
        assert free == short, "only the last columns may end a line short"


@pytest.mark.parametrize("name", STORIES)
def test_lines_fill_the_segments_in_reading_order(name: str) -> None:
    for _, _, way, _, _ in every(name):
        places = [(s.column, s.row) for s in way.segments]
        assert places == sorted(places)
        assert way.copy is not None
        assert len(way.counts) == len(way.copy.items)
        assert broken(way.copy.items, way.counts, [s.rows for s in way.segments]) == ""
        for item, count in zip(way.copy.items, way.counts, strict=True):
            assert count in dict(item.options)


@pytest.mark.parametrize("name", STORIES)
def test_text_stands_above_or_below_a_wide_element_never_both(name: str) -> None:
    for _, _, way, _, rows in every(name):
        text = {(s.column, s.row + r) for s in way.segments for r in range(s.rows)}
        for spot in way.spots:
            if spot.columns == 1:
                continue
            columns = range(spot.column, spot.column + spot.columns)
            above = any((c, r) in text for c in columns for r in range(spot.row))
            below = any((c, r) in text for c in columns for r in range(spot.row + spot.rows, rows))
            assert not (above and below)


@pytest.mark.parametrize("name", STORIES)
def test_each_element_has_its_recipes_size_and_no_short_text_beside_it(name: str) -> None:
    for _, _, way, _, _ in every(name):
        assert way.recipe.columns is not None
        sizes = sorted((s.element, s.columns, s.rows) for s in way.spots)
        assert sizes == sorted((s.element, s.columns, s.rows) for s in way.recipe.slots)
        if way.spots or way.quote:
            lowest = WEIGHTS.fill.least_lines - 1  # a last column may end a line short
            across = any(s.columns == way.recipe.columns.count for s in way.spots)
            assert all(s.rows >= (1 if across else lowest) for s in way.segments)


@pytest.mark.parametrize("name", STORIES)
def test_ways_come_cheapest_first_and_differ(name: str) -> None:
    measures, found = shapes(name)
    width, height, _ = ways(name)[0]
    settled = settle(measures, found, width, height)
    costs = [way.cost for way in settled]
    assert costs == sorted(costs)
    assert len({(repr(w.recipe), w.spots, w.segments) for w in settled}) == len(settled)
    assert settled[0].cost >= found.best(width)[height] - 1e-6, "the table is optimistic"


def test_quote_stands_inside_a_column() -> None:
    for _, _, way, _, rows in every("quote"):
        if way.recipe.columns is not None and way.recipe.columns.count == 1 and not way.quote:
            continue  # a single narrow column may do without
        assert way.quote is not None and way.recipe.quote is not None
        assert way.quote.columns == 1
        assert way.quote.rows == way.recipe.quote.rows
        assert way.quote.row >= WEIGHTS.fill.least_lines
        assert rows - way.quote.row - way.quote.rows >= WEIGHTS.fill.least_lines


def test_both_sides_are_offered_for_a_picture() -> None:
    columns = {spot.column for _, _, way, _, _ in every("one picture") for spot in way.spots}
    rows = {spot.row > 0 for _, _, way, _, _ in every("one picture") for spot in way.spots}
    assert 0 in columns and len(columns) > 1
    assert rows == {True, False}


def test_shape_that_does_not_exist() -> None:
    measures, found = shapes("text")
    assert settle(measures, found, 1, 1) == ()
    assert settle(measures, found, 99, 30) == ()


@pytest.mark.parametrize("name", STORIES)
def test_costs_of_a_recipe_add_up(name: str) -> None:
    for _, _, way, _, _ in every(name):
        assert way.recipe.cost == pytest.approx(sum(cost for _, cost in way.recipe.costs))


@pytest.mark.parametrize(
    ("count", "order"), [(1, [0]), (2, [1, 0]), (3, [1, 2, 0]), (4, [2, 1, 3, 0])]
)
def test_a_quote_is_tried_from_the_middle_outwards_the_right_column_first(
    count: int, order: list[int]
) -> None:
    recipe = Recipe(0.0, 40, quote=Quote("慢线", 6))
    columns = [spot.column for spot, _ in quote_spots(recipe, (), count, 40, WEIGHTS) if spot]
    assert list(dict.fromkeys(columns)) == order
