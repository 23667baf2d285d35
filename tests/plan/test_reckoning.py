"""What the planner reckons with before it plans: parts of a page, characters, shares, strips."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from types import SimpleNamespace
from typing import Any, cast

import pytest

from content.model import Picture
from fonts.setting.dress import PLAIN
from fonts.setting.styles import STYLES
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Rule
from layout.page.units import pt
from layout.pictures import PictureInfo
from layout.plan.elements import Element, Range
from layout.plan.measures import Measures
from layout.plan.pages.choosing import PagePlan, White, _whites, hairlines
from layout.plan.pages.facing import Facing, _white_foot
from layout.plan.pages.spreads import Strips
from layout.plan.pages.trees import Leaf, Split, Tree
from layout.plan.shapes.sizes import Room, families, span_cost
from layout.plan.sources import Band, Banner
from layout.plan.trying.mixed import _worth
from layout.plan.trying.shaping import areas_of, largest_number
from layout.plan.trying.told import density, told
from layout.plan.weights import WEIGHTS
from tests.plan import samples, unlike

GRID = Grid.of(PROFILES["tabloid"])


def page(*whites: White, tree: Tree[Any] | None = None) -> PagePlan:
    """Return a page without blocks that has this white."""
    return PagePlan((), tree or Leaf(0, GRID.columns, GRID.rows, ()), 0.0, (), whites)


# What an editor is told


def test_characters_that_a_place_holds_are_those_of_columns_of_usual_measure() -> None:
    """A basic column with its gutter, of which 17 em in 18.6 hold text, less a twelfth for ends."""
    em = (GRID.column + GRID.gutter) / GRID.body
    assert density(GRID) == pytest.approx(0.88 * em * 17 / 18.6 / 1.08)
    larger = Grid.of(PROFILES["tabloid"], 10.5)
    assert density(larger) < density(GRID)


@pytest.mark.parametrize(("rows", "is_told"), [(1, False), (2, False), (3, True), (9, True)])
def test_white_is_told_with_the_copy_that_would_fill_it(rows: int, is_told: bool) -> None:
    """From three parts in a hundred of a page: 2.1 of a tabloid's 72 rows."""
    assert 2 / GRID.rows < 0.03 < 3 / GRID.rows
    white = page((0, 0, GRID.columns, rows))
    found = [*told([page(), white], samples.press(), GRID, WEIGHTS.flow, 3)]
    assert bool(found) is is_told
    for note in found:
        assert note.values["page"] == 5 and note.values["share"] == rows / GRID.rows
        most = rows * GRID.columns * density(GRID)
        characters = note.values["characters"]
        assert isinstance(characters, int) and characters % 10 == 0
        assert abs(characters - most) <= 5


def test_pages_beyond_those_wished_for_are_told() -> None:
    edition = samples.press(fit={"max_pages": 2})
    assert not [*told([page()] * 2, edition, GRID, WEIGHTS.flow)]
    (note,) = told([page()] * 3, edition, GRID, WEIGHTS.flow)
    assert note.values == {"pages": 3, "most": 2}
    side = Grid.of(PROFILES["tabloid_spread"]).side
    one = samples.press(fit={"max_pages": 1})
    assert not [*told([page()], one, side, WEIGHTS.flow)], "a spread is two pages at least"


@pytest.mark.parametrize("most", [1, 2, 3])
def test_formats_are_compared_by_too_many_pages_then_by_their_white(most: int) -> None:
    placed = SimpleNamespace(pages=(1, 2), steps=(1, 1), grid_of=lambda _: GRID)
    white = page((0, 0, GRID.columns, 9), (0, 30, 1, 3))
    plan = SimpleNamespace(placed=placed, pages=(page(), white), grid=GRID)
    many, area = _worth(cast(Any, plan), samples.press(fit={"max_pages": most}))
    assert many is (most < 2)
    wide, high = GRID.profile.trim_mm
    share = (9 * GRID.columns + 3) / (GRID.columns * GRID.rows)
    assert area == pytest.approx(share * wide * high)


# Parts of a page


def shapes(*triples: tuple[int, int, float], source: object = None) -> Any:
    """Return shapes of these widths, heights and costs."""
    table: dict[int, dict[int, float]] = {}
    for width, height, cost in triples:
        table.setdefault(width, {})[height] = cost
    return SimpleNamespace(triples=lambda: list(triples), source=source, table=table)


