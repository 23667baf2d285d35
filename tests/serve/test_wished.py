"""What became of an editor's wishes is read from the pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.told import CHINESE
from content.model import Wishes
from content.reading.reader import read_edition
from layout.app.desk.wished import Kept, stood
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, Page, PlacedEdition
from layout.page.units import Rect

SMALL = Path(__file__).parents[1] / "editions" / "small"
GRID = Grid.of(PROFILES["tabloid"])
AREA = GRID.area
HALF = AREA.w / 2


def placed(wishes: Wishes, *pages: tuple[tuple[str, Rect], ...]) -> PlacedEdition:
    """Return an edition whose first article has wishes, its blocks on the pages."""
    edition = read_edition(SMALL).edition
    assert edition is not None
    first, *others = edition.articles
    articles = (first.model_copy(update={"wishes": wishes}), *others)
    made = tuple(
        Page(i, "", tuple(Block("story", name, rect) for name, rect in page))
        for i, page in enumerate(pages)
    )
    return PlacedEdition(edition.model_copy(update={"articles": articles}), GRID, made)


def rect(left: float, top: float, wide: float, high: float = 200.0) -> Rect:
    return Rect(AREA.x + left, AREA.y + top, wide, high)


ONE, TWO, THREE = "1-line", "2-towns", "3-school"
WHOLE, LEFT, RIGHT, LOW = (
    rect(0, 0, AREA.w),
    rect(0, 0, HALF),
    rect(HALF, 0, HALF),
    rect(0, 500, AREA.w),
)


@pytest.mark.parametrize(
    ("wish", "pages", "kept"),
    [
        ({"width": "full"}, (((ONE, WHOLE), (TWO, LOW)),), True),
        ({"width": "full"}, (((ONE, LEFT), (TWO, RIGHT)),), False),
        ({"width": "medium"}, (((ONE, LEFT), (TWO, RIGHT)),), True),
        ({"pin": "top"}, (((ONE, WHOLE), (TWO, LOW)),), True),
        ({"pin": "top"}, (((TWO, WHOLE), (ONE, LOW)),), False),
        ({"pin": "foot"}, (((TWO, WHOLE), (ONE, LOW)),), True),
        ({"page_break": True}, (((TWO, WHOLE),), ((ONE, WHOLE), (THREE, LOW))), True),
        ({"page_break": True}, (((TWO, WHOLE),), ((THREE, WHOLE), (ONE, LOW))), False),
        ({"with_next": True}, (((ONE, WHOLE), (TWO, LOW)),), True),
        ({"with_next": True}, (((ONE, WHOLE),), ((TWO, WHOLE),)), False),
        ({"beside_next": True}, (((ONE, LEFT), (TWO, RIGHT)),), True),
        ({"beside_next": True}, (((ONE, WHOLE), (TWO, LOW)),), False),
    ],
)
def test_a_wish_is_kept_or_not(
    wish: dict[str, object], pages: tuple[tuple[tuple[str, Rect], ...], ...], kept: bool
) -> None:
    (one,) = (s for s in stood(placed(Wishes.model_validate(wish), *pages), CHINESE) if s.id == ONE)
    (found,) = one.wishes
    assert (found.wish, found.kept) == (next(iter(wish)), kept)


def test_where_a_story_stands_is_told() -> None:
    made = placed(Wishes(width="wide"), ((ONE, LEFT),), ((ONE, RIGHT), (TWO, LOW)))
    first = stood(made, CHINESE)[0]
    assert (first.pages, first.percent) == (("第 1 版", "第 2 版"), 50)
    assert first.wishes == (Kept("width", False, "排成 50% 宽"),)
    assert [one.id for one in stood(replace(made, pages=made.pages[1:]), CHINESE)] == [ONE, TWO]
