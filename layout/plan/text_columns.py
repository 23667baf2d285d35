"""Equal text columns within a width.

Input: a width and the em, pt. Output: every way of setting it in `Columns`, each with its cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from layout.plan.weights import WEIGHTS, ColumnWeights


@dataclass(frozen=True, slots=True)
class Columns:
    """Equal text columns within a width: `count` of `measure` em, `gutter` pt between them."""

    count: int
    measure: int
    gutter: float
    em: float

    @property
    def width(self) -> float:
        """Width of one column in pt."""
        return self.measure * self.em

    def span(self, count: int) -> float:
        """Width of so many neighbouring columns in pt."""
        return count * self.width + (count - 1) * self.gutter

    def x(self, index: int) -> float:
        """Left edge of a column in pt from the block's text edge."""
        return index * (self.width + self.gutter)

    def cost(self, weights: ColumnWeights = WEIGHTS.columns) -> float:
        """How far the measure is from comfortable, and the gutter."""
        narrow = weights.narrow_ratio * (weights.comfortable_from_em - self.measure)
        measure = min(self.measure, weights.most_measure_em)  # wider ones are of few lines
        off = max(0.0, narrow, measure - weights.comfortable_to_em)
        wide = max(0.0, self.gutter / self.em - weights.comfortable_gutter_em)
        gutter = weights.gutter_cost * wide if self.count > 1 else 0.0
        return weights.measure_cost * off * off + gutter


def columns_of(
    width: float,
    em: float,
    weights: ColumnWeights = WEIGHTS.columns,
    least_gutter_em: float | None = None,
) -> tuple[Columns, ...]:
    """Return every way to set a width (pt) in equal columns of whole characters (`em` pt)."""
    least = (least_gutter_em or weights.least_gutter_em) * em
    widest = min(weights.widest_gutter_em * em, weights.widest_gutter_pt)
    found = []
    for count in range(1, weights.most_columns + 1):
        free = width - (count - 1) * least
        measure = floor(free / (count * em) + weights.measure_slack_em)
        if measure < weights.least_measure_em:
            break
        if measure > weights.most_measure_em:
            continue
        gutter = (width - count * measure * em) / (count - 1) if count > 1 else 0.0
        if gutter > widest:
            continue
        found.append(Columns(count, measure, gutter, em))
    return tuple(found)
