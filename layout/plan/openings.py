"""Shapes of the blocks that are not stories: banner, lede, band, free elements, foot.

Input: a block and the desk. Output: `Shapes`. Banner, lede, band and foot run over the full
width; a picture or chart that its story has no room for stands free beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from content.model import Edition
from fonts.setting import TextStyle
from layout.banners import Banner
from layout.page.grid import SCALE
from layout.page.units import mm
from layout.plan.copy import Copy, measure_copy
from layout.plan.desk import Columns, Desk, Element, columns_of
from layout.plan.pour import pour
from layout.plan.shapes import Recipe, Shapes, Source, total

LEDE = TextStyle(family="Press Kai", weight=400)
#: A line of the lede takes one row and a half, so that every second line is on the grid.
LEDE_ROWS = 1.5
#: Lede sizes over the body size, with their cost: 12 pt on a body of 9 pt is best.
LEDE_SIZES = (
    (1.3333, 0.0),
    (1.2778, 0.6),
    (1.3889, 0.6),
    (1.2222, 1.6),
    (1.4444, 1.6),
    (1.1667, 3.0),
)
#: Cost of a lede whose last column ends a line short.
SHORT_COST = 3.0
#: How much a banner's own cost counts against the rest of the page.
BANNER_WEIGHT = 80.0
#: Rows of tint above and below a band's chart.
BAND_PAD = 1


@dataclass(frozen=True, slots=True)
class LedeSetting:
    """A lede set in its columns, `each` lines high."""

    columns: Columns
    copy: Copy
    counts: tuple[int, ...]
    each: int


def banner_shapes(desk: Desk, source: Source, edition: Edition, banner: Banner) -> Shapes:
    """Return the heights a banner design can take.

    Heights at which the headline is small are left out where a greater one makes it large.
    """
    shapes = Shapes(source)
    options = banner.rows(edition, desk.grid, desk.composer)
    enough = 0
    for index, (rows, _) in enumerate(options):
        texts = banner.place(edition, desk.grid, rows, desk.composer).texts
        size = max((text.size for text in texts if text.role == "headline"), default=0.0)
        if size >= desk.grid.profile.headline_pt:
            enough = index
            break
    for rows, cost in options[enough:]:
        cost *= BANNER_WEIGHT
        shapes.add(desk.grid.columns, Recipe(cost, rows, (("banner", cost),)))
    return shapes.seal()


def lede_shapes(desk: Desk, source: Source, limit: int) -> Shapes:
    """Return the ways to set the lede so that its columns end level.

    The last column may end a line short; where even that cannot be, one wide column is left.
    """
    shapes = Shapes(source)
    full = desk.grid.columns
    for width in sorted({full, max(2, round(full * 0.375)), max(2, round(full * 0.25))}):
        for factor, size_cost in LEDE_SIZES:
            size = factor * desk.grid.body
            for columns in columns_of(desk.grid.width(width), size, 1.6):
                if width < full and columns.count > 1:
                    continue
                wide = 0.03 * max(0, columns.measure - 26) ** 2
                wide += 0.05 * max(0, 16 - columns.measure) ** 2
                own = size_cost + wide + (0.0 if width == full else 1.5)
                _add_ledes(desk, source, shapes, width, columns, own, limit)
    if not shapes.table:
        size = LEDE_SIZES[0][0] * desk.grid.body
        whole = floor(desk.grid.width(full) / size)
        _add_ledes(desk, source, shapes, full, Columns(1, whole, 0.0, size), 10.0, limit)
    return shapes.seal()


def _add_ledes(
    desk: Desk, source: Source, shapes: Shapes, width: int, columns: Columns, own: float, limit: int
) -> None:
    """Add every height at which the lede fills these columns; `own` is the columns' cost."""
    copy = measure_copy(desk, source, LEDE, columns.measure)
    for lines in sorted(copy.totals):
        each = ceil(lines / columns.count)
        short = each * columns.count - lines
        rows = ceil(each * LEDE_ROWS)
        if rows > limit or short > 1 or (columns.count > 1 and each < 2 + short):
            continue
        found = pour(copy.items, (each,) * (columns.count - 1) + (each - short,))
        if found is None:
            continue
        setting = LedeSetting(columns, copy, found[1], each)
        cost = found[0] + own + SHORT_COST * short
        for extra in (0, 1):
            shapes.add(
                width,
                Recipe(
                    cost + 0.7 * extra, rows + extra, (("lede", cost),),
                    columns=columns, extra=setting,
                ),
            )  # fmt: skip


def band_shapes(desk: Desk, source: Source) -> Shapes:
    """Return the heights of the figures band over the full width."""
    shapes = Shapes(source)
    element = source.elements[0]
    full = desk.grid.columns
    size = desk.range(element, desk.grid.width(full), exact=True)
    if size is not None:
        for index, cost in enumerate(size.costs):
            shapes.add(
                full,
                Recipe(cost, size.least + index + BAND_PAD, (("band", cost),), pad_rows=BAND_PAD),
            )
    return shapes.seal()


def element_shapes(desk: Desk, source: Source) -> Shapes:
    """Return the shapes of a picture or chart standing free beside its story."""
    shapes = Shapes(source)
    element: Element = source.elements[0]
    large = element.picture is not None and element.picture.large
    for width in range(1, desk.grid.columns + 1):
        size = desk.range(element, desk.grid.width(width), exact=True)
        if size is None:
            continue
        figure = element.figure
        if figure is not None and shapes.table and desk.too_wide(figure, desk.grid.width(width)):
            break
        share = width / desk.grid.columns
        ideal = 0.62 if large else 0.38
        cost = 1.5 + 9 * max(0.0, abs(share - ideal) - 0.13) ** 2
        cost += 0.002 * max(0.0, 80 - mm(desk.grid.width(width))) ** 2
        for index, own in enumerate(size.costs):
            shapes.add(
                width, Recipe(cost + own, size.least + index, (("width", cost), ("element", own)))
            )
        if figure is not None:  # a row of white may stand under it
            costs = (("width", cost), ("element", size.costs[-1]), ("white", 1.2))
            shapes.add(width, Recipe(total(costs), size.most + 1, costs, pad_rows=1))
    return shapes.seal()


def foot_shapes(desk: Desk, source: Source) -> Shapes:
    """Return the one shape of the credit lines at the foot."""
    shapes = Shapes(source)
    shapes.add(desk.grid.columns, Recipe(0.0, 1))
    return shapes.seal()


def nearest(size: float) -> float:
    """Return the step of the scale nearest to a size in pt."""
    return min(SCALE, key=lambda s: abs(s - size))
