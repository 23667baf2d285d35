"""Key figures: a band across the page (数说), or a block in a column.

Input: items with label and number; neighbours of one `series` share a cell and stand as bars.
Output: one row of cells under the band's head and scale; or a grid of cells; or a list, label left
and number right. The part of the title after a space, or the note, is the band's sub-line.
"""

from __future__ import annotations

from functools import partial
from itertools import accumulate, groupby

from charts.arrangement import Arrangement, Body, PressAxes
from charts.cells import (
    PAD_MM,
    Cell,
    ends_cell,
    grid,
    in_columns,
    ragged,
    room_of,
    shared,
    words_cell,
)
from charts.choices import CHOICES
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.grounded import grounded
from charts.numbers import aside, group
from charts.palette import HIGHLIGHT, PLAIN, ink_of
from charts.rows import GAP_MM, Bar, Look, bar_cells
from charts.scene import Box
from charts.sound import Problem
from charts.wording import beside
from content.model import Datum, Figure
from content.words import message
from fonts.lengths import mm, pt

NAME = "关键数字"
TICK_MM, STEP_MM, UNDER_MM = 1.8, 5.0, 0.45  # of the band's scale; under its numbers
_BARS = Look((2.0, 3.0), (1.0, 2.2), side=False, tight=True)


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    empty = [d.label for d in figure.items if d.value is None and not d.display]
    return message("chart.no-number", items=tuple(empty)) if empty else None


def parts_of(figure: Figure) -> list[tuple[Datum, ...]]:
    """Return what stands in a cell: single values, or neighbours of one series that have values."""
    made, counter = list[tuple[Datum, ...]](), iter(range(len(figure.items)))
    for _, items in groupby(figure.items, key=lambda d: d.series or next(counter)):
        found = tuple(items)
        whole = all(d.value is not None and d.value >= 0 for d in found)
        made += [found] if whole else [(d,) for d in found]
    return made


def bars_in(items: tuple[Datum, ...], gauge: Gauge, size: float) -> list[Bar]:
    """Return a series' values as bars with their names."""
    styles, small = gauge.styles, gauge.styles.series_number.pt(size)
    names = [gauge.text(aside(d.label, d.period, d.note), styles.row_name) for d in items]
    return [
        Bar(name, d.value or 0.0, group(d, small, ink_of(d), gauge), ink_of(d))
        for d, name in zip(items, names, strict=True)
    ]


def least(items: tuple[Datum, ...], gauge: Gauge, size: float) -> float:
    """Return the least width of a cell, mm."""
    if len(items) == 1:
        number = group(items[0], size, PLAIN, gauge).width
        return max(number, CHOICES.narrowest_cell_mm - PAD_MM)
    bars = bars_in(items, gauge, size)
    return max(max(b.name.width, 10.0) + GAP_MM + b.number.width for b in bars)


def cell_of(
    items: tuple[Datum, ...], room: float, gauge: Gauge, level: float, size: float, ink: str
) -> Cell | None:
    """Return one value under its label, or a series' bars."""
    role, first = gauge.styles.label, items[0]
    label_pt = role.size.quarter(level)
    if len(items) > 1:
        head = gauge.text(first.series, role, room, label_pt)
        bars = bar_cells([(head, bars_in(items, gauge, size))], room, level, _BARS)
        return bars[0] if bars else None
    number = group(first, size, HIGHLIGHT if first.highlight else ink, gauge)
    note = aside(first.series, first.period, first.note)
    cell = words_cell(number, gauge.named(first.label, note, room, role, label_pt))
    return cell if number.width <= room else None


def band(figure: Figure, width: float, gauge: Gauge, level: float) -> Body | None:
    """Return one row across the page with a head of its own."""
    styles, parts = gauge.styles, parts_of(figure)
    size, title_pt = styles.sizes.band.at(level), styles.band_title.size.at(level)
    runs = _runs(width, figure.fold_mm)
    places = _places([least(p, gauge, size) + PAD_MM + 1 for p in parts], runs)
    cells = [
        cell_of(part, wide - PAD_MM, gauge, level, size, HIGHLIGHT)
        for part, (_, wide) in zip(parts, places, strict=False)
    ]
    title, _, sub = figure.title.partition(" ")
    sub, note = (sub, figure.note) if sub else (figure.note, "")
    first = gauge.text(title, styles.band_title, size_pt=title_pt)
    line = gauge.text(sub, styles.band_line)
    words = (gauge.text(t, styles.note) for t in (note, figure.source))
    right = beside(*words, gap=mm(styles.note.size.pt))
    if first.width + line.width + right.width + CHOICES.band_gap_mm > width:
        return None
    if max(first.width + line.width, right.width) > runs[0][1]:
        return None
    lefts, rooms = [x for x, _ in places], [wide - PAD_MM for _, wide in places]
    inner = grid(cells, rooms, level, inner=(1.4, 2.6), uprights="grey", lefts=lefts)
    if inner is None:
        return None
    scale = mm(title_pt) * 0.95 + between(1.6, 2.6, level)
    head = scale + TICK_MM + between(1.0, 2.4, level)
    needed = head + inner.height + UNDER_MM

    def draw(ax: PressAxes, box: Box) -> None:
        rest, base = max(0.0, box.height - needed), mm(title_pt) * 0.87
        after = runs[1][0] if figure.fold_mm else first.width + 3.2
        for words, x, at in ((first, 0, 0), (line, after, 0), (right, width, 1)):
            if words.pieces:
                ax.put(words, x, base - words.pieces[0].y, (at, 0))
        for run in runs:
            _scale(ax, scale + rest * 0.1, *run)
        top = head + rest * 0.25
        inner.draw(ax, Box(0, top, width, box.height - UNDER_MM - top))

    return Body(needed, draw)


