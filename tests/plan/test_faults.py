"""Each fault of a whole page (编排忌讳) on stands made by hand, and pages without it."""

from __future__ import annotations

from dataclasses import replace

from content.model import ArticleKind
from content.words import message
from layout.plan.elements import Element
from layout.plan.heads.choice import HeadChoice
from layout.plan.pages.faults import Fault, Stand, areas, page_faults, pair_faults
from layout.plan.pages.settle import Settled, Spot
from layout.plan.shapes.shapes import Recipe
from layout.plan.sources import Band, Banner, FreeElement, Lede, Story
from layout.plan.text_columns import Columns
from tests.plan import samples

COLUMNS, ROWS = 8, 100
Place = tuple[int, int, int, int]


def head(size: float) -> HeadChoice:
    return HeadChoice(4, 0.0, size, (), (), (), 0.0, 0.0, 30.0)


def story(
    name: str,
    place: Place,
    size: float = 18.0,
    spots: tuple[Spot, ...] = (),
    *,
    count: int = 3,
    rank: int = 2,
    continued: bool = False,
    kind: ArticleKind = ArticleKind.STORY,
) -> Stand:
    """A story at (column, row, width, height); spots are in text columns and body rows."""
    column, row, width, height = place
    elements = tuple(Element(samples.photograph(f"{name}-{i}")) for i in range(len(spots)))
    recipe = Recipe(0.0, height, head=head(size), columns=Columns(count, 14, 12.0, 9.0))
    article = samples.article(name, 100, rank=rank, kind=kind)
    source = Story(name, article, elements=elements, continued=continued)
    return Stand(source, column, row, width, height, Settled(0.0, recipe, spots))


def free(name: str, place: Place, kind: str = "element") -> Stand:
    """A picture or band that stands free."""
    column, row, width, height = place
    element = Element(samples.photograph(name))
    source = Band(element, name) if kind == "band" else FreeElement(name, samples.bare(), element)
    return Stand(source, column, row, width, height, Settled(0.0, Recipe(0.0, height)))


def plain(name: str, place: Place) -> Stand:
    """A block without head or pictures."""
    column, row, width, height = place
    return Stand(Lede((), name), column, row, width, height, Settled(0.0, Recipe(0.0, height)))


def names(faults: tuple[Fault, ...] | list[Fault]) -> set[str]:
    assert all(fault.cost > 0 and fault.where for fault in faults)
    return {fault.name.split(" ")[0] for fault in faults}


def page(*stands: Stand) -> set[str]:
    return names(page_faults(stands, COLUMNS, ROWS))


def cost(faults: list[Fault], name: str) -> float:
    return sum(fault.cost for fault in faults if fault.name.startswith(name))


def test_heads_of_like_size_side_by_side() -> None:
    one, two = story("a", (0, 0, 4, 20)), story("b", (4, 0, 4, 20))
    found = pair_faults(one, two)
    assert names(found) == {"heads"}
    assert found[0].where == "a · b"
    assert names(pair_faults(two, one)) == {"heads"}
    unlike = pair_faults(story("a", (0, 0, 4, 20), 28.0, rank=1), two)
    assert 0 < cost(unlike, "heads") < cost(found, "heads")


def test_heads_that_do_not_meet() -> None:
    one = story("a", (0, 0, 4, 20))
    assert pair_faults(one, story("b", (4, 6, 4, 14))) == [], "on other rows"
    assert pair_faults(one, story("b", (5, 0, 3, 20))) == [], "a column between"
    assert pair_faults(one, story("b", (0, 21, 4, 20))) == [], "one under the other"


def test_head_larger_than_one_above_it_in_rank() -> None:
    first, second = story("a", (0, 0, 8, 20), 21.0, rank=1), story("b", (0, 21, 8, 20), 24.0)
    assert names(pair_faults(first, second)) == {"hierarchy"}
    assert names(pair_faults(second, first)) == {"hierarchy"}
    same = story("b", (0, 21, 8, 20), 21.0)
    assert pair_faults(first, same) == []
    peer = story("b", (0, 21, 8, 20), 24.0, rank=1)
    assert pair_faults(first, peer) == []


def test_continued_parts_and_boxes_stand_outside_the_hierarchy() -> None:
    first = story("a", (0, 0, 8, 20), 12.0, rank=1, continued=True)
    second = story("b", (0, 21, 8, 20), 18.0)
    assert pair_faults(first, second) == []
    box = story("a", (0, 0, 8, 20), 12.0, kind=ArticleKind.BOX)
    assert pair_faults(box, story("b", (0, 21, 8, 20), 14.0, rank=3)) == []


def test_areas_are_in_basic_columns_and_page_rows() -> None:
    stand = story("a", (2, 10, 6, 24), spots=(Spot(0, 1, 5, 2, 9),), count=3)
    (area,) = areas(stand)
    assert (area.left, area.right) == (4.0, 8.0)
    assert (area.top, area.foot) == (10 + 4 + 5, 10 + 4 + 5 + 9)
    (area,) = areas(free("p", (1, 2, 3, 4)))
    assert (area.left, area.top, area.right, area.foot) == (1, 2, 4, 6)
    assert areas(plain("lede", (0, 0, 8, 4))) == []


