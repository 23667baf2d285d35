"""A line of a PDF's page: a run of characters in one row, with how it looks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from content.importing.forms.pdf.drawn import Box

#: A sentence pauses within a row of running text.
PAUSE = re.compile("[，。；：、！？].")


@dataclass(frozen=True)
class Line:
    """A run of characters in one row; `base` its baseline from the page's foot, in pt."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    face: str
    cells: tuple[str, ...] = ()  # of a row of a table between rules
    opens: bool = False  # a title with which a story of a newspaper's page begins
    within: Box | None = None  # of vertical lines laid level: where all of these stand on the page

    @property
    def top(self) -> float:
        """Where its characters end above."""
        return self.base + 0.88 * self.size

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left