def _runs(width: float, fold: float) -> list[tuple[float, float]]:
    """Return where a band begins and ends: once, or on either side of a fold in its middle."""
    half = (width - fold) / 2
    return [(0.0, half), (half + fold, width)] if fold else [(0.0, width)]


def _places(least: list[float], runs: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return each cell's left edge and width, as many in one run as in the other, or one more."""
    each = -(-len(least) // len(runs))
    found = list[tuple[float, float]]()
    for number, (start, end) in enumerate(runs):
        widths = shared(least[number * each : (number + 1) * each], end - start + PAD_MM)
        if not widths:
            return []
        found += zip(accumulate(widths, initial=start), widths, strict=False)
    return found


def _scale(ax: PressAxes, y: float, start: float, end: float) -> None:
    """Draw a rule with ticks, like a measure's."""
    width, count = end - start, round((end - start) / STEP_MM)
    ax.hlines(y + 0.1, start, end, color="ink", lw=pt(0.2))
    tall = [TICK_MM if i % 10 == 0 else 1.2 if i % 5 == 0 else 0.7 for i in range(count + 1)]
    xs = [start + min(max(i * width / count, 0.08), width - 0.08) for i in range(count + 1)]
    ax.vlines(xs, y, [y + t for t in tall], color="ink", lw=0.43)


def cells(figure: Figure, width: float, gauge: Gauge, level: float, columns: int) -> Body | None:
    """Return cells in rows of some columns; red is kept for what is highlighted."""
    sizes, room = gauge.styles.sizes, room_of(width, columns)
    size = (sizes.alone if len(figure.items) == 1 else sizes.cell).at(level)
    ink = PLAIN if any(d.highlight for d in figure.items) else HIGHLIGHT
    made = [cell_of(part, room, gauge, level, size, ink) for part in parts_of(figure)]
    return grid(made, [room] * columns, level, uprights="grey_light")


def listed(figure: Figure, width: float, gauge: Gauge, level: float) -> Body | None:
    """Return one item a row: label left, number at the right edge."""
    role, plain = gauge.styles.label, not any(d.highlight for d in figure.items)

    def row(d: Datum) -> Cell | None:
        ink = HIGHLIGHT if d.highlight or (plain and not d.series) else PLAIN
        number = group(d, gauge.styles.sizes.listed.at(level), ink, gauge)
        room = width - number.width - 2 * GAP_MM
        if room < CHOICES.list_label_mm:
            return None
        note = aside(d.series, d.period, d.note)
        return ends_cell(gauge.named(d.label, note, room, role, role.size.quarter(level)), number)

    rows = [row(d) for d in figure.items]
    return grid(rows, [width], level, air=(1.6, 4.4), within=0.0)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return band, grids and list; on a ground that the page has given, one row."""
    if figure.ground:
        row = partial(grounded, figure, width, gauge)
        return [Arrangement("grounded", row, None, CHOICES.band_stretch)]
    across, ways = partial(band, figure, width, gauge), []
    alone = width >= CHOICES.band_alone_mm
    worth = alone or len(figure.items) > 1
    if worth and width >= CHOICES.band_from_mm and across(0.0) is not None:
        stretch = CHOICES.band_stretch if alone else CHOICES.band_part_stretch
        ways.append(Arrangement("band", across, None, stretch))
        if alone:
            return ways
    if figure.fold_mm:  # nothing else keeps clear of a fold
        return ways
    frame, count = Frame.of(figure, width, gauge), len(parts_of(figure))
    plan = partial(cells, figure, width, gauge)
    most = min(count, CHOICES.most_cells)
    for n, cells_plan in in_columns(plan, width, count, most, CHOICES.widest_cell_mm):
        rank = CHOICES.grid_rank + ragged(count, n)
        rank += CHOICES.single_rank if n == 1 and count > 2 else 0.0
        ways.append(Arrangement(f"grid{n}", cells_plan, frame, rank=rank))
    if (width < CHOICES.list_to_mm and count > 1) or not ways:
        rows = partial(listed, figure, width, gauge)
        ways.append(Arrangement("list", rows, frame, rank=CHOICES.list_rank))
    return ways
