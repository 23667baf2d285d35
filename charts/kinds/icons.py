"""图标数字: a row of key figures, each with an icon.

Input: items with label and number, and in `style` the icons' names, one an item: `人 家 楼`.
Output: icon, number, label and note of each, side by side with rules between, or in a grid; where
cells are narrow the icon stands over its words.
"""

from __future__ import annotations

from functools import partial

from charts.arrangement import Arrangement, Body, PressAxes
from charts.cells import Cell, grid, in_columns, ragged, room_of
from charts.choices import CHOICES
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.icons import FIELD, ICONS, icon
from charts.kinds import key
from charts.numbers import aside, group
from charts.palette import ink_of
from charts.scene import Box
from charts.sound import Problem
from charts.wording import under
from content.model import Datum, Figure
from content.words import message
from fonts.lengths import pt

NAME = "图标数字"
GAP_MM, PEN_MM = 2.0, 0.5  # between icon and words; of the icons' lines


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    names = figure.style.split()
    if len(names) != len(figure.items) or set(names) - set(ICONS):
        return message("chart.icons", icons=ICONS)
    return key.check(figure)


def cells(figure: Figure, width: float, gauge: Gauge, level: float, columns: int) -> Body | None:
    """Return the cells in rows of some columns."""
    from matplotlib.patches import PathPatch
    from matplotlib.transforms import Affine2D

    styles, size = gauge.styles, gauge.styles.sizes.listed.at(level)
    side, gap, room = between(9.0, 14.0, level), between(1.0, 1.8, level), room_of(width, columns)
    over = room - side - GAP_MM < CHOICES.icon_words_mm  # the icon stands over its words
    measure = room if over else room - side - GAP_MM
    if measure < CHOICES.icon_words_mm:
        return None

    def cell(d: Datum, name: str) -> Cell | None:
        number = group(d, size, ink_of(d), gauge)
        label = gauge.named(d.label, aside(d.series, d.period, d.note), measure, styles.label)
        words = under(number, label, gap=gap)
        if number.width > measure or label.lines > CHOICES.heading_lines:
            return None
        tall = side + GAP_MM + words.height if over else max(side, words.height)

        def draw(ax: PressAxes, box: Box) -> None:
            top = box.y + (0.0 if over else (box.height - tall) / 2)
            place = Affine2D().scale(side / FIELD).translate(box.x, top) + ax.transData
            drawn = PathPatch(icon(name), fc="none", ec=ink_of(d), lw=pt(PEN_MM), transform=place)
            drawn.set_capstyle("round")
            ax.add_artist(drawn)
            right, down = (0.0, side + GAP_MM) if over else (side + GAP_MM, 0.0)
            ax.put(words, box.x + right, top + down)

        return Cell(tall, draw)

    made = [cell(d, name) for d, name in zip(figure.items, figure.style.split(), strict=True)]
    return grid(made, [room] * columns, level, within=1.0, uprights="grey_light", rules=False)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the cells in columns, full rows first."""
    frame, count = Frame.of(figure, width, gauge), len(figure.items)
    made = in_columns(
        partial(cells, figure, width, gauge), width, count, count, CHOICES.widest_icon_mm
    )
    ways = []
    for n, plan in made:
        rank = ragged(count, n) + CHOICES.cell_rank * abs(room_of(width, n) - CHOICES.icon_cell_mm)
        ways.append(Arrangement(f"grid{n}", plan, frame, CHOICES.airy, rank))
    return ways
