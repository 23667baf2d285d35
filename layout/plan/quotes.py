"""Pull-quotes (提要): a sentence of the story set large within a column.

Input: a story and its columns. Output: the quotes that may be set, their rows and cost. Only what
the editor marks is set so: a sentence chosen by the program to fill a column repeats what stands
beside it (design: prize.md, rule 2).
"""

from __future__ import annotations

from math import ceil

from content.model import PullQuote
from fonts.setting import Line
from layout.plan.measures import Columns, Measures
from layout.plan.shapes import Quote
from layout.plan.sources import Story

#: Rows of white and rules above and below a quote together.
QUOTE_PAD = 1.4


def quote_choices(measures: Measures, source: Story, columns: Columns) -> list[tuple[Quote, float]]:
    """Return quotes that may be set one column wide, each with its cost."""
    weights = measures.weights.quotes
    own = [item.text for item in source.body if isinstance(item, PullQuote)]
    if not own:
        return []
    words = own[0]
    count = len(quote_lines(measures, words, columns))
    least = ceil(count * measures.styles.quote.leading.rows + QUOTE_PAD)
    return [
        (Quote(words, least + extra), weights.own_cost + weights.row_cost * extra)
        for extra in range(weights.further_rows + 1)
    ]


def quote_lines(measures: Measures, words: str, columns: Columns) -> tuple[Line, ...]:
    """Return a quote's composed lines at the width of one column."""
    role = measures.styles.quote
    measure = columns.width / role.size.pt(measures.grid)
    head = measures.composer.head(words, role.style, measure, measures.weights.quotes.most_lines)
    return head.lines if head else measures.composer.fit(words, role.style, measure).lines()
