"""Filling a body: whatever is found fills columns × rows exactly, within the elements' ranges."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.model import Paragraph, PullQuote
from fonts.setting import Composer
from fonts.setting.styles import STYLES, Styles
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.plan.copy.column_breaks import Item
from layout.plan.elements import Element, Range
from layout.plan.measures import Measures
from layout.plan.shapes.fill import Fill, fill_ways
from layout.plan.shapes.pouring import Copy
from layout.plan.shapes.quotes import QUOTE_PAD, quote_lines
from layout.plan.sources import Story
from layout.plan.text_columns import Columns
from layout.plan.weights import WEIGHTS, Weights
from tests.plan import samples

QUICK = settings(max_examples=150, deadline=None, derandomize=True)
EM = 9.0


@dataclass
class StubMeasures:
    """Measures whose elements take the rows it is told, by element and text columns."""

    ranges: dict[tuple[str, int], Range]
    columns: Columns
    grid: Grid = field(default_factory=lambda: Grid.of(PROFILES["broadsheet"]))
    styles: Styles = STYLES
    composer: Composer = field(default_factory=samples.composer)
    weights: Weights = WEIGHTS

    def range(self, element: Element, width: float, *, exact: bool = False) -> Range | None:
        spans = range(1, self.columns.count + 1)
        span = min(spans, key=lambda n: abs(self.columns.span(n) - width))
        return self.ranges.get((element.source.id, span))


@dataclass
class Case:
    """A story to fill: copy, columns, elements and the greatest height."""

    copy: Copy
    columns: Columns
    source: Story
    measures: StubMeasures
    limit: int

    def ways(self) -> list[Fill]:
        measures = cast(Measures, self.measures)
        return list(fill_ways(measures, self.source, self.copy, self.columns, self.limit))

    def size(self, element: int, span: int) -> Range | None:
        return self.measures.ranges.get((self.source.elements[element].source.id, span))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    count = draw(st.integers(1, 5))
    columns = Columns(count, 12, 1.5 * EM, EM)
    first = draw(st.integers(3, 120))
    costs = draw(st.lists(st.integers(0, 9), min_size=1, max_size=8))
    totals = {first + i: float(cost) for i, cost in enumerate(costs) if i == 0 or cost < 8}
    elements = tuple(Element(samples.photograph(f"p{i}")) for i in range(draw(st.integers(0, 2))))
    ranges = {}
    for element, span in product(elements, range(1, count + 1)):
        if draw(st.booleans()):
            rows = draw(st.lists(st.integers(0, 5), min_size=1, max_size=12))
            least = draw(st.integers(3, 20))
            ranges[element.source.id, span] = Range(least, tuple(map(float, rows)))
    source = samples.story("a", elements=elements)
    measures = StubMeasures(ranges, columns)
    return Case(
        Copy(12, (), (Item.of(totals),), totals),
        columns,
        source,
        measures,
        draw(st.integers(10, 80)),
    )


def text_under(fill: Fill, count: int) -> list[set[int]]:
    """Return, for each element, the rows of text that its columns may be left with."""
    one = [{fill.rows - slot.rows} for slot in fill.slots]
    if fill.overlap:
        both = fill.rows - sum(slot.rows for slot in fill.slots)
        for slot, rows in zip(fill.slots, one, strict=True):
            rows.add(both)
            if slot.columns == fill.overlap:
                rows.discard(fill.rows - slot.rows)
    return one


@QUICK
@given(cases())
def test_every_way_fills_its_rows_exactly(case: Case) -> None:
    count = case.columns.count
    for fill in case.ways():
        assert 0 < fill.rows <= case.limit
        area = sum(slot.columns * slot.rows for slot in fill.slots)
        quote = fill.quote.rows if fill.quote else 0
        assert case.copy.endings(count * fill.rows - area - quote, count)
        assert area <= WEIGHTS.fill.ever_share * count * fill.rows + 1e-6
        assert sorted(slot.element for slot in fill.slots) == list(range(len(case.source.elements)))
        for slot, left in zip(fill.slots, text_under(fill, count), strict=True):
            size = case.size(slot.element, slot.columns)
            assert size is not None and size.least <= slot.rows <= size.most
            lowest = WEIGHTS.fill.least_lines
            if slot.columns == count and len(fill.slots) == 1:
                lowest = WEIGHTS.fill.under_lines
            assert all(rows == 0 or rows >= lowest for rows in left)
        spans = sum(slot.columns for slot in fill.slots)
        assert spans - fill.overlap <= count, "elements beside each other have room"


@QUICK
@given(cases())
def test_costs_are_named_and_finite(case: Case) -> None:
    for fill in case.ways():
        assert all(name and cost < float("inf") for name, cost in fill.costs)


@QUICK
@given(cases())
def test_heights_of_plain_copy_are_all_found(case: Case) -> None:
    count, copy = case.columns.count, case.copy
    if case.source.elements:
        return
    wanted = {rows for rows in range(1, case.limit + 1) if copy.endings(rows * count, count)}
    assert {fill.rows for fill in case.ways()} == wanted


def test_an_element_may_take_most_of_a_story_with_little_copy() -> None:
    columns = Columns(2, 15, 1.5 * EM, EM)
    element = Element(samples.photograph())
    measures = StubMeasures(
        {(element.source.id, span): Range(30, (0.0,)) for span in (1, 2)}, columns
    )
    source = Story("a", samples.article(), elements=(element,))
    ways = Case(Copy(15, (), (Item.of({6: 0.0}),), {6: 0.0}), columns, source, measures, 60).ways()
    assert {(way.rows, way.slots[0].columns) for way in ways} == {(33, 2)}


@pytest.fixture
def columns() -> Columns:
    return Columns(3, 15, 1.5 * EM, EM)


def quoted(columns: Columns, own: bool) -> Case:
    words = samples.prose(500)
    body: tuple[Any, ...] = tuple(Paragraph(text=text) for text in words)
    if own:
        body = (*body, PullQuote(text=words[0].split("。")[0][:30]))
    source = Story("a", samples.article(body=body), body)
    totals = {n: abs(n - 40.0) for n in range(37, 44)}
    return Case(
        Copy(15, (), (Item.of(totals),), totals), columns, source, StubMeasures({}, columns), 60
    )


def test_own_quote_is_in_every_way(columns: Columns) -> None:
    case = quoted(columns, own=True)
    ways = case.ways()
    assert ways
    for fill in ways:
        assert fill.quote is not None
        assert case.copy.endings(3 * fill.rows - fill.quote.rows, 3)
        assert fill.rows - fill.quote.rows >= 2 * WEIGHTS.fill.least_lines
        lines = len(quote_lines(cast(Measures, case.measures), fill.quote.text, columns))
        assert fill.quote.rows >= lines * STYLES.quote.leading.rows + QUOTE_PAD - 1e-6


def test_no_sentence_is_taken_that_the_editor_did_not_mark(columns: Columns) -> None:
    assert all(fill.quote is None for fill in quoted(columns, own=False).ways())


def test_copy_of_which_no_part_can_stand_fills_nothing() -> None:
    """An open end of a few lines, of which none could go on on the next page."""
    columns = Columns(2, 12, 1.5 * EM, EM)
    story = Story("a", samples.article("a"))
    case = Case(Copy(12, (), (), {}), columns, story, StubMeasures({}, columns), 60)
    assert not case.ways()
