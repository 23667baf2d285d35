"""Planning an edition: which blocks on which page, in which shapes, at which body size.

Input: an edition, the fonts' composer and the measured pictures. Output: a `Plan`: placed pages
and the reasons. Steps: blocks → shapes → pages (a partition over the slicing tables) → for
each page the cheapest trees, scored again as whole pages → placed blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from content.model import ArticleKind, Edition
from fonts import FontLibrary
from layout.banners import Banner, banner
from layout.errors import LayoutError
from layout.geometry import PROFILES, Grid, Profile
from layout.pictures import PictureInfo
from layout.placed import Page, PlacedEdition, Rule
from layout.plan import blocks
from layout.plan.desk import Desk
from layout.plan.faults import Fault, Stand, page_faults, pair_faults
from layout.plan.ladder import Attempt, Outcome, attempts
from layout.plan.openings import (
    band_shapes,
    banner_shapes,
    element_shapes,
    foot_shapes,
    lede_shapes,
)
from layout.plan.realise import Links, place_block
from layout.plan.settle import Settled, settle
from layout.plan.shapes import Shapes, Source
from layout.plan.slicing import Cuts, Leaf, Slicer, Tree, leaves
from layout.plan.stories import story_shapes
from layout.text import Composer

INFINITY = float("inf")
#: Trees of a page that are scored as whole pages, and how much dearer than the best they may be.
TREES, REACH = 24, 14.0
#: Ways to make a page that are kept, in case the finished page shows a fault.
KEPT_PAGES = 5
#: Fixed cost of a further page, and of a picture or chart that comes a page after its story.
PAGE_COST, PARTED_COST = 6.0, 12.0
#: A plan cheaper than this per page is taken at once; after a dearer one so many more are tried.
GOOD, FURTHER = 45.0, 3

_OPENINGS = ("banner", "lede", "band", "foot")


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page's choice: stands in reading order, the tree, its cost and faults."""

    stands: tuple[Stand, ...]
    tree: Tree
    cost: float
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """An edition's plan: the placed pages and the choice behind them."""

    placed: PlacedEdition
    pages: tuple[PagePlan, ...]
    grid: Grid
    notes: tuple[str, ...]
    tried: tuple[Outcome, ...]
    other: Callable[[Collection[int]], Plan | None] = field(repr=False, compare=False)
    """Plans anew the pages of these indices that did not turn out well; None: no other way."""


def plan_edition(
    edition: Edition, fonts: FontLibrary, composer: Composer, infos: Mapping[str, PictureInfo]
) -> Plan:
    """Plan all pages of an edition.

    Raises:
        LayoutError: when no body size, format and number of pages within the edition's limits
            gives full pages; the message says by how much the content misses.
    """
    for name in (edition.profile, *edition.fit.formats):
        if name not in PROFILES:
            known = ", ".join(sorted(PROFILES))
            raise LayoutError(f"unknown page profile {name!r}", f"use one of: {known}")
    design = banner(edition.banner)
    tried: list[Outcome] = []
    best: _Draft | None = None
    further = 0
    for attempt in attempts(edition, tried):
        further += best is not None
        if further > FURTHER:
            break
        draft = _Draft.of(edition, fonts, composer, infos, design, attempt)
        tried.append(draft.outcome)
        if draft.cost < INFINITY and draft.settle_pages():
            if best is None or draft.worth < best.worth:
                best = draft
            if draft.worth < GOOD:
                break
    if best is None:
        raise LayoutError(*_refusal(tried))
    return best.finish(tuple(tried))


def _refusal(tried: Sequence[Outcome]) -> tuple[str, str]:
    """Return message and remedy for an edition that fills no whole number of pages."""
    sizes = sorted({outcome.attempt.body for outcome in tried})
    formats = "、".join(dict.fromkeys(outcome.attempt.profile.title for outcome in tried))
    first = tried[0]
    return (
        f"no full pages can be made: the content comes to about {first.pages:.2f} pages "
        f"{first.attempt.profile.title} at {first.attempt.body:g} pt and fills no whole number of "
        f"pages in {formats} at {sizes[0]:g} to {sizes[-1]:g} pt",
        "add or cut text, add or remove a picture, or widen `fit` in edition.yaml",
    )


