"""Key figures: a band across the page (数说), or a block in a column.

Input: items with label and number; neighbours of one `series` share a cell. Output: one row of
cells under the band's head and scale; or a grid of cells; or a list, label left and number right.
The part of the title after a space, or the note, is the band's sub-line. Style `plain`: no squares.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.cells import PAD_MM, cells, shared
from charts.cells import Squares as Counted
from charts.choices import CHOICES
from charts.frame import Body, Frame, bare, plotted
from charts.gauge import Gauge
from charts.numbers import aside, group
from charts.palette import HIGHLIGHT, PLAIN
from content.model import Figure
from content.words import Message, message
from fonts.lengths import mm, pt

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "关键数字"
WIDEST_MM = CHOICES.key.widest_mm
TICK_MM, STEP_MM, RULE_MM = 1.8, 5.0, 0.2  # of the band's scale


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    empty = [d.label for d in figure.items if d.value is None and not d.display]
    return message("chart.no-number", items=tuple(empty)) if empty else None


def band(figure: Figure, width: float, gauge: Gauge, level: float) -> Body | None:
    """Return one row across the page with a head of its own."""
    own, styles = CHOICES, gauge.styles
    size = styles.sizes.band.at(level)
    row = cells(figure, gauge, level, size, False)
    runs = _runs(width, figure.fold_mm)
    shares = _shares([c.least + PAD_MM + 1 for c in row], runs)
    if shares is None:
        return None
    widths = [wide for _, wide in shares]
    if figure.style != "plain":  # squares, where every number has them
        singles = [(c, w - PAD_MM) for c, w in zip(row, widths, strict=True) if c.single]
        if all(Counted.of(c.items[0], room, gauge) for c, room in singles):
            row = cells(figure, gauge, level, size, True)
    title, _, sub = figure.title.partition(" ")
    note = figure.note
    if not sub:
        sub, note = note, ""
    right = "　".join(t for t in (note, figure.source) if t)
    title_pt = styles.band_title.size.at(level)
    line = gauge.width(title, styles.band_title, title_pt) + gauge.width(sub, styles.band_line)
    if line + gauge.width(right, styles.note) + own.key.band_gap_mm > width:
        return None
    if max(line, gauge.width(right, styles.note)) > runs[0][1]:
        return None
    heads = [c.heading(w - PAD_MM) for c, w in zip(row, widths, strict=True)]
    if max(len(h.label) for h in heads) > own.words.heading_lines:
        return None
    scale = mm(title_pt) * 0.95 + between(1.6, 2.6, level)
    tall, gap, air = (
        max(h.height for h in heads),
        between(1.4, 2.6, level),
        between(1.0, 2.4, level),
    )
    needed = scale + TICK_MM + air + tall + gap + max(c.body for c in row) + 0.3

    def draw(ax: PressAxes) -> None:
        height = ax.size_mm[1]
        rest = max(0.0, height - needed)
        base = mm(title_pt) * 0.87
        ax.say(0, base, title, styles.band_title, title_pt)
        beside = gauge.width(title, styles.band_title, title_pt) + 3.2
        if figure.fold_mm:  # a line on either side of the fold
            beside = runs[1][0]
        ax.say(beside, base, sub, styles.band_line)
        ax.say(width, base, right, styles.note, anchor=1)
        rule = scale + rest * 0.1
        for start, end in runs:
            if not figure.fold_mm:
                ax.rules([rule + 0.1], "ink", RULE_MM)
            else:
                ax.hlines(rule + 0.1, start, end, color="ink", lw=pt(RULE_MM))
            _scale(ax, rule, start, end)
        top = rule + TICK_MM + air + rest * 0.15
        number_top, bottom = top + tall + gap + rest * 0.25, height - 0.3
        first = {start for start, _ in runs}
        for cell, (x, wide) in zip(row, shares, strict=True):
            if x not in first:
                ax.vlines(x - PAD_MM / 2, top, bottom, color="grey", lw=0.45)
            cell.draw(ax, x, top, number_top, bottom, wide - PAD_MM)

    return Body(needed, draw)


def _runs(width: float, fold: float) -> list[tuple[float, float]]:
    """Return where a band begins and ends: once, or on either side of a fold in its middle."""
    if not fold:
        return [(0.0, width)]
    half = (width - fold) / 2
    return [(0.0, half), (half + fold, width)]


def _shares(
    least: list[float], runs: list[tuple[float, float]]
) -> list[tuple[float, float]] | None:
    """Return each cell's left edge and width, as many in one run as in the other, or one more."""
    each = -(-len(least) // len(runs))
    found = []
    for number, (start, end) in enumerate(runs):
        own = least[number * each : (number + 1) * each]
        widths = shared(own, end - start + PAD_MM)
        if widths is None or not own:
            return None
        x = start
        for wide in widths:
            found.append((x, wide))
            x += wide
    return found


def _scale(ax: PressAxes, y: float, start: float, end: float) -> None:
    """Draw the ticks of a rule, like a measure's."""
    width, count = end - start, round((end - start) / STEP_MM)
    tall = [TICK_MM if i % 10 == 0 else 1.2 if i % 5 == 0 else 0.7 for i in range(count + 1)]
    xs = [start + min(max(i * width / count, 0.08), width - 0.08) for i in range(count + 1)]
    ax.vlines(xs, y, [y + t for t in tall], color="ink", lw=0.43)


def grid(figure: Figure, width: float, gauge: Gauge, level: float, columns: int) -> Body | None:
    """Return cells in rows of some columns."""
    size, room = gauge.styles.sizes.cell.at(level), (width + PAD_MM) / columns - PAD_MM
    made = cells(figure, gauge, level, size, False, accent=True)
    rows = [made[i : i + columns] for i in range(0, len(made), columns)]
    heads = [[c.heading(room) for c in row] for row in rows]
    lines = max(len(h.label) for row in heads for h in row)
    if max(c.least for c in made) > room or lines > CHOICES.words.heading_lines:
        return None
    inner, gap = between(1.1, 2.4, level), between(2.6, 6.0, level)
    parts = [
        (max(h.height for h in head), max(c.body for c in row))
        for head, row in zip(heads, rows, strict=True)
    ]
    needed = sum(h + inner + b for h, b in parts) + gap * (len(parts) - 1)

    def draw(ax: PressAxes) -> None:
        rest = max(0.0, ax.size_mm[1] - needed)
        within = inner + rest * 0.3 / len(rows)
        apart = gap + (rest * 0.7 / (len(rows) - 1) if len(rows) > 1 else 0.0)
        y = rest * 0.25 if len(rows) == 1 else 0.0
        for n, (row, (head, body)) in enumerate(zip(rows, parts, strict=True)):
            if n:
                ax.rules([y - apart / 2])
            foot = y + head + within + body
            for i, cell in enumerate(row):
                x = i * (room + PAD_MM)
                if i:
                    ax.vlines(x - PAD_MM / 2, y, foot, color="grey_light", lw=0.35)
                cell.draw(ax, x, y, y + head + within, foot, room)
            y = foot + apart

    return Body(needed, draw)


def listed(figure: Figure, width: float, gauge: Gauge, level: float) -> Body | None:
    """Return one item a row: label left, number at the right edge."""
    styles, plain = gauge.styles, not any(d.highlight for d in figure.items)
    size, big = styles.label.size.quarter(level), styles.sizes.listed.at(level)
    rows = []
    for datum in figure.items:
        seen = datum.highlight or (plain and not datum.series)
        number = group(datum, big, HIGHLIGHT if seen else PLAIN, gauge)
        room = width - number.width - 3
        if room < CHOICES.key.list_label_mm:
            return None
        note = aside(datum.series, datum.period, datum.note)
        block = gauge.block(datum.label, note, room, styles.label, size)
        if len(block.label) > CHOICES.words.heading_lines:
            return None
        rows.append((block, number, max(block.height, number.height)))

    def draw(ax: PressAxes) -> None:
        spare = ax.size_mm[1] - sum(tall for _, _, tall in rows)
        gap = spare / (len(rows) - 1) if len(rows) > 1 else 0.0
        y = 0.0 if gap else spare / 2
        for i, (block, number, tall) in enumerate(rows):
            if i:
                ax.rules([y - gap / 2])
            ax.block(0, y + (tall - block.height) / 2, block)
            ax.put(width, y + (tall + number.height) / 2, number, 1)
            y += tall + gap

    needed = sum(tall for _, _, tall in rows) + between(1.6, 4.4, level) * (len(rows) - 1)
    return Body(needed, draw)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return band, grids and list."""
    own, across = CHOICES.key, partial(band, figure, width, gauge)
    ways = []
    if width >= own.band_from_mm and across(0.0) is not None:
        alone = width >= own.band_alone_mm
        ways.append(bare("band", across, own.band_stretch if alone else own.band_part_stretch))
        if alone:
            return ways
    if figure.fold_mm:  # nothing else keeps clear of a fold
        return ways
    frame, count = Frame.of(figure, width, gauge), len(cells(figure, gauge, 0, 20, False))
    plans = {
        n: partial(grid, figure, width, gauge, columns=n)
        for n in range(1, min(count, own.most_columns) + 1)
    }
    fit = [n for n, plan in plans.items() if plan(0.0) is not None]
    # A number alone in a wide cell leaves it empty.
    rooms = {n: (width + PAD_MM) / n - PAD_MM for n in fit}
    close = [n for n in fit if rooms[n] <= own.widest_cell_mm or n == count]
    for n in close or fit[-1:]:
        rank = own.grid_rank + (own.ragged_rank if count % n else 0.0)
        rank += own.single_rank if n == 1 and count > 2 else 0.0
        rank += own.beside_band_rank if ways and ways[0].name == "band" else 0.0
        ways.append(plotted(frame, f"grid{n}", plans[n], rank=rank))
    if width < own.list_to_mm or not ways:
        ways.append(
            plotted(frame, "list", partial(listed, figure, width, gauge), rank=own.list_rank)
        )
    return ways
