"""Long lines: more moments than numbers have room for, read off a scale.

Input: lines by name and moment, a width and a level. Output: the body: level rules with round
values at the left, round years or months under them, each line broken where moments are missing.
One line has its last number, and its greatest, least, first and highlighted ones where they have
room, with their dates where these are not named under them; several have name and last number at
their ends.
"""

from __future__ import annotations

from collections.abc import Mapping

from charts.arrangement import Body, PressAxes
from charts.choices import CHOICES
from charts.dates import brief, pauses, ticks, years
from charts.direct import where_free
from charts.frame import between
from charts.lines import DATE_MM, NAME_MM, Lines, at_ends, end_height
from charts.numbers import group, moment, plain
from charts.palette import HIGHLIGHT, word_ink
from charts.scaled import PLAIN_BELOW
from charts.scene import Box, Point
from charts.values import rounds
from charts.wording import Words, beside, under
from content.model import Datum

TICK_MM = 1.4  # from the scale's values to the axes
TOLD_MM = 2.6  # from a point to the far side of what is said there, but for its height
TALL_MM, WIDE_MM = ((17, 40), (26, 52)), 120.0  # height of the plot, mm; the second from WIDE_MM on
NAMES_SHARE = 0.28  # of the width: the widest name at a line's end
STEPS = 5  # of the scale: more rules are a grid
DATES_APART = 1.35  # widths of a date from one to the next


def trend(of: Lines, level: float) -> Body | None:
    """Return the lines; nothing where they have no room."""
    valued = (any(d.value is not None for d in items.values()) for items in of.lines.values())
    if len(of.periods) < 3 or not all(valued):
        return None
    size, bounds = of.gauge.styles.sizes.column.at(level), rounds(*of.extent, STEPS)
    long = max(map(abs, bounds)) >= PLAIN_BELOW
    said = [f"{v:,.10g}" if long else plain(Datum(value=v)) for v in bounds]
    scale = [moment(of.gauge, words, size, "grey_dark") for words in said]
    left = max(words.width for words in scale) + TICK_MM
    for high in (False, True):
        ends = [_end(of, name, level, high) for name in of.lines]
        right = of.width - NAME_MM - max(words.width for words in ends)
        if right - left >= CHOICES.trend_mm:
            break
    else:
        return None
    found = years(of.periods) or list(map(float, range(len(of.periods))))
    span = (found[-1] - found[0]) or 1.0
    xs = [left + (right - left) * (one - found[0]) / span for one in found]
    dates = _dates(of, xs, level)
    told = _told(of, {of.periods[i] for i in dates}, level) if of.single else {}
    foot = DATE_MM + max(words.height for words in dates.values())
    tall = max(
        between(*TALL_MM[of.width >= WIDE_MM], level),
        0.0 if of.single else end_height(ends) * len(ends),
    )
    # What is told over the greatest and under the least value stands clear of the scale's ends;
    # nothing stands under zero where all is over it.
    unit, low = tall / (bounds[-1] - bounds[0]), bounds[0]  # mm a unit
    room = max((words.height for words in told.values()), default=0.0) + TOLD_MM
    over, below = scale[0].height / 2, 0.0
    if of.single:
        over = max(over, room - (bounds[-1] - max(of.values)) * unit)
        below = max(0.0, room - (min(of.values) - low) * unit) if low else 0.0

    def draw(ax: PressAxes, box: Box) -> None:
        base = box.height - foot
        zero, taken, finals = base - below, list[Box](), list[float]()
        unit = (zero - over) / (bounds[-1] - low)
        for value, words in zip(bounds, scale, strict=True):
            y = zero - (value - low) * unit
            ink, pen = ("ink", 0.5) if value == 0 else ("grey_light", 0.35)
            ax.hlines(y, left, right, color=ink, lw=pen)
            ax.put(words, left - TICK_MM, y, (1, 0.5))
            begin, top = left - TICK_MM - words.width, y - words.height / 2
            taken.append(Box(begin, top, words.width, words.height))
        ax.hlines(base, left, right, color="ink", lw=0.6)
        of.dated(ax, base, [(xs[i], words) for i, words in dates.items()])
        for name, items in of.lines.items():
            points = {
                p: (x, zero - (found - low) * unit)
                for p, x in zip(of.periods, xs, strict=True)
                if p in items and (found := items[p].value) is not None
            }
            line = [*points.values()]
            finals.append(line[-1][1])
            _line(ax, of, name, points, level)
            spots = [(points[p], words) for p, words in told.items()]
            dots = [line[-1], *where_free(ax, base, right, line, spots, taken)]
            ax.plot(*zip(*dots, strict=True), "o", color=of.looks[name].ink, ms=3.2)
            seen = [points[p] for p in points if p in of.told]
            if seen:
                ax.plot(*zip(*seen, strict=True), "o", color=HIGHLIGHT, ms=3.2)
        at_ends(ax, right + NAME_MM, finals, ends, base if of.single else box.height)

    return Body(over + tall + below + foot, draw)