class _Order:
    """One reading order: its slicing tables and the cheapest division into pages."""

    def __init__(
        self, parts: Sequence[Shapes], grid: Grid, edition: Edition, cost: float
    ) -> None:
        self.parts = tuple(parts)
        self.sources = tuple(part.source for part in parts)
        self.edition, self.grid, self.own = edition, grid, cost
        self.slicer = Slicer(
            [
                [(w, h, c) for w in part.table for h, c in part.best(w).items()]
                for part in self.parts
            ],
            grid.columns,
            grid.rows,
            _cuts(self.sources),
        )
        self.dead: set[tuple[int, int]] = set()
        self.breaks: tuple[tuple[int, int], ...] = ()
        self.cost = INFINITY
        self.divide()

    def divide(self) -> None:
        """Divide the blocks into full pages anew, without those that proved impossible."""
        self.breaks, cost = self._partition()
        self.cost = cost + self.own

    def _partition(self) -> tuple[tuple[tuple[int, int], ...], float]:
        """Return the cheapest division of the blocks into full pages."""
        count, rows = len(self.sources), self.grid.rows
        best: list[tuple[float, int]] = [(0.0, 0)] + [(INFINITY, 0)] * count
        for last in range(count):
            for first in range(last + 1):
                if (first, last) in self.dead or not self._may_break(first):
                    continue
                if any(s.page_break for s in self.sources[first + 1 : last + 1]):
                    continue
                cost = best[first][0] + self.slicer.cost(first, last, rows) + PAGE_COST
                if self.sources[first].kind == "element":
                    cost += PARTED_COST
                if cost < best[last + 1][0]:
                    best[last + 1] = (cost, first)
        pages: list[tuple[int, int]] = []
        at = count
        if best[count][0] == INFINITY:
            return (), INFINITY
        while at:
            first = best[at][1]
            pages.append((first, at - 1))
            at = first
        pages.reverse()
        if len(pages) > self.edition.fit.max_pages:
            return (), INFINITY
        return tuple(pages), best[count][0]

    def _may_break(self, first: int) -> bool:
        """Tell whether a page may begin with this block."""
        if first == 0:
            return True
        before = self.sources[first - 1]
        return not (
            before.with_next
            or before.beside_next
            or before.kind in ("banner", "lede")
            or self.sources[first].kind == "foot"
        )


