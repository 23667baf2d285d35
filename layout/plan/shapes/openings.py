"""Shapes of the blocks that are not stories: banner, lede, band, free elements, foot.

Input: a block and the measures. Output: `Shapes`. Banner, lede, band and foot run over the full
width; a picture or chart that its story has no room for stands free beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil, floor

from content.model import Edition
from fonts.setting import Fit, Line
from layout.banners import Banner as Design
from layout.banners import parts_of
from layout.judge.audit.foreseen import MOST_EMPTY, emptiness
from layout.page.units import mm
from layout.plan.copy.column_breaks import break_columns
from layout.plan.measures import Measures
from layout.plan.shapes.pouring import Copy, measure_copy
from layout.plan.shapes.shapes import LedeSetting, Recipe, Shapes, total
from layout.plan.sources import Band, Banner, Foot, FreeElement, Lede
from layout.plan.text_columns import Columns, columns_of
from layout.plan.weights import LedeWeights

#: A name of a list with the mark or blank behind it.
_NAMES = re.compile("[^、\u3000]*[、\u3000]|[^、\u3000]+")
#: Rows of tint above and below a band's chart.
BAND_PAD = 1


def banner_shapes(measures: Measures, source: Banner, edition: Edition, design: Design) -> Shapes:
    """Return the heights a banner design can take.

    Heights at which the headline is small are left out where a greater one makes it large, and
    those that its words and picture do not fill, so that the audit finds a hole, where others are.
    """
    shapes = Shapes(source, kept=measures.weights.slicing.recipes)
    grid, composer = measures.grid, measures.composer
    options = design.rows(edition, grid, composer)
    enough = 0
    for index, (rows, _) in enumerate(options):
        texts = design.place(edition, grid, rows, composer).texts
        size = max((text.size for text in texts if text.role == "headline"), default=0.0)
        if size >= grid.profile.headline_pt:
            enough = index
            break

    def empty(rows: int) -> float:
        parts = parts_of(design, edition, grid, rows, composer)
        return emptiness((design.place(edition, grid, rows, composer), *parts), grid, rows)

    found = {rows: empty(rows) for rows, _ in options[enough:]}
    most = max(MOST_EMPTY, min(found.values(), default=0.0))
    for rows, cost in options[enough:]:
        if found[rows] > most:
            continue
        cost *= measures.weights.banner.cost
        shapes.add(grid.columns, Recipe(cost, rows, (("banner", cost),)))
    return shapes.seal()


def lede_shapes(measures: Measures, source: Lede, limit: int) -> Shapes:
    """Return the ways to set the lede so that its columns end level.

    The last column may end a line short; where even that cannot be, one wide column is left.
    """
    shapes = Shapes(source, kept=measures.weights.slicing.recipes)
    weights, role = measures.weights.lede, measures.styles.lede
    full = measures.grid.columns
    narrow = (weights.half_width_share, weights.quarter_width_share)
    for width in sorted({full, *(max(2, round(full * share)) for share in narrow)}):
        for factor, size_cost in zip(role.size.ems, weights.size_costs, strict=False):
            size = factor * measures.grid.body
            own = measures.weights.columns
            for columns in columns_of(measures.grid.width(width), size, own, own.loose_gutter_em):
                if width < full and columns.count > 1:
                    continue
                cost = size_cost + lede_measure_cost(columns.measure, weights)
                cost += 0.0 if width == full else weights.beside_cost
                _add_ledes(measures, source, shapes, width, columns, cost, limit)
    if full not in shapes.table:
        for part in weights.last_parts:
            size = part * role.size.pt(measures.grid)
            columns = Columns(1, floor(measures.grid.width(full) / size), 0.0, size)
            blank = _blank(measure_copy(measures, source, role, columns.measure))
            cost = weights.last_cost + weights.last_blank_cost * blank * blank
            _add_ledes(measures, source, shapes, full, columns, cost, limit)
    return shapes.seal()


def _blank(copy: Copy) -> float:
    """Return the part of copy's last line that stays white."""
    fit = copy.pieces[-1].fit
    return 1 - fit.lines()[-1].width_em / copy.measure if fit else 0.0


def lede_measure_cost(measure: int, weights: LedeWeights) -> float:
    """Cost of a measure (em) that is too wide or too narrow for a lede."""
    wide = weights.wide_cost * max(0, measure - weights.comfortable_to_em) ** 2
    return wide + weights.narrow_cost * max(0, weights.comfortable_from_em - measure) ** 2


