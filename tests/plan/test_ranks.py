"""Ranks where the editor gave none: a story alone leads, whatever its length."""

from __future__ import annotations

from content.model import ArticleKind
from layout.page.formats import PROFILES
from layout.page.units import mm
from layout.plan.measures import Element, Measures
from layout.plan.pages.ranks import ranked
from layout.plan.weights import WEIGHTS
from tests.plan import samples
from tests.plan.weighing.elements import WHOLE, measures, picture
from tests.plan.weighing.ranks import stories


def standing(*kinds: ArticleKind) -> list[int]:
    """Return the standing of articles of so many kinds, 120 characters each."""
    found = stories(*[120] * len(kinds)).articles
    made = (a.model_copy(update={"kind": kind}) for a, kind in zip(found, kinds, strict=True))
    edition = ranked(samples.press(*made), PROFILES["tabloid"], WEIGHTS.ranks)
    return [article.standing for article in edition.articles]


def test_a_story_alone_leads() -> None:
    assert standing(ArticleKind.STORY) == [1]
    assert standing(ArticleKind.STORY, ArticleKind.BOX)[0] == 1


def test_beside_numbered_sections_a_story_is_one_of_several() -> None:
    assert standing(ArticleKind.SECTION, ArticleKind.STORY) == [2, 2]


def test_a_picture_of_half_a_unit_is_no_poster() -> None:
    """A unit stands on a page among others: its pictures are judged by a page's area."""
    one = picture(1.5, safe=WHOLE, large=True)
    unit, page = measures(WEIGHTS, one, "quarter"), measures(WEIGHTS, one, "tabloid")

    def cost(on: Measures) -> float:
        size = on.range(Element(one), on.grid.area.w)
        assert size is not None
        return min(size.costs)

    share = mm(unit.grid.area.w) ** 2 / 1.5 / (mm(unit.grid.area.w) * mm(unit.grid.area.h))
    assert share > WEIGHTS.pictures.alone_share + 0.2
    assert cost(unit) < 16.0 < cost(page)
