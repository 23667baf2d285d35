"""What the kinds of copy are set with: composer, styles and weights.

Input: nothing. Output: `Setter`.
"""

from __future__ import annotations

from dataclasses import dataclass

from fonts.setting import Composer
from fonts.setting.styles import Styles
from layout.plan.weights import WEIGHTS, KindWeights


@dataclass(frozen=True)
class Setter:
    """Composer, table of styles, weights."""

    composer: Composer
    styles: Styles
    weights: KindWeights = WEIGHTS.kinds
