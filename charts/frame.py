"""The finaliser: head rule, headline, caption, note and source line, the same on every chart.

Input: a figure's words and a width. Output: a `Frame` with the heights it takes, which draws itself
and leaves the body's box to the kind. A kind draws data only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charts.gauge import Gauge, ascent, descent
from charts.palette import PLAIN
from charts.scaled import unit_once
from charts.scene import Box
from charts.wording import Words, flow
from content.model import Figure
from fonts.lengths import mm
from fonts.setting.roles import Own, Points, Role

if TYPE_CHECKING:
    from charts.sheet import Sheet

RULE_MM, BAR_MM = 0.35, (10.0, 1.1)
TITLE_TOP_MM, CAPTION_GAP_MM = 2.6, 0.7
FOOT_MM = 0.6  # under the last line of a body without foot: room for descenders


def framed(figure: Figure, width: float, gauge: Gauge, *notes: str) -> tuple[Figure, Frame]:
    """Return a figure whose numbers are bare, and its frame, which says their unit once."""
    bare, unit = unit_once(figure)
    return bare, Frame.of(figure, width, gauge, *notes, caption=(unit,))


def between(low: float, high: float, level: float) -> float:
    """Return the value at a level between two limits."""
    return low + (high - low) * level


def _said(texts: Iterable[str], role: Role[Points, Own], width: float, gauge: Gauge) -> Words:
    """Set texts an em apart, in as many lines as a width needs, each once."""
    em = mm(role.size.pt)
    parts = [gauge.text(text, role, width) for text in dict.fromkeys(filter(None, texts))]
    return flow(parts, width, em, (role.leading.em - ascent(role) - descent(role)) * em)


@dataclass(frozen=True)
class Frame:
    """Head and foot of one chart at one width: what it says, what in, from where.

    The title is over the drawing and under it what is counted and the unit, once; note and source
    are at the foot. So it is on every chart.
    """

    title: Words
    caption: Words
    foot: Words

    @classmethod
    def of(
        cls, figure: Figure, width: float, gauge: Gauge, *notes: str, caption: Iterable[str] = ()
    ) -> Frame:
        """Break the words of a figure for a width; `notes` and `caption` are the kind's own."""
        styles = gauge.styles
        title, larger = (
            gauge.text(figure.title, styles.title, width, pt, by_phrase=True)
            for pt in (styles.title.size.pt, styles.title.size.most_pt)
        )
        return cls(
            larger if larger.lines <= title.lines else title,
            _said(caption, styles.caption, width, gauge),
            _said((*notes, figure.note, figure.source), styles.note, width, gauge),
        )

    @property
    def caption_top(self) -> float:
        """Height from the rule to the top of the caption, mm."""
        return TITLE_TOP_MM + (self.title.height + CAPTION_GAP_MM if self.title.pieces else -1.0)

    @property
    def head(self) -> float:
        """Height from the rule to the foot of title and caption, mm."""
        if self.caption.pieces:
            return self.caption_top + self.caption.height
        return TITLE_TOP_MM + self.title.height - (0.0 if self.title.pieces else 1.0)

    def extra(self, level: float) -> float:
        """Height of everything that is not the body, mm."""
        foot = self.foot.height + between(1.5, 2.8, level) if self.foot.pieces else FOOT_MM
        return self.head + between(2.2, 3.8, level) + foot

    def draw(self, sheet: Sheet, level: float, rest: float) -> Box:
        """Draw head and foot; return the box of the body.

        Args:
            sheet: where to draw.
            level: size level.
            rest: height the body does not need, shared out here and in the body.
        """
        width, bottom = sheet.width_mm, sheet.height_mm - FOOT_MM
        sheet.bar(0, 0, width, RULE_MM, PLAIN)
        sheet.bar(0, 0, min(BAR_MM[0], width / 4), BAR_MM[1], PLAIN)
        sheet.put(self.title, 0, TITLE_TOP_MM)
        sheet.put(self.caption, 0, self.caption_top)
        top = self.head + between(2.2, 3.8, level) + min(rest * 0.12, 2)
        if self.foot.pieces:
            bottom = sheet.height_mm - self.foot.height
            sheet.put(self.foot, 0, bottom)
            bottom -= between(1.5, 2.8, level) + min(rest * 0.08, 1.5)
        return Box(0, top, width, bottom - top)
