"""Small counts under a big number: one square stands for a round amount.

Input: a datum and the room in mm. Output: `Squares` with the amount of one square, or nothing where
they would be too many, too small or without room for the words that explain them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from charts.choices import CHOICES
from charts.gauge import Gauge
from charts.scene import Pen
from content.model import Datum
from fonts.lengths import mm

SIDE_MM = 2.3


@dataclass(frozen=True)
class Squares:
    """Squares of one datum: how many are filled, how many there are, what one is."""

    filled: float
    whole: int
    key: str
    pitch: float

    @classmethod
    def of(cls, datum: Datum, room: float, gauge: Gauge) -> Squares | None:
        """Count a datum out in squares."""
        value, most = datum.value, CHOICES.squares.most
        if value is None or not 0 < value < 1e15:
            return None
        step = Decimal(10) ** max(0, math.ceil(math.log10(value / most)) if value > most else 0)
        filled = value / float(step)
        share = datum.unit == "%" and "占" in datum.label
        whole = max(math.ceil(filled - 1e-9), 10 if share and step == 10 else 0)
        key = f"一格＝{format(step, 'f')}{datum.unit}"
        left = room - gauge.width(key, gauge.styles.note) - 1.6
        pitch = min(SIDE_MM * 1.22, left / whole)
        return cls(filled, whole, key, pitch) if pitch >= CHOICES.squares.least_pitch_mm else None

    def draw(self, pen: Pen, x: float, foot: float, ink: str, pale: str) -> None:
        """Draw the squares on a line, their key after them."""
        side = self.pitch * 0.82
        tall = min(SIDE_MM, side * 1.5)
        for i in range(self.whole):
            part = min(1.0, max(0.0, self.filled - i))
            left = x + i * self.pitch
            if part < 1:
                pen.rect(left, foot - tall, side, tall, pale)
            pen.rect(left, foot - tall, side * part, tall, ink)
        note = pen.gauge.styles.note
        baseline = foot - tall / 2 + 0.36 * mm(note.size.pt)
        pen.text(x + self.whole * self.pitch + 1.0, baseline, self.key, note)
