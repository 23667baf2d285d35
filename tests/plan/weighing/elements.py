"""Rows of pictures, charts, free elements, and of elements within a story's body."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from content.model import Box, Datum, Figure, FigureKind, Picture
from layout.page.units import mm, pt
from layout.pictures import PictureInfo
from layout.plan.elements import Element, Range
from layout.plan.measures import ELEMENT_GAP, Measures
from layout.plan.shapes.openings import element_shapes
from layout.plan.sources import FreeElement
from layout.plan.weights import Weights
from tests.plan import samples, unlike
from tests.plan.weighing import between, row

# Pictures

#: A safe area that allows half and twice the picture's proportions, and the whole picture.
FREE = Box(left=0.25, top=0.25, right=0.75, bottom=0.75)
WHOLE = Box(left=0.0, top=0.0, right=1.0, bottom=1.0)
#: One that lets a square be cut to 4 : 1.
SLIT = Box(left=0.0, top=0.375, right=1.0, bottom=0.625)


def picture(aspect: float, *, safe: Box = FREE, large: bool = False) -> Picture:
    """Return a picture without a caption."""
    return unlike.picture("photo", aspect, safe=safe, caption="", large=large)


def measures(weights: Weights, one: Picture, profile: str = "broadsheet") -> Measures:
    """Return measures that know a picture."""
    width, height = map(int, one.file.stem.split("x"))
    found = samples.measures(profile, weights=weights)
    found.infos[one.id] = PictureInfo(width, height, vector=False, mode="RGB")  # type: ignore[index]
    return found


def rows(weights: Weights, one: Picture, width_mm: float) -> Range | None:
    """Return the rows a picture takes at a width."""
    return measures(weights, one).range(Element(one), pt(width_mm))


def cost(weights: Weights, one: Picture, width_mm: float, profile: str = "broadsheet") -> float:
    """Return what a picture costs at a width, at its best height."""
    found = measures(weights, one, profile).range(Element(one), pt(width_mm))
    assert found is not None
    return min(found.costs)


@row("pictures.narrowest_mm", (False, True))
def a_picture_is_as_wide_as_a_stamp_is_high(weights: Weights) -> object:
    return tuple(rows(weights, picture(1.0), width) is not None for width in (35, 37))


@row("pictures.fewest_rows", (False, True))
def a_picture_is_three_rows_high(weights: Weights) -> object:
    flat = (picture(aspect, safe=WHOLE) for aspect in (8.0, 3.0))
    return tuple(rows(weights, one, 40) is not None for one in flat)


@row("pictures.row_slack_rows", [True, False])
def a_picture_may_lose_a_hair_of_its_safe_area(weights: Weights) -> object:
    one = picture(1.5, safe=WHOLE)
    found = measures(weights, one)
    ratio = found.infos[one.id].aspect
    seen = []
    for over in (0.04, 0.08):
        width = (20 + over - ELEMENT_GAP) * found.grid.leading * ratio
        size = found.range(Element(one), width)
        seen.append(size is not None and size.least == 20)
    return seen


@row("pictures.crop_cost")
def a_crop_half_as_high_as_the_picture(weights: Weights) -> object:
    """Dearer than an element's and a chart's touch (2), cheaper than ranks upset (8)."""
    found = rows(weights, picture(1.0), 110)
    assert found is not None
    return between(2.5, found.costs[0], 8.0)


def as_strip(weights: Weights, aspect: float, safe: Box) -> tuple[float, ...]:
    """Return what the lowest heights of a picture 110 mm wide cost as strips, from 4 : 1 on."""
    free = replace(weights, pictures=replace(weights.pictures, strip_cost=0.0))
    seen = [rows(one, picture(aspect, safe=safe), 110) for one in (weights, free)]
    priced, plain = (found.costs for found in seen if found is not None)
    return tuple(a - b for a, b in zip(priced, plain, strict=True))


@row("pictures.strip_ratio", (True, True, True), others=(2.0, 4.5))
def a_picture_cut_to_a_strip(weights: Weights) -> object:
    """Not one that is a strip itself."""
    lowest, _, third, *_ = as_strip(weights, 1.0, SLIT)
    return lowest > 0, third == 0, as_strip(weights, 4.0, WHOLE)[0] == 0


@row("pictures.strip_cost")
def a_square_cut_to_a_strip(weights: Weights) -> object:
    """Dearer than ranks upset (8), cheaper than twice that."""
    return between(8.0, as_strip(weights, 1.0, SLIT)[0], 16.0)


@row("pictures.comfortable_mm")
def a_picture_a_column_wide(weights: Weights) -> object:
    return between(0.5, cost(weights, picture(1.0), 50, "tabloid"), 3.0)


@row("pictures.narrow_cost")
def a_picture_a_column_wide_is_dear(weights: Weights) -> object:
    return between(0.9, cost(weights, picture(1.0), 50, "tabloid"), 2.2)


@row("pictures.least_share")
def a_picture_small_for_its_page(weights: Weights) -> object:
    return between(0.3, cost(weights, picture(1.55, safe=WHOLE), 62), 2.4)


@row("pictures.small_cost")
def a_picture_of_half_its_size(weights: Weights) -> object:
    return between(0.6, cost(weights, picture(1.55, safe=WHOLE), 62), 1.5)


@row("pictures.most_share")
def a_picture_huge_for_its_page(weights: Weights) -> object:
    return between(0.8, cost(weights, picture(1.5, safe=WHOLE), 150), 4.5)


@row("pictures.huge_cost")
def a_picture_of_nearly_twice_its_size(weights: Weights) -> object:
    return between(1.3, cost(weights, picture(1.5, safe=WHOLE), 150), 3.2)


@row("pictures.large_least_share")
def a_large_picture_of_usual_size(weights: Weights) -> object:
    return between(0.1, cost(weights, picture(1.5, safe=WHOLE, large=True), 130), 1.5)


@row("pictures.large_small_cost")
def a_leading_picture_of_half_its_size(weights: Weights) -> object:
    """Dearer than pictures that touch (5), cheaper than a story that runs on (10)."""
    return between(5.0, cost(weights, picture(1.55, safe=WHOLE, large=True), 75), 10.0)


@row("pictures.large_most_share")
def a_large_picture_across_seven_tenths_of_the_page(weights: Weights) -> object:
    return between(0.1, cost(weights, picture(1.5, safe=WHOLE, large=True), 250), 3.0)


def square(weights: Weights, width_mm: float) -> float:
    """Return what a square picture that leads costs at a width."""
    return cost(weights, picture(1.0, safe=WHOLE, large=True), width_mm)


@row("pictures.alone_share", (True, True), others=(0.2, 0.5))
def a_page_is_no_photograph_from_two_fifths_of_it_on(weights: Weights) -> object:
    """Of three tenths of the page a picture is large, of three fifths it is the page."""
    weights = replace(weights, pictures=replace(weights.pictures, poster_cost=0.0))
    return square(weights, 225) < 10.0, square(weights, 321) > 36.0


@row("pictures.alone_cost")
def a_photograph_of_three_fifths_of_the_page(weights: Weights) -> object:
    """Dearer than a fault of shape (36) with its size (9), cheaper than a good page (66)."""
    weights = replace(weights, pictures=replace(weights.pictures, poster_cost=0.0))
    return between(45.0, square(weights, 321), 66.0)


@row("pictures.poster_share", (True, False), others=(0.2, 0.5))
def above_a_third_of_the_page_a_picture_is_a_poster(weights: Weights) -> object:
    """Between squares of 230 and 248 mm, 31 and 36%; not between 190 and 205."""
    step = weights.pictures.poster_cost / 2
    grown = [square(weights, b) - square(weights, a) > step for a, b in ((230, 248), (190, 205))]
    return grown[0], grown[1]


@row("pictures.poster_cost")
def a_poster_that_nobody_asked_for(weights: Weights) -> object:
    """Dearer than a story that runs on (10) with what it is larger, cheaper than a fault (36)."""
    return between(16.0, square(weights, 248) - square(weights, 230), 36.0)


# Charts: their heights are told by a stub, as text and drawing do not matter here

Heights = tuple[float, float, float]


def chart(items: int = 3) -> Figure:
    """Return a timeline of so many events."""
    data = tuple(Datum(period=str(2031 + i), text="通车") for i in range(items))
    return Figure(id="chart", kind=FigureKind.TIMELINE, title="慢线大事", items=data, table=True)


@contextmanager
def charts(
    weights: Weights, heights: Callable[[float], Heights], narrowest: float = 36.0
) -> Iterator[Measures]:
    """Give measures of which every chart has these heights (mm) at a width (mm)."""
    with (
        patch("layout.plan.measures.heights_at", lambda _, width, *__: heights(width)),
        patch("layout.plan.measures.min_width_mm", lambda *_: narrowest),
    ):
        yield samples.measures(weights=weights)


def chart_costs(weights: Weights, width: float, *heights: float) -> tuple[float, ...]:
    """Return what a chart of these heights (least, best, greatest, mm) costs at a width, by row."""
    low, ideal, high = heights
    with charts(weights, lambda _: (low, ideal, high)) as found:
        size = found.range(Element(chart()), pt(width), exact=True)
    assert size is not None
    return size.costs


@row("charts.lookup_ratio", 56, others=(1.05, 1.5))
def a_charts_height_is_looked_up_an_eighth_narrower(weights: Weights) -> object:
    asked = []

    def heights(width: float) -> Heights:
        asked.append(width)
        return 20.0, 30.0, 40.0

    with charts(weights, heights) as found:
        found.range(Element(chart()), pt(60.0))
    return round(asked[0])


@row("charts.tallest_ratio", 42)
def a_chart_is_not_much_taller_than_it_is_best(weights: Weights) -> object:
    with charts(weights, lambda _: (20.0, 30.0, 100.0)) as found:
        return round(mm(found.tallest(chart(), pt(61))))


def level(width: float) -> Heights:
    """Return the heights of a chart that is as high at every width."""
    return 9.0, 30.0, 50.0


def falling(width: float) -> Heights:
    """Return the heights of a chart that is half as high where it is wide."""
    return 9.0, 30.0 if width < 80 else 15.0, 50.0


@row(
    "charts.usual_widths_mm",
    [1830, 1470],
    others=((30.5, 98.0), (122.0, 98.0), (61.0, 49.0), (61.0, 196.0)),
)
def a_charts_need_is_its_least_area(weights: Weights) -> object:
    seen = []
    for heights in (level, falling):
        with charts(weights, heights) as found:
            seen.append(round(found.need(chart())))
    return seen


@row("charts.unknown_need_mm2")
def a_chart_too_wide_to_be_asked_needs_a_strip_of_the_page(weights: Weights) -> object:
    with charts(weights, lambda _: (9.0, 30.0, 50.0), narrowest=200) as found:
        return between(10000, found.need(chart()), 20000)


@row("charts.widest_mm", (False, True))
def no_chart_looks_hollow_up_to_two_columns(weights: Weights) -> object:
    with charts(weights, lambda _: (9.0, 30.0, 50.0)) as found:
        return tuple(found.too_wide(chart(), pt(width)) for width in (84, 86))


@row("charts.hollow_ratio", (False, True))
def a_chart_that_needs_width_may_have_a_third_more(weights: Weights) -> object:
    with charts(weights, lambda _: (9.0, 30.0, 50.0), narrowest=120) as found:
        return tuple(found.too_wide(chart(), pt(width)) for width in (150, 162))


@row("charts.comfortable_mm")
def a_chart_a_column_wide(weights: Weights) -> object:
    return between(0.3, min(chart_costs(weights, 40, 20, 30, 40)), 1.2)


@row("charts.narrow_cost")
def a_chart_a_column_wide_is_dear(weights: Weights) -> object:
    return between(0.4, min(chart_costs(weights, 40, 20, 30, 40)), 0.9)


@row("charts.height_cost")
def a_chart_as_high_as_it_can_be(weights: Weights) -> object:
    """Dearer than heads of like size side by side (1.6), cheaper than pictures that touch (5)."""
    return between(1.6, chart_costs(weights, 61, 20, 30, 42)[-1], 4.0)


@row("charts.least_reach_mm")
def two_mm_off_a_charts_best_height(weights: Weights) -> object:
    return between(0.35, chart_costs(weights, 61, 28.6, 30.6, 32.6)[-1], 1.2)


@row("charts.spread_free")
def a_chart_on_twice_the_area_it_needs(weights: Weights) -> object:
    return between(0.7, min(chart_costs(weights, 140, 20, 30, 40)), 1.5)


@row("charts.spread_cost")
def a_chart_on_twice_its_area_is_hollow(weights: Weights) -> object:
    return between(0.7, min(chart_costs(weights, 140, 20, 30, 40)), 1.8)


# Free elements


def free(weights: Weights, *, large: bool = False) -> dict[int, float]:
    """Return what each width (basic columns of eight) costs a picture that stands free."""
    one = picture(1.5, large=large)
    shapes = element_shapes(
        measures(weights, one), FreeElement("a+p", samples.bare(), Element(one))
    )
    return {
        width: dict(next(iter(heights.values()))[0].costs)["width"]
        for width, heights in shapes.table.items()
    }


def usual(weights: Weights, *, large: bool = False) -> list[int]:
    """Return the widths that cost a free picture no more than to stand free."""
    found = free(weights, large=large)
    return [width for width in found if found[width] < min(found.values()) + 0.01]


@row("elements.own_cost")
def a_picture_on_its_own(weights: Weights) -> object:
    """Dearer than two stories side by side (0.9), cheaper than a line more in a title (2.2)."""
    return between(0.9, min(free(weights).values()), 2.2)


@row("elements.share", [2, 3, 4])
def a_free_picture_takes_two_to_four_columns(weights: Weights) -> object:
    return usual(weights)


@row("elements.large_share", [4, 5, 6])
def a_large_one_takes_four_to_six(weights: Weights) -> object:
    return usual(weights, large=True)


@row("elements.free_share", [2, 3, 4])
def a_column_more_or_less_is_free(weights: Weights) -> object:
    return usual(weights)


@row("elements.width_cost")
def a_free_picture_across_the_page(weights: Weights) -> object:
    return between(3.0, free(weights)[8], 5.0)


@row("elements.comfortable_mm")
def a_free_picture_a_column_wide(weights: Weights) -> object:
    return between(3.0, free(weights)[1], 9.0)


@row("elements.narrow_cost")
def a_free_picture_a_column_wide_is_dear(weights: Weights) -> object:
    return between(4.0, free(weights)[1], 7.0)


@row("elements.white_cost")
def a_row_of_white_under_a_chart(weights: Weights) -> object:
    """Dearer than two stories side by side (0.9), cheaper than to cut the chart's height (2)."""
    with charts(weights, lambda _: (20.0, 30.0, 40.0)) as found:
        shapes = element_shapes(found, FreeElement("a+c", samples.bare(), Element(chart())))
    recipes = shapes.table[2][max(shapes.table[2])]
    return between(0.9, dict(recipes[0].costs)["white"], 2.0)
