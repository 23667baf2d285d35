"""Sums over a picture's cells: what lies behind a box of the page, from four numbers.

Input: a picture in its frame. Output: `Sums`: for boxes of the page the mean unrest, how many cells
tell much, and bounds of what of them lies on a disc and beside it, each without going through the
cells. A search asks these of every place first, and looks closely only where a place may be best.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from layout.banners.onpicture.seen import LAST_SHARE, LEAST_SHARE
from layout.page.units import Rect
from layout.pictures.tones import Floats, Tones

Ints = npt.NDArray[np.int64]
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


@dataclass(frozen=True, eq=False)
class Stretches:
    """Boxes of the page as arrays, pt, and which of `places` places each belongs to."""

    x: Floats
    y: Floats
    w: Floats
    h: Floats
    place: Ints
    places: int

    @classmethod
    def of(cls, places: Sequence[tuple[Rect, ...]]) -> Stretches:
        """Return the boxes of each place."""
        boxes = [(box.x, box.y, box.w, box.h) for some in places for box in some]
        x, y, w, h = np.array(boxes, dtype=np.float64).reshape(len(boxes), 4).T
        place = np.repeat(np.arange(len(places)), [len(some) for some in places])
        return cls(x, y, w, h, place, len(places))

    @property
    def right(self) -> Floats:
        """Right edges."""
        return np.asarray(self.x + self.w)

    @property
    def bottom(self) -> Floats:
        """Lower edges."""
        return np.asarray(self.y + self.h)

    def total(self, values: npt.NDArray[Any]) -> Floats:
        """Return each place's sum of what its boxes have."""
        return np.asarray(np.bincount(self.place, values, self.places), dtype=np.float64)

    def most(self, values: Floats) -> Floats:
        """Return the most that a box of each place has; 0 where it has none or less."""
        found = np.zeros(self.places)
        np.maximum.at(found, self.place, values)
        return found

    def covered(self, rect: Rect | None) -> Floats:
        """Return the share of each box that lies on a rectangle."""
        if rect is None:
            return np.zeros(len(self.x))
        w = np.minimum(self.right, rect.right) - np.maximum(self.x, rect.x)
        h = np.minimum(self.bottom, rect.bottom) - np.maximum(self.y, rect.y)
        return np.asarray(np.maximum(0.0, w) * np.maximum(0.0, h) / (self.w * self.h))


class Sums:
    """What lies behind boxes of the page, by sums: of all places that are tried at once."""

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

    def unrest(self, boxes: Stretches) -> Floats:
        """Return the least that the mean unrest behind each box may be."""
        return self._mean(self._unrest, boxes) - ROUNDING

    def telling(self, boxes: Stretches) -> Floats:
        """Return how many cells behind the boxes of each place tell much, exactly."""
        return boxes.total(_within(self._much, *self._cells(boxes)))

    def on_disc(self, number: int, boxes: Stretches) -> Floats:
        """Return which part of the boxes of each place lies on a disc at the most."""
        part = np.where(self._in_frame(boxes), self._mean(self._on[number], boxes), 1.0)
        on, all_ = boxes.total(part * boxes.w * boxes.h), boxes.total(boxes.w * boxes.h)
        return np.asarray(on / all_ + ROUNDING)

    def beside_disc(self, number: int, boxes: Stretches) -> Floats:
        """Return how many cells behind each place and beside a disc tell much at the least."""
        cells = _within(self._beside[number], *self._cells(boxes))
        return boxes.total(np.where(self._in_frame(boxes), cells, 0))

    def on_subject(self, number: int, boxes: Stretches) -> Floats:
        """Return which part of each box lies on the subject beside a disc, at the least."""
        part = self._mean(self._subject[number], boxes)
        return np.where(self._in_frame(boxes), part, 0.0)

    def _cells(self, boxes: Stretches) -> tuple[Ints, Ints, Ints, Ints]:
        """Return the first column and row behind each box, and those after the last.

        They are those of `Framed.cells`.
        """
        frame = self._seen.frame
        rows, columns = self._seen.tones.light.shape

        def span(low: Floats, high: Floats, cells: int) -> tuple[Ints, Ints]:
            low = np.minimum(LAST_SHARE, np.maximum(0.0, low))
            high = np.maximum(low + LEAST_SHARE, np.minimum(1.0, high))
            first = (low * cells).astype(np.int64)
            return first, np.maximum(first + 1, np.rint(high * cells).astype(np.int64))

        across = span((boxes.x - frame.x) / frame.w, (boxes.right - frame.x) / frame.w, columns)
        down = span((boxes.y - frame.y) / frame.h, (boxes.bottom - frame.y) / frame.h, rows)
        return (*across, *down)

    def _mean(self, sums: npt.NDArray[Any], boxes: Stretches) -> Floats:
        """Return the mean of the cells behind each box."""
        left, right, top, bottom = self._cells(boxes)
        found = _within(sums, left, right, top, bottom) / ((bottom - top) * (right - left))
        return np.asarray(found)

    def _in_frame(self, boxes: Stretches) -> npt.NDArray[np.bool_]:
        """Tell whether each box's cells are where it is: beyond the frame they are its edge's."""
        frame = self._seen.frame
        across = (boxes.x >= frame.x) & (boxes.right <= frame.right)
        return np.asarray(across & (boxes.y >= frame.y) & (boxes.bottom <= frame.bottom))


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


def _within(
    sums: npt.NDArray[Any], left: Ints, right: Ints, top: Ints, bottom: Ints
) -> npt.NDArray[Any]:
    """Return the sums of the cells between edges."""
    whole = sums[bottom, right] - sums[top, right]
    return np.asarray(whole - sums[bottom, left] + sums[top, left])
