"""The finaliser: head rule, headline, note and source line, the same on every chart.

Input: a figure's words and a width. Output: a `Frame` with the heights it takes, which draws itself
and leaves the body's box to the kind. A kind draws data only.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.gauge import Gauge, block_height
from charts.palette import PLAIN
from charts.scene import Box, Pen
from content.model import Figure
from fonts.setting.chart_styles import ChartStyles

if TYPE_CHECKING:
    from charts.sheet import PressAxes, Sheet

RULE_MM = 0.35
BAR_MM = (10.0, 1.1)
TITLE_TOP_MM = 2.6
CAPTION_GAP_MM = 0.7
FOOT_MM = 0.6  # under the last line of a body without foot: room for descenders
HEAD_INK = PLAIN


def foot_lines(texts: list[str], width: float, gauge: Gauge) -> tuple[str, ...]:
    """Break note and source into lines; both on one where that fits."""
    texts = [t for t in texts if t]
    joined = "　".join(texts)
    if not texts:
        return ()
    note = gauge.styles.note
    if gauge.width(joined, note) <= width:
        return (joined,)
    return tuple(line for t in texts for line in gauge.wrap(t, width, note))


@dataclass(frozen=True)
class Frame:
    """Head and foot of one chart at one width: what it says, what in, from where.

    The title is over the drawing and under it what is counted and the unit, once; note and source
    are at the foot. So it is on every chart.
    """

    title: tuple[str, ...]
    title_pt: float
    caption: tuple[str, ...]
    foot: tuple[str, ...]
    width: float
    styles: ChartStyles

    @classmethod
    def of(
        cls,
        figure: Figure,
        width: float,
        gauge: Gauge,
        notes: tuple[str, ...] = (),
        caption: str = "",
    ) -> Frame:
        """Break the words of a figure for a width; `notes` and `caption` are the kind's own."""
        role = gauge.styles.title
        title, size = gauge.wrap(figure.title, width, role, by_phrase=True), role.size.pt
        larger = gauge.wrap(figure.title, width, role, role.size.most_pt, by_phrase=True)
        if len(larger) <= len(title):
            title, size = larger, role.size.most_pt
        foot = foot_lines([*notes, figure.note, figure.source], width, gauge)
        under = gauge.wrap(caption, width, gauge.styles.caption)
        return cls(title, size, under, foot, width, gauge.styles)

    @property
    def caption_top(self) -> float:
        """Height from the rule to the top of the caption, mm."""
        if not self.title:
            return TITLE_TOP_MM - 1
        return TITLE_TOP_MM + block_height(len(self.title), self.styles.title, self.title_pt)

    @property
    def head(self) -> float:
        """Height from the rule to the foot of title and caption, mm."""
        under = block_height(len(self.caption), self.styles.caption)
        return self.caption_top + (CAPTION_GAP_MM + under if under else 0.0)

    def extra(self, level: float) -> float:
        """Height of everything that is not the body, mm."""
        foot = block_height(len(self.foot), self.styles.note)
        return (
            self.head
            + between(2.2, 3.8, level)
            + (foot + between(1.5, 2.8, level) if foot else FOOT_MM)
        )

    def draw(self, sheet: Sheet, level: float, rest: float) -> Box:
        """Draw head and foot; return the box of the body.

        Args:
            sheet: where to draw.
            level: size level.
            rest: height the body does not need, shared out here and in the body.
        """
        width, bottom = sheet.width_mm, sheet.height_mm - FOOT_MM
        sheet.bar(0, 0, width, RULE_MM, HEAD_INK)
        sheet.bar(0, 0, min(BAR_MM[0], width / 4), BAR_MM[1], HEAD_INK)
        sheet.stack(0, TITLE_TOP_MM, self.title, self.styles.title, self.title_pt)
        sheet.stack(0, self.caption_top + CAPTION_GAP_MM, self.caption, self.styles.caption)
        top = self.head + between(2.2, 3.8, level) + min(rest * 0.12, 2)
        if self.foot:
            bottom = sheet.height_mm - block_height(len(self.foot), self.styles.note)
            sheet.stack(0, bottom, self.foot, self.styles.note)
            bottom -= between(1.5, 2.8, level) + min(rest * 0.08, 1.5)
        return Box(0, top, width, bottom - top)


@dataclass(frozen=True)
class Body:
    """A chart without head and foot at one level: the height it needs, mm, and how it is drawn."""

    height: float
    draw: Callable[[PressAxes], None]


Plan = Callable[[float], Body | None]
"""Level → the body at this level, or nothing where the width is too small for it."""


def plotted(
    frame: Frame,
    name: str,
    plan: Plan,
    stretch: float = CHOICES.arranging.stretch,
    rank: float = 0.0,
) -> Arrangement:
    """Return an arrangement of head and foot and a body that matplotlib draws."""

    def need(level: float) -> float:
        body = plan(level)
        return math.inf if body is None else frame.extra(level) + body.height

    def draw(sheet: Sheet, level: float) -> None:
        body = plan(level)
        assert body is not None, "drawn at a level that has no room"
        rest = max(0.0, sheet.height_mm - frame.extra(level) - body.height)
        body.draw(sheet.axes_in(frame.draw(sheet, level, rest)))

    return Arrangement(name, need, draw, stretch, rank)


def plain(
    figure: Figure,
    width: float,
    gauge: Gauge,
    plot: Callable[[PressAxes], None],
    heights_mm: tuple[float, float],
    caption: str = "",
) -> Arrangement:
    """Return an arrangement that is plotted with matplotlib alone, and made to fit its box.

    Labels and ticks may stand outside of the axes: these are made smaller by what stands out. Where
    words would still stand outside or on each other the width is too small. That is tried, so
    matplotlib is loaded while pages are planned, which the kinds of the house are measured for.

    Args:
        figure: the figure.
        width: width in mm.
        gauge: what measures words.
        plot: draws on the axes.
        heights_mm: least and greatest height of the body.
        caption: what is counted and its unit.
    """
    frame = Frame.of(figure, width, gauge, caption=caption)

    def plan(level: float) -> Body | None:
        return Body(between(*heights_mm, level), draw) if fits() else None

    def draw(ax: PressAxes) -> None:
        box = ax.box
        plot(ax)
        ax.fit(box)

    @cache
    def fits() -> bool:
        from charts.sheet import Sheet  # only where a kind of one's own is drawn

        ax = Sheet(Pen(gauge), width, heights_mm[0]).axes_in(Box(0, 0, width, heights_mm[0]))
        plot(ax)
        return ax.fit(ax.box)

    return plotted(frame, "plain", plan)


def bare(name: str, plan: Plan, stretch: float) -> Arrangement:
    """Return an arrangement whose body is all, with a head and foot of its own."""

    def need(level: float) -> float:
        body = plan(level)
        return math.inf if body is None else body.height

    def draw(sheet: Sheet, level: float) -> None:
        body = plan(level)
        assert body is not None, "drawn at a level that has no room"
        body.draw(sheet.axes_in(Box(0, 0, sheet.width_mm, sheet.height_mm)))

    return Arrangement(name, need, draw, stretch)
