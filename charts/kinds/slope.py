"""坡度图: two moments of several things, joined by lines, so that the steepest is seen first.

Input: items with label, period (two in all) and value. Output: a line a label between two uprights;
names and first values at the left, last values at the right, moved apart where they would touch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.direct import apart
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.numbers import aside, asides, group, moment
from charts.palette import HIGHLIGHT, PLAIN, SOFT
from charts.scaled import unit_once
from content.model import Datum, Figure
from content.words import Message, message

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "坡度图"
WIDEST_MM = CHOICES.slope.widest_mm
ONE_SCALE = PERIOD_FIRST = True
GAP_MM = 2.2  # from an upright to its words: a highlighted dot is 1.6 mm in radius


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if missing := [d.label or d.period for d in figure.items if d.value is None]:
        return message("chart.no-value", items=tuple(missing))
    periods, seen = {d.period for d in figure.items}, [(d.label, d.period) for d in figure.items]
    if len(periods) != 2 or len(set(seen)) != 2 * len({label for label, _ in seen}):
        return message("chart.not-two-moments")
    return message("chart.period-twice") if len(set(seen)) < len(seen) else None


def pairs_of(figure: Figure) -> list[tuple[Datum, Datum]]:
    """Return the first and the last value of each thing."""
    first, _ = dict.fromkeys(d.period for d in figure.items)
    made: dict[str, list[Datum]] = {}
    for datum in figure.items:
        made.setdefault(datum.label, []).append(datum)
    return [(a, b) if a.period == first else (b, a) for a, b in made.values()]


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the slopes."""
    own, styles = CHOICES.slope, gauge.styles
    bare, unit = unit_once(figure)
    pairs = pairs_of(bare)
    marked = any(d.highlight for d in bare.items)
    inks = [
        HIGHLIGHT if a.highlight or b.highlight else SOFT if marked else PLAIN for a, b in pairs
    ]
    said = aside(*dict.fromkeys(d.series for d in figure.items))
    frame = Frame.of(
        figure, width, gauge, asides(figure.items), "　".join(filter(None, (said, unit)))
    )

    def plan(level: float) -> Body | None:
        size, label_pt = styles.sizes.point.at(level), styles.bar_label.size.quarter(level)
        left = [group(a, size, ink, gauge) for (a, _), ink in zip(pairs, inks, strict=True)]
        right = [group(b, size, ink, gauge) for (_, b), ink in zip(pairs, inks, strict=True)]
        numbers = max(g.width for g in left) + max(g.width for g in right)
        free = width - own.run_mm - numbers - 2 * GAP_MM - 1.2  # what slope and numbers leave
        names = [
            gauge.block(
                a.label,
                "",
                max(1.0, min(own.label_share * width, free)),
                styles.bar_label,
                label_pt,
            )
            for a, _ in pairs
        ]
        dates = [moment(d.period, styles.sizes.axis.at(level), "ink", gauge) for d in pairs[0]]
        begin = max(n.width + 1.2 + g.width for n, g in zip(names, left, strict=True)) + GAP_MM
        begin = max(begin, dates[0].width / 2)
        end = width - max(*(g.width + GAP_MM for g in right), dates[1].width / 2)
        tall = max(*(n.height for n in names), *(g.height for g in left)) + between(0.8, 1.6, level)
        if end - begin < own.run_mm or any(len(n.label) > CHOICES.words.label_lines for n in names):
            return None
        foot = dates[0].height + 2.2
        plot = max(tall * (len(pairs) + 0.02), between(16, 40, level))

        def draw(ax: PressAxes) -> None:
            room = ax.size_mm[1] - foot
            values = [float(d.value or 0) for pair in pairs for d in pair]
            low, high = min(values), max(values)
            if low == high:
                low, high = low - 0.5, high + 0.5
            margin = tall / 2
            ax.set_xlim((0 - begin) / (end - begin), (width - begin) / (end - begin))
            scale = (room - 2 * margin) / (high - low)
            ax.set_ylim(low - (margin + foot) / scale, high + margin / scale)
            ax.vlines([0, 1], low - margin / scale, high + margin / scale, color="ink", lw=0.6)
            for (a, b), ink in zip(pairs, inks, strict=True):
                thick = between(1.6, 2.6, level) * (1.5 if ink == HIGHLIGHT else 1.0)
                ax.plot(
                    [0, 1],
                    [a.value or 0, b.value or 0],
                    color=ink,
                    lw=thick,
                    marker="o",
                    markersize=thick * 2.4,
                    zorder=3 if ink == HIGHLIGHT else 2,
                )
            for x, side, groups in ((0, 0, left), (1, 1, right)):
                wanted = [float(p[side].value or 0) * scale for p in pairs]
                at = apart(wanted, tall, low * scale, high * scale)
                for y, number, name, ink in zip(at, groups, names, inks, strict=True):
                    shift = (GAP_MM if side else -GAP_MM, number.height / 2)
                    ax.put(x, y / scale, number, 0 if side else 1, shift)
                    if not side:
                        gone = -GAP_MM - number.width - 1.2
                        ax.block(
                            x,
                            y / scale,
                            name,
                            ink if ink == HIGHLIGHT else "ink",
                            1,
                            (gone, -name.height / 2),
                        )
            for x, date in enumerate(dates):
                ax.put(x, low, date, 0.5, (0, margin + 1.4 + date.height))

        return Body(plot + foot, draw)

    return [plotted(frame, "slopes", plan, own.stretch)]
