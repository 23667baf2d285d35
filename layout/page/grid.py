"""The grid: basic columns (基本栏) by body lines.

Input: a page format, a body size and the table of styles. Output: a `Grid` that turns columns and
rows into points and carries the styles to whoever sets text on it.
All placed geometry is in pt with the origin at the trim's top left corner.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import partial

from fonts.setting.styles import STYLES, Styles
from layout.page.profile import Profile
from layout.page.units import Rect, pt


@dataclass(frozen=True, slots=True)
class Grid:
    """A profile's grid at one body size, and the styles that its text is set in."""

    profile: Profile
    styles: Styles = STYLES
    #: Only one side of a spread is meant: its columns count, and its width is the whole.
    one_side: bool = False
    #: Lengths that are asked a hundred thousand times an edition are worked out once, pt.
    body: float = field(init=False, repr=False, compare=False)
    """Body size: one em."""
    leading: float = field(init=False, repr=False, compare=False)
    """Body leading: the height of a row."""
    gutter: float = field(init=False, repr=False, compare=False)
    """Gap between two basic columns."""
    column: float = field(init=False, repr=False, compare=False)
    """Width of a basic column."""
    area: Rect = field(init=False, repr=False, compare=False)
    """The type area; of one side the left one's."""

    def __post_init__(self) -> None:
        """Work out the lengths."""
        p, own = self.profile, partial(object.__setattr__, self)
        own("body", self.styles.body.size.pt(p.body_pt))
        own("leading", pt(p.leading_mm))
        own("gutter", pt(p.gutter_mm))
        gutters = (p.columns - self.pages) * self.gutter + pt(p.fold_mm)
        own("column", (pt(p.width_mm) - gutters) / p.columns)
        wide = self.width(self.columns) if self.one_side else pt(p.width_mm)
        own("area", Rect(pt(p.left_mm), pt(p.top_mm), wide, self.rows * self.leading))

    @classmethod
    def of(
        cls,
        profile: Profile,
        body_pt: float | None = None,
        styles: Styles = STYLES,
        leading: float = 1.0,
    ) -> Grid:
        """Return the grid; a larger body keeps the type area and takes fewer, taller rows.

        Args:
            profile: the page format.
            body_pt: size of the body; the profile's where None.
            styles: styles of the roles.
            leading: leading over the profile's at the same body, the styles' own apart.
        """
        wider = styles.body.leading.part * leading
        if body_pt in (None, profile.body_pt) and wider == 1.0:
            return cls(profile, styles)
        body_pt = body_pt or profile.body_pt
        height = profile.rows * profile.leading_mm
        rows = round(height / (profile.leading_mm * body_pt / profile.body_pt * wider))
        tall = height / rows
        return cls(replace(profile, rows=rows, leading_mm=tall, body_pt=body_pt), styles)

    @property
    def rows(self) -> int:
        """Body lines in the type area."""
        return self.profile.rows

    @property
    def columns(self) -> int:
        """Basic columns in the type area."""
        return self.side_columns if self.one_side else self.profile.columns

    @property
    def side_columns(self) -> int:
        """Basic columns on one side of the fold; all where there is none."""
        return self.profile.columns // 2 if self.folded else self.profile.columns

    @property
    def folded(self) -> bool:
        """Whether the page is a spread over a fold (通版)."""
        return self.profile.fold_mm > 0

    @property
    def side(self) -> Grid:
        """The grid of one side; the same where there is no fold."""
        return replace(self, one_side=True) if self.folded else self

    @property
    def whole(self) -> Grid:
        """The grid of the whole page."""
        return replace(self, one_side=False) if self.one_side else self

    @property
    def pages(self) -> int:
        """How many pages of a paper one page of this format is: a spread is two."""
        return 2 if self.folded else 1

    @property
    def sides(self) -> tuple[Rect, ...]:
        """The type areas left and right of the fold; the one type area where there is none."""
        own = self.side_columns
        starts = range(0, self.profile.columns, own)
        return tuple(self.rect(column, 0, own, self.rows) for column in starts)

    @property
    def fold(self) -> Rect | None:
        """The gutter over the fold, as high as the type area; None where there is none."""
        if not self.folded:
            return None
        left, right = self.sides
        return Rect(left.right, left.y, right.x - left.right, left.h)

    @property
    def trim(self) -> Rect:
        """The trimmed page."""
        w, h = self.profile.trim_mm
        return Rect(0, 0, pt(w), pt(h))

    def width(self, columns: int) -> float:
        """Return the width of so many basic columns with the gutters between them, pt.

        More of them than one side has cross the fold.
        """
        return columns * self.column + (columns - 1) * self.gutter + self._over_fold(columns - 1)

    def x(self, column: int) -> float:
        """Return the left edge of a basic column, pt from the trim's left."""
        gutters = column * (self.column + self.gutter) + self._over_fold(column)
        return pt(self.profile.left_mm) + gutters

    def _over_fold(self, column: int) -> float:
        """Return by how much the fold's gutter is wider, behind so many columns; else 0."""
        beyond = self.folded and column >= self.side_columns
        return pt(self.profile.fold_mm) - self.gutter if beyond else 0.0

    def y(self, row: float) -> float:
        """Return the top of a row, pt from the trim's top."""
        return pt(self.profile.top_mm) + row * self.leading

    def rect(self, column: int, row: float, columns: int, rows: float) -> Rect:
        """Return the rectangle of a run of columns and rows."""
        return Rect(self.x(column), self.y(row), self.width(columns), rows * self.leading)


#: The steps of type sizes in pt (字号): sizes are chosen from here, not by taste of the moment.
SCALE = (
    7.0,
    7.5,
    8.0,
    9.0,
    9.5,
    10.5,
    12.0,
    14.0,
    15.75,
    18.0,
    21.0,
    24.0,
    28.0,
    32.0,
    36.0,
    42.0,
    48.0,
    54.0,
    63.0,
    72.0,
    84.0,
    96.0,
    108.0,
    120.0,
)


def step_down(size: float) -> float:
    """Return the largest step of the scale that is not above `size` (pt)."""
    return SCALE[max(0, bisect_right(SCALE, size + 1e-6) - 1)]
