"""Rows of tables."""

from __future__ import annotations

from math import log

from content.model import Cell, Paragraph, Table
from content.model.body import Row as TableRow
from fonts.setting.styles import STYLES
from layout.plan.copy.kinds.inline_table import set_inline
from layout.plan.copy.setter import Setter
from layout.plan.copy.tables.columns import needs
from layout.plan.copy.tables.main import with_main_tables
from layout.plan.copy.tables.setting import (
    MainTable,
    TableSetting,
    force_table,
    set_table,
    stands_free,
)
from layout.plan.elements import Element
from layout.plan.pages.blocks import sources
from layout.plan.sources import elements_of
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.weighing import between, row

BODY = 9.0
LONG = "护河巡查和清理岸线修理家电理发义诊"


def table(*rows: str, head: str = "", **more: object) -> Table:
    """Return a table of rows whose cells are parted by blanks."""

    def cells(words: str) -> TableRow:
        return tuple(Cell(text=one, column=k) for k, one in enumerate(words.split()))

    fields = {"columns": max(len(one.split()) for one in (head, *rows)), **more}
    over = (cells(head),) if head else ()
    return Table.model_validate({**fields, "head": over, "rows": tuple(map(cells, rows))})


def on(weights: Weights) -> Setter:
    """Return what tables are set with."""
    return Setter(samples.composer(), STYLES, weights.kinds)


def made(weights: Weights, one: Table, width_em: float) -> TableSetting:
    """Return a table set at a width in em of the body."""
    found = set_table(on(weights), one, width_em * BODY, BODY)
    assert found is not None
    return found


@row("kinds.table_inline_em", (False, True))
def a_table_of_more_than_twenty_em_stands_free(weights: Weights) -> object:
    """Four columns of three characters need 16.8 em, five 21."""
    found = [table(" ".join(["河口镇"] * count)) for count in (4, 5)]
    return tuple(stands_free(one, weights.kinds) for one in found)


@row("kinds.table_main_characters", [True, False], others=(300, 1200))
def the_table_of_short_copy_is_its_main_matter(weights: Weights) -> object:
    found = []
    for count in (5, 7):
        body = (*[Paragraph(text="字" * 99 + "。")] * count, table("河口镇 4.5"))
        press = with_main_tables(samples.press(samples.article(body=body)), weights.kinds)
        found.append(isinstance(press.articles[0].body[-1], MainTable))
    return found


@row("kinds.table_most_lines", 5.8, others=(2, 8))
def a_long_cell_takes_four_lines(weights: Weights) -> object:
    return round(needs(on(weights), table("甲 " + LONG + "三三"))[1].least, 1)


@row("kinds.table_whole_em", (4.0, 5.0), others=(3.0, 7.0))
def five_characters_are_never_broken(weights: Weights) -> object:
    found = needs(on(weights), table("四字一句 六个字的一句"))
    return tuple(round(need.least, 1) for need in found)


@row("kinds.table_figures_share", ("decimal", "left"), others=(0.2, 0.9))
def three_of_five_are_a_column_of_figures(weights: Weights) -> object:
    mostly = table("甲 1.5", "乙 2.5", "丙 3.5", "丁 未报", "戊 9.5")
    seldom = table("甲 1.5", "乙 2.5", "丙 缓报", "丁 未报", "戊 缓报")
    return tuple(needs(on(weights), one)[1].align for one in (mostly, seldom))


@row("kinds.table_least_pt", 7.5, others=(7.0, 8.0))
def words_of_a_table_are_not_smaller(weights: Weights) -> object:
    """At a body of 7.875 pt the best size of the table of styles would be 7.44 pt."""
    found = set_table(on(weights), table("甲 乙"), 200, 7.875)
    assert found is not None
    return found.size


@row("kinds.table_line_cost", (8.5, 8.0), others=(0.02, 0.0))
def a_size_smaller_spares_a_line(weights: Weights) -> object:
    """Where the words just do not fit at the best size; where they do, that is taken."""
    one = table("甲 " + LONG[:12])
    return tuple(round(made(weights, one, width).size, 2) for width in (15, 13.5))


@row("kinds.table_size_costs", 8.5, others=((0.5, 0.3, 0.1), (0.0, -0.1, 0.2)))
def the_best_size_is_the_first(weights: Weights) -> object:
    return round(made(weights, table("甲 乙"), 20).size, 2)


@row("kinds.table_forced_cost")
def a_table_in_too_narrow_columns(weights: Weights) -> object:
    """Dearer than any page that could be printed (300), cheaper than two such tables."""
    found = force_table(on(weights), table(" ".join(["河口镇新安"] * 4)), 90, BODY)
    return between(300.0, found.cost, 700.0)


