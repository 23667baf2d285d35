"""Sums over a picture's cells: what lies behind a box of the page, from four numbers.

Input: a picture in its frame. Output: `Sums`: for boxes of the page the mean unrest, how many cells
tell much, and bounds of what of them lies on a disc and beside it, each without going through the
cells. A search asks these of every place first, and looks closely only where a place may be best.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from layout.page.units import Rect
from layout.pictures.tones import Floats, Tones

#: How far a cell that a box of the page is measured by may be from the picture's own: less than
#: one across and down, and as much as the rim of a disc, which is in nor out, beyond that.
OFF, RIM_OFF = 1.0, 1.5
#: What a mean of sums may differ from the mean itself by rounding.
ROUNDING = 1e-9


class Framed(Protocol):
    """A picture in its frame (`onpicture.Seen`)."""

    @property
    def frame(self) -> Rect:
        """Its frame on the page, pt."""

    @property
    def tones(self) -> Tones:
        """Its tones within the frame."""

    @property
    def subject(self) -> Rect | None:
        """Where its subject stands on the page."""

    @property
    def discs(self) -> tuple[Rect, ...]:
        """Boxes of its great discs, on the page."""

    def cells(self, rect: Rect) -> tuple[slice, slice]:
        """Return the columns and rows of cells behind a rectangle of the page."""


class Sums:
    """What lies behind boxes of the page, by sums."""

    def __init__(self, seen: Framed, tells: float) -> None:
        """Sum up the cells once; `tells`: weight from which a cell tells much."""
        much = seen.tones.weight > tells
        self._seen = seen
        self._unrest = _sums(seen.tones.unrest)
        self._much = _sums(much)
        self._on, self._beside, self._subject = [], [], []
        subject = _inner(seen)
        for disc in seen.discs:
            far, off = _far(seen, disc)
            beside = far > 1 + (OFF + RIM_OFF) * off
            self._on.append(_sums(far < 1 + OFF * off))
            self._beside.append(_sums(much & beside))
            self._subject.append(_sums(subject & beside))

    def unrest(self, box: Rect) -> float:
        """Return the least that the mean unrest behind a box may be."""
        across, down = self._seen.cells(box)
        return float(_within(self._unrest, across, down)) / _size(across, down) - ROUNDING

    def telling(self, boxes: tuple[Rect, ...]) -> int:
        """Return how many cells behind boxes tell much, exactly."""
        return sum(int(_within(self._much, *self._seen.cells(box))) for box in boxes)

    def on_disc(self, number: int, boxes: tuple[Rect, ...]) -> float:
        """Return which part of boxes lies on a disc at the most."""
        on = 0.0
        for box in boxes:
            part = 1.0
            if self._in_frame(box):
                across, down = self._seen.cells(box)
                part = float(_within(self._on[number], across, down)) / _size(across, down)
            on += part * box.w * box.h
        return on / sum(box.w * box.h for box in boxes) + ROUNDING

    def beside_disc(self, number: int, boxes: tuple[Rect, ...]) -> int:
        """Return how many cells behind boxes and beside a disc tell much at the least."""
        within = (box for box in boxes if self._in_frame(box))
        return sum(int(_within(self._beside[number], *self._seen.cells(box))) for box in within)

    def on_subject(self, number: int, box: Rect) -> float:
        """Return which part of a box lies on the subject beside a disc, at the least."""
        if not self._in_frame(box):
            return 0.0
        across, down = self._seen.cells(box)
        return float(_within(self._subject[number], across, down)) / _size(across, down)

    def _in_frame(self, box: Rect) -> bool:
        """Tell whether a box's cells are where the box is: beyond the frame they are its edge's."""
        frame = self._seen.frame
        across = box.x >= frame.x and box.right <= frame.right
        return across and box.y >= frame.y and box.bottom <= frame.bottom


def _far(seen: Framed, disc: Rect) -> tuple[Floats, float]:
    """Return each cell's distance from a disc's middle, in radii, and that of two cells."""
    frame = seen.frame
    rows, columns = seen.tones.light.shape
    wide, high = frame.w / columns, frame.h / rows
    across, down = disc.w / 2, disc.h / 2
    x = (frame.x + (np.arange(columns) + 0.5) * wide - disc.x - across) / across
    y = (frame.y + (np.arange(rows) + 0.5) * high - disc.y - down) / down
    return np.hypot(x[None, :], y[:, None]), float(np.hypot(wide, high)) / min(across, down)


def _inner(seen: Framed) -> npt.NDArray[np.bool_]:
    """Return the cells that lie on the subject though a box is measured a cell beside its place."""
    rows, columns = seen.tones.light.shape
    found = np.zeros((rows, columns), np.bool_)
    if seen.subject is not None and seen.subject.w * seen.subject.h > 0:
        across, down = seen.cells(seen.subject)
        found[down.start + 1 : down.stop - 1, across.start + 1 : across.stop - 1] = True
    return found


def _sums(cells: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the sums of the cells over and left of each corner."""
    kind = np.float64 if cells.dtype == np.float64 else np.int64
    found = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1), kind)
    np.cumsum(cells, axis=0, dtype=kind, out=found[1:, 1:])
    np.cumsum(found[1:, 1:], axis=1, out=found[1:, 1:])
    return found


def _within(sums: npt.NDArray[Any], across: slice, down: slice) -> Any:
    """Return the sum of the cells between edges."""
    upper, lower = sums[down.start], sums[down.stop]
    left, right = across.start, across.stop
    return lower[right] - upper[right] - lower[left] + upper[left]


def _size(across: slice, down: slice) -> int:
    rows, columns = down.stop - down.start, across.stop - across.start
    return int(rows * columns)
