"""An opening with its ear (报眼): a design and an edition's ear → a design that places both.

The ear stands at the right of the opening, from the running head down to the opening's foot, and
the opening in the columns that are left. Where its picture or ground crosses the whole page, or the
columns left are too few, the ear is a low strip under the opening instead.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import lru_cache

from content.model import Article, Edition
from fonts.setting import Composer
from layout.banners.base import Banner, BannerError, parts_of, takes_band, takes_lede
from layout.banners.frames.words import Framed, framed, ground, label, label_height
from layout.page.grid import Grid
from layout.page.placed import Block, Head, PlacedText, Rule
from layout.page.units import Rect, mm

#: Least width of an ear, mm, and the most of the type area's width that it takes.
LEAST_MM, MOST_PART = 54.0, 0.36
#: White over and under it, rows.
OVER, UNDER = 0.6, 0.75
#: Rows of a strip under the opening: least and most; white over it, rows.
STRIP = (5, 14)
STRIP_OVER = 1.0
#: Size of its words that is wished for, pt.
STRIP_PT = 12.0
#: Its title is at most so large a part of the headline.
TITLE_PART = 0.5
#: Cost of an ear that is not filled, by the part of its height left over.
FILL_COST, FILLED = 1.2, 0.72


def with_ear(design: Banner, edition: Edition) -> Banner:
    """Return the design of an opening with the edition's ear; as it is where there is none."""
    return Eared(design) if edition.ear is not None else design


@dataclass(frozen=True, slots=True)
class _Placed:
    """An opening and the ear at one height."""

    banner: Block
    ear: Block
    filled: float


