"""What the templates ask of a placed page: lengths as CSS, the reading order, classes, bookmarks.

Input: placed blocks and texts. Output: strings and lists; nothing is measured or moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from content.model import ArticleKind, Edition
from layout.page.placed import (
    Block,
    Page,
    PlacedCode,
    PlacedEdition,
    PlacedFigure,
    PlacedGroup,
    PlacedPicture,
    PlacedTable,
    PlacedText,
    Rule,
    SetLine,
)
from layout.page.units import Rect

#: Tags that the style sheet has rules for only where a page has them.
DEEP = frozenset({"h4", "h5", "li", "th", "td"})

Item: TypeAlias = PlacedText | PlacedGroup | PlacedTable | PlacedPicture | PlacedFigure | PlacedCode
Element: TypeAlias = tuple[str, Item]
"""A kind ("text", "group", "table", "picture", "figure", "code") and the placed thing."""


def points(value: float) -> str:
    """Return a length in pt with at most three decimals and no trailing zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def frame(rect: Rect) -> str:
    """Return CSS declarations that place a rectangle."""
    return (
        f"left:{points(rect.x)}pt;top:{points(rect.y)}pt;"
        f"width:{points(rect.w)}pt;height:{points(rect.h)}pt"
    )


def box(rect: Rect) -> str:
    """Return left, top, width and height of a rectangle in pt."""
    return " ".join(map(points, (rect.x, rect.y, rect.w, rect.h)))


def around(text: PlacedText) -> str:
    """Return the box round a text's lines: left, top, width and height in pt."""
    left, top = min(line.x for line in text.lines), min(line.y for line in text.lines)
    right = max(line.x + line.line.width_em * text.size for line in text.lines)
    bottom = max(line.y + line.height for line in text.lines)
    return box(Rect(left, top, right - left, bottom - top))


def back_to_page(rect: Rect) -> str:
    """Return CSS declarations that let what stands in a placed rectangle be placed on the page."""
    return f"left:{points(-rect.x)}pt;top:{points(-rect.y)}pt"


def place(line: SetLine, size: float) -> str:
    """Return CSS declarations that place a line's left top corner, behind its indent."""
    if line.vertical:
        y = line.y + line.line.indent_em * size
        return f"left:{points(line.x)}pt;top:{points(y)}pt"
    return f"left:{points(line.x + line.line.indent_em * size)}pt;top:{points(line.y)}pt"


def rule_rect(rule: Rule) -> Rect:
    """Return the rectangle that a level or upright rule fills, half its weight on either side."""
    half = rule.weight / 2
    x, y = min(rule.x1, rule.x2), min(rule.y1, rule.y2)
    w, h = abs(rule.x2 - rule.x1), abs(rule.y2 - rule.y1)
    if w >= h:
        return Rect(x, y - half, w, rule.weight)
    return Rect(x - half, y, rule.weight, h)


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A style in use: one class of the style sheet."""

    name: str
    family: str
    weight: int
    size: str
    ink: str


@dataclass
class Classes:
    """The classes that the texts of one document need, collected while they are written."""

    styles: dict[tuple[str, int, str, str], StyleRule] = field(default_factory=dict)
    heights: dict[str, str] = field(default_factory=dict)
    deep: set[str] = field(default_factory=set)
    """Tags that need a rule."""
    vertical: bool = False
    """Whether any line runs downwards."""

    def style(self, text: PlacedText) -> str:
        """Return the class of a text's family, weight, size and ink."""
        if text.tag in DEEP:
            self.deep.add(text.tag)
        key = (text.style.family, text.style.weight, points(text.size), text.ink)
        return self.styles.setdefault(key, StyleRule(f"s{len(self.styles)}", *key)).name

    def height(self, line: SetLine) -> str:
        """Return the class of a line's height."""
        self.vertical = self.vertical or line.vertical
        return self.heights.setdefault(points(line.height), f"h{len(self.heights)}")


@dataclass
class Anchors:
    """Ids of one document: each name once, `name-2` where an article goes on elsewhere."""

    used: dict[str, int] = field(default_factory=dict)

    def __call__(self, name: str) -> str:
        """Return the id for the next element of this name."""
        self.used[name] = self.used.get(name, 0) + 1
        count = self.used[name]
        return name if count == 1 else self(f"{name}-{count}")


