"""Lines over time: what all have in common, their numbers at the points or read off a scale.

Input: values with series and period, a width. Output: `Lines`: values by line and moment, each
line's look, the range that holds them all, dates under the axis and words at the lines' ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from charts.arrangement import PressAxes
from charts.choices import CHOICES
from charts.dates import brief
from charts.direct import apart
from charts.gauge import Gauge
from charts.palette import HIGHLIGHT, LINES
from charts.values import parted
from charts.wording import Words
from content.model import Datum, Figure

DATE_MM, NAME_MM = 1.5, 1.6  # from the axis to dates, from a line's end to its words
TICK_MM, TICK_PT = 0.9, 0.45  # of a date
END_GAP_MM = 0.8  # between the words at two lines' ends


class LineLook(NamedTuple):
    """How one of several lines is drawn: ink, matplotlib's stroke, its pen to the usual one."""

    ink: str
    style: str = "-"
    weight: float = 1.0


class Lines(NamedTuple):
    """What is drawn at one width, mm; the numbers are bare of their unit."""

    width: float
    gauge: Gauge
    lines: dict[str, dict[str, Datum]]
    """Values by line and moment."""
    named: dict[str, str]
    """The moments in order with their names: months of one year without it."""
    looks: dict[str, LineLook]
    values: list[float]
    extent: tuple[float, float]
    """The least and greatest value of the drawing."""

    @property
    def periods(self) -> list[str]:
        """The moments in order."""
        return [*self.named]

    @property
    def single(self) -> bool:
        """Whether there is one line alone."""
        return len(self.lines) == 1

    @property
    def told(self) -> set[str]:
        """The moments of one line alone that are seen first: those highlighted, else its last."""
        if not self.single:
            return set()
        items = [d for line in self.lines.values() for d in line.values()]
        last = [d for d in items if d.value is not None][-1:]
        return {d.period for d in items if d.highlight} or {d.period for d in last}

    def dated(self, ax: PressAxes, base: float, dates: Iterable[tuple[float, Words]]) -> None:
        """Draw ticks and dates under an axis at height `base`, mm; none stands out of the chart."""
        for x, words in dates:
            ax.vlines(x, base, base + TICK_MM, color="ink", lw=TICK_PT)
            begin = min(max(x - words.width / 2, 0.0), self.width - words.width)
            ax.put(words, begin, base + DATE_MM)


def lines_of(bare: Figure, width: float, gauge: Gauge) -> Lines:
    """Return the lines of a figure whose numbers are bare of their unit."""
    lines = {name: {d.period: d for d in v} for name, v in parted(bare.items, "series").items()}
    periods = [*parted(bare.items, "period")]
    short, year = brief(periods)
    values = [d.value for d in bare.items if d.value is not None]
    named = dict(zip(periods, short if year else periods, strict=True))
    looks = line_looks(bare.items, [*lines])
    return Lines(width, gauge, lines, named, looks, values, extent(values))


def line_looks(items: Sequence[Datum], names: Sequence[str]) -> dict[str, LineLook]:
    """Return the look of each line: the highlighted ones in their ink and heavier."""
    marked = {n for n in names if any(d.highlight for d in items if d.series == n)}
    if len(names) == 1 or len(marked) == len(names):
        marked = set()
    rest = iter(LINES * len(names))
    return {
        n: LineLook(HIGHLIGHT, "-", 1.3) if n in marked else LineLook(*next(rest)) for n in names
    }


def extent(values: Sequence[float]) -> tuple[float, float]:
    """Return the least and greatest value of a drawing; zero is in where it is near."""
    low, high = min(values), max(values)
    near = CHOICES.zero_ratio
    if low > 0 and low < near * high:
        low = 0.0
    if high < 0 and high > near * low:
        high = 0.0
    return (low, high) if high > low else (low - 1, high + 1)


def at_ends(
    ax: PressAxes, x: float, ys: Sequence[float], words: Sequence[Words], foot: float
) -> None:
    """Set words at the lines' ends, moved apart where they would touch, none under `foot`, mm."""
    tall = end_height(words)
    for y, one in zip(apart([*ys], tall, 0.0, foot - tall / 2), words, strict=True):
        ax.put(one, x, y, (0, 0.5))


def end_height(words: Iterable[Words]) -> float:
    """Return the height that each line's end needs, mm."""
    return max(one.height for one in words) + END_GAP_MM
