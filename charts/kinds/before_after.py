"""Two moments compared: how it was, how it is.

Input: items with period and value; items of one label belong together. Output: of each thing a
large number a moment at the end of its bar, all bars of one unit on one axis.
"""

from __future__ import annotations

from functools import partial

from charts.arrangement import Arrangement, Body
from charts.cells import stacked
from charts.choices import CHOICES
from charts.frame import Frame
from charts.gauge import Gauge
from charts.kinds.grouped import cells_of_bars
from charts.numbers import asides, even
from charts.palette import HIGHLIGHT, SOFT
from charts.scaled import mixed_units
from charts.sound import Problem, valued
from charts.values import parted
from content.model import Datum, Figure

NAME = "前后对比图"
PERIOD_FIRST = True


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    mixed = (mixed_units(figure, items) for items in parted(figure.items, "label").values())
    return valued(figure) or next(filter(None, mixed), None)


def inks_of(items: list[Datum]) -> list[str]:
    """Return inks: the last moment highlighted unless others are."""
    marked = [d for d in items if d.highlight] or items[-1:]
    return [HIGHLIGHT if d in marked else SOFT for d in items]


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return bars under each other, things of unlike units each on its own axis."""
    frame, numbers = Frame.of(figure, width, gauge, *asides(figure.items)), gauge.styles.sizes
    cells = [
        (label, [(d.period, d, ink) for d, ink in zip(even(items), inks_of(items), strict=True)])
        for label, items in parted(figure.items, "label").items()
    ]
    alike = mixed_units(figure) is None

    def plan(level: float, columns: int) -> Body | None:
        groups = [cells] if alike else [[cell] for cell in cells]
        sizes = numbers.compared
        made = [cells_of_bars(g, width, gauge, sizes, level, columns) for g in groups]
        return stacked(made, width, level)

    counts = (1, 2) if alike and len(cells) > 1 else (1,)
    return [
        Arrangement(
            f"bars{n}", partial(plan, columns=n), frame, CHOICES.airy, CHOICES.pair_bars_rank * n
        )
        for n in counts
    ]
