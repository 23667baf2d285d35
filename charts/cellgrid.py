"""A grid of cells of bars on one scale: a label, under it bars with names and numbers.

Input: categories with their rows of (name, datum, ink), a width and a number of columns. Output:
the body of a chart; the cells of a grid row stand level, hairlines part the rows. Grouped bars,
comparisons and lines that have no room are such grids.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from charts.arrangement import between
from charts.choices import CHOICES
from charts.frame import Body
from charts.gauge import Gauge
from charts.numbers import group
from charts.palette import HIGHLIGHT, shades
from content.model import Datum
from fonts.lengths import mm
from fonts.setting.roles import Points

if TYPE_CHECKING:
    from charts.sheet import PressAxes

PAD_MM = 5.0
GAP_MM = 1.4  # between name, bar and number
Category = tuple[str, tuple[tuple[str, Datum, str], ...]]


def series_inks(items: Sequence[Datum], names: Sequence[str]) -> dict[str, str]:
    """Return the ink of each series: that of highlights for the highlighted one, a ramp else."""
    marked = [n for n in names if any(d.highlight for d in items if (d.series or d.period) == n)]
    if len(marked) == len(names):
        marked = []
    cool = iter(shades(len(names) - len(marked)))
    return {n: HIGHLIGHT if n in marked else next(cool) for n in names}


def cell_room(width: float, columns: int) -> float:
    """Return the width of a cell, mm."""
    return (width + PAD_MM) / columns - PAD_MM


def cell_grid(
    categories: Sequence[Category],
    width: float,
    columns: int,
    gauge: Gauge,
    numbers: Points,
    level: float,
) -> Body | None:
    """Return the cells in so many columns, where they fit."""
    styles, room = gauge.styles, cell_room(width, columns)
    size, head_pt = numbers.at(level), styles.heading.size.quarter(level)
    heads = [gauge.block(label, "", room, styles.heading, head_pt) for label, _ in categories]
    rows = [row for _, cell in categories for row in cell]
    groups = {id(d): group(d, size, ink, gauge) for _, d, ink in rows}
    names = max(gauge.width(name, styles.name) for name, _, _ in rows)
    left = names + GAP_MM if names else 0.0
    low = min(0.0, *(d.value or 0.0 for _, d, _ in rows))
    free = [room - left - groups[id(d)].width - GAP_MM for _, d, _ in rows]
    if min(free) < CHOICES.bars.shortest_mm:
        return None
    if any(len(head.label) > CHOICES.words.heading_lines for head in heads):
        return None
    long = [max(d.value or 0.0, 0.0) - low for _, d, _ in rows]
    scale = min((f / v for f, v in zip(free, long, strict=True) if v > 0), default=1.0)
    bar, name_mm = between(2.4, 5.2, level), mm(styles.name.size.pt)
    row = max(bar, name_mm * 0.96, *(g.height for g in groups.values()))
    gap, inner, part = between(0.6, 1.8, level), between(1.0, 2.0, level), between(2.4, 6.0, level)

    def tall(index: int) -> float:
        head, count = heads[index].height, len(categories[index][1])
        return row * count + gap * (count - 1) + (head + inner if head else 0.0)

    lines = [range(i, min(i + columns, len(heads))) for i in range(0, len(heads), columns)]
    needs = [max(tall(i) for i in line) for line in lines]

    def cell(ax: PressAxes, index: int, x: float, top: float, height: float) -> None:
        head, cells = heads[index], categories[index][1]
        ax.block(x, top, head)
        steps = len(cells) + (1 if head.height else -1)
        more = (height - tall(index)) / steps if steps else 0.0
        y = top + (head.height + inner + more if head.height else 0.0)
        zero, spans, heights = x + left - low * scale, [], []
        for name, datum, _ in cells:
            number, middle, end = groups[id(datum)], y + row / 2, (datum.value or 0.0) * scale
            ax.say(x, middle, name, styles.name, shift=(0, 0.37 * name_mm))
            ax.put(zero + max(end, 0.0), middle, number, 0, (GAP_MM * 0.8, number.height / 2))
            spans.append((zero + min(end, 0.0), zero + max(end, 0.0)))
            heights.append((middle - bar / 2, middle + bar / 2))
            y += row + gap + more
        ax.bars(spans, heights, [ink for _, _, ink in cells])
        if low < 0:
            ax.vlines(zero, heights[0][0], heights[-1][1], color="ink", lw=0.5)

    def draw(ax: PressAxes) -> None:
        rest, between_rows = max(0.0, ax.size_mm[1] - needed), part
        within = rest / len(lines)
        if len(lines) > 1:
            within *= 0.6
            between_rows += rest * 0.4 / (len(lines) - 1)
        y = 0.0
        for line, need in zip(lines, needs, strict=True):
            if y:
                ax.rules([y - between_rows / 2])
            for k, index in enumerate(line):
                cell(ax, index, k * (room + PAD_MM), y, within + need)
            y += need + within + between_rows

    needed = sum(needs) + part * (len(lines) - 1)
    return Body(needed, draw)
