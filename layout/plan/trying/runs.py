"""An edition with inner spreads (通版): pages of one kind that follow each other, as editions.

Input: an edition. Output: `Run`s in order. An article of a kind that opens a spread begins one: its
head stands over the fold, its copy is the lede under it, its picture the opening's. The articles
after it stand on that spread, up to one that begins a page; before and after are single pages.
Also: the blocks that a run's opening is made of, named as parts of the article that they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from content.model import Article, Edition, Headline, Paragraph
from layout.page.placed import Block, PlacedText
from layout.plan.trying.draft import CONTENTS_OVER

#: Names of the blocks that an opening and its lede make, and of its headline.
BANNER, LEDE, HEAD = "banner", "lede", "banner/head"


@dataclass(frozen=True, slots=True)
class Run:
    """Pages of one kind: the articles on them, and the one that opens them as a spread, if any."""

    opener: Article | None
    articles: tuple[Article, ...]

    @property
    def pages(self) -> int:
        """Pages of the paper that it is expected to take."""
        return 2 if self.opener else 1


def runs_of(edition: Edition) -> tuple[Run, ...]:
    """Return an edition's runs; one where it has no inner spread."""
    found: list[tuple[Article | None, list[Article]]] = [(None, [])]
    for article in edition.in_place:
        if article.kind.opens_spread:
            found.append((article, []))
            continue
        if found[-1][0] is not None and article.wishes.page_break:
            found.append((None, []))
        found[-1][1].append(article)
    return tuple(Run(opener, tuple(articles)) for opener, articles in found)


def edition_of(
    edition: Edition, runs: tuple[Run, ...], number: int, name: str, place: int
) -> Edition:
    """Return the edition that a run is for the planner.

    Args:
        edition: the whole edition.
        runs: its runs.
        number: which of them.
        name: the page format, of single pages.
        place: pages of the paper before it.
    """
    run, last = runs[number], number == len(runs) - 1
    own = [article.id for article in (*run.articles, *((run.opener,) if run.opener else ()))]
    others = max(1, edition.fit.max_pages - sum(r.pages for r in runs if r is not run))
    after = edition.band_after
    banded = after in own if after else number == 0
    numbers = edition.paper.page_numbers[place:]
    update: dict[str, object] = {
        "articles": run.articles,
        "profile": name,
        "paper": edition.paper.model_copy(update={"page_numbers": numbers}),
        "fit": edition.fit.model_copy(
            update={
                "formats": (name,),
                "max_pages": others if last and not run.opener else run.pages,
            }
        ),
        "band": edition.band if banded else None,
        "band_after": after if after in (article.id for article in run.articles) else "",
        "contents": _has_contents(edition, runs) if number == 0 else False,
    }
    if not last:
        update |= {"credits": (), "imprint": ()}
    if run.opener is not None:
        update |= {"spread": True, **_opening(run.opener)}
    elif number:
        update["lede"] = ()
    return edition.model_copy(update=update)


def _has_contents(edition: Edition, runs: tuple[Run, ...]) -> bool:
    """Tell whether a strip of contents is wanted: unless one says no, from four pages on."""
    if edition.contents is not None:
        return edition.contents
    return sum(run.pages for run in runs) > CONTENTS_OVER


def _opening(article: Article) -> dict[str, object]:
    """Return what an article that opens a spread is as the opening of an edition."""
    words = {name: getattr(article, name) for name in ("kicker", "title", "deck", "dateline")}
    picture = article.pictures[0] if article.pictures else None
    return {
        "headline": Headline(**words, breaks=article.breaks, picture=picture),
        "lede": tuple(item for item in article.body if isinstance(item, Paragraph)),
        "byline": article.byline,
    }


def owned(block: Block, article: Article) -> Block:
    """Return a block of a spread's opening as one of the article that it is made of."""
    if block.id not in (BANNER, LEDE):
        return block
    texts = tuple(map(partial(_named, article=article), block.texts))
    order = tuple(f"{article.id}/title" if name == HEAD else name for name in block.order)
    return replace(block, id=article.id, texts=texts, order=order)


def _named(text: PlacedText, article: Article) -> PlacedText:
    """Return a text of an opening with the name that it has as the article's."""
    if text.id.startswith(f"{LEDE}#"):
        return replace(text, id=f"{article.id}{text.id.removeprefix(LEDE)}")
    if text.id == HEAD:
        return replace(text, id=f"{article.id}/title")
    return (
        text if text.id or text.role == "running" else replace(text, id=f"{article.id}/{text.role}")
    )
