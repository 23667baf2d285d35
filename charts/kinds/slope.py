"""坡度图: two moments of several things, joined by lines, so that the steepest is seen first.

Input: items with label, period (two in all) and value. Output: a line a label between two uprights;
names and first values at the left, last values at the right, moved apart where they would touch,
with a thin line to what has moved. Places in a ranking have the first at the top.
"""

from __future__ import annotations

from charts.arrangement import Arrangement, Body, PressAxes
from charts.choices import CHOICES
from charts.direct import apart
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import asides, group, moment, spaced
from charts.palette import HIGHLIGHT, PLAIN, SOFT
from charts.scaled import unit_once
from charts.scene import Box
from charts.sound import Problem, once, valued
from charts.values import paired
from charts.wording import beside
from content.model import Figure
from content.words import message

NAME = "坡度图"
ONE_SCALE = PERIOD_FIRST = True
RANKS = {"位", "名", "名次", "位次"}
NAMED_TWICE_MM = 76.0  # from here on names stand at both ends
HANG_MM, MOVED_MM = 2.0, 1.4  # length of a line to words that moved farther than this
GAP_MM = 2.2  # from an upright to its words: a highlighted dot is 1.6 mm in radius


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    seen = {(d.label, d.period) for d in figure.items}
    if len({p for _, p in seen}) != 2 or len(seen) != 2 * len({label for label, _ in seen}):
        return message("chart.not-two-moments")
    return valued(figure) or once(figure, message("chart.period-twice"), "label", "period")


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the slopes."""
    styles, (bare, unit) = gauge.styles, unit_once(figure)
    pairs = paired(bare.items, lambda d: d.period)
    rest = SOFT if any(d.highlight for d in bare.items) else PLAIN
    inks = [HIGHLIGHT if a.highlight or b.highlight else rest for a, b in pairs]
    caption = spaced(*(d.series for d in figure.items), unit)
    frame = Frame.of(figure, width, gauge, *asides(figure.items), caption=caption)
    values = [float(d.value or 0) for pair in pairs for d in pair]
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 0.5, high + 0.5
    turn = -1 if {d.unit for d in figure.items} <= RANKS else 1  # the first place is the highest
    low, high = min(turn * low, turn * high), max(turn * low, turn * high)

    def plan(level: float) -> Body | None:
        size, role = styles.sizes.point.at(level), styles.bar_label
        left, right = (
            [group(pair[side], size, ink, gauge) for pair, ink in zip(pairs, inks, strict=True)]
            for side in (0, 1)
        )
        dates = [moment(gauge, d.period, styles.sizes.axis.at(level)) for d in pairs[0]]
        numbers = max(g.width for g in left) + max(g.width for g in right)
        free = width - CHOICES.run_mm - numbers - 2 * GAP_MM - 1.2  # what slope and numbers leave
        room = max(1.0, min(CHOICES.label_share * width, free))
        names = [gauge.text(a.label, role, room, role.size.quarter(level)) for a, _ in pairs]
        left = [
            beside(name.drawn(ink if ink == HIGHLIGHT else ""), number, gap=1.2, at=0.5)
            for name, number, ink in zip(names, left, inks, strict=True)
        ]
        twice = [
            beside(number, name.drawn(ink if ink == HIGHLIGHT else ""), gap=1.2, at=0.5)
            for name, number, ink in zip(names, right, inks, strict=True)
        ]
        roomy = width >= NAMED_TWICE_MM
        for words, hang in ((twice, HANG_MM), (right, HANG_MM), (right, 0.0)):
            begin, end = (
                max(max(w.width for w in side) + GAP_MM + hang, date.width / 2)
                for side, date in ((left, dates[0]), (words, dates[1]))
            )
            if (roomy or words is right) and width - begin - end >= CHOICES.run_mm:
                right = words
                break
        else:
            return None
        if max(n.lines for n in names) > CHOICES.label_lines:
            return None
        tall = max(w.height for w in left) + between(0.8, 1.6, level)
        foot = dates[0].height + 2.2
        plot = max(tall * (len(pairs) + 0.02), between(16, 40, level))

        def draw(ax: PressAxes, box: Box) -> None:
            ax.values((0, 1), (high, low), (begin, end, tall / 2, tall / 2 + foot))
            scale = (box.height - foot - tall) / (high - low)  # mm a unit
            margin = tall / 2 / scale
            ax.vlines([0, 1], low - margin, high + margin, color="ink", lw=0.6)
            for (a, b), ink in zip(pairs, inks, strict=True):
                told = ink == HIGHLIGHT
                pen = between(1.6, 2.6, level) * (1.5 if told else 1.0)
                ends = [turn * (a.value or 0), turn * (b.value or 0)]
                ax.plot([0, 1], ends, "o-", color=ink, lw=pen, ms=2.4 * pen, zorder=2 + told)
            for x, words in ((0, left), (1, right)):
                wanted = [turn * (pair[x].value or 0) * scale for pair in pairs]
                at, way = apart(wanted, tall, low * scale, high * scale), 1 if x else -1
                moved = any(abs(a - b) > MOVED_MM for a, b in zip(at, wanted, strict=True))
                out = hang if moved else 0.0
                for y, point, word in zip(at, wanted, words, strict=True):
                    if out:
                        step = way * out / (width - begin - end)
                        line = [x + 0.3 * step, x + step], [point / scale, y / scale]
                        ax.plot(*line, color="grey", lw=0.4)
                    ax.put(word, x, y / scale, (1 - x, 0.5), (way * (out + GAP_MM), 0))
                ax.put(dates[x], x, low, (0.5, 0), (0, tall / 2 + 1.4))

        return Body(plot + foot, draw)

    return [Arrangement("slopes", plan, frame, CHOICES.airy)]
