"""Other words in the places of the old ones: the pages that all planned anew would come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from content.model import Edition, Figure, Paragraph, Wishes
from layout.plan import Plan, plan_edition, reword
from layout.plan.memory import Memory
from tests.plan import checks, samples
from tests.sparing import FIRST

Change = Callable[[Edition], Edition]


def in_article(number: int, **fields: object) -> Change:
    """Return what gives an article other fields."""

    def changed(edition: Edition) -> Edition:
        articles = list(edition.articles)
        articles[number] = articles[number].model_copy(update=fields)
        return edition.model_copy(update={"articles": tuple(articles)})

    return changed


def in_copy(number: int, old: str, new: str) -> Change:
    """Return what puts other words in the place of some of an article's copy."""

    def changed(edition: Edition) -> Edition:
        body = tuple(
            item.model_copy(update={"text": item.text.replace(old, new, 1)})
            if isinstance(item, Paragraph) and old in item.text
            else item
            for item in edition.articles[number].body
        )
        assert body != edition.articles[number].body
        return in_article(number, body=body)(edition)

    return changed


def in_caption(edition: Edition) -> Edition:
    number, article = next((n, a) for n, a in enumerate(edition.articles) if a.pictures)
    first, *others = article.pictures
    words = f"又{first.caption[1:]}"
    pictures = (first.model_copy(update={"caption": words}), *others)
    return in_article(number, pictures=pictures)(edition)


def in_chart(edition: Edition) -> Edition:
    number, article = next((n, a) for n, a in enumerate(edition.articles) if a.figures)
    figure: Figure = article.figures[0]
    first, *others = figure.items
    items = (first.model_copy(update={"value": (first.value or 0.0) + 1}), *others)
    changed = figure.model_copy(update={"items": items})
    return in_article(number, figures=(changed, *article.figures[1:]))(edition)


@pytest.fixture(scope="module")
def memory() -> Memory:
    return Memory(samples.library())


def whole(edition: Edition, memory: Memory) -> Plan:
    infos = samples.measured(edition)
    return plan_edition(edition, memory.fonts, memory.composer, infos, memory, weights=FIRST)


@pytest.fixture(scope="module")
def before(memory: Memory) -> Plan:
    return whole(samples.edition("small"), memory)


def again(plan: Plan, edition: Edition) -> Plan | None:
    return reword(plan, edition, samples.measured(edition))


@pytest.mark.parametrize(
    "change",
    [
        in_copy(1, "老人们", "长者们"),
        in_caption,
        in_chart,
        lambda edition: edition.model_copy(update={"credits": ("样本图片为虚构",)}),
    ],
    ids=["body", "caption", "chart", "credits"],
)
def test_words_in_their_places_are_what_is_planned(
    before: Plan, memory: Memory, change: Change
) -> None:
    edition = change(samples.edition("small"))
    near = again(before, edition)
    assert near is not None
    assert near.placed.pages != before.placed.pages
    assert near.placed == whole(edition, memory).placed
    assert near.reworded(before.placed.edition, samples.measured(edition)) is not None


def test_copy_of_other_length_stands_by_the_rules_in_its_place_or_is_planned(before: Plan) -> None:
    stood = []
    for more in ("后来", "后来才慢慢", "后来才慢慢听惯了，又过了一年多", 20 * "后来也就听惯了。"):
        edition = in_copy(1, "老人们", f"老人们{more}")(samples.edition("small"))
        near = again(before, edition)
        stood.append(near is not None)
        if near is not None:
            checks.check(near, samples.library())
    assert stood[0] and not stood[-1]


@pytest.mark.parametrize(
    "change",
    [
        lambda edition: edition.model_copy(update={"look": "ink"}),
        lambda edition: edition.model_copy(update={"articles": edition.articles[:-1]}),
        lambda edition: edition.model_copy(update={"lede": ()}),
        in_article(0, wishes=Wishes(pin="foot")),
        in_article(0, title="一条旧铁路的第二次出发，以及它一路上经过的三座小镇和一所学校"),
        in_article(0, pictures=()),
    ],
    ids=["look", "article", "lede", "wish", "title", "picture"],
)
def test_what_is_no_word_or_takes_another_place_is_planned(before: Plan, change: Change) -> None:
    assert again(before, change(samples.edition("small"))) is None


def test_a_headline_that_its_opening_does_not_hold_is_planned(before: Plan) -> None:
    """The words of an opening are the edition's, and no source tells that they are others."""
    edition = samples.edition("small")
    longer = edition.headline.model_copy(update={"title": 3 * edition.headline.title})
    assert again(before, edition.model_copy(update={"headline": longer})) is None


def test_a_picture_of_another_shape_is_planned(before: Plan) -> None:
    edition = samples.edition("small")
    infos = samples.measured(edition)
    other = {name: replace(info, height_px=3 * info.height_px) for name, info in infos.items()}
    assert reword(before, edition, infos) is not None
    assert reword(before, edition, other) is None
