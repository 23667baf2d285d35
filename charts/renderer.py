"""matplotlib's renderer for the press: what its artists draw, as marks in named inks, mm.

Input: matplotlib's calls, in pt with y upwards. Output: `Shape`s and `Line`s on a `Pen`. A colour
is an ink by its name, words are set by the page's composer, and no mark is thinner than the press
can hold. There is nothing else: no image, no transparency, no colour of one's own.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import get_named_colors_mapping, to_rgb
from matplotlib.path import Path
from matplotlib.transforms import Transform

from charts.errors import ChartError
from charts.gauge import ascent, descent
from charts.scene import TICK_MM, Pen, Shape
from charts.wording import Words
from content.model.inks import DEFAULT
from fonts.lengths import mm, pt
from fonts.setting import TextStyle
from fonts.setting.roles import AnyRole, Fitted, Role

#: A stand-in for each ink, so that matplotlib takes `color="primary"`; it is never printed.
_STAND_INS = {name: f"#{i + 1:02x}5a{0xA5 - i:02x}" for i, name in enumerate(sorted(DEFAULT))}
_INKS = {to_rgb(colour): name for name, colour in _STAND_INS.items()}
get_named_colors_mapping().update(_STAND_INS)  # `grey` too: no CSS colour is printed


def _ink(rgba: Any) -> str:
    """Return the ink of a colour; empty where it is transparent.

    Raises:
        ChartError: when it is not one of the inks, or half transparent.
    """
    red, green, blue, alpha = (*map(float, rgba), 1.0)[:4]
    if alpha == 0.0:
        return ""
    ink = _INKS.get((red, green, blue)) if alpha == 1.0 else None
    if ink is None:
        raise ChartError("chart.foreign-colour", chart="", colour=str(rgba))
    return ink


class InkRenderer(RendererBase):
    """Draws on a pen whose sheet is so many mm high."""

    def __init__(self, pen: Pen, width_mm: float, height_mm: float) -> None:
        """Begin with an empty sheet; 72 dots an inch, so that a pixel is a point."""
        super().__init__()
        self.pen = pen
        self._width, self._height = pt(width_mm), pt(height_mm)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of matplotlib's as mm from the left and from the top."""
        return mm(x), mm(self._height - y)

    def set_words(self, words: Words, left: float, top: float) -> None:
        """Set measured words, their upper left corner at a point in mm."""
        for x, y, text, role, size, ink, wide in words.pieces:
            if text:
                self.pen.text(left + x, top + y, text, role, size, ink)
            else:
                a, b, c, d = left + x, left + x + wide, top + y - size, top + y
                self.pen.shapes.append(Shape(((a, c), (b, c), (b, d), (a, d)), ink))

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """Fill and stroke a path; curves stay curves."""
        if not np.isfinite(np.asarray(path.vertices)).all():
            path = path.cleaned(remove_nans=True, curves=True)
        spots = np.asarray(transform.transform(path.vertices))
        if not len(spots):
            return
        codes = () if path.codes is None else tuple(np.asarray(path.codes).tolist())
        points = tuple((mm(x), mm(self._height - y)) for x, y in spots.tolist())
        if rgbFace is not None and (ink := _ink(rgbFace)):
            self._fill(points, codes, ink)
        width = gc.get_linewidth()
        if width > 0 and (ink := _ink(gc.get_rgb())):
            _, dashes = gc.get_dashes()
            self.pen.shapes.append(
                Shape(
                    points,
                    ink,
                    max(mm(width), self.pen.least_mm),
                    codes,
                    () if dashes is None else tuple(np.asarray(dashes, float).tolist()),
                    str(gc.get_capstyle()),
                )
            )

    def _fill(self, points: tuple[tuple[float, float], ...], codes: Any, ink: str) -> None:
        """Fill a path; one thinner than a tick is a tick, one of no width is not drawn."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        wide, tall = max(xs) - min(xs), max(ys) - min(ys)
        if wide < 1e-6 or tall < 1e-6:
            return
        least = max(TICK_MM, self.pen.least_mm)
        if wide < least or tall < least:
            by_x, by_y = max(1.0, least / wide), max(1.0, least / tall)
            x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
            points = tuple((x + (a - x) * by_x, y + (b - y) * by_y) for a, b in points)
        self.pen.shapes.append(Shape(points, ink, 0.0, codes))

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """Set words of matplotlib's own artists; they stand level, as a page's do."""
        if angle:
            raise NotImplementedError("words of a chart stand level")
        left, baseline = self.place(x, y)
        role, size = _role(prop)
        self.pen.text(left, baseline, s, role, size, _ink(gc.get_rgb()))

    def get_text_width_height_descent(
        self, s: str, prop: Any, ismath: Any
    ) -> tuple[float, float, float]:
        """Measure words as the page's composer does, pt."""
        role, size = _role(prop)
        width = pt(self.pen.gauge.width(s, role, size))
        return width, (ascent(role) + descent(role)) * size, descent(role) * size

    def _get_font_height_metrics(self, prop: Any) -> tuple[float, float, float]:
        """Return ascent, descent and line gap: matplotlib would look for the face's file."""
        role, size = _role(prop)
        return ascent(role) * size, descent(role) * size, 0.3 * size

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the sheet's size in pt."""
        return self._width, self._height

    def points_to_pixels(self, points: Any) -> Any:
        """A point is a pixel."""
        return points

    def flipy(self) -> bool:
        """Say that y grows upwards until a mark is put down."""
        return False


def _role(prop: Any) -> tuple[AnyRole, float]:
    """Return the face and size of matplotlib's font properties."""
    weight = prop.get_weight()
    style = TextStyle(
        prop.get_family()[0],
        {"normal": 400, "regular": 400, "medium": 500, "bold": 700}.get(weight, weight),
        indent_em=0.0,
        justify=False,
    )
    return Role("", "", style, Fitted(), None), float(prop.get_size_in_points())
