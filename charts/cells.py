"""Cells in a grid: what stands level in a row, how rows share out the height that is left.

Input: measured cells, a width, a number of columns or the columns' widths. Output: the `Body` of a
chart. Key figures, icons, steps, events and groups of bars are all such grids.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from charts.arrangement import Body, Plan, PressAxes
from charts.choices import CHOICES
from charts.frame import between
from charts.scene import Box
from charts.wording import NOTHING, Words
from fonts.lengths import pt

PAD_MM = 4.0  # between two cells


@dataclass(frozen=True)
class Cell:
    """What is drawn in a box at least so high, mm, under a head that is level in a row."""

    tall: float
    draw: Callable[[PressAxes, Box], object]
    head: Words = NOTHING


def words_cell(words: Words, head: Words = NOTHING) -> Cell:
    """Return a cell of words alone, at the foot of it."""
    return Cell(words.height, lambda ax, box: ax.put(words, box.x, box.bottom, (0, 1)), head)


def ends_cell(label: Words, number: Words) -> Cell:
    """Return a row: a label at its left end, a number at its right, their middles level."""

    def draw(ax: PressAxes, box: Box) -> None:
        ax.put(label, box.x, box.y + box.height / 2, (0, 0.5))
        ax.put(number, box.right, box.y + box.height / 2, (1, 0.5))

    return Cell(max(label.height, number.height), draw, NOTHING._replace(lines=label.lines))


def room_of(width: float, columns: int, pad: float = PAD_MM) -> float:
    """Return the width of a cell, mm."""
    return (width + pad) / columns - pad


def in_columns(
    plan: Callable[..., Body | None], width: float, count: int, most: int, widest_mm: float
) -> list[tuple[int, Plan]]:
    """Return the numbers of columns in which cells stand well, each with its plan.

    A cell wider than `widest_mm` is empty: it is made where all stand in one row, or where no
    more fit.

    Args:
        plan: a level and `columns` → the body of so many columns.
        width: of the chart, mm.
        count: how many cells there are.
        most: columns at the most.
        widest_mm: a wider cell is hollow.
    """
    plans: dict[int, Plan] = {n: partial(plan, columns=n) for n in range(1, most + 1)}
    fit = [n for n, one in plans.items() if one(0.0) is not None]
    close = [n for n in fit if room_of(width, n) <= widest_mm or n == count]
    return [(n, plans[n]) for n in close or fit[-1:]]


def ragged(count: int, columns: int) -> float:
    """Return the rank of a last row that is not full."""
    return CHOICES.ragged_rank if count % columns else 0.0


def shared(least: Sequence[float], width: float) -> list[float] | None:
    """Share a width out: as equal as the least widths allow; nothing where they do not fit."""
    if sum(least) > width:
        return None
    rest, count = width, len(least)
    for wide in sorted(least, reverse=True):
        if wide <= rest / count:
            break
        rest -= wide
        count -= 1
    level = rest / count if count else 0.0
    return [max(w, level) for w in least]


def grid(
    made: Sequence[Cell | None],
    widths: Sequence[float],
    level: float,
    *,
    inner: tuple[float, float] = (1.1, 2.4),
    air: tuple[float, float] = (2.6, 6.0),
    pad: float = PAD_MM,
    within: float = 0.3,
    uprights: str = "",
    rules: bool = True,
    lefts: Sequence[float] = (),
    first: Callable[[PressAxes, list[Box]], object] | None = None,
) -> Body | None:
    """Return cells in rows; nothing where one has no room.

    Args:
        made: the cells, row by row.
        widths: of the columns, mm.
        level: size level.
        inner: space under a head, mm at the least and at the greatest level.
        air: space between two rows, mm.
        pad: space between two columns, mm.
        within: part of the height left over that goes into the cells.
        uprights: ink of hairlines between the columns.
        rules: whether hairlines part the rows.
        lefts: left edges of the columns, where they do not stand `pad` apart, e.g. over a fold.
        first: drawn under the cells, given the box of each.
    """
    cells = [cell for cell in made if cell]
    if not cells or len(cells) < len(made):
        return None
    if max(cell.head.lines for cell in cells) > CHOICES.heading_lines:
        return None
    starts = range(0, len(cells), len(widths))
    rows = [_row(cells[i : i + len(widths)], between(*inner, level)) for i in starts]
    gap, gaps = between(*air, level), len(rows) - 1
    edges = lefts or list(accumulate((w + pad for w in widths[:-1]), initial=0.0))
    needed = sum(row.head + row.body for row in rows) + gap * gaps

    def draw(ax: PressAxes, frame: Box) -> None:
        rest = max(0.0, frame.height - needed)
        more = rest * (within if gaps else 1.0) / len(rows)
        apart = gap + (rest * (1.0 - within) / gaps if gaps else 0.0)
        y, boxes = frame.y, list[Box]()
        for row in rows:
            if boxes and rules:
                ax.hlines(y - apart / 2, frame.x, frame.right, color="grey_light", lw=pt(0.12))
            foot, end = y + row.head + row.body + more, 0.0
            for cell, edge, wide in zip(row.cells, edges, widths, strict=False):
                x = frame.x + edge
                if uprights and 0 < edge <= end + pad + 0.01:
                    ax.vlines(x - pad / 2, y, foot, color=uprights, lw=0.4)
                ax.put(cell.head, x, y)
                boxes.append(Box(x, y + row.head, wide, row.body + more))
                end = edge + wide
            y = foot + apart
        if first:
            first(ax, boxes)
        for cell, box in zip(cells, boxes, strict=True):
            cell.draw(ax, box)

    return Body(needed, draw)


class _Row(NamedTuple):
    """Cells side by side; the heights of their heads, with the space under these, and bodies."""

    cells: list[Cell]
    head: float
    body: float


def _row(cells: list[Cell], under: float) -> _Row:
    head = max(cell.head.height for cell in cells)
    return _Row(cells, head + under if head else 0.0, max(cell.tall for cell in cells))


def stacked(bodies: Sequence[Body | None], width: float, level: float) -> Body | None:
    """Return bodies under each other with hairlines between; nothing where one has no room."""
    cells = [Cell(body.height, body.draw) if body else None for body in bodies]
    return grid(cells, [width], level, within=0.6)
