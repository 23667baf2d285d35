"""Verse set downwards: where a poem and its bands stand in the measure."""

from __future__ import annotations

from itertools import pairwise

import pytest

from layout.plan.weights import WEIGHTS
from tests.plan.weighing.kinds import LINE, LONG, hung

POEMS = {
    "one line": ((LINE,),),
    "two stanzas": ((LINE, LINE), (LINE, LINE)),
    "a line that is turned over": ((LINE, LONG),),
    "bands": ((LINE,) * 4, (LONG, LINE), (LINE,) * 3),
}


@pytest.mark.parametrize("measure", [12.0, 16.5, 28.0])
@pytest.mark.parametrize("poem", POEMS)
def test_a_poem_stands_in_the_middle_and_each_band_begins_at_its_right(
    poem: str, measure: float
) -> None:
    piece, _ = hung(WEIGHTS, measure, *POEMS[poem])
    cells = [cell for stretch in piece.stretches for cell in stretch.cells]
    left = min(cell.x_em for cell in cells)
    right = max(cell.x_em + cell.breadth_em for cell in cells)
    assert left >= -1e-9 and left == pytest.approx(measure - right)
    rows = {cell.row for cell in cells}
    firsts = [max(c.x_em + c.breadth_em for c in cells if c.row == row) for row in rows]
    assert firsts == pytest.approx([right] * len(rows))
    for row in rows:  # columns of one band stand side by side, none on another
        own = sorted((c for c in cells if c.row == row), key=lambda c: c.x_em)
        pairs = pairwise(own)
        assert all(one.x_em + one.breadth_em <= two.x_em + 1e-9 for one, two in pairs)
