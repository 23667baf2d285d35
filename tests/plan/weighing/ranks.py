"""Rows of the ranks that stories have when the editor gave none."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

from content.model import Article, ArticleKind, Edition, Paragraph
from layout.page.formats import PROFILES
from layout.plan.pages.ranks import led_anew, ranked
from layout.plan.sources import Story
from layout.plan.trying.draft import Draft
from layout.plan.trying.leading import led
from layout.plan.weights import Weights
from tests.plan import samples, unlike
from tests.plan.weighing import between, row


def stories(*characters: int, photos: int = 0) -> Edition:
    """Return a tabloid's stories of so many characters, the first with so many pictures."""
    return samples.press(
        *(
            Article(
                id=f"s{n}",
                file=samples.ROOT,
                kind=ArticleKind.STORY,
                title="站台上的早市",
                body=(Paragraph(text="字" * count),),
                pictures=tuple(unlike.picture(f"p{k}", 1.5) for k in range(photos if not n else 0)),
            )
            for n, count in enumerate(characters)
        )
    )


def ranks(weights: Weights, edition: Edition) -> list[int]:
    """Return the stories' standing."""
    found = ranked(edition, PROFILES["tabloid"], weights.ranks)
    return [article.standing for article in found.articles]


@row("ranks.page_share", [1, 2, 2, 1, 2, 2], others=(0.3, 0.8))
def about_every_page_has_a_lead(weights: Weights) -> object:
    """A tabloid's page holds about 5,800 characters of plain text, half of it beside pictures."""
    return ranks(weights, stories(*[1000] * 6))


@row("ranks.element_characters", [1, 2, 1], others=(100, 1500))
def pictures_fill_pages_too(weights: Weights) -> object:
    return ranks(weights, stories(500, 1000, 1000, photos=3))


@row("ranks.leading_characters", "s1", others=(100, 900))
def the_leading_picture_has_words_beside_it(weights: Weights) -> object:
    """Of sections, which are equals, the first with words enough; else the one with most."""
    sections = tuple(
        story.model_copy(update={"kind": ArticleKind.SECTION, "pictures": (photo,)})
        for story, photo in zip(
            stories(200, 500, 800).articles,
            (unlike.picture(f"p{k}", 1.5) for k in range(3)),
            strict=True,
        )
    )
    found = ranked(samples.press(*sections), PROFILES["tabloid"], weights.ranks)
    large = [a.id for a in found.articles for p in a.pictures if p.large]
    return "".join(large)


@row("ranks.brief_characters", [1, 3, 2], others=(100, 300))
def a_paragraph_is_a_brief(weights: Weights) -> object:
    return ranks(weights, stories(800, 150, 250))


@row("ranks.fewest_for_briefs", [[1, 2], [1, 3, 2]], others=(2, 4))
def two_stories_are_a_pair(weights: Weights) -> object:
    return [ranks(weights, stories(800, 150)), ranks(weights, stories(800, 150, 800))]


@row("ranks.lead_share", [2, 1, 1, 2], others=(0.3, 0.95))
def a_pages_lead_is_its_first_long_story(weights: Weights) -> object:
    pages = (("s0", "s1"), ("s2", "s3"))
    found = led_anew(stories(450, 1000, 600, 1000), pages, weights.ranks)
    return [article.standing for article in found.articles]


@dataclass
class Made:
    """A draft whose stories all stand on one page."""

    edition: Edition
    worth: float
    over: bool = False
    attempt: Any = None
    grid: Any = field(default_factory=lambda: SimpleNamespace(folded=False))

    def divide(self) -> bool:
        """Say that pages were made."""
        return True

    @property
    def pages(self) -> list[Any]:
        """The page."""
        sources = (Story(a.id, a, a.body) for a in self.edition.articles)
        return [SimpleNamespace(stands=[SimpleNamespace(source=one) for one in sources])]


def led_at(weights: Weights, worth: float) -> int:
    """Return how many lead a page of two leads where one led by one costs so much more."""
    two = tuple(a.model_copy(update={"rank": 1}) for a in stories(900, 900).articles)
    best = cast(Draft, Made(samples.press(*two), 0.0))
    found = led(best, lambda edition, _: cast(Draft, Made(edition, worth)), weights.ranks)
    return sum(article.standing == 1 for article in found.edition.articles)


@row("ranks.led_cost")
def pages_led_by_one_story_each_may_be_dearer(weights: Weights) -> object:
    """By more than a story that runs on (10), by less than a fault of shape (36)."""
    most = max(worth for worth in range(60) if led_at(weights, worth) == 1)
    return between(weights.flow.cut_cost, most, weights.attempts.flaw_cost)
