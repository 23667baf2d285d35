"""A page format as data: trim, type area (版心), basic columns and body lines.

Input: nothing. Output: `Profile`, whose fields are those of a file in `layout/profiles/`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """A page format as data; lengths in mm unless the name says otherwise.

    `rows` body lines of `leading_mm` fill the type area (版心) at `body_pt`; a section's number
    is at most `number_pt` large and a headline, where its length allows, at least `headline_pt`:
    it is the largest thing on the page. `spread` names the format of two such pages that face each
    other (通版); in that one the middle gutter is `fold_mm` wide and lies over the fold. Grounds
    reach over the trim by the bleed; where the press prints no further than `inset_mm` within the
    trim, they end there. The running head is wider than the type area by `running_mm` at the right,
    where columns are kept free of it (报眼).
    """

    name: str
    title: str
    trim_mm: tuple[float, float]
    left_mm: float
    top_mm: float
    width_mm: float
    columns: int
    gutter_mm: float
    rows: int
    leading_mm: float
    body_pt: float = 9.0
    bleed_mm: float = 3.0
    inset_mm: float = 0.0
    head_mm: float = 12.0
    number_pt: float = 44.0
    headline_pt: float = 54.0
    smaller: str = ""
    most_pages: int = 0
    spread: str = ""
    fold_mm: float = 0.0
    running_mm: float = 0.0

    @property
    def type_area_cm2(self) -> float:
        """The type area of a page, cm²: the amount of copy follows it."""
        return self.width_mm * self.rows * self.leading_mm / 100

    @property
    def reach_mm(self) -> float:
        """How far grounds reach over the trim; below 0 they end within it."""
        return -self.inset_mm if self.inset_mm else self.bleed_mm
