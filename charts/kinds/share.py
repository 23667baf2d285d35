"""A part of a whole: a key figure with its bar, or several parts as a ring or one divided bar.

Input: one or more items that are parts of `total` (100 where the unit is %); or one thing in two
places (series), of which one is highlighted: 本县 beside 全市. Output: for one part its number
over a bar of the whole, the other place a tick on it; for several a ring with the leading part in
it and a list of the others, in a wide frame a bar over its labels, for many bars. Style `waffle`:
the whole counted out in squares, where they are things that can be counted. Words such as 超过 are
kept, and a note says that the number itself is drawn.
"""

from __future__ import annotations

import math
from functools import partial
from itertools import accumulate, pairwise

from charts import values
from charts.arrangement import Arrangement, Body, PressAxes
from charts.cells import PAD_MM, ends_cell, grid, room_of, words_cell
from charts.choices import CHOICES
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.kinds import ranked
from charts.numbers import aside, group, number_text, plain, unit_text
from charts.palette import HIGHLIGHT, MOST_STEPS, PALE, shades, word_ink
from charts.scaled import counts
from charts.scene import TICK_MM, Box, seen
from charts.sound import Problem, valued
from charts.wording import NOTHING, Words, beside, field, under
from content.model import Datum, Figure
from content.words import Language, message, say

NAME = "占比图"
ONE_SCALE = True
RING, CUT_MM = 0.64, 0.4  # inner radius of a ring, of its outer; white between two parts
BAR_MM = (3.4, 8.0)


def whole(figure: Figure) -> float:
    """Return the whole of which the items are parts; 0 where it is not known."""
    known = figure.total or len(figure.items) > 1 or figure.items[0].unit in values.PERCENT
    return values.whole(figure.items, figure.total) if known else 0.0


def compared(figure: Figure) -> tuple[Datum, list[Datum]] | None:
    """Return the one part that is told of and the others' shares of the same, if that is it."""
    own = [d for d in figure.items if d.highlight]
    if len(figure.items) == 1:
        return figure.items[0], []
    alike = len({d.label for d in figure.items}) == 1
    if alike and len(own) == 1 and len({d.series for d in figure.items}) == len(figure.items):
        return own[0], [d for d in figure.items if d is not own[0]]
    return None


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    if figure.style not in {"", "ring", "waffle"}:
        return message("chart.share-style", style=figure.style)
    if fault := valued(figure, message("chart.part-below-0"), least=0):
        return fault
    if not whole(figure):
        return message("chart.no-whole")
    parts = [d.value or 0.0 for d in figure.items]
    most = max(parts) if compared(figure) else sum(parts)
    if most > whole(figure) * (1 + 1e-9):
        return message("chart.parts-over-whole", sum=round(most, 6), whole=whole(figure))
    return None


def notes(figure: Figure) -> tuple[str, ...]:
    """Return the note on words that a drawing cannot show."""
    said = tuple(
        say(
            message("chart.drawn-as", words=plain(d), number=number_text(d) + unit_text(d)),
            Language.ZH,
        ).text
        for d in figure.items
        if d.before or d.after
    )
    units = {d.unit for d in figure.items}
    if figure.total and units != {"%"}:
        unit = units.pop() if len(units) == 1 else ""
        said += (f"全部＝{number_text(Datum(value=figure.total))}{unit}。",)
    return said


def square_of(figure: Figure) -> float:
    """Return for how many things one square stands, round; 0 where squares would lie."""
    total = whole(figure)
    alone = len(figure.items) == 1  # beside squares others have no place
    things = figure.style == "waffle" and alone and counts(figure.items[0])
    if not things or total != int(total):
        return 0.0
    steps = (m * 10**p for p in range(16) for m in (1, 2, 5))
    return next(float(s) for s in steps if total / s <= CHOICES.most_squares)


def one_part(
    own: Datum, others: list[Datum], figure: Figure, width: float, gauge: Gauge, level: float
) -> Body | None:
    """Return a key figure over a bar of the whole, with the other places' ticks."""
    role, gap = gauge.styles.label, between(1.2, 2.4, level)
    number = group(own, gauge.styles.sizes.cell.at(level), HIGHLIGHT, gauge)
    note = aside(own.series if others else "", own.period, own.note)
    room = width - number.width - 4.0
    side = room >= CHOICES.share_words_mm
    label = gauge.named(own.label, note, room if side else width, role, role.size.quarter(level))
    head = beside(number, label, gap=4.0, at=0.5) if side else under(number, label, gap=gap)
    if head.width > width or label.lines > CHOICES.label_lines:
        return None
    if square_of(figure):
        body = _squares(own, figure, width, gauge, level)
    elif (bar := _bar(own, others, figure, width, gauge, level)) is not None:
        body = bar
    else:
        return None
    needed = head.height + gap + body.height

    def draw(ax: PressAxes, box: Box) -> None:
        ax.put(head, 0, box.y)
        top = box.y + head.height + gap + max(0.0, box.height - needed) * 0.6
        body.draw(ax, Box(0, top, width, body.height))

    return Body(needed, draw)


