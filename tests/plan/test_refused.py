"""What is told, and what is asked less, where no page holds an edition as it is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from content.model import Headline, Paragraph
from layout.plan.planner import longest_opening
from layout.plan.trying.eased import LEDE, eased
from tests.plan import samples

TITLE = "慢火车开进新县城，三座小镇怎样分一条线"


def longest(**fits: int) -> tuple[str, int, int] | None:
    """Return what is said of an opening whose fields fit up to so many characters each."""
    head = Headline(title=TITLE, kicker="引题一行", deck="一节课，从青石镇上到南坪镇")

    def rows(edition: Any, *_: object) -> list[int]:
        return [9] * all(
            len(getattr(edition.headline, name)) <= most for name, most in fits.items()
        )

    of, on = samples.press(headline=head), samples.measures("tabloid")
    return longest_opening(of, on.grid, on.composer, cast("Any", SimpleNamespace(rows=rows)))


@pytest.mark.parametrize("most", [1, 2, 7, len(TITLE) - 1])
def test_of_an_opening_that_is_too_long_the_most_that_fits_is_told(most: int) -> None:
    assert longest(title=most) == ("headline.title", len(TITLE), most)


def test_the_field_that_is_too_long_is_named() -> None:
    assert longest(deck=5) == ("headline.deck", 13, 5)
    assert longest(kicker=3, title=99) == ("headline.kicker", 4, 3)
    assert longest(deck=5, kicker=2) is None, "no one field is the cause"


def test_a_lede_that_no_page_holds_runs_on_as_the_first_story() -> None:
    words = tuple(Paragraph(text=text) for text in samples.prose(300, 2))
    taken = samples.article(LEDE)
    edition = samples.press(taken, lede=words)
    found = eased(edition, ["lede"])
    assert found is not None
    less, note = found
    assert note.values == {"characters": sum(len(one.text) for one in words)}
    assert less.lede == () and less.articles[0].body == words
    assert [one.id for one in less.articles] == [f"{LEDE}-", LEDE]
    assert less.articles[0].title == edition.headline.title


@pytest.mark.parametrize("wish", ["with_next", "beside_next"])
def test_stories_that_no_page_holds_together_stand_alone(wish: str) -> None:
    first, second = samples.article("a"), samples.article("b")
    wishes = first.wishes.model_copy(update={wish: True})
    edition = samples.press(first.model_copy(update={"wishes": wishes}), second)
    found = eased(edition, ["a"])
    assert found is not None and found[1].values == {"articles": ("a",)}
    assert found[0].articles == (first, second)
    assert eased(samples.press(first, second), ["a"]) is None
    assert eased(samples.press(first, lede=()), ["lede"]) is None
