"""Rows of the ranks that stories have when the editor gave none."""

from __future__ import annotations

from content.model import Article, ArticleKind, Edition, Paragraph
from layout.page.formats import PROFILES
from layout.plan.pages.ranks import ranked
from layout.plan.weights import Weights
from tests.plan import samples, unlike
from tests.plan.weighing import row


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
