"""The measures of an edition: what every part of the planner needs at hand, passed in.

Input: grid, composer, fonts and the measured pictures of an edition. Output: a frozen `Measures`
with the few measures that depend on them (captions, elements, columns of a width).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil, floor, log

from charts import heights_at, min_width_mm
from charts.registry import kind_of
from content.model import Figure, Picture, Table
from fonts import FontLibrary
from fonts.setting import Composer, Fit, Line
from fonts.setting.styles import Styles
from layout.page.grid import Grid
from layout.page.units import MM_PER_INCH, inches, mm, pt
from layout.pictures import PictureInfo, crop_range, kept_whole
from layout.plan.copy.groups import group_rows
from layout.plan.copy.numbered import together
from layout.plan.copy.people import People, PeopleSetting, set_people
from layout.plan.copy.setter import Setter
from layout.plan.copy.tables.setting import TableSetting, set_table
from layout.plan.elements import INFINITY, Element, Range
from layout.plan.kept import Kept
from layout.plan.weights import WEIGHTS, Weights

#: Between a caption and its credit.
WIDE_BLANK = "\u3000"
#: Space between a picture and its caption, and the mark before the caption, em of the body.
CAPTION_SPACE = 0.35
CAPTION_MARK = 0.9
#: White between an element and the text above or below it, in rows.
ELEMENT_GAP = 0.75
#: Space between an element's edge and the edge of the row it starts on, in rows: the ink of
#: a text line does not fill its line box, so a picture level with text stands in by as much.
ROW_INSET = 0.16


@dataclass(frozen=True)
class Measures:
    """Grid, composer, fonts and picture measures of one edition.

    `number_pt` is the greatest size of a section's number, `lead_pt` of a lead story's title where
    it grows to fill its strip: the headline stays the largest thing. `copies` keeps what was
    measured on this grid, `charts` what holds on any grid: of the charts.
    """

    grid: Grid
    composer: Composer
    fonts: FontLibrary
    infos: Mapping[str, PictureInfo]
    number_pt: float = 44.0
    lead_pt: float = 0.0
    weights: Weights = WEIGHTS
    copies: Kept = field(default_factory=Kept, repr=False, compare=False)
    charts: Kept = field(default_factory=Kept, repr=False, compare=False)

    @property
    def styles(self) -> Styles:
        """The table of styles that all text is set in."""
        return self.grid.styles

    @cached_property
    def across(self) -> Measures:
        """The measures of what stands over the fold of a spread; the same where there is none."""
        return replace(self, grid=self.grid.whole) if self.grid.one_side else self

    @cached_property
    def _ranges(self) -> dict[tuple[tuple[str, ...], float, bool], Range | None]:
        return {}

    def caption_lines(self, picture: Picture, width: float) -> tuple[Line, ...]:
        """Return the composed lines of a picture's caption (with its credit) at a width in pt."""
        lines: list[Line] = []
        for fit in self._caption(picture, width):
            if lines:
                lines[-1] = lines[-1].followed_by(WIDE_BLANK)
            lines += fit.lines()
        return tuple(lines)

    def _caption(self, picture: Picture, width: float) -> tuple[Fit, ...]:
        """Return a caption with its credit; apart where that takes no more lines than both do.

        A line of the credit alone is read at once; a caption's last word before it is not.
        """
        size = self.styles.caption.size.pt(self.grid)
        words = [part for part in (picture.caption, picture.credit) if part]
        if not words:
            return ()
        measure, style = width / size - CAPTION_MARK, self.styles.caption.style
        whole = self.composer.fit(WIDE_BLANK.join(words), style, measure)
        if len(words) > 1 and whole.best > 1:
            parts = tuple(self.composer.fit(part, style, measure) for part in words)
            if sum(part.best for part in parts) <= whole.best:
                return parts
        return (whole,)

    def caption_height(self, picture: Picture, width: float) -> float:
        """Height in pt of a picture's caption with the space above it."""
        count = sum(fit.best for fit in self._caption(picture, width))
        if not count:
            return 0.0
        return (count * self.styles.caption.leading.em + CAPTION_SPACE) * self.grid.body

    def range(self, element: Element, width: float, *, exact: bool = False) -> Range | None:
        """Return the rows an element can take at a width in pt, or None when it is too narrow.

        The rows hold the element, its caption and the white towards the text. A chart's are
        those of a slightly narrower width unless `exact`: there are many widths to plan with.
        """
        key = (element.names, round(width, 2), exact)
        if key not in self._ranges:
            if element.table is not None:
                self._ranges[key] = self._table_range(element.table, width)
            elif element.people is not None:
                self._ranges[key] = self._people_range(element.people, width)
            elif element.more:
                self._ranges[key] = self._group_range(element, width)
            elif element.picture is not None:
                self._ranges[key] = self._picture_range(element.picture, width)
            else:
                assert element.figure is not None
                self._ranges[key] = self._figure_range(element.figure, width, exact)
        return self._ranges[key]

    @property
    def element_gap(self) -> float:
        """White between an element and the text above or below it, pt."""
        return ELEMENT_GAP * self.grid.leading

    def natural(self, picture: Picture) -> float:
        """Return the aspect (width / height) of a picture as the photographer made it."""
        info = self.infos[picture.id]
        slim, broad = crop_range(picture, info)
        natural = info.aspect
        if picture.crop is not None:
            box = picture.crop
            natural *= (box.right - box.left) / (box.bottom - box.top)
        return min(max(natural, slim), broad)

    def aspects(self, picture: Picture) -> tuple[float, float, float]:
        """Return the least, natural and greatest aspect that a picture may be cropped to."""
        slim, broad = crop_range(picture, self.infos[picture.id])
        return slim, self.natural(picture), broad

    def ppi(self, picture: Picture, width: float) -> float:
        """Return the pixels an inch of a picture in a frame so wide (pt); a drawing has enough."""
        info = self.infos[picture.id]
        if info.vector:
            return INFINITY
        crop = picture.crop
        part = crop.right - crop.left if crop else 1.0
        return info.width_px * part / inches(mm(width))

    def highest(self, picture: Picture) -> float:
        """Return the greatest height in pt that a frame may have for the picture's pixels.

        A frame higher than the picture shows its whole height, and its sides are cut.
        """
        info = self.infos[picture.id]
        if info.vector:
            return INFINITY
        crop = picture.crop
        part = crop.bottom - crop.top if crop else 1.0
        return pt(info.height_px * part / self.weights.pictures.least_ppi * MM_PER_INCH)

    def kept_whole(self, picture: Picture) -> bool:
        """Tell whether a picture is a drawing that is never cropped: its frame is as it is."""
        return kept_whole(picture, self.infos[picture.id])

    def spare(self, element: Element, width: float, height: float) -> float:
        """Return the height in pt that a picture leaves of its frame (pt).

        A drawing is never cropped, a photograph no more than what must stay in view allows: in a
        column that it fills alone the frame is higher than planned by the white to text above or
        below.
        """
        picture = element.picture
        if picture is None:
            return 0.0
        if self.kept_whole(picture):
            tallest = width / self.natural(picture)
        else:
            slack = self.weights.pictures.row_slack_rows * self.grid.leading
            sharp = max(width / self.natural(picture), self.highest(picture))
            tallest = min(width / self.aspects(picture)[0] + slack, sharp)
        return max(0.0, height - tallest - self.caption_height(picture, width))

    def below(self, item: Picture | Figure, width: float) -> float:
        """Return the height in pt of what stands under a picture's frame: its caption."""
        return self.caption_height(item, width) if isinstance(item, Picture) else 0.0

    def frame_heights(
        self, item: Picture | Figure, width: float
    ) -> tuple[float, float, float] | None:
        """Return least, best and greatest height in pt of a picture or chart without its caption.

        None where it is too narrow to be read, or has too few pixels.
        """
        if isinstance(item, Figure):
            heights = self._exact(item, mm(width))
            return (pt(heights[0]), pt(heights[1]), pt(heights[2])) if heights else None
        weights = self.weights.pictures
        if self.ppi(item, width) < weights.least_ppi or mm(width) < weights.narrowest_group_mm:
            return None
        if self.kept_whole(item):
            height = width / self.natural(item)
            part = height / (1 - weights.whole_white_share)
            return height, height, min(part, height + pt(weights.whole_white_mm))
        slim, broad = crop_range(item, self.infos[item.id])
        natural = width / self.natural(item)
        return width / broad, natural, min(width / slim, max(natural, self.highest(item)))

    def table(self, table: Table, width: float) -> TableSetting | None:
        """Return a table that stands free set at a width in pt; None where it is too narrow."""
        key = ("table", table.id, table.first, round(width, 2))
        body = self.grid.body
        return self.copies.get(key, lambda: set_table(self._setter, table, width, body))

    def people(self, people: People, width: float) -> Mapping[int, PeopleSetting]:
        """Return the settings of persons abreast at a width in pt, by their rows."""
        key = ("people", people.key, len(people.persons), round(width, 2))
        return self.copies.get(key, lambda: self._set_people(people, width))

    def _set_people(self, people: People, width: float) -> Mapping[int, PeopleSetting]:
        body = self.grid.body
        row_em = self.grid.leading / body
        aspect, widest = self.portrait_aspect, self.portrait_widest
        return set_people(self._setter, people, width / body, row_em, aspect, widest)

    @property
    def _setter(self) -> Setter:
        return Setter(self.composer, self.styles, self.weights.kinds)

    def portrait_aspect(self, picture: Picture) -> float:
        """Return width for height of a portrait in a row: square, or as near as its crop allows."""
        slim, broad = crop_range(picture, self.infos[picture.id])
        return min(max(1.0, slim), broad)

    def portrait_widest(self, picture: Picture) -> float:
        """Return the width in em of the body up to which no pixels of a portrait are seen."""
        per_em = self.ppi(picture, self.grid.body)
        return per_em / self.weights.pictures.good_ppi

    def _people_range(self, people: People, width: float) -> Range | None:
        found = self.people(people, width)
        if not found:
            return None
        least, most = min(found), max(found)
        costs = (found[n].cost if n in found else INFINITY for n in range(least, most + 1))
        return Range(least, tuple(costs))

    def _table_range(self, table: Table, width: float) -> Range | None:
        setting, weights = self.table(table, width), self.weights.kinds
        if setting is None:
            return None
        leading, gap = self.grid.leading, self.element_gap
        low, ideal, high = (
            setting.height(pad)
            for pad in (weights.table_least_pad_em, weights.table_pad_em, weights.table_most_pad_em)
        )
        least = ceil((low + gap) / leading - self.weights.pictures.row_slack_rows)
        most = max(least, floor((high + gap) / leading))
        wide = weights.table_wide_cost * max(0.0, setting.stretch - weights.table_wide_ratio) ** 2
        costs = (
            weights.table_air_cost * log((rows * leading - gap) / ideal) ** 2
            for rows in range(least, most + 1)
        )
        own = setting.cost / max(1, len(setting.rows))
        return Range(least, tuple(cost + wide + own for cost in costs))

    def _group_range(self, element: Element, width: float) -> Range | None:
        found = group_rows(together(self, element.captions, width), element.items, width)
        if not found:
            return None
        least, most = min(found), max(found)
        costs = tuple(found.get(rows, INFINITY) for rows in range(least, most + 1))
        return Range(least, costs)

    def _picture_range(self, picture: Picture, width: float) -> Range | None:
        weights = self.weights.pictures
        if mm(width) < weights.narrowest_mm:
            return None
        ppi = self.ppi(picture, width)
        if ppi < weights.least_ppi and mm(width) > weights.narrowest_mm * weights.least_step:
            return None
        coarse = weights.coarse_cost * max(0.0, 1 - ppi / weights.good_ppi)
        info = self.infos[picture.id]
        slim, broad = crop_range(picture, info)
        natural = self.natural(picture)
        leading = self.grid.leading
        extra = self.caption_height(picture, width) + ELEMENT_GAP * leading
        least = ceil((width / broad + extra) / leading - weights.row_slack_rows)
        cropped = width / slim + weights.row_slack_rows * leading
        sharp = max(width / natural, self.highest(picture))
        most = floor((min(cropped, sharp) + extra) / leading)
        if self.kept_whole(picture):  # a frame higher than it would leave white about it
            least = most = ceil((width / natural + extra) / leading - weights.row_slack_rows)
        narrow = weights.narrow_cost * max(0.0, weights.comfortable_mm - mm(width)) ** 2
        costs = []
        for rows in range(least, max(least, most) + 1):
            height = max(rows * leading - extra, 1.0)
            crop = weights.crop_cost * log(width / height / natural) ** 2
            strip = log(width / height / max(weights.strip_ratio, natural))
            crop += weights.strip_cost * max(0.0, strip)
            size = self._size_cost(mm(width) * mm(height), picture.large)
            costs.append(crop + narrow + coarse + size)
        return Range(least, tuple(costs)) if least >= weights.fewest_rows else None

    def _size_cost(self, area: float, large: bool) -> float:
        """Cost of a picture (mm²) that is small or huge for its page."""
        weights = self.weights.pictures
        page = mm(self.grid.area.w) * mm(self.grid.area.h)
        share = area / page
        least, most = weights.shares(large)
        dear = weights.large_small_cost if large else weights.small_cost
        small = dear * max(0.0, 1 - share / least) ** 2
        whole = max(page, self.weights.heads.least_page_mm2)
        alone = weights.alone_cost * max(0.0, area / whole - weights.alone_share)
        if area > weights.poster_share * whole:
            alone += weights.poster_cost
        return small + weights.huge_cost * max(0.0, share / most - 1) ** 2 + alone

    def narrowest(self, figure: Figure) -> float:
        """Return the width in mm below which a chart cannot be read."""
        return self.charts.get(
            ("narrowest", figure.id),
            lambda: min_width_mm(figure, self.fonts, self.styles.chart),
        )

    def too_wide(self, figure: Figure, width: float) -> bool:
        """Tell whether a chart looks hollow at a width in pt."""
        return width > self.widest(figure)

    def widest(self, figure: Figure) -> float:
        """Return the width in pt from which on a chart looks hollow."""
        weights = self.weights.charts
        base, each = kind_of(str(figure.kind)).widest_mm
        widest = max(weights.widest_mm, base + each * len(figure.items))
        return pt(max(widest, weights.hollow_ratio * self.narrowest(figure)))

    def tallest(self, figure: Figure, width: float) -> float:
        """Return the greatest height in pt of a chart at a width in pt."""
        heights = self._exact(figure, mm(width))
        return pt(heights[2]) if heights else 0.0

    def need(self, figure: Figure) -> float:
        """Return the area in mm² that a chart's data need: the least of several usual widths."""
        return self.charts.get(("need", figure.id), lambda: self._need(figure))

    def _need(self, figure: Figure) -> float:
        weights = self.weights.charts
        areas = (
            width * heights[1]
            for width in weights.usual_widths_mm
            if (heights := self._heights(figure, width)) is not None
        )
        return min(areas, default=weights.unknown_need_mm2)

    def fits(self, element: Element, width: float, rows: int) -> bool:
        """Tell whether a chart can really be drawn so (pt, rows); `range` is a close estimate."""
        if element.more or element.table is not None or element.people is not None:
            size = self.range(element, width)
            return size is not None and size.cost(rows) < INFINITY
        if element.figure is None:
            return True
        heights = self._exact(element.figure, mm(width))
        height = mm((rows - ELEMENT_GAP) * self.grid.leading)
        return heights is not None and heights[0] <= height <= heights[2] + 1e-6

    def _heights(self, figure: Figure, width: float) -> tuple[float, float, float] | None:
        """Return about the heights in mm of a chart: those at the next smaller usual width."""
        ratio = self.weights.charts.lookup_ratio
        step = floor(log(width) / log(ratio) + 1e-9)
        return self._exact(figure, ratio**step) or self._exact(figure, width)

    def _exact(self, figure: Figure, width: float) -> tuple[float, float, float] | None:
        """Return a chart's heights in mm at a width in mm, or None when it cannot be drawn so wide.

        Between two widths that serve there may be one that does not: its words are broken anew.
        """
        if width < self.narrowest(figure):
            return None
        key = ("heights", figure.id, round(width, 3))
        return self.charts.get(key, lambda: self._heights_at(figure, width))

    def _heights_at(self, figure: Figure, width: float) -> tuple[float, float, float] | None:
        heights = heights_at(figure, width, self.fonts, self.styles.chart)
        if heights is None:
            return None
        low, ideal, high = heights
        tallest = self.weights.charts.tallest_ratio * ideal
        return low, ideal, min(high, max(low, tallest))

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
        need, weights = self.need(figure), self.weights.charts
        narrow = weights.narrow_cost * max(0.0, weights.comfortable_mm - mm(width)) ** 2
        costs = []
        for rows in range(least, most + 1):
            height = mm(rows * leading - gap)
            reach = (high - ideal) if height > ideal else (ideal - low)
            off = abs(height - ideal) / max(reach, weights.least_reach_mm)
            spread = max(0.0, log(mm(width) * height / need) - weights.spread_free)
            own = weights.height_cost * off * off
            costs.append(own + narrow + weights.spread_cost * spread * spread)
        return Range(least, tuple(costs))
