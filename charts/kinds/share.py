"""A part of a whole: a key figure with its bar, or several parts as a ring or squares.

Input: one or more items that are parts of `total` (100 where the unit is %); or one thing in two
places (series), of which one is highlighted: 本县 beside 全市. Output: for one part its number
over a bar of the whole, the other place a tick on it; for several a ring with a list, for many
bars. Style `waffle`: the whole counted out in squares, where they are things that can be counted.
Words such as 超过 are kept, and a note says that the number itself is drawn.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.kinds import ranked
from charts.numbers import aside, group, number_text, plain, unit_text
from charts.palette import HIGHLIGHT, MOST_STEPS, PALE, shades, word_ink
from charts.scaled import counts
from charts.scene import TICK_MM, seen
from content.model import Datum, Figure
from content.words import Message, message

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "占比图"
WIDEST_MM = CHOICES.share.widest_mm
ONE_SCALE = True
RING = 0.64  # inner radius of a ring, of its outer
CUT_MM = 0.4  # white between two parts
SIDE_MM, INDENT_MM, GAP_MM = 2.0, 3.4, 2.5  # of a list: its squares, their column, to the number
BAR_MM = (3.4, 8.0)


def whole(figure: Figure) -> float:
    """Return the whole of which the items are parts; 0 where it is not known."""
    if figure.total:
        return figure.total
    if all(d.unit in {"%", "％"} for d in figure.items):
        return 100.0
    return sum(d.value or 0.0 for d in figure.items) if len(figure.items) > 1 else 0.0


def compared(figure: Figure) -> tuple[Datum, list[Datum]] | None:
    """Return the one part that is told of and the others' shares of the same, if that is it."""
    own = [d for d in figure.items if d.highlight]
    if len(figure.items) == 1:
        return figure.items[0], []
    alike = len({d.label for d in figure.items}) == 1
    if alike and len(own) == 1 and len({d.series for d in figure.items}) == len(figure.items):
        return own[0], [d for d in figure.items if d is not own[0]]
    return None


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if figure.style not in {"", "ring", "waffle"}:
        return message("chart.share-style", style=figure.style)
    if any(d.value is None or d.value < 0 for d in figure.items):
        return message("chart.part-below-0")
    if not whole(figure):
        return message("chart.no-whole")
    parts = [d.value or 0.0 for d in figure.items]
    if (max(parts) if compared(figure) else sum(parts)) > whole(figure) * (1 + 1e-9):
        return message("chart.parts-over-whole", whole=whole(figure))
    return None


def notes(figure: Figure) -> tuple[str, ...]:
    """Return the note on words that a drawing cannot show."""
    said = tuple(
        f"注：原文为“{plain(d)}”，图按{number_text(d)}{unit_text(d)}绘。"
        for d in figure.items
        if d.before or d.after
    )
    units = {d.unit for d in figure.items}
    if figure.total and units != {"%"}:
        shape = "全部" if compared(figure) or figure.style == "waffle" else "整环"
        unit = units.pop() if len(units) == 1 else ""
        said += (f"{shape}＝{number_text(Datum(value=figure.total))}{unit}。",)
    return said


def square_of(figure: Figure) -> float:
    """Return for how many things one square stands, round; 0 where squares would lie."""
    total = whole(figure)
    things = figure.style == "waffle" and all(counts(d) for d in figure.items)
    if not things or total != int(total):
        return 0.0
    steps = (m * 10**p for p in range(16) for m in (1, 2, 5))
    return next(float(s) for s in steps if total / s <= CHOICES.share.most_squares)


