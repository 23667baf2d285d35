"""What every weight brings about, as rows: "with it A is preferred to B".

Input: a weight's name (`group.field`). Output: its `Row`: a probe that plans something small with a
table of weights and says what came out, what comes out as the table is, and values of the weight
with which something else must come out. Costs are held between two rivals (`between`): dearer
than the one, cheaper than the other, so that half or twice the cost changes the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from operator import attrgetter
from typing import Any

from layout.plan.weights import WEIGHTS, Weights

Probe = Callable[[Weights], object]
#: As it should be: dearer than one rival, cheaper than the other.
CHOSEN = "between its rivals"


@dataclass(frozen=True)
class Row:
    """A weight's test."""

    name: str
    probe: Probe
    expect: object
    others: tuple[Any, ...]


ROWS: dict[str, Row] = {}
NAMES = (
    "asides attempts columns copy elements faults fill flowing heads kinds"
    " openings overview pages ranks settling tables"
)
MODULES = tuple(NAMES.split())


def changed(name: str, value: Any) -> Weights:
    """Return the table with one weight changed."""
    group, field = name.split(".")
    part = replace(getattr(WEIGHTS, group), **{field: value})
    return replace(WEIGHTS, **{group: part})


def row(
    name: str, expect: object = CHOSEN, *, others: tuple[Any, ...] = ()
) -> Callable[[Probe], Probe]:
    """Register a probe; `others`: other values of the weight (usually half of it, and twice)."""

    def register(probe: Probe) -> Probe:
        own = attrgetter(name)(WEIGHTS)
        values = (
            others or (own // 2, own * 2)
            if isinstance(own, int)
            else others
            or (
                own / 2,
                own * 2,
            )
        )
        assert name not in ROWS, f"{name} has two rows"
        ROWS[name] = Row(name, probe, expect, tuple(values))
        return probe

    return register


def between(cheaper: float, cost: float, dearer: float) -> str:
    """Tell whether a choice costs more than one rival and less than another."""
    if cost <= cheaper:
        return "preferred to its better"
    return CHOSEN if cost < dearer else "dearer than its worse"


def rows() -> Iterator[Row]:
    """Yield all rows."""
    for module in MODULES:
        import_module(f"tests.plan.weighing.{module}")
    yield from ROWS.values()
