"""Page after page: blocks in reading order → full pages, a story running on where a page ends.

Input: the blocks with their shapes. Output: for each page the ways to make it, cheapest first.
This way of dividing never gives up: the last story of a page may run on to the next (下转), what
it takes of its copy then being free, so that its part fills any rectangle; and where the copy ends
— at a page break, at the edition's end — the foot of the page may stay white, which is declared.
Time grows with the copy: only the blocks that could stand on one page are ever looked at together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import floor
from typing import Protocol

from content.model import BodyItem
from layout.page.grid import Grid
from layout.plan.pages import blocks
from layout.plan.pages.choosing import PagePlan, choose_pages
from layout.plan.pages.order import cuts_between, may_break
from layout.plan.pages.settle import Ways
from layout.plan.pages.sharing import INFINITY
from layout.plan.pages.slicing import Slicer
from layout.plan.pages.trees import leaves
from layout.plan.shapes.loose import Loose, loosened, part_of_page
from layout.plan.shapes.pouring import Taken
from layout.plan.shapes.shapes import Shapes
from layout.plan.sources import Band, Banner, Contents, Foot, Source, Story, begins_page
from layout.plan.weights import Weights


class Workshop(Protocol):
    """What makes shapes and settles blocks, for one format and body size."""

    @property
    def grid(self) -> Grid:
        """The grid of the format."""

    @property
    def weights(self) -> Weights:
        """The planner's weights."""

    def shapes(self, source: Source) -> Shapes:
        """Return a block's shapes."""

    def shapes_at(self, source: Source, width: int) -> Shapes:
        """Return a block's shapes; a story's need be those of one width alone."""

    def settled(self, shapes: Shapes, width: int, height: int) -> Ways:
        """Return the ways to set a block in a shape, cheapest first."""

    def settled_triples(self, part: Shapes) -> list[tuple[int, int, float]]:
        """Return width, height and true cost of every shape in which a block can be settled."""


