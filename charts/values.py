"""A chart's values: parted by what they are of, their round bounds, and as a table.

Input: values, or a figure. Output: its values by label or series; the bounds of classes or ticks;
heads and rows, for web pages and as a file.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from charts.numbers import plain
from charts.scaled import scaled
from content.model import Datum, Figure


@dataclass(frozen=True, slots=True)
class Table:
    """A figure's values: columns' heads and rows, the first cell of a row its head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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


def table(figure: Figure) -> Table:
    """Return a figure's values as a table; a column that no value fills is left out."""
    figure = scaled(figure)
    columns = (
        ("时间", [item.period for item in figure.items]),
        ("系列", [item.series for item in figure.items]),
        ("项目", [item.label for item in figure.items]),
        ("事件", [item.text for item in figure.items]),
        ("数值", [plain(item) for item in figure.items]),
        ("说明", [item.note for item in figure.items]),
    )
    used = [(head, cells) for head, cells in columns if any(cells)]
    return Table(
        tuple(head for head, _ in used), tuple(zip(*(cells for _, cells in used), strict=True))
    )


def csv_of(figure: Figure) -> bytes:
    """Return a figure's values as comma-separated text in UTF-8, marked so that Excel reads it."""
    values, out = table(figure), io.StringIO()
    csv.writer(out).writerows([values.heads, *values.rows])
    return out.getvalue().encode("utf-8-sig")
