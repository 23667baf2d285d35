"""Shapes of a story: head over equal text columns, with pictures, charts and a pull-quote.

Input: a story block and the measures. Output: `Shapes`. For each width and number of text columns
every body height is tried; what is left over is taken up, from the most to the least natural,
by picture crops and chart heights, head space, a pull-quote and the looseness of paragraphs.
Whether columns break well is settled later, by `break_columns`, for the shapes that are used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from math import ceil, log

import numpy as np

from content.model import Article, Aside, AsideForm, Paragraph, Verse
from layout.page.units import pt
from layout.plan.copy.people import cells_across
from layout.plan.heads.choice import HeadChoice
from layout.plan.heads.choices import head_choices
from layout.plan.measures import Measures
from layout.plan.shapes.fill import Filler
from layout.plan.shapes.outline import low_cost
from layout.plan.shapes.pouring import Copy, in_columns, least_measure, measure_copy
from layout.plan.shapes.recipes import StoryWays, cheapest
from layout.plan.shapes.rising import ways_of_heads, ways_over_cells
from layout.plan.shapes.shapes import Frame, Rise, Shapes
from layout.plan.shapes.sizes import Array
from layout.plan.sources import Story
from layout.plan.text_columns import Columns, columns_of
from layout.plan.weights import CopyWeights, StoryWeights

#: Box: padding in em of the body and rows, strip width in mm.
BOX_PAD_EM, BOX_PAD_ROWS, STRIP_MM = 1.3, 1, 9.0
#: Least distance from character to character of a title set downwards, em (prize.md, rule 12).
STRIP_STEP_EM = 1.15
#: Indent of a paragraph, em.
INDENT_EM = 2
INFINITY = float("inf")


def frames(measures: Measures, source: Story, width: int) -> Iterator[Frame]:
    """Yield the ways to set a story's text at a width in basic columns."""
    full = measures.grid.width(width)
    body, weights = measures.grid.body, measures.weights.columns
    if not source.body:  # elements alone, as wide as the block
        measure = int(full / body)
        yield Frame(Columns(1, measure, 0.0, full / measure), 0.0, 0, False)
        cells = [*_cells(measures, source, full)]
        yield from (Frame(columns, 0.0, 0, False) for columns in cells)
        if cells:
            return
    if not source.article.kind.boxed:
        for columns in columns_of(full, body, weights):
            yield Frame(columns, 0.0, 0, False)
        wide = full > weights.most_measure_em * body
        whole = is_one_box(source) or is_one_poem_down(measures, source)
        if wide and (whole or _few_lines(measures, source, int(full / body))):
            yield Frame(Columns(1, int(full / body), 0.0, body), 0.0, 0, False)
        return
    pad = BOX_PAD_EM * body
    size = measures.styles.box.size.pt(measures.grid)
    strip = pt(STRIP_MM)
    for with_strip in (True, False):
        if with_strip and not _strip_serves(source.article, measures.weights.stories):
            continue
        left = pad + (strip if with_strip else 0.0)
        inner = full - left - pad
        for columns in columns_of(inner, size, weights, weights.loose_gutter_em):
            slack = inner - columns.span(columns.count)
            yield Frame(columns, left + slack / 2, BOX_PAD_ROWS, with_strip)


def is_one_box(source: Story) -> bool:
    """Tell whether all copy of a story is one box (a notice): it is as broad as the story.

    In columns it would be parted, or leave the others empty.
    """
    only = source.body[0] if len(source.body) == 1 and not source.elements else None
    return isinstance(only, Aside) and only.form is not AsideForm.CODE


def is_one_poem_down(measures: Measures, source: Story) -> bool:
    """Tell whether all copy of a story is one poem set downwards, which reads at any breadth.

    In columns it would stand in bands one under the other, or lie level where they are narrow.
    """
    only = source.body[0] if len(source.body) == 1 and not source.elements else None
    return isinstance(only, Verse) and measures.styles.dress.verse == "down"


def _few_lines(measures: Measures, source: Story, measure: int) -> bool:
    """Tell whether a story is so short that the eye finds its next line across any column.

    Parted among columns it would be a line or two in each (a notice of 60 characters). Paragraphs
    of a line each have no next one: under a wide table or chart they are as broad as it.
    """
    weights = measures.weights.columns
    copy = [item for item in source.body if in_columns(measures, item)]
    if not all(isinstance(item, Paragraph) for item in copy):
        return False
    if source.elements and all(len(item.text) + INDENT_EM <= measure for item in copy):
        return True
    characters = sum(len(item.text) for item in copy)
    return characters <= weights.few_lines * measure and measure <= weights.most_brief_em


def _cells(measures: Measures, source: Story, full: float) -> Iterator[Columns]:
    """Yield the cells of persons whose copy may stand beside the head, as columns of a width."""
    people = source.elements[0].people if source.elements else None
    if people is None or not people.intro:
        return
    body, gap = measures.grid.body, measures.weights.kinds.people_gap_em
    for across in cells_across(measures.weights.kinds, people, full / body):
        wide = (full - (across - 1) * gap * body) / across
        measure = int(wide / body)
        if across > 1 and len(people.persons) % across == 0:
            yield Columns(across, measure, gap * body, wide / measure)


