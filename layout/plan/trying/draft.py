"""One attempt at an edition: a format, a body size and cuts → pages, or none.

Input: an edition, its fonts and pictures, and an `Attempt`. Output: a `Draft`: what it costs, what
each block comes to, and, settled, the placed pages with the choice behind them (`Plan`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import partial

from content.model import Edition
from content.words import Message
from fonts import FontLibrary
from fonts.setting import Composer
from fonts.setting.opened import opened
from fonts.setting.styles import Styles
from layout.banners import Banner as Design
from layout.banners import number_of, parts_of
from layout.page.grid import Grid
from layout.page.placed import Page, PlacedEdition
from layout.pictures import PictureInfo
from layout.plan.heads.dressing import ground
from layout.plan.kept import Kept
from layout.plan.measures import Measures
from layout.plan.memory import Memory
from layout.plan.pages import blocks
from layout.plan.pages.airing import closing
from layout.plan.pages.choosing import PagePlan, choose_pages, flaws, hairlines
from layout.plan.pages.contents import entries
from layout.plan.pages.dividing import Dividing
from layout.plan.pages.facing import Facing
from layout.plan.pages.flow import Flow, Flowed, UnsureError
from layout.plan.pages.order import Order
from layout.plan.pages.settle import Ways, settle
from layout.plan.pages.sharing import INFINITY
from layout.plan.pages.spreads import crosses
from layout.plan.placing.realise import place_block
from layout.plan.placing.turning import links_of
from layout.plan.shapes.shapes import Shapes
from layout.plan.sources import Banner, Contents, Source, Story
from layout.plan.trying.among import ALONE, Among
from layout.plan.trying.attempts import Attempt, Outcome
from layout.plan.trying.rewording import reworded
from layout.plan.trying.shaping import (
    areas_of,
    block_shapes,
    largest_number,
    shapes_of,
    sources_of,
    story_key,
    story_shapes_at,
)
from layout.plan.trying.told import told
from layout.plan.weights import Weights
from layout.plant.fitting import fitted_profile
from layout.plant.profile import PressProfile

#: Pages that the copy takes at least where an edition that says nothing has a strip of contents:
#: more than three are four.
CONTENTS_OVER = 3.0


def planned_anew(edition: Edition, infos: Mapping[str, PictureInfo]) -> Plan | None:
    """Say that with other words all is planned."""
    return None


@dataclass(frozen=True, slots=True)
class Plan:
    """An edition's plan: the placed pages and the choice behind them."""

    placed: PlacedEdition
    pages: tuple[PagePlan, ...]
    grid: Grid
    notes: tuple[Message, ...]
    tried: tuple[Outcome, ...]
    chosen: tuple[int, ...]
    """Of each page, which of its ways it is made in: 0 is the cheapest."""
    ways: tuple[int, ...]
    """How many ways each page has."""
    turned: Callable[[Mapping[int, int]], Plan] = field(repr=False, compare=False)
    """Gives the plan with pages, by their indices, made in other of their ways."""
    reworded: Callable[[Edition, Mapping[str, PictureInfo]], Plan | None] = field(
        default=planned_anew, repr=False, compare=False
    )
    """Gives the same pages with other words, where these take the same places; else None."""


