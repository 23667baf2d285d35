"""What a line may be stretched, and what its faults cost; the lines are chosen in `breaking`.

Input: nothing. Output: limits in em and costs without unit. It stands apart from `breaking` so that
what composes no paragraph (`check`) does not wait for NumPy.
"""

from __future__ import annotations

from enum import Enum

STRETCH_GOOD = 0.12
"""Stretch between two Han characters that goes unseen; beyond it a line costs OVER_GOOD more."""
STRETCH_MOST = 0.25
"""No justified line is stretched more."""
OVER_GOOD = 50.0
STRETCH_COST = 0.8
"""Of a line stretched by STRETCH_GOOD; grows with the cube."""
SHRINK_COST = 0.8
"""Of a line shrunk as far as it goes, every mark half-width; half as far costs an eighth, so that
a line is squeezed before one is stretched (先挤进后推出)."""
SPACE_COST = 0.03
"""Of a line whose Western spaces stand at their widest."""
WIDOW = 1e5
"""Of a last line with fewer than two Han characters (孤字)."""
WIDOW_WORD = 1e4
"""Of one that has no two Han characters but a word of two letters or digits."""
LOOSE = 100.0
"""Of a line that cannot be justified within the limits and is set ragged …"""
LOOSE_SLACK = 2_000.0
"""… and of what it leaves empty, by the square of its share of the measure."""
RAGGED_EM = 0.5
"""A line may be left ragged so far: half a character is hardly seen. One beyond costs …"""
RAGGED_OVER = 2_000.0
"""… this more: rather a word is parted (400), but no number (2,500)."""
RAGGED = 4.0
COUNTS_BELOW, COUNTS_ABOVE = 2, 3


class Mode(Enum):
    """How lines are judged."""

    STRICT = "strict"
    """Every line but the last justified within the limits."""
    LOOSE = "loose"
    """A line that cannot be is set ragged, at a high cost."""
    RAGGED = "ragged"
    """All lines ragged."""
