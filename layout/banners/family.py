"""Two designs as one: each height goes to the one that suits it better.

Input: a design that sets the picture beside the words and one that sets it under them, each with
its heights and costs. Output: a design with the heights of both: where there is little copy the
picture crosses the page, where there is much the opening stays low.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.model import Edition
from fonts.setting import Composer
from fonts.setting.keeping import Same, kept_by_owner
from layout.banners.base import Banner
from layout.page.grid import Grid
from layout.page.placed import Block

#: What the other design costs more where it is as good (about a tenth of a page of white), and
#: where it is what remains when a page has no room for the first (nearly half a page).
AWAY, REMAINS = 0.1, 0.4


@dataclass(frozen=True)
class Family:
    """A design, and another for heights that do not suit it; `away` is what the other costs more.

    Without a picture both set words alone, and the other only what the first cannot.
    """

    first: Banner
    other: Banner
    away: float

    @property
    def covers_running_head(self) -> bool:
        """True: both make the running head part of the opening."""
        return self.first.covers_running_head

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return the heights of both, each with the lower of its costs."""
        return tuple((rows, cost) for rows, (cost, _) in self._all(edition, grid, composer).items())

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the banner in the design that is cheaper at this height.

        Raises:
            BannerError: it does not fit.
        """
        _, design = self._all(edition, grid, composer).get(rows, (0.0, self.first))
        return design.place(edition, grid, rows, composer)

    def _all(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> dict[int, tuple[float, Banner]]:
        """Return the cost and the design of each height, lowest first."""
        return _heights(composer, self, Same(edition), grid)


@kept_by_owner(16)
def _heights(
    composer: Composer, family: Family, edition: Same[Edition], grid: Grid
) -> dict[int, tuple[float, Banner]]:
    """Return cost and design of each height: asked for once more for each height that is placed."""
    of = edition.value
    found = {rows: (cost, family.first) for rows, cost in family.first.rows(of, grid, composer)}
    if of.headline.picture is not None or not found:
        away = family.away if found else 0.0
        for rows, cost in family.other.rows(of, grid, composer):
            if rows not in found or cost + away < found[rows][0]:
                found[rows] = (cost + away, family.other)
    return dict(sorted(found.items()))
