"""Imposition (拼版): how many pages → which stand on which side of which sheet.

A newspaper is folded and inserted, not stitched and not trimmed at the fore-edge: there is no creep
to make up for. As a plant counts them:

- 2 pages (半张): one leaf, page 1 on its front, page 2 on its back; nothing is folded. Two pages
  that face each other (通版, as 04 and 05) are one side: `facing`.
- 4 pages (1 张): one sheet, folded once. Outside 4 | 1, inside 2 | 3, the centre spread.
- 4n pages of one section: n sheets inserted into one another; the outermost holds the first
  and the last page. A second section (B 叠) is imposed apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from layout.page.errors import LayoutError

#: Name of a side that two facing pages fill.
SPREAD = "通版"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: its name, and the pages on it from left to right (from 0)."""

    name: str
    pages: tuple[int, ...]


def impose(count: int, *, blanks: bool = False, facing: bool = False) -> tuple[Side, ...]:
    """Return the sides in the order they are printed: outside, inside, from the outermost sheet.

    A page's number at or above `count` is a blank page, only where `blanks` allows them.

    Raises:
        LayoutError: so many pages fill no whole sheets.
    """
    if facing:
        if count != 2:
            raise LayoutError("sheet.not-facing", pages=count)
        return (Side(SPREAD, (0, 1)),)
    whole = 2 if count <= 2 else -(-count // 4) * 4
    if count < 1 or (whole != count and not blanks):
        raise LayoutError("sheet.not-whole", pages=count, whole=whole)
    if whole == 2:
        return Side("正面", (0,)), Side("背面", (1,))
    sides = []
    for sheet in range(whole // 4):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        sides.append(Side(f"第{sheet + 1}张 外面", (last, first)))
        sides.append(Side(f"第{sheet + 1}张 里面", (first + 1, last - 1)))
    return tuple(sides)
