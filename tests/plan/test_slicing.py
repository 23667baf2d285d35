"""The interval programme against all slicing trees, tried one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

import pytest

from layout.plan.pages.slicing import Cuts, Slicer
from layout.plan.pages.trees import GAP, Leaf, Settle, Split, Tree, leaves

INFINITY = float("inf")
SEEDS = range(60)
#: What settling gives here: the block and its shape.
Made = tuple[int, int, int]
Found = list[tuple[float, Tree[Made]]]


@dataclass
class Puzzle:
    """A few blocks with a few shapes each, and what settling a leaf adds (None: impossible)."""

    seed: int
    columns: int = 0
    rows: int = 0
    shapes: list[list[tuple[int, int, float]]] = field(default_factory=list)
    cuts: Cuts = field(init=False)
    extra: dict[tuple[int, int, int], float | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rng = random.Random(self.seed)
        count, self.columns = rng.choice(((3, 4), (4, 3), (4, 4), (5, 3)))
        self.rows = rng.randint(8, 11)
        for block in range(count):
            chosen = {}
            for width in range(1, self.columns + 1):
                for height in rng.sample(range(1, self.rows + 1), rng.randint(4, 6)):
                    chosen[width, height] = float(rng.randint(0, 12))
                    add = rng.choice((0.0, 0.0, 0.0, 0.0, 2.0, 5.0, None))
                    self.extra[block, width, height] = add
            self.shapes.append([(w, h, c) for (w, h), c in chosen.items()])
        between = range(count - 1)
        self.cuts = Cuts(
            stack=tuple(rng.choice((0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, INFINITY)) for _ in between),
            full=tuple(float(rng.randint(0, 2)) for _ in between),
            beside=tuple(
                rng.choice((0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, INFINITY)) for _ in between
            ),
            seam=0.0,
            seam_through=0.0,
            seam_parted=0.0,
        )

    @property
    def last(self) -> int:
        return len(self.shapes) - 1

    def slicer(self) -> Slicer[Made]:
        return Slicer(self.shapes, self.columns, self.rows, self.cuts)

    def settle(self, block: int, width: int, height: int) -> tuple[float, Made] | None:
        cost = next(c for w, h, c in self.shapes[block] if (w, h) == (width, height))
        extra = self.extra[block, width, height]
        return None if extra is None else (cost + extra, (block, width, height))

    def take(self, block: int, width: int, height: int) -> tuple[float, Made] | None:
        """Settle every leaf for what its table says."""
        cost = next(c for w, h, c in self.shapes[block] if (w, h) == (width, height))
        return cost, (block, width, height)


@dataclass
class Everything:
    """All trees of an interval in a shape, each geometry once."""

    puzzle: Puzzle
    settle: Settle[Made]
    known: dict[tuple[int, int, int, int], Found] = field(default_factory=dict)

    def trees(self, first: int, last: int, width: int, height: int) -> Found:
        key = (first, last, width, height)
        if key not in self.known:
            self.known[key] = list(self._trees(*key))
        return self.known[key]

    def _trees(
        self, first: int, last: int, width: int, height: int
    ) -> Iterator[tuple[float, Tree[Made]]]:
        if first == last:
            if any((w, h) == (width, height) for w, h, _ in self.puzzle.shapes[first]):
                settled = self.settle(first, width, height)
                if settled is not None:
                    yield settled[0], Leaf(first, width, height, settled[1])
            return
        cuts, columns = self.puzzle.cuts, self.puzzle.columns
        for k in range(first, last):
            base = cuts.stack[k] + (cuts.full[k] if width == columns else 0.0)
            for upper in range(1, height - GAP):
                lower = height - GAP - upper
                one = self.trees(first, k, width, upper)
                good = one and base < INFINITY
                two = self.trees(k + 1, last, width, lower) if good else []
                yield from self._joined(True, one, two, base, GAP)
            for left in range(1, width) if cuts.beside[k] < INFINITY else ():
                one = self.trees(first, k, left, height)
                two = self.trees(k + 1, last, width - left, height) if one else []
                yield from self._joined(False, one, two, cuts.beside[k], 0)

    @staticmethod
    def _joined(
        stacked: bool, one: Found, two: Found, base: float, gap: int
    ) -> Iterator[tuple[float, Tree[Made]]]:
        for cost_one, first in one:
            for cost_two, second in two:
                if isinstance(second, Split) and second.stacked == stacked:
                    continue  # the same page as with the first two joined first
                yield base + cost_one + cost_two, Split(stacked, first, second, gap)


def geometry(tree: Tree[Made]) -> tuple[tuple[int, int, int, int, int], ...]:
    return tuple((f.block, c, r, f.width, f.height) for f, c, r in leaves(tree))


@pytest.mark.parametrize("seed", SEEDS)
def test_table_holds_the_cheapest_cost(seed: int) -> None:
    puzzle = Puzzle(seed)
    slicer = puzzle.slicer()
    every = Everything(puzzle, puzzle.take)
    for height in range(2, puzzle.rows + 1):
        found = every.trees(0, puzzle.last, puzzle.columns, height)
        best = min((cost for cost, _ in found), default=INFINITY)
        assert slicer.cost(0, puzzle.last, height) == best


@pytest.mark.parametrize("settled", ["take", "settle"])
@pytest.mark.parametrize("seed", SEEDS)
def test_trees_come_cheapest_first_and_all_of_them(seed: int, settled: str) -> None:
    """With "settle" leaves turn out dearer than their table says, or impossible."""
    puzzle = Puzzle(seed)
    settle = getattr(puzzle, settled)
    expected = Everything(puzzle, settle).trees(0, puzzle.last, puzzle.columns, puzzle.rows)
    few = 400
    drawn = puzzle.slicer().trees(0, puzzle.last, puzzle.rows, settle)
    found = list(islice(drawn, few))
    costs = [cost for cost, _ in found]
    assert costs == sorted(costs)
    assert costs == sorted(cost for cost, _ in expected)[:few]
    places = [geometry(tree) for _, tree in found]
    assert len(set(places)) == len(places), "no page comes twice"
    if len(expected) <= few:
        assert set(places) == {geometry(tree) for _, tree in expected}


@pytest.mark.parametrize("seed", SEEDS)
def test_leaves_tile_the_page_in_reading_order(seed: int) -> None:
    puzzle = Puzzle(seed)
    for _, tree in islice(puzzle.slicer().trees(0, puzzle.last, puzzle.rows, puzzle.take), 60):
        placed = list(leaves(tree))
        assert [leaf.block for leaf, _, _ in placed] == list(range(len(puzzle.shapes)))
        covered: set[tuple[int, int]] = set()
        for leaf, column, row in placed:
            assert any((leaf.width, leaf.height) == s[:2] for s in puzzle.shapes[leaf.block])
            assert leaf.settled == (leaf.block, leaf.width, leaf.height)
            own = {(column + c, row + r) for c in range(leaf.width) for r in range(leaf.height)}
            assert not own & covered
            covered |= own
        assert max(c for c, _ in covered) == puzzle.columns - 1
        assert max(r for _, r in covered) == puzzle.rows - 1
        assert len(covered) == puzzle.columns * puzzle.rows - white(tree)
        for one, two in pairwise(placed):
            assert after(one, two)


def white(tree: Tree[Made]) -> int:
    """Cells of the gaps between stacked blocks."""
    if isinstance(tree, Leaf):
        return 0
    own = tree.gap * tree.width if tree.stacked else 0
    return own + white(tree.first) + white(tree.second)


def after(one: tuple[Leaf[Made], int, int], two: tuple[Leaf[Made], int, int]) -> bool:
    """Tell whether the second stands right of the first or under it."""
    (a, column, row), (_, other_column, other_row) = one, two
    return other_column >= column + a.width or other_row >= row + a.height


def test_seam_makes_a_gutter_through_the_page_dearer() -> None:
    shapes = [[(1, 9, 0.0), (2, 4, 2.0)], [(1, 9, 0.0), (2, 4, 2.0)]]

    def trees(seam: float) -> list[tuple[float, Tree[None]]]:
        slicer: Slicer[None] = Slicer(
            shapes, 2, 9, Cuts((0.0,), (0.0,), (0.0,), seam, seam_through=0.0, seam_parted=0.0)
        )
        return list(slicer.trees(0, 1, 9, lambda b, w, h: (2.0 if w == 2 else 0.0, None)))

    def first_is_stacked(found: list[tuple[float, Tree[None]]]) -> bool:
        tree = found[0][1]
        assert isinstance(tree, Split)
        return tree.stacked

    assert not first_is_stacked(trees(0.0))
    assert first_is_stacked(trees(1000.0))


def test_page_that_cannot_be_made() -> None:
    slicer: Slicer[None] = Slicer(
        [[(1, 3, 0.0)], [(1, 4, 0.0)]], 2, 9, Cuts((0.0,), (0.0,), (0.0,))
    )
    assert slicer.cost(0, 1, 9) == INFINITY
    assert list(slicer.trees(0, 1, 9, lambda b, w, h: (0.0, None))) == []


def test_page_of_which_every_leaf_is_impossible() -> None:
    puzzle = Puzzle(3)
    assert list(puzzle.slicer().trees(0, puzzle.last, puzzle.rows, lambda b, w, h: None)) == []


def test_forbidden_cuts_are_not_made() -> None:
    shapes = [[(1, 9, 0.0), (2, 4, 2.0)], [(1, 9, 0.0), (2, 4, 2.0)]]
    beside: Slicer[None] = Slicer(shapes, 2, 9, Cuts((INFINITY,), (0.0,), (0.0,), 0.0))
    trees = beside.trees(0, 1, 9, lambda b, w, h: (0.0, None))
    assert [isinstance(t, Split) and t.stacked for _, t in trees] == [False]
    stacked: Slicer[None] = Slicer(shapes, 2, 9, Cuts((0.0,), (0.0,), (INFINITY,), 0.0))
    trees = stacked.trees(0, 1, 9, lambda b, w, h: (0.0, None))
    assert [isinstance(t, Split) and t.stacked for _, t in trees] == [True]


def test_blocks_too_large_for_one_page_have_no_table() -> None:
    """Four blocks of a page in all are looked at together, whatever their number."""
    quarter = [(2, 4, 0.0), (1, 9, 0.0)]
    between = (0.0,) * 39
    slicer: Slicer[None] = Slicer([quarter] * 40, 4, 9, Cuts(between, between, between))
    assert slicer.begins(39) == range(36, 40)
    assert slicer.cost(36, 39, 9) == 0.0
    assert slicer.cost(35, 39, 9) == INFINITY
    assert list(slicer.trees(35, 39, 9, lambda b, w, h: (0.0, None))) == []


@pytest.mark.parametrize("seed", SEEDS[:20])
def test_another_last_block_gives_the_trees_that_a_new_slicer_gives(seed: int) -> None:
    puzzle = Puzzle(seed)
    other = puzzle.shapes[-1][::2]
    shapes = [*puzzle.shapes[:-1], other]
    anew: Slicer[Made] = Slicer(shapes, puzzle.columns, puzzle.rows, puzzle.cuts)
    instead = puzzle.slicer().with_last(puzzle.last, other, puzzle.cuts)
    pages = [
        list(islice(slicer.trees(0, puzzle.last, puzzle.rows, puzzle.settle), 50))
        for slicer in (anew, instead)
    ]
    assert pages[0] == pages[1]


def test_a_search_that_used_up_its_steps_says_so() -> None:
    puzzle = Puzzle(1)
    slicer: Slicer[Made] = Slicer(puzzle.shapes, puzzle.columns, puzzle.rows, puzzle.cuts, 3)
    assert list(slicer.trees(0, puzzle.last, puzzle.rows, puzzle.settle)) == []
    assert slicer.spent
    slicer.most_steps = 1_000_000
    assert list(slicer.trees(0, puzzle.last, puzzle.rows, puzzle.settle))
    assert not slicer.spent
