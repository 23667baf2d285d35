"""Where words stand: placed pages → every character with its box, and every body line's number.

Input: a placed edition and its fonts. Output: `Places`. All lengths in pt, origin at the trim's top
left corner of the page. Blanks are left out: a text as written and as set differ in them only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from content.model import Edition
from fonts import FontLibrary
from layout.page.placed import PlacedEdition, PlacedText, SetLine
from layout.page.units import Rect
from layout.products.proof.words import said
from layout.products.render.view import block_texts, is_running, reading_order

#: Roles whose lines are counted (行号): running text, not heads or captions.
COUNTED = ("body", "lede")
#: How far the em box of a Han character reaches over its baseline, em.
HAN_ASCENT_EM = 0.88
#: Longer titles are cut where they name an article.
MOST_NAME = 16
#: Width of the place of words that do not stand there, em.
HELD_EM = 0.5
#: What the boxes stand off the em boxes above and below, em: Latin letters reach out of these.
AIR_EM = 0.09


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character in its em box; `line` counts the lines of its stream."""

    char: str
    page: int
    line: int
    x1: float
    x2: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Stream:
    """All characters of one placed text (or of the texts that share its id), in order."""

    rank: int
    role: str
    id: str
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """The characters without blanks."""
        return "".join(glyph.char for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class CountedLine:
    """A body line with its number in its article ("": the lede), and its column's edges."""

    article: str
    number: int
    page: int
    box: Rect
    left: float
    right: float


class Marked(Protocol):
    """What is marked on a page: a query, or a change since an earlier proof.

    `rects` are the boxes of the words, one a line; or, where none stand there (`point`), one narrow
    box at the place. `right` is the right edge of their column.
    """

    @property
    def label(self) -> str:
        """What its badge says."""

    @property
    def colour(self) -> tuple[float, float, float]:
        """Of its frame and badge."""

    @property
    def page(self) -> int:
        """Index of its page."""

    @property
    def rects(self) -> tuple[Rect, ...]:
        """Where it is."""

    @property
    def point(self) -> bool:
        """Whether no words stand there."""

    @property
    def right(self) -> float:
        """Right edge of its column."""

    @property
    def contents(self) -> str:
        """What its annotation says."""

    @property
    def subject(self) -> str:
        """What its annotation is about."""

    @property
    def name(self) -> str:
        """Its annotation's name, which no other has."""


@dataclass(frozen=True, slots=True)
class Places:
    """Texts in reading order, the counted lines, and what no mark may cover, by page."""

    streams: tuple[Stream, ...]
    counted: Mapping[tuple[int, int], CountedLine]
    """Rank of a stream and line in it → the counted line."""
    taken: Mapping[int, tuple[Rect, ...]]

    @property
    def lines(self) -> tuple[CountedLine, ...]:
        """All counted lines in reading order."""
        return tuple(self.counted.values())

    def number(self, stream: Stream, glyph: Glyph) -> int | None:
        """Return the number of the body line in which a character stands."""
        line = self.counted.get((stream.rank, glyph.line))
        return None if line is None else line.number

    def of(self, id: str, role: str) -> Stream | None:
        """Return the first text of an id in a role."""
        return next((s for s in self.streams if s.id == id and s.role == role), None)


def article_name(edition: Edition, article: str) -> str:
    """Return what an article is called on a proof: number and title, cut; "" is the lede."""
    if not article:
        return said("proof.lede")
    found = next((one for one in edition.articles if one.id == article), None)
    if found is None:
        return article
    words = " ".join(filter(None, (str(found.number or ""), " ".join(found.title.split()))))
    return words if len(words) <= MOST_NAME else f"{words[: MOST_NAME - 1]}…"


def bare(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())


def article_of(text: PlacedText) -> str:
    """Return the article whose lines a counted text goes on with; "" for the lede."""
    name = text.id.rpartition("#")[0]
    return "" if name == "lede" else name


def boxes(glyphs: Sequence[Glyph]) -> tuple[Rect, ...]:
    """Return one box a line."""
    found = []
    for _, group in groupby(glyphs, key=lambda glyph: (glyph.page, glyph.line)):
        row = list(group)
        x1, x2 = min(g.x1 for g in row), max(g.x2 for g in row)
        height = row[0].bottom - row[0].top
        air = AIR_EM * height
        found.append(Rect(x1, row[0].top - air, x2 - x1, height + 2 * air))
    return tuple(found)


def point(stream: Stream | None, first: int) -> Rect:
    """Return a narrow box behind the character before a place; at a text's start, before it."""
    if stream is None or not stream.glyphs:
        return Rect(0, 0, 9 * HELD_EM, 9)
    glyph = stream.glyphs[max(0, first - 1)]
    height = glyph.bottom - glyph.top
    middle = glyph.x2 if first else glyph.x1
    return Rect(middle - HELD_EM * height / 2, glyph.top, HELD_EM * height, height)


def right_of(stream: Stream, glyph: Glyph, places: Places) -> float:
    """Return the right edge of the column or line in which a character stands."""
    counted = places.counted.get((stream.rank, glyph.line))
    if counted is not None:
        return counted.right
    return max(g.x2 for g in stream.glyphs if (g.page, g.line) == (glyph.page, glyph.line))


def find_places(placed: PlacedEdition, fonts: FontLibrary) -> Places:
    """Return where all texts of an edition stand."""
    texts: dict[tuple[str, object], list[tuple[int, PlacedText]]] = {}
    taken: dict[int, list[Rect]] = {}
    for page in placed.pages:
        rects = taken.setdefault(page.index, [])
        for block in page.blocks:
            rects += [item.rect for item in block.pictures]
            rects += [item.rect for item in block.figures]
            rects += [item.rect for item in block.codes]
            captions = [p.caption for p in block.pictures if p.caption]
            for text in (*block_texts(block), *captions):
                rects += [ink(line, text.size) for line in text.lines]
            for kind, item in reading_order(block):
                if kind == "text" and isinstance(item, PlacedText) and not is_running(block, item):
                    key = (item.id, item.role) if "#" in item.id else ("", len(texts))
                    texts.setdefault(key, []).append((page.index, item))
    streams: list[Stream] = []
    counted: dict[tuple[int, int], CountedLine] = {}
    counts: dict[str, int] = {}
    for rank, parts in enumerate(texts.values()):
        first = parts[0][1]
        streams.append(Stream(rank, first.role, first.id, tuple(_glyphs(parts, fonts))))
        if first.role not in COUNTED:
            continue
        article, at = article_of(first), 0
        for page_index, text in parts:
            for line in text.lines:
                if line.line.scale != 1.0:  # an initial stands beside the lines that are counted
                    at += 1
                    continue
                counts[article] = counts.get(article, 0) + 1
                right = max(ink(o, text.size).right for o in text.lines if o.x == line.x)
                box = ink(line, text.size)
                counted[rank, at] = CountedLine(
                    article, counts[article], page_index, box, line.x, right
                )
                at += 1
    return Places(tuple(streams), counted, {page: tuple(r) for page, r in taken.items()})


def ink(line: SetLine, size: float) -> Rect:
    """Return the em boxes of a line as one rectangle, its indent left out."""
    indent = line.line.indent_em * size
    if line.vertical:
        x = line.x + (line.height - size) / 2
        return Rect(x, line.y + indent, size, line.line.width_em * size - indent)
    top = line.y + (line.height - size) / 2
    high = size * line.line.scale
    top -= HAN_ASCENT_EM * (high - size)  # an initial is on the baseline of its text
    return Rect(line.x + indent, top, line.line.width_em * size - indent, high)


def _glyphs(parts: list[tuple[int, PlacedText]], fonts: FontLibrary) -> Iterator[Glyph]:
    count = 0
    for page, text in parts:
        for line in text.lines:
            for glyph in _line_glyphs(line, text, fonts, page, count):
                if not glyph.char.isspace():
                    yield glyph
            count += 1


def _line_glyphs(
    line: SetLine, text: PlacedText, fonts: FontLibrary, page: int, count: int
) -> Iterator[Glyph]:
    """Yield a line's characters as WeasyPrint sets them: advances, spacing behind, margins."""
    size, box = text.size * line.line.scale, ink(line, text.size)
    if line.vertical:
        yield from _column_glyphs(line, size, page, count)
        return
    x = box.x
    for run in line.line.runs:
        family, weight = run.family or text.style.family, run.weight or text.style.weight
        metrics = fonts.metrics(family, weight)
        x += run.before_em * size
        for index, char in enumerate(run.text):
            width = metrics.advance(char) * size
            step = width + run.spacing_em * size
            if index == len(run.text) - 1:
                step += run.after_em * size
            # The blank of an opening mark that begins a line hangs out of the column.
            left = x - min(0.0, run.before_em) * size if index == 0 else x
            yield Glyph(char, page, count, left, x + min(width, step), box.y, box.bottom)
            x += step


def _column_glyphs(line: SetLine, size: float, page: int, count: int) -> Iterator[Glyph]:
    """Yield a vertical line's characters, those of a turned word each its part of its length."""
    box = ink(line, size)
    middle = (box.x + box.right) / 2
    for cell in line.line.cells:
        top, high = box.y + cell.y_em * size, cell.height_em * size
        wide = (1.0 if cell.form == "turned" else cell.across_em) * size
        step = 1 / len(cell.text.rstrip() or cell.text)
        for k, char in enumerate(cell.text):
            x1, x2, y1, y2 = middle - wide / 2, middle + wide / 2, top, top + high
            if cell.form == "joined":
                x1, x2 = x1 + k * step * wide, x1 + (k + 1) * step * wide
            elif cell.form == "turned":
                y1, y2 = top + k * step * high, top + (k + 1) * step * high
            yield Glyph(char, page, count, x1, x2, y1, y2)
