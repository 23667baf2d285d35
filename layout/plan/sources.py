"""The blocks of an edition in reading order, before they have a shape: one type a kind.

Input: nothing but the words. Output: `Source`, one of eight types, and what may be asked of any of
them. What a kind does not have it does not offer: a foot has no article.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from content.model import Article, BodyItem
from layout.plan.elements import Element


class Chapter(Article):
    """What the head of a long article's chapter says, as that of an article of its own.

    `item`: the number of the sub-head in the article's body; `depth`: as `depths` says of it.
    """

    item: int
    depth: int = 1


@dataclass(frozen=True)
class Banner:
    """The headline group over the first page."""

    key: str = "banner"


@dataclass(frozen=True)
class Lede:
    """The edition's lede."""

    body: tuple[BodyItem, ...]
    key: str = "lede"


@dataclass(frozen=True)
class Contents:
    """The strip that names what leads each further page (导读).

    `heads`: those of the copy, a title (0) or a point under it (1) each; `overview`: they stand in
    its place.
    """

    key: str = "contents"
    heads: tuple[tuple[int, str], ...] = ()
    overview: bool = False


@dataclass(frozen=True)
class Story:
    """An article, or a part of one that runs over pages.

    `with_next`, `beside_next` and `page_break` are the editor's wishes towards the next block and
    the page; `first` counts the items of a continued article set before. A story with an open end
    takes as much of its copy as its shape holds; the rest goes on on the next page. `quoted`: its
    pull-quote stands in an earlier part; `headless`: the edition's headline is its head. `chapter`:
    it is one of a long article, under its own head; `in_chapters`: it is a part of such an article.
    `uneven`: its columns may end with white, where it stands in no other way.
    """

    key: str
    article: Article
    body: tuple[BodyItem, ...] = ()
    elements: tuple[Element, ...] = ()
    first: int = 0
    continued: bool = False
    continues: bool = False
    with_next: bool = False
    beside_next: bool = False
    page_break: bool = False
    open_end: bool = False
    quoted: bool = False
    headless: bool = False
    chapter: Chapter | None = None
    in_chapters: bool = False
    uneven: bool = False

    @property
    def head(self) -> Article:
        """What its head says: its chapter, where it does not go on from another page."""
        return self.chapter if self.chapter and not self.continued else self.article

    def __hash__(self) -> int:
        """Hash what tells stories apart: all their words, asked ten thousand times, took long."""
        counts = len(self.body), len(self.elements)
        return hash((self.key, self.first, self.open_end, self.uneven, counts))

    @property
    def characters(self) -> int:
        """Characters of its copy."""
        return sum(len(item.text) for item in self.body)


@dataclass(frozen=True)
class Band:
    """The band of key figures."""

    element: Element
    key: str = "band"


@dataclass(frozen=True)
class FreeElement:
    """Pictures and charts that their story has no room for."""

    key: str
    article: Article
    element: Element
    with_next: bool = False


@dataclass(frozen=True)
class Slot:
    """A place of fixed size: an advertisement or a notice (`ArticleKind.SLOT`)."""

    key: str
    article: Article
    with_next: bool = False
    page_break: bool = False


@dataclass(frozen=True)
class Foot:
    """Credits and imprint at the foot of the last page: the field of each paragraph, its words."""

    words: tuple[tuple[str, str], ...] = ()
    key: str = "foot"


Source = Banner | Lede | Contents | Story | Band | FreeElement | Slot | Foot


def kind_name(source: Source) -> str:
    """Return a block's kind in a word."""
    return "element" if isinstance(source, FreeElement) else type(source).__name__.lower()


def article_of(source: Source) -> Article | None:
    """Return the article that a block belongs to."""
    return source.article if isinstance(source, Story | FreeElement | Slot) else None


def elements_of(source: Source) -> tuple[Element, ...]:
    """Return a block's pictures and charts."""
    if isinstance(source, Story):
        return source.elements
    return (source.element,) if isinstance(source, Band | FreeElement) else ()


def stays_with_next(source: Source) -> bool:
    """Tell whether a block must stand on one page with the next."""
    return (isinstance(source, Story) and (source.with_next or source.beside_next)) or (
        isinstance(source, FreeElement | Slot) and source.with_next
    )


def stands_beside_next(source: Source) -> bool:
    """Tell whether the editor wants a block side by side with the next."""
    return isinstance(source, Story) and source.beside_next


def begins_page(source: Source) -> bool:
    """Tell whether a block must begin a page."""
    return isinstance(source, Story | Slot) and source.page_break


def without_next(source: Source) -> Source:
    """Return a block without wishes towards the next."""
    if isinstance(source, Story):
        return replace(source, with_next=False, beside_next=False)
    return replace(source, with_next=False) if isinstance(source, FreeElement | Slot) else source
