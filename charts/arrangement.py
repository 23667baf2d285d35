"""Ways of arranging a chart, and the choice among them for a height.

Input: a kind's `Arrangement`s, each with the height it needs at a size level from 0 (smallest type,
tightest gaps) to 1 (largest). Output: the heights that can be filled well, and for one height the
best arrangement and level.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from charts.choices import CHOICES

if TYPE_CHECKING:
    from charts.sheet import Sheet

LEVELS = tuple(i / 24 for i in range(25))
TOLERANCE_MM = 0.02


def between(low: float, high: float, level: float) -> float:
    """Return the value at a level between two limits."""
    return low + (high - low) * level


@dataclass(frozen=True)
class Arrangement:
    """One way to arrange a chart at one width.

    Attributes:
        name: for tests and messages.
        need: whole height in mm wanted at a level; infinite where the width is too small for it.
        compose: draws on a sheet at a level; what it has over the need goes into the gaps.
        stretch: how much taller than its largest need it still looks filled, as a factor.
        rank: smaller is preferred.
    """

    name: str
    need: Callable[[float], float]
    compose: Callable[[Sheet, float], None]
    stretch: float = CHOICES.arranging.stretch
    rank: float = 0.0

    @cached_property
    def _known(self) -> dict[float, float]:
        return {}

    def wanted(self, level: float) -> float:
        """Return the need of a level, worked out once."""
        if level not in self._known:
            self._known[level] = self.need(level)
        return self._known[level]

    def limits(self) -> tuple[float, float] | None:
        """Return least and greatest height, or nothing where the width is too small."""
        needs = [n for level in LEVELS[::4] if math.isfinite(n := self.wanted(level))]
        return (min(needs), max(needs) * self.stretch) if needs else None

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
    ideal_need = next(
        (
            n
            for level in CHOICES.arranging.ideal_levels
            if math.isfinite(n := preferred.wanted(level))
        ),
        low,
    )
    join = CHOICES.arranging.join_ratio
    for _ in spans:
        for (least, most), _, _ in spans:
            if least <= high * join and most >= low / join:
                low, high = min(low, least), max(high, most)
    return low, min(max(ideal_need, low), high), high


def choose(arrangements: Sequence[Arrangement], height: float) -> tuple[Arrangement, float] | None:
    """Return the arrangement that fills a height best, and its level."""
    own = CHOICES.arranging
    best: tuple[float, int, Arrangement, float] | None = None
    for i, arrangement in enumerate(arrangements):
        limits, fit = arrangement.limits(), arrangement.fit(height)
        if limits is None or fit is None:
            continue
        level, rest = fit
        empty = rest / height
        over = max(0.0, height - limits[1]) / height
        cost = arrangement.rank + own.empty_cost * empty + own.over_cost * over
        cost -= own.size_bonus * level
        if best is None or cost < best[0] - 1e-9:
            best = (cost, i, arrangement, level)
    return (best[2], best[3]) if best else None
