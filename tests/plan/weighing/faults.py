"""Rows of the faults that show only on a whole page."""

from __future__ import annotations

from dataclasses import replace

from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.plan.elements import Element
from layout.plan.pages.faults import Stand, page_faults, pair_faults
from layout.plan.pages.settle import Spot
from layout.plan.sources import FreeElement, Story, elements_of
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.test_faults import free, story
from tests.plan.weighing import between, row

GRID = Grid.of(PROFILES["tabloid"])
HALF = GRID.columns // 2


def pair(weights: Weights, one: Stand, two: Stand) -> float:
    """Return what the faults between two blocks cost."""
    return sum(fault.cost for fault in pair_faults(one, two, weights.faults))


def page(weights: Weights, *stands: Stand) -> dict[str, float]:
    """Return the faults of a page of 8 × 100, each with its cost."""
    found = page_faults(stands, 8, 100, weights.faults)
    return {fault.name.split(" ")[0]: fault.cost for fault in found}


def two(size: float, rank: int = 2) -> tuple[Stand, Stand]:
    """Return two stories side by side, the first with a title of 20 pt."""
    return story("a", (0, 0, 4, 20), 20.0), story("b", (4, 0, 4, 20), size, rank=rank)


@row("faults.heads_alike_cost")
def heads_of_like_size_side_by_side(weights: Weights) -> object:
    """Dearer than a row of white (1.3), cheaper than a second line of a title (2.2)."""
    return between(1.3, pair(weights, *two(20.0)), 2.2)


@row("faults.heads_meet_cost")
def heads_of_unlike_size_side_by_side(weights: Weights) -> object:
    """Dearer than a picture at the foot (0.4), cheaper than two stories side by side (0.9)."""
    return between(0.4, pair(weights, *two(14.0, rank=3)), 0.9)


@row("faults.alike_ratio", [True, False])
def a_step_of_the_scale_makes_heads_unlike(weights: Weights) -> object:
    alike = pair(weights, *two(20.0))
    return [pair(weights, *two(size)) == alike for size in (18.0, 17.0)]


@row("faults.hierarchy_cost")
def a_short_story_with_the_larger_head(weights: Weights) -> object:
    """Dearer than pictures that touch (5), cheaper than a title below its rank's band (14)."""
    one, other = story("a", (0, 0, 4, 20), 20.0), story("b", (4, 30, 4, 20), 28.0, rank=3)
    return between(5.0, pair(weights, one, other), 14.0)


def shown(name: str, column: int, row: int, spot: tuple[int, int, int, int]) -> Stand:
    """Return a story of 4 × 40 with a picture in its four text columns (column, row, w, h)."""
    spots = (Spot(0, spot[0], spot[1], spot[2], spot[3]),)
    made = story(name, (column, row, 4, 40), 20.0 if row else 30.0, spots, count=4)
    elements = elements_of(made.source)
    return (
        made
        if row
        else Stand(
            Story(name, samples.article(name, 100, rank=1), elements=elements),
            made.column,
            made.row,
            made.width,
            made.height,
            made.way,
        )
    )


def touching(weights: Weights, one: Stand, two: Stand) -> float:
    """Return what it costs that elements touch."""
    found = pair_faults(one, two, weights.faults)
    return sum(fault.cost for fault in found if fault.name == "elements touch")


@row("faults.pictures_touch_cost")
def pictures_of_two_stories_that_touch(weights: Weights) -> object:
    """Dearer than all pictures on one side (4), cheaper than ranks upset (8)."""
    one, two = shown("a", 0, 0, (2, 0, 2, 10)), shown("b", 4, 0, (0, 0, 2, 10))
    return between(4.0, touching(weights, one, two), 8.0)


@row("faults.elements_touch_cost")
def a_picture_that_touches_a_chart(weights: Weights) -> object:
    """Dearer than heads alike side by side (1.6), cheaper than pictures that touch (5)."""
    chart = free("c", (4, 0, 4, 40), "band")
    figure = samples.edition("small").articles[0].figures[0]
    chart = Stand(FreeElement("c", samples.bare(), Element(figure)), 4, 0, 4, 40, chart.way)
    return between(1.4, touching(weights, shown("a", 0, 0, (2, 0, 2, 30)), chart), 3.0)


@row("faults.touch_rows", [False, True])
def pictures_level_over_one_row_do_not_touch(weights: Weights) -> object:
    one = shown("a", 0, 0, (2, 0, 2, 10))
    tops = (9, 8)
    return [touching(weights, one, shown("b", 4, 0, (0, top, 2, 10))) > 0 for top in tops]