def test_pictures_that_touch_across_a_gutter() -> None:
    left = story("a", (0, 0, 4, 30), 24.0, (Spot(0, 2, 0, 1, 10),))
    right = story("b", (4, 5, 4, 25), 18.0, (Spot(0, 0, 2, 1, 8),))
    assert names(pair_faults(left, right)) == {"elements"}
    away = story("b", (4, 5, 4, 25), 18.0, (Spot(0, 1, 2, 1, 8),))
    assert pair_faults(left, away) == [], "a text column between"
    lower = story("b", (4, 14, 4, 25), 18.0, (Spot(0, 0, 0, 1, 8),))
    assert pair_faults(left, lower) == [], "on other rows"


def test_pictures_one_under_the_other() -> None:
    upper = story("a", (0, 0, 4, 30), 24.0, (Spot(0, 0, 16, 1, 10),))
    lower = free("p", (0, 31, 4, 12))
    assert names(pair_faults(upper, lower)) == {"elements"}
    top = story("a", (0, 0, 4, 30), 24.0, (Spot(0, 0, 0, 1, 10),))
    assert pair_faults(top, lower) == []


def test_all_pictures_on_one_side() -> None:
    spots = (Spot(0, 0, 0, 1, 10),)
    stands = [story(n, (0, 25 * i, 8, 24), 18.0, spots) for i, n in enumerate("abc")]
    assert "pictures" in page(*stands)
    other = story("c", (0, 50, 8, 24), 18.0, (Spot(0, 2, 0, 1, 10),))
    one_sided = [f for f in page_faults((*stands[:2], other), COLUMNS, ROWS) if "side" in f.name]
    assert one_sided == []
    assert not [f for f in page_faults(stands[:2], COLUMNS, ROWS) if "side" in f.name], "two only"


def test_pictures_all_of_one_width() -> None:
    sides = (0, 2, 1)
    same = [
        story(n, (0, 25 * i, 8, 24), 18.0, (Spot(0, sides[i], 0, 1, 10),))
        for i, n in enumerate("abc")
    ]
    assert "pictures" in page(*same)
    wide = story("c", (0, 50, 8, 24), 18.0, (Spot(0, 1, 0, 2, 10),))
    assert "pictures" not in page(*same[:2], wide)


def test_one_picture_leads_high_on_the_page() -> None:
    """It is the one that is to be large, wherever it stands; under an opening another may lead."""
    small = story("b", (4, 0, 4, 30), 18.0, (Spot(0, 0, 0, 1, 10),))
    high, low = (story("a", (0, row, 4, 30), 18.0, (Spot(0, 0, 0, 2, 15),)) for row in (0, 60))
    assert page(high, small) == {"heads"}
    assert page(low, small) - {"seam"} == {"leading"}
    assert "no" in page(small, replace(high, way=small.way))
    opening = Stand(Banner(), 0, 0, 8, 20, high.way)
    assert "no" not in page(opening, small, replace(high, way=small.way))


def test_seam_through_most_of_the_page() -> None:
    def pair(row: int, height: int, at: int) -> tuple[Stand, Stand]:
        one = plain(f"a{row}", (0, row, at, height))
        return one, plain(f"b{row}", (at, row, COLUMNS - at, height))

    through = page_faults(pair(0, 100, 4), COLUMNS, ROWS)
    assert names(through) == {"seam"}
    assert through[0].where == message("explain.in-column", column=4)
    assert page(*pair(0, 49, 4), *pair(50, 50, 3)) == set()
    split = page_faults(
        (*pair(0, 44, 4), plain("c", (0, 45, 8, 10)), *pair(56, 44, 4)), COLUMNS, ROWS
    )
    assert cost([*split], "seam") < cost([*through], "seam"), "the shorter the seam the cheaper"
    costs = [
        cost(
            [*page_faults((*pair(0, rows, 4), plain("c", (0, rows, 8, 9))), COLUMNS, ROWS)], "seam"
        )
        for rows in range(63, 74)  # under the share that is dear besides
    ]
    assert costs == sorted(set(costs)), "also where it does not run through the page"


def test_same_division_of_the_width_again_and_again() -> None:
    rows = [
        [plain(f"a{i}", (0, 25 * i, at, 24)), plain(f"b{i}", (at, 25 * i, 8 - at, 24))]
        for i, at in enumerate((3, 3))
    ]
    assert page(*rows[0], *rows[1]) == {"same"}
    other = [plain("a1", (0, 25, 5, 24)), plain("b1", (5, 25, 3, 24))]
    assert page(*rows[0], *other) == set()


def test_page_without_fault() -> None:
    assert (
        page(
            plain("lede", (0, 0, 8, 10)),
            story("a", (0, 11, 8, 30), 28.0, (Spot(0, 1, 0, 2, 16),), rank=1),
            story("b", (0, 42, 5, 57), 18.0, (Spot(0, 0, 0, 1, 14),)),
            story("c", (5, 46, 3, 53), 15.75),
        )
        == set()
    )
