"""matplotlib's figure and axes for the press: exact mm, words by the page's composer.

Input: a pen and a size in mm. Output: a `Sheet` (a matplotlib figure) on which axes stand in exact
boxes, and which draws itself on the pen. Axes begin in mm from their box's upper left corner, so
that what was measured is put where it was measured; a kind sets limits of its own where it draws
values. `say`, `stack` and `number` put words at a point of the axes, shifted by mm.
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

from charts.gauge import Block, Gauge, ascent, least_pt
from charts.numbers import Group, moment
from charts.renderer import InkRenderer
from charts.scene import Box, Pen, Shape
from fonts.lengths import PT_PER_MM, inches, mm, pt
from fonts.setting.roles import AnyRole, Own, Points, Role

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


class _Words(Artist):
    """All words of axes or of a sheet: one artist, as each has its price."""

    zorder = 4

    def __init__(self) -> None:
        super().__init__()
        #: Point and its coordinates; (right of it, under it, text, role, size, ink, anchor), mm.
        self.said: list[tuple[float, float, Transform, Sequence[tuple[Any, ...]]]] = []

    def draw(self, renderer: RendererBase) -> None:
        """Set the words."""
        sheet = cast("InkRenderer", renderer)
        for x, y, over, pieces in self.said:
            left, top = sheet.place(*over.transform((x, y)).tolist())
            for dx, dy, text, role, size, ink, anchor in pieces:
                sheet.pen.text(left + dx, top + dy, text, role, size, ink, anchor)


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
        gauge, formatter = sheet.pen.gauge, self.get_major_formatter()
        size = float(dict(self._major_tick_kw).get("labelsize") or _TICK_PT)  # type: ignore[attr-defined]
        for place, text in zip(places, formatter.format_ticks(places), strict=True):
            label = moment(text, size, "ink", gauge)
            if self.axis_name == "x":
                x, y = sheet.place(ax.transData.transform((place, 0))[0], ax.bbox.y0)
                mark = Shape(((x, y), (x, y + _TICK_MM)), "ink", _TICK_PEN_MM)
                sheet.pen.shapes.append(mark)
                x, y = x - label.width / 2, y + _LABEL_MM + label.height
            else:
                x, y = sheet.place(ax.bbox.x0, ax.transData.transform((0, place))[1])
                x, y = x - _LABEL_MM - label.width, y + label.height / 2
            for piece in label.pieces:
                sheet.pen.text(x + piece.x, y, piece.text, piece.role, piece.size_pt, piece.ink)


class _Across(_Ticks, XAxis):
    pass


class _Up(_Ticks, YAxis):
    pass


class _Wording:
    """Words at a point of axes or sheet; `over`: in other coordinates than its own."""

    words: _Words
    own: Transform
    """The coordinates in which points are given."""

    def _put(self, x: float, y: float, pieces: Sequence[Any], over: Transform | None) -> None:
        self.words.said.append((x, y, over or self.own, pieces))

    def say(
        self,
        x: float,
        y: float,
        text: str,
        role: AnyRole,
        size_pt: float = 0.0,
        ink: str = "",
        anchor: float = 0.0,
        shift: tuple[float, float] = (0.0, 0.0),
        over: Transform | None = None,
    ) -> None:
        """Set a line on a baseline at a point, `shift` mm from it to the right and down.

        `anchor` 0, .5, 1 puts its start, middle, end there; `over`: other coordinates than data.
        """
        self._put(x, y, [(*shift, text, role, size_pt or least_pt(role), ink, anchor)], over)

    def stack(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        role: Role[Points, Own],
        size_pt: float = 0.0,
        ink: str = "",
        anchor: float = 0.0,
        shift: tuple[float, float] = (0.0, 0.0),
        over: Transform | None = None,
    ) -> None:
        """Set lines under each other, the upper edge of the first at a point."""
        size = size_pt or role.size.pt
        base, step = ascent(role) * mm(size), role.leading.em * mm(size)
        dx, dy = shift
        pieces = [
            (dx, dy + base + i * step, line, role, size, ink, anchor)
            for i, line in enumerate(lines)
        ]
        if pieces:
            self._put(x, y, pieces, over)

    def block(
        self,
        x: float,
        y: float,
        block: Block,
        ink: str = "",
        anchor: float = 0.0,
        shift: tuple[float, float] = (0.0, 0.0),
        over: Transform | None = None,
    ) -> None:
        """Set a label with its note, its upper edge at a point."""
        dx, dy = shift
        self.stack(x, y, block.label, block.role, block.size_pt, ink, anchor, shift, over)
        below = (dx, dy + block.note_top)
        self.stack(x, y, block.note, block.small, 0.0, "", anchor, below, over)

    def put(
        self,
        x: float,
        y: float,
        group: Group,
        anchor: float = 0.0,
        shift: tuple[float, float] = (0.0, 0.0),
        over: Transform | None = None,
    ) -> None:
        """Set a number with its words, its baseline at a point."""
        left, down = shift[0] - anchor * group.width, shift[1]
        pieces = [(left + p.x, down, p.text, p.role, p.size_pt, p.ink, 0.0) for p in group.pieces]
        if pieces:
            self._put(x, y, pieces, over)


class PressAxes(_Wording, Axes):
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

    @property
    def gauge(self) -> Gauge:
        """What measures words."""
        return cast("Sheet", self.get_figure()).pen.gauge

    @property
    def by_rows(self) -> Transform:
        """Coordinates for what stands left and right of the values: x 0 to 1, y as ever."""
        return self.get_yaxis_transform()

    def values(self, zero_mm: float, mm_per_unit: float) -> None:
        """Make x values: zero stands so many mm from the left edge."""
        width = mm(self.bbox.width)
        self.set_xlim(-zero_mm / mm_per_unit, (width - zero_mm) / mm_per_unit)

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
            made.set_transform(self.by_rows)
            self.add_collection(made, autolim=False)

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in mm."""
        return mm(self.bbox.width), mm(self.bbox.height)


class Sheet(_Wording, Figure):
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
        self.words = _Words()
        self.add_artist(self.words)

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
        ax.own, ax.words = ax.transData, _Words()
        ax.add_artist(ax.words)
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
            self.pen = self._spare.words = None  # type: ignore[assignment]
            _KEPT[:] = [self]
        return pen


_KEPT: list[Sheet] = []
"""One emptied sheet, for the next chart of this process."""
