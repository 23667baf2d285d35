"""A picture as it is seen in its frame: a picture and a frame of the page, pt → `Seen`.

A `Seen` tells which tones lie behind a box of the page, whether a face or the subject does, and
how much of what the picture tells most.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from content.model import Box, Picture
from content.model.inks import InkSet
from layout.banners.words.display import Display
from layout.page.units import Rect
from layout.pictures import crop_for, inspect
from layout.pictures.discs import Disc, discs
from layout.pictures.files import is_svg
from layout.pictures.tones import Tones, tones

#: Side of a patch of ground, em, as the audit judges by.
PATCH_EM = 0.22
#: Parts of a frame: where the first cell behind words is at the latest, and how much is behind them
#: at the least.
LAST_SHARE, LEAST_SHARE = 0.999, 1e-3
#: How much a covered subject counts beside a headline's size, and how much size does.
SUBJECT_COST, SIZE_WORTH = 2.4, 0.75
#: Weight from which a cell is of what a picture tells most.
TELLS = 0.55
#: A headline smaller than this part of the page's width is no opening: 77 pt on a broadsheet.
SMALL_HEAD = 0.07


@lru_cache(maxsize=16)
def is_flat(picture: Picture, stamp: int) -> bool:
    """Tell whether a picture is a drawing of flat tones: black goes on top of these in print."""
    return is_svg(picture.file) and b"Gradient" not in picture.file.read_bytes()


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture in its frame: the crop, and its tones within it."""

    frame: Rect
    crop: Box
    tones: Tones
    subject: Rect | None
    calm: Rect | None
    faces: tuple[Rect, ...]
    #: Small black words overprint on it: a drawing of flat tones, no photograph, no gradient.
    flat: bool
    #: A photograph: its tones may be shaded under words.
    photograph: bool
    #: Boxes of its great discs, on the page, whole where the frame cuts them.
    discs: tuple[Rect, ...] = ()

    @classmethod
    def of(cls, picture: Picture, frame: Rect, inks: InkSet, *, stated: bool = True) -> Seen:
        """Look at a picture in a frame of the page, pt.

        Args:
            picture: the picture.
            frame: its frame, pt.
            inks: the inks a drawing is seen in.
            stated: its `safe` box was stated by an editor, and not found.
        """
        stamp = picture.file.stat().st_mtime_ns
        crop = crop_for(picture, inspect(picture), frame.w / frame.h)

        def placed(box: Box | None) -> Rect | None:
            if box is None:
                return None
            across, down = crop.right - crop.left, crop.bottom - crop.top
            left = frame.x + (max(box.left, crop.left) - crop.left) / across * frame.w
            right = frame.x + (min(box.right, crop.right) - crop.left) / across * frame.w
            top = frame.y + (max(box.top, crop.top) - crop.top) / down * frame.h
            bottom = frame.y + (min(box.bottom, crop.bottom) - crop.top) / down * frame.h
            return Rect(left, top, max(0.0, right - left), max(0.0, bottom - top))

        def box(disc: Disc) -> Rect:
            wide, high = frame.w / (crop.right - crop.left), frame.h / (crop.bottom - crop.top)
            x, y = disc.x - disc.across - crop.left, disc.y - disc.down - crop.top
            at = frame.x + x * wide, frame.y + y * high
            return Rect(*at, 2 * disc.across * wide, 2 * disc.down * high)

        own = tones(picture, inks).part(crop)
        flat = is_flat(picture, stamp)
        subject = placed(picture.safe) if stated else None
        faces = tuple(rect for rect in map(placed, own.faces) if rect and rect.w * rect.h > 0)
        calm = placed(picture.calm)
        return cls(
            frame,
            crop,
            own,
            subject,
            calm,
            faces,
            flat,
            not is_svg(picture.file),
            tuple(map(box, discs(picture))),
        )

    def behind(self, rect: Rect) -> Tones:
        """Return the tones behind a rectangle of the page."""
        return self.tones.within(*self._shares(rect))

    def touched(self, rect: Rect) -> Tones:
        """Return the tones of all cells that a rectangle of the page meets, if only in part."""
        return self.tones.touched(*self._shares(rect))

    def cells(self, rect: Rect) -> tuple[slice, slice]:
        """Return the columns and rows of cells behind a rectangle of the page."""
        return self.tones.cells(*self._shares(rect))

    def _shares(self, rect: Rect) -> tuple[float, float, float, float]:
        """Return a rectangle's edges as parts of the frame: left, top, right, bottom."""
        frame = self.frame

        def share(value: float) -> float:
            return min(LAST_SHARE, max(0.0, value))

        left, top = share((rect.x - frame.x) / frame.w), share((rect.y - frame.y) / frame.h)
        right = max(left + LEAST_SHARE, min(1.0, (rect.right - frame.x) / frame.w))
        bottom = max(top + LEAST_SHARE, min(1.0, (rect.bottom - frame.y) / frame.h))
        return left, top, right, bottom

    def patch(self, size: float) -> int:
        """Return the side of a patch under words of a size, in cells."""
        return max(1, int(PATCH_EM * size / self.frame.w * self.tones.light.shape[1]))

    def covered(self, boxes: tuple[Rect, ...]) -> float:
        """Return which part of what the picture tells most lies under boxes."""
        under = sum(int((self.behind(box).weight > TELLS).sum()) for box in boxes)
        return under / max(1, self.tones.telling(TELLS))

    def size_worth(self, display: Display) -> float:
        """Return what a display's size is worth; one too small for an opening loses more."""
        short = min(1.0, display.size / (SMALL_HEAD * self.frame.w))
        return float(display.weight**SIZE_WORTH * short)

    def clear(self, boxes: tuple[Rect, ...]) -> float:
        """Return what boxes are worth beside the subject: 1 clear of it, less on it."""
        return spared(max((covered(box, self.subject) for box in boxes), default=0.0))

    def on_subject(self, rect: Rect, bare: npt.NDArray[np.bool_]) -> float:
        """Return the share of a rectangle on the subject, where its cells behind are not bare.

        A stated box is about the subject, not its outline: a bare disc in its corner is none of it.
        """
        if self.subject is None or not covered(rect, self.subject):
            return 0.0
        rows, columns = bare.shape
        x = rect.x + (np.arange(columns) + 0.5) / columns * rect.w
        y = rect.y + (np.arange(rows) + 0.5) / rows * rect.h
        across = (self.subject.x < x) & (x < self.subject.right)
        down = (self.subject.y < y) & (y < self.subject.bottom)
        return float((down[:, None] & across[None, :] & ~bare).mean())

    def on_face(self, boxes: tuple[Rect, ...]) -> bool:
        """Tell whether one of the boxes meets a face."""
        return any(covered(box, face) > 0 for box in boxes for face in self.faces)


def spared(on: float) -> float:
    """Return what words are worth of which so much lies on the subject: 1 where nothing does."""
    return max(0.0, 1 - SUBJECT_COST * on)


def covered(rect: Rect, subject: Rect | None) -> float:
    """Return the share of a rectangle that lies on the subject."""
    if subject is None:
        return 0.0
    w = min(rect.right, subject.right) - max(rect.x, subject.x)
    h = min(rect.bottom, subject.bottom) - max(rect.y, subject.y)
    return max(0.0, w) * max(0.0, h) / (rect.w * rect.h)
