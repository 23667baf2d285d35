"""Moments along an axis, true to scale.

Input: periods as printed (2020, 2020年5月), a width and the least distance of two, mm. Output:
where each stands, and which stretches had to be cut and want the mark of a broken axis (断轴).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from charts.arrangement import PressAxes

_DATE = re.compile(
    r"(?P<year>[12]\d{3})(?:年|[.\-/年](?P<month>\d{1,2})月?(?:(?<=月)(?P<day>\d{1,2})日)?"
    r"|年?第?(?P<quarter>[一二三四1-4])季度|年?(?P<half>[上下])半年"
    r"|年?(?P<part>[初中底末]))?"
)
_PARTS = {"初": 0.0, "中": 0.5, "底": 0.99, "末": 0.99}
"""What part of a year has gone by."""
_SOME_YEAR = "2001年"
"""What months and days are of where nobody says the year: of one, or from one into the next."""
_QUARTERS = "一二三四1234"
_MONTHS = (1, 2, 3, 4, 6, 12, 24, 48)
_YEARS = (1, 2, 5, 10, 20, 50, 100)
_PAUSE, _EVEN = 1.9, 0.75
"""A step of nearly two usual ones, where three of four are no such, is a moment not measured."""
_ALIKE = 0.02
"""Years and months that differ by no more are the same distance."""
_CUT_MM, _SLANT_MM, _TALL_MM, _PEN_PT = 1.1, 0.45, 1.7, 0.7


def before_after(names: Sequence[str]) -> bool:
    """Tell whether names are of two moments that no date tells: 改革前 and 改革后."""
    return len(names) == 2 and names[0].endswith("前") and names[1].endswith("后")


def years(periods: Sequence[str]) -> list[float] | None:
    """Return the dates in years, or nothing where they are not years or months in order."""
    found = []
    unsaid = all(re.match(r"\d{1,2}月", period) for period in periods)
    for period in (_SOME_YEAR + p if unsaid else p for p in periods):
        date = _DATE.fullmatch(period)
        if date is None or not 1 <= int(date["month"] or 1) <= 12:
            return None
        part = (int(date["month"] or 1) - 1 + (int(date["day"] or 1) - 1) / 31) / 12
        if date["quarter"]:
            part = (_QUARTERS.index(date["quarter"]) % 4) / 4
        if date["half"]:
            part = 0.0 if date["half"] == "上" else 0.5
        part = _PARTS.get(date["part"], part)
        found.append(int(date["year"]) + part)
    turns = [i for i, (a, b) in enumerate(pairwise(found), 1) if b <= a]
    if unsaid and len(turns) == 1:  # 11月、12月、1月
        found = found[: turns[0]] + [moment + 1 for moment in found[turns[0] :]]
    return found if all(b > a for a, b in pairwise(found)) else None


def out_of_order(periods: Sequence[str]) -> bool:
    """Tell whether dates that all say their years are not in order."""
    said = all(_DATE.fullmatch(p) and years([p]) for p in periods)
    return said and years(periods) is None


def brief(periods: Sequence[str]) -> tuple[list[str], str]:
    """Return dates without what they share, and the year to be said once.

    Years are digits alone, 2019年 as 2019; days, months and quarters of one year go without it.
    """
    found = [_DATE.fullmatch(period) for period in periods]
    dates = [one for one in found if one]
    parts = [p[one.end("year") :].lstrip("年.-/") for p, one in zip(periods, dates, strict=False)]
    if len(dates) < len(found):
        return list(periods), ""
    if not any(parts):
        return [one["year"] for one in dates], ""
    one_year = len({one["year"] for one in dates}) == 1 and all(parts)
    if not one_year:
        return list(periods), ""
    return [p if p[-1] in "月度年日" else f"{p}月" for p in parts], f"{dates[0]['year']}年"


def ticks(periods: Sequence[str], apart: Callable[[int, int], float]) -> dict[int, str]:
    """Return which moments of a long axis are named, by their index, and how.

    Round years, or the first moment of each; every second, third … where they are no dates.

    Args:
        periods: the moments in order.
        apart: two of them → their distance in widths of a name.
    """
    moments, texts = years(periods), dict(enumerate(brief(periods)[0]))
    of = [int(moment) for moment in moments or ()]
    if len(set(of)) > 2:
        firsts = [i for i, year in enumerate(of) if year not in of[:i]]
        texts = {i: str(of[i]) for i in firsts}
        tried = [[i for i in firsts if of[i] % step == 0] for step in _YEARS]
    else:
        tried = [list(texts)[::step] for step in _MONTHS]
    for chosen in tried:
        if chosen and all(apart(a, b) >= 1.0 for a, b in pairwise(chosen)):
            return {i: texts[i] for i in chosen}
    return {0: texts[0]}


def pauses(periods: Sequence[str]) -> set[int]:
    """Return the moments before which some are missing: nearly all others follow at one step."""
    found = spans(periods)
    least = _PAUSE * sorted(found)[len(found) // 2]
    long = {i for i, span in enumerate(found, 1) if span > least}
    return long if len(long) <= (1 - _EVEN) * len(found) else set()


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
