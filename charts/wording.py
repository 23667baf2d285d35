"""Measured words: pieces of text on their baselines, the room they take, how they stand together.

Input: pieces, or words that are measured. Output: `Words`, which axes put anywhere as one thing.
Lengths are mm from the upper left corner, y downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fonts.setting.chart_styles import CHART
from fonts.setting.roles import AnyRole

_FIELD: AnyRole = CHART.number


class Piece(NamedTuple):
    """A piece of text: the left end of its baseline; without text a field, `wide` and size high."""

    x: float
    y: float
    text: str
    role: AnyRole
    size_pt: float
    ink: str = ""
    wide: float = 0.0


class Words(NamedTuple):
    """Pieces and the box they fill; `lines` is how many their first text was broken into."""

    pieces: tuple[Piece, ...] = ()
    width: float = 0.0
    height: float = 0.0
    lines: int = 0

    def drawn(self, ink: str) -> Words:
        """Return them wholly in an ink, e.g. in white on a bar; as they are where none is given."""
        return (
            self._replace(pieces=tuple(p._replace(ink=ink) for p in self.pieces)) if ink else self
        )

    def moved(self, x: float, y: float) -> tuple[Piece, ...]:
        """Return the pieces moved."""
        return tuple(p._replace(x=p.x + x, y=p.y + y) for p in self.pieces)


NOTHING = Words()


def beside(*parts: Words, gap: float, at: float = 1.0) -> Words:
    """Set words side by side, their tops (0), middles (.5) or feet (1) level."""
    parts = tuple(p for p in parts if p.pieces)
    tall, x, made = max((p.height for p in parts), default=0.0), -gap, list[Piece]()
    for part in parts:
        made += part.moved(x + gap, (tall - part.height) * at)
        x += gap + part.width
    return Words(tuple(made), max(x, 0.0), tall, max((p.lines for p in parts), default=0))


def under(*parts: Words, gap: float, at: float = 0.0) -> Words:
    """Set words under each other, their left edges (0), middles (.5) or right edges (1) in line."""
    parts = tuple(p for p in parts if p.pieces)
    wide, y, made = max((p.width for p in parts), default=0.0), -gap, list[Piece]()
    for part in parts:
        made += part.moved((wide - part.width) * at, y + gap)
        y += gap + part.height
    return Words(tuple(made), wide, max(y, 0.0), parts[0].lines if parts else 0)


def field(ink: str, wide: float, tall: float) -> Words:
    """Return a field of an ink, mm: the sign of a series or class before its name."""
    return Words((Piece(0.0, tall, "", _FIELD, tall, ink, wide),), wide, tall)


def flow(parts: Sequence[Words], width: float, gap: float, line: float) -> Words:
    """Set words side by side in as many lines as they need."""
    lines: list[list[Words]] = [[]]
    for part in parts:
        if lines[-1] and sum(p.width + gap for p in lines[-1]) + part.width > width:
            lines.append([])
        lines[-1].append(part)
    return under(*(beside(*one, gap=gap, at=0.5) for one in lines), gap=line)
