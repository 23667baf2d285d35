"""The copy of an edition as a proofreader reads it: passages with their place and kind.

Input: an `Edition`, and lines by file and field as the reader noted them. Output: a `Copy`,
every printed stretch in reading order, with the queries about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from content.model import (
    Article,
    Aside,
    AsideForm,
    Edition,
    Figure,
    Paragraph,
    Picture,
    Query,
    Table,
)
from fonts.chinese.characters import SENTENCE_ENDS

#: What tells a paragraph of prose from a line of a notice.
SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}]")
#: Line of a field by (file, field), as `content.reading.reader` notes them.
Lines = Mapping[tuple[str, str], int]
#: The most characters of a passage and of an edition that are proofread.
PASSAGE, COPY = 5_000, 250_000
EDITION, PICTURES = "edition.yaml", "pictures/pictures.yaml"


class Kind(StrEnum):
    """What a passage is."""

    HEADLINE = "headline"
    KICKER = "kicker"
    TITLE = "title"
    DECK = "deck"
    DATELINE = "dateline"
    BYLINE = "byline"
    LEDE = "lede"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    PULLQUOTE = "pullquote"
    VERSE = "verse"
    ROLL = "roll"
    TABLE = "table"
    ASIDE = "aside"
    NOTICE = "notice"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "alt"
    CHART_TITLE = "chart title"
    CHART_NOTE = "chart note"
    LABEL = "label"
    EVENT = "event"
    SOURCE = "source"
    MASTHEAD = "masthead"


RUNNING = frozenset({Kind.LEDE, Kind.PARAGRAPH, Kind.NOTICE})
HEADS = frozenset({Kind.HEADLINE, Kind.KICKER, Kind.TITLE, Kind.DECK, Kind.SUBHEAD})
DISPLAY = HEADS | {
    Kind.CAPTION,
    Kind.CREDIT,
    Kind.CHART_TITLE,
    Kind.CHART_NOTE,
    Kind.LABEL,
    Kind.EVENT,
    Kind.SOURCE,
    Kind.BYLINE,
    Kind.ALT,
}
ALL = frozenset(Kind)
#: The same by the names that rules in files give them.
WHERE = {"all": ALL, "running": RUNNING, "heads": HEADS, "display": DISPLAY}


@dataclass(frozen=True)
class Passage:
    """One stretch of printed copy: its words, kind and place."""

    text: str
    kind: Kind
    file: str
    line: int = 0
    field: str = ""
    queries: tuple[Query, ...] = ()


@dataclass(frozen=True)
class Copy:
    """All passages of an edition, in reading order, and the edition itself."""

    edition: Edition
    passages: tuple[Passage, ...]

    @cached_property
    def text(self) -> str:
        """All passages, each on a line of its own; alternative texts left out."""
        return "\n".join(p.text for p in self.passages if p.kind is not Kind.ALT)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every chart once."""
        band = (self.edition.band,) if self.edition.band else ()
        found = {f.id: f for a in self.edition.articles for f in a.figures}
        return tuple((found | {f.id: f for f in band}).values())

    def of(self, *kinds: Kind) -> tuple[Passage, ...]:
        """Return the passages of some kinds."""
        return tuple(p for p in self.passages if p.kind in kinds)


def copy_of(edition: Edition, lines: Lines | None = None) -> Copy:
    """Lay an edition out in passages; those without words are left out."""
    known = lines or {}
    found = [*_opening(edition, known)]
    pictures = [*edition.headline.pictures]
    for article in edition.articles:
        found += _article(article, edition.folder, known)
        pictures += article.pictures
    for picture in {p.id: p for p in pictures}.values():
        found += _picture(picture, known)
    for figure in Copy(edition, ()).figures:
        found += _figure(figure)
    return Copy(edition, tuple(_within(found)))


