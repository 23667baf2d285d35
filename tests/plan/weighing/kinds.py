"""Rows of verse and rolls of names."""

from __future__ import annotations

from dataclasses import replace

from content.model import Roll, Verse
from fonts.setting.styles import STYLES
from layout.plan.copy.column_breaks import Item
from layout.plan.copy.kinds.roll import set_roll
from layout.plan.copy.kinds.verse import set_verse
from layout.plan.copy.pieces import Piece
from layout.plan.copy.setter import Setter
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.weighing import between, row

LINE = "河口新堤十里长，"
LONG = "那个数枕木的孩子也还在，他今天数到了四百一十二根"


def on(weights: Weights) -> Setter:
    """Return what the kinds are set with."""
    return Setter(samples.composer(), STYLES, weights.kinds)


def poem(weights: Weights, measure: float, *stanzas: tuple[str, ...]) -> list[tuple[Piece, Item]]:
    """Return a poem at a measure in em of the verse."""
    part = Verse(stanzas=stanzas)
    return set_verse(on(weights), part, "a", measure * STYLES.verse.size.part, "", 1.4)


def starts(found: list[tuple[Piece, Item]]) -> list[float]:
    """Return the left edges of all lines in em of the verse, to a hundredth."""
    cells = [c for piece, _ in found for s in piece.stretches for c in s.cells]
    return sorted({round(cell.x_em / STYLES.verse.size.part, 2) for cell in cells})


def names(weights: Weights, measure: float, *words: str) -> list[list[float]]:
    """Return the left edges of names by row."""
    (piece, _), *_ = set_roll(on(weights), Roll(names=words), "a", measure, "")
    cells = [stretch.cells[0] for stretch in piece.stretches]
    rows = sorted({cell.row for cell in cells})
    return [[round(cell.x_em, 2) for cell in cells if cell.row == one] for one in rows]


@row("kinds.verse_turn_em", 2.0)
def what_is_turned_over_is_set_in(weights: Weights) -> object:
    found = poem(weights, 16, (LONG, LINE))
    cells = found[0][0].stretches[0].cells
    first, rest = cells[0], cells[1]
    start = first.x_em / STYLES.verse.size.part + first.line.indent_em
    return round(rest.x_em / STYLES.verse.size.part - start, 2)


@row("kinds.verse_marked_share", ["那个数枕木的孩子也还在，"], others=(0.9,))
def a_line_is_turned_over_behind_a_mark(weights: Weights) -> object:
    found = poem(weights, 18, (LONG[:20], LINE))
    return [cell.line.text for cell in found[0][0].stretches[0].cells][:1]


@row("kinds.verse_together", (2, 3, 4), others=(1, 3))
def a_stanza_keeps_two_lines_together(weights: Weights) -> object:
    return poem(weights, 10, ("一行",) * 6)[0][1].cuts


@row("kinds.verse_gap_em", [0.5, 11.5], others=(1.0, 6.0))
def two_columns_of_verse_stand_apart(weights: Weights) -> object:
    return starts(poem(weights, 20, ("字" * 8,) * 8))


@row("kinds.verse_fewest_lines", (1, 2), others=(6, 9))
def a_poem_of_eight_lines_stands_in_two_columns(weights: Weights) -> object:
    return tuple(len(starts(poem(weights, 24, (LINE,) * count))) for count in (7, 8))


@row("kinds.verse_least_em", (1, 2))
def a_column_of_verse_holds_five_characters(weights: Weights) -> object:
    found = [poem(weights, measure, ("列车来了",) * 8) for measure in (14, 15.2)]
    return tuple(len({round(x) for x in starts(one)}) for one in found)


@row("kinds.verse_turned_share", (1, 2), others=(0.0, 0.3))
def one_line_in_ten_may_be_turned_over_for_two_columns(weights: Weights) -> object:
    """A line in twelve is turned over, and one in six is not."""
    short = ("列车来了",) * 5
    twelfth, sixth = ((*short, LONG[:14], *short, "又"), (*short, LONG[:14], LONG[:14], *short))
    wide = [max(starts(poem(weights, 24, stanza))) > 10 for stanza in (sixth, twelfth)]
    return tuple(1 + one for one in wide)


@row("kinds.verse_most_rows", (2, 1))
def a_high_poem_stands_in_one_column(weights: Weights) -> object:
    found = [poem(weights, 24, (LINE,) * count) for count in (40, 44)]
    return tuple(len(starts(one)) for one in found)


@row("kinds.verse_unended_lines", 5, others=(0.5,))
def a_poem_is_parted_at_a_sentences_end(weights: Weights) -> object:
    """Of eight lines the fifth ends a sentence: five stand beside three."""
    lines = [LINE] * 8
    lines[4] = "旧时渡口无人渡。"
    cells = [c for s in poem(weights, 24, tuple(lines))[0][0].stretches for c in s.cells]
    return 1 + max(cell.row for cell in cells)


@row("kinds.verse_white_cost", (0.0, 1.0))
def white_beside_verse_is_dear_beyond_its_own_width(weights: Weights) -> object:
    """Beside five lines of eight em: none at 16 em, ten em too much at 26."""
    found = [poem(weights, measure, ("字" * 8,) * 5) for measure in (16, 26)]
    return tuple(round(sum(item.options[0][1] for _, item in one), 6) for one in found)