def _bar(
    own: Datum, others: list[Datum], figure: Figure, width: float, gauge: Gauge, level: float
) -> Body | None:
    """Return a part of a bar, and under it what ticks on it say of the other places."""
    styles, total, tall = gauge.styles, whole(figure), between(*BAR_MM, level)
    ticks = [
        beside(
            gauge.text(aside(d.series, d.period, d.note), styles.bar_label),
            group(d, styles.sizes.bar.pt, "ink", gauge),
            gap=1.2,
            at=0.5,
        )
        for d in others
    ]
    if any(t.width + 2 > width for t in ticks):
        return None

    def draw(ax: PressAxes, box: Box) -> None:
        foot = box.y + tall
        for ink, part in ((PALE, total), (HIGHLIGHT, own.value or 0.0)):
            ax.bars([(0, part / total * width)], [(box.y, foot)], ink)
        y = foot + 1.2
        for d, tick in zip(others, ticks, strict=True):
            x = (d.value or 0.0) / total * width
            ax.vlines(x, box.y - 0.8, y + tick.height, color="ink", lw=0.8)
            right = x + 1.0 + tick.width <= width
            ax.put(tick, x + (1.0 if right else -1.0), y, (0 if right else 1, 0))
            y += tick.height + 1.0

    return Body(tall + sum(t.height + 1.0 for t in ticks) + (0.6 if ticks else 0.0), draw)


