"""Rows of elements within a story's body."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import cast

import numpy as np

from fonts.setting.styles import STYLES
from layout.plan.copy.column_breaks import Item
from layout.plan.elements import Element, Range
from layout.plan.measures import Measures
from layout.plan.shapes.fill import Fill, fill_ways
from layout.plan.shapes.pouring import Copy, measure_copy
from layout.plan.shapes.sizes import share_cost, short_cost, span_cost
from layout.plan.sources import Story
from layout.plan.text_columns import Columns, columns_of
from layout.plan.weights import Weights
from tests.plan import samples, unlike
from tests.plan.test_fill import StubMeasures
from tests.plan.weighing import between, row
from tests.plan.weighing.elements import measures, picture


def copy_of(*lines: int) -> Copy:
    """Return copy that takes any of these numbers of lines."""
    totals = dict.fromkeys(range(lines[0], lines[-1] + 1), 0.0)
    return Copy(12, (), (Item.of(totals),), totals)


def fills(
    weights: Weights, copy: Copy, count: int, ranges: dict[int, Range], limit: int = 40
) -> list[Fill]:
    """Return the ways to fill columns with copy and at most one picture (rows by columns)."""
    columns = Columns(count, 12, 1.5 * 9, 9.0)
    elements = (Element(unlike.picture("p", 1.5)),) if ranges else ()
    stub = StubMeasures({("p", span): size for span, size in ranges.items()}, columns)
    stub.weights = weights
    story = samples.story("a", elements=elements)
    return list(fill_ways(cast(Measures, stub), story, copy, columns, limit))


@row("fill.least_lines", 4)
def text_under_a_picture_is_four_lines_high(weights: Weights) -> object:
    found = fills(weights, copy_of(20, 90), 3, {1: Range(8, (0.0,) * 20)})
    return min(f.rows - f.slots[0].rows for f in found if f.rows > f.slots[0].rows)


@row("fill.under_lines", 1, others=(2, 3))
def a_line_will_do_under_a_picture_over_all_columns(weights: Weights) -> object:
    found = fills(weights, copy_of(2, 90), 2, {2: Range(8, (0.0,) * 20)})
    return min(f.rows - f.slots[0].rows for f in found if f.rows > f.slots[0].rows)


def best_share(weights: Weights, elements: int) -> float:
    """Return the share of the body, in twentieths, that so many elements take at best."""
    shares = np.arange(1, 20) / 20
    return float(shares[share_cost(shares, elements, weights.fill).argmin()])


@row("fill.one_ideal_share", 0.3)
def a_picture_takes_a_third_of_its_story(weights: Weights) -> object:
    return best_share(weights, 1)


@row("fill.two_ideal_share", 0.45)
def two_take_less_than_half(weights: Weights) -> object:
    return best_share(weights, 2)


def leap(weights: Weights, elements: int) -> int:
    """Return the percent of the body from which so many elements cost much more."""
    shares = np.arange(1, 95) / 100
    costs = share_cost(shares, elements, weights.fill)
    return int(np.diff(costs).argmax()) + 2


@row("fill.one_most_share", 67)
def a_picture_takes_no_more_than_two_thirds(weights: Weights) -> object:
    return leap(weights, 1)


@row("fill.two_most_share", 75)
def two_take_no_more_than_three_quarters(weights: Weights) -> object:
    return leap(weights, 2)


@row("fill.photos_ideal_share", 0.6)
def the_pictures_of_a_story_of_pictures_are_most_of_it(weights: Weights) -> object:
    photos = replace(weights, fill=weights.fill.of_photos())
    assert best_share(photos, 1) == best_share(photos, 2)
    return best_share(photos, 2)


@row("fill.photos_most_share", 91)
def a_story_of_pictures_has_some_copy(weights: Weights) -> object:
    photos = replace(weights, fill=weights.fill.of_photos())
    assert leap(photos, 1) == leap(photos, 2)
    return leap(photos, 2)


@row("fill.people_ideal_share", 0.8, others=(0.4, 0.6))
def persons_abreast_are_most_of_their_story(weights: Weights) -> object:
    people = replace(weights, fill=weights.fill.of_people())
    assert best_share(people, 1) == best_share(people, 2)
    return best_share(people, 2)


@row("fill.people_most_share", 93, others=(0.8, 0.9))
def the_copy_may_only_lead_to_persons(weights: Weights) -> object:
    people = replace(weights, fill=weights.fill.of_people())
    assert leap(people, 1) == leap(people, 2)
    return leap(people, 2)


@row("fill.over_cost")
def a_picture_that_takes_a_little_more(weights: Weights) -> object:
    """Dearer than a line more in the title (2.2), cheaper than a loose block (6)."""
    near, over = share_cost(np.array([0.659, 0.661]), 1, weights.fill)
    return between(2.2, float(over - near), 6.0)


@row("fill.over_share_cost")
def a_picture_that_takes_nine_tenths(weights: Weights) -> object:
    """Dearer than a head out of rank (8), cheaper than a third of a page white (35)."""
    return between(18.0, float(share_cost(np.array([0.9]), 1, weights.fill)[0]), 35.0)


@row("fill.ever_share", [True, False], others=(0.9, 0.99))
def a_story_has_words(weights: Weights) -> object:
    return [bool(c < np.inf) for c in share_cost(np.array([0.94, 0.96]), 1, weights.fill)]


@row("fill.more_cost")
def a_picture_of_twice_its_share(weights: Weights) -> object:
    """Dearer than two stories side by side (0.9), cheaper than heads alike side by side (1.6)."""
    return between(0.9, float(share_cost(np.array([0.6]), 1, weights.fill)[0]), 1.6)


@row("fill.less_cost")
def a_picture_of_a_third_of_its_share(weights: Weights) -> object:
    """Dearer than an unlike head side by side (0.7), cheaper than heads alike there (1.6)."""
    return between(0.7, float(share_cost(np.array([0.1]), 1, weights.fill)[0]), 1.6)


@row("fill.widest_mm", 2)
def a_picture_over_some_columns_leaves_the_page_for_others(weights: Weights) -> object:
    one = picture(1.5)
    own = measures(weights, one)
    columns = next(c for c in columns_of(own.grid.width(8), 9.0) if c.count == 4)
    article = samples.article(characters=900)
    source = Story("a", article, article.body, (Element(one),))
    copy = measure_copy(own, source, STYLES.body, columns.measure)
    found_ways = fill_ways(own, source, copy, columns, 100)
    return max((f.slots[0].columns for f in found_ways if f.slots[0].columns < 4), default=0)


@row("fill.across_cost")
def a_picture_over_every_column(weights: Weights) -> object:
    """Dearer than an unlike head side by side (0.7), cheaper than a further row of white (1.3)."""
    return between(0.7, span_cost(4, 4, weights.fill), 1.3)


@row("fill.across_columns", (False, True))
def from_four_columns_on_a_block_is_wide(weights: Weights) -> object:
    return tuple(span_cost(n, n, weights.fill) > 0 for n in (3, 4))


@row("fill.short_lines", [4, 5])
def five_lines_under_a_picture_are_short(weights: Weights) -> object:
    lines = np.arange(4, 12)
    return [int(n) for n in lines[short_cost(lines, weights.fill) > 0]]


@row("fill.short_cost")
def four_lines_under_a_picture(weights: Weights) -> object:
    """Dearer than a further row of white (1.3), cheaper than a line more in the title (2.2)."""
    return between(1.3, float(short_cost(np.array([4]), weights.fill)[0]), 2.2)


@row("fill.kept", 2)
def two_sizes_of_a_picture_are_kept_for_each_height(weights: Weights) -> object:
    found = fills(weights, copy_of(20, 90), 3, {1: Range(8, (0.0,) * 20)})
    return max(Counter(f.rows for f in found).values())
