"""Article heads: an article and a width in pt → the ways to set its head, with rows and cost.

A head's height is a whole number of body rows. What follows a title (deck, byline) stands under
it or, where there is room, at its right.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from math import ceil, log

from content.model import Article
from fonts.setting import Line
from fonts.setting.keeping import Same
from layout.page.grid import step_down
from layout.plan.heads.choice import BACK_EM, BOTTOM, TOP, HeadChoice, height_below
from layout.plan.heads.dressing import kicker_lines
from layout.plan.heads.sizes import (
    beyond_band,
    continued_size,
    indent_of,
    mark_room,
    number_size,
    size_band,
    target_size,
    title_role,
    top_row,
)
from layout.plan.heads.strips import empty_cost, strip_share
from layout.plan.measures import Measures
from layout.plan.weights import LEAD

#: By so much a title may seem to overshoot its measure, as widths are rounded.
ROUNDING_EM = 0.02
_WIDE = "\u3000"
_BLANKS = re.compile(r"\s+")


def head_choices(
    measures: Measures, article: Article, width: float, continued: bool = False, whole: float = 0.0
) -> tuple[HeadChoice, ...]:
    """Return the ways to set an article's head at a width in pt, cheapest first.

    `whole`: the width of its block, where it stands over a part of it: that says its size.
    """
    # Asked again for each number of columns that may stand under it.
    key = ("head", Same(measures.grid), Same(article), width, continued, whole)
    made = _continued_choices if continued else partial(_choices, whole=whole)
    return measures.copies.get(key, lambda: made(measures, article, width))


def _choices(
    measures: Measures, article: Article, width: float, whole: float
) -> tuple[HeadChoice, ...]:
    """Return the ways to set the head of a part that continues no other, cheapest first."""
    weights = measures.weights.heads
    target = target_size(measures, article, whole or width)
    found = _sized_choices(measures, article, width, target)
    shares = (choice.empty for choice in found)
    if found and not whole and min(shares) > weights.strip_free_share:
        grown = beyond_band(measures, article, width, target)
        larger = _sized_choices(measures, article, width, grown, weights.beyond_cost)
        found += [replace(choice, beyond=True) for choice in larger]
    return tuple(sorted(found, key=lambda c: (c.cost, c.rows)))


def _sized_choices(
    measures: Measures, article: Article, width: float, target: float, more: float = 0.0
) -> list[HeadChoice]:
    """Return the ways to set a head whose title is to have a size in pt; `more`: its cost."""
    weights, role = measures.weights.heads, title_role(measures, article)
    low = size_band(measures, article)[0] * measures.grid.body
    found: list[HeadChoice] = []
    widths = measures.composer.head_widths(article.title, role.style, breaks=article.breaks)
    for count in range(1, weights.most_lines + 1):
        if count not in widths:
            continue
        indent = indent_of(measures, article, step_down(target), count)
        size = step_down(min(target, (width - indent) / max(widths[count], 1e-6)))
        below = size < weights.least_band_part * low
        if below and count < weights.most_lines and count + 1 in widths:
            continue
        indent = indent_of(measures, article, size, count)
        measure = (width - indent) / size + ROUNDING_EM
        fit = measures.composer.head(article.title, role.style, measure, count, article.breaks)
        # Fewer lines will do where none were taken yet: a step lower the title fits on them too.
        if fit is None or (len(fit.lines) != count and found):
            continue
        small = max(0.0, 1 - size / target)
        cost = more + (
            weights.small_cost * small * small
            + _lead_cost(measures, article, size)
            + (weights.below_band_cost if below else 0.0)
            + weights.line_cost * (count - 1)
            + (weights.third_line_cost if count > 2 else 0.0)
            + (weights.lone_cost if _ends_alone(fit.lines, weights.lone_share) else 0.0)
        )
        room = width - indent - fit.width_em * size - weights.side_gap_em * measures.grid.body
        if room < weights.side_share * width:
            room = 0.0
        for side in (True, False):
            choice = _choice(measures, article, fit.lines, size, width, indent, room, side)
            if choice is None:
                continue
            for extra in (0, 1):
                empty = strip_share(measures, choice, width, more=extra)
                own = cost + (weights.white_row_cost * extra + empty_cost(empty, weights))
                found.append(replace(choice, rows=choice.rows + extra, cost=own, empty=empty))
            break  # what fits at the right stands there
    return found


def _ends_alone(lines: tuple[Line, ...], share: float) -> bool:
    """Tell whether the last of several lines of a title is a short word alone."""
    return len(lines) > 1 and lines[-1].width_em < share * max(line.width_em for line in lines)


def _lead_cost(measures: Measures, article: Article, size: float) -> float:
    """Cost of a lead's title of a size in pt, within its band, below the greatest of its rank."""
    if article.standing != LEAD or article.kind.boxed:
        return 0.0
    low, high = (em * measures.grid.body for em in size_band(measures, article))
    short = log(max(1.0, high / max(size, low)))
    return measures.weights.heads.lead_small_cost * short * short


