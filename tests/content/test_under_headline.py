"""The one story of an edition stands under the headline where its head would say the same words."""

from __future__ import annotations

from typing import Any

import pytest

from content.model import ArticleKind, Edition, Headline, Paragraph, Wishes
from layout.plan.pages.blocks import opened, remainder, sources
from layout.plan.shapes.pouring import Taken
from layout.plan.shapes.stories import story_shapes
from layout.plan.sources import Story
from tests.plan import samples

TITLE = "三座小镇怎样分一条线"


def edition(headline: str = "三座小镇 怎样分一条线", signed: str = "", **own: Any) -> Edition:
    found = samples.press(samples.article(title=TITLE, **own))
    update = {"headline": Headline(title=headline, deck="慢线"), "byline": signed}
    return found.model_copy(update=update)


def headless(one: Edition) -> bool:
    (found,) = (source for source in sources(one) if isinstance(source, Story))
    return found.headless


@pytest.mark.parametrize(
    ("headline", "own", "is_so"),
    [
        (TITLE, {}, True),
        ("三座小镇 怎样分一条线", {"deck": "慢线"}, True),
        ("三座小镇的早晨", {}, False),
        (TITLE, {"deck": "三县一线"}, False),
        (TITLE, {"kicker": "出行"}, False),
        (TITLE, {"byline": "本报记者/甲某某"}, False),
        (TITLE, {"kind": ArticleKind.BOX}, False),
    ],
)
def test_words_that_stand_in_the_headline_group_are_no_second_head(
    headline: str, own: dict[str, Any], is_so: bool
) -> None:
    """No word is lost: what the headline group does not say keeps the story's own head."""
    assert headless(edition(headline, **own)) is is_so


def test_a_byline_in_the_banner_is_not_said_again() -> None:
    own = {"byline": "本报记者/甲某某"}
    assert headless(edition(signed=own["byline"], **own))
    assert not headless(edition(signed="本报记者/乙某某", **own))


def test_of_several_stories_the_first_stands_under_the_headline_that_is_its_title() -> None:
    """Else a page of several stories without a common headline would print one head twice."""
    one, two = samples.article("a", title=TITLE), samples.article("b", title=TITLE)
    both = samples.press(one, two).model_copy(
        update={"headline": Headline(title=TITLE), "lede": ()}
    )
    assert both.under_headline(one)
    assert not both.under_headline(two)


def test_copy_between_headline_and_story_leaves_the_story_its_head() -> None:
    one, two = samples.article("a", title=TITLE), samples.article("b")
    head = {"headline": Headline(title=TITLE), "lede": (Paragraph(text=samples.prose(60)[0]),)}
    assert not samples.press(one, two).model_copy(update=head).under_headline(one)


def test_numbered_parts_keep_their_heads() -> None:
    parts = [samples.article(name, title=TITLE, kind=ArticleKind.SECTION) for name in "ab"]
    head = {"headline": Headline(title=TITLE), "lede": ()}
    assert not samples.press(*parts).model_copy(update=head).under_headline(parts[0])


def test_boxes_after_it_leave_it_the_one_story() -> None:
    """A box before it would part the text from the headline that is its head."""
    story = samples.article("a", title=TITLE)
    box = samples.article("b", 60, kind=ArticleKind.BOX, title="编后")
    head = {"headline": Headline(title=TITLE)}
    assert samples.press(story, box).model_copy(update=head).under_headline(story)
    assert not samples.press(box, story).model_copy(update=head).under_headline(story)
    pinned = box.model_copy(update={"wishes": Wishes(pin="top")})
    assert not samples.press(story, pinned).model_copy(update=head).under_headline(story)


def test_its_text_begins_at_the_top_and_a_further_part_has_the_title() -> None:
    (story,) = (s for s in sources(edition(characters=900)) if isinstance(s, Story))
    measures = samples.measures()
    recipes = story_shapes(measures, story, measures.grid.rows).table[6].values()
    assert {recipe.head for some in recipes for recipe in some} == {None}
    part = next(opened(story, 4000))
    later = story_shapes(measures, remainder(story, part, Taken(1)), measures.grid.rows)
    assert all(recipe.head for some in later.table[6].values() for recipe in some)