@row("faults.touch_columns", [True, False], others=(0.01, 0.3))
def pictures_touch_across_a_gutter_only(weights: Weights) -> object:
    one = free("a", (0, 0, 4, 10))
    seen = []
    for off in (0.04, 0.25):
        near = free("b", (4, 0, 4, 10))
        area = near.elements[0]
        moved = type(area)(
            area.left + off,
            *(getattr(area, n) for n in ("top", "right", "foot", "picture", "block")),
        )
        object.__setattr__(near, "elements", (moved,))
        seen.append(touching(weights, one, near) > 0)
    return seen


@row("faults.touch_under_columns", [True, False])
def pictures_touch_under_each_other_where_they_share_width(weights: Weights) -> object:
    one = free("a", (0, 0, 4, 10))
    seen = []
    for shared in (0.25, 0.15):
        under = free("b", (4, 11, 4, 10))
        area = under.elements[0]
        moved = type(area)(
            area.left - shared,
            *(getattr(area, n) for n in ("top", "right", "foot", "picture", "block")),
        )
        object.__setattr__(under, "elements", (moved,))
        seen.append(touching(weights, one, under) > 0)
    return seen


@row("faults.touch_gap_rows", [True, False])
def pictures_two_rows_apart_touch(weights: Weights) -> object:
    one = free("a", (0, 0, 4, 10))
    return [touching(weights, one, free("b", (0, 10 + gap, 4, 10))) > 0 for gap in (2, 3)]


@row("faults.wish_cost")
def two_stories_that_should_stand_side_by_side(weights: Weights) -> object:
    """Dearer than two pages (12) and ranks upset, cheaper than a ragged line (400)."""
    one = story("a", (0, 0, 8, 20))
    wished = samples.story("a", beside_next=True)
    asked = Stand(wished, 0, 0, 8, 20, one.way)
    found = page(weights, asked, story("b", (0, 21, 8, 20)))
    return between(25.0, found["not"], 60.0)


@row("faults.astray_cost")
def a_table_that_stands_over_the_head_of_its_story(weights: Weights) -> object:
    """Dearer than a story that runs on (10), cheaper than a strip (36); at its side: no fault."""
    told, table = samples.story("a"), free("t", (4, 0, 4, 20))
    own = Stand(told, 0, 20, 4, 20, story("a", (0, 20, 4, 20)).way)
    kin = FreeElement("t", told.article, Element(samples.photograph("t")))
    beside, astray = (replace(table, source=kin, row=at) for at in (20, 0))
    assert "astray" not in page(weights, own, beside)
    return between(10.0, page(weights, own, astray)["astray"], 36.0)


def pictures(count: int, column: int = 0) -> list[Stand]:
    """Return pictures that stand free, two columns wide, at one side."""
    return [free(f"p{n}", (column, 30 * n, 2 + n % 2, 10)) for n in range(count)]


@row("faults.sides_fewest", [False, True])
def three_pictures_may_be_on_one_side(weights: Weights) -> object:
    return ["pictures" in page(weights, *pictures(count)) for count in (2, 3)]


@row("faults.sides_share", [True, False])
def pictures_left_of_a_little_over_the_middle_are_at_the_left(weights: Weights) -> object:
    """Pictures whose middles are at 0.5 at most stand at the left; at 0.63 they do not."""
    seen = []
    for column in (3, 4):
        stands = [*pictures(2), free("p", (column, 80, 2, 10))]
        seen.append("pictures" in page(weights, *stands))
    return seen


@row("faults.sides_cost")
def all_pictures_on_one_side(weights: Weights) -> object:
    """Dearer than a picture that touches a chart (2), cheaper than pictures that touch (5)."""
    return between(2.5, page(weights, *pictures(3))["pictures"], 5.0)


def gutter(rows: int) -> list[Stand]:
    """Return stories on both sides of a gutter so many rows long."""
    return [story("a", (0, 0, 4, rows), 28.0), story("b", (4, 0, 4, rows))]


@row("faults.seam_share", [False, True])
def a_gutter_of_two_thirds_of_the_page_is_a_seam(weights: Weights) -> object:
    return ["seam" in page(weights, *gutter(rows)) for rows in (60, 65)]


@row("faults.seam_cost")
def a_gutter_through_the_page(weights: Weights) -> object:
    """Dearer than a picture in the middle (0.4), cheaper than a row of white (1.3)."""
    return between(0.4, page(weights, *gutter(70))["seam"], 1.0)


