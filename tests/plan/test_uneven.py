"""Copy that leaves white at its columns' feet: only where it is parted, and only so much."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.plan.copy.column_breaks import Item, break_columns
from layout.plan.copy.uneven import White, break_uneven
from layout.plan.weights import WEIGHTS

WHITE = White(own_cost=12.0, row_cost=2.0, within_cost=4.0, most_rows=8, most_share=0.5)


def lines(count: int) -> Item:
    return Item(((count, 0.0),))


def table(rows: int) -> Item:
    return Item(((rows, 0.0),), cuts=())


HEAD = Item(((2, 0.0),), head=True)


@pytest.mark.parametrize(
    ("items", "capacities", "rows", "cost"),
    [
        ([lines(5), table(6)], (6, 6), (5, 6), 12 + 4),  # before a table
        ([table(5), lines(6)], (6, 6), (5, 6), 12 + 4),  # behind one
        ([lines(5), HEAD, lines(4)], (6, 6), (5, 6), 12 + 4),  # before a sub-head
        ([lines(6), lines(3)], (6, 6), (6, 3), 12 + 3 * 2),  # the copy's end
        ([lines(8), lines(4)], (6, 6), (6, 6), 0),  # full: no white at all
        ([lines(5), lines(6)], (6, 6), None, 0),  # from one paragraph to the next it reads on
        ([lines(6), lines(2)], (6, 6), None, 0),  # more white than copy in a column
        ([lines(2), table(6)], (6, 6), None, 0),
    ],
)
def test_where_a_column_ends_with_white(
    items: list[Item], capacities: tuple[int, ...], rows: tuple[int, ...] | None, cost: float
) -> None:
    found = break_uneven(items, capacities, WHITE, WEIGHTS.breaks)
    assert (found and found.rows) == rows
    if found is not None:
        assert found.cost == cost
        assert sum(found.counts) == sum(found.rows)


ITEMS = st.lists(
    st.one_of(st.integers(1, 7).map(lines), st.integers(1, 6).map(table)), min_size=1, max_size=6
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(ITEMS, st.lists(st.integers(2, 9), min_size=1, max_size=4))
def test_full_columns_are_set_as_ever(items: list[Item], capacities: list[int]) -> None:
    full = break_columns(items, capacities)
    if full is not None:
        found = break_uneven(items, capacities, WHITE, WEIGHTS.breaks)
        assert found == (*full, tuple(capacities))


def test_totals_grow_by_the_white_that_there_may_be() -> None:
    grown = WHITE.grown({10: 1.0, 12: 0.0})
    assert (min(grown), max(grown)) == (10, 20)
    assert (grown[10], grown[12], grown[11]) == (1.0, 0.0, 1.0 + 12 + 2)
