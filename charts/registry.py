"""Kinds of charts, found by name: a new kind is one new file in `charts/kinds/`.

Input: the name of a kind. Output: what its module offers: `arrangements(figure, width_mm, gauge)`
and, where it wants other than the usual, `check`, `NAME`, `PERIOD_FIRST`, `ONE_SCALE`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from charts.arrangement import Arrangement
from charts.choices import USUAL_WIDEST_MM, WIDEST_MM, Widest
from charts.errors import ChartError
from charts.gauge import Gauge
from charts.sound import Problem
from content.model import KINDS, Figure


def _no_fault(figure: Figure) -> Problem:
    return None


@dataclass(frozen=True)
class Kind:
    """What a module in `charts/kinds/` offers.

    Attributes:
        arrangements: figure, width in mm, gauge → the ways of arranging it, most preferred first.
        check: figure → what keeps it from being drawn, or nothing.
        title: the kind in Chinese, for the chart's alternative text.
        widest_mm: width beyond which a chart looks hollow: for none of its items, and more of each.
        period_first: whether the alternative text names an item's period before its label.
        one_scale: whether all values are drawn on one scale, so that they must count one thing.
    """

    arrangements: Callable[[Figure, float, Gauge], list[Arrangement]]
    check: Callable[[Figure], Problem] = _no_fault
    title: str = "图表"
    widest_mm: Widest = USUAL_WIDEST_MM
    period_first: bool = False
    one_scale: bool = False


@cache
def kind_of(name: str) -> Kind:
    """Return the kind of a name.

    Raises:
        ChartError: when `charts/kinds/` has no such file, or the file no `arrangements`.
    """
    if name not in KINDS:
        raise ChartError("chart.no-kind", name=name, kinds=tuple(KINDS))
    module = importlib.import_module(f"charts.kinds.{name}")
    if not hasattr(module, "arrangements"):
        raise ChartError("chart.kind-without-arrangements", name=name)
    return Kind(
        module.arrangements,
        getattr(module, "check", _no_fault),
        getattr(module, "NAME", Kind.title),
        getattr(module, "WIDEST_MM", WIDEST_MM.get(name, USUAL_WIDEST_MM)),
        getattr(module, "PERIOD_FIRST", Kind.period_first),
        getattr(module, "ONE_SCALE", Kind.one_scale),
    )
