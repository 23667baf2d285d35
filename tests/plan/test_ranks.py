"""Ranks where the editor gave none: a story alone leads, whatever its length."""

from __future__ import annotations

import pytest

from content.model import ArticleKind
from layout.page.formats import PROFILES
from layout.page.units import mm
from layout.plan.elements import Element
from layout.plan.measures import Measures
from layout.plan.pages.ranks import led_anew, ranked, ranked_as
from layout.plan.weights import WEIGHTS
from tests.plan import samples, unlike
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


def test_a_section_alone_leads() -> None:
    assert standing(ArticleKind.SECTION) == [1]
    assert standing(ArticleKind.SECTION, ArticleKind.SECTION) == [2, 2]


def led(characters: tuple[int, ...], *pages: tuple[int, ...], ranks: str = "") -> list[int]:
    """Return the standing of stories of so many characters, led by the pages they stand on."""
    edition = stories(*characters)
    given = (int(rank) or None for rank in ranks or "0" * len(characters))
    articles = (
        article.model_copy(update={"rank": rank})
        for article, rank in zip(edition.articles, given, strict=True)
    )
    edition = edition.model_copy(update={"articles": tuple(articles)})
    names = [[edition.articles[index].id for index in page] for page in pages]
    return [a.standing for a in led_anew(edition, names, WEIGHTS.ranks).articles]


def test_every_page_is_led_by_one_of_its_own_stories() -> None:
    """By the one that leads already, unless it is short beside the longest; a brief is none."""
    assert led((900, 900, 900), (0, 1), (2,)) == [1, 2, 1]
    assert led((900, 900, 900), (0, 1, 2), ranks="101") == [1, 2, 2]
    assert led((900, 900, 900), (0, 1, 2), ranks="011") == [1, 2, 2], "of two leads neither is kept"
    assert led((900, 900), (0, 1), ranks="01") == [2, 1]
    assert led((900, 300, 800), (0, 1, 2), ranks="010") == [1, 2, 2]
    assert led((150, 900, 900), (0, 1, 2), ranks="300") == [3, 1, 2]


@pytest.mark.parametrize(
    ("opened", "kinds", "large"),
    [
        (False, ("story", "story"), "s0"),
        (True, ("story", "story"), "s0"),  # it leads: its picture does too
        (True, ("section", "section"), ""),
        (False, ("section", "section"), "s0"),
        (False, ("box", "section"), "s1"),
    ],
)
def test_a_page_has_one_leading_picture(opened: bool, kinds: tuple[str, ...], large: str) -> None:
    """Of sections none where the opening has one; a box's picture leads nowhere."""
    pictures = unlike.picture("p0", 1.5), unlike.picture("p1", 1.5)
    made = (
        a.model_copy(update={"kind": ArticleKind(kind), "pictures": (photo,)})
        for a, kind, photo in zip(stories(900, 900).articles, kinds, pictures, strict=True)
    )
    edition = samples.press(*made)
    if opened:
        head = edition.headline.model_copy(update={"picture": unlike.picture("top", 1.5)})
        edition = edition.model_copy(update={"headline": head})
    found = ranked(edition, PROFILES["tabloid"], WEIGHTS.ranks)
    assert "".join(a.id for a in found.articles if a.pictures[0].large) == large


@pytest.mark.parametrize("at", [0, 1])
def test_a_picture_that_is_wanted_large_leads_alone(at: int) -> None:
    photos = [unlike.picture(f"p{k}", 1.5) for k in range(2)]
    photos[at] = photos[at].model_copy(update={"large": True})
    made = (
        a.model_copy(update={"pictures": (photo,)})
        for a, photo in zip(stories(900, 900).articles, photos, strict=True)
    )
    found = ranked(samples.press(*made), PROFILES["tabloid"], WEIGHTS.ranks)
    assert [a.pictures[0].large for a in found.articles] == [at == 0, at == 1]


def test_the_opening_s_picture_is_the_first_page_s_alone() -> None:
    """On the next page sections have a leading picture, though the opening has one."""
    made = (
        a.model_copy(update={"kind": ArticleKind.SECTION, "pictures": (photo,)})
        for a, photo in zip(
            stories(6000, 6000).articles,
            (unlike.picture("p0", 1.5), unlike.picture("p1", 1.5)),
            strict=True,
        )
    )
    edition = samples.press(*made)
    head = edition.headline.model_copy(update={"picture": unlike.picture("top", 1.5)})
    found = ranked(
        edition.model_copy(update={"headline": head}), PROFILES["tabloid"], WEIGHTS.ranks
    )
    assert [a.pictures[0].large for a in found.articles] == [False, True]


def test_sections_and_boxes_are_not_led() -> None:
    sections = tuple(
        a.model_copy(update={"kind": ArticleKind.SECTION}) for a in stories(900, 900).articles
    )
    edition = samples.press(*sections)
    assert led_anew(edition, [["s0", "s1"]], WEIGHTS.ranks) == edition


def test_other_words_are_ranked_as_the_pages_are() -> None:
    edition = stories(900, 900)
    ranks = (2, 1)
    planned = samples.press(
        *(
            a.model_copy(update={"rank": rank})
            for a, rank in zip(edition.articles, ranks, strict=True)
        )
    )
    assert [a.standing for a in ranked_as(edition, planned).articles] == [2, 1]


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
