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
from fonts.setting import Line, TextStyle
from layout.plan.desk import Columns, Desk
from layout.plan.shapes import Quote, Source

QUOTE = TextStyle(family="Press Song", weight=700, indent_em=0, justify=False)
#: Size over the body size, rows a line takes, rows of white and rules above and below together.
QUOTE_SIZE, QUOTE_ROWS, QUOTE_PAD = 1.3333, 1.5, 1.4

_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’』」）]*")
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"), ("「", "」"), ("『", "』"))
#: Words that lean on the sentence before: such a sentence does not stand alone.
_LEANING = (
    *"这其此他她它该而但且也又还更并同如即",
    *("因", "所以", "与此", "对此", "为此", "于是"),
)


@lru_cache(maxsize=512)
def sentences(body: tuple[BodyItem, ...]) -> tuple[str, ...]:
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
            if not 12 <= len(words) <= 40 or words.startswith(_LEANING):
                continue
            if words[0] in "”’，、" or any(words.count(a) != words.count(b) for a, b in _PAIRS):
                continue
            if any(d in words or words in d for d in doubtful):
                continue
            telling = 6.0 if re.search(r"\d", words) else 0.0
            found.append((abs(len(words) - 24) - telling, order, words))
    return tuple(words for _, _, words in sorted(found))


def quote_choices(desk: Desk, source: Source, columns: Columns) -> list[tuple[Quote, float]]:
    """Return quotes that may be set one column wide, each with its cost."""
    own = [item.text for item in source.body if isinstance(item, PullQuote)]
    if own:
        words, base = own[0], -4.0
    elif desk.auto_quotes and len(sentences(source.body)) and source.article is not None:
        words, base = sentences(source.body)[0], 3.0
    else:
        return []
    count = len(quote_lines(desk, words, columns))
    least = ceil(count * QUOTE_ROWS + QUOTE_PAD)
    return [(Quote(words, least + extra), base + 0.8 * extra) for extra in (0, 1, 2)]


def quote_lines(desk: Desk, words: str, columns: Columns) -> tuple[Line, ...]:
    """Return a quote's composed lines at the width of one column."""
    size = QUOTE_SIZE * desk.grid.body
    measure = columns.width / size
    head = desk.composer.head(words, QUOTE, measure, max_lines=8)
    return head.lines if head else desk.composer.fit(words, QUOTE, measure).lines()
