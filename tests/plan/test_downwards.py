"""Verse set downwards: where a poem and its bands stand in the measure."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest

from content.model import BodyItem, Paragraph, Verse
from fonts.setting.dress import PLAIN
from fonts.setting.styles import STYLES
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.plan.measures import Measures
from layout.plan.shapes.stories import frames
from layout.plan.weights import WEIGHTS
from tests.plan import samples
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


@pytest.mark.parametrize(
    ("form", "rest", "whole"), [("down", (), True), ("level", (), False), ("down", ("字",), False)]
)
def test_a_poem_alone_set_downwards_is_as_broad_as_its_story(
    form: Literal["down", "level"], rest: tuple[str, ...], whole: bool
) -> None:
    """On half a page the only shape of a poem of 14 lines was two columns with stanzas parted."""
    styles = replace(STYLES, dress=replace(PLAIN, verse=form))
    grid = Grid.of(PROFILES["half"], None, styles)
    measures = Measures(grid, samples.composer(), samples.library(), {})
    poem: BodyItem = Verse(title="", stanzas=((LINE,) * 14,))
    body = (poem, *(Paragraph(text=text) for text in rest))
    found = [one.columns.count for one in frames(measures, samples.story("a", body=body), 6)]
    assert (1 in found) == whole
