"""The table of styles is what stands in the charts: each change of a row changes a chart.

The golden `golden/styles.txt` shows every role of a chart; renew it with
`python -m pytest tests/charts --renew`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fonts.setting.chart_styles import CHART, ChartStyles
from fonts.setting.roles import HEI, SONG, AnyRole, Own, Part, Points
from fonts.setting.styles import roles
from tests.charts import specimen
from tests.charts.specimen import SHOWN

GOLDEN = Path(__file__).with_name("golden") / "styles.txt"
HEAD = "role: face weight size (pt) ink × number, and where the last of them stands (mm)"


def longer(length: Any) -> Any:
    """Return a length a quarter greater in all its numbers."""
    grown = {one.name: 1.25 * getattr(length, one.name) for one in fields(length)}
    return type(length)(**grown)


def changed_rows(row: AnyRole) -> Iterator[tuple[str, AnyRole]]:
    """Yield a row with its face, size, leading and ink changed."""
    family = SONG if row.style.family == HEI else HEI
    yield "face", replace(row, style=replace(row.style, family=family, weight=900))
    if fields(row.size):
        yield "size", replace(row, size=longer(row.size))
    if isinstance(row.leading, Own):
        yield "leading", replace(row, leading=longer(row.leading))
    yield "ink", replace(row, ink="sand")


def changes() -> Iterator[Any]:
    """Yield every change of the table as a case: the name of its row, and the table."""
    for name, row in roles(CHART).items():
        for what, new in changed_rows(row):
            if (name, what) not in UNUSED:
                other: dict[str, Any] = {name: new}
                yield pytest.param(name, replace(CHART, **other), id=f"{name}-{what}")
    for one in fields(CHART.sizes):
        size: dict[str, Points] = {one.name: longer(getattr(CHART.sizes, one.name))}
        table = replace(CHART, sizes=replace(CHART.sizes, **size))
        yield pytest.param("number", table, id=f"sizes-{one.name}")
    part = longer(CHART.series_number)
    yield pytest.param("number", replace(CHART, series_number=part), id="series_number")


#: The ink of what is drawn is that of its number, with mark and %, and of a line's name.
UNUSED = {
    (name, "ink")
    for name in (
        "number",
        "number_mark",
        "percent",
        "line_name",
        "grounded_label",
        "grounded_note",
    )
}


@cache
def golden() -> dict[int, str]:
    """Return the golden's parts, a chart each."""
    parts = GOLDEN.read_text(encoding="utf-8").split("\n[")[1:]
    return {place: "[" + part.rstrip("\n") + "\n" for place, part in enumerate(parts)}


def test_specimen_is_as_it_was(renew: bool) -> None:
    parts = [specimen.listing(figure, width, CHART) for figure, width in SHOWN]
    text = "\n".join([HEAD, *(part.rstrip("\n") for part in parts)]) + "\n"
    if renew:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == text, "renew with pytest tests/charts --renew"


def test_specimen_shows_every_row() -> None:
    text = "".join(golden().values())
    assert [name for name in roles(CHART) if f"\n{name}: " not in text] == []


@pytest.mark.parametrize(("name", "styles"), tuple(changes()))
def test_each_change_of_a_row_changes_a_chart_and_fails_the_golden(
    name: str, styles: ChartStyles
) -> None:
    likely = sorted(range(len(SHOWN)), key=lambda place: f"\n{name}: " not in golden()[place])
    assert any(specimen.listing(*SHOWN[place], styles) != golden()[place] for place in likely), (
        f"{name}: no chart shows the change"
    )


def test_a_chart_has_no_type_under_seven_points() -> None:
    """The least of the design (page.md), whatever the level."""
    for row in roles(CHART).values():
        assert not isinstance(row.size, Points) or row.size.pt >= 7
        assert not isinstance(row.size, Part) or row.size.least_pt >= 7
    assert all(getattr(CHART.sizes, one.name).pt >= 7 for one in fields(CHART.sizes))
