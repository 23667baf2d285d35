"""Values as a reader takes them in: 1250000000元 is drawn and printed as 12.5亿元.

Input: a figure. Output: the same figure with its values in one scale a unit: 亿元 beside 万元 is
亿元 alone, six digits and more become 万 or 亿 where no digit is lost, and are grouped by threes
where one would be. What an editor wrote as `display` stays. And whether a figure's units can share
a scale at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from charts.numbers import even
from charts.values import parted
from content.filling.quantities import measure
from content.model import Datum, Figure
from content.words import Message, message

PLAIN_BELOW = Decimal(100_000)
"""Numbers of up to five digits are read at a glance."""
_SCALES = (("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))
_NO_THINGS = {"倍", "岁", "元", "度", "℃"}
"""Units of what is measured and not counted."""
_APART = {"icons", "key", "process", "timeline"}
"""Kinds whose numbers share no scale, but for those of one series."""
_DECIMALS = 2
"""More decimals are no easier to read than the digits in full."""


def mixed_units(figure: Figure, items: Iterable[Datum] | None = None) -> Message | None:
    """Return why values cannot be drawn on one scale: they count unlike things (人次, 件, 人)."""
    named = [d.unit for d in (figure.items if items is None else items) if d.unit]
    units = {measure(unit).base: unit for unit in named}
    return message("chart.mixed-units", units=tuple(units.values())) if len(units) > 1 else None


def counts(datum: Datum) -> bool:
    """Tell whether a value is a number of things, which squares may count out.

    A ratio, a mean or a change has parts and no things.
    """
    whole = datum.value is not None and datum.value >= 0 and datum.value == int(datum.value)
    return whole and not (measure(datum.unit).share or datum.unit in _NO_THINGS)


def one_unit(figure: Figure) -> str:
    """Return the unit that is said once, under the title, for all of several numbers; or nothing.

    Where words stand before or after a number (约4亿件以上) its unit stays with it.
    """
    numbers = [d for d in figure.items if d.value is not None or d.display]
    units = {d.unit for d in numbers}
    worded = any(d.before or d.after or (d.unit and d.display.endswith(d.unit)) for d in numbers)
    return units.pop() if len(units) == 1 and len(numbers) > 1 and not worded else ""


def unit_once(figure: Figure) -> tuple[Figure, str]:
    """Return a figure whose numbers are bare and even, and the words that say their unit once.

    These are empty where the editor's note says it.
    """
    unit, items = one_unit(figure), tuple(even(figure.items))
    if not unit:
        return figure.model_copy(update={"items": items}), ""
    items = tuple(d.model_copy(update={"unit": ""}) for d in items)
    said = "单位：" in figure.note + figure.title
    return figure.model_copy(update={"items": items}), "" if said else f"单位：{unit}"


def columns_of(items: Sequence[Datum]) -> dict[str, list[Datum]]:
    """Return measures by name, each of one thing; none where neither series nor label is one."""
    for field in ("series", "label"):
        found = parted(items, field)
        alike = all(len({measure(d.unit).base for d in one}) == 1 for one in found.values())
        if len(found) > 1 and alike:
            return found
    return {}


def scaled(figure: Figure) -> Figure:
    """Return a figure with its values in the scale in which they are read."""
    alone, groups = str(figure.kind) in _APART, dict[object, list[int]]()
    columns = columns_of(figure.items) if str(figure.kind) == "panels" else {}
    for index, datum in enumerate(figure.items):
        if datum.value is not None and datum.unit:
            own = (datum.series or index) if alone else ""
            own = next((head for head, column in columns.items() if datum in column), own)
            groups.setdefault((own, measure(datum.unit).base), []).append(index)
    items, total = list(figure.items), figure.total
    for indices in groups.values():
        found = _in_one([figure.items[i] for i in indices])
        for index, datum in zip(indices, found, strict=True):
            items[index] = datum
    units = {d.unit for d in figure.items}
    if total is not None and len(units) == 1 and items[0].unit != figure.items[0].unit:
        by = measure(figure.items[0].unit).scale / measure(items[0].unit).scale
        total = float(Decimal(repr(total)) * by)
    if items == list(figure.items) and total == figure.total:
        return figure
    return figure.model_copy(update={"items": tuple(items), "total": total})


def _in_one(items: list[Datum]) -> list[Datum]:
    """Return values of one thing in one scale; as they are where that is how they are read."""
    if any(d.display for d in items):
        return items
    values = [Decimal(repr(d.value)) for d in items]
    same = len({measure(d.unit).scale for d in items}) == 1
    if same and max(map(abs, values)) < PLAIN_BELOW:
        return items
    kind = measure(items[0].unit)
    if kind.share:
        return items
    bases = [v * measure(d.unit).scale for v, d in zip(values, items, strict=True)]
    for word, scale in _SCALES:
        if max(map(abs, bases)) >= scale and all(_short(base / scale) for base in bases):
            return _with(items, [base / scale for base in bases], word + kind.base)
    return _with(items, bases, kind.base)


def _short(value: Decimal) -> bool:
    return value == round(value, _DECIMALS)


def _with(items: list[Datum], values: list[Decimal], unit: str) -> list[Datum]:
    """Return data with other values and a unit; digits are grouped in all where some are long."""
    long = max(map(abs, values)) >= PLAIN_BELOW
    shown = [f"{value.normalize():,f}" if long else "" for value in values]
    return [
        d.model_copy(update={"value": float(value), "unit": unit, "display": display})
        for d, value, display in zip(items, values, shown, strict=True)
    ]
