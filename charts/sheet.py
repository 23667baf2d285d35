"""matplotlib's figure and axes for the press: exact mm, words by the page's composer.

Input: a pen and a size in mm. Output: a `Sheet` (a matplotlib figure) on which axes stand in exact
boxes, and which draws itself on the pen. Axes begin in mm from their box's upper left corner, so
that what was measured is put where it was measured; a kind sets limits of its own where it draws
values. `say`, `stack` and `number` put words at a point of the axes, shifted by mm.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import matplotlib
from matplotlib import rc_params_from_file
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis, XAxis, YAxis
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D, Transform

from charts.gauge import Block, ascent, least_pt
from charts.numbers import Group, moment
from charts.renderer import InkRenderer
from charts.scene import Box, Pen
from fonts.lengths import PT_PER_MM, inches, mm, pt
from fonts.setting.roles import AnyRole, Own, Points, Role

__all__ = ["PressAxes", "Sheet"]
_TICK_PT = 9.0  # size of an axis' labels, where none is given
_TICK_MM, _TICK_PEN_MM, _LABEL_MM = 0.9, 0.16, 1.5  # a tick's length and width; to its label
_STYLE = Path(__file__).with_name("press").with_suffix(".mplstyle")


@cache
def _style() -> None:
    """Take the press's style; only charts are drawn in this process."""
    matplotlib.rcParams.update(rc_params_from_file(_STYLE, use_default_template=False))


class _Said(Artist):
    """Words at a point: (right of it, under it, text, role, size, ink, anchor), mm and pt."""

    def __init__(self, at: tuple[float, float], pieces: Sequence[tuple[Any, ...]]) -> None:
        super().__init__()
        self.at, self.pieces = at, pieces
        self.set_zorder(4)

    def draw(self, renderer: RendererBase) -> None:
        """Set the words."""
        sheet = cast("InkRenderer", renderer)
        left, top = sheet.place(*self.get_transform().transform(self.at))
        for dx, dy, text, role, size, ink, anchor in self.pieces:
            sheet.pen.text(left + dx, top + dy, text, role, size, ink, anchor)


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
                sheet.pen.path(((x, y), (x, y + _TICK_MM)), "ink", _TICK_PEN_MM)
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


class PressAxes(Axes):
    """Axes in a box of mm; without limits of its own, x and y are mm from its upper left."""

    name = "press"

    def _init_axis(self) -> None:
        self.xaxis, self.yaxis = _Across(self, clear=False), _Up(self, clear=False)
        for side, axis in (("bottom", self.xaxis), ("left", self.yaxis)):
            self.spines[side].register_axis(axis)

    def _put(self, x: float, y: float, pieces: Sequence[Any], over: Transform | None) -> None:
        said = _Said((x, y), pieces)
        said.set_transform(over or self.transData)
        self.add_artist(said)
        said.set_clip_on(False)

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

    def number(
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

    def values(self, zero_mm: float, mm_per_unit: float) -> None:
        """Make x values: zero stands so many mm from the left edge."""
        width = mm(self.bbox.width)
        self.set_xlim(-zero_mm / mm_per_unit, (width - zero_mm) / mm_per_unit)

    def bars(
        self,
        ys: Sequence[float],
        widths: Sequence[float],
        height: float,
        colors: Sequence[str],
        left: Sequence[float] | None = None,
    ) -> None:
        """Draw bars about some heights, from `left` (zero) on, in one collection."""
        starts = left or [0.0] * len(ys)
        for y, start, width, color in zip(ys, starts, widths, colors, strict=True):
            self.broken_barh([(start, width)], (y - height / 2, height), color=color)

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in mm."""
        return mm(self.bbox.width), mm(self.bbox.height)


class Sheet(Figure):
    """A chart's whole area."""

    def __init__(self, pen: Pen, width_mm: float, height_mm: float) -> None:
        """Begin an empty sheet."""
        _style()
        super().__init__(figsize=(inches(width_mm), inches(height_mm)), dpi=72)
        self.pen, self.width_mm, self.height_mm = pen, width_mm, height_mm
        self.mm = Affine2D().scale(PT_PER_MM, -PT_PER_MM).translate(0, pt(height_mm))

    def axes_in(self, box: Box) -> PressAxes:
        """Return axes in a box; x and y are mm from its upper left corner."""
        wide, tall = self.width_mm, self.height_mm
        place = (box.x / wide, 1 - box.bottom / tall, box.width / wide, box.height / tall)
        ax = PressAxes(self, place)
        self.add_axes(ax)
        ax.set_autoscale_on(False)
        ax.set(xlim=(0, box.width), ylim=(box.height, 0), xticks=[], yticks=[])
        return ax

    def finish(self) -> None:
        """Draw all on the pen."""
        self.draw(InkRenderer(self.pen, self.width_mm, self.height_mm))