def test_a_blocks_part_of_a_page_is_that_of_its_cheapest_shape() -> None:
    """The row of white under it counts, as does the one under the page."""
    whole = GRID.columns * (GRID.rows + 1)
    found = areas_of([shapes((3, 19, 2.0), (6, 9, 1.0)), shapes((2, 9, 0.0)), shapes()], GRID)
    assert found == pytest.approx([60 / whole, 20 / whole, 1.0])
    spread = Grid.of(PROFILES["tabloid_spread"]).side
    (half,) = areas_of([shapes((6, spread.rows, 1.0))], spread)
    assert half == pytest.approx(6 / (2 * spread.columns))


def test_of_a_story_that_no_page_holds_the_text_tells_its_part() -> None:
    long = samples.story("a", body=samples.article("a", 9000, 2).body)
    (share,) = areas_of([shapes(source=long)], GRID)
    text = long.characters / density(GRID) * 0.88  # all of it, not a little less
    assert share == pytest.approx(text / (GRID.columns * (GRID.rows + 1)))
    assert share > 1.5


@pytest.mark.parametrize(("best", "low", "number"), [(40, 36, 0), (40, 10, 1)])
def test_a_sections_number_is_smaller_than_the_headline(best: int, low: int, number: int) -> None:
    sizes = {5: low, 9: best, 12: 60}
    weights = WEIGHTS.banner

    def place(_: object, __: object, rows: int, ___: object) -> object:
        other = SimpleNamespace(role="deck", size=99)
        return SimpleNamespace(texts=[other, SimpleNamespace(role="headline", size=sizes[rows])])

    design = SimpleNamespace(rows=lambda *_: [(5, 3.0), (9, 1.0), (12, 2.0)], place=place)
    found = largest_number(samples.press(), GRID, samples.composer(), cast(Any, design), weights)
    both = (weights.number_share_best * best, weights.number_share_low * low)
    assert found == min(both) == both[number]
    none = SimpleNamespace(rows=lambda *_: [])
    own = largest_number(samples.press(), GRID, samples.composer(), cast(Any, none), weights)
    assert own == GRID.profile.number_pt


# Elements side by side and one under the other


def test_two_elements_share_as_few_columns_as_they_can_or_all_of_the_narrower() -> None:
    """One under the other, both are of one width, or one is over all columns."""
    size = Range(5, (0.0,))
    for count in (1, 2, 3, 4):
        spans = dict.fromkeys(range(1, count + 1), size)
        found = {
            (family.spans[0][0], family.spans[1][0], family.overlap)
            for family in families([spans, spans], count, WEIGHTS.fill)
        }
        for a, b in product(spans, spans):
            least, most = max(0, a + b - count), min(a, b)
            under = a == b or max(a, b) == count
            wanted = {(a, b, least)} if not least or least < most or under else set()
            wanted |= {(a, b, most)} if under else set()
            assert {one for one in found if one[:2] == (a, b)} == wanted


def test_an_element_over_all_columns_of_a_wide_block_costs_a_little() -> None:
    wide = WEIGHTS.fill.across_columns
    for span, count, dear in ((wide, wide, True), (wide - 1, wide, False), (1, 1, False)):
        assert (span_cost(span, count, WEIGHTS.fill) > 0) is dear
    one = next(iter(families([{wide: Range(5, (0.0,))}], wide, WEIGHTS.fill)))
    assert one.cost == WEIGHTS.fill.across_cost


def test_columns_beside_a_head_hold_rows_more() -> None:
    room = Room(4, 50, risen=2, rows=3)
    assert room.more == 6
    span = cast(Any, __import__("numpy").array([1, 2, 3]))
    assert room.free(span, span * 0 + 20).tolist() == [23, 23, 20]
    taken = span * 0 + 20  # a whole column, and three rows beside the head are left
    assert room.fits(span, span * 0 + 20, taken, span * 0 + 4).tolist() == [True] * 3
    assert room.fits(span, span * 0 + 22, taken, span * 0 + 4).tolist() == [True, True, False]


# A page's white and its hairlines


def test_white_is_at_the_foot_between_blocks_and_beside_those_that_fill_no_place() -> None:
    tree: Tree[Any] = Split(True, Leaf(0, 6, 20, ()), Leaf(1, 6, 30, ()), 4)
    full, less = (SimpleNamespace(width=w, height=h) for w, h in ((6, 20), (4, 27)))
    found = [*_whites(cast(Any, (full, less)), tree, GRID, (60, 12))]
    assert (0, 60, GRID.columns, 12) in found
    assert (4, 24, 2, 30) in found and (0, 51, 4, 3) in found
    assert [*_whites(cast(Any, (full,)), Leaf(0, 6, 20, ()), GRID, (72, 0))] == []


