"""matplotlib's figure and axes for the press: exact mm, words by the page's composer.

Input: a pen and a size in mm. Output: a `Sheet` (a matplotlib figure) on which axes stand in exact
boxes, and which draws itself on the pen. Axes begin in mm from their box's upper left corner, so
that what was measured is put where it was measured; `values` gives them values of a kind's own,
with mm left free at the edges. `put` sets measured words at a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import matplotlib
from matplotlib import rc_params_from_file
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis, XAxis, YAxis
from matplotlib.backend_bases import RendererBase
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import NullLocator
from matplotlib.transforms import Affine2D, Transform

from charts.numbers import moment
from charts.renderer import InkRenderer
from charts.scene import Box, Pen, Shape
from charts.wording import Words
from fonts.lengths import PT_PER_MM, inches, mm, pt

__all__ = ["PressAxes", "Sheet"]
_TICK_PT = 9.0  # size of an axis' labels, where none is given
_TICK_MM, _TICK_PEN_MM, _LABEL_MM = 0.9, 0.16, 1.5  # a tick's length and width; to its label
_FITS = 5  # trials to fit axes with their labels into a box: two are enough for most
_SLACK_MM = 0.03
_LEAST_SHARE = 0.3  # of a box that is left for what is drawn
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


class _Ticks(Axis):
    """An axis that draws its ticks itself: matplotlib makes five artists of each.

    Where they stand and what they say is the locator's and the formatter's, as ever.
    """

    axis_name: str
    majorTicks = minorTicks = cast("Any", property(lambda self: []))  # noqa: N815 -- its names

    def get_major_ticks(self, numticks: int | None = None) -> list[Any]:
        """There is none to be styled one by one."""
        return []

    get_minor_ticks = get_major_ticks

    def draw(self, renderer: RendererBase) -> None:
        """Draw the marks and set the labels."""
        sheet, ax, places = cast("InkRenderer", renderer), self.axes, list(self.get_majorticklocs())
        if not self.get_visible() or not places:
            return
        size = float(dict(self._major_tick_kw).get("labelsize") or _TICK_PT)  # type: ignore[attr-defined]
        for place, text in zip(
            places, self.get_major_formatter().format_ticks(places), strict=True
        ):
            label = moment(sheet.pen.gauge, text, size)
            if self.axis_name == "x":
                x, y = sheet.place(ax.transData.transform((place, 0))[0], ax.bbox.y0)
                mark = Shape(((x, y), (x, y + _TICK_MM)), "ink", _TICK_PEN_MM)
                sheet.pen.shapes.append(mark)
                sheet.set_words(label, x - label.width / 2, y + _LABEL_MM)
            else:
                x, y = sheet.place(ax.bbox.x0, ax.transData.transform((0, place))[1])
                sheet.set_words(label, x - _LABEL_MM - label.width, y - label.height / 2)


class _Across(_Ticks, XAxis):
    pass


class _Up(_Ticks, YAxis):
    pass


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

    def _init_axis(self) -> None:
        self.xaxis, self.yaxis = _Across(self, clear=False), _Up(self, clear=False)
        for side, axis in (("bottom", self.xaxis), ("left", self.yaxis)):
            self.spines[side].register_axis(axis)

    def _gen_axes_patch(self) -> Rectangle:
        return _Ground((0.0, 0.0), 1.0, 1.0)

    @property
    def box(self) -> Box:
        """Where they stand on the sheet, mm."""
        (left, foot), (right, top) = self.bbox.get_points().tolist()
        tall = cast("Sheet", self.get_figure()).height_mm
        return Box(mm(left), tall - mm(top), mm(right - left), mm(top - foot))

    @property
    def tall(self) -> float:
        """Height, mm."""
        return mm(self.bbox.height)

    def fit(self, box: Box) -> bool:
        """Make them smaller by what stands out of a box; tell whether all words then have room."""
        sheet = cast("Sheet", self.get_figure())
        for _ in range(_FITS):
            pen = Pen(sheet.pen.gauge, sheet.pen.least_mm)
            self.draw(InkRenderer(pen, sheet.width_mm, sheet.height_mm))
            words = [w.box for w in pen.words]
            left = max([box.x - b.x for b in words], default=0.0)
            right = max([b.right - box.right for b in words], default=0.0)
            over = max([box.y - b.y for b in words], default=0.0)
            under = max([b.bottom - box.bottom for b in words], default=0.0)
            if max(left, right, over, under) <= _SLACK_MM:
                pairs = combinations(words, 2)
                return not any(one.overlaps(two, _SLACK_MM) for one, two in pairs)
            own = self.box
            left, over = own.x + max(left, 0.0), own.y + max(over, 0.0)
            wide, tall = own.right - max(right, 0.0) - left, own.bottom - max(under, 0.0) - over
            if wide < _LEAST_SHARE * box.width or tall < _LEAST_SHARE * box.height:
                return False
            self.set_position(sheet.share(Box(left, over, wide, tall)))
        return False

    @property
    def plain(self) -> bool:
        """Whether nothing but artists was put on them: no scale, tick, aspect, label, legend."""
        linear = self.get_xscale() == self.get_yscale() == "linear"
        ticks = any(len(a.get_major_locator()()) for a in (self.xaxis, self.yaxis))
        worded = self.get_title() or self.get_xlabel() or self.get_ylabel() or self.get_legend()
        shaped = self.get_aspect() != "auto" or self.child_axes or not self.axison
        return linear and not (ticks or worded or shaped)

    def empty(self) -> None:
        """Take all artists off, and begin with the first colour again."""
        self._children: list[Artist] = []
        self.containers.clear()
        self.set_prop_cycle(None)

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
            unit = (y[1] - y[0]) / (self.tall - over - under)
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
        self._spare: PressAxes | None = None
        self._begin(pen, width_mm, height_mm)

    def _begin(self, pen: Pen, width_mm: float, height_mm: float) -> None:
        self.pen, self.width_mm, self.height_mm = pen, width_mm, height_mm
        self.set_size_inches(inches(width_mm), inches(height_mm))
        self.own = Affine2D().scale(PT_PER_MM, -PT_PER_MM).translate(0, pt(height_mm))
        self.said = _Put()
        self.add_artist(self.said)

    @classmethod
    def begun(cls, pen: Pen, width_mm: float, height_mm: float) -> Sheet:
        """Return an empty sheet: the last one, where nothing of it would be seen again."""
        if not _KEPT:
            return cls(pen, width_mm, height_mm)
        sheet = _KEPT.pop()
        sheet.artists.clear()
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
        """Return axes in a box; x and y are mm from its upper left corner."""
        place = self.share(box)
        ax, self._spare = self._spare, None
        if ax is None:
            ax = PressAxes(self, place)
            self.add_axes(ax)
            for axis in (ax.xaxis, ax.yaxis):
                axis.set_major_locator(NullLocator())
        else:
            ax.set_position(place)
        ax.own, ax.said = ax.transData, _Put()
        ax.add_artist(ax.said)
        ax.set_autoscale_on(False)
        ax.set_xlim(0, box.width)
        ax.set_ylim(box.height, 0)
        return ax

    def finish(self) -> Pen:
        """Draw all on the pen."""
        self.draw(InkRenderer(self.pen, self.width_mm, self.height_mm))
        pen, axes = self.pen, list(self.axes)
        if len(axes) == 1 and isinstance(axes[0], PressAxes) and axes[0].plain:
            # Half of the price of axes is to make them; these can be emptied.
            self._spare = axes[0]
            self._spare.empty()
            self.pen = self._spare.said = None  # type: ignore[assignment]
            _KEPT[:] = [self]
        return pen


_KEPT: list[Sheet] = []
"""One emptied sheet, for the next chart of this process."""
