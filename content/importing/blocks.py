"""What a source is cut into, and what is noted on the way.

Input: nothing. Output: the frozen values that the readers of the sources give (`Block`, `Table`,
`Picture`, `Document`) and the `Log` that collects every change, doubt and part left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from content.words import CodedError


class SourceError(CodedError):
    """A source that cannot be used, or a folder that cannot be written."""


@dataclass(frozen=True)
class Place:
    """Where something stands in a source: 第 `number` `unit` (行, 段, 表 …)."""

    source: str
    number: int = 0
    unit: str = "行"

    def __str__(self) -> str:
        """Return e.g. 原稿.txt 第12行."""
        return f"{self.source} 第{self.number}{self.unit}" if self.number else self.source


@dataclass(frozen=True)
class Table:
    """A table as rows of cells; `units` gives the unit of a column where a cell's format does."""

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
class Block:
    """A paragraph, table or picture of a source, in the source's order.

    `gap` is the number of blank lines before it; `level` the level of a heading that the source
    itself marks (1 highest, 0 none); `hint` is title, subtitle, caption, quote, body or empty;
    `firm` says that the source marks the end of its paragraphs, as Word does.
    """

    text: str
    place: Place
    gap: int = 0
    level: int = 0
    hint: str = ""
    firm: bool = False
    table: Table | None = None
    picture: RawPicture | None = None


@dataclass(frozen=True)
class Document:
    """One source, cut into blocks."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Change:
    """One change: its kind, where the source has it, what stood there and what stands now."""

    kind: str
    place: Place
    before: str
    after: str


@dataclass(frozen=True)
class Doubt:
    """Something that an editor should look at: words, why, and what was done meanwhile."""

    place: Place
    words: str
    why: str
    done: str = ""


@dataclass(frozen=True)
class LeftOut:
    """Words of the source that the edition does not print, whole, with the reason."""

    place: Place
    text: str
    why: str


@dataclass
class Log:
    """Collects what is noted; nothing is dropped."""

    changes: list[Change] = field(default_factory=list)
    doubts: dict[Doubt, None] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def change(self, kind: str, place: Place, before: str, after: str) -> None:
        """Note a change."""
        self.changes.append(Change(kind, place, before, after))

    def doubt(self, place: Place, words: str, why: str, done: str = "") -> None:
        """Note a doubt, once."""
        self.doubts.setdefault(Doubt(place, words, why, done))

    def leave_out(self, place: Place, text: str, why: str) -> None:
        """Note words that are not printed."""
        self.left_out.append(LeftOut(place, text, why))
