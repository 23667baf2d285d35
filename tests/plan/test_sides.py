"""Rules of spreads (通版) as tables: sides, strips and runs; words in the places of old ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from content.model import Article, ArticleKind, Edition, Wishes
from fonts.setting import TextStyle
from layout.page.placed import Block, PlacedText
from layout.page.units import Rect
from layout.plan.pages.choosing import PagePlan
from layout.plan.pages.facing import Facing, _white_foot
from layout.plan.pages.faults import Stand
from layout.plan.pages.order import Order
from layout.plan.pages.sharing import INFINITY
from layout.plan.pages.spreads import Strips, _cheapest, _costs, divisions, empty_side, joined
from layout.plan.pages.trees import GAP, Split
from layout.plan.sources import Banner, Contents, Foot, FreeElement, Source, Story
from layout.plan.trying.mixed import _apart, _one_behind, _Planned
from layout.plan.trying.rewording import _again, _alike, _asked, _stand
from layout.plan.trying.runs import Run, edition_of, owned, runs_of
from layout.plan.weights import WEIGHTS
from tests.plan import samples
from tests.plan.test_spreads import band
from tests.plan.weighing.ranks import stories

# Copy shared out to sides

EACH = {(at, at): 1.0 for at in range(4)}


@pytest.mark.parametrize(
    ("count", "firsts", "others", "most", "found"),
    [
        (2, {(0, 0): 3.0, (1, 1): 4.0}, {}, 2, (7.0, [(0, 0), (1, 1)])),
        (
            3,
            {(0, 0): 1.0, (1, 2): 9.0, (0, 1): 2.0, (2, 2): 3.0},
            {},
            2,
            (5.0, [(0, 1), (2, 2)]),
        ),
        (1, {(0, 0): 1.0}, {}, 2, None),
        (4, EACH, EACH, 2, None),
        (3, {at: own for at, own in EACH.items() if at != (3, 3)}, {}, 2, None),
        (4, EACH, EACH, 4, (4.0, [(0, 0), (1, 1), (2, 2), (3, 3)])),
        (4, EACH, {**EACH, (2, 2): 5.0}, 4, (8.0, [(0, 0), (1, 1), (2, 2), (3, 3)])),
        (4, {**EACH, (0, 1): 2.0, (2, 3): 2.0}, EACH, 4, (4.0, [(0, 1), (2, 3)])),
        (4, {**EACH, (0, 1): 2.5, (2, 3): 2.0}, EACH, 4, (4.0, [(at, at) for at in range(4)])),
    ],
    ids=["one a side", "cheapest", "half", "two sides", "odd", "four", "further", "equal", "more"],
)
def test_copy_is_shared_out_to_an_even_number_of_sides(
    count: int, firsts: Any, others: Any, most: int, found: Any
) -> None:
    assert _cheapest(count, (firsts, firsts), others, most) == found


def order(sources: Sequence[Source], costs: Any) -> Order:
    """Return the order of some blocks whose runs cost so much on a side of so many rows."""
    slicer = SimpleNamespace(
        begins=lambda last: range(last + 1),
        cost=lambda first, last, rows: costs(first, last, rows),
    )
    grid = SimpleNamespace(rows=100)
    made = SimpleNamespace(
        sources=sources, parts=sources, weights=WEIGHTS, slicer=slicer, grid=grid
    )
    return cast(Order, made)


def block(name: str, **more: Any) -> Story:
    return Story(name, stories(300).articles[0], **more)


RUNS_OF_THREE = {(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)}


@pytest.mark.parametrize(
    ("sources", "dead", "gone"),
    [
        ((block("a"), block("b"), block("c")), set(), set()),
        ((block("a"), block("b"), block("c")), {(0, 1, 50), (1, 1, 49)}, {(0, 1)}),
        ((block("a", with_next=True), block("b"), block("c")), set(), {(0, 0)}),
        ((block("a"), block("b", with_next=True), block("c")), set(), {(0, 1), (1, 1)}),
        ((block("a"), block("b", page_break=True), block("c")), set(), {(0, 1), (0, 2)}),
        ((block("a"), block("b"), block("c", page_break=True)), set(), {(0, 2), (1, 2)}),
    ],
    ids=["all", "dead", "with the next", "in the middle", "page break", "at the end"],
)
def test_a_side_holds_a_run_of_blocks(sources: Any, dead: Any, gone: Any) -> None:
    found = _costs(order(sources, lambda first, last, rows: rows / 10 + first), 50, dead)
    page = WEIGHTS.pages.page_cost
    assert found == {(a, b): 5.0 + a + page for a, b in RUNS_OF_THREE - gone}


def test_what_fills_no_side_is_no_run_and_a_picture_apart_from_its_story_costs() -> None:
    story = block("a")
    free = FreeElement("a/p", story.article, cast(Any, None))
    own = order((free, story), lambda first, last, rows: INFINITY if first == last == 1 else 2.0)
    page, parted = WEIGHTS.pages.page_cost, WEIGHTS.pages.parted_cost
    assert parted > 0
    assert _costs(own, 50, set()) == {(0, 0): 2.0 + parted + page, (0, 1): 2.0 + parted + page}


def test_divisions_go_by_cost_and_the_first_spread_stands_between_its_strips() -> None:
    own = order([block(name) for name in "abcd"], lambda first, last, rows: 1.0 + last - first)
    strips = [Strips(30, 9, 7.0), Strips(20, 0, 3.0), Strips(99, 0, 0.0)]
    four = divisions(own, strips, set(), 4)
    page = WEIGHTS.pages.page_cost
    assert [one.strips for one in four] == [strips[1], strips[0]], "a whole page leaves no side"
    assert [one.cost for one in four] == [4.0 + 2 * page + 3.0, 4.0 + 2 * page + 7.0]
    assert [len(one.sides) for one in four] == [2, 2]
    assert {rows for _, _, rows in four[0].sides} == {100 - 20 - GAP}
    alone = divisions(order([block(name) for name in "abcd"], _alone), strips[:1], set(), 4)
    under = 100 - 30 - GAP - 9 - GAP
    assert alone[0].sides == ((0, 0, under), (1, 1, under), (2, 2, 100), (3, 3, 100))
    assert divisions(order([block(name) for name in "abcd"], _alone), strips[:1], set(), 2) == []


def _alone(first: int, last: int, rows: int) -> float:
    return 1.0 if first == last else INFINITY


def test_an_empty_side_is_white_to_its_edges() -> None:
    made = empty_side(3, 20)
    assert (made.whites, made.cost, made.stands) == (((0, 0, 3, 20),), 0.0, ())
    assert (made.tree.width, made.tree.height) == (3, 20)


@pytest.mark.parametrize(("pages", "sides"), [(0, 2), (1, 2), (2, 2), (3, 4), (4, 4), (5, 6)])
def test_a_spread_is_two_pages(pages: int, sides: int) -> None:
    across = SimpleNamespace(source=Banner(cast(Any, None)), triples=lambda: [(6, 20, 0.0)])
    workshop: Any = SimpleNamespace(grid=SimpleNamespace(rows=100))
    assert Facing(workshop, (), cast(Any, [across]), pages).most_sides == sides


def strip(rows: int, row: int, cost: float) -> Stand:
    """Return what crosses the fold of two sides of three columns."""
    way: Any = SimpleNamespace(
        cost=cost,
        spots=(),
        segments=(),
        quote=None,
        recipe=SimpleNamespace(head=None, columns=None),
    )
    return Stand(Foot(), 0, row, 6, rows, way)


def side(cost: float, *whites: tuple[int, int, int, int]) -> PagePlan:
    return replace(empty_side(3, 20), cost=cost, whites=whites)


def test_two_sides_are_a_page_between_their_strips() -> None:
    left, right = side(1.0, (0, 15, 3, 5)), side(2.0, (1, 16, 2, 4))
    (page,) = joined([left], [right], strip(4, 0, 8.0), strip(6, 26, 16.0), WEIGHTS, [(0, 1, 6, 1)])
    assert page.cost == 27.0
    assert page.whites == ((0, 15 + 4 + GAP, 3, 5), (4, 16 + 4 + GAP, 2, 4), (0, 1, 6, 1))
    assert [stand.height for stand in page.stands] == [4, 6]
    assert isinstance(page.tree, Split) and page.tree.stacked
    assert (page.tree.width, page.tree.height) == (6, 4 + GAP + 20 + GAP + 6)
    (bare,) = joined([left], [right], None, None, WEIGHTS)
    assert bare.whites == ((0, 15, 3, 5), (4, 16, 2, 4)) and (bare.cost, bare.stands) == (3.0, ())


def test_heads_that_meet_over_the_fold_cost_as_on_a_page() -> None:
    head = SimpleNamespace(size=20.0)
    way: Any = SimpleNamespace(
        cost=0.0, spots=(), segments=(), recipe=SimpleNamespace(head=head, columns=None)
    )
    sides = [
        replace(empty_side(3, 20), stands=(Stand(Foot(key=name), 0, 0, 3, 20, way),))
        for name in ("left", "right")
    ]
    (page,) = joined(sides[:1], sides[1:], strip(4, 0, 0.0), None, WEIGHTS)
    assert [fault.cost for fault in page.faults] == [WEIGHTS.faults.heads_alike_cost]
    assert page.cost == WEIGHTS.faults.heads_alike_cost
    assert [(s.column, s.row) for s in page.stands] == [(0, 0), (0, 4 + GAP), (3, 4 + GAP)]


def test_of_all_pairs_of_sides_the_cheapest_are_kept() -> None:
    sides = [side(float(cost)) for cost in range(WEIGHTS.pages.kept + 1)]
    costs = [page.cost for page in joined(sides, sides, None, None, WEIGHTS)]
    assert (
        costs
        == sorted(a + b for a in range(len(sides)) for b in range(len(sides)))[: WEIGHTS.pages.kept]
    )


@pytest.mark.parametrize(
    ("whites", "rows"),
    [((), 0), (((0, 15, 3, 5),), 5), (((0, 16, 2, 4),), 0), (((0, 15, 3, 5), (0, 2, 3, 7)), 7)],
)
def test_white_at_a_foot_is_as_wide_as_the_side(whites: Any, rows: int) -> None:
    assert _white_foot(side(0.0, *whites)) == rows


def facing(*strips: Strips) -> Facing:
    found = object.__new__(Facing)
    found.rows, found.strips = 100, list(strips)
    return found


def test_strips_are_every_opening_with_every_band_the_cheapest_first() -> None:
    across = [
        SimpleNamespace(source=None, triples=lambda: [(6, 8, 1.0), (6, 9, 0.0)]),
        SimpleNamespace(
            source=Banner(cast(Any, None)), triples=lambda: [(6, 20, 3.0), (6, 30, 0.5)]
        ),
    ]
    found = facing()
    found.across = cast(Any, across)
    assert [(one.top, one.foot, one.cost) for one in found._strips()] == [
        (30, 9, 0.5),
        (30, 8, 1.5),
        (20, 9, 3.0),
        (20, 8, 4.0),
    ]
    found.across = cast(Any, across[1:])
    assert [(one.top, one.foot) for one in found._strips()] == [(30, 0), (20, 0)]


def test_the_strips_that_leave_about_so_much_are_tried() -> None:
    high, low, dear = Strips(40, 0, 0.0), Strips(20, 0, 1.0), Strips(20, 0, 2.0)
    found = facing(high, dear, low)
    assert found._nearest(60.0) == high and found._nearest(78.0) == low
    assert [found._nearest(rows) for rows in (68.9, 69.1)] == [high, low]


# Runs of pages


def story(name: str, kind: ArticleKind = ArticleKind.STORY, **more: object) -> Article:
    (one,) = stories(300).articles
    return one.model_copy(update={"id": name, "kind": kind, **more})


OPENER = ArticleKind.SPREAD
BREAK: dict[str, Any] = {"wishes": Wishes(page_break=True)}


@pytest.mark.parametrize(
    ("articles", "found"),
    [
        ((story("a"), story("b", **BREAK)), [("", "ab")]),
        ((story("a"), story("o", OPENER), story("b")), [("", "a"), ("o", "b")]),
        (
            (story("a"), story("o", OPENER), story("b"), story("c", **BREAK), story("d")),
            [("", "a"), ("o", "b"), ("", "cd")],
        ),
        ((story("o", OPENER), story("p", OPENER)), [("", ""), ("o", ""), ("p", "")]),
    ],
    ids=["none", "to the end", "a page after it", "two"],
)
def test_an_article_that_opens_a_spread_begins_a_run(
    articles: tuple[Article, ...], found: list[tuple[str, str]]
) -> None:
    runs = runs_of(samples.press(*articles))
    names = [(r.opener.id if r.opener else "", "".join(a.id for a in r.articles)) for r in runs]
    assert names == found
    assert [run.pages for run in runs] == [2 if opener else 1 for opener, _ in found]


RUNS = runs_of(samples.press(story("a"), story("o", OPENER), story("b"), story("c", **BREAK)))


@pytest.mark.parametrize(
    ("field", "edition", "found"),
    [
        ("max_pages", {"fit": {"max_pages": 9}}, [1, 2, 6]),
        ("max_pages", {"fit": {"max_pages": 2}}, [1, 2, 1]),
        ("band", {"band": 1}, [True, False, False]),
        ("band", {"band": 1, "band_after": "b"}, [False, True, False]),
        ("band", {"band": 1, "band_after": "o"}, [False, True, False]),
        ("band", {"band": 1, "band_after": "c"}, [False, False, True]),
        ("contents", {}, [True, False, False]),
        ("contents", {"contents": False}, [False, False, False]),
    ],
)
def test_a_run_has_its_part_of_the_edition(field: str, edition: Any, found: list[Any]) -> None:
    whole = samples.press(
        *(a for run in RUNS for a in run.articles),
        **{name: value for name, value in edition.items() if name != "band"},
    )
    if "band" in edition:
        whole = whole.model_copy(update={"band": band()})
    own = [edition_of(whole, RUNS, number, "tabloid", 0) for number in range(len(RUNS))]
    parts = {
        "max_pages": [one.fit.max_pages for one in own],
        "band": [one.band is not None for one in own],
        "contents": [one.contents for one in own],
    }
    assert parts[field] == found


def test_three_pages_have_no_strip_of_contents() -> None:
    """From four pages on, a spread being two of them."""
    runs = RUNS[:2]
    whole = samples.press(*(a for run in runs for a in run.articles))
    assert edition_of(whole, runs, 0, "tabloid", 0).contents is False


def text(name: str, role: str = "headline") -> PlacedText:
    return PlacedText(role, TextStyle("Press Title", 900), 20.0, (), name)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (text("banner/head"), "o/title"),
        (text("lede#2", "lede"), "o#2"),
        (text("", "deck"), "o/deck"),
        (text("", "running"), ""),
        (text("other", "deck"), "other"),
    ],
)
def test_texts_of_a_spreads_opening_are_its_articles(before: PlacedText, after: str) -> None:
    block = Block("banner", "banner", Rect(0, 0, 9, 9), texts=(before,), order=("banner/head", "x"))
    made = owned(block, story("o", OPENER))
    assert (made.id, made.texts[0].id, made.order) == ("o", after, ("o/title", "x"))
    other = replace(block, id="band")
    assert owned(other, story("o", OPENER)) is other


# Spreads begin on even pages


def planned(run: Run, pages: int, numbers: tuple[str, ...] = ()) -> _Planned:
    own = samples.press(*run.articles)
    own = own.model_copy(update={"paper": own.paper.model_copy(update={"page_numbers": numbers})})
    plan: Any = SimpleNamespace(placed=SimpleNamespace(steps=(pages,)))
    return _Planned(run, own, plan)


@pytest.mark.parametrize(
    ("front", "numbers", "apart"),
    [
        (1, (), False),
        (2, (), True),
        (3, (), False),
        (2, ("04", "05"), False),
        (1, ("05", "06"), True),
        (1, ("A2", "A3"), False),
        (1, ("A3", "A4"), True),
        (2, ("甲", "乙"), False),
        (2, ("04",), True),
    ],
)
def test_two_pages_face_each_other_from_an_even_one_on(
    front: int, numbers: tuple[str, ...], apart: bool
) -> None:
    made = [planned(RUNS[0], front), planned(RUNS[1], 2, numbers), planned(RUNS[2], 1, ("07",))]
    told = list(_apart(made))
    assert bool(told) is apart
    if told and not numbers:
        assert told[0].values["pages"] == (str(front + 1), str(front + 2))


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        ((Run(None, (story("a"),)), RUNS[1]), None),
        ((Run(None, (story("a"), story("s", ArticleKind.SECTION))), RUNS[1]), None),
        ((Run(None, (story("a"), story("z"))), RUNS[1]), ["a", "b", "z"]),
        ((Run(None, (story("a"), story("z"))), *RUNS[1:]), ["a", "b", "zc"]),
        ((Run(None, (story("a"), story("z"))), RUNS[1], RUNS[1]), ["a", "b", "z", "b"]),
    ],
    ids=["alone", "numbered", "nothing behind", "before what is there", "before a spread"],
)
def test_the_last_of_the_front_goes_behind_the_spread(runs: Any, found: Any) -> None:
    moved = _one_behind(runs)
    if found is None:
        assert moved is None
    else:
        assert moved is not None and moved[1] == "z"
        assert ["".join(a.id for a in run.articles) for run in moved[0]] == found


# Other words in the places of the old


def changed(edition: Edition, **fields: object) -> Edition:
    first, *others = edition.articles
    return edition.model_copy(update={"articles": (first.model_copy(update=fields), *others)})


EDITION = stories(900, 400)
OTHER_HEAD = EDITION.model_copy(
    update={"headline": EDITION.headline.model_copy(update={"title": "另一个题"})}
)


@pytest.mark.parametrize(
    ("after", "alike"),
    [
        (OTHER_HEAD, True),
        (changed(EDITION, title="另一个题"), True),
        (changed(EDITION, kind=ArticleKind.BOX), False),
        (changed(EDITION, id="other"), False),
        (changed(EDITION, wishes=Wishes(pin="foot")), False),
        (changed(EDITION, rank=3), False),
        (EDITION.model_copy(update={"banner": "hero"}), False),
        (stories(900), False),
    ],
)
def test_words_alone_are_set_in_the_places_of_the_old(after: Edition, alike: bool) -> None:
    assert _alike(EDITION, after) is alike


@pytest.mark.parametrize(
    ("after", "asked"),
    [
        (EDITION, ()),
        (OTHER_HEAD, (Banner,)),
        (changed(EDITION, title="另一个题"), (Contents,)),
        (changed(OTHER_HEAD, deck="另一个副题"), (Banner, Contents)),
        (changed(EDITION, body=()), ()),
        (changed(EDITION, kind=ArticleKind.EAR), (Banner,)),
    ],
)
def test_blocks_are_asked_whose_words_are_the_editions(after: Edition, asked: Any) -> None:
    assert _asked(EDITION, after) == asked


@pytest.mark.parametrize(
    "parted", [{}, {"continued": True}, {"continues": True}, {"open_end": True}, {"first": 1}]
)
def test_a_part_of_a_story_may_be_parted_otherwise(parted: Any) -> None:
    (one, _), (two, _) = EDITION.articles, changed(EDITION, title="另一个题").articles
    old = Story("s0", one, one.body, **parted)
    new = Story("s0", two, two.body)
    found = _again(old, {"s0": new}, {"s0": two})
    assert found == (None if parted else replace(old, article=two))
    assert _again(old, {"s0": new}, {"s0": one}) is old
    headless = _again(old, {"s0": replace(new, headless=True)}, {"s0": two})
    assert headless is None


def settled(spots: tuple[int, ...], quote: object = None) -> Any:
    recipe = SimpleNamespace(head=None, columns=None, cost=0.0)
    return SettledWay(spots=spots, quote=quote, recipe=recipe)


@dataclass(frozen=True)
class SettledWay:
    """A way to settle a block, as far as rewording asks for it."""

    spots: tuple[int, ...]
    quote: object
    recipe: Any
    stands: object = None


@pytest.mark.parametrize(
    ("source", "ways", "asked", "folded", "found"),
    [
        (Foot(), [], (), False, "old"),
        (Foot(), [], (Foot,), False, None),
        (Foot((("a", "b"),)), [settled((1,))], (), False, 0),
        (Foot((("a", "b"),)), [settled((2,)), settled((1,))], (), False, 1),
        (Foot((("a", "b"),)), [settled((2,)), settled((1,), "words")], (), False, None),
        (Banner(cast(Any, None)), [settled((1,))], (), True, None),
        (Banner(cast(Any, None)), [settled((1,))], (), False, 0),
        (Foot((("a", "b"),)), [settled((1,))], (), True, 0),
    ],
)
def test_a_block_stands_where_it_stood_with_its_pictures_or_not(
    source: Any, ways: Any, asked: Any, folded: bool, found: object
) -> None:
    old = Stand(Foot(), 2, 3, 4, 5, settled((1,)))
    asked_for: list[object] = []

    def settle(shapes: object, width: int, height: int) -> Any:
        asked_for.append((shapes, width, height))
        return ways

    workshop: Any = SimpleNamespace(
        grid=SimpleNamespace(folded=folded), shapes_at=lambda one, width: one.key, settled=settle
    )
    made = _stand(old, source, workshop, asked)
    if found is None:
        assert made is None
    else:
        assert made is not None and made.source == source
        assert (made.column, made.row, made.width, made.height) == (2, 3, 4, 5)
        assert made.way == (old.way if found == "old" else ways[cast(int, found)])
    assert asked_for in ([], [(source.key, 4, 5)])