def _choice(
    measures: Measures,
    article: Article,
    title: tuple[Line, ...],
    size: float,
    width: float,
    indent: float,
    room: float,
    side: bool,
) -> HeadChoice | None:
    """Return a head with deck to byline at the title's right (`room` pt wide) or under it."""
    body, leading, weights = measures.grid.body, measures.grid.leading, measures.weights.heads
    styles = measures.styles
    if side and not (article.deck or article.dateline):  # who signs does so under what he signs
        return None
    if side and styles.dress.head.align == "centre":
        return None
    measure = room if side else width - indent
    if side and measure < weights.side_measure_em * body:
        return None
    deck_em = measure / styles.deck.size.pt(measures.grid)
    deck = measures.composer.fit(article.deck, styles.deck.style, deck_em).lines()
    byline = _byline(measures, article.byline, measure / styles.byline.size.pt(measures.grid))
    dateline_em = measure / styles.dateline.size.pt(measures.grid)
    dateline = measures.composer.fit(article.dateline, styles.dateline.style, dateline_em).lines()
    number = number_size(measures, article, size, len(title))
    over = kicker_lines(measures, article, number, width - indent)
    kicker = top_row(measures, article)
    kicker += max(0, len(over) - 1) * styles.kicker.leading.pt(measures.grid)
    used = kicker + len(title) * size * title_role(measures, article).leading.em
    below = height_below(measures, deck, dateline, byline)
    signed = max(len(dateline), len(byline))
    if side and not (len(deck) <= weights.side_deck_lines and signed <= weights.side_byline_lines):
        return None
    used = max(used, below) if side else used + below
    used += (TOP + BOTTOM) * leading
    rows = ceil(used / leading - weights.row_slack_rows)
    words = max((line.width_em for line in over), default=0.0) * styles.kicker.size.pt(
        measures.grid
    )
    return HeadChoice(
        rows, 0.0, size, title, deck, byline, number, indent, used, side, dateline, (words, kicker)
    )


def _byline(measures: Measures, words: str, measure: float) -> tuple[Line, ...]:
    """Return a byline's lines at a measure in em: it breaks between names, never inside one."""
    style = measures.styles.byline.style
    rows: list[str] = []
    blanks = iter(["", *(_WIDE if _WIDE in blank else " " for blank in _BLANKS.findall(words))])
    for name, blank in zip(words.split(), blanks, strict=False):
        longer = f"{rows[-1]}{blank}{name}" if rows else name
        if rows and measures.composer.fit(longer, style, measure).best == 1:
            rows[-1] = longer
        else:
            rows.append(name)
    return tuple(
        line for row in rows for line in measures.composer.fit(row, style, measure).lines()
    )


def _continued_choices(
    measures: Measures, article: Article, width: float
) -> tuple[HeadChoice, ...]:
    """Return the small head of a part continued from another page: 上接… and title on a line.

    None where 上接… leaves the title less than `least_continued_em`.
    """
    leading, weights, role = (
        measures.grid.leading,
        measures.weights.heads,
        measures.styles.title_continued,
    )
    size = continued_size(measures, width)
    back = BACK_EM * measures.styles.back.size.pt(measures.grid)
    indent = mark_room(measures, article) + back
    measure = (width - indent) / size
    if measure < weights.least_continued_em:
        return ()
    fit = measures.composer.head(
        article.title, role.style, measure, weights.most_lines, article.breaks
    )
    lines = fit.lines if fit else measures.composer.fit(article.title, role.style, measure).lines()
    used = (TOP + BOTTOM) * leading + len(lines) * size * role.leading.em
    rows = ceil(used / leading - weights.row_slack_rows)
    bare = HeadChoice(rows, 0.0, size, lines, (), (), 0.0, indent, used)
    found = []
    for extra in (0, 1):
        empty = strip_share(measures, bare, width, more=extra)
        cost = weights.white_row_cost * extra + empty_cost(empty, weights)
        found.append(replace(bare, rows=rows + extra, cost=cost, empty=empty))
    return tuple(found)