@row("faults.seam_most_share", [False, True], others=(0.68, 0.77))
def a_gutter_of_three_quarters_is_through(weights: Weights) -> object:
    return [page(weights, *gutter(rows))["seam"] > 5 for rows in (73, 75)]


@row("faults.seam_through_cost")
def a_gutter_through_three_quarters_of_the_page(weights: Weights) -> object:
    """Dearer than a title below its rank's band (14), cheaper than two (28)."""
    return between(14.0, page(weights, *gutter(76))["seam"], 28.0)


@row("faults.rhythm_cost")
def the_same_division_twice(weights: Weights) -> object:
    """Dearer than two stories side by side (0.9), cheaper than a second line (2.2)."""
    stands = [
        story(f"s{column}{row}", (column, row, 4, 20)) for row in (0, 21) for column in (0, 4)
    ]
    return between(0.9, page(weights, *stands)["same"], 2.2)


def widths(weights: Weights, *columns: int) -> bool:
    """Tell whether pictures of these widths, on both sides, are all of one."""
    stands = [free(f"p{n}", (n % 2 * 4, 30 * n, w, 10)) for n, w in enumerate(columns)]
    return "pictures" in page(weights, *stands)


@row("faults.widths_fewest", [False, True])
def three_pictures_may_be_of_one_width(weights: Weights) -> object:
    return [widths(weights, 3, 3), widths(weights, 3, 3, 3)]


@row("faults.widths_columns", [True, False], others=(0.0, 1.2))
def a_column_more_is_another_width(weights: Weights) -> object:
    return [widths(weights, 3, 3, 3), widths(weights, 3, 3, 4)]


@row("faults.widths_cost")
def pictures_all_of_one_width(weights: Weights) -> object:
    """Dearer than a picture that touches a chart (2), cheaper than all on one side (4)."""
    stands = [free(f"p{n}", (n % 2 * 4, 30 * n, 3, 10)) for n in range(3)]
    return between(2.0, page(weights, *stands)["pictures"], 4.0)


def led(weights: Weights, size: int, row: int = 0) -> dict[str, float]:
    """Return the faults of a picture of 3 × so many rows from a row on, beside one of 2 × 10."""
    lead = shown("a", 0, row, (0, 0, 3, size))
    return page(weights, lead, shown("b", 4, 0, (0, 0, 2, 10)))


@row("faults.leading_ratio", [True, False], others=(1.5, 3.5))
def the_leading_picture_is_two_and_a_half_times_the_next(weights: Weights) -> object:
    return ["no" in led(weights, rows) for rows in (15, 18)]


@row("faults.leading_cost")
def two_pictures_alike(weights: Weights) -> object:
    """Dearer than pictures of one width (2.5), cheaper than pictures that touch (5)."""
    stands = shown("a", 0, 0, (0, 0, 2, 10)), shown("b", 4, 0, (0, 0, 2, 10))
    return between(2.5, page(weights, *stands)["no"], 5.0)


@row("faults.leading_share", [False, True], others=(0.4, 0.7))
def the_leading_picture_stands_in_the_upper_half(weights: Weights) -> object:
    return ["leading" in led(weights, 20, row) for row in (40, 50)]


@row("faults.leading_low_cost")
def a_leading_picture_at_the_foot(weights: Weights) -> object:
    """Dearer than the same rhythm twice (1.5), cheaper than pictures of one width (2.5)."""
    return between(1.5, led(weights, 20, 60)["leading"], 2.5)


def lead_over(weights: Weights, size: float) -> float:
    """Return what it costs that a lead of 28 pt stands over a story of a size."""
    one, other = story("a", (0, 0, 8, 30), 28.0, rank=1), story("b", (0, 40, 8, 30), size)
    found = page_faults((one, other), 8, 100, weights.faults)
    return sum(fault.cost for fault in found if fault.name == "no head leads")


@row("faults.heads_lead_ratio", [True, False])
def a_lead_is_two_fifths_larger(weights: Weights) -> object:
    return [lead_over(weights, size) > 0 for size in (21.0, 19.0)]


@row("faults.heads_lead_cost")
def a_story_with_a_head_as_large_as_the_leads(weights: Weights) -> object:
    """Dearer than pictures all of one width (2.5), cheaper than pictures that touch (5)."""
    return between(2.5, lead_over(weights, 28.0), 5.0)
