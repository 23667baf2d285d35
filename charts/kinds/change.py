"""Change over time: lines with direct labels, moments in proportion.

Input: items with period and value, in order; items of one `series` are one line; where a value is
missing the line has a gap. Output: for one line, every number at its point; for two that do not
cross, the numbers over the upper and under the lower one, their names at their ends; for others,
the numbers in a table under them, so that nothing can collide. One line that crosses zero is
columns where they have room. Where numbers have none the lines are read off a scale
(`charts.trend`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from charts.arrangement import Arrangement, Body, PressAxes
from charts.choices import CHOICES
from charts.dates import axis, brief, out_of_order
from charts.direct import at_points
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.kinds.columns import upright
from charts.lines import DATE_MM, NAME_MM, Lines, at_ends, lines_of
from charts.numbers import asides, group, moment
from charts.palette import HIGHLIGHT, word_ink
from charts.scaled import unit_once
from charts.scene import Box
from charts.sound import Problem, once, valued
from charts.trend import trend
from charts.values import parted
from charts.wording import Words, beside, field
from content.model import Datum, Figure
from content.words import message

NAME = "折线图"
ONE_SCALE = PERIOD_FIRST = True
KEY_MM = 3.0  # a piece of the line before its name


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    twice = once(figure, message("chart.period-twice"), "series", "period")
    periods = list(parted(figure.items, "period"))
    if out_of_order(periods):
        return message("chart.period-order", periods=tuple(periods))
    return valued(figure, gaps=True) or twice


def upper_first(of: Lines) -> list[str]:
    """Return the upper and lower of two lines without crossing or gap; else nothing."""
    rows = [[items.get(p, Datum()).value for p in of.periods] for items in of.lines.values()]
    if len(rows) != 2 or any(value is None for row in rows for value in row):
        return []
    over = {(a or 0.0) > (b or 0.0) for a, b in zip(*rows, strict=True)}
    under = {(a or 0.0) < (b or 0.0) for a, b in zip(*rows, strict=True)}
    return [*of.lines] if over == {True} else [*of.lines][::-1] if under == {True} else []


def numbered(of: Lines, order: list[str], level: float, ends: bool) -> Body | None:
    """Return lines with their numbers at the points, or else in a table under them.

    Args:
        of: the lines.
        order: the upper and the lower of two that do not cross.
        level: size level.
        ends: names at the lines' ends: the numbers over the upper and under the lower one.
    """
    gauge, width, styles = of.gauge, of.width, of.gauge.styles
    table = not (of.single or ends)
    size = (styles.sizes.table if table else styles.sizes.point).at(level)
    numbers = {
        (name, p): group(d, size, _ink(of, name, d), gauge)
        for name, items in of.lines.items()
        for p, d in items.items()
    }
    dates = _dates(of, styles.sizes.axis.at(level))
    widest = min(max(gauge.width(n, styles.line_name) for n in of.lines), CHOICES.names_mm)
    heads = {n: gauge.text(n, styles.line_name, widest + 0.01) for n in of.lines}
    left = widest + KEY_MM + 3.0 if table else 0.0
    slot = max(g.width for g in (*numbers.values(), *dates)) + CHOICES.number_gap_mm
    last = of.periods[-1]
    half = max((numbers[n, last].width for n in order), default=0.0) / 2
    end = width - max(0.0, widest + NAME_MM + half - slot / 2) if ends else width
    places = axis(of.periods, end - left, slot)
    if places is None or any(h.lines > CHOICES.heading_lines for h in heads.values()):
        return None
    rows = {n: max(heads[n].height, *(numbers[n, p].height for p in of.lines[n])) for n in heads}
    gap, date = between(1.2, 2.2, level), max(d.height for d in dates)
    foot = DATE_MM + date + (sum(rows.values()) + gap * len(rows) if table else 0.0)
    margin = 1.5 if table else max(g.height for g in numbers.values()) + 3.0
    plot = between(11, 34 if width < 90 else 42, level) + (0.0 if table else 2 * margin)
    xs = {p: left + x for p, x in zip(of.periods, places.xs, strict=True)}

    def draw(ax: PressAxes, box: Box) -> None:
        base, (low, high) = box.height - foot, of.extent
        unit = (base - 2 * margin) / (high - low)  # mm a unit

        def place(value: float | None) -> float:
            return float("nan") if value is None else base - margin - (value - low) * unit

        ax.vlines(list(xs.values()), margin * 0.7, base, color="tint", lw=0.4)
        ax.hlines(base, left, end, color="ink", lw=0.6)
        if low < 0 < high:
            ax.hlines(place(0.0), left, end, color="grey", lw=0.4)
        places.cut(ax, left, base)
        of.dated(ax, base, zip(xs.values(), dates, strict=True))
        for name, items in of.lines.items():
            ups = {p: place(items.get(p, Datum()).value) for p in of.periods}
            _line(ax, of, name, xs, ups, level)
            if not table:  # where a name follows no number moves to it
                sides, room = ((name == order[0],), 0.0) if ends else ((True, False), slot)
                points = {p: (xs[p], ups[p]) for p, d in items.items() if d.value is not None}
                said = [numbers[name, p] for p in points]
                at_points(ax, base, end, [*points.values()], said, room, sides)
                for p in (
                    p for p in items if p not in points
                ):  # over the axis, that it has no value
                    ax.put(numbers[name, p], xs[p], base - 0.8, (0.5, 1))
        if ends:
            ys = [place(of.lines[name][last].value) for name in order]
            at_ends(ax, xs[last] + half + NAME_MM, ys, [heads[name] for name in order], base)
        y = base + DATE_MM + date
        for name in heads if table else ():
            ax.rules([y + gap / 2])
            y += gap + rows[name] / 2
            sign = field(of.looks[name].ink, KEY_MM, 0.8)
            ax.put(beside(sign, heads[name], gap=1.0, at=0.5), 0, y, (0, 0.5))
            for p in of.lines[name]:
                ax.put(numbers[name, p], xs[p], y, (0.5, 0.5))
            y += rows[name] / 2

    return Body(plot + foot, draw)


def _ink(of: Lines, name: str, datum: Datum) -> str:
    """Return the ink of a number; in one line alone values are highlighted one by one."""
    return HIGHLIGHT if datum.period in of.told else word_ink(of.looks[name].ink)


def _dates(of: Lines, size: float) -> list[Words]:
    """Return the moments' names; short ones where the whole have no room."""
    whole = [moment(of.gauge, p, size) for p in of.named.values()]
    if max(d.width for d in whole) + CHOICES.number_gap_mm <= of.width / len(whole):
        return whole
    return [moment(of.gauge, p, size) for p in brief(of.periods)[0]]


