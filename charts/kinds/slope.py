"""坡度图: two moments of several things, joined by lines, so that the steepest is seen first.

Input: items with label, period (two in all) and value. Output: a line a label between two uprights;
names and first values at the left, last values at the right, moved apart where they would touch,
with a thin line to what has moved. Places in a ranking have the first at the top.
"""

from __future__ import annotations

from typing import NamedTuple

from charts.arrangement import Arrangement, Body, PressAxes
from charts.choices import CHOICES
from charts.direct import apart
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import asides, group, moment
from charts.palette import HIGHLIGHT, PLAIN, SOFT
from charts.scaled import unit_once
from charts.scene import Box
from charts.sound import Problem, once, valued
from charts.values import paired
from charts.wording import Words, beside
from content.model import Datum, Figure
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


class _Sides(NamedTuple):
    """Words at both uprights, and the room they take, mm."""

    left: list[Words]
    right: list[Words]
    begin: float
    end: float
    hang: float
    """Length of a line to words that were moved apart."""


Pairs = list[tuple[Datum, Datum]]
"""The first and the last value of each thing."""


def sides(
    pairs: Pairs, inks: list[str], dates: list[Words], width: float, gauge: Gauge, level: float
) -> _Sides | None:
    """Return names and numbers where slopes keep their room: names at both ends, or left."""
    styles, role = gauge.styles, gauge.styles.bar_label
    size = styles.sizes.point.at(level)
    told = list(zip(pairs, inks, strict=True))
    first, last = ([group(pair[i], size, ink, gauge) for pair, ink in told] for i in (0, 1))
    numbers = max(g.width for g in first) + max(g.width for g in last)
    free = width - CHOICES.run_mm - numbers - 2 * GAP_MM - 1.2  # what these leave
    room = max(1.0, min(CHOICES.label_share * width, free))
    names = [
        gauge.text(a.label, role, room, role.size.quarter(level)).drawn(
            ink if ink == HIGHLIGHT else ""
        )
        for (a, _), ink in told
    ]
    if max(n.lines for n in names) > CHOICES.label_lines:
        return None
    left = [beside(*pair, gap=1.2, at=0.5) for pair in zip(names, first, strict=True)]
    twice = [beside(*pair, gap=1.2, at=0.5) for pair in zip(last, names, strict=True)]
    roomy = [(twice, HANG_MM)] if width >= NAMED_TWICE_MM else []
    for right, hang in (*roomy, (last, HANG_MM), (last, 0.0)):
        begin, end = (
            max(max(w.width for w in side) + GAP_MM + hang, date.width / 2)
            for side, date in zip((left, right), dates, strict=True)
        )
        if width - begin - end >= CHOICES.run_mm:
            return _Sides(left, right, begin, end, hang)
    return None


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the slopes."""
    bare, unit = unit_once(figure)
    caption = (*(d.series for d in figure.items), unit)
    frame = Frame.of(figure, width, gauge, *asides(figure.items), caption=caption)
    pairs = paired(bare.items, lambda d: d.period)
    rest = SOFT if any(d.highlight for d in bare.items) else PLAIN
    inks = [HIGHLIGHT if a.highlight or b.highlight else rest for a, b in pairs]
    # The first place of a ranking is the highest.
    turn = -1 if {d.unit for d in figure.items} <= RANKS else 1
    ends = [[turn * (d.value or 0.0) for d in pair] for pair in pairs]
    low, high = min(map(min, ends)), max(map(max, ends))
    low, high = (low, high) if low < high else (low - 0.5, high + 0.5)

    def plan(level: float) -> Body | None:
        size = gauge.styles.sizes.axis.at(level)
        dates = [moment(gauge, d.period, size) for d in pairs[0]]
        words = sides(pairs, inks, dates, width, gauge, level)
        if words is None:
            return None
        tall = max(w.height for w in words.left) + between(0.8, 1.6, level)
        foot = dates[0].height + 2.2
        plot = max(tall * (len(pairs) + 0.02), between(16, 40, level))

        def draw(ax: PressAxes, box: Box) -> None:
            ax.values((0, 1), (high, low), (words.begin, words.end, tall / 2, tall / 2 + foot))
            scale = (box.height - foot - tall) / (high - low)  # mm a unit
            margin = tall / 2 / scale
            ax.vlines([0, 1], low - margin, high + margin, color="ink", lw=0.6)
            for both, ink in zip(ends, inks, strict=True):
                told = ink == HIGHLIGHT
                pen = between(1.6, 2.6, level) * (1.5 if told else 1.0)
                ax.plot([0, 1], both, "o-", color=ink, lw=pen, ms=2.4 * pen, zorder=2 + told)
            for x in (0, 1):
                wanted = [both[x] * scale for both in ends]
                at = apart(wanted, tall, low * scale, high * scale)
                _side(ax, x, words, wanted, at, scale, width - words.begin - words.end)
                ax.put(dates[x], x, low, (0.5, 0), (0, tall / 2 + 1.4))

        return Body(plot + foot, draw)

    return [Arrangement("slopes", plan, frame, CHOICES.airy)]


def _side(
    ax: PressAxes,
    x: int,
    words: _Sides,
    wanted: list[float],
    at: list[float],
    scale: float,
    run: float,
) -> None:
    """Set the words at an upright, moved apart, with thin lines to what has moved far."""
    moved = any(abs(a - b) > MOVED_MM for a, b in zip(at, wanted, strict=True))
    out, way = words.hang if moved else 0.0, 1 if x else -1
    for y, point, word in zip(at, wanted, words.right if x else words.left, strict=True):
        if out:
            step = way * out / run
            ax.plot([x + 0.3 * step, x + step], [point / scale, y / scale], color="grey", lw=0.4)
        ax.put(word, x, y / scale, (1 - x, 0.5), (way * (out + GAP_MM), 0))