@row("kinds.table_most_partings", 7, others=(3, 12))
def a_table_goes_on_in_as_many_columns_as_a_page_has(weights: Weights) -> object:
    one = table(*["甲 1"] * 60, head="名 数")
    return len(set_inline(on(weights), one, "a", 20, BODY, 12.8)[1].options)


def parted(weights: Weights, rows: int) -> float:
    """Return what it costs to part a table of so many rows once."""
    one = table(*["甲 1"] * rows, head="名 数")
    options = set_inline(on(weights), one, "a", 20, BODY, 12.8)[1].options
    return round(options[1][1] - options[0][1], 6)


@row("kinds.table_parted_cost")
def parting_a_long_table_once(weights: Weights) -> object:
    """Dearer than heads alike side by side (1.6), cheaper than pictures that touch (5)."""
    return between(1.6, parted(weights, 60), 5.0)


@row("kinds.table_whole_rows", (True, False), others=(3, 200))
def a_table_of_a_few_rows_is_whole(weights: Weights) -> object:
    return tuple(parted(weights, rows) > 20 for rows in (5, 60))


@row("kinds.table_whole_cost")
def parting_a_table_of_five_rows(weights: Weights) -> object:
    """Dearer than what the audit calls a fault of shape (36), cheaper than two (72)."""
    return between(36.0, parted(weights, 5), 72.0)


@row("kinds.table_part_rows", (1, 2))
def a_wide_table_of_more_than_thirty_rows_has_parts(weights: Weights) -> object:
    found = []
    for count in (30, 31):
        one = table(*[" ".join(["河口镇新安"] * 6)] * count)
        press = samples.press(samples.article(body=(one,)))
        blocks = sources(press, weights)
        inside = [element for block in blocks for element in elements_of(block)]
        found.append(len(inside))
    return tuple(found)


def range_cost(weights: Weights, one: Table, width_em: float, rows: int = 0) -> float:
    """Return the cost of a free table at a width in em, at its least or another height."""
    measures = samples.measures(weights=weights)
    named = one.model_copy(update={"id": "a"})
    found = measures.range(Element(named), width_em * measures.grid.body)
    assert found is not None
    return found.costs[rows - found.least if rows else found.costs.index(min(found.costs))]


WIDE = table(*["河口镇新安街 " * 6] * 8, head="人均时长甲乙 " * 6)


@row("kinds.table_wide_ratio", (0.0, True), others=(1.2, 3.0))
def a_table_may_be_half_as_wide_again(weights: Weights) -> object:
    """At 1.5 times its natural width it costs nothing more, at twice it does."""
    own = min(range_cost(weights, WIDE, 45), range_cost(weights, WIDE, 44))
    usual, wide = (range_cost(weights, WIDE, 41.7 * ratio) for ratio in (1.5, 2.0))
    return round(max(0.0, usual - own - 0.3), 1), wide > usual + 0.5


@row("kinds.table_wide_cost")
def cells_far_apart_are_no_rows(weights: Weights) -> object:
    """At twice its width: dearer than a step of type, cheaper than a page sent back."""
    return between(0.6, range_cost(weights, WIDE, 83.4), 1.6)


@row("kinds.table_air_cost", 1.0)
def a_rows_height_is_best_as_usual(weights: Weights) -> object:
    measures = samples.measures(weights=weights)
    named = WIDE.model_copy(update={"id": "a"})
    width = 50 * measures.grid.body
    setting, found = measures.table(named, width), measures.range(Element(named), width)
    assert setting is not None and found is not None
    leading = measures.grid.leading
    off = [
        log(
            ((found.least + k) * leading - measures.element_gap)
            / setting.height(weights.kinds.table_pad_em)
        )
        ** 2
        for k in range(len(found.costs))
    ]
    return round((found.costs[0] - found.costs[1]) / (off[0] - off[1]), 6)


def heights(weights: Weights) -> tuple[int, int, int]:
    """Return the least, best and greatest number of rows of the grid of a free table."""
    measures = samples.measures(weights=weights)
    named = WIDE.model_copy(update={"id": "a"})
    found = measures.range(Element(named), 50 * measures.grid.body)
    assert found is not None
    return found.least, found.least + found.costs.index(min(found.costs)), found.most


@row("kinds.table_least_pad_em", 10)
def a_row_is_as_low_as_a_row_of_text(weights: Weights) -> object:
    return heights(weights)[0]


@row("kinds.table_pad_em", 11)
def a_row_usually_has_air(weights: Weights) -> object:
    return heights(weights)[1]


@row("kinds.table_most_pad_em", 13)
def a_row_is_no_gap(weights: Weights) -> object:
    return heights(weights)[2]