class Draft:
    """One attempt: the tables for one format and body size, and the pages drawn from them."""

    def __init__(
        self,
        edition: Edition,
        measures: Measures,
        design: Design,
        attempt: Attempt,
        parts: Sequence[Shapes],
        memory: Memory,
        among: Among = ALONE,
    ) -> None:
        """Make the tables of every reading order; the cheapest is tried first."""
        self.among = among
        self.edition, self.measures, self.design, self.attempt = edition, measures, design, attempt
        self._memory = memory
        self._shapes = {part.source: part for part in parts}
        # What crosses the fold of a spread is no block of a side.
        self._across = [part for part in parts if measures.grid.folded and crosses(part.source)]
        parts = [part for part in parts if part not in self._across]
        self._settled: dict[tuple[Source, int, int], Ways] = {}
        shapes = {part.source.key: part for part in parts}
        self._flowed: Flowed | None = None
        self._settled_first = False  # as soon as a search for trees has used up its steps
        self._orders = sorted(
            (
                Order(
                    [shapes[s.key] for s in sources], measures.grid, edition, cost, measures.weights
                )
                for sources, cost in blocks.orders(
                    edition, [part.source for part in parts], measures.weights
                )
            ),
            key=lambda order: order.cost,
        )
        self.order = self._orders[0]
        self._choices: list[list[PagePlan]] = []
        self._chosen: list[int] = []
        #: Pages placed, by index and way: whichever ways the others have, one looks the same.
        self._placed: dict[tuple[int, int], Page] = {}

    @property
    def parts(self) -> tuple[Shapes, ...]:
        """The shapes of all blocks, those that cross the fold of a spread first."""
        return (*self._across, *self.order.parts)

    @property
    def cost(self) -> float:
        """Optimistic cost of all pages; infinite when no division gives full pages."""
        return self.order.cost

    @classmethod
    def of(
        cls,
        edition: Edition,
        fonts: FontLibrary,
        composer: Composer,
        infos: Mapping[str, PictureInfo],
        design: Design,
        attempt: Attempt,
        memory: Memory,
        weights: Weights,
        styles: Styles,
        charts: Kept | None = None,
        press: PressProfile | None = None,
        among: Among = ALONE,
    ) -> Draft:
        """Make the shapes and tables of one attempt; `charts` serves all of an edition."""
        if attempt.opened:
            styles = opened(styles)
        profile = attempt.profile if press is None else fitted_profile(attempt.profile, press)
        whole = Grid.of(profile, attempt.body, styles, attempt.leading)
        grid = whole.side
        largest = largest_number(edition, whole, composer, design, weights.banner)
        number = min(grid.profile.number_pt, largest)
        known = Kept() if charts is None else charts
        measures = Measures(
            grid, composer, fonts, infos, number, largest, weights=weights, charts=known
        )
        sources = sources_of(measures, edition, design, attempt, headed=among.headed)
        shapes = shapes_of(measures, sources, edition, design, memory)
        strip = edition.contents is None and not attempt.overview
        if strip and sum(areas_of(shapes, grid)) <= CONTENTS_OVER:
            shapes = [part for part in shapes if not isinstance(part.source, Contents)]
        return cls(edition, measures, design, attempt, shapes, memory, among)

    @property
    def outcome(self) -> Outcome:
        """Each block's part of a page in its cheapest shape, in reading order; what was made."""
        areas = areas_of(self.parts, self.measures.grid)
        parts = [(part.source.key, area) for part, area in zip(self.parts, areas, strict=True)]
        made = len(self._choices)
        worth = self.worth if made else INFINITY
        return Outcome(self.attempt, tuple(parts), self.white, made, worth)

    @property
    def worth(self) -> float:
        """Cost by page with the attempt's own cost: what attempts are compared by.

        White and faults of shape count whole: a second page does not halve what is amiss on one.
        """
        cost = self._flowed.cost if self._flowed else sum(page.cost for page in self.pages)
        white = self.grid.pages * sum(map(self.weights.flow.white, self.whites))
        pages, attempt = max(1, len(self.pages) * self.grid.pages), self.attempt
        flaw = self.weights.attempts.flaw_cost
        amiss = sum(flaws(page, flaw) for page in self.pages)
        return (cost - white - amiss) / pages + amiss + white * attempt.white_part + attempt.cost

    @property
    def opening_cost(self) -> float:
        """What the opening's height costs, by page: a smaller head is no fault of craft."""
        stands = [stand for page in self.pages for stand in page.stands]
        cost = sum(stand.way.cost for stand in stands if isinstance(stand.source, Banner))
        return cost / max(1, len(self.pages) * self.grid.pages)

    def settle_pages(self) -> bool:
        """Choose every page's tree, in the cheapest reading order that gives full pages."""
        for order in self._orders:
            self.order = order
            if order.breaks and self.settle_order():
                return True
        self.order = self._orders[0]
        return False

    def settle_order(self) -> bool:
        """Choose the trees of one order; where a page proves impossible all is divided anew."""
        if self._settled_first:
            self.order.tabulate([self.settled_triples(part) for part in self.order.parts])
        dividing = Dividing(self.order, self._page, self.weights.pages)
        try:
            found = dividing.pages()
            if found is not None:
                self._take(found)
                if self.worth >= self.weights.attempts.fine_cost:
                    self._take(dividing.better(found))
        except UnsureError:
            self._settled_first = True
            return self.settle_order()
        return found is not None

    @property
    def weights(self) -> Weights:
        """The planner's weights."""
        return self.measures.weights

    @property
    def grid(self) -> Grid:
        """The grid of this format and body size."""
        return self.measures.grid

    def shapes(self, source: Source) -> Shapes:
        """Return a block's shapes, worked out once."""
        if source not in self._shapes:
            self._shapes[source] = block_shapes(
                self.measures, source, self.edition, self.design, self._memory
            )
        return self._shapes[source]

    def shapes_at(self, source: Source, width: int) -> Shapes:
        """Return a block's shapes, of a story those of one width alone."""
        if source in self._shapes or not isinstance(source, Story):
            return self.shapes(source)
        return story_shapes_at(self.measures, source, self._memory, width)

    def settled_triples(self, part: Shapes) -> list[tuple[int, int, float]]:
        """Return width, height and true cost of every shape in which a block can be settled."""
        return [
            (width, height, ways[0].cost)
            for width, height, _ in part.triples()
            if (ways := self.settled(part, width, height))
        ]

    @property
    def over(self) -> bool:
        """Whether it takes more pages than the edition wishes for."""
        return len(self._choices) * self.grid.pages > max(
            self.grid.pages, self.edition.fit.max_pages
        )

    @property
    def white(self) -> float:
        """Declared white of all pages, in pages."""
        return sum(self.whites)

    @property
    def whites(self) -> tuple[float, ...]:
        """Declared white of each page, as a share of it."""
        area = self.grid.whole.columns * self.measures.grid.rows
        return tuple(sum(w * h for _, _, w, h in page.whites) / area for page in self.pages)

    def divide(self) -> bool:
        """Divide the blocks into pages: exactly, or one page after the other."""
        if self.grid.folded:
            return self.divide_spreads()
        if not (self.cost < INFINITY and self.settle_pages() and self._held(self._choices)):
            self._choices, self._chosen = [], []
            return self.flow()
        exact = self._choices, self._chosen, self.worth
        within, own = not self.over, self.weights.attempts
        compared = exact[2] >= own.fine_cost and len(exact[0]) <= own.compared_pages
        flowed = compared and self.flow() and self.worth < exact[2]
        # An edition that wishes for so many pages and fills them takes no more.
        if flowed and not (within and self.over):
            return True
        self._choices, self._chosen, self._flowed = exact[0], exact[1], None
        return True

    def divide_spreads(self) -> bool:
        """Divide the blocks into spreads: exactly, or side after side (`pages.facing`)."""
        facing = Facing(self, self._orders, self._across, self.edition.fit.max_pages)
        exact = facing.exactly()
        worth = INFINITY
        if exact is not None:
            self._take(exact)
            worth = self.worth
        if worth < self.weights.attempts.fine_cost:
            return True
        sources, _ = min(
            blocks.orders(self.edition, [p.source for p in self.order.parts]), key=lambda o: o[1]
        )
        flowed = facing.flowing(sources)
        if flowed is not None:
            self._take(flowed)
            white = self.grid.pages * sum(map(self.weights.flow.white, self.whites))
            # One side that ends higher than the other is seen at once.
            white += self.weights.flow.inner_white_cost if any(self.whites) else 0.0
            self._flowed = Flowed((), (), sum(page.cost for page in self.pages) + white)
            if self.worth < worth:
                return True
        if exact is not None:
            self._take(exact)
        return bool(self._choices)

    def _take(self, spreads: list[list[PagePlan]]) -> None:
        self._choices, self._chosen, self._flowed = spreads, [0] * len(spreads), None

    def flow(self) -> bool:
        """Divide the blocks into pages one after the other; see `layout.plan.pages.flow`."""
        sources, _ = min(
            blocks.orders(self.edition, [p.source for p in self.order.parts]), key=lambda o: o[1]
        )
        flow = Flow(self, settled_first=self._settled_first)
        flowed = flow.pages(sources)
        dear = self.weights.flow.loose_from_cost
        if flowed is None or sum(page[0].cost for page in flowed.pages) >= dear * len(flowed.pages):
            flow = Flow(self, loose=True, settled_first=flow.settled_first)
            loose = flow.pages(sources)
            if flowed is None and loose is None and not flow.settled_first:
                # shapes that no setting has may have hidden those that some has
                loose = Flow(self, loose=True, settled_first=True).pages(sources)
            if flowed is None or (loose is not None and loose.cost < flowed.cost):
                flowed = loose
        if flowed is None or not self._held(flowed.pages):
            return False
        self._choices = [list(page) for page in flowed.pages]
        self._chosen = [0] * len(self._choices)
        self._flowed = flowed
        return True

    def _held(self, pages: Sequence[object]) -> bool:
        """Tell whether there may be so many pages: of a unit of a page there is one."""
        most = self.grid.profile.most_pages
        return not most or len(pages) <= most

    def settled(self, part: Shapes, width: int, height: int) -> Ways:
        """Return the ways to set a block in a shape, cheapest first, worked out once."""
        key = (part.source, width, height)
        if key not in self._settled:
            measures = self.measures.across if part in self._across else self.measures
            work = partial(settle, measures, part, width, height)
            self._settled[key] = (
                self._memory.get(
                    (width, height, story_key(self.measures, part.source, self._memory)), work
                )
                if isinstance(part.source, Story)
                else work()
            )
        return self._settled[key]

    def _settle(self, block: int, width: int, height: int) -> tuple[float, Ways] | None:
        ways = self.settled(self.order.parts[block], width, height)
        return (ways[0].cost, ways) if ways else None

    def _page(self, first: int, last: int) -> list[PagePlan]:
        """Return pages of these blocks, cheapest first."""
        grid = self.measures.grid
        trees = self.order.slicer.trees(first, last, grid.rows, self._settle)
        found = choose_pages(self.order.sources, grid, trees, self.measures.weights)
        if self.order.slicer.spent and not self._settled_first:
            raise UnsureError
        return found

    @property
    def pages(self) -> tuple[PagePlan, ...]:
        """The pages chosen."""
        return tuple(found[i] for found, i in zip(self._choices, self._chosen, strict=True))

    def _turned(
        self, tried: tuple[Outcome, ...], chosen: tuple[int, ...], ways: Mapping[int, int]
    ) -> Plan:
        """Return the plan with some pages made in other ways than those chosen."""
        self._chosen = [ways.get(index, way) for index, way in enumerate(chosen)]
        return self.finish(tried)

    def _reworded(
        self,
        tried: tuple[Outcome, ...],
        pages: tuple[PagePlan, ...],
        edition: Edition,
        infos: Mapping[str, PictureInfo],
    ) -> Plan | None:
        """Return a plan with the edition's words in the same places; None where they are others."""
        fresh = copy(self)
        fresh.edition = edition
        fresh.measures = replace(self.measures, infos=infos, copies=Kept(), charts=Kept())
        fresh._shapes, fresh._settled, fresh._placed = {}, {}, {}
        pictures_changed = dict(infos) != dict(self.measures.infos)  # another file, another shape
        if pictures_changed or fresh._largest() != self.measures.lead_pt:
            return None
        found = reworded(pages, self.edition, edition, fresh)
        if found is None:
            return None
        fresh._take([[page] for page in found])
        return fresh.finish(tried)

    def _largest(self) -> float:
        """Return the size in pt below which a section's number stays smaller than the headline."""
        grid, composer = self.grid.whole, self.measures.composer
        return largest_number(self.edition, grid, composer, self.design, self.weights.banner)

    def finish(self, tried: tuple[Outcome, ...]) -> Plan:
        """Return the placed edition."""
        measures, edition = self.measures.across, self.edition
        grid = measures.grid
        sections = self.among.sections or sum(a.kind.numbered for a in edition.articles)
        homes = {s.source.key: i for i, page in enumerate(self.pages) for s in page.stands}
        found = (*entries(self.pages, edition, grid), *self.among.ahead)
        pages = []
        for index, page in enumerate(self.pages):
            known = self._placed.get((index, self._chosen[index]))
            if known is not None:
                pages.append(known)
                continue
            here = []
            for stand in page.stands:
                own_links = links_of(stand.source, homes, edition, grid, self.among.place)
                links = replace(own_links, pages=found)
                own = measures if crosses(stand.source) else self.measures
                here.append(place_block(own, stand, edition, self.design, sections, links))
                if isinstance(stand.source, Banner):
                    composer, rows = self.measures.composer, stand.height
                    here.extend(parts_of(self.design, edition, grid, rows, composer))
            rules = (*hairlines(grid, page.tree), *closing(grid, page.whites))
            whites = tuple(grid.rect(*white) for white in page.whites)
            if grid.fold is not None:
                whites = (*whites, grid.fold)
            under = ground(self.measures)
            number = number_of(edition, grid, index)
            pages.append(Page(index, number, (*under, *here), rules, whites))
            self._placed[index, self._chosen[index]] = pages[-1]
        before = self.among.before
        said = told(self.pages, self.edition, self.grid, self.weights.flow, before)
        notes = (*self.attempt.notes, *said)
        placed = PlacedEdition(edition, grid, tuple(pages), notes)
        chosen, ways = tuple(self._chosen), tuple(map(len, self._choices))
        turned = partial(self._turned, tried, chosen)
        with_words = partial(self._reworded, tried, self.pages)
        return Plan(placed, self.pages, grid, notes, tried, chosen, ways, turned, with_words)
