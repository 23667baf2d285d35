"""What a paragraph is made of: boxes, the joints between them, and both together (`Prepared`).

The model: a full-width mark is a box of ½ em (its ink); its blank half belongs to the joint beside
it. So a mark that meets another loses its blank, and an opening mark at a line start takes ½ em,
because a joint at a line's edge is dropped. All lengths in em.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, auto
from itertools import accumulate

from fonts.chinese.characters import Kind, is_ideograph
from fonts.setting.style import TextStyle


class Stage(IntEnum):
    """What a joint gives when a line is shrunk, in the order of giving (text.md, CLREQ 3.2.3)."""

    SPACE = auto()
    DOT = auto()
    BRACKET = auto()
    PAUSE = auto()
    HAN_LATIN = auto()
    STOP = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Box:
    """What is never parted: a Han character, a mark's ink, a word, ——."""

    text: str
    kind: Kind
    offset: int
    """Of its first character in the normalised text."""
    body: float
    lead: float
    """Blank inside the glyph before its ink; drawn with the glyph, so a joint takes it off."""
    trail: float
    """Blank inside the glyph behind its ink."""
    family: str | None
    weight: int | None
    """Of a fallback face; None where the style's own face has the character."""
    across: float = 0.0
    """In vertical lines: its breadth, where it stands upright."""

    @property
    def blank_at_end(self) -> float:
        """The blank at a line end, which the mark may give up (½ em of a full-width mark)."""
        return self.trail

    @property
    def is_han(self) -> bool:
        """Whether it counts as a Han character in a last line (孤字)."""
        return self.kind is Kind.HAN and len(self.text) == 1 and is_ideograph(self.text)


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two boxes."""

    natural: float
    shrink: float
    stage: Stage
    stretch: float
    """Before all gaps are stretched alike: Western spaces."""
    elastic: bool
    """Whether it takes part in the general stretch."""
    breakable: bool
    space: str
    """The blank typed here, "" when none; it stays in the text at a line end."""
    cost: float
    """Of breaking here."""

    @property
    def mixed(self) -> bool:
        """Whether it is a Han-Latin gap, which is stretched less far than others."""
        return self.stage is Stage.HAN_LATIN

    @property
    def plain(self) -> bool:
        """Whether it is stretched as far as the limit for lines allows."""
        return self.elastic and not self.mixed


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paragraph ready to be set at any measure; joints[k] stands between boxes k and k + 1."""

    text: str
    """Normalised: what the lines give back, character by character."""
    style: TextStyle
    boxes: tuple[Box, ...]
    joints: tuple[Joint, ...]
    space_em: float
    """Advance of a space in the style's face."""
    opening: tuple[str, int, float] | None = None
    """Face of the words that open the paragraph, and the advance of a space in it."""

    def natural_width(self, first: int, end: int) -> float:
        """Return the width of boxes first … end - 1 as a line, without blank at its edges."""
        body = sum(box.body for box in self.boxes[first:end])
        return body + sum(joint.natural for joint in self.joints[first : max(first, end - 1)])


class Spans:
    """The natural widths of all stretches of a paragraph, each in two look-ups."""

    def __init__(self, prepared: Prepared) -> None:
        """Add up the widths."""
        bodies = [box.body for box in prepared.boxes]
        steps = [body + joint.natural for body, joint in zip(bodies, prepared.joints, strict=False)]
        self.left = list(accumulate(steps, initial=0.0))
        """Left edge of the ink of each box, as on one line without end."""
        self.right = [0.0, *(x + body for x, body in zip(self.left, bodies, strict=False))]
        """Right edge of the ink before each box, and of the last."""

    def width(self, first: int, end: int) -> float:
        """Return the width of boxes first … end - 1 as a line, without blank at its edges."""
        return self.right[end] - self.left[first]
