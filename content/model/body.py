"""What an article's body is made of: the kinds of item, in the order in which they are printed.

Input: nothing. Output: frozen models; each has `kind`, its printed words as `text` and the `line`
of its file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from content.model.asides import Aside as Aside
from content.model.base import Frozen
from content.model.paragraph import Paragraph as Paragraph
from content.model.paragraph import Query as Query


class Subhead(Frozen):
    """A sub-head (小标题) between paragraphs, numbered as typed; level 1 stands highest."""

    kind: Literal["subhead"] = "subhead"
    text: str
    line: int = 0
    level: int = Field(default=1, ge=1, le=3, description="1 for ##, 2 for ###, 3 for ####")


class PullQuote(Frozen):
    """A sentence of the article set large (提要); must stand in the article's own text."""

    kind: Literal["pullquote"] = "pullquote"
    text: str
    line: int = 0


class Verse(Frozen):
    """A poem: its lines and stanzas are kept as they are written."""

    kind: Literal["verse"] = "verse"
    title: str = Field(default="", description="title above it; empty: the article's serves")
    author: str = Field(default="", description="who wrote it, under the title")
    stanzas: tuple[tuple[str, ...], ...] = Field(description="lines by stanza")
    line: int = 0

    @property
    def passages(self) -> tuple[str, ...]:
        """What is printed, each stretch by itself: title, author, lines."""
        lines = (line for stanza in self.stanzas for line in stanza)
        return tuple(words for words in (self.title, self.author, *lines) if words)

    @property
    def text(self) -> str:
        """All that is printed, a line of verse on each line."""
        return "\n".join(self.passages)


class Roll(Frozen):
    """A group of names in the order of the source; names of two characters are spaced to three."""

    kind: Literal["roll"] = "roll"
    title: str = Field(default="", description="head of the group")
    names: tuple[str, ...] = Field(description="names as they are printed")
    line: int = 0

    @property
    def passages(self) -> tuple[str, ...]:
        """What is printed, each stretch by itself: the head, each name."""
        return (self.title, *self.names) if self.title else self.names

    @property
    def text(self) -> str:
        """All that is printed, a name on each line."""
        return "\n".join(self.passages)


#: How the words of a column stand: `auto` is by what it holds, numbers on their decimal point.
Alignment = Literal["auto", "left", "center", "right", "decimal"]


class Cell(Frozen):
    """A cell of a table: its words, first column and the columns and rows it takes."""

    text: str = ""
    column: int = Field(ge=0)
    across: int = Field(default=1, ge=1)
    down: int = Field(default=1, ge=1)


Row = tuple[Cell, ...]


class TableWords(Frozen):
    """What an editor writes about a table, its cells excepted."""

    title: str = Field(default="", description="title over the table (表题)")
    unit: str = Field(default="", description="unit of its figures, over it: 单位：亿元")
    notes: tuple[str, ...] = Field(
        default=(), description="lines under the table: a note, the source"
    )
    align: tuple[Alignment, ...] = Field(
        default=(),
        description="auto, left, center, right or decimal for each column; left out: auto",
    )
    stub: bool = Field(default=True, description="the first column heads the rows")


class Table(TableWords):
    """A table: rows of head cells over rows of cells, merged where they say so."""

    kind: Literal["table"] = "table"
    id: str = Field(default="", description="file name without its ending; empty: in an article")
    file: str = Field(default="", description="its file, e.g. tables/a.csv; empty: the article's")
    columns: int = Field(ge=1)
    head: tuple[Row, ...] = ()
    rows: tuple[Row, ...]
    line: int = 0
    first: int = Field(
        default=0, description="rows set before, where it goes on in another column or page"
    )

    @property
    def passages(self) -> tuple[str, ...]:
        """What is printed, each stretch by itself: title, unit, cells row by row, notes."""
        cells = (cell.text for row in (*self.head, *self.rows) for cell in row)
        return tuple(words for words in (self.title, self.unit, *cells, *self.notes) if words)

    @property
    def text(self) -> str:
        """All that is printed, a cell on each line."""
        return "\n".join(self.passages)


BodyItem = Annotated[
    Paragraph | Subhead | PullQuote | Verse | Roll | Table | Aside, Field(discriminator="kind")
]


def printed(item: BodyItem) -> tuple[str, ...]:
    """Return what is printed of an item, each stretch that is read by itself; of a quote nothing.

    A pull-quote repeats words that stand in the text.
    """
    if isinstance(item, PullQuote):
        return ()
    return (item.text,) if isinstance(item, Paragraph | Subhead) else item.passages


def may_stand_free(item: BodyItem) -> bool:
    """Tell whether an item may stand over columns, beside the copy that it is written in."""
    return isinstance(item, Table) or (isinstance(item, Aside) and item.abreast)


def depths(body: Sequence[object]) -> tuple[int, ...]:
    """Return how deep each item stands below the sub-heads before it; a sub-head its own depth.

    Depths count from 1 and go down one at a time, so that a copy whose levels leap from 1 to 3
    still nests well where a reader steps from head to head.
    """
    open_levels: list[int] = []
    found = []
    for item in body:
        if isinstance(item, Subhead):
            while open_levels and open_levels[-1] >= item.level:
                open_levels.pop()
            open_levels.append(item.level)
        found.append(max(1, len(open_levels)) if isinstance(item, Subhead) else len(open_levels))
    return tuple(found)
