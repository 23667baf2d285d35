"""Ways of arranging a chart, and the choice among them for a height.

Input: a kind's `Arrangement`s, each with the height it needs at a size level from 0 (smallest type,
tightest gaps) to 1 (largest). Output: the heights that can be filled well, and for one height the
best arrangement and level.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from charts.choices import CHOICES
from charts.frame import Frame
from charts.scene import Box
from charts.wording import Words

if TYPE_CHECKING:
    from charts.sheet import PressAxes as PressAxes
    from charts.sheet import Sheet
else:
    PressAxes = object  # for annotations: matplotlib is loaded when something is drawn

LEVELS = tuple(i / 24 for i in range(25))
TOLERANCE_MM = 0.02


@dataclass(frozen=True)
class Body:
    """A chart without head and foot at one level: the height it needs, mm, and how it is drawn."""

    height: float
    draw: Callable[[PressAxes, Box], object]


Plan = Callable[[float], Body | None]
"""Level → the body at this level, or nothing where the width is too small for it."""


def headed(words: Words, body: Body | None, gap: float) -> Body | None:
    """Return a body under words, e.g. its key."""
    if body is None or not words.pieces:
        return body
    over, inner = words.height + gap, body.draw

    def draw(ax: PressAxes, box: Box) -> None:
        ax.put(words, box.x, box.y)
        inner(ax, Box(box.x, box.y + over, box.width, box.height - over))

    return Body(over + body.height, draw)


@dataclass(frozen=True)
class Arrangement:
    """One way to arrange a chart at one width.

    Attributes:
        name: for tests and messages.
        plan: level → the body; what it has over its need goes into the gaps.
        frame: head and foot; none where the body has its own.
        stretch: how much taller than its largest need it still looks filled, as a factor.
        rank: smaller is preferred.
    """

    name: str
    plan: Plan
    frame: Frame | None = None
    stretch: float = CHOICES.stretch
    rank: float = 0.0

    @cached_property
    def _known(self) -> dict[float, float]:
        return {}

    def wanted(self, level: float) -> float:
        """Return the whole height in mm wanted at a level, infinite where it cannot be drawn."""
        if level not in self._known:
            body, frame = self.plan(level), self.frame
            own = math.inf if body is None else body.height
            self._known[level] = own + (frame.extra(level) if frame else 0.0)
        return self._known[level]

    def compose(self, sheet: Sheet, level: float) -> None:
        """Draw it on a sheet at a level."""
        body, box = self.plan(level), Box(0, 0, sheet.width_mm, sheet.height_mm)
        assert body is not None, "drawn at a level that has no room"
        if self.frame:
            box = self.frame.draw(sheet, level, max(0.0, box.height - self.wanted(level)))
        body.draw(sheet.axes_in(box), Box(0, 0, box.width, box.height))

    def limits(self) -> tuple[float, float] | None:
        """Return least and greatest height, or nothing where the width is too small.

        Larger type needs more height, but for words that break anew one step up, the least then.
        """
        rising = [*islice(self._needs(LEVELS[::4]), 2)]
        if not rising:
            return None
        return min(rising), max(*rising, next(self._needs(LEVELS[::-4]))) * self.stretch

    def _needs(self, levels: Sequence[float]) -> Iterator[float]:
        """Yield the heights wanted at the levels that can be drawn."""
        return (need for level in levels if math.isfinite(need := self.wanted(level)))

    def fit(self, height: float) -> tuple[float, float] | None:
        """Return the largest level that fits a height and the height left over."""
        for level in reversed(LEVELS):
            need = self.wanted(level)
            if need <= height + TOLERANCE_MM:
                return level, height - need
        return None


def feasible(arrangements: Sequence[Arrangement]) -> bool:
    """Tell whether a chart can be read at the width of its arrangements."""
    return any(math.isfinite(a.wanted(0.0)) for a in arrangements)


def heights(arrangements: Sequence[Arrangement]) -> tuple[float, float, float] | None:
    """Return least, ideal and greatest height; nothing where no arrangement fits the width."""
    spans = [(s, a.rank, a) for a in arrangements if (s := a.limits())]
    if not spans:
        return None
    (low, high), _, preferred = min(spans, key=lambda s: (s[1], s[0][0]))
    levels = (preferred.wanted(level) for level in CHOICES.ideal_levels)
    ideal = next(filter(math.isfinite, levels), low)
    join = CHOICES.join_ratio
    for _ in spans:
        for (least, most), _, _ in spans:
            if least <= high * join and most >= low / join:
                low, high = min(low, least), max(high, most)
    return low, min(max(ideal, low), high), high


def choose(arrangements: Sequence[Arrangement], height: float) -> tuple[Arrangement, float] | None:
    """Return the arrangement that fills a height best, and its level."""
    best: tuple[float, int, Arrangement, float] | None = None
    for i, arrangement in enumerate(arrangements):
        limits, fit = arrangement.limits(), arrangement.fit(height)
        if limits is None or fit is None:
            continue
        level, rest = fit
        over = max(0.0, height - limits[1]) / height
        cost = arrangement.rank + CHOICES.empty_cost * rest / height + CHOICES.over_cost * over
        cost -= CHOICES.size_bonus * level
        if best is None or cost < best[0] - 1e-9:
            best = (cost, i, arrangement, level)
    return (best[2], best[3]) if best else None
