"""Sheets made by hand, as the audit reads them from a file: each limit can be tried at its edge.

Input: lines at places (pt), frames, paths and grounds. Output: a `Sheet` of the tabloid grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from layout.judge.audit.glyphs import Floats, Glyphs
from layout.judge.audit.sheet import PX_PER_MM, Frame, Grey, Sheet, TextLine
from layout.page.units import Rect, mm, pt
from tests.audit.pages import GRID

AREA, EM, LEADING = GRID.area, GRID.body, GRID.leading
WIDTH, HEIGHT = pt(275), pt(390)


def line(
    text: str = "春眠不觉晓",
    x: float = AREA.x,
    baseline: float = AREA.y + 5 * LEADING,
    *,
    size: float = EM,
    tag: str = "P",
    element: int = 0,
    opens: bool = False,
    closes: bool = False,
    right: float | None = None,
    font: str = "T",
) -> TextLine:
    """Return a line of characters as wide as they are high; its ink ends at its baseline."""
    end = x + size * len(text) if right is None else right
    ink = Rect(x, baseline - size, end - x, size)
    return TextLine(text, tag, element, x, end, baseline, size, ink, font, 0, 0, opens, closes)


def column(
    x: float, rows: Sequence[float], *, text: str = "春眠不觉晓", **more: object
) -> list[TextLine]:
    """Return lines at rows of the grid, their baselines on its lines."""
    lines = [line(text, x, AREA.y + row * LEADING) for row in rows]
    return [replace(one, **more) for one in lines]  # type: ignore[arg-type]


def frame(
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    element: int = 90,
    chart: bool = False,
    tagged: bool = True,
) -> Frame:
    return Frame(Rect(x, y, w, h), element, chart, tagged)


def white() -> Grey:
    """Return the raster of a page without ink."""
    return np.full((390 * PX_PER_MM, 275 * PX_PER_MM), 255, dtype=np.uint8)


def inked(grey: Grey, x_mm: int, y_mm: int, w_mm: int, h_mm: int, darkness: int = 200) -> Grey:
    """Return a raster with ink in every cell of a rectangle."""
    out = grey.copy()
    part = out[
        y_mm * PX_PER_MM : (y_mm + h_mm) * PX_PER_MM, x_mm * PX_PER_MM : (x_mm + w_mm) * PX_PER_MM
    ]
    part[::2, ::2] = 255 - darkness
    return out


def full() -> Grey:
    """Return the raster of a page whose type area is full of ink."""
    x, y, w, h = (mm(value) for value in (AREA.x, AREA.y, AREA.w, AREA.h))
    return inked(white(), int(x), int(y), int(w) + 1, int(h) + 2)


def sheet(
    *lines: TextLine,
    frames: Sequence[Frame] = (),
    paths: Sequence[Rect] = (),
    grey: Grey | None = None,
    ground: Floats | None = None,
) -> Sheet:
    """Return a page with these lines in reading order, each character of its line's size.

    Its words are black; `ground` is the luminance under them, `GROUND_PX_PER_MM`.
    """
    placed: list[TextLine] = []
    ink: list[tuple[float, float, float, float]] = []
    sizes: list[float] = []
    for one in lines:
        step = (one.right - one.x) / len(one.text)
        boxes = [
            (one.x + step * k, one.ink.y, one.x + step * (k + 1), one.ink.bottom)
            for k in range(len(one.text))
        ]
        placed.append(replace(one, first=len(ink), last=len(ink) + len(boxes) - 1))
        ink += boxes
        sizes += [one.size] * len(boxes)
    boxes_ = np.array(ink).reshape(-1, 4)
    none = np.zeros(len(ink), dtype=np.int64)
    glyphs = Glyphs(
        tuple("".join(one.text for one in placed)),
        boxes_[:, 0],
        boxes_[:, 2],
        boxes_[:, 3],
        np.array(sizes),
        boxes_,
        none,
        ("T",) * len(ink),
        np.zeros(len(ink)),
    )
    raster = white() if grey is None else grey
    return Sheet(
        0, WIDTH, HEIGHT, glyphs, tuple(placed), tuple(frames), tuple(paths), raster, ground
    )
