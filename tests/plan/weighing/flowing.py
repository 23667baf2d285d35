"""Rows of pages that flow: stories that run on, declared white, groups, pixels."""

from __future__ import annotations

from dataclasses import replace
from math import log
from types import SimpleNamespace
from typing import cast
from unittest.mock import patch

import pytest

from content.model import Article, Paragraph
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.units import pt
from layout.plan.copy.column_breaks import Item, open_totals
from layout.plan.copy.groups import Cell, Row, partitions, rows_cost
from layout.plan.copy.uneven import White, break_uneven
from layout.plan.elements import Element
from layout.plan.measures import Measures
from layout.plan.pages import blocks
from layout.plan.pages.airing import aired
from layout.plan.pages.blocks import shows_pictures
from layout.plan.pages.choosing import PagePlan
from layout.plan.pages.flow import Flow, Flowed, Workshop
from layout.plan.pages.order import Order
from layout.plan.pages.slicing import Cuts, Slicer
from layout.plan.pages.trees import GAP, Leaf, Split
from layout.plan.shapes.loose import loosened, part_of_page
from layout.plan.shapes.pouring import Copy
from layout.plan.shapes.shapes import Recipe, Shapes
from layout.plan.sources import Source, Story, elements_of
from layout.plan.trying.draft import Draft
from layout.plan.weights import Weights
from tests.plan import samples, unlike
from tests.plan.weighing import between, row
from tests.plan.weighing.elements import measures

GRID = Grid.of(PROFILES["broadsheet"])
PAGE = GRID.columns * GRID.rows


class Stub:
    """A workshop of blocks that have the shapes they are given."""

    def __init__(self, weights: Weights, shapes: dict[str, dict[int, tuple[int, ...]]]) -> None:
        self.grid, self.weights, self.given = GRID, weights, shapes

    def shapes(self, source: Source) -> Shapes:
        found = Shapes(source)
        for width, heights in self.given.get(source.key, {}).items():
            for height in heights:
                found.add(width, Recipe(0.0, height))
        return found.seal()


def flow(weights: Weights, shapes: dict[str, dict[int, tuple[int, ...]]]) -> Flow:
    return Flow(cast(Workshop, Stub(weights, shapes)))


def sources(*keys: str, article: Article | None = None) -> tuple[Source, ...]:
    own = article or samples.article(characters=900)
    return tuple(Story(key, own, own.body) for key in keys)


@row("copy.short_column_cost")
def a_column_that_ends_a_line_short(weights: Weights) -> object:
    """Dearer than a line more in the title (2.2), cheaper than a story that runs on (10)."""
    copy = Copy(12, (), (), {9: 0.0}, weights.copy.short_column_cost)
    return between(2.6, copy.filling(10, 2), 9.0)


@row("breaks.running_part", [8, 38])
def eight_lines_of_a_story_stand_on_either_page(weights: Weights) -> object:
    items = [Item(((1, 0.0),))] * 45 + [Item(((1, 0.0),))]
    found = open_totals(items, weights.breaks)
    return [min(found), max(found)]


@row("flow.most_blocks", 22)
def twenty_two_blocks_are_looked_at(weights: Weights) -> object:
    keys = [f"s{n}" for n in range(40)]
    own = flow(weights, {key: {1: (2,)} for key in keys})
    return len(own._window(sources(*keys)))


@row("flow.cut_characters", [False, True])
def a_story_of_three_hundred_does_not_run_on(weights: Weights) -> object:
    def story(each: int) -> Story:
        body = (Paragraph(text="字" * each),) * 4
        return Story("a", samples.article(), body)

    return [blocks.may_run_on(story(n), weights.flow.cut_characters) for n in (80, 95)]


def ends(weights: Weights, height: int) -> list[str]:
    """Return the last block's key of every end of a page whose first block is so high."""
    own = flow(weights, {"a": {8: (height,)}, "b": {8: (30,)}, "b/1": {8: (108 - height,)}})
    return [end.parts[-1].source.key for end in own._ends(sources("a", "b"), GRID.rows)]


