"""matplotlib's figure and axes for the press: exact mm, words by the page's composer.

Input: a pen and a size in mm. Output: a `Sheet` (a matplotlib figure) on which axes stand in exact
boxes, and which draws itself on the pen. Its own axes are in mm from their box's upper left corner,
so that what was measured is put where it was measured; `values` gives them values of a kind's own,
with mm left free at the edges, `put` sets measured words at a point. `plotted` are matplotlib's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import cast

import matplotlib
from matplotlib import rc_params_from_file
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D, Transform

from charts.renderer import InkRenderer
from charts.scene import Box, Pen
from charts.wording import Words
from fonts.lengths import PT_PER_MM, inches, mm, pt

__all__ = ["PressAxes", "Sheet"]
_STYLE = Path(__file__).with_name("press").with_suffix(".mplstyle")


@cache
def _style() -> None:
    """Take the press's style; only charts are drawn in this process."""
    matplotlib.rcParams.update(rc_params_from_file(_STYLE, use_default_template=False))


class _Put(Artist):
    """All words put on axes or a sheet: one artist, as each has its price."""

    zorder = 4

    def __init__(self) -> None:
        super().__init__()
        #: Words, their point and its coordinates, the shift of their upper left corner in mm.
        self.said: list[tuple[Words, float, float, Transform, float, float]] = []

    def draw(self, renderer: RendererBase) -> None:
        """Set the words."""
        sheet = cast("InkRenderer", renderer)
        for words, x, y, over, dx, dy in self.said:
            left, top = sheet.place(*over.transform((x, y)).tolist())
            sheet.set_words(words, left + dx, top + dy)


class _Ground(Rectangle):
    """The axes' area: clipping every artist to it asks for its transform, which never changes."""

    def get_transform(self) -> Transform:
        """Return the axes' own: the area is its unit square."""
        return Artist.get_transform(self)