class _Draft:
    """One attempt: the tables for one format and body size, and the pages drawn from them."""

    def __init__(
        self, edition: Edition, desk: Desk, design: Banner, attempt: Attempt, parts: Sequence[Shapes]
    ) -> None:
        self.edition, self.desk, self.design, self.attempt = edition, desk, design, attempt
        self._settled: dict[tuple[str, int, int], tuple[Settled, ...]] = {}
        shapes = {part.source.key: part for part in parts}
        best: _Order | None = None
        for sources, cost in blocks.orders(edition, [part.source for part in parts]):
            order = _Order([shapes[s.key] for s in sources], desk.grid, edition, cost)
            if best is None or order.cost < best.cost:
                best = order
        assert best is not None
        self.order = best
        self._choices: list[list[PagePlan]] = []
        self._chosen: list[int] = []

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
        design: Banner,
        attempt: Attempt,
    ) -> _Draft:
        """Make the shapes and tables of one attempt."""
        grid = Grid.of(attempt.profile, attempt.body)
        desk = Desk(grid, composer, fonts, infos)
        sources: list[Source] = []
        for source in blocks.sources(edition):
            sources.extend(_cut_for(source, attempt.cuts))
        shapes = [_shapes(desk, source, edition, design) for source in sources]
        return cls(edition, desk, design, attempt, shapes)

    @property
    def outcome(self) -> Outcome:
        """Each block's part of a page in its cheapest shape, in reading order."""
        page = self.desk.grid.columns * (self.desk.grid.rows + 1)
        parts = []
        for part in self.order.parts:
            options = [
                (recipes[0].cost, width * (height + 1))
                for width, heights in part.table.items()
                for height, recipes in heights.items()
            ]
            area = min(options)[1] if options else page
            may_cut = part.source.kind == "story" and len(part.source.body) > 2
            parts.append((part.source.key, may_cut, area / page))
        return Outcome(self.attempt, tuple(parts))

    @property
    def worth(self) -> float:
        """Cost by page with the attempt's own cost: what attempts are compared by."""
        cost = sum(page.cost for page in self.pages) if self.pages else self.cost
        return cost / max(1, len(self.order.breaks)) + self.attempt.cost

    def settle_pages(self) -> bool:
        """Choose every page's tree; a page that proves impossible is struck out and all divided anew."""
        for _ in range(12):
            found: list[list[PagePlan]] = []
            for first, last in self.order.breaks:
                choices = self._page(first, last)
                if not choices:
                    self.order.dead.add((first, last))
                    break
                found.append(choices)
            else:
                self._choices, self._chosen = found, [0] * len(found)
                return bool(found)
            self.order.divide()
            if not self.order.breaks:
                return False
        return False

    def _settle(self, block: int, width: int, height: int) -> tuple[float, Any] | None:
        part = self.order.parts[block]
        key = (part.source.key, width, height)
        if key not in self._settled:
            self._settled[key] = settle(self.desk, part, width, height)
        ways = self._settled[key]
        return (ways[0].cost, ways) if ways else None

    def _page(self, first: int, last: int) -> list[PagePlan]:
        """Return pages of these blocks, cheapest first, faults of the whole page included."""
        grid = self.desk.grid
        found: list[PagePlan] = []
        floor = INFINITY
        trees = self.order.slicer.trees(first, last, grid.rows, self._settle)
        for _, (cost, tree) in zip(range(TREES), trees, strict=False):
            floor = min(floor, cost)
            dear = sorted(page.cost for page in found)[2:3]
            if cost > floor + REACH or (dear and cost >= dear[0]):
                break
            stands = _choose_ways(self.order.sources, tree)
            faults = page_faults(stands, grid.columns, grid.rows)
            base = cost - sum(leaf.settled[0].cost for leaf, _, _ in leaves(tree))
            total = base + sum(s.way.cost for s in stands) + sum(f.cost for f in faults)
            found.append(PagePlan(stands, tree, total, faults))
        found.sort(key=lambda page: page.cost)
        return found[:KEPT_PAGES]

    @property
    def pages(self) -> tuple[PagePlan, ...]:
        """The pages chosen."""
        return tuple(found[i] for found, i in zip(self._choices, self._chosen, strict=True))

    def _other(self, tried: tuple[Outcome, ...], pages: Collection[int]) -> Plan | None:
        """Choose the next best way for some pages."""
        moved = False
        for index in pages:
            if 0 <= index < len(self._chosen) and self._chosen[index] + 1 < len(self._choices[index]):
                self._chosen[index] += 1
                moved = True
        return self.finish(tried) if moved else None

    def finish(self, tried: tuple[Outcome, ...]) -> Plan:
        """Return the placed edition."""
        grid, edition = self.desk.grid, self.edition
        sections = sum(a.kind is ArticleKind.SECTION for a in edition.articles)
        homes = {s.source.key: i for i, page in enumerate(self.pages) for s in page.stands}
        pages = []
        for index, page in enumerate(self.pages):
            placed = []
            for stand in page.stands:
                links = _links(stand.source, homes, edition)
                placed.append(place_block(self.desk, stand, edition, self.design, sections, links))
            number = edition.paper.page_numbers[index : index + 1]
            rules = tuple(_hairlines(grid, page.tree))
            pages.append(Page(index, "".join(number), tuple(placed), rules))
        notes = self.attempt.notes
        placed = PlacedEdition(edition, grid, tuple(pages), notes)
        return Plan(placed, self.pages, grid, notes, tried, partial(self._other, tried))


