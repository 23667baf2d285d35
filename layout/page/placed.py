"""Placed pages: what the planner hands to the renderer.

Input: the planner's choice, realised. Output: frozen data that the templates draw without
deciding anything. All lengths are pt, origin at the trim's top left corner of its page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from content.model import Edition, Figure, Picture
from content.words import Message
from fonts.setting import Line, TextStyle
from fonts.setting.roles import AnyRole
from layout.page.grid import Grid
from layout.page.units import Rect


@dataclass(frozen=True, slots=True)
class SetLine:
    """A composed line at its place: `x`, `y` are the left top corner of its line box.

    A vertical line goes down from there; `height` is the breadth of its column, in whose middle it
    stands.
    """

    line: Line
    x: float
    y: float
    height: float

    @property
    def vertical(self) -> bool:
        """Whether it runs downwards (竖排)."""
        return bool(self.line.cells)


#: The ink of large digits in their line's box, em: its top, and its height. No digit has a foot.
DIGITS_TOP, DIGITS_HIGH = 0.18, 0.7


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A whole paragraph, head, caption …: one element of the tag tree.

    `role` is the CSS class. Roles are the rows of `fonts/setting/styles.py`: `of` takes class, tag,
    face and, where no other is given, the ink from one.
    """

    role: str
    style: TextStyle
    size: float
    lines: tuple[SetLine, ...]
    id: str = ""
    ink: str = "ink"
    tag: str = "p"
    #: Index of the page that it leads to, in a file that has links; −1: none.
    page: int = -1

    @classmethod
    def of(
        cls,
        role: AnyRole,
        size: float,
        lines: tuple[SetLine, ...],
        id: str = "",
        *,
        ink: str = "",
        reversed: bool = False,
    ) -> PlacedText:
        """Return a text of a role at a size in pt; `reversed`: in white on a ground."""
        style = role.on_ground(reversed)
        return cls(role.css, style, size, lines, id, ink or role.ink, role.tag)


@dataclass(frozen=True, slots=True)
class PlacedGroup:
    """Texts that are one element of the tag tree: a stanza, a roll of names.

    `before`: how many of its block's `texts` stand before it.
    """

    tag: str
    parts: tuple[PlacedText, ...]
    id: str = ""
    before: int = 0


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell of a table: its text (without lines: empty), what it heads, what it takes."""

    text: PlacedText
    scope: str = ""
    """`col` or `row` of a head cell."""
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of a table; `head`: it is one of the rows over the others."""

    cells: tuple[PlacedCell, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table, or the part of one that stands on a page: title and unit, rows, notes.

    `again` are the heads that are repeated where it goes on in a further column or page: furniture
    to a reader of the tag tree. `goes_on`: its rows belong to the table of this id before it.
    `before`: how many of its block's `texts` stand before it.
    """

    id: str
    title: tuple[PlacedText, ...]
    rows: tuple[PlacedRow, ...]
    notes: tuple[PlacedText, ...] = ()
    again: tuple[PlacedText, ...] = ()
    goes_on: bool = False
    before: int = 0

    @property
    def texts(self) -> tuple[PlacedText, ...]:
        """All its texts in reading order, repeated heads left out."""
        cells = (cell.text for row in self.rows for cell in row.cells if cell.text.lines)
        return (*self.title, *cells, *self.notes)


@dataclass(frozen=True, slots=True)
class Shade:
    """An ink blended into a photograph under words: whole from one side on, then fading out.

    `whole` and `end` are parts of the frame from that side: to where it has its `strength` (0 to
    1), and where nothing of it is left.
    """

    ink: str
    side: Literal["top", "bottom", "left", "right"]
    strength: float
    whole: float
    end: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle of the page's furniture (ground, bar, strip): an artifact."""

    rect: Rect
    ink: str


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of a picture, on a ground in its corner: an artifact, the caption says it."""

    text: PlacedText
    ground: Fill


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in its frame; `ring`: it is cut round, within a ring of this ink.

    `badge`: the number by which the caption of its group names it.
    """

    picture: Picture
    rect: Rect
    caption: PlacedText | None = None
    shades: tuple[Shade, ...] = ()
    ring: str = ""
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A chart in its frame; the chart draws its own head, note and source."""

    figure: Figure
    rect: Rect


@dataclass(frozen=True, slots=True)
class PlacedCode:
    """A code (二维码) that opens an address, its quiet zone in the frame."""

    link: str
    alt: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule from (x1, y1) to (x2, y2), `weight` pt thick, in an ink: an artifact.

    `turned`: a square that stands on its corner, an eighth of a turn about its middle.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.35
    ink: str = "ink"
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an article: number, kicker, title, deck and byline, already placed."""

    rect: Rect
    texts: tuple[PlacedText, ...]
    number: PlacedText | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Lines of a text again in another ink, cut at a disc: the letters change ink at its edge.

    An artifact: the text itself is read once.
    """

    text: PlacedText
    disc: Rect


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page in reading order.

    `kind`: banner, lede, section, story, box, band, element, foot. `id`: the article's or kind.
    Fills are drawn first, then rules, pictures and text.
    """

    kind: str
    id: str
    rect: Rect
    head: Head | None = None
    texts: tuple[PlacedText, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    figures: tuple[PlacedFigure, ...] = ()
    fills: tuple[Fill, ...] = ()
    rules: tuple[Rule, ...] = ()
    lang: str = "zh-CN"
    order: tuple[str, ...] = ()
    groups: tuple[PlacedGroup, ...] = ()
    #: White that is meant, as beside verse: the audit takes it for no hole.
    whites: tuple[Rect, ...] = ()
    tables: tuple[PlacedTable, ...] = ()
    cuts: tuple[Cut, ...] = ()
    codes: tuple[PlacedCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its blocks in reading order and its furniture."""

    index: int
    number: str
    blocks: tuple[Block, ...]
    rules: tuple[Rule, ...] = ()
    #: White that is meant: the audit takes it for no hole.
    whites: tuple[Rect, ...] = ()
    #: The grid that it was planned on, where an edition's pages have several; None: the edition's.
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class PlacedEdition:
    """A whole planned edition."""

    edition: Edition
    grid: Grid
    pages: tuple[Page, ...]
    notes: tuple[Message, ...] = field(default=())
    #: When the files say they were made, `2021-07-27T00:00:00Z`; empty: on the edition's date.
    created: str = ""
    #: A folder of templates that go before those of `layout/templates/`.
    templates: Path | None = None

    def grid_of(self, page: Page) -> Grid:
        """Return the grid of a page: an inner spread (通版) has another than the pages round it."""
        return page.grid or self.grid

    @property
    def steps(self) -> tuple[int, ...]:
        """How many pages of the paper each page is: a spread is two."""
        return tuple(self.grid_of(page).pages for page in self.pages)

    @property
    def folded(self) -> tuple[bool, ...]:
        """Of each page, whether it is a spread over a fold."""
        return tuple(self.grid_of(page).folded for page in self.pages)
