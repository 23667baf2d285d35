"""What an edition says, before it takes any form: stories of paragraphs, heads, verse, tables.

Input: nothing. Output: frozen data. `printed` lists every line that a reader must see, with its
role, in the order of the copy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bench.realcopy.marks import shown
from fonts.chinese import characters
from fonts.chinese.numerals import ONE_TO_TEN

#: Kinds of characters that are counted; full-width digits and letters count as such.
HAN = re.compile(f"[{characters.HAN}]")
DIGIT = re.compile(r"[0-9０-９]")
LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
#: The numeral of a section, and that of any head.
SECTION = re.compile(rf"^[{ONE_TO_TEN}]+、")
NUMBERED = re.compile(rf"^(?:[{ONE_TO_TEN}]+、|（[{ONE_TO_TEN}]+）|[0-9]+[.．])")


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Sub:
    """A sub-head: 1 一、, 2 （一）, 3 1.; `number` is what Word counts where `text` lacks it."""

    text: str
    level: int = 1
    number: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture with its caption and credit, in the form in which the office writes them."""

    name: str
    size: tuple[int, int]
    caption: str = ""
    credit: str = ""
    over: bool = False  # the caption stands over the picture


@dataclass(frozen=True, slots=True)
class Verse:
    """A poem: title, author, stanzas of lines."""

    title: str
    author: str
    stanzas: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Roll:
    """Names, in groups under heads."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells as shown; a merged cell is stated once, `merges` say which."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[
        tuple[int, int, int, int], ...
    ] = ()  # first row, first column, last row, last column
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question and its answer, each with the words that mark it."""

    question: str
    answer: tuple[str, ...]
    asks: str = "问："
    answers: str = "答："


Element = Para | Sub | Photo | Verse | Roll | Grid | Ask


@dataclass(frozen=True, slots=True)
class Story:
    """One story."""

    title: str
    body: tuple[Element, ...]
    kicker: str = ""
    deck: str = ""
    byline: str = ""
    close: str = ""  # dateline or source that stands at the end
    label: str = ""  # 编者按, 链接, 人物


@dataclass(frozen=True, slots=True)
class Copy:
    """An edition's copy. One story alone has its title from the edition."""

    title: str
    stories: tuple[Story, ...]
    kicker: str = ""
    deck: str = ""
    speaker: str = ""  # 某县人民政府县长　甲某某
    dateline: str = ""  # （2026年1月8日）
    lede: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of copy and its role."""

    role: str
    text: str
    level: int = 0


def photo_words(photo: Photo) -> str:
    """Return caption and credit as one line."""
    return photo.caption + photo.credit


def head_lines(copy: Copy) -> Iterator[Line]:
    """Yield the edition's own head."""
    for role in ("kicker", "title", "deck", "speaker", "dateline"):
        text = getattr(copy, role)
        if text:
            yield Line("headline" if role == "title" else f"edition-{role}", text)
    for text in copy.lede:
        yield Line("lede", text)


def element_lines(element: Element) -> Iterator[Line]:
    """Yield the lines of one element."""
    match element:
        case Para(text):
            yield Line("paragraph", shown(text))
        case Sub(text, level, number):
            yield Line("subhead", number + text, level)
        case Photo():
            if photo_words(element):
                yield Line("caption", photo_words(element))
        case Verse(title, author, stanzas):
            yield Line("verse-title", title)
            if author:
                yield Line("verse-author", author)
            yield from (Line("verse", line) for stanza in stanzas for line in stanza)
        case Roll(groups):
            for head, names in groups:
                if head:
                    yield Line("roll-head", head)
                yield from (Line("name", name) for name in names)
        case Grid(title, rows, _, note):
            yield Line("table-title", title)
            for row in rows:
                yield Line("table", "　".join(cell for cell in row if cell))
            if note:
                yield Line("table-note", note)
        case Ask(question, answer, asks, answers):
            yield Line("question", asks + question)
            yield Line("answer", answers + answer[0])
            yield from (Line("answer", text) for text in answer[1:])


def story_lines(story: Story, *, titled: bool = True) -> Iterator[Line]:
    """Yield the lines of a story."""
    if titled:
        for role in ("label", "kicker", "title", "deck"):
            if getattr(story, role):
                yield Line(f"story-{role}" if role != "title" else "title", getattr(story, role))
    if story.byline:
        yield Line("byline", story.byline)
    for element in story.body:
        yield from element_lines(element)
    if story.close:
        yield Line("close", story.close)


def printed(copy: Copy) -> list[Line]:
    """Return every line that must be printed, in order."""
    lines = list(head_lines(copy))
    for story in copy.stories:
        lines += story_lines(story, titled=bool(story.title or story.label))
    return lines


def counts(text: str) -> dict[str, int]:
    """Count Han, digits and Latin letters."""
    text = unicodedata.normalize("NFC", text)
    kinds = {"han": HAN, "digits": DIGIT, "latin": LATIN}
    return {name: len(pattern.findall(text)) for name, pattern in kinds.items()}
