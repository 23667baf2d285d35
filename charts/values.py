"""A chart's values: parted by what they are of, their whole, and their round bounds.

Input: values. Output: the same by label or series; what they are parts of; bounds of classes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from charts.numbers import number_text
from content.model import Datum

_STEPS = (1, 2, 2.5, 5, 10)


def rounds(low: float, high: float, most: int) -> list[float]:
    """Return round bounds from under `low` to over `high`, evenly apart: at most `most` steps."""
    raw = (high - low) / most or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    for step in (s * power * t for t in (1, 10) for s in _STEPS):
        first = math.floor(low / step + 1e-9)
        count = math.floor(high / step) + 1 - first
        if count <= most:
            return [round((first + i) * step, 9) for i in range(count + 1)]
    return [low, high]


PERCENT = {"%", "％"}
_ROUNDED = 0.005
"""Of the whole: no more is put down to rounding, however many parts there are."""


def whole(items: Sequence[Datum], total: float | None = None) -> float:
    """Return the whole of which values are parts: 100 of per cent, else a given one or their sum.

    Parts that miss it by what rounding does to each (99.99, 100.01) are all of it.
    """
    parts = sum(d.value or 0.0 for d in items)
    if not total and not all(d.unit in PERCENT for d in items):
        return parts
    given, digits = total or 100.0, max(len(number_text(d).partition(".")[2]) for d in items)
    last = 10.0**-digits
    rounded = max(last, min(len(items) * last / 2, _ROUNDED * given)) + 1e-9
    return parts if len(items) > 1 and abs(parts - given) <= rounded else given


def parted(items: Iterable[Datum], field: str) -> dict[str, list[Datum]]:
    """Return values by their label, series or period, in the order in which these first stand."""
    found: dict[str, list[Datum]] = {}
    for item in items:
        found.setdefault(getattr(item, field), []).append(item)
    return found


def paired(items: Sequence[Datum], side: Callable[[Datum], str]) -> list[tuple[Datum, Datum]]:
    """Return the two values of each label, that of the side which is named first before the other.

    `side` tells what the two are told apart by: their moment, their series.
    """
    first = side(items[0])
    both = parted(items, "label").values()
    return [(a, b) if side(a) == first else (b, a) for a, b in both]
