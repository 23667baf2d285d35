"""图标数字: a row of key figures, each with an icon at its left.

Input: items with label and number, and in `style` the icons' names, one an item: `人 家 楼`.
Output: icon, number, label and note of each, side by side with rules between, or in a grid.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.icons import FIELD, ICONS, icon
from charts.numbers import aside, group
from charts.palette import ink_of
from content.model import Figure
from content.words import Message, message
from fonts.lengths import pt

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "图标数字"
WIDEST_MM = CHOICES.icons.widest_mm
PAD_MM = 4.0  # between two cells
GAP_MM = 2.0  # between icon and words
PEN_MM = 0.5


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if empty := [d.label for d in figure.items if d.value is None and not d.display]:
        return message("chart.no-number", items=tuple(empty))
    names = figure.style.split()
    if len(names) != len(figure.items) or set(names) - set(ICONS):
        return message("chart.icons", icons=ICONS)
    return None


def grid(figure: Figure, width: float, gauge: Gauge, level: float, columns: int) -> Body | None:
    """Return the cells in rows of some columns."""
    styles, size = gauge.styles, gauge.styles.sizes.listed.at(level)
    side, cell = between(9.0, 14.0, level), (width + PAD_MM) / columns
    room = cell - PAD_MM - side - GAP_MM
    numbers = [group(d, size, ink_of(d), gauge) for d in figure.items]
    if room < CHOICES.icons.room_mm or max(n.width for n in numbers) > room:
        return None
    blocks = [
        gauge.block(d.label, aside(d.series, d.period, d.note), room, styles.label)
        for d in figure.items
    ]
    if max(len(b.label) for b in blocks) > CHOICES.words.heading_lines:
        return None
    gap, air = between(1.0, 1.8, level), between(2.6, 5.0, level)
    cells = [max(side, n.height + gap + b.height) for n, b in zip(numbers, blocks, strict=True)]
    lines = [range(i, min(i + columns, len(cells))) for i in range(0, len(cells), columns)]
    rows = [max(cells[i] for i in line) for line in lines]
    needed = sum(rows) + air * (len(rows) - 1)

    def draw(ax: PressAxes) -> None:
        from matplotlib.patches import PathPatch
        from matplotlib.transforms import Affine2D

        free = max(0.0, ax.size_mm[1] - needed) / len(rows)
        y = free / 2
        for line, row in zip(lines, rows, strict=True):
            for at, index in enumerate(line):
                x, number, block = at * cell, numbers[index], blocks[index]
                if at:
                    ax.vlines(x - PAD_MM / 2, y, y + row, color="grey_light", lw=0.5)
                place = Affine2D().scale(side / FIELD).translate(x, y) + ax.transData
                name, ink = figure.style.split()[index], ink_of(figure.items[index])
                line_pt = pt(PEN_MM)
                drawn = PathPatch(icon(name), fc="none", ec=ink, lw=line_pt, transform=place)
                drawn.set_capstyle("round")
                ax.add_artist(drawn)
                left = x + side + GAP_MM
                ax.put(left, y + number.height, number)
                ax.block(left, y + number.height + gap, block)
            y += row + air + free

    return Body(needed, draw)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the cells in columns, full rows first."""
    frame, own, count = Frame.of(figure, width, gauge), CHOICES.icons, len(figure.items)
    ways, plans = (
        [],
        {n: partial(grid, figure, width, gauge, columns=n) for n in range(1, count + 1)},
    )
    fit = [n for n, plan in plans.items() if plan(0.0) is not None]
    close = [n for n in fit if (width + PAD_MM) / n <= own.widest_cell_mm or n == count]
    for n in close or fit[-1:]:
        rank = own.ragged_rank if count % n else 0.0
        rank += own.cell_rank * abs((width + PAD_MM) / n - own.cell_mm)
        ways.append(plotted(frame, f"grid{n}", plans[n], own.stretch, rank))
    return ways