def _strip_serves(article: Article, weights: StoryWeights) -> bool:
    """Tell whether a box's head can be set downwards in a strip: a short title and nothing else."""
    alone = not (article.kicker or article.deck or article.dateline or article.byline)
    return alone and len(article.title) <= weights.strip_characters


def _strip_height(measures: Measures, article: Article) -> float:
    """Return the height in pt of a title set downwards: characters closer than that touch."""
    size = measures.styles.title_strip.size.pt(measures.grid)
    return len(article.title) * STRIP_STEP_EM * size


def story_shapes(measures: Measures, source: Story, limit: int, width: int = 0) -> Shapes:
    """Return all shapes of a story up to `limit` rows high, tables no wider than its columns.

    `width`: those so many basic columns wide alone; 0: of all widths.
    """
    widths = (width,) if width else range(1, measures.grid.columns + 1)
    least = least_measure(measures, source)
    found = _shapes(measures, source, limit, least, widths)
    return found if found.table or not least else _shapes(measures, source, limit, 0.0, widths)


def _shapes(
    measures: Measures, source: Story, limit: int, least: float, widths: Iterable[int]
) -> Shapes:
    """Return the shapes in columns of a measure of so many em at least."""
    shapes = Shapes(source, kept=measures.weights.slicing.recipes)
    shaping = _Shaping(measures, source, limit, least)
    for width in widths:
        if found := cheapest(list(shaping.ways(width)), shapes.kept):
            shapes.table[width] = dict(found)
    return shapes


@dataclass
class _Shaping:
    """A story while it takes its shapes: up to `limit` rows, columns of `least` em at least."""

    measures: Measures
    source: Story
    limit: int
    least: float
    copies: dict[int, Copy] = field(default_factory=dict)

    @cached_property
    def _characters(self) -> int:
        body = self.source.body
        return sum(len(item.text) for item in body if in_columns(self.measures, item))

    def _copy(self, measure: int) -> Copy:
        """Return the copy set at a measure, once for all widths."""
        if measure not in self.copies:
            styles, boxed = self.measures.styles, self.source.article.kind.boxed
            role = styles.box if boxed else styles.body
            self.copies[measure] = measure_copy(self.measures, self.source, role, measure)
        return self.copies[measure]

    def ways(self, width: int) -> Iterator[StoryWays]:
        """Yield the ways to make it so many basic columns wide."""
        measures, source, weights = self.measures, self.source, self.measures.weights.stories
        full, columns = measures.grid.width(width), measures.grid.columns
        headless = source.headless and not source.continued
        heads: Sequence[HeadChoice] = ()
        if not (source.article.kind.boxed or headless):
            heads = head_choices(measures, source.head, full, source.continued)
            if not heads:
                return
        part = _shares_frame(source, whole=width == columns)
        by_shape = _shape_costs(full, measures.grid.leading, self.limit, weights, part=part)
        wish = wish_cost(source, width / columns, weights)
        for frame in frames(measures, source, width):
            if self._serves(frame):
                yield from self._filled(frame, full, heads, by_shape, wish)

    @cached_property
    def _of_cells(self) -> bool:
        """Persons with the copy that leads to them have cells of their own, no columns."""
        return not self.source.body and any(one.people is not None for one in self.source.elements)

    def _serves(self, frame: Frame) -> bool:
        """Tell whether the copy is neither too long for a frame's columns nor too short."""
        columns, weights, source = frame.columns, self.measures.weights.stories, self.source
        if columns.measure < self.least:
            return False
        estimate = self._characters / (columns.measure * columns.count)
        if estimate > self.limit + weights.spare_rows and not source.open_end:
            return False
        # Pictures may take columns whole, so that the copy is as high in the others.
        left = columns.count / max(1, columns.count - len(source.elements))
        return columns.count == 1 or estimate * left >= weights.fewest_rows or self._of_cells

    def _filled(
        self,
        frame: Frame,
        full: float,
        heads: Sequence[HeadChoice],
        by_shape: Array,
        wish: float,
    ) -> Iterator[StoryWays]:
        """Yield the ways to fill a frame, each head with its own."""
        measures, source, limit, columns = self.measures, self.source, self.limit, frame.columns
        whole = is_one_box(source) or is_one_poem_down(measures, source)
        uncounted = self._of_cells or (whole and columns.count == 1)
        measure = 0.0 if uncounted else columns.cost(measures.weights.columns)
        ends = ends_cost(source, columns.measure, measures.weights.copy)
        after = (("wish", wish), ("measure", measure + ends))
        copy = self._copy(columns.measure)
        fills = cache(Filler(measures, source, copy, columns, limit).ways)
        low = _low_costs(columns.count, limit, measures.weights.stories)
        for head, rise in _heads(measures, source, frame, full, heads):
            own = fills(rise)
            rows = own.rows + (head.rows if head else 0) + 2 * frame.pad_rows
            fits = rows <= limit
            if frame.strip:
                high = rows * measures.grid.leading
                fits &= _strip_height(measures, source.article) <= high
            some = np.flatnonzero(fits)
            longest = np.minimum(own.rows[some] + (rise.rows if rise else 0), limit)
            shape = by_shape[rows[some]] + low[longest]
            cost = own.costs(head.cost if head else 0.0)[some] + shape
            for _, part in after:
                cost = cost + part
            yield StoryWays(frame, head, rise, own, some, rows[some], cost, shape, after)


