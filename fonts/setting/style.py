"""What a caller states and what it may be told: style, the measurer it brings, errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

NARROW_EM = 12.0
"""Measures under this take an indent of 1 em."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The face and manner of a paragraph; lengths in em of its own size."""

    family: str = "Press Song"
    weight: int = 400
    indent_em: float = 2.0
    """First-line indent; at most 1 em is used in measures under 12."""
    justify: bool = True
    """False: ragged right (captions, notes), under the same rules for breaks."""
    vertical: bool = False
    """Lines run downwards and follow each other from the right (竖排)."""

    def indent_at(self, measure: float) -> float:
        """Return the first-line indent in em at a measure in em."""
        return self.indent_em if measure >= NARROW_EM else min(self.indent_em, 1.0)


@dataclass(frozen=True, slots=True)
class Opening:
    """The words that open a paragraph in another face: 问：, a speaker, a run-in head."""

    count: int
    """Characters, blanks not counted."""
    family: str
    weight: int


@dataclass(frozen=True, slots=True)
class Beside:
    """The lines at a paragraph's start that stand beside an initial (首字下沉)."""

    lines: int
    width_em: float
    """What the initial takes of each, with the white behind it, in em of the paragraph's size."""


class FaceName(Protocol):
    """A face as the pages' CSS names it."""

    @property
    def family(self) -> str:
        """CSS family name."""

    @property
    def weight(self) -> int:
        """CSS weight."""


class MetricsLike(Protocol):
    """Widths in one face, in em, as WeasyPrint sets them."""

    def advance(self, char: str) -> float:
        """Return the advance of one character."""

    def run(self, text: str) -> float:
        """Return the shaped width of a run."""

    def ink(self, char: str) -> tuple[float, float]:
        """Return top and bottom of a character's ink below its em box's top."""


class Measurer(Protocol):
    """What the composer needs of a font library (`fonts.FontLibrary` is one)."""

    def metrics(self, family: str, weight: int) -> MetricsLike:
        """Return the measuring of one face."""

    def face_for(self, char: str, family: str, weight: int) -> FaceName | None:
        """Return the face to set a character in: the asked one, a fallback, or None."""


class ComposeError(Exception):
    """A text cannot be set; `code` and `values` say why, in the words of `content/words/`."""

    code = ""
    values: Mapping[str, str | int | float] = {}


class MissingGlyph(ComposeError):  # noqa: N818 - a name of the API
    """No font has a character.

    Attributes:
        char: the character.
        position: its index in the text as given.
    """

    code = "font.no-glyph"

    def __init__(self, char: str, position: int, text: str) -> None:
        """Name the character, its code and its surroundings."""
        self.char, self.position = char, position
        around = text[max(0, position - 6) : position + 7]
        self.values = {"char": char, "number": f"U+{ord(char):04X}", "around": around}
        super().__init__(self.code, self.values)


class UnbreakableText(ComposeError):  # noqa: N818 - as above
    """A stretch of text is wider than the measure and no rule allows a break in it.

    Only chains of marks can be so (say 30 × ！ in a measure of 10); words are parted before that.
    """

    code = "font.unbreakable"

    def __init__(self, stretch: str, measure: float) -> None:
        """Name the stretch and the measure in em."""
        self.stretch, self.measure = stretch, measure
        self.values = {"stretch": stretch, "measure_em": measure}
        super().__init__(self.code, self.values)