class _Putting:
    """What words are put on."""

    said: _Put
    own: Transform
    """The coordinates in which points are given."""

    def put(
        self,
        words: Words,
        x: float,
        y: float,
        at: tuple[float, float] = (0.0, 0.0),
        shift: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Set words at a point.

        Args:
            words: what was measured.
            x: the point.
            y: the point.
            at: the part of the words that stands there: (0, 0) their upper left, (1, 1) their lower
                right corner; a number's foot is its baseline.
            shift: mm to the right and down.
        """
        if words.pieces:
            dx, dy = shift[0] - at[0] * words.width, shift[1] - at[1] * words.height
            self.said.said.append((words, x, y, self.own, dx, dy))


class PressAxes(_Putting, Axes):
    """Axes in a box of mm; without limits of its own, x and y are mm from its upper left."""

    name = "press"

    def _gen_axes_patch(self) -> Rectangle:
        return _Ground((0.0, 0.0), 1.0, 1.0)

    def begin(self, box: Box, share: tuple[float, float, float, float]) -> None:
        """Take all artists off, and stand in a box."""
        self._children: list[Artist] = []
        self.containers.clear()
        self.set_prop_cycle(None)
        self.set_axis_off()
        self.set_position(share)
        self.box, self.own, self.said = box, self.transData, _Put()
        self.add_artist(self.said)
        self.set_autoscale_on(False)
        self.set_xlim(0, box.width)
        self.set_ylim(box.height, 0)

    @property
    def plain(self) -> bool:
        """Whether nothing but artists was put on them, so that they can be emptied."""
        linear = self.get_xscale() == self.get_yscale() == "linear"
        shaped = self.get_aspect() != "auto" or self.child_axes or self.axison
        return linear and not (shaped or self.get_title() or self.get_legend())

    def values(
        self,
        x: tuple[float, float] | None = None,
        y: tuple[float, float] | None = None,
        free: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
    ) -> None:
        """Give them values for x (left, right) and y (top, foot) instead of mm.

        `free`: mm between them and the box at the left, at the right, over and under them.
        """
        left, right, over, under = free
        if x:
            unit = (x[1] - x[0]) / (mm(self.bbox.width) - left - right)
            self.set_xlim(x[0] - left * unit, x[1] + right * unit)
        if y:
            unit = (y[1] - y[0]) / (mm(self.bbox.height) - over - under)
            self.set_ylim(y[1] + under * unit, y[0] - over * unit)

    def bars(
        self,
        xs: Sequence[tuple[float, float]],
        ys: Sequence[tuple[float, float]],
        inks: Sequence[str] | str,
    ) -> None:
        """Draw rectangles from (left, top) to (right, foot), one artist for all."""
        boxes = [[(a, c), (b, c), (b, d), (a, d)] for (a, b), (c, d) in zip(xs, ys, strict=True)]
        if boxes:
            made = PolyCollection(boxes, facecolors=inks, linewidths=0, closed=True)
            self.add_collection(made, autolim=False)

    def rules(self, ys: Sequence[float], ink: str = "grey_light", width_mm: float = 0.12) -> None:
        """Draw hairlines over the whole width at some heights."""
        lines = [[(0.0, y), (1.0, y)] for y in ys]
        if lines:
            made = LineCollection(lines, colors=ink, linewidths=pt(width_mm), capstyle="butt")
            made.set_transform(self.get_yaxis_transform())
            self.add_collection(made, autolim=False)


class Sheet(_Putting, Figure):
    """A chart's whole area."""

    def __init__(self, pen: Pen, width_mm: float, height_mm: float) -> None:
        """Begin an empty sheet."""
        _style()
        super().__init__(figsize=(1, 1), dpi=72)
        self._press: PressAxes | None = None
        self._begin(pen, width_mm, height_mm)

    def _begin(self, pen: Pen, width_mm: float, height_mm: float) -> None:
        self.pen, self.width_mm, self.height_mm = pen, width_mm, height_mm
        self.set_size_inches(inches(width_mm), inches(height_mm))
        self.own = Affine2D().scale(PT_PER_MM, -PT_PER_MM).translate(0, pt(height_mm))
        self.artists.clear()
        self.said = _Put()
        self.add_artist(self.said)

    @classmethod
    def begun(cls, pen: Pen, width_mm: float, height_mm: float) -> Sheet:
        """Return an empty sheet: the last one, as half of a chart's price is to make axes."""
        if not _KEPT:
            return cls(pen, width_mm, height_mm)
        sheet = _KEPT.pop()
        sheet._begin(pen, width_mm, height_mm)
        return sheet

    def bar(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        """Draw a rectangle, mm."""
        self.add_artist(Rectangle((x, y), width, height, color=ink, lw=0, transform=self.own))

    def share(self, box: Box) -> tuple[float, float, float, float]:
        """Return a box as matplotlib's parts of the sheet: left, foot, width, height."""
        wide, tall = self.width_mm, self.height_mm
        return (box.x / wide, 1 - box.bottom / tall, box.width / wide, box.height / tall)

    def axes_in(self, box: Box) -> PressAxes:
        """Return the sheet's own axes in a box; x and y are mm from its upper left corner."""
        if self._press is None:
            self._press = PressAxes(self, self.share(box))
            self.add_axes(self._press)
        self._press.begin(box, self.share(box))
        return self._press

    def plotted(self, box: Box) -> Axes:
        """Return matplotlib's axes in a box, with scales, labels, and ticks where asked for."""
        ax = self.add_axes(self.share(box))
        ax.set(xticks=[], yticks=[])
        ax.ticklabel_format(useMathText=False)
        return ax

    def finish(self) -> Pen:
        """Draw all on the pen; keep the sheet for the next chart where it can be emptied."""
        self.draw(InkRenderer(self.pen, self.width_mm, self.height_mm))
        if self._press and self._press.plain and len(self.axes) == 1:
            _KEPT[:] = [self]
        return self.pen


_KEPT: list[Sheet] = []
"""The last sheet, for the next chart of this process."""
