"""Moments along an axis, true to scale.

Input: periods as printed (2020, 2020年5月), a width and the least distance of two, mm. Output:
where each stands, and which stretches had to be cut and want the mark of a broken axis (断轴).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from charts.arrangement import PressAxes

_DATE = re.compile(r"(?P<year>[12]\d{3})(?:年|[.\-/年](?P<month>\d{1,2})月?)?")
_ALIKE = 0.02
"""Years and months that differ by no more are the same distance."""
_CUT_MM, _SLANT_MM, _TALL_MM, _PEN_PT = 1.1, 0.45, 1.7, 0.7


def years(periods: Sequence[str]) -> list[float] | None:
    """Return the dates in years, or nothing where they are not years or months in order."""
    found = []
    for period in periods:
        date = _DATE.fullmatch(period)
        if date is None or not 1 <= int(date["month"] or 1) <= 12:
            return None
        found.append(int(date["year"]) + (int(date["month"] or 1) - 1) / 12)
    return found if all(b > a for a, b in pairwise(found)) else None


def bare_years(periods: Sequence[str]) -> list[str]:
    """Return years as digits alone, 2019年 as 2019; as they are where one is no year."""
    found = [re.fullmatch(r"([12]\d{3})年?", period) for period in periods]
    years_alone = [one[1] for one in found if one]
    return years_alone if len(years_alone) == len(found) else list(periods)


def spans(periods: Sequence[str]) -> list[float]:
    """Return the distances of neighbours, the least of them 1: all 1 where they are no dates."""
    dates = years(periods)
    if dates is None or len(dates) < 2:
        return [1.0] * (len(periods) - 1)
    found = [b - a for a, b in pairwise(dates)]
    least = min(found)
    return [round(span / least, 6) for span in found]


@dataclass(frozen=True)
class Axis:
    """Places of moments, mm from the axis' left end, and the stretches before which it is cut."""

    xs: tuple[float, ...]
    breaks: tuple[int, ...] = ()
    """Index of the moment behind each cut."""

    def cut(self, ax: PressAxes, x: float, y: float) -> None:
        """Draw the marks of a broken axis at height `y` of an axis that begins at `x`."""
        for index in self.breaks:
            broken(ax, x + (self.xs[index - 1] + self.xs[index]) / 2, y)


def axis(periods: Sequence[str], width: float, least: float) -> Axis | None:
    """Place moments on an axis; nothing where it is too short even for equal distances.

    Distances are in proportion. Where the least would be smaller than `least`, longer ones are
    cut, each to the same length, and told by a mark.
    """
    count, wants = len(periods), spans(periods)
    slot = width / count
    if slot < least:
        return None
    if all(abs(span - 1.0) <= _ALIKE for span in wants):
        return Axis(tuple(slot * (i + 0.5) for i in range(count)))
    room = width - least
    scale, longest = room / sum(wants), max(wants)
    if scale < least:  # the least distance is `least`, the longest are cut to what is left
        scale = least
        longest = _longest(wants, room / scale)
    drawn = [min(span, longest) for span in wants]
    scale = room / sum(drawn)
    places = accumulate((span * scale for span in drawn), initial=least / 2)
    cuts = tuple(i + 1 for i, span in enumerate(wants) if span > longest + _ALIKE)
    return Axis(tuple(places), cuts)


def _longest(wants: Sequence[float], total: float) -> float:
    """Return the length to which the longest are cut so that all come to `total`."""
    left, rest = total, sorted(wants)
    for i, span in enumerate(rest):
        even = left / (len(rest) - i)
        if span >= even:
            return even
        left -= span
    return rest[-1]


def broken(ax: PressAxes, x: float, y: float) -> None:
    """Draw the mark of a broken axis: a gap between two slanting strokes."""
    half = _CUT_MM / 2
    ax.bars([(x - half, x + half)], [(y - _TALL_MM / 4, y + _TALL_MM / 4)], "paper")
    for at in (x - half, x + half):
        slant = [at - _SLANT_MM, at + _SLANT_MM], [y + _TALL_MM / 2, y - _TALL_MM / 2]
        ax.plot(*slant, color="ink", lw=_PEN_PT)
