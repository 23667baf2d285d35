"""The editor's queries (存疑) on the page: edition and places → numbered marks.

Input: an edition and where its texts stand. Output: one `Mark` a query, numbered from 1 in
reading order, with the boxes of its words; of held words, the place where they would stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content.model import Article, Edition, Paragraph, Query
from layout.page.units import Rect
from layout.products.proof.pen import RED
from layout.products.proof.places import Glyph, Places, Stream, bare, boxes, point, right_of
from layout.products.proof.words import said

#: Parts of an article's head, and of the edition's.
HEAD_ROLES = ("kicker", "title", "headline", "subtitle", "deck", "byline")
HEADLINE_ROLES = ("kicker", "headline", "deck")


@dataclass(frozen=True, slots=True)
class Mark:
    """A query at its place.

    `rects` are the boxes of the words, one a line; where the words are held, or are not found on
    the page, one narrow box at the place (`point` is true).
    """

    number: int
    query: Query
    file: str
    article: str
    page: int
    rects: tuple[Rect, ...]
    point: bool
    line: int | None
    """Number of the body line in its article."""
    right: float
    """Right edge of the column, or of the head's line, in which the words begin."""
    colour = RED

    @property
    def label(self) -> str:
        """Its number."""
        return str(self.number)

    @property
    def contents(self) -> str:
        """What is asked."""
        return self.query.note

    @property
    def subject(self) -> str:
        """Number, kind, words and place in the content."""
        return said(
            "proof.query",
            number=self.number,
            kind=said("proof.held" if self.query.held else "proof.queries"),
            words=self.query.text,
            place=f"{self.file}:{self.query.line}",
        )

    @property
    def name(self) -> str:
        """Its annotation's name."""
        return f"query-{self.number}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query, where it was written and the texts in which its words may stand, likeliest first."""

    query: Query
    file: str
    article: str
    home: tuple[tuple[str, str], ...]
    """Ids and roles of texts; an id is empty for the headline group."""
    at: int
    """Characters without blanks before the words."""


def find_marks(edition: Edition, places: Places) -> tuple[Mark, ...]:
    """Return all queries of an edition at their places, in reading order."""
    found = []
    for asked in _asked(edition, places):
        stream, glyphs, first = _locate(asked, places)
        rects = boxes(glyphs) if glyphs else (point(stream, first),)
        page, line, right = 0, None, rects[0].right
        if stream is not None and stream.glyphs:
            glyph = glyphs[0] if glyphs else stream.glyphs[max(0, first - 1)]
            page, line = glyph.page, places.number(stream, glyph)
            right = right_of(stream, glyph, places)
            rects = rects if not glyphs else boxes([g for g in glyphs if g.page == page])
        rank = (page, stream.rank if stream else -1, first)
        found.append((rank, asked, page, rects, not glyphs, line, right))
    found.sort(key=lambda item: item[0])
    return tuple(
        Mark(number, asked.query, asked.file, asked.article, page, rects, point, line, right)
        for number, (_, asked, page, rects, point, line, right) in enumerate(found, start=1)
    )


def _asked(edition: Edition, places: Places) -> Iterator[_Asked]:
    """Yield every query once, as `Edition.all_queries` does."""
    in_lede = sum(len(paragraph.queries) for paragraph in edition.lede)
    heads = edition.queries[: len(edition.queries) - in_lede]
    group = tuple((s.id, s.role) for s in places.streams if s.role in HEADLINE_ROLES and not s.id)
    for query in heads:
        yield _Asked(query, "edition.yaml", "", group, query.offset)
    lede = tuple((s.id, s.role) for s in places.streams if s.id.startswith("lede#"))
    for index, paragraph in enumerate(edition.lede):
        home = (*lede[index : index + 1], *lede)
        for query in paragraph.queries:
            yield _Asked(query, "edition.yaml", "", home, _before(paragraph.text, query))
    for article in edition.articles:
        yield from _of_article(article, places)


def _of_article(article: Article, places: Places) -> Iterator[_Asked]:
    file, name = f"articles/{article.file.name}", article.id
    own = tuple(
        (s.id, s.role)
        for s in places.streams
        if s.id.startswith((f"{name}#", f"{name}/")) and s.role != "continued"
    )
    heads = tuple(item for item in own if item[1] in HEAD_ROLES)
    for query in article.queries:
        yield _Asked(query, file, name, (*heads, *own), query.offset)
    for index, item in enumerate(article.body):
        if not isinstance(item, Paragraph):
            continue
        first = f"{name}#{index}"
        # Queries in a sub-head or pull-quote hang on the paragraph before it: look behind it too.
        at = next((k for k, (id, _) in enumerate(own) if id == first), 0)
        home = ((first, "body"), *own[at + 1 :], *own[:at])
        for query in item.queries:
            yield _Asked(query, file, name, home, _before(item.text, query))


def _before(text: str, query: Query) -> int:
    """Return how many characters without blanks stand before a query's words."""
    return len(bare(text[: query.offset]))


def _locate(asked: _Asked, places: Places) -> tuple[Stream | None, list[Glyph], int]:
    """Return the text in which a query's words stand, their characters and the first one's index.

    No characters where the words are held, or stand in none of the texts.
    """
    homes = [s for id, role in asked.home if (s := places.of(id, role)) is not None]
    words = bare(asked.query.text)
    if not homes:
        return None, [], 0
    if asked.query.held or not words:
        return homes[0], [], min(asked.at, len(homes[0].glyphs))
    for stream in homes:  # at the very place, in any of the texts
        if stream.text[asked.at : asked.at + len(words)] == words:
            return stream, list(stream.glyphs[asked.at : asked.at + len(words)]), asked.at
    for stream in homes:
        at = stream.text.find(words)
        if at >= 0:
            return stream, list(stream.glyphs[at : at + len(words)]), at
    return homes[0], [], min(asked.at, len(homes[0].glyphs))
