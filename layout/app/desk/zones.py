"""What can be changed on a page: laid pages → places on them, each with the words that stand there.

Input: placed pages. Output: for each page `Zone`s in reading order: boxes in mm on the trim, and
the file and fields, or the line, in which the words are written. A click on a box opens these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from content.model import Article, Edition, PullQuote, Table
from layout.banners.designs.number import chosen, written
from layout.page.placed import Block, PlacedEdition, PlacedTable, PlacedText
from layout.page.units import Rect, mm

EDITION, WORDS = "edition.yaml", "pictures/pictures.yaml"
_ITEM = re.compile(r"(.+)#(\d+)(?:\D.*)?")
#: Fields of an article's head, of a picture, of a chart, in the order in which they are asked for.
_HEAD = ("kicker", "title", "deck", "dateline", "byline")
_PICTURE = ("caption", "credit", "alt")
_BOXES = ("safe", "crop", "calm")
_FIGURE = ("title", "note", "source", "items")
_TABLE = ("title", "unit", "notes")
_PAPER = ("paper.name", "paper.section", "paper.date", "paper.page_numbers", "paper.issue")
#: Roles of the banner → fields of edition.yaml.
_OPENING: Mapping[str, tuple[str, ...]] = {
    "running": (*_PAPER, "paper.staff"),
    "kicker": ("headline.kicker", "headline.title", "headline.deck"),
    "headline": ("headline.title", "headline.kicker", "headline.deck"),
    "deck": ("headline.deck", "headline.title", "headline.kicker"),
    "byline": ("byline", "headline.dateline"),
}
#: Roles of the head over the fold of an inner spread, which is an article's.
_SPREAD = frozenset(_OPENING) - {"running"}
#: Lines whose left edges are no further apart stand under each other: an indent is 2 em.
NEAR_EM = 3.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Zone:
    """A place on a page: boxes (left, top, width, height in mm), and where its words are written.

    `what` is a code of the catalogue: heading, paragraph, picture, caption, chart, table, lede,
    opening,    running, credit. Either `fields` or `line` says which words of the file they are.
    """

    what: str
    file: str
    boxes: tuple[Box, ...]
    fields: tuple[str, ...] = ()
    line: int = 0
    words: str = ""


def zones_of(placed: PlacedEdition, names: Mapping[str, str]) -> tuple[tuple[Zone, ...], ...]:
    """Return the zones of each page."""
    edition = placed.edition
    articles = {article.id: article for article in edition.articles}
    return tuple(
        tuple(zone for block in page.blocks for zone in _of_block(block, edition, articles, names))
        for page in placed.pages
    )


def _of_block(
    block: Block, edition: Edition, articles: Mapping[str, Article], names: Mapping[str, str]
) -> Iterator[Zone]:
    if block.head is not None:
        name = next((t.id.rpartition("/")[0] for t in block.head.texts if "/" in t.id), "")
        if name in articles:
            texts = (*block.head.texts, *((block.head.number,) if block.head.number else ()))
            boxes = tuple(box for text in texts for box in _boxes(text))
            words = articles[name].title
            yield Zone("heading", _file(articles[name], edition), boxes, _HEAD, words=words)
    grouped = [part for group in block.groups for part in group.parts]
    tables = [text for table in block.tables for text in table.texts]
    for text in (*block.texts, *grouped, *tables):
        zone = _of_text(block, text, edition, articles)
        if zone is not None:
            yield zone
    for item in block.pictures:
        picture = item.picture
        caption = _boxes(item.caption) if item.caption else ()
        fields = tuple(f"{picture.id}.{field}" for field in _PICTURE)
        drawn_on = tuple(f"{picture.id}.{field}" for field in _BOXES)
        called = picture.caption or names.get(picture.id) or picture.alt or picture.id
        yield Zone("picture", WORDS, (_box(item.rect),), drawn_on, words=called)
        if caption:
            yield Zone("caption", WORDS, caption, fields, words=picture.caption)
    for table in block.tables:
        yield from _of_table(table, articles)
    for drawn in block.figures:
        file = f"figures/{drawn.figure.id}.yaml"
        yield Zone("chart", file, (_box(drawn.rect),), _FIGURE, words=drawn.figure.title)


def _of_table(placed: PlacedTable, articles: Mapping[str, Article]) -> Iterator[Zone]:
    """Yield the place of a table that has a file of its own; one in an article is its copy."""
    table = _table(placed.id, articles)
    boxes = [box for text in placed.texts for box in _boxes(text)]
    if table is None or not boxes:
        return
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, foot = max(x + w for x, _, w, _ in boxes), max(y + h for _, y, _, h in boxes)
    box = (left, top, round(right - left, 1), round(foot - top, 1))
    yield Zone("table", table.file, (box,), _TABLE, words=table.title)


def _table(id: str, articles: Mapping[str, Article]) -> Table | None:
    """Return the table, of a file of its own, that a text is of: behind an article, or in it."""
    item = _ITEM.fullmatch(id)
    name, own = (item[1], "") if item else id.split("/", 1) if "/" in id else (id, "")
    body = articles[name].body if name in articles else ()
    if item is not None:
        found = body[int(item[2])] if int(item[2]) < len(body) else None
    else:
        found = next((one for one in body if isinstance(one, Table) and one.id == own), None)
    return found if isinstance(found, Table) and found.file else None


def _of_text(
    block: Block, text: PlacedText, edition: Edition, articles: Mapping[str, Article]
) -> Zone | None:
    boxes = _boxes(text)
    words = "".join(line.line.text for line in text.lines)
    if block.id in articles and text.role in _SPREAD:  # the head of an inner spread
        file = _file(articles[block.id], edition)
        return Zone("heading", file, boxes, _HEAD, words=words)
    if block.kind == "banner" and edition.band is not None and words in _of_number(edition):
        return Zone("chart", f"figures/{edition.band.id}.yaml", boxes, _FIGURE, words=words)
    if block.kind == "banner" and text.role in _OPENING:
        what = "running" if text.role == "running" else "opening"
        return Zone(what, EDITION, boxes, _OPENING[text.role], words=words)
    if text.id.startswith("lede#") or block.id == "lede":
        return Zone("lede", EDITION, boxes, ("lede",), words=words)
    if block.kind == "foot":
        return Zone("credit", EDITION, boxes, (text.id.removeprefix("foot/"),), words=words)
    line, article = 0, None
    item = _ITEM.fullmatch(text.id)
    if item is not None:
        article = articles.get(item[1])
        index = int(item[2])
        if article is not None and index < len(article.body):
            line = article.body[index].line
    elif text.id.endswith("/quote"):
        article = articles.get(text.id.removesuffix("/quote"))
        quotes = [i for i in (article.body if article else ()) if isinstance(i, PullQuote)]
        line = next((quote.line for quote in quotes if quote.text in words), 0)
    if article is None or not line or _table(text.id, articles):
        return None
    return Zone("paragraph", _file(article, edition), boxes, line=line, words=words)


def _of_number(edition: Edition) -> frozenset[str]:
    """Return the words of the number that an opening may show, which are its band's."""
    datum = chosen(edition)
    if datum is None:
        return frozenset()
    said = {*written(datum), datum.label} - {edition.headline.title, edition.headline.kicker, ""}
    return frozenset(said)


def _file(article: Article, edition: Edition) -> str:
    """Return an article's file as the folder names it."""
    folder = edition.folder
    inside = folder is not None and article.file.is_relative_to(folder)
    return article.file.relative_to(folder).as_posix() if inside else f"articles/{article.id}.md"


def _boxes(text: PlacedText) -> tuple[Box, ...]:
    """Return a box for each run of lines that stand under each other."""
    rects: list[Rect] = []
    for line in text.lines:
        width = line.line.width_em * text.size
        box = Rect(line.x, line.y, width, line.height)
        last = rects[-1] if rects else None
        near = last is not None and abs(last.x - box.x) < NEAR_EM * text.size
        if last is not None and near and box.y - last.y > 0 and box.y - last.bottom < 3 * box.h:
            left, right = min(last.x, box.x), max(last.right, box.right)
            rects[-1] = Rect(left, last.y, right - left, box.bottom - last.y)
        else:
            rects.append(box)
    return tuple(map(_box, rects))


def _box(rect: Rect) -> Box:
    x, y, w, h = (round(mm(value), 1) for value in (rect.x, rect.y, rect.w, rect.h))
    return x, y, w, h