@row("flow.spare_copy_ratio", True, others=(0.5,))
def more_copy_is_composed_than_a_page_holds(weights: Weights) -> object:
    own = flow(weights, {})
    area = GRID.area.w * GRID.area.h / (GRID.body * GRID.leading)
    return own._capacity > area


@row("flow.full_share", [False, True], others=(0.6, 0.99))
def a_story_runs_on_where_the_page_is_nearly_full(weights: Weights) -> object:
    return ["b/1" in ends(weights, height) for height in (45, 62)]


@row("flow.cut_cost")
def a_story_that_runs_on(weights: Weights) -> object:
    """Dearer than pictures that touch (5), cheaper than a sixth of a page white (18)."""
    own = flow(weights, {"a": {8: (70,)}, "b": {8: (50,)}, "b/1": {8: (38,)}})
    found = own._ends(sources("a", "b"), GRID.rows)
    last = ((end, end.parts[-1].source) for end in found)
    costs = [end.extra for end, story in last if isinstance(story, Story) and story.open_end]
    return between(5.5, costs[0], 18.0)


@row("flow.white_page_cost")
def a_tenth_of_a_page_white(weights: Weights) -> object:
    """Dearer than a head out of rank (8), cheaper than a seam and a wish unheard (16)."""
    return between(8.0, weights.flow.white(0.1), 16.0)


@row("flow.white_square_cost")
def half_a_page_white_and_two_quarters(weights: Weights) -> object:
    """More than in proportion: by more than the format two steps smaller (16), by less than one
    that the copy would fill (40)."""
    own = weights.flow
    return between(16.0, own.white(0.5) - 2 * own.white(0.25), 40.0)


@row("flow.white_cost")
def any_white_at_all(weights: Weights) -> object:
    """Dearer than a row of white in a head (1.3), cheaper than pictures of one width (2.5)."""
    return between(1.3, flow(weights, {})._white(30) - weights.flow.white(30 / GRID.rows), 2.5)


@row("flow.least_white_rows", [False, True])
def two_rows_of_white_look_like_a_mistake(weights: Weights) -> object:
    own = flow(weights, {})
    return [own._white(rows) < float("inf") for rows in (2, 3)]


def inner(weights: Weights, white: int) -> float:
    """Return the cost of a page after which another follows, so many rows white at its foot."""
    shapes: dict[str, dict[int, tuple[int, ...]]] = {
        "a": {8: (GRID.rows - white,)},
        "b": {8: (GRID.rows,)},
    }
    ends = flow(weights, shapes)._ends(sources("a", "b"), GRID.rows)
    return min((end.cost for end in ends if len(end.parts) == 1), default=float("inf"))


@row("flow.inner_white_share", [True, False], others=(0.05, 0.15))
def a_tenth_of_a_page_before_others_may_be_white(weights: Weights) -> object:
    return [inner(weights, round(share * GRID.rows)) < float("inf") for share in (0.09, 0.12)]


@row("flow.inner_white_cost")
def white_where_others_follow(weights: Weights) -> object:
    """Dearer than a fifth of a page white at the end (22), cheaper than four tenths (42)."""
    return between(22.0, inner(weights, 4), 42.0)


@row("flow.loose_page_cost")
def white_inside_the_page(weights: Weights) -> object:
    """Dearer than twice as much at its foot, cheaper than five times as much."""
    one = loosened([(1, 1, 0.0)], 8, 100, weights.flow)
    inside = float(one.costs[8, 50]) - weights.flow.loose_block_cost
    at_foot = 100.0 / 2
    return between(2 * at_foot, inside, 5 * at_foot)


