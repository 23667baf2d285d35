"""Columns that rise beside a head: it stands over the first columns of its block alone.

Input: an article and the text columns of its block. Output: heads over some of these columns, and
how far the others rise. A title that is short for its block would leave an empty strip at its
right (design: prize.md, rule 3); there the text goes on, or the picture stands, up to the rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from content.model import Article
from fonts.setting.roles import Body, Own, Role
from layout.plan.heads.choice import BACK_EM, HeadChoice
from layout.plan.heads.choices import head_choices
from layout.plan.heads.dressing import on_bar
from layout.plan.heads.sizes import continued_size, mark_room, target_size, title_role
from layout.plan.measures import Measures
from layout.plan.shapes.shapes import Rise
from layout.plan.text_columns import Columns

#: Rows between a block's rule and what rises: the ticks and the bar of the head need them. Where
#: there is no rule what rises stands level with the head's own air: a row more would join the gap
#: over the head, a strip of 14 mm across the page, or the padding of a box, one of 9 mm in it.
RULE_ROWS = 1
#: Heads over the whole width that are kept beside them, the cheapest: some shapes want them.
KEPT = 2


def ways_of_heads(
    measures: Measures, article: Article, columns: Columns, width: float, continued: bool
) -> list[tuple[HeadChoice, Rise | None]]:
    """Return the heads of a block (`width` pt): over its whole width, or with columns beside them.

    Columns rise only where a head over the whole width would leave an empty strip.
    """
    whole = head_choices(measures, article, width, continued)
    free = measures.weights.heads.strip_free_share
    filled = [choice for choice in whole if choice.empty <= free]
    if any(not choice.beyond for choice in filled):
        return [(choice, None) for choice in filled]
    ruled = _is_ruled(measures, article, continued)
    found: list[tuple[HeadChoice, Rise | None]] = []
    for first in _spans(measures, article, columns, width, continued):
        choices = head_choices(measures, article, columns.span(first), continued, width)
        found += _risen(choices[:1], first, ruled)
    kept = [*filled[:1], *(choice for choice in whole if choice not in filled[:1])]
    return found + [(choice, None) for choice in kept[:KEPT]]


def ways_over_cells(
    measures: Measures, article: Article, cells: Columns, continued: bool
) -> list[tuple[HeadChoice, Rise | None]]:
    """Return the heads of persons abreast over the first of their cells, with room beside each.

    As the words that lead to the persons stand there, a title may grow to fill its cells.
    """
    ruled = _is_ruled(measures, article, continued)
    found: list[tuple[HeadChoice, Rise | None]] = []
    for first in range(1, cells.count):
        heads = head_choices(measures, article, cells.span(first), continued)
        lowest: dict[tuple[float, int, bool], HeadChoice] = {}
        for choice in heads:  # with a row of white more there would be a strip over these words
            known = lowest.setdefault((choice.size, choice.lines, choice.side), choice)
            if choice.rows < known.rows:
                lowest[choice.size, choice.lines, choice.side] = choice
        found += _risen(sorted(lowest.values(), key=lambda one: one.cost)[:KEPT], first, ruled)
    return found


def _is_ruled(measures: Measures, article: Article, continued: bool) -> bool:
    """Tell whether a head has a rule over it: not in each look, nor where it is a bar of a box."""
    dress = measures.styles.dress
    bar = article.kind.boxed and not continued and on_bar(dress.box, article)
    return dress.head.rule != "none" and not bar


def _risen(
    choices: Sequence[HeadChoice], first: int, ruled: bool
) -> Iterator[tuple[HeadChoice, Rise | None]]:
    """Yield heads over the first columns, with how far the others rise beside each."""
    for choice in choices:
        rows = choice.rows - RULE_ROWS if ruled else choice.rows
        if rows > 0:
            yield choice, Rise(first, rows)


def _spans(
    measures: Measures, article: Article, columns: Columns, width: float, continued: bool
) -> list[int]:
    """Return over how many columns a title may stand: the fewest that hold it on one line, on two.

    A step of the scale smaller is near enough.
    """
    weights = measures.weights.heads
    role: Role[Body, Own] = title_role(measures, article)
    size, indent = target_size(measures, article, width), 0.0
    if continued:
        role = measures.styles.title_continued
        size = continued_size(measures, width)
        back = BACK_EM * measures.styles.back.size.pt(measures.grid)
        indent = mark_room(measures, article) + back
    widths = measures.composer.head_widths(article.title, role.style, breaks=article.breaks)
    found: list[int] = []
    for lines in range(1, weights.most_lines):
        if lines not in widths:
            continue
        least = weights.least_band_part * widths[lines] * size + indent
        spans = (n for n in range(1, columns.count) if columns.span(n) >= least)
        span = next(spans, 0)
        if span and span not in found:
            found.append(span)
    return found
