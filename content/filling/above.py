"""The unit above: figures of a group's units → its sum or mean, worked out or as it is stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from content.filling.joining import Joined
from content.filling.quantities import Fact
from content.filling.spec import ColumnUse
from content.filling.tables import amount

Values = dict[str, Fact]


def aggregate(
    tables: Joined, name: str, use: ColumnUse, method: str, values: Mapping[str, Values]
) -> Fact | None:
    """Return a sum, or a mean by weight; None where a unit of the group has no value."""
    lacking = sum(
        name not in facts or (bool(use.weight) and use.weight not in facts)
        for facts in values.values()
    )
    if not values or lacking or tables.broken:
        return _stated(tables, name, use, values, lacking) if method == "sum" else None
    first = next(iter(values.values()))[name]
    scale = first.measure.scale
    if method == "sum":
        total = sum((facts[name].plain for facts in values.values()), Decimal(0))
        return replace(first, value=total / scale, earlier=_sum_earlier(name, first, values))
    weights = sum((facts[use.weight].plain for facts in values.values()), Decimal(0))
    if weights == 0:
        return None
    products = (facts[name].plain * facts[use.weight].plain for facts in values.values())
    return replace(first, value=sum(products, Decimal(0)) / weights / scale, earlier=None)


def _stated(
    tables: Joined, name: str, use: ColumnUse, values: Mapping[str, Values], lacking: int
) -> Fact | None:
    """Return the total that the table states, where it can be true of the rows that there are.

    What is missing is then at most twice as large, a row, as what is there.
    """
    there = [facts[name] for facts in values.values() if name in facts]
    if tables.total is None or not there or tables.use.group.column:
        return None
    words = tables.total[2].get(use.column, "")
    found = amount(words, use.unit or tables.units.get(use.column, "")) if words else None
    if found is None:
        return None
    fact = replace(there[0], value=found[0], unit=found[1], earlier=None)
    known = sum((one.plain for one in there), Decimal(0))
    most = known * (1 + 2 * Decimal(lacking + tables.broken) / len(there))
    return fact if known <= fact.plain <= most else None


def _sum_earlier(name: str, first: Fact, values: Mapping[str, Values]) -> Fact | None:
    """Return the sum of the earlier values; None where a unit of the group has none."""
    before = [facts[name].earlier for facts in values.values()]
    if first.earlier is None or any(one is None for one in before):
        return None
    total = sum((one.plain for one in before if one is not None), Decimal(0))
    return replace(first.earlier, value=total / first.earlier.measure.scale)
