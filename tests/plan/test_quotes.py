"""Pull-quotes: words between rules, in the middle of the rows and of the column kept for them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest

from layout.page.placed import Rule, SetLine
from layout.page.units import Rect
from layout.plan.measures import Measures
from layout.plan.pages.faults import Stand
from layout.plan.pages.settle import Settled, Spot
from layout.plan.placing.story import _quote
from layout.plan.shapes.quotes import quote_lines
from layout.plan.shapes.shapes import Quote, Recipe
from layout.plan.text_columns import Columns
from tests.plan import samples

WORDS = "把好事办好，把实事办实"
BODY = Rect(30.0, 50.0, 400.0, 900.0)
#: The second of two columns, rows 20 to 39 of its body.
SPOT = Spot(-1, 1, 20, 1, 20)


Form = Literal["rules", "side", "down"]


def measures(form: Form) -> Measures:
    """Return measures of a look whose quotes are set so."""
    own = samples.measures()
    styles = own.grid.styles
    styles = replace(styles, dress=replace(styles.dress, quote=form))
    return replace(own, grid=replace(own.grid, styles=styles))


def quoted(form: Form) -> tuple[Measures, Columns, tuple[SetLine, ...], list[Rule]]:
    """Return a quote's lines and rules."""
    own = measures(form)
    columns = Columns(2, 16, 14.0, own.grid.body)
    recipe = Recipe(0.0, 60, columns=columns, quote=Quote(WORDS, SPOT.rows))
    stand = Stand(samples.story("a"), 0, 0, 4, 60, Settled(0.0, recipe))
    text, rules = _quote(own, stand, SPOT, BODY)
    assert text.id == "a/quote"
    return own, columns, text.lines, rules


@pytest.mark.parametrize("form", ["rules", "side", "down"])
def test_a_quote_stands_in_the_middle_of_its_rows_beside_its_rules(form: Form) -> None:
    own, columns, lines, rules = quoted(form)
    assert "".join(line.line.text for line in lines).replace("\n", "") == WORDS
    size = (own.styles.quote_down if form == "down" else own.styles.quote).size.pt(own.grid)
    long = max(line.line.width_em for line in lines) * size
    wide, high = (lines[0].height * len(lines), long) if form == "down" else (long, 0.0)
    left, top = min(line.x for line in lines), lines[0].y
    bottom = top + high if form == "down" else lines[-1].y + lines[-1].height
    middle = BODY.y + (SPOT.row + SPOT.rows / 2) * own.grid.leading
    assert (top + bottom) / 2 == pytest.approx(middle)
    column = BODY.x + columns.x(1)
    if form != "side":  # there the words stand close to the rule at their left
        assert left + wide / 2 == pytest.approx(column + columns.width / 2)
    assert column <= left + 0.01 and left + wide <= column + columns.width + 0.01
    # The rules leave the words as much white on one side as on the other.
    if form == "rules":
        assert top - rules[0].y1 == pytest.approx(rules[1].y1 - bottom)
        assert rules[0].y1 < top, "over the words"
    elif form == "down":
        assert rules[0].x1 - (left + wide) == pytest.approx(left - rules[1].x1)
        assert rules[0].x1 > left + wide and rules[0].y1 == top and rules[0].y2 == bottom
    else:
        assert rules[0].x1 < left and rules[0].y1 < top and rules[0].y2 > bottom


def test_a_quote_downwards_is_read_from_the_right() -> None:
    own, columns, lines, _ = quoted("down")
    assert len(lines) > 1 and all(line.vertical for line in lines)
    assert [line.line for line in lines] == [*quote_lines(own, WORDS, columns)]
    steps = {round(one.x - two.x, 3) for one, two in pairwise(lines)}
    assert steps == {round(lines[0].height, 3)}, "a column's breadth to the left each"
