"""Pull-quotes (提要): a sentence of the story set large within a column.

Input: a story and its columns. Output: the quotes that may be set, their rows and cost. Only what
the editor marks is set so: a sentence chosen by the program to fill a column repeats what stands
beside it (design: prize.md, rule 2).
"""

from __future__ import annotations

from math import ceil

from content.model import PullQuote
from fonts.setting import Line
from layout.plan.measures import Measures
from layout.plan.shapes.shapes import Quote
from layout.plan.sources import Story
from layout.plan.text_columns import Columns

#: Rows of white and rules above and below a quote together.
QUOTE_PAD = 1.4
#: Shortest and longest column of a quote set downwards, em of its own.
DOWN_EM = (6, 16)


def quote_choices(measures: Measures, source: Story, columns: Columns) -> list[tuple[Quote, float]]:
    """Return quotes that may be set one column wide, each with its cost."""
    weights = measures.weights.quotes
    words = quote_of(source)
    if not words:
        return []
    least = ceil(quote_height(measures, words, columns) + QUOTE_PAD)
    return [
        (Quote(words, least + extra), weights.own_cost + weights.row_cost * extra)
        for extra in range(weights.further_rows + 1)
    ]


def quote_of(source: Story) -> str:
    """Return the pull-quote that a story, or a part of one, may set; "" without one.

    It is the article's first, and set once: where a story runs on, in whichever part has room.
    """
    if source.quoted or not source.body:
        return ""
    return next((item.text for item in source.article.body if isinstance(item, PullQuote)), "")


def quote_lines(measures: Measures, words: str, columns: Columns) -> tuple[Line, ...]:
    """Return a quote's composed lines at the width of one column."""
    if measures.styles.dress.quote == "down":
        return _down(measures, words, columns)
    role = measures.styles.quote
    measure = columns.width / role.size.pt(measures.grid)
    head = measures.composer.head(words, role.style, measure, measures.weights.quotes.most_lines)
    return head.lines if head else measures.composer.fit(words, role.style, measure).lines()


def quote_height(measures: Measures, words: str, columns: Columns) -> float:
    """Return the rows of a quote's words without white."""
    lines = quote_lines(measures, words, columns)
    if lines and lines[0].cells:
        role = measures.styles.quote_down
        longest = max(line.width_em for line in lines) * role.size.pt(measures.grid)
        return longest / measures.grid.leading
    return len(lines) * measures.styles.quote.leading.rows


def _down(measures: Measures, words: str, columns: Columns) -> tuple[Line, ...]:
    """Return a quote set downwards: as short as its columns may be that the width holds."""
    role = measures.styles.quote_down
    size = role.size.pt(measures.grid)
    most = max(1, int(columns.width / (role.leading.em * size)))
    for high in range(DOWN_EM[0], DOWN_EM[1] + 1):
        head = measures.composer.head(words, role.style, high, most)
        if head:
            return head.lines
    return measures.composer.fit(words, role.style, DOWN_EM[1]).lines()
