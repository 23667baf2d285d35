"""A headline that crosses a disc of the drawing: its letters change ink at the disc's edge.

Input: where the lines of a headline stand and the picture in its frame. Output: a `Crossing`: the
disc on the page, the ink of the letters on it and that of those beside it, where both can be read,
or None. The page shows the headline in the one ink, and over it, cut at the disc, in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from content.model.inks import InkSet, luminance
from layout.page.units import Rect
from layout.pictures.tones import Floats, Tones, smoothed

Mask = npt.NDArray[np.bool_]
#: Parts of a headline's area that lie on the disc: less is a scratch, more no crossing.
PART = (0.05, 0.8)
#: A cell is of the disc's edge up to so many cells from it, and is neither in nor out.
RIM = 1.5
#: A cell differs from the disc's own colour by so much: something stands before it.
OTHER = 0.1
#: Part of the disc under the headline that may be something else: thin clouds, a bird.
MOST_OTHER = 0.04
#: Contrast of black on white.
MOST_CONTRAST = 21.0


class InFrame(Protocol):
    """A picture in its frame (`onpicture.Seen`)."""

    @property
    def discs(self) -> tuple[Rect, ...]:
        """Boxes of its great discs, on the page."""

    def behind(self, rect: Rect) -> Tones:
        """Return the tones behind a rectangle of the page."""

    def on_subject(self, rect: Rect, bare: Mask) -> float:
        """Return the share of a rectangle on the subject, its bare cells apart."""

    def patch(self, size: float) -> int:
        """Return the side of a patch under words of a size, in cells."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """What a headline crosses: the disc's box on the page, pt, the inks, what is behind it."""

    disc: Rect
    inside: str
    outside: str
    contrast: float
    unrest: float
    hidden: int
    #: Part of the headline's area that lies on the disc.
    part: float
    #: Part of a line's area, at the most, on the subject and not on the bare disc behind it.
    on_subject: float = 0.0


def crossings(
    seen: InFrame,
    head: tuple[Rect, ...],
    size: float,
    inks: InkSet,
    order: tuple[str, ...],
    least: float,
    tells: float,
    serves: Callable[[float, float, str, float], bool],
) -> Iterator[Crossing]:
    """Yield the ways in which a headline crosses a disc and can be read on both sides.

    Args:
        seen: the picture in its frame.
        head: where its lines stand, pt.
        size: theirs, pt.
        inks: the edition's inks.
        order: the inks of headlines, the one that is wanted first.
        least: contrast that they need.
        tells: weight from which a cell is of what the picture tells most.
        serves: whether a crossing is looked at more closely: with such a part on the disc, such
            unrest behind it, and letters beside the disc in this ink of this contrast.
    """
    area = sum(box.w * box.h for box in head)
    for disc in seen.discs:
        if not any(_meet(box, disc) for box in head):
            continue
        cells = [_cells(seen, box, disc) for box in head]
        parts = zip(cells, head, strict=True)
        on = sum(float(one.inside.mean()) * box.w * box.h for one, box in parts)
        if not PART[0] <= on / area <= PART[1] or not serves(on / area, 0.0, "", MOST_CONTRAST):
            continue
        own_unrest = (one.tones.unrest[~one.rim] for one in cells)
        unrest = max(float(values.mean()) for values in own_unrest if values.size)
        patch = seen.patch(size)
        lights = {name: luminance(inks.rgb(name)) for name in order}
        outer = _read(cells, lights, patch, on=False)
        # As bare words: the ink that is wanted goes before one that is read better.
        outside = next((name for name in order if outer[name] >= least), None)
        if outside is None or not serves(on / area, unrest, outside, outer[outside]):
            continue
        whole = [one for one in cells if one.inside.any()]
        own = np.median(np.concatenate([one.tones.colour[one.inside] for one in whole]), axis=0)
        before = [one.before(own) for one in cells]
        if sum(int(b.sum()) for b in before) > MOST_OTHER * sum(int(c.inside.sum()) for c in cells):
            continue
        inner = _read(cells, lights, patch, on=True)
        inside = max((name for name in order if name != outside), key=lambda name: inner[name])
        contrast = min(outer[outside], inner[inside])
        if contrast < least:
            continue
        hidden = sum(one.telling(b, tells) for one, b in zip(cells, before, strict=True))
        on_subject = max(
            map(seen.on_subject, head, (one.bare(b) for one, b in zip(cells, before, strict=True)))
        )
        yield Crossing(disc, inside, outside, contrast, unrest, hidden, on / area, on_subject)


def _read(
    cells: list[_Cells], lights: Mapping[str, float], patch: int, *, on: bool
) -> dict[str, float]:
    """Return the contrast of letters of each luminance with the worst patch on or beside a disc."""
    behind = np.concatenate([one.behind(patch, on=on) for one in cells])
    if not behind.size:
        return dict.fromkeys(lights, MOST_CONTRAST)
    return {
        name: float(((np.maximum(behind, light) + 0.05) / (np.minimum(behind, light) + 0.05)).min())
        for name, light in lights.items()
    }


@dataclass(frozen=True, eq=False)
class _Cells:
    """The cells behind a line: which lie on the disc, which on its edge."""

    tones: Tones
    inside: Mask
    rim: Mask

    def before(self, own: npt.NDArray[np.float64]) -> Mask:
        """Return the cells on the disc that are not of its colour."""
        off = np.abs(self.tones.colour - own).max(axis=2) > OTHER
        return np.asarray(self.inside & off)

    def bare(self, before: Mask) -> Mask:
        """Return the cells on the disc with nothing before it."""
        return np.asarray(self.inside & ~before)

    def behind(self, patch: int, *, on: bool) -> Floats:
        """Return the luminances of patches on the disc, or beside it."""
        mask = self.inside if on else ~self.inside & ~self.rim
        if not mask.any():
            return self.tones.light[mask]
        share = smoothed(mask.astype(np.float64), patch)
        enough = share > 0.5 / patch**2
        if not enough.any():
            return self.tones.light[mask]
        sums = smoothed(np.where(mask, self.tones.light, 0.0), patch)
        return np.asarray(sums[enough] / share[enough])

    def telling(self, before: Mask, tells: float) -> int:
        """Return how many cells tell much: beside the disc, or standing before it."""
        much = self.tones.weight > tells
        return int((much & (before | (~self.inside & ~self.rim))).sum())


def _cells(seen: InFrame, box: Rect, disc: Rect) -> _Cells:
    """Return the cells of the picture behind a box of the page, and where they lie."""
    tones = seen.behind(box)
    rows, columns = tones.light.shape
    x = box.x + (np.arange(columns) + 0.5) / columns * box.w
    y = box.y + (np.arange(rows) + 0.5) / rows * box.h
    across, down = disc.w / 2, disc.h / 2
    far = np.hypot((x[None, :] - disc.x - across) / across, (y[:, None] - disc.y - down) / down)
    cell = box.w / columns / min(across, down)
    rim = np.abs(far - 1) < RIM * cell
    return _Cells(tones, np.asarray((far < 1) & ~rim), np.asarray(rim))


def _meet(one: Rect, two: Rect) -> bool:
    across = one.x < two.right and two.x < one.right
    return across and one.y < two.bottom and two.y < one.bottom
