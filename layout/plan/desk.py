"""The desk: what every part of the planner needs at hand, passed in from outside.

Input: grid, composer, fonts and the measured pictures of an edition. Output: a frozen `Desk`
with the few measures that depend on them (captions, elements, columns of a width).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil, floor, log
from typing import Any

from charts import height_range, min_width_mm
from charts.registry import kind_of
from content.model import Figure, Picture
from fonts import FontLibrary
from fonts.setting import Composer, Line, TextStyle
from layout.page.grid import Grid
from layout.page.units import mm, pt
from layout.pictures import PictureInfo, crop_range

CAPTION = TextStyle(family="Press Hei", weight=400, indent_em=0, justify=False)

#: Captions: size and leading in em of the body (8.2 pt on 11 pt at a body of 9 pt).
CAPTION_SIZE = 8.25 / 9
CAPTION_LEADING = 11.25 / 9
#: Space between a picture and its caption, and the mark before the caption, em of the body.
CAPTION_SPACE = 0.35
CAPTION_MARK = 0.9
#: White between an element and the text above or below it, in rows.
ELEMENT_GAP = 0.75
#: Space between an element's edge and the edge of the row it starts on, in rows: the ink of
#: a text line does not fill its line box, so a picture level with text stands in by as much.
ROW_INSET = 0.16
#: Ratio of neighbouring widths at which charts' heights are looked up while planning.
WIDTH_STEP = 1.13
#: A chart is not drawn taller than so many times its best height.
TALLEST = 1.4
#: Widths in mm at which a chart's need of area is asked for.
USUAL_WIDTHS = (61.0, 98.0)
#: Narrowest picture, mm.
NARROWEST_PICTURE = 36.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Equal text columns within a width: `count` of `measure` em, `gutter` pt between them."""

    count: int
    measure: int
    gutter: float
    em: float

    @property
    def width(self) -> float:
        """Width of one column in pt."""
        return self.measure * self.em

    def span(self, count: int) -> float:
        """Width of so many neighbouring columns in pt."""
        return count * self.width + (count - 1) * self.gutter

    def x(self, index: int) -> float:
        """Left edge of a column in pt from the block's text edge."""
        return index * (self.width + self.gutter)

    @property
    def cost(self) -> float:
        """How far the measure is from comfortable (14 to 20 characters), the gutter from 2 em."""
        off = max(0.0, 1.2 * (14 - self.measure), self.measure - 20)
        wide = max(0.0, self.gutter / self.em - 2.4) if self.count > 1 else 0.0
        return 0.4 * off * off + 1.2 * wide


#: Widest gutter between text columns, em and pt: a wider one is a hole down the page.
WIDEST_GUTTER, WIDEST_GUTTER_PT = 2.9, 27.0


def columns_of(width: float, em: float, least_gutter_em: float = 1.3) -> tuple[Columns, ...]:
    """Return every way to set a width in equal columns of 10 to 28 whole characters."""
    found = []
    for count in range(1, 10):
        free = width - (count - 1) * least_gutter_em * em
        measure = floor(free / (count * em) + 0.02)
        if measure < 10:
            break
        if measure > 28:
            continue
        gutter = (width - count * measure * em) / (count - 1) if count > 1 else 0.0
        if gutter > min(WIDEST_GUTTER * em, WIDEST_GUTTER_PT):
            continue
        found.append(Columns(count, measure, gutter, em))
    return tuple(found)


def _widest(figure: Figure) -> float:
    """Return the width in mm beyond which a chart looks hollow."""
    base, each = kind_of(str(figure.kind)).widest_mm
    return max(85.0, base + each * len(figure.items))


@dataclass(frozen=True)
class Element:
    """A picture or chart of a story."""

    source: Picture | Figure

    @property
    def picture(self) -> Picture | None:
        """The picture, if it is one."""
        return self.source if isinstance(self.source, Picture) else None

    @property
    def figure(self) -> Figure | None:
        """The chart, if it is one."""
        return self.source if isinstance(self.source, Figure) else None


@dataclass(frozen=True, slots=True)
class Range:
    """Rows that an element can take at a width, with what each costs."""

    least: int
    costs: tuple[float, ...]

    @property
    def most(self) -> int:
        """Greatest number of rows."""
        return self.least + len(self.costs) - 1