@row("flow.whole_page_mm2", [1.0, True], others=(30_000.0, 160_000.0))
def a_tabloid_is_a_page_and_half_of_it_a_unit(weights: Weights) -> object:
    tabloid, half = (Grid.of(PROFILES[name]) for name in ("tabloid", "half"))
    part = part_of_page(half, weights.flow)
    return [round(part_of_page(tabloid, weights.flow), 2), part < 0.9]


@row("flow.loose_area_share")
def white_inside_half_a_page(weights: Weights) -> object:
    """Cheaper than on a page by a quarter, by no more than a half."""
    part = part_of_page(Grid.of(PROFILES["half"]), weights.flow)
    return between(0.5, part, 0.75)


@row("flow.loose_beside", [(2, 5), (4, 3)])
def white_below_a_block_rather_than_beside_it(weights: Weights) -> object:
    """Dearer than one and a half times as much below it, cheaper than three times as much."""
    unit = weights.flow.loose_page_cost / (4 * 10)
    found = []
    for times in (3.0, 1.5):
        beside, below = (4 - 2) * 5, 4 * (5 - 3)
        full = (4, 3, (times * beside - below) * unit)
        found.append(loosened([(2, 5, 0.0), full], 4, 10, weights.flow).exact(4, 5))
    return found


def compared(weights: Weights, cost: float) -> bool:
    """Tell whether a page of this cost is compared with one that has white inside."""
    made = list[bool]()

    class Made(Flow):
        def pages(self, _: object) -> Flowed:
            made.append(self.loose)
            return Flowed(((cast(PagePlan, SimpleNamespace(cost=cost)),),), (), cost)

    draft = object.__new__(Draft)
    draft.edition, draft._settled_first = samples.press(samples.article()), False
    draft.measures = samples.measures(weights=weights)
    draft.order = cast(Order, SimpleNamespace(parts=[]))
    with patch("layout.plan.trying.draft.Flow", Made):
        draft.flow()
    return True in made


@row("flow.loose_from_cost", [False, True], others=(50.0, 80.0))
def a_page_with_a_ragged_line_is_compared_with_a_row_of_white(weights: Weights) -> object:
    return [compared(weights, cost) for cost in (60.0, 75.0)]


@row("flow.loose_block_cost")
def a_block_with_white_beside_it(weights: Weights) -> object:
    """Dearer than a story that runs on (10), cheaper than a title below its rank's band (14)."""
    one = loosened([(1, 1, 0.0)], 8, 1000, weights.flow)
    return between(10.0, float(one.costs[1, 2]), 14.0)


@row("flow.uneven_characters", [True, False], others=(500, 2000))
def columns_of_short_copy_alone_end_with_white(weights: Weights) -> object:
    own = flow(weights, {})
    own.loose = True
    some = (Story("a", samples.article(characters=count)) for count in (800, 1200))
    whole = (replace(one, body=one.article.body) for one in some)
    return [cast(Story, own._eased(one)).uneven for one in whole]


def eased(weights: Weights, *counts: int, columns: int = 2, rows: int = 20) -> bool:
    """Tell whether paragraphs of so many lines may leave columns of so many rows uneven."""
    own = weights.flow
    white = White(12.0, 2.0, 4.0, own.uneven_rows, own.uneven_share)
    items = [Item(((count, 0.0),)) for count in counts]
    return break_uneven(items, (rows,) * columns, white, weights.breaks) is not None


@row("flow.uneven_rows", [True, False], others=(6, 10))
def eight_rows_of_white_under_a_column(weights: Weights) -> object:
    return [eased(weights, 20, 20 - white) for white in (8, 9)]


@row("flow.uneven_share", [True, False], others=(0.3, 0.9))
def no_column_is_more_white_than_copy(weights: Weights) -> object:
    return [eased(weights, 6, 6 - white, rows=6) for white in (3, 4)]


@row("flow.followed", 3)
def three_ways_to_begin_are_followed(weights: Weights) -> object:
    own = flow(weights, {})
    return own.weights.followed


