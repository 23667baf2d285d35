"""What an editor should know of the pages: chosen pages → messages: what runs on, what is white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from content.model import Edition
from content.words import Message, message
from layout.page.grid import Grid
from layout.plan.pages.choosing import PagePlan
from layout.plan.sources import Story
from layout.plan.trying.shaping import FULL_LINES, USUAL_GUTTER, USUAL_MEASURE
from layout.plan.weights import FlowWeights

#: Part of the missing copy that is named: with a little less than all of it no page is added.
SURE = 0.88


def told(
    pages: Sequence[PagePlan], edition: Edition, grid: Grid, weights: FlowWeights, before: int = 0
) -> Iterator[Message]:
    """Yield what an editor should know; `grid`: that of a side where pages are spreads.

    `before`: how many pages of the edition stand before these.
    """
    stands = [stand.source for page in pages for stand in page.stands]
    stories = [source for source in stands if isinstance(source, Story)]
    onward = [story.key.split("/")[0] for story in stories if story.continues]
    if onward:
        yield message("plan.continued", articles=tuple(dict.fromkeys(onward)))
    whole, most = grid.whole, edition.fit.max_pages
    for number, page in enumerate(pages, start=before + 1):
        area = sum(width * height for _, _, width, height in page.whites)
        share = area / (whole.columns * whole.rows)
        if share >= weights.told_share:
            characters = int(round(area * density(grid), -1))
            yield message("plan.white", page=number, share=share, characters=characters)
    made = len(pages) * grid.pages
    if made > max(grid.pages, most):
        yield message("plan.more-pages", pages=made, most=most)


def density(grid: Grid) -> float:
    """Return about the characters that a basic column × row holds of text."""
    em = USUAL_MEASURE / (USUAL_MEASURE + USUAL_GUTTER) / FULL_LINES
    return SURE * (grid.column + grid.gutter) / grid.body * em
