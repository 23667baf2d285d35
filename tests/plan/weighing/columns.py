"""Rows of text columns: measure and gutter."""

from __future__ import annotations

from typing import Any

from content.model import Article, ArticleKind, Paragraph
from layout.plan.shapes.stories import frames
from layout.plan.sources import Story
from layout.plan.text_columns import Columns, columns_of
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.weighing import between, row

EM = 9.0


def story(article: Article) -> Story:
    """Return an article's block."""
    return Story(article.id, article, article.body)


def written(*texts: str, **more: Any) -> Story:
    """Return a story of just these paragraphs."""
    article = samples.article(body=tuple(Paragraph(text=text) for text in texts), **more)
    return story(article)


def settings(weights: Weights, width_em: float, em: float = EM) -> list[tuple[int, int]]:
    """Return number and measure of columns in a width."""
    found = columns_of(width_em * em, em, weights.columns)
    return [(columns.count, columns.measure) for columns in found]


@row("columns.least_measure_em", 10)
def ten_characters_is_the_narrowest(weights: Weights) -> object:
    return min(m for n in range(20, 60) for _, m in settings(weights, n))


@row("columns.most_measure_em", 28)
def twenty_eight_characters_is_the_widest(weights: Weights) -> object:
    return max(m for n in range(20, 90) for _, m in settings(weights, n))


def in_one(weights: Weights, characters: int) -> int:
    """Return the widest column, em, of copy of so many characters in a single column."""
    source = written("字" * characters)
    own = samples.measures(weights=weights)
    found = [f for width in range(1, own.grid.columns + 1) for f in frames(own, source, width)]
    return max(f.columns.measure for f in found if f.columns.count == 1)


@row("columns.most_brief_em", [False, True], others=(30, 60))
def copy_of_few_lines_stands_in_a_column_of_forty(weights: Weights) -> object:
    """Of three basic columns of a tabloid (36 em), not of five of a broadsheet (61 em)."""
    widest = in_one(weights, 60)
    return [widest > 40, widest > 28]


@row("columns.few_lines", [True, False], others=(2, 8))
def few_lines_are_four(weights: Weights) -> object:
    """Of 36 em: 120 characters are three and a bit, 200 nearly six."""
    return [in_one(weights, characters) > 28 for characters in (120, 200)]


@row("columns.most_columns", 9)
def nine_columns_are_the_most(weights: Weights) -> object:
    counts = [n for width in (120, 160, 200) for n, _ in settings(weights, width)]
    return max(counts, default=0)


@row("columns.least_gutter_em", [[(2, 12)], [(2, 12)]])
def a_gutter_narrower_than_an_em_and_a_third_is_none(weights: Weights) -> object:
    return [[s for s in settings(weights, width) if s[0] == 2] for width in (26.9, 25.6)]


@row("columns.loose_gutter_em", [(3, 15), (4, 11)])
def a_box_has_wider_gutters(weights: Weights) -> object:
    source = written("字" * 200, kind=ArticleKind.BOX, title="慢线上的手记")
    found = frames(samples.measures(weights=weights), source, 4)
    return sorted({(f.columns.count, f.columns.measure) for f in found if not f.strip})


@row("columns.widest_gutter_em", [True, False])
def a_gutter_of_three_em_is_a_hole(weights: Weights) -> object:
    return [(2, 10) in settings(weights, 20 + gutter, 6.0) for gutter in (2.5, 3.0)]


@row("columns.widest_gutter_pt", [True, False])
def a_gutter_of_a_centimetre_is_a_hole(weights: Weights) -> object:
    return [(2, 10) in settings(weights, 20 + gutter / 14, 14.0) for gutter in (26.0, 28.0)]


@row("columns.measure_slack_em", [True, False])
def a_hair_less_than_a_character_still_holds_it(weights: Weights) -> object:
    return [(1, 15) in settings(weights, 15 - short) for short in (0.015, 0.03)]


def cost(weights: Weights, measure: int, gutter: float = 1.5, count: int = 2) -> float:
    """Return the cost of columns (em)."""
    return Columns(count, measure, gutter * EM, EM).cost(weights.columns)


@row("columns.comfortable_from_em", (True, False))
def thirteen_characters_cost_fourteen_do_not(weights: Weights) -> object:
    return tuple(cost(weights, measure) > 0 for measure in (13, 14))


@row("columns.comfortable_to_em", (True, False))
def twenty_one_characters_cost_twenty_do_not(weights: Weights) -> object:
    return tuple(cost(weights, measure) > 0 for measure in (21, 20))


@row("columns.narrow_ratio", [22, 12, 23])
def two_em_too_narrow_are_worse_than_two_too_wide(weights: Weights) -> object:
    return sorted((12, 22, 23), key=lambda measure: cost(weights, measure))


@row("columns.measure_cost")
def the_narrowest_columns(weights: Weights) -> object:
    """Dearer than ranks upset (8), cheaper than a title below its rank's band (14)."""
    return between(8.0, cost(weights, 10), 14.0)


@row("columns.comfortable_gutter_em", (True, False))
def a_gutter_of_two_and_a_half_em_costs(weights: Weights) -> object:
    return tuple(cost(weights, 16, gutter) > 0 for gutter in (2.5, 2.3))


@row("columns.gutter_cost")
def the_widest_gutter(weights: Weights) -> object:
    """Dearer than a picture at the left (0.3), cheaper than a third of a row of white (1.2)."""
    return between(0.3, cost(weights, 16, 2.9), 1.2)
