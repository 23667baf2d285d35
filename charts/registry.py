"""Kinds of charts, found by name: a new kind is one new file in `charts/kinds/`.

Input: the name of a kind. Output: its module, which must have
`arrangements(figure, width_mm, gauge)` and may have `check(figure)`.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import Protocol, cast

from charts.arrangement import Arrangement
from charts.errors import ChartError
from charts.gauge import Gauge
from content.model import Figure


class Kind(Protocol):
    """What a module in `charts/kinds/` offers."""

    def arrangements(self, figure: Figure, width: float, gauge: Gauge, /) -> list[Arrangement]:
        """Return the ways of arranging a figure at a width in mm, most preferred first."""
        ...

    def check(self, figure: Figure, /) -> str:
        """Return what keeps a figure from being drawn, or nothing."""
        ...


@cache
def kind_of(name: str) -> Kind:
    """Return the kind of a name.

    Raises:
        ChartError: when `charts/kinds/` has no such file.
    """
    try:
        return cast(Kind, importlib.import_module(f"charts.kinds.{name}"))
    except ModuleNotFoundError as error:
        raise ChartError(
            f"no kind of chart is called {name!r}: charts/kinds/{name}.py is missing"
        ) from error