@row("flow.followed_pages", 4)
def four_pages_are_looked_ahead(weights: Weights) -> object:
    own = flow(weights, {})
    return own.weights.followed_pages


@row("flow.air_most_rows", [2, 2], others=(1, 3))
def two_rows_of_white_stand_over_a_head(weights: Weights) -> object:
    page: Split[None] = Split(True, Leaf(0, 8, 50, None), Leaf(1, 8, 46, None), GAP)
    tree, left = aired(page, sources("a", "b"), 12, weights.flow)
    assert isinstance(tree, Split)
    return [tree.gap - GAP, 12 - left]


@row("flow.thrift_share", [False, True])
def a_page_is_divided_again_for_a_twentieth_of_white(weights: Weights) -> object:
    return [flow(weights, {})._worth_saving(after(share)) > 0 for share in (0.04, 0.06)]


@row("flow.thrift_whole_share", [False, True, False])
def or_for_a_seventh_where_no_story_ran_on(weights: Weights) -> object:
    """A page that the editor wants to begin there takes no copy from the one before."""
    pages = (
        after(0.1, parted=False),
        after(0.2, parted=False),
        after(0.2, parted=False, begins=True),
    )
    return [flow(weights, {})._worth_saving(page) > 0 for page in pages]


def after(share: float, *, parted: bool = True, begins: bool = False) -> Flowed:
    """Return two pages, the second with so much white, over which a story runs."""

    def page(white: int, runs_on: bool) -> PagePlan:
        source = samples.story("a", page_break=begins)
        stand = SimpleNamespace(way=SimpleNamespace(runs_on=runs_on), source=source)
        whites = ((0, 0, GRID.columns, white),)
        return cast(PagePlan, SimpleNamespace(stands=(stand,), whites=whites))

    pages = page(0, runs_on=parted), page(round(share * GRID.rows), runs_on=False)
    return Flowed(tuple((one,) for one in pages), (), 0.0)


@row("flow.told_share", [False, True], others=(0.01, 0.06))
def a_twentieth_of_a_page_white_is_told(weights: Weights) -> object:
    return [share >= weights.flow.told_share for share in (0.02, 0.05)]


@row("slicing.most_steps", 2, others=(0, 1))
def trees_are_drawn_within_limits(weights: Weights) -> object:
    """The first tree is found within the steps allowed; with none there is no tree."""
    steps = weights.slicing.most_steps
    slicer: Slicer[None] = Slicer([[(1, 1, 0.0)]] * 2, 2, 3, Cuts((0.0,), (0.0,), (0.0,)), steps)
    found = slicer.trees(0, 1, 1, lambda block, width, height: (0.0, None))
    return len(list(found)) + (steps > 2)


@row("groups.shown_pictures", [False, True])
def three_pictures_are_what_a_story_shows(weights: Weights) -> object:
    def free(count: int) -> bool:
        own = tuple(unlike.picture(f"p{n}", 1.5) for n in range(count))
        return shows_pictures(samples.article("a", 100, pictures=own), weights)

    return [free(count) for count in (2, 3)]


@row("groups.most_in_row", [(4,), (3, 2)])
def four_pictures_stand_in_a_row(weights: Weights) -> object:
    most = weights.groups.most_in_row
    return [next(iter(partitions(count, most))) for count in (4, 5)]


@row("groups.most_items", [2, 3])
def eight_pictures_are_a_group(weights: Weights) -> object:
    def stand(count: int) -> int:
        own = tuple(unlike.picture(f"p{n}", 1.5) for n in range(count))
        article = samples.article("a", 900, pictures=own)
        return sum(len(elements_of(s)) for s in blocks.sources(samples.press(article), weights))

    return [stand(count) for count in (9, 10)]