def _shapes(desk: Desk, source: Source, edition: Edition, design: Banner) -> Shapes:
    """Return a block's shapes, by its kind."""
    rows = desk.grid.rows
    if source.kind == "banner":
        return banner_shapes(desk, source, edition, design)
    if source.kind == "lede":
        return lede_shapes(desk, source, rows)
    if source.kind == "band":
        return band_shapes(desk, source)
    if source.kind == "foot":
        return foot_shapes(desk, source)
    if source.kind == "element":
        return element_shapes(desk, source)
    return story_shapes(desk, source, rows)


def _cut_for(source: Source, cuts: Mapping[str, tuple[float, ...]]) -> Iterator[Source]:
    """Yield a story's parts where an attempt cuts it."""
    done = 0.0
    for share in cuts.get(source.key.split("/")[0], ()):
        parts = blocks.cut(source, (share - done) / (1 - done))
        if parts is None:
            break
        yield parts[0]
        source, done = parts[1], share
    yield source


def _cuts(sources: Sequence[Source]) -> Cuts:
    """Return the costs of the cuts after each block."""
    stack, full, beside = [], [], []
    for one, two in zip(sources, sources[1:], strict=False):
        opening = one.kind in _OPENINGS or two.kind in _OPENINGS
        stack.append(INFINITY if one.beside_next else 0.3)
        full.append(0.0 if opening else 1.6)
        element = two.kind == "element" or one.kind == "element"
        beside.append(INFINITY if opening and one.kind != "lede" else 0.2 if element else 0.9)
    return Cuts(tuple(stack), tuple(full), tuple(beside))


def _choose_ways(sources: Sequence[Source], tree: Tree) -> tuple[Stand, ...]:
    """Choose each block's way (sides of pictures) so that neighbours agree; two sweeps."""
    stands = [
        Stand(sources[leaf.block], column, row, leaf.width, leaf.height, leaf.settled[0])
        for leaf, column, row in leaves(tree)
    ]
    options = [leaf.settled for leaf, _, _ in leaves(tree)]
    for _ in range(2):
        for index, ways in enumerate(options):
            if len(ways) < 2:
                continue
            others = stands[:index] + stands[index + 1 :]
            costs = []
            for way in ways:
                stand = replace(stands[index], way=way)
                pairs = partial(pair_faults, stand)
                costs.append(
                    way.cost + sum(f.cost for other in others for f in pairs(other))
                )
            stands[index] = replace(stands[index], way=ways[costs.index(min(costs))])
    return tuple(stands)


def _links(source: Source, homes: Mapping[str, int], edition: Edition) -> Links:
    """Return the lines that name the pages a story runs on to and comes from (下转, 上接)."""
    stem, _, part = source.key.rpartition("/")
    if not (source.continues or source.continued):
        return Links()
    numbers = edition.paper.page_numbers

    def page(number: int) -> str:
        index = homes.get(f"{stem}/{number}", 0)
        return f"{numbers[index]}版" if index < len(numbers) else f"第{index + 1}页"

    return Links(
        f"（下转{page(int(part) + 1)}）" if source.continues else "",
        f"上接{page(int(part) - 1)}" if source.continued else "",
    )


def _hairlines(grid: Grid, tree: Tree, column: int = 0, row: int = 0) -> Iterator[Rule]:
    """Yield the hairlines between stories that stand side by side."""
    if isinstance(tree, Leaf):
        return
    first, second = tree.first, tree.second
    yield from _hairlines(grid, first, column, row)
    if tree.stacked:
        yield from _hairlines(grid, second, column, row + first.height + tree.gap)
        return
    x = grid.x(column + first.width) - grid.gutter / 2
    yield Rule(x, grid.y(row), x, grid.y(row + tree.height), 0.3, "grey")
    yield from _hairlines(grid, second, column + first.width, row)