@dataclass(frozen=True)
class Desk:
    """Grid, composer, fonts and picture measures of one edition.

    `number_pt` is the greatest size of a section's number: the headline stays the largest thing.
    """

    grid: Grid
    composer: Composer
    fonts: FontLibrary
    infos: Mapping[str, PictureInfo]
    number_pt: float = 44.0
    auto_quotes: bool = True
    copies: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def _ranges(self) -> dict[tuple[str, float, bool], Range | None]:
        return {}

    def caption_lines(self, picture: Picture, width: float) -> tuple[Line, ...]:
        """Return the composed lines of a picture's caption (with its credit) at a width in pt."""
        size = self.grid.body * CAPTION_SIZE
        words = picture.caption
        if picture.credit:
            words = f"{words}　{picture.credit}" if words else picture.credit
        if not words:
            return ()
        measure = width / size - CAPTION_MARK
        return self.composer.fit(words, CAPTION, measure).lines()

    def caption_height(self, picture: Picture, width: float) -> float:
        """Height in pt of a picture's caption with the space above it."""
        count = len(self.caption_lines(picture, width))
        if not count:
            return 0.0
        return (count * CAPTION_LEADING + CAPTION_SPACE) * self.grid.body

    def range(self, element: Element, width: float, *, exact: bool = False) -> Range | None:
        """Return the rows an element can take at a width in pt, or None when it is too narrow.

        The rows hold the element, its caption and the white towards the text. A chart's are
        those of a slightly narrower width unless `exact`: there are many widths to plan with.
        """
        key = (element.source.id, round(width, 2), exact)
        if key not in self._ranges:
            if element.picture is not None:
                self._ranges[key] = self._picture_range(element.picture, width)
            else:
                assert element.figure is not None
                self._ranges[key] = self._figure_range(element.figure, width, exact)
        return self._ranges[key]

    def _picture_range(self, picture: Picture, width: float) -> Range | None:
        if mm(width) < NARROWEST_PICTURE:
            return None
        info = self.infos[picture.id]
        slim, broad = crop_range(picture, info)
        natural = info.aspect
        if picture.crop is not None:
            box = picture.crop
            natural *= (box.right - box.left) / (box.bottom - box.top)
        natural = min(max(natural, slim), broad)
        leading = self.grid.leading
        extra = self.caption_height(picture, width) + ELEMENT_GAP * leading
        least = ceil((width / broad + extra) / leading - 0.05)
        most = floor((width / slim + extra) / leading + 0.05)
        narrow = 0.01 * max(0.0, 62.0 - mm(width)) ** 2
        costs = []
        for rows in range(least, max(least, most) + 1):
            height = max(rows * leading - extra, 1.0)
            crop = 9.0 * log(width / height / natural) ** 2
            costs.append(crop + narrow + self._size_cost(mm(width) * mm(height), picture.large))
        return Range(least, tuple(costs)) if least >= 3 and costs else None

    def _size_cost(self, area: float, large: bool) -> float:
        """Cost of a picture (mm²) that is small or huge for its page."""
        page = mm(self.grid.area.w) * mm(self.grid.area.h)
        share = area / page
        least, most = (0.05, 0.11) if large else (0.024, 0.052)
        return 7.0 * max(0.0, 1 - share / least) ** 2 + 3.0 * max(0.0, share / most - 1)

    def narrowest(self, figure: Figure) -> float:
        """Return the width in mm below which a chart cannot be read."""
        key = ("narrowest", figure.id)
        if key not in self.copies:
            self.copies[key] = min_width_mm(figure, self.fonts)
        width: float = self.copies[key]
        return width

    def too_wide(self, figure: Figure, width: float) -> bool:
        """Tell whether a chart looks hollow at a width in pt."""
        return mm(width) > max(_widest(figure), 1.3 * self.narrowest(figure))

    def tallest(self, figure: Figure, width: float) -> float:
        """Return the greatest height in pt of a chart at a width in pt."""
        heights = self._exact(figure, mm(width))
        return pt(heights[2]) if heights else 0.0

    def _need(self, figure: Figure) -> float:
        """Return the area in mm² that a chart's data need: the least of several usual widths."""
        key = ("need", figure.id)
        if key not in self.copies:
            found = [
                (width, heights[1])
                for width in USUAL_WIDTHS
                if (heights := self._heights(figure, width)) is not None
            ]
            self.copies[key] = min((w * h for w, h in found), default=350.0 * 40.0)
        area: float = self.copies[key]
        return area

    def fits(self, element: Element, width: float, rows: int) -> bool:
        """Tell whether a chart can really be drawn so (pt, rows); `range` is a close estimate."""
        if element.figure is None:
            return True
        heights = self._exact(element.figure, mm(width))
        height = mm((rows - ELEMENT_GAP) * self.grid.leading)
        return heights is not None and heights[0] <= height <= heights[2] + 1e-6

    def _heights(self, figure: Figure, width: float) -> tuple[float, float, float] | None:
        """Return about the heights in mm of a chart: those at the next smaller usual width."""
        step = floor(log(width) / log(WIDTH_STEP) + 1e-9)
        return self._exact(figure, WIDTH_STEP**step) or self._exact(figure, width)

    def _exact(self, figure: Figure, width: float) -> tuple[float, float, float] | None:
        """Return a chart's heights in mm at a width in mm, or None when it is too narrow."""
        memory: dict[Hashable, Any] = self.copies
        if width < self.narrowest(figure):
            return None
        key = ("heights", figure.id, round(width, 3))
        if key not in memory:
            low, ideal, high = height_range(figure, width, self.fonts)
            memory[key] = (low, ideal, min(high, max(low, TALLEST * ideal)))
        found: tuple[float, float, float] = memory[key]
        return found

    def _figure_range(self, figure: Figure, width: float, exact: bool) -> Range | None:
        if not exact and self.too_wide(figure, width):
            return None
        look_up = self._exact if exact else self._heights
        heights = look_up(figure, mm(width))
        if heights is None:
            return None
        low, ideal, high = heights
        leading = self.grid.leading
        gap = ELEMENT_GAP * leading
        least = ceil((pt(low) + gap) / leading - 1e-6)
        most = max(least, floor((pt(high) + gap) / leading))
        need = self._need(figure)
        narrow = 0.004 * max(0.0, 52.0 - mm(width)) ** 2
        costs = []
        for rows in range(least, most + 1):
            height = mm(rows * leading - gap)
            reach = (high - ideal) if height > ideal else (ideal - low)
            off = abs(height - ideal) / max(reach, 4.0)
            spread = max(0.0, log(mm(width) * height / need) - 0.25)
            costs.append(2.5 * off * off + narrow + 3.5 * spread * spread)
        return Range(least, tuple(costs))
