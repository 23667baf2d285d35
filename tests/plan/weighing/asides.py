"""Boxes in the copy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from content.model import Aside, AsideForm, Paragraph, Picture
from fonts.setting.styles import STYLES
from layout.plan.copy.column_breaks import Item, break_columns
from layout.plan.copy.kinds.aside import Shape, set_aside
from layout.plan.copy.kinds.code import set_code
from layout.plan.copy.people import People, PeopleSetting, people_of, set_people, with_intro
from layout.plan.copy.pieces import Code, Piece, Portrait
from layout.plan.copy.setter import Setter
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.weighing import between, row

#: A row of the grid, em of the copy.
ROW_EM = 1.43
#: A portrait twice as high as wide, which may not be cropped.
UPRIGHT = Shape(0.75, 0.75, 0.75)


def box(
    weights: Weights, rows: int = 0, measure: float = 15.0, shape: Shape = UPRIGHT, post: str = ""
) -> tuple[Piece, Item]:
    """Return a person's box, its text of so many lines."""
    on = Setter(samples.composer(), STYLES, weights.kinds)
    paragraphs = tuple(Paragraph(text="一行") for _ in range(rows))
    picture = Picture(id="a", file=Path("a.jpg"))
    part = Aside(
        form=AsideForm.PERSON, title="甲某", post=post, paragraphs=paragraphs, portrait=picture
    )
    ((piece, item),) = set_aside(on, part, "a", measure, "", shape, ROW_EM)
    return piece, item


def portrait(found: tuple[Piece, Item]) -> Portrait:
    """Return the portrait of a box."""
    assert found[0].box is not None and found[0].box.portrait is not None
    return found[0].box.portrait


@row("kinds.aside_pad_em", 0.75)
def words_keep_off_the_edge(weights: Weights) -> object:
    return portrait(box(weights)).x_em


@row("kinds.aside_widest_em", 44.0, others=(30.0, 60.0))
def lines_of_a_broad_box_are_no_broader(weights: Weights) -> object:
    """Its words have white at both sides; em of the copy."""
    on = Setter(samples.composer(), STYLES, weights.kinds)
    part = Aside(form=AsideForm.NOTICE, paragraphs=(Paragraph(text="一" * 400),))
    ((piece, _),) = set_aside(on, part, "a", 74.0, "", None, ROW_EM)
    size = STYLES.notice.size.part
    lines = [cell for stretch in piece.stretches for cell in stretch.cells]
    widest = max(cell.line.width_em * size for cell in lines)
    left = min(cell.x_em for cell in lines)
    assert abs(left - (74.0 - weights.kinds.aside_widest_em) / 2) < 1e-6
    return float(round(widest))


@row("kinds.aside_whole_rows", (True, False))
def a_box_of_twenty_rows_is_dear_to_part(weights: Weights) -> object:
    found = [box(weights, lines)[1] for lines in (12, 13)]
    assert [item.options[0][0] for item in found] == [20, 21]
    return tuple(item.parting == weights.kinds.aside_whole_cost for item in found)


@row("kinds.aside_together", (10, 24))
def three_lines_stay_together(weights: Weights) -> object:
    cuts = box(weights, 20)[1].cuts
    assert cuts is not None
    return cuts[0], cuts[-1]


def parting(weights: Weights, lines: int) -> float:
    """Return what it costs that a box of text of so many lines is parted once."""
    item = box(weights, lines)[1]
    rows = item.options[0][0]
    parted, whole = (break_columns([item], sizes) for sizes in ((rows - 5, 5), (rows,)))
    assert parted is not None and whole is not None
    return parted[0] - whole[0]


@row("kinds.aside_air_rows", 4)
def a_box_may_have_four_rows_of_white(weights: Weights) -> object:
    options = box(weights, 10)[1].options
    return options[-1][0] - options[0][0]


@row("kinds.aside_air_cost")
def a_row_of_white_in_a_box(weights: Weights) -> object:
    """Dearer than a chart at the foot (0.4), cheaper than a row of white in a head (1.3)."""
    return between(0.4, box(weights, 10)[1].options[1][1], 1.3)