@pytest.mark.parametrize("profile", ["tabloid", "tabloid_spread"])
def test_a_hairline_stands_amid_the_gutter_as_high_as_the_higher_block(profile: str) -> None:
    grid = Grid.of(PROFILES[profile])
    side = grid.side_columns
    beside: Tree[Any] = Split(False, Leaf(0, 2, 20, ()), Leaf(1, side - 2, 20, ()))
    tree: Tree[Any] = Split(True, Leaf(2, side, 9, ()), beside, 1)
    (line,) = hairlines(grid, tree)
    x = (grid.x(1) + grid.column + grid.x(2)) / 2
    dress = grid.styles.dress
    whole = (x, grid.y(10), x, grid.y(30), dress.hairline)
    assert (line.x1, line.y1, line.x2, line.y2, line.weight) == pytest.approx(whole)
    both: Tree[Any] = Split(False, tree, tree)
    at = [round(one.x1 - grid.x(0), 3) for one in hairlines(grid, both)]
    assert len(at) == (2 if grid.folded else 3), "none over a fold"
    plain = replace(grid, styles=replace(STYLES, dress=replace(PLAIN, hairline=0.0)))
    assert not [*hairlines(plain, tree)]
    low = [
        Rule(one.x1, one.y1, one.x2, one.y2, one.weight, one.ink)
        for one in hairlines(grid, tree, 0, 5)
    ]
    assert low[0].y1 == pytest.approx(grid.y(15))


# Strips over a fold


def facing(opening: Any, *band: Any) -> Facing:
    """Return what makes spreads of a tabloid whose strips have these heights and costs."""
    grid = Grid.of(PROFILES["tabloid_spread"]).side
    top = shapes(*((12, *one) for one in opening), source=Banner())
    foot = Band(Element(unlike.chart("f", cast(Any, "key"), 3)))
    across = [*(shapes(*((12, *one) for one in part), source=foot) for part in band), top]
    workshop = SimpleNamespace(grid=grid, weights=WEIGHTS, shapes=lambda source: source)
    return Facing(cast(Any, workshop), [], across, 3)


def test_strips_are_all_pairs_of_opening_and_band_the_cheapest_first() -> None:
    made = facing([(10, 3.0), (14, 1.0)], [(6, 0.5), (8, 0.0)])
    assert [(one.top, one.foot, one.cost) for one in made.strips] == [
        (14, 8, 1.0),
        (14, 6, 1.5),
        (10, 8, 3.0),
        (10, 6, 3.5),
    ]
    assert made.most_sides == 4, "three pages are two spreads"
    alone = facing([(10, 3.0)])
    assert [(one.top, one.foot, one.cost) for one in alone.strips] == [(10, 0, 3.0)]


def test_strips_leave_rows_and_a_row_of_white_each() -> None:
    assert [Strips(top, foot, 0).left(72) for top, foot in ((10, 6), (10, 0), (0, 0))] == [
        54,
        61,
        72,
    ]


def test_likely_strips_are_the_best_and_those_that_leave_what_the_copy_needs() -> None:
    made = facing([(rows, float(rows)) for rows in range(10, 40, 2)])
    rows, columns = made.rows, made.workshop.grid.columns
    need = 45  # rows of both sides
    source: Any = shapes((columns, 2 * need - 1, 1.0))  # and a row of white
    found = made._likely([source])
    assert found[0] == made.strips[0]
    wanted = [
        min(made.strips, key=lambda s: abs(s.left(rows) - part * need)) for part in (1.02, 1.1)
    ]
    assert {one.top for one in wanted} <= {one.top for one in found}
    assert len(found) <= 3
    assert facing([])._likely([source]) == []


def test_white_at_a_sides_foot_is_what_is_as_wide_as_it() -> None:
    side = page((0, 60, GRID.columns, 12), (0, 20, 2, 30), tree=Leaf(0, GRID.columns, 72, ()))
    assert _white_foot(side) == 12
    assert _white_foot(page((0, 20, 2, 30))) == 0


# Portraits


@pytest.mark.parametrize(
    ("pixels", "aspect"), [((900, 900), 1.0), ((600, 1200), 0.0), ((1800, 600), 0.0)]
)
def test_a_portrait_is_square_or_as_near_as_its_crop_allows(
    pixels: tuple[int, int], aspect: float
) -> None:
    one = Picture(id="a", file=samples.photograph().file)
    info = PictureInfo(*pixels, vector=False, mode="RGB")
    on = Measures(GRID, samples.composer(), samples.library(), {"a": info})
    slim, _, broad = on.aspects(one)
    wanted = aspect or (broad if broad < 1 else slim)
    assert on.portrait_aspect(one) == pytest.approx(wanted if not slim <= 1 <= broad else 1.0)
    widest = on.portrait_widest(one) * GRID.body
    assert pixels[0] / (widest / pt(25.4)) == pytest.approx(WEIGHTS.pictures.good_ppi)
