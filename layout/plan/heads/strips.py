"""What stands empty beside a head: a `HeadChoice`, a width in pt → a share of the page, a cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.page.units import mm
from layout.plan.heads.choice import BOTTOM, SIDE_EM, TOP, HeadChoice, side_off
from layout.plan.heads.dressing import under_rule
from layout.plan.measures import Measures
from layout.plan.weights import HeadWeights

#: What a rectangle loses where cells of the audit's raster are partly inked, mm.
CELL_MM = 1.0
#: Air over the ink of a line of text in its row, rows.
TEXT_AIR = 0.2
#: What stands under a head: where it begins, pt from the left, and the white over its ink, pt.
Under = tuple[float, float]


def strip_share(
    measures: Measures,
    choice: HeadChoice,
    width: float,
    under: Sequence[Under] = (),
    *,
    more: int = 0,
) -> float:
    """Return the share of the page that stands empty beside a head: a rectangle as it is seen.

    What a unit of a page leaves empty is judged by the page on which the unit stands. `under`: what
    stands under the head where that is known; `more`: rows that it is to be higher.
    """
    grid, weights = measures.grid, measures.weights.heads
    page = max(mm(grid.area.w) * mm(grid.area.h), weights.least_page_mm2)
    height = (choice.rows + more) * grid.leading
    rects = _empty(measures, choice, width, height, under or ((0.0, TEXT_AIR * grid.leading),))
    cells = ((mm(w) - CELL_MM, mm(h) - CELL_MM) for w, h in rects)
    return max((w * h for w, h in cells if h >= weights.low_mm and w > 0), default=0.0) / page


def _empty(
    measures: Measures, choice: HeadChoice, width: float, height: float, under: Sequence[Under]
) -> list[tuple[float, float]]:
    """Return widths and heights in pt of the empty rectangles at the right of a head so high.

    A head is seen as bands from its rule down: the white above, the kicker, the title's lines and
    what follows them, each as wide as its words; a rectangle runs over neighbours, over the gutter
    at the right and over the air of what stands under the head.
    """
    grid, styles = measures.grid, measures.styles
    kicker, row = choice.kicker
    each = choice.size * styles.title_2.leading.em
    title = [choice.indent + line.width_em * choice.size for line in choice.title]
    parts = (
        (styles.deck, choice.deck),
        (styles.dateline, choice.dateline),
        (styles.byline, choice.byline),
    )
    below = [
        (part.leading.pt(grid), line.width_em * part.size.pt(grid))
        for part, lines in parts
        for line in lines
    ]
    bands = [(TOP * grid.leading + max(0.0, height - choice.used), 0.0)]
    bands += [(row, choice.indent + kicker)] if row else []
    bands += [(each, used) for used in title]
    found: list[tuple[float, float]] = []
    if choice.side:
        own, deck = max(title), max(used for _, used in below)
        spare = width - own - SIDE_EM * grid.body - deck
        off = SIDE_EM * grid.body + side_off(spare)
        above = height - BOTTOM * grid.leading - sum(high for high, _ in below)
        height += min(air for _, air in under)
        found = [(spare - side_off(spare), height), (off, height), (width - own, above)]
    else:
        bands += [(high, choice.indent + used) for high, used in below]
        rule = under_rule(measures)  # across the head: nothing is empty beyond it
        bands.append((max(0.0, BOTTOM * grid.leading - rule), 0.0))
        bands.extend((air, start) for start, air in _airs(under) if not rule)
    centred = styles.dress.head.align == "centre"
    gutter = grid.gutter
    for first in range(len(bands)):
        widest, total = 0.0, 0.0
        for high, used in bands[first:]:
            widest, total = max(widest, used), total + high
            wide = width - widest
            found.append((wide / 2 if centred else wide + gutter, total))
    return found


def _airs(under: Sequence[Under]) -> Iterator[Under]:
    """Yield the air under a head as bands from the top down, each empty from where it begins on.

    It is as high over a part of the width as what stands lowest right of its beginning lets it.
    """
    left, done = sorted(under), 0.0
    for number, (start, _) in enumerate(left):
        air = min(high for _, high in left[number:])
        if air > done:
            yield start, air - done
            done = air


def strip_cost(
    measures: Measures, choice: HeadChoice, width: float, under: Sequence[Under] = ()
) -> float:
    """Cost of what stands empty beside a head (design: prize.md, rule 3)."""
    return empty_cost(strip_share(measures, choice, width, under), measures.weights.heads)


def empty_cost(share: float, weights: HeadWeights) -> float:
    """Cost of a share of the page that stands empty beside a head."""
    fault = weights.strip_fault_cost if share >= weights.strip_most_share else 0.0
    fault += weights.strip_whole_cost if share >= weights.strip_whole_share else 0.0
    return fault + weights.strip_cost * max(0.0, share - weights.strip_free_share)