def block_texts(block: Block) -> Iterator[PlacedText]:
    """Return a block's texts without captions: number, head, then the others with their groups."""
    if block.head:
        if block.head.number:
            yield block.head.number
        yield from block.head.texts
    for number, text in enumerate((*block.texts, None)):
        for group in block.groups:
            if group.before == number:
                yield from group.parts
        for table in block.tables:
            if table.before == number:
                yield from (*table.texts, *table.again)
        if text is not None:
            yield text


def is_running(block: Block, text: PlacedText) -> bool:
    """Whether a text belongs to the running head (报眉), an artifact."""
    return block.kind == "running" or text.role == "running"


def running_texts(page: Page) -> list[PlacedText]:
    """Return the texts of a page's running head, wherever they are placed."""
    return [t for b in page.blocks for t in block_texts(b) if is_running(b, t)]


def reading_order(block: Block) -> list[Element]:
    """Return a block's elements in reading order.

    Head and texts, then pictures, then charts, then codes. Where `block.order` names ids, these
    elements come in its order, and an element that it does not name follows the one it stood
    behind.
    """
    texts = list(block_texts(replace(block, groups=(), tables=())))
    elements: list[Element] = [("text", t) for t in texts if not is_running(block, t)]
    own = len(texts) - len(block.texts)
    others: list[tuple[int, str, PlacedGroup | PlacedTable]] = [
        *((group.before, "group", group) for group in block.groups),
        *((table.before, "table", table) for table in block.tables),
    ]
    others.sort(key=lambda other: other[0])
    for before, kind, other in reversed(others):  # such blocks hold no running head
        elements.insert(own + before, (kind, other))
    elements += [("picture", picture) for picture in block.pictures]
    elements += [("figure", figure) for figure in block.figures]
    elements += [("code", code) for code in block.codes]
    if not block.order:
        return elements
    ranks = {name: rank for rank, name in enumerate(block.order)}
    keyed: list[tuple[int, int, Element]] = []
    rank = -1
    for index, element in enumerate(elements):
        rank = ranks.get(_element_id(element), rank)
        keyed.append((rank, index, element))
    return [element for _, _, element in sorted(keyed, key=lambda item: item[:2])]


def _element_id(element: Element) -> str:
    item = element[1]
    if isinstance(item, PlacedPicture):
        return item.picture.id
    if isinstance(item, PlacedGroup | PlacedTable):
        return item.id
    if isinstance(item, PlacedCode):
        return ""
    return item.figure.id if isinstance(item, PlacedFigure) else item.id


def has_rounds(placed: PlacedEdition) -> bool:
    """Tell whether a picture of an edition is cut round."""
    blocks = (block for page in placed.pages for block in page.blocks)
    return any(picture.ring for block in blocks for picture in block.pictures)


def block_tag(block: Block) -> str:
    """Return the HTML tag of a block: an article for what has a head of its own."""
    return "article" if block.kind in tuple(ArticleKind) else "section"


def article_of(edition: Edition, block: Block) -> str:
    """Return the id of the article that a block is or is a part of; "" for other blocks."""
    owners = [
        article.id
        for article in edition.articles
        if block.id == article.id or block.id.startswith((f"{article.id}/", f"{article.id}+"))
    ]
    return max(owners, key=len, default="")


def page_label(page: Page) -> str:
    """Return a page's bookmark: its printed number (版次), else its place in the edition."""
    return f"第{page.number or page.index + 1}版"


def bookmark(edition: Edition, block: Block, text: PlacedText) -> str:
    """Return the bookmark of the headline or of an article's title; "" for other texts."""
    if text.role not in ("headline", "title"):
        return ""
    owner = article_of(edition, block)
    if text.role == "headline" and not owner:
        return edition.headline.title
    for article in edition.articles:
        if article.id == owner:
            words = (str(article.number or ""), article.kicker, article.title)
            return " ".join(word for word in words if word)
    return "".join(line.line.text for line in text.lines).strip()
