"""How many inks small things may have: a colour and a plant's limits → the least size or width.

Input: a colour's four inks, 0 to 1, and a `PressProfile`. Output: a `Make` (one solid ink, tinted,
rich), and what the plant asks of text and rules of that make. A screen of 85 lines breaks what is
thin into dots, and plates that do not register pull apart what has several inks.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from layout.plant.profile import PressProfile

#: From this share on an ink counts: less is no dot on newsprint (ISO 12647-3: 2 to 98 %, lightly).
COUNTS = 0.05
#: From this share on an ink is solid: no screen is seen.
SOLID = 0.95
#: What the inks take of the light: black all, the others as the eye weighs their complements.
DARKNESS = (0.3, 0.59, 0.11, 1.0)


class Make(Enum):
    """What a colour is printed with."""

    SOLID = "solid"  # one ink, full
    TINTED = "tinted"  # a tint, or two inks
    RICH = "rich"  # three or four inks


def inks_in(inks: Sequence[float]) -> int:
    """Return how many inks of a colour count."""
    return sum(share >= COUNTS for share in inks)


def make_of(inks: Sequence[float]) -> Make:
    """Return what a colour is printed with; paper white is solid."""
    count = inks_in(inks)
    if count > 2:
        return Make.RICH
    if count == 2 or any(COUNTS <= share < SOLID for share in inks):
        return Make.TINTED
    return Make.SOLID


def darkness(inks: Sequence[float]) -> float:
    """Return how dark a colour is, 0 (paper) to 1 (black)."""
    return min(1.0, sum(share * part for share, part in zip(inks, DARKNESS, strict=True)))


def least_text_pt(make: Make, profile: PressProfile) -> float:
    """Return the least size of text of a make."""
    limits = profile.text
    own = {Make.TINTED: limits.least_tinted_pt, Make.RICH: limits.least_rich_pt}
    return max(limits.least_pt, own.get(make, 0.0))


def least_line_pt(make: Make, profile: PressProfile) -> float:
    """Return the least width of a rule of a make."""
    own = {Make.TINTED: profile.tinted_line_pt, Make.RICH: profile.rich_line_pt}
    return max(profile.hairline_pt, own.get(make, 0.0))
