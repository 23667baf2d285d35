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
    """Yield every change of the table as a case: what charts that show it say, and the table."""
    for name, row in roles(CHART).items():
        for what, new in changed_rows(row):
            if (name, what) not in UNUSED:
                other: dict[str, Any] = {name: new}
                yield case(f"{name}-{what}", f"\n{name}: ", replace(CHART, **other))
    for one in fields(CHART.sizes):
        size: dict[str, Points] = {one.name: longer(getattr(CHART.sizes, one.name))}
        table = replace(CHART, sizes=replace(CHART.sizes, **size))
        yield case(f"sizes-{one.name}", "\nnumber: ", table)
    part = longer(CHART.series_number)
    yield case("series_number", "\nnumber: ", replace(CHART, series_number=part))


def case(change: str, said: str, table: ChartStyles) -> Any:
    """Return a change as a case; of those that few charts show the first of them is named."""
    return pytest.param(f"[{FEW[change]} ×" if change in FEW else said, table, id=change)


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


#: Changes that few of the charts with words of their row show, and the first that does.
FEW = {
    "title-leading": "ranked bars 54",
    "heading-leading": "grouped tall 54",
    "line_name-leading": "change named 74",
    "caption-leading": "change named 74",
    "event-leading": "timeline line 74",
    "sizes-band": "key numbers 350",
    "sizes-grounded": "key grounded 130",
    "sizes-alone": "key alone 54",
    "sizes-bar": "ranked years 54",
    "sizes-grouped": "grouped industries 54",
    "sizes-compared": "before_after permits 54",
    "sizes-column": "change growth 54",
    "sizes-place": "map towns 54",
    "sizes-part": "stacked schooling 74",
    "sizes-legend": "share parts 54",
    "sizes-strip": "strip places 74",
    "sizes-point": "change jobs 54",
    "sizes-table": "change growth 54",
    "sizes-axis": "change jobs 54",
    "sizes-date": "timeline luffa 54",
    "sizes-event": "process permit 54",
    "series_number": "key numbers 113",
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


@pytest.mark.parametrize(("said", "styles"), tuple(changes()))
def test_each_change_of_a_row_changes_a_chart_and_fails_the_golden(
    said: str, styles: ChartStyles
) -> None:
    likely = sorted(range(len(SHOWN)), key=lambda place: said not in golden()[place])
    assert any(specimen.listing(*SHOWN[place], styles) != golden()[place] for place in likely), (
        "no chart shows the change"
    )


def test_a_chart_has_no_type_under_seven_points() -> None:
    """The least of the design (page.md), whatever the level."""
    for row in roles(CHART).values():
        assert not isinstance(row.size, Points) or row.size.pt >= 7
        assert not isinstance(row.size, Part) or row.size.least_pt >= 7
    assert all(getattr(CHART.sizes, one.name).pt >= 7 for one in fields(CHART.sizes))