@row("kinds.aside_parted_cost", 3.0)
def a_parted_box_costs(weights: Weights) -> object:
    return parting(weights, 20)


@row("kinds.aside_whole_cost", 60.0)
def a_parted_short_box_costs_more(weights: Weights) -> object:
    return parting(weights, 9)


@row("kinds.aside_portrait_rows", (6, 5), others=((5, 4, 3), (6, 4, 3)))
def a_portrait_is_as_high_as_its_width_serves(weights: Weights) -> object:
    return tuple(portrait(box(weights, measure=measure)).rows for measure in (16.0, 13.0))


@row("kinds.aside_portrait_share", 0.45, others=(0.3, 0.6))
def a_portrait_takes_less_than_half(weights: Weights) -> object:
    wide = Shape(0.5, 2.0, 3.0)
    return round(portrait(box(weights, shape=wide)).width_em / (15 - 2 * 0.75), 2)


@row("kinds.aside_beside_em", (False, True), others=(0.5, 8.0))
def the_name_stands_beside_the_portrait_where_there_is_room(weights: Weights) -> object:
    found = []
    for measure in (8.5, 12.0):
        made = box(weights, measure=measure)
        found.append(made[0].stretches[0].cells[0].row < portrait(made).rows)
    return tuple(found)


def code(weights: Weights, measure: float) -> Code:
    """Return a code of 37 modules, quiet zone included, with rows of 4.5 mm and ems of 3.15 mm."""
    on = Setter(samples.composer(), STYLES, weights.kinds)
    part = Aside(form=AsideForm.CODE, title="听故事", link="https://example.com/river/2026")
    ((piece, _),) = set_code(on, part, "a", measure, ROW_EM, 3.15)
    assert piece.box is not None and piece.box.code is not None
    return piece.box.code


def rows(found: Code) -> int:
    """Return the rows of a code."""
    return round(found.side_em / ROW_EM)


@row("kinds.code_rows", 5, others=((6, 7, 8), (7, 8)))
def a_code_takes_the_fewest_rows(weights: Weights) -> object:
    return rows(code(weights, 20.0))


@row("kinds.code_module_mm", 5, others=(0.45, 0.7))
def modules_are_half_a_millimetre(weights: Weights) -> object:
    return rows(code(weights, 20.0))


@row("kinds.code_least_mm", (4, True), others=(0.49, 0.6))
def smaller_modules_leave_words_beside(weights: Weights) -> object:
    found = code(weights, 13.0)
    return rows(found), found.beside


@row("kinds.code_beside_em", (False, True), others=(5.0, 9.0))
def words_stand_beside_a_code_where_there_is_room(weights: Weights) -> object:
    return tuple(code(weights, measure).beside for measure in (12.0, 13.0))


def persons(count: int, characters: int = 60) -> tuple[Aside, ...]:
    """Return persons who are to stand abreast."""
    return tuple(
        Aside(
            form=AsideForm.PERSON,
            title="甲某某",
            post="护林员",
            paragraphs=(Paragraph(text="一" * (characters + 30 * (number == 0))),),
            portrait=Picture(id="a", file=Path("a.jpg")),
            abreast=True,
        )
        for number in range(count)
    )


def people(weights: Weights, width: float, count: int = 4) -> dict[int, PeopleSetting]:
    """Return the settings of persons at a width, by their rows."""
    on = Setter(samples.composer(), STYLES, weights.kinds)
    return set_people(on, People("a", 0, persons(count)), width, ROW_EM, lambda _: 1.0)


def cheapest(weights: Weights, width: float, count: int = 4) -> PeopleSetting:
    """Return the cheapest of them."""
    return min(people(weights, width, count).values(), key=lambda one: one.cost)


def high(one: PeopleSetting) -> int:
    """Return the rows of its portraits."""
    return max(cell.portrait.rows for row in one.rows for cell in row if cell.portrait)


@row("kinds.people_most", [5, 4])
def nine_persons_are_two_elements(weights: Weights) -> object:
    one = samples.article("a", 100).model_copy(update={"body": persons(9)})
    return [len(part.persons) for part in people_of(one, weights.kinds.people_most)]


