"""Shapes of a block by its kind: a source and the measures → `Shapes`; its part of a page.

A block's part of a page is that of its cheapest shape; that of a story longer than a page is told
by its text. A section's number is no larger than the headline lets it be.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from content.model import Edition
from fonts.setting import Composer
from layout.banners import Banner as Design
from layout.banners import takes_band, takes_lede
from layout.page.grid import Grid
from layout.plan.measures import Measures
from layout.plan.memory import Memory
from layout.plan.pages import blocks
from layout.plan.pages.contents import contents_shapes
from layout.plan.pages.overview import overview_shapes
from layout.plan.pages.sharing import INFINITY
from layout.plan.pages.spreads import across_fold, crosses
from layout.plan.shapes.openings import (
    band_shapes,
    banner_shapes,
    element_shapes,
    foot_shapes,
    lede_shapes,
)
from layout.plan.shapes.shapes import Shapes
from layout.plan.shapes.slots import slot_shapes
from layout.plan.shapes.stories import story_shapes
from layout.plan.sources import (
    Band,
    Banner,
    Contents,
    Foot,
    FreeElement,
    Lede,
    Slot,
    Source,
    Story,
)
from layout.plan.trying.attempts import Attempt
from layout.plan.weights import BannerWeights

#: To tell how long a story is that no page holds: measure and gutter in em, and how many more
#: lines its paragraphs take than its characters would.
USUAL_MEASURE, USUAL_GUTTER, FULL_LINES = 17, 1.6, 1.08


def areas_of(parts: Sequence[Shapes], grid: Grid) -> list[float]:
    """Return each block's part of a page in its cheapest shape."""
    page = grid.pages * grid.columns * (grid.rows + 1)
    found = []
    for part in parts:
        options = [(cost, width * (height + 1)) for width, height, cost in part.triples()]
        area: float = min(options)[1] if options else page
        if not options and isinstance(part.source, Story):  # longer than a page: by its text
            area = _text_area(part.source, grid)
        found.append(area / page)
    return found


def _text_area(source: Story, grid: Grid) -> float:
    """Return about the columns × rows of a story's text, set in columns of usual measure."""
    measure = USUAL_MEASURE * grid.body + USUAL_GUTTER * grid.body
    lines = source.characters / USUAL_MEASURE * FULL_LINES
    return lines * measure / (grid.column + grid.gutter)


def largest_number(
    edition: Edition, grid: Grid, composer: Composer, design: Design, weights: BannerWeights
) -> float:
    """Return the size in pt below which a section's number stays smaller than the headline.

    It is well below the headline of the banner's best height, and below that of the lowest.
    """
    options = design.rows(edition, grid, composer)
    if not options:  # a headline too long for a unit of a page
        return grid.profile.number_pt
    best = min(options, key=lambda option: (option[1], option[0]))[0]
    sizes = []
    low = options[0][0]
    for rows, factor in ((best, weights.number_share_best), (low, weights.number_share_low)):
        texts = design.place(edition, grid, rows, composer).texts
        headline = max((t.size for t in texts if t.role == "headline"), default=INFINITY)
        sizes.append(factor * headline)
    return min(sizes)


def sources_of(
    measures: Measures, edition: Edition, design: Design, attempt: Attempt, *, headed: bool
) -> tuple[Source, ...]:
    """Return the blocks of an attempt, but for what its opening or its fold takes.

    `headed`: an opening stands on the first of its pages.
    """
    whole, composer = measures.grid.whole, measures.composer
    sources = blocks.sources(edition, measures.weights)
    if attempt.overview:
        sources = tuple(
            replace(source, overview=True) if isinstance(source, Contents) else source
            for source in sources
        )
    left_out: list[type] = []
    if not headed:
        left_out.append(Banner)
    if whole.folded:  # its pages are seen at once
        left_out.append(Contents)
    if takes_lede(design, edition, whole, composer):
        left_out.append(Lede)
    if takes_band(design, edition, whole, composer):
        left_out.append(Band)
    sources = tuple(source for source in sources if not isinstance(source, tuple(left_out)))
    return across_fold(sources, measures) if whole.folded else sources


def shapes_of(
    measures: Measures,
    sources: Sequence[Source],
    edition: Edition,
    design: Design,
    memory: Memory,
) -> list[Shapes]:
    """Return the shapes of all blocks; a story that has none as a frame is of its parts."""
    found: list[Shapes] = []
    for source in sources:
        part = block_shapes(measures, source, edition, design, memory)
        if part.table or not isinstance(source, Story):
            found.append(part)
            continue
        parts = blocks.apart(source)
        found += [block_shapes(measures, one, edition, design, memory) for one in parts]
    return found


def story_shapes_at(measures: Measures, source: Story, memory: Memory, width: int) -> Shapes:
    """Return a story's shapes of one width alone, kept: an eighth of the work."""
    key = width, story_key(measures, source, memory)
    shapes = memory.get(key, lambda: story_shapes(measures, source, measures.grid.rows, width))
    return replace(shapes, source=source)


def block_shapes(
    measures: Measures, source: Source, edition: Edition, design: Design, memory: Memory
) -> Shapes:
    """Return a block's shapes, by its kind; a story's are kept."""
    rows = measures.grid.rows
    match source:
        case Banner():
            return banner_shapes(measures.across, source, edition, design)
        case Lede():
            return lede_shapes(measures, source, rows)
        case Band():
            return band_shapes(measures.across if crosses(source) else measures, source)
        case Contents(overview=True):
            return overview_shapes(measures, source)
        case Contents():
            return contents_shapes(measures, source)
        case Foot():
            return foot_shapes(measures, source)
        case FreeElement():
            return element_shapes(measures, source)
        case Slot():
            return slot_shapes(measures, source)
        case Story():
            content = story_key(measures, source, memory)
            shapes = memory.get(content, lambda: story_shapes(measures, source, rows))
            return replace(shapes, source=source)  # of this edition, not of an equal one before


def story_key(measures: Measures, source: Story, memory: Memory) -> Hashable:
    """Return all that a story's shapes and the ways to settle them depend on."""
    pictures = [picture for element in source.elements for picture in element.pictures]
    infos = tuple(measures.infos[picture.id] for picture in pictures)
    sizes = measures.number_pt, measures.lead_pt
    return memory.number((measures.grid, sizes, measures.weights)), source, infos