def _squares(own: Datum, figure: Figure, width: float, gauge: Gauge, level: float) -> Body:
    """Return the whole counted out in squares, and for how many things one stands."""
    total, step = whole(figure), square_of(figure)
    size = min(between(2.6, 4.0, level), width / 20)  # of a square with the space about it
    count = int(width / size)
    tall = math.ceil(total / step / count) * size
    key = gauge.text(f"一格＝{number_text(Datum(value=step))}{own.unit}", gauge.styles.note)

    def draw(ax: PressAxes, box: Box) -> None:
        ax.put(key, 0, box.y + tall + 0.8)
        for ink, part in ((PALE, total), (HIGHLIGHT, own.value or 0.0)):
            squares = [
                (i // count, i % count, min(1.0, part / step - i))
                for i in range(math.ceil(part / step))
            ]
            spans = [(x * size, (x + 0.86 * filled) * size) for _, x, filled in squares]
            rows = [(box.y + y * size, box.y + (y + 0.86) * size) for y, _, _ in squares]
            ax.bars(spans, rows, ink)

    return Body(tall + 0.8 + key.height, draw)


def _parts(figure: Figure) -> tuple[list[str], list[float]]:
    """Return the parts' inks and their shares, with what is left of the whole at the end."""
    cool = iter(shades(sum(not d.highlight for d in figure.items)))
    inks = [HIGHLIGHT if d.highlight else next(cool) for d in figure.items]
    shares = [(d.value or 0.0) / whole(figure) for d in figure.items]
    return [*inks, "grey_light"], [*shares, round(max(0.0, 1 - sum(shares)), 9)]


def _entry(
    d: Datum, ink: str, room: float, gauge: Gauge, level: float, size: float
) -> tuple[Words, Words]:
    """Return a part's field with its label, and its number."""
    role = gauge.styles.label
    label = gauge.named(d.label, aside(d.period, d.note), room, role, role.size.quarter(level))
    sign = beside(field(ink, 2.0, 2.0), label, gap=1.4, at=0.5 if label.lines < 2 else 0.12)
    return sign._replace(lines=label.lines), group(d, size, word_ink(ink), gauge)


def divided(figure: Figure, width: float, gauge: Gauge, level: float) -> Body | None:
    """Return one bar over its parts' labels and numbers: each under its part, or in columns."""
    inks, shares = _parts(figure)
    size, tall = gauge.styles.sizes.cell.at(level * 0.6), between(*BAR_MM, level)
    edges = list(accumulate(seen(shares, (TICK_MM + CUT_MM) / width), initial=0.0))
    wide = [(b - a) * width for a, b in pairwise(edges)]
    for columns in range(len(figure.items), 0, -1):
        room = room_of(width, columns)
        entries = [
            _entry(d, ink, room - 3.4, gauge, level, size)
            for d, ink in zip(figure.items, inks, strict=False)
        ]
        if all(n.width <= room and w.width <= room and w.lines < 3 for w, n in entries):
            break
    else:
        return None
    cells, widths = [words_cell(number, label) for label, number in entries], [room] * columns
    if columns == len(cells):
        widths = _under(wide, [max(w.width, n.width) for w, n in entries], width)
    inner = grid(cells, widths, level, inner=(0.8, 1.6), rules=False)
    gap = between(1.6, 2.8, level)
    if inner is None:
        return None

    def draw(ax: PressAxes, box: Box) -> None:
        rest = max(0.0, box.height - tall - gap - inner.height)
        thick = tall + min(rest * 0.4, tall * 0.6)
        spans = [(a * width, b * width - CUT_MM) for a, b in pairwise(edges) if b > a]
        drawn = [ink for ink, share in zip(inks, shares, strict=True) if share > 0]
        ax.bars(spans, [(box.y, box.y + thick)] * len(spans), drawn)
        top = box.y + thick + gap
        inner.draw(ax, Box(box.x, top, width, box.bottom - top))

    return Body(tall + gap + inner.height, draw)


def _under(parts: list[float], needs: list[float], width: float) -> list[float]:
    """Return the widths of columns that begin where their parts do, or as near as may be, mm.

    Args:
        parts: widths of the parts, from the left; more than columns where some is left.
        needs: least width of each column.
        width: of all.
    """
    lefts = list(accumulate(parts, initial=0.0))[: len(needs)]
    end = width + PAD_MM
    for i in reversed(range(len(needs))):
        lefts[i] = end = min(lefts[i], end - needs[i] - PAD_MM)
    for i in range(len(needs)):
        lefts[i] = max(lefts[i], lefts[i - 1] + needs[i - 1] + PAD_MM if i else 0.0)
    return [b - a - PAD_MM for a, b in pairwise([*lefts, width + PAD_MM])]


def ring(figure: Figure, width: float, gauge: Gauge, level: float) -> Body | None:
    """Return a ring with its leading part in it, and the list of the others beside it."""
    inks, shares = _parts(figure)
    across = between(15, max(15.0, min(52.0, 0.5 * width)), level)
    left, sizes = across + between(3.5, 6, level), gauge.styles.sizes
    size = sizes.legend.at(level)
    numbers = [group(d, size, word_ink(i), gauge) for d, i in zip(figure.items, inks, strict=False)]
    room = width - left - max(n.width for n in numbers) - 2.5 - 3.4
    if room < CHOICES.legend_label_mm:
        return None
    pairs = [
        _entry(d, ink, room, gauge, level, size) for d, ink in zip(figure.items, inks, strict=False)
    ]
    told = [i for i, d in enumerate(figure.items) if d.highlight]
    first = told[0] if len(told) == 1 else shares.index(max(shares[: len(pairs)]))
    middle, lead = NOTHING, figure.items[first]
    name = pairs[first][0]
    if inks[first] == HIGHLIGHT:  # its colour is sign enough
        note = aside(lead.period, lead.note)
        name = gauge.named(lead.label, note, across * RING, gauge.styles.label)
    for points in (sizes.cell.at(level * 0.6), size) if len(pairs) > 2 else ():
        number = group(lead, points, word_ink(inks[first]), gauge)
        words = under(number, name, gap=between(0.8, 1.4, level), at=0.5)
        if not middle.pieces and math.hypot(words.width, words.height) < (across - 1.0) * RING:
            middle = words
    listed = [pair for i, pair in enumerate(pairs) if i != first or not middle.pieces]

    rows = [ends_cell(*pair) for pair in listed]
    table = grid(rows, [width - left], level, air=(1.6, 4.0), within=0.0)
    if table is None:
        return None

    def draw(ax: PressAxes, box: Box) -> None:
        from matplotlib.patches import Wedge

        radius, start, centre = across / 2, -90.0, box.y + box.height / 2
        least = (TICK_MM + CUT_MM) / (2 * math.pi * radius * RING)
        for share, ink in zip(seen(shares, least), inks, strict=True):
            if share > 0:
                turn = start, start + 360 * share
                pie = Wedge((radius, centre), radius, *turn, width=radius * (1 - RING), fc=ink)
                pie.set(edgecolor="paper", linewidth=1.1)
                ax.add_patch(pie)
            start += 360 * share
        ax.put(middle, radius, centre, (0.5, 0.5))
        tall = table.height + min(box.height - table.height, 4.0 * (len(rows) - 1))
        table.draw(ax, Box(left, centre - tall / 2, width - left, tall))

    return Body(max(across, table.height), draw)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the part's bar; or the ring beside its list, and in a wide or narrow frame a bar."""
    frame = Frame.of(figure, width, gauge, *notes(figure))
    if told := compared(figure):
        plan = partial(one_part, *told, figure, width, gauge)
        return [Arrangement("part", plan, frame, CHOICES.airy)]
    if len(figure.items) > MOST_STEPS:  # more shades of a ring are not told apart
        return ranked.arrangements(figure, width, gauge)
    round_one, bar = (partial(draw, figure, width, gauge) for draw in (ring, divided))
    wide = width > CHOICES.ring_to_mm
    return [
        Arrangement("ring", round_one, frame, CHOICES.airy, CHOICES.hollow_rank * wide),
        Arrangement("bar", bar, frame, CHOICES.airy, CHOICES.hollow_rank * (not wide)),
    ]
