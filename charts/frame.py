"""The finaliser: head rule, headline, note and source line, the same on every chart.

Input: a figure's words and a width. Output: a `Frame` with the heights it takes, which draws itself
and leaves the body's box to the kind. A kind draws data only.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.gauge import Gauge, block_height
from charts.palette import PLAIN
from charts.scene import Box, Pen
from content.model import Figure
from fonts.setting.chart_styles import ChartStyles

if TYPE_CHECKING:
    from charts.sheet import PressAxes

RULE_MM = 0.35
BAR_MM = (10.0, 1.1)
TITLE_TOP_MM = 2.6
CAPTION_GAP_MM = 0.7
FOOT_MM = 0.6  # under the last line of a body without foot: room for descenders
HEAD_INK = PLAIN


def head_rule(pen: Pen, x: float, y: float, width: float) -> None:
    """Draw the rule over a chart with its short bar at the left."""
    pen.rect(x, y, width, RULE_MM, HEAD_INK)
    pen.rect(x, y, min(BAR_MM[0], width / 4), BAR_MM[1], HEAD_INK)


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

    def draw(self, pen: Pen, box: Box, level: float, rest: float) -> Box:
        """Draw head and foot; return the box of the body.

        Args:
            pen: where to draw.
            box: the whole chart.
            level: size level.
            rest: height the body does not need, shared out here and in the body.
        """
        head_rule(pen, box.x, box.y, box.width)
        title, note, caption = self.styles.title, self.styles.note, self.styles.caption
        pen.lines(box.x, box.y + TITLE_TOP_MM, self.title, title, self.title_pt)
        pen.lines(box.x, box.y + self.caption_top + CAPTION_GAP_MM, self.caption, caption)
        top = box.y + self.head + between(2.2, 3.8, level) + min(rest * 0.12, 2)
        bottom = box.bottom - FOOT_MM
        if self.foot:
            height = block_height(len(self.foot), self.styles.note)
            bottom = box.bottom - height
            pen.lines(box.x, bottom, self.foot, note)
            bottom -= between(1.5, 2.8, level) + min(rest * 0.08, 1.5)
        return Box(box.x, top, box.width, bottom - top)


def framed(
    frame: Frame,
    name: str,
    need: Callable[[float], float],
    compose: Callable[[Pen, Box, float], None],
    stretch: float = CHOICES.arranging.stretch,
    rank: float = 0.0,
) -> Arrangement:
    """Return an arrangement of head, body and foot from one of the body alone."""

    def whole(level: float) -> float:
        return frame.extra(level) + need(level)

    def draw(pen: Pen, box: Box, level: float) -> None:
        body = frame.draw(pen, box, level, max(0.0, box.height - whole(level)))
        compose(pen, body, level)

    return Arrangement(name, whole, draw, stretch, rank)


@dataclass(frozen=True)
class Body:
    """A chart without head and foot at one level: the height it needs, mm, and how it is drawn."""

    height: float
    draw: Callable[[PressAxes], None]


def plotted(
    frame: Frame,
    name: str,
    plan: Callable[[float], Body | None],
    stretch: float = CHOICES.arranging.stretch,
    rank: float = 0.0,
) -> Arrangement:
    """Return an arrangement whose body matplotlib draws; `plan`: level → body, where it fits."""

    def whole(level: float) -> float:
        body = plan(level)
        return math.inf if body is None else frame.extra(level) + body.height

    def draw(pen: Pen, box: Box, level: float) -> None:
        from charts.sheet import Sheet  # matplotlib costs 0.4 s: not for who only asks for heights

        body = plan(level)
        assert body is not None, "drawn at a level that has no room"
        rest = max(0.0, box.height - frame.extra(level) - body.height)
        sheet = Sheet(pen, box.width, box.height)
        body.draw(sheet.axes_in(frame.draw(pen, box, level, rest)))
        sheet.finish()

    return Arrangement(name, whole, draw, stretch, rank)