def one_part(
    own: Datum, others: list[Datum], figure: Figure, width: float, gauge: Gauge, level: float
) -> Body | None:
    """Return a key figure over a bar of the whole, with the other places' ticks."""
    styles, total = gauge.styles, whole(figure)
    number = group(own, styles.sizes.cell.at(level), HIGHLIGHT, gauge)
    note = aside(own.series if others else "", own.period, own.note)
    gap, tall = between(1.2, 2.4, level), between(*BAR_MM, level)
    beside = width - number.width - 4.0
    room = beside if beside >= CHOICES.share.room_mm else width
    block = gauge.block(own.label, note, room, styles.label, styles.label.size.quarter(level))
    if number.width > width or len(block.label) > CHOICES.words.label_lines:
        return None
    head = max(number.height, block.height)
    if room == width:
        head = number.height + gap + block.height
    ticks = [group(d, styles.sizes.bar.pt, "ink", gauge) for d in others]
    named = [
        gauge.block(aside(d.series, d.period, d.note), "", width, styles.bar_label) for d in others
    ]
    lines = [max(n.height, b.height) + 1.0 for n, b in zip(ticks, named, strict=True)]
    if any(n.width + b.width + 1.2 > width for n, b in zip(ticks, named, strict=True)):
        return None
    step = square_of(figure)
    side = min(between(2.6, 4.0, level), width / 20) if step else 0.0
    columns = int(width / side) if step else 1
    if step:
        tall = math.ceil(total / step / columns) * side
    unit = f"一格＝{number_text(Datum(value=step))}{own.unit}" if step else ""
    key = gauge.block("", unit, width, styles.label)
    below = 0.8 + key.height if step else sum(lines) + (1.2 if lines else 0.0)
    needed = head + gap + tall + below

    def draw(ax: PressAxes) -> None:
        spare = max(0.0, ax.size_mm[1] - needed)
        top = head + gap + spare * 0.6
        if room == width:
            ax.put(0, number.height, number)
            ax.block(0, number.height + gap, block)
        else:
            ax.put(0, (head + number.height) / 2, number)
            ax.block(number.width + 4.0, (head - block.height) / 2, block)
        if step:
            counted = (own.value or 0.0) / step
            for ink, parts in ((PALE, total / step), (HIGHLIGHT, counted)):
                cells = [
                    (i % columns, i // columns, min(1, parts - i)) for i in range(math.ceil(parts))
                ]
                spans = [(x * side, (x + 0.86 * part) * side) for x, _, part in cells]
                ax.bars(
                    spans, [(top + y * side, top + (y + 0.86) * side) for _, y, _ in cells], ink
                )
            ax.block(0, top + tall + 0.8, key)
            return
        long = (own.value or 0.0) / total * width
        ax.bars([(0, width)], [(top, top + tall)], PALE)
        ax.bars([(0, long)], [(top, top + tall)], HIGHLIGHT)
        y = top + tall + 1.2
        for datum, tick, name, line in zip(others, ticks, named, lines, strict=True):
            x = (datum.value or 0.0) / total * width
            ax.vlines(x, top - 0.8, y + line - 1.0, color="ink", lw=0.8)
            right = x + 1.2 + name.width + 1.2 + tick.width <= width
            start = x + 1.0 if right else x - 1.0 - name.width - 1.2 - tick.width
            ax.block(start, y, name)
            ax.put(start + name.width + 1.2, y + tick.height, tick)
            y += line

    return Body(needed, draw)


def several(figure: Figure, width: float, gauge: Gauge, level: float, below: bool) -> Body | None:
    """Return a ring and the list of its parts, beside it or under it."""
    styles = gauge.styles
    cool = iter(shades(sum(not d.highlight for d in figure.items)))
    inks = [HIGHLIGHT if d.highlight else next(cool) for d in figure.items]
    across = (
        between(min(24.0, width), min(width, 46.0), level)
        if below
        else between(15, max(15.0, min(52.0, 0.5 * width)), level)
    )
    left = 0.0 if below else across + between(3.5, 6, level)
    room, size = width - left - INDENT_MM, styles.label.size.quarter(level)
    numbers = [
        group(d, styles.sizes.legend.at(level), word_ink(ink), gauge)
        for d, ink in zip(figure.items, inks, strict=True)
    ]
    widest = max(n.width for n in numbers)
    label_mm = room - widest - GAP_MM
    if label_mm < CHOICES.words.legend_label_mm:
        return None
    blocks = [
        gauge.block(d.label, aside(d.period, d.note), label_mm, styles.label, size)
        for d in figure.items
    ]
    if any(len(b.label) > CHOICES.words.label_lines for b in blocks):
        return None
    # Numbers stand near their labels, flush right: not at the far edge of a wide chart.
    reach = left + INDENT_MM + max(b.width for b in blocks) + GAP_MM + widest
    rows = [max(b.height, n.height) for b, n in zip(blocks, numbers, strict=True)]
    gap = between(1.3, 3.2, level)
    listed = sum(rows) + gap * (len(rows) - 1)
    needed = across + between(2.0, 4.0, level) + listed if below else max(across, listed)

    def draw(ax: PressAxes) -> None:
        from matplotlib.patches import Wedge

        height = ax.size_mm[1]
        radius, rest = across / 2, max(0.0, height - needed)
        x, y = (width / 2, rest * 0.3 + radius) if below else (radius, height / 2)
        total, start = whole(figure), -90.0
        least = (TICK_MM + CUT_MM) / (2 * math.pi * radius * RING)
        ratio = [(d.value or 0.0) / total for d in figure.items]
        for share, ink in zip(
            seen([*ratio, max(0.0, 1 - sum(ratio))], least), [*inks, "grey_light"], strict=True
        ):
            if share > 0:
                end = start + 360 * share
                ax.add_patch(
                    Wedge(
                        (x, y),
                        radius,
                        start,
                        end,
                        width=radius * (1 - RING),
                        fc=ink,
                        ec="paper",
                        lw=1.1,
                    )
                )
                start = end
        free = rest * 0.4 if below else max(0.0, height - listed) * 0.6
        spread = min(4.0, free / max(1, len(rows) - 1))
        top = across + between(2.0, 4.0, level) + rest * 0.5 if below else 0.0
        at = top if below else (height - listed - spread * (len(rows) - 1)) / 2
        for block, number, ink, tall in zip(blocks, numbers, inks, rows, strict=True):
            middle = at + tall / 2
            mark = (
                middle - block.height / 2 + 0.45
                if len(block.label) + len(block.note) > 1
                else middle - SIDE_MM / 2
            )
            ax.bars([(left, left + SIDE_MM)], [(mark, mark + SIDE_MM)], ink)
            ax.block(left + INDENT_MM, middle - block.height / 2, block)
            ax.put(reach, middle + number.height / 2, number, 1)
            at += tall + gap + spread

    return Body(needed, draw)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the part's bar, or the ring beside its list and over it."""
    own = CHOICES.share
    frame = Frame.of(figure, width, gauge, notes(figure))
    if told := compared(figure):
        plan = partial(one_part, *told, figure, width, gauge)
        return [plotted(frame, "part", plan, own.stretch)]
    if len(figure.items) > MOST_STEPS:  # more shades of a ring are not told apart
        return ranked.arrangements(figure, width, gauge)
    beside = partial(several, figure, width, gauge, below=False)
    ways = [plotted(frame, "right", beside, own.stretch)]
    if width <= own.below_to_mm or beside(0.0) is None:
        plan = partial(several, figure, width, gauge, below=True)
        ways.append(plotted(frame, "below", plan, own.stretch, own.below_rank))
    return ways