def _heads(
    measures: Measures, source: Story, frame: Frame, full: float, whole: Sequence[HeadChoice]
) -> list[tuple[HeadChoice | None, Rise | None]]:
    """Return the heads of a story in a frame, with the columns that rise beside each."""
    article = source.head
    if source.headless and not source.continued:
        return [(None, None)]
    if article.kind.boxed:
        return _box_heads(measures, source, frame, full)
    if is_one_box(source) and frame.columns.count == 1:  # nothing could stand beside its head
        fault = measures.weights.heads.strip_fault_cost
        return [(head, None) for head in whole if head.cost < fault]
    if not source.body and frame.columns.count > 1:
        return [*ways_over_cells(measures, article, frame.columns, source.continued)]
    if not source.body or frame.columns.count == 1:
        return [(head, None) for head in whole]
    return [*ways_of_heads(measures, article, frame.columns, full, source.continued)]


def _box_heads(
    measures: Measures, source: Story, frame: Frame, full: float
) -> list[tuple[HeadChoice | None, Rise | None]]:
    """Return a box's heads: none beside a strip, else the lowest: its padding is air enough.

    A title that is short for its box has columns that rise beside it, as a story's has.
    """
    if frame.strip:
        return [(None, None)]
    inner = full - 2 * BOX_PAD_EM * measures.grid.body
    found: list[tuple[HeadChoice | None, Rise | None]] = []
    if source.body and frame.columns.count > 1:
        ways = ways_of_heads(measures, source.article, frame.columns, inner, source.continued)
        found.extend(way for way in ways if way[1] is not None)
    heads = head_choices(measures, source.article, inner, source.continued)
    least = min((head.rows for head in heads), default=0)
    return found + [(head, None) for head in heads if head.rows == least][:1]


def wish_cost(source: Story, share: float, weights: StoryWeights) -> float:
    """Cost of a share of the page's width against the editor's wish or the article's rank."""
    wish = source.article.wishes.width
    if wish is not None:
        return weights.wish_cost * (share - weights.wished(wish)) ** 2
    if source.chapter is not None:  # as wide as the page wants it: its article is the frame
        return 0.0
    off = abs(share - weights.ranked(source.article.standing))
    return weights.rank_cost * max(0.0, off - weights.rank_free_share) ** 2


def _shares_frame(source: Story, *, whole: bool) -> bool:
    """Tell whether what stands over a story may make its frame whole: no ribbon then, nor a tower.

    Other parts of its article do, though what opens one stands alone where it runs on to the next
    page; and the opening, where the headline is its head and it is as wide (`whole`).
    """
    chapter = source.in_chapters and not (source.chapter is None and source.open_end)
    return chapter or (whole and source.headless and not source.continued)


def ends_cost(source: Story, measure: float, weights: CopyWeights) -> float:
    """Cost of paragraphs of a short line each (verse and names without their marks) at a measure.

    What is empty at their ends is a hole down the column where the measure is much wider.
    """
    lengths = [len(i.text) + INDENT_EM for i in source.body if isinstance(i, Paragraph)]
    short = [length for length in lengths if length <= measure]
    lines = len(short) + sum(ceil(length / measure) for length in lengths if length > measure)
    empty = sum(measure - length for length in short) / (measure * lines) if lines else 0.0
    return weights.ends_cost * max(0.0, empty - weights.ends_free_share) ** 2


@lru_cache(64)
def _shape_costs(
    width: float, leading: float, limit: int, weights: StoryWeights, part: bool
) -> Array:
    """Return the shape's cost for every number of rows up to a limit; all stories have the same."""
    ratios = [width / (rows * leading) for rows in range(1, limit + 1)]
    return np.array([INFINITY, *(shape_cost(ratio, weights, part) for ratio in ratios)])


@lru_cache(64)
def _low_costs(columns: int, limit: int, weights: StoryWeights) -> Array:
    """Return the cost of columns of every number of rows up to a limit."""
    return np.array([low_cost(rows, columns, weights) for rows in range(limit + 1)])


def shape_cost(ratio: float, weights: StoryWeights, part: bool = False) -> float:
    """Cost of ribbons and towers by the width for one high; `part`: others make its frame whole."""
    over = max(ratio, 1 / ratio) / weights.most_ratio
    out = weights.most_ratio_cost * over * over if over > 1 and not part else 0.0
    if ratio < weights.tower_ratio:
        return out + weights.tower_cost * log(weights.tower_ratio / ratio) ** 2
    if ratio > weights.ribbon_ratio:
        return out + weights.ribbon_cost * log(ratio / weights.ribbon_ratio) ** 2
    return 0.0
