"""How much placeholder copy fills whole pages: sections and type area → characters and pictures.

Measured with `python -m bench.starting`: every number of sections, format and banner.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Square centimetres that a section's head and its first lines take beside its copy.
HEAD_CM2 = 34.0
#: Square centimetres of banner and figures' band, as a part of the first page.
OPENING = 0.24
#: Characters that stand in a square centimetre of body type, pictures and air taken off.
DENSITY = 3.0
#: The least that a section says, and the shortest that its leading section may be.
LEAST = 170


@dataclass(frozen=True)
class Amount:
    """Characters of each section, and the sections that have a picture (from 1)."""

    sections: tuple[int, ...]
    pictured: frozenset[int]


def amount(sections: int, area_cm2: float) -> Amount:
    """Return how much each section says, so that all of them fill whole pages."""
    pages = 1
    while True:
        room = (pages - OPENING) * area_cm2 - sections * HEAD_CM2
        characters = DENSITY * room
        if characters >= LEAST * sections:
            break
        pages += 1
    each = characters / sections
    pictured = range(1, sections + 1, 3 if sections > 4 else 2)
    lengths = [round(each * (1.25 if number == 1 else 1)) for number in range(1, sections + 1)]
    return Amount(tuple(lengths), frozenset(pictured))