def _within(found: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the passages that have words, cut where a hostile folder has no end of them."""
    left = COPY
    for passage in found:
        if passage.text and left > 0:
            text = passage.text[: min(PASSAGE, left)]
            left -= len(text)
            yield passage if len(text) == len(passage.text) else replace(passage, text=text)


def _opening(edition: Edition, lines: Lines) -> Iterator[Passage]:
    head, paper = edition.headline, edition.paper
    masthead = (
        ("paper.name", paper.name),
        ("paper.section", paper.section),
        ("paper.issue", paper.issue),
        *((f"paper.page_numbers[{i}]", words) for i, words in enumerate(paper.page_numbers)),
        *((f"paper.staff.{office}", name) for office, name in paper.staff),
    )
    for name, words in masthead:
        field = "paper.staff" if name.startswith("paper.staff") else name.partition("[")[0]
        line = lines.get((EDITION, field), 0)
        yield Passage(words, Kind.MASTHEAD, EDITION, line, name)
    for kind, name, words in (
        (Kind.KICKER, "headline.kicker", head.kicker),
        (Kind.HEADLINE, "headline.title", head.title),
        (Kind.DECK, "headline.deck", head.deck),
        (Kind.DATELINE, "headline.dateline", head.dateline),
        (Kind.BYLINE, "byline", edition.byline),
    ):
        yield Passage(words, kind, EDITION, lines.get((EDITION, name), 0), name)
    for paragraph in edition.lede:
        yield Passage(paragraph.text, Kind.LEDE, EDITION, paragraph.line, "lede", paragraph.queries)
    for name in ("credits", "imprint"):
        line = lines.get((EDITION, name), 0)
        for index, words in enumerate(getattr(edition, name)):
            yield Passage(words, Kind.CREDIT, EDITION, line, f"{name}[{index}]")


def file_of(path: Path, folder: Path) -> str:
    """Return a source file's name inside the edition folder."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _article(article: Article, folder: Path, lines: Lines) -> Iterator[Passage]:
    file = file_of(article.file, folder)
    for kind, words in (
        (Kind.KICKER, article.kicker),
        (Kind.TITLE, article.title),
        (Kind.DECK, article.deck),
        (Kind.DATELINE, article.dateline),
        (Kind.BYLINE, article.byline),
    ):
        name = kind.value
        queries = tuple(q for q in article.queries if q.text and q.text in words)
        yield Passage(words, kind, file, lines.get((file, name), 0), name, queries)
    for item in article.body:
        if isinstance(item, Aside):
            yield from _aside(item, file)
            continue
        queries = item.queries if isinstance(item, Paragraph) else ()
        if article.kind.framed and not SENTENCE_END.search(item.text):  # a line of a notice
            yield Passage(item.text, Kind.ASIDE, file, item.line, "", queries)
            continue
        own = item.file if isinstance(item, Table) and item.file else file
        yield Passage(item.text, Kind(item.kind), own, item.line, "", queries)


def _aside(item: Aside, file: str) -> Iterator[Passage]:
    """Yield what stands in a box: its paragraphs are running text."""
    texts = {paragraph.text: paragraph.line for paragraph in item.paragraphs}
    running = Kind.NOTICE if item.form is AsideForm.NOTICE else Kind.PARAGRAPH
    for words in item.passages:
        kind = running if words in texts else Kind.ASIDE
        yield Passage(words, kind, file, texts.get(words, item.line))


def _picture(picture: Picture, lines: Lines) -> Iterator[Passage]:
    for kind, words in (
        (Kind.CAPTION, picture.caption),
        (Kind.CREDIT, picture.credit),
        (Kind.ALT, picture.alt),
    ):
        name = f"{picture.id}.{kind.value}"
        yield Passage(words, kind, PICTURES, lines.get((PICTURES, name), 0), name)


def _figure(figure: Figure) -> Iterator[Passage]:
    file, line = f"figures/{figure.id}.yaml", figure.line
    yield Passage(figure.title, Kind.CHART_TITLE, file, line, "title")
    yield Passage(figure.note, Kind.CHART_NOTE, file, line, "note")
    yield Passage(figure.source, Kind.SOURCE, file, line, "source")
    for index, item in enumerate(figure.items):
        place = f"items[{index}]"
        yield Passage(item.label, Kind.LABEL, figure.items_file, item.line, f"{place}.label")
        yield Passage(item.note, Kind.CHART_NOTE, figure.items_file, item.line, f"{place}.note")
        yield Passage(item.text, Kind.EVENT, figure.items_file, item.line, f"{place}.text")
