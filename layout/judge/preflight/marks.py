"""What is drawn on the pages, as the checks read it.

Input: nothing. Output: the records that `interpreter` writes. Rectangles are left, bottom, right,
top in pt of the page's user space, clipped; `shown` is false where the clip leaves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from content.words import Message
from layout.judge.preflight.colour import Cmyk, Space
from layout.judge.preflight.masks import Mask
from layout.judge.preflight.typeface import Typeface
from layout.pdf.boxes import Box


class Bar(NamedTuple):
    """A filled line: `right` where it is a rectangle, not a sliver of a drawing."""

    thick: float
    box: Box
    right: bool


class Part(NamedTuple):
    """A small part of a filled path: its box, pt, and how many numbers draw it."""

    box: Box
    drawn: int


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour: values in a space, a pattern has none of its own; and how opaque it is."""

    space: Space
    values: tuple[float, ...] = ()
    alpha: float = 1.0

    @property
    def inks(self) -> Cmyk | None:
        """Return the four inks as they come onto paper, or None where the space does not say."""
        found = self.space.inks(self.values)
        if found is None or self.alpha >= 1:
            return found
        c, m, y, k = found
        return c * self.alpha, m * self.alpha, y * self.alpha, k * self.alpha

    def through(self, alpha: float) -> Paint:
        """Return the colour painted with an opacity, 0 to 1."""
        return self if alpha >= 1 else replace(self, alpha=alpha)

    @property
    def nothing(self) -> bool:
        """True for the ink that no plate is of: what it paints is not printed."""
        return bool(self.space.names) and set(self.space.names) == {"None"}

    @property
    def white(self) -> bool:
        """True for paper white."""
        return self.space.white(self.values)


class Run(NamedTuple):
    """A line of text before it is clipped: its box, pt; `along`: 0 where level, 1 where upright."""

    box: Box
    along: int

    def length(self, box: Box) -> float:
        """Return the length of a part of the line, pt."""
        return box[self.along + 2] - box[self.along]


class Outline(NamedTuple):
    """A line drawn along letters' edges: its colour and width, pt; `alone`: nothing fills them."""

    paint: Paint
    width: float
    overprint: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A string that is shown. `size` is what the eye sees, pt; `mode` the rendering mode.

    Text that only clips (mode 7) is of mode 0 as soon as something is painted through it.
    """

    page: int
    box: Box
    shown: bool
    face: Typeface
    size: float
    mode: int
    paint: Paint
    overprint: bool
    opm: int
    mirrored: bool = False
    outline: Outline | None = None
    blank: bool = False  # nothing but blanks
    run: Run | None = None  # a level or upright line as it is before the clip


@dataclass(frozen=True, slots=True)
class Shape:
    """A path that is painted: `width` of a stroke, pt, or the thinnest `bar` of a filled one."""

    page: int
    box: Box
    shown: bool
    stroked: bool
    paint: Paint
    width: float | None
    overprint: bool
    opm: int
    bar: Bar | None = None
    ruled: float = 0.0  # the longest upright or level line of a stroke, pt
    slant: float = 0.0  # length of a stroke from one point aslant to another, alone, pt
    parts: tuple[Part, ...] = ()  # what of a filled path may be letters


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on the page; `ppi` is its coarser direction."""

    page: int
    box: Box
    shown: bool
    pixels: tuple[int, int]
    ppi: float
    filters: tuple[str, ...]
    bits: int
    opi: bool
    mask: Mask | None = None  # it is a mask, and no picture


#: What a colour is used by, or what is a transparency group.
FILL, STROKE = Message("preflight.of-fill"), Message("preflight.of-stroke")
TEXT, OUTLINE = Message("preflight.of-text"), Message("preflight.of-outline")
PICTURE, PLAIN_PICTURE = Message("preflight.of-picture"), Message("preflight.of-picture-plain")
SHADING, MASK = Message("preflight.of-shading"), Message("preflight.of-mask")
FORM, PAGE = Message("preflight.of-form"), Message("preflight.of-page")


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour space that is used, and by what."""

    page: int
    box: Box
    space: Space
    what: Message


@dataclass(frozen=True, slots=True)
class Note:
    """Anything else that a check asks for: transparency, a transfer curve, PostScript, damage."""

    page: int
    box: Box
    kind: str
    what: Message


@dataclass(slots=True)
class Marks:
    """All that the pages draw."""

    texts: list[Text] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    colours: list[Colour] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    faces: dict[object, Typeface] = field(default_factory=dict)
    glyphs: dict[int, tuple[Typeface, dict[int, tuple[int, Box]]]] = field(default_factory=dict)
    operators: int = 0
    seen: set[tuple[int, int]] = field(default_factory=set)  # colour objects that are used