@row("groups.crop_cost")
def a_picture_of_a_group_a_quarter_lower(weights: Weights) -> object:
    """Dearer than a chart at the foot (0.4) taken half, cheaper than a row of white (0.7)."""
    cell = Cell(unlike.picture("p", 1.5), 100, 50, 80, 120)
    return between(0.3, Row((cell,), 0).cost(60, weights.groups.crop_cost), 0.7)


@row("groups.row_cost")
def a_row_with_another_number_of_cells(weights: Weights) -> object:
    """Dearer than a chart in the middle (0.4), cheaper than stories side by side (0.9)."""
    return between(0.4, weights.groups.row_cost, 0.9)


@row("groups.hollow_cost")
def a_chart_of_a_group_twice_as_wide_as_it_fills(weights: Weights) -> object:
    """Dearer than pictures that touch (5), cheaper than a story that runs on (10)."""
    return between(5.0, rows_cost((Row((), 0, log(2)),), weights.groups), 10.0)


@row("pictures.whole_white_share", [True, False], others=(0.0, 0.2))
def a_drawing_of_a_group_leaves_hardly_any_white(weights: Weights) -> object:
    one = unlike.picture("p", 1.5)
    own = measures(weights, one)
    own = replace(own, infos={"p": replace(own.infos["p"], vector=True)})
    heights = own.frame_heights(one, 120)
    assert heights is not None
    return [heights[2] > part * heights[1] for part in (1.03, 1.1)]


@row("pictures.whole_white_mm", [True, False], others=(0.0, 9.0))
def a_large_drawing_of_a_group_leaves_no_hole_under_it(weights: Weights) -> object:
    """Over a page's width a twentieth of its height would be 9 mm, with the gap under it a hole."""
    one = unlike.picture("p", 1.5)
    own = measures(weights, one)
    own = replace(own, infos={"p": replace(own.infos["p"], vector=True)})
    heights = own.frame_heights(one, pt(270))
    assert heights is not None
    return [heights[2] - heights[1] > pt(white) for white in (1.0, 5.0)]


def pixels(weights: Weights, width_mm: float, px: int) -> float | None:
    """Return the least cost of a picture so many pixels wide at a width; None: it is too coarse."""
    one = unlike.picture("p", 1.5)
    own = measures(weights, one)
    info = own.infos["p"]
    own = replace(own, infos={"p": replace(info, width_px=px, height_px=px * 2 // 3)})
    found = Measures.range(own, Element(one), width_mm * 72 / 25.4)
    return min(found.costs) if found else None


@row("pictures.least_ppi", [True, False])
def no_picture_of_less_than_a_hundred_pixels_an_inch(weights: Weights) -> object:
    return [pixels(weights, 100, px) is not None for px in (420, 360)]


@row("pictures.good_ppi", [True, False])
def newsprint_shows_no_pixels_from_a_hundred_and_fifty(weights: Weights) -> object:
    fine = pixels(weights, 100, 4500)
    return [pixels(weights, 100, px) == pytest.approx(fine) for px in (600, 570)]


@row("pictures.coarse_cost")
def a_picture_of_a_hundred_pixels_an_inch(weights: Weights) -> object:
    """Dearer than a line more in the title (2.2), cheaper than pictures that touch (5)."""
    fine, coarse = pixels(weights, 100, 4500), pixels(weights, 100, 396)
    assert fine is not None and coarse is not None
    return between(2.2, coarse - fine, 5.0)


@row("pictures.least_step", [True, False])
def a_coarse_picture_is_set_small_rather_than_lost(weights: Weights) -> object:
    return [pixels(weights, width, 60) is not None for width in (44, 47)]


@row("pictures.narrowest_group_mm", [False, True])
def a_picture_of_a_group_may_be_thirty_millimetres_wide(weights: Weights) -> object:
    one = unlike.picture("p", 1.5)
    own = measures(weights, one)
    return [own.frame_heights(one, width * 72 / 25.4) is not None for width in (28, 31)]