def _end(of: Lines, name: str, level: float, over: bool) -> Words:
    """Return what stands at a line's end: its last number; of several, name beside or over it."""
    last = [d for d in of.lines[name].values() if d.value is not None][-1]
    size, styles = of.gauge.styles.sizes.table.at(level), of.gauge.styles
    ink = HIGHLIGHT if last.period in of.told else word_ink(of.looks[name].ink)
    number = group(last, size, ink, of.gauge)
    room = min(CHOICES.names_mm, NAMES_SHARE * of.width)
    said = Words() if of.single else of.gauge.text(name, styles.line_name, room)
    if over or said.lines > 1:
        return under(said, number, gap=0.3)
    return beside(said, number, gap=1.0)


def _dates(of: Lines, xs: list[float], level: float) -> dict[int, Words]:
    """Return the moments that are named, by their index: as many as stand clear of each other.

    The last, of which the numbers at the lines' ends are, is one of them where it has room.
    """
    size = of.gauge.styles.sizes.axis.at(level * 0.5)
    wide = min(moment(of.gauge, n, size).width for n in of.named.values()) * DATES_APART
    found = ticks(of.periods, lambda a, b: (xs[b] - xs[a]) / wide)
    made = {i: moment(of.gauge, text, size) for i, text in found.items()}
    last, before = moment(of.gauge, brief(of.periods)[0][-1], size), max(made)
    begin = min(xs[-1] - last.width / 2, of.width - last.width)
    if begin >= xs[before] + made[before].width / 2 + CHOICES.number_gap_mm:
        made[len(xs) - 1] = last
    return made


def _told(of: Lines, dated: set[str], level: float) -> dict[str, Words]:
    """Return what is said at moments of one line, the most telling first.

    A moment that is named under the line has no date at its number.
    """
    (items,), sizes, made = of.lines.values(), of.gauge.styles.sizes, dict[str, Words]()
    valued = [(d.value, p) for p, d in items.items() if d.value is not None]
    picked = [p for _, p in valued if items[p].highlight]
    chosen = dict.fromkeys([max(valued)[1], min(valued)[1], *picked, valued[0][1]])
    chosen.pop(valued[-1][1], None)
    for p in chosen:
        date = moment(of.gauge, of.named[p], sizes.column.at(level))
        ink = HIGHLIGHT if p in picked else word_ink("")
        number = group(items[p], sizes.table.at(level), ink, of.gauge)
        made[p] = number if p in dated else under(date, number, gap=0.5, at=0.5)
    return made


def _line(ax: PressAxes, of: Lines, name: str, points: Mapping[str, Point], level: float) -> None:
    """Draw a line, broken where moments are missing; a moment between two breaks is a dot."""
    breaks, parts = pauses(of.periods), list[list[Point]]([[]])
    for i, period in enumerate(of.periods):
        if i in breaks or period not in points:
            parts.append([])
        if period in points:
            parts[-1].append(points[period])
    look = of.looks[name]
    width = between(1.5, 2.3, level) * look.weight
    for part in filter(None, parts):
        style = "o" if len(part) == 1 else look.style
        ax.plot(*zip(*part, strict=True), style, color=look.ink, lw=width, ms=1.6 * width)