@dataclass(frozen=True, slots=True)
class Flowed:
    """Pages made so far: each with its choices, what is left, and what all cost."""

    pages: tuple[tuple[PagePlan, ...], ...]
    rest: tuple[Source, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class _End:
    """One way to end a page: its blocks, its height in rows and what that costs."""

    parts: tuple[Shapes, ...]
    slicer: Slicer[Ways]
    rows: int
    cost: float
    extra: float
    page_rows: int


class UnsureError(Exception):
    """The search for a page's trees used up its steps: too many shapes cost more than was said."""


class Flow:
    """Divides blocks into pages one after the other."""

    def __init__(
        self,
        workshop: Workshop,
        *,
        loose: bool = False,
        settled_first: bool = False,
        heights: tuple[int, ...] = (),
    ) -> None:
        """Bind what makes shapes.

        Args:
            workshop: what makes shapes.
            loose: blocks may stand in larger places, with declared white beside and below them.
            settled_first: blocks are settled in all their shapes before any tree is looked for:
                from the beginning, and not only once a search has used up its steps.
            heights: rows of the first pages where an opening stands over them: the sides of a
                spread, which are then made in pairs.
        """
        self.workshop, self.grid, self.loose = workshop, workshop.grid, loose
        self.settled_first, self.heights = settled_first, heights
        self.weights = workshop.weights.flow
        self._loosened: dict[Source, Loose] = {}
        self._thrift = 0.0
        self._wholes: dict[Source, float] = {}

    def pages(self, sources: Sequence[Source]) -> Flowed | None:
        """Return all pages; None where a block fits on no page at all.

        Where pages after a story that runs on leave white, or much of it after others, all are
        divided once more, each giving of its copy what costs less to do without than that white
        (`_thrift`): a taller opening, a story that runs on, fill the pages after them.
        """
        found = self._divided(sources)
        saved = self._worth_saving(found)
        if found is None or not saved:
            return found
        self._set_thrift(saved)
        other = self._divided(sources)
        self._set_thrift(0.0)
        return min((found, other or found), key=self._whole_cost)

    def _set_thrift(self, thrift: float) -> None:
        """Set what a column and row of copy is worth later: shapes with white cost otherwise."""
        self._thrift = thrift
        self._loosened.clear()

    def _worth_saving(self, found: Flowed | None) -> float:
        """Return what a column and row of copy is worth on the pages after; 0.0: they are full.

        It is what the next row of white costs: as much as the last one that could be filled.
        """
        pages = [choices[0] for choices in found.pages] if found else []
        parted = [page.stands[-1].way.runs_on for page in pages]
        cells = self.grid.columns * self.grid.rows
        whites = [sum(w * h for _, _, w, h in page.whites) / cells for page in pages]
        after = [white for number, white in enumerate(whites) if any(parted[:number])]
        share = max(after, default=0.0)
        if share < self.weights.thrift_share:
            # No page takes copy from before a break that the editor wants.
            begun = [begins_page(page.stands[0].source) for page in pages]
            later = zip(whites[1:], begun[1:], strict=True)
            share = max((white for white, own in later if not own), default=0.0)
            if share < self.weights.thrift_whole_share:
                return 0.0
        own = self.weights
        return (own.white_page_cost + 2 * own.white_square_cost * share) / cells

    def _divided(self, sources: Sequence[Source]) -> Flowed | None:
        """Return all pages in the cheapest way that is found."""
        open_ways = [Flowed((), tuple(sources), 0.0)]
        done: list[Flowed] = []
        while open_ways:
            grown = [way for state in open_ways for way in self._followers(state)]
            done += [way for way in grown if not way.rest]
            going = sorted((w for w in grown if w.rest), key=lambda w: w.cost / len(w.pages))
            best = min((way.cost for way in done), default=INFINITY)
            number = len(going[0].pages) if going else 0
            own = self.weights
            reach = own.followed if number < own.followed_pages else 1
            open_ways = [way for way in _distinct(going)[:reach] if way.cost < best]
        return min(done, key=self._whole_cost, default=None)

    def _whole_cost(self, way: Flowed) -> float:
        """Return what all pages cost, and the empty side of a spread that only one side fills."""
        odd = self.heights and len(way.pages) % 2
        return way.cost + (self.weights.white(1.0) if odd else 0.0)

    def _rows(self, number: int) -> int:
        """Return the rows that there are for blocks on a page."""
        return self.heights[number] if number < len(self.heights) else self.grid.rows

    def _followers(self, state: Flowed) -> list[Flowed]:
        """Return the ways to go on by a page."""
        try:
            return list(self._next(state))
        except UnsureError:
            self.settled_first = True
            self._loosened.clear()
            return list(self._next(state))

    def _next(self, state: Flowed) -> Iterator[Flowed]:
        found = 0
        for end in sorted(
            self._ends(state.rest, self._rows(len(state.pages))), key=lambda e: e.cost
        ):
            page = self._page(end)
            if page is None:
                continue
            choices, taken = page
            rest = _left(state.rest, end.parts, taken)
            yield Flowed((*state.pages, choices), rest, state.cost + choices[0].cost + end.extra)
            found += 1
            if found == self.weights.followed:
                return

    def _page(self, end: _End) -> tuple[tuple[PagePlan, ...], Taken | None] | None:
        """Return the page's choices and how much of the open story they take."""

        def settle(block: int, width: int, height: int) -> tuple[float, Ways] | None:
            part = end.parts[block]
            if not self.loose:
                ways = self.workshop.settled(part, width, height)
                saved = self._saved(part.source, width, height)
                return (ways[0].cost + saved, ways) if ways else None
            loose = self._loose(part)
            stands = loose.exact(width, height)
            ways = self.workshop.settled(part, *stands)
            if stands == (width, height) or not ways:
                saved = self._saved(part.source, width, height)
                return (ways[0].cost + saved, ways) if ways else None
            white = float(loose.costs[width, height] - loose.costs[stands])
            ways = tuple(replace(way, cost=way.cost + white, stands=stands) for way in ways)
            return ways[0].cost + self._saved(part.source, width, height), ways

        trees = end.slicer.trees(0, len(end.parts) - 1, end.rows, settle)
        sources = [part.source for part in end.parts]
        white = end.page_rows - end.rows
        choices = choose_pages(
            sources, self.grid, trees, self.workshop.weights, white, end.page_rows
        )
        if end.slicer.spent and not self.settled_first:
            raise UnsureError
        if not choices:
            return None
        choices = [self._without_thrift(page) for page in choices]
        last = sources[-1]
        if not (isinstance(last, Story) and last.open_end):
            return tuple(choices), None
        taken = choices[0].taken
        return tuple(page for page in choices if page.taken == taken), taken

    def _saved(self, source: Source, width: int, height: int) -> float:
        """Return what copy that a story with an open end takes could have been worth later.

        Where it could stand there whole, what it leaves is worth so much less.
        """
        if not (isinstance(source, Story) and source.open_end):
            return 0.0
        return self._thrift * (width * height - self._wholes.get(source, 0.0))

    def _without_thrift(self, page: PagePlan) -> PagePlan:
        """Return a page that costs what it costs itself."""
        *_, (last, _, _) = leaves(page.tree)
        saved = self._saved(page.stands[-1].source, last.width, last.height)
        return replace(page, cost=page.cost - saved)

    def _loose(self, part: Shapes) -> Loose:
        """Return a block's shapes with white."""
        if part.source not in self._loosened:
            columns, rows, own = self.grid.columns, self.grid.rows, self.weights
            found = loosened(self._exact(part), columns, rows, own, part_of_page(self.grid, own))
            self._loosened[part.source] = found
        return self._loosened[part.source]

    def _eased(self, source: Source) -> Source:
        """Return a block as it may stand on a page with white: short copy in uneven columns.

        The sides of a spread stand level.
        """
        loose = self.loose and not self.grid.folded
        if not (loose and isinstance(source, Story) and source.body):
            return source
        boxed, most = source.article.kind.boxed, self.weights.uneven_characters
        return replace(source, uneven=not boxed and source.characters <= most)

    def _triples(self, part: Shapes) -> list[tuple[int, int, float]]:
        """Return a block's shapes for the slicing programme; what opens a page is never loose."""
        whole = isinstance(part.source, Banner | Contents | Band | Foot)
        return self._loose(part).triples() if self.loose and not whole else self._exact(part)

    def _exact(self, part: Shapes) -> list[tuple[int, int, float]]:
        """Return the shapes that a block fills exactly.

        One with an open end has any height, so many that they are only settled when one is used.
        """
        source = part.source
        if isinstance(source, Story) and source.open_end:
            return [(w, h, cost + self._saved(source, w, h)) for w, h, cost in part.triples()]
        return self.workshop.settled_triples(part) if self.settled_first else part.triples()

    def _ends(self, rest: tuple[Source, ...], rows: int) -> Iterator[_End]:
        """Yield the ways in which the page of so many rows that begins with `rest` may end."""
        window = self._window(rest)
        parts = [self.workshop.shapes(self._eased(source)) for source in window]
        slicer: Slicer[Ways] = Slicer(
            [self._triples(part) for part in parts],
            self.grid.columns,
            rows,
            cuts_between(window, self.workshop.weights.slicing),
            self.workshop.weights.slicing.most_steps,
            self.grid.rows,
        )
        for count in range(1, len(parts) + 1):
            last = count == len(rest) or begins_page(rest[count])
            here = tuple(parts[:count])
            if last or may_break(window[count - 1], rest[count]):
                lowest = 0 if last else rows - floor(self.weights.inner_white_share * rows) - 1
                heights = range(rows, lowest, -1)
                best: _End | None = None
                for height in heights:
                    extra = self._white(rows - height)
                    if height < rows and not last:
                        extra += self.weights.inner_white_cost
                    own = slicer.cost(0, count - 1, height)
                    if own + extra < (best.cost if best else INFINITY):
                        best = _End(here, slicer, height, own + extra, extra, rows)
                if best is not None:
                    yield best
        yield from self._cut_ends(window, parts, slicer, rows)

    def _cut_ends(
        self, window: Sequence[Source], parts: Sequence[Shapes], slicer: Slicer[Ways], rows: int
    ) -> Iterator[_End]:
        area = 0.0
        page, cut_cost = self.grid.columns * rows, self.weights.cut_cost
        for index, source in enumerate(window):
            if area > page:
                return
            whole = least_area(parts[index])
            full = area + whole > self.weights.full_share * page
            long = self.weights.cut_characters
            if full and isinstance(source, Story) and blocks.may_run_on(source, long):
                for opened in blocks.opened(source, self._capacity):
                    shapes = self.workshop.shapes(opened)
                    if not shapes.table:
                        continue
                    if area + whole <= page:
                        self._wholes[opened] = whole
                    cuts = cuts_between([*window[:index], opened], self.workshop.weights.slicing)
                    ends = slicer.with_last(index, self._triples(shapes), cuts)
                    own = ends.cost(0, index, rows)
                    if own < INFINITY:
                        yield _End(
                            (*parts[:index], shapes), ends, rows, own + cut_cost, cut_cost, rows
                        )
            area += whole if whole < INFINITY else page

    @cached_property
    def _capacity(self) -> float:
        """Characters of body text that are composed for a page: all that it can hold, and more."""
        area = self.grid.area
        return (
            self.weights.spare_copy_ratio * area.w * area.h / (self.grid.body * self.grid.leading)
        )

    def _white(self, rows: int) -> float:
        """Return the cost of so many white rows at a page's foot."""
        if rows == 0:
            return 0.0
        if rows < self.weights.least_white_rows:
            return INFINITY
        return self.weights.white_cost + self.weights.white(rows / self.grid.rows)

    def _window(self, rest: tuple[Source, ...]) -> tuple[Source, ...]:
        """Return the blocks that could stand on one page with the first."""
        page = self.grid.columns * self.grid.rows
        area, found = 0.0, list[Source]()
        for source in rest[: self.weights.most_blocks]:
            if found and (begins_page(source) or area > page):
                break
            found.append(source)
            area += min(least_area(self.workshop.shapes(source)), page)
        return tuple(found)


def _distinct(ways: Sequence[Flowed]) -> list[Flowed]:
    """Keep of the ways that have the same copy left only the cheapest."""
    seen: set[tuple[int, str, int, tuple[BodyItem, ...], bool]] = set()
    found = []
    for way in ways:
        first = way.rest[0]
        story = first if isinstance(first, Story) else None
        head = (story.first, story.body[:1], story.quoted) if story else (0, (), False)
        key = (len(way.pages), first.key, *head)
        if key not in seen:
            seen.add(key)
            found.append(way)
    return found


def least_area(shapes: Shapes) -> float:
    """Return the least area of a block in columns × rows; infinite where it has no shape."""
    return min(
        (width * (height + 1.0) for width, row in shapes.table.items() for height in row),
        default=INFINITY,
    )


def _left(
    rest: tuple[Source, ...], parts: Sequence[Shapes], taken: Taken | None
) -> tuple[Source, ...]:
    """Return what is left of the blocks when a page has taken its parts."""
    after = rest[len(parts) :]
    if taken is None:
        return after
    whole, opened = rest[len(parts) - 1], parts[-1].source
    assert isinstance(whole, Story) and isinstance(opened, Story)
    return (blocks.remainder(whole, opened, taken), *after)