def _add_ledes(
    measures: Measures,
    source: Lede,
    shapes: Shapes,
    width: int,
    columns: Columns,
    own: float,
    limit: int,
) -> None:
    """Add every height at which the lede fills these columns; `own` is the columns' cost."""
    weights, role = measures.weights.lede, measures.styles.lede
    copy = measure_copy(measures, source, role, columns.measure)
    for lines in sorted(copy.totals):
        each = ceil(lines / columns.count)
        short = each * columns.count - lines
        rows = ceil(each * role.leading.rows)
        if rows > limit or short > weights.most_short_lines:
            continue
        if columns.count > 1 and each < weights.fewest_lines + short:
            continue
        capacities = (each,) * (columns.count - 1) + (each - short,)
        found = break_columns(copy.items, capacities, measures.weights.breaks)
        if found is None:
            continue
        setting = LedeSetting(columns, copy, found[1], each)
        cost = found[0] + own + weights.short_cost * short
        for extra in (0, 1):
            shapes.add(
                width,
                Recipe(
                    cost + weights.white_row_cost * extra,
                    rows + extra,
                    (("lede", cost),),
                    columns=columns,
                    lede=setting,
                ),
            )


def band_shapes(measures: Measures, source: Band) -> Shapes:
    """Return the heights of the figures band over the full width."""
    shapes = Shapes(source, kept=measures.weights.slicing.recipes)
    element = source.element
    full = measures.grid.columns
    size = measures.range(element, measures.grid.width(full), exact=True)
    if size is not None:
        for index, cost in enumerate(size.costs):
            shapes.add(
                full,
                Recipe(cost, size.least + index + BAND_PAD, (("band", cost),), pad_rows=BAND_PAD),
            )
    return shapes.seal()


def element_shapes(measures: Measures, source: FreeElement) -> Shapes:
    """Return the shapes of a picture or chart standing free beside its story."""
    shapes = Shapes(source, kept=measures.weights.slicing.recipes)
    weights = measures.weights.elements
    element = source.element
    large = any(picture.large for picture in element.pictures)
    for width in range(1, measures.grid.columns + 1):
        size = measures.range(element, measures.grid.width(width), exact=True)
        if size is None:
            continue
        figure = element.figure
        if (
            figure is not None
            and shapes.table
            and measures.too_wide(figure, measures.grid.width(width))
        ):
            break
        off = abs(width / measures.grid.columns - (weights.large_share if large else weights.share))
        narrow = weights.comfortable_mm - mm(measures.grid.width(width))
        cost = weights.own_cost + weights.width_cost * max(0.0, off - weights.free_share) ** 2
        cost += weights.narrow_cost * max(0.0, narrow) ** 2
        for index, own in enumerate(size.costs):
            shapes.add(
                width, Recipe(cost + own, size.least + index, (("width", cost), ("element", own)))
            )
        if figure is not None:  # a row of white may stand under it
            costs = (("width", cost), ("element", size.costs[-1]), ("white", weights.white_cost))
            shapes.add(width, Recipe(total(costs), size.most + 1, costs, pad_rows=1))
    return shapes.seal()


def foot_shapes(measures: Measures, source: Foot) -> Shapes:
    """Return the one shape of credits and imprint at the foot: a row a line."""
    shapes = Shapes(source, kept=measures.weights.slicing.recipes)
    width = measures.grid.columns
    rows = sum(map(len, foot_lines(measures, source.words, measures.grid.width(width))))
    shapes.add(width, Recipe(0.0, max(1, rows)))
    return shapes.seal()


def foot_lines(
    measures: Measures, words: Sequence[tuple[str, str]], width: float
) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of each paragraph at the foot in a width in pt; no name is parted."""
    role = measures.styles.credit
    measure = width / role.size.pt(measures.grid)

    def fit(row: str) -> Fit:
        return measures.composer.fit(row, role.style, measure)

    def rows(words: str) -> Iterator[str]:
        row = ""
        for name in _NAMES.findall(words):
            if row and fit(row + name).best > 1:
                yield row
                row = ""
            row += name
        yield row

    return tuple(tuple(line for row in rows(one) for line in fit(row).lines()) for _, one in words)
