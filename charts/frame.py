"""The finaliser: head rule, headline, note and source line, the same on every chart.

Input: a figure's words and a width. Output: a `Frame` with the heights it takes, which draws itself
and leaves the body's box to the kind. A kind draws data only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.gauge import Gauge, ascent
from charts.palette import PLAIN
from charts.scene import Box, Pen, block_height
from content.model import Figure
from fonts.lengths import mm
from fonts.setting.chart_styles import ChartStyles

RULE_MM = 0.35
BAR_MM = (9.0, 1.4)
TITLE_TOP_MM = 3.0
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
    """Head and foot of one chart at one width."""

    title: tuple[str, ...]
    beside: str
    foot: tuple[str, ...]
    width: float
    styles: ChartStyles

    @classmethod
    def of(cls, figure: Figure, width: float, gauge: Gauge, notes: tuple[str, ...] = ()) -> Frame:
        """Break the words of a figure for a width; `notes` are the kind's own."""
        styles = gauge.styles
        title = gauge.wrap(figure.title, width, styles.title, by_phrase=True)
        texts = [t for t in (*notes, figure.note, figure.source) if t]
        beside = ""
        if len(title) == 1 and texts and not notes:
            own = CHOICES.words
            room = width - gauge.width(title[0], styles.title) - own.beside_gap_mm
            most = min(room, width * own.beside_share)
            if gauge.width("　".join(texts), styles.note) <= most:
                beside = "　".join(texts)
        return cls(title, beside, () if beside else foot_lines(texts, width, gauge), width, styles)

    @property
    def head(self) -> float:
        """Height from the rule to the foot of the title, mm."""
        if not self.title:
            return TITLE_TOP_MM - 1
        return TITLE_TOP_MM + block_height(len(self.title), self.styles.title)

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
        title, note = self.styles.title, self.styles.note
        pen.lines(box.x, box.y + TITLE_TOP_MM, self.title, title)
        if self.beside:
            baseline = box.y + TITLE_TOP_MM + ascent(title) * mm(title.size.pt)
            pen.text(box.right, baseline, self.beside, note, anchor=1)
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
