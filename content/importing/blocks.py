"""What a source is cut into, and what is noted on the way.

Input: nothing. Output: the frozen values that the readers of the sources give (`Block`, `Table`,
`Picture`, `Document`) and the `Log` that collects every change, doubt and part left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from content.words import CodedError, Message, message

#: Words of a source, or what is said for them.
Shown: TypeAlias = str | Message

#: Cells that go on with the one at their left, with the one above.
MERGED = ("<", "^")
#: A cell that holds these and nothing else would be read as merged.
TAKEN = {"<": "＜", "^": "＾"}


class SourceError(CodedError):
    """A source that cannot be used, or a folder that cannot be written."""


class Unit(StrEnum):
    """What a source is counted by."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    PAGE = "page"


_AT = {
    Unit.LINE: "imported.at-line",
    Unit.PARAGRAPH: "imported.at-paragraph",
    Unit.TABLE: "imported.at-table",
    Unit.PAGE: "imported.at-page",
}


@dataclass(frozen=True)
class Place:
    """Where something stands in a source: in its line `number`, or whatever `unit` counts."""

    source: str | Message
    number: int = 0
    unit: Unit = Unit.LINE

    def of(self, name: str) -> bool:
        """Tell whether it is in a file of this name, or on a sheet of it."""
        return str(self.source).partition("·")[0] == name

    @property
    def told(self) -> Message:
        """The place in words, e.g. 原稿.txt 第12行."""
        if not self.number:
            return message("imported.source", source=self.source)
        return Message(_AT[self.unit], {"source": self.source, "number": self.number})


@dataclass(frozen=True)
class Table:
    """A table as rows of cells; `units` gives the unit of a column where a cell's format does.

    A cell `<` goes on with the cell at its left, `^` with the one above, as in an edition's tables.
    """

    rows: tuple[tuple[str, ...], ...]
    place: Place
    title: str = ""
    units: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class RawPicture:
    """A picture's bytes, its ending (with the dot) and what the source says about it."""

    data: bytes
    ending: str
    alt: str = ""


@dataclass(frozen=True)
class Look:
    """How a paragraph is shown: size in pt (0 not stated), all bold, centred, its Han face.

    `indent` is what its first line is indented, em; `ink` its colour, RRGGBB, where not black;
    `told` says that the look alone made a head of it, `right` that it stands at the right.
    """

    size: float = 0.0
    bold: bool = False
    centred: bool = False
    face: str = ""
    indent: float = 0.0
    ink: str = ""
    told: bool = False
    right: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph, table or picture of a source, in the source's order.

    `gap` is the number of blank lines before it; `level` the level of a heading that the source
    itself marks (1 highest, 0 none); `hint` is title, subtitle, byline, caption, quote, body,
    roll or verse (both with `rows`) or empty; `firm` says that the source marks the end of its
    paragraphs, as Word does; `soft` that the line is one of several, parted by soft breaks;
    `boxed` that it stands in a text box; `item` that it is one of a list without numbers.
    """

    text: str
    place: Place
    gap: int = 0
    level: int = 0
    hint: str = ""
    firm: bool = False
    table: Table | None = None
    picture: RawPicture | None = None
    look: Look = Look()
    soft: bool = False
    rows: tuple[str, ...] = ()
    boxed: bool = False
    item: bool = False


@dataclass(frozen=True)
class Document:
    """One source, cut into blocks; `own` is what it holds as the file itself has it, by place.

    `own` is read from the file apart from the blocks, so that what the reader passes over is seen.
    """

    name: str
    blocks: tuple[Block, ...]
    own: tuple[tuple[Place, str], ...] = ()


@dataclass(frozen=True)
class Change:
    """One change: its kind, where the source has it, what stood there and what stands now."""

    kind: Message
    place: Place
    before: Shown
    after: Shown


@dataclass(frozen=True)
class Doubt:
    """Something that an editor should look at: words, why, and what was done meanwhile.

    `sure` is how sure that is, 0 to 1; negative where nothing was weighed.
    """

    place: Place
    words: Shown
    why: Message
    done: Message
    sure: float = -1.0


@dataclass(frozen=True)
class LeftOut:
    """Words of the source that the edition does not print, whole, with the reason."""

    place: Place
    text: str
    why: Message


@dataclass(frozen=True)
class Held:
    """Words that are not printed and wait for a decision; `file` is where they are kept."""

    place: Place
    text: Shown
    why: Message
    file: str = ""


@dataclass
class Log:
    """Collects what is noted; nothing is dropped."""

    changes: list[Change] = field(default_factory=list)
    doubts: dict[Doubt, None] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)

    def change(self, kind: Message, place: Place, before: Shown, after: Shown) -> None:
        """Note a change."""
        self.changes.append(Change(kind, place, before, after))

    def doubt(self, place: Place, words: Shown, why: Message, done: Message) -> None:
        """Note a doubt, once."""
        self.doubts.setdefault(Doubt(place, words, why, done))

    def withdraw(self, place: Place) -> None:
        """Take back what was doubted of a picture's place: another is found for it."""
        self.doubts = {doubt: None for doubt in self.doubts if doubt.place != place}

    def forget(self, name: str) -> None:
        """Take back all that was noted of a file: another is read in its stead."""
        self.changes = [one for one in self.changes if not one.place.of(name)]
        self.doubts = {one: None for one in self.doubts if not one.place.of(name)}
        self.left_out = [one for one in self.left_out if not one.place.of(name)]
        self.held = [one for one in self.held if not one.place.of(name)]

    def leave_out(self, place: Place, text: str, why: Message) -> None:
        """Note words that are not printed."""
        self.left_out.append(LeftOut(place, text, why))

    def hold(self, place: Place, text: Shown, why: Message, file: str = "") -> None:
        """Note words that are not printed and that an editor has to decide on."""
        self.held.append(Held(place, text, why, file))
