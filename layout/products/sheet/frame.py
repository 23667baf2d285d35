"""Where things lie on a sheet: boxes in pt, PDF's way (origin bottom left, y upwards).

Input: the boxes of the pages that stand on it. Output: a `Frame`, the sheet with trim, bleed, one
panel a page and the distance from the trim at which marks begin.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from layout.page.units import pt

#: Marks begin so far outside the bleed.
CLEAR = pt(1)
#: Length of a crop mark (角线), and the size of a register mark (十字线) across.
CROP = pt(6)
REGISTER = pt(8)
#: Paper outside the outermost mark.
EDGE = pt(3)


class Box(NamedTuple):
    """A rectangle: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Width in pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def moved(self, dx: float, dy: float) -> Box:
        """Return the box moved."""
        return Box(self.left + dx, self.bottom + dy, self.right + dx, self.top + dy)


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Trim and bleed of a page in its own coordinates."""

    trim: Box
    bleed: Box

    @property
    def most_bleed(self) -> float:
        """The widest bleed of the four sides, pt."""
        trim, bleed = self.trim, self.bleed
        return max(
            trim.left - bleed.left,
            trim.bottom - bleed.bottom,
            bleed.right - trim.right,
            bleed.top - trim.top,
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet: its paper, trim and bleed, and the trimmed pages on it from left to right.

    A spread (通版) is one page and two `panels`.

    `shifts` move each page's coordinates to the sheet's; `clips` are what is shown of each page,
    in its own coordinates: its bleed, cut at the spine. Marks begin `offset` from the trim.
    """

    paper: Box
    trim: Box
    bleed: Box
    panels: tuple[Box, ...]
    shifts: tuple[tuple[float, float], ...]
    clips: tuple[Box, ...]
    offset: float

    @property
    def spine(self) -> float | None:
        """Where the sheet is folded, None for a leaf."""
        return self.panels[0].right if len(self.panels) > 1 else None


def frame_of(
    pages: tuple[PageBoxes, ...], least_bleed: float, *, marks: bool, folded: bool = False
) -> Frame:
    """Return the sheet for a page, or for two that meet at the spine; `folded`: for a spread.

    With marks the first page is moved by whole points, so that its boxes keep their fractions and
    its rasters their pixels. Without, it stays where it is and the sheet ends at the bleed.
    """
    left, right = pages[0], pages[-1]
    offset = max(least_bleed, *(page.most_bleed for page in pages)) + CLEAR
    margin = offset + REGISTER + EDGE
    dx = math.ceil(margin - left.trim.left) if marks else 0
    dy = math.ceil(margin - left.trim.bottom) if marks else 0
    first = left.trim.moved(dx, dy)
    panels, shifts, clips = [first], [(float(dx), float(dy))], [left.bleed]
    bleed = left.bleed.moved(dx, dy)
    if len(pages) > 1:
        shift = first.right - right.trim.left, first.bottom - right.trim.bottom
        second = right.trim.moved(*shift)
        panels.append(second)
        shifts.append(shift)
        clips = [
            left.bleed._replace(right=left.trim.right),
            right.bleed._replace(left=right.trim.left),
        ]
        other = right.bleed.moved(*shift)
        bleed = Box(
            bleed.left, max(bleed.bottom, other.bottom), other.right, min(bleed.top, other.top)
        )
    trim = Box(first.left, first.bottom, panels[-1].right, first.top)
    if folded:
        panels = [trim._replace(right=trim.middle[0]), trim._replace(left=trim.middle[0])]
    paper = Box(0, 0, math.ceil(trim.right + margin), math.ceil(trim.top + margin))
    if not marks:
        paper = bleed
    return Frame(paper, trim, bleed, tuple(panels), tuple(shifts), tuple(clips), offset)
