"""Pouring copy into columns: exact, and without a widow, an orphan or a stranded sub-head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layout.plan.copy.column_breaks import (
    Item,
    break_columns,
    break_open_columns,
    totals,
    with_air,
    with_lists,
)
from layout.plan.weights import WEIGHTS

QUICK = settings(max_examples=150, deadline=None, derandomize=True)


@st.composite
def paragraphs(draw: st.DrawFn) -> Item:
    least = draw(st.integers(1, 6))
    costs = draw(st.lists(st.integers(0, 9), min_size=1, max_size=3))
    return Item.of({least + i: float(cost) for i, cost in enumerate(costs)})


@st.composite
def others(draw: st.DrawFn) -> Item:
    """A stanza or roll, which may be parted in some places only."""
    rows = draw(st.integers(1, 7))
    cuts = draw(st.sets(st.integers(1, 6)))
    return Item(((rows, 0.0),), cuts=tuple(sorted(cut for cut in cuts if cut < rows)))


@st.composite
def tables(draw: st.DrawFn) -> Item:
    """A table, which repeats its head where it is parted."""
    rows, head = draw(st.integers(3, 9)), draw(st.integers(1, 2))
    cuts = tuple(sorted(draw(st.sets(st.integers(2, rows - 1)))))
    most = draw(st.integers(0, 3))
    options = tuple((rows + k * head, float(k)) for k in range(most + 1))
    return Item(options, cuts=cuts, again=head)


WHITE = st.just(Item(((1, 0.0),), white=True))
HEADS = st.sampled_from((2, 4)).map(lambda rows: Item(((rows, 0.0),), head=True))
COPY = st.lists(
    st.one_of(paragraphs(), paragraphs(), HEADS, others(), WHITE, tables()), min_size=1, max_size=6
)


@st.composite
def pourings(draw: st.DrawFn) -> tuple[list[Item], list[int]]:
    """Copy, and columns that hold one of its totals; columns (or parts of them) may be empty."""
    items = draw(COPY)
    whole = sum(draw(st.sampled_from(item.options))[0] for item in items)
    breaks = sorted(draw(st.lists(st.integers(0, whole), max_size=4)))
    edges = [0, *breaks, whole]
    return items, [b - a for a, b in pairwise(edges)]


def every_choice(items: Sequence[Item]) -> Iterator[tuple[float, tuple[int, ...]]]:
    for choice in product(*(item.options for item in items)):
        yield sum(cost for _, cost in choice), tuple(count for count, _ in choice)


def broken(items: Sequence[Item], counts: Sequence[int], columns: Sequence[int]) -> str:
    """Say which rule a pouring breaks: every line is laid out and looked at."""
    lines = [(i, j) for i, count in enumerate(counts) for j in range(count)]
    if len(lines) != sum(columns):
        return "columns not full"
    if items and items[0].white:
        return "white at a top"
    column_of = [c for c, capacity in enumerate(columns) for _ in range(capacity)]
    for at in range(1, len(lines)):
        if column_of[at - 1] == column_of[at]:
            continue
        above, below = lines[at - 1], lines[at]
        item, line = below
        if line == 0 and items[item].white:
            return "white at a top"
        cuts = items[item].cuts
        start = at - line
        before = sum(start < k < at and column_of[k - 1] != column_of[k] for k in range(at))
        if line and cuts is not None and line - items[item].again * before not in cuts:
            return "parted where it may not be"
        item, line = above
        if items[item].cuts is None and not items[item].head and line == 0 and counts[item] > 1:
            return "single first line at a foot"
        item, line = below
        if (
            items[item].cuts is None
            and not items[item].head
            and line == counts[item] - 1
            and counts[item] > 1
        ):
            return "single last line at a top"
    for item, start in enumerate([0, *accumulate(counts)][: len(counts)]):
        end = start + counts[item]
        parted = sum(column_of[k - 1] != column_of[k] for k in range(start + 1, end))
        heads = items[item].again * parted
        if items[item].again and counts[item] != items[item].options[0][0] + heads:
            return "its head is not repeated"
        if items[item].head:
            own = column_of[start : start + counts[item] + WEIGHTS.breaks.head_followers]
            if len(set(own)) > 1:
                return "sub-head parted from its text"
    return ""


@QUICK
@given(pourings())
@example(([Item.of({4: 0.0})], [1, 3]))
@example(([Item.of({4: 0.0})], [3, 1]))
@example(([Item.of({4: 0.0})], [2, 0, 2]))
@example(([Item.of({2: 0.0}), Item(((2, 0.0),), head=True), Item.of({4: 0.0})], [6, 2]))
@example(([Item.of({2: 0.0}), Item(((2, 0.0),), head=True), Item.of({5: 0.0})], [7, 2]))
def test_pour_is_exact(case: tuple[list[Item], list[int]]) -> None:
    items, columns = case
    good = [(c, counts) for c, counts in every_choice(items) if not broken(items, counts, columns)]
    found = break_columns(items, columns)
    if found is None:
        assert not good
        return
    cost, counts = found
    assert broken(items, counts, columns) == ""
    assert (cost, counts) in good
    assert cost == min(c for c, _ in good)


@pytest.mark.parametrize(
    ("counts", "heads", "columns", "rule"),
    [
        ((4, 4), (), (5, 3), "single first line at a foot"),
        ((4, 4), (), (3, 5), "single last line at a top"),
        ((2, 2, 6), (1,), (6, 4), "sub-head parted from its text"),
        ((2, 2, 6), (1,), (3, 7), "sub-head parted from its text"),
        ((4, 4), (), (4, 5), "columns not full"),
    ],
)
def test_bad_pourings_are_refused(
    counts: tuple[int, ...], heads: tuple[int, ...], columns: tuple[int, ...], rule: str
) -> None:
    items = [Item(((n, 0.0),), head=i in heads) for i, n in enumerate(counts)]
    assert broken(items, counts, columns) == rule
    assert break_columns(items, columns) is None


@pytest.mark.parametrize(
    ("counts", "heads", "columns"),
    [
        ((4, 4), (), (6, 2)),
        ((1, 1, 4), (), (1, 3, 2)),
        ((2, 2, 6), (1,), (7, 3)),
        ((2, 2, 6), (1,), (2, 8)),
        ((2, 2, 1, 2), (1,), (7,)),
        ((9,), (), (2, 1, 1, 1, 2, 2)),
    ],
)
def test_good_pourings_are_found(
    counts: tuple[int, ...], heads: tuple[int, ...], columns: tuple[int, ...]
) -> None:
    items = [Item(((n, 0.0),), head=i in heads) for i, n in enumerate(counts)]
    assert broken(items, counts, columns) == ""
    assert break_columns(items, columns) == (0.0, counts)


def test_looser_paragraph_is_chosen_where_the_best_leaves_a_widow() -> None:
    items = [Item.of({5: 0.0, 6: 2.0}), Item.of({5: 0.0, 4: 1.0})]
    assert break_columns(items, (4, 6)) == (3.0, (6, 4))


def test_no_copy_fills_no_columns() -> None:
    assert break_columns([], ()) == (0.0, ())
    assert break_columns([], (0, 0)) == (0.0, ())
    assert break_columns([], (1,)) is None


@QUICK
@given(COPY)
def test_totals_are_exact(items: list[Item]) -> None:
    best: dict[int, float] = {}
    for cost, counts in every_choice(items):
        best[sum(counts)] = min(cost, best.get(sum(counts), cost))
    assert totals(items, spread=100) == best


@QUICK
@given(COPY, st.integers(0, 7))
def test_totals_within_a_spread_can_all_be_had(items: list[Item], spread: int) -> None:
    """Cut short the table may miss a total or its cheapest way, but it invents none."""
    best: dict[int, float] = {}
    for cost, counts in every_choice(items):
        best[sum(counts)] = min(cost, best.get(sum(counts), cost))
    found = totals(items, spread)
    assert found
    assert all(cost >= best[total] for total, cost in found.items())
    repeated = sum(item.again * (len(item.options) - 1) for item in items)
    assert max(found) - min(found) <= 2 * (spread + repeated)


def test_air_over_a_sub_head_fills_columns_but_never_begins_one() -> None:
    text, head = Item(((6, 0.0),)), Item(with_air(2, 1, 0.8), head=True, air=1)
    assert break_columns([text, head, text], (15,)) == (0.8, (6, 3, 6))
    assert break_columns([text, head, text], (14,)) == (0.0, (6, 2, 6))
    assert break_columns([head, text], (9,)) is None, "at the top of its column"
    assert break_columns([text, head, text], (6, 9)) is None


def test_a_box_with_air_is_not_parted() -> None:
    box = Item(with_air(8, 2, 0.8), cuts=(3, 4, 5), air=2)
    text = Item(((4, 0.0),))
    assert break_columns([text, box], (4, 10)) == (1.6, (4, 10))
    assert break_columns([text, box], (8, 4)) == (0.0, (4, 8))
    assert break_columns([text, box], (8, 5)) is None


def test_copy_with_an_open_end_needs_no_air() -> None:
    text, head = Item(((6, 0.0),)), Item(with_air(2, 1, 0.8), head=True, air=1)
    items = [text, head, text, text, text, Item(((1, 0.0),))]
    assert break_open_columns(items, (15,)) == (0.0, (6, 2, 6, 1))
    assert break_open_columns(items, (16,)) is None


def test_no_row_of_a_list_stands_alone_at_a_column_end() -> None:
    """Six schools of an honours list: the last stood alone at the top of the next column."""
    row, copy = Item(((1, 0.0),)), Item(((4, 0.0), (5, 1.0)))
    schools = with_lists([row] * 6)
    for capacities in ((5, 1), (1, 5)):
        assert break_columns([row] * 6, capacities) is not None
        assert break_columns(schools, capacities) is None
    assert break_columns(schools, (4, 2)) is not None
    assert with_lists([row, row, copy, row, row]) == (row, row, copy, row, row)
