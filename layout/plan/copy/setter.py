"""What the kinds of copy are set with: composer, styles and weights.

Input: nothing. Output: `Setter`, and the size of a role within its copy.
"""

from __future__ import annotations

from dataclasses import dataclass

from fonts.setting import Composer
from fonts.setting.roles import AnyRole, Part
from fonts.setting.styles import Styles
from layout.plan.weights import WEIGHTS, KindWeights


@dataclass(frozen=True)
class Setter:
    """Composer, table of styles, weights."""

    composer: Composer
    styles: Styles
    weights: KindWeights = WEIGHTS.kinds


def part_of(role: AnyRole, copy_pt: float) -> float:
    """Return the size in pt of a role within copy of a size in pt."""
    return role.size.pt(copy_pt) if isinstance(role.size, Part) else copy_pt
