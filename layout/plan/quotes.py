"""Pull-quotes (提要): a sentence of the story set large within a column.

Input: a story and its columns. Output: the quotes that may be set, their rows and cost. The
editor's own pull-quote is preferred; without one a whole sentence of the story may be taken,
word for word, where it fills a column that would else be short. Nothing is ever reworded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil

from content.model import BodyItem, Paragraph, PullQuote
from fonts.chinese.characters import CLOSING, PAIRS, SENTENCE_ENDS, one_of
from fonts.setting import Line
from layout.plan.desk import Columns, Desk
from layout.plan.shapes import Quote, Source
from layout.plan.weights import WEIGHTS, QuoteWeights

#: Rows of white and rules above and below a quote together.
QUOTE_PAD = 1.4

_SENTENCE = re.compile(f"[^{SENTENCE_ENDS}]+[{SENTENCE_ENDS}]+[{one_of(CLOSING)}]*")
#: Words that lean on the sentence before: such a sentence does not stand alone.
_LEANING = (
    *"这其此他她它该而但且也又还更并同如即",
    *("因", "所以", "与此", "对此", "为此", "于是"),
)


@lru_cache(maxsize=512)
def sentences(
    body: tuple[BodyItem, ...], weights: QuoteWeights = WEIGHTS.quotes
) -> tuple[str, ...]:
    """Return the sentences of a story that can stand alone, the most telling first."""
    found: list[tuple[float, int, str]] = []
    order = 0
    for item in body:
        if not isinstance(item, Paragraph):
            continue
        doubtful = [q.text for q in item.queries]
        for match in _SENTENCE.finditer(item.text):
            order += 1
            words = match.group().strip()
            if not weights.shortest <= len(words) <= weights.longest or words.startswith(_LEANING):
                continue
            if words[0] in "”’，、" or any(
                words.count(a) != words.count(b) for a, b in PAIRS.items()
            ):
                continue
            if any(d in words or words in d for d in doubtful):
                continue
            telling = weights.figure_bonus if re.search(r"\d", words) else 0.0
            found.append((abs(len(words) - weights.best) - telling, order, words))
    return tuple(words for _, _, words in sorted(found))


def quote_choices(desk: Desk, source: Source, columns: Columns) -> list[tuple[Quote, float]]:
    """Return quotes that may be set one column wide, each with its cost."""
    weights = desk.weights.quotes
    own = [item.text for item in source.body if isinstance(item, PullQuote)]
    if own:
        words, base = own[0], weights.own_cost
    elif desk.auto_quotes and source.article is not None:
        found = sentences(source.body, weights)
        if not found:
            return []
        words, base = found[0], weights.taken_cost
    else:
        return []
    count = len(quote_lines(desk, words, columns))
    least = ceil(count * desk.styles.quote.leading.rows + QUOTE_PAD)
    return [
        (Quote(words, least + extra), base + weights.row_cost * extra)
        for extra in range(weights.further_rows + 1)
    ]


def quote_lines(desk: Desk, words: str, columns: Columns) -> tuple[Line, ...]:
    """Return a quote's composed lines at the width of one column."""
    role = desk.styles.quote
    measure = columns.width / role.size.pt(desk.grid)
    head = desk.composer.head(words, role.style, measure, desk.weights.quotes.most_lines)
    return head.lines if head else desk.composer.fit(words, role.style, measure).lines()