TWO = "赵\u3000某"


@row("kinds.roll_least_em", [[0.0, 5.5], [0.0]], others=(2.0, 6.0))
def a_place_holds_three_characters(weights: Weights) -> object:
    return names(weights, 9, "何某", "何某", "何某")


@row("kinds.roll_gap_em", ([[0.0, 4.5]], [[0.0], [0.0]]), others=(1.0, 2.0))
def two_names_stand_an_em_and_a_half_apart(weights: Weights) -> object:
    return tuple(names(weights, measure, TWO, TWO) for measure in (7.5, 7.4))


@row("kinds.roll_most_gap_em", [[0.0, 5.5]])
def white_stands_at_the_rows_end(weights: Weights) -> object:
    return names(weights, 11, TWO, TWO)


@row("kinds.roll_long_gap_em", [[0.0, 4.5], [0.0, 9.0]], others=(0.4, 5.5))
def behind_a_long_name_is_an_em(weights: Weights) -> object:
    """A name of four takes two places where the next begins half an em behind it."""
    others = (TWO,) * 12
    return [xs[:2] for xs in names(weights, 21, TWO, TWO, *others[:3], "欧阳某某", TWO)]


@row("kinds.roll_fitting_share", 3.0, others=(0.99,))
def one_long_name_in_ten_changes_no_places(weights: Weights) -> object:
    xs = names(weights, 30, *(TWO,) * 9, "阿卜杜·某某提")[0]
    return round(min(6, round(30 / len(xs) - 1.5)) / 1.5) * 1.5


def head_of_names(weights: Weights) -> tuple[tuple[int, float], ...]:
    """Return rows and costs of the head of a group of names."""
    (_, item), *_ = set_roll(on(weights), Roll(title="教育一线", names=(TWO,)), "a", 20.0, "")
    return item.options


@row("kinds.roll_head_air_rows", [1, 2], others=(0, 2))
def a_row_of_white_may_part_groups_of_names(weights: Weights) -> object:
    return [rows for rows, _ in head_of_names(weights)]


@row("kinds.roll_head_air_cost")
def a_row_over_a_group_of_names(weights: Weights) -> object:
    """As over a sub-head: dearer than a paragraph a line longer, cheaper than one in a head."""
    return between(0.6, head_of_names(weights)[1][1], 1.3)


@row("kinds.roll_white_cost", (0.0, 0.25))
def white_at_the_rows_end_is_dear(weights: Weights) -> object:
    """Two rows with two and a half em to spare."""
    made = [
        set_roll(on(weights), Roll(names=(TWO,) * 4), "a", measure, "") for measure in (8.5, 11)
    ]
    return tuple(round(one[0][1].options[0][1], 6) for one in made)


def hung(weights: Weights, measure: float, *stanzas: tuple[str, ...]) -> tuple[Piece, Item]:
    """Return a poem set downwards at a measure in em of the copy."""
    styles = replace(STYLES, dress=replace(STYLES.dress, verse="down"))
    on = Setter(samples.composer(), styles, weights.kinds)
    return set_verse(on, Verse(title="秋水", stanzas=stanzas), "a", measure, "", 1.4)[0]


@row("kinds.verse_down_em", 2, others=(12.0, 40.0))
def a_long_line_set_downwards_is_turned_over(weights: Weights) -> object:
    piece, _ = hung(weights, 28, (LONG,))
    return len(piece.stretches[-1].cells)


@row("kinds.verse_down_stanza_em", 1.6)
def stanzas_set_downwards_stand_apart(weights: Weights) -> object:
    piece, _ = hung(weights, 28, (LINE, LINE), (LINE,))
    edges = [stretch.cells[0].x_em for stretch in piece.stretches]
    return round((edges[2] - edges[3]) - (edges[1] - edges[2]), 2)


@row("kinds.verse_down_rows", (True, False), others=(12, 80))
def a_poem_set_downwards_is_not_too_high(weights: Weights) -> object:
    """Twenty lines stand in three bands, forty in five."""
    found = (hung(weights, 24, (LINE,) * count) for count in (20, 40))
    return tuple(piece.stretches[-1].role.style.vertical for piece, _ in found)


@row("kinds.verse_down_free_em", 0.0, others=(2.0,))
def some_white_beside_a_poem_set_downwards_costs_nothing(weights: Weights) -> object:
    _, item = hung(weights, 18, (LINE,) * 3)
    return item.options[0][1]


@row("kinds.verse_down_white_cost", others=(0.02, 0.3))
def a_poem_set_downwards_alone_over_a_page(weights: Weights) -> object:
    """Dearer than one of its stanzas parted (8) and a story that runs on (10), cheaper than 36."""
    _, item = hung(weights, 40, (LINE,) * 3)
    return between(10.0, item.options[0][1], 36.0)


@row("kinds.verse_down_parted_cost", (True, True), others=(0.0, 80.0))
def a_stanza_set_downwards_is_rather_not_parted(weights: Weights) -> object:
    """Parted it costs more than a poem with white beside it, and less than a line left ragged."""
    wide, narrow = (hung(weights, measure, (LINE,) * 4)[1].options[0][1] for measure in (20, 8))
    return wide < 1.0 < narrow, narrow < 50.0