@row("kinds.people_intro", (True, False))
def a_few_lines_stand_among_the_persons(weights: Weights) -> object:
    found = []
    for characters in (240, 241):
        body = (Paragraph(text="一" * characters), *persons(3))
        one = samples.article("a", 100).model_copy(update={"body": body})
        found.append(bool(with_intro(one, people_of(one, 8), weights.kinds.people_intro)))
    return tuple(found)


@row("kinds.people_portrait_rows", 8, others=((6, 5), (5, 4)))
def portraits_are_as_large_as_their_cells_hold(weights: Weights) -> object:
    return high(cheapest(weights, 26.0, 1))


@row("kinds.people_gap_em", 2.0)
def persons_keep_apart(weights: Weights) -> object:
    return cheapest(weights, 60.0, 3).gap


@row("kinds.people_least_em", 4, others=(14.0, 16.0))
def cells_are_not_too_narrow(weights: Weights) -> object:
    return max(len(one.rows[0]) for one in people(weights, 56.0).values())


@row("kinds.people_most_em", 2, others=(20.0, 60.0))
def cells_are_not_too_wide(weights: Weights) -> object:
    return min(len(one.rows[0]) for one in people(weights, 50.0).values())


@row("kinds.people_white_cost", 0.25)
def white_in_cells_costs(weights: Weights) -> object:
    """A row more under a row of four cells."""
    found = sorted(people(weights, 56.0).items())
    one, two = (next(s for _, s in found if s.height == h) for h in (found[0][0], found[0][0] + 1))
    assert [len(setting.rows) for setting in (one, two)] == [1, 1]
    assert high(one) == high(two)
    return (two.cost - one.cost) / 4


@row("kinds.people_small_cost", 0.6)
def smaller_portraits_cost(weights: Weights) -> object:
    weights = replace(weights, kinds=replace(weights.kinds, people_white_cost=0.0))
    return round(cheapest(weights, 13.0, 1).cost / (8 - high(cheapest(weights, 13.0, 1))), 6)


def over(weights: Weights, width: float) -> dict[int, float]:
    """Return the cost of each size of the portraits that stand over a name, by their rows."""
    found: dict[int, float] = {}
    for one in people(weights, width, 1).values():
        cell = one.rows[0][0]
        if cell.portrait is not None and cell.portrait.x_em > 0:  # in the middle of its cell
            rows = cell.portrait.rows
            found[rows] = min(found.get(rows, one.cost), one.cost)
    return found


@row("kinds.people_over_rows", (7, 12), others=((9, 10, 11), tuple(range(7, 12))))
def large_portraits_are_as_high_as_their_cells_are_wide(weights: Weights) -> object:
    found = over(weights, 17.5)
    return min(found), max(found)


@row("kinds.people_over_share", [False, True], others=(0.3, 0.8))
def a_large_portrait_takes_half_its_cell(weights: Weights) -> object:
    return [rows in over(weights, 20.0) for rows in (7, 8)]


@row("kinds.people_over_cost")
def large_portraits(weights: Weights) -> object:
    """Dearer than the smallest beside their names (2.4), cheaper than a twentieth white (7.5)."""
    return between(2.4, weights.kinds.people_over_cost, 7.5)


@row("kinds.people_over_usual_rows", [True, False])
def portraits_of_a_usual_size_cost_no_more(weights: Weights) -> object:
    free = replace(weights, kinds=replace(weights.kinds, people_white_cost=0.0))
    found = over(free, 17.5)
    return [found[rows] == free.kinds.people_over_cost for rows in (8, 9)]


@row("kinds.people_over_row_cost")
def one_section_of_huge_portraits_and_one_of_small_ones(weights: Weights) -> object:
    """Dearer than pictures that touch (5), cheaper than a title below its rank's band (14)."""
    free = replace(weights, kinds=replace(weights.kinds, people_white_cost=0.0))
    found = over(free, 17.5)
    return between(5.0, found[12] - found[8], 14.0)


@row("kinds.people_slack_rows", 3)
def a_little_white_makes_a_page_even(weights: Weights) -> object:
    one = replace(weights, kinds=replace(weights.kinds, people_portrait_rows=(4,)))
    one = replace(one, kinds=replace(one.kinds, people_over_rows=()))
    return len(people(one, 14.0, 1))
