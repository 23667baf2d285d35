"""Shapes with declared white: every larger place holds the cheapest exact shape inside it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.plan.shapes.loose import loosened
from layout.plan.weights import WEIGHTS

COLUMNS, ROWS = 4, 9
TRIPLES = st.lists(
    st.tuples(st.integers(1, COLUMNS), st.integers(1, ROWS), st.floats(0, 20)),
    min_size=1,
    max_size=6,
)


@settings(derandomize=True, max_examples=120)
@given(TRIPLES)
def test_as_cheap_as_the_cheapest_of_all_exact_shapes_inside(
    exact: list[tuple[int, int, float]],
) -> None:
    weights = WEIGHTS.flow
    loose = loosened(exact, COLUMNS, ROWS, weights)
    unit = weights.loose_page_cost / (COLUMNS * ROWS)
    for width in range(1, COLUMNS + 1):
        for height in range(1, ROWS + 1):
            inside = [
                cost
                + unit * (weights.loose_beside * (width - w) * h + width * (height - h))
                + (weights.loose_block_cost if (w, h) != (width, height) else 0.0)
                for w, h, cost in exact
                if w <= width and h <= height
            ]
            found = loose.costs[width, height]
            if not inside:
                assert found == float("inf")
                continue
            assert abs(found - min(inside)) < 1e-6
            w, h = loose.exact(width, height)
            assert w <= width and h <= height


def test_an_exact_shape_has_no_white() -> None:
    loose = loosened([(2, 3, 1.0)], COLUMNS, ROWS, WEIGHTS.flow)
    assert loose.exact(2, 3) == (2, 3)
    assert loose.costs[2, 3] == 1.0


def test_white_in_a_unit_of_a_page_costs_by_its_part_of_one() -> None:
    def white(part: float) -> float:
        loose = loosened([(2, 3, 0.0)], COLUMNS, ROWS, WEIGHTS.flow, part)
        return float(loose.costs[4, 6]) - WEIGHTS.flow.loose_block_cost

    assert abs(white(0.5) - white(1.0) / 2) < 1e-9
