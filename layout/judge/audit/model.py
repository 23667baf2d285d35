"""What an audit says of a finished PDF.

Input: nothing. Output: frozen data: faults with code, place and measure, and each page's figures.
Places are mm from the trim's left top corner; pages are counted from 1.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum

from content.words import Message, message


class Code(StrEnum):
    """Kinds of fault (编排忌讳) that the finished page can show."""

    OVERFLOW = "overflow"  # text or ink outside the type area, or cut by the page's edge
    OVERLAP = "overlap"  # text on text, or text over a picture or chart that is not its own
    PALE = "pale"  # words in an ink too like the ground they stand on
    HOLE = "hole"  # an empty rectangle larger than is meant
    BESIDE_HEAD = "beside-head"  # an empty strip at the side of a title
    SEAM = "seam"  # 通缝: a gutter between blocks through most of the page
    RIBBON = "ribbon"  # columns too low, or a block too wide or too high for what it is
    FOLD = "fold"  # a letter near the fold of a spread, or a picture or chart over it
    HOLLOW = "hollow"  # a chart that is mostly empty
    UNEVEN = "uneven"  # text columns of one block that end at different lines
    OFF_GRID = "off-grid"  # body lines beside the common baseline grid
    SMALL = "small"  # text under 7 pt
    RAGGED = "ragged"  # a body line whose right edge misses its column's measure
    LINE_START = "line-start"  # a mark that may not begin a line does
    LINE_END = "line-end"  # a mark that may not end a line does
    LOST = "lost"  # copy of the edition that is not in the PDF, or not whole
    MISORDERED = "misordered"  # copy that stands before what it follows
    DOUBLED = "doubled"  # a paragraph that is printed twice
    UNQUOTED = "unquoted"  # a pull-quote of the editor's that is not set
    RIVAL_HEADS = "rival-heads"  # 碰题: two like heads level with each other
    STRANDED_HEAD = "stranded-head"  # a head with fewer than three lines under it
    HIERARCHY = "hierarchy"  # a head larger than one above it in rank
    TOUCHING = "touching"  # two pictures without a gap


class Unit(StrEnum):
    """What a fault is measured in."""

    MM = "mm"
    MM2 = "mm2"
    PT = "pt"
    EM = "em"
    CHARACTERS = "characters"
    TIMES = "times"
    WORDS = "words"
    LINES = "lines"
    LINES_UNDER = "lines-under"  # lines of text under a head
    MM_APART = "mm-apart"
    AREA = "area"  # percent of the type area
    HEIGHT = "height"  # percent of the type area's height
    TO_ONE = "to-one"  # longer side to the shorter
    MARKS = "marks"
    CONTRAST = "contrast"  # of luminances, to 1


#: Characters of a text that a fault quotes.
SHOWN = 12
#: Figures after the point of a place (mm), of a measure that is kept, and of one that is told.
PLACE_DIGITS, DIGITS, TOLD_DIGITS = 1, 3, 2


def beginning(words: str) -> str:
    """Return the first characters of a text, by which a reader finds it."""
    return words[:SHOWN]


def ending(words: str) -> str:
    """Return the last characters of a text."""
    return words[-SHOWN:]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: `measure` is in `unit`; `x_mm`, `y_mm` say where on the trimmed page.

    `told` is what is there: which words, how much of how many. What the fault is called and what
    can be done about it, the catalogue has by its code.
    """

    code: Code
    page: int
    x_mm: float
    y_mm: float
    measure: float
    unit: Unit
    told: Message

    @classmethod
    def of_copy(cls, code: Code, measure: float, unit: Unit, told: Message) -> Fault:
        """Return a fault of the whole file's text: it has no page and no place."""
        return cls(code, 0, 0, 0, measure, unit, told)

    @property
    def name(self) -> Message:
        """What the fault is called, with its remedy."""
        return Message(f"audit.{self.code}")

    @property
    def size(self) -> Message:
        """The measure with its unit."""
        measure = round(self.measure, TOLD_DIGITS)
        return message("audit.size", measure=measure, unit=Message(f"unit.{self.unit}"))


@dataclass(frozen=True, slots=True)
class PageFigures:
    """What was measured on one page, faults or none."""

    page: int
    chars: int
    lines: int
    body_lines: int
    text_columns: int
    fill_percent: float
    largest_empty_mm2: float
    largest_empty_percent: float
    beside_heads_percent: float
    seam_percent: float
    smallest_text_pt: float
    off_grid: int
    worst_edge_em: float
    uneven_lines: float


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The whole audit: it is good where no fault was found."""

    pages: tuple[PageFigures, ...]
    faults: tuple[Fault, ...]
    tagged: bool

    @property
    def good(self) -> bool:
        """True where nothing was found."""
        return not self.faults

    def counts(self) -> Counter[Code]:
        """Return how many faults there are of each code."""
        return Counter(fault.code for fault in self.faults)

    def as_dict(self) -> dict[str, object]:
        """Return plain data for JSON."""
        return asdict(self)
