"""The kind of chart that data make, where the editor names none.

Input: the values of a figure. Output: the name of a kind, and the reason as a message.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from content.filling.quantities import measure
from content.model import DatumWords, aim_of
from content.words import Message

_DATE = re.compile(r"[12]\d{3}(年|$|[.\-/年]\d{1,2}月?)")
_PARTS = (2, 6)
"""A ring or a divided bar tells so many parts apart."""
_MANY = 5
"""From so many groups that follow each other they are columns."""
_ROWS, _FAR = 12, 10.0
"""Most rows of columns side by side; from so many times as large a line hides another's change."""
_HEAP = 0.15
"""Most ends of slopes within so small a part of the scale have no room for their numbers."""
_LINES, _SLOPES = 4, 8
"""More lines, or slopes, cannot be followed."""


def _names(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(v for v in values if v))


def _in_steps(labels: Sequence[str]) -> bool:
    """Tell whether labels are ages, years or other steps that begin with growing numbers."""
    found = [re.match(r"\D{0,2}(\d+)", label) for label in labels]
    steps = [int(one[1]) for one in found if one]
    return len(steps) == len(labels) and steps == sorted(set(steps))


def _aimed(items: Sequence[DatumWords]) -> bool:
    """Tell whether each thing has an aim over nothing and at most one result, in one unit."""
    aim = aim_of([d.series for d in items])
    goals = {d.label: d for d in items if d.series == aim}
    return all(
        d.label in goals
        and d.unit == goals[d.label].unit
        and (goals[d.label].value or 0.0) > 0
        and not measure(d.unit).share
        for d in items
    )


def _unlike(items: Sequence[DatumWords], series: Sequence[str]) -> bool:
    """Tell whether a line is so far under another that its own change is not seen."""
    most = [max(abs(d.value or 0.0) for d in items if d.series == name) for name in series]
    positive = all((d.value or 0.0) >= 0 for d in items)
    return len(series) > 1 and positive and max(most) > _FAR * (min(most) or max(most))


def _crowded(items: Sequence[DatumWords], periods: Sequence[str]) -> bool:
    """Tell whether most values of a moment lie in a small part of all, as 1, 4, 7 beside 60."""
    values = [d.value or 0.0 for d in items]
    room = (max(values) - min(values)) * _HEAP
    for period in periods:
        found = sorted(d.value or 0.0 for d in items if d.period == period)
        heap = len(found) // 2 + 1
        if (
            heap > 2
            and found[-1] > found[0]
            and min(b - a for a, b in zip(found, found[heap - 1 :], strict=False)) < room
        ):
            return True
    return False


def _tabled(items: Sequence[DatumWords]) -> bool:
    """Tell whether values are rows of several measures, each of one unit."""
    names = [(d.series, d.label or d.period) for d in items]
    for heads, rows in (zip(*names, strict=True), zip(*(n[::-1] for n in names), strict=True)):
        units = {
            head: {d.unit for d, h in zip(items, heads, strict=True) if h == head} for head in heads
        }
        if (
            1 < len(units) <= _MANY
            and len(set(rows)) > 2
            and all(len(u) == 1 for u in units.values())
        ):
            return True
    return False


def _whole(items: Sequence[DatumWords]) -> bool:
    """Tell whether values are parts of 100 %."""
    values = [d.value or 0.0 for d in items]
    least = min(values)
    return {d.unit for d in items} <= {"%", "％"} and least >= 0 and 99 <= sum(values) <= 100.5


def kind_for(items: Sequence[DatumWords], mapped: bool, total: float | None) -> tuple[str, Message]:
    """Return the kind that shows these values, and why.

    Args:
        items: the values.
        mapped: whether the figure has a map.
        total: the whole that it states.
    """
    kind, why = _kind_for(items, mapped, total)
    return kind, Message(why)


def _kind_for(items: Sequence[DatumWords], mapped: bool, total: float | None) -> tuple[str, str]:
    if mapped:
        return "map", "read.kind-map"
    if all(d.value is None and not d.display for d in items):
        return (
            ("timeline", "read.kind-dates")
            if all(d.period for d in items)
            else ("process", "read.kind-steps")
        )
    periods, series = _names([d.period for d in items]), _names([d.series for d in items])
    labels = _names([d.label for d in items])
    mixed = len({measure(d.unit).base for d in items if d.unit}) > 1
    if aim_of([d.series for d in items]) and _aimed(items):
        return "target", "read.kind-aim"
    if mixed and _tabled(items):
        return "panels", "read.kind-columns"
    if mixed:
        return "key", "read.kind-units"
    if len(periods) > 1 and all(d.period for d in items):
        if len(periods) == 2:
            pairs = len(items) == 2 * len(labels)
            if pairs and len(labels) > 2:
                few = len(labels) <= _SLOPES and not _crowded(items, periods)
                return ("slope", "read.kind-slope") if few else ("dumbbell", "read.kind-pairs")
            return "before_after", "read.kind-two"
        lines = len(series) <= _LINES and len({(d.series, d.period) for d in items}) == len(items)
        dated = all(_DATE.match(period) for period in periods) or _in_steps(periods)
        if lines and dated and len(periods) <= _ROWS and _unlike(items, series):
            return "panels", "read.kind-unlike"
        if lines and dated:
            return "change", "read.kind-years"
        return "grouped", "read.kind-groups"
    if len(series) > 1:
        wholes = [[d for d in items if d.series == name] for name in series]
        full = len(items) == len(series) * len(labels)
        if len(series) == 2 and full and set("".join(series)) >= {"男", "女"} and _in_steps(labels):
            return "pyramid", "read.kind-sexes"
        if all(_whole(one) for one in wholes) and _PARTS[0] <= len(labels) <= _PARTS[1]:
            return "stacked", "read.kind-wholes"
        if len(series) == 2 and len(labels) > _MANY and _in_steps(labels):
            return "columns", "read.kind-steps-of-values"
        return "grouped", "read.kind-groups"
    if total or (len(items) == 1 and items[0].unit in {"%", "％"}):
        return "share", "read.kind-share"
    if _PARTS[0] <= len(items) <= _PARTS[1] and _whole(items):
        return "share", "read.kind-share"
    if len(items) < 3:
        return "key", "read.kind-few"
    if len(items) > _MANY and _in_steps(labels):
        return "columns", "read.kind-steps-of-values"
    return "ranked", "read.kind-ranked"
