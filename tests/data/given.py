"""Figures for the tests: made up, one of each sort."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from content.filling.quantities import Fact, Place
from content.filling.sandbox import TemplateFault, fill


def fact(value: str, unit: str = "", earlier: str = "", parent: str = "", **more: Any) -> Fact:
    """Return a figure with an earlier value and one of the unit above."""
    made = Fact("数", Decimal(value), unit, parent_name="全市", **more)
    before = Fact("数", Decimal(earlier), unit, "2019年") if earlier else None
    above = Fact("数", Decimal(parent), unit) if parent else None
    return Fact(
        "数",
        made.value,
        unit,
        earlier=before,
        parent=above,
        parent_name="全市",
        own=made.own,
        peers=made.peers,
    )


def ranked(own: str, **values: str) -> Fact:
    """Return the figure of one unit among its peers."""
    peers = {name: Decimal(value) for name, value in values.items()}
    return fact(values[own], "人", own=own, peers=peers)


def written(template: str, **names: Any) -> str:
    """Return the words of a template that has no fault."""
    made = fill(template, names)
    assert isinstance(made, str), made
    return made


def fault(template: str, **names: Any) -> TemplateFault:
    """Return a template's fault."""
    made = fill(template, names)
    assert isinstance(made, TemplateFault), made
    return made


def place(name: str, own: bool = False, **facts: Fact) -> Place:
    """Return a unit."""
    return Place(name, name, facts, own)
