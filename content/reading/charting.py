"""The kind of chart that data make, where the editor names none.

Input: the values of a figure. Output: the name of a kind, and the reason as a message.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from content.filling.quantities import measure
from content.model import DatumWords
from content.words import Message

_DATE = re.compile(r"[12]\d{3}(年|$|[.\-/年]\d{1,2}月?)")
_PARTS = (2, 6)
"""A ring or a divided bar tells so many parts apart."""
_MANY = 5
"""From so many groups that follow each other they are columns."""
_LINES, _SLOPES = 4, 8
"""More lines, or slopes, cannot be followed."""


def _names(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(v for v in values if v))


def _in_steps(labels: Sequence[str]) -> bool:
    """Tell whether labels are ages, years or other steps that begin with growing numbers."""
    found = [re.match(r"\D{0,2}(\d+)", label) for label in labels]
    steps = [int(one[1]) for one in found if one]
    return len(steps) == len(labels) and steps == sorted(set(steps))


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
    if len({measure(d.unit).base for d in items if d.unit}) > 1:
        return "key", "read.kind-units"
    periods, series = _names([d.period for d in items]), _names([d.series for d in items])
    labels = _names([d.label for d in items])
    if len(periods) > 1 and all(d.period for d in items):
        if len(periods) == 2:
            pairs = len(items) == 2 * len(labels)
            if pairs and len(labels) > 2:
                return "slope" if len(labels) <= _SLOPES else "dumbbell", "read.kind-slope"
            return "before_after", "read.kind-two"
        lines = len(series) <= _LINES and len({(d.series, d.period) for d in items}) == len(items)
        dated = all(_DATE.match(period) for period in periods)
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