def _line(
    ax: PressAxes, of: Lines, name: str, xs: dict[str, float], ups: dict[str, float], level: float
) -> None:
    """Draw a line with its dots, those of what is seen first full and in its ink."""
    pen, look = between(1.7, 2.6, level), of.looks[name]
    dot: dict[str, Any] = {"marker": "o", "ms": 2.3 * pen, "mfc": "paper", "mew": 0.8 * pen}
    line = dot | {"ls": look.style, "lw": pen * look.weight, "color": look.ink}
    ax.plot(list(xs.values()), list(ups.values()), **line)
    marked = [p for p in of.lines[name] if p in of.told]
    if marked:
        full = dot | {"mfc": HIGHLIGHT, "color": HIGHLIGHT, "lw": 0}
        ax.plot([xs[p] for p in marked], [ups[p] for p in marked], **full)


def _crossing(
    bare: Figure, width: float, gauge: Gauge, said: tuple[str, ...], notes: tuple[str, ...]
) -> list[Arrangement]:
    """Return one line that crosses zero as columns."""
    moved = {"period": "", "series": "", "note": ""}
    items = [d.model_copy(update={"label": d.period, **moved}) for d in bare.items]
    whole = bare.model_copy(update={"items": tuple(items)})
    return upright(whole, width, gauge, said, *notes, short=brief([d.label for d in items])[0])


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the lines; columns or bars where they have no room."""
    bare, unit = unit_once(figure)
    of, notes = lines_of(bare, width, gauge), asides(figure.items)
    order, year = upper_first(of), brief(of.periods)[1]
    told = (*(of.lines if of.single else ()), *(d.label for d in bare.items), year)
    said = (*(words for words in told if words not in figure.title), unit)
    frame, ways = Frame.of(figure, width, gauge, *notes, caption=said), list[Arrangement]()
    if of.single and min(of.values) < 0 < max(of.values):
        ways = _crossing(bare, width, gauge, said, notes)
    else:
        for ends in (True, False) if order else (False,):
            plan = partial(numbered, of, order, ends=ends)
            if not ways and plan(0.0) is not None:
                ways.append(Arrangement("ends" if ends else "lines", plan, frame, CHOICES.airy))
    full = bool(ways) and ways[0].plan(0.0) is not None  # all numbers have room
    if (full and (of.single or order)) or (
        ways and of.single and len(of.periods) <= CHOICES.few_rows
    ):
        return ways
    read_off = partial(trend, of)
    if read_off(0.0) is None:
        return ways
    return [
        Arrangement("trend", read_off, frame, CHOICES.airy),
        *(replace(way, rank=way.rank + CHOICES.table_rank) for way in ways),
    ]
