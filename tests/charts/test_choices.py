"""The table of choices decides: half of a choice, or twice, and a chart is arranged otherwise.

The golden `golden/choices.txt` says of every choice what is chosen where it matters; renew it with
`python -m pytest tests/charts --renew`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from inspect import unwrap
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from charts import chart
from charts.arrangement import Arrangement, Body
from charts.choices import CHOICES, WIDEST_MM
from charts.direct import at_points
from charts.grounded import NAME_LEAST_MM, grounded
from charts.kinds.ranked import in_units
from charts.lines import extent
from charts.registry import kind_of
from charts.scene import Box, Pen
from charts.sheet import Sheet
from charts.wording import Words
from content.model import KINDS
from tests.charts.choosing import CASES, FIGURES, Place, changed, chosen, gauge
from tests.charts.specimen import GROUNDED

GOLDEN = Path(__file__).with_name("golden") / "choices.txt"
FIELDS = {field.name for field in fields(CHOICES)}


def listing() -> str:
    """Return what is chosen at every place, and the widest width of every kind."""
    lines = [f"{kind}: widest {kind_of(kind).widest_mm}" for kind in KINDS]
    lines += [
        f"{name} {place[0]} {place[1]} mm: {chosen(*place)}"
        for name, places in CASES.items()
        for place in dict.fromkeys(filter(None, places))
    ]
    return "\n".join(lines) + "\n"


def test_choices_are_as_before(renew: bool) -> None:
    text = listing()
    if renew:
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == text, "renew with pytest tests/charts --renew"


def twice(value: Any, by: float) -> Any:
    """Return a choice halved or doubled."""
    if isinstance(value, tuple):
        return tuple(by * one for one in value)
    return int(by * value) if isinstance(value, int) else by * value


@pytest.mark.parametrize("name", CASES)
def test_another_choice_arranges_otherwise(name: str) -> None:
    own = getattr(CHOICES, name)
    seen: tuple[tuple[Place, float], ...] = tuple(zip(CASES[name], (0.5, 2), strict=True))
    assert any(place for place, _ in seen)
    for place, by in seen:
        if place is not None:
            before = chosen(*place)
            with changed(name, twice(own, by)):
                assert chosen(*place) != before


def test_every_choice_has_its_place() -> None:
    assert set(CASES) | set(DIRECT) == FIELDS
    assert set(WIDEST_MM) <= set(KINDS)


# Choices that decide something else than the way of arranging


def stretch() -> object:
    return Arrangement("way", lambda level: Body(10.0, lambda *_: None)).limits()


def narrowest() -> object:
    arranged = unwrap(chart._arranged)
    return [bool(arranged(gauge(), FIGURES["change:one"], width)) for width in (35.0, 37.0)]


def widest() -> object:
    with (
        patch("charts.arrangement.feasible", lambda _: False),
        patch("charts.chart._arranged") as at,
    ):
        assert unwrap(chart._narrowest)(gauge(), FIGURES["change:one"]) is None
    return at.call_args.args[2]


def stands(over: tuple[float, ...], under: tuple[float, ...], taken: bool = False) -> str:
    """Return whether a number stands over or under its point.

    Args:
        over: how much of each stretch of line a number over its point covers.
        under: the same of one under it.
        taken: another number stands over it.
    """
    points = [(30.0, 30.0)] * (len(over) + 1)
    asked = 0

    def cover(place: Box, *_: object) -> float:
        nonlocal asked
        asked += 1
        return (over if place.y < 30 else under)[asked % len(over)]

    drawn: list[float] = []
    axes = Sheet(Pen(gauge()), 60, 60).axes_in(Box(0, 0, 60, 60))
    with (
        patch("charts.direct._cover", cover),
        patch.object(Box, "overlaps", lambda one, other: taken and one.y < 30),
        patch.object(axes, "put", lambda number, x, y: drawn.append(y)),
    ):
        numbers = [Words((), 8.0, 3.0)] * len(points)
        at_points(axes, 60.0, 60.0, points, numbers, 60.0)
    return "over" if drawn[-1] < 30 else "under"


def place() -> object:
    """Over its point first; a sixteenth more of the line covered is little, a seventh much."""
    return [stands((0.36,), (0.3,)), stands((0.45,), (0.3,))]


def on_line() -> object:
    """Rather all over one stretch of line than on two; rather on two than on another number."""
    return [stands((1.0, 0.0), (0.01, 0.01)), stands((0.0, 0.0), (0.01, 0.01), taken=True)]


def collision() -> object:
    """Rather on two stretches of line than on other numbers."""
    return stands((0.0, 0.0), (0.01, 0.01), taken=True)


def zero() -> object:
    """Zero is drawn where the least value is below two fifths of the greatest."""
    return [extent([3.9, 10.0]), extent([4.1, 10.0])]


def pair_ranks() -> object:
    ways = kind_of("before_after").arrangements(FIGURES["before_after:permits"], 113.0, gauge())
    return [way.rank for way in ways]


def units() -> object:
    return [in_units(FIGURES[f"ranked:counted{n}"]) for n in (20, 40)]


def lead_times() -> object:
    """The row is as high as its leading number, which is twice the others'."""
    body = grounded(GROUNDED, 300.0, gauge(), 1.0)
    return body and round(body.height, 1)


def test_a_name_over_a_short_number_is_given_six_characters() -> None:
    """Of the least size on one line, and no seventh: else few figures stand abreast."""
    role = gauge().styles.grounded_label
    wide = [
        gauge().width("示例县新城区"[:count] + "街" * max(0, count - 6), role) for count in (6, 7)
    ]
    assert wide[0] <= NAME_LEAST_MM < wide[1]


#: What the choice comes to, and other values of it with which it does not; none: read at import.
DIRECT: dict[str, tuple[Callable[[], object], object, tuple[Any, ...]]] = {
    "stretch": (stretch, (10.0, pytest.approx(11.2)), ()),
    "narrowest_mm": (narrowest, [False, True], (18, 72)),
    "widest_mm": (widest, 350.0, (175, 700)),
    "place_cost": (place, ["over", "under"], (0.05, 0.2)),
    "on_line_cost": (on_line, ["over", "under"], (0.5, 150.0)),
    "collide_cost": (collision, "under", (2.0,)),
    "zero_ratio": (zero, [(0.0, 10.0), (4.1, 10.0)], (0.2, 0.8)),
    "pair_bars_rank": (pair_ranks, [0.2, 0.4], (0.1, 0.4)),
    "lead_times": (lead_times, 27.4, (1.0, 4.0)),
    "most_units": (units, [True, False], (15, 60)),
}


@pytest.mark.parametrize("name", DIRECT)
def test_another_choice_comes_to_something_else(name: str) -> None:
    probe, expected, others = DIRECT[name]
    assert probe() == expected
    for value in others:
        with changed(name, value):
            assert probe() != expected