class Eared:
    """A design with an ear beside or under it."""

    def __init__(self, design: Banner) -> None:
        """Bind the design of the opening."""
        self.design = design
        self.covers_running_head = design.covers_running_head
        self._kept: dict[Hashable, tuple[Edition, _Placed | None]] = {}
        self._widths: dict[Hashable, tuple[Edition, int]] = {}

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return the opening's heights that the ear fits, each with a cost."""
        columns = self._columns(edition, grid, composer)
        if columns:
            return self._beside(edition, grid, composer, columns)
        strip = self._strip_rows(edition, grid, composer)
        if not strip:
            return ()
        own = self.design.rows(edition, grid, composer)
        return tuple((rows + strip, cost) for rows, cost in own)

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the opening alone, the ear's place left free.

        Raises:
            BannerError: it does not fit.
        """
        return self._both(edition, grid, rows, composer).banner

    def takes_lede(self, edition: Edition, grid: Grid, composer: Composer) -> bool:
        """Tell whether the opening sets the lede itself."""
        return takes_lede(self.design, edition, self._own(edition, grid, composer), composer)

    def takes_band(self, edition: Edition, grid: Grid, composer: Composer) -> bool:
        """Tell whether the opening sets the key figures itself."""
        return takes_band(self.design, edition, self._own(edition, grid, composer), composer)

    def place_parts(
        self, edition: Edition, grid: Grid, rows: int, composer: Composer
    ) -> tuple[Block, ...]:
        """Return the ear, and what else the opening has set."""
        both = self._both(edition, grid, rows, composer)
        columns = self._columns(edition, grid, composer)
        own = rows if columns else rows - self._strip_rows(edition, grid, composer)
        narrow = _narrow(grid, columns) if columns else grid
        return (*parts_of(self.design, edition, narrow, own, composer), both.ear)

    def _own(self, edition: Edition, grid: Grid, composer: Composer) -> Grid:
        """Return the grid that the opening itself is placed on."""
        columns = self._columns(edition, grid, composer)
        return _narrow(grid, columns) if columns else grid

    def _columns(self, edition: Edition, grid: Grid, composer: Composer) -> int:
        """Return how many columns the ear takes beside the opening; 0: it stands under it."""
        key = id(edition), grid
        if key not in self._widths:
            columns = _ear_columns(grid)
            stands = columns and self._beside(edition, grid, composer, columns)
            self._widths[key] = edition, columns if stands else 0
        return self._widths[key][1]

    def _beside(
        self, edition: Edition, grid: Grid, composer: Composer, columns: int
    ) -> tuple[tuple[int, float], ...]:
        """Return the heights at which an ear of so many columns stands free and is filled."""
        found = []
        for rows, cost in self.design.rows(edition, _narrow(grid, columns), composer):
            one = self._known(edition, grid, rows, composer, columns)
            if one is not None:
                short = max(0.0, FILLED - one.filled)
                found.append((rows, cost + FILL_COST * short * short))
        least = min((cost for _, cost in found), default=0.0)
        return tuple((rows, round(cost - least, 4)) for rows, cost in found)

    def _both(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> _Placed:
        columns = self._columns(edition, grid, composer)
        if columns:
            found = self._known(edition, grid, rows, composer, columns)
            if found is None:
                raise BannerError("banner.headline-too-long", rows=rows)
            return found
        strip = self._strip_rows(edition, grid, composer)
        if not strip:
            raise BannerError("banner.ear-too-long", title=_ear(edition).title)
        banner = self.design.place(edition, grid, rows - strip, composer)
        place = grid.rect(0, rows - strip, grid.columns, strip)
        ear = _strip(edition, place, grid, composer)
        assert ear is not None
        return _Placed(banner, ear, 1.0)

    def _known(
        self, edition: Edition, grid: Grid, rows: int, composer: Composer, columns: int
    ) -> _Placed | None:
        """Return opening and ear side by side, worked out once; an edition is kept by its place."""
        key = id(edition), grid, rows, columns
        if key not in self._kept:
            self._kept[key] = edition, self._placed(edition, grid, rows, composer, columns)
        return self._kept[key][1]

    def _placed(
        self, edition: Edition, grid: Grid, rows: int, composer: Composer, columns: int
    ) -> _Placed | None:
        """Return opening and ear side by side; None where they meet or the words do not fit."""
        try:
            banner = self.design.place(edition, _narrow(grid, columns), rows, composer)
        except BannerError:
            return None
        whole = grid.rect(grid.columns - columns, 0, columns, rows)
        top = whole.y + OVER * grid.leading
        bottom = whole.bottom - UNDER * grid.leading
        ears = Rect(whole.x, top, whole.w, bottom - top)
        behind = [fill.rect for fill in banner.fills if _over(fill.rect, whole)]
        for rect in behind:  # a strip of another ink at the opening's foot stays whole
            if rect.y > ears.y + ears.h / 2:
                ears = replace(ears, h=min(ears.h, rect.y - UNDER * grid.leading - ears.y))
        words = [_box(text) for text in banner.texts if text.role != "running"]
        shown = [picture.rect for picture in banner.pictures]
        if any(_over(rect, ears) for rect in (*words, *shown)):
            return None
        headline = max((t.size for t in banner.texts if t.role == "headline"), default=0.0)
        set_ = _set(_ear(edition), ears, grid, composer, TITLE_PART * headline)
        if set_ is None:
            return None
        ear = _block(_ear(edition), ears, set_, on_ground=any(r.y <= ears.y for r in behind))
        area, own = grid.area, _narrow(grid, columns).area
        rules = tuple(_stretched(rule, own, area) for rule in banner.rules)
        return _Placed(replace(banner, rules=rules), ear, set_[1].filled)

    def _strip_rows(self, edition: Edition, grid: Grid, composer: Composer) -> int:
        """Return the rows of the ear as a strip: as few as hold its words at a good size."""
        fitting = 0
        for rows in range(STRIP[0], STRIP[1] + 1):
            place = grid.rect(0, 0, grid.columns, rows)
            ear = _strip(edition, place, grid, composer)
            if ear is None:
                continue
            fitting = fitting or rows
            if min((text.size for text in ear.texts), default=STRIP_PT) >= STRIP_PT:
                return rows
        return fitting


def _ear(edition: Edition) -> Article:
    ear = edition.ear
    assert ear is not None
    return ear


@lru_cache(maxsize=64)
def _narrow(grid: Grid, columns: int) -> Grid:
    """Return a grid without its last columns, whose running head is as wide as before."""
    profile, left = grid.profile, grid.columns - columns
    wide = mm(grid.width(left))
    aside = profile.width_mm - wide
    own = replace(profile, columns=left, width_mm=wide, running_mm=profile.running_mm + aside)
    return replace(grid, profile=own)


def _ear_columns(grid: Grid) -> int:
    """Return the fewest columns that make an ear; 0 where that is too much of the page."""
    if grid.folded:
        return 0
    wide = (n for n in range(1, grid.columns) if mm(grid.width(n)) >= LEAST_MM)
    columns = next(wide, 0)
    return columns if columns and grid.width(columns) <= MOST_PART * grid.area.w else 0


def _strip(edition: Edition, place: Rect, grid: Grid, composer: Composer) -> Block | None:
    """Return the ear as a strip; None where its words do not fit."""
    over = STRIP_OVER * grid.leading
    rect = Rect(place.x, place.y + over, place.w, place.h - over)
    set_ = _set(_ear(edition), rect, grid, composer, TITLE_PART * grid.profile.headline_pt)
    return _block(_ear(edition), rect, set_, on_ground=False, whole=place) if set_ else None


_Set = tuple[Rect, Framed, tuple[PlacedText, ...]]


def _set(ear: Article, rect: Rect, grid: Grid, composer: Composer, most_pt: float) -> _Set | None:
    """Return the frame, what stands in it, and its label over it."""
    down = label_height(ear, grid)
    frame = Rect(rect.x, rect.y + down, rect.w, rect.h - down)
    found = framed(ear, frame, grid, composer, most_pt) if frame.h > 0 else None
    return (frame, found, label(ear, frame.right, frame.y, grid, composer)) if found else None


def _block(
    ear: Article, rect: Rect, set_: _Set, *, on_ground: bool, whole: Rect | None = None
) -> Block:
    """Return the ear's block."""
    frame, found, named = set_
    return Block(
        ear.kind.value,
        ear.id,
        whole or rect,
        Head(frame, (*named, *found.head)) if named or found.head else None,
        found.texts,
        found.pictures,
        fills=(ground(frame),) if on_ground else (),
        rules=found.rules,
        codes=found.codes,
        whites=(whole or rect,),
    )


def _stretched(rule: Rule, own: Rect, area: Rect) -> Rule:
    """Return a rule that is as wide as the opening's columns as wide as the page's."""
    level = abs(rule.y1 - rule.y2) < 0.01
    if level and abs(rule.x1 - own.x) < 0.5 and abs(rule.x2 - own.right) < 0.5:
        return replace(rule, x2=area.right)
    return rule


def _box(text: PlacedText) -> Rect:
    """Return the box round a text's lines."""
    left, top = min(one.x for one in text.lines), min(one.y for one in text.lines)
    right = max(one.x + one.line.width_em * text.size for one in text.lines)
    bottom = max(one.y + one.height for one in text.lines)
    return Rect(left, top, right - left, bottom - top)


def _over(one: Rect, two: Rect) -> bool:
    """Tell whether two rectangles share more than an edge."""
    across = min(one.right, two.right) - max(one.x, two.x)
    down = min(one.bottom, two.bottom) - max(one.y, two.y)
    return across > 0.5 and down > 0.5
